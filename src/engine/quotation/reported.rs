//! Clauses that a cue reports: `said that …`, `said …`, `…, he said.`, `according to Beijing, …`.

use std::ops::Range;

use super::attribution::Attribution;
use super::cues::Beside;
use super::{Context, QuotationDraft, phrase};
use crate::engine::QuotationKind;
use crate::engine::extraction::SpeakerForm;
use crate::engine::reading::Classes;
use crate::engine::text::Shape;

/// How far `that` may stand behind its verb: `told reporters in Paris on Monday that`.
const LONGEST_LEAD: usize = 14;
/// The fewest words of a clause behind `that`, and of any other.
const FEWEST: [usize; 2] = [2, 3];
/// What a sentence may add behind `…, he said`.
const LONGEST_TAIL: usize = 16;
const PRONOUNS: [&str; 8] = ["he", "she", "it", "they", "we", "i", "there", "you"];
/// What else opens a clause.
const OPENERS: [&str; 12] =
    ["if", "when", "while", "more", "nearly", "about", "no", "all", "both", "most", "each", "every"];
const OBJECTS: [&str; 8] = ["me", "us", "him", "her", "them", "reporters", "lawmakers", "journalists"];

/// The clauses that attributions report which introduce no words in marks, in order.
pub(super) fn clauses(context: &Context<'_, '_>, attributions: &[Attribution], used: &[bool]) -> Vec<QuotationDraft> {
    let mut found: Vec<QuotationDraft> = Vec::new();
    // One past what is given away already: a clause holds no second one.
    let mut covered = 0;
    for (index, attribution) in context.reading.stop.until(attributions.iter().enumerate()) {
        let taken = used[index]
            || attribution.cue.start < covered
            || !attribution.beside.has(Beside::THAT) && !is_source(attribution);
        if taken {
            continue;
        }
        let later = &attributions[index + 1..];
        let clause = clause_start(context, attribution)
            .map(|start| start..clause_end(context, attribution, start, later))
            .or_else(|| clause_before(context, attribution, covered));
        let Some(words) = clause.map(|words| with_marks(context, words)) else { continue };
        let (fewest, base) = match words.start.checked_sub(1) {
            Some(that) if context.reading.is(that, "that") => (FEWEST[0], 1.0),
            _ => (FEWEST[1], 0.9),
        };
        let speaker = &attribution.speaker.words;
        let own = words.contains(&attribution.cue.start) || speaker.start < words.end && words.start < speaker.end;
        if own || count(context, &words) < fewest {
            continue;
        }
        covered = covered.max(words.end);
        found.push(QuotationDraft {
            kind: kind(context, &words),
            words,
            cue: Some(attribution.cue.clone()),
            confidence: base * attribution.speaker.confidence,
            speaker: Some(attribution.speaker.clone()),
        });
    }
    found
}

/// The first word of the clause that follows an attribution, if one does.
pub(super) fn clause_start(context: &Context<'_, '_>, attribution: &Attribution) -> Option<usize> {
    let reading = context.reading;
    let end = context.sentence_end(attribution.cue.start);
    let mut at = attribution.end;
    if is_source(attribution) {
        let opens = attribution.start == context.sentence_start(attribution.start);
        return (opens && reading.is(at, ",") && at + 1 < end).then_some(at + 1);
    }
    // `…, said Wang, who …`: the clause stands before.
    if attribution.end > attribution.cue.end || !attribution.beside.has(Beside::THAT) {
        return None;
    }
    // `said it plans a merger that …`, `agreed to a deal that …`: a clause of the noun.
    if reading.is(at, "to") {
        return None;
    }
    if attribution.beside.has(Beside::CLAUSE) && reading.is_any(at, &PRONOUNS[..7]) {
        return Some(at).filter(|&at| at < end);
    }
    for that in at..end.min(at + LONGEST_LEAD) {
        if reading.is(that, "that") && that + 1 < end {
            return Some(that + 1 + usize::from(reading.is(that + 1, ","))).filter(|&start| start < end);
        }
        if reading.words[that].shape == Shape::Punctuation && !reading.is_stop_of_abbreviation(that) {
            break;
        }
    }
    if !attribution.beside.has(Beside::CLAUSE) {
        return None;
    }
    if reading.is_any(attribution.cue.start, &["told", "tell", "tells"]) {
        at = object_end(context, at)?;
    }
    at = date_end(context, at, end);
    (at < end && opens_clause(context, at)).then_some(at)
}

/// One past the person or body that is told.
fn object_end(context: &Context<'_, '_>, at: usize) -> Option<usize> {
    let first = at + usize::from(phrase::is_determiner(context.reading, at));
    match context.names.starting_at(first) {
        Some(name) => Some(context.names.words(name).end),
        None => context.reading.is_any(first, &OBJECTS).then_some(first + 1),
    }
}

/// One past `on Monday`, `Sunday`, `on Jan. 6`.
fn date_end(context: &Context<'_, '_>, at: usize, end: usize) -> usize {
    const LONGEST_DATE: usize = 5;
    let reading = context.reading;
    let first = at + usize::from(reading.is_any(at, &["on", "in"]));
    let is_day = |word: usize| reading.words[word].classes.any(Classes::CALENDAR);
    if first >= end || !is_day(first) {
        return at;
    }
    let goes_on = |&word: &usize| {
        is_day(word) || reading.words[word].shape == Shape::Number || reading.is_stop_of_abbreviation(word)
    };
    (first..end.min(first + LONGEST_DATE)).take_while(goes_on).last().map_or(at, |last| last + 1)
}

/// Whether a clause may start here: an article, a pronoun, a name, a number, quoted words.
fn opens_clause(context: &Context<'_, '_>, at: usize) -> bool {
    let reading = context.reading;
    let word = &reading.words[at];
    let plural = word.shape == Shape::Lower && word.span.len() > 4 && reading.str(at).ends_with('s');
    phrase::is_determiner(reading, at)
        || reading.is_any(at, &PRONOUNS)
        || reading.is_any(at, &OPENERS)
        || word.shape.starts_with_capital()
        || word.shape == Shape::Number
        || plural
        || context.quoted_at(at).is_some_and(|quoted| quoted.open == at)
}

/// One past the last word of the clause from `start`: the sentence's end, a semicolon, or the next clause with a speaker of its own.
fn clause_end(context: &Context<'_, '_>, of: &Attribution, start: usize, later: &[Attribution]) -> usize {
    let reading = context.reading;
    let mut end = context.sentence_end(start);
    // `Biden, who said that it mattered, left`: the sentence goes on without the clause.
    if of.cue.start > 1 && reading.is(of.cue.start - 1, "who") && reading.is(of.cue.start - 2, ",") {
        let comma = (start..end).find(|&word| reading.is(word, ",") && context.quoted_at(word).is_none());
        end = comma.unwrap_or(end);
    }
    for next in later.iter().take_while(|next| next.start < end) {
        let first = next.start.min(next.cue.start);
        let conjunction = first > start && reading.is_any(first - 1, &["and", "but", "while", "whereas"]);
        let comma = if conjunction { first - 1 } else { first };
        // `…, state media said.`: who tells that somebody said it.
        let teller = is_source(next) || context.sentence_end(start) <= next.end + 1;
        let own = conjunction || teller || next.beside.has(Beside::PARTICIPLE);
        if own && comma > start && reading.is(comma - 1, ",") {
            end = comma - 1;
            break;
        }
    }
    let semicolon = (start..end).find(|&word| reading.is(word, ";") && context.quoted_at(word).is_none());
    end = semicolon.unwrap_or(end);
    while end > start && reading.words[end - 1].shape == Shape::Punctuation && is_stop(context, end - 1) {
        end -= 1;
    }
    end
}

/// A mark that ends the sentence and is no part of a quotation.
fn is_stop(context: &Context<'_, '_>, at: usize) -> bool {
    context.quoted_at(at).is_none() && matches!(context.reading.str(at), "." | "!" | "?" | "," | "…" | "...")
}

/// The clause before an attribution that ends its sentence: `China will respond, Wang said.`
fn clause_before(context: &Context<'_, '_>, attribution: &Attribution, covered: usize) -> Option<Range<usize>> {
    let reading = context.reading;
    let comma = attribution.start.checked_sub(1).filter(|&comma| reading.is(comma, ","));
    let end = match comma {
        Some(comma) => comma,
        None if is_source(attribution) => attribution.start,
        None => return None,
    };
    // What a participle adds stands behind it; what has an object has no clause: `, he wrote the score`, `, confirmed his passing`.
    let behind = attribution.cue.end;
    let object = !is_source(attribution)
        && attribution.end == behind
        && phrase::is_determiner(reading, behind)
        && context.reading.is_same_sentence(behind, attribution.cue.start);
    let owned = attribution.speaker.form == SpeakerForm::Noun
        && attribution.speaker.words.start > attribution.cue.start
        && reading.is_any(behind, &["his", "her", "their", "its"]);
    if attribution.beside.has(Beside::PARTICIPLE) || object || owned {
        return None;
    }
    let tail = context.sentence_end(attribution.cue.start).saturating_sub(attribution.end);
    let start = context.reading.after_dateline(context.sentence_start(attribution.start)).max(covered);
    // Words in marks up to the comma are a quotation of their own.
    let quoted =
        end.checked_sub(1).is_some_and(|last| context.quoted_at(last).is_some_and(|quoted| quoted.open <= start));
    (tail <= LONGEST_TAIL && start < end && !quoted).then_some(start..end)
}

/// The words, widened where they cut a pair of quotation marks.
fn with_marks(context: &Context<'_, '_>, words: Range<usize>) -> Range<usize> {
    let end = match words.end.checked_sub(1).and_then(|last| context.quoted_at(last)) {
        Some(quoted) if quoted.open >= words.start => words.end.max(quoted.close + 1),
        _ => words.end,
    };
    words.start..end
}

fn count(context: &Context<'_, '_>, words: &Range<usize>) -> usize {
    words.clone().take(64).filter(|&word| context.reading.words[word].shape.is_word()).count()
}

/// Whether the clause holds words in quotation marks.
fn kind(context: &Context<'_, '_>, words: &Range<usize>) -> QuotationKind {
    let next = context.quoted.partition_point(|quoted| quoted.close < words.start);
    match context.quoted.get(next) {
        Some(quoted) if quoted.open < words.end => QuotationKind::Mixed,
        _ => QuotationKind::Reported,
    }
}

fn is_source(attribution: &Attribution) -> bool {
    attribution.beside.has(Beside::SOURCE)
}
