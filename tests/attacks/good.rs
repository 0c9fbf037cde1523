//! The client that behaves.

use std::time::Duration;

use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::{Document, ExtractRequest};
use tokio::time::{Instant, sleep};
use tonic::Code;
use tonic::transport::{Certificate, Channel, ClientTlsConfig, Endpoint};

use crate::server::Server;

/// Between two calls: it shall not be the load itself.
const PAUSE: Duration = Duration::from_millis(2);

/// What its calls met.
#[derive(Debug)]
pub struct Figures {
    pub calls: usize,
    pub failures: Vec<Code>,
    pub p99: Duration,
}

impl Figures {
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

    /// Calls until then.
    pub async fn measure(&self, until: Instant) -> Figures {
        let mut client = self.0.clone();
        let (mut times, mut failures) = (Vec::new(), Vec::new());
        while times.is_empty() || Instant::now() < until {
            let document = Document { content: "Paris is in France. ".repeat(20), ..Document::default() };
            let mut request = tonic::Request::new(ExtractRequest { document: Some(document), options: None });
            request.set_timeout(Duration::from_secs(5));
            let began = Instant::now();
            if let Err(status) = client.extract(request).await {
                failures.push(status.code());
            }
            times.push(began.elapsed());
            sleep(PAUSE).await;
        }
        times.sort_unstable();
        Figures { calls: times.len(), failures, p99: times[times.len() * 99 / 100] }
    }
}
