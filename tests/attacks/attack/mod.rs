//! The attacks, and for each what the server may spend on it.

mod idle;
mod messages;
mod protocol;
mod slow;
mod system;
mod uploads;

use std::pin::Pin;

use tokio::time::Instant;

use crate::Scale;
use crate::frames::Peer;
use crate::server::Target;

/// An attack.
#[derive(Debug)]
pub struct Attack {
    pub name: &'static str,
    /// How the server is started.
    pub flags: &'static [&'static str],
    pub files: Files,
    /// How many MiB the server may grow, and how many more for each factor of the scale.
    pub memory: [usize; 2],
    pub run: Run,
    /// Whether the server is told to stop while the attack stands.
    pub ends_under_attack: bool,
}

type Run = fn(Target, Instant, Scale) -> Pin<Box<dyn Future<Output = Outcome>>>;

/// What surrounds the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    Usual,
    /// A certificate and its key, as cert.pem and key.pem.
    Certificate,
    /// No more than 64 open files.
    FewDescriptors,
}

/// What an attack has to tell.
#[derive(Debug, Default)]
pub struct Outcome {
    pub note: String,
    pub faults: Vec<String>,
    /// Connections that stay open until the row is done.
    pub held: Vec<Peer>,
}

impl Outcome {
    fn of(note: String) -> Self {
        Self { note, ..Self::default() }
    }

    fn check(mut self, is_right: bool, fault: &str) -> Self {
        if !is_right {
            self.faults.push(fault.to_owned());
        }
        self
    }

    fn holding(mut self, held: Vec<Peer>) -> Self {
        self.held = held;
        self
    }
}

impl Attack {
    pub fn bound(&self, scale: Scale) -> usize {
        (self.memory[0] + self.memory[1] * scale.factor) << 20
    }

    const fn new(name: &'static str, run: Run, memory: [usize; 2]) -> Self {
        Self { name, flags: &[], files: Files::Usual, memory, run, ends_under_attack: false }
    }

    const fn with(mut self, flags: &'static [&'static str]) -> Self {
        self.flags = flags;
        self
    }

    const fn amid(mut self, files: Files) -> Self {
        self.files = files;
        self
    }

    const fn ending_amid_it(mut self) -> Self {
        self.ends_under_attack = true;
        self
    }
}

macro_rules! run {
    ($path:path) => {
        |target, until, scale| Box::pin($path(target, until, scale))
    };
}

/// One connection, with all that it may hold read at once.
const ONE: [usize; 2] = [8, 0];
/// A hundred connections at the short scale, a thousand at the long one.
const MANY: [usize; 2] = [16, 24];
/// Five hundred, and five thousand.
const CROWD: [usize; 2] = [8, 12];

const QUICK_HANDSHAKE: &[&str] = &["--handshake-seconds", "1"];
const QUICK_STALL: &[&str] = &["--stall-seconds", "1"];
const QUICK_PING: &[&str] = &["--keepalive-seconds", "1"];
const QUICK_UPLOAD: &[&str] = &["--upload-seconds", "1"];
const FEW_CONNECTIONS: &[&str] = &["--max-connections", "10"];
const TLS: &[&str] = &["--tls-cert", "cert.pem", "--tls-key", "key.pem", "--handshake-seconds", "1"];

/// Every attack.
pub const ATTACKS: &[Attack] = &[
    Attack::new("rapid reset", run!(protocol::rapid_reset), ONE),
    Attack::new("more streams than allowed", run!(protocol::too_many_streams), ONE),
    Attack::new("malformed headers", run!(protocol::malformed_headers), ONE),
    Attack::new("CONTINUATION flood", run!(protocol::continuation), ONE),
    Attack::new("header bomb", run!(protocol::header_bomb), ONE),
    Attack::new("settings and pings, unread", run!(protocol::control_frames), ONE),
    Attack::new("gzip bomb", run!(messages::gzip_bomb), ONE),
    Attack::new("repeated fields", run!(messages::repeated_fields), ONE),
    Attack::new("invalid protobuf", run!(messages::invalid), ONE),
    Attack::new("claimed lengths", run!(messages::claimed_length), ONE),
    Attack::new("large uploads, unfinished", run!(messages::unfinished), ONE),
    Attack::new("uploads beyond room", run!(uploads::beyond_room), ONE),
    Attack::new("slow upload", run!(slow::upload), MANY).with(QUICK_UPLOAD),
    Attack::new("slow reader, no window", run!(slow::no_window), MANY).with(QUICK_STALL),
    Attack::new("slow reader, full socket", run!(slow::full_socket), MANY).with(QUICK_STALL),
    Attack::new("silent sockets", run!(idle::silent), CROWD).with(QUICK_HANDSHAKE),
    Attack::new("trickled preface", run!(idle::trickled), CROWD).with(QUICK_HANDSHAKE),
    Attack::new("half-open peers", run!(idle::half_open), CROWD).with(QUICK_PING),
    Attack::new("idle connections", run!(idle::well_behaved), [10, 18]),
    Attack::new("stalled TLS handshakes", run!(idle::stalled_tls), CROWD).with(TLS).amid(Files::Certificate),
    Attack::new("more connections than allowed", run!(system::too_many_connections), ONE).with(FEW_CONNECTIONS),
    Attack::new("no descriptors left", run!(system::no_descriptors), ONE).amid(Files::FewDescriptors),
    Attack::new("1,000 of a mix, then SIGTERM", run!(system::mix), [256, 0]).ending_amid_it(),
];

/// Opens connections with a preface until there are as many as wanted.
async fn peers(target: Target, count: usize, settings: &[(u16, u32)]) -> Vec<Peer> {
    let mut peers = Vec::new();
    for _ in 0..count {
        peers.extend(Peer::open(target.address, settings).await);
    }
    peers
}

/// Opens connections on which nothing was sent.
async fn silent_peers(target: Target, count: usize) -> Vec<Peer> {
    let mut peers = Vec::new();
    for _ in 0..count {
        peers.extend(Peer::silent(target.address).await);
    }
    peers
}

/// How many of these the server closes by then.
async fn closed_by(peers: &mut [Peer], until: Instant) -> usize {
    let mut closed = 0;
    for peer in peers {
        let left = until.saturating_duration_since(Instant::now()).max(std::time::Duration::from_millis(1));
        closed += usize::from(peer.is_closed_within(left).await);
    }
    closed
}

/// Sends what `bytes` makes of a number, round after round, on one connection that is opened anew when the server has had enough.
/// How many rounds, and how many connections.
async fn flood(target: Target, until: Instant, mut bytes: impl FnMut(u32) -> Option<Vec<u8>>) -> (u64, u64) {
    let (mut rounds, mut connections) = (0, 0);
    while Instant::now() < until {
        let Ok(mut peer) = Peer::open(target.address, &[]).await else { continue };
        connections += 1;
        for round in 0.. {
            let Some(bytes) = bytes(round) else { break };
            if Instant::now() >= until || !peer.try_send(&bytes).await || !peer.drain() {
                break;
            }
            rounds += 1;
            tokio::task::yield_now().await;
        }
    }
    (rounds, connections)
}
