//! Short names of people whom the document names in full: `Patel` after `Vedant Patel`, `Donald` after `Donald Duck`.

use std::ops::Range;

use smallvec::smallvec;

use super::Locals;
use super::cover::Cover;
use super::cues;
use crate::engine::mention::{Key, Named, People};
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::{Shape, fold_name};
use crate::engine::{Candidate, RuleFired};
use crate::gazetteer::{EntityType, NameForm};

/// The single capitalized words that no taken name covers and that a full name of the document explains, or a cue beside them.
pub(in crate::engine) fn short_names(
    reading: &Reading<'_>,
    cover: &Cover,
    people: &People,
    locals: &Locals,
) -> Vec<Named> {
    let names = reading
        .stop
        .until(0..reading.words.len())
        .filter(|&word| is_candidate(reading, cover, word))
        .filter_map(|word| {
            let folded = fold_name(reading.str(word));
            let at = reading.words[word].span.start;
            let everyday = reading.words[word].classes.any(Classes::COMMON);
            let cued = cues::after_honorific(reading, word) || cues::after_title(reading, word);
            if everyday && !cued && (reading.opens_sentence(word) || reading.style(word) != Style::Running) {
                return None;
            }
            if let Some((key, shared)) = people.with_family(&folded, at) {
                let confidence = if shared { 0.7 } else { 0.9 };
                let named = match given_before(reading, cover, people, word, key) {
                    Some(given) => named(reading, given..word + 1, key, EntityType::Person, NameForm::Full, 0.9),
                    None => named(reading, word..word + 1, key, EntityType::Person, NameForm::Family, confidence),
                };
                return Some(named);
            }
            let word = word..word + 1;
            if let Some(key) = people.with_given(&folded, at) {
                return Some(named(reading, word, key, EntityType::Person, NameForm::Given, 0.85));
            }
            let running = reading.style(word.start) == Style::Running;
            if let Some(key) = locals.company(&folded).filter(|_| running) {
                return Some(named(reading, word, key, EntityType::Organization, NameForm::Short, 0.75));
            }
            locals.known(&folded).map(|(key, entity_type)| named(reading, word, key, entity_type, NameForm::Full, 0.7))
        });
    let mut found: Vec<Named> = Vec::new();
    for named in names {
        // The given name of a full one was taken for itself.
        found.pop_if(|last| last.words.end > named.words.start);
        found.push(named);
    }
    found
}

/// A free capitalized word, alone.
fn is_candidate(reading: &Reading<'_>, cover: &Cover, word: usize) -> bool {
    let free = |index: Option<usize>| {
        index.is_none_or(|index| {
            let other = &reading.words[index];
            !(other.shape == Shape::Capitalized && cover.is_free(index) && !is_cue(reading, index))
        })
    };
    let shape = reading.words[word].shape;
    matches!(shape, Shape::Capitalized | Shape::AllCaps)
        && cover.is_free(word)
        && !reading.words[word].classes.any(Classes::NATIONALITY)
        && !reading.is_date(word)
        && !cues::after_place_cue(reading, word)
        && (free(reading.before(word)) && free(reading.after(word)) || reading.style(word) != Style::Running)
}

/// Whether a capitalized neighbour is no part of the name: a title, an honorific, an everyday word.
fn is_cue(reading: &Reading<'_>, word: usize) -> bool {
    let classes = Classes::HONORIFIC.or(Classes::COMMON).or(Classes::CALENDAR).or(Classes::NO_NAME);
    reading.words[word].classes.any(classes) || reading.phrases_until(word + 1).next().is_some()
}

/// The given name of the same person directly before, where it is an everyday word too: `Mark Plainfeld` at the start of a caption.
fn given_before(reading: &Reading<'_>, cover: &Cover, people: &People, family: usize, key: Key) -> Option<usize> {
    let given = reading.before(family).filter(|&given| cover.is_free(given))?;
    let folded = fold_name(reading.str(given));
    let is_of_person = people.with_given(&folded, reading.words[given].span.start) == Some(key);
    (reading.words[given].shape.starts_with_capital() && is_of_person).then_some(given)
}

fn named(
    reading: &Reading<'_>,
    words: Range<usize>,
    key: Key,
    entity_type: EntityType,
    form: NameForm,
    confidence: f32,
) -> Named {
    Named {
        span: reading.span(&words),
        words,
        entity_type,
        form,
        key,
        candidates: key.entry().map(|entry| Candidate { entry, score: confidence }).into_iter().collect(),
        matched: None,
        confidence,
        rules: smallvec![RuleFired::new("short-name", "joined to a full name of the document")],
    }
}
