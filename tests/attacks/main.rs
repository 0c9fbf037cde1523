//! Attacks on the built binary, each beside a client that behaves. Prints a row of figures for each; the exit status tells
//! whether all are within their bounds. `ATTACKS=long` makes them larger and longer, an argument chooses rows by name.
#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "this is a test with a main of its own")]

mod attack;
mod fields;
mod frames;
mod good;
mod overload;
mod report;
mod restart;
mod server;

use std::process::ExitCode;
use std::time::Duration;

use attack::{ATTACKS, Attack};
use report::{Row, Table};
use server::Server;
use tokio::time::{Instant, sleep};

/// How large and how long the attacks are.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    /// How long an attack lasts.
    pub time: Duration,
    /// By how much the numbers of connections are multiplied.
    pub factor: usize,
    /// The share of the capacity that must be answered at 2, 4 and 16 times the load.
    pub goodput: [f64; 3],
    /// How long a call may keep its thread after its caller has gone, with what the network takes.
    pub free: Duration,
}

impl Scale {
    /// For any build on a machine that has other things to do: that the server does not collapse.
    const SHORT: Self =
        Self { time: Duration::from_secs(1), factor: 1, goodput: [0.5; 3], free: Duration::from_millis(50) };
    /// For a release build on a machine of its own: what is promised.
    const LONG: Self =
        Self { time: Duration::from_secs(10), factor: 10, goodput: [0.95, 0.9, 0.8], free: Duration::from_millis(2) };
}

/// How long the client that behaves is measured alone.
const ALONE: Duration = Duration::from_millis(200);

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        return ExitCode::SUCCESS;
    }
    let filter = arguments.iter().find(|argument| !argument.starts_with('-')).map_or("", String::as_str);
    let is_long = std::env::var("ATTACKS").is_ok_and(|value| value == "long");
    let scale = if is_long { Scale::LONG } else { Scale::SHORT };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut table = Table::default();
    for attack in ATTACKS.iter().filter(|attack| attack.name.contains(filter)) {
        table.add(&runtime.block_on(row(attack, scale)));
    }
    if "rolling restart".contains(filter) {
        table.add(&runtime.block_on(restart::rolling(scale)));
    }
    if "overload".contains(filter) {
        let (loads, cancelled) = runtime.block_on(overload::rows(scale));
        loads.iter().for_each(|loads| table.add_loads(loads));
        table.add_cancelled(&cancelled);
    }
    table.end()
}

/// Runs one attack on a server of its own.
async fn row(attack: &Attack, scale: Scale) -> Row {
    let mut server = Server::start(attack.flags, attack.files);
    let client = good::Client::connect(&server).await;
    let alone = client.measure(Instant::now() + ALONE).await;
    let (memory, processor) = (server.memory(), server.processor());
    let watch = server.watch_memory();
    let until = Instant::now() + scale.time;
    // On a thread of its own: the attack shall keep the server busy, not the client.
    let beside = tokio::spawn(async move { client.measure(until).await });
    let outcome = (attack.run)(server.target(), until, scale).await;
    let beside = beside.await.unwrap();
    let busy = server.processor().saturating_sub(processor);
    let grown = watch.await.saturating_sub(memory);
    // What the attack has left behind must not keep anyone out.
    let after = async {
        sleep(Duration::from_millis(100)).await;
        good::Client::connect(&server).await.measure(Instant::now() + Duration::from_millis(100)).await
    };
    let after = after.await;
    let exit = if attack.ends_under_attack { Some(server.terminate()) } else { None };
    drop(outcome.held);
    Row {
        name: attack.name,
        alone,
        beside,
        after,
        grown,
        bound: attack.bound(scale),
        busy,
        note: outcome.note,
        faults: outcome.faults,
        exit,
    }
}
