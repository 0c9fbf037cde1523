//! The server under attack: the built binary as a process of its own, whose memory and processor time can be read.

use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::attack::Files;

const GAZETTEER: &str = "\
france | place.country | France | demonym: French | prior: 8
paris | place.capital | Paris | in: france | prior: 7
";

static SERVERS: AtomicUsize = AtomicUsize::new(0);

/// A running server and its folder.
#[derive(Debug)]
pub struct Server {
    child: Child,
    address: SocketAddr,
    folder: PathBuf,
    root: Option<String>,
    memory_is_watched: Arc<AtomicBool>,
}

/// What an attack is told of the server.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    pub address: SocketAddr,
    pub process: u32,
}

impl Server {
    /// Starts the binary with a small gazetteer and these flags.
    pub fn start(flags: &[&str], files: Files) -> Self {
        // A shell, for the limit on open files is set by no flag.
        let descriptors = if files == Files::FewDescriptors { "ulimit -n 64;" } else { "" };
        let own = ["--no-builtin", "--gazetteer", "places=places.gaz"];
        Self::launch(&format!("{descriptors} exec \"$@\""), &[&own, flags].concat(), files)
    }

    /// Starts it with the built-in gazetteer and these flags, on one core where that is given.
    pub fn start_with_builtin(core: Option<&str>, flags: &[&str]) -> Self {
        let bound = core.map(|core| format!("TOKIO_WORKER_THREADS=1 taskset --cpu-list {core}")).unwrap_or_default();
        Self::launch(&format!("exec env {bound} \"$@\""), flags, Files::Usual)
    }

    fn launch(shell: &str, flags: &[&str], files: Files) -> Self {
        let number = SERVERS.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("entity-extractor-attacks-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("places.gaz"), GAZETTEER).unwrap();
        let root = (files == Files::Certificate).then(|| write_certificate(&folder));
        let mut child = Command::new("sh")
            .args(["-c", shell, "sh", &binary(), "serve"])
            .args(["--listen", "127.0.0.1:0", "--admin-listen", "off", "--log-format", "json"])
            .args(["--log-level", "entity_extractor::service=warn,info"])
            .args(flags)
            .env_clear()
            // As the image has it.
            .env("MALLOC_MMAP_THRESHOLD_", "262144")
            .current_dir(&folder)
            .stdin(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut address = None;
        for line in lines.by_ref() {
            let line: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
            match line["message"].as_str() {
                Some("listening") => address = line["address"].as_str().map(|it| it.parse().unwrap()),
                Some("ready") => break,
                _ => {}
            }
        }
        // The log must be read on, or the server would wait for it.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, address: address.unwrap(), folder, root, memory_is_watched: Arc::default() }
    }

    pub fn target(&self) -> Target {
        Target { address: self.address, process: self.child.id() }
    }

    /// The root of its certificate, where it has one.
    pub fn root(&self) -> Option<&str> {
        self.root.as_deref()
    }

    /// The bytes of memory it has now.
    pub fn memory(&self) -> usize {
        memory(self.child.id())
    }

    /// Watches its memory until the returned future is awaited, which tells the most it had.
    pub fn watch_memory(&self) -> impl Future<Output = usize> + use<> {
        let (process, goes_on) = (self.child.id(), self.memory_is_watched.clone());
        goes_on.store(true, Ordering::Relaxed);
        let watching = {
            let goes_on = goes_on.clone();
            std::thread::spawn(move || {
                let mut most = 0;
                while goes_on.load(Ordering::Relaxed) {
                    most = most.max(memory(process));
                    std::thread::sleep(Duration::from_millis(10));
                }
                most
            })
        };
        async move {
            goes_on.store(false, Ordering::Relaxed);
            watching.join().unwrap()
        }
    }

    /// The processor time it has taken so far.
    pub fn processor(&self) -> Duration {
        processor(self.child.id())
    }

    /// Tells it to stop. Its exit status, and how long that took.
    pub fn terminate(&mut self) -> (Option<i32>, Duration) {
        let began = Instant::now();
        let _ = Command::new("kill").args(["-s", "TERM", &self.child.id().to_string()]).status();
        while began.elapsed() < Duration::from_secs(30) {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), began.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        (None, began.elapsed())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// The processor time that a process has taken so far, as Linux counts it: in hundredths of a second.
pub fn processor(process: u32) -> Duration {
    let line = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // Behind the name, which ends at the last bracket: the state, ten more, then the time of the user and of the system.
    let fields = line.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
    Duration::from_millis(fields.filter_map(|field| field.parse::<u64>().ok()).sum::<u64>() * 10)
}

/// The server's binary: the one built with these tests, or another one, such as a release build.
fn binary() -> String {
    let path = std::env::var("ATTACKS_SERVER").unwrap_or_else(|_| env!("CARGO_BIN_EXE_entity-extractor").to_owned());
    std::path::absolute(path).unwrap().to_str().unwrap().to_owned()
}

fn memory(process: u32) -> usize {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or(0) * 1024
}

fn write_certificate(folder: &std::path::Path) -> String {
    let pair = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    std::fs::write(folder.join("cert.pem"), pair.cert.pem()).unwrap();
    std::fs::write(folder.join("key.pem"), pair.signing_key.serialize_pem()).unwrap();
    pair.cert.pem()
}
