//! Words in capitals that stand for something else than the gazetteer's name.

use foldhash::HashMap;

use super::hit::Hit;
use crate::engine::SuppressionReason;
use crate::engine::reading::{Reading, Style};
use crate::engine::text::{Gap, Shape, fold_name};
use crate::gazetteer::{CasePolicy, EntityType, Entry, Gazetteer, NameRef};

/// Drops people whose short name in capitals is more likely an acronym of something else: `USI` is not Mr. Usi.
pub(in crate::engine) fn drop_mistaken_acronyms(hits: &mut [Hit], reading: &Reading<'_>) {
    // Longer words in capitals are names that shout.
    const LONGEST_ACRONYM: usize = 4;
    for hit in reading.stop.until(hits).filter(|hit| hit.stands() && hit.words.len() == 1) {
        let word = &reading.words[hit.words.start];
        let acronym = word.shape == Shape::AllCaps
            && word.span.len() <= LONGEST_ACRONYM
            && reading.style(hit.words.start) == Style::Running;
        let is_person = |name: &NameRef| name.entity_type == EntityType::Person && name.case == CasePolicy::Capitalized;
        if acronym {
            let effect = "dropped: in capitals more likely an acronym";
            hit.keep(SuppressionReason::Case, "mistaken-acronym", effect, |name| !is_person(name));
        }
    }
}

/// Drops acronyms that the document spells out as something else: `radio frequency interference (RFI)` is no radio station.
pub(in crate::engine) fn drop_spelled_out_acronyms(hits: &mut [Hit], reading: &Reading<'_>, gazetteer: &Gazetteer) {
    let mut meant: HashMap<&str, Vec<String>> = HashMap::default();
    for at in reading.stop.until(1..reading.words.len()) {
        if let Some(first) = spelled_out_before(reading, at) {
            let words = (first..at - 1).filter(|&word| reading.words[word].shape.is_word());
            meant.entry(reading.str(at)).or_default().extend(words.map(|word| fold_name(reading.str(word))));
        }
    }
    for hit in reading.stop.until(hits).filter(|hit| hit.stands() && hit.words.len() == 1) {
        let Some(words) = meant.get(reading.str(hit.words.start)) else { continue };
        let effect = "dropped: the text spells the acronym out as something else";
        hit.keep(SuppressionReason::Ambiguous, "spelled-out", effect, |name| {
            is_spelled_so(&name.entry(gazetteer), words)
        });
    }
}

/// Whether a name of the entry has half of the words at least, as the press spells the names of bodies in many ways, or whether the
/// entry has no name that could tell.
fn is_spelled_so(entry: &Entry<'_>, words: &[String]) -> bool {
    let mut spelled = entry.names.iter().filter(|name| name.text.contains(' ')).peekable();
    spelled.peek().is_none()
        || spelled.any(|name| {
            let own: Vec<String> = name.text.split([' ', '-']).map(fold_name).collect();
            2 * words.iter().filter(|word| own.contains(word)).count() >= words.len()
        })
}

/// Where the word is an acronym alone in brackets whose letters begin the words before: the first of those words.
fn spelled_out_before(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let bracketed = reading.words[at].shape == Shape::AllCaps && reading.is(at - 1, "(") && reading.is(at + 1, ")");
    if !bracketed {
        return None;
    }
    let mut word = at - 1;
    for letter in reading.str(at).chars().rev() {
        loop {
            word = word.checked_sub(1)?;
            let text = reading.str(word);
            if text.chars().next().is_some_and(|first| first.eq_ignore_ascii_case(&letter)) {
                break;
            }
            let skipped = reading.words[word].shape == Shape::Hyphen
                || reading.is_any(word, &["of", "and", "the", "for", "in", "on", "&"]);
            if !skipped || reading.words[word].gap == Gap::LineBreak {
                return None;
            }
        }
    }
    Some(word)
}
