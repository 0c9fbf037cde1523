//! Attacks on what all connections share.

use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

use super::{Outcome, closed_by, peers, silent_peers};
use crate::Scale;
use crate::frames::{DATA, EXTRACT, INITIAL_WINDOW, STREAM, frame, open_call, whole_call};
use crate::server::{Target, processor};

/// One connection more than there may be, and many more than that.
pub async fn too_many_connections(target: Target, until: Instant, _: Scale) -> Outcome {
    let mut peers = peers(target, 100, &[]).await;
    let opened = peers.len();
    let closed = closed_by(&mut peers, Instant::now() + Duration::from_millis(300)).await;
    drop(peers);
    sleep_until(until).await;
    Outcome::of(format!("100 connections, {} kept", opened - closed))
        .check(closed + 10 >= opened, "more were kept than there may be")
        .check(closed < opened, "none was kept")
}

/// More connections than the server has descriptors. It must not spin meanwhile.
pub async fn no_descriptors(target: Target, until: Instant, _: Scale) -> Outcome {
    let held = silent_peers(target, 200).await;
    sleep(Duration::from_millis(200)).await;
    let (began, before) = (Instant::now(), processor(target.process));
    sleep_until(until.max(began + Duration::from_millis(500))).await;
    let share = processor(target.process).saturating_sub(before).as_secs_f64() / began.elapsed().as_secs_f64();
    drop(held);
    // The server sees that they have gone after its wait.
    sleep(Duration::from_millis(1200)).await;
    Outcome::of(format!("{:.0} % of a core", share * 100.0)).check(share < 0.8, "the server spun")
}

/// A bit of everything on a thousand connections, and it stays.
pub async fn mix(target: Target, until: Instant, _: Scale) -> Outcome {
    let count = 250;
    let mut held = silent_peers(target, count).await;
    let mut readers = peers(target, count, &[(INITIAL_WINDOW, 0)]).await;
    let mut senders = peers(target, count, &[]).await;
    let mut streams = peers(target, count, &[]).await;
    for peer in &mut readers {
        peer.try_send(&whole_call(1, EXTRACT, b"\x0a\x0b\x12\x09Paris, UN")).await;
    }
    for peer in &mut senders {
        peer.try_send(&[open_call(1, EXTRACT), frame(DATA, 0, 1, &[0, 0, 0, 9, 0, 1])].concat()).await;
    }
    for peer in &mut streams {
        peer.try_send(&open_call(1, STREAM)).await;
    }
    held.extend(readers);
    held.extend(senders);
    held.extend(streams);
    sleep_until(until).await;
    Outcome::of(format!("{} connections", held.len())).holding(held)
}
