//! Stands in for the reader of gazetteer files until it is there: layers without entries.

use std::fmt;

use super::{Gazetteer, Layer};

/// A named source of entries: its files as `(path, text)`.
#[derive(Debug, Clone)]
pub struct LayerSource {
    /// The name by which requests choose it.
    pub name: String,
    /// The files.
    pub files: Vec<(String, String)>,
}

/// A mistake in a file.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl LayerSource {
    /// The built-in layer.
    pub fn builtin() -> Self {
        Self { name: "builtin".to_owned(), files: Vec::new() }
    }
}

/// Reads layers.
///
/// # Errors
///
/// Every mistake in every file.
pub fn load(layers: &[LayerSource]) -> Result<Gazetteer, Vec<Problem>> {
    let mut problems = Vec::new();
    for (file, text) in layers.iter().flat_map(|layer| &layer.files) {
        for (index, line) in text.lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') && !line.contains('|') {
                problems.push(Problem {
                    file: file.clone(),
                    line: index + 1,
                    column: 1,
                    message: "not an entry".to_owned(),
                });
            }
        }
    }
    if problems.is_empty() { Ok(Gazetteer::empty(layers.iter().map(layer).collect())) } else { Err(problems) }
}

fn layer(source: &LayerSource) -> Layer {
    Layer {
        name: source.name.clone(),
        version: "1".to_owned(),
        checksum: "none:0".to_owned(),
        entry_count: 0,
        name_count: 0,
        title_count: 0,
    }
}
