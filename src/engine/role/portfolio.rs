//! Fields of office: `finance` before `minister`, `of Education` after it. They are part of the title.

use super::Names;
use super::modifiers::joined_before;
use super::phrase::TitlePhrase;
use crate::engine::reading::{Phrase, Reading};

/// `finance` before `minister`, `foreign policy` before `official`.
pub(super) fn add_portfolio(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    // Two fields at most stand before one title.
    for _ in 0..2 {
        let Some(before) = joined_before(reading, phrase.title.start) else { return };
        let portfolio = reading.phrases_until(before + 1).find(|hit| {
            hit.phrase == Phrase::Portfolio && hit.words.clone().all(|word| names.covering(word).is_none())
        });
        let Some(portfolio) = portfolio else { return };
        phrase.title.start = portfolio.words.start;
        phrase.start = portfolio.words.start;
        phrase.composed = true;
        add_joined_portfolio(phrase, reading, names);
    }
}

/// `interior and overseas minister`: a field joined to the one that the title already has.
fn add_joined_portfolio(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    let Some(and) = reading.before(phrase.title.start).filter(|&word| reading.is(word, "and")) else { return };
    let Some(before) = reading.before(and) else { return };
    let joined = reading.phrases_until(before + 1).find(|hit| hit.phrase == Phrase::Portfolio);
    let Some(joined) = joined.filter(|hit| hit.words.clone().all(|word| names.covering(word).is_none())) else {
        return;
    };
    phrase.title.start = joined.words.start;
    phrase.start = joined.words.start;
}

/// `of Education` after `Minister`, `for Health and Sport` after `secretary`.
pub(super) fn add_portfolio_after(phrase: &mut TitlePhrase, reading: &Reading<'_>, names: &Names<'_>) {
    let Some(end) = portfolio_end(reading, phrase.title.end) else { return };
    if (phrase.title.end..end).any(|word| names.covering(word).is_some()) {
        return;
    }
    phrase.title.end = end;
    phrase.end = end;
    phrase.composed = true;
}

/// One past the fields of office that follow a title which ends before `end`, where `of` or `for` links them.
pub(in crate::engine) fn portfolio_end(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let field =
        |at: usize| reading.phrases_from(at).find(|hit| hit.phrase == Phrase::Portfolio).map(|hit| hit.words.end);
    let link = reading.after(end.checked_sub(1)?).filter(|&link| reading.is_any(link, &["of", "for"]))?;
    let mut end = field(reading.after(link)?)?;
    // `Health, Education and Welfare`: three fields at most.
    for _ in 0..2 {
        let mut at = end;
        at += usize::from(reading.is(at, ","));
        at += usize::from(reading.is(at, "and"));
        match field(at).filter(|_| at > end) {
            Some(next) => end = next,
            None => break,
        }
    }
    Some(end)
}
