//! What holds for any text.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{rules, split};
use crate::engine::Span;
use crate::engine::stop::NEVER;

/// Pieces that meet the rules at each other's edges.
const PIECES: [&str; 40] = [
    " ", " ", " ", "\n", "\n\n", "\r\n", "\u{C}", "\u{2028}", "\u{2029}", "\u{85}", ".", ".", "?", "!", "…", "。",
    "\"", "'", "“", "”", "(", ")", "[1]", "- ", "• ", "1. ", "2. ", "-----", ",", "U.S", "Mr", "J", "No", "the", "The",
    "Biden", "é", "世界", "a@b.de", "😀",
];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(prop::sample::select(&PIECES[..]), 0..60).prop_map(|pieces| pieces.concat()),
        any::<String>(),
    ]
}

/// A text with spans on its character boundaries, in any order, overlapping or not.
fn protected_texts() -> impl Strategy<Value = (String, Vec<Span>)> {
    (texts(), prop::collection::vec((any::<prop::sample::Index>(), 1_usize..12), 0..6)).prop_map(|(text, picks)| {
        let edges: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let spans = picks.iter().map(|(index, len)| {
            let first = index.index(edges.len());
            Span::new(edges[first], edges[(first + len).min(edges.len() - 1)])
        });
        let spans = spans.filter(|span| span.of(&text).trim() == span.of(&text) && !span.is_empty()).collect();
        (text, spans)
    })
}

proptest! {
    #[test]
    fn sentences_are_trimmed_ordered_and_cover_the_text((text, protected) in protected_texts()) {
        let mut end = 0;
        for sentence in split(&text, &rules(), &protected, &NEVER) {
            prop_assert!(sentence.start >= end);
            prop_assert!(text[end..sentence.start].trim().is_empty(), "text between sentences");
            prop_assert!(!sentence.is_empty());
            prop_assert_eq!(sentence.of(&text).trim(), sentence.of(&text));
            end = sentence.end;
        }
        prop_assert!(text[end..].trim().is_empty(), "text after the last sentence");
    }

    #[test]
    fn no_sentence_cuts_a_protected_span((text, protected) in protected_texts()) {
        let sentences = split(&text, &rules(), &protected, &NEVER);
        for span in protected {
            prop_assert!(sentences.iter().any(|sentence| sentence.contains(span)), "{span:?} is cut: {sentences:?}");
        }
    }
}

#[test]
fn protection_joins_what_the_rules_would_part() {
    let text = "He likes Yahoo! News a lot.";
    let whole = Span::new(9, 20);
    assert_eq!(split(text, &rules(), &[], &NEVER).len(), 2);
    assert_eq!(split(text, &rules(), &[whole], &NEVER).len(), 1);
    assert_eq!(
        split(text, &rules(), &[Span::new(16, 20), Span::new(9, 15)], &NEVER).len(),
        2,
        "spans on both sides of the end"
    );
}

#[test]
fn time_is_linear_on_any_text() {
    let hostile = [
        ".",
        "?",
        "\"",
        "'",
        "“",
        "”",
        "(",
        ")",
        "[",
        "[1]",
        " ",
        "\n",
        "\r",
        "\u{2028}",
        "A",
        "a",
        "A.",
        "A. ",
        "a.m.",
        "U.S. ",
        "U.S. The ",
        ". . ",
        "…",
        "Mr.\n",
        "1. ",
        "2. ",
        "• ",
        "-",
        "----- ",
        ". \"",
        ".\" ",
        "! (",
        ".\n",
        "a\n",
        "a \n",
        "a@b.c ",
        "。",
        "世",
        "é. ",
        ",",
        "?” A ",
        "in the U.S. President ",
        "\n \n",
        "no. ",
        "a b ",
        "aaaa bbbb cccc dddd\n",
    ];
    let rules = rules();
    for piece in hostile {
        let time = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let start = Instant::now();
            std::hint::black_box(split(&text, &rules, &[], &NEVER));
            start.elapsed()
        };
        // Four times the text may take four times as long; twice that leaves room for noise, a quadratic step would take sixteen.
        let linear = || time(1 << 20) < time(1 << 18) * 8 + Duration::from_millis(40);
        assert!((0..3).any(|_| linear()), "{piece:?} takes more than its share of time at 1 MiB");
    }
}
