//! A file for each format: from its stream to records.

mod alternate_names;
mod gate;
mod geonames;
mod jrc_names;
mod opensanctions;
mod popolo;
mod regexner;
mod spacy;
mod table;
mod wikidata;
mod wikidata_classes;

use super::Source;
use super::error::Error;
use super::format::Format;
use super::sink::Sink;

/// Reads a source to its end.
pub(super) fn read(source: Source, sink: &mut Sink<'_>) -> Result<(), Error> {
    let Source { format, input, alternate_names } = source;
    match format {
        Format::Csv => table::read(input, table::Separator::Comma, sink),
        Format::Gate => gate::read(input, sink),
        Format::Geonames => geonames::read(input, alternate_names, sink),
        Format::JrcNames => jrc_names::read(input, sink),
        Format::Opensanctions => opensanctions::read(input, sink),
        Format::Popolo => popolo::read(input, sink),
        Format::Regexner => regexner::read(input, sink),
        Format::Spacy => spacy::read(input, sink),
        Format::Tsv => table::read(input, table::Separator::Tab, sink),
        Format::Wikidata => wikidata::read(input, sink),
    }
}

/// The year that a date starts with, such as `1962-04-16`.
fn year(date: &str) -> Option<i16> {
    let year = date.get(..4)?;
    let rest = &date[4..];
    (rest.is_empty() || rest.starts_with('-')).then(|| year.parse().ok()).flatten().filter(|year| *year > 0)
}

/// `f` or `m`, from the words that sources use.
fn gender(word: &str) -> Option<&'static str> {
    match word.trim().to_lowercase().as_str() {
        "f" | "female" | "woman" => Some("f"),
        "m" | "male" | "man" => Some("m"),
        _ => None,
    }
}

/// Whether a name is written in Latin letters.
fn is_latin(name: &str) -> bool {
    name.chars()
        .filter(|letter| letter.is_alphabetic())
        .all(|letter| letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&letter))
}

/// Why a line is no JSON of its format.
fn json_mistake(error: &serde_json::Error, whole: &str) -> String {
    let text = error.to_string();
    let reason = text.split(" at line ").next().unwrap_or_default();
    format!("is no {whole} at column {}: {reason}; correct or remove the line", error.column())
}
