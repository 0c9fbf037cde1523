//! An immutable set of entries, titles and word lists: one or more layers, resolved and indexed.

use std::collections::HashMap;

use super::compiled::CompiledNames;
use super::entry::{Entry, EntryId, Name};
use super::load::load;
use super::problem::Problem;
use super::source::LayerSource;
use super::text_table::TextTable;
use super::title::{Title, TitleId};
use super::views::LayerTables;
use super::words::WordLists;

/// Everything the engine knows, from all layers together. Immutable; a reload makes a new one.
#[derive(Debug)]
pub struct Gazetteer {
    tables: Vec<LayerTables>,
    titles: Vec<Title>,
    words: WordLists,
    layers: Vec<Layer>,
    title_ids: HashMap<Box<str>, TitleId>,
    /// The offices of each title that has any, by title id.
    offices: HashMap<Box<str>, TitleOffices>,
}

/// Who holds or held the offices of a title, and where they are; both by index.
#[derive(Debug, Default)]
struct TitleOffices {
    holders: Vec<EntryId>,
    bodies: Vec<EntryId>,
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

    /// `tables` and `layers` are of the same layers in the same order.
    pub(super) fn from_parts(
        tables: Vec<LayerTables>,
        layers: Vec<Layer>,
        title_ids: HashMap<Box<str>, TitleId>,
    ) -> Self {
        let titles = tables.iter().flat_map(|layer| layer.tables.titles.iter().cloned()).collect();
        let mut words = WordLists::default();
        for layer in &tables {
            words.extend(&layer.tables.words);
        }
        let offices = offices(&tables);
        Self { tables, titles, words, layers, title_ids, offices }
    }

    /// The entry with this index.
    #[inline]
    pub fn entry(&self, id: EntryId) -> Entry<'_> {
        let layer = self.layer_of(id);
        layer.entry(id.0 - layer.base)
    }

    /// The name with this index of the entry with this index.
    #[inline]
    pub fn name(&self, id: EntryId, index: u16) -> Name<'_> {
        let layer = self.layer_of(id);
        layer.tables.name(layer.tables.names_of(id.0 - layer.base).0 + u32::from(index))
    }

    /// All entries, by index.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.tables.iter().flat_map(|layer| (0..layer.tables.entry_count() as u32).map(|number| layer.entry(number)))
    }

    /// The names of the layers that have no compiled index, each with its entry and its index there; by entry.
    pub fn plain_names(&self) -> impl Iterator<Item = (EntryId, u16, Name<'_>)> {
        let plain = self.tables.iter().filter(|layer| layer.tables.index.is_none());
        plain.flat_map(|layer| {
            (0..layer.tables.entry_count() as u32).flat_map(move |number| {
                let names = layer.entry(number).names.iter();
                (0..).zip(names).map(move |(name, content)| (EntryId(layer.base + number), name, content))
            })
        })
    }

    /// The compiled indexes of layers, in order.
    pub fn compiled_names(&self) -> impl Iterator<Item = CompiledNames<'_>> {
        self.tables.iter().filter_map(CompiledNames::of)
    }

    /// The entry with this stable id.
    pub fn find(&self, id: &str) -> Option<EntryId> {
        self.tables.iter().find_map(|layer| layer.tables.find(id).map(|number| EntryId(layer.base + number)))
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
        self.offices.get(title).map_or(&[], |offices| &offices.holders)
    }

    /// Whether somebody holds or held an office of this title at this very place or body.
    pub fn has_office_at(&self, title: &str, body: EntryId) -> bool {
        self.offices.get(title).is_some_and(|offices| offices.bodies.binary_search(&body).is_ok())
    }

    /// The word lists that the rules use.
    pub fn words(&self) -> &WordLists {
        &self.words
    }

    /// The layers, the built-in one first where it is loaded.
    pub fn layers(&self) -> &[Layer] {
        &self.layers
    }

    /// The names of a layer, by number.
    pub fn layer_names(&self, layer: usize) -> impl ExactSizeIterator<Item = &str> + Clone {
        let names = self.tables.get(layer).map(|layer| &layer.tables.names);
        let count = names.map_or(0, TextTable::len);
        (0..count).map(move |number| names.map_or("", |names| names.get(number)))
    }

    fn layer_of(&self, id: EntryId) -> &LayerTables {
        &self.tables[self.tables.partition_point(|layer| layer.base <= id.0) - 1]
    }

    /// The tables of a layer.
    pub(super) fn tables(&self, layer: usize) -> Option<&LayerTables> {
        self.tables.get(layer)
    }
}

fn offices(layers: &[LayerTables]) -> HashMap<Box<str>, TitleOffices> {
    let mut offices: HashMap<Box<str>, TitleOffices> = HashMap::new();
    for layer in layers {
        let tables = &layer.tables;
        let with_offices = tables.details.windows(2).filter(|pair| pair[0][2] < pair[1][2]).map(|pair| pair[0][0]);
        for number in with_offices.filter(|&number| (number as usize) < tables.entry_count()) {
            let id = EntryId(layer.base + number);
            for office in layer.entry(number).offices.iter() {
                let of_title = match offices.get_mut(office.title) {
                    Some(of_title) => of_title,
                    None => offices.entry(office.title.into()).or_default(),
                };
                of_title.bodies.push(office.at);
                if of_title.holders.last() != Some(&id) {
                    of_title.holders.push(id);
                }
            }
        }
    }
    for TitleOffices { bodies, .. } in offices.values_mut() {
        bodies.sort_unstable();
        bodies.dedup();
    }
    offices
}
