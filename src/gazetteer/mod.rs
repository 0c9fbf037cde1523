//! The gazetteer: entries, titles and word lists, and the text format they are written in.

mod entry;
mod snapshot;
mod title;
mod words;

pub use entry::{CasePolicy, EntityType, Entry, EntryId, Gender, Name, NameForm, Office};
pub use snapshot::{Gazetteer, Layer};
pub use title::{Title, TitleId, TitleWording};
pub use words::WordLists;
