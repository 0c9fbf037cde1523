//! The methods that are counted, so that no label comes from a caller.

use crate::wire::proto::{extraction_service_server, gazetteer_service_server};

/// A method of the contract.
#[derive(Debug, PartialEq, Eq)]
pub struct Method {
    /// The full name of its service.
    pub service: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What a call of it takes.
    pub work: Work,
}

/// What a call takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    /// A look-up: next to nothing.
    Read,
    /// The engine, at once.
    Queued,
    /// The engine, as documents come, on a stream both ways.
    Streamed,
}

const EXTRACTION: &str = extraction_service_server::SERVICE_NAME;
const GAZETTEER: &str = gazetteer_service_server::SERVICE_NAME;

/// Every method of the contract.
pub static METHODS: [Method; 7] = [
    Method { service: EXTRACTION, name: "Extract", work: Work::Queued },
    Method { service: EXTRACTION, name: "BatchExtract", work: Work::Queued },
    Method { service: EXTRACTION, name: "StreamExtract", work: Work::Streamed },
    Method { service: GAZETTEER, name: "GetGazetteer", work: Work::Read },
    Method { service: GAZETTEER, name: "ListGazetteers", work: Work::Read },
    Method { service: GAZETTEER, name: "LookUpName", work: Work::Read },
    Method { service: GAZETTEER, name: "ExplainText", work: Work::Queued },
];

impl Method {
    /// The method that a request's path names.
    pub fn of_path(path: &str) -> Option<&'static Self> {
        let (service, name) = path.strip_prefix('/')?.split_once('/')?;
        METHODS.iter().find(|method| method.service == service && method.name == name)
    }

    /// Whether it takes and gives streams; the contract has no half ones.
    pub fn is_stream(&self) -> bool {
        self.work == Work::Streamed
    }

    /// Its kind, as `grpc_type` names it.
    pub(super) fn kind(&self) -> &'static str {
        if self.is_stream() { "bidi_stream" } else { "unary" }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::proto::DESCRIPTORS;

    #[test]
    fn every_method_of_the_contract_is_counted() {
        let pool = prost_reflect::DescriptorPool::decode(DESCRIPTORS).unwrap();
        let methods: Vec<_> = pool.services().flat_map(|service| service.methods().collect::<Vec<_>>()).collect();
        for method in &methods {
            let path = format!("/{}/{}", method.parent_service().full_name(), method.name());
            let known = Method::of_path(&path).unwrap_or_else(|| panic!("{path} is not counted"));
            let streams = (method.is_client_streaming(), method.is_server_streaming());
            assert_eq!(streams, (known.is_stream(), known.is_stream()), "{path}");
        }
        assert_eq!(methods.len(), METHODS.len());
        for path in ["", "/", "/x/Extract", "entity_extractor.v1.ExtractionService/Extract"] {
            assert_eq!(Method::of_path(path), None, "{path}");
        }
    }
}
