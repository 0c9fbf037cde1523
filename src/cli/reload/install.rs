//! Puts an engine in place, and frees the one before.

use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tracing::{info, warn};

use crate::engine::Engine;
use crate::service::{EngineHandle, Snapshot};

/// Has every call from now on answered by `engine`.
pub fn install(engine: Engine, engines: &EngineHandle) {
    for layer in engine.gazetteer().layers() {
        info!(
            gazetteer = layer.name,
            version = layer.version,
            entries = layer.entry_count,
            names = layer.name_count,
            "loaded"
        );
    }
    if let Some(old) = engines.install(engine) {
        retire(old);
    }
    info!("ready");
}

/// Frees an engine on a thread of its own once the last request over it is done: no request waits while a million names are freed.
fn retire(old: Arc<Snapshot>) {
    const LOOK: Duration = Duration::from_millis(10);
    const LONGEST: Duration = Duration::from_secs(600);
    let free = move || {
        let began = Instant::now();
        while Arc::strong_count(&old) > 1 && began.elapsed() < LONGEST {
            thread::sleep(LOOK);
        }
        drop(old);
    };
    if let Err(error) = thread::Builder::new().name("retire".to_owned()).spawn(free) {
        warn!(%error, "no thread to free the gazetteers before on");
    }
}
