//! Noun phrases that stand for an unnamed speaker: `two officials`, `a spokesman for the ministry`.

use std::ops::Range;

use super::Context;
use crate::engine::reading::{Classes, Reading};
use crate::engine::text::Shape;

/// The most words of a noun phrase.
const LONGEST: usize = 10;
/// Words that a noun phrase neither holds nor goes beyond.
const NO_NOUNS: [&str; 75] = [
    "and", "or", "but", "that", "which", "who", "whom", "whose", "when", "where", "while", "as", "if", "than", "then",
    "so", "because", "after", "before", "since", "until", "although", "though", "is", "was", "are", "were", "be",
    "been", "being", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "do",
    "does", "did", "not", "it", "there", "this", "what", "nobody", "on", "about", "over", "under", "during", "into",
    "through", "between", "against", "amid", "near", "he", "she", "they", "we", "i", "you", "him", "them", "me", "us",
    "yes", "no", "just", "only",
];
const DETERMINERS: [&str; 18] = [
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "some",
    "any", "several", "many",
];
/// Prepositions that tie a noun to the one it belongs to.
const LINKS: [&str; 8] = ["of", "for", "at", "from", "with", "in", "to", "by"];

/// The noun phrase that ends before `end`, without its article: back to the noun that it is about.
pub(super) fn before(context: &Context<'_, '_>, end: usize) -> Option<Range<usize>> {
    let reading = context.reading;
    if !is_noun(reading, end - 1) {
        return None;
    }
    let floor = context.sentence_start(end - 1).max(end.saturating_sub(LONGEST));
    let mut start = end - 1;
    let mut at = end - 1;
    while at > floor && context.quoted_at(at - 1).is_none() {
        at -= 1;
        if is_noun(reading, at) || joins(reading, at) {
            start = at;
        } else if is_determiner(reading, at) || is_link(reading, at) {
            // `a spokesman for the ministry`: the noun before the link is the one that speaks.
            let link = if is_link(reading, at) { at } else { at.saturating_sub(1) };
            if link <= floor || !is_link(reading, link) || !is_noun(reading, link - 1) {
                break;
            }
            at = link;
        } else {
            break;
        }
    }
    Some(start..end)
}

/// The noun phrase that starts at `start`, its article left out.
pub(super) fn after(context: &Context<'_, '_>, start: usize) -> Option<Range<usize>> {
    let reading = context.reading;
    let end = context.sentence_end(start).min(start + LONGEST);
    let first = if is_determiner(reading, start) { start + 1 } else { start };
    let mut at = first;
    while at < end && context.quoted_at(at).is_none() {
        let linked = is_link(reading, at) && at > first;
        if !(is_noun(reading, at)
            || joins(reading, at)
            || linked
            || is_determiner(reading, at) && is_link(reading, at - 1))
        {
            break;
        }
        at += 1;
    }
    while at > first && !is_noun(reading, at - 1) {
        at -= 1;
    }
    let determined =
        first > start || reading.words[first].shape.starts_with_capital() || reading.str(at - 1).ends_with('s');
    (at > first && determined).then_some(first..at)
}

fn is_noun(reading: &Reading<'_>, at: usize) -> bool {
    let Some(word) = reading.words.get(at) else { return false };
    word.shape.is_word()
        && !word.classes.any(Classes::CALENDAR)
        && !reading.is_any(at, &NO_NOUNS)
        && !is_determiner(reading, at)
        && !is_link(reading, at)
}

/// A number, a hyphen or a possessive inside a phrase.
fn joins(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.words[at].shape, Shape::Number | Shape::Hyphen | Shape::Clitic)
}

pub(super) fn is_determiner(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_any(at, &DETERMINERS)
}

pub(super) fn is_link(reading: &Reading<'_>, at: usize) -> bool {
    reading.is_any(at, &LINKS)
}
