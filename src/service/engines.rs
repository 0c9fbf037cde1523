//! The engine in use, which a reload replaces as a whole.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use tokio::sync::watch;

use crate::engine::{Engine, Stop, Stopped};
use crate::gazetteer::Layer;
use crate::telemetry::Metrics;
use crate::wire::proto;
use crate::wire::request::{Ask, Document};
use crate::wire::response;

/// An engine and when it was loaded. A request works with one snapshot from start to end.
#[derive(Debug)]
pub struct Snapshot {
    engine: Engine,
    loaded: Timestamp,
    versions: String,
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
    pub fn versions(&self) -> &str {
        &self.versions
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
        metrics.found(&found);
        let mut answer = response::extraction(document, &found, self.engine.gazetteer(), ask);
        response::fit(&mut answer, bytes);
        Ok(answer)
    }
}

/// A shared handle to the current snapshot; empty until the first engine is put in.
#[derive(Debug, Clone)]
pub struct EngineHandle {
    current: Arc<watch::Sender<Option<Arc<Snapshot>>>>,
    loads: Arc<Loads>,
}

#[derive(Debug, Default)]
struct Loads {
    ok: AtomicU64,
    failed: AtomicU64,
}

impl Default for EngineHandle {
    fn default() -> Self {
        Self { current: Arc::new(watch::Sender::new(None)), loads: Arc::default() }
    }
}

impl EngineHandle {
    /// Puts `engine` in the place of the one before. Requests under way keep theirs.
    pub fn install(&self, engine: Engine) {
        let layer = |layer: &Layer| format!("{}@{}", layer.name, layer.version);
        let versions: Vec<_> = engine.gazetteer().layers().iter().map(layer).collect();
        let snapshot = Snapshot { engine, loaded: Timestamp::now(), versions: versions.join(",") };
        self.current.send_replace(Some(Arc::new(snapshot)));
        self.loads.ok.fetch_add(1, Ordering::Relaxed);
    }

    /// Counts a load that failed and changed nothing.
    pub fn load_failed(&self) {
        self.loads.failed.fetch_add(1, Ordering::Relaxed);
    }

    /// How many loads went well, and how many failed.
    pub fn loads(&self) -> (u64, u64) {
        (self.loads.ok.load(Ordering::Relaxed), self.loads.failed.load(Ordering::Relaxed))
    }

    /// The current snapshot, where there is one yet.
    pub fn current(&self) -> Option<Arc<Snapshot>> {
        self.current.borrow().clone()
    }

    /// Waits for the first engine.
    pub async fn ready(&self) {
        // The sender lives as long as `self`, so the wait cannot fail.
        let _ = self.current.subscribe().wait_for(Option::is_some).await;
    }
}
