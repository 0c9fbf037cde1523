//! Whether a mark ends the sentence it stands in.

use super::after::After;
use super::before::Before;
use super::marks::{is_dash, is_terminator};
use super::rules::{AbbreviationKind, SentenceRules};
use super::scan::{Closed, Mark, Stop};

/// A speaker's name has at most this many words between the quotation and the verb.
const LONGEST_SPEAKER: usize = 4;

/// Whether the sentence ends behind `stop`.
pub(super) fn ends_sentence(stop: &Stop, before: &Before<'_>, after: &After<'_>, rules: &SentenceRules) -> bool {
    let Some(first) = after.first else { return true };
    if stop.mark == Mark::Full {
        return true;
    }
    if !after.gap {
        return stop.closed == Closed::Nothing && ends_without_space(stop, before, after);
    }
    if goes_on_with(first, after) || is_aside(stop, after, first) {
        return false;
    }
    if after.is_address() {
        return true;
    }
    if stop.closed != Closed::Nothing && first.is_lowercase() {
        return false;
    }
    if stop.closed == Closed::Quote && stop.mark != Mark::Period && is_attribution(after, rules) {
        return false;
    }
    match stop.mark {
        Mark::Period => period_ends(before, after, rules),
        Mark::Strong => !first.is_lowercase() || is_lower(before.word),
        Mark::Ellipsis | Mark::Full => !first.is_lowercase(),
    }
}

/// Whether `first`, the next character, can only go on with the sentence.
fn goes_on_with(first: char, after: &After<'_>) -> bool {
    let inner = matches!(first, ',' | ';' | ':' | ')' | ']' | '}' | '%' | '/' | '=' | '&' | '+' | '<' | '|');
    inner && after.opener.is_none() || is_dash(first) || is_terminator(first)
}

/// Whether brackets follow that belong to what stands before: a quotation's source, or a year as behind `Mamma Mia! (2008)`.
fn is_aside(stop: &Stop, after: &After<'_>, first: char) -> bool {
    after.opener == Some('(') && (stop.closed == Closed::Quote || first.is_numeric())
}

/// Whether a speaker and a verb follow a quotation.
fn is_attribution(after: &After<'_>, rules: &SentenceRules) -> bool {
    let verb = after.words().take(LONGEST_SPEAKER + 1).find(|word| !word.starts_with(char::is_uppercase));
    after.is_capitalized() && verb.is_some_and(|verb| rules.is_speech_verb(verb))
}

/// Whether a sentence ends where the next begins without white space (`was late.The next`): only between words, never in an address.
fn ends_without_space(stop: &Stop, before: &Before<'_>, after: &After<'_>) -> bool {
    let plain = before.word.len() > 2 && is_lower(before.word) && !before.glued;
    let capital = after.is_capitalized() || stop.mark == Mark::Strong;
    let sentence_case = capital && after.word.chars().skip(1).all(char::is_lowercase);
    plain && sentence_case && after.rest.starts_with([' ', ',', '\'', '’', '\n'])
}

fn period_ends(before: &Before<'_>, after: &After<'_>, rules: &SentenceRules) -> bool {
    let word = before.word;
    let lower = after.first.is_some_and(char::is_lowercase);
    if before.begins_sentence() && is_item_marker(word) {
        return false;
    }
    let kind = rules.abbreviation(word).or_else(|| is_initials(word).then_some(AbbreviationKind::MayEnd));
    match kind {
        Some(AbbreviationKind::NeverEnds) => false,
        Some(AbbreviationKind::MayEnd) => !lower && may_end(before, after, rules),
        Some(AbbreviationKind::BeforeNumber) => !lower && !after.first.is_some_and(char::is_numeric),
        None => !lower || before.closed || is_plain_word(word) || is_long_number(word),
    }
}

/// Whether an abbreviation that may end a sentence does.
fn may_end(before: &Before<'_>, after: &After<'_>, rules: &SentenceRules) -> bool {
    if rules.is_starter(after.word) && !after.has_period() {
        return true;
    }
    if let Some(opener) = after.opener {
        return !matches!(opener, '(' | '[' | '{');
    }
    if !after.is_capitalized() || !before.has_words(3) {
        return false;
    }
    if is_time(before.word) {
        return !is_upper(after.word);
    }
    is_lower(before.word) || before.ends_in_place() && rules.is_title(after.word) && names_person(after)
}

/// A half of the day, behind which a name seldom belongs to the same sentence.
fn is_time(word: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M")
}

/// Whether a name follows the title: a capitalized word.
fn names_person(after: &After<'_>) -> bool {
    after.words().nth(1).is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Numbers or a single letter, as they stand before a heading or the item of a list (`2.1`, `a`).
fn is_item_marker(word: &str) -> bool {
    let numbered = !word.is_empty()
        && word.split('.').all(|part| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
    numbered || is_letter(word)
}

/// A capital letter, or letters with a period between each two (`J`, `U.S`).
fn is_initials(word: &str) -> bool {
    word.split('.').all(is_letter) && (word.contains('.') || word.starts_with(char::is_uppercase))
}

fn is_letter(part: &str) -> bool {
    let mut chars = part.chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// A word in lower case that is no abbreviation by its form: several letters with a vowel among them.
fn is_plain_word(word: &str) -> bool {
    is_lower(word) && word.len() > 1 && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}

/// A number too long for an ordinal or a marker.
fn is_long_number(word: &str) -> bool {
    word.len() > 3 && word.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_lower(word: &str) -> bool {
    !word.is_empty() && word.chars().all(char::is_lowercase)
}

fn is_upper(word: &str) -> bool {
    word.chars().all(char::is_uppercase)
}
