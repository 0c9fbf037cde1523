//! What the process tells of itself: metrics and traces. Names, counts and times; never text.

mod catalogue;
mod labels;
mod metrics;
#[cfg(target_os = "linux")]
mod process;
pub mod traces;

pub use catalogue::{METHODS, Method, Work};
pub use metrics::{DocumentResult, Metrics, ShedReason, encode};

/// The media type of what [`encode`] writes.
pub const METRICS_TYPE: &str = "application/openmetrics-text; version=1.0.0; charset=utf-8";
