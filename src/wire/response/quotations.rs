//! Quotations as the wire has them.

use super::enums::{quotation_kind, speaker_form};
use super::{Source, count};
use crate::engine::{Quotation, Speaker};
use crate::wire::proto;

impl Source<'_> {
    pub(super) fn quotation(&self, quotation: &Quotation) -> proto::Quotation {
        proto::Quotation {
            span: self.span(quotation.span),
            text: self.text(quotation.span),
            kind: quotation_kind(quotation.kind).into(),
            sentence_index: count(quotation.sentence),
            cue_span: quotation.cue.and_then(|cue| self.span(cue)),
            cue: quotation.cue.map_or_else(String::new, |cue| self.text(cue)),
            speaker: quotation.speaker.map(|speaker| self.speaker(speaker)),
            confidence: quotation.confidence,
        }
    }

    fn speaker(&self, speaker: Speaker) -> proto::Speaker {
        let holder = speaker.role.and_then(|role| self.found.roles.get(role)?.holder?.entry);
        let (entity_id, name) = match (speaker.entity, holder) {
            (Some(index), _) => (self.entity_id(index), self.entity_name(index)),
            (None, Some(entry)) => (self.entry_id(entry), self.gazetteer.entry(entry).canonical_name().to_owned()),
            (None, None) => (String::new(), String::new()),
        };
        proto::Speaker {
            span: self.span(speaker.span),
            text: self.text(speaker.span),
            form: speaker_form(speaker.form).into(),
            mention_index: speaker.mention.map(count),
            role_index: speaker.role.map(count),
            entity_index: speaker.entity.map(count),
            entity_id,
            name,
        }
    }
}
