//! What stands after a title: `-elect`, and the body (`of France`, `at the Stimson Center`).

use super::Names;
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
    phrase.affiliations.push(last);
    phrase.end = names.words(last).end;
    // `of the Lombardy region`: the common noun behind the name belongs to it.
    let noun = Classes::PLACE_CUE.or(Classes::ORGANIZATION_HEAD);
    if let Some(next) = reading.after(phrase.end - 1) {
        let word = &reading.words[next];
        if word.shape == Shape::Lower && word.classes.any(noun) && next == phrase.end {
            phrase.end += 1;
        }
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
