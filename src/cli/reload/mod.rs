//! Keeps the gazetteers loaded: at the start, when their files change, and when a signal asks.

mod canary;
mod content;
#[cfg(all(test, target_os = "linux"))]
mod tests;
#[cfg_attr(not(target_os = "linux"), path = "no_watch.rs")]
mod watch;

use std::future::pending;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use tokio::task::spawn_blocking;
use tokio::time::sleep;
use tracing::{error, info, warn};

use super::failure::Failure;
use super::{load, signals};
use crate::config::Source;
use crate::engine::Engine;
use crate::service::{EngineHandle, Snapshot};
use content::Content;
use watch::Watch;

/// How long files must hold still before they are read.
const PAUSE: Duration = Duration::from_millis(100);

/// Loads the gazetteers, and again when their content is another: at each change of their folders, `every` so often, and at SIGHUP.
/// Where `every` is zero, at SIGHUP only. Fails only where the first load does.
pub async fn keep_loaded(sources: &[Source], every: Duration, engines: &EngineHandle) -> Result<(), Failure> {
    let mut asked = signals::reload()?;
    let mut watch = watched(sources, every);
    let (mut loaded, engine) = attempt(sources, look(sources).await).await;
    install(engine?, engines);
    let mut failed = false;
    loop {
        let by_signal = tokio::select! {
            signal = asked.recv() => match signal {
                Some(()) => true,
                None => return Ok(()),
            },
            () = next_look(watch.as_ref(), every) => false,
        };
        // Before the files are read: what changes after that is seen by the new watch. The old one may watch folders that are gone.
        watch = watched(sources, every);
        let (content, result) = if by_signal && failed {
            attempt(sources, look(sources).await).await
        } else {
            let content = settled(sources, loaded).await;
            if Some(content) == loaded {
                if by_signal {
                    info!("nothing has changed, nothing is loaded");
                }
                continue;
            }
            attempt(sources, content).await
        };
        loaded = content;
        failed = result.is_err();
        match result {
            Ok(engine) => install(engine, engines),
            Err(Failure::Usage(problems) | Failure::Work(problems)) => {
                engines.load_failed(&problems);
                for problem in problems {
                    error!(problem, "reload failed, the gazetteers before stay");
                }
            }
            Err(Failure::Output(_)) => {}
        }
    }
}

fn watched(sources: &[Source], every: Duration) -> Option<Watch> {
    if every.is_zero() {
        return None;
    }
    Watch::over(sources)
        .inspect_err(|error| warn!(%error, "folders cannot be watched, changes are seen every reload-seconds only"))
        .ok()
}

async fn next_look(watch: Option<&Watch>, every: Duration) {
    if every.is_zero() {
        return pending().await;
    }
    let changed = async {
        match watch {
            Some(watch) => watch.changed().await,
            None => pending().await,
        }
    };
    tokio::select! {
        () = changed => {}
        () = sleep(every) => {}
    }
}

async fn look(sources: &[Source]) -> Content {
    let sources = sources.to_vec();
    spawn_blocking(move || Content::of(&sources)).await.unwrap_or_default()
}

async fn settled(sources: &[Source], known: Option<Content>) -> Content {
    let sources = sources.to_vec();
    spawn_blocking(move || Content::settled(&sources, known, PAUSE)).await.unwrap_or_default()
}

/// Reads, builds and tries an engine, and tells of what content, where that can be said. Files that change meanwhile are read again,
/// so that no engine mixes what they held before and after.
async fn attempt(sources: &[Source], content: Content) -> (Option<Content>, Result<Engine, Failure>) {
    const TRIES: usize = 5;
    let owned = sources.to_vec();
    let mut last = content;
    let work = move || {
        for _ in 0..TRIES {
            let result = tried(&owned);
            let now = Content::of(&owned);
            if now == last {
                return (Some(last), result);
            }
            last = now;
        }
        (None, Err(Failure::work(["the files change faster than they can be loaded"])))
    };
    // A panic while building or trying is a failed load like others.
    spawn_blocking(work).await.unwrap_or_else(|_| {
        (Some(content), Err(Failure::work(["the gazetteers could not be loaded: the engine failed on them"])))
    })
}

fn tried(sources: &[Source]) -> Result<Engine, Failure> {
    let started = Instant::now();
    let engine = load::engine_over(sources)?;
    canary::try_on(&engine).map_err(|problem| Failure::work([problem]))?;
    info!(seconds = started.elapsed().as_secs_f64(), "built");
    Ok(engine)
}

fn install(engine: Engine, engines: &EngineHandle) {
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
