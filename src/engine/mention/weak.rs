//! Rule `weak`: a name that is also an everyday word needs the text to support it.

use std::iter;

use super::hit::Hit;
use super::neighbour::{KnownNames, Neighbour, after, before};
use crate::engine::reading::{Classes, Dateline, Reading, Style};
use crate::engine::text::Shape;
use crate::gazetteer::{CasePolicy, EntityType, NameForm, NameRef};

/// Words that stand before a place.
const PLACE_PREPOSITIONS: [&str; 8] = ["in", "at", "from", "near", "outside", "around", "across", "to"];

/// Those of them behind which no person stands.
const LOCATING: [&str; 3] = ["in", "outside", "across"];

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

/// Whether it is the abbreviation of a division, which only tells behind a place in it: `Boise, ID`, `Pasadena, Calif.`
pub(super) fn is_abbreviated_division(reading: &Reading<'_>, hit: &Hit, name: &NameRef) -> bool {
    let surface = hit.span.of(reading.text);
    let abbreviated =
        surface.ends_with('.') || surface.len() == 2 && surface.bytes().all(|byte| byte.is_ascii_uppercase());
    name.weak && name.entity_type == EntityType::Place && name.form == NameForm::Short && abbreviated
}

/// Whether a comma and a place stand before, one that is known, or one that a preposition tells (`from Bartlesville, OK`); or a
/// legislator's party.
fn is_behind_place(reading: &Reading<'_>, places: &KnownNames, hit: &Hit) -> bool {
    /// No name of a place has more words.
    const LONGEST: usize = 3;
    let Some(last) = hit.words.start.checked_sub(2) else { return false };
    if reading.is_party(last) {
        return true;
    }
    if !reading.is(last + 1, ",") {
        return false;
    }
    let capitalized = |word: usize| {
        let everyday = Classes::COMMON.or(Classes::CALENDAR).or(Classes::NO_NAME);
        reading.words[word].shape == Shape::Capitalized && !reading.words[word].classes.any(everyday)
    };
    let told = || {
        let mut words = iter::successors(Some(last), |&word| reading.before(word)).take(LONGEST + 1);
        let before = words.find(|&word| !capitalized(word));
        before.is_some_and(|before| {
            before < last && (reading.is(before, "of") || reading.is_any(before, &PLACE_PREPOSITIONS))
        })
    };
    // `SOMERVILLE, Mass. —`.
    places.ends_at(last) || told() || reading.dateline(&(last..last + 1)) == Some(Dateline::Full)
}

/// Whether what stands around a weak name supports it, no other name of its entry being in the document. `places` are the places among
/// the known names.
pub(super) fn is_supported(
    reading: &Reading<'_>,
    known: &KnownNames,
    places: &KnownNames,
    hit: &Hit,
    name: &NameRef,
) -> bool {
    if is_abbreviated_division(reading, hit, name) {
        return is_behind_place(reading, places, hit);
    }
    let first = hit.words.start;
    if reading.words[first].shape == Shape::Initial && hit.words.len() == 1 || is_title(reading, hit) {
        return false;
    }
    let capital_tells = is_capital_telling(reading, hit);
    match name.entity_type {
        EntityType::Person => {
            matches!(before(reading, known, first), Neighbour::Honorific | Neighbour::Title)
                || governs(reading, hit.words.end - 1)
        }
        EntityType::Place => {
            let preposition = reading.before(first).is_some_and(|word| reading.is_any(word, &PLACE_PREPOSITIONS));
            // `Exeter, Devon`.
            let contains = first >= 2 && reading.is(first - 1, ",") && known.ends_at(first - 2);
            let dateline = reading.dateline(&hit.words) == Some(Dateline::Full) || reading.is_bare_dateline(&hit.words);
            // `the capital of Victoria`.
            let part = reading.before(first).is_some_and(|of| reading.is_of_place(of));
            capital_tells && (preposition || contains || part)
                || dateline
                || is_region(reading, hit)
                || is_defined_as_place(reading, hit)
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
            let described = is_no_word(reading, hit) && reading.is_described_as_body(end);
            dateline || suffix || title || described || (capital_tells && (!name.weak || name.prior >= NEWSWORTHY))
        }
    }
}

/// Whether it stands where no person's name could: `in York`, `the town of York`.
pub(super) fn is_located(reading: &Reading<'_>, hit: &Hit) -> bool {
    let located = |word: usize| reading.is_any(word, &LOCATING) || reading.is_of_place(word);
    is_capital_telling(reading, hit) && reading.before(hit.words.start).is_some_and(located)
}

/// Whether a preposition of place alone stands before: `in Norwich`, `near Norwich`.
pub(super) fn stands_in(reading: &Reading<'_>, hit: &Hit) -> bool {
    let located =
        |word: usize| reading.is_any(word, &["in", "near", "outside", "across", "around"]) || reading.is_of_place(word);
    reading.before(hit.words.start).is_some_and(located)
}

/// Whether the text says that it is a place: `York is an ancient cathedral city`, `Phoenix, the capital of Arizona`.
pub(super) fn is_defined_as_place(reading: &Reading<'_>, hit: &Hit) -> bool {
    let is_cue = |noun: usize| reading.words[noun].classes.any(Classes::PLACE_CUE);
    is_no_word(reading, hit) && reading.described_as(hit.words.end).is_some_and(is_cue)
}

/// Whether it is a name by its form alone, for it is no everyday word.
pub(super) fn is_no_word(reading: &Reading<'_>, hit: &Hit) -> bool {
    reading.words[hit.words.start].shape.starts_with_capital() && (hit.words.len() > 1 || !is_everyday(reading, hit))
}

/// `the Bush administration`: whatever else it may be, the name is a person's.
pub(super) fn governs(reading: &Reading<'_>, last: usize) -> bool {
    let next = reading.after(last);
    reading.style(last) == Style::Running
        && next.is_some_and(|next| reading.is_any(next, &["administration", "presidency"]))
}

/// Whether a name's capital is no matter of its place in the sentence, of a headline or of the word's kind.
pub(super) fn is_capital_telling(reading: &Reading<'_>, hit: &Hit) -> bool {
    let first = hit.words.start;
    reading.style(first) == Style::Running
        && !reading.opens_sentence(first)
        && reading.words[first].shape.starts_with_capital()
        && !is_nationality(reading, hit)
}

/// Whether an adjective is a region's name: behind an article and before no noun (`the eastern Caribbean saw storms`).
fn is_region(reading: &Reading<'_>, hit: &Hit) -> bool {
    let first = hit.words.start;
    let direction = |word: &usize| reading.words[*word].classes.any(Classes::DIRECTION);
    let before = reading.before(first);
    let before = before.filter(direction).and_then(|word| reading.before(word)).or(before);
    let described = reading.after(hit.words.end - 1).is_some_and(|next| {
        let word = &reading.words[next];
        word.shape.is_word()
            && !word.classes.any(Classes::STARTER.or(Classes::SPEECH).or(Classes::PERSON_VERB))
            && !reading.ends_noun(next)
    });
    is_nationality(reading, hit) && before.is_some_and(|the| reading.is(the, "the")) && !described
}

/// Whether the name is one word and an adjective of nationality, whatever else it may be.
pub(super) fn is_nationality(reading: &Reading<'_>, hit: &Hit) -> bool {
    hit.words.len() == 1 && reading.words[hit.words.start].classes.any(Classes::NATIONALITY)
}
