//! Roles as the wire has them.

use super::enums::{role_basis, role_pattern, role_status};
use super::{Source, count};
use crate::engine::{Affiliation, Holder, Role};
use crate::wire::proto;

impl Source<'_> {
    pub(super) fn role(&self, role: &Role) -> proto::Role {
        proto::Role {
            title_span: self.span(role.title),
            title: self.text(role.title),
            canonical_title: role.canonical_title.to_string(),
            holder: role.holder.and_then(|holder| self.holder(holder)),
            affiliations: role.affiliations.iter().map(|&affiliation| self.affiliation(affiliation)).collect(),
            evidence_span: self.span(role.evidence),
            evidence: self.text(role.evidence),
            sentence_index: count(role.sentence),
            pattern: role_pattern(role.pattern).into(),
            status: role_status(role.status).into(),
            basis: role_basis(role.basis).into(),
            confidence: role.confidence,
        }
    }

    /// The holder by the document's entity, else by the gazetteer's entry. A holder that is neither is none.
    fn holder(&self, holder: Holder) -> Option<proto::RoleHolder> {
        let (entity_id, name) = match (holder.entity, holder.entry) {
            (Some(index), _) => (self.entity_id(index), self.entity_name(index)),
            (None, Some(entry)) => (self.entry_id(entry), self.gazetteer.entry(entry).canonical_name().to_owned()),
            (None, None) => return None,
        };
        let (mention_index, entity_index) = (holder.mention.map(count), holder.entity.map(count));
        Some(proto::RoleHolder { mention_index, entity_index, entity_id, name })
    }

    fn affiliation(&self, affiliation: Affiliation) -> proto::Affiliation {
        proto::Affiliation {
            mention_index: count(affiliation.mention),
            entity_index: count(affiliation.entity),
            entity_id: self.entity_id(affiliation.entity),
            name: self.entity_name(affiliation.entity),
        }
    }
}
