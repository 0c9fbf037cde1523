//! Which titles stand for a person at all, and for whom they cannot stand.

use foldhash::HashSet;

use super::phrase::{Determiner, TitlePhrase};
use super::reference::Resolver;
use crate::engine::RoleStatus;
use crate::engine::mention::Key;
use crate::engine::text::Shape;
use crate::gazetteer::TitleId;

/// What makes a title beside it an office instead of a person.
const OFFICE_NOUNS: [&str; 18] = [
    "countries",
    "country",
    "state",
    "states",
    "candidate",
    "post",
    "office",
    "role",
    "position",
    "job",
    "race",
    "election",
    "elections",
    "hopeful",
    "level",
    "contest",
    "primary",
    "nominee",
];

/// The longest way back from a reference to the subject of its clause.
const LONGEST_CLAUSE: usize = 12;
/// Words at which a clause of its own starts: behind them the reference may mean the same person.
const CLAUSE_BREAKS: [&str; 24] = [
    "and", "but", "or", "that", "who", "which", "when", "while", "as", "because", "before", "after", "if", "whether",
    "since", "until", "where", "said", "says", "say", "told", "though", "although", "so",
];

impl Resolver<'_, '_> {
    /// Whether the phrase is one person's: singular, and definite by its article, its affiliation or a headline's brevity.
    pub fn stands_for_somebody(&self, phrase: &TitlePhrase, stated: &HashSet<TitleId>) -> bool {
        if phrase.plural
            || phrase.status != RoleStatus::Current
                && phrase.status != RoleStatus::Former
                && phrase.status != RoleStatus::Acting
        {
            return false;
        }
        if self.reading.after(phrase.end - 1).is_some_and(|next| self.reading.is_any(next, &OFFICE_NOUNS)) {
            return false;
        }
        if self.reading.words.get(phrase.end).is_some_and(|next| next.shape == Shape::Hyphen) {
            return false;
        }
        if self.is_office_or_denied(phrase) {
            return false;
        }
        let verb_before = phrase.start.checked_sub(1).is_some_and(|before| {
            self.reading.is_same_sentence(before, phrase.start)
                && self
                    .reading
                    .is_any(before, &["as", "become", "became", "becoming", "for", "elected", "named", "appointed"])
        });
        match phrase.determiner {
            Determiner::Definite => !(phrase.weak && phrase.affiliations.is_empty() && !stated.contains(&phrase.id)),
            Determiner::None if phrase.possessed => !phrase.weak,
            Determiner::None if phrase.affiliated_before => !verb_before || self.possessive_before(phrase),
            _ => false,
        }
    }

    /// Whether `the post of` or `is not` stands before.
    fn is_office_or_denied(&self, phrase: &TitlePhrase) -> bool {
        let reading = self.reading;
        let Some(before) = reading.before(phrase.outer_start()) else { return false };
        let office = || reading.before(before).is_some_and(|noun| reading.is_any(noun, &OFFICE_NOUNS));
        reading.is_any(before, &["not", "never"]) || reading.is(before, "of") && office()
    }

    /// Whether the title is of a body that nothing knows (`the president of the bank`), and so perhaps nobody's of the document.
    pub fn is_of_another_body(&self, phrase: &TitlePhrase) -> bool {
        const COUNTRY: [&str; 8] = ["country", "nation", "republic", "state", "union", "day", "time", "government"];
        let reading = self.reading;
        let Some(of) = reading.after(phrase.end - 1).filter(|&of| reading.is(of, "of")) else { return false };
        let noun = of + 1 + usize::from(reading.is_any(of + 1, &["the", "a", "this", "that", "his", "her", "their"]));
        phrase.end == phrase.title.end && !reading.is_any(noun, &COUNTRY)
    }

    /// The people of the simple clause whose verb has the reference for its object: they are somebody else (`Biden met the president`).
    pub fn subjects(&self, phrase: &TitlePhrase) -> Vec<Key> {
        let reading = self.reading;
        let mut people = Vec::new();
        for word in (phrase.outer_start().saturating_sub(LONGEST_CLAUSE)..phrase.outer_start()).rev() {
            let same = reading.is_same_sentence(word, phrase.start);
            if !same || reading.words[word].shape == Shape::Punctuation || reading.is_any(word, &CLAUSE_BREAKS) {
                break;
            }
            let names = self.names;
            let possessor = reading.words.get(word + 1).is_some_and(|next| next.shape == Shape::Clitic);
            if let Some(person) = names.person_ending_at(word).filter(|_| !possessor) {
                people.push(names.key(person));
            }
        }
        people
    }

    /// Whether the affiliation is a possessive (`China's president`).
    fn possessive_before(&self, phrase: &TitlePhrase) -> bool {
        phrase.affiliations.first().is_some_and(|&name| {
            let end = self.names.words(name).end;
            self.reading.words.get(end).is_some_and(|word| word.shape == Shape::Clitic)
        })
    }
}
