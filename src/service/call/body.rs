//! The two bodies of a call: what comes is held from the budget until it is answered, what goes until it is sent.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::Response;
use http_body::{Frame, SizeHint};
use tonic::body::Body;
use tonic::{Code, Status};

use super::Call;
use crate::service::budget::{Budget, Held};
use crate::telemetry::ShedReason;
use crate::wire::Error;

/// Ends its call when dropped.
#[derive(Debug)]
pub(super) struct Ending {
    call: Arc<Call>,
    /// What the caller was told; nothing where it has gone before that.
    code: Code,
    _place: Option<tokio::sync::OwnedSemaphorePermit>,
}

impl Ending {
    pub(super) fn new(call: Arc<Call>, place: Option<tokio::sync::OwnedSemaphorePermit>) -> Self {
        Self { call, code: Code::Cancelled, _place: place }
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.call.end(self.code);
    }
}

/// What the caller sends.
#[derive(Debug)]
pub(super) struct RequestBody {
    inner: Body,
    call: Arc<Call>,
}

impl RequestBody {
    pub(super) fn wrap(inner: Body, call: Arc<Call>) -> Body {
        Body::new(Self { inner, call })
    }
}

impl http_body::Body for RequestBody {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let frame = Pin::new(&mut self.inner).poll_frame(cx);
        if let Poll::Ready(Some(Ok(frame))) = &frame
            && let Some(data) = frame.data_ref()
        {
            self.call.tally().request_bytes += data.len();
            let held = self.call.request().grow(data.len());
            if held.is_err() {
                self.call.metrics.shed(ShedReason::Bytes);
                return Poll::Ready(Some(Err(self.call.refuse(Error::Overloaded))));
            }
        }
        frame
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

/// What the caller gets. The transport keeps the last frame that it was given until the caller has room for it, and asks for the next
/// one meanwhile; what it finds at the end it takes for done. So it is given small frames, and all that it was not given is held.
#[derive(Debug)]
pub(super) struct AnswerBody {
    inner: Body,
    waiting: Bytes,
    /// The length of the frame that was given last.
    given: usize,
    held: Held,
    ending: Ending,
}

/// The largest frame that is given to the transport: what HTTP/2 sends at once where the caller does not say otherwise.
const FRAME: usize = 16 * 1024;

impl AnswerBody {
    pub(super) fn wrap(response: Response<Body>, mut ending: Ending, budget: &Arc<Budget>) -> Response<Body> {
        if let Some(code) = response.headers().get(Status::GRPC_STATUS) {
            ending.code = Code::from_bytes(code.as_bytes());
        }
        let held = budget.hold_none();
        response.map(|inner| Body::new(Self { inner, waiting: Bytes::new(), given: 0, held, ending }))
    }

    fn give(&mut self) -> Frame<Bytes> {
        let frame = self.waiting.split_to(FRAME.min(self.waiting.len()));
        self.given = frame.len();
        Frame::data(frame)
    }
}

impl http_body::Body for AnswerBody {
    type Data = Bytes;
    type Error = Status;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Status>>> {
        let given = std::mem::take(&mut self.given);
        drop(self.held.split(given));
        if !self.waiting.is_empty() {
            return Poll::Ready(Some(Ok(self.give())));
        }
        match Pin::new(&mut self.inner).poll_frame(cx) {
            Poll::Ready(Some(Ok(frame))) => match frame.into_data() {
                Ok(data) => {
                    self.ending.call.tally().response_bytes += data.len();
                    self.held.grow_past_the_limit(data.len());
                    self.waiting = data;
                    Poll::Ready(Some(Ok(self.give())))
                }
                Err(trailers) => {
                    let code = trailers.trailers_ref().and_then(|trailers| trailers.get(Status::GRPC_STATUS));
                    if let Some(code) = code.map(|code| Code::from_bytes(code.as_bytes())) {
                        self.ending.code = code;
                    }
                    Poll::Ready(Some(Ok(trailers)))
                }
            },
            end => end,
        }
    }

    fn is_end_stream(&self) -> bool {
        self.waiting.is_empty() && self.inner.is_end_stream()
    }
}
