//! Title phrases: a title with what belongs to it, from the adjectives and the affiliation before it to the body after it.

use std::ops::Range;

use super::Names;
use super::complement::{add_complement, add_suffix};
use super::description::add_description;
use super::modifiers::add_modifiers;
use super::portfolio::{add_portfolio, add_portfolio_after};
use crate::engine::RoleStatus;
use crate::engine::reading::{Phrase, PhraseHit, Reading};
use crate::gazetteer::{Gazetteer, Title, TitleId};

/// A title in the text, with its modifiers.
#[derive(Debug, Clone)]
pub(super) struct TitlePhrase {
    /// The title alone, with its portfolio.
    pub title: Range<usize>,
    pub id: TitleId,
    /// More than the lexicon's wording: a portfolio stands before the head.
    pub composed: bool,
    pub plural: bool,
    /// An everyday word that is a title only beside a name or with a body.
    pub weak: bool,
    pub status: RoleStatus,
    pub determiner: Determiner,
    /// The first word of the phrase, the determiner left out.
    pub start: usize,
    /// One past its last word, the complement (`of France`) included.
    pub end: usize,
    /// One past what describes it further (`of the gallery`), where a person may follow; `end` where nothing does.
    pub described_end: usize,
    /// The names whose title it is, by index.
    pub affiliations: Vec<usize>,
    /// The body that only the description names (`of photography at Yale University`), by index.
    pub described_at: Option<usize>,
    /// A person stands before it in the possessive (`Biden's adviser`).
    pub possessed: bool,
    /// An affiliation stands before the title.
    pub affiliated_before: bool,
}

impl TitlePhrase {
    /// The words of the evidence, without what describes it further.
    pub fn evidence(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The first word with the determiner.
    pub fn outer_start(&self) -> usize {
        match self.determiner {
            Determiner::None => self.start,
            _ => self.start - 1,
        }
    }
}

/// What stands before a title phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Determiner {
    /// Nothing of the kind.
    None,
    /// `the`, `this`.
    Definite,
    /// `a`, `an`.
    Indefinite,
    /// `his`, `their`.
    Possessive,
    /// `any`, `no`, `every`, `next`: nobody in particular.
    General,
}

/// All title phrases of a document, in order; their titles do not overlap one another nor a name.
pub(super) fn phrases(reading: &Reading<'_>, gazetteer: &Gazetteer, names: &Names<'_>) -> Vec<TitlePhrase> {
    let mut phrases: Vec<TitlePhrase> = Vec::new();
    let mut covered = 0;
    for hit in reading.stop.until(reading.phrases()) {
        let (id, plural, weak) = match hit.phrase {
            Phrase::Title(id, wording) => (id, false, gazetteer.title(id).wordings[usize::from(wording)].weak),
            Phrase::Titles(id) => (id, true, gazetteer.title(id).wordings.iter().any(|wording| wording.weak)),
            _ => continue,
        };
        if hit.words.start < covered || hit.words.clone().any(|word| names.covering(word).is_some()) {
            continue;
        }
        if weak && is_position(reading, hit, gazetteer.title(id)) {
            continue;
        }
        let mut phrase = bare(hit, id, plural, weak);
        if gazetteer.title(id).takes_portfolio {
            add_portfolio(&mut phrase, reading, names);
            add_portfolio_after(&mut phrase, reading, names);
        }
        covered = phrase.title.end;
        add_modifiers(&mut phrase, reading, names);
        add_suffix(&mut phrase, reading);
        add_complement(&mut phrase, reading, names, gazetteer.title(id));
        add_description(&mut phrase, reading, names);
        if phrase.status == RoleStatus::Current && reading.is(phrase.title.start, "deputy") {
            phrase.status = RoleStatus::Deputy;
        }
        share_possessor(phrases.last(), &mut phrase, reading, gazetteer, names);
        phrases.push(phrase);
    }
    phrases
}

/// What stands before the first of two titles belongs to both: `Qatar's prime minister and foreign minister`.
fn share_possessor(
    left: Option<&TitlePhrase>,
    right: &mut TitlePhrase,
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    names: &Names<'_>,
) {
    let title = gazetteer.title(right.id);
    let fits = |&name: &usize| if names.is_place(name) { title.of_place } else { title.of_organization };
    let left = left.filter(|left| {
        left.affiliated_before
            && left.end + 1 == right.start
            && reading.is(left.end, "and")
            && reading.is_same_sentence(left.start, right.start)
            && left.plural == right.plural
            && left.affiliations.iter().all(fits)
    });
    if let Some(left) = left.filter(|_| right.affiliations.is_empty() && right.determiner == Determiner::None) {
        right.affiliations.clone_from(&left.affiliations);
    }
}

/// Whether a word that names a position in a team is here the everyday word (`a center of culture`).
fn is_position(reading: &Reading<'_>, hit: &PhraseHit, title: &Title) -> bool {
    let of_nothing = !title.of_place && !title.of_organization;
    of_nothing && &*title.kind == "sport" && reading.after(hit.words.end - 1).is_some_and(|next| reading.is(next, "of"))
}

fn bare(hit: &PhraseHit, id: TitleId, plural: bool, weak: bool) -> TitlePhrase {
    TitlePhrase {
        title: hit.words.clone(),
        id,
        composed: false,
        plural,
        weak,
        status: RoleStatus::Current,
        determiner: Determiner::None,
        start: hit.words.start,
        end: hit.words.end,
        described_end: hit.words.end,
        affiliations: Vec::new(),
        described_at: None,
        possessed: false,
        affiliated_before: false,
    }
}
