//! How much work is ahead, as time: bytes of text by the measured speed of the threads.

use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;

/// Work not yet done, and the speed at which it is done.
#[derive(Debug)]
pub struct Queue {
    threads: usize,
    limit: Duration,
    ahead: AtomicUsize,
    room: Notify,
    /// Nanoseconds a byte takes one thread, times 1,000.
    pace: AtomicU64,
    measured: Mutex<Measured>,
}

/// Work measured lately, older work counting less.
#[derive(Debug, Default)]
struct Measured {
    nanos: f64,
    bytes: f64,
}

/// Before anything is measured: 4 MB a second.
const FIRST_PACE: u64 = 250_000;
/// What a document costs beside its text, in bytes of text.
const OVERHEAD: usize = 256;
/// How much of what was measured counts after another document.
const MEMORY: f64 = 0.98;

/// More work is ahead than may be.
#[derive(Debug, PartialEq, Eq)]
pub struct Full;

impl Queue {
    /// No work for `threads` threads, of which at most `limit` may be ahead of a newcomer.
    pub fn new(threads: usize, limit: Duration) -> Arc<Self> {
        Arc::new(Self {
            threads: threads.max(1),
            limit,
            ahead: AtomicUsize::new(0),
            room: Notify::new(),
            pace: AtomicU64::new(FIRST_PACE),
            measured: Mutex::default(),
        })
    }

    /// How long work that comes now would wait.
    pub fn estimate(&self) -> Duration {
        self.time_of(self.ahead.load(Ordering::Relaxed)) / u32::try_from(self.threads).unwrap_or(u32::MAX)
    }

    /// Whether newcomers have to wait longer than they may.
    pub fn is_full(&self) -> bool {
        self.estimate() > self.limit
    }

    /// Lines up a document of `bytes` of text, which may wait for `patience`.
    ///
    /// # Errors
    ///
    /// It would wait longer than that, or than the limit.
    pub fn enter(self: &Arc<Self>, bytes: usize, patience: Duration) -> Result<Place, Full> {
        if self.estimate() > self.limit.min(patience) {
            return Err(Full);
        }
        let cost = bytes + OVERHEAD;
        self.ahead.fetch_add(cost, Ordering::Relaxed);
        Ok(Place { queue: self.clone(), cost })
    }

    /// Lines up a document of `bytes` of text as soon as there is room.
    pub async fn enter_when_free(self: &Arc<Self>, bytes: usize) -> Place {
        loop {
            let room = self.room.notified();
            if let Ok(place) = self.enter(bytes, Duration::MAX) {
                // There may be room for more than one.
                self.room.notify_one();
                return place;
            }
            room.await;
        }
    }

    /// How long a thread takes for a document of `bytes`.
    pub fn time_for(&self, bytes: usize) -> Duration {
        self.time_of(bytes + OVERHEAD)
    }

    /// Notes that a document of `bytes` took `time`.
    pub fn measured(&self, bytes: usize, time: Duration) {
        let mut measured = self.measured.lock().unwrap_or_else(PoisonError::into_inner);
        measured.nanos = measured.nanos * MEMORY + time.as_nanos() as f64;
        measured.bytes = measured.bytes * MEMORY + (bytes + OVERHEAD) as f64;
        self.pace.store((measured.nanos * 1000.0 / measured.bytes).round() as u64, Ordering::Relaxed);
    }

    fn time_of(&self, cost: usize) -> Duration {
        Duration::from_nanos((cost as u64).saturating_mul(self.pace.load(Ordering::Relaxed)) / 1000)
    }
}

/// A place in the queue, left when dropped: when the work is done, or not wanted any more.
#[derive(Debug)]
pub struct Place {
    queue: Arc<Queue>,
    cost: usize,
}

impl Place {
    /// Hands the part for a document of `bytes` to another holder.
    pub fn split(&mut self, bytes: usize) -> Self {
        let cost = bytes.min(self.cost);
        self.cost -= cost;
        Self { queue: self.queue.clone(), cost }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.queue.ahead.fetch_sub(self.cost, Ordering::Relaxed);
        self.queue.room.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn work_ahead_is_told_in_time() {
        let queue = Queue::new(2, 10 * MS);
        // A byte takes a microsecond.
        (0..1000).for_each(|_| queue.measured(1000 - OVERHEAD, MS));
        let places: Vec<_> = (0..21).map(|_| queue.enter(1000 - OVERHEAD, 20 * MS)).collect();
        assert!(places.iter().all(Result::is_ok));
        assert_eq!(queue.estimate(), 10 * MS + MS / 2, "21 documents of a millisecond on two threads");
        assert!(queue.is_full());
        assert!(queue.enter(1, Duration::MAX).is_err());
        drop(places);
        assert_eq!(queue.estimate(), Duration::ZERO);
        let _place = queue.enter(10_000, Duration::ZERO).unwrap();
        assert_eq!(queue.enter(1, 4 * MS).unwrap_err(), Full, "nobody waits whose deadline passes meanwhile");
    }

    #[tokio::test]
    async fn who_waits_for_room_gets_it() {
        let queue = Queue::new(1, Duration::ZERO);
        let first = queue.enter(1000, MS).unwrap();
        let waiting: Vec<_> = (0..3)
            .map(|_| {
                let queue = queue.clone();
                tokio::spawn(async move { drop(queue.enter_when_free(1000).await) })
            })
            .collect();
        tokio::task::yield_now().await;
        drop(first);
        for task in waiting {
            tokio::time::timeout(Duration::from_secs(5), task).await.expect("there is room").unwrap();
        }
    }
}
