//! The names of the rules that take, drop or choose a mention, and what an explanation tells of one that fired.

use super::Span;
use crate::gazetteer::EntryId;

/// Every rule that an explanation can name, sorted; `docs/rules.md` describes each, with an example that the tests run.
pub const RULES: [&str; 47] = [
    "acronym",
    "acting",
    "address",
    "after-honorific",
    "after-kin",
    "after-place-preposition",
    "after-title",
    "before-containing-place",
    "beside-speech-verb",
    "case",
    "club-of-town",
    "confidence-filter",
    "container-follows",
    "country-named",
    "demonym-filter",
    "eastern-name",
    "family-name",
    "famous-family-name",
    "foreign-body",
    "given-name",
    "greeting",
    "has-office",
    "held-title",
    "inside-longer-name",
    "mistaken-acronym",
    "named-elsewhere",
    "namesake",
    "organization-cue",
    "organization-head",
    "organization-suffix",
    "out-of-time",
    "overlap",
    "part-named",
    "person-cue",
    "place-cue",
    "place-head",
    "possessed-body",
    "recurring-name",
    "short-name",
    "shouted",
    "small-letters",
    "spelled-out",
    "surname",
    "title-cut",
    "type-cue",
    "type-filter",
    "weak",
];

/// A rule that fired on a name.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleFired {
    /// The rule's name, one of [`RULES`].
    pub rule: &'static str,
    /// What it did and why, in a few words that quote no document text.
    pub effect: &'static str,
    /// The candidate that it acted on; none where on the whole name.
    pub entry: Option<EntryId>,
    /// The name that this one lost to, where it lost to one.
    pub winner: Option<Span>,
}

impl RuleFired {
    /// A rule that acted on the whole name.
    pub fn new(rule: &'static str, effect: &'static str) -> Self {
        debug_assert!(RULES.binary_search(&rule).is_ok(), "{rule} is among the rules");
        Self { rule, effect, entry: None, winner: None }
    }

    /// A rule that acted on one candidate.
    pub fn on(entry: EntryId, rule: &'static str, effect: &'static str) -> Self {
        Self { entry: Some(entry), ..Self::new(rule, effect) }
    }

    /// The rule `overlap`: the name at `winner` was taken instead.
    pub fn lost_to(winner: Span) -> Self {
        Self { winner: Some(winner), ..Self::new("overlap", "dropped: shares text with a name that was taken") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_sorted() {
        assert!(RULES.is_sorted());
    }
}
