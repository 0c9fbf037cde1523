//! What every call passes before it reaches a service.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;

use http::{HeaderMap, Request, Response};
use hyper::body::Incoming;
use hyper::service::Service;
use tonic::Status;
use tonic::body::Body;
use tower::ServiceExt as _;

use super::access::{Access, Right};
use super::answer::Answer;
use super::load::{CallLoad, Kind, Load};
use super::services::{self, Services};
use super::transport::Transport;
use super::upload::Upload;
use crate::wire::Error;

/// The way in for the calls of one connection.
#[derive(Debug, Clone)]
pub struct Front {
    pub services: Services,
    pub access: Access,
    pub transport: Arc<Transport>,
    pub load: Arc<Load>,
}

impl Service<Request<Incoming>> for Front {
    type Response = Response<Answer>;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Self::Response, Infallible>> + Send>>;

    fn call(&self, request: Request<Incoming>) -> Self::Future {
        let route = Route::of(request.uri().path());
        let load = Arc::new(self.load.begin(route.kind));
        let admitted = self.admit(&route, &load, request.headers());
        let (services, time) = (self.services.clone(), self.transport.upload);
        let request = request.map(|body| match route.is_stream {
            true => Upload::of_many(body, load.clone()),
            false => Upload::of_one(body, load.clone(), time),
        });
        Box::pin(async move {
            let response = match admitted {
                Err(error) => {
                    drop(request);
                    Status::from(error).into_http()
                }
                Ok(()) => services.oneshot(request.map(Body::new)).await?,
            };
            load.answerable().await;
            Ok(response.map(|body| Answer::new(body, load)))
        })
    }
}

impl Front {
    fn admit(&self, route: &Route, load: &CallLoad, headers: &HeaderMap) -> Result<(), Error> {
        if let Some(right) = route.right {
            self.access.check(headers, right)?;
        }
        load.hold(0)
    }
}

/// What a path tells of a call.
#[derive(Debug, PartialEq, Eq)]
struct Route {
    kind: Kind,
    right: Option<Right>,
    is_stream: bool,
}

impl Route {
    fn of(path: &str) -> Self {
        if path.starts_with(services::HEALTH) {
            // Whoever asks whether the server is well need not be known: the probes of a cluster have no token.
            Self { kind: Kind::Watch, right: None, is_stream: false }
        } else if path.starts_with(services::REFLECTION) {
            Self { kind: Kind::Watch, right: Some(Right::Reflection), is_stream: true }
        } else {
            Self { kind: Kind::Work, right: Some(Right::Data), is_stream: path.ends_with("/StreamExtract") }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn routes() {
        let rows = [
            ("/grpc.health.v1.Health/Check", Kind::Watch, None, false),
            ("/grpc.health.v1.Health/Watch", Kind::Watch, None, false),
            ("/grpc.health.v1.HealthX/Watch", Kind::Work, Some(Right::Data), false),
            ("/grpc.reflection.v1.ServerReflection/ServerReflectionInfo", Kind::Watch, Some(Right::Reflection), true),
            (
                "/grpc.reflection.v1alpha.ServerReflection/ServerReflectionInfo",
                Kind::Watch,
                Some(Right::Reflection),
                true,
            ),
            ("/entity_extractor.v1.ExtractionService/Extract", Kind::Work, Some(Right::Data), false),
            ("/entity_extractor.v1.ExtractionService/StreamExtract", Kind::Work, Some(Right::Data), true),
            ("/", Kind::Work, Some(Right::Data), false),
        ];
        for (path, kind, right, is_stream) in rows {
            assert_eq!(Route::of(path), Route { kind, right, is_stream }, "{path}");
        }
    }
}
