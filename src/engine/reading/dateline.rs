//! Datelines: the place in capitals that opens a report (`BEIJING (Reuters) –`, `SOMERVILLE, Mass. — `).

use std::ops::Range;

use super::Reading;
use crate::engine::text::Shape;

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
        let end = (first..self.words.len()).find(|&word| !self.is_capitals(word)).unwrap_or(self.words.len());
        if words.end > end {
            return None;
        }
        if self.is_dash(end) {
            return Some(Dateline::Bare);
        }
        self.is_tail(end).then_some(Dateline::Full)
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

    /// Whether a state, a date or an agency, and then a dash, follow.
    fn is_tail(&self, from: usize) -> bool {
        /// No tail has more tokens: `, July 14, 2023 (Plain News Agency)`.
        const LONGEST: usize = 12;
        if !self.is_any(from, &[",", "("]) {
            return false;
        }
        let inside = |word: usize| {
            let token = &self.words[word];
            token.shape.starts_with_capital()
                || token.shape == Shape::Number
                || self.is_any(word, &[",", ".", "(", ")", "/"])
        };
        let bound = self.words.len().min(from + LONGEST);
        (from..bound).find(|&word| !inside(word)).is_some_and(|dash| self.is_dash(dash))
    }
}
