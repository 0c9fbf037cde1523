//! What one character folds to: compatibility decomposition, marks away, lower case, and the letters that do not decompose.

use unicode_normalization::char::decompose_compatible;

use super::characters::{is_apostrophe, is_diacritic, is_hyphen, is_invisible};

/// Appends what `character` folds to, at least one character. Not for white space, marks and what does not show:
/// these depend on what stands around them.
pub(super) fn push_folded(character: char, folded: &mut String) {
    if let Some(plain) = plain_punctuation(character) {
        folded.push(plain);
        return;
    }
    let start = folded.len();
    decompose_compatible(character, |part| push_part(part, folded));
    // A spacing accent decomposes to a space and a mark; it is no space.
    if folded.len() == start || folded[start..].contains(' ') {
        folded.truncate(start);
        folded.push(character);
    }
}

fn push_part(part: char, folded: &mut String) {
    if let Some(plain) = plain_punctuation(part) {
        folded.push(plain);
        return;
    }
    for lower in part.to_lowercase().filter(|&lower| !is_diacritic(lower) && !is_invisible(lower)) {
        match spelled_out(lower) {
            Some(letters) => folded.push_str(letters),
            None => folded.push(lower),
        }
    }
}

/// The typewriter's apostrophe or hyphen for all that stand for it.
fn plain_punctuation(character: char) -> Option<char> {
    if is_apostrophe(character) {
        Some('\'')
    } else if is_hyphen(character) {
        Some('-')
    } else {
        None
    }
}

/// The usual spelling of lower-case letters that carry no separable mark. Full case folding is the rule of `ß` and `ς`.
fn spelled_out(lower: char) -> Option<&'static str> {
    Some(match lower {
        'ß' => "ss",
        'ς' => "σ",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ə' => "a",
        'ø' | 'ɵ' => "o",
        'ł' | 'ƚ' | 'ɫ' => "l",
        'đ' | 'ð' | 'ɖ' | 'ɗ' | 'ƌ' => "d",
        'ħ' => "h",
        'ı' | 'ɨ' => "i",
        'ĸ' | 'ƙ' => "k",
        'ŋ' | 'ɲ' | 'ƞ' => "n",
        'ŧ' | 'ƭ' | 'ʈ' => "t",
        'ƀ' | 'ɓ' | 'ƃ' => "b",
        'ƈ' => "c",
        'ƒ' => "f",
        'ǥ' | 'ɠ' => "g",
        'ɉ' | 'ȷ' => "j",
        'ƥ' => "p",
        'ɍ' => "r",
        'ʉ' => "u",
        'ʋ' => "v",
        'ƴ' | 'ɏ' => "y",
        'ƶ' | 'ȥ' => "z",
        _ => return None,
    })
}
