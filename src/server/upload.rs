//! The body of a request on its way in.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use tokio::runtime::Handle;
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

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A request body that counts what the server must hold of it, and that must arrive in time.
#[derive(Debug)]
pub struct Upload {
    /// None once it was left to the call.
    inner: Option<Incoming>,
    load: Arc<CallLoad>,
    /// None where the messages of a stream come and go.
    deadline: Option<Pin<Box<Sleep>>>,
}

impl Upload {
    /// A body of one message, which is held until the call ends and must be here within `time`.
    pub fn of_one(inner: Incoming, load: Arc<CallLoad>, time: Duration) -> Self {
        Self { inner: Some(inner), load, deadline: Some(Box::pin(sleep(time))) }
    }

    /// A body of any number of messages, which may come at any time.
    pub fn of_many(inner: Incoming, load: Arc<CallLoad>) -> Self {
        Self { inner: Some(inner), load, deadline: None }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let this = &mut *self;
        let Some(inner) = &mut this.inner else { return Poll::Ready(None) };
        let frame = Pin::new(inner).poll_frame(context);
        let Some(deadline) = &mut this.deadline else { return frame.map_err(Into::into) };
        if frame.is_pending() {
            ready!(deadline.as_mut().poll(context));
            return Poll::Ready(Some(Err(refusal(Error::UploadTimeout))));
        }
        match ready!(frame) {
            Some(Ok(frame)) => {
                let size = frame.data_ref().map_or(0, Bytes::len);
                Poll::Ready(Some(this.load.hold(size).map(|()| frame).map_err(refusal)))
            }
            other => Poll::Ready(other.map(|frame| frame.map_err(Into::into))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.as_ref().is_none_or(Incoming::is_end_stream)
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

/// Takes in what comes, and drops it, until it ends, nothing came for [`SILENCE`], or [`DISCARD`] is over.
pub fn discard(mut rest: Incoming) {
    // There is none where the server has ended, and then no connection either.
    if let Ok(runtime) = Handle::try_current() {
        runtime.spawn(timeout(DISCARD, async move {
            let mut come = true;
            while come {
                let frame = timeout(SILENCE, poll_fn(|context| Pin::new(&mut rest).poll_frame(context))).await;
                come = matches!(frame, Ok(Some(Ok(_))));
            }
        }));
    }
}

fn refusal(error: Error) -> BoxError {
    Status::from(error).into()
}
