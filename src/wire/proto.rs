//! The types generated from `proto/`.

#![expect(clippy::allow_attributes, reason = "the generated services have some")]

tonic::include_proto!("entity_extractor.v1");

/// The encoded descriptor set of the contract without the services of the admin listener, for server reflection.
pub const DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/descriptors.bin"));

/// The encoded descriptor set of the whole contract, for reflection on the admin listener.
pub const ADMIN_DESCRIPTORS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/admin_descriptors.bin"));
