//! Roles: titles found in the text, tied to the people who hold them and to the bodies whose titles they are.

mod apposition;
mod complement;
mod description;
mod general;
mod modifiers;
mod names;
mod owner;
mod phrase;
mod portfolio;
mod precedent;
mod prefix;
mod reference;
mod short_title;
mod standing;
mod stated;
mod verbs;

use std::ops::Range;

use super::mention::Key;
use super::reading::Reading;
use super::{Document, LayerSet, RoleBasis, RolePattern, RoleStatus, Stop, Stopped};
use crate::gazetteer::{Gazetteer, TitleId};

pub(super) use names::Names;
use phrase::TitlePhrase;
pub(super) use portfolio::portfolio_end;
use stated::Tie;

/// A role in the making: words and names by index.
#[derive(Debug, Clone)]
pub(super) struct RoleDraft {
    pub title: Range<usize>,
    pub title_id: TitleId,
    /// A portfolio stands before the lexicon's title.
    pub composed: bool,
    pub holder: Option<HolderDraft>,
    /// The names whose title it is, by index.
    pub affiliations: Vec<usize>,
    pub evidence: Range<usize>,
    pub pattern: RolePattern,
    pub status: RoleStatus,
    pub basis: RoleBasis,
    pub confidence: f32,
}

/// Who holds a role.
#[derive(Debug, Clone, Copy)]
pub(super) struct HolderDraft {
    pub key: Key,
    /// The name the title is tied to, by index.
    pub name: Option<usize>,
}

impl RoleDraft {
    fn stated(phrase: &TitlePhrase, person: usize, key: Key, tie: &Tie) -> Self {
        Self {
            title: phrase.title.clone(),
            title_id: phrase.id,
            composed: phrase.composed,
            holder: Some(HolderDraft { key, name: Some(person) }),
            affiliations: phrase.affiliations.iter().copied().chain(phrase.described_at).collect(),
            evidence: tie.evidence_start.unwrap_or(phrase.start)..phrase.described_end,
            pattern: tie.pattern,
            status: tie.status.unwrap_or(phrase.status),
            basis: RoleBasis::Stated,
            confidence: if tie.pattern == RolePattern::Prefix { 0.95 } else { 0.9 },
        }
    }
}

/// All roles of a document, by evidence.
pub(super) fn find(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    names: &Names<'_>,
    document: &Document<'_>,
    layers: LayerSet,
    stop: &Stop,
) -> Result<Vec<RoleDraft>, Stopped> {
    let phrases = phrase::phrases(reading, gazetteer, names);
    stop.check()?;
    let ties = stated::ties(reading, names, &phrases);
    stop.check()?;
    let mut roles: Vec<RoleDraft> = Vec::new();
    for (phrase, tie) in phrases.iter().zip(&ties) {
        if let Some(tie) = tie {
            roles.extend(stated::drafts(phrase, tie, names));
        }
    }
    let references = phrases.iter().zip(&ties).filter(|(_, tie)| tie.is_none()).map(|(phrase, _)| phrase);
    let resolver = reference::Resolver { reading, gazetteer, names, document, layers, stated: &roles };
    let references = resolver.resolve_all(references);
    stop.check()?;
    roles.extend(references);
    roles.sort_by_key(|role| (role.evidence.start, role.evidence.end));
    Ok(roles)
}
