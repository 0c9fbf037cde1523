//! The wire: generated types and the one place that turns them into the domain's and back.

pub mod proto;
