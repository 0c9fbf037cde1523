//! The admin listener: metrics, probes, health and administration, on a thread of its own, so that they answer under any load.

use std::io;
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
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic_health::ServingStatus;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_server::{Health as _, HealthServer};
use tonic_health::server::HealthService;
use tracing::{error, info};

use super::health::Health;
use crate::service::EngineHandle;
use crate::telemetry::{METRICS_TYPE, encode};

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
        engines: EngineHandle,
    ) -> io::Result<Self> {
        let (stop, stopped) = oneshot::channel();
        let routes = routes(Arc::new(registry), health, engines);
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
fn routes(registry: Arc<Registry>, health: &Health, engines: EngineHandle) -> Routes {
    let whole = Arc::new(health.service());
    let pages = Router::new()
        .route("/metrics", get(move || async move { ([(CONTENT_TYPE, METRICS_TYPE)], encode(&registry)) }))
        .route("/livez", get(|| async { "ok\n" }))
        .route("/readyz", get(move || readiness(whole.clone(), engines.clone())));
    Routes::from(pages).add_service(HealthServer::new(health.service()))
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
