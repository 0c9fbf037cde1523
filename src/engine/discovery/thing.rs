//! Names of things: of laws, events, ships and storms, which are no person, place or body.

use std::ops::Range;

use crate::engine::reading::{Classes, Reading, Style};

/// Whether a run is the name of a thing: of a law, an event, a ship.
pub(super) fn is_thing(reading: &Reading<'_>, run: &Range<usize>) -> bool {
    if reading.style(run.start) != Style::Running {
        return false;
    }
    let class = |word: usize| reading.words[word].classes;
    let words = run.clone().filter(|&word| reading.words[word].shape.is_word()).count();
    let after = run.start.checked_sub(1).is_some_and(|before| class(before).any(Classes::THING_PREFIX)) && words < 4;
    let person = words == 2 && class(run.start).any(Classes::GIVEN) && class(run.end - 1).any(Classes::SURNAME);
    let ends = words > 1 && class(run.end - 1).any(Classes::THING_HEAD) && !person;
    let opens = words > 1 && class(run.start).any(Classes::THING_PREFIX);
    ends || opens || after
}

/// The name of the storm that a run of two words is: `Katrina` of `Hurricane Katrina`.
pub(super) fn storm(reading: &Reading<'_>, run: &Range<usize>) -> Option<usize> {
    let named = run.len() == 2 && reading.is_any(run.start, &["cyclone", "hurricane", "storm", "typhoon"]);
    named.then_some(run.end - 1)
}
