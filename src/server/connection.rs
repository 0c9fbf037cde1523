//! One connection from its handshake to its end.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;
use std::time::Duration;

use hyper::server::conn::http2;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout_at};
use tokio_util::sync::CancellationToken;
use tracing::debug;

use super::access::Access;
use super::answer::Calls;
use super::front::Front;
use super::guarded::Guarded;
use super::load::Load;
use super::services::Services;
use super::tls::Tls;
use super::transport::Transport;

/// How long a connection without calls is kept once it was told to go away: for calls that crossed that word on their way.
const LINGER: Duration = Duration::from_secs(1);
/// Streams that a peer may reset before they are looked at, and may make the server reset by mistakes in them, before HTTP/2 ends the
/// connection: no client makes as many by accident.
const RESET_STREAMS: usize = 256;
/// The most bytes of one stream that wait in the transport to be sent.
const SEND_BUFFER: usize = 16 * 1024;
/// The most bytes of a stream, and of a connection, that a peer may send ahead of what is read. Streams that are not read, for they wait
/// for room or for their turn, must not fill the connection's: those that are read go on beside them. A stream's is what HTTP/2 begins
/// with: where it is less, a peer that sent before it was told can wait for ever for what h2 has not given back by then.
const WINDOWS: [u32; 2] = [65_535, 1024 * 1024];
/// The most headers' bytes that the peer may make the server remember to save sending them again.
const HEADER_TABLE: u32 = 4096;

/// What all connections of a server share.
#[derive(Debug)]
pub struct Context {
    /// The limits.
    pub transport: Arc<Transport>,
    /// Answers the calls.
    pub services: Services,
    /// Encrypts, where that is asked for.
    pub tls: Option<Tls>,
    /// Who may call what.
    pub access: Access,
    /// How many calls are under way on all connections.
    pub open: Arc<AtomicUsize>,
    /// Cancelled where connections shall finish their calls and end.
    pub draining: CancellationToken,
    /// Cancelled where they shall end at once.
    pub cut: CancellationToken,
}

/// Serves a connection until its peer closes it, or the server has reason to.
pub async fn run(stream: TcpStream, context: Arc<Context>) {
    let deadline = Instant::now() + context.transport.handshake;
    let served = async {
        match &context.tls {
            None => serve(stream, deadline, &context).await,
            Some(tls) => match timeout_at(deadline, tls.accept(stream)).await {
                Ok(Ok(stream)) => serve(stream, deadline, &context).await,
                Ok(Err(error)) => debug!(%error, "no TLS handshake"),
                Err(_) => debug!("a TLS handshake took too long"),
            },
        }
    };
    tokio::select! {
        () = served => {}
        () = context.cut.cancelled() => {}
    }
}

async fn serve<S>(stream: S, deadline: Instant, context: &Context)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let transport = &context.transport;
    let load = Arc::new(Load::new(transport, context.open.clone()));
    let front = Front {
        services: context.services.clone(),
        access: context.access.clone(),
        transport: transport.clone(),
        load: load.clone(),
    };
    let io = TokioIo::new(Guarded::new(stream, deadline, transport.stall));
    let mut connection = Box::pin(http(transport).serve_connection(io, front));
    tokio::select! {
        end = connection.as_mut() => return tell(end),
        () = load.abused() => return debug!("a connection was closed: it reset too many calls"),
        () = aged(transport.age) => {}
        () = context.draining.cancelled() => {}
    }
    connection.as_mut().graceful_shutdown();
    tokio::select! {
        end = connection.as_mut() => tell(end),
        () = load.abused() => {}
        // A peer that is still there closes; one that is not must not be waited for.
        () = load.idle(LINGER) => {}
    }
}

fn http(transport: &Transport) -> http2::Builder<Calls> {
    let mut builder = http2::Builder::new(Calls { stall: transport.stall });
    builder
        .timer(TokioTimer::new())
        .max_concurrent_streams(transport.streams)
        .max_header_list_size(transport.header_bytes)
        .header_table_size(HEADER_TABLE)
        .initial_stream_window_size(WINDOWS[0])
        .initial_connection_window_size(WINDOWS[1])
        .max_send_buf_size(SEND_BUFFER)
        .max_pending_accept_reset_streams(RESET_STREAMS)
        .max_local_error_reset_streams(RESET_STREAMS)
        .keep_alive_interval(transport.keepalive)
        .keep_alive_timeout(transport.keepalive / 3);
    builder
}

async fn aged(age: Option<Duration>) {
    match age {
        // Connections that came together shall not go together.
        Some(age) => sleep(age.mul_f64(0.9 + 0.2 * fastrand::f64())).await,
        None => std::future::pending().await,
    }
}

fn tell(end: hyper::Result<()>) {
    if let Err(error) = end {
        debug!(%error, "a connection ended early");
    }
}
