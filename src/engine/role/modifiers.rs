//! What stands before a title: words of status and degree, the affiliation, the determiner.

use std::ops::Range;

use super::phrase::{Determiner, TitlePhrase};
use super::{Names, owner, verbs};
use crate::engine::RoleStatus;
use crate::engine::reading::{Phrase, PhraseHit, Reading};
use crate::engine::text::{Gap, Shape};

/// The most words of no known class between an affiliation and its title (`Israel's far-right finance minister`).
const LONGEST_SKIP: usize = 4;

/// Walks left over words of status and degree and the affiliation, up to the determiner.
pub(super) fn add_modifiers(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    let mut at = phrase.start;
    let mut skipped = 0;
    while let Some(before) = joined_before(reading, at).or_else(|| clitic_before(reading, at)) {
        if is_possessive(reading, before) {
            owner::add_possessor(phrase, reading, names, before);
            return;
        }
        if let Some(name) = abbreviated_until(reading, names, before).or_else(|| names.ending_at(before)) {
            // Beyond skipped adjectives only a possessive or a demonym still belongs to the title.
            if !names.may_employ(name) || (skipped > 0 && !names.is_demonym(name)) {
                break;
            }
            take_affiliation(phrase, names, name);
            owner::add_coordinated(phrase, reading, names);
            at = phrase.start;
            skipped = 0;
            continue;
        }
        if let Some(hit) = modifier_until(reading, before) {
            // `was elected president`: the verb is no adjective of the title.
            if verbs::is_passive_appointment(reading, &hit.words) {
                break;
            }
            if let Phrase::Status(status) = hit.phrase {
                phrase.status = status;
            }
            // `the late` is a status with its article.
            at = hit.words.start + usize::from(reading.is(hit.words.start, "the"));
            if skipped == 0 {
                phrase.start = at;
            }
            continue;
        }
        let word = &reading.words[before];
        let plain =
            matches!(word.shape, Shape::Lower | Shape::Hyphen | Shape::Number) && !is_function_word(reading, before);
        if !plain || skipped == LONGEST_SKIP {
            break;
        }
        skipped += 1;
        at = before;
    }
    let adjectives = at..phrase.start;
    phrase.determiner = determiner_before(reading, if skipped == 0 { phrase.start } else { at });
    if skipped > 0 && (phrase.determiner != Determiner::None || follows_preposition(reading, &adjectives)) {
        phrase.start = at;
    }
    if skipped == 0 && phrase.determiner == Determiner::None {
        owner::add_unknown_owner(phrase, reading, names);
        phrase.determiner = determiner_before(reading, phrase.start);
    }
}

/// Whether these words, next to a preposition, can only be adjectives of the title (`with first-time director`): elsewhere they may be
/// the verb of the clause.
fn follows_preposition(reading: &Reading<'_>, adjectives: &Range<usize>) -> bool {
    const PREPOSITIONS: [&str; 10] =
        ["by", "with", "from", "of", "like", "including", "for", "between", "against", "featuring"];
    // `for telling president …` has a verb.
    let verb = reading.str(adjectives.start).ends_with("ing");
    !verb && reading.before(adjectives.start).is_some_and(|before| reading.is_any(before, &PREPOSITIONS))
}

/// The name behind which an abbreviation of it in brackets ends here: `United Nations (UN)`.
fn abbreviated_until(reading: &Reading<'_>, names: &Names<'_>, close: usize) -> Option<usize> {
    if !reading.is(close, ")") {
        return None;
    }
    let short = names.ending_at(close.checked_sub(1)?)?;
    let open = names.words(short).start.checked_sub(1).filter(|&open| reading.is(open, "("))?;
    names.ending_at(open.checked_sub(1)?)
}

pub(super) fn take_affiliation(phrase: &mut TitlePhrase, names: &Names<'_>, name: usize) {
    phrase.affiliations.insert(0, name);
    phrase.affiliated_before = true;
    phrase.start = names.words(name).start;
}

/// The possessive before (`China’s`).
pub(super) fn clitic_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let same_sentence = reading.words[before].sentence == reading.words.get(at)?.sentence;
    (same_sentence && is_possessive(reading, before)).then_some(before)
}

/// Whether the token makes a possessive of the word before (`China’s`, `the victims'`).
fn is_possessive(reading: &Reading<'_>, token: usize) -> bool {
    let bare = |before: usize| {
        matches!(reading.str(token), "'" | "’")
            && reading.words[token].gap == Gap::None
            && reading.str(before).ends_with(['s', 'z', 'x'])
    };
    reading.words[token].shape == Shape::Clitic || token.checked_sub(1).is_some_and(bare)
}

/// The word of status or degree that ends with this word.
fn modifier_until<'r>(reading: &'r Reading<'_>, last: usize) -> Option<&'r PhraseHit> {
    let last = if reading.words[last].shape == Shape::Hyphen { last.checked_sub(1)? } else { last };
    reading.phrases_until(last + 1).find(|hit| matches!(hit.phrase, Phrase::Degree | Phrase::Status(_)))
}

/// The word of status right before, with its first word.
pub(super) fn status_before(reading: &Reading<'_>, at: usize) -> Option<(usize, RoleStatus)> {
    let hit = modifier_until(reading, reading.before(at)?)?;
    match hit.phrase {
        Phrase::Status(status) => Some((hit.words.start, status)),
        _ => None,
    }
}

pub(super) fn determiner_before(reading: &Reading<'_>, start: usize) -> Determiner {
    // `the site's founder`: a possessive makes a title definite as `the` does.
    if clitic_before(reading, start).is_some() {
        return Determiner::Definite;
    }
    let Some(before) = reading.before(start) else { return Determiner::None };
    match () {
        () if reading.is_any(before, &["the", "this", "that"]) => Determiner::Definite,
        () if reading.is_any(before, &["a", "an"]) => Determiner::Indefinite,
        () if reading.is_any(before, &["his", "her", "its", "their", "our", "my", "your"]) => Determiner::Possessive,
        () if reading.is_any(
            before,
            &[
                "any", "no", "every", "each", "some", "another", "next", "which", "what", "all", "both", "one",
                "either", "neither",
            ],
        ) =>
        {
            Determiner::General
        }
        () => Determiner::None,
    }
}

/// Words that no noun phrase runs over.
pub(super) fn is_function_word(reading: &Reading<'_>, word: usize) -> bool {
    const FUNCTION_WORDS: [&str; 88] = [
        "under",
        "over",
        "during",
        "into",
        "through",
        "until",
        "since",
        "amid",
        "because",
        "whose",
        "where",
        "why",
        "how",
        "can",
        "could",
        "may",
        "might",
        "should",
        "also",
        "upon",
        "featuring",
        "like",
        "including",
        "against",
        "without",
        "among",
        "than",
        "said",
        "says",
        "told",
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "as",
        "and",
        "or",
        "but",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "not",
        "who",
        "which",
        "when",
        "while",
        "after",
        "before",
        "if",
        "any",
        "no",
        "every",
        "each",
        "some",
        "another",
        "next",
        "between",
        "about",
        "became",
        "become",
        "named",
        "elected",
        "appointed",
    ];
    reading.is_any(word, &FUNCTION_WORDS)
}

/// The word before, a space or a hyphen between.
pub(super) fn joined_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if let Some(before) = reading.before(at) {
        return Some(before);
    }
    let before = at.checked_sub(1)?;
    (reading.words[before].shape == Shape::Hyphen || reading.words.get(at)?.shape == Shape::Hyphen).then_some(before)
}
