//! Markers of list items: bullets, numbers, letters.

use super::marks::{is_bullet, is_dash};

/// The marker of a list's item: its place in the order and how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    /// 1 for `1` and `a`.
    order: u32,
    /// What the order is written in, and what stands behind it.
    style: (Numeral, Tail),
    /// The marker's length in bytes.
    pub(super) len: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numeral {
    Digits,
    Lower,
    Upper,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    Period,
    Bracket,
    PeriodBracket,
}

/// Whether `line` begins with a bullet and white space.
pub(super) fn has_bullet(line: &str) -> bool {
    let mut chars = line.chars();
    chars.next().is_some_and(|c| is_bullet(c) || c == '*') && chars.next().is_some_and(char::is_whitespace)
}

/// The length in bytes of the marker that `line` begins with: a dash, or a number or letter with its period or bracket.
pub(super) fn marker(line: &str) -> Option<usize> {
    let mut chars = line.chars();
    let dash = chars.next().filter(|&c| is_dash(c) || is_bullet(c) || matches!(c, '*' | '+'));
    match dash {
        Some(dash) => chars.next().is_some_and(char::is_whitespace).then_some(dash.len_utf8()),
        None => numbered(line).map(|marker| marker.len),
    }
}

/// The marker at the start of `text`, where white space follows it: `1.`, `1)`, `(1)`, `1.)`, `a.`, `B)`.
pub(super) fn numbered(text: &str) -> Option<Marker> {
    let open = usize::from(text.starts_with('('));
    let body = &text[open..];
    let digits = body.bytes().take(3).take_while(u8::is_ascii_digit).count();
    let (order, numeral, used) = match body.bytes().next()? {
        _ if (1..=2).contains(&digits) => (body[..digits].parse().ok()?, Numeral::Digits, digits),
        letter @ b'a'..=b'z' => (u32::from(letter - b'a') + 1, Numeral::Lower, 1),
        letter @ b'A'..=b'Z' => (u32::from(letter - b'A') + 1, Numeral::Upper, 1),
        _ => return None,
    };
    let tail = &body[used..];
    let (tail, tail_len) = match (tail.starts_with(".)"), tail.bytes().next()?) {
        (true, _) => (Tail::PeriodBracket, 2),
        (_, b')') => (Tail::Bracket, 1),
        (_, b'.') if open == 0 => (Tail::Period, 1),
        _ => return None,
    };
    let len = open + used + tail_len;
    let followed = text[len..].starts_with(char::is_whitespace);
    followed.then_some(Marker { order, style: (numeral, tail), len })
}

/// Where the items after the first begin, in a block that is a list written on (`1. Eggs 2. Milk`, `• Eggs • Milk`).
pub(super) fn item_starts(block: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let Some(first) = block.chars().next() else { return starts };
    if is_bullet(first) {
        starts.extend(block.match_indices(first).map(|(at, _)| at).filter(|&at| at > 0 && after_space(block, at)));
        return starts;
    }
    let Some(mut last) = numbered(block) else { return starts };
    let spaces = block.match_indices(char::is_whitespace).map(|(at, space)| at + space.len());
    for at in spaces {
        if let Some(next) = numbered(&block[at..])
            && next.style == last.style
            && next.order == last.order + 1
        {
            starts.push(at);
            last = next;
        }
    }
    starts
}

fn after_space(block: &str, at: usize) -> bool {
    block[..at].ends_with(char::is_whitespace)
}
