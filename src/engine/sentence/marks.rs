//! Punctuation by what it does at the end of a sentence.

/// A period, one that belongs to a word only where the word is an abbreviation or a number.
pub(super) fn is_period(c: char) -> bool {
    matches!(c, '.' | '\u{FF0E}')
}

/// A mark that asks or exclaims.
pub(super) fn is_strong(c: char) -> bool {
    matches!(c, '!' | '?' | '‼' | '⁇' | '⁈' | '⁉' | '‽')
}

/// A mark that ends a sentence whatever follows, white space or not.
pub(super) fn is_full(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '।' | '؟' | '۔')
}

/// Any mark that may end a sentence.
pub(super) fn is_terminator(c: char) -> bool {
    is_period(c) || is_strong(c) || is_full(c) || c == '…'
}

/// A bracket or quotation mark that only closes.
pub(super) fn is_closer(c: char) -> bool {
    is_closing_quote(c) || matches!(c, ')' | ']' | '}' | '）' | '】' | '》' | '〉' | '］')
}

/// A quotation mark that only closes; the curly apostrophe is one too.
pub(super) fn is_closing_quote(c: char) -> bool {
    matches!(c, '”' | '’' | '»' | '›' | '」' | '』')
}

/// A quotation mark that opens and closes.
pub(super) fn is_straight_quote(c: char) -> bool {
    matches!(c, '"' | '\'')
}

/// A bracket or quotation mark that may open; straight quotes do both.
pub(super) fn is_opener(c: char) -> bool {
    matches!(c, '“' | '‘' | '„' | '«' | '‹' | '(' | '[' | '{' | '「' | '『' | '（' | '【' | '¿' | '¡')
        || is_straight_quote(c)
}

/// A dash between words.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—' | '―')
}

/// A sign that marks an item of a list and nothing else.
pub(super) fn is_bullet(c: char) -> bool {
    matches!(c, '•' | '◦' | '▪' | '▫' | '‣' | '⁃' | '●' | '○' | '■' | '□' | '·' | '►' | '▶' | '✓' | '✔')
}

/// A character that ends a line, beside `\r\n`.
pub(super) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{B}' | '\u{85}' | '\u{2028}') || is_block_end(c)
}

/// A character that ends a page or a paragraph.
pub(super) fn is_block_end(c: char) -> bool {
    matches!(c, '\u{C}' | '\u{2029}')
}
