//! The people a document names in full, for the short names that follow.

use foldhash::HashMap;

use super::named::{Key, Named};
use crate::engine::reading::Reading;
use crate::engine::text::fold_name;
use crate::gazetteer::{EntityType, Gazetteer, NameForm};

/// A full name of a person in the document.
#[derive(Debug, Clone, Copy)]
pub(in crate::engine) struct FullName {
    /// The first byte of the mention.
    pub at: usize,
    pub key: Key,
}

/// Full names by the short names they allow, each list in text order.
#[derive(Debug, Default)]
pub(in crate::engine) struct People {
    by_family: HashMap<String, Namesakes>,
    by_given: HashMap<String, Namesakes>,
}

/// The full names that allow one short name, in text order.
#[derive(Debug, Default)]
struct Namesakes {
    names: Vec<FullName>,
    /// They are of several people.
    shared: bool,
}

impl Namesakes {
    fn add(&mut self, name: FullName) {
        self.shared |= self.names.first().is_some_and(|first| first.key != name.key);
        self.names.push(name);
    }

    /// The nearest full name before `at`, else the first after it, and whether several people share the short name.
    fn nearest(&self, at: usize) -> Option<(Key, bool)> {
        let after = self.names.partition_point(|name| name.at < at);
        let chosen = self.names.get(after.saturating_sub(1))?;
        Some((chosen.key, self.shared))
    }
}

impl People {
    /// Adds the people whom `names` of the document's title names in full; they count as standing before the text. To be called
    /// before [`add_text`](Self::add_text).
    pub fn add_title(&mut self, names: &[Named], gazetteer: &Gazetteer, title: &str) {
        for named in names {
            self.add(named, 0, gazetteer, title);
        }
    }

    /// Adds the people whom `names` of the text, in text order, names in full.
    pub fn add_text(&mut self, names: &[Named], gazetteer: &Gazetteer, reading: &Reading<'_>) {
        for named in reading.stop.until(names) {
            self.add(named, named.span.start, gazetteer, reading.text);
        }
    }

    fn add(&mut self, named: &Named, at: usize, gazetteer: &Gazetteer, text: &str) {
        let short = matches!(named.form, NameForm::Family | NameForm::Given);
        if short || named.entity_type != EntityType::Person {
            return;
        }
        let full = FullName { at, key: named.key };
        let surface = fold_name(named.span.of(text));
        let words: Vec<&str> = surface.split([' ', '\n']).collect();
        let known_family = named.key.entry().and_then(|entry| gazetteer.entry(entry).family()).map(fold_name);
        // A pen name ends in a family name of its own; `Sultan of Swat` in none.
        let plain = words.len() > 1 && !words.iter().any(|word| matches!(*word, "of" | "the"));
        let own = || plain.then(|| family_name(&words, named.span.of(text)).to_owned());
        let stated = known_family.filter(|family| !plain || has_words(&surface, family));
        let family = stated.or_else(own);
        if let Some(family) = family {
            // Eastern order puts the family name first; what is left is the given name either way.
            let given = if words.first() == Some(&family.as_str()) { words.last() } else { words.first() };
            if let Some(given) = given.filter(|given| **given != family && given.len() > 1) {
                self.by_given.entry((*given).to_owned()).or_default().add(full);
            }
            self.by_family.entry(family).or_default().add(full);
        }
    }

    /// Whom a family name at byte `at` means: the nearest earlier full name that has it, else the first later one. Also tells whether
    /// several people of the document share it.
    pub fn with_family(&self, folded: &str, at: usize) -> Option<(Key, bool)> {
        self.by_family.get(folded)?.nearest(at)
    }

    /// Whom a family name at byte `at` means that is of one person alone, who is named in full before.
    pub fn with_family_before(&self, folded: &str, at: usize) -> Option<Key> {
        let namesakes = self.by_family.get(folded).filter(|namesakes| !namesakes.shared)?;
        namesakes.names.first().filter(|first| first.at < at).map(|first| first.key)
    }

    /// Whom a given name at byte `at` means; nobody where several people of the document share it.
    pub fn with_given(&self, folded: &str, at: usize) -> Option<Key> {
        self.by_given.get(folded)?.nearest(at).filter(|(_, shared)| !shared).map(|(key, _)| key)
    }
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
