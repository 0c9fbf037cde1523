//! A real server on a free port, and clients to it, so that a case is one line.

pub mod raw;

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use entity_extractor::engine::Engine;
use entity_extractor::gazetteer::{LayerSource, SourceFile, load};
use entity_extractor::server::{self, Listeners, Transport};
use entity_extractor::service::{EngineHandle, Settings};
use entity_extractor::wire::Limits;
use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::gazetteer_service_client::GazetteerServiceClient;
use entity_extractor::wire::proto::{self, Document, ExtractRequest, ExtractionOptions};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::{Channel, Endpoint};

/// A gazetteer of its own, so that no test hangs on what the built-in one holds.
pub const PLACES: &str = "\
france | place.country | France | demonym: French | prior: 8
paris | place.capital | Paris {shared} | in: france | prior: 7
paris-texas | place.city | Paris {shared} | prior: 1
";

/// A second one.
pub const BODIES: &str = "\
united-nations | organization.international | United Nations | acronym: UN | prior: 8
";

/// An engine over [`PLACES`] and [`BODIES`].
pub fn engine() -> Engine {
    let layer = |name: &str, text: &str| LayerSource {
        name: name.to_owned(),
        files: vec![SourceFile { path: format!("{name}.gaz"), text: text.to_owned() }],
    };
    let gazetteer = load(&[layer("places", PLACES), layer("bodies", BODIES)]).expect("the test gazetteer is valid");
    Engine::new(Arc::new(gazetteer)).expect("the names fit")
}

/// How a test server differs from the usual.
pub struct Setup {
    pub settings: Settings,
    pub transport: Transport,
    pub ready: bool,
}

impl Default for Setup {
    fn default() -> Self {
        let limits = Limits { document_bytes: 100_000, message_bytes: 200_000, mentions: 1000, ..Limits::default() };
        Self {
            settings: Settings {
                limits,
                workers: 2,
                calls: 64,
                call_time: Duration::from_secs(60),
                bytes_in_flight: 64 * 1024 * 1024,
                // Tests of other things shall not fail where the machine is slow.
                queue: Duration::from_secs(60),
                stream_window: 4,
            },
            transport: Transport { streams: 64, shutdown: Duration::from_secs(5) },
            ready: true,
        }
    }
}

/// A running server.
pub struct TestServer {
    pub address: SocketAddr,
    pub admin: SocketAddr,
    pub engines: EngineHandle,
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<Result<(), server::Error>>,
}

impl TestServer {
    pub async fn start() -> Self {
        Self::with(Setup::default()).await
    }

    pub async fn with(setup: Setup) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("a bound port");
        let admin_listener = std::net::TcpListener::bind("127.0.0.1:0").expect("another free port");
        let admin = admin_listener.local_addr().expect("a bound port");
        let listeners = Listeners { data: listener, admin: Some(admin_listener) };
        let engines = EngineHandle::default();
        if setup.ready {
            engines.install(engine());
        }
        let (stop, stopped) = oneshot::channel();
        let served = server::serve(listeners, engines.clone(), setup.settings, setup.transport, async {
            let _ = stopped.await;
        });
        Self { address, admin, engines, stop: Some(stop), task: tokio::spawn(served) }
    }

    pub async fn channel(&self) -> Channel {
        let endpoint = Endpoint::from_shared(format!("http://{}", self.address)).expect("an address");
        endpoint.connect().await.expect("the server listens")
    }

    pub async fn extraction(&self) -> ExtractionServiceClient<Channel> {
        ExtractionServiceClient::new(self.channel().await)
    }

    pub async fn gazetteers(&self) -> GazetteerServiceClient<Channel> {
        GazetteerServiceClient::new(self.channel().await)
    }

    /// The status and the body of a page of the admin listener.
    pub async fn page(&self, path: &str) -> (u16, String) {
        page(self.admin, path).await
    }

    /// The value of a metric, as the page names it with its labels; nothing where it has none yet.
    pub async fn metric(&self, name: &str) -> f64 {
        let (_, page) = self.page("/metrics").await;
        let value = page.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
        value.map_or(0.0, |value| value.parse().expect("a number"))
    }

    /// Tells the server to stop, without waiting.
    pub fn begin_stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
    }

    /// Waits until the server has ended.
    pub async fn ended(self) -> Result<(), server::Error> {
        tokio::time::timeout(Duration::from_secs(20), self.task).await.expect("the server ends").expect("no panic")
    }
}

/// A document with an id and a text.
pub fn document(id: &str, content: &str) -> Document {
    Document { id: id.to_owned(), content: content.to_owned(), ..Document::default() }
}

/// A valid document, changed.
pub fn document_with(change: impl FnOnce(&mut Document)) -> Document {
    let mut document = document("d", "Paris is in France.");
    change(&mut document);
    document
}

/// A request for one document.
pub fn extract(document: Document) -> ExtractRequest {
    ExtractRequest { document: Some(document), options: None }
}

/// A request for a valid document with options.
pub fn extract_with(options: ExtractionOptions) -> ExtractRequest {
    ExtractRequest { document: Some(document("d", "Paris is in France.")), options: Some(options) }
}

/// One document of a stream.
pub fn stream_item(document: Document) -> proto::StreamExtractRequest {
    proto::StreamExtractRequest { document: Some(document), options: None }
}

/// A stream whose documents the test sends one by one.
pub async fn open_stream(
    server: &TestServer,
    window: usize,
) -> (mpsc::Sender<proto::StreamExtractRequest>, tonic::Streaming<proto::StreamExtractResponse>) {
    let (documents, receiver) = mpsc::channel(window);
    let answers = server.extraction().await.stream_extract(ReceiverStream::new(receiver)).await.expect("a stream");
    (documents, answers.into_inner())
}

/// A page by HTTP/1.1, as a probe gets it.
pub async fn page(address: SocketAddr, path: &str) -> (u16, String) {
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
    let mut connection = TcpStream::connect(address).await.expect("the admin listener listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    connection.write_all(request.as_bytes()).await.expect("a request");
    let mut response = String::new();
    connection.read_to_string(&mut response).await.expect("text");
    let (head, body) = response.split_once("\r\n\r\n").expect("a response");
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
    (status, body.to_owned())
}
