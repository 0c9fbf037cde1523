//! Rule `acting`: a place that is used as an actor (`Washington signaled`, `condemned by Beijing`).

use super::mention::Named;
use super::reading::{Classes, Reading};
use super::text::Shape;
use crate::gazetteer::{EntityType, Gazetteer, NameForm};

/// Whether the place stands where an actor stands: before a verb of speech or of will, or after `by`. Only countries and capitals act.
pub(super) fn is_acting(reading: &Reading<'_>, named: &Named, gazetteer: &Gazetteer) -> bool {
    let is_of_kind = |entry| matches!(gazetteer.entry(entry).kind, "country" | "capital" | "territory");
    let acts = named.entity_type == EntityType::Place
        && named.form != NameForm::Demonym
        && named.key.entry().is_some_and(is_of_kind);
    acts && (before_verb(reading, named.words.end - 1) || after_by(reading, named.words.start))
}

fn before_verb(reading: &Reading<'_>, last: usize) -> bool {
    const WILL: [&str; 16] = [
        "wants",
        "considers",
        "sees",
        "seeks",
        "agreed",
        "agrees",
        "refused",
        "refuses",
        "plans",
        "planned",
        "condemned",
        "accused",
        "accuses",
        "hopes",
        "signaled",
        "signalled",
    ];
    let Some(mut next) = reading.after(last) else { return false };
    while reading.is_any(next, &["also", "then", "later", "has", "had", "have", "will", "would", "is", "was"]) {
        let Some(after) = reading.after(next) else { return false };
        next = after;
    }
    let word = &reading.words[next];
    word.shape == Shape::Lower && (word.classes.any(Classes::SPEECH) || reading.is_any(next, &WILL))
}

fn after_by(reading: &Reading<'_>, first: usize) -> bool {
    let Some(by) = reading.before(first).filter(|&word| reading.is(word, "by")) else { return false };
    reading.before(by).is_some_and(|verb| reading.str(verb).ends_with("ed"))
}
