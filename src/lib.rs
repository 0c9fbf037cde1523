//! Entity extraction for news: people, places and organizations with roles and sentence offsets, over gRPC.

pub mod engine;
pub mod gazetteer;
pub mod wire;
