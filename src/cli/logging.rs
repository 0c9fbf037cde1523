//! Log lines on standard error.

use std::io::{self, IsTerminal as _};
use std::panic;

use tracing::error;
use tracing_subscriber::EnvFilter;

use crate::config::LogFormat;

/// Starts to write log lines as `format` and `filter` say.
pub fn start(format: LogFormat, filter: &str) {
    let is_pretty = match format {
        LogFormat::Auto => io::stderr().is_terminal(),
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    // Checked when the configuration was read.
    let filter = EnvFilter::try_new(filter).unwrap_or_default();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    if is_pretty {
        lines.with_ansi(io::stderr().is_terminal()).with_target(false).compact().init();
    } else {
        lines.json().flatten_event(true).with_current_span(false).with_span_list(false).init();
    }
    log_panics_without_text();
}

/// A panic's own message may quote the text at hand (slicing errors do), which no log shall hold: only the place is told.
fn log_panics_without_text() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        error!(place, "panic");
    }));
}
