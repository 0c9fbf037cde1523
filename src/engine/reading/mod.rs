//! A document as the rules read it: words with their classes, sentences with their style, and the phrases of the lexicon.

mod classes;
mod dateline;
mod description;
mod phrases;
mod style;

use std::ops::Range;

pub(in crate::engine) use classes::{ClassTable, Classes};
pub(in crate::engine) use dateline::Dateline;
pub(in crate::engine) use phrases::{Phrase, PhraseIndex};
pub(in crate::engine) use style::Style;

use super::text::{Gap, Shape, Token};
use super::{Span, Stop};

/// A word, number, clitic or piece of punctuation with what the word lists say of it.
#[derive(Debug, Clone, Copy)]
pub(in crate::engine) struct Word {
    pub span: Span,
    pub shape: Shape,
    pub gap: Gap,
    pub classes: Classes,
    /// The index of its sentence.
    pub sentence: usize,
}

/// A phrase of the lexicon in the text.
#[derive(Debug, Clone)]
pub(in crate::engine) struct PhraseHit {
    pub words: Range<usize>,
    pub phrase: Phrase,
}

/// One document, read.
#[derive(Debug)]
pub(in crate::engine) struct Reading<'t> {
    pub text: &'t str,
    pub words: Vec<Word>,
    pub sentences: Vec<Span>,
    /// What ends all work on it.
    pub stop: &'t Stop,
    /// The style of each sentence, and whether it uses no capitals.
    styles: Vec<(Style, bool)>,
    /// The phrases, by first word, the longer first.
    phrases: Vec<PhraseHit>,
    /// The indices of the phrases, by one past the last word, the longer first.
    phrases_by_end: Vec<u32>,
    /// For each word, how many phrases start before it.
    started_before: Vec<u32>,
    /// For each word, how many phrases end before it.
    ended_before: Vec<u32>,
}

impl<'t> Reading<'t> {
    pub fn new(text: &'t str, tokens: &[Token], sentences: Vec<Span>, classes: &ClassTable, stop: &'t Stop) -> Self {
        let words = classify(text, tokens, &sentences, classes, stop);
        let styles = style::of_sentences(text, &words, sentences.len(), stop);
        Self {
            text,
            words,
            sentences,
            stop,
            styles,
            phrases: Vec::new(),
            phrases_by_end: Vec::new(),
            started_before: Vec::new(),
            ended_before: Vec::new(),
        }
    }

    /// Notes that an entry has this word as its family name.
    pub fn mark_family_name(&mut self, word: usize) {
        let classes = &mut self.words[word].classes;
        *classes = classes.or(Classes::FAMILY_OF_ENTRY);
    }

    /// Takes the phrases found at these spans; those that do not cover whole words of one sentence are left out.
    pub fn set_phrases(&mut self, hits: impl Iterator<Item = (Span, Phrase)>) {
        let within_sentence = |words: &Range<usize>| self.is_same_sentence(words.start, words.end - 1);
        self.phrases = self
            .stop
            .until(hits)
            .filter_map(|(span, phrase)| Some(PhraseHit { words: self.words_under(span)?, phrase }))
            .filter(|hit| within_sentence(&hit.words) && !self.takes_end_of_name(hit))
            .collect();
        self.stop.sort_by_key(&mut self.phrases, |hit| (hit.words.start, std::cmp::Reverse(hit.words.end)));
        let mut by_end: Vec<u32> = (0..self.phrases.len() as u32).collect();
        self.stop.sort_by_key(&mut by_end, |&index| {
            let words = &self.phrases[index as usize].words;
            (words.end, words.start)
        });
        self.phrases_by_end = by_end;
        if self.stop.is_set() {
            return;
        }
        self.started_before = counts_before(self.words.len(), self.phrases.iter().map(|hit| hit.words.start));
        self.ended_before = counts_before(self.words.len(), self.phrases.iter().map(|hit| hit.words.end));
    }

    /// `County Sheriff` behind `Franklin`: the noun is the end of the name before the title, not the start of the title.
    fn takes_end_of_name(&self, hit: &PhraseHit) -> bool {
        const NOUNS: [&str; 5] = ["bank", "church", "college", "county", "university"];
        let first = hit.words.start;
        hit.words.len() > 1
            && hit.phrase.title().is_some()
            && self.words[first].shape == Shape::Capitalized
            && self.is_any(first, &NOUNS)
            && self.style(first) == Style::Running
            && self.before(first).is_some_and(|before| self.words[before].shape == Shape::Capitalized)
    }

    /// All phrases, by first word, the longer first.
    pub fn phrases(&self) -> &[PhraseHit] {
        &self.phrases
    }

    /// The phrases that start at this word, the longest first.
    pub fn phrases_from(&self, word: usize) -> impl Iterator<Item = &PhraseHit> {
        self.phrases[at(&self.started_before, word)].iter()
    }

    /// The phrases that end before this word, the longest first.
    pub fn phrases_until(&self, word: usize) -> impl Iterator<Item = &PhraseHit> {
        self.phrases_by_end[at(&self.ended_before, word)].iter().map(|&index| &self.phrases[index as usize])
    }

    /// The words that a span covers, or none where it cuts a word or covers none.
    pub fn words_under(&self, span: Span) -> Option<Range<usize>> {
        let start = self.words.partition_point(|word| word.span.start < span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        let whole =
            self.words.get(start)?.span.start == span.start && start < end && self.words[end - 1].span.end <= span.end;
        whole.then_some(start..end)
    }

    /// The words that a span touches.
    pub fn words_touching(&self, span: Span) -> Range<usize> {
        let start = self.words.partition_point(|word| word.span.end <= span.start);
        let end = self.words.partition_point(|word| word.span.start < span.end);
        start..end.max(start)
    }

    /// The span from the first word to the last of a range that is not empty.
    pub fn span(&self, words: &Range<usize>) -> Span {
        Span::new(self.words[words.start].span.start, self.words[words.end - 1].span.end)
    }

    /// A word's text.
    pub fn str(&self, word: usize) -> &'t str {
        self.words[word].span.of(self.text)
    }

    /// Whether the word is there and is written so, in any case. `wanted` is lower case ASCII.
    #[inline]
    pub fn is(&self, word: usize, wanted: &str) -> bool {
        self.words.get(word).is_some_and(|word| is_same_word(self.bytes(word), wanted.as_bytes()))
    }

    /// Whether the word is there and is one of these, in any case.
    pub fn is_any(&self, word: usize, wanted: &[&str]) -> bool {
        let Some(word) = self.words.get(word).map(|word| self.bytes(word)) else { return false };
        wanted.iter().any(|wanted| is_same_word(word, wanted.as_bytes()))
    }

    #[inline]
    fn bytes(&self, word: &Word) -> &'t [u8] {
        &self.text.as_bytes()[word.span.start..word.span.end]
    }

    /// The style of the sentence that holds the word.
    pub fn style(&self, word: usize) -> Style {
        self.styles[self.words[word].sentence].0
    }

    /// Whether the sentence that holds the word has no capital save perhaps the first.
    pub fn is_careless(&self, word: usize) -> bool {
        self.styles[self.words[word].sentence].1
    }

    /// Whether the word is the first of its sentence, or of a clause after a colon, a quotation mark or the like: there a capital tells
    /// nothing.
    pub fn opens_sentence(&self, word: usize) -> bool {
        let Some(previous) = word.checked_sub(1) else { return true };
        let clause = self.words[previous].shape == Shape::Punctuation
            && !self.str(previous).starts_with([',', '.', ')', ']', '&', '/', '\'', '’']);
        clause || self.words[previous].sentence != self.words[word].sentence
    }

    /// Whether the word is a month or a day in a date or after a preposition of time, whoever else has that name.
    pub fn is_date(&self, word: usize) -> bool {
        const TIME: [&str; 14] = [
            "in", "of", "on", "since", "until", "till", "last", "next", "this", "every", "early", "mid", "late",
            "during",
        ];
        let number = |at: usize| self.words.get(at).is_some_and(|other| other.shape == Shape::Number);
        let before = || self.before(word).is_some_and(|before| self.is_any(before, &TIME) || number(before));
        self.words[word].classes.any(Classes::CALENDAR) && (number(word + 1) || before())
    }

    /// Whether the word is the party before the state of a legislator: `Chuck Schumer, D-N.Y.`, `Ted Cruz (R-Texas)`.
    pub fn is_party(&self, word: usize) -> bool {
        matches!(self.words.get(word), Some(Word { shape: Shape::Initial, .. }))
            && matches!(self.str(word), "D" | "R" | "I")
            && self.words.get(word + 1).is_some_and(|next| next.shape == Shape::Hyphen)
            && word > 0
            && self.is_any(word - 1, &[",", "("])
    }

    /// Whether two words are of one sentence.
    pub fn is_same_sentence(&self, a: usize, b: usize) -> bool {
        self.words[a].sentence == self.words[b].sentence
    }

    /// The word before, where only space lies between and both are in one sentence. Looks through the period of an abbreviation.
    pub fn before(&self, word: usize) -> Option<usize> {
        if word == 0 || !matches!(self.words[word].gap, Gap::Space | Gap::LineBreak) {
            return None;
        }
        let mut before = word - 1;
        if self.is_stop_of_abbreviation(before) {
            before -= 1;
        }
        (self.words[before].sentence == self.words[word].sentence).then_some(before)
    }

    /// The word after, where only space lies between and both are in one sentence. Looks through the period of an initial.
    pub fn after(&self, word: usize) -> Option<usize> {
        let mut after = word + 1;
        if self.is_stop_of_abbreviation(after) {
            after += 1;
        }
        let next = self.words.get(after)?;
        let near = matches!(next.gap, Gap::Space | Gap::LineBreak) && next.sentence == self.words[word].sentence;
        near.then_some(after)
    }

    /// Whether the word is the `of` of `town of`, behind which a place is named.
    pub fn is_of_place(&self, of: usize) -> bool {
        self.is(of, "of") && self.before(of).is_some_and(|word| self.words[word].classes.any(Classes::PLACE_CUE))
    }

    /// Whether the token is the full stop of a company's legal form that ends no sentence: `Plainfeld Corp. said`.
    pub fn is_stop_of_legal_form(&self, stop: usize) -> bool {
        let in_sentence =
            |at: usize| self.words.get(at).is_some_and(|next| next.sentence == self.words[stop - 1].sentence);
        self.is(stop, ".")
            && self.words[stop].gap == Gap::None
            && self.is_any(stop - 1, &["inc", "corp", "ltd", "co", "bros"])
            && in_sentence(stop + 1)
    }

    /// Whether the token is the period of an initial, an honorific or another abbreviation that stands before a name.
    pub fn is_stop_of_abbreviation(&self, index: usize) -> bool {
        index > 0
            && self.words.get(index).is_some_and(|word| word.shape == Shape::Punctuation && word.gap == Gap::None)
            && self.str(index) == "."
            && (self.words[index - 1].shape == Shape::Initial
                || self.words[index - 1].classes.any(Classes::HONORIFIC)
                || self.words[index - 1].span.len() <= 4)
            && self.words.get(index + 1).is_some_and(|next| next.sentence == self.words[index].sentence)
    }
}

/// Whether two words are the same but for the case of ASCII letters. Most that are not differ in length, the first letter or the last.
#[inline]
fn is_same_word(word: &[u8], wanted: &[u8]) -> bool {
    let near =
        |one: Option<&u8>, other: Option<&u8>| one.zip(other).is_some_and(|(one, other)| (one ^ other) & !0x20 == 0);
    word.len() == wanted.len()
        && near(word.first(), wanted.first())
        && near(word.last(), wanted.last())
        && word.eq_ignore_ascii_case(wanted)
}

/// For each of so many words, the one past the last and the one after that, how many of the edges, which are words, lie before it.
fn counts_before(words: usize, edges: impl Iterator<Item = usize>) -> Vec<u32> {
    let mut counts = vec![0; words + 2];
    edges.for_each(|edge| counts[edge + 1] += 1);
    for word in 1..counts.len() {
        counts[word] += counts[word - 1];
    }
    counts
}

/// Which of the edges, in order, are at `word`.
fn at(counts_before: &[u32], word: usize) -> Range<usize> {
    let before = |word: usize| counts_before.get(word).map(|&count| count as usize);
    let range = before(word).zip(word.checked_add(1).and_then(before));
    range.map_or(0..0, |(first, end)| first..end)
}

/// Joins tokens with their classes and the index of their sentence.
fn classify(text: &str, tokens: &[Token], sentences: &[Span], table: &ClassTable, stop: &Stop) -> Vec<Word> {
    let mut words = Vec::with_capacity(tokens.len());
    let mut sentence = 0;
    for token in stop.until(tokens) {
        while sentence + 1 < sentences.len() && sentences[sentence].end <= token.span.start {
            sentence += 1;
        }
        let classes = if token.shape.is_word() { table.of_surface(token.span.of(text)) } else { Classes::default() };
        words.push(Word { span: token.span, shape: token.shape, gap: token.gap, classes, sentence });
    }
    words
}
