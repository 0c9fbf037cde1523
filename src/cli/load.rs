//! From flags to a gazetteer.

use super::failure::Failure;
use crate::config::{self, Config, GazetteerFlags, Sources};
use crate::engine::Engine;
use crate::engine::text::fold_name;
use crate::gazetteer::{self, BUILTIN, Gazetteer, LayerInput, LayerSource};

/// The configuration from flags, environment and file.
pub fn config(flags: config::Flags) -> Result<Config, Failure> {
    Config::read(Sources::new(flags, |name| std::env::var(name).ok())).map_err(Failure::usage)
}

/// The gazetteers that a configuration names.
fn gazetteer(sources: &[config::Source]) -> Result<Gazetteer, Failure> {
    let layers = config::layers(sources).map_err(Failure::work)?;
    gazetteer::load_layers(layers).map_err(Failure::work)
}

/// The gazetteers that a configuration names, checked more closely than loading does.
pub fn checked(sources: &[config::Source]) -> Result<Gazetteer, Failure> {
    let of_text = |input: LayerInput| match input {
        LayerInput::Source(source) => Ok(source),
        LayerInput::Image(image) if image.name == BUILTIN => Ok(LayerSource::builtin()),
        LayerInput::Image(_) => Err(Failure::work(["an image has no lines; check the files it was compiled from"])),
    };
    let inputs = config::layers(sources).map_err(Failure::work)?;
    let layers: Vec<LayerSource> = inputs.into_iter().map(of_text).collect::<Result<_, _>>()?;
    gazetteer::check(&layers, fold_name).map_err(Failure::work)
}

/// An engine over the gazetteers that a configuration names.
pub fn engine_over(sources: &[config::Source]) -> Result<Engine, Failure> {
    Engine::new(gazetteer(sources)?.into()).map_err(|error| Failure::work([error]))
}

/// An engine over the gazetteers that the flags name.
pub fn engine(flags: &GazetteerFlags) -> Result<Engine, Failure> {
    engine_over(&config(flags.0.clone())?.gazetteers)
}
