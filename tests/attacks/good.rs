//! The client that behaves.

use std::time::Duration;

use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::{Document, ExtractRequest};
use tokio::time::{Instant, sleep};
use tonic::Code;
use tonic::transport::{Certificate, Channel, ClientTlsConfig, Endpoint};

use crate::server::Server;

/// Between two calls: it shall not be the load itself.
pub const PAUSE: Duration = Duration::from_millis(2);

/// What its calls met.
#[derive(Debug)]
pub struct Figures {
    pub calls: usize,
    pub failures: Vec<Code>,
    pub p99: Duration,
}

impl Figures {
    /// The figures of calls and how long they took.
    pub fn of(results: Vec<(Result<(), Code>, Duration)>) -> Self {
        let (mut times, mut failures) = (Vec::new(), Vec::new());
        for (result, time) in results {
            failures.extend(result.err());
            times.push(time);
        }
        times.sort_unstable();
        Self { calls: times.len(), failures, p99: times[times.len() * 99 / 100] }
    }

    /// The share of calls that succeeded.
    pub fn share(&self) -> f64 {
        let failed = self.failures.len() as f64;
        if self.calls == 0 { 0.0 } else { 1.0 - failed / self.calls as f64 }
    }
}

/// A connection that calls one after the other.
#[derive(Debug, Clone)]
pub struct Client(ExtractionServiceClient<Channel>);

impl Client {
    /// Connects, with TLS where the server has a certificate.
    pub async fn connect(server: &Server) -> Self {
        let address = server.target().address;
        let endpoint = match server.root() {
            None => Endpoint::from_shared(format!("http://{address}")).unwrap(),
            Some(root) => {
                let tls = ClientTlsConfig::new().ca_certificate(Certificate::from_pem(root)).domain_name("localhost");
                Endpoint::from_shared(format!("https://{address}")).unwrap().tls_config(tls).unwrap()
            }
        };
        // Without a connection the calls fail, and are counted.
        Self(ExtractionServiceClient::new(endpoint.connect_timeout(Duration::from_secs(5)).connect_lazy()))
    }

    /// Calls until then, at least once.
    pub async fn measure(&self, until: Instant) -> Figures {
        let mut results = Vec::new();
        while results.is_empty() || Instant::now() < until {
            let began = Instant::now();
            results.push((self.call().await, began.elapsed()));
            sleep(PAUSE).await;
        }
        Figures::of(results)
    }

    /// One call.
    pub async fn call(&self) -> Result<(), Code> {
        let document = Document { content: "Paris is in France. ".repeat(20), ..Document::default() };
        let mut request = tonic::Request::new(ExtractRequest { document: Some(document), options: None });
        request.set_timeout(Duration::from_secs(5));
        self.0.clone().extract(request).await.map(drop).map_err(|status| status.code())
    }
}
