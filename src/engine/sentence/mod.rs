//! Where sentences end.
//!
//! A document is cut twice: into blocks by its lines (`block.rs`: paragraphs, headings, list items), then each block at the marks that
//! end a sentence (`scan.rs` finds them, `ending.rs` judges them). Every step is linear in the length of the text.

mod after;
mod before;
mod block;
mod ending;
mod line;
mod list;
mod marks;
mod protect;
mod rules;
mod scan;
mod unmarked;

use super::{Span, Stop};
use protect::Protected;

pub use rules::{AbbreviationKind, SentenceRules};

/// Splits `text` into sentences.
///
/// The spans come in order and do not overlap; each begins and ends with a character that is not white space, and together they
/// cover every such character. No sentence ends inside a span of `protected` (the mentions, in any order). Once `stop` is set, no more
/// follow.
pub fn split(text: &str, rules: &SentenceRules, protected: &[Span], stop: &Stop) -> Vec<Span> {
    let mut ends = Vec::new();
    for block in stop.until(block::blocks(text, stop)) {
        scan::sentence_ends(text, block, rules, &mut ends, stop);
        ends.push(block.end);
    }
    assemble(text, stop.until(ends), Protected::new(protected))
}

/// Makes trimmed spans of the text between `ends`, and joins those whose gap is protected.
fn assemble(text: &str, ends: impl Iterator<Item = usize>, mut protected: Protected) -> Vec<Span> {
    let mut sentences: Vec<Span> = Vec::new();
    let mut start = 0;
    for end in ends {
        let Some(piece) = trimmed(text, start, end) else { continue };
        start = end;
        match sentences.last_mut() {
            Some(last) if protected.covers(last.end, piece.start) => last.end = piece.end,
            _ => sentences.push(piece),
        }
    }
    sentences
}

/// The range without white space around it, or nothing where it is all white space.
fn trimmed(text: &str, start: usize, end: usize) -> Option<Span> {
    let piece = &text[start..end];
    let from = start + (piece.len() - piece.trim_start().len());
    let body = piece.trim();
    (!body.is_empty()).then(|| Span::new(from, from + body.len()))
}

#[cfg(test)]
mod tests;
