//! The word lists that the rules use, from `gazetteer/words/`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// Named lists of words and phrases, some with a value (`former = former`).
#[derive(Debug, Default, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct WordLists {
    lists: BTreeMap<Box<str>, BTreeMap<Box<str>, Box<str>>>,
}

impl WordLists {
    /// The words of a list, each with its value, by word; a word without a value has an empty one.
    pub fn list(&self, name: &str) -> impl Iterator<Item = (&str, &str)> {
        self.lists.get(name).into_iter().flatten().map(|(word, value)| (&**word, &**value))
    }

    /// The name of each list and how many words it has, by name.
    pub fn lists(&self) -> impl Iterator<Item = (&str, usize)> {
        self.lists.iter().map(|(name, words)| (&**name, words.len()))
    }

    /// Adds the words of other lists; where both have a word, the other's value counts.
    pub(super) fn extend(&mut self, other: &Self) {
        for (name, words) in &other.lists {
            self.lists
                .entry(name.clone())
                .or_default()
                .extend(words.iter().map(|(word, value)| (word.clone(), value.clone())));
        }
    }

    /// Adds a file's lines to the list called `name`: one word or phrase a line, `word = value` where it has a value.
    pub(super) fn read(&mut self, name: &str, text: &str) {
        let list = self.lists.entry(name.into()).or_default();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let (word, value) = line.split_once(" = ").unwrap_or((line, ""));
            list.insert(word.trim().into(), value.trim().into());
        }
    }
}
