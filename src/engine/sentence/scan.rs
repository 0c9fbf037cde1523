//! Finds each mark in a block that may end a sentence, with the quotes and brackets that close behind it.

use super::after::After;
use super::before::Before;
use super::ending::ends_sentence;
use super::list;
use super::marks::{
    find, is_closer, is_closing_quote, is_full, is_period, is_straight_quote, is_strong, is_terminator,
};
use super::rules::SentenceRules;
use super::unmarked;
use crate::engine::{self, Span};

/// What a run of marks says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mark {
    /// One period.
    Period,
    /// Several periods, or the sign for them.
    Ellipsis,
    /// A question or an exclamation.
    Strong,
    /// A mark that ends a sentence without white space behind it.
    Full,
}

/// What closes behind a mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    Nothing,
    Quote,
    Bracket,
}

/// A run of marks with what closes behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stop {
    pub(super) mark: Mark,
    pub(super) closed: Closed,
    /// The first byte of the marks.
    pub(super) start: usize,
    /// One past the last closing quote or bracket.
    pub(super) end: usize,
}

/// Adds to `ends` where the sentences of `block` end, all but the last.
pub(super) fn sentence_ends(
    text: &str,
    block: Span,
    rules: &SentenceRules,
    ends: &mut Vec<usize>,
    until: &engine::Stop,
) {
    let body = block.of(text);
    let mut unmarked = list::item_starts(body);
    unmarked.extend(unmarked::sentence_starts(body, rules, until));
    unmarked.sort_unstable();
    let mut unmarked = unmarked.into_iter().peekable();
    let (mut at, mut sentence, mut quoted) = (0, 0, false);
    while let Some(found) = find(&body[at..], |c| is_terminator(c) || c == '"').filter(|_| !until.is_set()) {
        let here = at + found;
        while let Some(start) = unmarked.next_if(|&start| start <= here) {
            if start >= at {
                ends.push(block.start + start);
                sentence = start;
            }
        }
        if body[here..].starts_with('"') {
            quoted = !quoted;
            at = here + 1;
            continue;
        }
        let stop = read_stop(body, here, quoted);
        at = stop.end;
        quoted ^= body[stop.start..stop.end].matches('"').count() % 2 == 1;
        let before = Before::read(body, sentence, stop.start);
        let after = After::read(body, stop.end);
        if ends_sentence(&stop, &before, &after, rules) {
            ends.push(block.start + stop.end);
            sentence = after.start;
        }
    }
    ends.extend(unmarked.filter(|&start| start >= at).map(|start| block.start + start));
}

/// Reads the run of marks that begins at `start`; `quoted` tells whether a straight double quote is open there.
fn read_stop(body: &str, start: usize, quoted: bool) -> Stop {
    let marks = marks_len(&body[start..]);
    let run = &body[start..start + marks];
    let mark = if run.contains(is_full) {
        Mark::Full
    } else if run.contains(is_strong) {
        Mark::Strong
    } else if run.chars().nth(1).is_none() && run.starts_with(is_period) {
        Mark::Period
    } else {
        Mark::Ellipsis
    };
    let (mut end, mut closed, mut quoted) = (start + marks, Closed::Nothing, quoted);
    while let Some((len, what)) = closer(&body[end..], quoted) {
        quoted &= !body[end..end + len].contains('"');
        end += len;
        if what != Closed::Nothing {
            closed = what;
        }
    }
    Stop { mark, closed, start, end }
}

/// The length of the run of marks that `rest` begins with. Periods set apart by spaces are one run (`. . .`).
fn marks_len(rest: &str) -> usize {
    let (mut len, mut periods) = (0, true);
    loop {
        let mut chars = rest[len..].chars();
        match (chars.next(), chars.next(), chars.next()) {
            (Some(mark), ..) if is_terminator(mark) => {
                len += mark.len_utf8();
                periods &= mark == '.';
            }
            (Some(space @ (' ' | '\u{A0}')), Some('.'), next) if periods && next.is_none_or(ends_spaced_period) => {
                len += space.len_utf8() + 1;
            }
            _ => return len,
        }
    }
}

fn ends_spaced_period(c: char) -> bool {
    c.is_whitespace() || c == '.' || is_closer(c) || is_straight_quote(c)
}

/// The length and the nature of what closes at the start of `rest`, directly behind a mark.
fn closer(rest: &str, quoted: bool) -> Option<(usize, Closed)> {
    let mut chars = rest.chars();
    let first = chars.next()?;
    let next = chars.next();
    let word_follows = next.is_some_and(char::is_alphanumeric);
    match first {
        '"' if quoted || !word_follows => Some((1, Closed::Quote)),
        '\'' if !word_follows => Some((1, Closed::Quote)),
        '’' if word_follows => None,
        '[' => note_len(rest).map(|len| (len, Closed::Nothing)),
        ' ' if next == Some('[') => note_len(&rest[1..]).map(|len| (1 + len, Closed::Nothing)),
        '¹' | '²' | '³' | '⁴'..='⁹' | '⁰' => Some((first.len_utf8(), Closed::Nothing)),
        _ if is_closing_quote(first) => Some((first.len_utf8(), Closed::Quote)),
        _ if is_closer(first) => Some((first.len_utf8(), Closed::Bracket)),
        ' ' => {
            let second = next.filter(|&c| is_closer(c) || c == '"' && quoted)?;
            let apart = chars.next().is_none_or(char::is_whitespace);
            let what = if matches!(second, ')' | ']' | '}') { Closed::Bracket } else { Closed::Quote };
            apart.then_some((1 + second.len_utf8(), what))
        }
        _ => None,
    }
}

/// The length of a note's number in brackets (`[12]`).
fn note_len(rest: &str) -> Option<usize> {
    let digits = rest.bytes().skip(1).take(4).take_while(u8::is_ascii_digit).count();
    ((1..=3).contains(&digits) && rest[1 + digits..].starts_with(']')).then_some(digits + 2)
}
