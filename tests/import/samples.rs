//! Real files of other tools, read where they lie beside the checkout; the project does not contain them.
//!
//! `ENTITY_EXTRACTOR_FORMATS` names the folder; without it `../shared/dev/formats` is tried, and where neither is the test passes at once.

use std::fs::File;
use std::path::{Path, PathBuf};

use entity_extractor::import::{Format, Input, Labels, Options, Source, decode};

use crate::support::imported_from;

fn folder() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/dev/formats");
    Some(std::env::var_os("ENTITY_EXTRACTOR_FORMATS").map_or_else(beside, PathBuf::from)).filter(|path| path.is_dir())
}

#[test]
fn real_files_are_imported_whole() {
    let Some(folder) = folder() else {
        println!("no folder of real files: set ENTITY_EXTRACTOR_FORMATS");
        return;
    };
    // The file, its format, how many entries are written and how many mistakes are told.
    let rows = [
        ("gate/lists.def", Format::Gate, GATE),
        ("geonames/AQ.txt", Format::Geonames, GEONAMES),
        ("popolo/Ireland-Dail.json", Format::Popolo, IRELAND),
        ("popolo/Ukraine-Verkhovna_Rada.json", Format::Popolo, UKRAINE),
        ("spacy/patterns.jsonl", Format::Spacy, SPACY),
    ];
    let mut labels = Labels::default();
    labels.add("group_name=organization.group").unwrap();
    let options = Options { labels, ..Options::default() };
    for (name, format, expected) in rows {
        let path = folder.join(name);
        let reader = decode(File::open(&path).unwrap()).unwrap();
        let input = Input { name: path.display().to_string(), reader };
        let found = imported_from(Source { format, input, alternate_names: None }, &options);
        let mistakes = found.mistakes.iter().take(5).collect::<Vec<_>>();
        assert_eq!((found.summary.entries, found.summary.mistakes), expected, "{name}: {mistakes:?}");
    }
}

const GATE: (usize, usize) = (33_762, 0);
const GEONAMES: (usize, usize) = (18_526, 0);
const IRELAND: (usize, usize) = (178, 0);
// One membership ends before it starts.
const UKRAINE: (usize, usize) = (453, 1);
const SPACY: (usize, usize) = (110, 0);
