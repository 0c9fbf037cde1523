//! What a run of capitalized words names, by its own words and by those around it.

use std::ops::Range;

use super::cover::Cover;
use crate::engine::reading::{Classes, Reading};
use crate::engine::text::Shape;
use crate::gazetteer::EntityType;

/// The rule by which what stands around a run makes it a body.
pub(super) const BODY_CUE: &str = "organization-cue";

/// What a run was found to be.
pub(super) struct Verdict {
    pub words: Range<usize>,
    pub entity_type: EntityType,
    pub confidence: f32,
    pub rule: &'static str,
}

/// Judges a run; none where nothing tells what it names.
pub(super) fn classify(reading: &Reading<'_>, cover: &Cover, run: Range<usize>) -> Option<Verdict> {
    let words = without_tail(reading, trimmed(reading, run)?);
    let run = Run { reading, cover, words };
    let named = run.by_head().or_else(|| run.acronym()).or_else(|| run.organization_by_kind());
    let named = named.or_else(|| run.person());
    let found = named.or_else(|| run.organization_by_cue()).or_else(|| run.place());
    let (entity_type, confidence, rule) = found?;
    Some(Verdict { words: run.words, entity_type, confidence, rule })
}

/// Leaves out an everyday word that only opens the sentence, and what dangles at the end.
fn trimmed(reading: &Reading<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = run;
    let everyday = |word: usize| {
        let classes = reading.words[word].classes;
        classes.any(Classes::COMMON.or(Classes::SPEECH)) && !classes.any(Classes::GIVEN.or(Classes::ORGANIZATION_HEAD))
    };
    while start < end && reading.opens_sentence(start) && everyday(start) {
        start += 1;
    }
    let letters = |word: usize| {
        let classes = reading.words[word].classes;
        classes.any(Classes::POST_NOMINAL) && reading.words[word].shape != Shape::Capitalized
    };
    while end > start + 2 && letters(end - 1) {
        end -= 1;
    }
    while start < end && !reading.words[end - 1].shape.is_word() {
        end -= 1;
    }
    // `Independent Zedrik Plainfeld`.
    let given = |word: usize| reading.words[word].classes.any(Classes::GIVEN);
    let heads = Classes::ORGANIZATION_HEAD.or(Classes::ORGANIZATION_SUFFIX).or(Classes::PLACE_HEAD);
    let headed = || reading.words[end - 1].classes.any(heads);
    if end - start == 3
        && reading.words[start].classes.any(Classes::COMMON)
        && given(start + 1)
        && !given(start)
        && !headed()
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// A person's name ends before an everyday word: `John Smith` of `John Smith Direct Dial`. Not where a head ends the run.
fn without_tail(reading: &Reading<'_>, run: Range<usize>) -> Range<usize> {
    let class = |word: usize| reading.words[word].classes;
    let heads = Classes::ORGANIZATION_HEAD.or(Classes::ORGANIZATION_SUFFIX).or(Classes::PLACE_HEAD);
    let headed = run.clone().any(|word| class(word).any(heads) || reading.words[word].shape == Shape::Lower);
    if run.len() < 3 || headed || !class(run.start).any(Classes::GIVEN) {
        return run;
    }
    let names = Classes::FAMILY_NAME.or(Classes::GIVEN).or(Classes::WEAK_GIVEN);
    let glued = |word: usize| reading.words[word - 1].shape == Shape::Hyphen;
    let tail = |word: usize| class(word).any(Classes::COMMON) && !class(word).any(names) && !glued(word);
    let tail = (run.start + 2..run.end).find(|&word| tail(word));
    run.start..tail.unwrap_or(run.end)
}

/// A run of capitalized words, to be judged.
pub(super) struct Run<'a, 't> {
    pub reading: &'a Reading<'t>,
    pub cover: &'a Cover,
    pub words: Range<usize>,
}

/// The type of entity, the confidence, the rule.
pub(super) type Finding = (EntityType, f32, &'static str);

impl Run<'_, '_> {
    pub fn first(&self) -> usize {
        self.words.start
    }

    pub fn last(&self) -> usize {
        self.words.end - 1
    }

    pub fn is(&self, word: usize, class: Classes) -> bool {
        self.reading.words[word].classes.any(class)
    }

    /// How many words the run has, punctuation aside.
    pub fn len(&self) -> usize {
        self.words.clone().filter(|&word| self.reading.words[word].shape.is_word()).count()
    }
}
