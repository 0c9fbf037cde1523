//! Rule `inside-longer-name`: a known name inside a longer one that the gazetteer does not know is not that entity.
//!
//! No `Washington` in `George Washington University`, no `Paris` in `Paris Hilton`, no `China` in `Bank of China`.

use super::hit::Hit;
use super::neighbour::{KnownNames, Neighbour, after, before, head_follows};
use crate::engine::reading::{Classes, Phrase, Reading, Style};
use crate::engine::text::Shape;
use crate::gazetteer::{EntityType, NameForm};

/// What stands around a hit.
pub(super) struct Around {
    before: Neighbour,
    after: Neighbour,
    /// A hyphen joins it to the neighbour before or after.
    hyphenated: bool,
    single: bool,
    headline: bool,
    acronym: bool,
    /// Its last word is a given name.
    ends_given: bool,
    /// A head follows after more capitalized words.
    head_follows: bool,
    surname_after: bool,
    /// The adjective of a part of a country stands before: `the state Senate`.
    of_part: bool,
    /// `of` and the head of an organization's name stand before.
    complement: bool,
    /// It heads a longer name, of whose complement `of` and a capitalized word are the start: `House of Wax`.
    heads_longer: bool,
    /// A title and a preposition stand before: `Ambassador to France Clarissa Dalloway`.
    title_complement: bool,
}

/// Words in small letters that make another body of one that a country has.
const PARTS: [&str; 5] = ["county", "municipal", "provincial", "regional", "state"];

impl Around {
    /// Looks around a hit.
    pub fn new(reading: &Reading<'_>, known: &KnownNames, hit: &Hit) -> Self {
        let (first, last) = (hit.words.start, hit.words.end - 1);
        Self {
            before: before(reading, known, first),
            after: after(reading, known, last),
            hyphenated: is_hyphenated(reading, first, last),
            single: hit.words.len() == 1,
            headline: reading.style(first) != Style::Running,
            acronym: reading.words[first].shape == Shape::AllCaps,
            ends_given: reading.words[last].classes.any(Classes::GIVEN),
            head_follows: head_follows(reading, last),
            surname_after: reading.after(last).is_some_and(|word| is_surname(reading, word)),
            of_part: reading.before(first).is_some_and(|word| PARTS.iter().any(|part| reading.str(word) == *part)),
            complement: is_complement_of_head(reading, first) || is_romance_complement(reading, first),
            heads_longer: last == first && heads_longer(reading, known, first),
            title_complement: is_complement_of_title(reading, first),
        }
    }

    /// Whether it makes a name of this type and form part of a longer one.
    pub fn takes(&self, entity_type: EntityType, form: NameForm) -> bool {
        let by_neighbours = match (entity_type, form) {
            (_, NameForm::Demonym) => self.takes_demonym(),
            (EntityType::Person, NameForm::Family | NameForm::Given | NameForm::Short) => self.takes_family_name(),
            (EntityType::Person, _) => self.takes_person(),
            (EntityType::Place, _) => self.takes_place(),
            (EntityType::Organization, _) => self.takes_organization(),
        };
        let thing = self.before == Neighbour::Thing && form != NameForm::Demonym;
        by_neighbours || thing || (entity_type != EntityType::Person && self.complement)
    }

    /// `Korean` in `Korean War`; but not in `Korean President`, not in `Franco-Korean`, and not before a person the gazetteer lacks.
    fn takes_demonym(&self) -> bool {
        let named =
            matches!(self.before, Neighbour::Given | Neighbour::Initial | Neighbour::Honorific | Neighbour::Prefix);
        let heads = self.after == Neighbour::Unknown && self.head_follows;
        !self.hyphenated && (named || heads || matches!(self.after, Neighbour::Head | Neighbour::Common))
    }

    /// `Biden` in `Hunter Biden`, `Wang` in a `Wang Wenbin` nobody knows, `Trump` in `Trump Tower`.
    fn takes_family_name(&self) -> bool {
        let before = match self.before {
            Neighbour::Given | Neighbour::Initial | Neighbour::Prefix => true,
            Neighbour::Unknown | Neighbour::Family => !self.headline && !self.hyphenated,
            _ => false,
        };
        let after = match self.after {
            Neighbour::Head | Neighbour::Initial => true,
            Neighbour::Given | Neighbour::Family | Neighbour::Unknown => !self.headline || self.surname_after,
            Neighbour::Common => self.head_follows,
            _ => false,
        };
        before || after
    }

    /// `Imran Khan` in `Bushra Imran Khan`, `Ronald Reagan` in `Ronald Reagan Library`, `Pierre Charles` in `Pierre Charles L'Enfant`.
    fn takes_person(&self) -> bool {
        let heads = matches!(self.after, Neighbour::Common | Neighbour::Unknown) && self.head_follows;
        let longer = self.before == Neighbour::Given && !self.headline && !self.single;
        longer
            || self.after == Neighbour::Head
            || heads
            || (self.ends_given && !self.headline && matches!(self.after, Neighbour::Family | Neighbour::Unknown))
            || (self.single && matches!(self.after, Neighbour::Unknown | Neighbour::Given))
    }

    fn takes_place(&self) -> bool {
        let before = match self.before {
            Neighbour::Kin => self.single,
            Neighbour::Given | Neighbour::Initial | Neighbour::Honorific | Neighbour::Prefix => true,
            Neighbour::Unknown => !self.headline,
            Neighbour::Common => !self.hyphenated && !self.acronym,
            _ => false,
        };
        let after = match self.after {
            Neighbour::Head => !self.hyphenated,
            Neighbour::Given | Neighbour::Family | Neighbour::Unknown => {
                !self.acronym && !self.title_complement && (!self.headline || self.surname_after)
            }
            Neighbour::Common => !self.acronym && !self.hyphenated,
            _ => false,
        };
        before || after
    }

    /// `Democratic Party` behind `National`; and `Senate` in `a state Senate seat`, which is not the country's.
    fn takes_organization(&self) -> bool {
        if self.single && self.of_part || self.heads_longer {
            return true;
        }
        let before = self.single
            && !self.acronym
            && matches!(
                self.before,
                Neighbour::Given | Neighbour::Initial | Neighbour::Honorific | Neighbour::Kin | Neighbour::Prefix
            );
        // `National` before `Democratic Party`, `Creative` before `Commons`.
        let longer = !self.acronym
            && !self.headline
            && !self.hyphenated
            && matches!(self.before, Neighbour::Common | Neighbour::Unknown | Neighbour::Head);
        let heads = matches!(self.after, Neighbour::Common | Neighbour::Unknown) && self.head_follows;
        // `Google` of `Google Chrome`.
        let product =
            self.single && self.after == Neighbour::Unknown && !self.headline && !self.hyphenated && !self.acronym;
        before || longer || product || ((self.after == Neighbour::Head || heads) && !self.hyphenated)
    }
}

fn is_surname(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].classes.any(Classes::FAMILY_NAME)
}

fn is_hyphenated(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let hyphen = |index: Option<usize>| {
        index.and_then(|index| reading.words.get(index)).is_some_and(|word| word.shape == Shape::Hyphen)
    };
    hyphen(first.checked_sub(1)) || hyphen(Some(last + 1))
}

fn is_complement_of_title(reading: &Reading<'_>, first: usize) -> bool {
    let Some(link) = reading.before(first).filter(|&link| reading.is_any(link, &["to", "of", "for", "in"])) else {
        return false;
    };
    reading.phrases_until(link).any(|hit| matches!(hit.phrase, Phrase::Title(..)))
}

/// Whether a head of bodies stands before `of` and a capitalized word that names nothing known (`House` of `House of Wax`).
fn heads_longer(reading: &Reading<'_>, known: &KnownNames, word: usize) -> bool {
    let head = reading.words[word].classes.any(Classes::ORGANIZATION_HEAD);
    head && reading.after(word).filter(|&of| reading.is(of, "of")).and_then(|of| reading.after(of)).is_some_and(
        |next| {
            reading.words[next].shape == Shape::Capitalized
                && reading.style(next) == Style::Running
                && !known.starts_at(next)
        },
    )
}

/// Whether a capitalized word and a Romance `of` stand before (`Conservatoire de Paris`, `Universidad de Chile`).
fn is_romance_complement(reading: &Reading<'_>, first: usize) -> bool {
    let link = reading.before(first).filter(|&link| {
        reading.is_any(link, &["de", "del", "di", "do", "da", "du"]) && reading.words[link].shape == Shape::Lower
    });
    link.and_then(|link| reading.before(link))
        .is_some_and(|head| reading.words[head].shape == Shape::Capitalized && !reading.opens_sentence(head))
}

/// Whether `of` and a capitalized head of an organization's name stand before (`Bank of China`, `University of the Philippines`).
fn is_complement_of_head(reading: &Reading<'_>, first: usize) -> bool {
    let Some(mut of) = reading.before(first) else { return false };
    if reading.is(of, "the") {
        let Some(earlier) = reading.before(of) else { return false };
        of = earlier;
    }
    if !reading.is(of, "of") {
        return false;
    }
    let Some(head) = reading.before(of) else { return false };
    let word = reading.words[head];
    // `Battle of Stalingrad`; but `Elections of` may open any sentence.
    let is_thing = word.classes.any(Classes::THING_HEAD) && !reading.opens_sentence(head);
    word.shape.starts_with_capital()
        && reading.style(head) != Style::Capitals
        && (word.classes.any(Classes::ORGANIZATION_HEAD) || is_thing)
        && !word.classes.any(Classes::BODY)
        && !reading.phrases_until(head + 1).any(|hit| matches!(hit.phrase, Phrase::Title(..)))
}
