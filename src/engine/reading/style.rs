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
/// The style of each sentence, and whether it has no capital save perhaps the first: then names have none either.
pub(super) fn of_sentences(text: &str, words: &[Word], sentences: usize, stop: &Stop) -> Vec<(Style, bool)> {
    let mut counts = vec![Counts::default(); sentences];
    for word in stop.until(words) {
        if let Some(counts) = counts.get_mut(word.sentence) {
            counts.add(word);
        }
    }
    for word in stop.until(words).filter(|word| word.shape == Shape::Lower) {
        if let Some(counts) = counts.get_mut(word.sentence).filter(|counts| counts.may_be_headline()) {
            counts.lower += usize::from(is_lowered(word.span.of(text)));
        }
    }
    counts.iter().map(|counts| (counts.style(), counts.careless())).collect()
}

/// Whether a title-case headline would have written the word with a capital: `won`, not `the`.
fn is_lowered(surface: &str) -> bool {
    if surface.len() < SHORT { is_least_verb(surface) } else { !is_small_word(surface) }
}

/// Longer words that it leaves in lower case too.
fn is_small_word(word: &str) -> bool {
    matches!(
        word,
        "with"
            | "from"
            | "over"
            | "into"
            | "after"
            | "amid"
            | "than"
            | "that"
            | "this"
            | "upon"
            | "near"
            | "when"
            | "while"
            | "about"
            | "before"
            | "under"
    )
}

/// Shorter words that it capitalizes all the same.
fn is_least_verb(word: &str) -> bool {
    matches!(
        word,
        "are"
            | "ate"
            | "cut"
            | "did"
            | "got"
            | "had"
            | "has"
            | "led"
            | "let"
            | "lie"
            | "met"
            | "put"
            | "ran"
            | "sat"
            | "saw"
            | "say"
            | "was"
            | "won"
    )
}

/// Word counts of one sentence. Known names, titles and months are left to count as they are written.
#[derive(Debug, Clone, Default)]
struct Counts {
    words: usize,
    /// Words with a capital that are not the first.
    raised: usize,
    /// Counted only where the capitals may be a headline's.
    lower: usize,
    capitalized: usize,
    capitalized_common: usize,
    capitals: usize,
}

impl Counts {
    fn add(&mut self, word: &Word) {
        let raised = matches!(word.shape, Shape::Capitalized | Shape::AllCaps) && self.words > 0;
        self.raised += usize::from(raised);
        self.words += usize::from(word.shape.is_word());
        match word.shape {
            Shape::Capitalized => {
                self.capitalized += 1;
                self.capitalized_common += usize::from(word.classes.any(Classes::COMMON));
            }
            Shape::AllCaps => self.capitals += 1,
            _ => {}
        }
    }

    fn careless(&self) -> bool {
        self.raised == 0
    }

    /// Whether the words with capitals are enough for a headline.
    fn may_be_headline(&self) -> bool {
        self.capitals >= 3 || self.is_raised()
    }

    /// A short line of names alone (`Source: Wang Yi`) is no headline: some everyday word must be capitalized too.
    fn is_raised(&self) -> bool {
        self.capitalized >= 4 && self.capitalized_common >= 2
    }

    fn style(&self) -> Style {
        let words = self.lower + self.capitalized + self.capitals;
        if self.capitals >= 3 && self.capitals * 4 >= words * 3 && self.lower <= 1 {
            return Style::Capitals;
        }
        if self.is_raised() && self.lower * 8 <= words {
            return Style::TitleCase;
        }
        Style::Running
    }
}
