//! Gazetteers put in place and taken away by operators.

use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::time::timeout;
use tonic::{Request, Response, Status, Streaming};

use super::EngineHandle;
use super::orders::{Change, Loaded};
use crate::gazetteer::Layer;
use crate::wire::proto::gazetteer_admin_service_server::GazetteerAdminService;
use crate::wire::request::{self, Upload};
use crate::wire::{Error, Limits, from_stream, proto, response};

/// How long the next part of a gazetteer may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// What the transport takes of one message where nothing else is said.
const MESSAGE_BYTES: usize = 4 * 1024 * 1024;

/// The admin service.
#[derive(Debug)]
pub struct GazetteerAdmin {
    engines: EngineHandle,
    limits: Limits,
    /// A gazetteer is held in memory while it comes in.
    upload: Semaphore,
}

impl GazetteerAdmin {
    /// A service over what `engines` holds.
    pub fn new(engines: EngineHandle, limits: Limits) -> Self {
        Self { engines, limits, upload: Semaphore::new(1) }
    }

    async fn activate(
        &self,
        mut incoming: Streaming<proto::ActivateGazetteerRequest>,
    ) -> Result<proto::ActivateGazetteerResponse, Status> {
        let _only = self.upload.try_acquire().map_err(|_| Error::Overloaded)?;
        let first = next(&mut incoming).await?.unwrap_or_default();
        let mut upload = Upload::begin(first, &self.limits)?;
        while let Some(part) = next(&mut incoming).await? {
            upload.add(&part.chunk, &self.limits)?;
        }
        let Upload { name, only_check, content } = upload.end()?;
        let loaded = self.engines.order(Change::Activate { name, content: content.into(), only_check }).await?;
        Ok(proto::ActivateGazetteerResponse { gazetteer: told(&loaded).next() })
    }

    async fn reload(&self) -> Result<proto::ReloadGazetteersResponse, Error> {
        let mut loaded = self.engines.order(Change::Reload).await?;
        loaded.layers.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(proto::ReloadGazetteersResponse { gazetteers: told(&loaded).collect() })
    }
}

#[tonic::async_trait]
impl GazetteerAdminService for GazetteerAdmin {
    async fn activate_gazetteer(
        &self,
        request: Request<Streaming<proto::ActivateGazetteerRequest>>,
    ) -> Result<Response<proto::ActivateGazetteerResponse>, Status> {
        self.activate(request.into_inner()).await.map(Response::new)
    }

    async fn deactivate_gazetteer(
        &self,
        request: Request<proto::DeactivateGazetteerRequest>,
    ) -> Result<Response<proto::DeactivateGazetteerResponse>, Status> {
        let name = request::deactivate(request.into_inner())?;
        self.engines.order(Change::Deactivate { name }).await?;
        Ok(Response::new(proto::DeactivateGazetteerResponse {}))
    }

    async fn reload_gazetteers(
        &self,
        request: Request<proto::ReloadGazetteersRequest>,
    ) -> Result<Response<proto::ReloadGazetteersResponse>, Status> {
        let proto::ReloadGazetteersRequest {} = request.into_inner();
        Ok(Response::new(self.reload().await?))
    }
}

/// The next part, if there is one.
async fn next(
    incoming: &mut Streaming<proto::ActivateGazetteerRequest>,
) -> Result<Option<proto::ActivateGazetteerRequest>, Status> {
    let part = timeout(PATIENCE, incoming.message()).await.map_err(|_| Error::UploadTimeout)?;
    part.map_err(|status| from_stream(status, MESSAGE_BYTES))
}

fn told(loaded: &Loaded) -> impl Iterator<Item = proto::Gazetteer> {
    loaded.layers.iter().map(|layer: &Layer| match loaded.time {
        Some(time) => response::gazetteer(layer, time, None),
        None => response::checked_gazetteer(layer),
    })
}
