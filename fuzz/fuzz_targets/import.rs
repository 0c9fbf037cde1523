//! Other tools' formats: an import ends, keeps to its memory, and what it writes loads.
#![no_main]

use std::io::Cursor;
use std::sync::LazyLock;

use entity_extractor::gazetteer::{Image, LayerInput, LayerSource, load, load_layers};
use entity_extractor::import::{Finding, Format, Input, Known, Options, Source, decode, import_with};
use entity_extractor_fuzz::names::{image_of, layer};
use libfuzzer_sys::fuzz_target;

/// What every import needs, read once.
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::load(false).expect("the embedded titles and words load"));

/// The titles that offices are of, compiled.
static TITLES: LazyLock<Vec<u8>> =
    LazyLock::new(|| image_of(&load(&[LayerSource::lexicon()]).expect("the embedded titles load"), 0));

fuzz_target!(|input: (u8, &[u8])| {
    let (choice, bytes) = input;
    let format = Format::ALL[usize::from(choice & 15) % Format::ALL.len()];
    let Ok(reader) = decode(Cursor::new(bytes.to_vec())) else { return };
    let _ = Format::guess("file", bytes);
    // GATE's lists lie beside its lists.def; here lies nothing.
    let input = Input { name: "/nowhere/lists.def".to_owned(), reader };
    let languages = if choice & 16 != 0 { Vec::new() } else { vec!["en".to_owned()] };
    let options = Options { builtin: false, max_mistakes: None, languages, ..Options::default() };
    let mut written = Vec::new();
    let mut mistakes = 0;
    let summary = import_with(
        &KNOWN,
        Source { format, input, alternate_names: None },
        &options,
        &mut written,
        &mut |finding: &Finding| {
            assert!(!finding.message.is_empty(), "a mistake is told");
            mistakes += 1;
        },
    );
    let Ok(summary) = summary else { return };
    assert_eq!(summary.mistakes, mistakes, "all mistakes are told");
    let text = String::from_utf8(written).expect("what is written is text");
    if text.is_empty() {
        assert_eq!(summary.entries, 0, "nothing is written of nothing alone");
        return;
    }
    let mut layers = Vec::new();
    // Reading the titles takes longer than all the rest, and only offices ask for them.
    if text.contains("office:") {
        let titles = Image::read(&TITLES[..], TITLES.len() as u64).expect("an image that was compiled");
        layers.push(LayerInput::Image(Box::new(titles)));
    }
    layers.push(LayerInput::Source(layer("imported", &text)));
    let loaded = load_layers(layers);
    let gazetteer = loaded.unwrap_or_else(|problems| panic!("{} of {}: {text}", problems[0], format.as_str()));
    let imported = gazetteer.layers().last().expect("the imported layer");
    assert_eq!(imported.entry_count, summary.entries, "all entries are there");
});
