//! All names of a gazetteer in one automaton.
//!
//! The automaton reports every occurrence, nested ones too. Its own leftmost-longest would decide before it is known which
//! occurrences stand at word edges, and lose `Lionel Jospin` to the name `Prime Minister Li`.

use aho_corasick::automaton::Automaton;
use aho_corasick::nfa::contiguous::NFA;
use aho_corasick::{Anchored, BuildError, MatchKind, PatternID};

use crate::engine::Span;
use crate::engine::text::{Folded, ends_name, starts_name};

/// Finds names in folded text. A name, which is a folded text, may carry several values, such as the entries that share it.
#[derive(Debug)]
pub struct NameMatcher<V> {
    automaton: NFA,
    values: Vec<V>,
    /// Where each name's values start; one more at the end.
    starts: Vec<usize>,
}

/// A folded name of one [`NameMatcher`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(u32);

/// A name that stands in a text, from word edge to word edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Where it stands in the document.
    pub span: Span,
    /// Which name it is.
    pub name: NameId,
}

impl<V> NameMatcher<V> {
    /// Builds the automaton for names that [`fold_name`](crate::engine::text::fold_name) folded; empty ones are left out. The values
    /// of one name keep their order.
    ///
    /// # Errors
    /// Fails where the names together exceed what the automaton can number (2³¹ states).
    pub fn new(names: impl IntoIterator<Item = (String, V)>) -> Result<Self, BuildError> {
        let mut names: Vec<(String, V)> = names.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        names.sort_by(|a, b| a.0.cmp(&b.0));
        let mut starts = Vec::new();
        let mut patterns: Vec<String> = Vec::new();
        let mut values = Vec::with_capacity(names.len());
        for (name, value) in names {
            if patterns.last() != Some(&name) {
                starts.push(values.len());
                patterns.push(name);
            }
            values.push(value);
        }
        starts.push(values.len());
        let automaton = NFA::builder().match_kind(MatchKind::Standard).prefilter(false).build(patterns)?;
        Ok(Self { automaton, values, starts })
    }

    /// The values of a name.
    pub fn values(&self, name: NameId) -> &[V] {
        let index = name.0 as usize;
        &self.values[self.starts[index]..self.starts[index + 1]]
    }

    /// Finds every name in `text`, nested ones too, in place of what `hits` held; by end, the longer first. `folded` is the folded
    /// copy of `text`.
    pub fn find(&self, text: &str, folded: &Folded, hits: &mut Vec<Hit>) {
        hits.clear();
        let Ok(mut state) = self.automaton.start_state(Anchored::No) else { return };
        for (at, &byte) in folded.text().as_bytes().iter().enumerate() {
            state = self.automaton.next_state(Anchored::No, state, byte);
            if self.automaton.is_special(state) && self.automaton.is_match(state) {
                let Some(end) = folded.original_end(at + 1).filter(|&end| ends_name(text, end)) else { continue };
                for index in 0..self.automaton.match_len(state) {
                    let pattern = self.automaton.match_pattern(state, index);
                    let start = folded.original_start(at + 1 - self.automaton.pattern_len(pattern));
                    if let Some(start) = start.filter(|&start| starts_name(text, start)) {
                        hits.push(Hit { span: Span::new(start, end), name: name_id(pattern) });
                    }
                }
            }
        }
    }

    /// The name that is exactly `folded`.
    pub fn look_up(&self, folded: &str) -> Option<NameId> {
        let mut state = self.automaton.start_state(Anchored::Yes).ok()?;
        for &byte in folded.as_bytes() {
            state = self.automaton.next_state(Anchored::Yes, state, byte);
        }
        if !self.automaton.is_match(state) {
            return None;
        }
        (0..self.automaton.match_len(state))
            .map(|index| self.automaton.match_pattern(state, index))
            .find(|&pattern| self.automaton.pattern_len(pattern) == folded.len())
            .map(name_id)
    }

    /// The bytes of memory that the automaton and the values' index take.
    pub fn memory_usage(&self) -> usize {
        self.automaton.memory_usage() + self.starts.len() * size_of::<usize>() + self.values.len() * size_of::<V>()
    }
}

fn name_id(pattern: PatternID) -> NameId {
    NameId(pattern.as_u32())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::OverlapPolicy;
    use crate::engine::linear::{DIFFICULT, assert_linear};
    use crate::engine::matching::select;
    use crate::engine::text::fold_name;

    fn matcher(names: &[&str]) -> NameMatcher<String> {
        NameMatcher::new(names.iter().map(|name| (fold_name(name), (*name).to_owned()))).unwrap()
    }

    /// The surfaces found, in order of the hits.
    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut hits = Vec::new();
        matcher(names).find(text, &Folded::of(text), &mut hits);
        hits.iter().map(|hit| hit.span.of(text).to_owned()).collect()
    }

    #[test]
    fn names_are_found_at_edges() {
        let cases: [(&str, &[&str], &str, &[&str]); 12] = [
            ("plain", &["China"], "China and CHINA and china", &["China", "CHINA", "china"]),
            ("inside a word", &["China"], "Chinatown Indochina", &[]),
            ("possessive", &["Xi", "Xi'an"], "Xi’s trip to Xi’an’s wall", &["Xi", "Xi’an"]),
            (
                "nested, the longer first",
                &["US", "US State Department", "State Department"],
                "the US State Department",
                &["US", "US State Department", "State Department"],
            ),
            (
                "an invalid longer one",
                &["Prime Minister Li", "Lionel Jospin"],
                "Prime Minister Lionel Jospin",
                &["Lionel Jospin"],
            ),
            ("hyphens", &["US", "China"], "US-China, non-US", &["US", "China", "US"]),
            ("line end", &["Joe Biden"], "Joe\r\n   Biden", &["Joe\r\n   Biden"]),
            ("blank line", &["Joe Biden"], "Joe\n\nBiden", &[]),
            ("accents", &["Recep Tayyip Erdoğan"], "Recep Tayyip Erdogan", &["Recep Tayyip Erdogan"]),
            ("half of a character", &["Straus"], "Strauß", &[]),
            ("stop", &["U.S.", "U.S"], "the U.S. vision", &["U.S", "U.S."]),
            ("no names", &[], "China", &[]),
        ];
        for (name, names, text, want) in cases {
            assert_eq!(found(names, text), want, "{name}: {text:?}");
        }
    }

    #[test]
    fn values_share_a_name_in_order() {
        let names = [("georgia", "state"), ("paris", "city"), ("georgia", "country"), ("", "nothing")];
        let matcher = NameMatcher::new(names.map(|(name, value)| (name.to_owned(), value))).unwrap();
        let name = matcher.look_up("georgia").unwrap();
        assert_eq!(matcher.values(name), ["state", "country"]);
        for missing in ["", "georgi", "georgias", "gia", "pariss"] {
            assert_eq!(matcher.look_up(missing), None, "{missing}");
        }
    }

    #[test]
    fn finding_takes_linear_time() {
        let units = DIFFICULT.iter().map(|(_, unit)| *unit);
        let names: Vec<String> = units.flat_map(|unit| (1..4).map(|times| fold_name(&unit.repeat(times)))).collect();
        let matcher = NameMatcher::new(names.into_iter().map(|name| (name, ()))).unwrap();
        let (mut folded, mut hits) = (Folded::default(), Vec::new());
        assert_linear("names", |text| {
            folded.fold(text);
            matcher.find(text, &folded, &mut hits);
            std::hint::black_box(select(&hits, OverlapPolicy::Longest, |hit| hit.span));
        });
    }

    #[test]
    fn a_matcher_can_be_shared() {
        fn assert_shared<T: Send + Sync>() {}
        assert_shared::<NameMatcher<u32>>();
    }
}
