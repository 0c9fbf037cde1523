//! What calls and the server know of each other when the server stops.

use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

/// Counts the calls under way, and tells streams to end. Clones are one.
#[derive(Debug, Clone, Default)]
pub struct Lifecycle {
    calls: TaskTracker,
    draining: CancellationToken,
}

impl Lifecycle {
    /// Counts a call as under way for as long as the token lives.
    pub(super) fn token(&self) -> TaskTrackerToken {
        self.calls.token()
    }

    /// Asks streams to take no more documents.
    pub fn drain(&self) {
        self.draining.cancel();
        self.calls.close();
    }

    /// Waits until streams shall take no more documents.
    pub(super) async fn draining(&self) {
        self.draining.cancelled().await;
    }

    /// Waits until no call is under way, after [`Self::drain`].
    pub async fn idle(&self) {
        self.calls.wait().await;
    }
}
