//! All names in one automaton: the well-known way to find them, by which the index of paths is tested and measured.
//!
//! The automaton reports every occurrence, nested ones too. Its own leftmost-longest would decide before it is known which
//! occurrences stand at word edges, and lose `Lionel Jospin` to the name `Prime Minister Li`.

use aho_corasick::automaton::Automaton as _;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError, MatchKind};

use super::haystack::Haystack;
use super::names::{Hit, NameId};
use crate::engine::Span;

/// An automaton of folded names, numbered as given.
#[derive(Debug)]
pub(super) struct Automaton(NFA);

impl Automaton {
    pub fn new(names: &[String]) -> Result<Self, BuildError> {
        NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(names).map(Self)
    }

    pub fn find(&self, haystack: &Haystack<'_>, hits: &mut Vec<Hit>) {
        let Ok(mut state) = self.0.start_state(Anchored::No) else { return };
        for (at, &byte) in haystack.folded().as_bytes().iter().enumerate() {
            state = self.0.next_state(Anchored::No, state, byte);
            if self.0.is_special(state) && self.0.is_match(state) {
                let Some(end) = haystack.name_end(at + 1) else { continue };
                for index in 0..self.0.match_len(state) {
                    let pattern = self.0.match_pattern(state, index);
                    if let Some(start) = haystack.name_start(at + 1 - self.0.pattern_len(pattern)) {
                        hits.push(Hit { span: Span::new(start, end), name: NameId(pattern.as_u32()) });
                    }
                }
            }
        }
    }

    /// The name that is exactly `folded`.
    pub fn look_up(&self, folded: &str) -> Option<NameId> {
        let mut state = self.0.start_state(Anchored::Yes).ok()?;
        for &byte in folded.as_bytes() {
            state = self.0.next_state(Anchored::Yes, state, byte);
        }
        if !self.0.is_match(state) {
            return None;
        }
        (0..self.0.match_len(state))
            .map(|index| self.0.match_pattern(state, index))
            .find(|&pattern| self.0.pattern_len(pattern) == folded.len())
            .map(|pattern| NameId(pattern.as_u32()))
    }

    pub fn memory_usage(&self) -> usize {
        self.0.memory_usage()
    }
}
