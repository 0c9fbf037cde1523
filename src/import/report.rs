//! What an import tells: mistakes, what it leaves out, and how it went.

use std::fmt;

/// A mistake in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what to do.
    pub message: String,
}

/// What a source holds that is not imported, told once for all lines of the sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The first of them.
    pub first: Finding,
    /// How many there are.
    pub count: usize,
}

/// How an import went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The entries written.
    pub entries: usize,
    /// Their names, family names not counted.
    pub names: usize,
    /// The records left out by the filters.
    pub filtered: usize,
    /// The mistakes told.
    pub mistakes: usize,
    /// What is not imported, in the order in which it was met.
    pub skipped: Vec<Skipped>,
    /// Whether reading stopped after too many mistakes.
    pub stopped: bool,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}
