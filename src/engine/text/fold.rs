//! Folding: a copy of a text for matching, with a map back to the bytes of the text. The text itself is never changed.

use std::ops::Range;

use super::characters::{is_diacritic, is_invisible, line_breaks};
use super::fold_map::FoldMap;
use super::letters::push_folded;
use crate::engine::Span;

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
        let mut folded = Self::default();
        folded.fold(text);
        folded
    }

    /// Folds `text` in place of what this value held.
    pub fn fold(&mut self, text: &str) {
        self.text.clear();
        self.text.reserve(text.len());
        self.map.clear();
        let mut writer = Writer { folded: self, last: Last::default() };
        let mut at = 0;
        while at < text.len() {
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
}

/// Folds a name of the gazetteer as documents are folded, without white space around it.
pub fn fold_name(name: &str) -> String {
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

/// How many bytes fold one by one: ASCII, and a space only between two such bytes.
fn plain_ascii_len(bytes: &[u8]) -> usize {
    let mut len = 0;
    loop {
        len += bytes[len..].iter().take_while(|byte| is_plain(**byte)).count();
        let inner_space =
            len > 0 && bytes.get(len) == Some(&b' ') && bytes.get(len + 1).is_some_and(|byte| is_plain(*byte));
        if !inner_space {
            return len;
        }
        len += 1;
    }
}

/// ASCII but for white space and the backquote.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii() && byte > b' ' && byte != b'`'
}

#[cfg(test)]
mod tests {
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
}
