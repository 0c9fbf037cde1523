//! The configuration: flags over environment over file over defaults, checked as a whole before anything starts.

mod gazetteers;
mod keys;
mod sources;
mod values;

pub use gazetteers::{Source, layer, layers};
pub use keys::{ENV_PREFIX, Flags, GazetteerFlags, KEYS, Key, env_name};
pub use sources::{Problem, Sources};
pub use values::LogFormat;

use std::net::SocketAddr;
use std::time::Duration;

use crate::server::Transport;
use crate::service::Settings;
use crate::wire::Limits;

/// Everything an operator may set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The gazetteers to load, the built-in one first where it is wanted.
    pub gazetteers: Vec<Source>,
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
        let gazetteers = gazetteers::sources(&mut from);
        let log_format = from.value("log-format", values::log_format);
        let log_level = from.value("log-level", values::log_level);
        let document_bytes = from.value("max-document-bytes", values::bytes);
        let message_bytes = from.value("max-message-bytes", values::bytes);
        let mentions = from.value("max-mentions", values::positive);
        let workers = from.value("workers", values::workers);
        let calls = from.value("max-calls", values::positive);
        let streams = from.value("max-streams", values::positive_u32);
        let stream_window = from.value("stream-window", values::positive);
        let shutdown = from.value("shutdown-seconds", values::seconds);
        if let (Some(document), Some(message)) = (document_bytes, message_bytes)
            && message < document.saturating_add(MESSAGE_MARGIN)
        {
            from.report(
                "max-message-bytes",
                format!("must be at least {MESSAGE_MARGIN} more than max-document-bytes; raise it"),
            );
        }
        let read = || {
            let limits = Limits { document_bytes: document_bytes?, message_bytes: message_bytes?, mentions: mentions? };
            Some(Self {
                listen: listen?,
                gazetteers,
                log_format: log_format?,
                log_level: log_level?,
                settings: Settings { limits, workers: workers?, calls: calls?, stream_window: stream_window? },
                transport: Transport { streams: streams?, shutdown: Duration::from_secs(shutdown?) },
            })
        };
        let problems = from.into_problems();
        if problems.is_empty() { read().ok_or(problems) } else { Err(problems) }
    }
}

/// How much larger a message must be allowed to be than a document: its id, title and options, and enough more that a document
/// somewhat too large is refused by name and not by the transport.
const MESSAGE_MARGIN: usize = 64 * 1024;
