//! What stands around a run of capitalized words and tells of a person.

use crate::engine::discovery::cover::Cover;
use crate::engine::reading::{Classes, Phrase, Reading, Word};
use crate::engine::role::portfolio_end;
use crate::engine::text::{Gap, Shape};

/// Whether an honorific stands directly before.
pub(in crate::engine::discovery) fn after_honorific(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| {
        let Word { classes, shape, .. } = reading.words[word];
        // `Del Frisco`: a particle is an honorific only with its stop.
        let stop = !classes.any(Classes::PARTICLE) || first == word + 2;
        classes.any(Classes::HONORIFIC) && shape.starts_with_capital() && stop
    })
}

/// Whether a noun of relatives stands directly before: `his wife Dell`.
pub(in crate::engine::discovery) fn after_kin(reading: &Reading<'_>, first: usize) -> bool {
    reading
        .before(first)
        .is_some_and(|word| reading.words[word].classes.any(Classes::KIN) && reading.words[word].shape == Shape::Lower)
}

/// Whether a credit names the authors here: `Reporting by Zedrik Plainfeld and Clarissa Dalloway; editing by …`.
pub(in crate::engine::discovery) fn in_credit(reading: &Reading<'_>, first: usize) -> bool {
    /// No more words stand between `by` and a name of its list.
    const REACH: usize = 16;
    const WORK: [&str; 9] =
        ["reporting", "writing", "editing", "compiled", "edited", "written", "photo", "photograph", "photos"];
    let sentence = reading.words[first].sentence;
    let listed = |word: usize| {
        let shape = reading.words[word].shape;
        shape.starts_with_capital() || shape == Shape::Hyphen || reading.is_any(word, &[",", "and", "."])
    };
    let mut back = (first.saturating_sub(REACH)..first).rev();
    let by = back.find(|&word| !listed(word)).filter(|&by| by > 0 && reading.words[by - 1].sentence == sentence);
    let credited = by.is_some_and(|by| reading.is(by, "by") && reading.is_any(by - 1, &WORK));
    credited && reading.is_any(first - 1, &["by", "and", ","])
}

/// Whether the name stands alone behind a `By` that opens a line: `By Zedrik Plainfeld`, `By Zedrik Plainfeld The committee …`.
pub(in crate::engine::discovery) fn in_byline(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let opens = |by: usize| reading.str(by) == "By" && (by == 0 || reading.words[by].gap >= Gap::LineBreak);
    let ends = reading.words.get(last + 1).is_none_or(|next| {
        next.gap >= Gap::LineBreak || reading.is_any(last + 1, &["|", ",", "-", "–", "—", "The", "A", "In"])
    });
    first.checked_sub(1).is_some_and(opens) && ends
}

/// Whether a greeting stands directly before, and what ends one after (`Dear Clarissa,`).
pub(in crate::engine::discovery) fn after_greeting(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let greeted = reading.before(first).is_some_and(|word| {
        reading.words[word].classes.any(Classes::GREETING) && reading.words[word].shape == Shape::Capitalized
    });
    greeted && (reading.is_any(last + 1, &[",", "!", "-", ":"]) || reading.after(last).is_none())
}

/// Whether a title that names people stands directly before.
pub(in crate::engine::discovery) fn after_title(reading: &Reading<'_>, first: usize) -> bool {
    let Some(before) = reading.before(first) else { return false };
    reading.phrases_until(before + 1).any(|hit| hit.phrase.title().is_some()) || after_portfolio(reading, before + 1)
}

/// Whether a title and `of` stand directly before: the place or body whose title it is (`Earl of Clare`).
pub(in crate::engine::discovery) fn after_title_of(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|of| reading.is(of, "of") && ends_title(reading, of))
}

/// Whether a title and a comma stand directly before, or the name of what the title is of lies between (`the spokesman, Vedant Patel,`;
/// `the ambassador to Denmark, Vedant Patel,`).
pub(in crate::engine::discovery) fn after_title_and_comma(reading: &Reading<'_>, cover: &Cover, first: usize) -> bool {
    let Some(comma) = first.checked_sub(1).filter(|&comma| reading.is(comma, ",")) else { return false };
    let named = |word: usize| cover.is_place(word) || cover.is_organization(word);
    let before_name = (0..comma).rev().find(|&word| !named(word));
    let link = before_name.filter(|&link| link + 1 < comma && reading.is_any(link, &["to", "of", "for", "at"]));
    ends_title(reading, comma) || link.is_some_and(|link| ends_title(reading, link))
}

fn ends_title(reading: &Reading<'_>, end: usize) -> bool {
    reading.phrases_until(end).any(|hit| hit.phrase.title().is_some())
}

/// Whether `Minister of Education` or the like ends before `end`.
fn after_portfolio(reading: &Reading<'_>, end: usize) -> bool {
    // The longest list of fields that a title has.
    const REACH: usize = 12;
    reading.phrases_until(end).any(|hit| hit.phrase == Phrase::Portfolio)
        && (end.saturating_sub(REACH)..end).any(|title_end| {
            reading.phrases_until(title_end).any(|hit| matches!(hit.phrase, Phrase::Title(..)))
                && portfolio_end(reading, title_end) == Some(end)
        })
}

/// Whether a clause about a person follows: `Zedrik Plainfeld, who lost`, `Zedrik Plainfeld, whose wife`.
pub(in crate::engine::discovery) fn before_who(reading: &Reading<'_>, last: usize) -> bool {
    let who = last + 1 + usize::from(reading.is(last + 1, ","));
    reading.is_any(who, &["who", "whom", "whose"]) && reading.is_same_sentence(last, who)
}

/// Whether a verb of speech stands directly after.
pub(in crate::engine::discovery) fn before_speech(reading: &Reading<'_>, last: usize) -> bool {
    let Some(mut next) = reading.after(last) else { return false };
    while reading.is_any(next, &["also", "then", "later", "has", "had", "have", "further"]) {
        let Some(after) = reading.after(next) else { return false };
        next = after;
    }
    let word = &reading.words[next];
    word.classes.any(Classes::SPEECH) && word.shape == Shape::Lower
}

/// Whether a verb of speech stands directly before, behind a quotation (`,” said Yun Sun`).
pub(in crate::engine::discovery) fn after_speech(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| {
        reading.words[word].classes.any(Classes::SPEECH)
            && reading.words[word].shape == Shape::Lower
            && word > 0
            && reading.words[word - 1].shape == Shape::Punctuation
    })
}

/// Whether `, 45,` or `, a spokesman` stands after: an age, or a phrase that ends in a title.
pub(in crate::engine::discovery) fn before_apposition(reading: &Reading<'_>, last: usize) -> bool {
    if !reading.is(last + 1, ",") {
        return false;
    }
    let mut next = last + 2;
    let age = reading.words.get(next).is_some_and(|word| word.shape == Shape::Number && word.span.len() <= 2);
    if age && reading.is_any(next + 1, &[",", "."]) {
        return true;
    }
    if reading.is_any(next, &["a", "an", "the"]) {
        next += 1;
    }
    // A few modifiers may stand before the title (`a senior White House spokeswoman`).
    (next..next + 6)
        .take_while(|&word| word < reading.words.len() && reading.words[word].shape != Shape::Punctuation)
        .any(|word| reading.phrases_from(word).any(|hit| matches!(hit.phrase, Phrase::Title(..))))
}

/// Whether `is a …` with a title follows, a bracket of dates left out (`Le Guin (1929 – 2018) was an American author`).
pub(in crate::engine::discovery) fn before_copula(reading: &Reading<'_>, last: usize) -> bool {
    // The longest bracket of a biography's first sentence.
    const BRACKET: usize = 24;
    let mut at = last + 1;
    if reading.is(at, "(") {
        let Some(close) = (at..at + BRACKET).find(|&word| reading.is(word, ")")) else { return false };
        at = close + 1;
    }
    if !reading.is_any(at, &["is", "was"]) || !reading.is_any(at + 1, &["a", "an", "the"]) {
        return false;
    }
    (at + 2..at + 8)
        .take_while(|&word| word < reading.words.len() && !matches!(reading.words[word].shape, Shape::Punctuation))
        .any(|word| reading.phrases_from(word).any(|hit| matches!(hit.phrase, Phrase::Title(..))))
}
