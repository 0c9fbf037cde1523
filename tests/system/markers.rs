//! No document text and no secret in anything the server tells of itself, at the finest level of its log.

use std::fmt::Debug;
use std::io::Read as _;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use tokio::net::TcpListener;
use tonic::service::Routes;
use tonic::transport::server::TcpIncoming;

use crate::support::{document, document_with, extract, page, raw, stream_item};
use entity_extractor::wire::proto;
use proto::extraction_service_client::ExtractionServiceClient;
use proto::gazetteer_service_client::GazetteerServiceClient;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::Request;
use tonic::transport::{Channel, Endpoint};

/// What no log line, metric or status may hold; it is in every text that is sent, and in a header.
const MARKER: &str = "Qwyzzx";

const GAZETTEER: &str = "paris | place.capital | Paris\n";

/// A server of its own process, with its log in a file, at a free port of this machine.
struct Server {
    child: Child,
    folder: PathBuf,
}

impl Server {
    fn start(collector: SocketAddr) -> Self {
        let folder = std::env::temp_dir().join(format!("entity-extractor-markers-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("own.gaz"), GAZETTEER).unwrap();
        let log = std::fs::File::create(folder.join("log")).unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_entity-extractor"))
            .args(["serve", "--listen", "127.0.0.1:0", "--admin-listen", "127.0.0.1:0", "--no-builtin"])
            .args([
                "--gazetteer",
                "own=own.gaz",
                "--log-level",
                "trace,h2=trace,hyper=trace",
                "--max-call-seconds",
                "1",
            ])
            .args(["--log-format", "json"])
            .current_dir(&folder)
            .env("RUST_BACKTRACE", "1")
            .env("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{collector}"))
            .env("OTEL_BSP_SCHEDULE_DELAY", "100")
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .unwrap();
        Self { child, folder }
    }

    fn log(&self) -> String {
        let mut text = String::new();
        std::fs::File::open(self.folder.join("log")).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    /// Waits for a log line with this message.
    async fn line(&self, message: &str) -> serde_json::Value {
        for _ in 0..500 {
            let log = self.log();
            let lines = log.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
            if let Some(line) = lines.into_iter().find(|line| line["message"] == message) {
                return line;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("no line says {message}: {}", self.log());
    }

    async fn address(&self, message: &str) -> SocketAddr {
        self.line(message).await["address"].as_str().unwrap().parse().unwrap()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Takes spans, and keeps the bytes of what it was sent.
async fn collector() -> (SocketAddr, Arc<Mutex<Vec<u8>>>) {
    let spans = Arc::new(Mutex::new(Vec::new()));
    let kept = spans.clone();
    let taken = Router::new().fallback(move |body: Bytes| {
        kept.lock().unwrap().extend(&body);
        async { [("content-type", "application/grpc"), ("grpc-status", "0")] }
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tonic::transport::Server::builder().add_routes(Routes::from(taken));
    tokio::spawn(server.serve_with_incoming(TcpIncoming::from(listener)));
    (address, spans)
}

/// A call whose texts and headers all hold the marker.
fn marked<T>(message: T) -> Request<T> {
    let mut request = Request::new(message);
    request.metadata_mut().insert("authorization", format!("Bearer {MARKER}").parse().unwrap());
    request.metadata_mut().insert("traceparent", TRACE.parse().unwrap());
    request
}

const TRACE: &str = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

/// What the collector must have been sent, as it stands in the messages of OTLP.
const EXPORTED: &[(&str, &[u8])] = &[
    ("the caller's trace", b"\x4b\xf9\x2f\x35\x77\xb3\x4d\xa6\xa3\xce\x92\x9d\x0e\x0e\x47\x36"),
    ("the caller's span", b"\x00\xf0\x67\xaa\x0b\xa9\x02\xb7"),
    ("the service", b"entity-extractor"),
    ("the method", b"BatchExtract"),
    ("the code", b"rpc.grpc.status_code"),
];

/// What the caller is told of an error, as text.
fn told<T>(result: Result<T, impl Debug>) -> String {
    result.map_or_else(|error| format!("{error:?}"), |_| panic!("it fails"))
}

async fn calls(channel: &Channel) -> Vec<String> {
    let mut client = ExtractionServiceClient::new(channel.clone());
    let text = format!("{MARKER} met {MARKER} in Paris. ");
    let good = || document_with(|it| (it.id, it.title, it.content) = (MARKER.into(), MARKER.into(), text.clone()));
    client.extract(marked(extract(good()))).await.unwrap();
    let long = document(MARKER, &text.repeat(4000));
    client.extract(marked(extract(long))).await.unwrap();
    let documents = vec![good(), good(), document("", MARKER)];
    client.batch_extract(marked(proto::BatchExtractRequest { documents, options: None })).await.unwrap();
    let items = [good(), document(MARKER, "\0"), good()].map(stream_item);
    let mut answers = client.stream_extract(marked(tokio_stream::iter(items))).await.unwrap().into_inner();
    while answers.message().await.unwrap().is_some() {}
    let mut gazetteers = GazetteerServiceClient::new(channel.clone());
    let request = proto::ExplainTextRequest { text: text.clone(), ..Default::default() };
    gazetteers.explain_text(marked(request)).await.unwrap();
    let request = proto::LookUpNameRequest { name: MARKER.to_owned(), ..Default::default() };
    gazetteers.look_up_name(marked(request)).await.unwrap();

    let mut statuses = Vec::new();
    let invalid: [fn(&mut proto::Document); 5] = [
        |it| it.content = format!("{MARKER}\0"),
        |it| it.language_code = MARKER.to_owned(),
        |it| it.publish_time = MARKER.to_owned(),
        |it| it.title = MARKER.repeat(500),
        |it| it.content = MARKER.repeat(200_000),
    ];
    for change in invalid {
        statuses.push(told(client.extract(marked(extract(document_with(change)))).await));
    }
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    for bytes in [MARKER.as_bytes(), b"\x0a\x08\x12\x06Qwyzz\xff"] {
        statuses.push(told(raw::call(channel.clone(), path, tokio_stream::once(bytes.to_vec())).await));
    }
    let (body, messages) = mpsc::channel::<Vec<u8>>(1);
    let slow = raw::call(channel.clone(), path, ReceiverStream::new(messages));
    statuses.push(told(slow.await));
    drop(body);
    statuses
}

#[tokio::test]
async fn no_text_in_logs_spans_metrics_and_statuses() {
    let (collector, spans) = collector().await;
    let server = Server::start(collector);
    let address = server.address("listening").await;
    let admin = server.address("admin listening").await;
    server.line("ready").await;
    let channel = Endpoint::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap();
    let mut told = calls(&channel).await;
    let reload = || Command::new("kill").args(["-s", "HUP", &server.child.id().to_string()]).status().unwrap();
    // Calls go on while the gazetteers are loaded again, first with mistakes.
    std::fs::write(server.folder.join("own.gaz"), "no entry").unwrap();
    reload();
    told.extend(calls(&channel).await);
    server.line("reload failed, the gazetteers before stay").await;
    std::fs::write(server.folder.join("own.gaz"), GAZETTEER).unwrap();
    reload();
    told.extend(calls(&channel).await);
    told.push(page(admin, "/metrics").await.1);
    // The last spans are sent a little after their calls.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let sent = spans.lock().unwrap().clone();
    for (what, bytes) in EXPORTED {
        assert!(sent.windows(bytes.len()).any(|window| window == *bytes), "spans tell {what}");
    }
    told.push(String::from_utf8_lossy(&sent).into_owned());
    let exported = told.last().unwrap().matches("ExtractionService/Extract").count();
    assert!(exported >= 3, "spans were exported: {exported}");
    let log = server.log();
    let lines: Vec<serde_json::Value> = log.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let calls: Vec<_> = lines.iter().filter(|line| line["message"] == "call").collect();
    assert!(calls.len() >= 3 * 13, "the log tells of the calls: {}", calls.len());
    assert!(calls.iter().any(|line| line["trace_id"] == "4bf92f3577b34da6a3ce929d0e0e4736"));
    assert!(calls.iter().any(|line| line["code"] == "DEADLINE_EXCEEDED"));
    for told in told.iter().map(String::as_str).chain(log.lines()) {
        assert!(!told.contains("wyzz"), "{told}");
    }
}
