//! The text below the names: folding with a map back, word edges, offsets, words, addresses.

mod addresses;
mod characters;
mod edges;
mod fold;
mod fold_map;
mod letters;
mod normalization;
mod offsets;
#[cfg(test)]
mod properties;
mod tokens;

pub use addresses::{Address, AddressKind, find_addresses};
pub(super) use characters::character_at;
pub use edges::{clitic_end, ends_name, is_joining, starts_name};
pub use fold::{Folded, fold_name};
pub use normalization::{Normalization, normalizations};
pub use offsets::{Encoding, OffsetConverter};
pub use tokens::{Gap, Shape, Token, tokenize};
