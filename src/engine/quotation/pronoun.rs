//! Rule `pronoun-speaker`: whom `he` and `she` mean beside a cue, where that is safe.

use super::attribution::Attribution;
use super::{Context, SpeakerDraft};
use crate::engine::extraction::SpeakerForm;
use crate::engine::text::Shape;

/// How far back a pronoun looks, in names and in words.
const NAMES: usize = 16;
const WORDS: usize = 400;

/// The speaker that a pronoun at this word stands for: the only person whom the text names outside of quotations in this sentence and
/// the one before, else the last speaker, where nobody else was named since. In all other cases nobody.
pub(super) fn resolve(context: &Context<'_, '_>, at: usize, last: Option<&Attribution>) -> SpeakerDraft {
    let person = context.reading.is_any(at, &["he", "she"]).then(|| antecedent(context, at, last)).flatten();
    let (name, confidence) = person.map_or((None, 0.5), |(name, confidence)| (Some(name), confidence));
    SpeakerDraft { words: at..at + 1, form: SpeakerForm::Pronoun, name, role: None, confidence }
}

fn antecedent(context: &Context<'_, '_>, at: usize, last: Option<&Attribution>) -> Option<(usize, f32)> {
    let names = context.names;
    let spoken = last.and_then(|last| Some((last.speaker.name?, last.end)));
    let spoken = spoken.filter(|&(name, end)| names.is_person(name) && at < end + WORDS);
    let is_other = |one: usize, other: usize| names.key(one) != names.key(other);
    let mut near: Option<usize> = None;
    let earliest = context.reading.words[at].sentence.saturating_sub(1);
    for name in names.before(at).take(NAMES).filter(|&name| names.is_person(name)) {
        let words = names.words(name);
        let is_owner = context.reading.words.get(words.end).is_some_and(|next| next.shape == Shape::Clitic);
        if context.quoted_at(words.start).is_some() || is_owner {
            continue;
        }
        let since_last = spoken.is_some_and(|(_, end)| words.start >= end);
        if context.reading.words[words.start].sentence < earliest && !since_last {
            break;
        }
        if near.is_some_and(|near| is_other(near, name)) {
            return None;
        }
        near = Some(name);
    }
    match (near, spoken) {
        (Some(near), Some((speaker, _))) if is_other(near, speaker) => {
            // Another person has come in since somebody spoke: only the subject of the sentence before is safe.
            is_subject(context, near).then_some((near, 0.6))
        }
        (Some(near), _) => Some((near, 0.75)),
        (None, Some((speaker, _))) => Some((speaker, 0.7)),
        (None, None) => None,
    }
}

/// Whether a name opens its sentence, a title or an honorific before it.
fn is_subject(context: &Context<'_, '_>, name: usize) -> bool {
    const TITLE: usize = 6;
    let words = context.names.words(name);
    words.start < context.sentence_start(words.start) + TITLE
}
