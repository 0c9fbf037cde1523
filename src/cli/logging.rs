//! Log lines on standard error.

use std::io::{self, IsTerminal as _};
use std::panic;

use opentelemetry_sdk::trace::SdkTracerProvider;
use tracing::error;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;
use tracing_subscriber::{EnvFilter, Layer as _, fmt};

use crate::config::LogFormat;
use crate::telemetry::traces;

/// Starts to write log lines as `format` and `filter` say, and to export spans where there is a provider for them.
pub fn start(format: LogFormat, filter: &str, traces: Option<&SdkTracerProvider>) {
    let is_pretty = match format {
        LogFormat::Auto => io::stderr().is_terminal(),
        LogFormat::Pretty => true,
        LogFormat::Json => false,
    };
    let lines = fmt::layer().with_writer(io::stderr);
    let lines = if is_pretty {
        lines.with_ansi(io::stderr().is_terminal()).with_target(false).compact().boxed()
    } else {
        lines.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed()
    };
    let spans = traces.map(|provider| {
        traces::layer(provider).with_filter(filter_fn(|metadata| metadata.target().starts_with(OWN_TARGET)))
    });
    tracing_subscriber::registry().with(lines.with_filter(discreet(filter))).with(spans).init();
    log_panics_without_text();
}

/// The targets of this program.
const OWN_TARGET: &str = "entity_extractor";

/// What the transport tells of headers at its finest levels may hold secrets: these are never written.
const TALKATIVE: [&str; 5] = ["h2=info", "hyper=info", "hyper_util=info", "tower=info", "rustls=info"];

/// The filter, which was checked when the configuration was read, without what may tell secrets.
fn discreet(filter: &str) -> EnvFilter {
    let filter = EnvFilter::try_new(filter).unwrap_or_default();
    TALKATIVE.iter().filter_map(|directive| directive.parse().ok()).fold(filter, EnvFilter::add_directive)
}

/// A panic's own message may quote the text at hand (slicing errors do), which no log shall hold: only the place is told.
fn log_panics_without_text() {
    panic::set_hook(Box::new(|info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        error!(place, "panic");
    }));
}
