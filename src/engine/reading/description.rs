//! What a text says that a name is: `York is an ancient cathedral city`, `Phoenix, the capital of Arizona`.

use super::{Classes, Reading};
use crate::engine::text::Shape;

/// Words that end the noun phrase before them.
const AFTER_NOUNS: [&str; 28] = [
    "and", "or", "but", "is", "was", "are", "were", "has", "had", "have", "will", "would", "could", "as", "at", "by",
    "for", "from", "in", "on", "to", "of", "with", "since", "that", "where", "which", "who",
];

impl Reading<'_> {
    /// Whether the text says that the name which ends before `end` is a body's: `Santander, the country's biggest bank`.
    pub fn is_described_as_body(&self, end: usize) -> bool {
        let bodies = Classes::ORGANIZATION_KIND.or(Classes::ORGANIZATION_HEAD);
        self.described_as(end).is_some_and(|noun| self.words[noun].classes.any(bodies))
    }

    /// The noun by which the text describes the name that ends before `end`: after a copula or a comma, and an article.
    pub fn described_as(&self, end: usize) -> Option<usize> {
        /// No more words stand in the description.
        const REACH: usize = 6;
        if !self.is_any(end, &["is", "was", ","]) || !self.is_any(end + 1, &["a", "an", "the"]) {
            return None;
        }
        let first = end + 2;
        let bound = self.words.len().min(first + REACH + 1);
        let after = (first..bound).find(|&word| {
            let shape = self.words[word].shape;
            !shape.is_word() && shape != Shape::Clitic || self.ends_noun(word)
        });
        let after = after.or((bound == self.words.len()).then_some(bound))?;
        (after > first).then(|| after - 1)
    }

    /// Whether the word is none that a noun before it could describe.
    pub fn ends_noun(&self, word: usize) -> bool {
        self.is_any(word, &AFTER_NOUNS)
    }
}
