//! From hits to mentions: the entity each name means, and how sure that is.

use super::choose::Weigher;
use super::hit::{Hit, NameRef};
use super::named::{Key, Named};
use super::neighbour::{Neighbour, before};
use super::people::People;
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::fold_name;
use crate::engine::{Candidate, RuleFired, SuppressionReason};
use crate::gazetteer::{EntityType, Gazetteer, NameForm};

/// The share of the weight from which a person's family name alone, with nobody of that name named in full, is taken.
const CLEAR_FAMILY: f32 = 0.6;
/// The prior from which it is, with no title or honorific before it.
const FAMOUS: u8 = 6;

/// The hits that stand and have a reading that is no plain family name, as mentions.
pub(in crate::engine) fn full_names(hits: &[Hit], weigher: &Weigher<'_, '_>) -> Vec<Named> {
    hits.iter()
        .filter(|hit| hit.stands() && !hit.words.is_empty())
        .filter_map(|hit| {
            let candidates = weigher.candidates(hit);
            let &(best, Candidate { score, .. }) = candidates.first()?;
            let form = best.name(weigher.gazetteer).form;
            if form == NameForm::Family {
                return None;
            }
            let confidence =
                base_confidence(form, best.entry(weigher.gazetteer).prior, hit, weigher) * (0.5 + 0.5 * score);
            Some(named(hit, best, candidates, confidence, weigher.gazetteer))
        })
        .collect()
}

/// The hits that stand and mean a person by the family name: the nearest earlier full name of the document, else a later one, else the
/// gazetteer's clear favourite. Hits that mean nobody clear are dropped.
pub(in crate::engine) fn family_names(hits: &mut [Hit], people: &People, weigher: &Weigher<'_, '_>) -> Vec<Named> {
    let gazetteer = weigher.gazetteer;
    let mut found = Vec::new();
    for hit in hits.iter_mut().filter(|hit| hit.stands() && !hit.words.is_empty()) {
        let candidates = weigher.candidates(hit);
        let Some(&(best, _)) = candidates.first().filter(|(best, _)| best.name(gazetteer).form == NameForm::Family)
        else {
            continue;
        };
        let surface = fold_name(hit.span.of(weigher.reading.text));
        match people.with_family(&surface, hit.span.start) {
            Some((key, shared)) => found.push(joined(hit, key, shared, best, &candidates, gazetteer)),
            None => match by_prior(hit, &candidates, weigher) {
                Ok(confidence) => found.push(named(hit, best, candidates, confidence, gazetteer)),
                Err(reason) => {
                    hit.dropped = Some(reason);
                    hit.rules.push(RuleFired {
                        rule: "family-name",
                        effect: "dropped: nobody of that name is named in full",
                    });
                }
            },
        }
    }
    found
}

/// A mention of a person that the document names in full elsewhere.
fn joined(
    hit: &Hit,
    key: Key,
    shared: bool,
    best: NameRef,
    candidates: &[(NameRef, Candidate)],
    gazetteer: &Gazetteer,
) -> Named {
    let confidence = if shared { 0.75 } else { 0.96 };
    let mut named = named(hit, best, candidates.to_vec(), confidence, gazetteer);
    named.key = key;
    named.entity_type = EntityType::Person;
    named.rules.push(RuleFired { rule: "family-name", effect: "joined to the nearest full name" });
    match key.entry() {
        Some(entry) => {
            named.matched = candidates.iter().find(|(name, _)| name.entry == entry).map(|(name, _)| *name);
            named.candidates = vec![Candidate { entry, score: confidence }];
            let others = candidates.iter().filter(|(name, _)| name.entry != entry);
            named
                .candidates
                .extend(others.map(|(_, other)| Candidate { score: other.score * (1.0 - confidence), ..*other }));
        }
        None => {
            named.matched = None;
            named.candidates.clear();
        }
    }
    named
}

/// How sure a family name means the gazetteer's favourite where nobody is named in full; the reason where it is not sure enough.
fn by_prior(
    hit: &Hit,
    candidates: &[(NameRef, Candidate)],
    weigher: &Weigher<'_, '_>,
) -> Result<f32, SuppressionReason> {
    let Some((best, Candidate { score, .. })) = candidates.first().copied() else {
        return Err(SuppressionReason::Weak);
    };
    let first = hit.words.start;
    let cued = match before(weigher.reading, weigher.known, first) {
        Neighbour::Honorific => true,
        Neighbour::Title => weigher.held_title_before(hit, &best.entry(weigher.gazetteer)),
        _ => false,
    };
    let prior = best.entry(weigher.gazetteer).prior;
    let classes = weigher.reading.words[first].classes;
    let everyday = classes
        .any(Classes::COMMON.or(Classes::GIVEN).or(Classes::WEAK_GIVEN).or(Classes::NO_NAME).or(Classes::CALENDAR));
    let everyday = everyday || best.name(weigher.gazetteer).weak;
    // A family name that no list has and one entry alone: rare enough to tell.
    let rare =
        !classes.any(Classes::SURNAME) && candidates.len() == 1 && weigher.reading.style(first) == Style::Running;
    if !cued && (everyday || (prior < FAMOUS && !rare)) {
        return Err(SuppressionReason::Weak);
    }
    if score < CLEAR_FAMILY || (cued && prior < 3 && !rare) {
        return Err(SuppressionReason::Ambiguous);
    }
    Ok(if cued { 0.6 + 0.35 * score } else { 0.45 + 0.4 * score })
}

fn named(
    hit: &Hit,
    best: NameRef,
    candidates: Vec<(NameRef, Candidate)>,
    confidence: f32,
    gazetteer: &Gazetteer,
) -> Named {
    Named {
        span: hit.span,
        words: hit.words.clone(),
        entity_type: best.entry(gazetteer).entity_type,
        form: best.name(gazetteer).form,
        key: Key::Entry(best.entry),
        candidates: candidates.into_iter().map(|(_, candidate)| candidate).collect(),
        matched: Some(best),
        confidence,
        rules: hit.rules.clone(),
    }
}

/// How often a name of this form is right where it has one reading.
fn base_confidence(form: NameForm, prior: u8, hit: &Hit, weigher: &Weigher<'_, '_>) -> f32 {
    let single = hit.words.len() == 1;
    match form {
        NameForm::Demonym => 0.97,
        NameForm::Acronym => 0.95,
        NameForm::Short => 0.9,
        _ if single && is_everyday(weigher.reading, hit.words.start) && prior < FAMOUS => 0.8,
        _ if single => 0.95,
        _ => 0.98,
    }
}

fn is_everyday(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].classes.any(Classes::COMMON.or(Classes::GIVEN).or(Classes::WEAK_GIVEN))
}
