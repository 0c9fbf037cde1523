//! From the matcher's hits to the hits that stand: every rule that needs no knowledge of the whole document.

use std::cmp::Reverse;

use smallvec::{SmallVec, smallvec};

use super::case;
use super::hit::{Hit, Readings};
use super::longer_name::Around;
use super::neighbour::KnownNames;
use crate::engine::matching::{self, Haystack, NameMatcher};
use crate::engine::reading::{Classes, Phrase, Reading, Style};
use crate::engine::text::{Address, AddressKind, Shape, fold_name};
use crate::engine::{Options, RuleFired, Span, SuppressionReason};
use crate::gazetteer::{CasePolicy, EntityType, Gazetteer, NameForm, NameRef};

/// Every hit of the matcher whose layers are asked for, grouped by span, by start, the longer first. Readings in the wrong case are
/// left out where another reading of the span stands; a span with none is dropped for its case. A family name in small letters is a plain
/// word, of which nobody asks why it is no person: it is no hit.
pub(in crate::engine) fn hits(
    matcher: &NameMatcher<NameRef>,
    gazetteer: &Gazetteer,
    haystack: &Haystack<'_>,
    options: &Options,
) -> Vec<Hit> {
    let found = found(matcher, gazetteer, haystack, options);
    let mut hits: Vec<Hit> = Vec::with_capacity(found.len());
    for names in haystack.stop().until(found.chunk_by(|one, next| one.0 == next.0)) {
        let span = names[0].0;
        let readings: Readings = names.iter().map(|&(_, name)| name).collect();
        let surface = span.of(haystack.text());
        let fits = |name: &NameRef| case::fits(&name.name(gazetteer), surface);
        let rules = SmallVec::new();
        let mut hit = Hit { span, words: 0..0, readings, dropped: None, rules, weighed: Vec::new() };
        hit.keep(SuppressionReason::Case, "case", "dropped: the name does not count in this case", fits);
        if hit.stands() || !hit.only_family() {
            hits.push(hit);
        }
    }
    hits
}

/// The names that stand in the text, of the layers that are asked for, by start, the longer first.
fn found(
    matcher: &NameMatcher<NameRef>,
    gazetteer: &Gazetteer,
    haystack: &Haystack<'_>,
    options: &Options,
) -> Vec<(Span, NameRef)> {
    let is_asked = |name: &NameRef| options.layers.contains(gazetteer.layer(name.entry));
    let mut found: Vec<(Span, NameRef)> = Vec::new();
    let mut hits = Vec::new();
    matcher.find(haystack, &mut hits);
    for hit in haystack.stop().until(hits) {
        found.extend(matcher.values(hit.name).iter().filter(|name| is_asked(name)).map(|&name| (hit.span, name)));
    }
    for layer in gazetteer.compiled_names().filter(|layer| options.layers.contains(layer.layer())) {
        matching::find_compiled(layer, haystack, |span, value| {
            found.extend(layer.names(value).map(|name| (span, name)));
        });
    }
    let order = |&(span, name): &(Span, NameRef)| (span.start, Reverse(span.end), name.entry, name.name);
    haystack.stop().sort_by_key(&mut found, order);
    found
}

/// Ties each hit, which are by start, to the words it covers; a hit that cuts a word (`$US`, a glued token) covers the words it touches.
pub(in crate::engine) fn place(hits: &mut [Hit], reading: &Reading<'_>) {
    let mut first = 0;
    for hit in reading.stop.until(hits) {
        while reading.words.get(first).is_some_and(|word| word.span.end <= hit.span.start) {
            first += 1;
        }
        let touched = reading.words[first..].iter().take_while(|word| word.span.start < hit.span.end);
        hit.words = first..first + touched.count();
    }
}

/// Cuts titles and honorifics off the front of people's further names: of `King Charles` the name is `Charles`. Where the canonical
/// name starts so too (`Sheikh Hasina`), it is part of the name.
pub(in crate::engine) fn cut_titles(hits: &mut [Hit], reading: &Reading<'_>, gazetteer: &Gazetteer) {
    for hit in reading.stop.until(hits).filter(|hit| hit.stands() && hit.words.len() > 1) {
        let title_is_apart = |name: &NameRef| {
            let first_word = |name: &str| fold_name(name.split(' ').next().unwrap_or_default());
            name.entity_type == EntityType::Person
                && first_word(name.entry(gazetteer).canonical_name()) != first_word(name.name(gazetteer).text)
        };
        let Some(end) = title_end(reading, &hit.words).filter(|_| hit.readings.iter().all(title_is_apart)) else {
            continue;
        };
        hit.words = end..hit.words.end;
        hit.span = reading.span(&hit.words);
        hit.rules.push(RuleFired::new("title-cut", "a title or honorific was cut off the front"));
    }
}

/// One past the title or honorific that opens `words` and leaves some of them.
fn title_end(reading: &Reading<'_>, words: &std::ops::Range<usize>) -> Option<usize> {
    let title = reading
        .phrases_from(words.start)
        .find(|hit| matches!(hit.phrase, Phrase::Title(..)) && hit.words.end < words.end)
        .map(|hit| hit.words.end);
    let honorific = reading.words[words.start].classes.any(Classes::HONORIFIC).then(|| {
        let after = words.start + 1;
        after + usize::from(reading.is_stop_of_abbreviation(after))
    });
    title.or(honorific).filter(|&end| end < words.end)
}

/// Tells the reading which words are family names of entries: they make a capitalized neighbour before them a given name.
pub(in crate::engine) fn mark_family_names(hits: &[Hit], reading: &mut Reading<'_>) {
    let stop = reading.stop;
    for hit in stop.until(hits).filter(|hit| hit.stands() && hit.words.len() == 1) {
        if hit.readings.iter().any(|name| name.form == NameForm::Family) {
            reading.mark_family_name(hit.words.start);
        }
    }
}

/// Takes up places in small letters after a preposition of place, in a sentence that uses no capitals: `any good pizza in san francisco?`.
pub(in crate::engine) fn read_small_letters(hits: &mut [Hit], reading: &Reading<'_>) {
    let dropped = |hit: &&mut Hit| hit.dropped == Some(SuppressionReason::Case) && !hit.words.is_empty();
    for hit in reading.stop.until(hits).filter(dropped) {
        let first = hit.words.start;
        let careless = reading.is_careless(first) && reading.words[first].shape == Shape::Lower;
        let everyday = Classes::COMMON.or(Classes::GIVEN).or(Classes::WEAK_GIVEN).or(Classes::SURNAME);
        let is_word = hit.words.len() == 1 && reading.words[first].classes.any(everyday);
        let after_preposition =
            reading.before(first).is_some_and(|word| reading.is_any(word, &["in", "from", "to", "near"]));
        let place = |name: &&NameRef| {
            name.case == CasePolicy::Capitalized && !name.weak && matches!(name.form, NameForm::Full | NameForm::Alias)
        };
        if careless && !is_word && after_preposition {
            let places = hit.readings.iter().filter(|name| name.entity_type == EntityType::Place);
            let places: Readings = places.filter(place).copied().collect();
            if !places.is_empty() {
                hit.readings = places;
                hit.dropped = None;
                hit.rules = smallvec![RuleFired::new("small-letters", "read: a place, in a sentence without capitals")];
            }
        }
    }
}

/// Drops hits inside URLs, mail addresses and handles.
pub(in crate::engine) fn drop_in_addresses(hits: &mut [Hit], reading: &Reading<'_>, addresses: &[Address]) {
    for hit in reading.stop.until(hits).filter(|hit| hit.stands()) {
        let next = addresses.partition_point(|address| address.span.end <= hit.span.start);
        let inside = addresses
            .get(next)
            .is_some_and(|address| address.span.overlaps(hit.span) && address.kind != AddressKind::Hashtag);
        if inside {
            let rule = RuleFired::new("address", "dropped: part of a URL, a mail address or a handle");
            hit.drop_for(SuppressionReason::Address, rule);
        }
    }
}

/// Drops acronyms that are everyday words where a headline is all capitals: `LET US GO`.
pub(in crate::engine) fn drop_shouted(hits: &mut [Hit], reading: &Reading<'_>) {
    for hit in reading.stop.until(hits).filter(|hit| hit.stands() && hit.words.len() == 1) {
        let word = hit.words.start;
        // A dateline names a place.
        let is_person = |name: &NameRef| name.entity_type == EntityType::Person;
        if hit.readings.iter().any(is_person) && reading.dateline(&hit.words).is_some() {
            let effect = "dropped: a person in a dateline";
            hit.keep(SuppressionReason::Case, "shouted", effect, |name| !is_person(name));
        }
        if reading.style(word) == Style::Capitals && reading.words[word].classes.any(Classes::COMMON) {
            let rule = RuleFired::new("shouted", "dropped: an everyday word in a line of capitals");
            hit.drop_for(SuppressionReason::Case, rule);
        }
    }
}

/// Drops names inside longer names that the gazetteer does not know. Readings are judged one by one: what is part of a person's
/// name may still be that person's family name.
pub(in crate::engine) fn drop_inside_longer_names(hits: &mut [Hit], reading: &Reading<'_>) {
    drop_in_phrases(hits, reading);
    // Family names last: whether `Patterson` stands alone depends on what becomes of `Troy` before it.
    for family in [false, true] {
        drop_readings_inside_longer_names(hits, reading, family);
    }
}

/// Drops names inside a phrase that names no person, place or body: no `Rome` in `Treaty of Rome`.
fn drop_in_phrases(hits: &mut [Hit], reading: &Reading<'_>) {
    let mut phrases = reading.phrases().iter().filter(|hit| hit.phrase == Phrase::NoName).peekable();
    // One past the last word of the phrases that start before the hit, and the first word of the longest.
    let mut inside = 0..0;
    for hit in reading.stop.until(hits) {
        while let Some(phrase) = phrases.next_if(|phrase| phrase.words.start <= hit.words.start) {
            if phrase.words.end > inside.end {
                inside = phrase.words.clone();
            }
        }
        if hit.stands() && hit.words.end <= inside.end && hit.words.len() < inside.len() {
            let rule = RuleFired::new("inside-longer-name", "dropped: part of a phrase that names nobody");
            hit.drop_for(SuppressionReason::InsideLongerName, rule);
        }
    }
}

fn drop_readings_inside_longer_names(hits: &mut [Hit], reading: &Reading<'_>, family: bool) {
    let known = known_names(hits, reading);
    // One past the last byte of the names that stand so far: what lies before it is nested, and the overlap policy's business.
    let mut covered = 0;
    for hit in reading.stop.until(hits).filter(|hit| hit.stands_on_words()) {
        if hit.span.end <= covered {
            continue;
        }
        if hit.only_family() != family {
            covered = if family { hit.span.end } else { covered };
            continue;
        }
        let around = Around::new(reading, &known, hit);
        let stays = |name: &NameRef| !around.takes(name.entity_type, name.form);
        let effect = "dropped: part of a longer name that no gazetteer has";
        hit.keep(SuppressionReason::InsideLongerName, "inside-longer-name", effect, stays);
        if hit.stands() {
            covered = hit.span.end;
        }
    }
}

/// The names that count as known neighbours: all that stand but plain family names, the longest at each place.
pub(in crate::engine) fn known_names(hits: &[Hit], reading: &Reading<'_>) -> KnownNames {
    let full = reading.stop.until(hits).filter(|hit| hit.stands_on_words() && !hit.only_family());
    KnownNames::new(reading.words.len(), full.map(|hit| hit.words.clone()))
}

/// Drops what shares text with a better hit, by the overlap policy. Weak and family readings never push out a full name: only
/// length and place count, and a dropped hit pushes out nothing.
pub(in crate::engine) fn drop_overlapping(hits: &mut [Hit], reading: &Reading<'_>, options: &Options) {
    let standing: Vec<usize> = reading.stop.until(0..hits.len()).filter(|&index| hits[index].stands()).collect();
    let choices = matching::select(&standing, options.overlap, |&index| hits[index].span);
    for (position, choice) in reading.stop.until(choices.into_iter().enumerate()) {
        if let matching::Choice::Overlaps(winner) = choice {
            let winner = hits[standing[winner]].span;
            hits[standing[position]].drop_for(SuppressionReason::Overlap, RuleFired::lost_to(winner));
        }
    }
}
