//! From drafts to what the caller gets: sentence indices, entities, and the limits of the request.

use std::collections::BTreeMap;

use foldhash::HashMap;

use super::extraction::{
    Affiliation, Candidate, Entity, Extraction, Holder, MatchedName, Mention, Quotation, Role, Speaker, Suppressed,
    SuppressionReason,
};
use super::mention::{Hit, Key, Named};
use super::quotation::{QuotationDraft, SpeakerDraft};
use super::reading::Reading;
use super::role::RoleDraft;
use super::text::normalizations;
use super::{Options, RuleFired, Span, Stop, Stopped, acting};
use crate::gazetteer::{EntryId, Gazetteer, NameForm};

/// What the rules found in one document.
pub(super) struct Found<'a, 't> {
    pub reading: &'a Reading<'t>,
    pub names: &'a [Named],
    pub hits: &'a [Hit],
    pub roles: Vec<RoleDraft>,
    pub quotations: Vec<QuotationDraft>,
}

/// Applies the request's limits and turns drafts into an extraction.
pub(super) fn extraction(
    found: &Found<'_, '_>,
    gazetteer: &Gazetteer,
    options: &Options,
    stop: &Stop,
) -> Result<Extraction, Stopped> {
    let reading = found.reading;
    let mut suppressed = if options.suppressed { dropped_hits(found, gazetteer, options) } else { Vec::new() };
    stop.check()?;
    let mut suppressed_by_reason = BTreeMap::new();
    for reason in stop.until(found.hits).filter_map(|hit| hit.dropped) {
        *suppressed_by_reason.entry(reason).or_default() += 1;
    }
    let mut kept = Vec::with_capacity(found.names.len());
    for (index, named) in stop.until(found.names.iter().enumerate()) {
        let Some(reason) = unwanted(named, options) else {
            kept.push(index);
            continue;
        };
        if options.suppressed {
            suppressed.extend(suppressed_name(named, reason, reading, gazetteer, options));
        }
        *suppressed_by_reason.entry(reason).or_default() += usize::from(named.matched.is_some());
    }
    suppressed.sort_by_key(|suppressed| (suppressed.span, suppressed.entry));
    stop.check()?;
    let mentions_cut = kept.len().saturating_sub(options.max_mentions);
    kept.truncate(options.max_mentions);
    stop.check()?;

    let mut entities = Entities::default();
    let mentions: Vec<Mention> = stop
        .until(kept.iter().enumerate())
        .map(|(position, &index)| {
            mention(found, index, entities.add(&found.names[index], position, reading, gazetteer), gazetteer, options)
        })
        .collect();
    stop.check()?;
    let mut positions = Positions(vec![None; found.names.len()]);
    for (position, &index) in stop.until(kept.iter().enumerate()) {
        positions.0[index] = Some(position);
    }
    stop.check()?;
    let mut entities_found = entities.finish(&mentions, reading.text.len());
    stop.check()?;
    let roles = roles(found, &positions, &mentions, &entities.by_key, &mut entities_found, gazetteer);
    stop.check()?;
    let quotations = quotations(found, &positions, &mentions, &roles);
    stop.check()?;
    Ok(Extraction {
        sentences: reading.sentences.clone(),
        mentions,
        suppressed,
        suppressed_by_reason,
        entities: entities_found,
        roles,
        quotations,
        mentions_cut,
    })
}

/// Why the request does not want a mention.
fn unwanted(named: &Named, options: &Options) -> Option<SuppressionReason> {
    match () {
        () if !options.types.contains(named.entity_type) => Some(SuppressionReason::Type),
        () if named.form == NameForm::Demonym && !options.demonyms => Some(SuppressionReason::Demonym),
        () if named.confidence < options.min_confidence => Some(SuppressionReason::Confidence),
        () => None,
    }
}

fn mention(found: &Found<'_, '_>, index: usize, entity: usize, gazetteer: &Gazetteer, options: &Options) -> Mention {
    let named = &found.names[index];
    let matched = named.matched.map(|matched| {
        let name = matched.name(gazetteer);
        let normalizations = normalizations(name.text, named.span.of(found.reading.text));
        MatchedName { entry: matched.entry, name: name.text.into(), normalizations }
    });
    let acting = acting::is_acting(found.reading, named, gazetteer);
    let mut rules = if options.explanations { named.rules.to_vec() } else { Vec::new() };
    if options.explanations && acting {
        rules.push(RuleFired::new("acting", "marked: a place that is used as an actor"));
    }
    Mention {
        span: named.span,
        sentence: sentence_of(found.reading, named.span),
        entity_type: named.entity_type,
        form: named.form,
        entity,
        candidates: named.candidates.to_vec(),
        confidence: named.confidence,
        acting,
        matched,
        rules,
    }
}

fn sentence_of(reading: &Reading<'_>, span: Span) -> usize {
    reading
        .sentences
        .partition_point(|sentence| sentence.end <= span.start)
        .min(reading.sentences.len().saturating_sub(1))
}

fn dropped_hits(found: &Found<'_, '_>, gazetteer: &Gazetteer, options: &Options) -> Vec<Suppressed> {
    let suppressed = |hit: &Hit| {
        let (reason, name) = (hit.dropped?, hit.readings.first()?);
        Some(Suppressed {
            span: hit.span,
            sentence: sentence_of(found.reading, hit.span),
            entry: name.entry,
            name: name.name(gazetteer).text.into(),
            form: name.form,
            reason,
            candidates: if options.explanations { all_candidates(hit) } else { hit.weighed.clone() },
            rules: if options.explanations { hit.rules.to_vec() } else { Vec::new() },
        })
    };
    found.reading.stop.until(found.hits).filter_map(suppressed).collect()
}

/// The candidates of a dropped hit that were weighed, else every entry it might have meant, each with score 0.
fn all_candidates(hit: &Hit) -> Vec<Candidate> {
    if !hit.weighed.is_empty() {
        return hit.weighed.clone();
    }
    let mut entries: Vec<EntryId> = hit.readings.iter().map(|name| name.entry).collect();
    entries.sort_unstable();
    entries.dedup();
    entries.into_iter().map(|entry| Candidate { entry, score: 0.0 }).collect()
}

/// A taken name that the request does not want; a discovered one has no entry to report.
fn suppressed_name(
    named: &Named,
    reason: SuppressionReason,
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    options: &Options,
) -> Option<Suppressed> {
    let name = named.matched?;
    let mut rules = Vec::new();
    if options.explanations {
        rules.extend(named.rules.iter().cloned());
        rules.push(filter_rule(reason));
    }
    Some(Suppressed {
        span: named.span,
        sentence: sentence_of(reading, named.span),
        entry: name.entry,
        name: name.name(gazetteer).text.into(),
        form: named.form,
        reason,
        candidates: named.candidates.to_vec(),
        rules,
    })
}

/// The rule by which the request left a name out.
fn filter_rule(reason: SuppressionReason) -> RuleFired {
    match reason {
        SuppressionReason::Demonym => RuleFired::new("demonym-filter", "dropped: the request asked for no demonyms"),
        SuppressionReason::Confidence => {
            RuleFired::new("confidence-filter", "dropped: below the confidence that the request asked for")
        }
        _ => RuleFired::new("type-filter", "dropped: the request asked for other types"),
    }
}

/// Where each name stands among the mentions; none where the request left it out.
struct Positions(Vec<Option<usize>>);

impl Positions {
    fn of(&self, name: usize) -> Option<usize> {
        self.0.get(name).copied().flatten()
    }
}

/// The document's entities, in the order of their first mention.
#[derive(Default)]
struct Entities {
    found: Vec<Entity>,
    by_key: HashMap<Key, usize>,
}

impl Entities {
    /// The index of the entity that `named` means, with the mention at `position` added to it.
    fn add(&mut self, named: &Named, position: usize, reading: &Reading<'_>, gazetteer: &Gazetteer) -> usize {
        let index = *self.by_key.entry(named.key).or_insert(self.found.len());
        let surface = named.span.of(reading.text);
        if index == self.found.len() {
            let (name, entity_type) = match named.key {
                Key::Entry(entry) => {
                    let entry = gazetteer.entry(entry);
                    (entry.canonical_name(), entry.entity_type)
                }
                Key::Local(_) => (surface, named.entity_type),
            };
            self.found.push(Entity {
                entry: named.key.entry(),
                name: name.into(),
                entity_type,
                mentions: Vec::new(),
                roles: Vec::new(),
                salience: 0.0,
            });
        }
        let entity = &mut self.found[index];
        if entity.entry.is_none() && surface.len() > entity.name.len() {
            entity.name = surface.into();
        }
        entity.mentions.push(position);
        index
    }

    /// The entities with their salience: each mention counts from 1 at the start of the document to ½ at its end.
    fn finish(&mut self, mentions: &[Mention], text_len: usize) -> Vec<Entity> {
        let weight = |mention: &Mention| 1.0 - 0.5 * mention.span.start as f32 / text_len.max(1) as f32;
        let total: f32 = mentions.iter().map(weight).sum();
        for entity in &mut self.found {
            let own: f32 = entity.mentions.iter().map(|&mention| weight(&mentions[mention])).sum();
            entity.salience = own / total.max(f32::MIN_POSITIVE);
        }
        std::mem::take(&mut self.found)
    }
}

/// The roles, with names turned into mentions. What the request left out of the mentions is left out of the roles too: a holder or an
/// affiliation without a mention is told by its entry alone, or not at all.
fn roles(
    found: &Found<'_, '_>,
    positions: &Positions,
    mentions: &[Mention],
    entity_by_key: &HashMap<Key, usize>,
    entities: &mut [Entity],
    gazetteer: &Gazetteer,
) -> Vec<Role> {
    let reading = found.reading;
    let mut roles = Vec::with_capacity(found.roles.len());
    for draft in reading.stop.until(&found.roles) {
        let title = reading.span(&draft.title);
        let evidence = reading.span(&draft.evidence);
        let holder = draft.holder.map(|holder| Holder {
            mention: holder.name.and_then(|name| positions.of(name)),
            entity: entity_by_key.get(&holder.key).copied(),
            entry: holder.key.entry(),
        });
        // A discovered holder whose mention the request left out cannot be told.
        let holder = holder.filter(|holder| holder.entity.is_some() || holder.entry.is_some());
        let affiliations = draft
            .affiliations
            .iter()
            .filter_map(|&name| positions.of(name))
            .map(|mention| Affiliation { mention, entity: mentions[mention].entity });
        if let Some(entity) = holder.and_then(|holder| holder.entity) {
            entities[entity].roles.push(roles.len());
        }
        let lexical = gazetteer.title(draft.title_id).canonical();
        let canonical_title = if draft.composed { capitalized(title.of(reading.text)) } else { lexical.into() };
        roles.push(Role {
            title,
            title_id: Some(draft.title_id),
            canonical_title,
            holder,
            affiliations: affiliations.collect(),
            evidence,
            sentence: sentence_of(reading, evidence),
            pattern: draft.pattern,
            status: draft.status,
            basis: draft.basis,
            confidence: draft.confidence,
        });
    }
    roles
}

/// The quotations, with names turned into mentions. A speaker whose mention the request left out keeps its span.
fn quotations(found: &Found<'_, '_>, positions: &Positions, mentions: &[Mention], roles: &[Role]) -> Vec<Quotation> {
    let speaker = |draft: &SpeakerDraft| {
        let mention = draft.name.and_then(|name| positions.of(name));
        let holder = draft.role.and_then(|role| roles[role].holder);
        let entity =
            mention.map(|mention| mentions[mention].entity).or_else(|| holder.and_then(|holder| holder.entity));
        Speaker { span: found.reading.span(&draft.words), form: draft.form, mention, role: draft.role, entity }
    };
    let quotation = |draft: &QuotationDraft| {
        let span = found.reading.span(&draft.words);
        Quotation {
            span,
            sentence: sentence_of(found.reading, span),
            kind: draft.kind,
            cue: draft.cue.as_ref().map(|cue| found.reading.span(cue)),
            speaker: draft.speaker.as_ref().map(speaker),
            confidence: draft.confidence,
        }
    };
    found.reading.stop.until(&found.quotations).map(quotation).collect()
}

/// Each word with a capital but `of` and the like: the canonical wording of a title that the lexicon does not list.
fn capitalized(text: &str) -> Box<str> {
    const SMALL: [&str; 7] = ["and", "at", "for", "in", "of", "the", "to"];
    let mut result = String::with_capacity(text.len());
    for (index, word) in text.split_inclusive([' ', '\n', '-']).enumerate() {
        if index > 0 && SMALL.contains(&word.trim_end()) {
            result.push_str(word);
            continue;
        }
        let mut letters = word.chars();
        result.extend(letters.next().into_iter().flat_map(char::to_uppercase));
        result.push_str(letters.as_str());
    }
    result.into()
}
