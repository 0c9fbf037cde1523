//! An extraction as the wire has it.

use super::enums::{entity_type, name_form, normalization, offset_encoding, suppression_reason};
use super::{Source, count, counts};
use crate::engine::{Candidate, Entity, Extraction, LayerSet, MatchedName, Mention, RuleFired, Suppressed};
use crate::gazetteer::{Entry, Gazetteer};
use crate::wire::proto;
use crate::wire::request::{Ask, Document};

/// What was found in `document`, in the unit that was asked for.
pub fn extraction(document: &Document, found: &Extraction, gazetteer: &Gazetteer, ask: &Ask) -> proto::ExtractResponse {
    let source = Source::new(document, found, gazetteer, ask.encoding);
    proto::ExtractResponse {
        document_id: document.id.clone(),
        offset_encoding: offset_encoding(ask.encoding).into(),
        sentences: found.sentences.iter().map(|&span| proto::Sentence { span: source.span(span) }).collect(),
        mentions: found.mentions.iter().map(|mention| source.mention(mention)).collect(),
        entities: found.entities.iter().enumerate().map(|(index, entity)| source.entity(index, entity)).collect(),
        roles: found.roles.iter().map(|role| source.role(role)).collect(),
        suppressed_mentions: found.suppressed.iter().map(|suppressed| source.suppressed(suppressed)).collect(),
        gazetteer_versions: versions(gazetteer, ask.options.layers),
        truncated: found.mentions_cut > 0,
        mentions_cut: count(found.mentions_cut),
        quotations: found.quotations.iter().map(|quotation| source.quotation(quotation)).collect(),
        suppressed_mentions_cut: 0,
        roles_cut: 0,
        sentences_cut: 0,
        quotations_cut: 0,
    }
}

/// The versions of the layers that answered.
fn versions(gazetteer: &Gazetteer, layers: LayerSet) -> Vec<proto::GazetteerVersion> {
    let answered = (0..).zip(gazetteer.layers()).filter(|(index, _)| layers.contains(*index));
    answered
        .map(|(_, layer)| proto::GazetteerVersion { name: layer.name.clone(), version: layer.version.clone() })
        .collect()
}

/// An entry's ids elsewhere.
pub(super) fn external_ids(entry: &Entry<'_>) -> Vec<proto::ExternalId> {
    let pair = |(scheme, value): (&str, &str)| proto::ExternalId { scheme: scheme.to_owned(), value: value.to_owned() };
    entry.external_ids.iter().map(pair).collect()
}

impl Source<'_> {
    fn mention(&self, mention: &Mention) -> proto::Mention {
        proto::Mention {
            span: self.span(mention.span),
            text: self.text(mention.span),
            sentence_index: count(mention.sentence),
            span_in_sentence: self.span_within(mention.sentence, mention.span),
            r#type: entity_type(mention.entity_type).into(),
            form: name_form(mention.form).into(),
            entity_id: self.entity_id(mention.entity),
            entity_index: count(mention.entity),
            candidates: mention.candidates.iter().map(|candidate| self.candidate(*candidate)).collect(),
            confidence: mention.confidence,
            discovered: mention.matched.is_none(),
            acting: mention.acting,
            provenance: mention.matched.as_ref().map(|matched| self.provenance(matched)),
            rules: self.rules(&mention.rules),
        }
    }

    /// The rules that fired.
    pub(super) fn rules(&self, fired: &[RuleFired]) -> Vec<proto::RuleEffect> {
        let effect = |fired: &RuleFired| proto::RuleEffect {
            rule: fired.rule.to_owned(),
            effect: fired.effect.to_owned(),
            entity_id: fired.entry.map_or_else(String::new, |entry| self.entry_id(entry)),
            winner_span: fired.winner.and_then(|winner| self.span(winner)),
        };
        fired.iter().map(effect).collect()
    }

    pub(super) fn candidate(&self, candidate: Candidate) -> proto::Candidate {
        proto::Candidate {
            entity_id: self.entry_id(candidate.entry),
            name: self.gazetteer.entry(candidate.entry).canonical_name().to_owned(),
            gazetteer: self.gazetteer_name(candidate.entry),
            score: candidate.score,
        }
    }

    fn provenance(&self, matched: &MatchedName) -> proto::Provenance {
        let layer = usize::from(self.gazetteer.entry(matched.entry).layer);
        let version = self.gazetteer.layers().get(layer).map_or_else(String::new, |layer| layer.version.clone());
        proto::Provenance {
            gazetteer: self.gazetteer_name(matched.entry),
            gazetteer_version: version,
            entity_id: self.entry_id(matched.entry),
            matched_name: matched.name.to_string(),
            normalizations: matched.normalizations.iter().map(|&bridged| normalization(bridged).into()).collect(),
        }
    }

    fn suppressed(&self, suppressed: &Suppressed) -> proto::SuppressedMention {
        proto::SuppressedMention {
            span: self.span(suppressed.span),
            text: self.text(suppressed.span),
            sentence_index: count(suppressed.sentence),
            entity_id: self.entry_id(suppressed.entry),
            matched_name: suppressed.name.to_string(),
            gazetteer: self.gazetteer_name(suppressed.entry),
            form: name_form(suppressed.form).into(),
            reason: suppression_reason(suppressed.reason).into(),
            candidates: suppressed.candidates.iter().map(|&candidate| self.candidate(candidate)).collect(),
            rules: self.rules(&suppressed.rules),
        }
    }

    fn entity(&self, index: usize, entity: &Entity) -> proto::Entity {
        let entry = entity.entry.map(|id| self.gazetteer.entry(id));
        proto::Entity {
            id: self.entity_id(index),
            name: entity.name.to_string(),
            r#type: entity_type(entity.entity_type).into(),
            kind: entry.map_or_else(String::new, |entry| entry.kind.to_owned()),
            gazetteer: entity.entry.map_or_else(String::new, |id| self.gazetteer_name(id)),
            external_ids: entry.as_ref().map_or_else(Vec::new, external_ids),
            mention_indices: counts(&entity.mentions),
            role_indices: counts(&entity.roles),
            salience: entity.salience,
        }
    }
}
