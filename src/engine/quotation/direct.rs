//! Words in quotation marks, and the attribution beside them.

use super::attribution::Attribution;
use super::cues::Beside;
use super::marks::{Quoted, is_plain_punctuation};
use super::{Context, QuotationDraft, SpeakerDraft, reported};
use crate::engine::QuotationKind;
use crate::engine::text::{Gap, Shape};

/// How far a cue may stand before the mark that it introduces: `told reporters in Paris on Monday: “`.
const LONGEST_LEAD: usize = 24;
/// The fewest words of a quotation that nothing attributes.
const FEWEST_BARE: usize = 4;

/// The quotations with an attribution directly behind or before; `used` marks those attributions.
pub(super) fn attributed(
    context: &Context<'_, '_>,
    attributions: &[Attribution],
    used: &mut [bool],
) -> Vec<QuotationDraft> {
    let mut found = Vec::new();
    for &quoted in context.reading.stop.until(context.quoted) {
        let attribution = behind(context, attributions, quoted).or_else(|| ahead(context, attributions, quoted));
        if let Some(index) = attribution {
            used[index] = true;
            found.push(draft(quoted, &attributions[index], 1.0));
        }
    }
    found
}

/// The quotations that no attribution stands beside: those that go on behind an attributed one, and whole sentences in marks, which
/// nobody is known to say. Names of works, nicknames and words held at arm's length are none.
pub(super) fn unattributed(
    context: &Context<'_, '_>,
    attributions: &[Attribution],
    found: &[QuotationDraft],
) -> Vec<QuotationDraft> {
    let mut quotations: Vec<QuotationDraft> = Vec::new();
    let mut taken = found.iter().peekable();
    // The quotation before, and where it or its attribution ends.
    let mut previous: Option<(&QuotationDraft, usize)> = None;
    for &quoted in context.reading.stop.until(context.quoted) {
        while let Some(before) = taken.next_if(|draft| draft.words.start <= quoted.open) {
            previous = Some((before, end_of(before, attributions)));
        }
        if previous.is_some_and(|(before, _)| before.words.end > quoted.open) || !is_utterance(context, quoted) {
            continue;
        }
        match previous.filter(|&(_, end)| goes_on(context, end, quoted.open)) {
            Some((before, end)) => {
                quotations.push(QuotationDraft {
                    words: quoted.words(),
                    kind: QuotationKind::Direct,
                    confidence: (before.confidence - 0.1).max(0.3),
                    ..before.clone()
                });
                previous = Some((before, end.max(quoted.close + 1)));
            }
            None => quotations.push(QuotationDraft {
                words: quoted.words(),
                kind: QuotationKind::Direct,
                cue: None,
                speaker: None,
                confidence: 0.5,
            }),
        }
    }
    quotations
}

fn draft(quoted: Quoted, attribution: &Attribution, confidence: f32) -> QuotationDraft {
    QuotationDraft {
        words: quoted.words(),
        kind: QuotationKind::Direct,
        cue: Some(attribution.cue.clone()),
        confidence: confidence * attribution.speaker.confidence,
        speaker: Some(SpeakerDraft::clone(&attribution.speaker)),
    }
}

/// The attribution that starts directly behind the closing mark: `,” he said`.
fn behind(context: &Context<'_, '_>, attributions: &[Attribution], quoted: Quoted) -> Option<usize> {
    let reading = context.reading;
    let comma = reading.is_any(quoted.close + 1, &[",", "—", "–"]);
    let start = quoted.close + 1 + usize::from(comma);
    let index = attributions.partition_point(|attribution| attribution.start < start);
    let attribution = attributions.get(index).filter(|attribution| attribution.start == start)?;
    let inner = quoted.close - 1;
    let ends = comma
        || matches!(reading.str(inner), "," | "?" | "!" | "…" | "..." | "—" | "–" | "?!" | "--")
        || reading.str(inner) == "." && reading.is_same_sentence(inner, start)
        // `“Why” said he`: the verb cannot belong to anything else.
        || attribution.cue.start == start && attribution.end > attribution.cue.end;
    let near = reading.words[start].gap != Gap::BlankLine;
    let name_of_work = is_title(context, quoted) && !opens(context, quoted);
    let says = attribution.beside.has(Beside::QUOTE) || is_source(attribution);
    (ends && near && says && !name_of_work).then_some(index)
}

fn is_source(attribution: &Attribution) -> bool {
    attribution.beside.has(Beside::SOURCE)
}

/// The attribution that introduces the opening mark: `he said: “`, `according to Beijing, “`, `called the plan “`.
fn ahead(context: &Context<'_, '_>, attributions: &[Attribution], quoted: Quoted) -> Option<usize> {
    let reading = context.reading;
    let index = attributions.partition_point(|attribution| attribution.end <= quoted.open).checked_sub(1)?;
    let attribution = &attributions[index];
    let between = attribution.end..quoted.open;
    let quiet = between.len() <= LONGEST_LEAD
        && between.clone().all(|word| !reading.is(word, ";") && context.quoted_at(word).is_none());
    let introduced = between.end > between.start && reading.is(quoted.open - 1, ":");
    let near = introduced || reading.is_same_sentence(attribution.cue.start, quoted.open);
    if !quiet || !near {
        return None;
    }
    let marked = !between.is_empty() && reading.is_any(quoted.open - 1, &[",", ":"]);
    let whole = ends_clause(context, quoted);
    let fits = if attribution.beside.has(Beside::FRAGMENT) {
        !between.is_empty() && !marked
    } else if is_source(attribution) {
        marked && between.len() <= 1
    } else if let Some(clause) = reported::clause_start(context, attribution) {
        clause == quoted.open && whole
    } else if between.is_empty() {
        whole && !is_title(context, quoted)
    } else {
        marked
    };
    fits.then_some(index)
}

/// Whether nothing of the sentence goes on behind the closing mark.
fn ends_clause(context: &Context<'_, '_>, quoted: Quoted) -> bool {
    let reading = context.reading;
    let ended =
        is_plain_punctuation(reading, quoted.close - 1) || quoted.close + 1 >= context.sentence_end(quoted.close);
    ended || reading.words.get(quoted.close + 1).is_some_and(|next| next.shape == Shape::Punctuation)
}

/// Whether the words in the marks are a sentence of their own: they open one, end one, and are no title.
fn is_utterance(context: &Context<'_, '_>, quoted: Quoted) -> bool {
    let reading = context.reading;
    let words = (quoted.open + 1..quoted.close).take(64).filter(|&word| reading.words[word].shape.is_word()).count();
    let capital = reading.words[quoted.open + 1].shape.starts_with_capital();
    words >= FEWEST_BARE
        && capital
        && opens(context, quoted)
        && is_plain_punctuation(reading, quoted.close - 1)
        && !is_title(context, quoted)
}

/// Whether the opening mark opens a sentence, or follows a mark that introduces one.
fn opens(context: &Context<'_, '_>, quoted: Quoted) -> bool {
    let reading = context.reading;
    quoted.open == 0
        || !reading.is_same_sentence(quoted.open - 1, quoted.open)
        || matches!(reading.str(quoted.open - 1), ":" | "—" | "–" | ",")
}

/// Whether the words are written as the name of a work is: several, each with a capital, but for the small ones.
fn is_title(context: &Context<'_, '_>, quoted: Quoted) -> bool {
    const SMALL: [&str; 16] =
        ["a", "an", "the", "of", "and", "in", "on", "for", "to", "with", "or", "at", "by", "from", "as", "vs"];
    const LONGEST: usize = 16;
    let reading = context.reading;
    let mut capitals = 0;
    for word in (quoted.open + 1..quoted.close).filter(|&word| reading.words[word].shape.is_word()).take(LONGEST) {
        if reading.words[word].shape.starts_with_capital() {
            capitals += 1;
        } else if !reading.is_any(word, &SMALL) {
            return false;
        }
    }
    capitals > 1 && quoted.close - quoted.open <= 2 * LONGEST
}

/// Where the quotation or its attribution ends, whichever is later.
fn end_of(draft: &QuotationDraft, attributions: &[Attribution]) -> usize {
    let cue = draft.cue.as_ref().map_or(0, |cue| {
        let index = attributions.partition_point(|attribution| attribution.cue.start < cue.start);
        attributions.get(index).map_or(cue.end, |attribution| attribution.end)
    });
    draft.words.end.max(cue)
}

/// Whether a quotation that opens at `open` goes on with what ended at `end`: in the same sentence or the next, in one paragraph.
fn goes_on(context: &Context<'_, '_>, end: usize, open: usize) -> bool {
    let reading = context.reading;
    let between = end..open + 1;
    if end > open || between.len() > 2 * LONGEST_LEAD {
        return false;
    }
    let last = reading.words[end - 1].sentence;
    reading.words[open].sentence <= last + 1
        && between.into_iter().all(|word| reading.words[word].gap != Gap::BlankLine)
}
