//! The built binary: what it writes, how it exits, how it stops.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// A folder with a gazetteer and documents, removed with the test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("entity-extractor-cli-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        let folder = Self(path);
        folder.write("places.gaz", crate::support::PLACES);
        folder
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.join(name), bytes).unwrap();
    }

    /// The binary, in this folder, with none of the environment's settings.
    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_entity-extractor"));
        let set = std::env::vars().map(|(name, _)| name).filter(|name| name.starts_with("ENTITY_EXTRACTOR_"));
        set.for_each(|name| {
            command.env_remove(name);
        });
        command.args(args).current_dir(&self.0).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    pub fn run_with_input(&self, args: &[&str], input: &[u8]) -> Output {
        let mut child = self.command(args).stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        child.wait_with_output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

/// Flags that name the test gazetteer and nothing else.
const OWN: [&str; 3] = ["--no-builtin", "--gazetteer", "places=places.gaz"];

fn with_own<'a>(args: &[&'a str]) -> Vec<&'a str> {
    [args, &OWN].concat()
}

#[test]
fn exit_codes() {
    let folder = Folder::new("exits");
    folder.write("good.txt", "Paris is in France.");
    folder.write("blank.txt", " ");
    folder.write("latin1.txt", b"Orl\xe9ans");
    folder.write("bad.gaz", "paris | place.city | Paris | in: nowhere\nbroken\n");
    let rows: [(&str, Vec<&str>, i32, &str); 13] = [
        ("help", vec!["--help"], 0, ""),
        ("no command", vec![], 2, "Usage"),
        ("unknown flag", vec!["extract", "--colour"], 2, "--colour"),
        ("extract", with_own(&["extract", "good.txt"]), 0, ""),
        ("no such file", with_own(&["extract", "none.txt"]), 1, "none.txt: "),
        ("blank document", with_own(&["extract", "blank.txt"]), 1, "blank.txt: `document.content` holds nothing"),
        ("not UTF-8", with_own(&["extract", "latin1.txt"]), 1, "latin1.txt: is not UTF-8 at byte 3"),
        ("bad date", with_own(&["extract", "--published", "soon", "good.txt"]), 1, "is not a date"),
        ("no such gazetteer", vec!["extract", "--gazetteer", "x=none.gaz", "good.txt"], 1, "none.gaz: cannot be read"),
        ("bad configuration", vec!["serve", "--listen", "here", "--workers", "x"], 2, "--workers"),
        ("check", vec!["gazetteer", "check", "--no-builtin", "places.gaz"], 0, ""),
        ("check mistakes", vec!["gazetteer", "check", "--no-builtin", "bad.gaz"], 1, "bad.gaz:2:"),
        ("look up nothing", with_own(&["gazetteer", "lookup", "Atlantis"]), 1, "Atlantis"),
    ];
    for (row, args, code, told) in rows {
        let output = folder.run(&args);
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{row}: {stderr}");
        assert!(stderr.contains(told), "{row}: {stderr}");
    }
}

#[test]
fn extract_writes_a_json_line_a_document_and_goes_on_after_a_bad_one() {
    let folder = Folder::new("json");
    folder.write("one.txt", "Paris is in France.");
    folder.write("three.txt", "France.");
    let output = folder.run(&with_own(&["extract", "one.txt", "two.txt", "three.txt"]));
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Value> = text(&output.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let ids: Vec<_> = lines.iter().map(|line| line["documentId"].as_str().unwrap()).collect();
    assert_eq!(ids, ["one.txt", "three.txt"]);
    for key in
        ["offsetEncoding", "sentences", "mentions", "entities", "roles", "quotations", "gazetteerVersions", "truncated"]
    {
        assert!(lines[0].get(key).is_some(), "{key} is in every line");
    }
}

#[test]
fn an_image_goes_where_a_gazetteer_does() {
    let folder = Folder::new("image");
    folder.write("one.txt", "Paris is in France.");
    let compile = ["gazetteer", "compile", "--no-builtin", "--output", "places.image", "places.gaz"];
    let output = folder.run(&compile);
    assert!(output.status.success() && text(&output.stdout).contains("names"), "{}", text(&output.stderr));
    let image = ["--no-builtin", "--gazetteer", "places=places.image"];
    for command in [&["extract", "one.txt"][..], &["gazetteer", "lookup", "Paris"], &["gazetteer", "stats"]] {
        let (from_text, from_image) = (folder.run(&with_own(command)), folder.run(&[command, &image].concat()));
        assert!(from_text.status.success(), "{command:?}: {}", text(&from_text.stderr));
        assert_eq!(text(&from_text.stdout), text(&from_image.stdout), "{command:?}: {}", text(&from_image.stderr));
    }
    let whole = std::fs::read(folder.0.join("places.image")).unwrap();
    folder.write("cut.image", &whole[..whole.len() - 1]);
    folder.write("bad.gaz", "broken");
    let rows: [(&str, &[&str], &str); 3] = [
        ("cut off", &["extract", "--gazetteer", "x=cut.image", "one.txt"], "cut.image: is cut off"),
        ("checked", &["gazetteer", "check", "--no-builtin", "places.image"], "has no lines"),
        ("mistakes", &["gazetteer", "compile", "--output", "none.image", "bad.gaz"], "bad.gaz:1:"),
    ];
    for (row, args, told) in rows {
        let output = folder.run(args);
        assert_eq!(output.status.code(), Some(1), "{row}");
        assert!(text(&output.stderr).contains(told), "{row}: {}", text(&output.stderr));
    }
    assert!(!folder.0.join("none.image").exists(), "nothing is written where the files have mistakes");
}

#[test]
fn extract_reads_standard_input_and_shows_no_escape_codes_to_a_pipe() {
    let folder = Folder::new("stdin");
    for args in [vec!["extract", "--format", "pretty"], vec!["extract", "--encoding", "utf8", "-"]] {
        let output = folder.run_with_input(&with_own(&args), "Paris, \u{1b}[31mFrance.".as_bytes());
        assert!(output.status.success(), "{}", text(&output.stderr));
        assert!(!output.stdout.is_empty() && !output.stdout.contains(&0x1b), "{args:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let folder = Folder::new("pipe");
    let files: Vec<String> = (0..200).map(|index| format!("{index}.txt")).collect();
    files.iter().for_each(|file| folder.write(file, "Paris is in France. ".repeat(500)));
    let args: Vec<&str> = ["extract"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let mut child = folder.command(&with_own(&args)).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{}", text(&output.stderr));
}

/// A `serve` that is up, its address, and the log lines after.
pub struct Serving {
    pub child: Child,
    log: std::io::Lines<BufReader<std::process::ChildStderr>>,
    pub address: String,
    /// Where the log tells of it.
    pub admin: String,
}

impl Serving {
    pub fn start(folder: &Folder, args: &[&str]) -> Self {
        let args =
            [&with_own(&["serve", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0"])[..], args].concat();
        let mut child = folder.command(&args).spawn().unwrap();
        let log = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut serving = Self { child, log, address: String::new(), admin: String::new() };
        serving.address = serving.line("listening")["address"].as_str().unwrap().to_owned();
        loop {
            let line = serving.next_line();
            match line["message"].as_str() {
                Some("admin listening") => serving.admin = line["address"].as_str().unwrap().to_owned(),
                Some("ready") => return serving,
                _ => {}
            }
        }
    }

    /// The next log line with this message.
    pub fn line(&mut self, message: &str) -> Value {
        let lines = self
            .log
            .by_ref()
            .map(|line| serde_json::from_str::<Value>(&line.unwrap()).expect("JSON where no terminal is"));
        lines.into_iter().find(|line| line["message"] == message).unwrap_or_else(|| panic!("no line says {message}"))
    }

    /// The next log line.
    pub fn next_line(&mut self) -> Value {
        serde_json::from_str(&self.log.next().unwrap().unwrap()).unwrap()
    }

    pub fn signal(&self, name: &str) {
        let sent = Command::new("kill").args(["-s", name, &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    pub fn exit_code(mut self) -> Option<i32> {
        let deadline = Instant::now() + Duration::from_secs(20);
        while Instant::now() < deadline {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code();
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("the server did not end");
    }
}

/// No test leaves its server behind, whether it passes or not.
impl Drop for Serving {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn serve_stops_in_order_on_either_signal() {
    let folder = Folder::new("signals");
    for signal in ["TERM", "INT"] {
        let serving = Serving::start(&folder, &[]);
        serving.signal(signal);
        assert_eq!(serving.exit_code(), Some(0), "{signal}");
    }
}

#[test]
fn a_second_signal_ends_the_wait_for_calls() {
    let folder = Folder::new("second");
    let mut serving = Serving::start(&folder, &["--shutdown-seconds", "60"]);
    let connection = held_connection(&serving.address);
    serving.signal("TERM");
    serving.line("stopping");
    serving.signal("TERM");
    assert_eq!(serving.line("calls cut off")["cut"], 1);
    assert_eq!(serving.exit_code(), Some(0));
    drop(connection);
}

#[test]
fn calls_that_do_not_end_are_cut_off_at_the_deadline() {
    let folder = Folder::new("deadline");
    let mut serving = Serving::start(&folder, &["--shutdown-seconds", "0"]);
    let connection = held_connection(&serving.address);
    serving.signal("TERM");
    assert_eq!(serving.line("calls cut off")["cut"], 1);
    assert_eq!(serving.exit_code(), Some(0));
    drop(connection);
}

/// A connection with a call under way whose request never ends.
fn held_connection(address: &str) -> (tokio::runtime::Runtime, tokio::sync::mpsc::Sender<Vec<u8>>) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (sender, messages) = tokio::sync::mpsc::channel(1);
    let endpoint = tonic::transport::Endpoint::from_shared(format!("http://{address}")).unwrap();
    let channel = runtime.block_on(endpoint.connect()).unwrap();
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    runtime.spawn(crate::support::raw::call(channel, path, tokio_stream::wrappers::ReceiverStream::new(messages)));
    std::thread::sleep(Duration::from_millis(300));
    (runtime, sender)
}

#[test]
fn hang_up_reads_the_gazetteers_again_and_keeps_the_old_ones_on_a_mistake() {
    let folder = Folder::new("reload");
    let mut serving = Serving::start(&folder, &[]);
    folder.write("places.gaz", "broken\n");
    serving.signal("HUP");
    let line = serving.line("reload failed, the gazetteers before stay");
    assert!(line["problem"].as_str().unwrap().starts_with("places.gaz:1:"), "{line}");
    folder.write("places.gaz", "paris | place.city | Paris\n");
    serving.signal("HUP");
    assert_eq!(serving.line("loaded")["gazetteer"], "lexicon");
    assert_eq!(serving.line("loaded")["entries"], 1);
    serving.signal("TERM");
    assert_eq!(serving.exit_code(), Some(0));
}

#[test]
fn a_port_that_is_taken_is_told() {
    let folder = Folder::new("port");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let output = folder.run(&with_own(&["serve", "--listen", &address]));
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains(&address), "{}", text(&output.stderr));
}

#[test]
fn a_folder_of_files_is_one_gazetteer() {
    let folder = Folder::new("folder");
    let names = Path::new("names");
    std::fs::create_dir_all(folder.0.join(names)).unwrap();
    folder.write("names/a.gaz", "a | place.city | Aville\n");
    folder.write("names/b.gaz", "b | place.city | Bville\n");
    folder.write("names/notes.md", "not read");
    let output = folder.run(&["gazetteer", "stats", "--no-builtin", "--gazetteer", "names=names"]);
    let line = text(&output.stdout).lines().find(|line| line.contains("names")).map(str::to_owned);
    let cells: Vec<_> = line.iter().flat_map(|line| line.split_whitespace()).map(str::to_owned).collect();
    assert_eq!(cells.get(2).map(String::as_str), Some("2"), "{cells:?}");
}
