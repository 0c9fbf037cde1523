//! What the gazetteers are, what they know of a name, and why a text was tagged as it was.

use std::sync::Arc;

use tonic::{Request, Response, Status};

use super::call::Call;
use super::{Layered, ReloadFailure, Shared, Snapshot};
use crate::engine::{Engine, Stop, Stopped};
use crate::gazetteer::{EntryId, Layer};
use crate::wire::proto::gazetteer_service_server::GazetteerService;
use crate::wire::request::{self, LookUp};
use crate::wire::{Error, proto, response};

/// The gazetteer service.
#[derive(Debug)]
pub struct Gazetteers {
    shared: Arc<Shared>,
}

impl Gazetteers {
    /// A service over `shared`.
    pub fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }

    fn get(&self, request: &proto::GetGazetteerRequest) -> Result<proto::GetGazetteerResponse, Error> {
        let snapshot = self.shared.current()?;
        let layer = request::get_gazetteer(request, snapshot.engine().gazetteer().layers())?;
        let failure = self.shared.engines.reloads().failure;
        let gazetteer = response::gazetteer(layer, snapshot.loaded(), failure.as_ref().map(ReloadFailure::parts));
        Ok(proto::GetGazetteerResponse { gazetteer: Some(gazetteer) })
    }

    fn list(&self, request: &proto::ListGazetteersRequest) -> Result<proto::ListGazetteersResponse, Error> {
        let snapshot = self.shared.current()?;
        let mut layers: Vec<_> = snapshot.engine().gazetteer().layers().iter().collect();
        layers.sort_by(|one, other| one.name.cmp(&other.name));
        let (page, next_page_token) = request::list_gazetteers(request)?.of(&layers)?;
        let failure = self.shared.engines.reloads().failure;
        let tell =
            |layer: &&Layer| response::gazetteer(layer, snapshot.loaded(), failure.as_ref().map(ReloadFailure::parts));
        let gazetteers = page.iter().map(tell).collect();
        Ok(proto::ListGazetteersResponse { gazetteers, next_page_token })
    }

    fn look_up(&self, request: proto::LookUpNameRequest) -> Result<proto::LookUpNameResponse, Error> {
        let snapshot = self.shared.current()?;
        let gazetteer = snapshot.engine().gazetteer();
        let asked = request::look_up(request, gazetteer.layers())?;
        let found = entries(snapshot.engine(), &asked);
        let (page, _) = asked.page.of(&found)?;
        let entries = page.iter().map(|&id| response::entry(gazetteer, id));
        let entries = response::fit_entries(entries, self.shared.settings.limits.response_bytes);
        let next_page_token = asked.page.next(entries.len(), found.len());
        Ok(proto::LookUpNameResponse { entries, next_page_token })
    }

    async fn explain(
        &self,
        request: proto::ExplainTextRequest,
        call: &Call,
    ) -> Result<proto::ExplainTextResponse, Error> {
        let snapshot = self.shared.current()?;
        call.answered_by(&snapshot);
        let mut asked = request::explain(request, self.shared.terms(&snapshot))?;
        let layered = Layered::new(snapshot, asked.ask.ad_hoc.take());
        let turn = self.shared.workers.line_up(asked.document.content.len(), call.deadline())?;
        let most = self.shared.settings.limits.response_bytes;
        self.shared.workers.run(turn, move |stop| explanation(layered.snapshot(), &asked, most, stop)).await
    }
}

#[tonic::async_trait]
impl GazetteerService for Gazetteers {
    async fn get_gazetteer(
        &self,
        request: Request<proto::GetGazetteerRequest>,
    ) -> Result<Response<proto::GetGazetteerResponse>, Status> {
        let (call, request) = Call::of(request)?;
        call.answer(self.get(&request))
    }

    async fn list_gazetteers(
        &self,
        request: Request<proto::ListGazetteersRequest>,
    ) -> Result<Response<proto::ListGazetteersResponse>, Status> {
        let (call, request) = Call::of(request)?;
        call.answer(self.list(&request))
    }

    async fn look_up_name(
        &self,
        request: Request<proto::LookUpNameRequest>,
    ) -> Result<Response<proto::LookUpNameResponse>, Status> {
        let (call, request) = Call::of(request)?;
        call.answer(self.look_up(request))
    }

    async fn explain_text(
        &self,
        request: Request<proto::ExplainTextRequest>,
    ) -> Result<Response<proto::ExplainTextResponse>, Status> {
        let (call, request) = Call::of(request)?;
        let result = self.explain(request, &call).await;
        call.answer(result)
    }
}

fn entries(engine: &Engine, asked: &LookUp) -> Vec<EntryId> {
    let mut found = engine.look_up(&asked.name);
    found.retain(|&id| asked.layers.contains(engine.gazetteer().entry(id).layer));
    found
}

fn explanation(
    snapshot: &Snapshot,
    asked: &request::Explain,
    bytes: usize,
    stop: &Stop,
) -> Result<proto::ExplainTextResponse, Stopped> {
    let engine = snapshot.engine();
    let found = engine.extract_until(&asked.document.as_engine(), &asked.ask.options, stop)?;
    let mut answer = response::explanation(asked, &found, engine.gazetteer());
    response::fit_explanation(&mut answer, bytes);
    Ok(answer)
}
