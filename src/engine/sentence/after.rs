//! What stands after a mark.

use super::marks::is_opener;

/// No word that a rule asks for is longer, in bytes.
const LONGEST_WORD: usize = 32;
/// No more opening quotes and brackets are passed over.
const MOST_OPENERS: usize = 4;

/// The first word after a mark.
#[derive(Debug, Clone, Copy)]
pub(super) struct After<'t> {
    /// Where text goes on, white space passed over.
    pub(super) start: usize,
    /// Whether there was white space.
    pub(super) gap: bool,
    /// The opening quote or bracket before the word.
    pub(super) opener: Option<char>,
    /// The first character behind the openers; nothing at the end of the block.
    pub(super) first: Option<char>,
    /// The word: letters and digits. Empty where something else comes first.
    pub(super) word: &'t str,
    /// What stands behind the word.
    pub(super) rest: &'t str,
}

impl<'t> After<'t> {
    /// Reads forward from `end`.
    pub(super) fn read(body: &'t str, end: usize) -> Self {
        let tail = body[end..].trim_start();
        let start = body.len() - tail.len();
        let mut text = tail;
        let mut opener = None;
        for _ in 0..MOST_OPENERS {
            let Some(found) = text.chars().next().filter(|&c| is_opener(c)) else { break };
            opener = opener.or(Some(found));
            text = &text[found.len_utf8()..];
        }
        let (word, rest) = first_word(text);
        Self { start, gap: start > end, opener, first: text.chars().next(), word, rest }
    }

    /// Whether the word is an abbreviation or an initial itself (`J.`, `Mr.`).
    pub(super) fn has_period(&self) -> bool {
        self.rest.starts_with('.')
    }

    /// The word and those behind it, each one white space apart.
    pub(super) fn words(&self) -> impl Iterator<Item = &'t str> {
        let mut next = Some((self.word, self.rest));
        std::iter::from_fn(move || {
            let (word, rest) = next.filter(|(word, _)| !word.is_empty())?;
            next = rest.trim_start_matches('.').strip_prefix(char::is_whitespace).map(first_word);
            Some(word)
        })
    }

    /// Whether a web address comes next.
    pub(super) fn is_address(&self) -> bool {
        matches!(self.word, "http" | "https") && self.rest.starts_with("://") || self.word == "www" && self.has_period()
    }

    /// Whether the word begins with a capital.
    pub(super) fn is_capitalized(&self) -> bool {
        self.word.starts_with(char::is_uppercase)
    }
}

/// The letters and digits that `text` begins with, and the rest. A word that is too long counts as none.
fn first_word(text: &str) -> (&str, &str) {
    let mut ends = text.char_indices().take_while(|&(at, _)| at <= LONGEST_WORD);
    match ends.find(|(_, c)| !c.is_alphanumeric()) {
        Some((end, _)) => text.split_at(end),
        None if text.len() <= LONGEST_WORD => (text, ""),
        None => ("", text),
    }
}
