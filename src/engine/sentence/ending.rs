//! Whether a mark ends the sentence it stands in.

use super::after::After;
use super::before::Before;
use super::marks::{is_dash, is_terminator};
use super::rules::{AbbreviationKind, SentenceRules};
use super::scan::{Closed, Mark, Stop};

/// Whether the sentence ends behind `stop`.
pub(super) fn ends_sentence(stop: &Stop, before: &Before<'_>, after: &After<'_>, rules: &SentenceRules) -> bool {
    let Some(first) = after.first else { return true };
    if stop.mark == Mark::Full {
        return true;
    }
    if !after.gap {
        return stop.closed == Closed::Nothing && ends_without_space(stop, before, after);
    }
    if goes_on_with(first) {
        return false;
    }
    match stop.mark {
        Mark::Period => period_ends(stop, before, after, rules),
        Mark::Strong => !first.is_lowercase() || stop.closed == Closed::Nothing && first.is_lowercase(),
        Mark::Ellipsis | Mark::Full => !first.is_lowercase(),
    }
}

/// Whether `first`, the next character, can only go on with the sentence.
fn goes_on_with(first: char) -> bool {
    matches!(first, ',' | ';' | ':' | ')' | ']' | '}' | '%' | '/' | '=' | '&' | '+' | '<' | '|')
        || is_dash(first)
        || is_terminator(first)
}

/// Whether a sentence ends where the next begins without white space (`was late.The next`): only between words, never in an address.
fn ends_without_space(stop: &Stop, before: &Before<'_>, after: &After<'_>) -> bool {
    let plain = before.word.len() > 2 && before.word.chars().all(char::is_lowercase) && !before.glued;
    let sentence_case = after.is_capitalized() && after.word.chars().skip(1).all(char::is_lowercase);
    let _ = stop;
    plain && sentence_case && after.rest.starts_with([' ', ',', '\'', '’', '\n'])
}

fn period_ends(stop: &Stop, before: &Before<'_>, after: &After<'_>, rules: &SentenceRules) -> bool {
    let word = before.word;
    let lower = after.first.is_some_and(char::is_lowercase);
    if stop.closed == Closed::Quote {
        return !lower;
    }
    if before.begins_sentence() && is_item_marker(word) {
        return false;
    }
    let kind = rules.abbreviation(word).or_else(|| is_initials(word).then_some(AbbreviationKind::MayEnd));
    match kind {
        Some(AbbreviationKind::NeverEnds) => false,
        Some(AbbreviationKind::MayEnd) => !lower && may_end(word, before, after, rules),
        Some(AbbreviationKind::BeforeNumber) => !lower && !after.first.is_some_and(char::is_numeric),
        None => !lower || is_plain_word(word),
    }
}

/// Whether an abbreviation that may end a sentence does.
fn may_end(word: &str, before: &Before<'_>, after: &After<'_>, rules: &SentenceRules) -> bool {
    if rules.is_starter(after.word) && !after.has_period() {
        return true;
    }
    if let Some(opener) = after.opener {
        return !matches!(opener, '(' | '[' | '{');
    }
    is_time(word) && before.has_words(3) && after.is_capitalized() && !after.word.chars().all(char::is_uppercase)
        || in_place(before) && before.has_words(3) && rules.is_title(after.word) && titled_name(after)
}

/// A half of the day, after which a name seldom belongs to the same sentence.
fn is_time(word: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M")
}

/// Whether the sentence before the word ends with a preposition of place and an article (`in the`).
fn in_place(before: &Before<'_>) -> bool {
    let mut words = before.lead.split_whitespace().rev();
    let article = words.next().is_some_and(|word| word.eq_ignore_ascii_case("the"));
    article
        && words.next().is_some_and(|word| {
            matches!(word, "in" | "across" | "throughout" | "within" | "inside" | "outside" | "into")
        })
}

/// Whether a name follows the title: a capitalized word without a possessive.
fn titled_name(after: &After<'_>) -> bool {
    after.second_word().starts_with(char::is_uppercase)
}

/// A number or a single letter, as it stands before the item of a list.
fn is_item_marker(word: &str) -> bool {
    let mut chars = word.chars();
    let first = chars.next();
    let digits = !word.is_empty() && word.len() <= 3 && word.bytes().all(|b| b.is_ascii_digit());
    digits || first.is_some_and(char::is_alphabetic) && chars.next().is_none()
}

/// A capital letter, or letters with a period between each two (`J`, `U.S`).
fn is_initials(word: &str) -> bool {
    let mut parts = word.split('.');
    let single = |part: &str| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    };
    let dotted = word.contains('.');
    parts.all(single) && (dotted || word.starts_with(char::is_uppercase))
}

/// A word in lower case that is no abbreviation by its form: several letters with a vowel among them.
fn is_plain_word(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(char::is_lowercase) && word.contains(['a', 'e', 'i', 'o', 'u', 'y'])
}
