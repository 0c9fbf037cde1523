//! The gazetteer: entries, titles and word lists, and the text format they are written in.

mod entry;
mod shim;
mod snapshot;
mod title;
mod words;

pub use entry::{CasePolicy, EntityType, Entry, EntryId, Gender, Name, NameForm, Office};
pub use shim::{LayerSource, Problem, load};
pub use snapshot::{Gazetteer, Layer};
pub use title::{Title, TitleId, TitleWording};
pub use words::WordLists;
