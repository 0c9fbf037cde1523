//! Names that the gazetteer lacks, found by their form and by the text around them.

mod classify;
mod cover;
mod cues;
mod namesake;
mod organization;
mod people;
mod person;
mod place;
mod recurring;
mod run;
mod short;
mod thing;

use std::ops::Range;

use foldhash::{HashMap, HashSet};
use smallvec::{SmallVec, smallvec};

use super::mention::{Hit, Key, Named};
use super::reading::{Classes, Reading};
use super::text::fold_name;
use super::{RuleFired, Span, SuppressionReason};
use crate::gazetteer::{EntityType, NameForm};
use classify::Verdict;
pub(super) use cover::Cover;
pub(super) use namesake::read_namesakes;
use people::People;
pub(super) use recurring::recurring_names;
pub(super) use short::short_names;

/// Heads of companies' names, which go by their first word.
const COMPANY_HEADS: [&str; 22] = [
    "aerospace",
    "airlines",
    "airways",
    "capital",
    "electronics",
    "energy",
    "entertainment",
    "foods",
    "labs",
    "laboratories",
    "media",
    "motors",
    "networks",
    "pharma",
    "pharmaceuticals",
    "robotics",
    "securities",
    "semiconductor",
    "software",
    "solutions",
    "systems",
    "technologies",
];

/// Numbers the entities that only this document knows: equal names are one entity.
#[derive(Debug, Default)]
pub(super) struct Locals {
    by_name: HashMap<String, (Key, EntityType)>,
    /// Companies by the first word of their name.
    by_first: HashMap<String, Key>,
}

impl Locals {
    /// The entity of this name and type, the first time a new one.
    fn key(&mut self, surface: &str, entity_type: EntityType) -> (Key, EntityType) {
        let next = Key::Local(u32::try_from(self.by_name.len()).unwrap_or(u32::MAX));
        *self.by_name.entry(fold_name(surface)).or_insert((next, entity_type))
    }

    fn known(&self, folded: &str) -> Option<(Key, EntityType)> {
        self.by_name.get(folded).copied()
    }

    /// The company whose name starts with this word.
    fn company(&self, folded: &str) -> Option<Key> {
        self.by_first.get(folded).copied()
    }

    /// Remembers the first word of a company's name, if it is none that others have: `NeoMedia` of `NeoMedia Technologies`.
    fn add_company(&mut self, reading: &Reading<'_>, words: &Range<usize>, key: Key) {
        let shared = Classes::COMMON
            .or(Classes::GIVEN)
            .or(Classes::WEAK_GIVEN)
            .or(Classes::FAMILY_NAME)
            .or(Classes::NATIONALITY)
            .or(Classes::DIRECTION)
            .or(Classes::NAME_PREFIX)
            .or(Classes::ORGANIZATION_HEAD)
            .or(Classes::PLACE_HEAD);
        let suffix = words.clone().skip(1).any(|word| {
            reading.words[word].classes.any(Classes::ORGANIZATION_SUFFIX) || reading.is_any(word, &COMPANY_HEADS)
        });
        let first = reading.str(words.start);
        if suffix && first.len() > 3 && !reading.words[words.start].classes.any(shared) {
            self.by_first.entry(fold_name(first)).or_insert(key);
        }
    }
}

/// Marks the names of things: runs that end in a head of one (`Plan`), or follow a prefix of one (`Hurricane`).
pub(super) fn cover_things(reading: &Reading<'_>, cover: &mut Cover) {
    let mut storms = HashSet::default();
    for run in run::runs(reading, cover) {
        if thing::is_thing(reading, &run) {
            storms.extend(thing::storm(reading, &run).map(|name| reading.str(name)));
            cover.add_thing(run);
        }
    }
    if !storms.is_empty() {
        // `Katrina` of `Hurricane Katrina` is the storm wherever it stands alone.
        let words = reading.stop.until(0..reading.words.len());
        words.filter(|&word| storms.contains(reading.str(word))).for_each(|word| cover.add_thing(word..word + 1));
    }
}

/// Bodies of states whose common name the gazetteer has for those of other countries alone.
pub(super) fn foreign_bodies(
    reading: &Reading<'_>,
    bodies: Vec<Range<usize>>,
    locals: &mut Locals,
) -> impl Iterator<Item = Named> {
    bodies.into_iter().map(|words| discovered(reading, locals, words, EntityType::Organization, 0.75, "foreign-body"))
}

/// The names of more than one word that no taken name covers.
pub(super) fn long_names(reading: &Reading<'_>, cover: &Cover, locals: &mut Locals) -> Vec<Named> {
    names(reading, cover, locals, |words| words.len() > 1)
}

/// The names of one word that no taken name covers and that a cue beside them tells.
pub(super) fn single_names(reading: &Reading<'_>, cover: &Cover, locals: &mut Locals) -> Vec<Named> {
    names(reading, cover, locals, |words| words.len() == 1)
}

/// Drops the known names inside discovered ones (`Ukraine` in a ministry of Ukraine that no list has), which are by start and longer.
pub(super) fn drop_nested(names: &mut Vec<Named>, hits: &mut [Hit], discovered: &[Named]) {
    let longer = |span: Span| {
        let next = discovered.partition_point(|longer| longer.span.end <= span.start);
        discovered.get(next).map(|longer| longer.span).filter(|longer| longer.overlaps(span))
    };
    let nested: HashMap<Span, Span> =
        names.iter().filter_map(|named| Some((named.span, longer(named.span)?))).collect();
    names.retain(|named| !nested.contains_key(&named.span));
    tell_losers(hits, &nested);
}

/// Drops the hits that lost to a discovered name: by span, the winner's span.
fn tell_losers(hits: &mut [Hit], losers: &HashMap<Span, Span>) {
    for hit in hits.iter_mut().filter(|hit| hit.stands()) {
        if let Some(&winner) = losers.get(&hit.span) {
            hit.drop_for(SuppressionReason::Overlap, RuleFired::lost_to(winner));
        }
    }
}

/// Settles which of a discovered name and a family name that lies in it stands, both lists by start: the discovered one where the family
/// name is its own, else the family name, which is an entry's and was found to be no part of a longer one.
pub(super) fn settle_overlaps(names: &mut Vec<Named>, family: &mut Vec<Named>, hits: &mut [Hit]) {
    let mut beaten = HashSet::default();
    let mut losers = HashMap::default();
    family.retain(|short| {
        let after = names.partition_point(|named| named.span.start <= short.span.start);
        let Some(last) = after.checked_sub(1).filter(|&last| names[last].span.overlaps(short.span)) else {
            return true;
        };
        let discovered = names[last].matched.is_none();
        if discovered && names[last].key != short.key {
            beaten.insert(names[last].span);
        }
        let stands = !discovered || names[last].key != short.key;
        if !stands {
            losers.insert(short.span, names[last].span);
        }
        stands
    });
    tell_losers(hits, &losers);
    names.retain(|named| named.matched.is_some() || !beaten.contains(&named.span));
}

fn names(
    reading: &Reading<'_>,
    cover: &Cover,
    locals: &mut Locals,
    wanted: impl Fn(&Range<usize>) -> bool,
) -> Vec<Named> {
    let mut names = Vec::new();
    let mut untold = Vec::new();
    let mut verdicts = Vec::new();
    for run in reading.stop.until(run::runs(reading, cover)) {
        match classify::classify(reading, cover, run.clone()) {
            Some(verdict) if wanted(&verdict.words) => verdicts.push(verdict),
            None if run.len() > 1 => untold.push(run),
            _ => {}
        }
    }
    let surface = |words: &Range<usize>| fold_name(reading.span(words).of(reading.text));
    let bodies: HashSet<String> = verdicts
        .iter()
        .filter(|verdict| verdict.rule == classify::BODY_CUE)
        .map(|verdict| surface(&verdict.words))
        .collect();
    for verdict in verdicts {
        let Verdict { mut words, mut entity_type, confidence, rule } = verdict;
        // What only a body has or does at one place makes it one at all of them.
        if entity_type == EntityType::Person && !bodies.is_empty() && bodies.contains(&surface(&words)) {
            entity_type = EntityType::Organization;
        }
        words.end += usize::from(reading.is_stop_of_legal_form(words.end));
        let named = discovered(reading, locals, words, entity_type, confidence, rule);
        if named.entity_type == EntityType::Organization {
            locals.add_company(reading, &named.words, named.key);
        }
        names.push(named);
    }
    let listed = People::new(&names);
    // What a cue tells at one place is so at the others, before it as behind it.
    for run in reading.stop.until(untold) {
        if let Some((_, entity_type)) = locals.known(&fold_name(reading.span(&run).of(reading.text))) {
            names.push(discovered(reading, locals, run, entity_type, 0.85, "recurring-name"));
        } else if listed.holds(reading, cover, &run) {
            names.push(discovered(reading, locals, run, EntityType::Person, 0.8, "person-cue"));
        }
    }
    names.sort_by_key(|named| named.span.start);
    names
}

/// A name that no gazetteer has.
fn discovered(
    reading: &Reading<'_>,
    locals: &mut Locals,
    words: Range<usize>,
    entity_type: EntityType,
    confidence: f32,
    rule: &'static str,
) -> Named {
    let span = reading.span(&words);
    let (key, entity_type) = locals.key(span.of(reading.text), entity_type);
    Named {
        span,
        words,
        entity_type,
        form: NameForm::Full,
        key,
        candidates: SmallVec::new(),
        matched: None,
        confidence,
        rules: smallvec![RuleFired::new(rule, "discovered")],
    }
}
