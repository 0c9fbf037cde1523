//! This engine as one of the tools that `benches/peers/compare.py` compares. It writes names and texts for all of them, and then does a
//! round for each line it is sent.

use std::error::Error;
use std::io::{BufRead as _, Write as _, stdin, stdout};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use entity_extractor::engine::matching::{Haystack, find_compiled};
use entity_extractor::engine::text::Folded;
use entity_extractor::engine::{Document, Engine, Options, compile};
use entity_extractor::gazetteer::{Gazetteer, Image, LayerInput, LayerSource, load, load_layers};
use serde_json::json;

use super::clock;
use super::material::Material;

/// How long the texts are read over and over, at least.
const TURN: Duration = Duration::from_millis(100);

/// Writes `names.json` and `texts.json` into the folder that is named first; a number behind it says how many names. Then answers
/// each line `find` or `extract` with the processor time of one reading of all texts, and `spans` with what was found.
pub fn run(material: &Material, arguments: &[String]) -> Result<(), Box<dyn Error>> {
    let [folder, rest @ ..] = arguments else { return Err("a folder is missing".into()) };
    let count = rest.first().map_or(Ok(100_000), |count| count.parse())?;
    let documents = material.texts()?;
    let engine = engine(material, count)?;
    let folder = Path::new(folder);
    let names: Vec<&str> =
        engine.gazetteer().entries().flat_map(|entry| entry.names.iter()).map(|name| name.text).collect();
    std::fs::write(folder.join("names.json"), serde_json::to_vec(&names)?)?;
    std::fs::write(folder.join("texts.json"), serde_json::to_vec(&documents)?)?;
    writeln!(stdout(), "{}", json!({ "names": names.len(), "texts": documents.len() }))?;
    stdout().flush()?;
    for line in stdin().lock().lines() {
        let answer = match line?.as_str() {
            "find" => json!(timed(|| documents.iter().map(|text| find(&engine, text).len()).sum())),
            "extract" => json!(timed(|| documents.iter().map(|text| extract(&engine, text)).sum())),
            "spans" => {
                json!(documents.iter().map(|text| in_characters(text, &find(&engine, text))).collect::<Vec<_>>())
            }
            other => return Err(format!("no such command: {other}").into()),
        };
        writeln!(stdout(), "{answer}")?;
        stdout().flush()?;
    }
    Ok(())
}

/// Compiled: the built-in names, and others up to `count`.
fn engine(material: &Material, count: usize) -> Result<Engine, Box<dyn Error>> {
    let builtin = Gazetteer::builtin().map_err(|problems| format!("{problems:?}"))?;
    let own = builtin.entries().map(|entry| entry.names.iter().count()).sum();
    let files = vec![material.file(count.saturating_sub(own))?];
    let sources = [LayerSource::lexicon(), LayerSource { name: "generated".to_owned(), files }];
    let generated = load(&sources).map_err(|problems| format!("{problems:?}"))?;
    let mut image = Vec::new();
    compile(&generated, 1, &mut image)?;
    let image = Image::read(&image[..], image.len() as u64)?;
    let inputs = vec![LayerInput::builtin(), LayerInput::Image(Box::new(image))];
    Ok(Engine::new(Arc::new(load_layers(inputs).map_err(|problems| format!("{problems:?}"))?))?)
}

/// Seconds of processor time of one reading, and how much it found.
fn timed(mut read: impl FnMut() -> usize) -> (f64, usize) {
    let started = clock::own();
    let mut readings = 0;
    loop {
        let found = read();
        readings += 1;
        let took = clock::own() - started;
        if took >= TURN {
            return (took.as_secs_f64() / f64::from(readings), found);
        }
    }
}

/// Python counts characters.
fn in_characters(text: &str, spans: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let place = |byte: usize| text[..byte].chars().count();
    spans.iter().map(|&(start, end)| (place(start), place(end))).collect()
}

/// The spans of all names, nested ones too.
fn find(engine: &Engine, text: &str) -> Vec<(usize, usize)> {
    let folded = Folded::of(text);
    let haystack = Haystack::new(text, &folded);
    let mut found = Vec::new();
    for layer in engine.gazetteer().compiled_names() {
        find_compiled(layer, &haystack, |span, _| found.push((span.start, span.end)));
    }
    found
}

fn extract(engine: &Engine, text: &str) -> usize {
    engine.extract(&Document::new(text), &Options::default()).mentions.len()
}
