//! Drafts to a layer's tables.

use std::collections::HashMap;

use super::draft::EntryDraft;
use super::entry::{EntityType, EntryId, Gender};
use super::format::{Mistake, RawOffice};
use super::hash;
use super::hash_table::HashTable;
use super::tables::{ACTING, IMPORTED, NO_YEAR, SHARED, Tables, bits, name_flags};
use super::text_table::TextTable;
use super::title::Title;
use super::views::{LayerTables, packed_day};
use super::words::WordLists;

/// Packs the entries of one layer, in order.
pub(super) struct Packer {
    /// The id of the layer's first entry, and one past that of its last.
    own: std::ops::Range<u32>,
    tables: Tables,
    symbols: HashMap<Box<str>, u32>,
    imports: HashMap<EntryId, u32>,
    imported: Vec<EntryId>,
}

/// What an entry refers to, found.
#[derive(Debug, Default)]
pub(super) struct References<'w> {
    pub within: Option<Reference<'w>>,
    pub parent: Option<Reference<'w>>,
    pub offices: Vec<(&'w RawOffice, Reference<'w>)>,
}

/// An entry that another refers to by its id.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference<'w> {
    pub entry: EntryId,
    pub id: &'w str,
}

impl Packer {
    /// For a layer whose entries have these ids.
    pub fn new(own: std::ops::Range<u32>) -> Self {
        let count = own.len();
        let mut tables = Tables::default();
        tables.entries.reserve_exact(count + 1);
        Self { own, tables, symbols: HashMap::new(), imports: HashMap::new(), imported: Vec::new() }
    }

    /// Adds the next entry.
    pub fn push(&mut self, draft: &EntryDraft, references: &References<'_>) -> Result<(), Mistake> {
        const MOST_NAMES: usize = u16::MAX as usize - 1;
        if draft.names.len() > MOST_NAMES {
            return Err(Mistake::new(0, format!("an entry has at most {MOST_NAMES} names")));
        }
        let kind = self.symbol(&draft.kind);
        let kind = u16::try_from(kind).map_err(|_| Mistake::new(0, "a gazetteer has too many kinds, beyond 65,535"))?;
        let entry = self.tables.ids.push(&draft.id);
        let first_name = self.tables.names.len() as u32;
        for name in &draft.names {
            self.tables.names.push(&name.text);
            self.tables.name_flags.push(name_flags(name.view()));
            self.tables.name_entries.push(entry);
        }
        let within = self.reference(references.within);
        let family = draft.family.map_or(0, |family| family as u32 + 1);
        let year = |year: Option<i16>| u32::from(year.unwrap_or(NO_YEAR) as u16);
        let mut flags = match draft.entity_type {
            EntityType::Person => 0,
            EntityType::Place => 1,
            EntityType::Organization => 2,
        };
        flags |= u32::from(draft.prior) << bits::PRIOR_SHIFT;
        flags |= match draft.gender {
            Some(Gender::Female) => bits::FEMALE,
            Some(Gender::Male) => bits::MALE,
            None => 0,
        };
        if references.parent.is_some() || !references.offices.is_empty() || !draft.external_ids.is_empty() {
            flags |= bits::DETAILS;
            self.push_details(entry, draft, references);
        }
        let years = year(draft.born) | year(draft.died) << 16;
        self.tables.entries.push([first_name, within, u32::from(kind) | family << 16, years, flags]);
        Ok(())
    }

    fn push_details(&mut self, entry: u32, draft: &EntryDraft, references: &References<'_>) {
        let parent = self.reference(references.parent);
        let (offices, externals) = (self.tables.offices.len() as u32, self.tables.external_ids.len() as u32);
        self.tables.details.push([entry, parent, offices, externals]);
        for &(office, at) in &references.offices {
            let record = [
                self.symbol(&office.title),
                self.reference(Some(at)),
                packed_day(office.from),
                office.to.map_or(0, packed_day),
                if office.acting { ACTING } else { 0 } | if office.shared { SHARED } else { 0 },
            ];
            self.tables.offices.push(record);
        }
        for (scheme, value) in &draft.external_ids {
            let record = [self.symbol(scheme), self.tables.external_values.push(value)];
            self.tables.external_ids.push(record);
        }
    }

    /// The tables in their place as the layer of this index.
    pub fn finish(mut self, layer: u16, titles: Vec<Title>, words: WordLists) -> LayerTables {
        let names = self.tables.names.len() as u32;
        self.tables.entries.push([names, 0, 0, 0, 0]);
        self.tables.details.push([
            u32::MAX,
            0,
            self.tables.offices.len() as u32,
            self.tables.external_ids.len() as u32,
        ]);
        (self.tables.by_id_seed, self.tables.by_id) = ids_by_hash(&self.tables.ids);
        (self.tables.titles, self.tables.words) = (titles, words);
        LayerTables { tables: self.tables, layer, base: self.own.start, imports: self.imported }
    }

    fn symbol(&mut self, text: &str) -> u32 {
        if let Some(&symbol) = self.symbols.get(text) {
            return symbol;
        }
        let symbol = self.tables.symbols.push(text);
        self.symbols.insert(text.into(), symbol);
        symbol
    }

    fn reference(&mut self, to: Option<Reference<'_>>) -> u32 {
        let Some(Reference { entry, id }) = to else { return 0 };
        if self.own.contains(&entry.0) {
            return entry.0 - self.own.start + 1;
        }
        let (tables, imported) = (&mut self.tables, &mut self.imported);
        IMPORTED
            | *self.imports.entry(entry).or_insert_with(|| {
                imported.push(entry);
                tables.imports.push(id)
            })
    }
}

/// A table of the ids and its seed. That no seed keeps them apart does not happen by chance; then none is found.
fn ids_by_hash(ids: &TextTable) -> (u64, HashTable) {
    let with_seed = |seed: u64| {
        let hashes = ids.iter().map(|id| hash::path(seed, hash::bytes(id.as_bytes()), false));
        Some((seed, HashTable::new(hashes.zip(1..).collect()).ok()?))
    };
    (0..64).find_map(with_seed).unwrap_or_default()
}
