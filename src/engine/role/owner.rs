//! Whose title it is, beyond the one name right before it: possessors, bodies that nothing knows, two countries at once.

use super::Names;
use super::modifiers::{clitic_before, determiner_before, is_function_word, status_before, take_affiliation};
use super::phrase::{Determiner, TitlePhrase};
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::Shape;

/// The most words of a possessor (`the Afghan national team's coach`), and of a body that nothing knows.
const LONGEST_OWNER: usize = 5;

/// What a possessive before a title owns: `China's`, `Biden's`, `the team's`. Only what is no person is an affiliation.
pub(super) fn add_possessor(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>, clitic: usize) {
    phrase.determiner = Determiner::Definite;
    let Some(noun) = clitic.checked_sub(1) else { return };
    match names.ending_at(noun) {
        Some(name) if names.may_employ(name) => {
            take_affiliation(phrase, names, name);
            add_coordinated(phrase, reading, names);
            phrase.determiner = determiner_before(reading, phrase.start);
            // `then Apple's chief executive`.
            if let Some((start, status)) = status_before(reading, phrase.start) {
                phrase.start = start;
                phrase.status = status;
            }
        }
        Some(person) => {
            phrase.start = names.words(person).start;
            phrase.determiner = Determiner::None;
            phrase.possessed = true;
        }
        None => add_common_possessor(phrase, reading, names, noun),
    }
}

/// `the team's coach`, `the Afghan team's coach`: the words between the determiner and the possessive.
fn add_common_possessor(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>, noun: usize) {
    let mut start = noun;
    while noun - start < LONGEST_OWNER {
        if determiner_before(reading, start) != Determiner::None && clitic_before(reading, start).is_none() {
            phrase.start = start;
            phrase.determiner = determiner_before(reading, start);
            return;
        }
        let Some(before) = reading.before(start) else { return };
        start = match names.ending_at(before) {
            Some(name) if names.may_employ(name) => names.words(name).start,
            Some(_) => return,
            None if reading.words[before].shape.is_word() && !is_function_word(reading, before) => before,
            None => return,
        };
    }
}

/// `wikiHow founder`, `USI associate professor`: capitalized words right before a title in small letters name its body, though no
/// gazetteer knows it.
pub(super) fn add_unknown_owner(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    if reading.style(phrase.start) != Style::Running {
        return;
    }
    let small_title = reading.words[phrase.start].shape == Shape::Lower;
    let mut start = phrase.start;
    while phrase.start - start < LONGEST_OWNER {
        let Some(before) = reading.before(start) else { break };
        // `US Chess Federation president`: a known name opens the unknown one.
        if let Some(name) = names.ending_at(before).filter(|&name| start < phrase.start && names.may_employ(name)) {
            start = names.words(name).start;
            break;
        }
        let word = &reading.words[before];
        let acronym = matches!(word.shape, Shape::AllCaps | Shape::Mixed) && word.span.len() >= 3;
        let named = acronym || small_title && word.shape == Shape::Capitalized;
        let function = Classes::STARTER.or(Classes::CALENDAR).or(Classes::HONORIFIC).or(Classes::GIVEN);
        let opens = reading.opens_sentence(before) && !acronym;
        if !named || opens || word.classes.any(function) || names.covering(before).is_some() {
            break;
        }
        start = before;
    }
    phrase.start = start;
}

/// `Chinese and Russian foreign ministers`: a plural title may be of several.
pub(super) fn add_coordinated(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    while phrase.plural {
        let Some(mut joint) = reading.before(phrase.start).filter(|&word| reading.is(word, "and")).or_else(|| {
            phrase.start.checked_sub(1).filter(|&word| reading.is(word, ",") && phrase.affiliations.len() > 1)
        }) else {
            return;
        };
        // `British, French and German`.
        if reading.is(joint, "and") && joint > 0 && reading.is(joint - 1, ",") {
            joint -= 1;
        }
        let other = joint.checked_sub(1).and_then(|word| names.ending_at(word));
        let Some(other) =
            other.filter(|&other| names.is_demonym(other) || names.may_employ(other) && !possessed(phrase, reading))
        else {
            return;
        };
        take_affiliation(phrase, names, other);
    }
}

fn possessed(phrase: &TitlePhrase, reading: &Reading<'_>) -> bool {
    clitic_before(reading, phrase.title.start).is_some()
}
