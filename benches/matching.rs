//! The two matchers over the same generated names and text: `cargo bench --bench matching`.

#![expect(clippy::expect_used, reason = "a benchmark that cannot start has nothing to tell")]

use divan::Bencher;
use divan::counter::BytesCount;
use entity_extractor::engine::matching::{Haystack, Hit, NameMatcher};
use entity_extractor::engine::text::{Folded, fold_name};

/// How many names.
const COUNTS: [u32; 3] = [10_000, 100_000, 1_000_000];
const TEXT_BYTES: usize = 2_000_000;
const DOCUMENT_BYTES: usize = 2_000;

fn main() {
    divan::main();
}

#[divan::bench(args = COUNTS, sample_count = 20)]
fn automaton(bencher: Bencher<'_, '_>, count: u32) {
    find(bencher, count, &NameMatcher::automaton(numbered(count)).expect("the names fit"));
}

#[divan::bench(args = COUNTS, sample_count = 20)]
fn paths(bencher: Bencher<'_, '_>, count: u32) {
    find(bencher, count, &NameMatcher::paths(numbered(count)).expect("the names fit"));
}

/// Finds all names in documents that are folded beforehand.
fn find(bencher: Bencher<'_, '_>, count: u32, matcher: &NameMatcher<u32>) {
    let text = text(count);
    let documents: Vec<(&str, Folded)> = cut(&text).map(|document| (document, Folded::of(document))).collect();
    let mut hits: Vec<Hit> = Vec::new();
    bencher.counter(BytesCount::new(text.len())).bench_local(|| {
        let mut found = 0;
        for (document, folded) in &documents {
            matcher.find(&Haystack::new(document, folded), &mut hits);
            found += hits.len();
        }
        found
    });
}

fn numbered(count: u32) -> impl Iterator<Item = (String, u32)> {
    (0..count).map(|number| (fold_name(&name(number)), number))
}

/// The documents of a text, each a few paragraphs.
fn cut(text: &str) -> impl Iterator<Item = &str> {
    text.as_bytes().chunks(DOCUMENT_BYTES).map(|document| std::str::from_utf8(document).expect("the text is ASCII"))
}

/// A name of one to four words; the same number always has the same name.
fn name(number: u32) -> String {
    let mut state = Numbers(u64::from(number));
    let words = [2, 2, 2, 3, 3, 1, 4][state.below(7)];
    let words: Vec<String> = (0..words).map(|_| capitalized(&word(state.next() % 60_000))).collect();
    words.join(" ")
}

/// Everyday words, and in about one place of eight a name.
fn text(names: u32) -> String {
    let mut state = Numbers(1);
    let mut text = String::new();
    while text.len() < TEXT_BYTES {
        let next = match state.below(40) {
            0..5 => name(state.next() as u32 % names),
            5..8 => capitalized(&word(state.next() % 60_000)),
            _ => word(u64::MAX - state.next() % 3_000),
        };
        text.push_str(&next);
        text.push_str(
            [" ", " ", " ", " ", " ", " ", ", ", ". ", "’s ", "-"][state.below(10)].replace('’', "'").as_str(),
        );
    }
    text
}

/// A word of two to four syllables.
fn word(number: u64) -> String {
    const SYLLABLES: [&str; 32] = [
        "an", "be", "cor", "da", "el", "fi", "gra", "ha", "in", "jo", "ka", "len", "mi", "nor", "o", "per", "qua",
        "ri", "so", "ta", "ul", "ver", "wi", "xe", "ya", "zo", "ston", "berg", "ton", "ley", "man", "ski",
    ];
    let mut state = Numbers(number);
    (0..2 + state.below(3)).map(|_| SYLLABLES[state.below(SYLLABLES.len())]).collect()
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// Numbers without a pattern (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }
}
