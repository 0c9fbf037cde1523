//! Takes connections in.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use socket2::{SockRef, TcpKeepalive};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_util::task::TaskTracker;
use tracing::{debug, warn};

use super::connection::{self, Context};

/// The first wait after the system refused a connection, and the longest.
const BACK_OFF: [Duration; 2] = [Duration::from_millis(10), Duration::from_secs(1)];
/// How long a silent peer is waited for before the system asks whether it lives, and how often it asks.
const PROBE: [Duration; 2] = [Duration::from_secs(30), Duration::from_secs(10)];

/// Accepts connections until it is dropped, each a task of `tasks`.
pub async fn accept(listener: TcpListener, context: Arc<Context>, tasks: TaskTracker) {
    let places = Arc::new(Semaphore::new(context.transport.connections));
    let mut wait = BACK_OFF[0];
    loop {
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) if is_of_one_connection(&error) => continue,
            Err(error) => {
                // Out of file descriptors, most often: it would fail again at once, and spin.
                warn!(%error, "no connection can be accepted");
                tokio::time::sleep(wait).await;
                wait = (wait * 2).min(BACK_OFF[1]);
                continue;
            }
        };
        wait = BACK_OFF[0];
        let Ok(place) = places.clone().try_acquire_owned() else {
            debug!("a connection was closed: there are as many as are allowed");
            continue;
        };
        if let Err(error) = prepare(&stream) {
            debug!(%error, "a connection was gone at once");
            continue;
        }
        let context = context.clone();
        tasks.spawn(async move {
            connection::run(stream, context).await;
            drop(place);
        });
    }
}

/// Whether the peer of one connection is to blame, and the next may be fine.
fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

fn prepare(stream: &TcpStream) -> io::Result<()> {
    stream.set_nodelay(true)?;
    SockRef::from(stream).set_tcp_keepalive(&TcpKeepalive::new().with_time(PROBE[0]).with_interval(PROBE[1]))
}
