//! Entries that come with a request and are gone with it: a layer of their own over a gazetteer, as its file would make it.

use std::collections::HashMap;

use super::draft::EntryDraft;
use super::entry::{CasePolicy, EntityType, Entry, NameForm};
use super::format::{ad_hoc_entry, is_id};
use super::load::Checksum;
use super::name_index::NameIndex;
use super::pack::{Packer, References};
use super::snapshot::{Gazetteer, Layer};
use super::source::AD_HOC;
use super::tables::name_flags;
use super::text_table::TextTable;
use super::words::WordLists;

/// An entry as a caller states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdHocEntry {
    /// Its id.
    pub id: String,
    /// Its type.
    pub entity_type: EntityType,
    /// Its finer class; may be empty.
    pub kind: String,
    /// Its names, the canonical one first.
    pub names: Vec<AdHocName>,
    /// How likely a bare use of a name means it, 1 to 9; none for [`Entry::DEFAULT_PRIOR`].
    pub prior: Option<u8>,
}

/// A name of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdHocName {
    /// The name.
    pub text: String,
    /// What sort of name it is; none for full where it is the first, and for alias elsewhere.
    pub form: Option<NameForm>,
    /// In which case it counts; none for what a file means where it says nothing.
    pub case: Option<CasePolicy>,
    /// Whether it needs support from the text.
    pub weak: bool,
}

/// Entries that are valid together, and over the gazetteer that they were made for.
#[derive(Debug, Clone, PartialEq)]
pub struct AdHocLayer {
    drafts: Vec<EntryDraft>,
}

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdHocMistake {
    /// The index of the entry.
    pub entry: usize,
    /// Which part of it.
    pub field: AdHocField,
    /// What is wrong.
    pub fault: AdHocFault,
}

/// A part of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AdHocField {
    /// Its id.
    Id,
    /// Its kind.
    Kind,
    /// Its names, all together.
    Names,
    /// The text of a name, by index.
    Text(usize),
    /// The form of a name, by index.
    Form(usize),
    /// Its prior.
    Prior,
}

/// What is wrong with a part, in words that follow the part's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AdHocFault {
    /// Not in the form of an id.
    #[error("is no id; write words of a-z and 0-9 joined by single hyphens, such as `example-works-2`")]
    Malformed,
    /// An entry of a gazetteer has it.
    #[error("is the id of an entry of the server's gazetteers; choose another, such as one with a prefix of your own")]
    Taken,
    /// Another entry of the request has it.
    #[error("is also the id of ad_hoc_entries[{other}]; give each entry an id of its own, with all of its names")]
    Duplicate {
        /// The index of the other entry.
        other: usize,
    },
    /// No name.
    #[error("is empty; an entry has at least its canonical name")]
    NoName,
    /// More names than an entry may have.
    #[error("has {count} names, the limit is {}; leave out the least usual", AdHocLayer::NAMES)]
    TooManyNames {
        /// How many were sent.
        count: usize,
    },
    /// A name of nothing, or with what no name has.
    #[error("is empty, has control characters, or has white space around it; send the name alone")]
    NotAName,
    /// A name that the entry has already.
    #[error("is a name that stands before it in the entry; send each once")]
    SameName,
    /// A form that this name cannot have.
    #[error(
        "is a form that this name cannot have; the first name is full, the others are alias, short or acronym, for a place \
         demonym, for a person family, and that once"
    )]
    Form,
    /// Not from 1 to 9.
    #[error("is not a number from 1 to 9, or 0 for 3")]
    Prior,
}

impl AdHocLayer {
    /// The most entries.
    pub const ENTRIES: usize = 250;
    /// The most names of an entry.
    pub const NAMES: usize = 32;

    /// Checks entries as a file of them would be, behind the layers of `gazetteer`. Those beyond [`Self::ENTRIES`] are left out.
    ///
    /// # Errors
    ///
    /// The first mistake.
    pub fn new(entries: &[AdHocEntry], gazetteer: &Gazetteer) -> Result<Self, AdHocMistake> {
        let mut seen = HashMap::new();
        let mut drafts = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().take(Self::ENTRIES).enumerate() {
            let mistake = |field, fault| AdHocMistake { entry: index, field, fault };
            if !is_id(&entry.id) {
                return Err(mistake(AdHocField::Id, AdHocFault::Malformed));
            }
            if let Some(other) = seen.insert(entry.id.as_str(), index) {
                return Err(mistake(AdHocField::Id, AdHocFault::Duplicate { other }));
            }
            if gazetteer.find(&entry.id).is_some() {
                return Err(mistake(AdHocField::Id, AdHocFault::Taken));
            }
            if !entry.kind.is_empty() && !is_id(&entry.kind) {
                return Err(mistake(AdHocField::Kind, AdHocFault::Malformed));
            }
            if !(1..=9).contains(&entry.prior.unwrap_or(Entry::DEFAULT_PRIOR)) {
                return Err(mistake(AdHocField::Prior, AdHocFault::Prior));
            }
            if entry.names.len() > Self::NAMES {
                return Err(mistake(AdHocField::Names, AdHocFault::TooManyNames { count: entry.names.len() }));
            }
            drafts.push(ad_hoc_entry(entry).map_err(|(field, fault)| mistake(field, fault))?);
        }
        Ok(Self { drafts })
    }

    /// Its version and its checksum, which follow its content.
    fn version(&self) -> (String, String) {
        let mut checksum = Checksum::default();
        for draft in &self.drafts {
            checksum.add(&draft.id);
            checksum.add(draft.entity_type.as_str());
            checksum.add(&draft.kind);
            checksum.add(&draft.prior.to_string());
            for name in &draft.names {
                checksum.add(&name.text);
                checksum.add(&name_flags(name.view()).to_string());
            }
        }
        checksum.finish()
    }
}

impl Gazetteer {
    /// This gazetteer with the entries as its last layer, under an index of their names that `index` makes. What it has is shared
    /// with the new one, not copied. `entries` were made for this gazetteer.
    #[must_use]
    pub fn with(&self, entries: &AdHocLayer, index: impl FnOnce(&TextTable) -> NameIndex) -> Self {
        let count = entries.drafts.len();
        let mut packer = Packer::new(self.next_entry()..self.next_entry() + count as u32);
        for draft in &entries.drafts {
            // It has fewer names and kinds than tables can hold: nothing else can be wrong.
            let _ = packer.push(draft, &References::default());
        }
        let mut tables = packer.finish(self.layers().len() as u16, Vec::new(), WordLists::default());
        tables.tables.index = Some(index(&tables.tables.names));
        let (version, checksum) = entries.version();
        let layer = Layer {
            name: AD_HOC.to_owned(),
            version,
            checksum,
            entry_count: count,
            name_count: tables.tables.name_count(),
            title_count: 0,
        };
        self.and(tables, layer)
    }
}
