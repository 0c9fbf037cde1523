//! Reads, builds and tries an engine, beside the threads that serve.

use std::time::{Duration, Instant};

use tokio::task::spawn_blocking;
use tracing::info;

use super::canary;
use super::content::Content;
use crate::cli::failure::Failure;
use crate::cli::load;
use crate::config::Source;
use crate::engine::Engine;

/// How long files must hold still before they are read.
const PAUSE: Duration = Duration::from_millis(100);

/// What the files hold now.
pub async fn look(sources: &[Source]) -> Content {
    let sources = sources.to_vec();
    spawn_blocking(move || Content::of(&sources)).await.unwrap_or_default()
}

/// What they hold once they hold still.
pub async fn settled(sources: &[Source], known: Option<Content>) -> Content {
    let sources = sources.to_vec();
    spawn_blocking(move || Content::settled(&sources, known, PAUSE)).await.unwrap_or_default()
}

/// Reads, builds and tries an engine, and tells of what content, where that can be said. Files that change meanwhile are read again,
/// so that no engine mixes what they held before and after.
pub async fn attempt(sources: &[Source], content: Content) -> (Option<Content>, Result<Engine, Failure>) {
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

pub fn tried(sources: &[Source]) -> Result<Engine, Failure> {
    let started = Instant::now();
    let engine = load::engine_over(sources)?;
    canary::try_on(&engine).map_err(|problem| Failure::work([problem]))?;
    info!(seconds = started.elapsed().as_secs_f64(), "built");
    Ok(engine)
}
