//! One bidirectional stream: documents in, answers out as they are done.

use std::collections::HashSet;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_util::FutureExt as _;
use prost::Message as _;
use tokio::sync::{mpsc, watch};
use tokio::task::JoinSet;
use tokio::time::timeout_at;
use tokio_stream::Stream as Messages;
use tonic::{Status, Streaming};
use tracing::Instrument as _;

use super::budget::Held;
use super::call::Call;
use super::{Layered, Shared, Snapshot};
use crate::engine::Stop;
use crate::wire::proto::stream_extract_response::Outcome;
use crate::wire::request::{self, Extract};
use crate::wire::{Error, Fault, from_stream, proto, to_rpc_status};

/// What goes to the caller.
type Message = Result<proto::StreamExtractResponse, Status>;

/// The answers as the transport takes them. Bounded: a caller who does not read its answers is not read from either.
#[derive(Debug)]
pub struct Answers(mpsc::Receiver<(Message, Held)>);

impl Messages for Answers {
    type Item = Message;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Message>> {
        // From here on the body of the answer holds it.
        self.0.poll_recv(cx).map(|next| next.map(|(message, _held)| message))
    }
}

/// Answers the documents of `incoming` until it ends, the caller goes, its deadline passes or the server drains.
pub fn open(shared: Arc<Shared>, call: Arc<Call>, incoming: Streaming<proto::StreamExtractRequest>) -> Answers {
    let (answers, receiver) = mpsc::channel(shared.settings.stream_window);
    let conversation = async move {
        let stream = Stream {
            shared: shared.clone(),
            call: call.clone(),
            answers: answers.clone(),
            jobs: JoinSet::new(),
            in_flight: HashSet::new(),
            asked: None,
            layered: None,
            engines: shared.engines.changes(),
        };
        if let Some(status) = until_the_deadline(&call, stream.converse(incoming)).await {
            let _ = answers.send((Err(status), shared.budget.hold_none())).await;
        }
    };
    tokio::spawn(conversation.in_current_span());
    Answers(receiver)
}

/// What the stream ends with other than OK.
async fn until_the_deadline(call: &Call, conversation: impl Future<Output = End>) -> Option<Status> {
    let guarded = AssertUnwindSafe(conversation).catch_unwind();
    let end = match call.deadline() {
        Some(deadline) => timeout_at(deadline.into(), guarded).await,
        None => Ok(guarded.await),
    };
    match end {
        Ok(Ok(End::Complete | End::Gone)) => None,
        Ok(Ok(End::Failed(status))) => Some(status),
        Ok(Err(_panic)) => Some(call.panicked()),
        Err(_elapsed) => Some(call.refuse(Error::DeadlineExceeded)),
    }
}

/// Why no more documents are read.
enum End {
    /// The caller has sent all.
    Complete,
    /// The caller has gone.
    Gone,
    /// The stream cannot go on.
    Failed(Status),
}

/// The caller has gone.
struct Gone;

/// A document that is done, and what it holds.
struct Done {
    id: String,
    result: Result<proto::ExtractResponse, Error>,
    held: Held,
}

struct Stream {
    shared: Arc<Shared>,
    call: Arc<Call>,
    answers: mpsc::Sender<(Message, Held)>,
    jobs: JoinSet<Done>,
    in_flight: HashSet<String>,
    asked: Option<proto::ExtractionOptions>,
    /// What answered the document before, where entries came with it: most have the same.
    layered: Option<Arc<Layered>>,
    engines: watch::Receiver<Option<Arc<Snapshot>>>,
}

impl Stream {
    async fn converse(mut self, incoming: Streaming<proto::StreamExtractRequest>) -> End {
        match self.read(incoming).await {
            // A stream that ends early still owes the answers to what it has read.
            end @ (End::Complete | End::Failed(_)) if self.finish_jobs().await.is_ok() => end,
            _ => End::Gone,
        }
    }

    async fn read(&mut self, mut incoming: Streaming<proto::StreamExtractRequest>) -> End {
        loop {
            let has_room = self.jobs.len() < self.shared.settings.stream_window;
            let sent = tokio::select! {
                biased;
                () = self.answers.closed() => return End::Gone,
                Some(done) = self.jobs.join_next() => match done {
                    Ok(done) => self.send(done).await,
                    Err(_) => return End::Failed(self.call.panicked()),
                },
                // A stream that waits keeps no gazetteer that was replaced.
                Ok(()) = self.engines.changed(), if self.layered.is_some() => {
                    self.layered = None;
                    Ok(())
                }
                () = self.shared.lifecycle.draining() => return End::Failed(self.call.refuse(Error::ShuttingDown)),
                message = incoming.message(), if has_room => match message {
                    Ok(Some(request)) => self.start(request).await,
                    Ok(None) => return End::Complete,
                    Err(status) => return End::Failed(from_stream(status, self.shared.settings.limits.message_bytes)),
                },
            };
            if sent.is_err() {
                return End::Gone;
            }
        }
    }

    /// Starts on a document, or tells at once what is wrong with it.
    async fn start(&mut self, request: proto::StreamExtractRequest) -> Result<(), Gone> {
        let held = self.call.split_request(request.encoded_len() + FRAME_HEAD);
        let (id, bytes) =
            request.document.as_ref().map_or_else(Default::default, |it| (it.id.clone(), it.content.len()));
        self.call.message();
        self.call.document(bytes);
        match self.check(request) {
            Err(error) => self.tell(Done { id, result: Err(error), held }).await,
            Ok((layered, job)) => {
                self.in_flight.insert(id.clone());
                let (shared, call) = (self.shared.clone(), self.call.clone());
                self.jobs.spawn(async move {
                    let result = answer(&shared, &call, layered, job).await;
                    Done { id, result, held }
                });
                Ok(())
            }
        }
    }

    fn check(&mut self, request: proto::StreamExtractRequest) -> Result<(Arc<Layered>, Extract), Error> {
        let snapshot = self.shared.current()?;
        self.call.answered_by(&snapshot);
        let mut job = request::stream_item(request, &mut self.asked, self.shared.terms(&snapshot))?;
        if self.in_flight.contains(&job.document.id) {
            return Err(Error::field("document.id", Fault::DuplicateInFlight));
        }
        let entries = job.ask.ad_hoc.take();
        let before = self.layered.take().filter(|layered| layered.is(&snapshot, entries.as_ref()));
        let is_kept = entries.is_some();
        let layered = before.unwrap_or_else(|| Arc::new(Layered::new(snapshot, entries)));
        self.layered = is_kept.then(|| layered.clone());
        Ok((layered, job))
    }

    async fn finish_jobs(&mut self) -> Result<(), Gone> {
        while let Some(done) = self.jobs.join_next().await {
            if let Ok(done) = done {
                self.send(done).await?;
            }
        }
        Ok(())
    }

    async fn send(&mut self, done: Done) -> Result<(), Gone> {
        self.in_flight.remove(&done.id);
        self.tell(done).await
    }

    async fn tell(&mut self, done: Done) -> Result<(), Gone> {
        let Done { id: document_id, result, held } = done;
        self.call.document_done(&result);
        let outcome = match result {
            Ok(response) => Outcome::Response(response),
            Err(error) => Outcome::Error(to_rpc_status(&error.into())),
        };
        let answer = proto::StreamExtractResponse { document_id, outcome: Some(outcome) };
        self.answers.send((Ok(answer), held)).await.map_err(|_| Gone)?;
        self.call.sent();
        Ok(())
    }
}

/// What stands before each message on the wire.
const FRAME_HEAD: usize = 5;
/// What an answer has around the extraction: the document's id and the fields' heads.
const AROUND: usize = 512;

/// Answers a document when there is room for it: a stream is slowed down, not refused.
async fn answer(
    shared: &Shared,
    call: &Call,
    layered: Arc<Layered>,
    job: Extract,
) -> Result<proto::ExtractResponse, Error> {
    let Extract { document, ask } = job;
    let turn = shared.workers.line_up_when_free(document.content.len(), call.deadline()).await;
    let (metrics, most) = (shared.metrics.clone(), shared.settings.limits.response_bytes - AROUND);
    let work = move |stop: &Stop| layered.snapshot().answer(&document, &ask, &metrics, most, stop);
    let answer = shared.workers.run(turn, work).await?;
    if answer.truncated {
        call.cut();
    }
    Ok(answer)
}
