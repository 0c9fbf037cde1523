//! What stands after a title: `-elect`, and the body (`of France`, `at the Stimson Center`).

use super::Names;
use super::modifiers::is_function_word;
use super::phrase::TitlePhrase;
use crate::engine::RoleStatus;
use crate::engine::reading::{Classes, Reading, Style};
use crate::engine::text::Shape;
use crate::gazetteer::Title;

/// `-elect` and `-designate` after the title.
pub(super) fn add_suffix(phrase: &mut TitlePhrase, reading: &Reading<'_>) {
    let after = phrase.end;
    let suffix = match reading.words.get(after) {
        Some(word) if word.shape == Shape::Hyphen => after + 1,
        Some(_) => after,
        None => return,
    };
    if reading.is_any(suffix, &["elect", "designate"]) {
        phrase.status = RoleStatus::Elect;
        phrase.end = suffix + 1;
    }
}

/// `of France`, `at the Stimson Center`, `to Japan` after the title.
pub(super) fn add_complement(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>, title: &Title) {
    let Some(link) = reading.after(phrase.end - 1).filter(|&link| links(reading, link, title)) else { return };
    let Some(mut at) = reading.after(link) else { return };
    if reading.is(at, "the") {
        match reading.after(at) {
            Some(next) => at = next,
            None => return,
        }
    }
    let at = behind_seat(reading, names, at);
    let Some(name) = names.starting_at(at).filter(|&name| names.may_employ(name)) else { return };
    let mut last = name;
    // `of the US State Department` where both are names, `at the University of Texas`: the last name of the run is the body.
    while let Some(next) = reading.after(names.words(last).end - 1).and_then(|word| names.starting_at(word)) {
        if !names.may_employ(next) {
            break;
        }
        last = next;
    }
    // A demonym alone is nobody's employer (`of Chinese descent`), nor is a name that goes on (`for the LA Sheriff's office`).
    let goes_on = reading
        .after(names.words(last).end - 1)
        .is_some_and(|next| reading.words[next].shape.starts_with_capital() && names.covering(next).is_none());
    if names.is_demonym(last) || goes_on && reading.style(link) == Style::Running {
        return;
    }
    if is_modifier(reading, names, last) {
        return;
    }
    phrase.affiliations.push(last);
    phrase.end = names.words(last).end;
    if phrase.plural {
        add_coordinated_complement(phrase, reading, names);
    }
    // `of the Lombardy region`: the common noun behind the name belongs to it.
    let noun = Classes::PLACE_CUE.or(Classes::ORGANIZATION_HEAD);
    if let Some(next) = reading.after(phrase.end - 1) {
        let word = &reading.words[next];
        if word.shape == Shape::Lower && word.classes.any(noun) && next == phrase.end {
            phrase.end += 1;
        }
    }
}

/// The word at which the body starts where only its seat stands first: `Cincinnati-based P&G`, `the London-based rights group Amnesty`.
fn behind_seat(reading: &Reading<'_>, names: &Names<'_>, at: usize) -> usize {
    /// No more words stand between the seat and the name.
    const REACH: usize = 4;
    let Some(hyphen) = names.starting_at(at).map(|seat| names.words(seat).end) else { return at };
    let seated = reading.words.get(hyphen).is_some_and(|word| word.shape == Shape::Hyphen)
        && reading.is_any(hyphen + 1, &["based", "headquartered"]);
    if !seated {
        return at;
    }
    let first = hyphen + 2;
    (first..first + REACH)
        .take_while(|&word| reading.words.get(word).is_some_and(|next| next.shape.is_word()))
        .find(|&word| names.starting_at(word).is_some())
        .unwrap_or(first)
}

/// Whether a name owns or narrows the noun behind it (`for China's foreign ministry`, `of the China program`).
fn is_modifier(reading: &Reading<'_>, names: &Names<'_>, name: usize) -> bool {
    let words = names.words(name);
    let Some(next) = reading.words.get(words.end) else { return false };
    if next.shape == Shape::Clitic {
        return true;
    }
    // Places that take an article themselves are written in capitals or end in `s` (`the US`, `the Philippines`).
    let takes_article =
        reading.words[words.start].shape != Shape::Capitalized || reading.str(words.start).ends_with('s');
    let article = words.start.checked_sub(1).is_some_and(|before| reading.is(before, "the"));
    let noun = next.shape == Shape::Lower
        && !is_function_word(reading, words.end)
        && !next.classes.any(Classes::SPEECH.or(Classes::PLACE_CUE));
    article && words.len() == 1 && names.is_place(name) && !takes_article && noun
}

/// `the presidents of Russia and China`: a plural title may be of several.
fn add_coordinated_complement(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    loop {
        let mut at = phrase.end;
        at += usize::from(reading.is(at, ","));
        at += usize::from(reading.is(at, "and"));
        let article = usize::from(at > phrase.end && reading.is(at, "the"));
        let next = names.starting_at(at + article).filter(|&name| at > phrase.end && names.may_employ(name));
        let Some(next) = next.filter(|&name| !names.is_demonym(name) && !is_modifier(reading, names, name)) else {
            return;
        };
        if !reading.is_same_sentence(names.words(next).start, phrase.title.start) {
            return;
        }
        phrase.affiliations.push(next);
        phrase.end = names.words(next).end;
    }
}

/// Whether the word links this title to its body: `of` any, `to` envoys, `at` employees.
fn links(reading: &Reading<'_>, link: usize, title: &Title) -> bool {
    let diplomatic = &*title.kind == "diplomatic" || matches!(&*title.id, "adviser" | "aide" | "special-envoy");
    let governs = matches!(&*title.kind, "political" | "royal" | "military");
    match () {
        () if reading.is(link, "of") => true,
        () if reading.is(link, "for") => !governs || title.of_organization,
        () if reading.is(link, "to") => diplomatic,
        () if reading.is(link, "at") => !governs && !diplomatic,
        () if reading.is(link, "with") => !governs && !diplomatic && title.of_organization,
        () if reading.is(link, "from") => matches!(&*title.id, "senator" | "representative" | "member-of-parliament"),
        () => false,
    }
}
