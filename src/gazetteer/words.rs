//! The word lists that the rules use, from `gazetteer/words/`.

use std::collections::{HashMap, HashSet};

/// Named lists of words and phrases.
#[derive(Debug, Default)]
pub struct WordLists {
    lists: HashMap<Box<str>, HashSet<Box<str>>>,
}

impl WordLists {
    /// Whether `word`, as it is written, is in the list.
    pub fn has(&self, list: &str, word: &str) -> bool {
        self.lists.get(list).is_some_and(|words| words.contains(word))
    }
}
