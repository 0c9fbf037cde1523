//! Where the engine runs: at once for a short text, on threads of its own for a long one.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use crossbeam_channel::{Receiver, Sender, unbounded};
use tokio::sync::oneshot;

use super::budget::Budget;
use super::queue::{Place, Queue};
use crate::engine::{Stop, Stopped};
use crate::telemetry::{Metrics, ShedReason};
use crate::wire::Error;

/// Work of up to this time is done where the call runs: handing it to another thread would cost a good part of it.
const INLINE: Duration = Duration::from_micros(100);

/// The threads of the engine and what lies before them.
#[derive(Debug)]
pub struct Workers {
    // Bounded by the queue, which counts in time.
    jobs: Sender<Job>,
    queue: Arc<Queue>,
    metrics: Arc<Metrics>,
}

/// A document, or several, in line, and how long the answer is of use.
#[derive(Debug)]
pub struct Turn {
    place: Place,
    bytes: usize,
    deadline: Option<Instant>,
}

/// What a thread does with the flag that stops it, or with why it is not to be done.
type Run = Box<dyn FnOnce(Result<&Stop, Error>) + Send>;

/// Work on its way to a thread.
struct Job {
    turn: Turn,
    lined_up: Instant,
    stop: Arc<Stop>,
    run: Run,
}

impl Workers {
    /// Starts `threads` threads. They end when this is dropped and their work is done.
    ///
    /// # Errors
    ///
    /// The system gives no thread.
    pub fn new(threads: usize, queue: Arc<Queue>, budget: &Arc<Budget>, metrics: Arc<Metrics>) -> io::Result<Self> {
        let (jobs, incoming) = unbounded();
        for index in 0..threads.max(1) {
            let (incoming, budget, metrics) = (incoming.clone(), budget.clone(), metrics.clone());
            thread::Builder::new()
                .name(format!("engine-{index}"))
                .spawn(move || work_off(&incoming, &budget, &metrics))?;
        }
        Ok(Self { jobs, queue, metrics })
    }

    /// Lines up work over `bytes` of text.
    ///
    /// # Errors
    ///
    /// [`Error::Overloaded`] where it would wait for too long: a caller who is told at once can go elsewhere.
    pub fn line_up(&self, bytes: usize, deadline: Option<Instant>) -> Result<Turn, Error> {
        let patience = deadline.map_or(Duration::MAX, |deadline| deadline.saturating_duration_since(Instant::now()));
        if patience.is_zero() {
            return Err(self.too_late());
        }
        let place = self.queue.enter(bytes, patience).map_err(|_| self.shed(ShedReason::Queue))?;
        Ok(Turn { place, bytes, deadline })
    }

    /// Lines up work over `bytes` of text when there is room, for callers who are slowed down rather than refused.
    pub async fn line_up_when_free(&self, bytes: usize, deadline: Option<Instant>) -> Turn {
        Turn { place: self.queue.enter_when_free(bytes).await, bytes, deadline }
    }

    /// Does `work` here where it is short, else on a thread.
    ///
    /// # Errors
    ///
    /// [`Error::Internal`] where it panics; [`Error::DeadlineExceeded`] where it could not be started in time.
    pub async fn run<T, W>(&self, turn: Turn, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&Stop) -> Result<T, Stopped> + Send + 'static,
    {
        if self.queue.time_for(turn.bytes) > INLINE {
            return self.run_on_thread(turn, work).await;
        }
        if turn.is_late() {
            return Err(self.too_late());
        }
        self.timed(turn.bytes, || guarded(&self.metrics, || work(&Stop::default())))
    }

    /// Does `work` on a thread. Dropped, it takes the work out of the queue, or stops it at its next step.
    ///
    /// # Errors
    ///
    /// As [`Self::run`].
    pub async fn run_on_thread<T, W>(&self, turn: Turn, work: W) -> Result<T, Error>
    where
        T: Send + 'static,
        W: FnOnce(&Stop) -> Result<T, Stopped> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let stop = Arc::new(Stop::default());
        let _stop_when_dropped = StopWhenDropped(stop.clone());
        let (queue, metrics, bytes) = (self.queue.clone(), self.metrics.clone(), turn.bytes);
        let run = move |start: Result<&Stop, Error>| {
            let result = start.and_then(|stop| timed(&queue, &metrics, bytes, || guarded(&metrics, || work(stop))));
            // Nobody waits where the caller has gone.
            let _ = reply.send(result);
        };
        let job = Job { turn, lined_up: Instant::now(), stop, run: Box::new(run) };
        self.jobs.send(job).map_err(|_| Error::ShuttingDown)?;
        answer.await.unwrap_or(Err(Error::ShuttingDown))
    }

    fn timed<T>(&self, bytes: usize, work: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        timed(&self.queue, &self.metrics, bytes, work)
    }

    fn shed(&self, reason: ShedReason) -> Error {
        self.metrics.shed(reason);
        Error::Overloaded
    }

    fn too_late(&self) -> Error {
        self.metrics.deadlines_passed.inc();
        Error::DeadlineExceeded
    }
}

impl Turn {
    /// Hands the part for a document of `bytes` to a turn of its own.
    pub fn split(&mut self, bytes: usize) -> Self {
        Self { place: self.place.split(bytes), bytes, deadline: self.deadline }
    }

    fn is_late(&self) -> bool {
        self.deadline.is_some_and(|deadline| deadline <= Instant::now())
    }
}

struct StopWhenDropped(Arc<Stop>);

impl Drop for StopWhenDropped {
    fn drop(&mut self) {
        self.0.set();
    }
}

/// What a thread does until the last sender has gone.
fn work_off(jobs: &Receiver<Job>, budget: &Budget, metrics: &Metrics) {
    for Job { turn, lined_up, stop, run } in jobs {
        if stop.is_set() {
            continue;
        }
        metrics.waited(lined_up.elapsed());
        if turn.is_late() {
            metrics.deadlines_passed.inc();
            run(Err(Error::DeadlineExceeded));
        } else if budget.is_exhausted() {
            // The answers before are not read; another one would only add to them.
            metrics.shed(ShedReason::Bytes);
            run(Err(Error::Overloaded));
        } else {
            run(Ok(&stop));
        }
    }
}

/// Work that was stopped is not measured: it was not done.
fn timed<T>(
    queue: &Queue,
    metrics: &Metrics,
    bytes: usize,
    work: impl FnOnce() -> Result<T, Error>,
) -> Result<T, Error> {
    let started = Instant::now();
    let result = work();
    if result.is_ok() {
        let took = started.elapsed();
        queue.measured(bytes, took);
        metrics.worked(took);
    }
    result
}

/// The panic's own message may quote the text at hand; it is dropped unread.
fn guarded<T>(metrics: &Metrics, work: impl FnOnce() -> Result<T, Stopped>) -> Result<T, Error> {
    let result = catch_unwind(AssertUnwindSafe(work)).map_err(|_| {
        metrics.panics.inc();
        Error::Internal
    })?;
    // Only a deadline or the caller's end stops work, and after its end nobody reads this.
    result.map_err(|Stopped| Error::DeadlineExceeded)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: usize = 100_000;

    fn workers(threads: usize, most_wait: Duration) -> Workers {
        let budget = Budget::new(1);
        Workers::new(threads, Queue::new(threads, most_wait), &budget, Arc::default()).unwrap()
    }

    #[tokio::test]
    async fn a_panic_is_an_internal_error_and_leaves_the_workers_usable() {
        let workers = workers(1, Duration::MAX);
        for (row, bytes) in [("inline", 1), ("on a thread", LONG)] {
            let turn = workers.line_up(bytes, None).unwrap();
            let result: Result<(), Error> = workers.run(turn, |_| panic!("planted")).await;
            assert_eq!(result, Err(Error::Internal), "{row}");
            let turn = workers.line_up(bytes, None).unwrap();
            assert_eq!(workers.run(turn, |_| Ok(7)).await, Ok(7), "{row}, after the panic");
        }
        assert_eq!(workers.metrics.panics.get(), 2);
    }

    #[tokio::test]
    async fn work_that_nobody_waits_for_stops_and_leaves_its_place() {
        let workers = workers(1, Duration::ZERO);
        let (started, start) = std::sync::mpsc::channel();
        let (stopped, stop_seen) = std::sync::mpsc::channel();
        let turn = workers.line_up(LONG, None).unwrap();
        let running = workers.run(turn, move |stop| {
            started.send(()).unwrap();
            while !stop.is_set() {
                thread::yield_now();
            }
            stopped.send(()).unwrap();
            Err::<(), _>(Stopped)
        });
        {
            let mut running = std::pin::pin!(running);
            tokio::select! {
                _ = &mut running => panic!("it does not end by itself"),
                () = tokio::task::yield_now() => {}
            }
            start.recv_timeout(Duration::from_secs(5)).unwrap();
            assert_eq!(workers.line_up(1, None).unwrap_err(), Error::Overloaded);
        }
        stop_seen.recv_timeout(Duration::from_secs(5)).unwrap();
        tokio::time::timeout(Duration::from_secs(5), workers.line_up_when_free(1, None))
            .await
            .expect("the place is free");
    }

    #[tokio::test]
    async fn work_is_not_started_after_its_deadline() {
        let workers = workers(1, Duration::MAX);
        let past = Some(Instant::now());
        assert_eq!(workers.line_up(LONG, past).unwrap_err(), Error::DeadlineExceeded);
        let (_gate, wait) = std::sync::mpsc::channel::<()>();
        let first = workers.line_up(LONG, None).unwrap();
        let soon = Instant::now() + Duration::from_secs(1);
        let second = workers.line_up(LONG, Some(soon)).unwrap();
        let blocked = workers.run(first, move |_| {
            let _ = wait.recv_timeout(Duration::from_millis(1100));
            Ok(())
        });
        let late = workers.run(second, |_| Ok(()));
        let (first, second) = tokio::join!(blocked, late);
        assert_eq!((first, second), (Ok(()), Err(Error::DeadlineExceeded)));
        assert_eq!(workers.metrics.deadlines_passed.get(), 2);
    }
}
