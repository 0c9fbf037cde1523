//! A title before the name: `President Joe Biden`; `China's chief diplomat, Wang Yi,`.

use super::Names;
use super::apposition::apposition;
use super::phrase::{Determiner, TitlePhrase};
use super::stated::Tie;
use crate::engine::RolePattern;
use crate::engine::reading::{Classes, Phrase, Reading};
use crate::engine::text::Shape;

/// `US President Joe Biden`; `China's chief diplomat, Wang Yi,`; `presidents Biden and Xi`.
pub(super) fn prefix(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let direct = after_honorifics(reading, phrase.end).and_then(|word| names.person_at(word));
    if let Some(person) = direct {
        // `a major donor`: in small letters an everyday word needs more than a name behind it, if only what kind (`comedy legend`).
        let everyday = phrase.weak
            && reading.words[phrase.title.start].shape == Shape::Lower
            && phrase.affiliations.is_empty()
            && !phrase.composed
            && phrase.determiner != Determiner::Definite
            && (phrase.start == phrase.title.start || names.words(person).len() == 1);
        if everyday {
            return None;
        }
        if matches!(phrase.determiner, Determiner::Indefinite | Determiner::General) && phrase.end > phrase.title.end {
            return None;
        }
        let people = if phrase.plural { coordinated_people(reading, names, person) } else { vec![person] };
        if phrase.plural && people.len() < 2 {
            return None;
        }
        let evidence_start = employer_before(reading, names, phrase);
        return Some(Tie { evidence_start, ..Tie::new(people, RolePattern::Prefix) });
    }
    before_comma(reading, names, phrase)
}

/// `China's chief diplomat, Wang Yi,`; `a spokesman for the ministry, Wang Wenbin, said`.
fn before_comma(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let named_title =
        matches!(phrase.determiner, Determiner::Definite | Determiner::Indefinite | Determiner::Possessive)
            || phrase.possessed
            || !phrase.affiliations.is_empty();
    // `As president of France, Macron …` is the rule `as`.
    let after_as = phrase.outer_start().checked_sub(1).is_some_and(|before| reading.is(before, "as"));
    // `a special envoy of the secretary-general, Wang Yi`: the envoy's name.
    let of_title = reading.before(phrase.outer_start()).is_some_and(|of| {
        reading.is(of, "of") && reading.phrases_until(of).any(|hit| matches!(hit.phrase, Phrase::Title(..)))
    });
    if !named_title || after_as || of_title || !reading.is(phrase.described_end, ",") {
        return None;
    }
    // `You are a good teacher, Maria`: the name calls somebody.
    let told = phrase.determiner == Determiner::Indefinite
        && reading
            .before(phrase.outer_start())
            .is_some_and(|verb| reading.is_any(verb, &["is", "are", "was", "were", "am", "be"]));
    if told {
        return None;
    }
    let person = names.person_at(first_of_name(reading, phrase.described_end + 1))?;
    let people = coordinated_people(reading, names, person);
    // `The ministers, Wang Yi and Sergei Lavrov, met`: as many as the title needs.
    if phrase.plural && (people.len() < 2 || phrase.affiliations.len() > people.len()) {
        return None;
    }
    let people = if phrase.plural { people } else { vec![person] };
    let after = names.words(people.last().copied().unwrap_or(person)).end;
    let closed = reading.words.get(after).is_none_or(|word| {
        word.sentence != reading.words[phrase.title.start].sentence
            || matches!(reading.str(after), "," | "." | ";" | ")" | "—" | "–")
            || word.classes.any(Classes::SPEECH) && phrase.determiner != Determiner::Indefinite
    });
    // `According to a spokesman, Biden, Macron and Scholz met`: a list.
    let next = after + 1;
    let list = !phrase.plural && reading.is(after, ",") && names.person_at(next).is_some();
    // `, Wang Yi,` closes; where the name opens a clause of its own (`…, Biden met`) it is another subject.
    // Nor does a phrase that already belongs to a name before it (`Qin, the foreign minister, Wang Yi and …`).
    if !closed || list || apposition(reading, names, phrase).is_some() {
        return None;
    }
    Some(Tie::new(people, RolePattern::Prefix))
}

/// The first word of the person whose man or woman the title is, right before it (`Trump lawyer Rudy Giuliani`).
fn employer_before(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<usize> {
    if phrase.determiner != Determiner::None || reading.words[phrase.start].shape != Shape::Lower {
        return None;
    }
    let employer = names.person_ending_at(reading.before(phrase.start)?)?;
    Some(names.words(employer).start)
}

/// The word after, honorifics and their stops left out.
pub(super) fn after_honorifics(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let next = reading.after(end.checked_sub(1)?)?;
    Some(first_of_name(reading, next))
}

pub(super) fn first_of_name(reading: &Reading<'_>, mut at: usize) -> usize {
    while reading
        .words
        .get(at)
        .is_some_and(|word| word.classes.any(Classes::HONORIFIC) && !word.classes.any(Classes::GIVEN))
    {
        match reading.after(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// One past a person and what he holds the title of: `Simon Lalong of Plateau` of `Governors Simon Lalong of Plateau and Sani Bello`.
fn after_seat(reading: &Reading<'_>, names: &Names<'_>, person: usize) -> usize {
    let end = names.words(person).end;
    let seat = end + 1;
    if !reading.is(end, "of") || !reading.words.get(seat).is_some_and(|word| word.shape.starts_with_capital()) {
        return end;
    }
    names.starting_at(seat).map_or(seat + 1, |name| names.words(name).end)
}

/// A person and those joined by commas and `and`.
fn coordinated_people(reading: &Reading<'_>, names: &Names<'_>, first: usize) -> Vec<usize> {
    let mut people = vec![first];
    let mut at = after_seat(reading, names, first);
    while reading.is_any(at, &[",", "and"]) {
        at += 1;
        if reading.is(at, "and") {
            at += 1;
        }
        let Some(person) = names.person_at(first_of_name(reading, at)) else { break };
        people.push(person);
        at = after_seat(reading, names, person);
    }
    people
}
