//! The engine in use, which a reload replaces as a whole.

use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::engine::Engine;
use crate::wire::proto;
use crate::wire::request::{Ask, Document};
use crate::wire::response;

/// An engine and when it was loaded. A request works with one snapshot from start to end.
#[derive(Debug)]
pub struct Snapshot {
    engine: Engine,
    loaded: Timestamp,
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

    /// Extracts from a document and puts the answer into the caller's unit.
    pub fn answer(&self, document: &Document, ask: &Ask) -> proto::ExtractResponse {
        let found = self.engine.extract(&document.as_engine(), &ask.options);
        response::extraction(document, &found, self.engine.gazetteer(), ask)
    }
}

/// A shared handle to the current snapshot; empty until the first engine is put in.
#[derive(Debug, Clone)]
pub struct EngineHandle {
    current: Arc<watch::Sender<Option<Arc<Snapshot>>>>,
}

impl Default for EngineHandle {
    fn default() -> Self {
        Self { current: Arc::new(watch::Sender::new(None)) }
    }
}

impl EngineHandle {
    /// Puts `engine` in the place of the one before. Requests under way keep theirs.
    pub fn install(&self, engine: Engine) {
        self.current.send_replace(Some(Arc::new(Snapshot { engine, loaded: Timestamp::now() })));
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
