//! The server: a bound listener in, services, health and reflection on it, and an orderly end.

mod admin;
mod health;

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic_health::pb::health_server::HealthServer;
use tower::util::MapResponseLayer;
use tracing::{info, warn};

use crate::service::{CallLayer, EngineHandle, Extraction, Gazetteers, Lifecycle, Settings, Shared};
use crate::telemetry::Metrics;
use crate::wire::from_transport;
use crate::wire::proto::DESCRIPTORS;
use crate::wire::proto::extraction_service_server::ExtractionServiceServer;
use crate::wire::proto::gazetteer_service_server::GazetteerServiceServer;
use admin::Admin;
use health::Health;

/// Where the server is reached. Both are bound already, so that a port that is taken is told at once.
#[derive(Debug)]
pub struct Listeners {
    /// For the services.
    pub data: TcpListener,
    /// For metrics, probes and administration, if these are wanted.
    pub admin: Option<std::net::TcpListener>,
}

/// How the server treats its connections.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transport {
    /// The most calls of one connection at once.
    pub streams: u32,
    /// How long calls under way may take once the server shall stop.
    pub shutdown: Duration,
}

/// A connection that answers no ping for this long is closed.
const KEEPALIVE_TIMEOUT: Duration = Duration::from_secs(20);
/// How often a connection without traffic is pinged.
const KEEPALIVE_INTERVAL: Duration = Duration::from_secs(60);
/// Streams that a peer opens and resets, or makes the server reset, before the connection is closed as abusive.
const RESET_STREAMS: usize = 256;
/// The most bytes of a call's headers.
const HEADER_BYTES: u32 = 16 * 1024;

/// Why the server stopped other than as asked.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The transport failed.
    #[error("the transport failed")]
    Transport(#[from] tonic::transport::Error),
    /// The descriptors built into the binary cannot be read.
    #[error("the reflection service cannot be built")]
    Reflection(#[from] tonic_reflection::server::Error),
    /// The system gives no threads.
    #[error("the system gives no threads")]
    Threads(#[from] std::io::Error),
    /// Calls were still under way at the deadline and were cut off.
    #[error("calls were still under way {} seconds after the server was told to stop, and were cut off", .0.as_secs_f32())]
    Deadline(Duration),
}

/// Serves on `listeners` until `stop` is done, then finishes the calls under way, for at most the time that `transport` gives.
///
/// Calls that are cut off end with the runtime that this runs on.
///
/// Health is NOT_SERVING until `engines` has an engine, and again from `stop` on.
pub async fn serve(
    listeners: Listeners,
    engines: EngineHandle,
    settings: Settings,
    transport: Transport,
    stop: impl Future<Output = ()>,
) -> Result<(), Error> {
    let lifecycle = Lifecycle::default();
    let metrics = Arc::new(Metrics::default());
    let shared = Shared::new(engines.clone(), settings, metrics.clone(), lifecycle.clone())?;
    let limit = settings.limits.message_bytes;
    let extraction = ExtractionServiceServer::new(Extraction::new(shared.clone())).max_decoding_message_size(limit);
    let gazetteers = GazetteerServiceServer::new(Gazetteers::new(shared.clone())).max_decoding_message_size(limit);
    let reflection = || {
        // With health among them, grpcurl can ask for it by name.
        tonic_reflection::server::Builder::configure()
            .register_encoded_file_descriptor_set(DESCRIPTORS)
            .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
            // The details of errors, so that grpcurl prints them.
            .register_encoded_file_descriptor_set(tonic_types::pb::FILE_DESCRIPTOR_SET)
    };
    let health = Health::new().await;
    let registry = metrics.registry(shared.collectors());
    let _admin = listeners.admin.map(|listener| Admin::start(listener, registry, &health)).transpose()?;
    let (stopped, stopping) = tokio::sync::oneshot::channel::<()>();

    let serving = Server::builder()
        .layer(CallLayer::new(shared))
        .layer(MapResponseLayer::new(move |response| from_transport(response, limit)))
        .max_concurrent_streams(transport.streams)
        .http2_max_header_list_size(HEADER_BYTES)
        .http2_max_pending_accept_reset_streams(Some(RESET_STREAMS))
        .http2_max_local_error_reset_streams(Some(RESET_STREAMS))
        .http2_keepalive_interval(Some(KEEPALIVE_INTERVAL))
        .http2_keepalive_timeout(Some(KEEPALIVE_TIMEOUT))
        .add_service(HealthServer::new(health.service()))
        .add_service(reflection().build_v1()?)
        .add_service(reflection().build_v1alpha()?)
        .add_service(extraction)
        .add_service(gazetteers)
        .serve_with_incoming_shutdown(TcpIncoming::from(listeners.data).with_nodelay(Some(true)), async {
            let _ = stopping.await;
        });
    let conduct = async {
        tokio::pin!(stop);
        tokio::select! {
            () = async { engines.ready().await; health.set_serving().await; std::future::pending::<()>().await } => {}
            () = &mut stop => {}
        }
        health.set_not_serving().await;
        info!("stopping");
        lifecycle.drain();
        let _ = stopped.send(());
        tokio::time::timeout(transport.shutdown, async {
            lifecycle.idle().await;
            health.end_watches().await;
            std::future::pending::<()>().await;
        })
        .await
    };
    tokio::select! {
        result = serving => Ok(result?),
        _ = conduct => {
            warn!("calls cut off");
            Err(Error::Deadline(transport.shutdown))
        }
    }
}
