//! The gRPC services. They hold no meaning: each call is a check of the request, a run of the engine, and an answer.

mod call;
mod engines;
mod extraction;
mod gazetteer;
mod lifecycle;
mod stream;
mod workers;

pub use engines::{EngineHandle, Snapshot};
pub use extraction::Extraction;
pub use gazetteer::Gazetteers;
pub use lifecycle::Lifecycle;

use std::sync::Arc;

use crate::wire::request::Terms;
use crate::wire::{Error, Limits};
use call::Call;
use workers::Workers;

/// How much work the services take on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// What a caller may send and get.
    pub limits: Limits,
    /// How many large documents are worked on at once; as many threads are busy.
    pub workers: usize,
    /// How many calls other than streams may be under way; more are refused.
    pub calls: usize,
    /// How many documents of one stream may be without an answer; more are not read.
    pub stream_window: usize,
}

/// What all services share.
#[derive(Debug)]
pub struct Shared {
    engines: EngineHandle,
    settings: Settings,
    workers: Workers,
    lifecycle: Lifecycle,
}

impl Shared {
    /// Services over the engine that `engines` holds.
    pub fn new(engines: EngineHandle, settings: Settings, lifecycle: Lifecycle) -> Arc<Self> {
        Arc::new(Self { engines, settings, workers: Workers::new(settings.workers, settings.calls), lifecycle })
    }

    fn call(&self, method: &'static str) -> Call {
        Call::begin(method, self.lifecycle.token())
    }

    fn current(&self) -> Result<Arc<Snapshot>, Error> {
        self.engines.current().ok_or(Error::NotReady)
    }

    fn terms<'a>(&'a self, snapshot: &'a Snapshot) -> Terms<'a> {
        Terms { limits: &self.settings.limits, layers: snapshot.engine().gazetteer().layers() }
    }
}
