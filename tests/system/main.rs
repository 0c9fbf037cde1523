//! The system from outside: the services over real sockets, and the built binary. One crate, so that it links once.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod admin;
#[cfg(unix)]
mod cli;
mod config;
mod discovery;
mod errors;
mod gazetteers;
mod limits;
mod logging;
#[cfg(unix)]
mod markers;
mod quotations;
mod service;
mod shutdown;
mod stream;
mod support;
