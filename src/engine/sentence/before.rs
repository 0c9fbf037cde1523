//! What stands before a mark.

use super::marks::{is_closer, is_straight_quote};

/// No abbreviation is longer, in bytes.
const LONGEST_WORD: usize = 24;
/// A sentence's beginning that is at least this long, in bytes, has as many words as any rule asks for.
const LONG_LEAD: usize = 40;
/// Prepositions that put an action somewhere.
const PLACE_PREPOSITIONS: [&str; 7] = ["across", "in", "inside", "into", "outside", "throughout", "within"];

/// The word before a mark and how much of the sentence stands before that word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Before<'t> {
    /// The word: letters, digits and the periods within (`U.S` of `U.S.`). Empty where the mark follows something else.
    pub(super) word: &'t str,
    /// The sentence up to the word; cut to its end where it is long.
    pub(super) lead: &'t str,
    /// Whether the word is part of something longer that holds no white space (`example.com/index`).
    pub(super) glued: bool,
    /// Whether a quotation or a bracket closes directly before the mark.
    pub(super) closed: bool,
}

impl<'t> Before<'t> {
    /// Reads backwards from `mark` in a sentence that starts at `sentence`.
    pub(super) fn read(body: &'t str, sentence: usize, mark: usize) -> Self {
        let mark = mark - usize::from(mark > sentence && body[..mark].ends_with(' '));
        let floor = next_boundary(body, mark.saturating_sub(LONGEST_WORD).max(sentence));
        let near = &body[floor..mark];
        let word = near.rfind(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '°')).map_or(near, |at| {
            let skip = near[at..].chars().next().map_or(0, char::len_utf8);
            &near[at + skip..]
        });
        let word_start = mark - word.len();
        let lead_floor = next_boundary(body, word_start.saturating_sub(LONG_LEAD).max(sentence));
        let lead = &body[lead_floor..word_start];
        let glued = lead.ends_with(['/', '@', '=', '&', '_', '#', ':', '%', '~', '\\', '+']);
        let closed = word.is_empty() && lead.ends_with(|c| is_closer(c) || is_straight_quote(c));
        Self { word, lead, glued, closed }
    }

    /// Whether the word begins the sentence, opening quotes and brackets aside.
    pub(super) fn begins_sentence(&self) -> bool {
        !self.lead.contains(char::is_alphanumeric)
    }

    /// Whether at least `count` words of the sentence stand before the word.
    pub(super) fn has_words(&self, count: usize) -> bool {
        self.lead.len() >= LONG_LEAD - 3 || self.lead.split_whitespace().nth(count - 1).is_some()
    }

    /// Whether a preposition of place and an article stand before the word (`in the`).
    pub(super) fn ends_in_place(&self) -> bool {
        let mut words = self.lead.split_whitespace().rev();
        let article = words.next().is_some_and(|word| word.eq_ignore_ascii_case("the"));
        article && words.next().is_some_and(|word| PLACE_PREPOSITIONS.contains(&word))
    }
}

/// The next character boundary at or after `at`.
fn next_boundary(body: &str, at: usize) -> usize {
    (at..body.len()).find(|&at| body.is_char_boundary(at)).unwrap_or(body.len())
}
