//! The types generated from `proto/`.

tonic::include_proto!("entity_extractor.v1");

/// The encoded descriptor set of the contract, for server reflection.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));
