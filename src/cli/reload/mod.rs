//! Keeps the gazetteers loaded: at the start, when their files change, when a signal asks, and as operators order.

mod attempt;
mod canary;
mod content;
mod install;
mod keeper;
#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests;
#[cfg_attr(not(target_os = "linux"), path = "no_watch.rs")]
mod watch;

use std::future::pending;
use std::time::Duration;

use tokio::time::sleep;
use tracing::warn;

use super::failure::Failure;
use super::signals;
use crate::config::Source;
use crate::service::EngineHandle;
use keeper::Keeper;
use watch::Watch;

/// Loads the gazetteers, and again when their content is another: at each change of their folders, `every` so often, and at SIGHUP.
/// Where `every` is zero, at SIGHUP only. Follows the orders of operators. Fails only where the first load does.
pub async fn keep_loaded(sources: &[Source], every: Duration, engines: &EngineHandle) -> Result<(), Failure> {
    let mut asked = signals::reload()?;
    let mut watch = watched(sources, every);
    // What is ordered during the first load waits for it.
    let mut orders = engines.take_orders();
    let mut keeper = Keeper::start(sources, engines).await?;
    loop {
        tokio::select! {
            signal = asked.recv() => {
                if signal.is_none() {
                    return Ok(());
                }
                // Before the files are read: what changes after that is seen by the new watch. The old one may watch folders that are gone.
                watch = watched(sources, every);
                // What is wrong is told in the log.
                let _ = keeper.reload_when_asked().await;
            }
            () = next_look(watch.as_ref(), every) => {
                watch = watched(sources, every);
                keeper.reload_when_changed().await;
            }
            Some(order) = orders.recv() => keeper.follow(order).await,
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
