//! `serve`: the gRPC server.

use std::future::pending;
use std::time::Duration;

use clap::Args;
use tokio::net::TcpListener;
use tokio::runtime::Runtime;
use tracing::info;

use super::failure::Failure;
use super::signals::Signals;
use super::{load, logging, reload};
use crate::config::{Config, Flags};
use crate::server::{self, Listeners, Stop};
use crate::service::EngineHandle;
use crate::telemetry::traces;

/// Serve gRPC, with health and reflection.
///
/// SIGTERM or ctrl-c: health turns NOT_SERVING, calls are still taken for pre-stop-seconds, then no more, and those under way
/// are finished for at most shutdown-seconds; a second signal gives them one more second. The exit status is 0 in each case; calls
/// that were cut off are counted in a warning. Gazetteer files that change, and SIGHUP: the gazetteers are read again and put in
/// place as a whole; where they have mistakes, the old ones stay.
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
    let mut signals = Signals::new()?;
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
    let stop = Stop::default();
    let told = async {
        signals.next().await;
        stop.orderly.cancel();
        signals.next().await;
        stop.hurried.cancel();
        pending::<()>().await;
    };
    tokio::select! {
        served = server::serve(listeners, engines.clone(), config.settings, config.transport, stop.clone()) => {
            served.map(|_| ()).map_err(|error| Failure::work([error]))
        }
        Err(failure) = reload::keep_loaded(&config.gazetteers, config.reload_every, &engines) => Err(failure),
        () = told => Ok(()),
    }
}
