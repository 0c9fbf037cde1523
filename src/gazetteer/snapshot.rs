//! An immutable set of entries, titles and word lists: one or more layers, resolved and indexed.

use std::collections::HashMap;
use std::sync::Arc;

use super::compiled::CompiledNames;
use super::entry::{Entry, EntryId, Name};
use super::name_ref::NameRef;
use super::text_table::TextTable;
use super::title::{Title, TitleId};
use super::views::LayerTables;
use super::words::WordLists;

/// Everything the engine knows, from all layers together. Immutable; a reload makes a new one.
#[derive(Debug)]
pub struct Gazetteer {
    tables: Vec<Arc<LayerTables>>,
    layers: Vec<Layer>,
    lexicon: Arc<Lexicon>,
}

/// What all layers tell together.
#[derive(Debug)]
struct Lexicon {
    titles: Vec<Title>,
    words: WordLists,
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
        let lexicon = Arc::new(Lexicon { titles, words, title_ids, offices });
        Self { tables: tables.into_iter().map(Arc::new).collect(), layers, lexicon }
    }

    /// This gazetteer and one more layer, which has entries alone: no titles, no words, no offices.
    pub(super) fn and(&self, tables: LayerTables, layer: Layer) -> Self {
        let mut more = Self { tables: self.tables.clone(), layers: self.layers.clone(), lexicon: self.lexicon.clone() };
        more.tables.push(Arc::new(tables));
        more.layers.push(layer);
        more
    }

    /// The index that the first entry of one more layer has.
    pub(super) fn next_entry(&self) -> u32 {
        self.tables.last().map_or(0, |layer| layer.base + layer.tables.entry_count() as u32)
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

    /// The country or region that the entry belongs to.
    #[inline]
    pub fn within(&self, id: EntryId) -> Option<EntryId> {
        let layer = self.layer_of(id);
        layer.within(id.0 - layer.base)
    }

    /// The entry's kind (`city`, `sports-club`), without the rest of it.
    #[inline]
    pub fn kind(&self, id: EntryId) -> &str {
        let layer = self.layer_of(id);
        layer.kind(id.0 - layer.base)
    }

    /// The index of the layer that the entry is of.
    pub fn layer(&self, id: EntryId) -> u16 {
        self.layer_of(id).layer
    }

    /// The names of the layers that have no compiled index, each with its text; by entry.
    pub fn plain_names(&self) -> impl Iterator<Item = (NameRef, &str)> {
        let plain = self.tables.iter().filter(|layer| layer.tables.index.is_none());
        plain.flat_map(|layer| {
            let texts = (0..).zip(layer.tables.names.iter());
            texts.filter_map(|(number, text)| Some((layer.name_ref(number)?, text)))
        })
    }

    /// The compiled indexes of layers, in order.
    pub fn compiled_names(&self) -> impl Iterator<Item = CompiledNames<'_>> {
        self.tables.iter().filter_map(|layer| CompiledNames::of(layer))
    }

    /// The entry with this stable id.
    pub fn find(&self, id: &str) -> Option<EntryId> {
        self.tables.iter().find_map(|layer| layer.tables.find(id).map(|number| EntryId(layer.base + number)))
    }

    /// The title with this index.
    pub fn title(&self, id: TitleId) -> &Title {
        &self.lexicon.titles[id.0 as usize]
    }

    /// All titles, by index.
    pub fn titles(&self) -> &[Title] {
        &self.lexicon.titles
    }

    /// The title with this stable id.
    pub fn find_title(&self, id: &str) -> Option<TitleId> {
        self.lexicon.title_ids.get(id).copied()
    }

    /// The people who hold or held an office of this title anywhere, by index; empty where the title is of no office.
    pub fn office_holders(&self, title: &str) -> &[EntryId] {
        self.lexicon.offices.get(title).map_or(&[], |offices| &offices.holders)
    }

    /// Whether somebody holds or held an office of this title at this very place or body.
    pub fn has_office_at(&self, title: &str, body: EntryId) -> bool {
        self.lexicon.offices.get(title).is_some_and(|offices| offices.bodies.binary_search(&body).is_ok())
    }

    /// The word lists that the rules use.
    pub fn words(&self) -> &WordLists {
        &self.lexicon.words
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
        self.tables.get(layer).map(|layer| &**layer)
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
