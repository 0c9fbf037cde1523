//! Roles the text states: a title tied to a name beside it.

use super::apposition::{apposition, is_mark};
use super::phrase::{Determiner, TitlePhrase};
use super::prefix::{first_of_name, prefix};
use super::{Names, RoleDraft, verbs};
use crate::engine::reading::Reading;
use crate::engine::text::{Gap, Shape};
use crate::engine::{RolePattern, RoleStatus};

/// The holders of a title phrase and how the text ties them to it.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    pub people: Vec<usize>,
    pub pattern: RolePattern,
    /// What the verb says of the status, where it says something.
    pub status: Option<RoleStatus>,
    /// The first word of the evidence, where the tie reaches further than the phrase does by itself.
    pub evidence_start: Option<usize>,
}

impl Tie {
    pub fn new(people: Vec<usize>, pattern: RolePattern) -> Self {
        Self { people, pattern, status: None, evidence_start: None }
    }
}

/// The tie of each phrase, in order; none where the text states none.
pub(super) fn ties(reading: &Reading<'_>, names: &Names<'_>, phrases: &[TitlePhrase]) -> Vec<Option<Tie>> {
    let mut ties: Vec<Option<Tie>> =
        reading.stop.until(phrases).map(|phrase| own_tie(reading, names, phrase)).collect();
    // Coordinated titles share their holder: `president and chief executive Tim Cook` to the left, `Nakasone, founder and head` to the right.
    for index in (1..ties.len()).rev() {
        if ties[index - 1].is_none() && are_coordinated(reading, &phrases[index - 1], &phrases[index]) {
            ties[index - 1] = shared(&ties[index]).filter(|tie| tie.pattern == RolePattern::Prefix);
        }
    }
    for index in 1..ties.len() {
        if ties[index].is_none() && are_coordinated(reading, &phrases[index - 1], &phrases[index]) {
            ties[index] = shared(&ties[index - 1]).filter(|tie| tie.pattern != RolePattern::Prefix);
        }
    }
    ties
}

/// The tie as a coordinated title has it: the evidence is its own.
fn shared(tie: &Option<Tie>) -> Option<Tie> {
    Some(Tie { evidence_start: None, ..tie.clone()? })
}

/// A stated role for each holder of each tied phrase.
pub(super) fn drafts(phrase: &TitlePhrase, tie: &Tie, names: &Names<'_>) -> Vec<RoleDraft> {
    let mut drafts: Vec<RoleDraft> =
        tie.people.iter().map(|&person| RoleDraft::stated(phrase, person, names.key(person), tie)).collect();
    // `Chinese and Russian foreign ministers Wang Yi and Sergei Lavrov`: to each their own.
    if phrase.plural && drafts.len() == phrase.affiliations.len() {
        for (draft, &affiliation) in drafts.iter_mut().zip(&phrase.affiliations) {
            draft.affiliations = vec![affiliation];
        }
    }
    drafts
}

fn own_tie(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    prefix(reading, names, phrase)
        .or_else(|| label(reading, names, phrase))
        .or_else(|| apposition(reading, names, phrase))
        .or_else(|| verbs::copula(reading, names, phrase))
        .or_else(|| verbs::appointment(reading, names, phrase))
        .or_else(|| as_title(reading, names, phrase))
}

/// Whether only `and`, a comma or a slash parts two phrases.
fn are_coordinated(reading: &Reading<'_>, left: &TitlePhrase, right: &TitlePhrase) -> bool {
    let mut between = left.described_end..right.outer_start();
    let close = between.len() <= 2 && !between.is_empty();
    // `the secretary-general for Syria, Turkey's foreign minister X`: a list of offices.
    let list = !between.clone().any(|word| reading.is_any(word, &["and", "/", "&"]))
        && !left.affiliations.is_empty()
        && right.affiliated_before;
    // `several lawmakers and the academic X`: others than X.
    close
        && !list
        && left.plural == right.plural
        && between.all(|word| reading.is_any(word, &["and", ",", "/", "&"]))
        && reading.words[left.start].sentence == reading.words[right.start].sentence
}

/// `Coach: Carlo Ancelotti`: a label of a list, with the name alone behind it.
fn label(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let first = phrase.outer_start();
    let opens = reading.opens_sentence(first) || is_mark(reading, first - 1);
    let labels = phrase.determiner == Determiner::None
        && reading.words[first].shape == Shape::Capitalized
        && opens
        && reading.is(phrase.end, ":");
    if !labels {
        return None;
    }
    let person = names.person_at(first_of_name(reading, phrase.end + 1))?;
    let end = names.words(person).end;
    let alone = reading.words.get(end).is_none_or(|next| {
        next.gap >= Gap::LineBreak || next.shape == Shape::Punctuation || !reading.is_same_sentence(end, end - 1)
    });
    alone.then(|| Tie::new(vec![person], RolePattern::Prefix))
}

/// `as prime minister, Sunak`; `Sunak, as prime minister,`.
fn as_title(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let before = phrase.outer_start().checked_sub(1)?;
    if phrase.plural || !reading.is(before, "as") || !reading.is_same_sentence(before, phrase.start) {
        return None;
    }
    let end = phrase.described_end;
    let after = reading.is(end, ",").then(|| names.person_at(first_of_name(reading, end + 1))).flatten();
    let earlier =
        || before.checked_sub(2).filter(|_| reading.is(before - 1, ",")).and_then(|end| names.person_ending_at(end));
    let person = after.or_else(earlier)?;
    Some(Tie::new(vec![person], RolePattern::As))
}
