//! Texts and options, over the names as text and compiled: what holds of every extraction, and the same answer from both.
#![no_main]

use arbitrary::Arbitrary;
use entity_extractor::engine::{Document, LayerSet, Options, OverlapPolicy, TypeSet};
use entity_extractor::gazetteer::EntityType;
use entity_extractor_fuzz::extraction;
use entity_extractor_fuzz::names::ENGINES;
use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;

/// What texts are put together from, beside any characters at all: names, titles, and what the rules look at.
const PIECES: &str = "Joe Biden|Biden|Xi Jinping|Xi|China|Chinese|CHINA|US|U.S.|us|WHO|who|George Washington|Washington|Georgia|\
Turkey|turkey|São Paulo|Sao Paulo|STRASSE™|İzmir|White House|State Department|Ankara|Georgians|University|Bank of|Mr.|Dr.|the |\
president|President|foreign minister|former|acting|deputy|late|secretary of state|spokeswoman|ambassador to|minister of|and|of|\
said|told|according to|says that|tweeted|was named|resigned as|as |is |who is|a |he|She|Wolfe|Acme Corp.|John Smith|Inc.|’s|'s|s’|’|\
.|. |, |; |: |? |! |…|- |–|—|(|)|[|]|“|”|‘|’|\"|'|«|»|\n|\n\n|\r\n|\t| |\u{a0}|\u{200b}|\u{ad}|\u{301}|\u{feff}|* |1. |a) |12,000|\
https://example.org/China|joe@biden.example|@Biden|#China|北京|ไทย|が|ﬁ|ß|𝐀|👩‍👩‍👧";

#[derive(Debug, Arbitrary)]
struct Input {
    pieces: Vec<Piece>,
    title: Vec<Piece>,
    published: Option<(u16, u8, u8)>,
    types: Option<[bool; 3]>,
    layers: Option<u64>,
    overlap: u8,
    demonyms: bool,
    discovery: bool,
    min_confidence: u8,
    max_mentions: Option<u8>,
    suppressed: bool,
    explanations: bool,
}

#[derive(Debug, Arbitrary)]
enum Piece {
    Known(u8),
    Spaced(u8),
    Any(String),
}

fn text(pieces: &[Piece]) -> String {
    let known: Vec<&str> = PIECES.split('|').collect();
    let mut text = String::new();
    for piece in pieces {
        match piece {
            Piece::Known(index) => text.push_str(known[usize::from(*index) % known.len()]),
            Piece::Spaced(index) => text.extend([" ", known[usize::from(*index) % known.len()]]),
            Piece::Any(any) => text.push_str(any),
        }
    }
    text
}

fn options(input: &Input) -> Options {
    let types = |asked: [bool; 3]| {
        let asked = EntityType::ALL.into_iter().zip(asked).filter(|(_, asked)| *asked);
        asked.fold(TypeSet::NONE, |types, (entity_type, _)| types.with(entity_type))
    };
    Options {
        types: input.types.map_or(TypeSet::ALL, types),
        layers: input.layers.map_or(LayerSet::ALL, |bits| {
            (0..64).filter(|layer| bits >> layer & 1 != 0).fold(LayerSet::NONE, LayerSet::with)
        }),
        overlap: [OverlapPolicy::Longest, OverlapPolicy::NoNested, OverlapPolicy::All][usize::from(input.overlap) % 3],
        demonyms: input.demonyms,
        discovery: input.discovery,
        min_confidence: f32::from(input.min_confidence) / 255.0,
        max_mentions: input.max_mentions.map_or(usize::MAX, usize::from),
        suppressed: input.suppressed,
        explanations: input.explanations,
    }
}

fuzz_target!(|input: Input| {
    let (content, title, options) = (text(&input.pieces), text(&input.title), options(&input));
    let published = input.published.and_then(|(year, month, day)| {
        Date::new((year % 9999) as i16, (month % 12 + 1) as i8, (day % 31 + 1) as i8).ok()
    });
    let document = Document { content: &content, title: &title, published };
    let [expected, compiled] = ENGINES.each_ref().map(|engine| engine.extract(&document, &options));
    extraction::check(&expected, &content, &options);
    assert_eq!(compiled, expected, "the image answers as its text does: {content:?}");
});
