//! What a run of capitalized words names, by its own words and by those around it.

use std::ops::Range;

use super::cues::{self, Cover};
use super::run::{is_eastern_given_name, is_regnal_number, is_titled_surname};
use crate::engine::reading::{Classes, Dateline, Reading, Style};
use crate::engine::text::{Gap, Shape};
use crate::gazetteer::EntityType;

/// What a run was found to be.
pub(super) struct Verdict {
    pub words: Range<usize>,
    pub entity_type: EntityType,
    pub confidence: f32,
    pub rule: &'static str,
}

/// The most words of a person's name.
const LONGEST_PERSON: usize = 6;

/// Judges a run; none where nothing tells what it names.
pub(super) fn classify(reading: &Reading<'_>, cover: &Cover, run: Range<usize>) -> Option<Verdict> {
    let words = without_tail(reading, trimmed(reading, run)?);
    let run = Run { reading, cover, words };
    let named = run.organization().or_else(|| run.acronym()).or_else(|| run.person());
    let found = named.or_else(|| run.organization_by_cue()).or_else(|| run.place());
    let (entity_type, confidence, rule) = found?;
    Some(Verdict { words: run.words, entity_type, confidence, rule })
}

/// Whether a run is the name of a thing: of a law, an event, a ship.
pub(super) fn is_thing(reading: &Reading<'_>, run: &Range<usize>) -> bool {
    if reading.style(run.start) != Style::Running {
        return false;
    }
    let class = |word: usize| reading.words[word].classes;
    let words = run.clone().filter(|&word| reading.words[word].shape.is_word()).count();
    let after = run.start.checked_sub(1).is_some_and(|before| class(before).any(Classes::THING_PREFIX)) && words < 4;
    let person = words == 2 && class(run.start).any(Classes::GIVEN) && class(run.end - 1).any(Classes::SURNAME);
    let ends = words > 1 && class(run.end - 1).any(Classes::THING_HEAD) && !person;
    let opens = words > 1 && class(run.start).any(Classes::THING_PREFIX);
    ends || opens || after
}

/// The name of the storm that a run of two words is: `Katrina` of `Hurricane Katrina`.
pub(super) fn storm(reading: &Reading<'_>, run: &Range<usize>) -> Option<usize> {
    let named = run.len() == 2 && reading.is_any(run.start, &["cyclone", "hurricane", "storm", "typhoon"]);
    named.then_some(run.end - 1)
}

/// Leaves out an everyday word that only opens the sentence, and what dangles at the end.
fn trimmed(reading: &Reading<'_>, run: Range<usize>) -> Option<Range<usize>> {
    let Range { mut start, mut end } = run;
    let everyday = |word: usize| {
        let classes = reading.words[word].classes;
        classes.any(Classes::COMMON.or(Classes::SPEECH)) && !classes.any(Classes::GIVEN.or(Classes::ORGANIZATION_HEAD))
    };
    while start < end && reading.opens_sentence(start) && everyday(start) {
        start += 1;
    }
    while start < end && !reading.words[end - 1].shape.is_word() {
        end -= 1;
    }
    // `Independent Zedrik Plainfeld`.
    let given = |word: usize| reading.words[word].classes.any(Classes::GIVEN);
    let heads = Classes::ORGANIZATION_HEAD.or(Classes::ORGANIZATION_SUFFIX).or(Classes::PLACE_HEAD);
    let headed = || reading.words[end - 1].classes.any(heads);
    if end - start == 3
        && reading.words[start].classes.any(Classes::COMMON)
        && given(start + 1)
        && !given(start)
        && !headed()
    {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// A person's name ends before an everyday word: `John Smith` of `John Smith Direct Dial`. Not where a head ends the run.
fn without_tail(reading: &Reading<'_>, run: Range<usize>) -> Range<usize> {
    let class = |word: usize| reading.words[word].classes;
    let heads = Classes::ORGANIZATION_HEAD.or(Classes::ORGANIZATION_SUFFIX).or(Classes::PLACE_HEAD);
    let headed = run.clone().any(|word| class(word).any(heads) || reading.words[word].shape == Shape::Lower);
    if run.len() < 3 || headed || !class(run.start).any(Classes::GIVEN) {
        return run;
    }
    let names = Classes::FAMILY_NAME.or(Classes::GIVEN).or(Classes::WEAK_GIVEN);
    let glued = |word: usize| reading.words[word - 1].shape == Shape::Hyphen;
    let tail = |word: usize| class(word).any(Classes::COMMON) && !class(word).any(names) && !glued(word);
    let tail = (run.start + 2..run.end).find(|&word| tail(word));
    run.start..tail.unwrap_or(run.end)
}

struct Run<'a, 't> {
    reading: &'a Reading<'t>,
    cover: &'a Cover,
    words: Range<usize>,
}

type Finding = (EntityType, f32, &'static str);

impl Run<'_, '_> {
    fn first(&self) -> usize {
        self.words.start
    }

    fn last(&self) -> usize {
        self.words.end - 1
    }

    fn is(&self, word: usize, class: Classes) -> bool {
        self.reading.words[word].classes.any(class)
    }

    /// How many words the run has, punctuation aside.
    fn len(&self) -> usize {
        self.words.clone().filter(|&word| self.reading.words[word].shape.is_word()).count()
    }

    fn organization(&self) -> Option<Finding> {
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
        if self.is(self.last(), Classes::ORGANIZATION_HEAD) {
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
                .is_some_and(|word| self.reading.is_any(word, &["at", "in", "near", "on"]));
        !street
            && self.is(self.first(), Classes::GIVEN)
            && self.len() < 4
            && between
            && self.is(self.last(), Classes::FAMILY_NAME)
    }

    /// `Kathryn Waters said`: the common noun of a place that is a family name behind a given one.
    fn is_speaker(&self) -> bool {
        self.len() == 2
            && self.is(self.first(), Classes::GIVEN)
            && self.is(self.last(), Classes::PLACE_HEAD)
            && !self.is(self.last(), Classes::ORGANIZATION_HEAD)
            && (cues::before_speech(self.reading, self.last()) || cues::before_apposition(self.reading, self.last()))
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
    fn acronym(&self) -> Option<Finding> {
        let (reading, first) = (self.reading, self.first());
        let introduced = self.len() == 1
            && reading.words[first].shape == Shape::AllCaps
            && cues::in_brackets(reading, first, self.last())
            && self.cover.is_organization(first - 2);
        introduced.then_some((EntityType::Organization, 0.6, "acronym"))
    }

    fn person(&self) -> Option<Finding> {
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
        if cues::after_honorific(reading, first) {
            return person(0.78, "after-honorific");
        }
        let title = cues::after_title(reading, first);
        if self.len() < 3 && cues::after_greeting(reading, first, last) {
            return person(0.8, "greeting");
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
            || cues::before_copula(reading, last);
        match () {
            () if around => person(0.8, "person-cue"),
            // `the village of Clyst St. Mary` is none.
            () if cues::after_place_cue(reading, first) => None,
            () if surname && !self.is(first, Classes::COMMON.or(Classes::NAME_PREFIX)) => person(0.75, "surname"),
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

    /// `a lawyer for the church, Kendrick Moxon.`: words that are no others, in an apposition to a title.
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
            || self.is_speaker()
            || self.len() > 1 && is_regnal_number(self.reading, self.last());
        let no_acronym = self.words.clone().all(|word| reading.words[word].shape != Shape::AllCaps || self.len() > 1);
        let first_is_name = self.len() == 1
            || !self.is(self.first(), Classes::COMMON)
            || self.is(self.first(), Classes::GIVEN.or(Classes::WEAK_GIVEN));
        let spelled = self.len() == 1
            || self.words.clone().any(|word| self.reading.words[word].span.len() > 2)
            || cues::after_title(reading, self.first());
        self.len() <= LONGEST_PERSON && spelled && last_is_name && no_acronym && first_is_name
    }

    /// `Kathryn Waters`, `Mark Close`: behind a plain given name an everyday word with a capital is a family name, too.
    fn is_given_and_everyday_word(&self) -> bool {
        let heads = Classes::ORGANIZATION_HEAD.or(Classes::PLACE_HEAD).or(Classes::SPEECH).or(Classes::STARTER);
        self.len() == 2
            && self.is(self.first(), Classes::GIVEN)
            && !self.is(self.last(), heads)
            && self.reading.style(self.first()) == Style::Running
            && !cues::after_determiner(self.reading, self.first())
    }

    /// `the security firm Plainfeld`, `Plainfeld employees`, `Plainfeld is a company`.
    fn organization_by_cue(&self) -> Option<Finding> {
        let (reading, first, last) = (self.reading, self.first(), self.last());
        let known = Classes::COMMON.or(Classes::NATIONALITY).or(Classes::PLACE_HEAD).or(Classes::DIRECTION);
        let named = self.len() < 5
            && reading.style(first) == Style::Running
            && reading.words[first].shape != Shape::Initial
            && !self.is(first, Classes::NATIONALITY)
            && self.words.clone().any(|word| reading.words[word].shape.is_word() && !self.is(word, known))
            && !(self.len() == 1 && self.is(first, Classes::FAMILY_NAME.or(Classes::GIVEN).or(Classes::WEAK_GIVEN)));
        (named && cues::tells_organization(reading, first, last)).then_some((
            EntityType::Organization,
            0.75,
            "organization-cue",
        ))
    }

    fn place(&self) -> Option<Finding> {
        let reading = self.reading;
        let (first, last) = (self.first(), self.last());
        if reading.style(first) != Style::Running || self.len() > 4 {
            return None;
        }
        // `Fort Lee`, `El Castillo`; but `St. Jerome` is a person.
        let saint = reading.is_any(first, &["St", "Saint", "San", "Santa", "Santo"]) && self.is(last, Classes::GIVEN);
        let leads = self.is(first, Classes::NAME_PREFIX) && !saint;
        // `New Culture` is none.
        let named = !self.is(last, Classes::COMMON) || self.is(last, Classes::SURNAME.or(Classes::PLACE_HEAD));
        if self.len() > 1 && named && (leads || reading.is(first, "river")) {
            return Some((EntityType::Place, 0.72, "place-head"));
        }
        if self.is(first, Classes::COMMON.or(Classes::NATIONALITY)) && self.len() == 1 {
            return None;
        }
        if cues::after_place_cue(reading, first) || reading.dateline(&self.words) == Some(Dateline::Full) {
            return Some((EntityType::Place, 0.7, "place-cue"));
        }
        if cues::before_place(reading, self.cover, last)
            && !reading.opens_sentence(first)
            && !cues::after_article(reading, first)
        {
            return Some((EntityType::Place, 0.72, "before-containing-place"));
        }
        let plain = reading.words[first].shape == Shape::Capitalized;
        let goes_on = reading.words.get(last + 1).is_some_and(|next| {
            matches!(next.shape, Shape::Clitic | Shape::Number | Shape::Hyphen)
                || reading.is_any(last + 1, &[":", "("])
                // `Justice in Policing Act`.
                || next.shape.starts_with_capital() && next.gap == Gap::Space
        });
        let odd = self.is(last, Classes::COMMON)
            // `Title IV`, `Appendix S1`.
            || self.is(first, Classes::COMMON) && reading.str(last).len() < 4
            || is_quality(reading.str(last))
            || has_inner_capital(reading.str(first));
        let lives = cues::after_comma_and_of(reading, first);
        if plain && (lives || !goes_on && cues::after_place_preposition(reading, first)) && !odd {
            return Some((EntityType::Place, 0.66, "after-place-preposition"));
        }
        None
    }
}

/// `Interpretation`, `Leadership`: a subject or a quality by the end of the word, no place.
fn is_quality(word: &str) -> bool {
    const ENDS: [&str; 6] = ["tion", "sion", "ship", "ness", "ology", "ism"];
    ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// `FrameNet`, `YouTube`: a brand. `McAllen`, `DeKalb` are names as others.
fn has_inner_capital(word: &str) -> bool {
    const PREFIXES: [&str; 6] = ["Mc", "Mac", "De", "La", "Le", "Du"];
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
    rest.chars().skip(1).zip(rest.chars()).any(|(letter, before)| before.is_lowercase() && letter.is_uppercase())
}
