//! What stands around a run of capitalized words and tells of a place.

use crate::engine::discovery::cover::Cover;
use crate::engine::reading::Reading;
use crate::engine::text::{Gap, Shape};

/// Whether a noun of a place stands after, a preposition before: `in the Flores neighborhood`, `in Musa Qala district`.
pub(in crate::engine::discovery) fn before_place_noun(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    const NOUNS: [&str; 21] = [
        "area",
        "borough",
        "district",
        "village",
        "town",
        "city",
        "island",
        "municipality",
        "neighborhood",
        "neighbourhood",
        "peninsula",
        "province",
        "quarter",
        "region",
        "river",
        "suburb",
        "township",
        "valley",
        "county",
        "prefecture",
        "settlement",
    ];
    let article = reading.before(first).filter(|&the| reading.is(the, "the"));
    let before = article.map_or_else(|| reading.before(first), |the| reading.before(the));
    let Some((before, noun)) = before.zip(reading.after(last)) else { return false };
    // Communities are of people, too.
    let inside =
        article.is_some() && reading.is(noun, "community") && reading.is_any(before, &["in", "near", "outside"]);
    let place =
        reading.is_any(noun, &NOUNS) && reading.is_any(before, &["in", "at", "near", "of", "from", "to", "outside"]);
    (inside || place) && reading.words[noun].shape == Shape::Lower
}

/// What those are called who govern a place.
pub(in crate::engine::discovery) const GOVERNORS: [&str; 4] = ["governor", "mayor", "premier", "senator"];

/// Whether a preposition of place stands directly before.
pub(in crate::engine::discovery) fn after_place_preposition(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, &["in", "near", "outside", "across"]))
}

/// Whether a seat in parliament is named here: `the MP for Plainfeld`, `Plainfeld MP Zedrik Dalloway`, `his Plainfeld seat`.
pub(in crate::engine::discovery) fn is_seat(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    const MEMBERS: [&str; 6] = ["MP", "MSP", "MLA", "TD", "MPs", "MHA"];
    let member = |word: usize| MEMBERS.contains(&reading.str(word));
    let behind =
        reading.before(first).is_some_and(|link| reading.is(link, "for") && reading.before(link).is_some_and(member));
    let Some(next) = reading.after(last) else { return behind };
    let named = reading.after(next).is_some_and(|name| reading.words[name].shape.starts_with_capital());
    let held = || reading.before(first).is_some_and(|word| reading.is_any(word, &["his", "her", "the", "their"]));
    behind || member(next) && named || reading.is_any(next, &["seat", "constituency", "by-election"]) && held()
}

/// Whether a comma and `of` stand before: `Zedrik Plainfeld, 23, of Carpentersville`.
pub(in crate::engine::discovery) fn after_comma_and_of(reading: &Reading<'_>, first: usize) -> bool {
    let named =
        |word: usize| reading.words[word].shape == Shape::Number || reading.words[word].shape.starts_with_capital();
    reading.before(first).is_some_and(|of| reading.is(of, "of") && of > 1 && reading.is(of - 1, ",") && named(of - 2))
}

/// Whether `town of` or the like stands before.
pub(in crate::engine::discovery) fn after_place_cue(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|of| reading.is_of_place(of))
}

/// Whether a comma and the name of a place stand after (`Springfield, Ohio`).
pub(in crate::engine::discovery) fn before_place(reading: &Reading<'_>, cover: &Cover, last: usize) -> bool {
    reading.is(last + 1, ",") && cover.is_place(last + 2) && reading.words[last + 2].gap == Gap::Space
}
