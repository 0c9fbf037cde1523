//! Which words are taken already: by names, by addresses, by fields of office, by names of things.

use std::ops::Range;

use crate::engine::mention::Named;
use crate::engine::reading::{Classes, Phrase, Reading};
use crate::engine::role::portfolio_end;
use crate::engine::text::Address;
use crate::gazetteer::EntityType;

/// Which words are taken already, and by what type of entity.
#[derive(Debug)]
pub(in crate::engine) struct Cover(Vec<Option<Covered>>);

/// What covers a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Covered {
    /// A name of this type.
    Name(EntityType),
    /// A URL, a mail address, a handle.
    Address,
    /// A field of office after a title.
    Portfolio,
    /// The name of a law, an event, a product.
    Thing,
}

impl Cover {
    pub fn new(reading: &Reading<'_>, names: &[Named], addresses: &[Address]) -> Self {
        let mut cover = Self(vec![None; reading.words.len()]);
        for address in reading.stop.until(addresses) {
            for word in reading.words_touching(address.span) {
                cover.0[word] = Some(Covered::Address);
            }
        }
        cover.add(names);
        cover.add_portfolios(reading);
        cover.add_phrases(reading);
        cover
    }

    /// The fields of office after a title (`Minister of Education`) are no name's first words.
    fn add_portfolios(&mut self, reading: &Reading<'_>) {
        let titles = reading.phrases().iter().filter(|hit| matches!(hit.phrase, Phrase::Title(..)));
        for hit in reading.stop.until(titles) {
            if let Some(end) = portfolio_end(reading, hit.words.end) {
                for word in hit.words.end..end {
                    self.0[word].get_or_insert(Covered::Portfolio);
                }
            }
        }
    }

    /// Phrases that name nobody (`Roe v. Wade`), where no more of a name follows.
    fn add_phrases(&mut self, reading: &Reading<'_>) {
        for hit in reading.phrases().iter().filter(|hit| hit.phrase == Phrase::NoName) {
            let goes_on =
                reading.after(hit.words.end - 1).is_some_and(|next| reading.words[next].shape.starts_with_capital());
            if !goes_on && !reading.words[hit.words.start].classes.any(Classes::GIVEN) {
                self.add_thing(hit.words.clone());
            }
        }
    }

    /// The words of a name of a thing (`Acme Growth Plan`) are nobody's name, nor part of one.
    pub fn add_thing(&mut self, words: Range<usize>) {
        for word in words {
            self.0[word].get_or_insert(Covered::Thing);
        }
    }

    pub fn add(&mut self, names: &[Named]) {
        for named in names {
            for word in named.words.clone() {
                self.0[word] = Some(Covered::Name(named.entity_type));
            }
        }
    }

    pub fn is_free(&self, word: usize) -> bool {
        self.0.get(word).is_some_and(Option::is_none)
    }

    pub fn is_organization(&self, word: usize) -> bool {
        self.0.get(word) == Some(&Some(Covered::Name(EntityType::Organization)))
    }

    pub fn is_person(&self, word: usize) -> bool {
        self.0.get(word) == Some(&Some(Covered::Name(EntityType::Person)))
    }

    pub fn is_place(&self, word: usize) -> bool {
        self.0.get(word) == Some(&Some(Covered::Name(EntityType::Place)))
    }
}
