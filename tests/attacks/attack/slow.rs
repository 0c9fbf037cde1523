//! Attacks by taking one's time.

use std::time::Duration;

use entity_extractor::wire::proto::{Document, ExtractRequest};
use futures_util::future::join_all;
use prost::Message as _;
use tokio::task::yield_now;
use tokio::time::{Instant, sleep, sleep_until};

use super::{Outcome, closed_by, peers};
use crate::Scale;
use crate::frames::{
    DATA, EXTRACT, HEADERS, INITIAL_WINDOW, PING, Peer, RST_STREAM, WINDOW_UPDATE, frame, open_call, whole_call,
};
use crate::server::Target;

/// Requests that come a byte at a time.
pub async fn upload(target: Target, until: Instant, scale: Scale) -> Outcome {
    let mut peers = peers(target, 100 * scale.factor, &[]).await;
    for peer in &mut peers {
        let calls: Vec<u8> = (1..20).step_by(2).flat_map(|stream| open_call(stream, EXTRACT)).collect();
        let claim: Vec<u8> = (1..20).step_by(2).flat_map(|stream| frame(DATA, 0, stream, &[0, 0, 1, 0, 0])).collect();
        peer.try_send(&[calls, claim].concat()).await;
    }
    let byte: Vec<u8> = (1..20).step_by(2).flat_map(|stream| frame(DATA, 0, stream, b"x")).collect();
    while Instant::now() < until {
        for peer in &mut peers {
            peer.try_send(&byte).await;
            peer.drain();
        }
        sleep(Duration::from_millis(100)).await;
    }
    // The last began a little after the first.
    sleep_until(until + Duration::from_millis(700)).await;
    let ended: usize = peers.iter_mut().map(|peer| peer.received(HEADERS)).sum();
    Outcome::of(format!("{} calls on {} connections, {ended} ended", peers.len() * 10, peers.len()))
        .check(ended >= peers.len() * 10, "some calls were not ended")
        .holding(peers)
}

/// A request with a large answer.
fn large() -> Vec<u8> {
    let document = Document { content: "Paris is in France. ".repeat(50), ..Document::default() };
    ExtractRequest { document: Some(document), options: None }.encode_to_vec()
}

/// Calls whose caller grants no window for the answers, and answers everything else.
pub async fn no_window(target: Target, until: Instant, scale: Scale) -> Outcome {
    let mut peers = peers(target, 20 * scale.factor, &[(INITIAL_WINDOW, 0)]).await;
    let calls: Vec<u8> = (1..20).step_by(2).flat_map(|stream| whole_call(stream, EXTRACT, &large())).collect();
    for peer in &mut peers {
        peer.try_send(&calls).await;
        sleep(Duration::from_millis(10)).await;
    }
    // A stall is looked for seldom: it may be twice as long.
    sleep_until(until + Duration::from_secs(2)).await;
    let reset: usize = peers.iter_mut().map(|peer| peer.received(RST_STREAM)).sum();
    Outcome::of(format!("{} calls on {} connections, {reset} reset", peers.len() * 10, peers.len()))
        .check(reset >= peers.len() * 10, "some calls were not reset")
        .holding(peers)
}

/// Calls whose caller grants all the window there is, and does not read.
pub async fn full_socket(target: Target, until: Instant, _: Scale) -> Outcome {
    const MOST: u32 = 0x7fff_ffff;
    let mut peers = Vec::new();
    for _ in 0..4 {
        peers.extend(Peer::narrow(target.address, &[(INITIAL_WINDOW, MOST)]).await);
    }
    for peer in &mut peers {
        peer.try_send(&frame(WINDOW_UPDATE, 0, 0, &(MOST - 65_535).to_be_bytes())).await;
    }
    // The answers to pings fill the sockets and cost the server next to nothing, unlike more calls.
    let pings: Vec<u8> = (0..100).flat_map(|_| frame(PING, 0, 0, &[7; 8])).collect();
    let calls: Vec<u8> = (1..20).step_by(2).flat_map(|stream| whole_call(stream, EXTRACT, &large())).collect();
    let fill = peers.iter_mut().map(async |peer| {
        peer.try_send(&calls).await;
        while Instant::now() < until && peer.try_send(&pings).await {
            yield_now().await;
        }
    });
    join_all(fill).await;
    sleep_until(until + Duration::from_millis(1200)).await;
    let closed = closed_by(&mut peers, Instant::now() + Duration::from_secs(1)).await;
    Outcome::of(format!("{} connections, {closed} closed", peers.len()))
        .check(closed == peers.len(), "some were not closed")
}
