//! Folded text as a row of runs: the pieces that names are made of, each with its hash.
//!
//! A run is as many letters, digits and connectors as stand together, or any other character alone; a single space between two runs
//! belongs to the second. Whether a run ends between two characters depends on these two alone. So a name is cut as the text is in
//! which it stands, wherever it stands.
//!
//! By the rules of word edges a name starts and ends where a run does, but for text in which folding made a letter or digit of
//! something else (`NATO²`, `Tesla™`). Such places inside a run are its joints.

use std::ops::Range;

use crate::engine::stop::{NEVER, Stop};
use crate::engine::text::is_joining;
use crate::gazetteer::hash;

/// The runs of a text, in order.
#[derive(Debug, Default)]
pub(super) struct Runs {
    pub all: Vec<Run>,
    joints: Vec<u32>,
}

/// A piece of folded text, never empty.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub start: u32,
    pub end: u32,
    /// The hash of its bytes.
    pub hash: u64,
    /// A space stands before it.
    pub spaced: bool,
    /// A name may start or end inside it.
    pub has_joints: bool,
}

impl Runs {
    /// Splits a folded name.
    pub fn of_name(name: &str) -> Self {
        Self::of(name, std::iter::empty(), |_| false, &NEVER)
    }

    /// Splits folded text. `out_of_step` are the places, in order, that differ in length from what they were made of; `is_joint` tells
    /// whether a name may start or end at a place inside a run. Runs of plain ASCII that are in step have no joints. Once `stop` is
    /// set, no more runs follow.
    pub fn of(
        text: &str,
        out_of_step: impl Iterator<Item = Range<usize>>,
        is_joint: impl Fn(usize) -> bool,
        stop: &Stop,
    ) -> Self {
        let mut all = Vec::with_capacity(text.len() / 4);
        let bytes = text.as_bytes();
        let mut joints = Joints::new(text, out_of_step, is_joint, stop);
        let mut pieces = Pieces::of(bytes);
        while let Some(block) = pieces.next().filter(|_| !stop.is_set()) {
            let mut starts = block.starts;
            while starts != 0 {
                let from = starts.trailing_zeros();
                starts &= starts - 1;
                let (start, len) = (block.at + from as usize, block.len(from));
                let spaced = block.spaced >> from & 1 != 0;
                if len <= 16 && block.is_ascii(from, len) && joints.next_place.start >= start + len {
                    let (start, end, hash) = (start as u32, (start + len) as u32, hash::short(bytes, start, len));
                    all.push(Run { start, end, hash, spaced, has_joints: false });
                } else {
                    joints.cut(start, spaced, &mut all);
                }
            }
        }
        Self { all, joints: joints.all }
    }

    /// Whether any run has joints.
    pub fn have_joints(&self) -> bool {
        !self.joints.is_empty()
    }

    /// The places inside a run where a name may start or end, in order.
    pub fn joints(&self, run: &Run) -> &[u32] {
        let place = |at: u32| self.joints.partition_point(|&joint| joint < at);
        if run.has_joints { &self.joints[place(run.start)..place(run.end)] } else { &[] }
    }
}

/// Cuts the pieces of a text that are long, not all ASCII or out of step, and collects their joints.
struct Joints<'t, P, J> {
    text: &'t str,
    places: P,
    /// The first place out of step that does not lie before the last run.
    next_place: Range<usize>,
    is_joint: J,
    stop: &'t Stop,
    all: Vec<u32>,
}

/// Beyond every text.
const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

impl<'t, P: Iterator<Item = Range<usize>>, J: Fn(usize) -> bool> Joints<'t, P, J> {
    fn new(text: &'t str, mut places: P, is_joint: J, stop: &'t Stop) -> Self {
        let next_place = places.next().unwrap_or(NOWHERE);
        Self { text, places, next_place, is_joint, stop, all: Vec::new() }
    }

    /// Adds the runs of the piece that starts at `start`.
    #[cold]
    #[inline(never)]
    fn cut(&mut self, start: usize, spaced: bool, runs: &mut Vec<Run>) {
        let bytes = self.text.as_bytes();
        let (mut at, mut spaced) = (start, spaced);
        loop {
            let end = run_end(self.text, at);
            let run = &bytes[at..end];
            while self.next_place.end <= at {
                self.next_place = self.places.next().unwrap_or(NOWHERE);
            }
            let before = self.all.len();
            if self.next_place.start < end || !run.is_ascii() {
                let inner = self.text[at..end].char_indices().skip(1).map(|(offset, _)| at + offset);
                self.all.extend(self.stop.until(inner).filter(|&at| (self.is_joint)(at)).map(|at| at as u32));
            }
            let has_joints = self.all.len() > before;
            runs.push(Run { start: at as u32, end: end as u32, hash: hash::bytes(run), spaced, has_joints });
            (at, spaced) = (end, false);
            let is_piece = |byte: u8| !byte.is_ascii() || word_bytes(u64::from(byte)) & 0x80 != 0;
            // A single character of ASCII is a piece.
            let goes_on = is_piece(run[0]) && bytes.get(at).is_some_and(|&next| is_piece(next));
            if !goes_on || self.stop.is_set() {
                return;
            }
        }
    }
}

/// How many bytes are classed at once, a bit each.
const BLOCK: usize = 64;

/// Text cut at all ASCII but letters, digits and underscores: pieces that are one run each, unless they are not all ASCII. Cut with the
/// bits of a block of bytes, so that no piece waits for the end of the one before.
struct Pieces<'t> {
    bytes: &'t [u8],
    at: usize,
    /// Whether a piece goes on, and whether a space stands before: 1 or 0.
    goes_on: u64,
    spaced: u64,
}

/// What the bytes of a block are, a bit each.
#[derive(Debug, Default, Clone, Copy)]
struct Bits {
    /// Letters, digits and underscores, and all beyond ASCII.
    joining: u64,
    spaces: u64,
    beyond_ascii: u64,
}

/// Some bytes of a text.
struct Block {
    at: usize,
    /// Where pieces start; not a single space, which belongs to what follows.
    starts: u64,
    /// Where a space stands before.
    spaced: u64,
    bits: Bits,
}

impl<'t> Pieces<'t> {
    fn of(bytes: &'t [u8]) -> Self {
        Self { bytes, at: 0, goes_on: 0, spaced: 0 }
    }

    #[inline]
    fn next(&mut self) -> Option<Block> {
        let rest = self.bytes.get(self.at..).filter(|rest| !rest.is_empty())?;
        let bits = match rest.first_chunk::<BLOCK>() {
            Some(block) => Bits::of(block),
            None => {
                let mut block = [0; BLOCK];
                block[..rest.len()].copy_from_slice(rest);
                Bits::of(&block)
            }
        };
        // A piece that may go on beyond the block starts the next one, unless it is as long as the block.
        let cut = BLOCK - bits.joining.leading_ones() as usize;
        let taken = if cut > 0 { cut.min(rest.len()) } else { BLOCK };
        let begins = !(bits.joining & (bits.joining << 1 | self.goes_on));
        let stays = u64::from(rest.get(taken).is_none_or(|&next| next == b' ')) << (taken - 1);
        let belongs_to_next = bits.spaces & !(bits.spaces >> 1 | stays);
        let starts = begins & !belongs_to_next & u64::MAX >> (BLOCK - taken);
        let spaced = (bits.spaces << 1 | self.spaced) & !bits.spaces;
        let block = Block { at: self.at, starts, spaced, bits };
        self.goes_on = u64::from(cut == 0);
        self.spaced = bits.spaces >> (taken - 1) & 1;
        self.at += taken;
        Some(block)
    }
}

impl Bits {
    #[inline]
    fn of(block: &[u8; BLOCK]) -> Self {
        let mut bits = Self::default();
        for (word, shift) in block.as_chunks::<8>().0.iter().zip((0..).step_by(8)) {
            let word = u64::from_le_bytes(*word);
            bits.joining |= bit_a_byte(word_bytes(word) | word & HIGH) << shift;
            bits.spaces |= bit_a_byte(space_bytes(word)) << shift;
            bits.beyond_ascii |= bit_a_byte(word & HIGH) << shift;
        }
        bits
    }
}

impl Block {
    /// How long the piece is that starts at a byte of the block; too long where it goes on beyond.
    #[inline]
    fn len(&self, from: u32) -> usize {
        let len = (!self.bits.joining >> from).trailing_zeros() as usize;
        len.max(1)
    }

    #[inline]
    fn is_ascii(&self, from: u32, len: usize) -> bool {
        self.bits.beyond_ascii >> from & ((1 << len) - 1) == 0
    }
}

/// Where the run ends that starts at `start`.
fn run_end(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    while end < bytes.len() {
        let len = word_len(hash::word(bytes, end));
        end += len;
        if len == 8 {
            continue;
        }
        let next = text[end..].chars().next();
        match next.filter(|next| !next.is_ascii() && (is_joining(*next) || end == start)) {
            Some(next) if is_joining(next) => end += next.len_utf8(),
            Some(alone) => return end + alone.len_utf8(),
            None => break,
        }
    }
    // A character of ASCII that joins nothing is a run.
    end.max(start + 1)
}

/// How many of the bytes of a word, from the first on, are ASCII letters, digits or underscores.
#[inline]
fn word_len(word: u64) -> usize {
    ((!word_bytes(word) & HIGH).trailing_zeros() / 8) as usize
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;

/// The highest bit of each byte that is an ASCII letter, a digit or an underscore; folded text has no ASCII capitals.
#[inline]
fn word_bytes(word: u64) -> u64 {
    // No byte overflows into the next: the sums stay below 256.
    let low = word & !HIGH;
    let from = |least: u64| low + (0x80 - least) * EACH;
    let digit = from(0x30) & !from(0x3a);
    let letter = from(0x61) & !from(0x7b);
    let underscore = from(0x5f) & !from(0x60);
    (digit | letter | underscore) & !word & HIGH
}

/// The highest bit of each byte that is a space.
#[inline]
fn space_bytes(word: u64) -> u64 {
    let is_no_space = ((word & !HIGH) ^ (EACH * u64::from(b' '))) + 0x7f * EACH;
    !(is_no_space | word) & HIGH
}

/// The highest bits of a word's bytes side by side.
#[inline]
fn bit_a_byte(highest: u64) -> u64 {
    (highest >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        Runs::of_name(text).all.iter().map(|run| &text[run.start as usize..run.end as usize]).collect()
    }

    #[test]
    fn text_is_cut_between_words() {
        let cases: [(&str, &str, &[&str]); 12] = [
            ("words", "new york", &["new", "york"]),
            ("a word of eight", "ministry of", &["ministry", "of"]),
            ("a long word", "internationalization2 of", &["internationalization2", "of"]),
            ("punctuation", "u.s. o'brien", &["u", ".", "s", ".", "o", "'", "brien"]),
            ("connectors", "snake_case_of_words", &["snake_case_of_words"]),
            ("brackets and braces", "{a}[b]`~", &["{", "a", "}", "[", "b", "]", "`", "~"]),
            ("letters beyond ASCII", "иван ивx2и", &["иван", "ивx2и"]),
            ("a script without spaces", "在北京x", &["在", "北", "京", "x"]),
            ("other characters", "“a”—b", &["“", "a", "”", "—", "b"]),
            ("spaces", " a  b\nc ", &["a", " ", "b", "\n", "c", " "]),
            ("marks", "कि", &["कि"]),
            ("nothing", "", &[]),
        ];
        for (name, text, want) in cases {
            assert_eq!(cut(text), want, "{name}: {text:?}");
        }
    }

    #[test]
    fn where_a_block_of_bytes_ends_makes_no_difference() {
        let long = "internationalization2".repeat(8);
        let texts = ["new york's", "иван ивx2и end", "a  b ", " x", "在北京x", "“a”—b", &long, "ends in é"];
        let runs = |text: &str, skipped: usize| {
            let all = Runs::of_name(text).all.into_iter().skip(skipped);
            all.map(|run| (text[run.start as usize..run.end as usize].to_owned(), run.spaced, run.hash))
                .collect::<Vec<_>>()
        };
        for text in texts {
            for before in 1..200 {
                let words = format!("{};{text}", "xy ".repeat(before));
                assert_eq!(runs(&words, before + 1), runs(text, 0), "{text:?} after {before} words");
                let word = format!("{};{text}", "x".repeat(before));
                assert_eq!(runs(&word, 2), runs(text, 0), "{text:?} after a word of {before}");
            }
        }
    }

    #[test]
    fn a_run_has_one_hash_wherever_it_stands() {
        let words =
            ["a", "ab", "abcdefgh", "abcdefghi", "abcdefghijklmnop", "abcdefghijklmnopq", "é", "éabcdefghij", "."];
        for word in words {
            let alone = Runs::of_name(word).all[0].hash;
            for (before, after) in [("", " x"), ("x ", ""), ("-", "-"), ("1234567 ", " 12345678")] {
                let text = format!("{before}{word}{after}");
                let runs = Runs::of_name(&text);
                let run = runs.all.iter().find(|run| run.start as usize == before.len()).unwrap();
                assert_eq!(run.hash, alone, "{word:?} in {text:?}");
            }
        }
        let mut hashes: Vec<u64> = words.iter().map(|word| Runs::of_name(word).all[0].hash).collect();
        hashes.sort_unstable();
        hashes.dedup();
        assert_eq!(hashes.len(), words.len(), "different runs differ");
    }

    #[test]
    fn the_beginnings_of_a_run_are_hashed_in_one_go() {
        let run = b"abcdefghijklmnopqrstuvwxyz";
        let mut prefix = hash::Prefix::default();
        for end in 1..=run.len() {
            prefix.advance(&run[..end]);
            assert_eq!(prefix.ended(&run[..end]), hash::bytes(&run[..end]), "{end}");
        }
    }
}
