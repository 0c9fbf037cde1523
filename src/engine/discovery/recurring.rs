//! Names of one word that the document repeats: what stands around one place tells little, what stands around all of them tells.

use foldhash::{HashMap, HashSet};

use super::cover::Cover;
use super::cues;
use super::run::is_regnal_number;
use super::{Locals, discovered};
use crate::engine::mention::Named;
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::{Shape, fold_name};
use crate::gazetteer::EntityType;

/// The points of evidence that decide for a body.
const BODY_POINTS: i32 = 3;
/// The points of evidence, of those that [`Evidence::weigh`] gives, that decide for a person.
const PERSON_POINTS: i32 = 3;
/// Those that decide for a place, which has less to tell it: a preposition stands before much else.
const PLACE_POINTS: i32 = 4;

/// The free single words that the evidence of all their places together tells, or that a cue told at another place: `single` are the names
/// that a cue told.
pub(in crate::engine) fn recurring_names(
    reading: &Reading<'_>,
    cover: &Cover,
    single: &[Named],
    locals: &mut Locals,
) -> Vec<Named> {
    let told = told_people(reading, single);
    let may_be = |&word: &usize| {
        reading.words[word].shape.starts_with_capital()
            && (is_candidate(reading, cover, word) || is_told(reading, cover, &told, word))
    };
    let candidates: Vec<usize> = reading.stop.until(0..reading.words.len()).filter(may_be).collect();
    if candidates.is_empty() {
        return Vec::new();
    }
    let mut places: Vec<(usize, String)> =
        reading.stop.until(candidates).map(|word| (word, fold_name(reading.str(word)))).collect();
    let mut names: HashMap<String, Evidence> =
        places.iter().map(|(_, folded)| (folded.clone(), Evidence::default())).collect();
    drop_words_in_small_letters(&mut names, reading);
    places.retain(|(_, folded)| names.contains_key(folded));
    let single = reading.stop.until(single).filter(|named| named.words.len() == 1);
    for word in single.map(|named| named.words.start) {
        names.entry(fold_name(reading.str(word))).or_default().weigh(reading, cover, word);
    }
    for (word, folded) in reading.stop.until(&places) {
        if let Some(evidence) = names.get_mut(folded) {
            evidence.weigh(reading, cover, *word);
        }
    }
    reading
        .stop
        .until(places)
        .filter_map(|(word, folded)| {
            let known = || known_elsewhere(locals, &folded, is_acronym(reading, word));
            let entity_type = names.get(&folded)?.verdict().or_else(known)?;
            let confidence = if entity_type == EntityType::Place { 0.8 } else { 0.85 };
            Some(discovered(reading, locals, word..word + 1, entity_type, confidence, "recurring-name"))
        })
        .collect()
}

/// The people whom an honorific or a title before a single word told: their names may be everyday words (`Ms. Baker`).
fn told_people<'t>(reading: &Reading<'t>, single: &[Named]) -> HashSet<&'t str> {
    let person = |named: &&Named| named.words.len() == 1 && named.entity_type == EntityType::Person;
    let introduced = |word: usize| cues::after_honorific(reading, word) || cues::after_title(reading, word);
    let words = single.iter().filter(person).map(|named| named.words.start);
    words.filter(|&word| introduced(word)).map(|word| reading.str(word)).collect()
}

/// A free word that is the name of such a person and cannot be the everyday word.
fn is_told(reading: &Reading<'_>, cover: &Cover, told: &HashSet<&str>, word: usize) -> bool {
    told.contains(reading.str(word))
        && cover.is_free(word)
        && reading.style(word) == Style::Running
        && (!reading.opens_sentence(word) || acts_as_person(reading, word))
        && !cues::after_determiner(reading, word)
        && stands_apart(reading, word)
}

/// What a common noun cannot do without an article: `Baker said`, `Baker was`, `Baker’s`.
fn acts_as_person(reading: &Reading<'_>, word: usize) -> bool {
    let owns = reading.words.get(word + 1).is_some_and(|next| next.shape == Shape::Clitic);
    owns || cues::before_speech(reading, word) || reading.is_any(word + 1, &["is", "was", "has", "had", "did", "will"])
}

/// A person whom a cue told at another place, or a body whose acronym stood in brackets there.
fn known_elsewhere(locals: &Locals, folded: &str, acronym: bool) -> Option<EntityType> {
    let wanted = if acronym { EntityType::Organization } else { EntityType::Person };
    locals.known(folded).map(|(_, entity_type)| entity_type).filter(|&found| found == wanted)
}

/// Drops the words that the document also writes in small letters: their capitals tell nothing.
fn drop_words_in_small_letters(names: &mut HashMap<String, Evidence>, reading: &Reading<'_>) {
    for word in reading.stop.until(&reading.words).filter(|word| word.shape == Shape::Lower) {
        let word = word.span.of(reading.text);
        if is_folded(word) {
            names.remove(word);
        } else {
            names.remove(&fold_name(word));
        }
    }
}

fn is_folded(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// A free capitalized word that is no everyday word and stands apart from others.
fn is_candidate(reading: &Reading<'_>, cover: &Cover, word: usize) -> bool {
    let other = Classes::COMMON
        .or(Classes::CALENDAR)
        .or(Classes::NO_NAME)
        .or(Classes::HONORIFIC)
        .or(Classes::STARTER)
        .or(Classes::DIRECTION)
        .or(Classes::NATIONALITY)
        .or(Classes::ORGANIZATION_HEAD)
        .or(Classes::PLACE_HEAD);
    let this = &reading.words[word];
    (this.shape == Shape::Capitalized && this.span.len() > 2 || is_acronym(reading, word))
        && !this.classes.any(other)
        && cover.is_free(word)
        && !ends_title_of_work(reading, cover, word)
        && reading.style(word) == Style::Running
        && stands_apart(reading, word)
}

/// No capitalized word stands beside it but one that opens the sentence.
fn stands_apart(reading: &Reading<'_>, word: usize) -> bool {
    let apart = |neighbour: Option<usize>| {
        neighbour.is_none_or(|index| {
            let opens = reading.opens_sentence(index) && reading.words[index].classes.any(Classes::STARTER);
            !reading.words[index].shape.starts_with_capital() || opens || reading.is(index, "I")
        })
    };
    apart(reading.before(word))
        && apart(reading.after(word))
        && reading.words.get(word + 1).is_none_or(|next| next.shape != Shape::Hyphen)
}

/// A few capitals and nothing else.
fn is_acronym(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].shape == Shape::AllCaps
        && (2..=6).contains(&reading.words[word].span.len())
        && reading.str(word).bytes().all(|byte| byte.is_ascii_uppercase())
        && !is_regnal_number(reading, word)
}

/// `Game of Thrones`: a capital before `of` that is no common noun of place.
fn ends_title_of_work(reading: &Reading<'_>, cover: &Cover, word: usize) -> bool {
    let of = reading.before(word).filter(|&of| reading.is(of, "of") && !reading.is_of_place(of));
    of.and_then(|of| reading.before(of)).is_some_and(|head| {
        let capital = reading.words[head].shape == Shape::Capitalized && !reading.opens_sentence(head);
        capital && !cover.is_person(head)
    })
}

/// What the places of one name tell, in points.
#[derive(Debug, Default)]
struct Evidence {
    count: usize,
    person: i32,
    place: i32,
    body: i32,
    other: i32,
    acronym: bool,
    /// A verb of speech stands beside it.
    speaks: bool,
    /// The text spells it out in small letters: it abbreviates a common noun.
    is_word: bool,
}

impl Evidence {
    fn weigh(&mut self, reading: &Reading<'_>, cover: &Cover, word: usize) {
        self.count += 1;
        let next = reading.words.get(word + 1);
        let before = |words: &[&str]| reading.before(word).is_some_and(|before| reading.is_any(before, words));
        if cues::before_speech(reading, word) || cues::after_speech(reading, word) {
            self.person += 2;
            self.speaks = true;
        } else if reading.after(word).is_some_and(|next| is_past_verb(reading, next)) {
            self.person += 1;
        }
        if is_cited(reading, word) {
            self.person += 3;
        }
        if self.count <= 2 && reading.words[word].classes.any(Classes::FAMILY_NAME) {
            self.person += 1;
        }
        if before(&["by", "with", "told", "asked"]) || reading.after(word).is_some_and(|next| reading.is(next, "who")) {
            self.person += 1;
        }
        if before(&["in", "near", "outside", "throughout"]) {
            self.place += 2;
        }
        if before(&["to", "from", "at", "around", "across", "of"]) {
            self.place += 1;
        }
        if cues::before_place(reading, cover, word) {
            self.place += 2;
        }
        self.acronym |= is_acronym(reading, word);
        if cues::tells_organization(reading, word, word) || is_beside_person(reading, cover, word) {
            self.body += 3;
        }
        if is_acting(reading, word) {
            self.body += 1;
        }
        if is_abbreviation(reading, cover, word) {
            self.is_word = true;
        }
        // `Plainfeld & Dalloway`.
        if reading.is(word + 1, "&") || word > 0 && reading.is(word - 1, "&") {
            self.place -= 2;
        }
        if cues::after_determiner(reading, word) || next.is_some_and(|next| next.shape == Shape::Number) {
            self.other += 2;
        }
    }

    fn verdict(&self) -> Option<EntityType> {
        if self.acronym {
            // An article stands before bodies and other things.
            let told = self.count > 1 && self.body + self.person >= BODY_POINTS || self.speaks;
            return (told && !self.is_word).then_some(EntityType::Organization);
        }
        let (person, place) = (self.person - self.other, self.place - self.other);
        match () {
            () if self.count > 1 && self.body >= BODY_POINTS && self.body > self.person.max(self.place) => {
                Some(EntityType::Organization)
            }
            () if self.person >= PERSON_POINTS && self.count == 1 && self.other == 0 => Some(EntityType::Person),
            () if self.count < 2 => None,
            () if person >= PERSON_POINTS && person >= 2 * self.place => Some(EntityType::Person),
            () if place >= PLACE_POINTS && place >= 2 * self.person => Some(EntityType::Place),
            () => None,
        }
    }
}

/// Whether the word without an article does or has something: `ZQF was`, `ZQF's`, `at ZQF`.
fn is_acting(reading: &Reading<'_>, word: usize) -> bool {
    const VERBS: [&str; 8] = ["has", "had", "was", "were", "is", "will", "would", "did"];
    let next = reading.words.get(word + 1);
    let owns = next.is_some_and(|next| next.shape == Shape::Clitic);
    let bare = !cues::after_determiner(reading, word) && reading.is_any(word + 1, &VERBS);
    let at = reading.before(word).is_some_and(|before| reading.is_any(before, &["at", "by", "from", "with", "joined"]));
    is_acronym(reading, word) && (owns || bare || at)
}

/// `sea surface salinity (SSS)`: in brackets behind what is no body.
fn is_abbreviation(reading: &Reading<'_>, cover: &Cover, word: usize) -> bool {
    let in_brackets = word > 1 && reading.is(word - 1, "(") && reading.is(word + 1, ")");
    in_brackets && reading.words[word - 2].shape.is_word() && !cover.is_organization(word - 2)
}

/// Whether a person of it stands beside: `Zedrik Plainfeld of Zorblin`, `Zorblin's Zedrik Plainfeld`.
fn is_beside_person(reading: &Reading<'_>, cover: &Cover, word: usize) -> bool {
    let behind = reading.before(word).filter(|&of| reading.is(of, "of") && of > 0 && cover.is_person(of - 1));
    let owns = reading.words.get(word + 1).is_some_and(|next| next.shape == Shape::Clitic) && cover.is_person(word + 2);
    behind.is_some() || owns
}

/// Whether the word is cited as an author: `(Chambers, 2017)`, `Brieber 2014`, `Hartsell et al.`.
fn is_cited(reading: &Reading<'_>, word: usize) -> bool {
    if reading.is(word + 1, "et") && reading.is(word + 2, "al") {
        return true;
    }
    if is_in_cited_list(reading, word) {
        return true;
    }
    let year_at = if reading.is_any(word + 1, &[",", "("]) { word + 2 } else { word + 1 };
    let year = year_at < reading.words.len() && is_year(reading, year_at);
    year && reading.is_any(year_at + 1, &[")", ";", ",", ":"])
        && (reading.is(word + 1, "(") || is_in_bracket(reading, word))
}

/// `(Boot, Kramer, & Gratton, 2008)`: single names between commas, then a year, in one bracket.
fn is_in_cited_list(reading: &Reading<'_>, word: usize) -> bool {
    const REACH: usize = 24;
    let joins = |at: usize| reading.is_any(at, &[",", "&", "and", ";"]);
    let name = |at: usize| reading.words[at].shape == Shape::Capitalized;
    let bound = reading.words.len().min(word + REACH);
    let end = (word + 1..bound).find(|&at| !joins(at) && !name(at));
    let year = end
        .is_some_and(|at| is_year(reading, at) && reading.is(at - 1, ",") && reading.is_any(at + 1, &[")", ";", ","]));
    year && !name(word + 1) && is_in_bracket(reading, word)
}

fn is_year(reading: &Reading<'_>, word: usize) -> bool {
    let year = &reading.words[word];
    let century = year.span.of(reading.text).get(..2);
    year.shape == Shape::Number && year.span.len() == 4 && matches!(century, Some("18" | "19" | "20"))
}

/// Whether a bracket opens a few words before and does not close.
fn is_in_bracket(reading: &Reading<'_>, word: usize) -> bool {
    const REACH: usize = 24;
    (word.saturating_sub(REACH)..word)
        .rev()
        .find(|&at| reading.is_any(at, &["(", ")"]))
        .is_some_and(|at| reading.is(at, "("))
}

/// Whether the word may be a verb in the past, of which people are the subject more often than places.
fn is_past_verb(reading: &Reading<'_>, word: usize) -> bool {
    let text = reading.str(word);
    reading.words[word].shape == Shape::Lower
        && (text.len() > 3 && text.ends_with("ed") && text != "need"
            || reading.words[word].classes.any(Classes::PERSON_VERB))
}
