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
use entity_extractor::gazetteer::{CompiledNames, Image, LayerInput, LayerSource, SourceFile, load, load_layers};

use super::clock;
use super::material::Material;
use super::rounds::{Way, compare};

/// The layer of the names that are told; the built-in one stands before it.
const OWN: usize = 1;
/// How often each way has its turn.
const ROUNDS: usize = 9;

/// Prints a table a number of entries, with the built-in ones beside them.
pub fn run(material: &Material, counts: &[usize]) -> Result<(), Box<dyn Error>> {
    let documents = material.texts()?;
    println!("{} documents, {} bytes", documents.len(), documents.iter().map(String::len).sum::<usize>());
    for &count in counts {
        let build = Build::of(material.file(count)?)?;
        build.print();
        find(&documents, &build.engine)?;
        extract(&documents, &build.engine);
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
    /// The built-in entries with those of a file beside them.
    fn of(file: SourceFile) -> Result<Self, Box<dyn Error>> {
        let own = LayerSource { name: "given".to_owned(), files: vec![file] };
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
        let names = engine.gazetteer().layer_names(OWN).len();
        let memory = engine.gazetteer().compiled_names().nth(OWN).map_or(0, |names| names.memory_usage());
        Ok(Self { engine, names, compiling, image_bytes: compiled.len(), loading, memory })
    }

    fn print(&self) {
        let each = |bytes: usize| bytes as f64 / self.names as f64;
        println!("\n{} names, family names counted", self.names);
        println!("  compiled in {:.2} s of processor time, with the check of the file", self.compiling.as_secs_f64());
        println!("  image {:.1} B a name, in memory {:.1} B a name", each(self.image_bytes), each(self.memory));
        println!(
            "  loaded, with the built-in image and the phrases of the rules, in {:.1} ms",
            self.loading.as_secs_f64() * 1e3
        );
    }
}

/// Finding the names of the file alone. aho-corasick looks for exactly the names as they are written, which is less.
fn find(documents: &[String], engine: &Engine) -> Result<(), Box<dyn Error>> {
    let names: Vec<&str> = engine.gazetteer().layer_names(OWN).collect();
    let index: Vec<CompiledNames<'_>> = engine.gazetteer().compiled_names().skip(OWN).collect();
    let bytes = documents.iter().map(String::len).sum();
    let builder = |any_case| {
        let mut builder = AhoCorasick::builder();
        builder.match_kind(MatchKind::LeftmostLongest).kind(Some(AhoCorasickKind::ContiguousNFA));
        builder.ascii_case_insensitive(any_case).build(&names)
    };
    let (exact, any_case) = (builder(false)?, builder(true)?);
    let automaton = |automaton: &AhoCorasick| documents.iter().map(|text| automaton.find_iter(text).count()).sum();
    let folded: Vec<Folded> = documents.iter().map(|text| Folded::of(text)).collect();
    let ways = vec![
        Way::new("aho-corasick, leftmost-longest", bytes, || automaton(&exact)),
        Way::new("aho-corasick, in any ASCII case", bytes, || automaton(&any_case)),
        Way::new("the index, text folded beforehand", bytes, || {
            documents.iter().zip(&folded).map(|(text, folded)| hits(&index, text, folded)).sum()
        }),
        Way::new("the index with the folding", bytes, || {
            documents.iter().map(|text| hits(&index, text, &Folded::of(text))).sum()
        }),
    ];
    compare("Finding names", ROUNDS, ways);
    Ok(())
}

/// How many names stand in a text, nested ones too.
fn hits(layers: &[CompiledNames<'_>], text: &str, folded: &Folded) -> usize {
    let haystack = Haystack::new(text, folded);
    let mut found = 0;
    for layer in layers {
        find_compiled(*layer, &haystack, |_, _| found += 1);
    }
    found
}

/// The whole extraction beside its first steps.
fn extract(documents: &[String], engine: &Engine) {
    let bytes = documents.iter().map(String::len).sum();
    let options = Options::default();
    let rules = SentenceRules::new([]);
    let layers: Vec<CompiledNames<'_>> = engine.gazetteer().compiled_names().collect();
    let ways = vec![
        Way::new("finding names alone, the built-in ones too", bytes, || {
            documents.iter().map(|text| hits(&layers, text, &Folded::of(text))).sum()
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
