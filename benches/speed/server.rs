//! A server in a process of its own, on one core: its processor time is that of the calls.

use std::error::Error;
use std::ffi::OsStr;
use std::net::{SocketAddr, TcpListener};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::{Document, ExtractRequest};
use tokio::time::sleep;
use tonic::transport::{Channel, Endpoint};

use super::clock;

/// The core of the servers, as `taskset` numbers them.
const CORE: &str = "0";
/// The cores of the callers: all others, or the one there is.
const OTHER_CORES: &str = "1-";
/// How long a server may take to its first answer.
const START: Duration = Duration::from_secs(120);

/// A server under way; it is killed when dropped.
pub struct Server {
    process: Child,
    address: SocketAddr,
    /// From its start to its first answer.
    pub started_in: Duration,
}

impl Server {
    /// Starts `program` with `arguments` and an address behind them.
    pub async fn start(program: impl AsRef<OsStr>, arguments: &[&str]) -> Result<Self, Box<dyn Error>> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let began = Instant::now();
        let mut command = Command::new("taskset");
        command.args(["-c", CORE]).arg(program).args(arguments).arg(address.to_string());
        let process = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let mut server = Self { process, address, started_in: Duration::ZERO };
        while server.answers().await.is_err() {
            if began.elapsed() > START || server.process.try_wait()?.is_some() {
                return Err(format!("the server does not answer: {arguments:?}").into());
            }
            sleep(Duration::from_millis(1)).await;
        }
        server.started_in = began.elapsed();
        Ok(server)
    }

    async fn answers(&self) -> Result<(), Box<dyn Error>> {
        let document = Some(Document { content: "Nobody came.".to_owned(), ..Document::default() });
        self.connect().await?.extract(ExtractRequest { document, options: None }).await?;
        Ok(())
    }

    /// A connection of its own.
    pub async fn connect(&self) -> Result<ExtractionServiceClient<Channel>, Box<dyn Error>> {
        let channel = Endpoint::from_shared(format!("http://{}", self.address))?.connect().await?;
        Ok(ExtractionServiceClient::new(channel))
    }

    /// The processor time of the whole process until now.
    pub fn processor_time(&self) -> Result<Duration, Box<dyn Error>> {
        Ok(clock::of_process(self.process.id())?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Keeps the callers, this process, off the servers' core.
pub fn stay_off() -> Result<(), Box<dyn Error>> {
    let cores = std::thread::available_parallelism()?.get();
    let own = std::process::id().to_string();
    if cores > 1 {
        let range = format!("{OTHER_CORES}{}", cores - 1);
        Command::new("taskset").args(["-a", "-c", "-p", &range, &own]).stdout(Stdio::null()).status()?;
    }
    Ok(())
}
