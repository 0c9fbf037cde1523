//! How a sentence uses capitals: what a capital tells depends on it.

use super::{Classes, Word};
use crate::engine::Stop;
use crate::engine::text::Shape;

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Style {
    /// Names have capitals, other words have none.
    Running,
    /// A headline in which most words are capitalized: a capital tells little.
    TitleCase,
    /// A headline in capitals: a capital tells nothing.
    Capitals,
}

/// Words of fewer letters even a title-case headline leaves in lower case.
const SHORT: usize = 4;
/// Longer ones that it leaves so too.
const SMALL_WORDS: [&str; 16] = [
    "with", "from", "over", "into", "after", "amid", "than", "that", "this", "upon", "near", "when", "while", "about",
    "before", "under",
];

pub(super) fn of_sentences(text: &str, words: &[Word], sentences: usize, stop: &Stop) -> Vec<Style> {
    let mut counts = vec![Counts::default(); sentences];
    for word in stop.until(words) {
        if let Some(counts) = counts.get_mut(word.sentence) {
            counts.add(word, word.span.of(text));
        }
    }
    counts.iter().map(Counts::style).collect()
}

/// Word counts of one sentence. Known names, titles and months are left to count as they are written.
#[derive(Debug, Clone, Default)]
struct Counts {
    lower: usize,
    capitalized: usize,
    capitalized_common: usize,
    capitals: usize,
}

impl Counts {
    fn add(&mut self, word: &Word, surface: &str) {
        match word.shape {
            Shape::Lower if surface.len() >= SHORT && !SMALL_WORDS.contains(&surface) => self.lower += 1,
            Shape::Capitalized => {
                self.capitalized += 1;
                self.capitalized_common += usize::from(word.classes.any(Classes::COMMON));
            }
            Shape::AllCaps => self.capitals += 1,
            _ => {}
        }
    }

    fn style(&self) -> Style {
        let words = self.lower + self.capitalized + self.capitals;
        if self.capitals >= 3 && self.capitals * 4 >= words * 3 && self.lower <= 1 {
            return Style::Capitals;
        }
        // A short line of names alone (`Source: Wang Yi`) is no headline: some everyday word must be capitalized too.
        if self.capitalized >= 4 && self.capitalized_common >= 2 && self.lower * 8 <= words {
            return Style::TitleCase;
        }
        Style::Running
    }
}
