//! Runs of capitalized words that may be a name.

use std::ops::Range;

use super::cover::Cover;
use super::cues;
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::{Gap, Shape};

/// The most words of a run: no name is longer, and scraped lists are.
const LONGEST: usize = 12;

/// The runs of the document, in order; they do not overlap.
pub(super) fn runs(reading: &Reading<'_>, cover: &Cover) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < reading.words.len() && !reading.stop.is_set() {
        if !starts_run(reading, cover, at) {
            at += 1;
            continue;
        }
        let end = run_end(reading, cover, at);
        runs.push(at..end);
        at = end;
    }
    runs
}

fn starts_run(reading: &Reading<'_>, cover: &Cover, at: usize) -> bool {
    is_name_word(reading, cover, at)
        && !is_starter(reading, at)
        && reading.style(at) != Style::Capitals
        && !starts_title(reading, at)
        && !goes_on_title(reading, at)
}

/// The second word of a title (`Menteri Besar Khalid Ibrahim`).
fn goes_on_title(reading: &Reading<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|first| {
        reading.phrases_from(first).any(|hit| hit.phrase.title().is_some() && hit.words.end > at)
            && starts_title(reading, first)
    })
}

/// A capitalized word that may be part of a name.
fn is_name_word(reading: &Reading<'_>, cover: &Cover, at: usize) -> bool {
    let Some(word) = reading.words.get(at) else { return false };
    if !word.shape.starts_with_capital() || !cover.is_free(at) || reading.is_party(at) {
        return false;
    }
    // `Sun`, `May` and `April` are names too, after another.
    let surname = word.classes.any(Classes::SURNAME.or(Classes::GIVEN))
        && at > 0
        && reading.words[at - 1].shape == Shape::Capitalized;
    if word.classes.any(Classes::CALENDAR.or(Classes::NO_NAME))
        && !surname
        && !is_abbreviated_like(reading, at)
        && !is_given_before_family(reading, at)
        || reading.is(at, "I")
    {
        return false;
    }
    // `Clarissa Dalloway The committee`: a byline that is glued to the text.
    if reading.is(at, "the") {
        return false;
    }
    let body = || possessed_head(reading, at + 1).is_some();
    // `Roberto Di Matteo`; a detective inspector is a `DI`.
    let particle = word.classes.any(Classes::PARTICLE) && word.shape == Shape::Capitalized;
    let family = surname && word.classes.any(Classes::SURNAME);
    if word.classes.any(Classes::HONORIFIC)
        && !particle
        && !family
        && !is_titled_surname(reading, at)
        && !word.classes.any(Classes::ORGANIZATION_HEAD.or(Classes::GIVEN))
        && !body()
    {
        return false;
    }
    !(word.classes.any(Classes::COMMON) && reading.style(at) == Style::TitleCase)
}

/// A name that is written as a month or a day is abbreviated, where no date can be: `Sun Lijun`, `Jan Plainfeld`.
fn is_abbreviated_like(reading: &Reading<'_>, at: usize) -> bool {
    let word = &reading.words[at];
    let names = Classes::SURNAME.or(Classes::GIVEN).or(Classes::WEAK_GIVEN);
    word.span.len() == 3
        && !reading.is(at, "may")
        && word.classes.any(names)
        && reading.words.get(at + 1).is_some_and(|next| {
            next.gap == Gap::Space
                && next.shape == Shape::Capitalized
                && !next.classes.any(Classes::COMMON.or(Classes::CALENDAR).or(Classes::NO_NAME).or(Classes::STARTER))
        })
}

/// A given name that is an adjective, too, before a family name that is no everyday word: `Christian Porter`.
fn is_given_before_family(reading: &Reading<'_>, at: usize) -> bool {
    reading.words[at].classes.any(Classes::WEAK_GIVEN)
        && !reading.words[at].classes.any(Classes::CALENDAR)
        && reading.words.get(at + 1).is_some_and(|next| {
            next.gap == Gap::Space
                && next.shape == Shape::Capitalized
                && next.classes.any(Classes::FAMILY_NAME)
                && !next.classes.any(Classes::COMMON.or(Classes::ORGANIZATION_HEAD))
        })
}

fn is_starter(reading: &Reading<'_>, at: usize) -> bool {
    // `A M Plainfeld`: an initial before an initial.
    let initial = |word: usize, shape: Shape| {
        reading.words.get(word).is_some_and(|next| next.gap == Gap::Space && next.shape == shape)
    };
    if reading.words[at].shape == Shape::Initial
        && initial(at + 1, Shape::Initial)
        && initial(at + 2, Shape::Capitalized)
    {
        return false;
    }
    let classes = reading.words[at].classes;
    classes.any(Classes::GREETING) || classes.any(Classes::STARTER) && !classes.any(Classes::GIVEN.or(Classes::SURNAME))
}

/// Whether a title starts here that is not also the head of an organization's name.
fn starts_title(reading: &Reading<'_>, at: usize) -> bool {
    let heads = Classes::ORGANIZATION_HEAD.or(Classes::PLACE_HEAD);
    let is_given = reading.words[at].classes.any(Classes::GIVEN);
    reading.phrases_from(at).any(|hit| {
        let ends_in_head = reading.words[hit.words.end - 1].classes.any(heads);
        // `Royal Institute`, `Royal Armoured Corps`.
        let is_adjective = hit.words.len() == 1
            && (is_name_head(reading, at + 1) || reading.is(at, "royal") && is_name_head(reading, at + 2));
        // `Fisher & Paykel Healthcare`.
        let capital = |at: usize| reading.words.get(at).is_some_and(|word| word.shape == Shape::Capitalized);
        let end = hit.words.end;
        let is_partner = reading.is(end, "&") && capital(end + 1) && capital(end + 2);
        let is_name =
            is_given || ends_in_head || is_adjective || is_partner || possessed_head(reading, hit.words.end).is_some();
        hit.phrase.title().is_some() && !is_name
    }) && !is_titled_surname(reading, at)
}

/// A capitalized head of an organization's name that is no name of a person.
fn is_name_head(reading: &Reading<'_>, word: usize) -> bool {
    reading.words.get(word).is_some_and(|head| {
        head.gap == Gap::Space
            && head.shape == Shape::Capitalized
            && head.classes.any(Classes::ORGANIZATION_HEAD)
            && !head.classes.any(Classes::SURNAME.or(Classes::GIVEN))
    })
}

/// A family name that may be an everyday word or a title, behind a title with a capital: `Senator Baker`, `Chairman Green`; but no
/// honorific before a name (`Foreign Minister Sheikh Mohammed`).
pub(super) fn is_titled_surname(reading: &Reading<'_>, word: usize) -> bool {
    let surname = Classes::SURNAME.or(Classes::WEAK_SURNAME);
    let capital = |word: usize| reading.words[word].shape.starts_with_capital();
    let honorific = reading.words[word].classes.any(Classes::HONORIFIC) && reading.after(word).is_some_and(capital);
    reading.words[word].classes.any(surname)
        && !honorific
        && reading.style(word) == Style::Running
        && reading.before(word).is_some_and(capital)
        && (cues::after_title(reading, word) || cues::after_honorific(reading, word))
        || is_addressed_surname(reading, word)
}

/// A title that stands where a family name does: `Ms. Goldsmith`, `Mr. Major`; but `Mr. President`.
fn is_addressed_surname(reading: &Reading<'_>, word: usize) -> bool {
    let address = |before: usize| reading.is_any(before, &["mr", "ms", "mrs", "miss", "mx"]);
    !reading.words[word].classes.any(Classes::ADDRESSED)
        && reading.style(word) == Style::Running
        && reading.before(word).is_some_and(address)
        && reading.phrases_from(word).any(|hit| hit.phrase.title().is_some() && hit.words.len() == 1)
        && !reading.after(word).is_some_and(|next| reading.words[next].shape.starts_with_capital())
}

fn run_end(reading: &Reading<'_>, cover: &Cover, start: usize) -> usize {
    let mut end = start + 1;
    let mut has_head = is_head(reading, start);
    while end - start < LONGEST {
        let Some(next) = next_word(reading, cover, end, has_head) else { break };
        end = next;
        has_head |= is_head(reading, end - 1);
    }
    end
}

/// One past the next word of the run that now ends before `end`, links included.
fn next_word(reading: &Reading<'_>, cover: &Cover, end: usize, has_head: bool) -> Option<usize> {
    let follows = |at: usize, gap: Gap| {
        reading.words.get(at).is_some_and(|word| word.gap == gap && word.sentence == reading.words[end - 1].sentence)
    };
    let near = |at: usize| follows(at, Gap::Space) || follows(at, Gap::LineBreak);
    // `Foreman` is a title, and a family name after `Carl`.
    let surname = |at: usize| {
        let given = reading.words[end - 1].classes.any(Classes::GIVEN);
        // `Lucy Pope`, where no name follows.
        let ends = || !reading.after(at).is_some_and(|next| reading.words[next].shape.starts_with_capital());
        let weak = given && reading.words[at].classes.any(Classes::WEAK_SURNAME) && ends();
        weak || reading.words[at].classes.any(Classes::FAMILY_NAME) && (given || cues::after_title(reading, end - 1))
    };
    // `Association of Plain Speakers`; but `City Council President`.
    let complement = has_head && !is_head(reading, end - 1);
    let name_word =
        |at: usize| is_name_word(reading, cover, at) && (complement || surname(at) || !starts_title(reading, at));
    if near(end) && name_word(end) {
        return Some(end + 1);
    }
    let ruler = |at: usize| {
        reading.words[at].classes.any(Classes::GIVEN.or(Classes::WEAK_GIVEN))
            || cues::after_honorific(reading, at)
            || cues::after_title(reading, at)
    };
    if near(end) && is_regnal_number(reading, end) && ruler(end - 1) {
        return Some(end + 1);
    }
    // A hyphen, an initial's full stop, a particle.
    if follows(end, Gap::None)
        && reading.words[end].shape == Shape::Hyphen
        && follows(end + 1, Gap::None)
        && (name_word(end + 1)
            || is_arabic_article(reading, end - 1) && reading.words[end + 1].shape == Shape::Capitalized)
    {
        return Some(end + 2);
    }
    if let Some(place) = hyphenated_place(reading, end) {
        return Some(place);
    }
    if let Some(head) = joined_head(reading, end).filter(|_| !has_head) {
        return Some(head);
    }
    if is_eastern_given_name(reading, end - 1) {
        return Some(end + 2);
    }
    if reading.is_stop_of_abbreviation(end) && near(end + 1) && name_word(end + 1) {
        return Some(end + 2);
    }
    if near(end) && reading.words[end].classes.any(Classes::PARTICLE) && reading.words[end].shape == Shape::Lower {
        let mut at = end + 1;
        if near(at) && reading.words[at].classes.any(Classes::PARTICLE) && reading.words[at].shape == Shape::Lower {
            at += 1;
        }
        if near(at) && name_word(at) && !has_head {
            return Some(at + 1);
        }
        // `al-Sabunji`.
        let hyphen = end + 1;
        if reading.words.get(hyphen).is_some_and(|word| word.shape == Shape::Hyphen)
            && name_word(hyphen + 1)
            && !has_head
        {
            return Some(hyphen + 2);
        }
    }
    if let Some(head) = possessed_head(reading, end) {
        return Some(head);
    }
    if is_legal_form(reading, end) {
        return Some(end + 2);
    }
    if near(end) && is_elided_particle(reading, end) {
        return Some(end + 1);
    }
    if reading.is(end, "&") && near(end) && near(end + 1) && name_word(end + 1) {
        return Some(end + 2);
    }
    if !has_head {
        return None;
    }
    // `Universidad Nacional de Plainfeld`.
    let mut at = end;
    while near(at) && reading.words[at].shape == Shape::Lower && is_romance_link(reading, at) {
        at += 1;
    }
    let opens = reading.words[end - 1].classes.any(Classes::ORGANIZATION_OPENER) && cover.is_place(end);
    if (at > end || opens) && near(at) && reading.words[at].shape.starts_with_capital() {
        return Some(at + 1);
    }
    // `Ministry of Health and Welfare`, `Institute for the Study of War`.
    if near(end) && reading.is_any(end, &["of", "for", "on", "and"]) {
        let mut at = end + 1;
        if near(at) && reading.is(at, "the") {
            at += 1;
        }
        let capital = |at: usize| {
            reading.words.get(at).is_some_and(|word| {
                word.shape.starts_with_capital() && near(at) && !word.classes.any(Classes::CALENDAR)
            }) && (cover.is_free(at) || cover.is_place(at))
        };
        if reading.is(end, "and") {
            let inside_complement = (end.saturating_sub(3)..end).any(|word| reading.is_any(word, &["of", "for"]));
            return (inside_complement && capital(at) && name_word(at)).then_some(at + 1);
        }
        // A known place is taken whole (`of New York`, `of Southern Indiana`).
        let mut last = at;
        if reading.words.get(last).is_some_and(|word| word.classes.any(Classes::DIRECTION)) && cover.is_place(last + 1)
        {
            last += 1;
        }
        while cover.is_place(last) && cover.is_place(last + 1) && near(last + 1) {
            last += 1;
        }
        return capital(at).then_some(last + 1);
    }
    None
}

/// One past the head of a body that a common noun owns: `Sheriff's Department`, `Children's Hospital`, where the noun ends before `clitic`.
fn possessed_head(reading: &Reading<'_>, clitic: usize) -> Option<usize> {
    let owner = &reading.words[clitic - 1];
    // `St John's College`.
    let saint = clitic > 1 && reading.before(clitic - 1).is_some_and(|word| reading.is_any(word, &["st", "saint"]));
    let noun = saint
        || owner.classes.any(Classes::COMMON)
        || reading.phrases_until(clitic).any(|hit| hit.phrase.title().is_some());
    let head = clitic + 1;
    let owns = reading.words.get(clitic).is_some_and(|word| word.shape == Shape::Clitic)
        || reading.is_any(clitic, &["'", "’"]);
    (noun && owns && reading.words.get(head)?.gap == Gap::Space && is_name_head(reading, head)).then_some(head + 1)
}

/// What joins a complement to a head in Spanish, French, Italian and Portuguese names.
fn is_romance_link(reading: &Reading<'_>, word: usize) -> bool {
    reading
        .is_any(word, &["de", "del", "di", "do", "da", "du", "des", "dos", "della", "la", "las", "los", "y", "et", "e"])
}

/// `Al` of `Al-Romani`: with what follows one name, whatever that names alone.
fn is_arabic_article(reading: &Reading<'_>, word: usize) -> bool {
    reading.is_any(word, &["al", "el", "ad", "ar", "as", "ash", "at", "az"])
}

/// One past `-under-Lyme` of `Newcastle-under-Lyme`, which starts at `hyphen`.
fn hyphenated_place(reading: &Reading<'_>, hyphen: usize) -> Option<usize> {
    let glued = |at: usize, shape: Shape| {
        reading.words.get(at).is_some_and(|word| word.shape == shape && word.gap == Gap::None)
    };
    let link = reading.is_any(
        hyphen + 1,
        &["under", "upon", "on", "in", "le", "la", "les", "sur", "by", "de", "am", "an", "wa", "e"],
    );
    let parts = glued(hyphen, Shape::Hyphen)
        && glued(hyphen + 1, Shape::Lower)
        && glued(hyphen + 2, Shape::Hyphen)
        && glued(hyphen + 3, Shape::Capitalized);
    (link && parts).then_some(hyphen + 4)
}

/// One past the head of a body whose name joins two fields: `and Fish Commission` behind `Game`.
fn joined_head(reading: &Reading<'_>, and: usize) -> Option<usize> {
    let field = |at: usize| {
        reading.words.get(at).is_some_and(|word| {
            word.shape == Shape::Capitalized && word.gap == Gap::Space && word.classes.any(Classes::COMMON)
        })
    };
    let known = reading.words[and - 1].classes.any(Classes::COMMON) && reading.style(and - 1) == Style::Running;
    if !known || !reading.is_any(and, &["and", "&"]) || !field(and + 1) {
        return None;
    }
    let head =
        (and + 2..and + 4).find(|&at| !field(at) || reading.words[at].classes.any(Classes::ORGANIZATION_HEAD))?;
    is_name_head(reading, head).then_some(head + 1)
}

/// Whether a comma and a company's legal form stand there: `, Inc.` of `Plainfeld Services, Inc.`
fn is_legal_form(reading: &Reading<'_>, comma: usize) -> bool {
    reading.is(comma, ",") && reading.is_any(comma + 1, &["inc", "incorporated", "llc", "llp", "ltd", "corp"])
}

/// `d'Alembert`, `dell'Utri`: a particle that lost its vowel, and a name.
fn is_elided_particle(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].shape == Shape::Mixed
        && reading.str(word).split_once(['\'', '’']).is_some_and(|(particle, name)| {
            particle.chars().all(char::is_lowercase) && name.starts_with(char::is_uppercase)
        })
}

/// Whether a hyphen and a short word in small letters follow: `Pik-wan`, `Jong-un`.
pub(super) fn is_eastern_given_name(reading: &Reading<'_>, word: usize) -> bool {
    const LONGEST: usize = 6;
    let glued = |at: usize, shape: Shape| {
        reading.words.get(at).is_some_and(|word| word.shape == shape && word.gap == Gap::None)
    };
    reading.words[word].shape == Shape::Capitalized
        && reading.words[word].span.len() <= LONGEST
        && glued(word + 1, Shape::Hyphen)
        && glued(word + 2, Shape::Lower)
        && reading.words[word + 2].span.len() <= LONGEST
        && !reading.words[word + 2].classes.any(Classes::COMMON.or(Classes::SPEECH))
}

/// `II`, `XIV`; `I` only where no clause of its own can follow.
pub(super) fn is_regnal_number(reading: &Reading<'_>, word: usize) -> bool {
    let text = reading.str(word);
    if text == "I" {
        return reading.is_any(word + 1, &[",", ".", ")", "of", "in", "and", "'s", "’s"]);
    }
    text.len() > 1 && text.len() < 6 && text.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X'))
}

fn is_head(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].classes.any(Classes::ORGANIZATION_HEAD)
}
