//! An immutable set of entries, titles and word lists: one or more layers, resolved and indexed.

use std::collections::HashMap;

use super::entry::{Entry, EntryId};
use super::load::load;
use super::problem::Problem;
use super::source::LayerSource;
use super::title::{Title, TitleId};
use super::words::WordLists;

/// Everything the engine knows, from all layers together. Immutable; a reload makes a new one.
#[derive(Debug)]
pub struct Gazetteer {
    entries: Vec<Entry>,
    titles: Vec<Title>,
    words: WordLists,
    layers: Vec<Layer>,
    entry_ids: HashMap<Box<str>, EntryId>,
    title_ids: HashMap<Box<str>, TitleId>,
    /// The people who hold or held each office, by title id.
    office_holders: HashMap<Box<str>, Vec<EntryId>>,
}

/// One named source of entries: the built-in gazetteer, or a file of the user's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layer {
    /// The name by which requests choose it.
    pub name: String,
    /// Changes whenever the content does.
    pub version: String,
    /// The algorithm's name, a colon, and hexadecimal digits.
    pub checksum: String,
    /// How many entries it has.
    pub entry_count: usize,
    /// How many names its entries have.
    pub name_count: usize,
    /// How many titles it has.
    pub title_count: usize,
}

impl Gazetteer {
    /// The gazetteer that the binary carries, alone.
    ///
    /// # Errors
    ///
    /// The problems in the embedded files; a test of the build keeps them free of any.
    pub fn builtin() -> Result<Self, Vec<Problem>> {
        load(&[LayerSource::builtin()])
    }

    pub(super) fn from_parts(
        entries: Vec<Entry>,
        titles: Vec<Title>,
        words: WordLists,
        layers: Vec<Layer>,
        entry_ids: HashMap<Box<str>, EntryId>,
        title_ids: HashMap<Box<str>, TitleId>,
    ) -> Self {
        let office_holders = office_holders(&entries);
        Self { entries, titles, words, layers, entry_ids, title_ids, office_holders }
    }

    /// The entry with this index.
    pub fn entry(&self, id: EntryId) -> &Entry {
        &self.entries[id.index()]
    }

    /// All entries, by index.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry with this stable id.
    pub fn find(&self, id: &str) -> Option<EntryId> {
        self.entry_ids.get(id).copied()
    }

    /// The title with this index.
    pub fn title(&self, id: TitleId) -> &Title {
        &self.titles[id.0 as usize]
    }

    /// All titles, by index.
    pub fn titles(&self) -> &[Title] {
        &self.titles
    }

    /// The title with this stable id.
    pub fn find_title(&self, id: &str) -> Option<TitleId> {
        self.title_ids.get(id).copied()
    }

    /// The people who hold or held an office of this title anywhere, by index; empty where the title is of no office.
    pub fn office_holders(&self, title: &str) -> &[EntryId] {
        self.office_holders.get(title).map_or(&[], Vec::as_slice)
    }

    /// The word lists that the rules use.
    pub fn words(&self) -> &WordLists {
        &self.words
    }

    /// The layers, the built-in one first where it is loaded.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }
}

fn office_holders(entries: &[Entry]) -> HashMap<Box<str>, Vec<EntryId>> {
    let mut holders: HashMap<Box<str>, Vec<EntryId>> = HashMap::new();
    for (id, entry) in (0..).map(EntryId).zip(entries) {
        for office in &entry.offices {
            let holders = holders.entry(office.title.clone()).or_default();
            if holders.last() != Some(&id) {
                holders.push(id);
            }
        }
    }
    holders
}
