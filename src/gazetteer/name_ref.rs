//! A name of an entry, as it goes from the matchers through the rules.

use super::entry::{CasePolicy, EntityType, Entry, EntryId, Name, NameForm};
use super::snapshot::Gazetteer;

/// A name of an entry, with what rules ask of it at every step, so that they need not look it up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameRef {
    /// The entry that has the name.
    pub entry: EntryId,
    /// The index of the name among those of the entry.
    pub name: u16,
    /// The entry's type.
    pub entity_type: EntityType,
    /// What sort of name it is.
    pub form: NameForm,
    /// In which case it counts.
    pub case: CasePolicy,
    /// Also an everyday word or more often something else: needs support from the text.
    pub weak: bool,
    /// The entry's prior, 1 (rare) to 9.
    pub prior: u8,
}

impl NameRef {
    /// The entry that has the name.
    pub fn entry(self, gazetteer: &Gazetteer) -> Entry<'_> {
        gazetteer.entry(self.entry)
    }

    /// The whole of the name.
    pub fn name(self, gazetteer: &Gazetteer) -> Name<'_> {
        gazetteer.name(self.entry, self.name)
    }
}
