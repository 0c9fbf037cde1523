//! The requests of the gazetteers' admin service.

use super::options::unknown_gazetteer;
use crate::gazetteer::{is_layer_name, is_reserved};
use crate::wire::error::{Error, Fault};
use crate::wire::limits::Limits;
use crate::wire::proto;

/// A gazetteer on its way in, part by part.
#[derive(Debug)]
pub struct Upload {
    /// The name that it is to have.
    pub name: String,
    /// Whether it is only to be checked.
    pub only_check: bool,
    /// What came of it.
    pub content: Vec<u8>,
}

impl Upload {
    /// Checks the first message.
    pub fn begin(first: proto::ActivateGazetteerRequest, limits: &Limits) -> Result<Self, Error> {
        let proto::ActivateGazetteerRequest { name, validate_only, chunk } = first;
        if !is_layer_name(&name) || is_reserved(&name) {
            return Err(Error::field("name", Fault::GazetteerName));
        }
        let mut upload = Self { name, only_check: validate_only, content: Vec::new() };
        upload.add(&chunk, limits)?;
        Ok(upload)
    }

    /// Adds another part.
    pub fn add(&mut self, chunk: &[u8], limits: &Limits) -> Result<(), Error> {
        let (bytes, limit) = (self.content.len() + chunk.len(), limits.gazetteer_bytes);
        if bytes > limit {
            return Err(Error::field("chunk", Fault::ContentTooLarge { bytes, limit }));
        }
        self.content.extend_from_slice(chunk);
        Ok(())
    }

    /// Checks that all of it is there.
    pub fn end(self) -> Result<Self, Error> {
        if self.content.is_empty() { Err(Error::field("chunk", Fault::Required)) } else { Ok(self) }
    }
}

/// Checks a request to take a gazetteer away, which is to be one of those that were given.
pub fn deactivate(request: proto::DeactivateGazetteerRequest) -> Result<String, Error> {
    let proto::DeactivateGazetteerRequest { name } = request;
    if name.is_empty() { Err(Error::field("name", Fault::Required)) } else { Ok(name) }
}

/// The error for a gazetteer that was not given to this server.
pub fn not_given(name: &str) -> Error {
    unknown_gazetteer("name", name)
}
