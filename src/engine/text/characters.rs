//! The classes of characters that folding, edges and words agree on.

use unicode_normalization::char::is_combining_mark;

/// The character that starts at byte `at`; none at the end. Most are ASCII, and are not decoded.
#[inline]
pub(in crate::engine) fn character_at(text: &str, at: usize) -> Option<char> {
    let byte = *text.as_bytes().get(at)?;
    if byte.is_ascii() { Some(char::from(byte)) } else { text[at..].chars().next() }
}

/// Characters written for an apostrophe: typewriter, curly, modifier letters, primes, and the accents that stand in for it.
pub(super) fn is_apostrophe(character: char) -> bool {
    matches!(
        character,
        '\'' | '`'
            | '\u{B4}'
            | '\u{2B9}'
            | '\u{2BB}'..='\u{2BF}'
            | '\u{2C8}'
            | '\u{55A}'
            | '\u{2018}'..='\u{201B}'
            | '\u{2032}'
            | '\u{2035}'
            | '\u{A78B}'
            | '\u{A78C}'
            | '\u{FF07}'
    )
}

/// Hyphens, the dashes that join words and numbers, and the minus sign. The em dash separates, and is none.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2013}' | '\u{2212}' | '\u{FE63}' | '\u{FF0D}')
}

/// Characters that do not show: soft hyphen, zero-width space and joiners, direction marks, byte order mark, tags.
pub(super) fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{AD}'
            | '\u{61C}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0001}'
            | '\u{E0020}'..='\u{E007F}'
    )
}

/// Marks that a reader may leave out: accents on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowel signs,
/// variation selectors. The vowel signs of Indic scripts and the voicing marks of kana are letters' work and stay.
pub(super) fn is_diacritic(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36F}'
            | '\u{483}'..='\u{489}'
            | '\u{591}'..='\u{5BD}'
            | '\u{5BF}'
            | '\u{5C1}'
            | '\u{5C2}'
            | '\u{5C4}'
            | '\u{5C5}'
            | '\u{5C7}'
            | '\u{610}'..='\u{61A}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{1AB0}'..='\u{1AFF}'
            | '\u{1DC0}'..='\u{1DFF}'
            | '\u{20D0}'..='\u{20FF}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FE20}'..='\u{FE2F}'
            | '\u{E0100}'..='\u{E01EF}'
    )
}

/// Any mark: it belongs to the character before it (Unicode's general category M).
pub(super) fn is_mark(character: char) -> bool {
    !character.is_ascii() && is_combining_mark(character)
}

/// What a word is made of: letters, digits, marks and connectors such as the underscore. Superscript and subscript digits are
/// not: they count footnotes (UAX #29 breaks before them too). Apostrophes that are letters by category are apostrophes here.
pub(super) fn is_word(character: char) -> bool {
    if character.is_ascii() {
        return character.is_ascii_alphanumeric() || character == '_';
    }
    (character.is_alphanumeric() && !is_raised_digit(character) && !is_apostrophe(character))
        || is_connector(character)
        || is_mark(character)
}

/// Scripts that write without spaces, where UAX #29 finds an edge on both sides of every character: Han, hiragana, and, for want
/// of a dictionary, Thai, Lao, Khmer and Burmese.
pub(super) fn is_spaceless(character: char) -> bool {
    matches!(
        character,
        '\u{E01}'..='\u{EFF}'
            | '\u{1000}'..='\u{109F}'
            | '\u{1780}'..='\u{17FF}'
            | '\u{1950}'..='\u{19DF}'
            | '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{309F}'
            | '\u{3400}'..='\u{4DBF}'
            | '\u{4E00}'..='\u{9FFF}'
            | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFD}'
    )
}

/// How many line ends a white-space character stands for, when `previous` is the white space before it.
pub(super) fn line_breaks(character: char, previous: Option<char>) -> u8 {
    match character {
        '\n' if previous == Some('\r') => 0,
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' => 1,
        '\u{2029}' => 2,
        _ => 0,
    }
}

fn is_raised_digit(character: char) -> bool {
    matches!(character, '\u{B2}' | '\u{B3}' | '\u{B9}' | '\u{2070}' | '\u{2074}'..='\u{2079}' | '\u{2080}'..='\u{2089}')
}

fn is_connector(character: char) -> bool {
    matches!(
        character,
        '\u{203F}' | '\u{2040}' | '\u{2054}' | '\u{FE33}' | '\u{FE34}' | '\u{FE4D}'..='\u{FE4F}' | '\u{FF3F}'
    )
}
