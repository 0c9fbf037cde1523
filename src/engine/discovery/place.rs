//! Whether a run names a place: by prefixes, prepositions and what follows.

use super::classify::{Finding, Run};
use super::cues;
use crate::engine::reading::{Classes, Dateline, Style};
use crate::engine::text::{Gap, Shape};
use crate::gazetteer::EntityType;

impl Run<'_, '_> {
    /// By its first word and by what stands around it.
    pub fn place(&self) -> Option<Finding> {
        let reading = self.reading;
        let (first, last) = (self.first(), self.last());
        if reading.style(first) != Style::Running || self.len() > 4 {
            return None;
        }
        // `Fort Lee`, `El Castillo`; but `St. Jerome` is a person.
        let saint = reading.is_any(first, &["St", "Saint", "San", "Santa", "Santo"]) && self.is(last, Classes::GIVEN);
        let leads = self.is(first, Classes::NAME_PREFIX) && !saint;
        // `New Culture` is none.
        let named = !self.is(last, Classes::COMMON) || self.is(last, Classes::SURNAME.or(Classes::PLACE_HEAD));
        if self.len() > 1 && named && (leads || reading.is(first, "river")) {
            return Some((EntityType::Place, 0.72, "place-head"));
        }
        if self.is(first, Classes::COMMON.or(Classes::NATIONALITY)) && self.len() == 1 {
            return None;
        }
        if self.len() < 4
            && cues::before_place_noun(reading, first, last)
            && !self.is(last, Classes::FAMILY_NAME.or(Classes::COMMON))
        {
            return Some((EntityType::Place, 0.7, "place-cue"));
        }
        if cues::after_place_cue(reading, first) || reading.dateline(&self.words) == Some(Dateline::Full) {
            return Some((EntityType::Place, 0.7, "place-cue"));
        }
        let governed = || cues::before_officer(reading, last, &cues::GOVERNORS);
        if !self.words.clone().any(|word| self.is(word, Classes::COMMON))
            && (cues::is_seat(reading, first, last) || governed())
        {
            return Some((EntityType::Place, 0.66, "place-cue"));
        }
        if cues::before_place(reading, self.cover, last)
            && !reading.opens_sentence(first)
            && !cues::after_article(reading, first)
        {
            return Some((EntityType::Place, 0.72, "before-containing-place"));
        }
        let plain = reading.words[first].shape == Shape::Capitalized;
        let goes_on = reading.words.get(last + 1).is_some_and(|next| {
            matches!(next.shape, Shape::Clitic | Shape::Number | Shape::Hyphen)
                || reading.is_any(last + 1, &[":", "("])
                // `Justice in Policing Act`.
                || next.shape.starts_with_capital() && next.gap == Gap::Space
        });
        let odd = self.is(last, Classes::COMMON)
            // `Title IV`, `Appendix S1`.
            || self.is(first, Classes::COMMON) && reading.str(last).len() < 4
            || is_quality(reading.str(last))
            || has_inner_capital(reading.str(first));
        let lives = cues::after_comma_and_of(reading, first);
        if plain && (lives || !goes_on && cues::after_place_preposition(reading, first)) && !odd {
            return Some((EntityType::Place, 0.66, "after-place-preposition"));
        }
        None
    }
}

/// `Interpretation`, `Leadership`: a subject or a quality by the end of the word, no place.
fn is_quality(word: &str) -> bool {
    const ENDS: [&str; 6] = ["tion", "sion", "ship", "ness", "ology", "ism"];
    ENDS.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end))
}

/// `FrameNet`, `YouTube`: a brand. `McAllen`, `DeKalb` are names as others.
fn has_inner_capital(word: &str) -> bool {
    const PREFIXES: [&str; 6] = ["Mc", "Mac", "De", "La", "Le", "Du"];
    let rest = PREFIXES.iter().find_map(|prefix| word.strip_prefix(prefix)).unwrap_or(word);
    rest.chars().skip(1).zip(rest.chars()).any(|(letter, before)| before.is_lowercase() && letter.is_uppercase())
}
