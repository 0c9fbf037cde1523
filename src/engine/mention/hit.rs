//! Names of the gazetteer as they stand in a text, before it is decided which of them are meant.

use std::ops::Range;

use crate::engine::{Span, SuppressionReason};
use crate::gazetteer::{Entry, EntryId, Gazetteer, Name, NameForm};

/// A name of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::engine) struct NameRef {
    pub entry: EntryId,
    pub name: u16,
}

impl NameRef {
    pub fn entry(self, gazetteer: &Gazetteer) -> Entry<'_> {
        gazetteer.entry(self.entry)
    }

    pub fn name(self, gazetteer: &Gazetteer) -> Name<'_> {
        gazetteer.name(self.entry, self.name)
    }
}

/// A place in the text where one or more names match, with the readings that are still possible.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Hit {
    pub span: Span,
    /// The words under the span.
    pub words: Range<usize>,
    /// The possible readings, never empty; rules narrow them down.
    pub readings: Vec<NameRef>,
    /// Why the whole hit was dropped, if it was.
    pub dropped: Option<SuppressionReason>,
    /// The rules that fired.
    pub rules: Vec<crate::engine::RuleFired>,
}

impl Hit {
    /// Whether no rule has dropped the hit.
    pub fn stands(&self) -> bool {
        self.dropped.is_none()
    }

    /// Whether every reading is a person's family name alone.
    pub fn only_family(&self, gazetteer: &Gazetteer) -> bool {
        self.readings.iter().all(|reading| reading.name(gazetteer).form == NameForm::Family)
    }
}
