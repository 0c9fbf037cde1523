//! More uploads on one connection than it may hold, by a client as there are some: it calls again at once, and of a call that is
//! answered before all was sent it drops the rest and tells nobody.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::Outcome;
use crate::Scale;
use crate::fields;
use crate::frames::{DATA, END_STREAM, EXTRACT, HEADERS, Heard, PIECE, Peer, RST_STREAM, body, open_call};
use crate::server::Target;

/// How long the calls under way are waited for in the end.
const REST: Duration = Duration::from_secs(10);

/// What came of calls.
#[derive(Debug, Default)]
struct Counts {
    answered: usize,
    refused: usize,
    /// Reset, or lost with the connection.
    failed: usize,
    seconds: f64,
}

impl Counts {
    fn rate(&self) -> f64 {
        self.answered as f64 / self.seconds
    }
}

/// A call under way.
#[derive(Debug)]
struct Upload {
    stream: u32,
    sent: usize,
    /// Whether a part of an answer has come.
    is_answered: bool,
}

/// Four callers, who have room, and then 64, who have not.
pub async fn beyond_room(target: Target, until: Instant, _: Scale) -> Outcome {
    let message = body(&fields::padded(1_000_000));
    let half = until.saturating_duration_since(Instant::now()) / 2;
    let few = upload(target, &message, 4, half).await;
    let many = upload(target, &message, 64, half).await;
    let (fits, shares) = (few.refused == 0 && few.answered > 0, many.rate() / few.rate() * 100.0);
    let note = format!(
        "{} of 1 MB answered, {} refused, {} lost; {shares:.0} % of what few get",
        many.answered, many.refused, many.failed
    );
    Outcome::of(note)
        .check(fits && few.failed == 0, "those that have room were not answered")
        .check(many.failed == 0, "calls were reset or lost")
        .check(many.refused > 0, "none was refused")
        .check(many.answered >= 5 && shares > 33.0, "of what the connection may hold, much was not answered")
}

async fn upload(target: Target, message: &[u8], callers: usize, time: Duration) -> Counts {
    let mut counts = Counts::default();
    let Ok(mut peer) = Peer::open(target.address, &[]).await else { return counts };
    // Before it has told its settings, the server holds nobody to them.
    sleep(Duration::from_millis(20)).await;
    let (began, mut next, mut uploads) = (Instant::now(), 1, Vec::new());
    while began.elapsed() < time || (!uploads.is_empty() && began.elapsed() < time + REST) {
        while began.elapsed() < time && uploads.len() < callers {
            peer.try_send(&open_call(next, EXTRACT)).await;
            uploads.push(Upload { stream: next, sent: 0, is_answered: false });
            next += 2;
        }
        let mut is_idle = true;
        for upload in &mut uploads {
            is_idle &= !upload.send(&mut peer, message).await;
        }
        let Some(heard) = peer.heard() else { break };
        heard.into_iter().for_each(|heard| counts.note(heard, &mut uploads));
        if is_idle {
            sleep(Duration::from_millis(1)).await;
        }
    }
    counts.failed += uploads.len();
    counts.seconds = began.elapsed().as_secs_f64();
    counts
}

impl Upload {
    /// Sends a piece, where there is one and room for it. Whether it did.
    async fn send(&mut self, peer: &mut Peer, message: &[u8]) -> bool {
        let piece = &message[self.sent..(self.sent + PIECE).min(message.len())];
        if piece.is_empty() || !peer.has_room(self.stream, piece.len()) {
            return false;
        }
        self.sent += piece.len();
        let flags = if self.sent == message.len() { END_STREAM } else { 0 };
        peer.try_data(flags, self.stream, piece).await
    }
}

impl Counts {
    /// What a frame says of the call on its stream. One that is over is no longer among them.
    fn note(&mut self, heard: Heard, uploads: &mut Vec<Upload>) {
        let Some(index) = uploads.iter().position(|upload| upload.stream == heard.stream) else { return };
        match heard.kind {
            DATA => uploads[index].is_answered = true,
            HEADERS if heard.flags & END_STREAM != 0 => {
                let count = if uploads[index].is_answered { &mut self.answered } else { &mut self.refused };
                *count += 1;
                uploads.swap_remove(index);
            }
            RST_STREAM => {
                self.failed += 1;
                uploads.swap_remove(index);
            }
            _ => {}
        }
    }
}
