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
    first_joint: u32,
    joint_count: u32,
}

impl Run {
    /// Whether a name may start or end inside it.
    #[inline]
    pub fn has_joints(&self) -> bool {
        self.joint_count > 0
    }
}

impl Runs {
    /// Splits a folded name.
    pub fn of_name(name: &str) -> Self {
        Self::of(name, |_| false, |_| false, &NEVER)
    }

    /// Splits folded text. `out_of_step`, asked for one run after the other, tells whether the copy of a run differs in length from
    /// what it was made of; `is_joint` whether a name may start or end at a place inside a run. Runs of plain ASCII that are in
    /// step have no joints. Once `stop` is set, no more runs follow.
    pub fn of(
        text: &str,
        mut out_of_step: impl FnMut(&Range<usize>) -> bool,
        is_joint: impl Fn(usize) -> bool,
        stop: &Stop,
    ) -> Self {
        let mut runs = Self { all: Vec::with_capacity(text.len() / 4), joints: Vec::new() };
        let bytes = text.as_bytes();
        let (mut at, mut spaced) = (0, false);
        while at < bytes.len() && !stop.is_set() {
            let word = hash::word(bytes, at);
            let len = word_len(word);
            let (range, hash, ascii) = match bytes.get(at + len) {
                Some(next) if len == 8 || !next.is_ascii() => {
                    let range = at..run_end(text, at);
                    let run = &bytes[range.clone()];
                    (range, hash::bytes(run), run.is_ascii())
                }
                next if len == 0 => {
                    if next == Some(&b' ') && bytes.get(at + 1).is_some_and(|&next| next != b' ') {
                        spaced = true;
                        at += 1;
                        continue;
                    }
                    (at..at + 1, hash::short(word & 0xff, 1), true)
                }
                _ => (at..at + len, hash::short(word & (u64::MAX >> (64 - 8 * len)), len), true),
            };
            let first_joint = runs.joints.len();
            if !ascii || out_of_step(&range) {
                let inner = text[range.clone()].char_indices().skip(1).map(|(offset, _)| range.start + offset);
                runs.joints.extend(stop.until(inner).filter(|&at| is_joint(at)).map(|at| at as u32));
            }
            at = range.end;
            let joint_count = (runs.joints.len() - first_joint) as u32;
            let (start, end) = (range.start as u32, range.end as u32);
            runs.all.push(Run { start, end, hash, spaced, first_joint: first_joint as u32, joint_count });
            spaced = false;
        }
        runs
    }

    /// The places inside a run where a name may start or end, in order.
    #[inline]
    pub fn joints(&self, run: &Run) -> &[u32] {
        &self.joints[run.first_joint as usize..(run.first_joint + run.joint_count) as usize]
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
    end
}

/// How many of the bytes of a word, from the first on, are ASCII letters, digits or underscores; folded text has no ASCII capitals.
#[inline]
fn word_len(word: u64) -> usize {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x80 * EACH;
    // No byte overflows into the next: the sums stay below 256.
    let low = word & !HIGH;
    let from = |least: u64| low + (0x80 - least) * EACH;
    let digit = from(0x30) & !from(0x3a);
    let letter = from(0x61) & !from(0x7b);
    let underscore = from(0x5f) & !from(0x60);
    let others = !(digit | letter | underscore) & HIGH | word & HIGH;
    (others.trailing_zeros() / 8) as usize
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
    fn a_run_has_one_hash_wherever_it_stands() {
        let words = ["a", "ab", "abcdefgh", "abcdefghi", "abcdefghijklmnopq", "é", "éabcdefghij", "."];
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
