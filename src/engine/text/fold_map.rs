//! The way from a folded copy back to the document: only the places where the two differ in length are stored.

use std::ops::Range;

use crate::engine::Span;

/// Maps byte offsets of a folded copy to byte offsets of its document.
#[derive(Debug, Default, Clone)]
pub(super) struct FoldMap {
    breaks: Vec<Break>,
}

/// A place where copy and document do not run in step: one or more characters of the document that fold as a whole, or, where
/// `folded` is empty, characters that were dropped. From one break's end to the next break's start both run byte by byte.
#[derive(Debug, Clone, Copy)]
struct Break {
    folded_start: usize,
    folded_end: usize,
    source_start: usize,
    source_end: usize,
}

impl FoldMap {
    pub(super) fn clear(&mut self) {
        self.breaks.clear();
    }

    /// Notes that `source` folds to `folded` as a whole.
    pub(super) fn whole(&mut self, folded: Range<usize>, source: Range<usize>) {
        self.breaks.push(Break {
            folded_start: folded.start,
            folded_end: folded.end,
            source_start: source.start,
            source_end: source.end,
        });
    }

    /// Notes that `source` was dropped when the copy was `folded_len` long.
    pub(super) fn dropped(&mut self, folded_len: usize, source: Range<usize>) {
        match self.breaks.last_mut() {
            Some(last) if last.folded_start == last.folded_end && last.source_end == source.start => {
                last.source_end = source.end;
            }
            _ => self.whole(folded_len..folded_len, source),
        }
    }

    /// Stretches the copy's last character, `folded`, which began at `source.start`, to `source.end`. What was dropped since
    /// lies within it then.
    pub(super) fn stretch(&mut self, folded: Range<usize>, source: Range<usize>) {
        self.breaks.pop_if(|last| last.folded_start == folded.end);
        match self.breaks.last_mut() {
            Some(last) if last.folded_start == folded.start && last.folded_end == folded.end => {
                last.source_end = source.end;
            }
            _ => self.whole(folded, source),
        }
    }

    /// Where a character that begins at `folded` begins in the document; none inside a character.
    pub(super) fn start(&self, folded: usize) -> Option<usize> {
        match self.breaks[..self.breaks.partition_point(|item| item.folded_start <= folded)].last() {
            None => Some(folded),
            Some(last) if folded >= last.folded_end => Some(last.source_end + (folded - last.folded_end)),
            Some(last) => (folded == last.folded_start).then_some(last.source_start),
        }
    }

    /// Where a character that ends at `folded` ends in the document; none inside a character.
    pub(super) fn end(&self, folded: usize) -> Option<usize> {
        match self.breaks[..self.breaks.partition_point(|item| item.folded_start < folded)].last() {
            None => Some(folded),
            Some(last) => (folded >= last.folded_end).then(|| last.source_end + (folded - last.folded_end)),
        }
    }

    /// The places in the copy that do not run in step with the document, in order; empty ones stand where something was dropped.
    pub(super) fn out_of_step(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.breaks.iter().map(|item| item.folded_start..item.folded_end)
    }

    /// The document's characters that `folded` touches.
    pub(super) fn widened(&self, folded: Range<usize>) -> Span {
        let start = match self.breaks[..self.breaks.partition_point(|item| item.folded_start <= folded.start)].last() {
            Some(last) if folded.start < last.folded_end => last.source_start,
            Some(last) => last.source_end + (folded.start - last.folded_end),
            None => folded.start,
        };
        let end = match self.breaks[..self.breaks.partition_point(|item| item.folded_start < folded.end)].last() {
            Some(last) if folded.end < last.folded_end => last.source_end,
            Some(last) => last.source_end + (folded.end - last.folded_end),
            None => folded.end,
        };
        Span::new(start, end.max(start))
    }
}
