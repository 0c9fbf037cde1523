//! Other tools' formats: an import ends, keeps to its memory, and what it writes loads.
#![no_main]

use std::io::Cursor;
use std::sync::LazyLock;

use entity_extractor::gazetteer::load;
use entity_extractor::import::{Finding, Format, Input, Known, Options, Source, decode, import_with};
use entity_extractor_fuzz::names::layer;
use libfuzzer_sys::fuzz_target;

/// What every import needs, read once.
static KNOWN: LazyLock<Known> = LazyLock::new(|| Known::load(false).expect("the embedded titles and words load"));

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
    let loaded = load(&[layer("imported", &text)]);
    let gazetteer = loaded.unwrap_or_else(|problems| panic!("{} of {}: {text}", problems[0], format.as_str()));
    assert_eq!(gazetteer.layers()[0].entry_count, summary.entries, "all entries are there");
});
