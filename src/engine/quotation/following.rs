//! The speaker that stands behind a cue: `,” said Yun Sun`, `according to Beijing`.

use std::ops::Range;

use super::attribution::Attribution;
use super::speaker::{PRONOUNS, Subject, by_name, by_role, unnamed};
use super::{Context, phrase, pronoun};
use crate::engine::RolePattern;
use crate::engine::reading::Classes;
use crate::engine::text::Shape;

/// The subject that stands behind a verb which follows a quotation or a clause: `,” said Yun Sun`.
pub(super) fn verb(context: &Context<'_, '_>, cue: &Range<usize>, last: Option<&Attribution>) -> Option<Subject> {
    let reading = context.reading;
    let before = cue.start.checked_sub(1)?;
    let behind = context.quoted_at(before).is_some() || matches!(reading.str(before), "," | "—" | "–");
    if !behind || cue.end >= context.sentence_end(cue.start) {
        return None;
    }
    if reading.is_any(cue.end, &PRONOUNS[..2]) {
        let closed = reading.words.get(cue.end + 1).is_none_or(|next| next.shape == Shape::Punctuation);
        let speaker = pronoun::resolve(context, cue.end, last);
        return closed.then_some(Subject { speaker, start: cue.end, end: cue.end + 1 });
    }
    starting_at(context, cue.end)
}

/// The subject that a preposition such as `according to` names.
pub(super) fn source(context: &Context<'_, '_>, at: usize) -> Option<Subject> {
    let inside = context.reading.words.get(at).is_some() && context.reading.is_same_sentence(at - 1, at);
    inside.then(|| starting_at(context, at)).flatten()
}

/// The subject whose words start at `at`, an article, a title or an honorific first.
fn starting_at(context: &Context<'_, '_>, at: usize) -> Option<Subject> {
    let (reading, names) = (context.reading, context.names);
    let mut first = at;
    while first < at + 3
        && (phrase::is_determiner(reading, first)
            || reading.words.get(first).is_some_and(|word| word.classes.any(Classes::HONORIFIC))
            || reading.is_stop_of_abbreviation(first))
    {
        first += 1;
    }
    if first >= context.sentence_end(at) || context.quoted_at(first).is_some() {
        return None;
    }
    let subject = |name: usize| {
        let end = names.words(name).end;
        Subject { speaker: by_name(context, name), start: at, end: apposition_end(context, end) }
    };
    if let Some(name) = names.person_at(first) {
        let owner = reading.words.get(names.words(name).end).is_some_and(|next| next.shape == Shape::Clitic);
        if !owner {
            return Some(subject(name));
        }
    }
    if let Some(role) = context.role_from(first).and_then(|role| by_role(context, role)) {
        let end = apposition_end(context, role.end);
        return Some(Subject { start: at, end, ..role });
    }
    let words = phrase::after(context, at)?;
    // `said lead author Virginia Woolf`; `said the Kremlin`.
    let person = words.clone().find_map(|word| names.person_at(word));
    let whole = names.starting_at(words.start).filter(|&name| names.words(name).end == words.end);
    // `said the coach, Virginia Woolf.`
    let behind = reading.is(words.end, ",").then(|| names.person_at(words.end + 1)).flatten().filter(|&name| {
        let end = names.words(name).end;
        reading.words.get(end).is_none_or(|next| next.shape == Shape::Punctuation)
    });
    match person.or(whole.filter(|&name| !names.is_demonym(name))).or(behind) {
        Some(name) => Some(subject(name)),
        None => Some(Subject { start: at, ..unnamed(context, words) }),
    }
}

/// One past an apposition with a title that follows `end`, its closing comma left out; else `end`.
fn apposition_end(context: &Context<'_, '_>, end: usize) -> usize {
    let reading = context.reading;
    if !reading.is(end, ",") {
        return end;
    }
    let title = end + 1 + usize::from(phrase::is_determiner(reading, end + 1));
    let role = context.role_from(title).map(|role| &context.roles[role]);
    role.filter(|role| role.pattern == RolePattern::Apposition).map_or(end, |role| role.evidence.end)
}
