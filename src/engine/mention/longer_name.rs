//! Rule `inside-longer-name`: a known name inside a longer one that the gazetteer does not know is not that entity.
//!
//! No `Washington` in `George Washington University`, no `Paris` in `Paris Hilton`, no `China` in `Bank of China`.

use super::hit::Hit;
use super::neighbour::{KnownNames, Neighbour, after, before, head_follows};
use crate::engine::reading::{Classes, Phrase, Reading, Style};
use crate::engine::text::Shape;
use crate::gazetteer::{EntityType, NameForm};

/// What stands around a hit. What only some types ask for is looked at where they ask.
pub(super) struct Around<'a, 't> {
    reading: &'a Reading<'t>,
    known: &'a KnownNames,
    /// The first word and the last.
    first: usize,
    last: usize,
    before: Neighbour,
    after: Neighbour,
}

/// Words in small letters that make another body of one that a country has.
const PARTS: [&str; 5] = ["county", "municipal", "provincial", "regional", "state"];

impl<'a, 't> Around<'a, 't> {
    /// Looks around a hit.
    pub fn new(reading: &'a Reading<'t>, known: &'a KnownNames, hit: &Hit) -> Self {
        let (first, last) = (hit.words.start, hit.words.end - 1);
        let (before, after) = (before(reading, known, first), after(reading, known, last));
        Self { reading, known, first, last, before, after }
    }

    /// A hyphen joins it to the neighbour before or after.
    fn is_hyphenated(&self) -> bool {
        is_hyphenated(self.reading, self.first, self.last)
    }

    fn is_single(&self) -> bool {
        self.first == self.last
    }

    fn is_in_headline(&self) -> bool {
        self.reading.style(self.first) != Style::Running
    }

    fn is_acronym(&self) -> bool {
        self.reading.words[self.first].shape == Shape::AllCaps
    }

    /// Its last word is a given name.
    fn ends_given(&self) -> bool {
        self.reading.words[self.last].classes.any(Classes::GIVEN)
    }

    /// A head follows after more capitalized words.
    fn head_follows(&self) -> bool {
        head_follows(self.reading, self.last)
    }

    fn surname_follows(&self) -> bool {
        self.reading.after(self.last).is_some_and(|word| is_surname(self.reading, word))
    }

    /// The adjective of a part of a country stands before: `the state Senate`.
    fn is_of_part(&self) -> bool {
        let before = self.reading.before(self.first).map(|word| self.reading.str(word));
        before.is_some_and(|word| PARTS.contains(&word))
    }

    /// `of` and the head of an organization's name stand before.
    fn is_complement(&self) -> bool {
        is_complement_of_head(self.reading, self.first) || is_romance_complement(self.reading, self.first)
    }

    /// It heads a longer name, of whose complement `of` and a capitalized word are the start: `House of Wax`.
    fn heads_longer(&self) -> bool {
        heads_longer(self.reading, self.known, self.first)
    }

    /// A title and a preposition stand before: `Ambassador to France Clarissa Dalloway`.
    fn is_complement_of_title(&self) -> bool {
        is_complement_of_title(self.reading, self.first)
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
        by_neighbours || thing || (entity_type != EntityType::Person && self.is_complement())
    }

    /// `Korean` in `Korean War`; but not in `Korean President`, not in `Franco-Korean`, and not before a person the gazetteer lacks.
    fn takes_demonym(&self) -> bool {
        let named =
            matches!(self.before, Neighbour::Given | Neighbour::Initial | Neighbour::Honorific | Neighbour::Prefix);
        let heads = || self.after == Neighbour::Unknown && self.head_follows();
        (named || matches!(self.after, Neighbour::Head | Neighbour::Common) || heads()) && !self.is_hyphenated()
    }

    /// `Biden` in `Hunter Biden`, `Wang` in a `Wang Wenbin` nobody knows, `Trump` in `Trump Tower`.
    fn takes_family_name(&self) -> bool {
        let before = match self.before {
            Neighbour::Given | Neighbour::Initial | Neighbour::Prefix => true,
            Neighbour::Unknown | Neighbour::Family => !self.is_in_headline() && !self.is_hyphenated(),
            _ => false,
        };
        let after = match self.after {
            Neighbour::Head | Neighbour::Initial => true,
            Neighbour::Given | Neighbour::Family | Neighbour::Unknown => {
                !self.is_in_headline() || self.surname_follows()
            }
            Neighbour::Common => self.head_follows(),
            _ => false,
        };
        before || after
    }

    /// `Imran Khan` in `Bushra Imran Khan`, `Ronald Reagan` in `Ronald Reagan Library`, `Pierre Charles` in `Pierre Charles L'Enfant`.
    fn takes_person(&self) -> bool {
        let heads = matches!(self.after, Neighbour::Common | Neighbour::Unknown) && self.head_follows();
        let longer = self.before == Neighbour::Given && !self.is_single() && !self.is_in_headline();
        longer
            || self.after == Neighbour::Head
            || heads
            || (matches!(self.after, Neighbour::Family | Neighbour::Unknown)
                && self.ends_given()
                && !self.is_in_headline())
            || (matches!(self.after, Neighbour::Unknown | Neighbour::Given) && self.is_single())
    }

    fn takes_place(&self) -> bool {
        let before = match self.before {
            Neighbour::Kin => self.is_single(),
            Neighbour::Given | Neighbour::Initial | Neighbour::Honorific | Neighbour::Prefix => true,
            Neighbour::Unknown => !self.is_in_headline(),
            Neighbour::Common => !self.is_hyphenated() && !self.is_acronym(),
            _ => false,
        };
        let after = match self.after {
            Neighbour::Head => !self.is_hyphenated(),
            Neighbour::Given | Neighbour::Family | Neighbour::Unknown => {
                !self.is_acronym()
                    && !self.is_complement_of_title()
                    && (!self.is_in_headline() || self.surname_follows())
            }
            Neighbour::Common => !self.is_acronym() && !self.is_hyphenated(),
            _ => false,
        };
        before || after
    }

    /// `Democratic Party` behind `National`; and `Senate` in `a state Senate seat`, which is not the country's.
    fn takes_organization(&self) -> bool {
        if self.is_single() && (self.is_of_part() || self.heads_longer()) {
            return true;
        }
        let before = self.is_single()
            && !self.is_acronym()
            && matches!(
                self.before,
                Neighbour::Given | Neighbour::Initial | Neighbour::Honorific | Neighbour::Kin | Neighbour::Prefix
            );
        // `National` before `Democratic Party`, `Creative` before `Commons`.
        let longer = matches!(self.before, Neighbour::Common | Neighbour::Unknown | Neighbour::Head)
            && !self.is_acronym()
            && !self.is_in_headline()
            && !self.is_hyphenated();
        let heads = matches!(self.after, Neighbour::Common | Neighbour::Unknown) && self.head_follows();
        // `Google` of `Google Chrome`.
        let product = self.after == Neighbour::Unknown
            && self.is_single()
            && !self.is_in_headline()
            && !self.is_hyphenated()
            && !self.is_acronym();
        before || longer || product || ((self.after == Neighbour::Head || heads) && !self.is_hyphenated())
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
