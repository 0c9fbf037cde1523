//! A server under more load than it can bear, open loop: calls come at a fixed rate, whether the ones before are answered or not.
//!
//! `cargo test --test overload -- --nocapture` runs it short; `OVERLOAD_SECONDS=10 cargo test --release --test overload -- --nocapture`
//! runs each row for ten seconds. It prints a table, and fails where the server collapses rather than sheds.
#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::print_stdout, reason = "it prints its table")]

use std::future::pending;
use std::sync::Arc;
use std::time::{Duration, Instant};

use entity_extractor::config::{Config, Flags, Sources};
use entity_extractor::engine::Engine;
use entity_extractor::gazetteer::{LayerSource, SourceFile, load};
use entity_extractor::server::{self, Listeners};
use entity_extractor::service::EngineHandle;
use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::{Document, ExtractRequest};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinSet;
use tokio::time::{MissedTickBehavior, interval, sleep, timeout};
use tonic::Code;
use tonic::transport::{Channel, Endpoint};

/// How long a caller waits.
const DEADLINE: Duration = Duration::from_secs(1);
/// The most calls of one row, whatever its rate and time.
const MOST_CALLS: usize = 60_000;
const CONNECTIONS: usize = 4;

fn runtime(threads: usize) -> Runtime {
    Builder::new_multi_thread().worker_threads(threads).enable_all().build().expect("threads")
}

/// A server with one worker, so that callers and transport have processors left, and its address.
async fn start() -> String {
    let text = "france | place.country | France\nparis | place.capital | Paris | in: france\n".to_owned();
    let files = vec![SourceFile { path: "places.gaz".to_owned(), text }];
    let gazetteer = load(&[LayerSource { name: "places".to_owned(), files }]).expect("a valid gazetteer");
    let engines = EngineHandle::default();
    engines.install(Engine::new(Arc::new(gazetteer)).expect("few names"));
    let config = Config::read(Sources::new(Flags::default(), |_| None)).expect("the defaults are valid");
    let mut settings = config.settings;
    settings.workers = 1;
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("a bound port"));
    let listeners = Listeners { data: listener, admin: None };
    tokio::spawn(server::serve(listeners, engines, settings, config.transport, pending()));
    address
}

#[derive(Clone)]
struct Callers {
    channels: Vec<Channel>,
    text: Arc<str>,
}

/// How a call ended, and how long it took.
type End = (Result<(), Code>, Duration);

impl Callers {
    async fn call(self, index: usize) -> End {
        let started = Instant::now();
        let mut client = ExtractionServiceClient::new(self.channels[index % self.channels.len()].clone());
        let document = Document { content: self.text.to_string(), ..Document::default() };
        let answer =
            timeout(DEADLINE, client.extract(ExtractRequest { document: Some(document), options: None })).await;
        let end =
            answer.map_or(Err(Code::DeadlineExceeded), |answer| answer.map(|_| ()).map_err(|status| status.code()));
        (end, started.elapsed())
    }

    /// Answers a second with a few callers that each wait for their answer: what the server can do.
    async fn capacity(&self, time: Duration) -> f64 {
        let until = Instant::now() + time;
        let mut callers = JoinSet::new();
        for index in 0..CONNECTIONS {
            let callers_own = self.clone();
            callers.spawn(async move {
                let mut answered = 0;
                while Instant::now() < until {
                    answered += u32::from(callers_own.clone().call(index).await.0.is_ok());
                }
                answered
            });
        }
        let answered: u32 = callers.join_all().await.iter().sum();
        f64::from(answered) / time.as_secs_f64()
    }

    /// Calls at `rate` a second for `time`.
    async fn load(&self, rate: f64, time: Duration) -> Row {
        let count = ((rate * time.as_secs_f64()) as usize).clamp(1, MOST_CALLS);
        // Several calls a tick: timers are no finer than a millisecond.
        let mut ticks = interval(Duration::from_millis(2));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Burst);
        let (started, mut calls, mut sent) = (Instant::now(), JoinSet::new(), 0);
        while sent < count {
            ticks.tick().await;
            let due = ((started.elapsed().as_secs_f64() * rate) as usize).min(count);
            for index in sent..due {
                calls.spawn(self.clone().call(index));
            }
            sent = sent.max(due);
        }
        let took = started.elapsed();
        Row::of(&calls.join_all().await, took)
    }
}

/// What came of some calls.
struct Row {
    calls: usize,
    answered: usize,
    shed: usize,
    late: usize,
    goodput: f64,
    /// Of those that were answered.
    median: Duration,
    p99: Duration,
}

impl Row {
    fn of(ends: &[End], took: Duration) -> Self {
        let mut times: Vec<Duration> = ends.iter().filter(|(end, _)| end.is_ok()).map(|(_, time)| *time).collect();
        times.sort_unstable();
        let with = |code: Code| ends.iter().filter(|(end, _)| *end == Err(code)).count();
        let at = |share: usize| times.get((times.len() * share / 100).min(times.len().saturating_sub(1))).copied();
        Self {
            calls: ends.len(),
            answered: times.len(),
            shed: with(Code::ResourceExhausted),
            late: with(Code::DeadlineExceeded),
            goodput: times.len() as f64 / took.as_secs_f64(),
            median: at(50).unwrap_or(DEADLINE),
            p99: at(99).unwrap_or(DEADLINE),
        }
    }

    fn print(&self, name: &str) {
        println!(
            "{name:<10} {:>7} {:>9} {:>7} {:>6} {:>9.1} {:>9.1} {:>9.1}",
            self.calls,
            self.answered,
            self.shed,
            self.late,
            self.goodput,
            self.median.as_secs_f64() * 1000.0,
            self.p99.as_secs_f64() * 1000.0
        );
    }
}

#[test]
fn overload_is_shed_and_what_is_accepted_is_answered_in_time() {
    let seconds = std::env::var("OVERLOAD_SECONDS").ok().and_then(|value| value.parse().ok()).unwrap_or(2);
    let time = Duration::from_secs(seconds);
    let servers = runtime(2);
    let address = servers.block_on(start());
    let callers_own = runtime(2);
    callers_own.block_on(async {
        let mut channels = Vec::new();
        for _ in 0..CONNECTIONS {
            channels
                .push(Endpoint::from_shared(address.clone()).expect("an address").connect().await.expect("it listens"));
        }
        let callers = Callers { channels, text: "Paris is in France, and so on. ".repeat(1300).into() };
        callers.capacity(time / 2).await;
        let capacity = callers.capacity(time).await;
        println!("capacity {capacity:.1} calls/s of {} bytes, one worker, deadline {DEADLINE:?}", callers.text.len());
        println!("load         calls  answered    shed   late   goodput    p50 ms    p99 ms");
        let calm = callers.load(capacity / 2.0, time).await;
        calm.print("0.5x");
        let mut rows = Vec::new();
        for times in [2.0, 4.0, 16.0] {
            let row = callers.load(capacity * times, time).await;
            row.print(&format!("{times}x"));
            rows.push((times, row));
        }
        let recovery = recovery(&callers, capacity / 2.0, calm.median * 3).await;
        println!("recovery   {:.0} ms", recovery.as_secs_f64() * 1000.0);
        // Callers and server share this machine with who knows what: the bounds are those of a collapse.
        for (times, row) in rows {
            assert!(row.goodput > capacity / 4.0, "{times}x: {:.1} of {capacity:.1} calls/s", row.goodput);
            assert!(row.p99 < DEADLINE * 2, "{times}x: {:?}", row.p99);
            assert!(row.shed > 0, "{times}x: nothing is shed");
        }
        assert!(recovery < Duration::from_secs(5), "{recovery:?}");
    });
}

/// How long after the load it takes until answers come as they did before it.
async fn recovery(callers: &Callers, rate: f64, usual: Duration) -> Duration {
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(10) {
        let window = callers.load(rate, Duration::from_millis(100)).await;
        if window.answered == window.calls && window.median <= usual {
            break;
        }
        sleep(Duration::from_millis(10)).await;
    }
    started.elapsed()
}
