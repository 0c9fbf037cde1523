//! No attack, but more calls than the server can answer, open loop: calls come at a rate, whether those before are answered or not.
//!
//! Server and callers have a core each, where there are two and `taskset` is there: else callers take from the server what is measured.

use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::{Document, ExtractRequest};
use tokio::task::JoinSet;
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request};

use crate::Scale;
use crate::report::{Cancelled, Load, Loads};
use crate::server::Server;

/// How long a caller waits.
const DEADLINE: Duration = Duration::from_secs(1);
const CONNECTIONS: usize = 4;
/// The most calls of one row, whatever its rate and time.
const MOST_CALLS: usize = 100_000;
/// How many times the capacity.
const TIMES: [f64; 3] = [2.0, 4.0, 16.0];
/// The bytes of an article, and of a long one.
const ARTICLES: [usize; 2] = [4_000, 32_000];
/// Those of a text that takes long enough to be cancelled.
const LONG: usize = 1_000_000;
const ONE_CORE: &[&str] = &["--workers", "1"];

/// Runs the rows of each size.
pub async fn rows(scale: Scale) -> (Vec<Loads>, Cancelled) {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let is_pinned = cores > 1 && pin_all("1");
    let core = is_pinned.then_some("0");
    let mut loads = Vec::new();
    for bytes in ARTICLES {
        let server = Server::start_with_builtin(core, ONE_CORE);
        loads.push(of_size(&server, bytes, scale, is_pinned).await);
    }
    let server = Server::start_with_builtin(core, ONE_CORE);
    let cancelled = cancelled(&Callers::connect(&server, ARTICLES[0]).await, scale).await;
    pin_all(&format!("0-{}", cores - 1));
    (loads, cancelled)
}

async fn of_size(server: &Server, bytes: usize, scale: Scale, is_pinned: bool) -> Loads {
    let callers = Callers::connect(server, bytes).await;
    callers.capacity(scale.time / 2).await;
    // The best of some: what else the machine does only takes away.
    let (mut capacity, mut cost) = (0.0_f64, f64::MAX);
    for _ in 0..3 {
        let before = server.processor();
        let (answers, rate) = callers.capacity(scale.time / 2).await;
        capacity = capacity.max(rate);
        cost = cost.min((server.processor() - before).as_secs_f64() / answers);
    }
    let calm = callers.load(capacity / 2.0, scale.time).await;
    let mut loads = Vec::new();
    for (times, least) in TIMES.into_iter().zip(scale.goodput) {
        let before = server.processor();
        let ends = callers.load(capacity * times, scale.time).await;
        let busy = (server.processor() - before).as_secs_f64();
        loads.push(Load {
            times,
            calls: ends.calls,
            answered: ends.answered(),
            refused: ends.refused,
            late: ends.late,
            goodput: ends.goodput() / capacity,
            least,
            p50: ends.at(50),
            p99: ends.at(99),
            most: DEADLINE / 2,
            busy,
            refusal: (busy - ends.answered() as f64 * cost).max(0.0) / ends.refused.max(1) as f64,
        });
    }
    let recovery = recovery(&callers, capacity / 2.0, calm.at(50) * 3).await;
    Loads { capacity, bytes, cost, is_pinned, loads, recovery }
}

/// Binds every thread of this process to these cores. Whether that could be done.
fn pin_all(cores: &str) -> bool {
    let process = std::process::id().to_string();
    let done = Command::new("taskset").args(["--all-tasks", "--cpu-list", "--pid", cores, &process]).output();
    done.is_ok_and(|output| output.status.success())
}

#[derive(Clone)]
struct Callers {
    channels: Vec<Channel>,
    text: Arc<str>,
}

/// What came of some calls.
struct Ends {
    calls: usize,
    /// How long each call took that was answered, the shortest first.
    times: Vec<Duration>,
    refused: usize,
    late: usize,
    took: Duration,
}

impl Ends {
    fn answered(&self) -> usize {
        self.times.len()
    }

    fn goodput(&self) -> f64 {
        self.answered() as f64 / self.took.as_secs_f64()
    }

    /// What so many hundredths of the answers took at most.
    fn at(&self, hundredths: usize) -> Duration {
        let index = (self.times.len() * hundredths / 100).min(self.times.len().saturating_sub(1));
        self.times.get(index).copied().unwrap_or(DEADLINE)
    }
}

impl Callers {
    async fn connect(server: &Server, bytes: usize) -> Self {
        let address = format!("http://{}", server.target().address);
        let mut channels = Vec::new();
        for _ in 0..CONNECTIONS {
            channels.push(Endpoint::from_shared(address.clone()).unwrap().connect().await.unwrap());
        }
        Self { channels, text: text(bytes).into() }
    }

    async fn call(self, index: usize) -> (Result<(), Code>, Duration) {
        let began = Instant::now();
        let mut client = ExtractionServiceClient::new(self.channels[index % self.channels.len()].clone());
        let document = Document { content: self.text.to_string(), ..Document::default() };
        let mut request = Request::new(ExtractRequest { document: Some(document), options: None });
        request.set_timeout(DEADLINE);
        let end = client.extract(request).await.map(drop).map_err(|status| status.code());
        (end, began.elapsed())
    }

    /// Answers with a few callers that each wait for their answer, and answers a second: what the server can do.
    async fn capacity(&self, time: Duration) -> (f64, f64) {
        let (began, mut callers) = (Instant::now(), JoinSet::new());
        for index in 0..CONNECTIONS {
            let callers_own = self.clone();
            callers.spawn(async move {
                let mut answered = 0;
                while began.elapsed() < time {
                    answered += u32::from(callers_own.clone().call(index).await.0.is_ok());
                }
                answered
            });
        }
        let answered = f64::from(callers.join_all().await.iter().sum::<u32>());
        (answered, answered / began.elapsed().as_secs_f64())
    }

    /// Calls at `rate` a second for `time`.
    async fn load(&self, rate: f64, time: Duration) -> Ends {
        let count = ((rate * time.as_secs_f64()) as usize).clamp(1, MOST_CALLS);
        // Several calls a tick: timers are no finer than a millisecond.
        let mut ticks = interval(Duration::from_millis(1));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let (began, mut calls, mut sent) = (Instant::now(), JoinSet::new(), 0);
        while sent < count {
            ticks.tick().await;
            let due = ((began.elapsed().as_secs_f64() * rate) as usize).min(count);
            for index in sent..due {
                calls.spawn(self.clone().call(index));
            }
            sent = sent.max(due);
        }
        let took = began.elapsed();
        let ends = calls.join_all().await;
        let with = |code: Code| ends.iter().filter(|(end, _)| *end == Err(code)).count();
        let mut times: Vec<Duration> = ends.iter().filter(|(end, _)| end.is_ok()).map(|(_, time)| *time).collect();
        times.sort_unstable();
        let late = with(Code::DeadlineExceeded) + with(Code::Cancelled);
        Ends { calls: ends.len(), times, refused: with(Code::ResourceExhausted), late, took }
    }
}

/// News of so many bytes.
fn text(bytes: usize) -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let news: String = files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
    let mut text = news.repeat(bytes / news.len() + 1);
    text.truncate((0..=bytes).rev().find(|&end| text.is_char_boundary(end)).unwrap_or(0));
    text
}

/// How long after the load it takes until answers come as they did before it.
async fn recovery(callers: &Callers, rate: f64, usual: Duration) -> Duration {
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(10) {
        let window = callers.load(rate, Duration::from_millis(100)).await;
        if window.answered() == window.calls && window.at(50) <= usual {
            break;
        }
        sleep(Duration::from_millis(10)).await;
    }
    began.elapsed()
}

/// How much longer a call takes where a long text was being worked on until just before, and its caller left.
async fn cancelled(callers: &Callers, scale: Scale) -> Cancelled {
    const ROUNDS: u32 = 50;
    let long = Callers { text: text(LONG).into(), ..callers.clone() };
    let mut alone = Vec::new();
    for index in 0..ROUNDS as usize {
        alone.push(callers.clone().call(index).await.1);
    }
    let whole = long.clone().call(0).await.1;
    let mut after = Vec::new();
    for round in 0..ROUNDS {
        let call = tokio::spawn(long.clone().call(0));
        // At another place in the work each time.
        sleep(whole.mul_f64(0.1 + 0.8 * f64::from(round) / f64::from(ROUNDS))).await;
        call.abort();
        let _ = call.await;
        let began = Instant::now();
        // While the other is there, the queue is full.
        while callers.clone().call(0).await.0.is_err() {}
        after.push(began.elapsed());
    }
    alone.sort_unstable();
    after.sort_unstable();
    let usual = alone[alone.len() / 2];
    let more = |time: &Duration| time.saturating_sub(usual);
    Cancelled { whole, p50: more(&after[after.len() / 2]), most: scale.free, longest: more(&after[after.len() - 1]) }
}
