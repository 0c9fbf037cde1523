//! The lines of a document, and what each looks like on its own.

use super::list;
use super::marks::{find, is_block_end, is_closer, is_line_end, is_straight_quote, is_terminator};
use crate::engine::{Span, Stop};

/// The length in bytes of the shortest run of signs that parts texts.
const SHORTEST_RULE: usize = 5;

/// The signs that make one.
const RULE_SIGNS: [char; 7] = ['=', '-', '_', '*', '~', '#', '+'];

/// A line that is not blank.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Its text without white space around it.
    pub(super) text: &'t str,
    /// Where that text stands in the document.
    pub(super) span: Span,
    /// Its length in characters.
    pub(super) width: usize,
    /// Whether blank lines, a page or a paragraph end stand before it.
    pub(super) after_gap: bool,
}

impl Line<'_> {
    /// The length in characters of its first word.
    pub(super) fn first_word_width(&self) -> usize {
        self.text.split_whitespace().next().map_or(0, |word| word.chars().count())
    }

    /// Whether it ends with a mark that may end a sentence, closing quotes and brackets aside.
    fn ends_with_terminator(&self) -> bool {
        let body = self.text.trim_end_matches(|c| is_closer(c) || is_straight_quote(c));
        body.ends_with(is_terminator)
    }

    /// Whether a sentence seems to end within it or with it.
    pub(super) fn shows_terminator(&self) -> bool {
        self.ends_with_terminator() || self.text.split_whitespace().any(|word| word.ends_with(is_terminator))
    }

    /// Whether it begins with a letter in lower case.
    pub(super) fn starts_lower(&self) -> bool {
        self.text.starts_with(char::is_lowercase)
    }

    /// Whether it holds several words, so that it could have been wrapped.
    pub(super) fn has_words(&self) -> bool {
        self.text.contains(char::is_whitespace)
    }

    /// Whether it never goes on from, or into, another line: a rule of signs, or a marker that is all in brackets (`[ad_1]`).
    pub(super) fn stands_alone(&self) -> bool {
        let bracketed = self.text.starts_with('[') && self.text.ends_with(']') && !self.has_words();
        bracketed || !self.text.contains(char::is_alphanumeric)
    }

    /// Whether it is a heading of a markup language, or an item whose sign marks nothing else.
    pub(super) fn starts_block(&self) -> bool {
        self.text.starts_with('#') || list::has_bullet(self.text)
    }
}

/// Adds the line `body` that stands at `from`, cut at rules of signs, and tells whether it ends with one.
fn push_parts<'t>(lines: &mut Vec<Line<'t>>, body: &'t str, from: usize, mut after_gap: bool) -> bool {
    let mut push = |start: usize, end: usize, after_gap: bool| {
        let part = body[start..end].trim();
        let start = from + start + (body[start..end].len() - body[start..end].trim_start().len());
        let span = Span::new(start, start + part.len());
        if !part.is_empty() {
            lines.push(Line { text: part, span, width: part.chars().count(), after_gap });
        }
    };
    let mut start = 0;
    // Few lines have one.
    let words = if has_rule(body) { body } else { "" }.split_whitespace();
    for word in words.filter(|word| is_rule(word)) {
        let at = word.as_ptr() as usize - body.as_ptr() as usize;
        push(start, at, after_gap);
        push(at, at + word.len(), true);
        start = at + word.len();
        after_gap = true;
    }
    push(start, body.len(), after_gap);
    start == body.len()
}

/// Whether a rule of signs may stand in `body`: none is so short that it lies between two of the bytes looked at.
fn has_rule(body: &str) -> bool {
    let mut looked_at = body.bytes().skip(SHORTEST_RULE - 1).step_by(SHORTEST_RULE);
    looked_at.any(|byte| RULE_SIGNS.contains(&char::from(byte)))
}

/// Whether `word` is one sign over and over, as it is written to part texts (`=====`).
fn is_rule(word: &str) -> bool {
    word.len() >= SHORTEST_RULE && word.starts_with(RULE_SIGNS) && word.bytes().all(|byte| byte == word.as_bytes()[0])
}

/// The lines of `text` that are not blank.
pub(super) fn lines<'t>(text: &'t str, stop: &Stop) -> Vec<Line<'t>> {
    let mut found = Vec::new();
    let (mut start, mut after_gap) = (0, true);
    while start < text.len() && !stop.is_set() {
        let (end, mark) = find(&text[start..], is_line_end).map_or((text.len(), None), |at| {
            let at = start + at;
            (at, text[at..].chars().next())
        });
        let raw = &text[start..end];
        let body = raw.trim();
        if body.is_empty() {
            after_gap = true;
        } else {
            let from = start + (raw.len() - raw.trim_start().len());
            after_gap = push_parts(&mut found, body, from, after_gap);
        }
        after_gap |= mark.is_some_and(is_block_end);
        start = match mark {
            Some('\r') if text[end..].starts_with("\r\n") => end + 2,
            Some(mark) => end + mark.len_utf8(),
            None => end,
        };
    }
    found
}
