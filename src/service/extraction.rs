//! Extract, BatchExtract and StreamExtract.

use std::sync::Arc;

use futures_util::future::join_all;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status, Streaming};

use super::call::Call;
use super::stream::Answers;
use super::{Shared, Snapshot, stream};
use crate::wire::proto::batch_extract_result::Outcome;
use crate::wire::proto::extraction_service_server::ExtractionService;
use crate::wire::request::{self, Ask, Document};
use crate::wire::{Error, proto, to_rpc_status};

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

    async fn one(&self, request: proto::ExtractRequest, call: &mut Call) -> Result<proto::ExtractResponse, Error> {
        let snapshot = self.shared.current()?;
        let _place = self.shared.workers.admit()?;
        call.received(content_bytes(request.document.as_ref()));
        let request::Extract { document, ask } = request::extract(request, self.shared.terms(&snapshot))?;
        let bytes = document.content.len();
        let result = self.shared.workers.run(bytes, move || snapshot.answer(&document, &ask)).await;
        call.answered(&result);
        result
    }

    async fn several(
        &self,
        request: proto::BatchExtractRequest,
        call: &mut Call,
    ) -> Result<proto::BatchExtractResponse, Error> {
        let snapshot = self.shared.current()?;
        let _place = self.shared.workers.admit()?;
        request.documents.iter().for_each(|document| call.received(content_bytes(Some(document))));
        let bytes = request.documents.iter().map(|document| document.content.len()).sum();
        let request::Batch { documents, ask } = request::batch(request, self.shared.terms(&snapshot))?;
        let ask = Arc::new(ask);
        let jobs = documents.into_iter().map(|(id, document)| self.item(id, document, bytes, &ask, &snapshot));
        let mut results = Vec::new();
        for (document_id, result) in join_all(jobs).await {
            call.answered(&result);
            results.push(proto::BatchExtractResult { document_id, outcome: Some(outcome(result)) });
        }
        Ok(proto::BatchExtractResponse { results })
    }

    /// Answers one document of a batch that has `bytes` of text in all.
    async fn item(
        &self,
        id: String,
        document: Result<Document, Error>,
        bytes: usize,
        ask: &Arc<Ask>,
        snapshot: &Arc<Snapshot>,
    ) -> (String, Result<proto::ExtractResponse, Error>) {
        let (ask, snapshot) = (ask.clone(), snapshot.clone());
        let result = match document {
            Ok(document) => self.shared.workers.run(bytes, move || snapshot.answer(&document, &ask)).await,
            Err(error) => Err(error),
        };
        (id, result)
    }
}

#[tonic::async_trait]
impl ExtractionService for Extraction {
    type StreamExtractStream = ReceiverStream<Result<proto::StreamExtractResponse, Status>>;

    async fn extract(
        &self,
        request: Request<proto::ExtractRequest>,
    ) -> Result<Response<proto::ExtractResponse>, Status> {
        let mut call = self.shared.call("Extract");
        let result = self.one(request.into_inner(), &mut call).await;
        call.finish(result)
    }

    async fn batch_extract(
        &self,
        request: Request<proto::BatchExtractRequest>,
    ) -> Result<Response<proto::BatchExtractResponse>, Status> {
        let mut call = self.shared.call("BatchExtract");
        let result = self.several(request.into_inner(), &mut call).await;
        call.finish(result)
    }

    async fn stream_extract(
        &self,
        request: Request<Streaming<proto::StreamExtractRequest>>,
    ) -> Result<Response<Self::StreamExtractStream>, Status> {
        let call = self.shared.call("StreamExtract");
        let (answers, receiver): (Answers, _) = mpsc::channel(self.shared.settings.stream_window);
        tokio::spawn(stream::run(self.shared.clone(), call, request.into_inner(), answers));
        Ok(Response::new(ReceiverStream::new(receiver)))
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
