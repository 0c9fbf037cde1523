//! A mistake in a gazetteer file, with the place where it stands.

use std::fmt;

/// A mistake in a gazetteer file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file's name as it was given.
    pub file: String,
    /// The line, from 1; 0 where the problem is of no line.
    pub line: usize,
    /// The column in characters, from 1; 0 where the problem is of no line.
    pub column: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl Problem {
    /// A problem of a whole file or gazetteer that has no lines.
    pub(super) fn of_file(file: &str, message: String) -> Self {
        Self { file: file.to_owned(), line: 0, column: 0, message }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 {
            return write!(f, "{}: {}", self.file, self.message);
        }
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}
