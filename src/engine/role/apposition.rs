//! A title behind the name, in apposition: `Karine Jean-Pierre, the White House press secretary,`.

use super::Names;
use super::modifiers::is_function_word;
use super::phrase::{Determiner, TitlePhrase};
use super::prefix::after_honorifics;
use super::stated::Tie;
use crate::engine::RolePattern;
use crate::engine::reading::{Classes, Phrase, Reading};
use crate::engine::text::Shape;

/// Words that may follow an apposition's title: what it is of, when, where, and the rest of the sentence.
const CLAUSE_OPENERS: [&str; 31] = [
    "himself", "herself", "and", "who", "whom", "whose", "that", "which", "said", "says", "told", "of", "to", "by",
    "in", "on", "since", "from", "at", "for", "with", "over", "until", "under", "during", "between", "based", "born",
    "known", "turned", "as",
];

/// Verbs that follow a subject.
const FINITE: [&str; 10] = ["is", "was", "are", "were", "has", "had", "have", "will", "would", "can"];

/// `Karine Jean-Pierre, the White House press secretary,`; `Wang Yi (China's top diplomat)`.
pub(super) fn apposition(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    if phrase.plural || matches!(phrase.determiner, Determiner::General) {
        return None;
    }
    let (outer, start) = appositive_start(reading, names, phrase)?;
    let person = name_before(reading, names, outer.checked_sub(1)?)?;
    // An everyday word alone is no title here either (`Phoenix, a center`).
    if is_everyday(phrase) && !reading.is(phrase.end, "of") && !is_one_of_a_kind(names, phrase, person) {
        return None;
    }
    // Where a name follows directly, the title is that one's.
    let next_is_name = after_honorifics(reading, phrase.end).is_some_and(|word| names.person_at(word).is_some());
    // `According to Smith, a detective for the city was …`: a subject of its own.
    let subject = phrase.determiner != Determiner::None && reading.is_any(phrase.described_end, &FINITE);
    let closed = is_closed(reading, phrase) && !subject;
    let tie = Tie { evidence_start: Some(start), ..Tie::new(vec![person], RolePattern::Apposition) };
    (closed && !next_is_name).then_some(tie)
}

/// The mark that opens an apposition: a comma, a bracket, a dash.
pub(super) fn is_mark(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.str(word), "," | "(" | "—" | "–" | "-") && reading.words[word].shape == Shape::Punctuation
}

/// The most words between the determiner of a title and the words that belong to it by themselves.
const LONGEST_ADJECTIVES: usize = 6;

/// Where the apposition of the phrase starts, with its determiner and without.
fn appositive_start(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<(usize, usize)> {
    noun_phrase_start(reading, names, phrase, |before| is_mark(reading, before))
}

/// Where the noun phrase of the title starts behind a word for which `opens` holds, with its determiner and without. What stands between
/// determiner and title may be of any kind (`a silver and bronze Paralympic medalist`).
pub(super) fn noun_phrase_start(
    reading: &Reading<'_>,
    names: &Names<'_>,
    phrase: &TitlePhrase,
    opens: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let outer = phrase.outer_start();
    let opens = |outer: usize| {
        outer.checked_sub(1).is_some_and(|before| reading.is_same_sentence(before, phrase.start) && opens(before))
    };
    if opens(outer) {
        return Some((outer, phrase.start));
    }
    let mut at = phrase.start;
    while phrase.start - at < LONGEST_ADJECTIVES {
        let before = at.checked_sub(1).filter(|&before| reading.is_same_sentence(before, phrase.start))?;
        if reading.is_any(before, &["a", "an", "the"]) {
            return opens(before).then_some((before, at));
        }
        if !may_describe(reading, names, before) {
            return None;
        }
        at = before;
    }
    None
}

/// Whether a word may stand between a determiner and a title.
fn may_describe(reading: &Reading<'_>, names: &Names<'_>, word: usize) -> bool {
    // `a senior fellow and director`: a title of its own, which the other is joined to.
    let title = reading.phrases_until(word + 1).any(|hit| matches!(hit.phrase, Phrase::Title(..)));
    let person = names.covering(word).is_some_and(|name| names.is_person(name));
    let shape = reading.words[word].shape;
    let adjective = reading.is(word, "and")
        || matches!(reading.str(word), "-" | "–" | "‑")
        || shape == Shape::Number
        || shape.is_word() && !is_function_word(reading, word);
    !person && !title && adjective
}

/// The person whose name ends before the mark of an apposition; an age, a bracket or letters of honour or a party may stand between
/// (`Smith, 45,`; `Mao (1893 – 1976),`; `Mark Tedeschi, QC,`; `Elizabeth II,`).
pub(super) fn name_before(reading: &Reading<'_>, names: &Names<'_>, mark: usize) -> Option<usize> {
    let mut last = mark.checked_sub(1)?;
    if reading.words[last].shape == Shape::Number && reading.words[last].span.len() <= 3 {
        last = last.checked_sub(2).filter(|&end| reading.is(end + 1, ","))?;
    }
    // `Chuck Schumer, D-N.Y.,`.
    if let Some(party) = (last.saturating_sub(LONGEST_STATE)..last).rev().find(|&word| reading.is_party(word)) {
        last = party.checked_sub(2)?;
    }
    for _ in 0..LONGEST_HONOURS {
        if names.ending_at(last).is_some() {
            break;
        }
        if reading.is_any(last, &[")", "]"]) {
            last = opening_bracket(reading, last)?.checked_sub(1)?;
            continue;
        }
        let letters = matches!(reading.words[last].shape, Shape::AllCaps | Shape::Initial)
            || reading.is_any(last, &["PhD", "Ph.D.", "Jr", "Sr", "Esq", "III"]);
        if !letters && !matches!(reading.str(last), "," | ".") {
            break;
        }
        last = last.checked_sub(1)?;
    }
    names.person_ending_at(last).filter(|&person| reading.is_same_sentence(names.words(person).start, mark))
}

/// The most words and marks of a party and a state.
const LONGEST_STATE: usize = 4;
/// The most words and marks between a name and its apposition.
const LONGEST_HONOURS: usize = 4;
/// The longest bracket between a name and what follows (dates and sounds in a biography).
const LONGEST_BRACKET: usize = 64;

/// The bracket that the one at `closing` closes; nested ones are seen through.
pub(super) fn opening_bracket(reading: &Reading<'_>, closing: usize) -> Option<usize> {
    let mut depth = 0;
    (closing.saturating_sub(LONGEST_BRACKET)..=closing).rev().find(|&word| {
        match reading.str(word) {
            ")" | "]" => depth += 1,
            "(" | "[" => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Whether the phrase is an everyday word alone.
pub(super) fn is_everyday(phrase: &TitlePhrase) -> bool {
    phrase.weak && phrase.affiliations.is_empty() && !phrase.composed
}

/// Whether the noun phrase of the title plainly ends behind it.
fn is_closed(reading: &Reading<'_>, phrase: &TitlePhrase) -> bool {
    reading.words.get(phrase.end).is_none_or(|word| {
        word.sentence != reading.words[phrase.start].sentence
            || word.shape == Shape::Punctuation
            || reading.is_any(phrase.end, &CLAUSE_OPENERS)
            || word.classes.any(Classes::SPEECH)
            || is_participle(reading, phrase.end)
    })
}

/// `founder interviewed by the BBC`: a participle with its preposition.
fn is_participle(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].shape == Shape::Lower
        && reading.str(word).ends_with("ed")
        && reading.is_any(word + 1, &["by", "in", "at", "on", "with", "for", "as", "to"])
}

/// Whether an everyday word with its article speaks of the person (`Adele, the maid`; `Francis Hodgson, a fellow`).
fn is_one_of_a_kind(names: &Names<'_>, phrase: &TitlePhrase, person: usize) -> bool {
    match phrase.determiner {
        Determiner::Definite | Determiner::Possessive => true,
        // A family name alone may be something else's (`Phoenix, a center`).
        Determiner::Indefinite => names.words(person).len() > 1,
        Determiner::None | Determiner::General => phrase.possessed,
    }
}
