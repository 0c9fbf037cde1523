//! A call under way: what it counts, what it holds, and the one log line at its end. Never text.

mod body;
mod layer;

pub use layer::CallLayer;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

use opentelemetry::TraceId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::task::task_tracker::TaskTrackerToken;
use tonic::{Code, Request, Response, Status};
use tracing::{Span, error, info};

use super::Snapshot;
use super::budget::Held;
use crate::telemetry::{DocumentResult, Method, Metrics, ShedReason};
use crate::wire::{Error, code_name, proto};

/// A call, from its headers until the last of its answer is sent.
#[derive(Debug)]
pub struct Call {
    method: &'static Method,
    arrived: Instant,
    deadline: Option<Instant>,
    trace: Option<TraceId>,
    span: Span,
    metrics: Arc<Metrics>,
    request: Mutex<Held>,
    calls: Arc<Semaphore>,
    /// The call's place among those under way, from when its message is there; given back with the call.
    place: Mutex<Option<OwnedSemaphorePermit>>,
    tally: Mutex<Tally>,
    _under_way: TaskTrackerToken,
}

/// What the log line tells.
#[derive(Debug, Default)]
struct Tally {
    request_bytes: usize,
    response_bytes: usize,
    documents: usize,
    failed: usize,
    mentions: usize,
    roles: usize,
    cut: usize,
    reason: &'static str,
    // Not the snapshot: a stream that stays open would keep gazetteers that are long replaced.
    gazetteers: Option<Arc<str>>,
}

impl Call {
    /// The call that a request belongs to, and the request's message.
    ///
    /// # Errors
    ///
    /// As many calls are under way as the server takes; or the request did not come through [`CallLayer`], which is a defect.
    pub fn of<T>(request: Request<T>) -> Result<(Arc<Self>, T), Status> {
        let call = request.extensions().get::<Arc<Self>>().cloned().ok_or(Error::Internal)?;
        if !call.method.is_stream() {
            call.message();
            call.take_place()?;
        }
        Ok((call, request.into_inner()))
    }

    fn take_place(&self) -> Result<(), Status> {
        let Ok(place) = self.calls.clone().try_acquire_owned() else {
            self.metrics.shed(ShedReason::Calls);
            return Err(self.refuse(Error::Overloaded));
        };
        *self.place.lock().unwrap_or_else(PoisonError::into_inner) = Some(place);
        Ok(())
    }

    /// When the caller stops to wait.
    pub fn deadline(&self) -> Option<Instant> {
        self.deadline
    }

    /// Notes which gazetteers answer.
    pub fn answered_by(&self, snapshot: &Snapshot) {
        self.tally().gazetteers = Some(snapshot.versions());
    }

    /// Counts a message that came.
    pub fn message(&self) {
        self.metrics.received(self.method);
    }

    /// Counts a document that came.
    pub fn document(&self, bytes: usize) {
        self.metrics.document(bytes);
        self.tally().documents += 1;
    }

    /// Counts what came of a document.
    pub fn document_done(&self, result: &Result<proto::ExtractResponse, Error>) {
        let mut tally = self.tally();
        match result {
            Ok(response) => {
                tally.mentions += response.mentions.len();
                tally.roles += response.roles.len();
                self.metrics.document_done(DocumentResult::Answered);
            }
            Err(_) => {
                tally.failed += 1;
                self.metrics.document_done(DocumentResult::Failed);
            }
        }
    }

    /// Counts an answer that was cut.
    pub fn cut(&self) {
        self.metrics.answers_cut.inc();
        self.tally().cut += 1;
    }

    /// Counts a message of the answer.
    pub fn sent(&self) {
        self.metrics.sent(self.method);
    }

    /// Hands what `bytes` of the request hold to whoever answers them.
    pub fn split_request(&self, bytes: usize) -> Held {
        self.request().split(bytes)
    }

    /// The answer to a call with one message each way.
    pub fn answer<T>(&self, result: Result<T, Error>) -> Result<Response<T>, Status> {
        match result {
            Ok(answer) => {
                self.sent();
                Ok(Response::new(answer))
            }
            Err(error) => Err(self.refuse(error)),
        }
    }

    /// The status that an error ends the call with.
    pub fn refuse(&self, error: Error) -> Status {
        self.tally().reason = error.code_and_reason().1;
        error.into()
    }

    /// Counts a panic that was caught.
    pub fn panicked(&self) -> Status {
        self.metrics.panics.inc();
        self.refuse(Error::Internal)
    }

    fn request(&self) -> MutexGuard<'_, Held> {
        self.request.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn tally(&self) -> MutexGuard<'_, Tally> {
        self.tally.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Ends the call: its metrics, its line, its span.
    fn end(&self, code: Code) {
        let took = self.arrived.elapsed();
        self.metrics.handled(self.method, code, took);
        self.span.record("rpc.grpc.status_code", code as i64);
        if code == Code::Internal {
            self.span.record("otel.status_code", "ERROR");
        }
        let _inside = self.span.enter();
        let tally = self.tally();
        let Tally { request_bytes, response_bytes, documents, failed, mentions, roles, cut, reason, .. } = *tally;
        let gazetteers = tally.gazetteers.as_deref().unwrap_or_default();
        let (method, seconds) = (self.method.name, took.as_secs_f64());
        let trace_id = self.trace.map(|id| id.to_string()).unwrap_or_default();
        let code_name = code_name(code);
        macro_rules! line {
            ($level:ident) => {
                $level!(
                    method,
                    code = code_name,
                    reason,
                    documents,
                    failed,
                    mentions,
                    roles,
                    cut,
                    request_bytes,
                    response_bytes,
                    seconds,
                    gazetteers,
                    trace_id,
                    "call"
                )
            };
        }
        if code == Code::Internal {
            line!(error);
        } else {
            line!(info);
        }
    }
}
