//! What one connection asks of the server: calls, bytes, resets.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::body::Incoming;
use tokio::time::{Instant, sleep};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::upload;
use crate::wire::Error;

/// The load of one connection.
#[derive(Debug)]
pub struct Load {
    calls: TaskTracker,
    bytes: AtomicUsize,
    most_bytes: usize,
    resets: Mutex<Bucket>,
    abused: CancellationToken,
    open: Arc<AtomicUsize>,
}

impl Load {
    /// No load yet. `open` counts the calls of all connections.
    pub fn new(most_bytes: usize, resets: u32, open: Arc<AtomicUsize>) -> Self {
        let calls = TaskTracker::new();
        calls.close();
        let resets = Mutex::new(Bucket::new(resets));
        Self { calls, bytes: AtomicUsize::new(0), most_bytes, resets, abused: CancellationToken::new(), open }
    }

    /// Counts a call of `kind` from its headers to the end of its answer.
    pub fn begin(self: &Arc<Self>, kind: Kind) -> CallLoad {
        let waited_for = (kind == Kind::Work).then(|| {
            self.open.fetch_add(1, Relaxed);
            self.calls.token()
        });
        CallLoad {
            connection: self.clone(),
            bytes: AtomicUsize::new(0),
            waited_for,
            is_done: AtomicBool::new(false),
            rest: Mutex::default(),
        }
    }

    /// Waits until the connection is abused beyond what is borne.
    pub async fn abused(&self) {
        self.abused.cancelled().await;
    }

    /// Waits until no work has been under way for `linger`.
    pub async fn idle(&self, linger: Duration) {
        loop {
            self.calls.wait().await;
            sleep(linger).await;
            if self.calls.is_empty() {
                return;
            }
        }
    }

    fn count_reset(&self) {
        let mut resets = self.resets.lock().unwrap_or_else(PoisonError::into_inner);
        if !resets.take(Instant::now()) {
            self.abused.cancel();
        }
    }
}

/// What a call is to the end of its connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It is waited for.
    Work,
    /// A watch of health or a conversation with reflection, which may stay open for ever: it is not.
    Watch,
}

/// The load of one call.
#[derive(Debug)]
pub struct CallLoad {
    connection: Arc<Load>,
    bytes: AtomicUsize,
    waited_for: Option<TaskTrackerToken>,
    is_done: AtomicBool,
    /// What of the request nobody has read.
    rest: Mutex<Option<Incoming>>,
}

impl CallLoad {
    /// Counts bytes that are held for this call.
    ///
    /// # Errors
    ///
    /// [`Error::ConnectionOverloaded`] where the connection has too many; they are counted all the same.
    pub fn hold(&self, bytes: usize) -> Result<(), Error> {
        self.bytes.fetch_add(bytes, Relaxed);
        let held = self.connection.bytes.fetch_add(bytes, Relaxed) + bytes;
        if held > self.connection.most_bytes { Err(Error::ConnectionOverloaded) } else { Ok(()) }
    }

    /// Counts bytes as taken by the peer.
    pub fn release(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Relaxed);
        self.connection.bytes.fetch_sub(bytes, Relaxed);
    }

    /// The call's answer is complete. A call that is dropped without was reset by its caller.
    pub fn done(&self) {
        self.is_done.store(true, Relaxed);
    }

    /// Leaves what of the request nobody will read. It is discarded as it comes once the call is answered.
    pub fn leave(&self, rest: Incoming) {
        *self.rest.lock().unwrap_or_else(PoisonError::into_inner) = Some(rest);
    }
}

impl Drop for CallLoad {
    fn drop(&mut self) {
        self.connection.bytes.fetch_sub(self.bytes.load(Relaxed), Relaxed);
        if self.waited_for.is_some() {
            self.connection.open.fetch_sub(1, Relaxed);
        }
        if !self.is_done.load(Relaxed) {
            self.connection.count_reset();
        } else if let Some(rest) = self.rest.get_mut().unwrap_or_else(PoisonError::into_inner).take() {
            upload::discard(rest);
        }
    }
}

/// Tokens that come back at a rate: at most two seconds' worth.
#[derive(Debug)]
struct Bucket {
    rate: f64,
    tokens: f64,
    at: Option<Instant>,
}

impl Bucket {
    const SECONDS: f64 = 2.0;

    fn new(rate: u32) -> Self {
        let rate = f64::from(rate);
        Self { rate, tokens: rate * Self::SECONDS, at: None }
    }

    fn take(&mut self, now: Instant) -> bool {
        let passed = self.at.map_or(0.0, |at| now.duration_since(at).as_secs_f64());
        self.at = Some(now);
        self.tokens = (self.tokens + passed * self.rate).min(self.rate * Self::SECONDS) - 1.0;
        self.tokens >= 0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load() -> Arc<Load> {
        Arc::new(Load::new(100, 10, Arc::default()))
    }

    #[tokio::test(start_paused = true)]
    async fn resets_within_the_rate_are_borne_and_more_are_not() {
        for (row, pause, is_abuse) in [("slow", 100, false), ("fast", 10, true)] {
            let load = load();
            for _ in 0..60 {
                drop(load.begin(Kind::Work));
                sleep(Duration::from_millis(pause)).await;
            }
            assert_eq!(load.abused.is_cancelled(), is_abuse, "{row}");
        }
    }

    #[tokio::test]
    async fn calls_that_end_as_they_should_are_no_abuse() {
        let load = load();
        for _ in 0..1000 {
            load.begin(Kind::Work).done();
        }
        assert!(!load.abused.is_cancelled());
    }

    #[test]
    fn bytes_are_bounded_over_all_calls_and_come_back() {
        let load = load();
        let (one, other) = (load.begin(Kind::Work), load.begin(Kind::Work));
        assert_eq!(one.hold(60), Ok(()));
        assert_eq!(other.hold(60), Err(Error::ConnectionOverloaded));
        drop(other);
        assert_eq!(one.hold(40), Ok(()));
        one.release(50);
        assert_eq!(one.hold(50), Ok(()));
    }

    #[tokio::test(start_paused = true)]
    async fn only_work_is_waited_for() {
        let linger = Duration::from_secs(1);
        for (kind, ends) in [(Kind::Work, false), (Kind::Watch, true)] {
            let load = load();
            let _call = load.begin(kind);
            let idle = tokio::time::timeout(linger * 10, load.idle(linger)).await;
            assert_eq!(idle.is_ok(), ends, "{kind:?}");
        }
    }
}
