//! Title phrases: a title with what belongs to it, from the adjectives and the affiliation before it to the body after it.

use std::ops::Range;

use super::{Names, verbs};
use crate::engine::RoleStatus;
use crate::engine::reading::{Phrase, PhraseHit, Reading, Style};
use crate::engine::text::Shape;
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
    /// The first word of the evidence: the affiliation's, or that of an adjective before it.
    pub evidence_start: usize,
    /// The names whose title it is, by index.
    pub affiliations: Vec<usize>,
    /// An affiliation stands before the title.
    pub affiliated_before: bool,
}

impl TitlePhrase {
    /// The words of the evidence.
    pub fn evidence(&self) -> Range<usize> {
        self.evidence_start..self.end
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
    for hit in reading.phrases() {
        let (id, plural, weak) = match hit.phrase {
            Phrase::Title(id, wording) => (id, false, gazetteer.title(id).wordings[usize::from(wording)].weak),
            Phrase::Titles(id) => (id, true, gazetteer.title(id).wordings.iter().any(|wording| wording.weak)),
            _ => continue,
        };
        if hit.words.start < covered || hit.words.clone().any(|word| names.covering(word).is_some()) {
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
        if phrase.status == RoleStatus::Current && reading.is(phrase.title.start, "deputy") {
            phrase.status = RoleStatus::Deputy;
        }
        phrases.push(phrase);
    }
    phrases
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
        evidence_start: hit.words.start,
        affiliations: Vec::new(),
        affiliated_before: false,
    }
}

/// `finance` before `minister`, `foreign policy` before `official`.
fn add_portfolio(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    // Two fields at most stand before one title.
    for _ in 0..2 {
        let Some(before) = joined_before(reading, phrase.title.start) else { return };
        let portfolio = reading.phrases_until(before + 1).find(|hit| {
            hit.phrase == Phrase::Portfolio && hit.words.clone().all(|word| names.covering(word).is_none())
        });
        let Some(portfolio) = portfolio else { return };
        phrase.title.start = portfolio.words.start;
        phrase.start = portfolio.words.start;
        phrase.evidence_start = portfolio.words.start;
        phrase.composed = true;
    }
}

/// `of Education` after `Minister`, `for Health and Sport` after `secretary`.
fn add_portfolio_after(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    let Some(end) = portfolio_end(reading, phrase.title.end) else { return };
    if (phrase.title.end..end).any(|word| names.covering(word).is_some()) {
        return;
    }
    phrase.title.end = end;
    phrase.end = end;
    phrase.composed = true;
}

/// One past the fields of office that follow a title which ends before `end`, where `of` or `for` links them.
pub(in crate::engine) fn portfolio_end(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let field =
        |at: usize| reading.phrases_from(at).find(|hit| hit.phrase == Phrase::Portfolio).map(|hit| hit.words.end);
    let link = reading.after(end.checked_sub(1)?).filter(|&link| reading.is_any(link, &["of", "for"]))?;
    let mut end = field(reading.after(link)?)?;
    // `Health, Education and Welfare`: three fields at most.
    for _ in 0..2 {
        let mut at = end;
        at += usize::from(reading.is(at, ","));
        at += usize::from(reading.is(at, "and"));
        match field(at).filter(|_| at > end) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(end)
}

/// The most words of no known class between an affiliation and its title (`Israel's far-right finance minister`).
const LONGEST_SKIP: usize = 4;

/// Walks left over words of status and degree and the affiliation, up to the determiner.
fn add_modifiers(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    let mut at = phrase.start;
    let mut skipped = 0;
    while let Some(before) = joined_before(reading, at).or_else(|| clitic_before(reading, at)) {
        if reading.words[before].shape == Shape::Clitic {
            let Some(name) = before.checked_sub(1).and_then(|word| names.ending_at(word)) else { break };
            if !names.may_employ(name) {
                break;
            }
            take_affiliation(phrase, names, name);
            phrase.determiner = determiner_before(reading, phrase.start);
            return;
        }
        if let Some(name) = names.ending_at(before) {
            // Beyond skipped adjectives only a possessive or a demonym still belongs to the title.
            if !names.may_employ(name) || (skipped > 0 && !names.is_demonym(name)) {
                break;
            }
            take_affiliation(phrase, names, name);
            at = phrase.start;
            skipped = 0;
            continue;
        }
        if let Some(hit) = modifier_until(reading, before) {
            // `was elected president`: the verb is no adjective of the title.
            if verbs::is_passive_appointment(reading, &hit.words) {
                break;
            }
            if let Phrase::Status(status) = hit.phrase {
                phrase.status = status;
            }
            // `the late` is a status with its article.
            at = hit.words.start + usize::from(reading.is(hit.words.start, "the"));
            if skipped == 0 {
                phrase.start = at;
                phrase.evidence_start = at;
            }
            continue;
        }
        let word = &reading.words[before];
        let plain =
            matches!(word.shape, Shape::Lower | Shape::Hyphen | Shape::Number) && !is_function_word(reading, before);
        if !plain || skipped == LONGEST_SKIP {
            break;
        }
        skipped += 1;
        at = before;
    }
    phrase.determiner = determiner_before(reading, if skipped == 0 { phrase.start } else { at });
    if skipped > 0 && phrase.determiner != Determiner::None {
        // The adjectives between the determiner and the title are neither evidence nor title.
        phrase.start = at;
    }
}

fn take_affiliation(phrase: &mut TitlePhrase, names: &Names<'_>, name: usize) {
    phrase.affiliations.insert(0, name);
    phrase.affiliated_before = true;
    phrase.start = names.words(name).start;
    phrase.evidence_start = phrase.start;
}

/// The word before, a space or a hyphen between.
fn joined_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if let Some(before) = reading.before(at) {
        return Some(before);
    }
    let hyphen = at.checked_sub(1)?;
    (reading.words[hyphen].shape == Shape::Hyphen).then_some(hyphen)
}

/// The possessive before (`China’s`).
fn clitic_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let before = at.checked_sub(1)?;
    let same_sentence = reading.words[before].sentence == reading.words.get(at)?.sentence;
    (same_sentence && reading.words[before].shape == Shape::Clitic).then_some(before)
}

/// The word of status or degree that ends with this word.
fn modifier_until<'r>(reading: &'r Reading<'_>, last: usize) -> Option<&'r PhraseHit> {
    let last = if reading.words[last].shape == Shape::Hyphen { last.checked_sub(1)? } else { last };
    reading.phrases_until(last + 1).find(|hit| matches!(hit.phrase, Phrase::Degree | Phrase::Status(_)))
}

fn determiner_before(reading: &Reading<'_>, start: usize) -> Determiner {
    let Some(before) = reading.before(start) else { return Determiner::None };
    match () {
        () if reading.is_any(before, &["the", "this", "that"]) => Determiner::Definite,
        () if reading.is_any(before, &["a", "an"]) => Determiner::Indefinite,
        () if reading.is_any(before, &["his", "her", "its", "their", "our", "my", "your"]) => Determiner::Possessive,
        () if reading.is_any(
            before,
            &[
                "any", "no", "every", "each", "some", "another", "next", "which", "what", "all", "both", "one",
                "either", "neither",
            ],
        ) =>
        {
            Determiner::General
        }
        () => Determiner::None,
    }
}

/// Words that no noun phrase runs over.
fn is_function_word(reading: &Reading<'_>, word: usize) -> bool {
    const FUNCTION_WORDS: [&str; 58] = [
        "the",
        "a",
        "an",
        "this",
        "that",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "your",
        "of",
        "for",
        "to",
        "in",
        "on",
        "at",
        "by",
        "with",
        "from",
        "as",
        "and",
        "or",
        "but",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "has",
        "have",
        "had",
        "will",
        "would",
        "not",
        "who",
        "which",
        "when",
        "while",
        "after",
        "before",
        "if",
        "any",
        "no",
        "every",
        "each",
        "some",
        "another",
        "next",
        "between",
        "about",
        "became",
        "become",
        "named",
        "elected",
        "appointed",
    ];
    reading.is_any(word, &FUNCTION_WORDS)
}

/// `-elect` and `-designate` after the title.
fn add_suffix(phrase: &mut TitlePhrase, reading: &Reading<'_>) {
    let after = phrase.end;
    let suffix = match reading.words.get(after) {
        Some(word) if word.shape == Shape::Hyphen => after + 1,
        Some(_) => after,
        None => return,
    };
    if reading.is_any(suffix, &["elect", "designate"]) {
        phrase.status = RoleStatus::Elect;
        phrase.end = suffix + 1;
    }
}

/// `of France`, `at the Stimson Center`, `to Japan` after the title.
fn add_complement(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>, title: &Title) {
    let Some(link) = reading.after(phrase.end - 1).filter(|&link| links(reading, link, title)) else { return };
    let Some(mut at) = reading.after(link) else { return };
    if reading.is(at, "the") {
        match reading.after(at) {
            Some(next) => at = next,
            None => return,
        }
    }
    let Some(name) = names.starting_at(at).filter(|&name| names.may_employ(name)) else { return };
    let mut last = name;
    // `of the US State Department` where both are names, `at the University of Texas`: the last name of the run is the body.
    while let Some(next) = reading.after(names.words(last).end - 1).and_then(|word| names.starting_at(word)) {
        if !names.may_employ(next) {
            break;
        }
        last = next;
    }
    // A demonym alone is nobody's employer (`of Chinese descent`), nor is a name that goes on (`for the LA Sheriff's office`).
    let goes_on = reading
        .after(names.words(last).end - 1)
        .is_some_and(|next| reading.words[next].shape.starts_with_capital() && names.covering(next).is_none());
    if names.is_demonym(last) || goes_on && reading.style(link) == Style::Running {
        return;
    }
    phrase.affiliations.push(last);
    phrase.end = names.words(last).end;
}

/// Whether the word links this title to its body: `of` any, `to` envoys, `at` employees.
fn links(reading: &Reading<'_>, link: usize, title: &Title) -> bool {
    let diplomatic = &*title.kind == "diplomatic" || matches!(&*title.id, "adviser" | "aide" | "special-envoy");
    let governs = matches!(&*title.kind, "political" | "royal" | "military");
    match () {
        () if reading.is(link, "of") => true,
        () if reading.is(link, "for") => !governs || title.of_organization,
        () if reading.is(link, "to") => diplomatic,
        () if reading.is(link, "at") => !governs && !diplomatic,
        () if reading.is(link, "with") => !governs && !diplomatic && title.of_organization,
        () if reading.is(link, "from") => matches!(&*title.id, "senator" | "representative" | "member-of-parliament"),
        () => false,
    }
}
