//! Names in a list of people: `Joe Biden, Sarbananda Sonowal and Emmanuel Macron`.

use std::ops::Range;

use foldhash::HashSet;

use super::cover::Cover;
use crate::engine::mention::Named;
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::Shape;
use crate::gazetteer::EntityType;

/// The words of the people who were discovered so far.
pub(super) struct People(HashSet<usize>);

impl People {
    pub fn new(names: &[Named]) -> Self {
        let people = names.iter().filter(|named| named.entity_type == EntityType::Person);
        Self(people.flat_map(|named| named.words.clone()).collect())
    }

    /// Whether a run of two or three words that are no everyday words stands between two people of a list.
    pub fn holds(&self, reading: &Reading<'_>, cover: &Cover, run: &Range<usize>) -> bool {
        let known = |word: usize| cover.is_person(word) || self.0.contains(&word);
        let before = run.start.checked_sub(2).is_some_and(|word| reading.is(word + 1, ",") && known(word));
        let comma = usize::from(reading.is(run.end, ","));
        let next = run.end + comma + usize::from(reading.is(run.end + comma, "and"));
        let plain = |word: usize| {
            reading.words[word].shape == Shape::Capitalized
                && !reading.words[word]
                    .classes
                    .any(Classes::COMMON.or(Classes::ORGANIZATION_HEAD).or(Classes::PLACE_HEAD))
        };
        // `Joe Biden, Olaf Scholz and Christian Plainfeld`: the third of three.
        let last = run.start.checked_sub(4).is_some_and(|word| {
            reading.is(run.start - 1, "and")
                && known(run.start - 2)
                && (word.saturating_sub(2)..=word).any(|comma| reading.is(comma, ",") && comma > 0 && known(comma - 1))
        });
        let ends = || !reading.words.get(run.end).is_some_and(|next| next.shape == Shape::Clitic);
        (2..4).contains(&run.len())
            && reading.style(run.start) == Style::Running
            && (before && next > run.end && known(next) || last && ends())
            && run.clone().all(plain)
    }
}
