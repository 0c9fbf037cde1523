//! Names that the gazetteer lacks, found by their form and by the text around them.

mod classify;
mod cues;
mod run;
mod short;

use std::collections::HashMap;

use super::RuleFired;
use super::mention::{Key, Named};
use super::reading::Reading;
use super::text::fold_name;
use crate::gazetteer::NameForm;
use classify::Verdict;
pub(super) use cues::Cover;
pub(super) use short::short_names;

/// Numbers the entities that only this document knows: equal names are one entity.
#[derive(Debug, Default)]
pub(super) struct Locals {
    by_name: HashMap<String, Key>,
}

impl Locals {
    pub fn key(&mut self, surface: &str) -> Key {
        let next = Key::Local(u32::try_from(self.by_name.len()).unwrap_or(u32::MAX));
        *self.by_name.entry(fold_name(surface)).or_insert(next)
    }

    fn known(&self, folded: &str) -> Option<Key> {
        self.by_name.get(folded).copied()
    }
}

/// The names of more than one word that no taken name covers, and acronyms that the text introduces for them.
pub(super) fn long_names(reading: &Reading<'_>, cover: &Cover, locals: &mut Locals) -> Vec<Named> {
    let mut names = Vec::new();
    for run in run::runs(reading, cover) {
        if let Some(Verdict { words, entity_type, confidence, rule }) = classify::classify(reading, cover, run) {
            let span = reading.span(&words);
            names.push(Named {
                span,
                words,
                entity_type,
                form: NameForm::Full,
                key: locals.key(span.of(reading.text)),
                candidates: Vec::new(),
                matched: None,
                confidence,
                rules: vec![RuleFired { rule, effect: "discovered" }],
            });
        }
    }
    names
}
