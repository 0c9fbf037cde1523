//! The engine's parts: finding names, reading, the whole of it; building and loading.

use std::error::Error;
use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use entity_extractor::engine::matching::{Haystack, find_compiled};
use entity_extractor::engine::sentence::SentenceRules;
use entity_extractor::engine::text::Folded;
use entity_extractor::engine::{Document, Engine, Options, Stop, compile};
use entity_extractor::gazetteer::{Gazetteer, Image, LayerInput, LayerSource, load, load_layers};

use super::names::{self, Names};
use super::rounds::{Way, compare};
use super::{clock, texts};

/// How often each way has its turn.
const ROUNDS: usize = 9;

/// Prints a table a number of names, with the built-in names beside them.
pub fn run(counts: &[usize]) -> Result<(), Box<dyn Error>> {
    let builtin = Gazetteer::builtin().map_err(|problems| format!("{problems:?}"))?;
    let documents = texts::news()?;
    for &count in counts {
        let made = Names::of(&builtin).take(count);
        let build = Build::of(&made)?;
        build.print();
        let Build { engine, .. } = &build;
        let all: Vec<&str> =
            engine.gazetteer().entries().flat_map(|entry| entry.names.iter()).map(|name| name.text).collect();
        find(&documents, engine, &all)?;
        extract(&documents, engine);
    }
    Ok(())
}

/// An engine over compiled gazetteers, and what it took to get there.
struct Build {
    engine: Engine,
    names: usize,
    compiling: Duration,
    image_bytes: usize,
    loading: Duration,
    memory: usize,
}

impl Build {
    /// The built-in entries with `made` names beside them.
    fn of(made: &[(&str, String)]) -> Result<Self, Box<dyn Error>> {
        let own = LayerSource { name: "generated".to_owned(), files: vec![names::file(made)] };
        let started = clock::own();
        let own = load(&[LayerSource::lexicon(), own]).map_err(|problems| format!("{problems:?}"))?;
        let mut compiled = Vec::new();
        compile(&own, 1, &mut compiled)?;
        let compiling = clock::own() - started;
        drop(own);
        let started = clock::own();
        let image = Image::read(&compiled[..], compiled.len() as u64)?;
        let gazetteer = load_layers(vec![LayerInput::builtin(), LayerInput::Image(Box::new(image))])
            .map_err(|problems| format!("{problems:?}"))?;
        let engine = Engine::new(Arc::new(gazetteer))?;
        let loading = clock::own() - started;
        let names = engine.gazetteer().layers()[1].name_count;
        let memory = engine.gazetteer().compiled_names().nth(1).map_or(0, |names| names.memory_usage());
        Ok(Self { engine, names, compiling, image_bytes: compiled.len(), loading, memory })
    }

    fn print(&self) {
        let each = |bytes: usize| bytes as f64 / self.names as f64;
        println!("\n{} generated names, family names counted, beside the built-in ones", self.names);
        println!("  compiled in {:.2} s of processor time, with the check of the file", self.compiling.as_secs_f64());
        println!("  image {:.1} B a name, in memory {:.1} B a name", each(self.image_bytes), each(self.memory));
        println!(
            "  loaded, with the built-in image and the phrases of the rules, in {:.1} ms",
            self.loading.as_secs_f64() * 1e3
        );
    }
}

/// Finding names alone. aho-corasick looks for exactly the names as they are written, which is less.
fn find(documents: &[String], engine: &Engine, all: &[&str]) -> Result<(), Box<dyn Error>> {
    let bytes = documents.iter().map(String::len).sum();
    let builder = |any_case| {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::ContiguousNFA));
        builder.ascii_case_insensitive(any_case).build(all)
    };
    let (exact, any_case) = (builder(false)?, builder(true)?);
    let automaton = |automaton: &AhoCorasick| documents.iter().map(|text| automaton.find_iter(text).count()).sum();
    let folded: Vec<Folded> = documents.iter().map(|text| Folded::of(text)).collect();
    let ways = vec![
        Way::new("aho-corasick, leftmost-longest", bytes, || automaton(&exact)),
        Way::new("aho-corasick, in any ASCII case", bytes, || automaton(&any_case)),
        Way::new("the index, text folded beforehand", bytes, || {
            documents.iter().zip(&folded).map(|(text, folded)| hits(engine, text, folded)).sum()
        }),
        Way::new("the index with the folding", bytes, || {
            documents.iter().map(|text| hits(engine, text, &Folded::of(text))).sum()
        }),
    ];
    compare("Finding names", ROUNDS, ways);
    Ok(())
}

/// How many names stand in a text, nested ones too.
fn hits(engine: &Engine, text: &str, folded: &Folded) -> usize {
    let haystack = Haystack::new(text, folded);
    let mut found = 0;
    for layer in engine.gazetteer().compiled_names() {
        find_compiled(layer, &haystack, |_, _| found += 1);
    }
    found
}

/// The whole extraction beside its first steps.
fn extract(documents: &[String], engine: &Engine) {
    let bytes = documents.iter().map(String::len).sum();
    let options = Options::default();
    let rules = SentenceRules::new([]);
    let ways = vec![
        Way::new("finding names alone, with the folding", bytes, || {
            documents.iter().map(|text| hits(engine, text, &Folded::of(text))).sum()
        }),
        Way::new("extraction, all rules", bytes, || {
            documents.iter().map(|text| engine.extract(&Document::new(text), &options).mentions.len()).sum()
        }),
        Way::new("folding", bytes, || documents.iter().map(|text| black_box(Folded::of(text)).text().len()).sum()),
        Way::new("sentences", bytes, || {
            documents
                .iter()
                .map(|text| entity_extractor::engine::sentence::split(text, &rules, &[], &Stop::default()).len())
                .sum()
        }),
    ];
    compare("The whole, and its parts", ROUNDS, ways);
}
