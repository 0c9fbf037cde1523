//! Sentences that end without a mark: the closing of a letter, the head of a message.

use super::rules::SentenceRules;
use crate::engine::Stop;

/// A letter's closing has at most this many words (`With best regards,`).
const LONGEST_CLOSING: usize = 3;

/// Where sentences begin in `block` though no mark ends the one before, in order.
pub(super) fn sentence_starts(block: &str, rules: &SentenceRules, stop: &Stop) -> Vec<usize> {
    let mut starts = Vec::new();
    let has_address = block.contains('@');
    // Few blocks have any of the three.
    if !has_address && !block.contains('/') && !has_closing(block, rules) {
        return starts;
    }
    let mut before = [""; 3];
    let mut words = 0;
    for word in stop.until(block.split_whitespace()) {
        let begins = word.starts_with(char::is_uppercase);
        let message = begins && (has_address && is_mail_address(before[2]) || is_time_stamp(before));
        let closing = begins && words <= LONGEST_CLOSING && is_closing(before[2], rules);
        if message || closing {
            starts.push(word.as_ptr() as usize - block.as_ptr() as usize);
            words = 0;
        }
        words = if word.ends_with(['.', '!', '?']) { 0 } else { words + 1 };
        before = [before[1], before[2], word];
    }
    starts
}

/// Whether a word that closes letters stands before a comma and white space somewhere in `block`.
fn has_closing(block: &str, rules: &SentenceRules) -> bool {
    block.match_indices(',').any(|(comma, _)| {
        let (before, after) = (&block[..comma], &block[comma + 1..]);
        let word = || before.rsplit(char::is_whitespace).next().unwrap_or_default();
        after.starts_with(char::is_whitespace) && rules.is_closing(word())
    })
}

fn is_closing(word: &str, rules: &SentenceRules) -> bool {
    word.strip_suffix(',').is_some_and(|word| rules.is_closing(word))
}

fn is_mail_address(word: &str) -> bool {
    let host = word.trim_end_matches('>').split_once('@').map_or("", |(_, host)| host);
    host.contains('.') && host.ends_with(char::is_alphanumeric)
}

/// A date in digits, a clock time and its half of the day, as they head a message (`06/19/2023 09:12 AM`).
fn is_time_stamp([date, time, half]: [&str; 3]) -> bool {
    let digits = |word: &str, sign: char| word.contains(sign) && word.chars().all(|c| c == sign || c.is_ascii_digit());
    matches!(half, "AM" | "PM") && digits(time, ':') && digits(date, '/')
}
