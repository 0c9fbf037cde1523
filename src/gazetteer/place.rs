//! Where a line stands, to report a problem with it.

use super::format::Written;
use super::problem::Problem;

/// A line of a file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place<'a> {
    pub file: &'a str,
    /// From 1.
    pub line: usize,
    pub text: &'a str,
}

impl Place<'_> {
    /// A problem at the byte `at` of the line.
    pub fn problem(&self, at: usize, message: impl Into<String>) -> Problem {
        let column = self.text.get(..at).map_or(0, |before| before.chars().count()) + 1;
        Problem { file: self.file.to_owned(), line: self.line, column, message: message.into() }
    }
}

/// The lines of the entries and titles, by index.
#[derive(Debug, Default)]
pub(super) struct Lines<'a> {
    pub entries: Vec<EntryLine<'a>>,
    pub titles: Vec<Place<'a>>,
}

/// The line of an entry.
#[derive(Debug)]
pub(super) struct EntryLine<'a> {
    pub place: Place<'a>,
    pub written: Written,
}
