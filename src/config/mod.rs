//! The configuration: flags over environment over file over defaults, checked as a whole before anything starts.

mod gazetteers;
mod keys;
mod sources;
mod transport;
mod values;

pub use gazetteers::{MOST as MOST_GAZETTEERS, Source, gaz_files, layer, layers};
pub use keys::{ENV_PREFIX, Flags, GazetteerFlags, KEYS, Key, env_name};
pub use sources::{Problem, Sources};
pub use values::LogFormat;

use std::net::SocketAddr;

use crate::server::Transport;
use crate::service::Settings;
use crate::wire::Limits;

/// Everything an operator may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Where to listen for metrics, probes and administration, if anywhere.
    pub admin_listen: Option<SocketAddr>,
    /// The gazetteers to load, the built-in one first where it is wanted.
    pub gazetteers: Vec<Source>,
    /// How often the gazetteers' files are compared with what is loaded; zero where only SIGHUP loads them again.
    pub reload_every: std::time::Duration,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Which log lines are written, as a `tracing` filter.
    pub log_level: String,
    /// Limits on work.
    pub settings: Settings,
    /// Limits on connections and on the end.
    pub transport: Transport,
}

impl Config {
    /// Reads every setting.
    ///
    /// # Errors
    ///
    /// Every problem of every source, not only the first.
    pub fn read(sources: Sources) -> Result<Self, Vec<Problem>> {
        let mut from = sources;
        let listen = from.value("listen", values::address);
        let admin_listen = from.value("admin-listen", values::address_or_off);
        let gazetteers = gazetteers::sources(&mut from);
        let log_format = from.value("log-format", values::log_format);
        let log_level = from.value("log-level", values::log_level);
        let document_bytes = from.value("max-document-bytes", values::bytes);
        let message_bytes = from.value("max-message-bytes", values::bytes);
        let mentions = from.value("max-mentions", values::positive);
        let response_bytes = from.value("max-response-bytes", values::bytes);
        let gazetteer_bytes = from.value("max-gazetteer-bytes", values::bytes);
        let bytes_in_flight = from.value("max-bytes-in-flight", values::bytes);
        let queue = from.value("max-queue-ms", values::milliseconds);
        let call_time = from.value("max-call-seconds", values::positive_seconds);
        let workers = from.value("workers", values::workers);
        let calls = from.value("max-calls", values::positive);
        let stream_window = from.value("stream-window", values::positive);
        let transport = transport::transport(&mut from, message_bytes);
        let reload = from.value("reload-seconds", values::duration);
        if let (Some(document), Some(message)) = (document_bytes, message_bytes)
            && message < document.saturating_add(MESSAGE_MARGIN)
        {
            from.report(
                "max-message-bytes",
                format!("must be at least {MESSAGE_MARGIN} more than max-document-bytes; raise it"),
            );
        }
        if response_bytes.is_some_and(|bytes| bytes < LEAST_RESPONSE) {
            from.report("max-response-bytes", format!("must be at least {LEAST_RESPONSE}; raise it"));
        }
        if let (Some(message), Some(response), Some(in_flight)) = (message_bytes, response_bytes, bytes_in_flight)
            && in_flight < message.saturating_add(response)
        {
            from.report(
                "max-bytes-in-flight",
                "must be at least max-message-bytes and max-response-bytes together; raise it".to_owned(),
            );
        }
        let read = || {
            let limits = Limits {
                document_bytes: document_bytes?,
                message_bytes: message_bytes?,
                mentions: mentions?,
                response_bytes: response_bytes?,
                gazetteer_bytes: gazetteer_bytes?,
            };
            let settings = Settings {
                limits,
                workers: workers?,
                calls: calls?,
                call_time: call_time?,
                bytes_in_flight: bytes_in_flight?,
                queue: std::time::Duration::from_millis(queue?),
                stream_window: stream_window?,
            };
            Some(Self {
                listen: listen?,
                admin_listen: admin_listen?,
                gazetteers,
                reload_every: reload?,
                log_format: log_format?,
                log_level: log_level?,
                settings,
                transport: transport?,
            })
        };
        let problems = from.into_problems();
        if problems.is_empty() { read().ok_or(problems) } else { Err(problems) }
    }
}

/// How much larger a message must be allowed to be than a document: its id, title and options, and enough more that a document
/// somewhat too large is refused by name and not by the transport.
const MESSAGE_MARGIN: usize = 64 * 1024;
/// The smallest limit on an answer: what stands around the lists of the smallest one, with many gazetteers, must fit.
const LEAST_RESPONSE: usize = 64 * 1024;
