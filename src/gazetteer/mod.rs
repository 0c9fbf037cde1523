//! The gazetteer: entries, titles and word lists, and the text format they are written in.

mod check;
mod entry;
mod format;
mod hash_table;
mod load;
mod place;
mod problem;
mod snapshot;
mod source;
mod stats;
mod title;
mod words;

pub use check::{KINDS, check};
pub use entry::{CasePolicy, EntityType, Entry, EntryId, Gender, Name, NameForm, Office};
pub use hash_table::{Collision, HashTable};
pub use load::load;
pub use problem::Problem;
pub use snapshot::{Gazetteer, Layer};
pub use source::{BUILTIN, LEXICON, LayerSource, SourceFile};
pub use stats::{KindCount, Stats, WordCount};
pub use title::{Title, TitleId, TitleWording};
pub use words::WordLists;
