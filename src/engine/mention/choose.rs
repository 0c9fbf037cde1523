//! Which entry an ambiguous name means: every reading is weighed by its prior and by what else the document names.

use std::iter;

use smallvec::{SmallVec, smallvec};

use super::club;
use super::hit::Hit;
use super::neighbour::{self, KnownNames, Neighbour, before};
use crate::engine::reading::{Phrase, Reading};
use crate::engine::text::Shape;
use crate::engine::{Candidate, Document, RuleFired};
use crate::gazetteer::{EntityType, Entry, EntryId, Gazetteer, NameForm, NameRef, TitleId};

/// What the document as a whole tells about which entries are meant.
#[derive(Debug, Default)]
pub(in crate::engine) struct Evidence {
    /// The entries that a name of one reading alone names, in order.
    present: Vec<EntryId>,
    /// Those, and the countries and regions they belong to, in order.
    surroundings: Vec<EntryId>,
    /// Whether it is about sport.
    about_sport: bool,
}

impl Evidence {
    pub fn new(hits: &[Hit], reading: &Reading<'_>, gazetteer: &Gazetteer) -> Self {
        let mut evidence = Self::default();
        for hit in reading.stop.until(hits.iter().filter(|hit| hit.stands())) {
            evidence.present.extend(clear_reading(hit).map(|name| name.entry));
        }
        evidence.present.sort_unstable();
        evidence.present.dedup();
        for &entry in reading.stop.until(&evidence.present) {
            evidence.surroundings.extend(lies_in(gazetteer, entry));
        }
        evidence.surroundings.sort_unstable();
        evidence.surroundings.dedup();
        evidence.about_sport = club::is_about_sport(hits, reading, gazetteer);
        evidence
    }

    /// Whether a country is named, or something that lies in one.
    pub fn names_country(&self, gazetteer: &Gazetteer) -> bool {
        self.surroundings.iter().any(|&entry| gazetteer.kind(entry) == "country")
    }

    /// The entries but this one that a name of one reading names.
    pub fn others(&self, entry: EntryId) -> impl Iterator<Item = EntryId> {
        self.present.iter().copied().filter(move |&other| other != entry)
    }

    fn names(&self, entry: EntryId) -> bool {
        self.present.binary_search(&entry).is_ok()
    }

    fn surrounds(&self, entry: EntryId) -> bool {
        self.surroundings.binary_search(&entry).is_ok()
    }
}

/// The entry and what it lies in or belongs to, from near to far. Containment is short: a city, a state, a country, a region.
pub(super) fn lies_in(gazetteer: &Gazetteer, entry: EntryId) -> impl Iterator<Item = EntryId> {
    iter::successors(Some(entry), |&entry| gazetteer.within(entry)).take(4)
}

/// The prior from which a place is meant before the people who have its name for their family name.
const CLEAR_PLACE: u8 = 5;

/// The one reading of a name, family names left out where the other is a well-known place (`Nepal`).
fn clear_reading(hit: &Hit) -> Option<&NameRef> {
    let mut full = hit.readings.iter().filter(|name| name.form != NameForm::Family);
    let only = full.next().filter(|_| full.next().is_none())?;
    let place = only.entity_type == EntityType::Place && only.prior >= CLEAR_PLACE;
    // `Senate`, of which the little-known ones were dropped, tells of no country.
    let narrowed = only.entity_type == EntityType::Organization && hit.rules.iter().any(|fired| fired.rule == "weak");
    (hit.readings.len() == 1 && !narrowed || place).then_some(only)
}

/// The names that may be meant, each with its share of the weight, best first.
pub(in crate::engine) type Weighed = SmallVec<[(NameRef, Candidate); 2]>;

/// What the weights rest on.
pub(in crate::engine) struct Weigher<'a, 't> {
    pub gazetteer: &'a Gazetteer,
    pub reading: &'a Reading<'t>,
    pub document: &'a Document<'t>,
    pub evidence: &'a Evidence,
    pub known: &'a KnownNames,
    /// Whether the request asked for explanations.
    pub explain: bool,
}

/// What speaks for or against a reading.
struct Factor {
    rule: &'static str,
    effect: &'static str,
    /// What the weight is multiplied by.
    times: f32,
}

/// How much a step of the prior counts.
const PER_PRIOR: f32 = 2.0;
/// How much another, unambiguous name of the entry counts.
const NAMED_ELSEWHERE: f32 = 30.0;
/// How much it counts that the document names what lies in the place or belongs to it.
const PART_NAMED: f32 = 4.0;
/// How much it counts that the document speaks of the country.
const COUNTRY_NAMED: f32 = 4.0;
/// The same for a body of the state: many countries have one of that name.
const COUNTRY_OF_BODY_NAMED: f32 = 200.0;
/// The kinds of such bodies.
const STATE_BODIES: [&str; 8] =
    ["agency", "court", "government", "military", "ministry", "parliament", "party", "police"];
/// How much a title that the person held, directly before the name, counts.
const HOLDS_TITLE: f32 = 30.0;
/// How much it counts that the title beside the name is an office of this place or body.
const HAS_OFFICE: f32 = 30.0;
/// How much it counts that the region or country follows after a comma (`Paris, Texas`).
const CONTAINER_FOLLOWS: f32 = 100.0;
/// How much a cue for the type counts (`Mr.`, `in`).
const TYPE_CUE: f32 = 12.0;
/// How much it counts that a club's name stands in a text about sport.
const PLAYS: f32 = 30.0;
/// What is left of a person who had died more than a lifetime of news ago, or was not yet born.
const OUT_OF_TIME: f32 = 0.02;

impl Weigher<'_, '_> {
    /// The candidates of a hit with their shares of the weight, best first; ties go to the place, then to the lower entry.
    pub fn candidates(&self, hit: &Hit) -> Weighed {
        // Most names mean one entry; whatever it weighs, it has all of the weight.
        if let [only] = hit.readings.as_slice() {
            return smallvec![(*only, Candidate { entry: only.entry, score: 1.0 })];
        }
        let mut weighed: SmallVec<[(NameRef, f32); 4]> = SmallVec::with_capacity(hit.readings.len());
        for &name in &hit.readings {
            let weight = self.weight(hit, name);
            match weighed.iter_mut().find(|(other, _)| other.entry == name.entry) {
                Some(other) if other.1 >= weight => {}
                Some(other) => *other = (name, weight),
                None => weighed.push((name, weight)),
            }
        }
        let total: f32 = weighed.iter().map(|(_, weight)| weight).sum();
        weighed.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| self.rank(a.0).cmp(&self.rank(b.0))));
        weighed
            .into_iter()
            .map(|(name, weight)| (name, Candidate { entry: name.entry, score: weight / total.max(f32::MIN_POSITIVE) }))
            .collect()
    }

    /// Of names that nothing tells apart a place is meant most often.
    fn rank(&self, name: NameRef) -> (bool, EntryId) {
        (name.entity_type != EntityType::Place, name.entry)
    }

    fn weight(&self, hit: &Hit, name: NameRef) -> f32 {
        let mut weight = PER_PRIOR.powi(i32::from(name.prior)) * form_factor(name.form);
        if name.weak {
            weight *= 0.3;
        }
        self.factors(hit, name).iter().fold(weight, |weight, factor| weight * factor.times)
    }

    /// What speaks for and against a reading beside its prior; a factor of 1 says nothing.
    fn factors(&self, hit: &Hit, name: NameRef) -> [Factor; 9] {
        let entry = name.entry(self.gazetteer);
        let present = self.evidence.names(name.entry);
        let part_named = !present && self.evidence.surrounds(name.entry);
        let country = entry.within.is_some_and(|country| self.evidence.surrounds(country));
        let container = neighbour::container_follows(self.reading, self.gazetteer, hit, &name);
        let factor = |rule, effect, fires: bool, times| Factor { rule, effect, times: if fires { times } else { 1.0 } };
        [
            factor("named-elsewhere", "weighs more: another name of it is in the text", present, NAMED_ELSEWHERE),
            factor("part-named", "weighs more: what belongs to it is named", part_named, PART_NAMED),
            factor("country-named", "weighs more: its country or region is named", country, times_for_country(&entry)),
            factor("container-follows", "weighs more: the place it lies in follows", container, CONTAINER_FOLLOWS),
            self.club_factor(hit, name, present),
            Factor {
                rule: "type-cue",
                effect: "weighs more: the word before asks for its type",
                times: self.type_cue(hit, name.entity_type),
            },
            Factor {
                rule: "held-title",
                effect: "weighs more: the title before is one that the person holds or held",
                times: self.title_factor(hit, &entry),
            },
            Factor {
                rule: "has-office",
                effect: "weighs more: the title beside the name is one of its offices",
                times: self.office_factor(hit, name.entry),
            },
            Factor {
                rule: "out-of-time",
                effect: "weighs less: not of age on the day of publication",
                times: self.lifetime_factor(&entry),
            },
        ]
    }

    /// What the factors that say something did to a reading, for an explanation.
    pub fn effects(&self, hit: &Hit, name: NameRef) -> impl Iterator<Item = RuleFired> {
        let factors = self.factors(hit, name).into_iter().filter(|factor| factor.times != 1.0);
        factors.map(move |factor| RuleFired::on(name.entry, factor.rule, factor.effect))
    }

    /// `Mr.` and titles ask for a person, `in` for a place.
    fn type_cue(&self, hit: &Hit, entity_type: EntityType) -> f32 {
        let first = hit.words.start;
        let person_cue = matches!(before(self.reading, self.known, first), Neighbour::Honorific | Neighbour::Kin);
        let article = |word: &usize| self.reading.is(*word, "the");
        let before_first = self.reading.before(first);
        let before_first = before_first.filter(article).and_then(|the| self.reading.before(the)).or(before_first);
        let place_cue = before_first
            .is_some_and(|word| self.reading.is_any(word, &["in", "near", "at", "across", "throughout"]))
            || before_first.is_some_and(|word| self.is_of_ruled_or_part(word));
        match entity_type {
            EntityType::Person if person_cue => TYPE_CUE,
            EntityType::Place if place_cue => TYPE_CUE,
            EntityType::Organization if self.reading.is_described_as_body(hit.words.end) => TYPE_CUE,
            _ => 1.0,
        }
    }

    /// Whether the word is the `of` of `king of` or `capital of`: titles and parts of places ask for a place.
    fn is_of_ruled_or_part(&self, of: usize) -> bool {
        let title = self.reading.is(of, "of")
            && self.reading.phrases_until(of).any(|hit| matches!(hit.phrase, Phrase::Title(..)));
        title || self.reading.is_of_place(of)
    }

    /// The titles directly after a hit (`the Georgia governor`), or before `of` before it.
    fn titles_of_body<'s>(&'s self, hit: &Hit) -> impl Iterator<Item = TitleId> + 's {
        let clitic = self.reading.words.get(hit.words.end).is_some_and(|word| word.shape == Shape::Clitic);
        let next = self.reading.after(hit.words.end - usize::from(!clitic));
        let after = next.into_iter().flat_map(|next| self.reading.phrases_from(next));
        let of = self.reading.before(hit.words.start).filter(|&word| self.reading.is(word, "of"));
        let before = of.into_iter().flat_map(|of| self.reading.phrases_until(of));
        after.chain(before).filter_map(|hit| hit.phrase.title())
    }

    /// Whether somebody of the gazetteer holds or held the title beside the name at this very place or body.
    fn office_factor(&self, hit: &Hit, entry: EntryId) -> f32 {
        let is_of_entry = |title: TitleId| self.gazetteer.has_office_at(&self.gazetteer.title(title).id, entry);
        let ambiguous = hit.readings.iter().any(|other| other.entry != entry);
        if ambiguous && self.titles_of_body(hit).any(is_of_entry) { HAS_OFFICE } else { 1.0 }
    }

    fn title_factor(&self, hit: &Hit, entry: &Entry<'_>) -> f32 {
        if self.held_title_before(hit, entry) { HOLDS_TITLE } else { 1.0 }
    }

    /// Whether a title that ends directly before a hit is one that the person holds or held.
    pub fn held_title_before(&self, hit: &Hit, entry: &Entry<'_>) -> bool {
        let held = |title: TitleId| entry.offices.iter().any(|office| *office.title == *self.gazetteer.title(title).id);
        !entry.offices.is_empty() && self.titles_before(hit).any(held)
    }

    /// Whether an honorific stands directly before a hit, behind which a family name follows: `Dr`, no `Sir`.
    pub fn is_addressed(&self, hit: &Hit) -> bool {
        let address = |word: usize| self.reading.is_any(word, &["mr", "mrs", "ms", "miss", "dr", "prof"]);
        self.reading.before(hit.words.start).is_some_and(address)
    }

    /// Whether a title ends directly before a hit.
    pub fn is_titled(&self, hit: &Hit) -> bool {
        self.titles_before(hit).next().is_some()
    }

    /// The titles that end directly before a hit.
    fn titles_before<'s>(&'s self, hit: &Hit) -> impl Iterator<Item = TitleId> + 's {
        let until = self.reading.before(hit.words.start).map_or(usize::MAX, |before| before + 1);
        self.reading.phrases_until(until).filter_map(|hit| hit.phrase.title())
    }

    /// In a text about sport the name of a town is the club's; elsewhere it is the town's, unless the text names the club in full.
    fn club_factor(&self, hit: &Hit, name: NameRef, present: bool) -> Factor {
        let plays = club::plays(self.reading, self.gazetteer, self.evidence.about_sport, hit, &name);
        let town = name.form == NameForm::Short && !present && self.gazetteer.kind(name.entry) == club::KIND;
        let (effect, times) = match () {
            () if plays => ("weighs more: a club where the text is about sport", PLAYS),
            () if town => ("weighs less: a club's short name where nothing tells of sport", 1.0 / PLAYS),
            () => ("", 1.0),
        };
        Factor { rule: "club-of-town", effect, times }
    }

    /// A document of a known date does not speak of people before their youth.
    fn lifetime_factor(&self, entry: &Entry<'_>) -> f32 {
        let Some(year) = self.document.published.map(jiff::civil::Date::year) else { return 1.0 };
        let unborn = entry.born.is_some_and(|born| year < born + 15);
        if unborn { OUT_OF_TIME } else { 1.0 }
    }
}

/// Whether a body of this kind is one that many states have.
pub(super) fn is_state_body(kind: &str) -> bool {
    STATE_BODIES.contains(&kind)
}

fn times_for_country(entry: &Entry<'_>) -> f32 {
    if is_state_body(entry.kind) { COUNTRY_OF_BODY_NAMED } else { COUNTRY_NAMED }
}

fn form_factor(form: NameForm) -> f32 {
    match form {
        NameForm::Full | NameForm::Demonym => 1.0,
        NameForm::Alias | NameForm::Acronym => 0.9,
        NameForm::Short => 0.8,
        NameForm::Family | NameForm::Given => 0.4,
    }
}
