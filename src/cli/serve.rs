//! `serve`: the gRPC server.

use std::time::{Duration, Instant};

use clap::Args;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tokio::sync::oneshot;
use tokio::task::spawn_blocking;
use tracing::{error, info};

use super::failure::Failure;
use super::signals::{self, Stop};
use super::{load, logging};
use crate::config::{Config, Flags, Source};
use crate::server::{self, Listeners};
use crate::service::EngineHandle;
use crate::telemetry::traces;

/// Serve gRPC, with health and reflection.
///
/// SIGTERM or ctrl-c: health turns NOT_SERVING, calls under way are finished, then the server ends; a second signal ends it
/// at once. SIGHUP: the gazetteers are read again and put in place as a whole; where they have mistakes, the old ones stay.
///
/// Every setting is a flag, an environment variable, or a line of the TOML file that --config names; in this order the
/// first that is set counts. Relative paths in the file start at the file.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Serve {
    #[command(flatten)]
    flags: Flags,
}

const HELP: &str = "\
Examples:
  entity-extractor serve --listen 0.0.0.0:50051 --gazetteer staff=names/staff.gaz
  ENTITY_EXTRACTOR_LOG_FORMAT=json entity-extractor serve
  grpcurl -plaintext -d '{\"document\": {\"content\": \"Angela Merkel spoke in Paris.\"}}' \\
      127.0.0.1:50051 entity_extractor.v1.ExtractionService/Extract

A file for --config:
  listen = \"0.0.0.0:50051\"
  max-document-bytes = \"2MiB\"
  [gazetteers]
  staff = \"names/staff.gaz\"";

/// How long the work of cut-off calls is waited for, once the server has ended.
const LAST_WORK: Duration = Duration::from_millis(100);

/// How long the last spans may take to the collector.
const LAST_SPANS: Duration = Duration::from_secs(2);

impl Serve {
    /// Serves until told to stop.
    pub fn run(self) -> Result<(), Failure> {
        let config = load::config(self.flags)?;
        let runtime = Runtime::new()?;
        let traces = {
            let _inside = runtime.enter();
            traces::exporter().map_err(|error| Failure::usage([format!("traces cannot be exported: {error}")]))?
        };
        logging::start(config.log_format, &config.log_level, traces.as_ref());
        let result = runtime.block_on(serve(config));
        if let Some(traces) = traces {
            // What cannot be sent in time is lost, and the collector's side knows why.
            let _ = traces.shutdown_with_timeout(LAST_SPANS);
        }
        runtime.shutdown_timeout(LAST_WORK);
        result
    }
}

async fn serve(config: Config) -> Result<(), Failure> {
    let mut signals = Stop::new()?;
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        Failure::work([format!("cannot listen on {}: {error}; choose another with --listen", config.listen)])
    })?;
    info!(address = %listener.local_addr()?, "listening");
    let admin = config.admin_listen.map(|address| {
        std::net::TcpListener::bind(address).map_err(|error| {
            Failure::work([format!("cannot listen on {address}: {error}; choose another with --admin-listen, or off")])
        })
    });
    let listeners = Listeners { data: listener, admin: admin.transpose()? };
    let engines = EngineHandle::default();
    let (stop, stopped) = oneshot::channel::<()>();
    let stop_when_told = async {
        signals.next().await;
        let _ = stop.send(());
        signals.next().await;
    };
    let until_stopped = async {
        let _ = stopped.await;
    };
    tokio::select! {
        served = server::serve(listeners, engines.clone(), config.settings, config.transport, until_stopped) => {
            served.map_err(|error| Failure::work([error]))
        }
        Err(failure) = keep_loaded(&config.gazetteers, &engines) => Err(failure),
        () = stop_when_told => Err(Failure::work(["ended at once by a second signal"])),
    }
}

/// Loads the gazetteers, and again at each SIGHUP. Fails only where the first load does.
async fn keep_loaded(sources: &[Source], engines: &EngineHandle) -> Result<(), Failure> {
    let mut reload = signals::reload()?;
    load_once(sources, engines).await?;
    while reload.recv().await.is_some() {
        if let Err(Failure::Usage(problems) | Failure::Work(problems)) = load_once(sources, engines).await {
            engines.load_failed();
            for problem in problems {
                error!(problem, "reload failed, the gazetteers before stay");
            }
        }
    }
    Ok(())
}

async fn load_once(sources: &[Source], engines: &EngineHandle) -> Result<(), Failure> {
    let started = Instant::now();
    let sources = sources.to_vec();
    let loading = spawn_blocking(move || load::engine_over(&sources));
    let engine = loading.await.unwrap_or_else(|_| Err(Failure::work(["the gazetteers could not be loaded"])))?;
    for layer in engine.gazetteer().layers() {
        info!(
            gazetteer = layer.name,
            version = layer.version,
            entries = layer.entry_count,
            names = layer.name_count,
            "loaded"
        );
    }
    engines.install(engine);
    info!(seconds = started.elapsed().as_secs_f64(), "ready");
    Ok(())
}
