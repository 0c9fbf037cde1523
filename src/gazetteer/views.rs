//! Entries as readers see them: views into a layer's tables.

use jiff::civil::Date;

use super::entry::{Entry, EntryId, Name, Office};
use super::name_ref::NameRef;
use super::tables::{
    ACTING, DetailRecord, IMPORTED, NO_YEAR, OfficeRecord, SHARED, Tables, bits, case_policy, entity_type, form,
    gender, is_weak,
};

/// A layer in its place among the others.
#[derive(Debug)]
pub(super) struct LayerTables {
    pub tables: Tables,
    /// The index of the layer.
    pub layer: u16,
    /// The id of its first entry.
    pub base: u32,
    /// The entries of other layers that it refers to.
    pub imports: Vec<EntryId>,
}

/// The names of an entry, in order.
#[derive(Clone, Copy)]
pub struct Names<'g> {
    tables: &'g Tables,
    first: u32,
    end: u32,
}

/// The offices of an entry, as listed.
#[derive(Clone, Copy)]
pub struct Offices<'g>(Details<'g>);

/// The ids of an entry in other knowledge bases, as listed.
#[derive(Clone, Copy)]
pub struct ExternalIds<'g>(Details<'g>);

/// What only some entries have. It is looked up where it is asked for.
#[derive(Clone, Copy)]
pub(super) struct Details<'g> {
    layer: &'g LayerTables,
    number: u32,
    /// Whether the entry has any.
    any: bool,
}

/// The highest prior there is.
const HIGHEST_PRIOR: u8 = 9;

impl LayerTables {
    /// The entry with this number in the layer.
    #[inline]
    pub fn entry(&self, number: u32) -> Entry<'_> {
        let tables = &self.tables;
        let [_, within, kind, years, flags] = tables.entries.get(number as usize).copied().unwrap_or_default();
        let (first, end) = tables.names_of(number);
        let details = Details { layer: self, number, any: flags & bits::DETAILS != 0 };
        Entry {
            id: tables.ids.get(number as usize),
            entity_type: entity_type(flags),
            kind: tables.symbols.get((kind & 0xffff) as usize),
            names: Names { tables, first, end },
            family: (kind >> 16).checked_sub(1),
            within: self.reference(within),
            offices: Offices(details),
            born: year(years as u16),
            died: year((years >> 16) as u16),
            gender: gender(flags),
            external_ids: ExternalIds(details),
            details,
            prior: prior(flags),
            layer: self.layer,
        }
    }

    /// What the entry with this number in the layer belongs to.
    #[inline]
    pub fn within(&self, number: u32) -> Option<EntryId> {
        self.reference(self.tables.entries.get(number as usize)?[1])
    }

    /// The kind of the entry with this number in the layer.
    #[inline]
    pub fn kind(&self, number: u32) -> &str {
        let kind = self.tables.entries.get(number as usize).map_or(0, |&[_, _, kind, ..]| kind & 0xffff);
        self.tables.symbols.get(kind as usize)
    }

    /// The name with this number in the layer.
    #[inline]
    pub fn name_ref(&self, number: u32) -> Option<NameRef> {
        let tables = &self.tables;
        let &entry = tables.name_entries.get(number as usize)?;
        let &[first, .., flags] =
            tables.entries.get(entry as usize).filter(|_| (entry as usize) < tables.entry_count())?;
        let name = tables.name_flags.get(number as usize).copied().unwrap_or_default();
        Some(NameRef {
            entry: EntryId(self.base + entry),
            name: number.checked_sub(first)?.try_into().ok()?,
            entity_type: entity_type(flags),
            form: form(name),
            case: case_policy(name),
            weak: is_weak(name),
            prior: prior(flags),
        })
    }

    #[inline]
    fn reference(&self, code: u32) -> Option<EntryId> {
        if code & IMPORTED != 0 {
            return self.imports.get((code & !IMPORTED) as usize).copied();
        }
        code.checked_sub(1)
            .filter(|&number| (number as usize) < self.tables.entry_count())
            .map(|number| EntryId(self.base + number))
    }
}

impl<'g> Names<'g> {
    /// The name with this index.
    #[inline]
    pub fn get(self, index: usize) -> Option<Name<'g>> {
        (index < self.len()).then(|| self.tables.name(self.first + index as u32))
    }

    /// How many there are.
    pub fn len(self) -> usize {
        (self.end - self.first) as usize
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.first == self.end
    }

    /// Each of them.
    pub fn iter(self) -> impl ExactSizeIterator<Item = Name<'g>> + Clone {
        (self.first..self.end).map(move |number| self.tables.name(number))
    }
}

impl<'g> Details<'g> {
    /// What the entry has, and where that of the next begins.
    fn records(self) -> Option<(&'g DetailRecord, &'g DetailRecord)> {
        if self.any { self.layer.tables.detail(self.number) } else { None }
    }

    /// The organization that the entry is part of.
    pub(super) fn parent(self) -> Option<EntryId> {
        self.layer.reference(self.records()?.0[1])
    }

    fn offices(self) -> &'g [OfficeRecord] {
        self.records().map_or(&[], |(own, next)| between(&self.layer.tables.offices, own[2], next[2]))
    }

    fn external_ids(self) -> &'g [[u32; 2]] {
        self.records().map_or(&[], |(own, next)| between(&self.layer.tables.external_ids, own[3], next[3]))
    }
}

fn between<T>(records: &[T], first: u32, end: u32) -> &[T] {
    let end = (end as usize).min(records.len());
    records.get(first as usize..end).unwrap_or_default()
}

impl<'g> Offices<'g> {
    /// How many there are.
    pub fn len(self) -> usize {
        self.0.offices().len()
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Office<'g>> + Clone {
        let layer = self.0.layer;
        self.0.offices().iter().filter_map(move |&[title, at, from, to, flags]| {
            Some(Office {
                title: layer.tables.symbols.get(title as usize),
                at: layer.reference(at)?,
                from: day(from)?,
                to: if to == 0 { None } else { Some(day(to)?) },
                acting: flags & ACTING != 0,
                shared: flags & SHARED != 0,
            })
        })
    }
}

impl<'g> ExternalIds<'g> {
    /// Each of them, scheme and value.
    pub fn iter(self) -> impl Iterator<Item = (&'g str, &'g str)> + Clone {
        let tables = &self.0.layer.tables;
        let texts = move |&[scheme, value]: &[u32; 2]| {
            (tables.symbols.get(scheme as usize), tables.external_values.get(value as usize))
        };
        self.0.external_ids().iter().map(texts)
    }
}

/// A prior as it is stored; a foreign image may hold any byte.
fn prior(flags: u32) -> u8 {
    ((flags >> bits::PRIOR_SHIFT) as u8).min(HIGHEST_PRIOR)
}

fn year(stored: u16) -> Option<i16> {
    Some(stored as i16).filter(|&year| year != NO_YEAR)
}

/// A day as the tables store it: the year, month and day in 16, 8 and 8 bits; never 0.
pub(super) fn packed_day(day: Date) -> u32 {
    u32::from(day.year() as u16) << 16 | u32::from(day.month() as u8) << 8 | u32::from(day.day() as u8)
}

fn day(packed: u32) -> Option<Date> {
    Date::new((packed >> 16) as i16, (packed >> 8) as i8, packed as i8).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn days_are_stored_and_read() {
        for day_in in [date(2021, 1, 20), date(-44, 3, 15), Date::MIN, Date::MAX, date(1999, 12, 31)] {
            assert_eq!(day(packed_day(day_in)), Some(day_in));
        }
        for nonsense in [0, u32::MAX, 0x07d0_0d01, 0x07d0_021f] {
            assert_eq!(day(nonsense), None, "{nonsense:x}");
        }
    }
}
