//! The body of a request on its way in.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use tokio::time::{Sleep, sleep};
use tonic::Status;

use super::load::CallLoad;
use crate::wire::Error;

type BoxError = Box<dyn std::error::Error + Send + Sync>;

/// A request body that counts what the server must hold of it, and that must arrive in time.
#[derive(Debug)]
pub struct Upload {
    inner: Incoming,
    /// None where the messages of a stream come and go.
    whole: Option<Whole>,
}

/// What is asked of a body that is one message.
#[derive(Debug)]
struct Whole {
    load: Arc<CallLoad>,
    deadline: Pin<Box<Sleep>>,
}

impl Upload {
    /// A body of one message, which is held until the call ends and must be here within `time`.
    pub fn of_one(inner: Incoming, load: Arc<CallLoad>, time: Duration) -> Self {
        Self { inner, whole: Some(Whole { load, deadline: Box::pin(sleep(time)) }) }
    }

    /// A body of any number of messages, which may come at any time.
    pub fn of_many(inner: Incoming) -> Self {
        Self { inner, whole: None }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = BoxError;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, BoxError>>> {
        let frame = Pin::new(&mut self.inner).poll_frame(context);
        let Some(whole) = &mut self.whole else { return frame.map_err(Into::into) };
        if frame.is_pending() {
            ready!(whole.deadline.as_mut().poll(context));
            return Poll::Ready(Some(Err(refusal(Error::UploadTimeout))));
        }
        match ready!(frame) {
            Some(Ok(frame)) => {
                let size = frame.data_ref().map_or(0, Bytes::len);
                Poll::Ready(Some(whole.load.hold(size).map(|()| frame).map_err(refusal)))
            }
            other => Poll::Ready(other.map(|frame| frame.map_err(Into::into))),
        }
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

fn refusal(error: Error) -> BoxError {
    Status::from(error).into()
}
