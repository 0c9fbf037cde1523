//! The compiled index of a layer's names, as data: the engine, which knows how names are folded and cut, builds and reads it.

use super::hash_table::{Filter, HashTable};
use super::text_table::TextTable;

/// The paths of a set of names in a hash table.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct PathTable {
    /// What each path leads to, by the path's hash.
    pub table: HashTable,
    /// The hashes of the paths of one run: far fewer than all, and asked far more often.
    pub starts: Filter,
    /// What the hashes start from.
    pub seed: u64,
    /// The bytes of the longest run of a name.
    pub longest_run: u32,
}

/// The names of a layer by how they fold.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct NameIndex {
    /// The paths of the folded names. Its values are numbers of names, and behind them places in `shared`.
    pub paths: PathTable,
    /// For each folded name that several names have, their numbers in order; the last has the highest bit set.
    pub shared: Vec<u32>,
    /// The numbers of names whose folding does more than to lower ASCII capitals, in order.
    pub changed: Vec<u32>,
    /// What those fold to.
    pub folded: TextTable,
}

/// The mark of the last of the names that share a folded name.
pub const LAST_SHARED: u32 = 1 << 31;
