//! The mentions of a document as the role rules ask for them: by the word they start, end or cover.

use std::ops::Range;

use crate::engine::mention::{Key, Named};
use crate::gazetteer::{EntityType, NameForm};

/// The taken names of a document, in text order.
#[derive(Debug)]
pub(in crate::engine) struct Names<'n> {
    names: &'n [Named],
    by_word: Vec<Option<u32>>,
}

impl<'n> Names<'n> {
    /// Indexes `names`; where they nest, a word belongs to the longest.
    pub fn new(names: &'n [Named], words: usize) -> Self {
        let mut by_word: Vec<Option<u32>> = vec![None; words];
        for (index, named) in (0..).zip(names) {
            for word in named.words.clone() {
                let longer = by_word[word].is_none_or(|other| names[other as usize].words.len() < named.words.len());
                if longer {
                    by_word[word] = Some(index);
                }
            }
        }
        Self { names, by_word }
    }

    pub fn words(&self, index: usize) -> Range<usize> {
        self.names[index].words.clone()
    }

    /// The name that covers this word.
    pub fn covering(&self, word: usize) -> Option<usize> {
        self.by_word.get(word).copied().flatten().map(|index| index as usize)
    }

    /// The name that starts with this word.
    pub fn starting_at(&self, word: usize) -> Option<usize> {
        self.covering(word).filter(|&index| self.names[index].words.start == word)
    }

    /// The name that ends with this word.
    pub fn ending_at(&self, word: usize) -> Option<usize> {
        self.covering(word).filter(|&index| self.names[index].words.end == word + 1)
    }

    /// The names that start before this word, the nearest first.
    pub fn before(&self, word: usize) -> impl Iterator<Item = usize> + '_ {
        (0..self.names.partition_point(|named| named.words.start < word)).rev()
    }

    /// The person whose name starts with this word.
    pub fn person_at(&self, word: usize) -> Option<usize> {
        self.starting_at(word).filter(|&index| self.is_person(index))
    }

    /// The person whose name ends with this word.
    pub fn person_ending_at(&self, word: usize) -> Option<usize> {
        self.ending_at(word).filter(|&index| self.is_person(index))
    }

    pub fn is_person(&self, index: usize) -> bool {
        self.names[index].entity_type == EntityType::Person
    }

    pub fn is_place(&self, index: usize) -> bool {
        self.names[index].entity_type == EntityType::Place
    }

    pub fn is_demonym(&self, index: usize) -> bool {
        self.names[index].form == NameForm::Demonym
    }

    /// Whether a title may be this one's: a place or an organization.
    pub fn may_employ(&self, index: usize) -> bool {
        !self.is_person(index)
    }

    pub fn key(&self, index: usize) -> Key {
        self.names[index].key
    }

    /// All people, by index, in text order.
    pub fn people(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.names.len()).filter(|&index| self.is_person(index))
    }
}
