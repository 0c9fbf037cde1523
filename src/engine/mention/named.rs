//! A name that was taken, with the entity it is thought to mean.

use std::ops::Range;

use smallvec::SmallVec;

use super::hit::Rules;
use crate::engine::{Candidate, Span};
use crate::gazetteer::{EntityType, EntryId, NameForm, NameRef};

/// The entity behind a mention: an entry, or one that only this document knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::engine) enum Key {
    /// An entry of the gazetteer.
    Entry(EntryId),
    /// A discovered entity, by number within the document.
    Local(u32),
}

impl Key {
    /// The gazetteer's entry, if it is one.
    pub fn entry(self) -> Option<EntryId> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Local(_) => None,
        }
    }
}

/// A mention in the making.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Named {
    pub span: Span,
    /// The words under the span.
    pub words: Range<usize>,
    pub entity_type: EntityType,
    pub form: NameForm,
    pub key: Key,
    pub candidates: SmallVec<[Candidate; 2]>,
    /// The gazetteer's name that matched.
    pub matched: Option<NameRef>,
    pub confidence: f32,
    pub rules: Rules,
}
