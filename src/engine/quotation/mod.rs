//! Quotations: what the text says that somebody said, and who.
//!
//! `marks` pairs quotation marks, `cues` finds the words that attribute (`said`, `according to`), `attribution` ties each to its
//! speaker, `direct` gives words in quotation marks to them, `reported` finds the clauses they report.

mod attribution;
mod cues;
mod direct;
mod following;
mod marks;
mod phrase;
mod pronoun;
mod reported;
mod speaker;

use std::ops::Range;

use super::extraction::SpeakerForm;
use super::reading::Reading;
use super::role::{Names, RoleDraft};
use super::{QuotationKind, Stop, Stopped};
pub(super) use cues::CueTable;
use marks::Quoted;

/// A quotation in the making: words, names and roles by index.
#[derive(Debug, Clone)]
pub(super) struct QuotationDraft {
    /// The words, quotation marks included.
    pub words: Range<usize>,
    pub kind: QuotationKind,
    pub cue: Option<Range<usize>>,
    pub speaker: Option<SpeakerDraft>,
    pub confidence: f32,
}

/// Who speaks.
#[derive(Debug, Clone)]
pub(super) struct SpeakerDraft {
    /// The words that stand for the speaker.
    pub words: Range<usize>,
    pub form: SpeakerForm,
    /// The name, by index; for a pronoun the one it stands for.
    pub name: Option<usize>,
    /// The role reference, by index.
    pub role: Option<usize>,
    pub confidence: f32,
}

/// What the rules look at.
struct Context<'a, 't> {
    reading: &'a Reading<'t>,
    names: &'a Names<'a>,
    roles: &'a [RoleDraft],
    /// The pairs of quotation marks.
    quoted: &'a [Quoted],
    /// The first role whose evidence starts at a word, and that ends before it.
    role_ends: &'a [Option<u32>],
}

/// All quotations of a document, in order; they do not overlap.
pub(super) fn find(
    reading: &Reading<'_>,
    cues: &CueTable,
    names: &Names<'_>,
    roles: &[RoleDraft],
    stop: &Stop,
) -> Result<Vec<QuotationDraft>, Stopped> {
    let quoted = marks::pairs(reading);
    stop.check()?;
    let role_ends = role_ends(roles, reading.words.len());
    let context = Context { reading, names, roles, quoted: &quoted, role_ends: &role_ends };
    let attributions = attribution::all(&context, cues);
    stop.check()?;
    let mut used = vec![false; attributions.len()];
    let mut quotations = direct::attributed(&context, &attributions, &mut used);
    stop.check()?;
    quotations.extend(reported::clauses(&context, &attributions, &used));
    settle(&mut quotations);
    stop.check()?;
    let unattributed = direct::unattributed(&context, &attributions, &quotations);
    quotations.extend(unattributed);
    settle(&mut quotations);
    stop.check()?;
    Ok(quotations)
}

/// Orders the quotations; of those that share words the one that starts first stands, the longer of two that start together.
fn settle(quotations: &mut Vec<QuotationDraft>) {
    quotations.sort_by_key(|quotation| (quotation.words.start, std::cmp::Reverse(quotation.words.end)));
    let mut covered = 0;
    quotations.retain(|quotation| {
        let stands = quotation.words.start >= covered;
        covered = if stands { quotation.words.end } else { covered };
        stands
    });
}

/// The longest role whose evidence ends before each word.
fn role_ends(roles: &[RoleDraft], words: usize) -> Vec<Option<u32>> {
    let mut ends = vec![None; words + 1];
    for (index, role) in (0..).zip(roles) {
        // By start: the first is the longest.
        ends[role.evidence.end].get_or_insert(index);
    }
    ends
}

impl Context<'_, '_> {
    /// The pair of quotation marks that the word lies in or is part of.
    fn quoted_at(&self, word: usize) -> Option<&Quoted> {
        let next = self.quoted.partition_point(|quoted| quoted.close < word);
        self.quoted.get(next).filter(|quoted| quoted.open <= word)
    }

    /// The role whose evidence starts at this word.
    fn role_from(&self, word: usize) -> Option<usize> {
        let first = self.roles.partition_point(|role| role.evidence.start < word);
        self.roles.get(first).is_some_and(|role| role.evidence.start == word).then_some(first)
    }

    /// The role whose evidence ends before this word.
    fn role_until(&self, word: usize) -> Option<usize> {
        self.role_ends[word].map(|index| index as usize)
    }

    /// One past the last word of the sentence that holds this word.
    fn sentence_end(&self, word: usize) -> usize {
        let sentence = self.reading.words[word].sentence;
        self.reading.words.partition_point(|word| word.sentence <= sentence)
    }

    /// The first word of the sentence that holds this word.
    fn sentence_start(&self, word: usize) -> usize {
        let sentence = self.reading.words[word].sentence;
        self.reading.words.partition_point(|word| word.sentence < sentence)
    }
}
