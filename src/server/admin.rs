//! The admin listener: metrics, probes, health and administration, on a thread of its own, so that they answer under any load.

use std::net::TcpListener;
use std::sync::Arc;
use std::thread;

use axum::Router;
use axum::response::IntoResponse;
use axum::routing::get;
use http::StatusCode;
use http::header::CONTENT_TYPE;
use prometheus_client::registry::Registry;
use tokio::runtime;
use tokio::sync::oneshot;
use tonic::service::Routes;
use tonic::service::interceptor::InterceptedService;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Status};
use tonic_health::ServingStatus;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_server::{Health as _, HealthServer};
use tonic_health::server::HealthService;
use tracing::{error, info};

use super::Error;
use super::access::{Access, Right};
use super::health::Health;
use super::services::admin_reflection;
use crate::service::{EngineHandle, GazetteerAdmin};
use crate::telemetry::{METRICS_TYPE, encode};
use crate::wire::proto::gazetteer_admin_service_server::GazetteerAdminServiceServer;
use crate::wire::{self, Limits};

/// The most requests of one connection at once.
const STREAMS: u32 = 16;

/// The running listener; it ends when this is dropped, after the server.
#[derive(Debug)]
pub(super) struct Admin {
    _stop: oneshot::Sender<()>,
}

impl Admin {
    /// Answers on `listener`.
    pub(super) fn start(
        listener: TcpListener,
        registry: Registry,
        health: &Health,
        gazetteers: Operators,
    ) -> Result<Self, Error> {
        let (stop, stopped) = oneshot::channel();
        let routes = routes(Arc::new(registry), health, gazetteers)?;
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        listener.set_nonblocking(true)?;
        info!(address = %listener.local_addr()?, "admin listening");
        thread::Builder::new().name("admin".to_owned()).spawn(move || {
            if let Err(error) = runtime.block_on(serve(listener, routes, stopped)) {
                error!(%error, "the admin listener failed");
            }
        })?;
        Ok(Self { _stop: stop })
    }
}

/// What operators may do, and who they are.
#[derive(Debug)]
pub(super) struct Operators {
    pub engines: EngineHandle,
    pub limits: Limits,
    pub access: Access,
}

async fn serve(
    listener: TcpListener,
    routes: Routes,
    stopped: oneshot::Receiver<()>,
) -> Result<(), Box<dyn std::error::Error>> {
    let incoming = TcpIncoming::from(tokio::net::TcpListener::from_std(listener)?).with_nodelay(Some(true));
    let serving = Server::builder()
        .accept_http1(true)
        .max_concurrent_streams(STREAMS)
        .add_routes(routes)
        .serve_with_incoming(incoming);
    tokio::select! {
        result = serving => Ok(result?),
        _ = stopped => Ok(()),
    }
}

/// Everything that is reached here. Services for operators go beside health.
fn routes(registry: Arc<Registry>, health: &Health, operators: Operators) -> Result<Routes, Error> {
    let whole = Arc::new(health.service());
    let Operators { engines, limits, access } = operators;
    let admin = GazetteerAdminServiceServer::new(GazetteerAdmin::new(engines.clone(), limits));
    let admin = InterceptedService::new(admin, move |request| may_administer(&access, request));
    let pages = Router::new()
        .route("/metrics", get(move || async move { ([(CONTENT_TYPE, METRICS_TYPE)], encode(&registry)) }))
        .route("/livez", get(|| async { "ok\n" }))
        .route("/readyz", get(move || readiness(whole.clone(), engines.clone())));
    let health = HealthServer::new(health.service());
    Ok(Routes::from(pages).add_service(health).add_service(admin).add_service(admin_reflection()?))
}

/// Lets operators pass: by the right of their token, or without tokens by being on this host.
fn may_administer(access: &Access, request: Request<()>) -> Result<Request<()>, Status> {
    if access.is_open() {
        let is_local = request.remote_addr().is_some_and(|peer| peer.ip().to_canonical().is_loopback());
        if !is_local {
            return Err(wire::Error::NotLocal.into());
        }
    } else {
        access.check(&request.metadata().clone().into_headers(), Right::Admin)?;
    }
    Ok(request)
}

/// Whether the server as a whole is serving, as the health service tells; and why its gazetteers are stale, where they are. It serves
/// with stale ones as well.
async fn readiness(health: Arc<HealthService>, engines: EngineHandle) -> impl IntoResponse {
    let whole = HealthCheckRequest { service: String::new() };
    let status = health.check(tonic::Request::new(whole)).await;
    match status.map(|response| response.into_inner().status) {
        Ok(status) if status == ServingStatus::Serving as i32 => (StatusCode::OK, details(&engines)),
        _ => (StatusCode::SERVICE_UNAVAILABLE, "not ready\n".to_owned()),
    }
}

fn details(engines: &EngineHandle) -> String {
    match engines.reloads().failure {
        None => "ok\n".to_owned(),
        Some(failure) => {
            format!("ok\nthe gazetteers are stale: loading them failed at {}\n{}\n", failure.time, failure.problem)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tonic::transport::server::TcpConnectInfo;

    #[test]
    fn without_tokens_operators_are_on_this_host() {
        let rows = [
            ("this host", Some("127.0.0.1:9"), true),
            ("this host, mapped", Some("[::ffff:127.0.0.1]:9"), true),
            ("this host by version 6", Some("[::1]:9"), true),
            ("another", Some("10.0.0.1:9"), false),
            ("nobody knows", None, false),
        ];
        for (row, peer, may) in rows {
            let mut request = Request::new(());
            if let Some(peer) = peer {
                let remote_addr = Some(peer.parse().unwrap());
                request.extensions_mut().insert(TcpConnectInfo { local_addr: None, remote_addr });
            }
            assert_eq!(may_administer(&Access::default(), request).is_ok(), may, "{row}");
        }
    }
}
