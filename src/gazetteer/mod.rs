//! The gazetteer: entries, titles and word lists, and the text format they are written in.

mod check;
mod compiled;
mod draft;
mod entry;
mod format;
pub(crate) mod hash;
mod hash_table;
mod image;
mod load;
mod name_index;
mod pack;
mod place;
mod problem;
mod snapshot;
mod source;
mod stats;
mod tables;
mod text_table;
mod title;
mod views;
mod words;

pub use check::{KINDS, check};
pub use compiled::CompiledNames;
pub use entry::{CasePolicy, EntityType, Entry, EntryId, Gender, Name, NameForm, Office};
pub use hash_table::{Collision, HashTable};
pub use image::{Image, ImageError, MAGIC};
pub use load::{load, load_layers};
pub use name_index::{LAST_SHARED, NameIndex, PathTable};
pub use problem::Problem;
pub use snapshot::{Gazetteer, Layer};
pub use source::{BUILTIN, LEXICON, LayerInput, LayerSource, SourceFile};
pub use stats::{KindCount, Stats, WordCount};
pub use text_table::TextTable;
pub use title::{Title, TitleId, TitleWording};
pub use views::{ExternalIds, Names, Offices};
pub use words::WordLists;
