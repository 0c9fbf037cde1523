//! How names are found, by an index of paths or an automaton over the folded text, and the choice among hits that share text.

mod automaton;
mod compiled;
mod haystack;
mod names;
#[cfg(test)]
mod oracle;
mod paths;
mod runs;
mod select;

pub use compiled::{find_compiled, index_names, look_up_compiled};
pub use haystack::Haystack;
pub use names::{Hit, NameId, NameMatcher, TooManyNames};
pub use select::{Choice, select};
