//! Many short texts in one.

use std::ops::Range;

/// Texts by number, one behind the other in one string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextTable {
    pub(super) text: String,
    /// Where each text starts; one more at the end.
    pub(super) starts: Vec<u32>,
}

impl Default for TextTable {
    fn default() -> Self {
        Self { text: String::new(), starts: vec![0] }
    }
}

impl TextTable {
    /// Adds a text and tells its number. Texts beyond the 4 GiB that a table holds are empty.
    pub fn push(&mut self, text: &str) -> u32 {
        if u32::try_from(self.text.len() + text.len()).is_ok() {
            self.text.push_str(text);
        }
        self.starts.push(self.text.len() as u32);
        self.starts.len() as u32 - 2
    }

    /// The text of a number, or an empty one where there is none.
    #[inline]
    pub fn get(&self, number: usize) -> &str {
        self.range(number).and_then(|range| self.text.get(range)).unwrap_or_default()
    }

    /// The bytes of the text of a number.
    #[inline]
    pub fn bytes(&self, number: usize) -> &[u8] {
        self.range(number).and_then(|range| self.text.as_bytes().get(range)).unwrap_or_default()
    }

    #[inline]
    fn range(&self, number: usize) -> Option<Range<usize>> {
        let &[start, end] = self.starts.get(number..)?.first_chunk()?;
        Some(start as usize..end as usize)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All texts, by number.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        (0..self.len()).map(|number| self.get(number))
    }

    /// The bytes that the table takes.
    pub fn memory_usage(&self) -> usize {
        self.text.len() + self.starts.len() * size_of::<u32>()
    }
}
