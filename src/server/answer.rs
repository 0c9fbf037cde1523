//! The body of an answer on its way out, and the end of a call whose caller does not take it.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame};
use hyper::rt::Executor;
use tokio::time::{Instant, sleep, sleep_until};

use super::load::CallLoad;

/// The most bytes that are handed to the transport at once. What it was handed it keeps until the peer takes it, beyond any
/// deadline of the call, so it gets little.
const PIECE: usize = 8 * 1024;

tokio::task_local! {
    static TAKING: Arc<Taking>;
}

/// Since when something has been ready that the peer has not taken.
#[derive(Debug, Default)]
struct Taking {
    since: Mutex<Option<Instant>>,
}

impl Taking {
    fn set(&self, since: Option<Instant>) {
        *self.since.lock().unwrap_or_else(PoisonError::into_inner) = since;
    }

    fn get(&self) -> Option<Instant> {
        *self.since.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the peer has taken nothing of what was ready for `limit`. It is looked at seldom, so that a call costs a
    /// timer and no more: the end may be `limit` late.
    async fn stalled(&self, limit: Duration) {
        loop {
            match self.get() {
                None => sleep(limit).await,
                Some(since) if since.elapsed() >= limit => return,
                Some(since) => sleep_until(since + limit).await,
            }
        }
    }
}

/// Runs each call as a task, and ends it where its caller takes nothing of its answer for `stall`: the stream is then reset.
#[derive(Debug, Clone, Copy)]
pub struct Calls {
    pub stall: Duration,
}

impl<F> Executor<F> for Calls
where
    F: Future<Output = ()> + Send + 'static,
{
    fn execute(&self, call: F) {
        let (taking, stall) = (Arc::new(Taking::default()), self.stall);
        tokio::spawn(TAKING.scope(taking.clone(), async move {
            tokio::select! {
                () = call => {}
                () = taking.stalled(stall) => {}
            }
        }));
    }
}

/// The answer of a call, in pieces, counted as held until the transport takes them.
#[derive(Debug)]
pub struct Answer {
    inner: tonic::body::Body,
    load: Arc<CallLoad>,
    taking: Option<Arc<Taking>>,
    ready: Bytes,
}

impl Answer {
    /// An answer of the call whose task this is.
    pub fn new(inner: tonic::body::Body, load: Arc<CallLoad>) -> Self {
        if inner.is_end_stream() {
            load.done();
        }
        let taking = TAKING.try_with(Arc::clone).ok();
        Self { inner, load, taking, ready: Bytes::new() }
    }

    fn waits_for_peer(&self, waits: bool) {
        if let Some(taking) = &self.taking {
            taking.set(waits.then(Instant::now));
        }
    }

    fn piece(&mut self) -> Frame<Bytes> {
        let piece = self.ready.split_to(self.ready.len().min(PIECE));
        self.load.release(piece.len());
        self.waits_for_peer(true);
        Frame::data(piece)
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = tonic::Status;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, tonic::Status>>> {
        if !self.ready.is_empty() {
            return Poll::Ready(Some(Ok(self.piece())));
        }
        // From here on the caller waits for us.
        self.waits_for_peer(false);
        let frame = match ready!(Pin::new(&mut self.inner).poll_frame(context)) {
            Some(Ok(frame)) => frame,
            end => {
                self.load.done();
                return Poll::Ready(end);
            }
        };
        match frame.into_data() {
            Ok(data) => {
                // An answer is sent even where the connection has too much: it is the next call that is refused.
                let _ = self.load.hold(data.len());
                self.ready = data;
                Poll::Ready(Some(Ok(self.piece())))
            }
            Err(frame) => {
                self.load.done();
                Poll::Ready(Some(Ok(frame)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.ready.is_empty() && self.inner.is_end_stream()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::load::{Kind, Load};
    use crate::server::transport::Transport;

    fn answer(size: usize) -> Answer {
        let load = Arc::new(Load::new(&Transport::default(), Arc::default()));
        let body = tonic::body::Body::new(http_body_util::Full::new(Bytes::from(vec![7; size])));
        Answer::new(body, Arc::new(load.begin(Kind::Work)))
    }

    #[tokio::test]
    async fn an_answer_comes_whole_and_in_pieces() {
        for size in [1, PIECE - 1, PIECE, PIECE + 1, 10 * PIECE] {
            let mut answer = answer(size);
            let mut sizes = Vec::new();
            while let Some(frame) = std::future::poll_fn(|context| Pin::new(&mut answer).poll_frame(context)).await {
                sizes.push(frame.unwrap().into_data().unwrap().len());
            }
            assert_eq!(sizes.iter().sum::<usize>(), size);
            assert!(sizes.iter().all(|size| *size <= PIECE), "{sizes:?}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_whose_answer_is_not_taken_ends() {
        const STALL: Duration = Duration::from_secs(10);
        for (row, pieces, pause, ends) in
            [("never taken", 1, STALL * 100, true), ("slowly taken", 20, STALL / 2, false)]
        {
            let (finished, end) = tokio::sync::oneshot::channel();
            Calls { stall: STALL }.execute(async move {
                let mut answer = answer(100 * PIECE);
                for _ in 0..pieces {
                    let _ = std::future::poll_fn(|context| Pin::new(&mut answer).poll_frame(context)).await;
                    sleep(pause).await;
                }
                let _ = finished.send(());
            });
            let began = Instant::now();
            assert_eq!(end.await.is_err(), ends, "{row}");
            assert!(began.elapsed() <= STALL * 11, "{row}: {:?}", began.elapsed());
        }
    }
}
