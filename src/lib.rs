//! Entity extraction for news: people, places and organizations with roles and sentence offsets, over gRPC.

mod builtin;
pub mod cli;
pub mod config;
pub mod engine;
pub mod gazetteer;
pub mod import;
pub mod server;
pub mod service;
pub mod telemetry;
pub mod wire;
