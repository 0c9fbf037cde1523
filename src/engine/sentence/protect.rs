//! Spans that no sentence end may cut.

use crate::engine::Span;

/// The protected spans, merged and in order, walked once from front to back.
pub(super) struct Protected {
    spans: Vec<Span>,
    next: usize,
}

impl Protected {
    pub(super) fn new(spans: &[Span]) -> Self {
        let mut sorted = spans.to_vec();
        sorted.sort_unstable();
        let mut merged: Vec<Span> = Vec::with_capacity(sorted.len());
        for span in sorted {
            match merged.last_mut() {
                Some(last) if last.overlaps(span) => last.end = last.end.max(span.end),
                _ => merged.push(span),
            }
        }
        Self { spans: merged, next: 0 }
    }

    /// Whether a protected span holds text on both sides of the gap `end..start` between two sentences. Gaps must be asked for in order.
    pub(super) fn covers(&mut self, end: usize, start: usize) -> bool {
        while self.spans.get(self.next).is_some_and(|span| span.end <= end) {
            self.next += 1;
        }
        self.spans.get(self.next).is_some_and(|span| span.start < start)
    }
}
