//! The server: a bound listener in, services, health and reflection on it, and an orderly end.

mod access;
mod admin;
mod answer;
mod connection;
mod front;
mod guarded;
mod health;
mod listener;
mod load;
mod services;
mod tls;
mod transport;
mod upload;
mod watched;

pub use access::{Access, Right};
pub use tls::Tls;
pub use transport::{JwtTerms, TlsFiles, Transport};
pub use watched::Error as FileError;

use std::sync::Arc;
use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::time::{sleep, timeout};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use tracing::{info, warn};

use crate::service::{EngineHandle, Lifecycle, Settings, Shared};
use crate::telemetry::Metrics;
use admin::{Admin, Operators};
use connection::Context;
use health::Health;

/// Where the server is reached. Both are bound already, so that a port that is taken is told at once.
#[derive(Debug)]
pub struct Listeners {
    /// For the services.
    pub data: TcpListener,
    /// For metrics, probes and administration, if these are wanted.
    pub admin: Option<std::net::TcpListener>,
}

/// How long calls under way may take once the server was told twice to stop.
const HURRIED: Duration = Duration::from_secs(1);

/// Why the server could not start.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The descriptors built into the binary cannot be read.
    #[error("the reflection service cannot be built")]
    Reflection(#[from] tonic_reflection::server::Error),
    /// The system gives no threads.
    #[error("the system gives no threads")]
    Threads(#[from] std::io::Error),
    /// A certificate, a key, a revocation list, the file of tokens or that of their keys cannot be used.
    #[error("{0}")]
    File(#[from] FileError),
}

/// How a server that was told to stop has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped {
    /// The calls that were under way at the deadline and were cut off. They end with the runtime.
    pub cut: usize,
}

/// When to stop.
#[derive(Debug, Clone, Default)]
pub struct Stop {
    /// Cancelled where the server shall stop.
    pub orderly: CancellationToken,
    /// Cancelled where it shall do so at once, or almost: calls under way have one more second.
    pub hurried: CancellationToken,
}

/// Serves on `listeners` until told to stop. Then, step by step: health is NOT_SERVING, calls are still taken for the time of
/// [`Transport::pre_stop`]; the listener is closed and every connection is told to go away; calls under way are finished, for at
/// most [`Transport::shutdown`].
///
/// Health is NOT_SERVING until `engines` has an engine.
///
/// # Errors
///
/// Where the server cannot start. Once it serves, nothing ends it but `stop`.
pub async fn serve(
    listeners: Listeners,
    engines: EngineHandle,
    settings: Settings,
    transport: Transport,
    stop: Stop,
) -> Result<Stopped, Error> {
    let lifecycle = Lifecycle::default();
    let metrics = Arc::new(Metrics::default());
    let shared = Shared::new(engines.clone(), settings, metrics.clone(), lifecycle.clone())?;
    let health = Health::new().await;
    let registry = metrics.registry(shared.collectors());
    let access = Access::load(&transport)?;
    let operators = Operators { engines: engines.clone(), limits: settings.limits, access: access.clone() };
    let _admin = listeners.admin.map(|listener| Admin::start(listener, registry, &health, operators)).transpose()?;
    let context = Arc::new(Context {
        services: services::services(shared, settings.limits.message_bytes, health.service(), transport.reflection)?,
        tls: transport.tls.as_ref().map(Tls::load).transpose()?,
        access,
        transport: Arc::new(transport),
        open: Arc::default(),
        draining: CancellationToken::new(),
        cut: CancellationToken::new(),
    });
    let connections = TaskTracker::new();
    tokio::select! {
        () = listener::accept(listeners.data, context.clone(), connections.clone()) => {}
        () = keep_read(&context) => {}
        () = async { engines.ready().await; health.set_serving().await; std::future::pending().await } => {}
        () = leave(&stop, &health, context.transport.pre_stop) => {}
    }
    Ok(drain(&context, &connections, &lifecycle, &health, &stop).await)
}

/// Reads the files of TLS, tokens and their keys again whenever they change.
async fn keep_read(context: &Context) {
    tokio::join!(
        async {
            if let Some(tls) = &context.tls {
                tls.keep_read().await;
            }
        },
        context.access.keep_read(),
        std::future::pending::<()>(),
    );
}

/// Waits for the word to stop, and then for the balancers to hear of it.
async fn leave(stop: &Stop, health: &Health, pre_stop: Duration) {
    stop.orderly.cancelled().await;
    info!("stopping");
    health.set_not_serving().await;
    tokio::select! {
        () = sleep(pre_stop) => {}
        () = stop.hurried.cancelled() => {}
    }
}

/// Finishes the calls under way and cuts off those that take too long.
async fn drain(
    context: &Context,
    connections: &TaskTracker,
    lifecycle: &Lifecycle,
    health: &Health,
    stop: &Stop,
) -> Stopped {
    info!(connections = connections.len(), calls = context.open.load(Relaxed), "draining");
    lifecycle.drain();
    context.draining.cancel();
    connections.close();
    let finished = async {
        lifecycle.idle().await;
        health.end_watches().await;
        connections.wait().await;
    };
    let hurried = async {
        stop.hurried.cancelled().await;
        sleep(HURRIED).await;
    };
    tokio::select! {
        _ = timeout(context.transport.shutdown, finished) => {}
        () = hurried => {}
    }
    let cut = context.open.load(Relaxed);
    context.cut.cancel();
    if cut > 0 {
        warn!(cut, "calls cut off");
    }
    info!("stopped");
    Stopped { cut }
}
