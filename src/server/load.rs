//! What one connection asks of the server: calls, bytes, resets.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hyper::body::Incoming;
use tokio::sync::{Mutex as Turn, Notify, OwnedSemaphorePermit, Semaphore};
use tokio::time::{Instant, sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tokio_util::task::task_tracker::TaskTrackerToken;

use super::transport::Transport;
use super::upload;
use crate::wire::Error;

/// How long a message waits for room at most.
const PATIENCE: Duration = Duration::from_secs(1);
/// How many may wait for it: what they sent ahead leaves a quarter of the connection's window to those that are let in.
const WAITING: usize = 12;
/// One of so many streams may be answered while its request still comes.
const LEFTOVERS: u32 = 4;

/// The load of one connection.
#[derive(Debug)]
pub struct Load {
    calls: TaskTracker,
    bytes: AtomicUsize,
    most_bytes: usize,
    /// Held by the first that waits for room; whoever waits for it comes next.
    turn: Turn<()>,
    /// Told where there is room again.
    freed: Notify,
    /// Places to wait for room.
    waiting: Semaphore,
    /// Places for streams that are answered while their request still comes.
    leftovers: Arc<Semaphore>,
    resets: Mutex<Bucket>,
    abused: CancellationToken,
    open: Arc<AtomicUsize>,
}

impl Load {
    /// No load yet. `open` counts the calls of all connections.
    pub fn new(transport: &Transport, open: Arc<AtomicUsize>) -> Self {
        let calls = TaskTracker::new();
        calls.close();
        Self {
            calls,
            bytes: AtomicUsize::new(0),
            most_bytes: transport.connection_bytes,
            turn: Turn::new(()),
            freed: Notify::new(),
            waiting: Semaphore::new(WAITING),
            leftovers: Arc::new(Semaphore::new((transport.streams / LEFTOVERS).max(1) as usize)),
            resets: Mutex::new(Bucket::new(transport.resets)),
            abused: CancellationToken::new(),
            open,
        }
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

    fn release(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Relaxed);
        self.freed.notify_one();
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
    rest: Mutex<Rest>,
}

/// What of a request nobody has read.
#[derive(Debug, Default)]
enum Rest {
    #[default]
    Nothing,
    /// It has no place yet.
    Left(Incoming),
    /// It may come after the answer.
    Placed(Incoming, OwnedSemaphorePermit),
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

    /// Counts bytes that will be held for this call, where there is room for all of them and nobody else waits for it. Whether there
    /// was; there always is for more than there can be room for, since whoever reads such a message refuses it.
    ///
    /// # Errors
    ///
    /// [`Error::ConnectionOverloaded`] where too many wait for room already.
    pub fn reserve(&self, bytes: usize) -> Result<bool, Error> {
        match self.connection.turn.try_lock() {
            Ok(_) if self.has_room(bytes) => Ok(true),
            _ if self.connection.waiting.available_permits() == 0 => Err(Error::ConnectionOverloaded),
            _ => Ok(false),
        }
    }

    /// The same, but waits for room, behind those that wait already.
    ///
    /// # Errors
    ///
    /// [`Error::ConnectionOverloaded`] where too many wait, or after [`PATIENCE`].
    pub async fn reserve_in_turn(self: Arc<Self>, bytes: usize) -> Result<(), Error> {
        let connection = &self.connection;
        let _place = connection.waiting.try_acquire().map_err(|_| Error::ConnectionOverloaded)?;
        let room = async {
            let _turn = connection.turn.lock().await;
            while !self.has_room(bytes) {
                connection.freed.notified().await;
            }
        };
        timeout(PATIENCE, room).await.map_err(|_| Error::ConnectionOverloaded)
    }

    /// Counts bytes where there is room for them. Of more than there can be room for nothing is counted.
    fn has_room(&self, bytes: usize) -> bool {
        let most = self.connection.most_bytes;
        if bytes > most {
            return true;
        }
        let room = |held: usize| held.checked_add(bytes).filter(|held| *held <= most);
        let has_room = self.connection.bytes.fetch_update(Relaxed, Relaxed, room).is_ok();
        if has_room {
            self.bytes.fetch_add(bytes, Relaxed);
        }
        has_room
    }

    /// Counts bytes as taken by the peer.
    pub fn release(&self, bytes: usize) {
        self.bytes.fetch_sub(bytes, Relaxed);
        self.connection.release(bytes);
    }

    /// The call's answer is complete. A call that is dropped without was reset by its caller.
    pub fn done(&self) {
        self.is_done.store(true, Relaxed);
    }

    /// Leaves what of the request nobody will read. It is discarded as it comes.
    pub fn leave(&self, rest: Incoming) {
        *self.rest() = Rest::Left(rest);
    }

    /// Waits until the call can be answered: until its request has come, which is discarded, or it may come after the answer. To the
    /// client such a stream has ended, so that it opens others, and to HTTP/2 it has not: of these there must not be too many.
    pub async fn answerable(&self) {
        let rest = std::mem::take(&mut *self.rest());
        if let Rest::Left(mut rest) = rest {
            tokio::select! {
                biased;
                Ok(place) = self.connection.leftovers.clone().acquire_owned() => *self.rest() = Rest::Placed(rest, place),
                () = upload::drain(&mut rest) => {}
            }
        }
    }

    fn rest(&self) -> MutexGuard<'_, Rest> {
        self.rest.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for CallLoad {
    fn drop(&mut self) {
        self.connection.release(self.bytes.load(Relaxed));
        if self.waited_for.is_some() {
            self.connection.open.fetch_sub(1, Relaxed);
        }
        if !self.is_done.load(Relaxed) {
            self.connection.count_reset();
            return;
        }
        match std::mem::take(&mut *self.rest()) {
            Rest::Placed(rest, place) => upload::discard(rest, place),
            // What is left of a stream when its answers end.
            Rest::Left(rest) => {
                if let Ok(place) = self.connection.leftovers.clone().try_acquire_owned() {
                    upload::discard(rest, place);
                }
            }
            Rest::Nothing => {}
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
        let transport = Transport { connection_bytes: 100, resets: 10, ..Transport::default() };
        Arc::new(Load::new(&transport, Arc::default()))
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
    async fn those_that_wait_for_room_get_it_in_turn() {
        let load = load();
        let [first, second, third, small] = [(); 4].map(|()| Arc::new(load.begin(Kind::Work)));
        assert_eq!(first.reserve(60), Ok(true));
        assert_eq!(second.reserve(101), Ok(true), "whoever reads it refuses it");
        assert_eq!(second.reserve(60), Ok(false));
        let mut second = Box::pin(second.reserve_in_turn(60));
        assert!(timeout(Duration::ZERO, &mut second).await.is_err());
        assert_eq!(small.reserve(1), Ok(false), "another waits");
        let mut third = Box::pin(third.reserve_in_turn(40));
        assert!(timeout(Duration::ZERO, &mut third).await.is_err(), "another waits");
        drop(first);
        assert_eq!(tokio::join!(second, third), (Ok(()), Ok(())));
        let late = Arc::new(load.begin(Kind::Work));
        let began = Instant::now();
        assert_eq!(late.reserve_in_turn(100).await, Ok(()), "what was dropped has given its room back");
        assert_eq!(began.elapsed(), Duration::ZERO);
    }

    #[tokio::test(start_paused = true)]
    async fn who_waits_too_long_for_room_is_refused() {
        let load = load();
        let [first, second] = [(); 2].map(|()| Arc::new(load.begin(Kind::Work)));
        assert_eq!(first.reserve(100), Ok(true));
        let began = Instant::now();
        assert_eq!(second.reserve_in_turn(1).await, Err(Error::ConnectionOverloaded));
        assert_eq!(began.elapsed(), PATIENCE);
        let waiting: Vec<_> =
            (0..WAITING).map(|_| tokio::spawn(Arc::new(load.begin(Kind::Work)).reserve_in_turn(1))).collect();
        tokio::task::yield_now().await;
        assert_eq!(load.begin(Kind::Work).reserve(1), Err(Error::ConnectionOverloaded), "as many wait as may");
        waiting.iter().for_each(tokio::task::JoinHandle::abort);
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
