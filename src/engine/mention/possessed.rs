//! Rule `possessed-body`: a common name of bodies behind a country's possessive or demonym is that country's body, not another's.

use super::hit::Hit;
use crate::engine::matching::{self, NameMatcher};
use crate::engine::reading::Reading;
use crate::engine::text::{Shape, fold_name};
use crate::engine::{Options, RuleFired, SuppressionReason};
use crate::gazetteer::{EntityType, EntryId, Gazetteer, NameForm, NameRef};

/// The most words of a country's name: where a hit ends as far back, none before it reaches to the body.
const LONGEST_COUNTRY: usize = 8;

/// Reads `Peru's Congress` as the Congress of Peru where the gazetteer has it, and drops the bodies of other countries that are called
/// so, too. Only weak and short names are judged, companies' aside: `Ireland's Airbus` stays Airbus.
pub(in crate::engine) fn read_possessed_bodies(
    hits: &mut [Hit],
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    matcher: &NameMatcher<NameRef>,
    options: &Options,
) {
    for index in reading.stop.until(1..hits.len()) {
        let is_common = |name: &NameRef| {
            let short = || name.form == NameForm::Short && name.entry(gazetteer).kind != "company";
            name.entity_type == EntityType::Organization && (name.weak || short())
        };
        let hit = &hits[index];
        if !hit.stands() || hit.words.is_empty() || !hit.readings.iter().any(is_common) {
            continue;
        }
        let Some(owner) = owner_before(&hits[..index], reading, gazetteer, hit.words.start) else { continue };
        let mut own = bodies_of(owner, hit.span.of(reading.text), gazetteer, matcher);
        own.retain(|name| options.layers.contains(gazetteer.layer(name.entry)));
        let hit = &mut hits[index];
        if own.is_empty() {
            let effect = "dropped: the body of another country than the one before it";
            hit.keep(SuppressionReason::Ambiguous, "possessed-body", effect, |name| {
                !is_common(name) || !belongs_elsewhere(*name, owner, gazetteer)
            });
        } else {
            hit.readings = own.into();
            hit.rules.push(RuleFired::new("possessed-body", "read as the body of the country before it"));
        }
    }
}

/// The country whose possessive or demonym stands directly before the word.
fn owner_before(hits: &[Hit], reading: &Reading<'_>, gazetteer: &Gazetteer, first: usize) -> Option<EntryId> {
    let before = reading.before(first)?;
    let possessive = reading.words[before].shape == Shape::Clitic;
    let end = if possessive { before } else { before + 1 };
    let owner = hits
        .iter()
        .rev()
        .take_while(|hit| hit.words.end + LONGEST_COUNTRY > end)
        .find(|hit| hit.stands() && hit.words.end == end)?;
    let mut names = owner.readings.iter().filter(|name| {
        let is_country = name.entry(gazetteer).kind == "country";
        is_country && (possessive || name.form == NameForm::Demonym)
    });
    names.next().map(|name| name.entry)
}

/// The names of the country's bodies that are the surface with one of its own names: `Peruvian Congress`, `Congress of Peru`.
fn bodies_of(owner: EntryId, surface: &str, gazetteer: &Gazetteer, matcher: &NameMatcher<NameRef>) -> Vec<NameRef> {
    let names = gazetteer.entry(owner).names.iter().map(|name| name.text);
    let mut bodies: Vec<NameRef> = names
        .flat_map(|name| [format!("{name} {surface}"), format!("{surface} of {name}")])
        .flat_map(|name| named(&fold_name(&name), gazetteer, matcher))
        .filter(|name| name.entity_type == EntityType::Organization && name.entry(gazetteer).within == Some(owner))
        .collect();
    bodies.sort_unstable();
    bodies.dedup_by_key(|name| name.entry);
    bodies
}

/// The names of all layers that are exactly `folded`.
fn named(folded: &str, gazetteer: &Gazetteer, matcher: &NameMatcher<NameRef>) -> Vec<NameRef> {
    let plain = matcher.look_up(folded).into_iter().flat_map(|name| matcher.values(name)).copied();
    let compiled = gazetteer.compiled_names().flat_map(|layer| {
        let value = matching::look_up_compiled(layer, folded);
        value.into_iter().flat_map(move |value| layer.names(value))
    });
    plain.chain(compiled).collect()
}

fn belongs_elsewhere(name: NameRef, owner: EntryId, gazetteer: &Gazetteer) -> bool {
    let within = name.entry(gazetteer).within;
    within.is_some_and(|country| country != owner && gazetteer.entry(country).kind == "country")
}
