//! Which entry an ambiguous name means: every reading is weighed by its prior and by what else the document names.

use std::collections::HashSet;

use super::hit::{Hit, NameRef};
use super::neighbour::{self, KnownNames, Neighbour, before};
use crate::engine::reading::{Phrase, Reading};
use crate::engine::{Candidate, Document};
use crate::gazetteer::{EntityType, Entry, EntryId, Gazetteer, NameForm, TitleId};

/// What the document as a whole tells about which entries are meant.
#[derive(Debug, Default)]
pub(in crate::engine) struct Evidence {
    /// The entries that a name of one reading alone names.
    present: HashSet<EntryId>,
    /// Those, and the countries and regions they belong to.
    surroundings: HashSet<EntryId>,
}

impl Evidence {
    pub fn new(hits: &[Hit], gazetteer: &Gazetteer) -> Self {
        let mut evidence = Self::default();
        for hit in hits.iter().filter(|hit| hit.stands()) {
            if let [only] = hit.readings.as_slice()
                && only.name(gazetteer).form != NameForm::Family
            {
                evidence.add(only.entry, gazetteer);
            }
        }
        evidence
    }

    fn add(&mut self, entry: EntryId, gazetteer: &Gazetteer) {
        self.present.insert(entry);
        let mut next = Some(entry);
        // Containment is short: a city, a state, a country, a region.
        for _ in 0..4 {
            let Some(entry) = next else { return };
            self.surroundings.insert(entry);
            next = gazetteer.entry(entry).within;
        }
    }
}

/// What the weights rest on.
pub(in crate::engine) struct Weigher<'a, 't> {
    pub gazetteer: &'a Gazetteer,
    pub reading: &'a Reading<'t>,
    pub document: &'a Document<'t>,
    pub evidence: &'a Evidence,
    pub known: &'a KnownNames,
}

/// How much a step of the prior counts.
const PER_PRIOR: f32 = 2.0;
/// How much another, unambiguous name of the entry counts.
const NAMED_ELSEWHERE: f32 = 30.0;
/// How much it counts that the document names what lies in the place or belongs to it.
const PART_NAMED: f32 = 4.0;
/// How much it counts that the document speaks of the country.
const COUNTRY_NAMED: f32 = 4.0;
/// How much a title that the person held, directly before the name, counts.
const HOLDS_TITLE: f32 = 30.0;
/// How much it counts that the region or country follows after a comma (`Paris, Texas`).
const CONTAINER_FOLLOWS: f32 = 100.0;
/// How much a cue for the type counts (`Mr.`, `in`).
const TYPE_CUE: f32 = 12.0;
/// What is left of a person who had died more than a lifetime of news ago, or was not yet born.
const OUT_OF_TIME: f32 = 0.02;

impl Weigher<'_, '_> {
    /// The candidates of a hit with their shares of the weight, best first; ties go to the lower entry.
    pub fn candidates(&self, hit: &Hit) -> Vec<(NameRef, Candidate)> {
        let mut weighed: Vec<(NameRef, f32)> = Vec::with_capacity(hit.readings.len());
        for &name in &hit.readings {
            let weight = self.weight(hit, name);
            match weighed.iter_mut().find(|(other, _)| other.entry == name.entry) {
                Some(other) if other.1 >= weight => {}
                Some(other) => *other = (name, weight),
                None => weighed.push((name, weight)),
            }
        }
        let total: f32 = weighed.iter().map(|(_, weight)| weight).sum();
        weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.entry.cmp(&b.0.entry)));
        weighed
            .into_iter()
            .map(|(name, weight)| (name, Candidate { entry: name.entry, score: weight / total.max(f32::MIN_POSITIVE) }))
            .collect()
    }

    fn weight(&self, hit: &Hit, name: NameRef) -> f32 {
        let entry = name.entry(self.gazetteer);
        let mut weight = PER_PRIOR.powi(i32::from(entry.prior)) * form_factor(name.name(self.gazetteer).form);
        if name.name(self.gazetteer).weak {
            weight *= 0.3;
        }
        if self.evidence.present.contains(&name.entry) {
            weight *= NAMED_ELSEWHERE;
        } else if self.evidence.surroundings.contains(&name.entry) {
            weight *= PART_NAMED;
        }
        if entry.within.is_some_and(|country| self.evidence.surroundings.contains(&country)) {
            weight *= COUNTRY_NAMED;
        }
        if neighbour::container_follows(self.reading, self.gazetteer, hit, &entry) {
            weight *= CONTAINER_FOLLOWS;
        }
        weight * self.type_cue(hit, &entry) * self.title_factor(hit, &entry) * self.lifetime_factor(&entry)
    }

    /// `Mr.` and titles ask for a person, `in` for a place.
    fn type_cue(&self, hit: &Hit, entry: &Entry<'_>) -> f32 {
        let first = hit.words.start;
        let person_cue = matches!(before(self.reading, self.known, first), Neighbour::Honorific);
        let place_cue = self.reading.before(first).is_some_and(|word| self.reading.is_any(word, &["in", "near", "at"]));
        match entry.entity_type {
            EntityType::Person if person_cue => TYPE_CUE,
            EntityType::Place if place_cue => TYPE_CUE,
            _ => 1.0,
        }
    }

    fn title_factor(&self, hit: &Hit, entry: &Entry<'_>) -> f32 {
        if self.held_title_before(hit, entry) { HOLDS_TITLE } else { 1.0 }
    }

    /// Whether a title that ends directly before a hit is one that the person holds or held.
    pub fn held_title_before(&self, hit: &Hit, entry: &Entry<'_>) -> bool {
        let held = |title: TitleId| entry.offices.iter().any(|office| *office.title == *self.gazetteer.title(title).id);
        !entry.offices.is_empty() && self.titles_before(hit).any(held)
    }

    /// The titles that end directly before a hit.
    fn titles_before<'s>(&'s self, hit: &Hit) -> impl Iterator<Item = TitleId> + 's {
        let until = self.reading.before(hit.words.start).map_or(usize::MAX, |before| before + 1);
        self.reading.phrases_until(until).filter_map(|hit| match hit.phrase {
            Phrase::Title(title, _) | Phrase::Titles(title) => Some(title),
            _ => None,
        })
    }

    /// A document of a known date does not speak of people before their youth.
    fn lifetime_factor(&self, entry: &Entry<'_>) -> f32 {
        let Some(year) = self.document.published.map(jiff::civil::Date::year) else { return 1.0 };
        let unborn = entry.born.is_some_and(|born| year < born + 15);
        if unborn { OUT_OF_TIME } else { 1.0 }
    }
}

fn form_factor(form: NameForm) -> f32 {
    match form {
        NameForm::Full | NameForm::Demonym => 1.0,
        NameForm::Alias | NameForm::Acronym => 0.9,
        NameForm::Short => 0.8,
        NameForm::Family | NameForm::Given => 0.4,
    }
}
