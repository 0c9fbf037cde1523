//! Rule `namesake`: the name of a place that the document has given to a person (`Paris claims` after `Zedrik Paris`).

use super::cues;
use crate::engine::mention::{Named, People};
use crate::engine::reading::{Classes, Reading};
use crate::engine::text::{Shape, fold_name};
use crate::engine::{Candidate, RuleFired};
use crate::gazetteer::{EntityType, NameForm};

/// Reads places of one word as the people whom the document names in full before, where a verb of people follows.
pub(in crate::engine) fn read_namesakes(names: &mut [Named], people: &People, reading: &Reading<'_>) {
    let places = names.iter_mut().filter(|named| {
        named.entity_type == EntityType::Place && named.form != NameForm::Demonym && named.words.len() == 1
    });
    for named in reading.stop.until(places) {
        let word = named.words.start;
        if !acts_as_person(reading, word) || cues::after_place_preposition(reading, word) {
            continue;
        }
        let person = people.with_family_before(&fold_name(reading.str(word)), named.span.start);
        if let Some(key) = person.filter(|key| named.key != *key) {
            named.key = key;
            named.entity_type = EntityType::Person;
            named.form = NameForm::Family;
            named.matched = None;
            named.confidence = 0.8;
            named.candidates = key.entry().map(|entry| Candidate { entry, score: 0.8 }).into_iter().collect();
            named.rules.push(RuleFired::new("namesake", "read as a person whom the document names in full before"));
        }
    }
}

/// Whether a verb of which people are the subject follows: of speech, or `was born`.
fn acts_as_person(reading: &Reading<'_>, word: usize) -> bool {
    let verb = |at: usize| {
        let other = &reading.words[at];
        other.shape == Shape::Lower && other.classes.any(Classes::SPEECH.or(Classes::PERSON_VERB))
    };
    let born = |at: usize| {
        reading.is(at, "was")
            && reading.after(at).is_some_and(|next| reading.is_any(next, &["born", "raised", "married"]))
    };
    reading.after(word).is_some_and(|next| verb(next) || born(next) || reading.is(next, "who"))
}
