//! Rule `foreign-body`: a common name of state bodies (`Electoral Commission`) in a text about other countries.

use std::ops::Range;

use super::choose::{Weigher, is_state_body, lies_in};
use super::hit::Hit;
use crate::engine::reading::{Classes, Reading};
use crate::engine::text::Shape;
use crate::engine::{RuleFired, SuppressionReason};
use crate::gazetteer::{EntityType, NameRef};

/// The greatest prior of a body that goes by a common name and is none that the whole world knows by it.
const LITTLE_KNOWN: u8 = 4;

/// Drops the common names of bodies of states where the text speaks of countries, but of none that has such a body: whose it is nobody
/// can tell. Returns their words, in order.
pub(in crate::engine) fn drop_foreign_bodies(hits: &mut [Hit], weigher: &Weigher<'_, '_>) -> Vec<Range<usize>> {
    let mut dropped = Vec::new();
    if !weigher.evidence.names_country(weigher.gazetteer) {
        return dropped;
    }
    for hit in weigher.reading.stop.until(hits.iter_mut().filter(|hit| hit.stands_on_words())) {
        let body = |name: &NameRef| name.entity_type == EntityType::Organization;
        // What bodies of several states are called is a common name; what one is called may be.
        let common = match hit.readings.as_slice() {
            [only] => only.prior <= LITTLE_KNOWN && is_common(weigher.reading, hit),
            _ => hit.words.len() > 1,
        };
        if !common || !hit.readings.iter().all(body) {
            continue;
        }
        if hit.readings.iter().all(|name| is_foreign(weigher, name)) {
            let effect = "dropped: a common name, and the text speaks of no country that has a body of this name";
            hit.drop_for(SuppressionReason::Ambiguous, RuleFired::new("foreign-body", effect));
            dropped.push(hit.words.clone());
        }
    }
    dropped
}

/// Whether the name is of several words that are all everyday ones.
fn is_common(reading: &Reading<'_>, hit: &Hit) -> bool {
    let common = Classes::COMMON.or(Classes::ORGANIZATION_HEAD);
    let words = || hit.words.clone().map(|word| reading.words[word]);
    words().len() > 1 && words().all(|word| word.shape == Shape::Lower || word.classes.any(common))
}

/// Whether nothing else in the text belongs to the state whose body it is.
fn is_foreign(weigher: &Weigher<'_, '_>, name: &NameRef) -> bool {
    let gazetteer = weigher.gazetteer;
    let is_of_state = is_state_body(gazetteer.kind(name.entry));
    let Some(country) = gazetteer.within(name.entry).filter(|_| is_of_state) else { return false };
    !weigher.evidence.others(name.entry).any(|other| lies_in(gazetteer, other).any(|entry| entry == country))
}
