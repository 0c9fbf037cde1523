//! Many short texts in one.

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
        let range = self.starts.get(number).zip(self.starts.get(number + 1));
        range.and_then(|(&start, &end)| self.text.get(start as usize..end as usize)).unwrap_or_default()
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
