//! The wire: generated types and the one place that turns them into the domain's and back.

mod codec;
mod error;
mod limits;
mod parts;
pub mod proto;
pub mod request;
pub mod response;

pub use codec::Codec;
pub use error::{DOMAIN, Error, Fault, code_name, from_stream, from_transport, to_rpc_status};
pub use limits::Limits;
