//! What stands directly before and after a name: the question behind every rule about longer names.

use std::ops::Range;

use super::hit::Hit;
use crate::engine::reading::{Classes, Phrase, Reading, Style, Word};
use crate::engine::text::{Gap, Shape};
use crate::gazetteer::{Gazetteer, NameRef};

/// What stands directly beside a name, in the same sentence with only space or a hyphen between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Neighbour {
    /// Nothing that could be part of a name: another clause, a word in small letters, a number.
    None,
    /// A title, in the singular.
    Title,
    /// `Mr.`, `Dame`.
    Honorific,
    /// `wife`: says whose relative the name is of.
    Kin,
    /// Another name that the gazetteer knows.
    Known,
    /// The family name of an entry.
    Family,
    /// A given name.
    Given,
    /// An initial.
    Initial,
    /// `New`, `Saint`: makes another name of this one.
    Prefix,
    /// `Hurricane`, `USS`: makes the name of a thing of this one.
    Thing,
    /// `northern`, `Mainland`: leaves it the same.
    Direction,
    /// A word that heads the name of an organization or a place (`University`, `River`).
    Head,
    /// A capitalized everyday word where capitals mean something.
    Common,
    /// A capitalized word that no list knows.
    Unknown,
}

/// Which words start and end a known full name; plain family names do not count.
#[derive(Debug)]
pub(in crate::engine) struct KnownNames {
    starts: Vec<bool>,
    ends: Vec<bool>,
}

impl KnownNames {
    pub fn new(words: usize, names: impl Iterator<Item = Range<usize>>) -> Self {
        let mut known = Self { starts: vec![false; words], ends: vec![false; words] };
        for name in names {
            known.starts[name.start] = true;
            known.ends[name.end - 1] = true;
        }
        known
    }

    /// Whether a known name starts with this word.
    pub fn starts_at(&self, word: usize) -> bool {
        self.starts[word]
    }

    /// Whether a known name ends with this word.
    pub fn ends_at(&self, word: usize) -> bool {
        self.ends[word]
    }
}

/// What stands before the word that starts a name.
pub(in crate::engine) fn before(reading: &Reading<'_>, known: &KnownNames, first: usize) -> Neighbour {
    let Some(before) = hyphenated_before(reading, first).or_else(|| reading.before(first)) else {
        return Neighbour::None;
    };
    if known.ends[before] {
        return Neighbour::Known;
    }
    if is_prefixed(reading, before) || reading.is_party(before) {
        return Neighbour::None;
    }
    let ends_title = |word: usize| reading.phrases_until(word + 1).any(|hit| matches!(hit.phrase, Phrase::Title(..)));
    let classes = reading.words[before].classes;
    // `Gen.`: the honorific's stop stands between.
    if classes.any(Classes::HONORIFIC) && reading.words[before].shape.starts_with_capital() {
        return Neighbour::Honorific;
    }
    if classes.any(Classes::KIN) && reading.words[before].shape == Shape::Lower {
        return Neighbour::Kin;
    }
    if ends_title(before) {
        return Neighbour::Title;
    }
    let word = reading.words[before];
    let thing = word.classes.any(Classes::THING_PREFIX) && word.shape.starts_with_capital();
    if thing && reading.style(before) != Style::Capitals {
        return Neighbour::Thing;
    }
    of_word(reading, before)
}

/// Whether a hyphen joins a prefix in small letters to the word: `pre-Columbian` is no part of a name.
fn is_prefixed(reading: &Reading<'_>, word: usize) -> bool {
    let Some(prefix) = hyphenated_before(reading, word) else { return false };
    let Word { shape, classes, .. } = reading.words[prefix];
    shape == Shape::Lower && !classes.any(Classes::PARTICLE)
}

/// What stands after the word that ends a name.
pub(in crate::engine) fn after(reading: &Reading<'_>, known: &KnownNames, last: usize) -> Neighbour {
    let Some(after) = hyphenated_after(reading, last).or_else(|| reading.after(last)) else { return Neighbour::None };
    if ends_thing(reading, after) || owns_head(reading, after) {
        return Neighbour::Head;
    }
    if known.starts[after] {
        return Neighbour::Known;
    }
    if starts_title(reading, after) {
        return Neighbour::Title;
    }
    of_word(reading, after)
}

/// `Sheriff` before `’s Office`: the head of a body's name belongs to a title.
fn owns_head(reading: &Reading<'_>, owner: usize) -> bool {
    let is = |at: usize, test: &dyn Fn(&Word) -> bool| reading.words.get(at).is_some_and(test);
    starts_title(reading, owner)
        && is(owner, &|word| word.shape == Shape::Capitalized)
        && is(owner + 1, &|word| word.shape == Shape::Clitic)
        && is(owner + 2, &|word| word.shape == Shape::Capitalized && word.classes.any(Classes::ORGANIZATION_HEAD))
}

/// Whether the word ends the name of a thing (`Treaty`) where a capital tells.
fn ends_thing(reading: &Reading<'_>, word: usize) -> bool {
    let Word { classes, shape, .. } = reading.words[word];
    classes.any(Classes::THING_HEAD) && shape.starts_with_capital() && reading.style(word) == Style::Running
}

/// Whether a title starts here, a field of office before it or not (`Finance Minister`), that is no head of a body's name.
fn starts_title(reading: &Reading<'_>, first: usize) -> bool {
    let heads = Classes::ORGANIZATION_HEAD.or(Classes::PLACE_HEAD);
    let title = |first: usize| {
        reading
            .phrases_from(first)
            .any(|hit| matches!(hit.phrase, Phrase::Title(..)) && !reading.words[hit.words.end - 1].classes.any(heads))
    };
    title(first)
        || reading
            .phrases_from(first)
            .any(|hit| hit.phrase == Phrase::Portfolio && reading.after(hit.words.end - 1).is_some_and(title))
}

/// Whether a comma and a name of what the place lies in follow (`Birmingham, Alabama`).
pub(super) fn container_follows(reading: &Reading<'_>, gazetteer: &Gazetteer, hit: &Hit, name: &NameRef) -> bool {
    let comma = hit.words.end;
    if !reading.is(comma, ",") {
        return false;
    }
    let Some(container) = gazetteer.within(name.entry) else { return false };
    let Some(next) = reading.words.get(comma + 1) else { return false };
    let follows = &reading.text[next.span.start..];
    gazetteer.entry(container).names.iter().any(|name| follows.starts_with(name.text))
}

/// The word that a hyphen joins to the one before it.
fn hyphenated_before(reading: &Reading<'_>, first: usize) -> Option<usize> {
    let hyphen = first.checked_sub(1)?;
    let joined = reading.words[hyphen].shape == Shape::Hyphen && reading.words[first].gap == Gap::None;
    joined.then(|| hyphen.checked_sub(1)).flatten()
}

fn hyphenated_after(reading: &Reading<'_>, last: usize) -> Option<usize> {
    let joined = reading.words.get(last + 1)?.shape == Shape::Hyphen;
    (joined && last + 2 < reading.words.len()).then_some(last + 2)
}

fn of_word(reading: &Reading<'_>, index: usize) -> Neighbour {
    let word = reading.words[index];
    if !word.shape.starts_with_capital() {
        return Neighbour::None;
    }
    let is = |class: Classes| word.classes.any(class);
    let style = reading.style(index);
    if style == Style::Capitals {
        return if is(Classes::GIVEN) { Neighbour::Given } else { Neighbour::None };
    }
    if is(Classes::CALENDAR.or(Classes::NO_NAME).or(Classes::STARTER)) {
        return Neighbour::None;
    }
    if is(Classes::HONORIFIC) {
        return Neighbour::Honorific;
    }
    if word.shape == Shape::Initial && !matches!(reading.str(index), "I" | "A") {
        return Neighbour::Initial;
    }
    if is(Classes::NAME_PREFIX) {
        return Neighbour::Prefix;
    }
    if is(Classes::DIRECTION) {
        return Neighbour::Direction;
    }
    if is(Classes::ORGANIZATION_HEAD.or(Classes::ORGANIZATION_SUFFIX).or(Classes::PLACE_HEAD)) {
        return Neighbour::Head;
    }
    let opens = reading.opens_sentence(index);
    if is(Classes::FAMILY_OF_ENTRY) && !is(Classes::GIVEN.or(Classes::COMMON)) {
        return Neighbour::Family;
    }
    if is(Classes::GIVEN) && !(opens && is(Classes::COMMON)) {
        return Neighbour::Given;
    }
    if is(Classes::COMMON.or(Classes::SPEECH).or(Classes::WEAK_GIVEN)) {
        return if opens || style == Style::TitleCase { Neighbour::None } else { Neighbour::Common };
    }
    Neighbour::Unknown
}

/// Whether the capitalized words after a name end in a word that heads a name (`Program` in `Andy Warhol Legacy Program`).
pub(in crate::engine) fn head_follows(reading: &Reading<'_>, last: usize) -> bool {
    // No longer name is told by a head further away.
    const REACH: usize = 4;
    let mut at = last;
    for _ in 0..REACH {
        let Some(next) = reading.after(at) else { return false };
        let word = &reading.words[next];
        if !word.shape.starts_with_capital() || reading.style(next) != Style::Running {
            return false;
        }
        if word.classes.any(Classes::ORGANIZATION_HEAD.or(Classes::PLACE_HEAD).or(Classes::THING_HEAD)) {
            return true;
        }
        if word.classes.any(Classes::CALENDAR.or(Classes::HONORIFIC)) {
            return false;
        }
        at = next;
    }
    false
}
