//! From hits to mentions: the entity each name means, and how sure that is.

use smallvec::smallvec;

use super::choose::{Weighed, Weigher};
use super::hit::Hit;
use super::named::{Key, Named};
use super::neighbour::{Neighbour, before};
use super::people::People;
use super::weak;
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::{Gap, fold_name};
use crate::engine::{Candidate, RuleFired, SuppressionReason};
use crate::gazetteer::{EntityType, NameForm, NameRef};

/// The share of the weight from which a person's family name alone, with nobody of that name named in full, is taken.
const CLEAR_FAMILY: f32 = 0.6;
/// The prior from which it is, with no title or honorific before it.
const FAMOUS: u8 = 6;

/// The prior from which it is, where nobody else has that name and the person makes news.
const KNOWN: u8 = 4;
/// Who died before this year is no person of the news.
const CONTEMPORARY: i16 = 1980;
/// Honorifics that stand before given names.
const KNIGHTLY: [&str; 6] = ["dame", "dom", "don", "lady", "sir", "sister"];
/// The kinds of people whom news call by the family name alone.
const NEWSMAKERS: [&str; 4] = ["criminal", "official", "politician", "soldier"];

/// The hits that stand and have a reading that is no plain family name, as mentions.
pub(in crate::engine) fn full_names(hits: &[Hit], weigher: &Weigher<'_, '_>) -> Vec<Named> {
    let standing = hits.iter().filter(|hit| hit.stands_on_words());
    let stop = weigher.reading.stop;
    stop.until(standing)
        .filter(|hit| !hit.only_family())
        .filter_map(|hit| {
            let candidates = weigher.candidates(hit);
            let &(best, Candidate { score, .. }) =
                candidates.first().filter(|(best, _)| best.form != NameForm::Family)?;
            let confidence = base_confidence(best, hit, weigher) * (0.5 + 0.5 * score);
            Some(named(hit, best, candidates, confidence, weigher))
        })
        .collect()
}

/// The hits that stand and mean a person by the family name: the nearest earlier full name of the document, else a later one, else the
/// gazetteer's clear favourite. Hits that mean nobody clear are dropped.
pub(in crate::engine) fn family_names(hits: &mut [Hit], people: &People, weigher: &Weigher<'_, '_>) -> Vec<Named> {
    let mut found = Vec::new();
    let standing = hits.iter_mut().filter(|hit| hit.stands_on_words() && hit.has_family());
    for hit in weigher.reading.stop.until(standing) {
        let candidates = weigher.candidates(hit);
        let Some(&(best, _)) = candidates.first().filter(|(best, _)| best.form == NameForm::Family) else {
            continue;
        };
        let surface = fold_name(hit.span.of(weigher.reading.text));
        let addressed = || weigher.is_addressed(hit).then(|| people.with_given(&surface, hit.span.start)).flatten();
        // `Dr Tan` of `Tan Seng Giaw`.
        let meant = people.with_family(&surface, hit.span.start).or_else(|| addressed().map(|key| (key, false)));
        match meant {
            Some((key, shared)) => found.push(joined(hit, key, shared, best, &candidates, weigher)),
            None => match by_prior(hit, &candidates, weigher) {
                Ok(confidence) => {
                    let mut named = named(hit, best, candidates, confidence, weigher);
                    let effect = "taken: nobody of that name is named in full, one candidate is clearly meant";
                    named.rules.push(RuleFired::new("famous-family-name", effect));
                    found.push(named);
                }
                Err(reason) => {
                    if weigher.explain {
                        let effects: Vec<_> =
                            candidates.iter().flat_map(|(name, _)| weigher.effects(hit, *name)).collect();
                        hit.rules.extend(effects);
                    }
                    hit.weighed = candidates.into_iter().map(|(_, candidate)| candidate).collect();
                    let effect = if reason == SuppressionReason::Ambiguous {
                        "dropped: nobody of that name is named in full, and no candidate is clearly meant"
                    } else {
                        "dropped: nobody of that name is named in full, and none is famous or titled"
                    };
                    hit.drop_for(reason, RuleFired::new("family-name", effect));
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
    weigher: &Weigher<'_, '_>,
) -> Named {
    let confidence = if shared { 0.75 } else { 0.93 };
    let mut named = named(hit, best, candidates.into(), confidence, weigher);
    named.key = key;
    named.entity_type = EntityType::Person;
    named.rules.push(RuleFired::new("family-name", "joined to the nearest full name"));
    match key.entry() {
        Some(entry) => {
            named.matched = candidates.iter().find(|(name, _)| name.entry == entry).map(|(name, _)| *name);
            named.candidates = smallvec![Candidate { entry, score: confidence }];
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
    let classes = weigher.reading.words[first].classes;
    let cued = match before(weigher.reading, weigher.known, first) {
        // `Sir Peter`: with these the given name stands alone.
        Neighbour::Honorific if classes.any(Classes::GIVEN) && follows_any(weigher.reading, first, &KNIGHTLY) => false,
        // `Judge` and `Sen.` are titles: the favourite must have held them.
        Neighbour::Honorific => {
            !weigher.is_titled(hit) || weigher.held_title_before(hit, &best.entry(weigher.gazetteer))
        }
        Neighbour::Title => weigher.held_title_before(hit, &best.entry(weigher.gazetteer)),
        _ => false,
    };
    let prior = best.prior;
    let everyday = classes
        .any(Classes::COMMON.or(Classes::GIVEN).or(Classes::WEAK_GIVEN).or(Classes::NO_NAME).or(Classes::CALENDAR));
    let everyday = (everyday && hit.words.len() == 1) || best.weak;
    // A family name of one entry alone, that no list has or whose bearer is well known: rare enough to tell.
    let sole = candidates.len() == 1 && weigher.reading.style(first) == Style::Running;
    let in_the_news = || NEWSMAKERS.contains(&best.entry(weigher.gazetteer).kind);
    // The dead of long ago speak to no reporter.
    let speaks = || {
        let beside = [weigher.reading.before(first), weigher.reading.after(hit.words.end - 1)];
        beside.into_iter().flatten().any(|word| weigher.reading.words[word].classes.any(Classes::SPEECH))
    };
    let alive = || best.entry(weigher.gazetteer).died.is_none_or(|died| died >= CONTEMPORARY);
    let rare = sole && (!speaks() || alive()) && (!classes.any(Classes::SURNAME) || prior >= KNOWN && in_the_news());
    let governs = weak::governs(weigher.reading, hit.words.end - 1);
    if !cued && !governs && (everyday || (prior < FAMOUS && !rare)) {
        return Err(SuppressionReason::Weak);
    }
    if governs && prior >= FAMOUS {
        return Ok(0.45 + 0.4 * score);
    }
    if score < CLEAR_FAMILY || (cued && prior < 3 && !rare) {
        return Err(SuppressionReason::Ambiguous);
    }
    Ok(if cued { 0.6 + 0.35 * score } else { 0.45 + 0.4 * score })
}

fn follows_any(reading: &Reading<'_>, first: usize, words: &[&str]) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, words))
}

fn named(hit: &Hit, best: NameRef, candidates: Weighed, confidence: f32, weigher: &Weigher<'_, '_>) -> Named {
    let mut rules = hit.rules.clone();
    if weigher.explain && candidates.len() > 1 {
        candidates.iter().for_each(|(name, _)| rules.extend(weigher.effects(hit, *name)));
    }
    let mut words = hit.words.clone();
    let body = best.entity_type == EntityType::Organization;
    let suffix = body && is_suffix(weigher.reading, words.end);
    words.end += usize::from(suffix);
    let stop = body && weigher.reading.is_stop_of_legal_form(words.end);
    words.end += usize::from(stop);
    Named {
        span: if stop || suffix { weigher.reading.span(&words) } else { hit.span },
        words,
        entity_type: best.entity_type,
        form: best.form,
        key: Key::Entry(best.entry),
        candidates: candidates.into_iter().map(|(_, candidate)| candidate).collect(),
        matched: Some(best),
        confidence,
        rules,
    }
}

/// `Bayer AG`: the legal form behind a body's name.
fn is_suffix(reading: &Reading<'_>, word: usize) -> bool {
    reading.words.get(word).is_some_and(|next| {
        next.gap == Gap::Space
            && next.classes.any(Classes::ORGANIZATION_SUFFIX)
            && next.shape.starts_with_capital()
            && next.sentence == reading.words[word - 1].sentence
    })
}

/// How often a name of this sort was right on annotated news and web text, where it has one reading: see the table in
/// `docs/annotation.md`.
fn base_confidence(best: NameRef, hit: &Hit, weigher: &Weigher<'_, '_>) -> f32 {
    let single = hit.words.len() == 1;
    let everyday = single && is_everyday(weigher.reading, hit.words.start) && best.prior < FAMOUS;
    match (best.entity_type, best.form) {
        (_, NameForm::Demonym) => 0.97,
        (EntityType::Person, _) if single => 0.75,
        (EntityType::Person, _) => 0.95,
        (EntityType::Place, _) if everyday => 0.8,
        (EntityType::Place, NameForm::Acronym) => 0.85,
        (EntityType::Place, _) => 0.92,
        (EntityType::Organization, NameForm::Acronym) if best.prior >= FAMOUS => 0.83,
        (EntityType::Organization, _) if !single => 0.83,
        (EntityType::Organization, _) if best.prior >= FAMOUS => 0.72,
        (EntityType::Organization, _) => 0.58,
    }
}

fn is_everyday(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].classes.any(Classes::COMMON.or(Classes::GIVEN).or(Classes::WEAK_GIVEN))
}
