//! Extract, BatchExtract and StreamExtract.

use std::sync::Arc;

use futures_util::future::join_all;
use tonic::{Request, Response, Status, Streaming};

use super::call::Call;
use super::workers::Turn;
use super::{Layered, Shared, Snapshot, stream};
use crate::engine::Stop;
use crate::wire::proto::batch_extract_result::Outcome;
use crate::wire::proto::extraction_service_server::ExtractionService;
use crate::wire::request::{self, Ask, Document};
use crate::wire::{Error, proto, response, to_rpc_status};

/// The extraction service.
#[derive(Debug)]
pub struct Extraction {
    shared: Arc<Shared>,
}

impl Extraction {
    /// A service over `shared`.
    pub fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    async fn one(&self, request: proto::ExtractRequest, call: &Call) -> Result<proto::ExtractResponse, Error> {
        let snapshot = self.shared.current()?;
        call.answered_by(&snapshot);
        call.document(content_bytes(request.document.as_ref()));
        let result = self.answer(request, call, snapshot).await;
        call.document_done(&result);
        result
    }

    async fn answer(
        &self,
        request: proto::ExtractRequest,
        call: &Call,
        snapshot: Arc<Snapshot>,
    ) -> Result<proto::ExtractResponse, Error> {
        let request::Extract { document, mut ask } = request::extract(request, self.shared.terms(&snapshot))?;
        let layered = Layered::new(snapshot, ask.ad_hoc.take());
        let turn = self.shared.workers.line_up(document.content.len(), call.deadline())?;
        let (metrics, most) = (self.shared.metrics.clone(), self.shared.settings.limits.response_bytes);
        let work = move |stop: &Stop| layered.snapshot().answer(&document, &ask, &metrics, most, stop);
        let answer = self.shared.workers.run(turn, work).await?;
        if answer.truncated {
            call.cut();
        }
        Ok(answer)
    }

    async fn several(
        &self,
        request: proto::BatchExtractRequest,
        call: &Call,
    ) -> Result<proto::BatchExtractResponse, Error> {
        let snapshot = self.shared.current()?;
        call.answered_by(&snapshot);
        request.documents.iter().for_each(|document| call.document(content_bytes(Some(document))));
        let bytes = request.documents.iter().map(|document| document.content.len()).sum();
        let request::Batch { documents, mut ask } = request::batch(request, self.shared.terms(&snapshot))?;
        let mut turn = self.shared.workers.line_up(bytes, call.deadline())?;
        let layered = Arc::new(Layered::new(snapshot, ask.ad_hoc.take()));
        let ask = Arc::new(ask);
        let jobs = documents.into_iter().map(|(id, document)| {
            let turn = turn.split(document.as_ref().map_or(0, |document| document.content.len()));
            self.item(id, document, turn, &ask, &layered)
        });
        let mut answer = proto::BatchExtractResponse::default();
        for (document_id, result) in join_all(jobs).await {
            call.document_done(&result);
            answer.results.push(proto::BatchExtractResult { document_id, outcome: Some(outcome(result)) });
        }
        if response::fit_batch(&mut answer, self.shared.settings.limits.response_bytes) {
            call.cut();
        }
        Ok(answer)
    }

    /// Answers one document of a batch in its turn.
    async fn item(
        &self,
        id: String,
        document: Result<Document, Error>,
        turn: Turn,
        ask: &Arc<Ask>,
        layered: &Arc<Layered>,
    ) -> (String, Result<proto::ExtractResponse, Error>) {
        let document = match document {
            Ok(document) => document,
            Err(error) => return (id, Err(error)),
        };
        let (ask, layered, metrics) = (ask.clone(), layered.clone(), self.shared.metrics.clone());
        let most = self.shared.settings.limits.response_bytes;
        let work = move |stop: &Stop| layered.snapshot().answer(&document, &ask, &metrics, most, stop);
        (id, self.shared.workers.run_on_thread(turn, work).await)
    }
}

#[tonic::async_trait]
impl ExtractionService for Extraction {
    type StreamExtractStream = stream::Answers;

    async fn extract(
        &self,
        request: Request<proto::ExtractRequest>,
    ) -> Result<Response<proto::ExtractResponse>, Status> {
        let (call, request) = Call::of(request)?;
        let result = self.one(request, &call).await;
        call.answer(result)
    }

    async fn batch_extract(
        &self,
        request: Request<proto::BatchExtractRequest>,
    ) -> Result<Response<proto::BatchExtractResponse>, Status> {
        let (call, request) = Call::of(request)?;
        let result = self.several(request, &call).await;
        call.answer(result)
    }

    async fn stream_extract(
        &self,
        request: Request<Streaming<proto::StreamExtractRequest>>,
    ) -> Result<Response<Self::StreamExtractStream>, Status> {
        let (call, incoming) = Call::of(request)?;
        Ok(Response::new(stream::open(self.shared.clone(), call, incoming)))
    }
}

fn content_bytes(document: Option<&proto::Document>) -> usize {
    document.map_or(0, |document| document.content.len())
}

fn outcome(result: Result<proto::ExtractResponse, Error>) -> Outcome {
    match result {
        Ok(response) => Outcome::Response(response),
        Err(error) => Outcome::Error(to_rpc_status(&error.into())),
    }
}
