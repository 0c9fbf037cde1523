//! The body of a request on its way in.

use std::fmt::{self, Debug, Formatter};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use tokio::runtime::Handle;
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Sleep, sleep, timeout};
use tonic::Status;

use super::load::CallLoad;
use crate::wire::Error;

/// How long the rest of a request is taken in after its answer, so that its stream ends as streams do. A stream that is reset while its
/// peer sends on is forgotten by HTTP/2 where others follow, and then what comes on it counts as the peer's mistake, for which the
/// connection and all calls on it are ended.
const DISCARD: Duration = Duration::from_secs(5);
/// How long nothing comes of it until it is taken for over: some clients drop what they had not sent and tell nobody, and a stream that
/// waits for it is one less for the calls that follow.
const SILENCE: Duration = Duration::from_millis(50);
/// What stands before a message: whether it is compressed, and its length.
const PREFIX: usize = 5;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A request body that counts what the server must hold of it, and that must arrive in time.
#[derive(Debug)]
pub struct Upload {
    /// None once it was left to the call.
    inner: Option<Incoming>,
    load: Arc<CallLoad>,
    /// None where the messages of a stream come and go.
    one: Option<One>,
}

/// The one message of a body.
struct One {
    deadline: Pin<Box<Sleep>>,
    prefix: Vec<u8>,
    come: usize,
    /// What was counted: all that will come of the message as soon as its length is known, so that those that were let in are not
    /// kept from ending by those that come after.
    counted: usize,
    /// The first of it, while it waits for room.
    waits: Option<(Room, Frame<Bytes>)>,
}

type Room = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

impl Upload {
    /// A body of one message, which is held until the call ends and must be here within `time`.
    pub fn of_one(inner: Incoming, load: Arc<CallLoad>, time: Duration) -> Self {
        let one = One { deadline: Box::pin(sleep(time)), prefix: Vec::new(), come: 0, counted: 0, waits: None };
        Self { inner: Some(inner), load, one: Some(one) }
    }

    /// A body of any number of messages, which may come at any time.
    pub fn of_many(inner: Incoming, load: Arc<CallLoad>) -> Self {
        Self { inner: Some(inner), load, one: None }
    }
}

impl One {
    /// Counts what has come, and with the first of it all that is to come, for which it may have to wait.
    fn count(&mut self, frame: Frame<Bytes>, load: &Arc<CallLoad>) -> Option<Result<Frame<Bytes>, Error>> {
        let Some(data) = frame.data_ref() else { return Some(Ok(frame)) };
        self.come += data.len();
        let missing = PREFIX - self.prefix.len();
        self.prefix.extend(data.iter().take(missing));
        if missing > 0
            && let [_, length @ ..] = self.prefix.as_slice()
            && let Ok(length) = length.try_into().map(u32::from_be_bytes)
        {
            let length = length as usize;
            self.counted = length.saturating_add(PREFIX);
            match load.reserve(length) {
                Ok(true) => {}
                Ok(false) => {
                    self.waits = Some((Box::pin(load.clone().reserve_in_turn(length)), frame));
                    return None;
                }
                Err(error) => return Some(Err(error)),
            }
        }
        let more = self.come.saturating_sub(self.counted);
        self.counted += more;
        Some(load.hold(more).map(|()| frame))
    }

    /// Waits for room.
    fn poll_room(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        let Some((room, _)) = &mut self.waits else { return Poll::Ready(None) };
        let room = ready!(room.as_mut().poll(context));
        Poll::Ready(self.waits.take().map(|(_, frame)| room.map(|()| frame)))
    }
}

impl Debug for One {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("One").field("come", &self.come).field("counted", &self.counted).finish_non_exhaustive()
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        let Some(inner) = &mut this.inner else { return Poll::Ready(None) };
        let Some(one) = &mut this.one else { return Pin::new(inner).poll_frame(context).map_err(Into::into) };
        loop {
            if let Some(counted) = ready!(one.poll_room(context)) {
                return Poll::Ready(Some(counted.map_err(refusal)));
            }
            let frame = Pin::new(&mut *inner).poll_frame(context);
            if frame.is_pending() {
                ready!(one.deadline.as_mut().poll(context));
                return Poll::Ready(Some(Err(refusal(Error::UploadTimeout))));
            }
            match ready!(frame) {
                Some(Ok(frame)) => {
                    if let Some(counted) = one.count(frame, &this.load) {
                        return Poll::Ready(Some(counted.map_err(refusal)));
                    }
                }
                other => return Poll::Ready(other.map(|frame| frame.map_err(Into::into))),
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Incoming::is_end_stream)
            && self.one.as_ref().is_none_or(|one| one.waits.is_none())
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.as_ref().map_or_else(SizeHint::default, Incoming::size_hint)
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if let Some(rest) = self.inner.take().filter(|inner| !inner.is_end_stream()) {
            self.load.leave(rest);
        }
    }
}

/// Takes in what comes of a request that is answered, and drops it, until it ends, nothing came for [`SILENCE`], or [`DISCARD`] is over.
pub fn discard(mut rest: Incoming, place: OwnedSemaphorePermit) {
    // There is none where the server has ended, and then no connection either.
    if let Ok(runtime) = Handle::try_current() {
        runtime.spawn(async move {
            let silent = async { while timeout(SILENCE, next(&mut rest)).await.is_ok_and(|comes| comes) {} };
            let _ = timeout(DISCARD, silent).await;
            drop((rest, place));
        });
    }
}

/// Takes in what comes of a request, and drops it, until it ends.
pub async fn drain(rest: &mut Incoming) {
    while next(rest).await {}
}

/// Whether something came, which is dropped.
async fn next(rest: &mut Incoming) -> bool {
    matches!(poll_fn(|context| Pin::new(&mut *rest).poll_frame(context)).await, Some(Ok(_)))
}

fn refusal(error: Error) -> BoxError {
    Status::from(error).into()
}
