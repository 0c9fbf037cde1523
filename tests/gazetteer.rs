//! The built-in gazetteer as a whole: nothing to question, and documented as it is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use entity_extractor::engine::text::fold_name;
use entity_extractor::gazetteer::{KINDS, LayerSource, Stats, check};

#[test]
fn the_built_in_gazetteer_has_no_findings() {
    let problems = check(&[LayerSource::builtin()], fold_name).err().unwrap_or_default();
    let shown: Vec<String> = problems.iter().take(50).map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{} findings, such as\n{}", problems.len(), shown.join("\n"));
}

#[test]
fn every_kind_is_in_use() {
    let gazetteer = check(&[LayerSource::builtin()], fold_name).unwrap();
    let stats = Stats::of(&gazetteer);
    let used: BTreeSet<(&str, &str)> =
        stats.entries.iter().chain(&stats.titles).map(|kind| (kind.of, kind.kind.as_str())).collect();
    let unused: Vec<(&str, &str)> = KINDS
        .iter()
        .flat_map(|(of, kinds)| kinds.split(' ').map(|kind| (*of, kind)))
        .filter(|kind| !used.contains(kind))
        .collect();
    assert_eq!(unused, []);
}

/// The kinds that `gazetteer/README.md` lists: `- place: `…`` and, for titles, `- kinds: `…``.
#[test]
fn the_kinds_are_documented() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("gazetteer/README.md");
    let text = fs::read_to_string(path).unwrap();
    let listed = |key: &str| -> BTreeSet<String> {
        let start = text.find(&format!("- {key}: `")).unwrap_or_else(|| panic!("{key} is listed"));
        let list = text[start..].split('`').nth(1).unwrap();
        list.split_whitespace().map(str::to_owned).collect()
    };
    let documented: BTreeMap<&str, BTreeSet<String>> =
        KINDS.iter().map(|(of, _)| (*of, listed(if *of == "title" { "kinds" } else { of }))).collect();
    let known: BTreeMap<&str, BTreeSet<String>> =
        KINDS.iter().map(|(of, kinds)| (*of, kinds.split(' ').map(str::to_owned).collect())).collect();
    assert_eq!(documented, known);
}
