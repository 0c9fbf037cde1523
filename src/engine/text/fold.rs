//! Folding: a copy of a text for matching, with a map back to the bytes of the text. The text itself is never changed.

use std::ops::Range;

use super::characters::{is_diacritic, is_invisible, line_breaks};
use super::fold_map::FoldMap;
use super::letters::push_folded;
use crate::engine::Span;
use crate::engine::stop::{NEVER, Stop};

/// A folded copy of a text.
///
/// - Letters lose their case (full folding: `ß` is `ss`), their accents and compatibility forms (NFKD).
/// - Apostrophes become `'`, hyphens `-`.
/// - White space becomes one space, or one line feed where it holds two or more line ends: no name spans a blank line.
/// - Characters that do not show are dropped.
///
/// A value can be refilled: its buffers stay.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    text: String,
    map: FoldMap,
}

impl Folded {
    /// Folds `text`.
    pub fn of(text: &str) -> Self {
        Self::until(text, &NEVER)
    }

    /// Folds `text`, or its beginning where `stop` is set meanwhile.
    pub fn until(text: &str, stop: &Stop) -> Self {
        let mut folded = Self::default();
        folded.fill(text, stop);
        folded
    }

    /// Folds `text` in place of what this value held.
    pub fn fold(&mut self, text: &str) {
        self.fill(text, &NEVER);
    }

    fn fill(&mut self, text: &str, stop: &Stop) {
        self.text.clear();
        self.text.reserve(text.len());
        self.map.clear();
        let mut writer = Writer { folded: self, last: Last::default() };
        let mut at = 0;
        while at < text.len() && !stop.is_set() {
            let plain = plain_ascii_len(&text.as_bytes()[at..]);
            writer.push_plain(&text[at..at + plain], at);
            at += plain;
            if let Some(character) = text[at..].chars().next() {
                let end = at + character.len_utf8();
                writer.push(character, at..end);
                at = end;
            }
        }
    }

    /// The folded copy.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The span of the document that folded to these bytes of the copy: whole characters with their marks; what was dropped
    /// inside is part of it, what was dropped before or after is not. An end inside an expanded character moves outwards.
    pub fn original(&self, folded: Range<usize>) -> Span {
        self.map.widened(folded)
    }

    /// As [`original`](Self::original), or none where an end lies inside a character that folded to several bytes: a name
    /// cannot start or end there.
    pub fn original_if_whole(&self, folded: Range<usize>) -> Option<Span> {
        Some(Span::new(self.original_start(folded.start)?, self.original_end(folded.end)?))
    }

    /// The byte of the document at which the character at `folded` starts, or none inside a character.
    pub fn original_start(&self, folded: usize) -> Option<usize> {
        self.map.start(folded)
    }

    /// The byte of the document at which the character before `folded` ends, or none inside a character.
    pub fn original_end(&self, folded: usize) -> Option<usize> {
        self.map.end(folded)
    }

    /// The places in the copy that do not run in step with the document, in order; empty ones stand where something was dropped.
    pub fn out_of_step(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.map.out_of_step()
    }
}

/// Folds a name of the gazetteer as documents are folded, without white space around it.
pub fn fold_name(name: &str) -> String {
    if name.bytes().all(|byte| byte.is_ascii_alphanumeric()) || plain_ascii_len(name.as_bytes()) == name.len() {
        return name.to_ascii_lowercase();
    }
    let mut folded = Folded::of(name);
    let end = folded.text.trim_end().len();
    folded.text.truncate(end);
    let start = end - folded.text.trim_start().len();
    folded.text.drain(..start);
    folded.text
}

/// Appends to a copy, and knows its last character: marks and further white space still join it.
struct Writer<'a> {
    folded: &'a mut Folded,
    last: Last,
}

/// The last character of the copy that was not dropped.
#[derive(Default)]
struct Last {
    folded_start: usize,
    source_start: usize,
    space: Option<Space>,
}

/// A run of white space.
struct Space {
    line_breaks: u8,
    character: char,
}

impl Writer<'_> {
    /// Appends ASCII that folds byte by byte.
    fn push_plain(&mut self, text: &str, source_start: usize) {
        if text.is_empty() {
            return;
        }
        let start = self.folded.text.len();
        self.folded.text.push_str(text);
        self.folded.text[start..].make_ascii_lowercase();
        self.last =
            Last { folded_start: start + text.len() - 1, source_start: source_start + text.len() - 1, space: None };
    }

    fn push(&mut self, character: char, source: Range<usize>) {
        let start = self.folded.text.len();
        if is_invisible(character) {
            self.folded.map.dropped(start, source);
        } else if is_diacritic(character) {
            self.join_last(source);
        } else if character.is_whitespace() {
            self.push_space(character, source);
        } else {
            push_folded(character, &mut self.folded.text);
            self.note(start, source);
        }
    }

    /// A mark belongs to the character before it; at the very start there is none.
    fn join_last(&mut self, source: Range<usize>) {
        let end = self.folded.text.len();
        if end == 0 {
            self.folded.map.dropped(0, source);
        } else {
            self.folded.map.stretch(self.last.folded_start..end, self.last.source_start..source.end);
        }
    }

    fn push_space(&mut self, character: char, source: Range<usize>) {
        match &mut self.last.space {
            Some(space) => {
                space.line_breaks = space.line_breaks.saturating_add(line_breaks(character, Some(space.character)));
                space.character = character;
                if space.line_breaks > 1 {
                    self.folded.text.truncate(self.last.folded_start);
                    self.folded.text.push('\n');
                }
                self.join_last(source);
            }
            None => {
                let line_breaks = line_breaks(character, None);
                let start = self.folded.text.len();
                self.folded.text.push(if line_breaks > 1 { '\n' } else { ' ' });
                self.note(start, source);
                self.last.space = Some(Space { line_breaks, character });
            }
        }
    }

    /// Notes that what was written from `start` on came from the one character at `source`.
    fn note(&mut self, start: usize, source: Range<usize>) {
        self.last = Last { folded_start: start, source_start: source.start, space: None };
        let written = &self.folded.text[start..];
        let in_step = written.len() == source.len() && written.chars().nth(1).is_none();
        if !in_step {
            self.folded.map.whole(start..self.folded.text.len(), source);
        }
    }
}

/// How many bytes fold one by one: ASCII, and a space only between two such bytes. Eight at a time, as far as they go.
fn plain_ascii_len(bytes: &[u8]) -> usize {
    let is_plain = |at: usize| bytes.get(at).is_some_and(|&byte| plain_bytes(u64::from(byte)) & 0x80 != 0);
    let mut len = 0;
    while let Some(word) = bytes[len..].first_chunk::<8>() {
        let word = u64::from_le_bytes(*word);
        let plain = plain_bytes(word);
        // Before any word but the first stands a plain byte, or a space before which one stands and behind which this begins with one.
        let behind_plain = plain << 8 | u64::from(len > 0) << 7;
        let taken = plain | space_bytes(word) & behind_plain & plain >> 8;
        match (!taken & HIGH).trailing_zeros() / 8 {
            8 => len += 8,
            7 if bytes[len + 7] == b' ' && is_plain(len + 8) => len += 8,
            taken => return len + taken as usize,
        }
    }
    while is_plain(len) || len > 0 && bytes.get(len) == Some(&b' ') && is_plain(len + 1) {
        len += 1;
    }
    len
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;

/// The highest bit of each byte that is ASCII but for controls, white space and the backquote.
fn plain_bytes(word: u64) -> u64 {
    let low = word & !HIGH;
    let is_no_backquote = (low ^ (EACH * u64::from(b'`'))) + 0x7f * EACH;
    let shows = low + (0x7f - u64::from(b' ')) * EACH;
    is_no_backquote & shows & !word & HIGH
}

/// The highest bit of each byte that is a space.
fn space_bytes(word: u64) -> u64 {
    let is_no_space = ((word & !HIGH) ^ (EACH * u64::from(b' '))) + 0x7f * EACH;
    !(is_no_space | word) & HIGH
}

#[cfg(test)]
mod tests;
