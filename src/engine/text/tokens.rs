//! Words, numbers and punctuation of a text, for the rules that look at what stands around a name.

use super::characters::{is_apostrophe, is_hyphen, is_invisible, is_spaceless, is_word, line_breaks};
use super::edges::clitic_end;
use crate::engine::Span;

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

/// Splits `text` into tokens, in place of what `tokens` held. Every character that shows and is not white space lies in one token.
pub fn tokenize(text: &str, tokens: &mut Vec<Token>) {
    tokens.clear();
    let mut at = 0;
    let mut gap = GapMeter::at_start();
    while let Some(character) = text[at..].chars().next() {
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
            glued && tokens.last().is_some_and(|token| token.shape.is_word() || token.shape == Shape::Number);
        let (end, shape) = if is_word(character) {
            let end = word_end(text, at);
            (end, word_shape(&text[at..end]))
        } else if let Some(end) = clitic_end(text, at).filter(|_| after_word) {
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

/// Where the word ends that starts at `start`.
fn word_end(text: &str, start: usize) -> usize {
    if let Some(end) = abbreviation_end(text, start) {
        return end;
    }
    let mut end = start;
    let mut previous = ' ';
    let mut characters = text[start..].char_indices();
    while let Some((at, character)) = characters.next() {
        let at = start + at;
        let rest = characters.as_str();
        if is_word(character) {
            end = at + character.len_utf8();
            previous = character;
        } else if !is_invisible(character)
            && !joins_inside(character, previous, rest, || clitic_end(text, at).is_some())
        {
            break;
        }
    }
    end
}

/// Whether `character`, which is of no word by itself, joins the word before it to `rest`: an apostrophe between letters, a full
/// stop or comma between digits.
fn joins_inside(character: char, previous: char, rest: &str, is_clitic: impl Fn() -> bool) -> bool {
    let Some(next) = rest.chars().find(|&next| !is_invisible(next)) else { return false };
    match character {
        '.' | ',' => previous.is_ascii_digit() && next.is_ascii_digit(),
        _ => is_apostrophe(character) && is_word(next) && !is_clitic(),
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
        if rest.starts_with(is_word) {
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
    let mut first_is_upper = None;
    let (mut upper, mut lower) = (0, 0);
    for character in word.chars() {
        if character.is_uppercase() {
            upper += 1;
            first_is_upper.get_or_insert(true);
        } else if character.is_lowercase() {
            lower += 1;
            first_is_upper.get_or_insert(false);
        }
    }
    match (upper, lower, first_is_upper) {
        (0, 0, _) => Shape::Uncased,
        (0, _, _) => Shape::Lower,
        (1, 0, _) if word.chars().nth(1).is_none() => Shape::Initial,
        (_, 0, _) => Shape::AllCaps,
        (_, _, Some(true)) => Shape::Capitalized,
        _ => Shape::Mixed,
    }
}

/// Where the run of `character` ends that starts at `start`.
fn run_end(text: &str, start: usize, character: char) -> usize {
    text.len() - text[start..].trim_start_matches(character).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(text: &str) -> Vec<Token> {
        let mut tokens = Vec::new();
        tokenize(text, &mut tokens);
        tokens
    }

    #[test]
    fn words() {
        let cases: [(&str, &[&str]); 31] = [
            ("", &[]),
            ("Wang Yi said.", &["Wang", "Yi", "said", "."]),
            ("China’s foreign", &["China", "’s", "foreign"]),
            ("CHINA'S", &["CHINA", "'S"]),
            ("Biden’ll I'm", &["Biden", "’ll", "I", "'m"]),
            ("don't O'Brien Xi’an", &["don't", "O'Brien", "Xi’an"]),
            ("Xi’an’s", &["Xi’an", "’s"]),
            ("the states’ rights", &["the", "states", "’", "rights"]),
            ("‘China’ 'x'", &["‘", "China", "’", "'", "x", "'"]),
            ("2023's", &["2023", "'s"]),
            ("the 's alone", &["the", "'", "s", "alone"]),
            ("US-China", &["US", "-", "China"]),
            ("Jean-Pierre – a", &["Jean", "-", "Pierre", "–", "a"]),
            ("the U.S. vision", &["the", "U.S.", "vision"]),
            ("the U.S’s, U.S.’s", &["the", "U.S", "’s", ",", "U.S.", "’s"]),
            ("U.S.-China", &["U.S.", "-", "China"]),
            ("U.S.China", &["U.S.", "China"]),
            ("e.g. D.C.-based Ph.D.", &["e.g.", "D.C.", "-", "based", "Ph.D."]),
            ("J. Edgar, J.K. Rowling", &["J", ".", "Edgar", ",", "J.K.", "Rowling"]),
            ("Mr. Qin", &["Mr", ".", "Qin"]),
            ("said.He", &["said", ".", "He"]),
            ("J.Edgar", &["J", ".", "Edgar"]),
            ("1,000.50, 5th", &["1,000.50", ",", "5th"]),
            ("3. x", &["3", ".", "x"]),
            ("Wait... (“no!”)", &["Wait", "...", "(", "“", "no", "!", "”", ")"]),
            ("e\u{301}te\u{301} Mu\u{AD}nich\u{AD} x", &["e\u{301}te\u{301}", "Mu\u{AD}nich", "x"]),
            ("foo_bar", &["foo_bar"]),
            ("北京 x", &["北京", "x"]),
            ("$5 😀😀", &["$", "5", "😀😀"]),
            ("a'", &["a", "'"]),
            ("\u{FEFF}a\u{200B}", &["a"]),
        ];
        for (text, want) in cases {
            let surfaces: Vec<&str> = tokens(text).iter().map(|token| token.span.of(text)).collect();
            assert_eq!(surfaces, want, "{text:?}");
        }
    }

    #[test]
    fn shapes() {
        let cases = [
            ("minister", Shape::Lower),
            ("don't", Shape::Lower),
            ("Wang", Shape::Capitalized),
            ("McDonald", Shape::Capitalized),
            ("O'Brien", Shape::Capitalized),
            ("Ünal", Shape::Capitalized),
            ("G7", Shape::AllCaps),
            ("U.S.", Shape::AllCaps),
            ("NATO", Shape::AllCaps),
            ("J", Shape::Initial),
            ("iPhone", Shape::Mixed),
            ("北京", Shape::Uncased),
            ("2023", Shape::Number),
            ("5th", Shape::Number),
            ("—", Shape::Punctuation),
            ("-", Shape::Punctuation),
            ("'s", Shape::Punctuation),
        ];
        for (text, want) in cases {
            assert_eq!(tokens(text)[0].shape, want, "{text:?}");
        }
        let shapes: Vec<Shape> = tokens("US-China's").iter().map(|token| token.shape).collect();
        assert_eq!(shapes, [Shape::AllCaps, Shape::Hyphen, Shape::Capitalized, Shape::Clitic]);
    }

    #[test]
    fn gaps() {
        let cases = [
            ("ab", Gap::BlankLine),
            ("a,", Gap::None),
            ("a\u{200B}.", Gap::None),
            ("a b", Gap::Space),
            ("a \u{A0} b", Gap::Space),
            ("a\nb", Gap::LineBreak),
            ("a\r\n  b", Gap::LineBreak),
            ("a\n \nb", Gap::BlankLine),
            ("a\r\n\r\nb", Gap::BlankLine),
            ("a\u{2029}b", Gap::BlankLine),
        ];
        for (text, want) in cases {
            assert_eq!(tokens(text).last().unwrap().gap, want, "{text:?}");
        }
    }
}
