//! What stands around a run of capitalized words, as evidence of what it names.

mod bodies;
mod people;
mod places;

use crate::engine::reading::Reading;

pub(super) use bodies::{
    OFFICERS, after_kind, after_part_of_body, before_act_of_body, before_officer, in_brackets, tells_organization,
};
pub(super) use people::{
    after_greeting, after_honorific, after_kin, after_speech, after_title, after_title_and_comma, after_title_of,
    before_apposition, before_copula, before_speech, before_who, in_byline, in_credit,
};
pub(super) use places::{
    GOVERNORS, after_comma_and_of, after_place_cue, after_place_preposition, before_place, before_place_noun, is_seat,
};

/// Whether a possessive of many or of a thing stands directly before: `their Jasper campus`.
pub(super) fn after_owner(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, &["its", "their", "our"]))
}

/// Whether an article stands directly before.
pub(super) fn after_article(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, &["the", "a", "an"]))
}

/// Whether an article or a word of quantity stands directly before: then a common noun with a capital is no person.
pub(super) fn after_determiner(reading: &Reading<'_>, first: usize) -> bool {
    after_article(reading, first)
        || reading.before(first).is_some_and(|word| reading.is_any(word, &["many", "some", "most", "all"]))
}
