//! A layer's compiled index: from what its hash table tells to names.

use super::name_index::{LAST_SHARED, NameIndex, PathTable};
use super::name_ref::NameRef;
use super::views::LayerTables;

/// The names of a layer by how they fold.
#[derive(Clone, Copy)]
pub struct CompiledNames<'g> {
    layer: &'g LayerTables,
    index: &'g NameIndex,
}

impl<'g> CompiledNames<'g> {
    pub(super) fn of(layer: &'g LayerTables) -> Option<Self> {
        layer.tables.index.as_ref().map(|index| Self { layer, index })
    }

    /// The paths of the folded names. What they lead to is a value of this index.
    pub fn paths(self) -> &'g PathTable {
        &self.index.paths
    }

    /// Whether the folded name of a value of the index is `folded`, which is folded text.
    #[inline]
    pub fn is(self, value: u32, folded: &str) -> bool {
        let Some(&first) = self.numbers(value).first() else { return self.folds_to(value, folded) };
        self.folds_to(first & !LAST_SHARED, folded)
    }

    #[inline]
    fn folds_to(self, number: u32, folded: &str) -> bool {
        // Folded text has no capitals, and what is neither ASCII nor changed by folding is the same in both.
        self.layer.tables.names.get(number as usize).eq_ignore_ascii_case(folded)
            || self.index.changed.binary_search(&number).is_ok_and(|place| self.index.folded.get(place) == folded)
    }

    /// The index of the layer.
    pub fn layer(self) -> u16 {
        self.layer.layer
    }

    /// The names that have the folded name of a value of the index, in order.
    #[inline]
    pub fn names(self, value: u32) -> impl Iterator<Item = NameRef> + use<'g> {
        let shared = self.numbers(value);
        let alone = shared.is_empty().then_some(value);
        let numbers = alone.into_iter().chain(shared.iter().map(|number| number & !LAST_SHARED));
        numbers.filter_map(move |number| self.layer.name_ref(number))
    }

    /// The names that share a folded name; none where the value is a single name's number.
    #[inline]
    fn numbers(self, value: u32) -> &'g [u32] {
        let count = self.layer.tables.name_count();
        let Some(shared) = (value as usize).checked_sub(count).and_then(|first| self.index.shared.get(first..)) else {
            return &[];
        };
        let last = shared.iter().position(|number| number & LAST_SHARED != 0).unwrap_or_default();
        &shared[..shared.len().min(last + 1)]
    }

    /// The bytes of memory that the layer's entries, names and index take.
    pub fn memory_usage(self) -> usize {
        let NameIndex { paths, shared, changed, folded } = self.index;
        let index =
            paths.table.memory_usage() + size_of_val(&**shared) + size_of_val(&**changed) + folded.memory_usage();
        index + self.layer.tables.memory_usage()
    }
}
