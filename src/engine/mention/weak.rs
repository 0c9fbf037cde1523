//! Rule `weak`: a name that is also an everyday word needs the text to support it.

use super::hit::Hit;
use super::neighbour::{KnownNames, Neighbour, after, before};
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::Shape;
use crate::gazetteer::{CasePolicy, EntityType, NameForm, NameRef};

/// Words that stand before a place.
const PLACE_PREPOSITIONS: [&str; 8] = ["in", "at", "from", "near", "outside", "around", "across", "to"];

/// The least prior of an organization whose weak name a capital alone supports.
const NEWSWORTHY: u8 = 4;

/// Whether a name needs support: the gazetteer says so, or it is a single letter, an everyday word or a title. Acronyms of more than one
/// letter, which count only as written, do not.
pub(super) fn needs_support(reading: &Reading<'_>, hit: &Hit, name: &NameRef) -> bool {
    let letter = hit.words.len() == 1 && reading.words[hit.words.start].shape == Shape::Initial;
    name.weak
        || letter
        || (name.form != NameForm::Demonym && name.case != CasePolicy::Exact && is_everyday(reading, hit))
}

fn is_everyday(reading: &Reading<'_>, hit: &Hit) -> bool {
    let word = &reading.words[hit.words.start];
    hit.words.len() == 1
        && (word.classes.any(Classes::COMMON.or(Classes::DIRECTION).or(Classes::NATIONALITY)) || is_title(reading, hit))
}

fn is_title(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.phrases_from(hit.words.start).any(|hit| hit.phrase.title().is_some())
}

/// Whether what stands around a weak name supports it, no other name of its entry being in the document.
pub(super) fn is_supported(reading: &Reading<'_>, known: &KnownNames, hit: &Hit, name: &NameRef) -> bool {
    let first = hit.words.start;
    if reading.words[first].shape == Shape::Initial && hit.words.len() == 1 || is_title(reading, hit) {
        return false;
    }
    let capital_tells = is_capital_telling(reading, hit);
    match name.entity_type {
        EntityType::Person => matches!(before(reading, known, first), Neighbour::Honorific | Neighbour::Title),
        EntityType::Place => {
            let preposition = reading.before(first).is_some_and(|word| reading.is_any(word, &PLACE_PREPOSITIONS));
            // `Exeter, Devon`.
            let contains = first >= 2 && reading.is(first - 1, ",") && known.ends_at(first - 2);
            // `the capital of Victoria`.
            let part = reading.before(first).is_some_and(|of| reading.is_of_place(of));
            capital_tells && (preposition || contains || part)
        }
        EntityType::Organization => {
            let suffix = reading
                .after(hit.words.end - 1)
                .is_some_and(|word| reading.words[word].classes.any(Classes::ORGANIZATION_SUFFIX));
            let title = after(reading, known, hit.words.end - 1) == Neighbour::Title;
            // `AUSTIN (AP) –`: the agency of a dateline.
            let end = hit.words.end;
            let dateline = first > 0
                && reading.is(first - 1, "(")
                && reading.is(end, ")")
                && reading.is_any(end + 1, &["-", "–", "—", "--"]);
            dateline || suffix || title || (capital_tells && (!name.weak || name.prior >= NEWSWORTHY))
        }
    }
}

/// Whether a name's capital is no matter of its place in the sentence, of a headline or of the word's kind.
pub(super) fn is_capital_telling(reading: &Reading<'_>, hit: &Hit) -> bool {
    let first = hit.words.start;
    reading.style(first) == Style::Running
        && !reading.opens_sentence(first)
        && reading.words[first].shape.starts_with_capital()
        && !is_nationality(reading, hit)
}

/// Whether the name is one word and an adjective of nationality, whatever else it may be.
pub(super) fn is_nationality(reading: &Reading<'_>, hit: &Hit) -> bool {
    hit.words.len() == 1 && reading.words[hit.words.start].classes.any(Classes::NATIONALITY)
}
