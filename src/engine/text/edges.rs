//! Where a name may start and end: word edges by Unicode's rules (UAX #29), over the text as it was given.
//!
//! - Letters, digits, marks and connectors on both sides: no edge. Characters that do not show are looked through.
//! - An apostrophe between letters joins them (`O'Brien`, `Xi'an`), unless what follows is a clitic that ends the word
//!   (`China's`, `Biden’ll`): there a name may end, and none may start.
//! - A hyphen separates: `US-China` has both names, `pro-Beijing` has `Beijing`. So does a full stop, for news often lacks the
//!   space after it; web addresses are told apart by [`find_addresses`](super::find_addresses).
//! - Scripts without spaces (Han, hiragana, Thai, Lao, Khmer, Burmese) have an edge around every character but not before a mark.
//!   Without a dictionary any other rule would find no name in running text. Katakana and hangul join like letters.

use super::characters::{character_at, is_apostrophe, is_invisible, is_mark, is_spaceless, is_word};

/// How many characters that do not show, and how many marks, are looked through. More than that is no writing.
const LOOK_THROUGH: usize = 64;

/// The endings that are written with an apostrophe and are no part of a name.
const CLITICS: [&str; 6] = ["s", "d", "m", "ll", "ve", "re"];

/// Whether a name may start at byte `at` of `text`, a character boundary.
pub fn starts_name(text: &str, at: usize) -> bool {
    let (before, name) = text.split_at(at);
    let Some(first) = character_at(name, 0).filter(|&first| !is_mark(first)) else { return false };
    if before.bytes().next_back().is_none_or(always_separates) {
        return true;
    }
    let Some((previous, rest)) = last_visible(before) else { return true };
    if is_apostrophe(previous) {
        return !last_visible(rest).is_some_and(|(letter, rest)| is_word(base(letter, rest)));
    }
    !joins(base(previous, rest), first)
}

/// Whether a name may end at byte `at` of `text`, a character boundary.
pub fn ends_name(text: &str, at: usize) -> bool {
    let (name, after) = text.split_at(at);
    let Some(last) = name.chars().next_back() else { return false };
    if after.bytes().next().is_none_or(always_separates) {
        return true;
    }
    let Some((next, rest)) = first_visible(after) else { return true };
    if is_apostrophe(next) {
        return !first_visible(rest).is_some_and(|(letter, _)| is_word(letter)) || is_clitic(rest);
    }
    !is_mark(next) && !joins(next, base(last, &name[..name.len() - last.len_utf8()]))
}

/// Where the clitic ends that starts at byte `at` of `text` with an apostrophe: `’s`, `'ll` and their like at the end of a word.
/// None where no such clitic starts there.
pub fn clitic_end(text: &str, at: usize) -> Option<usize> {
    let mut rest = text[at..].chars();
    if !is_apostrophe(rest.next()?) {
        return None;
    }
    let letters = rest.as_str();
    is_clitic(letters)
        .then(|| text.len() - letters.trim_start_matches(|letter: char| letter.is_ascii_alphabetic()).len())
}

/// Whether a character is one word with others like it: a letter, digit, mark or connector of a script that writes with spaces.
pub fn is_joining(character: char) -> bool {
    is_word(character) && !is_spaceless(character)
}

/// Whether a byte of the text is white space or punctuation that stands outside of every word beside it, as behind and before most names.
#[inline]
fn always_separates(byte: u8) -> bool {
    byte.is_ascii() && !is_word(char::from(byte)) && !is_apostrophe(char::from(byte))
}

/// Whether a character outside a name is one word with the name's character beside it.
fn joins(outside: char, inside: char) -> bool {
    is_word(outside) && !is_spaceless(outside) && !is_spaceless(inside)
}

/// Whether `text`, which follows an apostrophe, starts with the letters of a clitic and the word ends there.
pub(super) fn is_clitic(text: &str) -> bool {
    let len = text.bytes().take(3).take_while(u8::is_ascii_alphabetic).count();
    CLITICS.iter().any(|clitic| clitic.eq_ignore_ascii_case(&text[..len]))
        && !first_visible(&text[len..]).is_some_and(|(next, _)| is_word(next))
}

/// The first character that shows, and the text after it; the text's first where too many do not show.
pub(super) fn first_visible(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let first = characters.by_ref().take(LOOK_THROUGH).find(|&character| !is_invisible(character));
    first.map(|first| (first, characters.as_str()))
}

/// The last character that shows, and the text before it.
fn last_visible(text: &str) -> Option<(char, &str)> {
    let mut characters = text.chars();
    let last = characters.by_ref().rev().take(LOOK_THROUGH).find(|&character| !is_invisible(character));
    last.map(|last| (last, characters.as_str()))
}

/// The character that `character`, where it is a mark, stands on; `before` is the text before it.
fn base(character: char, before: &str) -> char {
    if !is_mark(character) {
        return character;
    }
    before.chars().rev().take(LOOK_THROUGH).find(|&other| !is_mark(other) && !is_invisible(other)).unwrap_or(character)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the bracketed name stands at word edges: where it may start, where it may end.
    fn edges(marked: &str) -> (bool, bool) {
        let start = marked.find('[').expect("a name starts");
        let end = marked.find(']').expect("a name ends") - 1;
        let text = marked.replace(['[', ']'], "");
        (starts_name(&text, start), ends_name(&text, end))
    }

    #[test]
    fn names_stand_at_word_edges() {
        const BOTH: (bool, bool) = (true, true);
        const START: (bool, bool) = (true, false);
        const END: (bool, bool) = (false, true);
        const NEITHER: (bool, bool) = (false, false);
        let cases = [
            ("the whole text", "[China]", BOTH),
            ("between spaces", "in [China] today", BOTH),
            ("before more letters", "[China]town", START),
            ("plural surname", "the [Biden]s", START),
            ("inside a word", "Indo[China]n", NEITHER),
            ("before a digit", "[G7]7", START),
            ("after a digit", "2[China]", END),
            ("before an underscore", "[China]_x", START),
            ("after an underscore", "x_[China]", END),
            ("before a combining mark", "[Chin]\u{301}a", START),
            ("after an accented letter", "é[China]", END),
            ("after a decomposed letter", "e\u{301}[China]", END),
            ("after an emoji and its selector", "❤\u{FE0F}[China]", BOTH),
            ("hyphen after", "[US]-China", BOTH),
            ("hyphen before", "US-[China]", BOTH),
            ("prefix", "pro-[Beijing]", BOTH),
            ("en dash", "[US]–China", BOTH),
            ("em dash", "x—[China]—y", BOTH),
            ("possessive", "[China]'s foreign minister", BOTH),
            ("curly possessive", "[China]’s", BOTH),
            ("possessive in capitals", "[CHINA]’S", BOTH),
            ("possessive of a plural", "the [Philippines]’ coast", BOTH),
            ("other clitics", "[Biden]’ll", BOTH),
            ("other clitics", "[Biden]'d", BOTH),
            ("other clitics", "[They]'ve", BOTH),
            ("no clitic: longer", "[Xi]’san", START),
            ("no clitic: other letters", "[Xi]'an", START),
            ("no clitic: modifier letter", "[Xi]ʼan", START),
            ("no clitic: before a hyphen it is one", "[China]'s-based", BOTH),
            ("name with an apostrophe", "[Xi'an]’s", BOTH),
            ("after an apostrophe inside a word", "O'[Brien]", END),
            ("after a curly one", "O’[Brien]", END),
            ("single quotes", "the '[China]' card", BOTH),
            ("a quote after a mark that stands alone", "x \u{301}'[China]'", BOTH),
            ("curly single quotes", "the ‘[China]’ card", BOTH),
            ("quotes of two apostrophes", "''[China]''", BOTH),
            ("after an opening quote and a letter", "x'[China]", END),
            ("name that ends in a stop", "the [U.S.] vision", BOTH),
            ("name that ends in a stop before a letter", "the [U.S.]China", START),
            ("name without its last stop", "the [U.S].", BOTH),
            ("full stop without space", "met.[Xi] said.He", BOTH),
            ("brackets", "([China])", BOTH),
            ("curly quotes", "“[China]”", BOTH),
            ("slash", "Russia/[China]/Iran", BOTH),
            ("footnote", "[NATO]²", BOTH),
            ("letter above", "[NATO]ᵃ", START),
            ("trade mark", "[Tesla]™", BOTH),
            ("soft hyphen is looked through", "[China]\u{AD}town", START),
            ("zero width is looked through", "Indo\u{200B}[China]", END),
            ("zero width at the end", "[China]\u{200B}", BOTH),
            ("zero width before the clitic", "[China]\u{200B}’s", BOTH),
            ("white space", "\u{3000}[China]\u{A0}", BOTH),
            ("Han around a Latin name", "在[NATO]的", BOTH),
            ("Han inside Han", "在[北京]市", BOTH),
            ("Latin beside a Han name", "x[北京]x", BOTH),
            ("hiragana", "は[東京]で", BOTH),
            ("katakana joins", "[ロシ]ア", START),
            ("hangul joins", "[서울]시", START),
            ("Thai", "ใน[ไทย]มี", BOTH),
            ("Thai before a vowel sign", "[ไท]\u{e31}ย", START),
            ("cyrillic", "в[Москв]е", NEITHER),
        ];
        for (name, marked, want) in cases {
            assert_eq!(edges(marked), want, "{name}: {marked}");
        }
    }

    #[test]
    fn clitics() {
        for (text, want) in [
            ("'s", Some(2)),
            ("’s x", Some(4)),
            ("'ll", Some(3)),
            ("'RE.", Some(3)),
            ("'san", None),
            ("'t", None),
            ("'", None),
            ("s", None),
            ("'s_", None),
        ] {
            assert_eq!(clitic_end(text, 0), want, "{text}");
        }
        assert_eq!(clitic_end("China’s", 5), Some(9));
    }
}
