//! Phrases the rules speak of: titles, portfolios, adjectives of degree, words of status. One index finds them all.

use crate::engine::matching::{Haystack, Hit, NameMatcher, TooManyNames};
use crate::engine::text::fold_name;
use crate::engine::{RoleStatus, Span};
use crate::gazetteer::{Gazetteer, TitleId};

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Phrase {
    /// A title in the singular, with the index of its wording.
    Title(TitleId, u16),
    /// A title in the plural.
    Titles(TitleId),
    /// A field of office (`foreign policy`).
    Portfolio,
    /// An adjective of degree (`senior`).
    Degree,
    /// A word of status (`former`).
    Status(RoleStatus),
    /// Words with capitals that name no person, place or body (`Treaty of Rome`).
    NoName,
}

impl Phrase {
    /// The title, in the singular or the plural.
    pub fn title(self) -> Option<TitleId> {
        match self {
            Self::Title(title, _) | Self::Titles(title) => Some(title),
            _ => None,
        }
    }
}

/// The index of every phrase.
#[derive(Debug)]
pub(in crate::engine) struct PhraseIndex {
    matcher: NameMatcher<Phrase>,
}

impl PhraseIndex {
    pub fn new(gazetteer: &Gazetteer) -> Result<Self, TooManyNames> {
        Ok(Self { matcher: NameMatcher::paths(phrases(gazetteer))? })
    }

    /// Finds every phrase in `haystack`, in place of what `found` held. Titles that count only in one case are checked for it.
    pub fn find(
        &self,
        gazetteer: &Gazetteer,
        haystack: &Haystack<'_>,
        hits: &mut Vec<Hit>,
        found: &mut Vec<(Span, Phrase)>,
    ) {
        found.clear();
        self.matcher.find(haystack, hits);
        for hit in haystack.stop().until(hits) {
            for &phrase in self.matcher.values(hit.name) {
                if is_written_as_required(gazetteer, phrase, hit.span.of(haystack.text())) {
                    found.push((hit.span, phrase));
                }
            }
        }
    }
}

fn is_written_as_required(gazetteer: &Gazetteer, phrase: Phrase, surface: &str) -> bool {
    match phrase {
        Phrase::Title(id, wording) => {
            let wording = &gazetteer.title(id).wordings[usize::from(wording)];
            // An abbreviation keeps its stop in a headline in capitals (`GEN.`).
            let capitals = surface.ends_with('.') && surface == wording.text.to_uppercase();
            !wording.exact || *wording.text == *surface || capitals
        }
        Phrase::NoName => surface.starts_with(char::is_uppercase),
        _ => true,
    }
}

/// Every phrase of the gazetteer with its folded text.
fn phrases(gazetteer: &Gazetteer) -> Vec<(String, Phrase)> {
    let mut phrases = Vec::new();
    for (id, title) in (0..).map(TitleId).zip(gazetteer.titles()) {
        for (wording, text) in (0..).zip(&title.wordings) {
            phrases.push((fold_name(&text.text), Phrase::Title(id, wording)));
        }
        phrases.extend(title.plurals.iter().map(|plural| (fold_name(plural), Phrase::Titles(id))));
    }
    let words = gazetteer.words();
    phrases.extend(words.list("portfolios").map(|(word, _)| (fold_name(word), Phrase::Portfolio)));
    let no_names = words.list("common-capitalized");
    // `Boeing 737` names a thing of a body's, and so the body.
    let no_names =
        no_names.filter(|(phrase, _)| phrase.contains(' ') && !phrase.contains(|c: char| c.is_ascii_digit()));
    phrases.extend(no_names.map(|(phrase, _)| (fold_name(phrase), Phrase::NoName)));
    phrases.extend(words.list("degrees").map(|(word, _)| (fold_name(word), Phrase::Degree)));
    phrases.extend(words.list("statuses").filter_map(|(word, status)| {
        status_named(status).map(|status| (fold_name(word.trim_start_matches('-')), Phrase::Status(status)))
    }));
    phrases
}

/// The status that a word of the list `statuses` stands for; an honorary title says nothing of the time.
fn status_named(name: &str) -> Option<RoleStatus> {
    match name {
        "former" | "then" => Some(RoleStatus::Former),
        "acting" | "interim" => Some(RoleStatus::Acting),
        "deputy" => Some(RoleStatus::Deputy),
        "elect" | "designate" => Some(RoleStatus::Elect),
        "late" => Some(RoleStatus::Late),
        "outgoing" => Some(RoleStatus::Current),
        _ => None,
    }
}
