//! The gRPC services. They hold no meaning: each call is a check of the request, a run of the engine, and an answer.

mod budget;
mod call;
mod engines;
mod extraction;
mod gazetteer;
mod gazetteer_admin;
mod lifecycle;
mod orders;
mod queue;
mod reloads;
mod state;
mod stream;
mod workers;

pub use call::CallLayer;
pub use engines::{EngineHandle, Layered, Snapshot};
pub use extraction::Extraction;
pub use gazetteer::Gazetteers;
pub use gazetteer_admin::GazetteerAdmin;
pub use lifecycle::Lifecycle;
pub use orders::{Change, Loaded, Order};
pub use reloads::{ReloadFailure, Reloads};

use std::io;
use std::sync::Arc;
use std::time::Duration;

use prometheus_client::collector::Collector;
use tokio::sync::Semaphore;

use crate::telemetry::Metrics;
use crate::wire::request::Terms;
use crate::wire::{Error, Limits};
use budget::Budget;
use queue::Queue;
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
    /// How long a call other than a stream may take from its headers to its answer. A caller may ask for less.
    pub call_time: Duration,
    /// How many bytes of requests and answers calls may hold until their answers are sent; more calls are refused.
    pub bytes_in_flight: usize,
    /// How much work, as an estimate of its time, may be ahead of a call; more calls are refused, streams are slowed down.
    pub queue: Duration,
    /// How many documents of one stream may be without an answer; more are not read.
    pub stream_window: usize,
}

/// What all services share.
#[derive(Debug)]
pub struct Shared {
    engines: EngineHandle,
    settings: Settings,
    metrics: Arc<Metrics>,
    budget: Arc<Budget>,
    queue: Arc<Queue>,
    calls: Arc<Semaphore>,
    workers: Workers,
    lifecycle: Lifecycle,
}

impl Shared {
    /// Services over the engine that `engines` holds.
    ///
    /// # Errors
    ///
    /// The system gives no threads.
    pub fn new(
        engines: EngineHandle,
        settings: Settings,
        metrics: Arc<Metrics>,
        lifecycle: Lifecycle,
    ) -> io::Result<Arc<Self>> {
        let budget = Budget::new(settings.bytes_in_flight);
        let queue = Queue::new(settings.workers, settings.queue);
        let calls = Arc::new(Semaphore::new(settings.calls));
        let workers = Workers::new(settings.workers, queue.clone(), &budget, metrics.clone())?;
        Ok(Arc::new(Self { engines, settings, metrics, budget, queue, calls, workers, lifecycle }))
    }

    /// What a scrape reads: the gazetteers and what calls hold.
    pub fn collectors(&self) -> [Box<dyn Collector>; 2] {
        let (budget, queue) = (self.budget.clone(), self.queue.clone());
        [Box::new(state::Load { budget, queue }), Box::new(state::Gazetteers { engines: self.engines.clone() })]
    }

    fn current(&self) -> Result<Arc<Snapshot>, Error> {
        self.engines.current().ok_or(Error::NotReady)
    }

    fn terms<'a>(&'a self, snapshot: &'a Snapshot) -> Terms<'a> {
        Terms { limits: &self.settings.limits, gazetteer: snapshot.engine().gazetteer() }
    }
}
