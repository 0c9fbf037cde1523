//! Each format from its text to a gazetteer that loads and that `gazetteer check` accepts.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod formats;
mod samples;
mod sink;
mod support;
