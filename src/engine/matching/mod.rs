//! How names are found: one automaton over the folded text, and the choice among hits that share text.

mod names;
#[cfg(test)]
mod oracle;
mod select;

pub use names::{Hit, NameId, NameMatcher};
pub use select::{Choice, select};
