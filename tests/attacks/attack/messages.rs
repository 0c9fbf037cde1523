//! Attacks with the messages of calls.

use std::io::Write as _;
use std::time::Duration;

use tokio::time::{Instant, sleep, sleep_until};

use super::{Outcome, flood};
use crate::Scale;
use crate::fields;
use crate::frames::{BATCH, DATA, END_HEADERS, END_STREAM, EXTRACT, HEADERS, Peer, call, frame, open_call, whole_call};
use crate::server::Target;

/// The largest message the server takes.
const LARGEST: usize = 4 * 1024 * 1024;

/// A gigabyte of nothing, compressed.
pub async fn gzip_bomb(target: Target, until: Instant, _: Scale) -> Outcome {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..64 {
        encoder.write_all(&[0; 1 << 20]).unwrap();
    }
    let bomb = encoder.finish().unwrap();
    let mut body = vec![1];
    body.extend(u32::try_from(bomb.len()).unwrap().to_be_bytes());
    body.extend(&bomb);
    let headers = call(EXTRACT, &[("grpc-encoding", "gzip")]);
    let (rounds, connections) = flood(target, until, |round| {
        let stream = 2 * round + 1;
        let mut bytes = frame(HEADERS, END_HEADERS, stream, &headers);
        body.chunks(16 * 1024).for_each(|piece| bytes.extend(frame(DATA, 0, stream, piece)));
        bytes.extend(frame(DATA, END_STREAM, stream, &[]));
        Some(bytes)
    })
    .await;
    Outcome::of(format!("{rounds} bombs of 64 MiB, {connections} connections"))
}

/// Messages within the limit that would become a hundred times as large when they are read.
pub async fn repeated_fields(target: Target, until: Instant, _: Scale) -> Outcome {
    let (mut sent, mut answered) = (0, 0);
    for (path, message) in fields::bombs(LARGEST).into_iter().cycle() {
        if Instant::now() >= until {
            break;
        }
        let Ok(mut peer) = Peer::open(target.address, &[]).await else { continue };
        sent += usize::from(peer.try_call(1, path, &message).await);
        let asked = Instant::now();
        while peer.received(HEADERS) == 0 && asked.elapsed() < Duration::from_secs(1) {
            sleep(Duration::from_millis(1)).await;
        }
        answered += peer.received(HEADERS).min(1);
    }
    Outcome::of(format!("{sent} messages of 4 MiB, {answered} answered"))
        .check(sent > 0, "none was taken")
        .check(sent == answered, "some were not answered")
}

/// Bytes that are no message, in every way there is.
pub async fn invalid(target: Target, until: Instant, _: Scale) -> Outcome {
    let messages = fields::invalid();
    let (rounds, connections) = flood(target, until, |round| {
        let (path, message) = &messages[round as usize % messages.len()];
        Some(whole_call(2 * round + 1, path, message))
    })
    .await;
    Outcome::of(format!("{rounds} calls of {} kinds, {connections} connections", messages.len()))
        .check(rounds >= messages.len() as u64, "not every kind was sent")
}

/// Messages that say they are large, and do not come.
pub async fn claimed_length(target: Target, until: Instant, _: Scale) -> Outcome {
    let mut claim = vec![0];
    claim.extend(u32::try_from(LARGEST).unwrap().to_be_bytes());
    let mut peer = Peer::open(target.address, &[]).await.unwrap();
    let mut claims = 0;
    for stream in (1..256).step_by(2) {
        let bytes = [open_call(stream, BATCH), frame(DATA, 0, stream, &claim)].concat();
        claims += u32::from(peer.try_send(&bytes).await);
    }
    sleep_until(until).await;
    Outcome::of(format!("{claims} claims of 4 MiB")).holding(vec![peer])
}

/// As many messages at once as one connection may have, each but for its last bytes.
pub async fn unfinished(target: Target, until: Instant, _: Scale) -> Outcome {
    let mut claim = vec![0];
    claim.extend(u32::try_from(LARGEST).unwrap().to_be_bytes());
    let piece = vec![b'a'; 16 * 1024];
    let mut peer = Peer::open(target.address, &[]).await.unwrap();
    for stream in (1..256).step_by(2) {
        peer.try_send(&open_call(stream, BATCH)).await;
        peer.try_data(0, stream, &claim).await;
    }
    // A server that gives its window back is sent more, whatever it may have to hold by then.
    let (mut sent, mut streams) = (0, (1..256).step_by(2).cycle());
    while Instant::now() < until && peer.drain() {
        match streams.next() {
            Some(stream) if peer.has_room(stream, piece.len()) => {
                sent += piece.len();
                peer.try_data(0, stream, &piece).await;
            }
            _ => sleep(Duration::from_millis(1)).await,
        }
    }
    let refused = peer.received(HEADERS);
    sleep_until(until).await;
    Outcome::of(format!("{} MiB sent, {refused} calls refused", sent >> 20))
        .check(sent > LARGEST, "little was taken")
        .check(refused > 0, "no call was refused")
        .holding(vec![peer])
}
