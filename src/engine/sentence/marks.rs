//! Punctuation by what it does at the end of a sentence.

use crate::engine::text::character_at;

/// The bytes that are no mark: ASCII letters, digits and the space.
const IS_PLAIN: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b' ';
        byte += 1;
    }
    table
};

/// The byte at which the first character stands for which `is_wanted` holds, which is no ASCII letter, digit or space.
pub(super) fn find(text: &str, is_wanted: impl Fn(char) -> bool) -> Option<usize> {
    let mut at = 0;
    loop {
        at += text.as_bytes()[at..].iter().take_while(|&&byte| IS_PLAIN[usize::from(byte)]).count();
        let character = character_at(text, at)?;
        if is_wanted(character) {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

/// A period, one that belongs to a word only where the word is an abbreviation or a number.
#[inline]
pub(super) fn is_period(c: char) -> bool {
    matches!(c, '.' | '\u{FF0E}')
}

/// A mark that asks or exclaims.
#[inline]
pub(super) fn is_strong(c: char) -> bool {
    matches!(c, '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽')
}

/// A mark that ends a sentence whatever follows, white space or not.
#[inline]
pub(super) fn is_full(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '؟' | '۔')
}

/// Any mark that may end a sentence.
#[inline]
pub(super) fn is_terminator(c: char) -> bool {
    is_period(c) || is_strong(c) || is_full(c) || c == '…'
}

/// A bracket or quotation mark that only closes.
#[inline]
pub(super) fn is_closer(c: char) -> bool {
    is_closing_quote(c) || matches!(c, ')' | ']' | '}' | '）' | '】' | '》' | '〉' | '］')
}

/// A quotation mark that only closes; the curly apostrophe is one too.
#[inline]
pub(super) fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | '›' | '」' | '』')
}

/// A quotation mark that opens and closes.
#[inline]
pub(super) fn is_straight_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
}

/// A bracket or quotation mark that may open; straight quotes do both.
#[inline]
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '„' | '«' | '‹' | '(' | '[' | '{' | '「' | '『' | '（' | '【' | '¿' | '¡')
        || is_straight_quote(c)
}

/// A dash between words.
#[inline]
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// A sign that marks an item of a list and nothing else.
#[inline]
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '◦' | '▪' | '▫' | '‣' | '⁃' | '●' | '○' | '■' | '□' | '·' | '►' | '▶' | '✓' | '✔')
}

/// A character that ends a line, beside `\r\n`.
#[inline]
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{85}' | '\u{2028}') || is_block_end(c)
}

/// A character that ends a page or a paragraph.
#[inline]
pub(super) fn is_block_end(c: char) -> bool {
    matches!(c, '\u{C}' | '\u{2029}')
}
