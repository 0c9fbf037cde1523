//! A test helper: that something takes linear time on texts made to be difficult.

use std::hint::black_box;
use std::time::{Duration, Instant};

const SMALLEST: usize = 1 << 14;
const TIMES: [usize; 2] = [8, 64];
/// A large text may take this much longer than as much text in small pieces; for the largest linear time has 1, quadratic time 64. It
/// is a growth of 2.5 a doubling.
const MOST: f64 = 4.0;
/// What takes less is fast enough, and too short to measure beside other work on the machine; quadratic time takes much more.
const MEASURABLE: Duration = Duration::from_millis(100);
const ATTEMPTS: usize = 8;

/// Texts of which a careless scan takes more than linear time; each is to be repeated.
pub(in crate::engine) const DIFFICULT: [(&str, &str); 24] = [
    ("dots", "."),
    ("initials", "U."),
    ("quotes", "\""),
    ("apostrophes", "'"),
    ("letters and apostrophes", "a'"),
    ("clitics", "x's"),
    ("combining marks", "\u{301}"),
    ("kept marks", "\u{3099}"),
    ("invisible characters", "\u{200B}"),
    ("invisible characters and marks", "\u{200B}\u{301}"),
    ("spaces", " "),
    ("line ends", "\r\n"),
    ("kinds of space", " \u{A0}\n"),
    ("capitals", "A"),
    ("accents", "é"),
    ("expanding characters", "\u{FDFA}ßﬃ"),
    ("digits and commas", "1,"),
    ("addresses", "a@a.a/"),
    ("short schemes", "a://"),
    ("handles", "@a@"),
    ("hashtags", "#1"),
    ("joined words", "a\u{200B}'"),
    ("schemes and brackets", "(http://x)"),
    ("Han", "北京"),
];

/// Texts that make the rules look around; each is to be repeated.
pub(in crate::engine) const WORDY: [(&str, &str); 17] = [
    ("references", "the president met the foreign minister. "),
    ("people and references", "President Xi Jinping said the president was there. "),
    ("names", "Xi Jinping and "),
    ("initials before names", "A. B. Xi "),
    ("portfolios", "Minister of Education and Health and "),
    ("heads", "University of the "),
    ("brackets", "Xi (1) was ( a "),
    ("headlines", "Xi Says More Than That\n\n"),
    ("adjectives", "China’s very very very "),
    ("cues", "said "),
    ("clauses without end", "Xi said that he said, and "),
    ("participles", "Xi spoke, saying that "),
    ("marks that open", "“A "),
    ("quotations", "“No,” he said. “Yes.” "),
    ("paragraphs that go on", "“Xi said so.\n\n"),
    ("asides", "Xi, a, said, "),
    ("single marks", "'No' 'tis ministers' "),
];

/// Runs `run` over each difficult text, repeated, up to 1 MiB; fails where the time grows faster than the size. It grows the text
/// step by step, so that quadratic time is caught before it hurts, and compares equal amounts of work, each at its best of several
/// attempts, so that other work on the machine does not count.
pub(in crate::engine) fn assert_linear(what: &str, run: impl FnMut(&str)) {
    assert_linear_over(&DIFFICULT, what, run);
}

/// As [`assert_linear`], over other texts.
pub(in crate::engine) fn assert_linear_over(texts: &[(&str, &str)], what: &str, mut run: impl FnMut(&str)) {
    for &(name, unit) in texts {
        let small = unit.repeat(SMALLEST / unit.len());
        for times in TIMES {
            let large = small.repeat(times);
            let (mut apart, mut together) = (Duration::MAX, Duration::MAX);
            let is_linear = (0..ATTEMPTS).any(|_| {
                together = together.min(time(|| run(black_box(&large))));
                if together < MEASURABLE {
                    return true;
                }
                apart = apart.min(time(|| (0..times).for_each(|_| run(black_box(&small)))));
                together.as_secs_f64() < apart.as_secs_f64() * MOST
            });
            assert!(is_linear, "{what} over {name}: {together:?} for {} bytes, {apart:?} in pieces", large.len());
        }
    }
}

fn time(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}
