//! Datelines: the place in capitals that opens a report (`BEIJING (Reuters) –`, `SOMERVILLE, Mass. — `).

use std::ops::Range;

use super::{Reading, Style};
use crate::engine::text::{Gap, Shape};

/// What stands between a place and the dash of a dateline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Dateline {
    /// Nothing; any other line may open so, too.
    Bare,
    /// A state or a country, a date, an agency in brackets.
    Full,
}

impl Reading<'_> {
    /// The dateline whose place holds these words, if they stand in one.
    pub fn dateline(&self, words: &Range<usize>) -> Option<Dateline> {
        let first = self.opening_capitals(words.start)?;
        let end = self.capitals_end(first);
        if words.end > end {
            return None;
        }
        if self.is_dash(end) {
            return Some(Dateline::Bare);
        }
        self.tail_dash(end).map(|_| Dateline::Full)
    }

    /// Whether the words are all of what opens a paragraph in capitals before a dash and a sentence: `PHOENIX — The mayor spoke`.
    pub fn is_bare_dateline(&self, words: &Range<usize>) -> bool {
        let dash = words.end;
        self.words[words.start].gap >= Gap::LineBreak
            && self.dateline(words) == Some(Dateline::Bare)
            && self.is_dash(dash)
            && self.words[dash].gap == Gap::Space
            && self
                .words
                .get(dash + 1)
                .is_some_and(|next| next.gap == Gap::Space && matches!(next.shape, Shape::Capitalized | Shape::Initial))
            && self.style(words.start) == Style::Running
    }

    /// The first word behind the dateline that opens the sentence which starts with `first`; `first` where none does.
    pub fn after_dateline(&self, first: usize) -> usize {
        let end = self.capitals_end(first);
        let dash = if self.is_dash(end) { Some(end) } else { self.tail_dash(end) };
        dash.filter(|_| end > first).map_or(first, |dash| dash + 1)
    }

    fn capitals_end(&self, first: usize) -> usize {
        (first..self.words.len()).find(|&word| !self.is_capitals(word)).unwrap_or(self.words.len())
    }

    /// The first of the words in capitals before this one, where they open a sentence.
    fn opening_capitals(&self, word: usize) -> Option<usize> {
        let sentence = self.words[word].sentence;
        let mut first = word;
        if !self.is_capitals(first) {
            return None;
        }
        while first > 0 && self.words[first - 1].sentence == sentence {
            first -= 1;
            if !self.is_capitals(first) {
                return None;
            }
        }
        Some(first)
    }

    fn is_capitals(&self, word: usize) -> bool {
        self.words[word].shape == Shape::AllCaps
    }

    fn is_dash(&self, word: usize) -> bool {
        self.is_any(word, &["-", "–", "—", "--"])
    }

    /// The dash that follows a state, a date or an agency.
    fn tail_dash(&self, from: usize) -> Option<usize> {
        /// No tail has more tokens: `, July 14, 2023 (Plain News Agency)`.
        const LONGEST: usize = 12;
        if !self.is_any(from, &[",", "("]) {
            return None;
        }
        let inside = |word: usize| {
            let token = &self.words[word];
            token.shape.starts_with_capital()
                || token.shape == Shape::Number
                || self.is_any(word, &[",", ".", "(", ")", "/"])
        };
        let bound = self.words.len().min(from + LONGEST);
        (from..bound).find(|&word| !inside(word)).filter(|&dash| self.is_dash(dash))
    }
}
