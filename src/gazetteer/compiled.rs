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

    /// The text of the name, or of the first name, of a value of the index.
    #[inline]
    pub fn text(self, value: u32) -> &'g [u8] {
        self.layer.tables.names.bytes(self.first(value) as usize)
    }

    /// Whether the folded name of a value of the index, whose [`text`](Self::text) is given, is `folded`, which is folded text.
    #[inline]
    pub fn is(self, value: u32, text: &[u8], folded: &str) -> bool {
        // Folded text has no capitals, and what is neither ASCII nor changed by folding is the same in both.
        lowers_to(text, folded.as_bytes()) || self.changed_to(self.first(value)) == Some(folded)
    }

    #[inline]
    fn first(self, value: u32) -> u32 {
        let shared = (value as usize).checked_sub(self.layer.tables.name_count());
        shared.and_then(|place| self.index.shared.get(place)).map_or(value, |first| first & !LAST_SHARED)
    }

    /// What a name folds to, where that is more than to lower ASCII capitals.
    fn changed_to(self, number: u32) -> Option<&'g str> {
        self.index.changed.binary_search(&number).ok().map(|place| self.index.folded.get(place))
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
        let index = paths.table.memory_usage()
            + paths.starts.memory_usage()
            + size_of_val(&**shared)
            + size_of_val(&**changed)
            + folded.memory_usage();
        index + self.layer.tables.memory_usage()
    }
}

/// Whether `text` is `lower` in any ASCII case; `lower` has no ASCII capitals. Eight bytes at a time, the last eight perhaps twice.
#[inline]
fn lowers_to(text: &[u8], lower: &[u8]) -> bool {
    let (Some(end), Some(lower_end)) = (text.last_chunk::<8>(), lower.last_chunk::<8>()) else {
        return text.eq_ignore_ascii_case(lower);
    };
    let (words, lower_words) = (text.as_chunks::<8>().0, lower.as_chunks::<8>().0);
    text.len() == lower.len()
        && lowered(end) == u64::from_le_bytes(*lower_end)
        && words.iter().zip(lower_words).all(|(word, lower)| lowered(word) == u64::from_le_bytes(*lower))
}

/// Eight bytes with their ASCII capitals lowered.
#[inline]
fn lowered(bytes: &[u8; 8]) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    let word = u64::from_le_bytes(*bytes);
    let from = |least: u8| (word & !HIGH) + (0x80 - u64::from(least)) * EACH;
    let capitals = from(b'A') & !from(b'Z' + 1) & !word & HIGH;
    word | capitals >> 2
}
