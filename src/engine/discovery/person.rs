//! Whether a run names a person: by given and family names, titles and verbs.

use super::classify::{Finding, Run};
use super::cues;
use super::run::{is_eastern_given_name, is_regnal_number, is_titled_surname};
use crate::engine::reading::{Classes, Style};
use crate::engine::text::Shape;
use crate::gazetteer::EntityType;

/// The most words of a person's name.
const LONGEST_PERSON: usize = 6;

impl Run<'_, '_> {
    /// By its words and by the words beside it.
    pub fn person(&self) -> Option<Finding> {
        let reading = self.reading;
        let person = |confidence, rule| Some((EntityType::Person, confidence, rule));
        let (first, last) = (self.first(), self.last());
        if !self.may_be_person() {
            return None;
        }
        let heads = Classes::ORGANIZATION_HEAD.or(Classes::PLACE_HEAD);
        let everyday = heads.or(Classes::COMMON).or(Classes::NATIONALITY);
        let no_name = self.len() == 1
            && self.is(first, everyday)
            && !self.is(first, Classes::SURNAME)
            && !is_titled_surname(reading, first);
        if no_name {
            return None;
        }
        // `his Clarissa seat`, `in Musa Qala district`.
        let place = || cues::is_seat(reading, first, last) || cues::before_place_noun(reading, first, last);
        if !cues::after_title(reading, first) && !self.is(last, Classes::FAMILY_NAME) && place() {
            return None;
        }
        if cues::after_honorific(reading, first) {
            return person(0.78, "after-honorific");
        }
        if cues::after_kin(reading, first) && self.len() < 4 && reading.words[first].shape == Shape::Capitalized {
            return person(0.85, "after-kin");
        }
        let title = cues::after_title(reading, first);
        if self.len() < 3 && cues::after_greeting(reading, first, last) {
            return person(0.8, "greeting");
        }
        if (2..5).contains(&self.len()) && (cues::in_credit(reading, first) || cues::in_byline(reading, first, last)) {
            return person(0.88, "person-cue");
        }
        if self.len() == 1 {
            let spoken = cues::before_speech(reading, last) || cues::after_speech(reading, first);
            let running = reading.style(first) == Style::Running;
            return match () {
                () if reading.words[first].shape != Shape::Capitalized => None,
                // `Franco` in `Franco-German`.
                () if reading.words.get(last + 1).is_some_and(|next| next.shape == Shape::Hyphen) => None,
                () if title => person(0.75, "after-title"),
                () if !running || self.is(first, Classes::WEAK_GIVEN) => None,
                // `Clarissa Dalloway, 33, of Plainville said`.
                () if cues::after_comma_and_of(reading, first) => None,
                () if spoken && !cues::after_determiner(reading, first) => person(0.75, "beside-speech-verb"),
                // `the Galileo spacecraft`, `the Earl of Clare`.
                () if cues::after_article(reading, first) || cues::after_title_of(reading, first) => None,
                // `in Harrison`, `their Jasper campus`.
                () if cues::after_place_preposition(reading, first) || cues::after_owner(reading, first) => None,
                () if self.is(first, Classes::GIVEN) => person(0.7, "given-name"),
                () => None,
            };
        }
        let family_first = self.is(first, Classes::FAMILY_NAME) || !self.is(first, Classes::COMMON);
        if family_first && self.words.clone().skip(1).any(|word| is_eastern_given_name(reading, word)) {
            return person(0.88, "eastern-name");
        }
        // `San Rafael`, `La Paz`: a prefix of places.
        let given = self.is(first, Classes::GIVEN) && (title || !self.is(first, Classes::NAME_PREFIX))
            || reading.words[first].shape == Shape::Initial;
        if given {
            return person(if title { 0.93 } else { 0.88 }, "given-name");
        }
        if title {
            return person(0.75, "after-title");
        }
        if reading.style(first) == Style::TitleCase {
            return None;
        }
        let surname = self.is(last, Classes::FAMILY_NAME);
        let around = cues::before_speech(reading, last)
            || cues::after_speech(reading, first)
            || cues::before_apposition(reading, last)
            || self.len() < 4 && cues::before_who(reading, last)
            || cues::before_copula(reading, last);
        match () {
            () if around => person(0.8, "person-cue"),
            // `the village of Plain St. Mary` is none.
            () if cues::after_place_cue(reading, first) => None,
            () if surname && !self.is(first, Classes::COMMON.or(Classes::NAME_PREFIX)) => person(0.75, "surname"),
            () if self.has_particle() => person(0.7, "surname"),
            () if self.owns_with_everyday_surname() => person(0.7, "surname"),
            () if self.is_introduced() => person(0.75, "after-title"),
            // No `Geneva Conventions` after an article.
            () if self.is(first, Classes::WEAK_GIVEN)
                && !self.is(last, Classes::COMMON)
                && !cues::after_article(reading, first) =>
            {
                person(0.7, "given-name")
            }
            () => None,
        }
    }

    /// `De Gea`, `Van Dijk`: a family name with its particle.
    fn has_particle(&self) -> bool {
        const PARTICLES: [&str; 8] = ["De", "Di", "Da", "Van", "Von", "Der", "Den", "Dos"];
        self.len() == 2
            && PARTICLES.contains(&self.reading.str(self.first()))
            && self.reading.words[self.last()].shape == Shape::Capitalized
            && !self.is(self.last(), Classes::COMMON.or(Classes::PLACE_HEAD).or(Classes::ORGANIZATION_HEAD))
            && !cues::after_place_preposition(self.reading, self.first())
            && !cues::after_article(self.reading, self.first())
    }

    /// `Demarai Gray’s goal`: a word that no list knows, and a family name that is an everyday word.
    fn owns_with_everyday_surname(&self) -> bool {
        let known = Classes::COMMON.or(Classes::NATIONALITY).or(Classes::ORGANIZATION_HEAD).or(Classes::NAME_PREFIX);
        let heads = Classes::PLACE_HEAD.or(Classes::ORGANIZATION_HEAD);
        self.len() == 2
            && self.reading.words[self.first()].shape == Shape::Capitalized
            && !self.is(self.first(), known)
            && self.is(self.last(), Classes::WEAK_SURNAME)
            && !self.is(self.last(), heads)
            && self.reading.words.get(self.words.end).is_some_and(|next| next.shape == Shape::Clitic)
            && !cues::after_article(self.reading, self.first())
    }

    /// `a lawyer for the church, Zedrik Plainfeld.`: words that are no others, in an apposition to a title.
    fn is_introduced(&self) -> bool {
        let plain = |word: usize| {
            self.reading.words[word].shape == Shape::Capitalized
                && !self.is(word, Classes::COMMON.or(Classes::PLACE_HEAD))
        };
        self.words.len() < 4
            && self.words.clone().all(plain)
            && cues::after_title_and_comma(self.reading, self.cover, self.first())
            && self.reading.is_any(self.words.end, &[",", ".", ";", ")"])
    }

    /// Neither too long, nor of everyday words, nor an acronym.
    fn may_be_person(&self) -> bool {
        let reading = self.reading;
        let last_is_name = !self.is(self.last(), Classes::COMMON)
            || self.is(self.last(), Classes::SURNAME.or(Classes::GIVEN))
            || self.len() == 1 && is_titled_surname(reading, self.first())
            || self.is_given_and_everyday_word()
            || self.owns_with_everyday_surname()
            || self.is_speaker()
            || self.len() > 1 && is_regnal_number(self.reading, self.last());
        let no_acronym = self.words.clone().all(|word| reading.words[word].shape != Shape::AllCaps || self.len() > 1);
        let first_is_name = self.len() == 1
            || reading.words[self.first()].shape == Shape::Initial
            || !self.is(self.first(), Classes::COMMON)
            || self.is(self.first(), Classes::GIVEN.or(Classes::WEAK_GIVEN));
        let spelled = self.len() == 1
            || self.words.clone().any(|word| self.reading.words[word].span.len() > 2)
            || cues::after_title(reading, self.first());
        self.len() <= LONGEST_PERSON && spelled && last_is_name && no_acronym && first_is_name
    }

    /// `Clarissa Waters`, `Mark Close`: behind a plain given name an everyday word with a capital is a family name, too.
    fn is_given_and_everyday_word(&self) -> bool {
        let heads = Classes::ORGANIZATION_HEAD.or(Classes::PLACE_HEAD).or(Classes::SPEECH).or(Classes::STARTER);
        self.len() == 2
            && self.is(self.first(), Classes::GIVEN)
            && !self.is(self.last(), heads)
            && self.reading.style(self.first()) == Style::Running
            && !cues::after_determiner(self.reading, self.first())
    }
}
