//! Messages of the contract as proto JSON, by the contract's own descriptors: what the output has is what the contract has.

use std::io;

use prost::Message;
use prost_reflect::{DescriptorPool, DynamicMessage, MessageDescriptor, SerializeOptions};
use serde_json::Serializer;

use crate::wire::proto::DESCRIPTORS;

/// Writes messages of one type.
#[derive(Debug)]
pub struct JsonWriter {
    descriptor: MessageDescriptor,
}

impl JsonWriter {
    /// A writer for the message of the contract with this name.
    pub fn new(message: &str) -> io::Result<Self> {
        let pool = DescriptorPool::decode(DESCRIPTORS).map_err(io::Error::other)?;
        let descriptor = pool.get_message_by_name(&format!("entity_extractor.v1.{message}"));
        let descriptor =
            descriptor.ok_or_else(|| io::Error::other(format!("the contract has no message {message}")))?;
        Ok(Self { descriptor })
    }

    /// The message on one line. Fields at their default are written too, so that a reader finds every name.
    pub fn line(&self, message: &impl Message) -> io::Result<String> {
        let bytes = message.encode_to_vec();
        let dynamic = DynamicMessage::decode(self.descriptor.clone(), bytes.as_slice()).map_err(io::Error::other)?;
        let mut line = Vec::new();
        let options = SerializeOptions::new().skip_default_fields(false);
        dynamic.serialize_with_options(&mut Serializer::new(&mut line), &options).map_err(io::Error::other)?;
        String::from_utf8(line).map_err(io::Error::other)
    }
}
