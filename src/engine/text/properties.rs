//! What holds for every text: over all characters, over random texts of difficult ones, and over long texts of one sort.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use unicode_normalization::UnicodeNormalization as _;

use super::*;
use crate::engine::Span;
use crate::engine::linear::assert_linear;
use crate::engine::stop::NEVER;

/// Pieces of which rules change their mind.
const PIECES: [&str; 64] = [
    "a", "s", "S", "d", "X", "U.S.", "e.g", "Ph.D", "é", "e\u{301}", "İ", "ı", "ß", "ﬃ", "æ", "Ａ", "ʼ", "'", "’", "‘",
    "`", "'s", "-", "‑", "–", "—", ".", ",", ":", "/", "@", "#", "_", "1", "²", "½", "(", ")", "“", "”", "…", " ", " ",
    "\u{A0}", "\n", "\r\n", "\u{2029}", "\u{AD}", "\u{200B}", "\u{FEFF}", "\u{301}", "\u{FE0F}", "\u{3099}", "か",
    "が", "北", "ア", "한", "ไ", "\u{E31}", "😀", "http://", "www.", ".com",
];

fn texts() -> impl Strategy<Value = String> {
    vec(select(&PIECES[..]), 0..14).prop_map(|pieces| pieces.concat())
}

fn fold(text: &str) -> String {
    Folded::of(text).text().to_owned()
}

#[test]
fn folding_is_the_same_for_every_form_of_a_character() {
    for character in '\0'..='\u{1FFFF}' {
        let text = character.to_string();
        // An iota below a Greek letter is a mark, its capital form a letter; Old Church Slavonic variants keep their form; accents
        // that stand alone do not decompose; a blank line shrinks to one line end.
        let has_own_rule =
            text.nfkd().any(|part| matches!(part, ' ' | '\u{345}' | '\u{1C80}'..='\u{1C88}' | '\u{2029}'));
        if has_own_rule {
            continue;
        }
        let folded = fold(&text);
        for (form, other) in [
            ("decomposed", text.nfd().collect()),
            ("composed", text.nfc().collect()),
            ("upper case", text.to_uppercase()),
            ("lower case", text.to_lowercase()),
            ("folded", folded.clone()),
        ] {
            assert_eq!(fold(&other), folded, "{form} {character:?} U+{:04X}", u32::from(character));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4000, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn spans_of_the_copy_lead_back_to_what_folds_to_them(text in texts()) {
        let folded = Folded::of(&text);
        let copy = folded.text();
        let ends = |from: usize| (from..=copy.len()).filter(|&at| copy.is_char_boundary(at));
        for (start, end) in ends(0).flat_map(|start| ends(start + 1).map(move |end| (start, end))) {
            let widened = folded.original(start..end);
            prop_assert!(text.get(widened.start..widened.end).is_some(), "{text:?} {start}..{end} is {widened:?}");
            prop_assert!(!widened.is_empty());
            match folded.original_if_whole(start..end) {
                Some(span) => {
                    prop_assert_eq!(span, widened);
                    prop_assert_eq!(fold(span.of(&text)), &copy[start..end], "{:?} of {:?}", span, &text);
                }
                None => prop_assert!(folded.original_start(start).is_none() || folded.original_end(end).is_none()),
            }
        }
    }

    #[test]
    fn composition_changes_nothing(text in vec(select(&["a", "E", "ü", "\u{301}", "\u{323}", "\u{302}", "Ω", "ж", "й", " ", "ự"][..]), 0..12)) {
        let text = text.concat();
        prop_assert_eq!(fold(&text.nfd().collect::<String>()), fold(&text));
        prop_assert_eq!(fold(&text.nfc().collect::<String>()), fold(&text));
    }

    #[test]
    fn tokens_cover_what_shows_and_stand_at_edges(text in texts()) {
        let text = format!(" {text}");
        let mut tokens = Vec::new();
        tokenize(&text, &mut tokens, &NEVER);
        let mut covered = 0;
        for token in &tokens {
            prop_assert!(token.span.start >= covered && !token.span.is_empty());
            let between = &text[covered..token.span.start];
            prop_assert!(between.chars().all(|gap| gap.is_whitespace() || !shows(gap)), "{between:?} of {text:?}");
            covered = token.span.end;
            let surface = token.span.of(&text);
            if token.shape.is_word() || token.shape == Shape::Number {
                let after_quote = text[..token.span.start].trim_end_matches(|c| !shows(c)).ends_with(['\'', '’', '‘', 'ʼ', '`']);
                prop_assert!(after_quote || starts_name(&text, token.span.start), "{surface:?} starts in {text:?}");
                prop_assert!(surface.contains('.') || ends_name(&text, token.span.end), "{surface:?} ends in {text:?}");
            }
        }
        prop_assert!(text[covered..].chars().all(|gap| gap.is_whitespace() || !shows(gap)));
    }

    #[test]
    fn addresses_are_in_order_and_without_space(text in texts()) {
        let mut addresses = Vec::new();
        find_addresses(&text, &mut addresses, &NEVER);
        let mut end = 0;
        for address in addresses {
            prop_assert!(address.span.start >= end && !address.span.is_empty());
            prop_assert!(!address.span.of(&text).contains(char::is_whitespace));
            end = address.span.end;
        }
    }

    #[test]
    fn any_text_at_all_is_read(text in any::<String>()) {
        let folded = Folded::of(&text);
        let whole = folded.original(0..folded.text().len());
        prop_assert!(Span::new(0, text.len()).contains(whole));
        tokenize(&text, &mut Vec::new(), &NEVER);
        find_addresses(&text, &mut Vec::new(), &NEVER);
        for at in (0..=text.len()).filter(|&at| text.is_char_boundary(at)) {
            let _ = (starts_name(&text, at), ends_name(&text, at));
        }
    }
}

fn shows(character: char) -> bool {
    !matches!(character, '\u{AD}' | '\u{200B}' | '\u{FEFF}')
}

#[test]
fn reading_takes_linear_time() {
    let mut folded = Folded::default();
    assert_linear("folding", |text| folded.fold(text));
    let mut tokens = Vec::new();
    assert_linear("words", |text| tokenize(text, &mut tokens, &NEVER));
    let mut addresses = Vec::new();
    assert_linear("addresses", |text| find_addresses(text, &mut addresses, &NEVER));
    assert_linear("offsets", |text| {
        let converter = OffsetConverter::new(text, Encoding::Utf16);
        let sum: usize =
            (0..text.len()).filter(|&at| text.is_char_boundary(at)).map(|at| converter.offset_of(at) & 1).sum();
        std::hint::black_box(sum);
    });
}
