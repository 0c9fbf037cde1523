//! The engine in use, which a reload replaces as a whole.

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jiff::Timestamp;
use tokio::sync::{mpsc, watch};

use super::orders::{Change, Loaded, Order, Orders};
use super::reloads::Reloads;
use crate::engine::{Engine, Stop, Stopped};
use crate::gazetteer::{AdHocLayer, Layer};
use crate::telemetry::Metrics;
use crate::wire::request::{Ask, Document};
use crate::wire::response;
use crate::wire::{Error, proto};

/// An engine and when it was loaded. A request works with one snapshot from start to end.
#[derive(Debug)]
pub struct Snapshot {
    engine: Engine,
    loaded: Timestamp,
    versions: Arc<str>,
}

impl Snapshot {
    /// The engine.
    pub fn engine(&self) -> &Engine {
        &self.engine
    }

    /// When it was loaded.
    pub fn loaded(&self) -> Timestamp {
        self.loaded
    }

    /// The gazetteers as `name@version`, separated by commas.
    pub fn versions(&self) -> Arc<str> {
        self.versions.clone()
    }

    /// Extracts from a document and puts the answer into the caller's unit, cut to at most `bytes`.
    ///
    /// # Errors
    ///
    /// `stop` was set before it was done.
    pub fn answer(
        &self,
        document: &Document,
        ask: &Ask,
        metrics: &Metrics,
        bytes: usize,
        stop: &Stop,
    ) -> Result<proto::ExtractResponse, Stopped> {
        let found = self.engine.extract_until(&document.as_engine(), &ask.options, stop)?;
        if stop.is_set() {
            return Err(Stopped);
        }
        metrics.found(&found);
        let mut answer = response::extraction(document, &found, self.engine.gazetteer(), ask);
        if stop.is_set() {
            return Err(Stopped);
        }
        response::fit(&mut answer, bytes);
        Ok(answer)
    }
}

/// A snapshot with the entries of a request over it. They are indexed when they are first needed, which is where the engine runs, and
/// once for all documents of the request.
#[derive(Debug)]
pub struct Layered {
    base: Arc<Snapshot>,
    entries: Option<AdHocLayer>,
    with_entries: OnceLock<Snapshot>,
}

impl Layered {
    /// `entries` were made for the gazetteer of `base`.
    pub fn new(base: Arc<Snapshot>, entries: Option<AdHocLayer>) -> Self {
        Self { base, entries, with_entries: OnceLock::new() }
    }

    /// Whether it is the same snapshot with the same entries.
    pub fn is(&self, base: &Arc<Snapshot>, entries: Option<&AdHocLayer>) -> bool {
        Arc::ptr_eq(&self.base, base) && self.entries.as_ref() == entries
    }

    /// The snapshot to work with.
    pub fn snapshot(&self) -> &Snapshot {
        let Some(entries) = &self.entries else { return &self.base };
        self.with_entries.get_or_init(|| {
            let Snapshot { engine, loaded, versions } = &*self.base;
            Snapshot { engine: engine.with(entries), loaded: *loaded, versions: versions.clone() }
        })
    }
}

/// A shared handle to the current snapshot; empty until the first engine is put in.
#[derive(Debug, Clone)]
pub struct EngineHandle {
    current: Arc<watch::Sender<Option<Arc<Snapshot>>>>,
    reloads: Arc<Mutex<Reloads>>,
    orders: Arc<Orders>,
}

impl Default for EngineHandle {
    fn default() -> Self {
        Self { current: Arc::new(watch::Sender::new(None)), reloads: Arc::default(), orders: Arc::default() }
    }
}

impl EngineHandle {
    /// Puts `engine` in the place of the one before, and returns that one. Requests under way keep theirs.
    pub fn install(&self, engine: Engine) -> Option<Arc<Snapshot>> {
        let layer = |layer: &Layer| format!("{}@{}", layer.name, layer.version);
        let versions: Vec<_> = engine.gazetteer().layers().iter().map(layer).collect();
        let loaded = Timestamp::now();
        self.counted().note_loaded(loaded);
        self.current.send_replace(Some(Arc::new(Snapshot { engine, loaded, versions: versions.join(",").into() })))
    }

    /// Notes a load that failed: the engine stays as it is.
    pub fn load_failed(&self, problems: &[String]) {
        self.counted().note_failed(problems);
    }

    /// How the loads went until now.
    pub fn reloads(&self) -> Reloads {
        self.counted().clone()
    }

    fn counted(&self) -> MutexGuard<'_, Reloads> {
        self.reloads.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Opens the way for the orders of operators: from here on the caller takes them.
    pub fn take_orders(&self) -> mpsc::Receiver<Order> {
        self.orders.open()
    }

    /// Has a change of the gazetteers made by whoever keeps them loaded.
    pub(super) async fn order(&self, change: Change) -> Result<Loaded, Error> {
        self.orders.make(change).await
    }

    /// The current snapshot, where there is one yet.
    pub fn current(&self) -> Option<Arc<Snapshot>> {
        self.current.borrow().clone()
    }

    /// Whoever keeps something of a snapshot hears here that it is no longer the current one.
    pub fn changes(&self) -> watch::Receiver<Option<Arc<Snapshot>>> {
        self.current.subscribe()
    }

    /// Waits for the first engine.
    pub async fn ready(&self) {
        // The sender lives as long as `self`, so the wait cannot fail.
        let _ = self.current.subscribe().wait_for(Option::is_some).await;
    }
}
