//! Answers from the domain to the wire. The one place where byte spans become the caller's unit.

mod enums;
mod extraction;
mod fit;
mod gazetteer;
mod quotations;
mod roles;

pub use extraction::extraction;
pub use fit::{fit, fit_batch, fit_entries, fit_explanation};
pub use gazetteer::{checked_gazetteer, entry, explanation, gazetteer};

use super::proto;
use super::request::Document;
use crate::engine::text::{Encoding, OffsetConverter};
use crate::engine::{Extraction, Span};
use crate::gazetteer::{EntryId, Gazetteer};

/// What an answer is made of: the document, what was found in it, and by which gazetteer.
struct Source<'a> {
    document: &'a Document,
    found: &'a Extraction,
    gazetteer: &'a Gazetteer,
    offsets: OffsetConverter<'a>,
}

impl<'a> Source<'a> {
    fn new(document: &'a Document, found: &'a Extraction, gazetteer: &'a Gazetteer, encoding: Encoding) -> Self {
        Self { document, found, gazetteer, offsets: OffsetConverter::new(&document.content, encoding) }
    }

    fn text(&self, span: Span) -> String {
        span.of(&self.document.content).to_owned()
    }

    fn span(&self, span: Span) -> Option<proto::Span> {
        Some(proto::Span {
            begin: count(self.offsets.offset_of(span.start)),
            end: count(self.offsets.offset_of(span.end)),
        })
    }

    /// A span as it stands in the sentence with this index.
    fn span_within(&self, sentence: usize, span: Span) -> Option<proto::Span> {
        let start = self.offsets.offset_of(self.found.sentences.get(sentence)?.start);
        let unit = |byte| count(self.offsets.offset_of(byte).saturating_sub(start));
        Some(proto::Span { begin: unit(span.start), end: unit(span.end) })
    }

    fn entry_id(&self, entry: EntryId) -> String {
        self.gazetteer.entry(entry).id.to_string()
    }

    fn gazetteer_name(&self, entry: EntryId) -> String {
        layer_name(self.gazetteer, entry)
    }

    /// The id of the entity with this index.
    fn entity_id(&self, index: usize) -> String {
        match self.found.entities.get(index).and_then(|entity| entity.entry) {
            Some(entry) => self.entry_id(entry),
            None => format!("discovered:{index}"),
        }
    }

    fn entity_name(&self, index: usize) -> String {
        self.found.entities.get(index).map_or_else(String::new, |entity| entity.name.to_string())
    }
}

/// The name of the gazetteer that holds an entry.
fn layer_name(gazetteer: &Gazetteer, entry: EntryId) -> String {
    let layer = usize::from(gazetteer.entry(entry).layer);
    gazetteer.layers().get(layer).map_or_else(String::new, |layer| layer.name.clone())
}

/// A count or an index as the wire has it. The limits on messages keep every count far below the largest.
fn count(value: usize) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

fn counts(values: &[usize]) -> Vec<i32> {
    values.iter().map(|&value| count(value)).collect()
}
