//! One bidirectional stream: documents in, answers out as they are done.

use std::collections::HashSet;
use std::sync::Arc;

use tokio::sync::mpsc;
use tokio::task::JoinSet;
use tonic::{Code, Status, Streaming};

use super::Shared;
use super::call::Call;
use crate::wire::proto::stream_extract_response::Outcome;
use crate::wire::request::{self, Extract};
use crate::wire::{Error, Fault, from_stream, proto, to_rpc_status};

/// Where the answers go. Bounded: a caller who does not read its answers is not read from either.
pub type Answers = mpsc::Sender<Result<proto::StreamExtractResponse, Status>>;

type Answer = (String, Result<proto::ExtractResponse, Error>);

/// Why no more documents are read.
enum End {
    /// The caller has sent all.
    Complete,
    /// The caller has gone.
    Gone,
    /// The stream cannot go on.
    Failed(Status),
}

/// Answers the documents of `incoming` until it ends, the caller goes or the server drains.
pub async fn run(shared: Arc<Shared>, call: Call, incoming: Streaming<proto::StreamExtractRequest>, answers: Answers) {
    let mut stream = Stream { shared, call, answers, jobs: JoinSet::new(), in_flight: HashSet::new(), asked: None };
    let end = stream.read(incoming).await;
    // A stream that ends early still owes the answers to what it has read.
    let end = match end {
        End::Gone => End::Gone,
        end if stream.finish_jobs().await.is_ok() => end,
        _ => End::Gone,
    };
    let Stream { call, answers, .. } = stream;
    match end {
        End::Complete => call.end(Code::Ok, ""),
        End::Gone => drop(call),
        End::Failed(status) => {
            call.end(status.code(), "");
            let _ = answers.send(Err(status)).await;
        }
    }
}

/// The caller has gone.
struct Gone;

struct Stream {
    shared: Arc<Shared>,
    call: Call,
    answers: Answers,
    jobs: JoinSet<Answer>,
    in_flight: HashSet<String>,
    asked: Option<proto::ExtractionOptions>,
}

impl Stream {
    async fn read(&mut self, mut incoming: Streaming<proto::StreamExtractRequest>) -> End {
        loop {
            let has_room = self.jobs.len() < self.shared.settings.stream_window;
            let sent = tokio::select! {
                biased;
                () = self.answers.closed() => return End::Gone,
                Some(done) = self.jobs.join_next() => match done {
                    Ok(answer) => self.send(answer).await,
                    Err(_) => Ok(()),
                },
                () = self.shared.lifecycle.draining() => return End::Failed(Error::ShuttingDown.into()),
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
        let (id, bytes) =
            request.document.as_ref().map_or_else(Default::default, |it| (it.id.clone(), it.content.len()));
        self.call.received(bytes);
        match self.check(request) {
            Err(error) => self.tell(id, Err(error)).await,
            Ok((snapshot, Extract { document, ask })) => {
                self.in_flight.insert(id.clone());
                let shared = self.shared.clone();
                self.jobs.spawn(async move {
                    let result = shared.workers.run(bytes, move || snapshot.answer(&document, &ask)).await;
                    (id, result)
                });
                Ok(())
            }
        }
    }

    fn check(&mut self, request: proto::StreamExtractRequest) -> Result<(Arc<super::Snapshot>, Extract), Error> {
        let snapshot = self.shared.current()?;
        let job = request::stream_item(request, &mut self.asked, self.shared.terms(&snapshot))?;
        if self.in_flight.contains(&job.document.id) {
            return Err(Error::field("document.id", Fault::DuplicateInFlight));
        }
        Ok((snapshot, job))
    }

    async fn finish_jobs(&mut self) -> Result<(), Gone> {
        while let Some(done) = self.jobs.join_next().await {
            if let Ok(answer) = done {
                self.send(answer).await?;
            }
        }
        Ok(())
    }

    async fn send(&mut self, (id, result): Answer) -> Result<(), Gone> {
        self.in_flight.remove(&id);
        self.tell(id, result).await
    }

    async fn tell(&mut self, document_id: String, result: Result<proto::ExtractResponse, Error>) -> Result<(), Gone> {
        self.call.answered(&result);
        let outcome = match result {
            Ok(response) => Outcome::Response(response),
            Err(error) => Outcome::Error(to_rpc_status(&error.into())),
        };
        let answer = proto::StreamExtractResponse { document_id, outcome: Some(outcome) };
        self.answers.send(Ok(answer)).await.map_err(|_| Gone)
    }
}
