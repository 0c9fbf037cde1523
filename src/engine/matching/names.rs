//! Names with what they stand for, behind one of two matchers that find the same.

use std::fmt;

use super::automaton::Automaton;
use super::haystack::Haystack;
use super::paths;
use crate::engine::Span;
use crate::gazetteer::PathTable;

/// Finds names in folded text. A name, which is a folded text, may carry several values, such as the entries that share it.
#[derive(Debug)]
pub struct NameMatcher<V> {
    matcher: Matcher,
    /// The names of an index, in order; an automaton holds its own.
    names: Vec<String>,
    values: Vec<V>,
    /// Where each name's values start; one more at the end.
    starts: Vec<u32>,
}

#[derive(Debug)]
enum Matcher {
    Automaton(Box<Automaton>),
    Paths(PathTable),
}

/// A folded name of one [`NameMatcher`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NameId(pub(super) u32);

/// A name that stands in a text, from word edge to word edge.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hit {
    /// Where it stands in the document.
    pub span: Span,
    /// Which name it is.
    pub name: NameId,
}

/// There are more names than a matcher can number: 2³¹ states of an automaton, as many names of an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooManyNames;

impl fmt::Display for TooManyNames {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there are more names than one matcher can number")
    }
}

impl std::error::Error for TooManyNames {}

impl<V> NameMatcher<V> {
    /// Builds an automaton for names that [`fold_name`](crate::engine::text::fold_name) folded; empty ones are left out. The values
    /// of one name keep their order.
    ///
    /// # Errors
    /// Fails where there are too many names.
    pub fn automaton(names: impl IntoIterator<Item = (String, V)>) -> Result<Self, TooManyNames> {
        Self::new(names, |names| Automaton::new(&std::mem::take(names)).ok().map(Box::new).map(Matcher::Automaton))
    }

    /// As [`automaton`](Self::automaton), but builds an index of paths: quicker to build and to ask.
    ///
    /// # Errors
    /// Fails where there are too many names.
    pub fn paths(names: impl IntoIterator<Item = (String, V)>) -> Result<Self, TooManyNames> {
        Self::new(names, |names| paths::paths(&names.iter().map(String::as_str).zip(0..)).map(Matcher::Paths))
    }

    fn new(
        names: impl IntoIterator<Item = (String, V)>,
        matcher: impl FnOnce(&mut Vec<String>) -> Option<Matcher>,
    ) -> Result<Self, TooManyNames> {
        let mut named: Vec<(String, V)> = names.into_iter().filter(|(name, _)| !name.is_empty()).collect();
        named.sort_by(|a, b| a.0.cmp(&b.0));
        let (mut names, mut values, mut starts) = (Vec::new(), Vec::with_capacity(named.len()), Vec::new());
        for (name, value) in named {
            if names.last() != Some(&name) {
                starts.push(u32::try_from(values.len()).map_err(|_| TooManyNames)?);
                names.push(name);
            }
            values.push(value);
        }
        starts.push(u32::try_from(values.len()).map_err(|_| TooManyNames)?);
        let matcher = matcher(&mut names).ok_or(TooManyNames)?;
        Ok(Self { matcher, names, values, starts })
    }

    /// The values of a name.
    pub fn values(&self, name: NameId) -> &[V] {
        let index = name.0 as usize;
        &self.values[self.starts[index] as usize..self.starts[index + 1] as usize]
    }

    /// Finds every name in `haystack`, nested ones too, in place of what `hits` held; in no order.
    pub fn find(&self, haystack: &Haystack<'_>, hits: &mut Vec<Hit>) {
        hits.clear();
        if self.values.is_empty() {
            return;
        }
        match &self.matcher {
            Matcher::Automaton(automaton) => automaton.find(haystack, hits),
            Matcher::Paths(table) => paths::find(table, haystack, |found| {
                let folded = haystack.folded();
                for place in found.iter().filter(|place| self.names[place.number as usize] == folded[place.range()]) {
                    let name = NameId(place.number);
                    hits.extend(haystack.span(place.range()).map(|span| Hit { span, name }));
                }
            }),
        }
    }

    /// The name that is exactly `folded`.
    pub fn look_up(&self, folded: &str) -> Option<NameId> {
        match &self.matcher {
            Matcher::Automaton(automaton) => automaton.look_up(folded),
            Matcher::Paths(table) => {
                paths::look_up(table, folded).filter(|&name| self.names[name as usize] == folded).map(NameId)
            }
        }
    }

    /// The bytes of memory that the matcher, the names and the values' index take.
    pub fn memory_usage(&self) -> usize {
        let matcher = match &self.matcher {
            Matcher::Automaton(automaton) => automaton.memory_usage(),
            Matcher::Paths(paths) => paths.table.memory_usage(),
        };
        let names: usize = self.names.iter().map(|name| name.len() + size_of::<String>()).sum();
        matcher + names + self.starts.len() * size_of::<u32>() + self.values.len() * size_of::<V>()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::OverlapPolicy;
    use crate::engine::linear::{DIFFICULT, assert_linear};
    use crate::engine::matching::select;
    use crate::engine::text::{Folded, fold_name};

    /// Both matchers over the same names.
    fn matchers<V: Clone>(names: impl Iterator<Item = (String, V)> + Clone) -> [NameMatcher<V>; 2] {
        [NameMatcher::automaton(names.clone()).unwrap(), NameMatcher::paths(names).unwrap()]
    }

    /// The surfaces found, by start, the longer first.
    fn found(matcher: &NameMatcher<()>, text: &str) -> Vec<String> {
        let mut hits = Vec::new();
        matcher.find(&Haystack::new(text, &Folded::of(text)), &mut hits);
        hits.sort_by_key(|hit| (hit.span.start, std::cmp::Reverse(hit.span.end)));
        hits.iter().map(|hit| hit.span.of(text).to_owned()).collect()
    }

    #[test]
    fn names_are_found_at_edges() {
        let cases: [(&str, &[&str], &str, &[&str]); 15] = [
            ("plain", &["China"], "China and CHINA and china", &["China", "CHINA", "china"]),
            ("inside a word", &["China"], "Chinatown Indochina", &[]),
            ("possessive", &["Xi", "Xi'an"], "Xi’s trip to Xi’an’s wall", &["Xi", "Xi’an"]),
            (
                "nested, the longer first",
                &["US", "US State Department", "State Department"],
                "the US State Department",
                &["US State Department", "US", "State Department"],
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
            ("stop", &["U.S.", "U.S"], "the U.S. vision", &["U.S.", "U.S"]),
            ("raised digit", &["NATO", "NATO2", "2"], "NATO²", &["NATO²", "NATO"]),
            ("after a raised digit", &["China", "2China"], "x²China", &["China"]),
            ("trade mark", &["Tesla", "Teslatm Inc", "TM Inc"], "Tesla™ Inc", &["Tesla™ Inc", "Tesla"]),
            ("no names", &[], "China", &[]),
        ];
        for (name, names, text, want) in cases {
            for matcher in matchers(names.iter().map(|name| (fold_name(name), ()))) {
                assert_eq!(found(&matcher, text), want, "{name}: {text:?} by {:?}", matcher.matcher);
            }
        }
    }

    #[test]
    fn values_share_a_name_in_order() {
        let names = [("georgia", "state"), ("paris", "city"), ("georgia", "country"), ("", "nothing")];
        for matcher in matchers(names.into_iter().map(|(name, value)| (name.to_owned(), value))) {
            let name = matcher.look_up("georgia").unwrap();
            assert_eq!(matcher.values(name), ["state", "country"]);
            for missing in ["", "georgi", "georgias", "gia", "pariss", "georgia paris"] {
                assert_eq!(matcher.look_up(missing), None, "{missing}");
            }
        }
    }

    #[test]
    fn finding_takes_linear_time() {
        let units = DIFFICULT.iter().map(|(_, unit)| *unit);
        let names: Vec<String> = units.flat_map(|unit| (1..4).map(|times| fold_name(&unit.repeat(times)))).collect();
        for matcher in matchers(names.into_iter().map(|name| (name, ()))) {
            let (mut folded, mut hits) = (Folded::default(), Vec::new());
            assert_linear("names", |text| {
                folded.fold(text);
                matcher.find(&Haystack::new(text, &folded), &mut hits);
                std::hint::black_box(select(&hits, OverlapPolicy::Longest, |hit| hit.span));
            });
        }
    }

    #[test]
    fn a_matcher_can_be_shared() {
        fn assert_shared<T: Send + Sync>() {}
        assert_shared::<NameMatcher<u32>>();
    }
}
