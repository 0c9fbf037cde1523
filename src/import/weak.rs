//! Which names need support from the text: those that are more often something else.

use super::known::Known;
use super::record::{Case, Form, Name, Record};
use crate::engine::text::fold_name;
use crate::gazetteer::EntityType;

/// The number of inhabitants from which a place's name is stronger than the given or family name it also is.
const CITY: u64 = 300_000;

/// Whether a name of the record is more often something else. `folded` is the name as matching folds it.
pub(super) fn is_weak(record: &Record, name: &Name, folded: &str, known: &Known) -> bool {
    name.form != Form::Demonym
        && (name.weak
            || is_short(name)
            || !folded.chars().any(char::is_alphabetic)
            || is_everyday(record, name, folded, known)
            || is_part_of_persons_name(record, folded, known))
}

/// Two letters or fewer, whatever their case.
fn is_short(name: &Name) -> bool {
    name.text.chars().filter(|character| character.is_alphanumeric()).count() <= 2
}

/// An everyday word, where not the capitals tell.
fn is_everyday(record: &Record, name: &Name, folded: &str, known: &Known) -> bool {
    let capitals_tell = name.form == Form::Acronym && name.case != Case::Any;
    let code = record.class.entity_type == EntityType::Place && name.form == Form::Acronym;
    known.everyday.contains(folded) && (!capitals_tell || code)
}

/// A given name or a family name alone: of a person, or of a place or body that carries one.
fn is_part_of_persons_name(record: &Record, folded: &str, known: &Known) -> bool {
    let alone = known.given.contains(folded) || known.surnames.contains(folded);
    match record.class.entity_type {
        EntityType::Person => alone || is_first_word(record, folded),
        EntityType::Place => alone && record.population.is_none_or(|people| people < CITY) && !is_state(record),
        EntityType::Organization => alone,
    }
}

/// The first word of a longer canonical name.
fn is_first_word(record: &Record, folded: &str) -> bool {
    record.name.text.split_once(' ').is_some_and(|(first, _)| fold_name(first) == folded)
}

fn is_state(record: &Record) -> bool {
    matches!(record.class.kind.as_str(), "country" | "capital" | "state" | "continent")
}
