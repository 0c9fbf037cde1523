//! Attacks by being there.

use std::time::Duration;

use tokio::time::{Instant, sleep_until};

use super::{Outcome, closed_by, peers, silent_peers};
use crate::Scale;
use crate::frames::Peer;
use crate::server::Target;

/// How long after its deadline a connection may still be open, on a machine that has other things to do.
const LATE: Duration = Duration::from_secs(2);

/// Checks that all of these are closed soon.
async fn all_closed(mut peers: Vec<Peer>, opened: usize, until: Instant) -> Outcome {
    sleep_until(until).await;
    let closed = closed_by(&mut peers, Instant::now() + LATE).await;
    Outcome::of(format!("{opened} connections, {closed} closed"))
        .check(opened > 0 && closed == opened, "some were not closed")
}

/// Connections on which nothing is said.
pub async fn silent(target: Target, until: Instant, scale: Scale) -> Outcome {
    let peers = silent_peers(target, 500 * scale.factor).await;
    let opened = peers.len();
    all_closed(peers, opened, until).await
}

/// Connections on which the preface comes, but for its end.
pub async fn trickled(target: Target, until: Instant, scale: Scale) -> Outcome {
    let mut peers = silent_peers(target, 500 * scale.factor).await;
    for byte in b"PRI * HTTP/2.0" {
        for peer in &mut peers {
            peer.try_send(&[*byte]).await;
        }
    }
    let opened = peers.len();
    all_closed(peers, opened, until).await
}

/// Connections that fall silent after the preface, and answer no ping.
pub async fn half_open(target: Target, until: Instant, scale: Scale) -> Outcome {
    let peers = peers(target, 500 * scale.factor, &[]).await;
    let opened = peers.len();
    all_closed(peers, opened, until).await
}

/// Connections that do nothing wrong, and nothing else. A thousand, and ten thousand where there are descriptors for as many.
pub async fn well_behaved(target: Target, until: Instant, scale: Scale) -> Outcome {
    let peers = peers(target, 990 * scale.factor, &[]).await;
    sleep_until(until).await;
    let opened = peers.len();
    Outcome::of(format!("{opened} connections"))
        .check(opened == 990 * scale.factor, "not all were opened")
        .holding(peers)
}

/// TLS handshakes that stop after the first bytes of a ClientHello (RFC 8446, 5.1).
pub async fn stalled_tls(target: Target, until: Instant, scale: Scale) -> Outcome {
    let mut peers = silent_peers(target, 200 * scale.factor).await;
    for peer in &mut peers {
        peer.try_send(&[22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]).await;
    }
    let opened = peers.len();
    all_closed(peers, opened, until).await
}
