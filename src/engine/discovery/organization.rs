//! Whether a run names an organization: by its head or suffix, by what stands around it.

use super::classify::{BODY_CUE, Finding, Run};
use super::cues;
use crate::engine::reading::{Classes, Style};
use crate::engine::text::Shape;
use crate::gazetteer::EntityType;

impl Run<'_, '_> {
    /// By its last words; a place by its head.
    pub fn by_head(&self) -> Option<Finding> {
        if self.len() < 2 {
            return None;
        }
        if self.is(self.last(), Classes::ORGANIZATION_SUFFIX) {
            return Some((EntityType::Organization, 0.7, "organization-suffix"));
        }
        let person = self.has_given_and_family_name() || self.is_speaker();
        if cues::after_honorific(self.reading, self.first()) || person || self.is_everyday() {
            return None;
        }
        if self.is(self.last(), Classes::PLACE_HEAD) && !self.is(self.last(), Classes::ORGANIZATION_HEAD) {
            return Some((EntityType::Place, 0.72, "place-head"));
        }
        if self.is(self.last(), Classes::ORGANIZATION_HEAD) || self.is_firm_of_names() {
            return Some((EntityType::Organization, 0.64, "organization-head"));
        }
        if self.is(self.first(), Classes::ORGANIZATION_OPENER) {
            return Some((EntityType::Organization, 0.64, "organization-head"));
        }
        let complement = self.words.clone().find(|&word| self.reading.is_any(word, &["of", "for", "on"]))?;
        let head = complement.checked_sub(1).filter(|head| self.words.contains(head))?;
        self.is(head, Classes::ORGANIZATION_HEAD).then_some((EntityType::Organization, 0.64, "organization-head"))
    }

    /// `Bill Green`, `Marc Lamont Hill`: a head that is a family name behind given names.
    fn has_given_and_family_name(&self) -> bool {
        let given = Classes::GIVEN.or(Classes::WEAK_GIVEN);
        let name = |word: usize| self.is(word, given) || self.reading.words[word].shape == Shape::Initial;
        let between = self.words.clone().skip(1).take(self.words.len() - 2);
        let between = between.filter(|&word| self.reading.words[word].shape.is_word()).all(name);
        let street = self.is(self.last(), Classes::PLACE_HEAD)
            && self
                .reading
                .before(self.first())
                .is_some_and(|word| self.reading.is_any(word, &["at", "from", "in", "near", "on", "to"]));
        !street
            && self.is(self.first(), Classes::GIVEN)
            && self.len() < 4
            && between
            && self.is(self.last(), Classes::FAMILY_NAME)
    }

    /// `Clarissa Waters said`: the common noun of a place that is a family name behind a given one.
    pub fn is_speaker(&self) -> bool {
        self.len() == 2
            && self.is(self.first(), Classes::GIVEN)
            && self.is(self.last(), Classes::PLACE_HEAD)
            && !self.is(self.last(), Classes::ORGANIZATION_HEAD)
            && (cues::before_speech(self.reading, self.last()) || cues::before_apposition(self.reading, self.last()))
    }

    /// `Fisher & Paykel Healthcare`: a company by the names of its founders.
    fn is_firm_of_names(&self) -> bool {
        let name = |word: usize| {
            self.reading.words[word].shape == Shape::Capitalized
                && self.reading.str(word).len() > 2
                && !self.is(word, Classes::COMMON)
        };
        let given = |word: usize| self.is(word, Classes::GIVEN);
        let joins = |&and: &usize| self.reading.is(and, "&") && and > self.first() && and < self.last();
        // Two names alone are authors as often.
        let glued = |word: usize| word > 0 && self.reading.words[word - 1].shape == Shape::Hyphen;
        let words = self.words.clone().filter(|&word| self.reading.words[word].shape.is_word());
        words.filter(|&word| !glued(word)).count() > 2
            && self
                .words
                .clone()
                .find(joins)
                .is_some_and(|and| name(and - 1) && name(and + 1) && !(given(and - 1) && given(and + 1)))
    }

    /// `Educational Resources`: everyday words alone, without an article, are a subject, no body.
    fn is_everyday(&self) -> bool {
        let head = self.last();
        let mut words = self.words.clone().filter(|&word| self.reading.words[word].shape.is_word());
        words.all(|word| {
            word == head || self.is(word, Classes::COMMON) && self.reading.words[word].shape == Shape::Capitalized
        }) && !cues::after_article(self.reading, self.first())
    }

    /// An acronym in brackets after the name of an organization.
    pub fn acronym(&self) -> Option<Finding> {
        let (reading, first) = (self.reading, self.first());
        let introduced = self.len() == 1
            && reading.words[first].shape == Shape::AllCaps
            && cues::in_brackets(reading, first, self.last())
            && self.cover.is_organization(first - 2);
        introduced.then_some((EntityType::Organization, 0.6, "acronym"))
    }

    /// `the lender Plainfeld`, `the CEO of Plainfeld`, `Plainfeld said it …`: behind the noun of a kind of body that is no title of people,
    /// a body, unless a given name opens it; with what only bodies have and do, a body in any case.
    pub fn organization_by_kind(&self) -> Option<Finding> {
        let (reading, first, last) = (self.reading, self.first(), self.last());
        let given = Classes::GIVEN.or(Classes::WEAK_GIVEN);
        let may_be = !self.is(first, given) && reading.words[first].shape != Shape::Initial;
        let told = may_be && cues::after_kind(reading, first) && !cues::after_title(reading, first);
        let acts = cues::after_part_of_body(reading, first) || may_be && cues::before_act_of_body(reading, last);
        let named = self.len() < 5
            && reading.style(first) == Style::Running
            && !self.words.clone().all(|word| self.is(word, Classes::COMMON))
            && !self.is(last, Classes::PLACE_HEAD.or(Classes::NATIONALITY));
        if acts && named {
            return Some((EntityType::Organization, 0.75, BODY_CUE));
        }
        told.then(|| self.organization_by_cue()).flatten()
    }

    /// `the security firm Plainfeld`, `Plainfeld employees`, `Plainfeld is a company`.
    pub fn organization_by_cue(&self) -> Option<Finding> {
        let (reading, first, last) = (self.reading, self.first(), self.last());
        let known = Classes::COMMON.or(Classes::NATIONALITY).or(Classes::PLACE_HEAD).or(Classes::DIRECTION);
        let named = self.len() < 5
            && reading.style(first) == Style::Running
            && reading.words[first].shape != Shape::Initial
            && !self.is(first, Classes::NATIONALITY)
            && self.words.clone().any(|word| reading.words[word].shape.is_word() && !self.is(word, known))
            && !(self.len() == 1 && self.is(first, Classes::FAMILY_NAME.or(Classes::GIVEN).or(Classes::WEAK_GIVEN)));
        // `the US Curling Fans president`, `Bearded president X`.
        let free = reading.before(first).is_none_or(|before| self.cover.is_free(before));
        let adjective = |word: &str| ["ed", "ing", "ly", "ish"].iter().any(|end| word.ends_with(end));
        let officer = || {
            free && !(reading.opens_sentence(first) && adjective(reading.str(first)))
                && cues::before_officer(reading, last, &cues::OFFICERS)
        };
        (named && (cues::tells_organization(reading, first, last) || officer())).then_some((
            EntityType::Organization,
            0.75,
            BODY_CUE,
        ))
    }
}
