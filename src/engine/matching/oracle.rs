//! Both matchers and the selection against a naive oracle: every name tried at every place, over random gazetteers and texts.

use std::cell::Cell;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use super::{Choice, Haystack, Hit, NameMatcher, select};
use crate::engine::text::{Encoding, Folded, OffsetConverter, ends_name, fold_name, normalizations, starts_name};
use crate::engine::{OverlapPolicy, Span};

const TEXTS: usize = 200_000;
const TEXTS_PER_GAZETTEER: usize = 50;

/// The characters of the tests and what each folds to, written down by hand: nothing of the folding under test is used.
const CHARACTERS: [(char, &str); 45] = [
    ('a', "a"),
    ('b', "b"),
    ('s', "s"),
    ('i', "i"),
    ('A', "a"),
    ('S', "s"),
    ('I', "i"),
    ('á', "a"),
    ('Ş', "s"),
    ('\u{301}', ""),
    ('\u{327}', ""),
    ('İ', "i"),
    ('ı', "i"),
    ('ß', "ss"),
    ('ẞ', "ss"),
    ('ﬁ', "fi"),
    ('æ', "ae"),
    ('Ａ', "a"),
    ('𝐀', "a"),
    ('\'', "'"),
    ('’', "'"),
    ('ʼ', "'"),
    ('-', "-"),
    ('‑', "-"),
    ('–', "-"),
    ('\u{AD}', ""),
    ('\u{200B}', ""),
    ('\u{FEFF}', ""),
    (' ', " "),
    ('\u{A0}', " "),
    ('\u{3000}', " "),
    ('\n', "\n"),
    ('.', "."),
    ('_', "_"),
    ('1', "1"),
    ('²', "2"),
    ('™', "tm"),
    ('北', "北"),
    ('京', "京"),
    ('が', "か\u{3099}"),
    ('\u{3099}', "\u{3099}"),
    ('ア', "ア"),
    ('㋐', "ア"),
    ('ไ', "ไ"),
    ('\u{E31}', "\u{E31}"),
];

/// A gazetteer and texts, as indices that are taken modulo the length of what they choose from.
#[derive(Debug, Clone)]
struct Plan {
    alphabet: Vec<usize>,
    names: Vec<Vec<usize>>,
    texts: Vec<Vec<Piece>>,
}

#[derive(Debug, Clone)]
enum Piece {
    Character(usize),
    Name(usize),
}

fn plans() -> impl Strategy<Value = Plan> {
    let piece = prop_oneof![3 => (0..64_usize).prop_map(Piece::Character), 1 => (0..64_usize).prop_map(Piece::Name)];
    let alphabet = vec(0..CHARACTERS.len(), 3..12);
    let names = vec(vec(0..64_usize, 1..6), 1..9);
    (alphabet, names, vec(vec(piece, 0..16), TEXTS_PER_GAZETTEER)).prop_map(|(alphabet, names, texts)| Plan {
        alphabet,
        names,
        texts,
    })
}

impl Plan {
    fn character(&self, index: usize) -> char {
        CHARACTERS[self.alphabet[index % self.alphabet.len()]].0
    }

    fn names(&self) -> Vec<String> {
        self.names.iter().map(|name| name.iter().map(|&index| self.character(index)).collect()).collect()
    }

    fn text(&self, pieces: &[Piece], names: &[String]) -> String {
        let mut text = String::new();
        for piece in pieces {
            match piece {
                Piece::Character(index) => text.push(self.character(*index)),
                Piece::Name(index) => text.push_str(&names[index % names.len()]),
            }
        }
        text
    }
}

#[test]
fn both_matchers_and_the_selection_agree_with_the_oracle() {
    let (texts, hits) = (Cell::new(0), Cell::new(0));
    let cases = u32::try_from(TEXTS / TEXTS_PER_GAZETTEER).unwrap();
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let outcome = runner.run(&plans(), |plan| {
        let names = plan.names();
        let folded_names = names.iter().map(|name| (fold_name(name), ()));
        let matchers =
            [NameMatcher::automaton(folded_names.clone()).unwrap(), NameMatcher::paths(folded_names).unwrap()];
        let aliases: Vec<String> = names.iter().map(|name| naive_fold(name).trim().to_owned()).collect();
        for pieces in &plan.texts {
            let text = plan.text(pieces, &names);
            hits.set(hits.get() + check(&matchers, &names, &aliases, &text)?);
            texts.set(texts.get() + 1);
        }
        Ok(())
    });
    if let Err(error) = outcome {
        panic!("{error}");
    }
    println!("{} texts, {} hits", texts.get(), hits.get());
    assert!(texts.get() >= TEXTS, "{} texts are too few", texts.get());
    assert!(hits.get() >= TEXTS, "{} hits are too few for the texts to mean something", hits.get());
}

/// Compares everything about one text; returns the number of hits.
fn check(
    [automaton, paths]: &[NameMatcher<()>; 2],
    names: &[String],
    aliases: &[String],
    text: &str,
) -> Result<usize, TestCaseError> {
    let folded = Folded::of(text);
    prop_assert_eq!(folded.text(), naive_fold(text), "folding {:?}", text);
    let mut hits = Vec::new();
    let haystack = Haystack::new(text, &folded);
    paths.find(&haystack, &mut hits);
    hits.sort_unstable();
    let by_paths = hits.clone();
    automaton.find(&haystack, &mut hits);
    hits.sort_unstable();
    prop_assert_eq!(&hits, &by_paths, "{:?} in {:?}", names, text);
    let mut found: Vec<Span> = hits.iter().map(|hit| hit.span).collect();
    found.sort_by_key(by_start_longer_first);
    prop_assert_eq!(&found, &naive_find(aliases, text), "{:?} in {:?}", names, text);
    for policy in [OverlapPolicy::Longest, OverlapPolicy::NoNested, OverlapPolicy::All] {
        let choices = select(&hits, policy, |hit: &Hit| hit.span);
        let mut kept: Vec<Span> =
            hits.iter().zip(&choices).filter(|(_, choice)| choice.is_kept()).map(|(hit, _)| hit.span).collect();
        kept.sort_by_key(by_start_longer_first);
        prop_assert_eq!(&kept, &naive_select(&found, policy), "{:?} of {:?} in {:?}", policy, names, text);
        for (hit, choice) in hits.iter().zip(&choices) {
            if let Choice::Overlaps(winner) = choice {
                prop_assert!(choices[*winner].is_kept() && hits[*winner].span.overlaps(hit.span), "a winner is kept");
            }
        }
    }
    check_offsets(text, &found)?;
    check_normalizations(names, text, &found)?;
    Ok(found.len())
}

/// Each span's text is the slice in each encoding, cut as a client cuts it.
fn check_offsets(text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    let points: Vec<char> = text.chars().collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let by_points = OffsetConverter::new(text, Encoding::CodePoints);
    let by_units = OffsetConverter::new(text, Encoding::Utf16);
    for span in spans {
        let surface = text.get(span.start..span.end).ok_or_else(|| TestCaseError::fail("a span cuts a character"))?;
        let sliced: String = points[by_points.offset_of(span.start)..by_points.offset_of(span.end)].iter().collect();
        prop_assert_eq!(surface, sliced, "code points of {:?} in {:?}", span, text);
        let sliced = String::from_utf16(&units[by_units.offset_of(span.start)..by_units.offset_of(span.end)]);
        prop_assert_eq!(Ok(surface.to_owned()), sliced.map_err(|_| ()), "UTF-16 units of {:?} in {:?}", span, text);
    }
    Ok(())
}

/// Folding bridged something exactly where name and surface differ.
fn check_normalizations(names: &[String], text: &str, spans: &[Span]) -> Result<(), TestCaseError> {
    for surface in spans.iter().map(|span| span.of(text)) {
        let folded = fold_name(surface);
        for name in names.iter().map(|name| name.trim()).filter(|name| fold_name(name) == folded) {
            prop_assert_eq!(normalizations(name, surface).is_empty(), name == surface, "{:?} as {:?}", name, surface);
        }
    }
    Ok(())
}

/// Folds by the table, then collapses white space.
fn naive_fold(text: &str) -> String {
    let mapped: String = text.chars().map(|character| entry(character).1).collect();
    let mut folded = String::new();
    let mut rest = mapped.as_str();
    while let Some(space) = rest.find([' ', '\n']) {
        folded.push_str(&rest[..space]);
        rest = &rest[space..];
        let run = &rest[..rest.len() - rest.trim_start_matches([' ', '\n']).len()];
        folded.push(if run.matches('\n').count() > 1 { '\n' } else { ' ' });
        rest = &rest[run.len()..];
    }
    folded + rest
}

fn entry(character: char) -> (char, &'static str) {
    *CHARACTERS.iter().find(|(known, _)| *known == character).unwrap()
}

fn does_not_show(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{200B}' | '\u{FEFF}')
}

/// Tries every name at every place: a span counts if it folds to the name, stands at edges, and neither starts with what folding
/// drops nor ends with what does not show.
fn naive_find(aliases: &[String], text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    for (start, first) in text.char_indices() {
        if entry(first).1.is_empty() || !starts_name(text, start) {
            continue;
        }
        for (offset, last) in text[start..].char_indices() {
            let end = start + offset + last.len_utf8();
            let folded = naive_fold(&text[start..end]);
            if !aliases.iter().any(|alias| alias.starts_with(folded.trim_end())) {
                break;
            }
            if !does_not_show(last) && ends_name(text, end) && aliases.contains(&folded) {
                spans.push(Span::new(start, end));
            }
        }
    }
    spans.sort_by_key(by_start_longer_first);
    spans
}

fn by_start_longer_first(span: &Span) -> (usize, std::cmp::Reverse<usize>) {
    (span.start, std::cmp::Reverse(span.end))
}

/// The policies word by word; `spans` by start, the longer first.
fn naive_select(spans: &[Span], policy: OverlapPolicy) -> Vec<Span> {
    match policy {
        OverlapPolicy::Longest => {
            let mut kept = Vec::new();
            let mut left = spans.to_vec();
            while let Some(&next) = left.iter().min_by_key(|span| by_start_longer_first(span)) {
                kept.push(next);
                left.retain(|span| !span.overlaps(next));
            }
            kept
        }
        OverlapPolicy::NoNested => {
            let nested = |span: Span| spans.iter().any(|other| other.contains(span) && other.len() > span.len());
            spans.iter().copied().filter(|span| !nested(*span)).collect()
        }
        OverlapPolicy::All => spans.to_vec(),
    }
}
