//! Attributions: a cue with its speaker, such as `he said`, `said Yun Sun`, `according to Beijing`.

use std::ops::Range;

use super::cues::{Beside, CueTable};
use super::speaker::{self, Subject};
use super::{Context, SpeakerDraft, following};
use crate::engine::extraction::SpeakerForm;

/// A cue with its speaker.
#[derive(Debug, Clone)]
pub(super) struct Attribution {
    pub cue: Range<usize>,
    pub beside: Beside,
    pub speaker: SpeakerDraft,
    /// The first word of cue and speaker, an article included.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// The attributions outside of quotation marks, in order.
pub(super) fn all(context: &Context<'_, '_>, cues: &CueTable) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut at = 0;
    while at < context.reading.words.len() && !context.reading.stop.is_set() {
        let Some((cue, beside)) = cues.at(context.reading, at) else {
            at += 1;
            continue;
        };
        at = cue.end;
        if context.quoted_at(cue.start).is_some() || is_denied(context, cue.start) {
            continue;
        }
        let subject = if beside.has(Beside::SOURCE) {
            following::source(context, cue.end)
        } else if beside.has(Beside::PARTICIPLE) {
            speaker::of_clause(context, &cue, found.last())
        } else {
            speaker::before(context, cue.start, found.last()).or_else(|| following::verb(context, &cue, found.last()))
        };
        let is_verb = |subject: &Subject| !(beside.has(Beside::NOUN) && subject.speaker.form == SpeakerForm::Noun);
        if let Some(subject) = subject.filter(is_verb) {
            let (start, end) = (subject.start.min(cue.start), subject.end.max(cue.end));
            // What the speaker says of himself holds no cue of its own (`Reports, which said so, said`).
            found.push(Attribution { cue, beside, speaker: subject.speaker, start, end });
            at = at.max(end);
        }
    }
    found
}

/// Whether the cue is no verb of this subject's: an infinitive, a wish, a negation, a noun, a passive.
fn is_denied(context: &Context<'_, '_>, cue: usize) -> bool {
    const NO_VERB_AFTER: [&str; 40] = [
        "to", "not", "never", "can", "could", "would", "will", "should", "may", "might", "must", "let", "do", "does",
        "did", "is", "was", "were", "are", "been", "being", "be", "the", "a", "an", "his", "her", "its", "their",
        "our", "my", "your", "no", "of", "if", "cannot", "don't", "doesn't", "didn't", "won't",
    ];
    let reading = context.reading;
    let Some(before) = cue.checked_sub(1).filter(|&before| reading.is_same_sentence(before, cue)) else { return false };
    // `was quoted as saying` is the one passive whose subject speaks.
    reading.is_any(before, &NO_VERB_AFTER) || reading.str(before).ends_with("n’t")
}
