//! Names and texts: the index of paths, the compiled index, the automaton and a naive oracle find the same.
#![no_main]

use arbitrary::Arbitrary;
use entity_extractor::engine::Span;
use entity_extractor::engine::matching::{Haystack, NameMatcher, find_compiled};
use entity_extractor::engine::text::{Encoding, Folded, OffsetConverter, ends_name, fold_name, starts_name};
use entity_extractor::gazetteer::{LayerInput, load, load_layers};
use entity_extractor_fuzz::names::{image_of, layer, read};
use libfuzzer_sys::fuzz_target;

/// Characters that fold, join and separate in all the ways there are.
const CHARACTERS: &str =
    "absiABSIáŞ\u{301}\u{327}İıßẞﬁæＡ𝐀'’ʼ-‑–\u{AD}\u{200B}\u{FEFF} \u{A0}\u{3000}\n._1²™北京が\u{3099}ア㋐ไ\u{E31}";
/// What does not show ends no name.
const INVISIBLE: [char; 3] = ['\u{AD}', '\u{200B}', '\u{FEFF}'];
/// What folding drops starts no name.
const DROPPED: [char; 2] = ['\u{301}', '\u{327}'];

/// Names that the hash table of the compiled index cannot tell apart, two a line: only their letters do.
const TWINS: &str = include_str!("../../src/engine/matching/twins.txt");

#[derive(Debug, Arbitrary)]
struct Input {
    names: Vec<Name>,
    text: Vec<Piece>,
    /// Characters that only the matchers are asked about: the oracle knows those above.
    any: String,
}

#[derive(Debug, Arbitrary)]
enum Name {
    Spelled(Vec<u8>),
    Twin(u8),
    /// One that came before, with changes.
    Like(u8, Vec<Change>),
    /// Two that came before, with a space between.
    Both(u8, u8),
}

#[derive(Debug, Arbitrary)]
enum Change {
    Put(u8, u8),
    Insert(u8, u8),
    Remove(u8),
    Swap(u8, u8),
    /// Upper case for lower, and the other way around.
    Case(u8),
    SwapWords(u8, u8),
    RemoveWord(u8),
}

#[derive(Debug, Arbitrary)]
enum Piece {
    Character(u8),
    Name(u8),
    Spaced(u8),
    Twin(u8),
    /// A name, with a change.
    Near(u8, Change),
    Any,
}

/// How long a name may become by being put together of others.
const LONGEST: usize = 64;

impl Name {
    fn text(&self, before: &[String], any: &str) -> String {
        match self {
            Self::Spelled(indices) => spelled(indices, any),
            Self::Twin(index) => twin(*index).to_owned(),
            Self::Like(of, changes) => {
                let like = chosen(before, *of).chars().take(LONGEST).collect();
                changes.iter().fold(like, |name: String, change| change.made_to(&name, any))
            }
            Self::Both(one, other) => {
                [chosen(before, *one), chosen(before, *other)].join(" ").chars().take(LONGEST).collect()
            }
        }
    }
}

impl Change {
    fn made_to(&self, name: &str, any: &str) -> String {
        let mut letters: Vec<char> = name.chars().collect();
        let mut words: Vec<&str> = name.split(' ').collect();
        let of = |index: u8, count: usize| usize::from(index) % count.max(1);
        match *self {
            Self::Insert(at, letter) => {
                let at = of(at, letters.len() + 1);
                letters.splice(at..at, spelled(&[letter], any).chars());
            }
            Self::SwapWords(one, other) => {
                let (one, other) = (of(one, words.len()), of(other, words.len()));
                words.swap(one, other);
                return words.join(" ");
            }
            Self::RemoveWord(at) => {
                words.remove(of(at, words.len()));
                return words.join(" ");
            }
            _ if letters.is_empty() => {}
            Self::Put(at, letter) => {
                let at = of(at, letters.len());
                letters.splice(at..=at, spelled(&[letter], any).chars());
            }
            Self::Remove(at) => _ = letters.remove(of(at, letters.len())),
            Self::Swap(one, other) => {
                let (one, other) = (of(one, letters.len()), of(other, letters.len()));
                letters.swap(one, other);
            }
            Self::Case(at) => {
                let letter = &mut letters[of(at, name.chars().count())];
                *letter =
                    if letter.is_ascii_lowercase() { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() };
            }
        }
        letters.into_iter().collect()
    }
}

fn twin(index: u8) -> &'static str {
    TWINS.split_terminator(['|', '\n']).nth(usize::from(index) % 8).expect("there are four times two")
}

fn chosen(names: &[String], index: u8) -> &str {
    names.get(usize::from(index) % names.len().max(1)).map_or("", String::as_str)
}

fn spelled(indices: &[u8], any: &str) -> String {
    let known: Vec<char> = CHARACTERS.chars().collect();
    let any: Vec<char> = any.chars().collect();
    let letter = |&index: &u8| {
        let index = usize::from(index);
        known
            .get(index)
            .copied()
            .or_else(|| any.get(index - known.len()).copied())
            .unwrap_or(known[index % known.len()])
    };
    indices.iter().map(letter).collect()
}

fuzz_target!(|input: Input| {
    let mut names: Vec<String> = Vec::new();
    for name in input.names.iter().take(8) {
        names.push(name.text(&names, &input.any));
    }
    let mut text = String::new();
    for piece in &input.text {
        match piece {
            Piece::Character(index) => text.push_str(&spelled(&[*index], &input.any)),
            Piece::Name(index) => text.push_str(chosen(&names, *index)),
            Piece::Spaced(index) => text.extend([" ", chosen(&names, *index)]),
            Piece::Twin(index) => text.extend([" ", twin(*index)]),
            Piece::Near(index, change) => text.extend([" ", &change.made_to(chosen(&names, *index), &input.any)]),
            Piece::Any => text.push_str(&input.any),
        }
    }
    let folded = Folded::of(&text);
    let haystack = Haystack::new(&text, &folded);
    let named = || names.iter().map(|name| (fold_name(name), ()));
    let by = |matcher: NameMatcher<()>| {
        let mut hits = Vec::new();
        matcher.find(&haystack, &mut hits);
        sorted(hits.into_iter().map(|hit| hit.span).collect())
    };
    let expected = by(NameMatcher::automaton(named()).expect("the names fit"));
    let told = || format!("{names:?} in {text:?}");
    assert_eq!(by(NameMatcher::paths(named()).expect("the names fit")), expected, "paths: {}", told());
    check_offsets(&text, &expected);
    if let Some(found) = by_image(&names, &haystack) {
        assert_eq!(found, expected, "compiled: {}", told());
    }
    let is_known = |text: &str| text.chars().all(|letter| letter.is_ascii_alphabetic() || CHARACTERS.contains(letter));
    if text.len() < 256 && is_known(&text) && names.iter().all(|name| is_known(name)) {
        assert_eq!(by_trying(&names, &text), expected, "oracle: {}", told());
    }
});

fn sorted(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans
}

/// What the image finds; none where a name cannot stand in a gazetteer's file.
fn by_image(names: &[String], haystack: &Haystack<'_>) -> Option<Vec<Span>> {
    let escaped = |name: &String| {
        let mut escaped = String::new();
        for letter in name.chars() {
            escaped.extend(r"|;{}\".contains(letter).then_some('\\'));
            escaped.push(letter);
        }
        escaped
    };
    if names.iter().any(|name| name.trim() != name || fold_name(name).is_empty()) {
        return None;
    }
    let lines = names.iter().enumerate().map(|(id, name)| format!("n{id} | place.city | {}\n", escaped(name)));
    let gazetteer = load(&[layer("names", &lines.collect::<String>())]).ok()?;
    if !gazetteer.layer_names(0).eq(names.iter().map(String::as_str)) {
        return None;
    }
    let image = LayerInput::Image(Box::new(read(&image_of(&gazetteer, 0))));
    let compiled = load_layers(vec![image]).expect("the image fits");
    let mut spans = Vec::new();
    for names in compiled.compiled_names() {
        find_compiled(names, haystack, |span, _| spans.push(span));
    }
    Some(sorted(spans))
}

/// Tries every span.
fn by_trying(names: &[String], text: &str) -> Vec<Span> {
    let aliases: Vec<String> = names.iter().map(|name| fold_name(name)).collect();
    let mut spans = Vec::new();
    for (start, first) in text.char_indices() {
        if INVISIBLE.contains(&first) || DROPPED.contains(&first) || !starts_name(text, start) {
            continue;
        }
        for (offset, last) in text[start..].char_indices() {
            let end = start + offset + last.len_utf8();
            let is_name =
                || aliases.iter().any(|alias| !alias.is_empty() && *alias == Folded::of(&text[start..end]).text());
            if !INVISIBLE.contains(&last) && ends_name(text, end) && is_name() {
                spans.push(Span::new(start, end));
            }
        }
    }
    sorted(spans)
}

/// Each span's text is the slice in each encoding, cut as a client cuts it.
fn check_offsets(text: &str, spans: &[Span]) {
    let points: Vec<char> = text.chars().collect();
    let units: Vec<u16> = text.encode_utf16().collect();
    let (by_points, by_units) =
        (OffsetConverter::new(text, Encoding::CodePoints), OffsetConverter::new(text, Encoding::Utf16));
    for span in spans {
        let surface = text.get(span.start..span.end).expect("a span cuts no character");
        let sliced: String = points[by_points.offset_of(span.start)..by_points.offset_of(span.end)].iter().collect();
        assert_eq!(sliced, surface, "code points");
        let sliced = &units[by_units.offset_of(span.start)..by_units.offset_of(span.end)];
        assert_eq!(String::from_utf16(sliced).ok().as_deref(), Some(surface), "UTF-16 units");
    }
}
