//! Words, numbers and punctuation of a text, for the rules that look at what stands around a name.

use super::characters::{
    character_at, is_apostrophe, is_hyphen, is_invisible, is_mark, is_spaceless, is_word, line_breaks,
};
use super::edges::{clitic_end, first_visible, is_clitic};
use crate::engine::{Span, Stop};

/// A word, a number, a clitic or a piece of punctuation.
///
/// A word keeps its apostrophes (`O'Brien`, `don't`) and the full stops of an abbreviation of single letters (`U.S.`, `Ph.D.`);
/// the stop of `Mr.` or of an initial (`J. Edgar`) is a token of its own, for only the context tells whether it ends a sentence.
/// Clitics (`’s`, `'ll`) and hyphens are tokens of their own. A run of one punctuation character is one token (`...`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What it looks like.
    pub shape: Shape,
    /// What lies between it and the token before; a blank line before the first.
    pub gap: Gap,
}

/// What a token looks like. Digits inside a word do not count for its case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Letters without a capital: `minister`.
    Lower,
    /// A first capital and a small letter somewhere: `Wang`, `McDonald`, `O'Brien`.
    Capitalized,
    /// One capital letter: `J`, `I`.
    Initial,
    /// Two capitals or more and no small letter: `NATO`, `U.S.`, `G7`.
    AllCaps,
    /// A small letter first, and a capital later: `iPhone`.
    Mixed,
    /// Letters of a script without case.
    Uncased,
    /// It starts with a digit: `2023`, `1,000`, `3.5`, `5th`.
    Number,
    /// A clitic with its apostrophe: `’s`.
    Clitic,
    /// A hyphen between two words without space.
    Hyphen,
    /// Anything else that shows.
    Punctuation,
}

impl Shape {
    /// Whether it is a word that starts with a capital.
    pub fn starts_with_capital(self) -> bool {
        matches!(self, Self::Capitalized | Self::Initial | Self::AllCaps)
    }

    /// Whether it is a word: letters, not a number, a clitic or punctuation.
    pub fn is_word(self) -> bool {
        !matches!(self, Self::Number | Self::Clitic | Self::Hyphen | Self::Punctuation)
    }
}

/// What lies between two tokens, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Gap {
    /// Nothing that shows.
    None,
    /// White space within a line.
    Space,
    /// One line end.
    LineBreak,
    /// Two line ends or more.
    BlankLine,
}

/// The length in bytes of a token and the space behind it, in most texts.
const USUAL_TOKEN: usize = 5;

/// Splits `text` into tokens, in place of what `tokens` held. Every character that shows and is not white space lies in one token.
/// Once `stop` is set, no more tokens follow.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>, stop: &Stop) {
    tokens.clear();
    tokens.reserve(text.len() / USUAL_TOKEN);
    let mut at = 0;
    let mut gap = GapMeter::at_start();
    while let Some(character) = character_at(text, at).filter(|_| !stop.is_set()) {
        let next = at + character.len_utf8();
        if character.is_whitespace() {
            gap.add(character);
            at = next;
            continue;
        }
        if is_invisible(character) {
            at = next;
            continue;
        }
        let gap_before = gap.take();
        let glued = gap_before == Gap::None;
        let after_word =
            glued && tokens.last().is_some_and(|token| !matches!(token.shape, Shape::Punctuation | Shape::Hyphen));
        let (end, shape) = if let Some(plain) = plain_word(text, at) {
            plain
        } else if is_word(character) && !is_mark(character) {
            let end = word_end(text, at);
            (end, word_shape(&text[at..end]))
        } else if let Some(end) = after_word.then(|| clitic_end(text, at)).flatten() {
            (end, Shape::Clitic)
        } else if after_word && is_hyphen(character) && text[next..].starts_with(is_word) {
            (next, Shape::Hyphen)
        } else {
            (run_end(text, at, character), Shape::Punctuation)
        };
        tokens.push(Token { span: Span::new(at, end), shape, gap: gap_before });
        at = end;
    }
}

/// Counts line ends since the last token.
struct GapMeter {
    line_breaks: u8,
    previous: Option<char>,
}

impl GapMeter {
    fn at_start() -> Self {
        Self { line_breaks: 2, previous: None }
    }

    fn add(&mut self, character: char) {
        self.line_breaks = self.line_breaks.saturating_add(line_breaks(character, self.previous));
        self.previous = Some(character);
    }

    fn take(&mut self) -> Gap {
        let gap = match (self.line_breaks, self.previous) {
            (0, None) => Gap::None,
            (0, Some(_)) => Gap::Space,
            (1, _) => Gap::LineBreak,
            _ => Gap::BlankLine,
        };
        *self = Self { line_breaks: 0, previous: None };
        gap
    }
}

/// The end and the shape of the word that starts at `start`, where it is ASCII letters and digits and what follows shows that it ends: so
/// are most. A number may go on behind a comma or a stop, an abbreviation behind a stop.
fn plain_word(text: &str, start: usize) -> Option<(usize, Shape)> {
    let bytes = &text.as_bytes()[start..];
    let (mut len, mut upper, mut lower) = (0, 0, 0);
    while let Some(byte) = bytes.get(len).filter(|byte| byte.is_ascii_alphanumeric()) {
        upper += usize::from(byte.is_ascii_uppercase());
        lower += usize::from(byte.is_ascii_lowercase());
        len += 1;
    }
    let first = bytes[..len].first()?;
    let letter = bytes[len - 1].is_ascii_alphabetic();
    let ends = match bytes.get(len) {
        Some(b',') => letter,
        Some(b'.') => letter && len > 2,
        Some(b'_' | b'\'' | b'`') => false,
        other => other.is_none_or(u8::is_ascii),
    };
    let shape = match (upper, lower) {
        _ if first.is_ascii_digit() => Shape::Number,
        (0, _) => Shape::Lower,
        (1, 0) if len == 1 => Shape::Initial,
        (_, 0) => Shape::AllCaps,
        _ if first.is_ascii_uppercase() => Shape::Capitalized,
        _ => Shape::Mixed,
    };
    ends.then_some((start + len, shape))
}

/// Where the word ends that starts at `start`.
fn word_end(text: &str, start: usize) -> usize {
    let bytes = &text.as_bytes()[start..];
    let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match bytes.get(plain) {
        Some(b'.') if plain > 2 => {}
        _ => {
            if let Some(end) = abbreviation_end(text, start) {
                return end;
            }
        }
    }
    let mut end = start + plain;
    let mut at = end;
    let mut previous = text[..end].chars().next_back().unwrap_or(' ');
    while let Some(character) = text[at..].chars().next() {
        let next = at + character.len_utf8();
        if is_word(character) {
            end = next;
            previous = character;
        } else if !is_invisible(character) && !goes_on(previous, &text[at..]) {
            break;
        }
        at = next;
    }
    end
}

/// Whether the word that ends with `previous` goes on in `rest`: with a letter, after an apostrophe that is no clitic's, after a
/// full stop or comma between digits.
fn goes_on(previous: char, rest: &str) -> bool {
    let Some((sign, rest)) = first_visible(rest) else { return false };
    if is_word(sign) {
        return true;
    }
    let Some((next, _)) = first_visible(rest) else { return false };
    match sign {
        '.' | ',' => previous.is_ascii_digit() && next.is_ascii_digit(),
        _ => is_apostrophe(sign) && is_word(next) && !is_clitic(rest),
    }
}

/// Where an abbreviation of single letters ends that starts at `start`: `U.S.`, `e.g.`, `D.C`; its first part may have a small
/// letter besides (`Ph.D.`). None where fewer than two parts stand there.
fn abbreviation_end(text: &str, start: usize) -> Option<usize> {
    let mut parts = 0;
    let mut end = start;
    let mut rest = &text[start..];
    while let Some(letter) = rest.chars().next().filter(|letter| letter.is_alphabetic() && !is_spaceless(*letter)) {
        rest = &rest[letter.len_utf8()..];
        if parts == 0 && letter.is_uppercase() {
            rest = rest.strip_prefix(char::is_lowercase).unwrap_or(rest);
        }
        if goes_on(letter, rest) {
            break;
        }
        parts += 1;
        end = text.len() - rest.len();
        match rest.strip_prefix('.') {
            Some(after) => rest = after,
            None => break,
        }
        end += 1;
    }
    (parts > 1).then_some(end)
}

fn word_shape(word: &str) -> Shape {
    if word.starts_with(char::is_numeric) {
        return Shape::Number;
    }
    let (upper, lower) = if word.is_ascii() {
        word.bytes().fold((0, 0), |(upper, lower), byte| {
            (upper + usize::from(byte.is_ascii_uppercase()), lower + usize::from(byte.is_ascii_lowercase()))
        })
    } else {
        (
            word.chars().filter(|letter| letter.is_uppercase()).count(),
            word.chars().filter(|letter| letter.is_lowercase()).count(),
        )
    };
    match (upper, lower) {
        (0, 0) => Shape::Uncased,
        (0, _) => Shape::Lower,
        (1, 0) if word.chars().nth(1).is_none() => Shape::Initial,
        (_, 0) => Shape::AllCaps,
        _ if starts_upper(word) => Shape::Capitalized,
        _ => Shape::Mixed,
    }
}

/// Whether the first letter with a case is a capital.
fn starts_upper(word: &str) -> bool {
    word.chars().find(|letter| letter.is_uppercase() || letter.is_lowercase()).is_some_and(char::is_uppercase)
}

/// Where the run of `character` ends that starts at `start`, with the marks that stand on it.
fn run_end(text: &str, start: usize, character: char) -> usize {
    text.len() - text[start..].trim_start_matches(|next| next == character || is_mark(next)).len()
}

#[cfg(test)]
mod tests;
