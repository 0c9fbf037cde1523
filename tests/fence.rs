//! The engine and the gazetteer know no transport: a reading of their sources.

use std::path::{Path, PathBuf};
use std::{fs, io};

/// What the sources of the core may not name.
const BANNED: [&str; 16] = [
    "tonic",
    "prost",
    "tokio",
    "tracing",
    "hyper",
    "tower",
    "clap",
    "crate::wire",
    "crate::service",
    "crate::telemetry",
    "prometheus_client",
    "opentelemetry",
    "crate::server",
    "crate::config",
    "crate::cli",
    "async",
];

/// Each banned word that stands in `source` as a word of its own, with its line.
fn breaches(source: &str) -> Vec<(usize, &'static str)> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let names = |line: &str, word: &str| {
        line.match_indices(word)
            .any(|(start, _)| !line[..start].ends_with(is_word) && !line[start + word.len()..].starts_with(is_word))
    };
    let code = source.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.flat_map(|(index, line)| {
        BANNED.into_iter().filter(move |word| names(line, word)).map(move |word| (index + 1, word))
    })
    .collect()
}

fn sources(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(sources(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

#[test]
fn the_core_names_no_transport() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let files: Vec<_> = ["engine", "gazetteer"].iter().flat_map(|part| sources(&root.join(part)).unwrap()).collect();
    assert!(files.len() > 20, "the core's sources are found: {}", files.len());
    for file in files {
        assert_eq!(breaches(&fs::read_to_string(&file).unwrap()), [], "{}", file.display());
    }
}

#[test]
fn the_fence_sees_what_is_planted() {
    type Row = (&'static str, &'static str, &'static [(usize, &'static str)]);
    let rows: [Row; 6] = [
        ("a use", "use std::fmt;\nuse tonic::Status;", &[(2, "tonic")]),
        ("a path", "fn f() { tokio::spawn(g()); }", &[(1, "tokio")]),
        ("upwards", "use crate::wire::proto;", &[(1, "crate::wire")]),
        ("an async function", "pub async fn f() {}", &[(1, "async")]),
        ("part of a word", "let diatonic = 1; let wires = 2;", &[]),
        ("a comment", "// tonic is elsewhere", &[]),
    ];
    for (row, source, expected) in rows {
        assert_eq!(breaches(source), expected, "{row}");
    }
}
