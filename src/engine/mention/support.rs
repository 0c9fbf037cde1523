//! Rule `weak` over a document: what one place tells of a weak name supports it at others.

use foldhash::{HashMap, HashSet};

use super::choose::is_state_body;
use super::club;
use super::find::known_names;
use super::hit::{Hit, Readings};
use super::neighbour::{self, KnownNames};
use super::weak;
use crate::engine::SuppressionReason;
use crate::engine::reading::{Classes, Reading};
use crate::gazetteer::{EntityType, Gazetteer, NameForm, NameRef};

/// Drops weak names that nothing in the document supports. Supported is a name where another, strong name of its entry stands, or
/// what the place lies in follows; a person's also after a title or honorific; a place's or organization's where a capital in running text tells it from the word.
pub(in crate::engine) fn drop_unsupported(hits: &mut [Hit], reading: &Reading<'_>, gazetteer: &Gazetteer) {
    let known = known_names(hits, reading);
    let is_place = |hit: &&Hit| hit.readings.iter().any(|name| name.entity_type == EntityType::Place);
    let places = reading.stop.until(&*hits).filter(|hit| hit.stands_on_words()).filter(is_place);
    let places = KnownNames::new(reading.words.len(), places.map(|hit| hit.words.clone()));
    let strong_names = strong_entries(hits, reading);
    let about_sport = club::is_about_sport(hits, reading, gazetteer);
    let by_itself = |hit: &Hit, name: &NameRef| {
        neighbour::container_follows(reading, gazetteer, hit, name)
            || club::plays(reading, gazetteer, about_sport, hit, name)
            || weak::is_supported(reading, &known, &places, hit, name)
    };
    let topics =
        Topics::find(hits, reading, |hit, name| weak::needs_support(reading, hit, name) && by_itself(hit, name));
    for hit in reading.stop.until(hits).filter(|hit| hit.stands_on_words()) {
        let date = hit.words.len() == 1 && reading.is_date(hit.words.start);
        let by_document = |name: &NameRef| {
            let strong = strong_names.contains(&name.entry.0) && !weak::is_nationality(reading, hit);
            let country = || gazetteer.within(name.entry).is_some_and(|country| strong_names.contains(&country.0));
            // `the Senate` in a text that names Nigeria.
            let of_state =
                || weak::is_capital_telling(reading, hit) && is_state_body(gazetteer.kind(name.entry)) && country();
            (strong || of_state() || topics.support(reading, hit, name))
                && !weak::is_abbreviated_division(reading, hit, name)
        };
        let supported = |name: &NameRef| {
            !date && (!weak::needs_support(reading, hit, name) || by_itself(hit, name) || by_document(name))
        };
        if hit.readings.iter().all(supported) {
            continue;
        }
        let readings: Readings = hit.readings.iter().copied().filter(supported).collect();
        let effect = "dropped: an everyday word or a weak name that nothing in the text supports";
        hit.keep(SuppressionReason::Weak, "weak", effect, |name| readings.contains(name));
    }
}

/// The entries of which the document has a name that needs no support.
fn strong_entries(hits: &[Hit], reading: &Reading<'_>) -> HashSet<u32> {
    let mut strong = HashSet::default();
    for hit in reading.stop.until(hits).filter(|hit| hit.stands_on_words()) {
        let stands = |name: &&NameRef| name.form != NameForm::Family && !weak::needs_support(reading, hit, name);
        strong.extend(hit.readings.iter().filter(stands).map(|name| name.entry.0));
    }
    strong
}

/// The places and organizations that the document is about, by how often the text around their weak names supports them.
struct Topics(HashMap<u32, Support>);

#[derive(Default)]
struct Support {
    /// At how many places at all.
    places: usize,
    /// At how many of them as what lies somewhere, and no person could (`in York`, `the town of York`).
    located: usize,
    /// Whether the text says that it is a place (`York is a city`).
    defined: bool,
}

impl Topics {
    fn find(hits: &[Hit], reading: &Reading<'_>, is_supported: impl Fn(&Hit, &NameRef) -> bool) -> Self {
        let mut topics: HashMap<u32, Support> = HashMap::default();
        for hit in reading.stop.until(hits.iter().filter(|hit| hit.stands_on_words())) {
            let supported = |name: &&NameRef| name.entity_type != EntityType::Person && is_supported(hit, name);
            for name in hit.readings.iter().filter(supported) {
                let support = topics.entry(name.entry.0).or_default();
                support.places += 1;
                if name.entity_type == EntityType::Place {
                    support.located += usize::from(weak::is_located(reading, hit));
                    support.defined |= weak::is_defined_as_place(reading, hit);
                }
            }
        }
        Self(topics)
    }

    /// Whether the document is about the name's entry so clearly that the name needs no support at this place.
    fn support(&self, reading: &Reading<'_>, hit: &Hit, name: &NameRef) -> bool {
        let Some(support) = self.0.get(&name.entry.0) else { return false };
        let classes = reading.words[hit.words.start].classes;
        let is_person_too = classes.any(Classes::GIVEN.or(Classes::WEAK_GIVEN));
        let least = if is_person_too { 2 } else { 1 };
        // Then even the first word of a sentence is the place.
        let clear = support.defined || support.places > 1 && support.located >= least;
        support.places > 1 && weak::is_capital_telling(reading, hit) || clear && weak::is_no_word(reading, hit)
    }
}
