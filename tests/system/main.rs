//! The system from outside: the services over real sockets, and the built binary. One crate, so that it links once.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod access;
mod activation;
mod ad_hoc;
mod admin;
#[cfg(unix)]
mod cli;
mod config;
mod discovery;
mod errors;
mod gazetteers;
#[cfg(unix)]
mod import;
mod jwt;
mod limits;
mod logging;
#[cfg(unix)]
mod markers;
mod quotations;
#[cfg(target_os = "linux")]
mod reload;
mod service;
mod shutdown;
mod stream;
mod support;
mod tls;
