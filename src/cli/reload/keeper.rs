//! What is loaded, and how it becomes something else.

use std::sync::Arc;

use tokio::task::spawn_blocking;
use tracing::{error, info, warn};

use super::attempt::{attempt, look, settled};
use super::content::Content;
use super::install::install;
use crate::cli::failure::Failure;
use crate::config::{MOST_GAZETTEERS, Source};
use crate::engine::Engine;
use crate::service::{Change, EngineHandle, Loaded, Order};
use crate::wire::Error;
use crate::wire::request::not_given;

/// The one who puts engines in place.
pub struct Keeper<'a> {
    files: &'a [Source],
    /// What operators gave, in order.
    given: Vec<Source>,
    engines: &'a EngineHandle,
    /// What the files held at the last load, whether it went well or not; none where they did not hold still.
    content: Option<Content>,
    failed: bool,
}

impl<'a> Keeper<'a> {
    /// Loads for the first time.
    pub async fn start(files: &'a [Source], engines: &'a EngineHandle) -> Result<Self, Failure> {
        let (content, engine) = attempt(files, look(files).await).await;
        install(engine?, engines);
        Ok(Self { files, given: Vec::new(), engines, content, failed: false })
    }

    /// Loads again where the files hold something else.
    pub async fn reload_when_changed(&mut self) {
        let content = settled(self.files, self.content).await;
        if Some(content) != self.content {
            // What is wrong is told in the log.
            let _ = self.load(content).await;
        }
    }

    /// As above; and again what could not be loaded the last time.
    pub async fn reload_when_asked(&mut self) -> Result<(), Vec<String>> {
        let content = if self.failed { look(self.files).await } else { settled(self.files, self.content).await };
        if self.failed || Some(content) != self.content {
            return self.load(content).await;
        }
        info!("nothing has changed, nothing is loaded");
        Ok(())
    }

    /// Does what an operator asks.
    pub async fn follow(&mut self, order: Order) {
        let result = match order.change {
            Change::Activate { name, content, only_check } => self.activate(name, content, only_check).await,
            Change::Deactivate { name } => self.deactivate(&name).await,
            Change::Reload => {
                let done = self.reload_when_asked().await;
                done.map(|()| self.loaded(|_| true)).map_err(|problems| Error::NotLoaded { problems })
            }
        };
        // Nobody may be left to be told.
        let _ = order.reply.send(result);
    }

    async fn activate(&mut self, name: String, content: Arc<[u8]>, only_check: bool) -> Result<Loaded, Error> {
        let is_it = |source: &Source| source.name() == Some(&name);
        if self.files.iter().any(is_it) {
            return Err(Error::GazetteerFromFiles { name });
        }
        let mut given = self.given.clone();
        let source = Source::Given { name: name.clone(), content };
        match given.iter_mut().find(|source| is_it(source)) {
            Some(before) => *before = source,
            None => given.push(source),
        }
        if self.files.len() + given.len() > MOST_GAZETTEERS {
            return Err(Error::TooManyActive { limit: MOST_GAZETTEERS });
        }
        let (content, engine) = self.attempt_with(&given).await;
        let engine = engine.map_err(|problems| {
            warn!(gazetteer = name, problems = problems.len(), "not activated");
            Error::InvalidGazetteer { problems }
        })?;
        if only_check {
            let layers = engine.gazetteer().layers().iter().filter(|layer| layer.name == name).cloned().collect();
            // Freeing a million names takes its time.
            spawn_blocking(|| drop(engine));
            return Ok(Loaded { layers, time: None });
        }
        self.put(content, given, engine);
        info!(gazetteer = name, "activated");
        Ok(self.loaded(|loaded| loaded == name))
    }

    async fn deactivate(&mut self, name: &str) -> Result<Loaded, Error> {
        if self.files.iter().any(|source| source.name() == Some(name)) {
            return Err(Error::GazetteerFromFiles { name: name.to_owned() });
        }
        let given: Vec<Source> = self.given.iter().filter(|source| source.name() != Some(name)).cloned().collect();
        if given.len() == self.given.len() {
            return Err(not_given(name));
        }
        let (content, engine) = self.attempt_with(&given).await;
        self.put(content, given, engine.map_err(|problems| Error::NotLoaded { problems })?);
        info!(gazetteer = name, "deactivated");
        Ok(self.loaded(|_| false))
    }

    /// Tries the files with what was given. What is wrong changes nothing, and is no failed reload of the files.
    async fn attempt_with(&self, given: &[Source]) -> (Option<Content>, Result<Engine, Vec<String>>) {
        let sources = [self.files, given].concat();
        let (content, engine) = attempt(&sources, look(&sources).await).await;
        (content, engine.map_err(problems))
    }

    /// Loads the files, which hold this, with what was given; what is there stays where that fails.
    async fn load(&mut self, content: Content) -> Result<(), Vec<String>> {
        let sources = [self.files, &self.given].concat();
        let (content, engine) = attempt(&sources, content).await;
        match engine.map_err(problems) {
            Ok(engine) => {
                let given = std::mem::take(&mut self.given);
                self.put(content, given, engine);
                Ok(())
            }
            Err(problems) => {
                (self.content, self.failed) = (content, true);
                self.engines.load_failed(&problems);
                for problem in &problems {
                    error!(problem, "reload failed, the gazetteers before stay");
                }
                Err(problems)
            }
        }
    }

    fn put(&mut self, content: Option<Content>, given: Vec<Source>, engine: Engine) {
        (self.content, self.given, self.failed) = (content, given, false);
        install(engine, self.engines);
    }

    /// Those that answer now and whose names are `asked`.
    fn loaded(&self, asked: impl Fn(&str) -> bool) -> Loaded {
        let snapshot = self.engines.current();
        let layers = snapshot.iter().flat_map(|snapshot| snapshot.engine().gazetteer().layers());
        let layers = layers.filter(|layer| asked(&layer.name)).cloned().collect();
        Loaded { layers, time: snapshot.map(|snapshot| snapshot.loaded()) }
    }
}

fn problems(failure: Failure) -> Vec<String> {
    match failure {
        Failure::Usage(problems) | Failure::Work(problems) => problems,
        Failure::Output(error) => vec![error.to_string()],
    }
}
