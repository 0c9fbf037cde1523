//! One layer as tables of fixed-size records over a few long texts: what is held in memory, and what an image is a copy of.
//!
//! Every look-up bears with any content: a number that leads nowhere gives nothing.

use std::collections::BTreeSet;

use super::entry::{CasePolicy, EntityType, Gender, Name, NameForm};
use super::hash;
use super::hash_table::HashTable;
use super::name_index::NameIndex;
use super::text_table::TextTable;
use super::title::Title;
use super::words::WordLists;

/// The content of one layer.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Tables {
    /// One an entry, and one more at the end.
    pub entries: Vec<EntryRecord>,
    /// The entries' ids.
    pub ids: TextTable,
    /// The entries by the hashes of their ids; the values count from 1.
    pub by_id: HashTable,
    pub by_id_seed: u64,
    /// The texts of all names, entry by entry.
    pub names: TextTable,
    /// The form, case and flags of each name.
    pub name_flags: Vec<u8>,
    /// The entry of each name.
    pub name_entries: Vec<u32>,
    /// What only some entries have, by entry, and one more at the end.
    pub details: Vec<DetailRecord>,
    pub offices: Vec<OfficeRecord>,
    /// Scheme and value of external ids.
    pub external_ids: Vec<[u32; 2]>,
    pub external_values: TextTable,
    /// Kinds, ids of titles, schemes: texts that stand many times.
    pub symbols: TextTable,
    /// The ids of entries of other layers that this one refers to.
    pub imports: TextTable,
    pub titles: Vec<Title>,
    pub words: WordLists,
    /// The compiled index of the names, where there is one.
    pub index: Option<NameIndex>,
}

/// First name; reference to what it is within; kind, and from bit 16 the number of the family name among the names, plus 1; year of birth,
/// and from bit 16 of death; the rest, bit by bit.
pub(super) type EntryRecord = [u32; 5];
/// Entry, reference to the parent, first office, first external id.
pub(super) type DetailRecord = [u32; 4];
/// Title, reference to the body, first day, last day or 0, flags.
pub(super) type OfficeRecord = [u32; 5];

/// A year that is not known.
pub(super) const NO_YEAR: i16 = i16::MIN;
/// The mark of a reference to another layer; others are numbers of entries plus 1.
pub(super) const IMPORTED: u32 = 1 << 31;
/// The bits of the last part of an entry's record.
pub(super) mod bits {
    pub const TYPE: u32 = 0b11;
    pub const FEMALE: u32 = 1 << 2;
    pub const MALE: u32 = 1 << 3;
    pub const DETAILS: u32 = 1 << 4;
    pub const PRIOR_SHIFT: u32 = 8;
}
/// The flags of an office.
pub(super) const ACTING: u32 = 1;
pub(super) const SHARED: u32 = 2;

const FORMS: [NameForm; 7] = [
    NameForm::Full,
    NameForm::Alias,
    NameForm::Short,
    NameForm::Acronym,
    NameForm::Demonym,
    NameForm::Family,
    NameForm::Given,
];
const CASES: [CasePolicy; 3] = [CasePolicy::Capitalized, CasePolicy::Exact, CasePolicy::Any];

impl Tables {
    pub fn entry_count(&self) -> usize {
        self.ids.len().min(self.entries.len().saturating_sub(1))
    }

    pub fn name_count(&self) -> usize {
        self.names.len()
    }

    /// The number of the entry with this id.
    pub fn find(&self, id: &str) -> Option<u32> {
        let hash = hash::path(self.by_id_seed, hash::bytes(id.as_bytes()), false);
        self.by_id.get(hash)?.checked_sub(1).filter(|&entry| self.ids.get(entry as usize) == id)
    }

    /// A name by number.
    #[inline]
    pub fn name(&self, number: u32) -> Name<'_> {
        let flags = self.name_flags.get(number as usize).copied().unwrap_or_default();
        Name {
            text: self.names.get(number as usize),
            form: form(flags),
            case: case_policy(flags),
            weak: is_weak(flags),
            shared: flags >> 6 & 1 != 0,
        }
    }

    /// The first name of an entry and one past the last.
    #[inline]
    pub fn names_of(&self, entry: u32) -> (u32, u32) {
        let first = |entry: u32| self.entries.get(entry as usize).map_or(0, |record| record[0]);
        let start = first(entry);
        (start, first(entry.saturating_add(1)).min(self.names.len() as u32).max(start))
    }

    /// What only some entries have, and where that of the next begins.
    pub fn detail(&self, entry: u32) -> Option<(&DetailRecord, &DetailRecord)> {
        let place = self.details.binary_search_by_key(&entry, |detail| detail[0]).ok()?;
        self.details.get(place).zip(self.details.get(place + 1))
    }

    /// The ids of the titles of offices, each once.
    pub fn office_titles(&self) -> impl Iterator<Item = &str> {
        let symbols: BTreeSet<u32> = self.offices.iter().map(|office| office[0]).collect();
        symbols.into_iter().map(|symbol| self.symbols.get(symbol as usize))
    }

    /// The bytes of memory that entries and names take without an index.
    pub fn memory_usage(&self) -> usize {
        size_of_val(&*self.entries)
            + self.ids.memory_usage()
            + self.by_id.memory_usage()
            + self.names.memory_usage()
            + self.name_flags.len()
            + size_of_val(&*self.name_entries)
            + size_of_val(&*self.details)
            + size_of_val(&*self.offices)
            + size_of_val(&*self.external_ids)
            + self.external_values.memory_usage()
            + self.symbols.memory_usage()
            + self.imports.memory_usage()
    }
}

/// The flags of a name in one byte.
pub(super) fn name_flags(name: Name<'_>) -> u8 {
    let place = |place: Option<usize>| place.unwrap_or_default() as u8;
    place(FORMS.iter().position(|form| *form == name.form))
        | place(CASES.iter().position(|case| *case == name.case)) << 3
        | u8::from(name.weak) << 5
        | u8::from(name.shared) << 6
}

/// The form that the flags of a name tell.
#[inline]
pub(super) fn form(flags: u8) -> NameForm {
    FORMS.get(usize::from(flags & 7)).copied().unwrap_or(NameForm::Alias)
}

/// The case policy that the flags of a name tell.
#[inline]
pub(super) fn case_policy(flags: u8) -> CasePolicy {
    CASES.get(usize::from(flags >> 3 & 3)).copied().unwrap_or(CasePolicy::Exact)
}

/// Whether the flags of a name tell that it is weak.
#[inline]
pub(super) fn is_weak(flags: u8) -> bool {
    flags >> 5 & 1 != 0
}

/// The type in the lowest bits.
pub(super) fn entity_type(flags: u32) -> EntityType {
    match flags & bits::TYPE {
        0 => EntityType::Person,
        1 => EntityType::Place,
        _ => EntityType::Organization,
    }
}

/// The gender, where it is known.
pub(super) fn gender(flags: u32) -> Option<Gender> {
    match (flags & bits::FEMALE != 0, flags & bits::MALE != 0) {
        (true, _) => Some(Gender::Female),
        (_, true) => Some(Gender::Male),
        _ => None,
    }
}
