//! Roles stated by a verb: forms of "to be", and verbs of appointment and of leaving.

use std::ops::Range;

use super::Names;
use super::apposition::{is_everyday, name_before, noun_phrase_start, opening_bracket};
use super::phrase::{Determiner, TitlePhrase};
use super::stated::Tie;
use crate::engine::reading::Reading;
use crate::engine::text::Shape;
use crate::engine::{RolePattern, RoleStatus};

/// Words that may stand between the verb and the title, or inside the verb.
const ADVERBS: [&str; 22] = [
    "both",
    "also",
    "now",
    "currently",
    "still",
    "once",
    "previously",
    "formerly",
    "then",
    "long",
    "later",
    "recently",
    "again",
    "only",
    "just",
    "best",
    "himself",
    "herself",
    "officially",
    "already",
    "first",
    "unanimously",
];

/// Forms of "to be" and "to become".
const BE: [&str; 11] = ["is", "was", "am", "be", "been", "become", "became", "becomes", "remains", "remained", "are"];

/// Verbs whose subject holds the title behind `as`.
const AS_HOLDER: [&str; 16] = [
    "served",
    "serves",
    "works",
    "worked",
    "serve",
    "serving",
    "acted",
    "returned",
    "returns",
    "return",
    "returning",
    "continued",
    "continues",
    "stays",
    "stayed",
    "reinstated",
];

/// The longest way back from a title to the subject.
const REACH: usize = 8;
/// The longest aside between a name and its verb.
const LONGEST_ASIDE: usize = 24;
/// Words that open an aside.
const ASIDE_OPENERS: [&str; 21] = [
    "whose",
    "a",
    "an",
    "the",
    "my",
    "his",
    "her",
    "our",
    "their",
    "its",
    "who",
    "known",
    "also",
    "better",
    "born",
    "nicknamed",
    "called",
    "then",
    "now",
    "formerly",
    "self",
];

/// `Qin, who is China's foreign minister`; `Le Guin was an American author`.
pub(super) fn copula(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    if phrase.plural || phrase.determiner == Determiner::General {
        return None;
    }
    // `is a major donor` says no title; `is a fellow at King's College` does.
    if is_everyday(phrase) && (phrase.determiner == Determiner::None || phrase.described_end == phrase.end) {
        return None;
    }
    let be = |word| reading.is_any(word, &BE) || reading.is_any(word, &ADVERBS);
    let (outer, start) = noun_phrase_start(reading, names, phrase, be)?;
    let verb = skip_adverbs(reading, outer.checked_sub(1)?, phrase.start)?;
    let status = match () {
        () if reading.is_any(verb, &["is", "remains", "becomes", "am", "remained"]) => None,
        () if reading.is_any(verb, &["was", "became"]) => None,
        () if reading.is_any(verb, &["be", "become"])
            && reading.is_any(verb.checked_sub(1)?, &["will", "would", "to"]) =>
        {
            Some(RoleStatus::Elect).filter(|_| reading.is(verb - 1, "will"))
        }
        () if reading.is(verb, "been") => None,
        () => return None,
    };
    let previously = (verb..outer).any(|word| reading.is_any(word, &["once", "previously", "formerly"]));
    let person = subject(reading, names, verb)?;
    let ended = reading.is_any(verb, &["was", "been"]) && reading.is(phrase.end, "until");
    let status = if previously || ended { Some(RoleStatus::Former) } else { status };
    Some(Tie { status, evidence_start: Some(start), ..Tie::new(vec![person], RolePattern::Copula) })
}

/// `was named ambassador to Japan`; `resigned as chairman`; `appointed Wang foreign minister`.
pub(super) fn appointment(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    if phrase.plural || phrase.determiner == Determiner::General {
        return None;
    }
    let tie = |person, status| Some(Tie { status, ..Tie::new(vec![person], RolePattern::Appointment) });
    let before = phrase.outer_start().checked_sub(1)?;
    if !reading.is_same_sentence(before, phrase.start) {
        return None;
    }
    // `named Smith ambassador`, `named Smith as ambassador`.
    let after_name = if reading.is(before, "as") { before.checked_sub(1)? } else { before };
    if let Some(person) = names.person_ending_at(after_name) {
        let verb = names.words(person).start.checked_sub(1)?;
        // `Sunak succeeded Truss as prime minister`.
        let follows =
            reading.is(before, "as") && reading.is_any(verb, &["succeeded", "replaced", "succeeds", "replaces"]);
        return match () {
            () if is_appointing(reading, verb) => tie(person, None),
            () if follows => tie(subject(reading, names, verb)?, None),
            () => None,
        };
    }
    let mut verb = before;
    if reading.is_any(verb, &["as", "to", "in"]) {
        verb = verb.checked_sub(1)?;
    }
    verb = skip_adverbs(reading, verb, phrase.start)?;
    if reading.is(verb, "in") && reading.is(verb.checked_sub(1)?, "sworn") {
        verb -= 1;
    }
    // `took over as`.
    if reading.is(verb, "over") && reading.is_any(verb.checked_sub(1)?, &["took", "takes", "taking"]) {
        return tie(subject(reading, names, verb - 1)?, None);
    }
    if reading.is(verb, "down")
        && reading.is_any(verb.checked_sub(1)?, &["stepped", "steps", "step", "stepping", "stood"])
    {
        return tie(subject(reading, names, verb - 1)?, Some(RoleStatus::Former));
    }
    if reading.is_any(
        verb,
        &[
            "resigned",
            "retired",
            "quit",
            "resigns",
            "ousted",
            "removed",
            "sacked",
            "fired",
            "dismissed",
            "replaced",
            "succeeded",
        ],
    ) {
        return tie(subject(reading, names, verb)?, Some(RoleStatus::Former));
    }
    // `won a third term as president`.
    if reading.is(before, "as") && reading.is_any(verb, &["term", "terms", "mandate"]) {
        let won = (verb.saturating_sub(4)..verb)
            .rev()
            .find(|&word| reading.is_any(word, &["won", "secured", "wins", "began", "started"]))?;
        return tie(subject(reading, names, won)?, None);
    }
    let as_employee = reading.is(before, "as") && reading.is_any(verb, &AS_HOLDER);
    if as_employee || is_appointing(reading, verb) {
        let later = as_employee && verb > 0 && reading.is(verb - 1, "will");
        return tie(subject(reading, names, verb)?, later.then_some(RoleStatus::Elect));
    }
    None
}

/// Whether these words are a verb of appointment after a form of "to be".
pub(super) fn is_passive_appointment(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    const PASSIVE: [&str; 7] = ["is", "was", "were", "be", "been", "being", "are"];
    is_appointing(reading, words.end - 1)
        && reading.before(words.start).is_some_and(|before| reading.is_any(before, &PASSIVE))
}

fn is_appointing(reading: &Reading<'_>, verb: usize) -> bool {
    const VERBS: [&str; 22] = [
        "named",
        "appointed",
        "elected",
        "nominated",
        "chosen",
        "selected",
        "sworn",
        "reappointed",
        "re-elected",
        "reelected",
        "confirmed",
        "picked",
        "tapped",
        "crowned",
        "installed",
        "designated",
        "promoted",
        "names",
        "appoints",
        "elects",
        "nominates",
        "hired",
    ];
    reading.is_any(verb, &VERBS)
}

/// The last word before `at`, itself included, that is no adverb.
fn skip_adverbs(reading: &Reading<'_>, at: usize, inside: usize) -> Option<usize> {
    let mut at = at;
    for _ in 0..2 {
        if reading.is_any(at, &ADVERBS) {
            at = at.checked_sub(1)?;
        }
    }
    reading.is_same_sentence(at, inside).then_some(at)
}

/// The person who is the subject of the verb group that ends with `verb`.
fn subject(reading: &Reading<'_>, names: &Names<'_>, verb: usize) -> Option<usize> {
    let mut at = verb;
    for _ in 0..REACH {
        at = at.checked_sub(1)?;
        if !reading.is_same_sentence(at, verb) || reading.is_any(at, &["not", "never", "n't"]) {
            return None;
        }
        if let Some(person) = before_aside(reading, names, at) {
            return Some(person);
        }
        if let Some(person) = names.person_ending_at(at) {
            return Some(person);
        }
        if reading.is_any(at, &[")", "]"]) {
            at = opening_bracket(reading, at)?;
            continue;
        }
        // `Daniel Bernoulli FRS (…) was`; `Gordon of Auchleuchries (…) was`.
        if reading.words[at].shape == Shape::AllCaps {
            continue;
        }
        if reading.words[at].shape == Shape::Capitalized && at > 0 && reading.is(at - 1, "of") {
            return names.person_ending_at(at.checked_sub(2)?);
        }
        let part_of_verb = reading.is_any(
            at,
            &[
                "was", "is", "has", "had", "have", "been", "be", "being", "will", "would", "to", "who", ",", "and",
                "were", "later", "then", "re", "-",
            ],
        ) || reading.is_any(at, &ADVERBS)
            || reading.is(at + 1, "to") && is_appointing(reading, at);
        if !part_of_verb {
            return None;
        }
    }
    None
}

/// The person before an aside that ends with the comma `comma`: `Gordon, known as Bundy, was`; `Gleason, my landlord, is`.
fn before_aside(reading: &Reading<'_>, names: &Names<'_>, comma: usize) -> Option<usize> {
    if !reading.is(comma, ",") {
        return None;
    }
    let opening = (comma.saturating_sub(LONGEST_ASIDE)..comma).rev().find(|&word| reading.is(word, ","))?;
    // `Gordon, 64, was`.
    let age = reading.words[opening + 1].shape == Shape::Number && opening + 2 == comma;
    if !(age || reading.is_any(opening + 1, &ASIDE_OPENERS)) || !reading.is_same_sentence(opening, comma) {
        return None;
    }
    name_before(reading, names, opening)
}
