//! What describes a title beyond the name of a body: `of the gallery`, `of art history at Yale University`.

use super::Names;
use super::modifiers::is_function_word;
use super::phrase::TitlePhrase;
use crate::engine::reading::{Classes, Phrase, Reading};
use crate::engine::text::{Gap, Shape};

/// The most words of a description.
const LONGEST: usize = 14;

/// Prepositions that describe a title, first or later.
const LINKS: [&str; 8] = ["of", "for", "at", "in", "with", "from", "on", "to"];
const ARTICLES: [&str; 9] = ["the", "a", "an", "his", "her", "its", "their", "this", "our"];
/// Words that end a noun phrase as surely as a comma does.
const ENDS: [&str; 25] = [
    "and", "or", "but", "who", "whose", "that", "which", "is", "was", "has", "had", "will", "would", "are", "were",
    "can", "could", "since", "until", "when", "after", "before", "during", "as", "by",
];

/// Looks for prepositional phrases after the title, and takes them where the noun phrase plainly ends.
pub(super) fn add_description(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    phrase.described_end = phrase.end;
    if !reading.is_any(phrase.end, &LINKS) {
        return;
    }
    let Some(end) = noun_phrase_end(phrase, reading, names) else { return };
    phrase.described_end = end;
    if phrase.affiliated_before {
        return;
    }
    if phrase.end == phrase.title.end {
        phrase.described_at = body_within(phrase.end..end, reading, names);
    }
}

/// One past the last word of the prepositional phrases that start where the phrase ends.
fn noun_phrase_end(phrase: &TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) -> Option<usize> {
    let mut at = phrase.end;
    let mut end = phrase.end;
    let mut quotes = 0;
    while let Some(word) = reading.words.get(at) {
        let inside = reading.is_same_sentence(at, phrase.start) && word.gap <= Gap::LineBreak;
        if !inside || at - phrase.end > LONGEST {
            break;
        }
        let linked = at > end;
        if let Some(name) = names.starting_at(at) {
            // A person belongs to the phrase only behind `of` (`biographer of Churchill`, `painter of King Louis`).
            let titled = || reading.phrases_until(at).any(|hit| matches!(hit.phrase, Phrase::Title(..)));
            if names.is_person(name) && !(linked && reading.is_any(at - 1, &["of", "to"]) || !linked && titled()) {
                break;
            }
            end = names.words(name).end;
            at = end;
            continue;
        }
        match word.shape {
            _ if reading.is_any(at, &LINKS) => {
                let infinitive = reading.is(at, "to") && !opens_noun(reading, names, at + 1);
                if linked || infinitive {
                    break;
                }
            }
            // `the Legal and Drafting Commission`: one name.
            _ if reading.is(at, "and") && !linked && joins_name(reading, names, at) => {}
            _ if reading.is_any(at, &ARTICLES) => {
                if !linked {
                    break;
                }
            }
            Shape::Hyphen => {}
            Shape::Clitic if !linked => end = at + 1,
            Shape::Punctuation if matches!(reading.str(at), "\"" | "“" | "”") => {
                quotes += 1;
                if quotes % 2 == 0 {
                    end = at + 1;
                }
            }
            Shape::Punctuation | Shape::Clitic | Shape::Number => break,
            _ if is_function_word(reading, at) || word.classes.any(Classes::CALENDAR) => break,
            Shape::Lower if word.classes.any(Classes::SPEECH) => break,
            _ => end = at + 1,
        }
        at += 1;
    }
    let ended = reading.words.get(end).is_none_or(|word| {
        !reading.is_same_sentence(end, phrase.start)
            || word.shape == Shape::Punctuation
            || word.classes.any(Classes::SPEECH)
            || reading.is_any(end, &ENDS)
            || reading.is_any(end, &LINKS)
    });
    (ended && end > phrase.end && quotes % 2 == 0).then_some(end)
}

/// Whether `and` stands between two capitalized words of one name.
fn joins_name(reading: &Reading<'_>, names: &Names<'_>, and: usize) -> bool {
    let part = |word: usize| {
        reading.words.get(word).is_some_and(|word| word.shape == Shape::Capitalized) && names.covering(word).is_none()
    };
    let title = |word: usize| reading.phrases_from(word).any(|hit| matches!(hit.phrase, Phrase::Title(..)));
    let named = names.starting_at(and + 1).is_some_and(|name| names.may_employ(name));
    part(and - 1) && (part(and + 1) || named) && !title(and + 1) && reading.is_same_sentence(and, and + 1)
}

fn opens_noun(reading: &Reading<'_>, names: &Names<'_>, at: usize) -> bool {
    reading.is_any(at, &ARTICLES) || names.starting_at(at).is_some()
}

/// The last name in a description that is a whole object of `of`, `for` or `at` (`of photography at Yale University`).
fn body_within(words: std::ops::Range<usize>, reading: &Reading<'_>, names: &Names<'_>) -> Option<usize> {
    let is_object = |&name: &usize| {
        let named = names.words(name);
        let mut link = named.start.checked_sub(1);
        link = link.filter(|&before| !reading.is(before, "the")).or_else(|| named.start.checked_sub(2));
        let linked = link.is_some_and(|link| {
            // `University of Texas`: a capitalized noun before `of` is a name of its own.
            reading.is_any(link, &["of", "for", "at"]) && !reading.words[link - 1].shape.starts_with_capital()
        });
        let whole = reading.words.get(named.end).is_none_or(|next| {
            named.end >= words.end
                || matches!(next.shape, Shape::Punctuation | Shape::Clitic)
                || reading.is_any(named.end, &LINKS)
        });
        linked && whole && names.may_employ(name) && !names.is_demonym(name)
    };
    words.clone().filter_map(|word| names.starting_at(word)).rfind(is_object)
}
