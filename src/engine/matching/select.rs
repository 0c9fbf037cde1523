//! The choice among names that share text.

use crate::engine::{OverlapPolicy, Span};

/// Whether something was kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// It was kept.
    Kept,
    /// It was dropped, for it shares text with a kept one: the one of this index.
    Overlaps(usize),
}

impl Choice {
    /// Whether it was kept.
    pub fn is_kept(self) -> bool {
        self == Self::Kept
    }
}

/// Chooses among `items`, in any order, each of which takes the text `span` tells. One choice an item, in the items' order. Whatever
/// makes an item invalid must have been applied before: what comes in here can win.
///
/// - [`Longest`](OverlapPolicy::Longest): from left to right the longest at a place; among equal spans the first given.
/// - [`NoNested`](OverlapPolicy::NoNested): all but those that lie inside a longer one.
/// - [`All`](OverlapPolicy::All): all.
pub fn select<T>(items: &[T], policy: OverlapPolicy, span: impl Fn(&T) -> Span) -> Vec<Choice> {
    let mut choices = vec![Choice::Kept; items.len()];
    if policy == OverlapPolicy::All {
        return choices;
    }
    let mut order: Vec<(Span, usize)> = items.iter().enumerate().map(|(index, item)| (span(item), index)).collect();
    order.sort_unstable_by_key(|&(span, index)| (span.start, std::cmp::Reverse(span.end), index));
    // Of the kept ones so far, the one that reaches furthest.
    let mut furthest: Option<(Span, usize)> = None;
    for (span, index) in order {
        match furthest {
            Some((kept, winner)) if yields(span, kept, policy) => choices[index] = Choice::Overlaps(winner),
            _ => furthest = Some((span, index)),
        }
    }
    choices
}

/// Whether `span` must yield to `kept`, which starts no later and reaches as far as any before.
fn yields(span: Span, kept: Span, policy: OverlapPolicy) -> bool {
    match policy {
        OverlapPolicy::Longest => span.overlaps(kept),
        OverlapPolicy::NoNested => kept.contains(span) && kept != span,
        OverlapPolicy::All => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Spans as (start, end); the choice as the index of the winner, or none where kept.
    fn choices(spans: &[(usize, usize)], policy: OverlapPolicy) -> Vec<Option<usize>> {
        let choices = select(spans, policy, |&(start, end)| Span::new(start, end));
        choices
            .into_iter()
            .map(|choice| match choice {
                Choice::Kept => None,
                Choice::Overlaps(winner) => Some(winner),
            })
            .collect()
    }

    type Case<'a> = (&'a str, &'a [(usize, usize)], &'a [Option<usize>], &'a [Option<usize>]);

    #[test]
    fn policies() {
        // name, spans, winners under Longest, winners under NoNested
        let cases: [Case<'_>; 8] = [
            ("nothing", &[], &[], &[]),
            ("apart", &[(0, 2), (2, 4)], &[None, None], &[None, None]),
            ("nested at the start", &[(0, 2), (0, 5)], &[Some(1), None], &[Some(1), None]),
            ("nested at the end", &[(0, 5), (3, 5)], &[None, Some(0)], &[None, Some(0)]),
            ("across", &[(0, 3), (2, 9)], &[None, Some(0)], &[None, None]),
            ("a chain", &[(0, 3), (2, 5), (4, 7)], &[None, Some(0), None], &[None, None, None]),
            ("equal", &[(0, 3), (0, 3)], &[None, Some(0)], &[None, None]),
            ("unsorted", &[(4, 6), (0, 9), (8, 12)], &[Some(1), None, Some(1)], &[Some(1), None, None]),
        ];
        for (name, spans, longest, no_nested) in cases {
            assert_eq!(choices(spans, OverlapPolicy::Longest), longest, "longest: {name}");
            assert_eq!(choices(spans, OverlapPolicy::NoNested), no_nested, "no nested: {name}");
            assert_eq!(choices(spans, OverlapPolicy::All), vec![None; spans.len()], "all: {name}");
        }
    }
}
