//! Gazetteers that change while the server answers.

use std::collections::HashMap;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use entity_extractor::wire::proto;
use proto::extraction_service_client::ExtractionServiceClient;
use proto::gazetteer_service_client::GazetteerServiceClient;
use tonic::transport::{Channel, Endpoint};

use crate::cli::{Folder, Serving};
use crate::support::{document, extract};

/// Calls are not logged: nobody reads the log while they run, and a full pipe would hold the server up.
const FLAGS: [&str; 4] = ["--gazetteer", "markers=mount", "--log-level", "entity_extractor::cli=info"];

/// Every version knows this name, each as an entity of its own.
const TEXT: &str = "They met in Markerville on Monday.";

/// How many swaps: few in every run, a thousand where it is asked for.
fn swaps() -> usize {
    std::env::var("RELOAD_SWAPS").ok().and_then(|swaps| swaps.parse().ok()).unwrap_or(50)
}

/// Puts a version in place as a kubelet does: a folder of its own, and the link to it renamed over the one before.
fn publish(mount: &Path, version: usize, content: &str) {
    let data = mount.join(format!("..{version}"));
    fs::create_dir_all(&data).unwrap();
    fs::write(data.join("names.gaz"), content).unwrap();
    symlink(format!("..{version}"), mount.join("..data_tmp")).unwrap();
    fs::rename(mount.join("..data_tmp"), mount.join("..data")).unwrap();
    if let Some(before) = version.checked_sub(1) {
        let _ = fs::remove_dir_all(mount.join(format!("..{before}")));
    }
}

fn marker(version: usize) -> String {
    format!("marker-{version} | place.city | Markerville\n")
}

fn mounted(name: &str) -> (Folder, PathBuf) {
    let folder = Folder::new(name);
    let mount = folder.0.join("mount");
    fs::create_dir_all(&mount).unwrap();
    publish(&mount, 0, &marker(0));
    symlink("..data/names.gaz", mount.join("names.gaz")).unwrap();
    (folder, mount)
}

async fn channel(serving: &Serving) -> Channel {
    Endpoint::from_shared(format!("http://{}", serving.address)).unwrap().connect().await.unwrap()
}

/// Waits until the version of the next activation is told.
fn activated(serving: &mut Serving) -> String {
    loop {
        let line = serving.line("loaded");
        if line["gazetteer"] == "markers" {
            serving.line("ready");
            return line["version"].as_str().unwrap().to_owned();
        }
    }
}

/// Resident memory of a process, in KiB.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
    line.split_whitespace().next().unwrap().parse().unwrap()
}

/// Which entity each version found, as the answers told.
type Seen = Arc<Mutex<HashMap<(String, String), u64>>>;

/// Calls until told to stop; how long each call took, one behind the other.
async fn call(channel: Channel, stop: Arc<AtomicBool>, seen: Seen) -> Vec<Duration> {
    let mut client = ExtractionServiceClient::new(channel);
    let mut calls = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        let began = Instant::now();
        let answer = client.extract(extract(document("d", TEXT))).await.expect("no call fails").into_inner();
        calls.push(began.elapsed());
        let version = answer.gazetteer_versions.iter().find(|layer| layer.name == "markers").expect("it answers");
        let found: Vec<_> = answer.entities.iter().map(|entity| entity.id.clone()).collect();
        *seen.lock().unwrap().entry((version.version.clone(), found.join(","))).or_default() += 1;
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    calls
}

/// KiB that may stay with the process after a gazetteer was replaced: less than three times the built-in one.
const ROOM: u64 = 64 * 1024;

/// Several callers at once, each with a connection of its own.
struct Callers {
    stop: Arc<AtomicBool>,
    seen: Seen,
    tasks: Vec<tokio::task::JoinHandle<Vec<Duration>>>,
}

impl Callers {
    async fn start(serving: &Serving) -> Self {
        let (stop, seen) = (Arc::new(AtomicBool::new(false)), Seen::default());
        let mut tasks = Vec::new();
        for _ in 0..4 {
            tasks.push(tokio::spawn(call(channel(serving).await, stop.clone(), seen.clone())));
        }
        Self { stop, seen, tasks }
    }

    /// How long each call took, and what was seen.
    async fn end(self) -> (Vec<Duration>, HashMap<(String, String), u64>) {
        self.stop.store(true, Ordering::Relaxed);
        let mut took = Vec::new();
        for task in self.tasks {
            took.extend(task.await.unwrap());
        }
        (took, Arc::try_unwrap(self.seen).unwrap().into_inner().unwrap())
    }
}

fn p99(mut took: Vec<Duration>) -> Duration {
    took.sort_unstable();
    took[took.len() * 99 / 100]
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_swap_is_one_activation_and_no_call_fails_or_mixes_versions() {
    let (folder, mount) = mounted("swaps");
    let mut serving = Serving::start(&folder, &FLAGS);
    // As a measure for the calls during the swaps.
    let quiet = Callers::start(&serving).await;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (before, _) = quiet.end().await;
    let callers = Callers::start(&serving).await;
    let process = serving.child.id();
    let (mut versions, mut memory) = (HashMap::new(), Vec::new());
    let began = Instant::now();
    for version in 1..=swaps() {
        publish(&mount, version, &marker(version));
        let (back, told) = tokio::task::spawn_blocking(move || {
            let told = activated(&mut serving);
            (serving, told)
        })
        .await
        .unwrap();
        serving = back;
        versions.insert(told, format!("marker-{version}"));
        memory.push(resident(process));
    }
    let seconds = began.elapsed().as_secs_f64();
    // Long enough for an activation too many to be seen in the versions' count of the answers.
    tokio::time::sleep(Duration::from_millis(500)).await;
    let (took, seen) = callers.end().await;
    // At one moment two gazetteers are held, at another one: the least of each half tells what is kept.
    let (first, second) = memory.split_at(memory.len() / 2);
    let [settled, end] = [first, second].map(|half| *half.iter().min().unwrap());
    eprintln!(
        "{} swaps in {seconds:.1} s, {} calls; {settled} KiB at least in the first half, {end} KiB in the second; p99 {:?} before, {:?} meanwhile",
        swaps(),
        took.len(),
        p99(before),
        p99(took)
    );
    assert_eq!(versions.len(), swaps(), "each swap has a version of its own");
    for (version, found) in seen.keys() {
        // The version from before the first swap is the only one that was not told.
        let expected = versions.get(version).map_or("marker-0", String::as_str);
        assert_eq!(found, expected, "{version}");
    }
    assert!(seen.len() > swaps() / 2, "the calls saw {} versions", seen.len());
    // The C library keeps room for a gazetteer that went; one kept a swap would be many times as much, and so would a thread a swap.
    assert!(end < settled + ROOM, "{settled} KiB, then {end} KiB");
    serving.signal("TERM");
    assert_eq!(serving.exit_code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bad_version_keeps_the_one_before_is_told_once_and_a_good_one_is_taken() {
    let (folder, mount) = mounted("bad");
    let mut serving = Serving::start(&folder, &[&FLAGS[..], &["--reload-seconds", "1"]].concat());
    let before = told(&serving).await;
    publish(&mount, 1, "broken\n");
    let line = serving.line("reload failed, the gazetteers before stay");
    assert!(line["problem"].as_str().unwrap().contains("names.gaz:1:"), "{line}");
    let stale = told(&serving).await;
    assert_eq!((stale.version.clone(), stale.state()), (before.version.clone(), proto::GazetteerState::Stale));
    assert!(stale.reload_error.contains("names.gaz:1:") && stale.failed_reload_time.ends_with('Z'));
    // Two polls more, which must say nothing: the next line is of the good version.
    tokio::time::sleep(Duration::from_millis(2500)).await;
    publish(&mount, 2, &marker(2));
    let next = serving.next_line();
    assert_eq!(next["message"], "built", "{next}");
    let activated = activated(&mut serving);
    let after = told(&serving).await;
    assert_eq!((after.version.as_str(), after.state()), (activated.as_str(), proto::GazetteerState::Active));
    assert!(after.version != before.version && after.reload_error.is_empty() && after.failed_reload_time.is_empty());
    serving.signal("TERM");
    assert_eq!(serving.exit_code(), Some(0));
}

/// What `GazetteerService` tells of the gazetteer of the tests.
async fn told(serving: &Serving) -> proto::Gazetteer {
    let request = proto::GetGazetteerRequest { name: "markers".to_owned() };
    let mut client = GazetteerServiceClient::new(channel(serving).await);
    client.get_gazetteer(request).await.unwrap().into_inner().gazetteer.unwrap()
}

/// Compiles names to an image as the command does, and puts it in place as it does: by a rename.
fn compile(folder: &Folder, text: &str) {
    folder.write("source.gaz", text);
    let output = folder.run(&["gazetteer", "compile", "--no-builtin", "--output", "markers.image", "source.gaz"]);
    assert!(output.status.success(), "{output:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_image_is_loaded_again_and_a_damaged_one_is_not_taken() {
    let folder = Folder::new("reload-image");
    compile(&folder, &marker(0));
    let flags = ["--gazetteer", "markers=markers.image", "--log-level", "entity_extractor::cli=info"];
    let mut serving = Serving::start(&folder, &flags);
    let first = told(&serving).await.version;
    compile(&folder, &marker(1));
    let second = activated(&mut serving);
    assert_ne!(first, second);
    let image = fs::read(folder.0.join("markers.image")).unwrap();
    folder.write("half", &image[..image.len() / 2]);
    fs::rename(folder.0.join("half"), folder.0.join("markers.image")).unwrap();
    let line = serving.line("reload failed, the gazetteers before stay");
    assert!(line["problem"].as_str().unwrap().contains("is cut off"), "{line}");
    let stale = told(&serving).await;
    assert_eq!((stale.version.as_str(), stale.state()), (second.as_str(), proto::GazetteerState::Stale));
    folder.write("markers.gaz", marker(2));
    fs::rename(folder.0.join("markers.gaz"), folder.0.join("markers.image")).unwrap();
    assert_ne!(activated(&mut serving), second, "text takes the place of an image");
    serving.signal("TERM");
    assert_eq!(serving.exit_code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_watch_only_a_signal_loads_again() {
    let (folder, mount) = mounted("no-watch");
    let mut serving = Serving::start(&folder, &[&FLAGS[..], &["--reload-seconds", "0"]].concat());
    let before = told(&serving).await.version;
    publish(&mount, 1, &marker(1));
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(told(&serving).await.version, before);
    serving.signal("HUP");
    assert_ne!(activated(&mut serving), before);
    serving.signal("TERM");
    assert_eq!(serving.exit_code(), Some(0));
}
