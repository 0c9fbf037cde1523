//! No attack, but what operators do: every replica is replaced, one after the other, under load.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::{JoinSet, spawn_blocking};
use tokio::time::{Instant, sleep};
use tonic::Code;

use crate::Scale;
use crate::attack::Files;
use crate::good::{Client, Figures, PAUSE};
use crate::report::Row;
use crate::server::Server;

const REPLICAS: usize = 3;
const CALLERS: usize = 8;
const FLAGS: &[&str] = &["--pre-stop-seconds", "1", "--shutdown-seconds", "10"];
/// How long a balancer goes on with a replica that was told to stop.
const NEWS: Duration = Duration::from_millis(300);

/// Those whom a balancer knows, the oldest first.
type Known = Arc<Mutex<Vec<Client>>>;

/// Replaces replicas: two of three, or each ten times.
pub async fn rolling(scale: Scale) -> Row {
    let restarts = if scale.factor > 1 { 10 * REPLICAS } else { 2 };
    let known = Known::default();
    let mut replicas = Vec::new();
    for _ in 0..REPLICAS {
        replicas.push(join(&known).await);
    }
    let first = known.lock().unwrap()[0].clone();
    let alone = first.measure(Instant::now() + crate::ALONE).await;
    let stop = tokio_util::sync::CancellationToken::new();
    let mut callers = JoinSet::new();
    for number in 0..CALLERS {
        let (known, stop) = (known.clone(), stop.clone());
        callers.spawn(async move {
            let (mut results, mut turn) = (Vec::new(), number);
            while !stop.is_cancelled() {
                let client = {
                    let known = known.lock().unwrap();
                    known[turn % known.len()].clone()
                };
                let began = Instant::now();
                results.push((client.call().await, began.elapsed()));
                turn += 1;
                sleep(PAUSE).await;
            }
            results
        });
    }
    let mut exits = Vec::new();
    for _ in 0..restarts {
        replicas.push(join(&known).await);
        let mut oldest = replicas.remove(0);
        let exit = spawn_blocking(move || oldest.terminate());
        sleep(NEWS).await;
        drop(known.lock().unwrap().remove(0));
        exits.push(exit.await.unwrap());
    }
    stop.cancel();
    let results: Vec<(Result<(), Code>, Duration)> = callers.join_all().await.into_iter().flatten().collect();
    let beside = Figures::of(results);
    let first = known.lock().unwrap()[0].clone();
    let after = first.measure(Instant::now()).await;
    let worst = exits.into_iter().max_by_key(|(code, time)| (*code != Some(0), *time));
    let note = format!("{restarts} replicas of {REPLICAS} replaced");
    Row {
        name: "rolling restart",
        alone,
        beside,
        after,
        grown: 0,
        bound: 0,
        busy: Duration::ZERO,
        note,
        faults: Vec::new(),
        exit: worst,
    }
}

/// Starts a replica and lets the balancer know of it.
async fn join(known: &Known) -> Server {
    let server = spawn_blocking(|| Server::start(FLAGS, Files::Usual)).await.unwrap();
    let client = Client::connect(&server).await;
    known.lock().unwrap().push(client);
    server
}
