//! The people a document names in full, for the short names that follow.

use std::ops::Range;

use foldhash::HashMap;

use super::named::{Key, Named};
use super::namesakes::{FullName, Namesakes, Told};
use crate::engine::reading::{Classes, Reading};
use crate::engine::text::{Shape, fold_name};
use crate::gazetteer::{EntityType, Gazetteer, NameForm};

/// Full names by the short names they allow, each list in text order.
#[derive(Debug, Default)]
pub(in crate::engine) struct People {
    by_family: HashMap<String, Namesakes>,
    by_given: HashMap<String, Namesakes>,
    told: HashMap<Key, Told>,
}

impl People {
    /// Adds the people whom `names` of the document's title names in full; they count as standing before the text. To be called
    /// before [`add_text`](Self::add_text).
    pub fn add_title(&mut self, names: &[Named], gazetteer: &Gazetteer, title: &str) {
        for named in names {
            self.add(named, 0, false, gazetteer, title);
        }
    }

    /// Adds the people whom `names` of the text, in text order, names in full.
    pub fn add_text(&mut self, names: &[Named], gazetteer: &Gazetteer, reading: &Reading<'_>) {
        for named in reading.stop.until(names) {
            let relative = is_named_as_relative(reading, &named.words);
            self.add(named, named.span.start, relative, gazetteer, reading.text);
        }
    }

    fn add(&mut self, named: &Named, at: usize, relative: bool, gazetteer: &Gazetteer, text: &str) {
        let short = matches!(named.form, NameForm::Family | NameForm::Given);
        if short || named.entity_type != EntityType::Person {
            return;
        }
        let surface = fold_name(named.span.of(text));
        let words: Vec<&str> = surface.split([' ', '\n']).collect();
        let known_family = named.key.entry().and_then(|entry| gazetteer.entry(entry).family()).map(fold_name);
        // A pen name ends in a family name of its own; `Sultan of Swat` in none.
        let plain = words.len() > 1 && !words.iter().any(|word| matches!(*word, "of" | "the"));
        let own = || plain.then(|| family_name(&words, named.span.of(text)).to_owned());
        let stated = known_family.filter(|family| !plain || has_words(&surface, family));
        let family = stated.or_else(own);
        if let Some(family) = family {
            let eastern = words.len() > 1 && words.first() == Some(&family.as_str());
            let full = FullName { at, key: named.key, eastern };
            let told = self.told.entry(named.key).or_insert(Told { relative, count: 0 });
            told.count += 1;
            // Eastern order puts the family name first; what is left is the given name either way.
            let given = if words.first() == Some(&family.as_str()) { words.last() } else { words.first() };
            if let Some(given) = given.filter(|given| **given != family && given.len() > 1) {
                self.by_given.entry((*given).to_owned()).or_default().add(full, *told);
            }
            self.by_family.entry(family).or_default().add(full, *told);
        }
    }

    /// Whom a family name at byte `at` means ([`Namesakes::meant`]), and whether several people of the document share it.
    pub fn with_family(&self, folded: &str, at: usize) -> Option<(Key, bool)> {
        self.by_family.get(folded)?.meant(at)
    }

    /// Whom a family name at byte `at` means that is of one person alone, who is named in full before.
    pub fn with_family_before(&self, folded: &str, at: usize) -> Option<Key> {
        let namesakes = self.by_family.get(folded).filter(|namesakes| !namesakes.is_shared())?;
        namesakes.first().filter(|first| first.at < at).map(|first| first.key)
    }

    /// Whom a given name at byte `at` means; nobody where several people of the document share it.
    pub fn with_given(&self, folded: &str, at: usize) -> Option<Key> {
        self.by_given.get(folded)?.meant(at).filter(|(_, shared)| !shared).map(|(key, _)| key)
    }
}

/// Whether a noun of relatives stands a few words before (`her father, X Y`) or in an apposition after (`X Y, her father`).
fn is_named_as_relative(reading: &Reading<'_>, words: &Range<usize>) -> bool {
    const REACH: usize = 4;
    let kin = |word: usize| reading.words[word].classes.any(Classes::KIN) && reading.words[word].shape == Shape::Lower;
    let sentence = reading.words[words.start].sentence;
    let before = (words.start.saturating_sub(REACH)..words.start).rev();
    let mut before = before.take_while(|&word| reading.words[word].sentence == sentence);
    let after = (words.end + 1..reading.words.len().min(words.end + REACH)).take_while(|&word| !reading.is(word, ","));
    // `X Y is the son of Z Y`: both may be meant.
    let of = words.start.checked_sub(1).is_some_and(|before| reading.is(before, "of"));
    !of && before.any(kin) || reading.is(words.end, ",") && after.into_iter().any(kin)
}

/// Whether the words of `part` stand in `name`, both folded.
fn has_words(name: &str, part: &str) -> bool {
    name.match_indices(part).any(|(at, _)| {
        let edge = |letter: Option<char>| !letter.is_some_and(char::is_alphanumeric);
        edge(name[..at].chars().next_back()) && edge(name[at + part.len()..].chars().next())
    })
}

/// The family name: the first word before a hyphenated eastern given name (`Wong Pik-wan`), else the last.
fn family_name<'a>(words: &[&'a str], surface: &str) -> &'a str {
    let eastern =
        surface.rsplit(' ').next().and_then(|given| given.split_once('-')).is_some_and(|(first, second)| {
            first.starts_with(char::is_uppercase) && second.starts_with(char::is_lowercase)
        });
    if eastern { words.first().copied().unwrap_or_default() } else { last_name(words) }
}

/// The family name of a name in Western order: the last word but for `jr` and the like.
fn last_name<'a>(words: &[&'a str]) -> &'a str {
    let suffix = |word: &str| matches!(word.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv");
    words.iter().rev().find(|word| !suffix(word)).copied().unwrap_or_default()
}
