//! A text in which names are looked for.

use std::cell::OnceCell;
use std::ops::Range;

use super::runs::Runs;
use crate::engine::Span;
use crate::engine::stop::{NEVER, Stop};
use crate::engine::text::{Folded, ends_name, starts_name};

/// A text with its folded copy; its runs are found once, and only where a matcher asks for them.
#[derive(Debug)]
pub struct Haystack<'t> {
    text: &'t str,
    folded: &'t Folded,
    runs: OnceCell<Runs>,
    stop: &'t Stop,
}

impl<'t> Haystack<'t> {
    /// `folded` is the folded copy of `text`.
    pub fn new(text: &'t str, folded: &'t Folded) -> Self {
        Self { text, folded, runs: OnceCell::new(), stop: &NEVER }
    }

    /// The same, in which nothing more is found once `stop` is set.
    pub fn until(self, stop: &'t Stop) -> Self {
        Self { stop, ..self }
    }

    /// What ends the search.
    pub(in crate::engine) fn stop(&self) -> &'t Stop {
        self.stop
    }

    /// The text as it was given.
    pub fn text(&self) -> &'t str {
        self.text
    }

    pub(super) fn folded(&self) -> &'t str {
        self.folded.text()
    }

    /// The byte of the text where a name starts that starts at `folded` of the copy; none where no name may.
    pub(super) fn name_start(&self, folded: usize) -> Option<usize> {
        self.folded.original_start(folded).filter(|&start| starts_name(self.text, start))
    }

    /// The byte of the text where a name ends that ends at `folded` of the copy; none where no name may.
    pub(super) fn name_end(&self, folded: usize) -> Option<usize> {
        self.folded.original_end(folded).filter(|&end| ends_name(self.text, end))
    }

    /// The span of the text under a range of the copy, where a name may start and end there.
    pub(super) fn span(&self, folded: Range<usize>) -> Option<Span> {
        Some(Span::new(self.name_start(folded.start)?, self.name_end(folded.end)?))
    }

    /// The runs of the folded copy.
    pub(super) fn runs(&self) -> &Runs {
        self.runs.get_or_init(|| {
            let is_joint = |at| self.name_start(at).is_some() || self.name_end(at).is_some();
            Runs::of(self.folded(), self.folded.out_of_step(), is_joint, self.stop)
        })
    }
}
