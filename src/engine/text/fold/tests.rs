use super::*;

/// Every text folds to this.
fn assert_folds(cases: &[(&str, &str, &str)]) {
    for (name, text, want) in cases {
        assert_eq!(Folded::of(text).text(), *want, "{name}: {text:?}");
    }
}

#[test]
fn letters() {
    assert_folds(&[
        ("ascii", "Antony BLINKEN", "antony blinken"),
        ("composed accent", "Erdoğan", "erdogan"),
        ("combining accent", "Erdog\u{306}an", "erdogan"),
        ("several marks", "Việt Vie\u{323}\u{302}t", "viet viet"),
        ("sharp s", "Strauß STRAUẞ", "strauss strauss"),
        ("dotted capital i", "İstanbul I\u{307}stanbul", "istanbul istanbul"),
        ("dotless i", "Yıldız", "yildiz"),
        ("final sigma", "ΠΆΡΟΣ Πάρος", "παροσ παροσ"),
        ("barred letters", "Łódź Đinđić Søren ħ", "lodz dindic soren h"),
        ("two letters", "Æsir Œuvre Þór ǽ", "aesir oeuvre thor ae"),
        ("eth", "Davíð", "david"),
        ("schwa", "Əliyev", "aliyev"),
        ("full width", "ＮＡＴＯ－７", "nato-7"),
        ("ligature", "ﬁne Šuﬄe", "fine suffle"),
        ("long s", "Congreſs", "congress"),
        ("kelvin", "\u{212A}iev", "kiev"),
        ("cyrillic", "Йошкар-Ола", "иошкар-ола"),
        ("cyrillic decomposed", "И\u{306}ошкар-Ола", "иошкар-ола"),
        ("arabic vowel signs", "مُحَمَّد", "محمد"),
        ("devanagari keeps its vowel signs", "हिन्दी", "हिन्दी"),
        ("kana keeps its voicing", "が", "か\u{3099}"),
        ("half-width kana", "ｶﾞ", "カ\u{3099}"),
        ("hangul decomposed", "\u{1112}\u{1161}\u{11ab}", "\u{1112}\u{1161}\u{11ab}"),
        ("hangul composed", "한", "\u{1112}\u{1161}\u{11ab}"),
        ("han", "北京", "北京"),
        ("han compatibility form", "\u{F900}", "\u{8C48}"),
        ("trade mark", "Tesla™", "teslatm"),
    ]);
}

#[test]
fn punctuation_and_space() {
    assert_folds(&[
        ("apostrophes", "a'b’c‘dʼeʻf`g´h＇i′j", "a'b'c'd'e'f'g'h'i'j"),
        ("apostrophe inside a compatibility form", "ŉ", "'n"),
        ("hyphens", "a-b‐c‑d‒e–f−g－h", "a-b-c-d-e-f-g-h"),
        ("em dash stays", "a—b", "a—b"),
        ("double quotes stay", "“a”", "“a”"),
        ("spacing accent is no space", "a¨b", "a¨b"),
        ("kinds of space", "a\u{A0}b\u{2009}c\td\u{3000}e\u{202F}f", "a b c d e f"),
        ("a run of space", "a  \t b", "a b"),
        ("line end", "a\nb\r\nc\rd", "a b c d"),
        ("line end with space", "a  \n  b", "a b"),
        ("blank line", "a\n\nb", "a\nb"),
        ("blank line with space", "a \n \n b", "a\nb"),
        ("blank line, CR LF", "a\r\n\r\nb", "a\nb"),
        ("many blank lines", "a\n\n\n\n\nb", "a\nb"),
        ("paragraph separator", "a\u{2029}b", "a\nb"),
        ("line separator", "a\u{2028}b", "a b"),
        ("space at the ends", " a ", " a "),
        ("soft hyphen", "Wash\u{AD}ington", "washington"),
        ("zero width", "a\u{200B}b\u{200D}c\u{FEFF}d\u{200E}e\u{2060}f", "abcdef"),
        ("zero width inside space", "a \u{200B} \u{FEFF}\n b", "a b"),
        ("variation selector", "a❤\u{FE0F}b", "a❤b"),
        ("mark first", "\u{301}a", "a"),
        ("nothing", "", ""),
        ("control character", "a\0b", "a\0b"),
    ]);
}

#[test]
fn spans_lead_back() {
    // name, text, what is looked for in the copy, the text under its span
    let cases = [
        ("ascii", "in China today", "china", "China"),
        ("after a sharp s", "Strauß in China", "china", "China"),
        ("the sharp s itself", "bei Strauß, 1", "strauss", "Strauß"),
        ("a composed accent", "für Müller da", "muller", "Müller"),
        ("a combining accent at the end", "the cafe\u{301} there", "cafe", "cafe\u{301}"),
        ("a combining accent inside", "Xe\u{301}x", "xex", "Xe\u{301}x"),
        ("two marks on a composed letter", "ü\u{301}\u{302}b", "u", "ü\u{301}\u{302}"),
        ("a soft hyphen inside", "Wash\u{AD}ington.", "washington", "Wash\u{AD}ington"),
        ("soft hyphens outside", "\u{AD}China\u{AD} x", "china", "China"),
        ("dropped characters after an accent", "é\u{AD}\u{200B}x", "e", "é"),
        ("a mark after a soft hyphen", "e\u{AD}\u{301}x", "e", "e\u{AD}\u{301}"),
        ("dropped before an accent", "\u{AD}éx", "ex", "éx"),
        ("full width", "（ＮＡＴＯ）", "nato", "ＮＡＴＯ"),
        ("a run of space", "Joe \n  Biden", "joe biden", "Joe \n  Biden"),
        ("after a run of space", "a \t b China", "china", "China"),
        ("a run of space that begins with two bytes", "Joe\u{A0} Biden", "joe biden", "Joe\u{A0} Biden"),
        ("curly quotes around", "“Xi’an”", "xi'an", "Xi’an"),
        ("byte order mark first", "\u{FEFF}China", "china", "China"),
        ("mark first", "\u{301}China", "china", "China"),
        ("dotted capital i", "İİİ Çin", "cin", "Çin"),
        ("four bytes", "\u{1D400}\u{1D401} 😀 x", "ab", "\u{1D400}\u{1D401}"),
    ];
    for (name, text, needle, want) in cases {
        let folded = Folded::of(text);
        let at = folded.text().find(needle).unwrap_or_else(|| panic!("{name}: {:?}", folded.text()));
        let range = at..at + needle.len();
        assert_eq!(folded.original(range.clone()).of(text), want, "{name}");
        assert_eq!(folded.original_if_whole(range).map(|span| span.of(text)), Some(want), "{name}");
    }
}

#[test]
fn no_name_ends_inside_an_expanded_character() {
    // name, text, a range of the copy, whether its ends are whole, the text it touches
    let cases = [
        ("first s of a sharp s", "aßb", 0..2, false, "aß"),
        ("second s of a sharp s", "aßb", 2..4, false, "ßb"),
        ("both", "aßb", 1..3, true, "ß"),
        ("inside a ligature", "ﬃx", 1..2, false, "ﬃ"),
        ("thorn", "Þór", 1..4, false, "Þór"),
        ("trade mark", "A™", 0..2, false, "A™"),
        ("between letters", "ab", 1..2, true, "b"),
    ];
    for (name, text, range, whole, touched) in cases {
        let folded = Folded::of(text);
        assert_eq!(folded.original_if_whole(range.clone()).is_some(), whole, "{name}");
        assert_eq!(folded.original(range).of(text), touched, "{name}");
    }
}

#[test]
fn a_value_can_be_refilled() {
    let mut folded = Folded::of("Strauß\u{AD} und\n\nÇa");
    folded.fold("China");
    assert_eq!((folded.text(), folded.original(0..5)), ("china", Span::new(0, 5)));
}

#[test]
fn names_are_trimmed() {
    assert_eq!(fold_name("\u{FEFF} \t Xi’AN  \n"), "xi'an");
}
