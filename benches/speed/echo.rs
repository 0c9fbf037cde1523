//! A server that does nothing but gRPC: it reads each request and sends an answer that was made beforehand, as large as the service's.
//! It is tonic as it comes: its codec, its transport, nothing around them.

use std::convert::Infallible;
use std::error::Error;
use std::future::{Ready, ready};
use std::net::SocketAddr;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use entity_extractor::wire::proto::stream_extract_response::Outcome;
use entity_extractor::wire::proto::{ExtractRequest, ExtractResponse, StreamExtractRequest, StreamExtractResponse};
use http::{Request, Response};
use prost::Message as _;
use tokio_stream::{Stream, StreamExt as _};
use tonic::body::Body;
use tonic::server::{Grpc, NamedService, StreamingService, UnaryService};
use tonic::transport::Server;
use tonic::{Status, Streaming};
use tonic_prost::ProstCodec;
use tower::Service;

/// Serves until it is killed. `answers` holds the answers, each behind its length; a document's id tells which is its own.
pub async fn serve(address: SocketAddr, answers: &Path) -> Result<(), Box<dyn Error>> {
    let file = std::fs::read(answers)?;
    let mut rest = &file[..];
    let mut answers = Vec::new();
    while !rest.is_empty() {
        answers.push(ExtractResponse::decode_length_delimited(&mut rest)?);
    }
    Ok(Server::builder().add_service(Echo(answers.into())).serve(address).await?)
}

#[derive(Clone)]
struct Echo(Arc<[ExtractResponse]>);

impl Echo {
    fn answer(&self, id: &str) -> ExtractResponse {
        let index = id.parse().unwrap_or(0) % self.0.len();
        ExtractResponse { document_id: id.to_owned(), ..self.0[index].clone() }
    }
}

impl NamedService for Echo {
    const NAME: &'static str = "entity_extractor.v1.ExtractionService";
}

impl Service<Request<Body>> for Echo {
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response<Body>, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let echo = self.clone();
        Box::pin(async move {
            if request.uri().path().ends_with("/StreamExtract") {
                Ok(Grpc::new(ProstCodec::default()).streaming(echo, request).await)
            } else {
                Ok(Grpc::new(ProstCodec::default()).unary(echo, request).await)
            }
        })
    }
}

impl UnaryService<ExtractRequest> for Echo {
    type Response = ExtractResponse;
    type Future = Ready<Result<tonic::Response<ExtractResponse>, Status>>;

    fn call(&mut self, request: tonic::Request<ExtractRequest>) -> Self::Future {
        let document = request.into_inner().document.unwrap_or_default();
        ready(Ok(tonic::Response::new(self.answer(&document.id))))
    }
}

impl StreamingService<StreamExtractRequest> for Echo {
    type Response = StreamExtractResponse;
    type ResponseStream = Pin<Box<dyn Stream<Item = Result<StreamExtractResponse, Status>> + Send>>;
    type Future = Ready<Result<tonic::Response<Self::ResponseStream>, Status>>;

    fn call(&mut self, request: tonic::Request<Streaming<StreamExtractRequest>>) -> Self::Future {
        let echo = self.clone();
        let answers = request.into_inner().map(move |request| {
            let document_id = request?.document.unwrap_or_default().id;
            let outcome = Some(Outcome::Response(echo.answer(&document_id)));
            Ok(StreamExtractResponse { document_id, outcome })
        });
        ready(Ok(tonic::Response::new(Box::pin(answers))))
    }
}
