//! Images of gazetteers: the same answers as from the text they were compiled from, and no image that is not whole.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::sync::Arc;

use entity_extractor::engine::{Document, Engine, LayerSet, Options, OverlapPolicy, compile};
use entity_extractor::gazetteer::{
    Gazetteer, Image, ImageError, LayerInput, LayerSource, MAGIC, SourceFile, load, load_layers,
};

const FEW: &str = "\
few-club | organization.sports-club | Example FC | alias: Örtliche Elf; Tesla™ | acronym: EFC {any} | in: few-town
few-club-b | organization.sports-club | Example FC B {shared} | parent: few-club | ref: local=7; other=x=y
few-mayor | person.politician | Some Body | office: mayor @ few-town 2001..2014; president @ france 2015-02-03.. {acting} | born: 1950 | gender: f | prior: 9
few-town | place.city | Exampleton | alias: Example Town; EXAMPLE FC {weak} | demonym: Exampler | in: united-kingdom
";

/// What the few refer to, and no more.
const BASE: &str = "\
france | place.country | France
mayor | title.civic | Mayor
president | title.political | President
united-kingdom | place.country | United Kingdom
";

fn source(text: &str) -> LayerInput {
    let files = vec![SourceFile { path: "t.gaz".to_owned(), text: text.to_owned() }];
    LayerInput::Source(LayerSource { name: "t".to_owned(), files })
}

fn few() -> LayerSource {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let titles = "few-master | title.civic | Grand Examplemaster | of: place\n";
    let files = vec![file("few.gaz", FEW), file("titles.gaz", titles), file("honorifics.txt", "Examplar\n")];
    LayerSource { name: "few".to_owned(), files }
}

fn image_of(gazetteer: &Gazetteer, layer: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    compile(gazetteer, layer, &mut bytes).unwrap();
    bytes
}

fn read(bytes: &[u8]) -> Result<Image, ImageError> {
    Image::read(bytes, bytes.len() as u64)
}

fn few_image() -> Vec<u8> {
    image_of(&load(&[LayerSource::builtin(), few()]).unwrap(), 1)
}

/// Engines over the built-in gazetteer and the few names: from text, the second layer compiled, both compiled.
fn engines() -> [Engine; 3] {
    let text = load(&[LayerSource::builtin(), few()]).unwrap();
    let images = || [0, 1].map(|layer| LayerInput::Image(Box::new(read(&image_of(&text, layer)).unwrap())));
    let [_, second] = images();
    let mixed = load_layers(vec![LayerInput::Source(LayerSource::builtin()), second]).unwrap();
    let both = load_layers(images().into()).unwrap();
    [text, mixed, both].map(|gazetteer| Engine::new(Arc::new(gazetteer)).unwrap())
}

const TEXTS: [&str; 7] = [
    include_str!("../samples/vilnius.txt"),
    "Examplar Some Body, the president of France, met EXAMPLE FC in Exampleton; the Examplers, and the local Orteliche elf, sang.",
    "Ortliche  Elf’s Tesla™ and Teslatm: Example FC B, efc, US-EFC, O'Example FC, EFC²; EFC's Example\n\nFC.",
    "Paris, Texas, and George Washington. The Chinese president met Antony Blinken in Beijing. U.S. and UN and who.",
    "Smith and Johnson met Clinton, Bush and Li; Jordan told Georgia that Washington was in Birmingham, Alabama.",
    "The Grand Examplemaster of Exampleton, Élysée Palace, Erdoğan and ERDOGAN, São Tomé, Xi’an’s Xi.",
    "",
];

#[test]
fn an_image_answers_as_its_text_does() {
    let engines = engines();
    let base = Options { suppressed: true, explanations: true, ..Options::default() };
    let all = Options { overlap: OverlapPolicy::All, ..base };
    let second = Options { layers: LayerSet::NONE.with(1), ..base };
    for text in TEXTS {
        for options in [&base, &all, &second] {
            let [expected, mixed, both] = engines.each_ref().map(|engine| {
                let published = Some(jiff::civil::date(2023, 7, 1));
                engine.extract(&Document { published, ..Document::new(text) }, options)
            });
            assert_eq!(mixed, expected, "second layer compiled: {text:?}");
            assert_eq!(both, expected, "both compiled: {text:?}");
        }
    }
    for name in ["Example FC", "efc", "ORTLICHE ELF", "Tesla™", "Paris", "Smith", "nobody at all", ""] {
        let [expected, mixed, both] = engines.each_ref().map(|engine| engine.look_up(name));
        assert_eq!((&mixed, &both), (&expected, &expected), "{name:?}");
    }
}

#[test]
fn an_image_holds_all_of_its_layer() {
    let [text, mixed, both] = engines();
    for engine in [&mixed, &both] {
        let (one, other) = (text.gazetteer(), engine.gazetteer());
        assert_eq!((one.layers(), one.titles(), one.words()), (other.layers(), other.titles(), other.words()));
        for (a, b) in one.entries().zip(other.entries()) {
            let plain =
                (a.id, a.entity_type, a.kind, a.family(), a.within, a.parent(), a.born, a.died, a.gender, a.prior);
            assert_eq!(
                plain,
                (b.id, b.entity_type, b.kind, b.family(), b.within, b.parent(), b.born, b.died, b.gender, b.prior)
            );
            assert!(a.layer == b.layer && a.names.iter().eq(b.names.iter()), "{}", a.id);
            assert!(
                a.offices.iter().eq(b.offices.iter()) && a.external_ids.iter().eq(b.external_ids.iter()),
                "{}",
                a.id
            );
            assert_eq!((one.find(a.id), one.find(a.id)), (other.find(a.id), other.find(b.id)));
        }
        assert_eq!(one.entries().count(), other.entries().count());
        for title in one.titles() {
            assert_eq!(one.office_holders(&title.id), other.office_holders(&title.id), "{}", title.id);
        }
    }
}

#[test]
fn compiling_twice_gives_the_same_bytes() {
    assert_eq!(few_image(), few_image());
}

/// What an edit makes of a good image, and how it is refused.
type Refusal = (&'static str, fn(&mut Vec<u8>), fn(&ImageError) -> bool);

#[test]
fn what_is_no_whole_image_is_refused_with_the_reason() {
    let cases: [Refusal; 9] = [
        ("empty", |image| image.clear(), |error| *error == ImageError::Foreign),
        ("text", |image| *image = FEW.as_bytes().to_vec(), |error| *error == ImageError::Foreign),
        (
            "sent as text",
            |image| {
                image.remove(MAGIC.len() - 3);
            },
            |error| *error == ImageError::Foreign,
        ),
        ("other byte order", |image| image[8..12].reverse(), |error| *error == ImageError::ByteOrder),
        ("newer", |image| image[12] += 1, |error| matches!(error, ImageError::Newer(3))),
        ("older", |image| image[12] -= 1, |error| matches!(error, ImageError::Older(1))),
        ("cut off", |image| image.truncate(image.len() - 9), |error| matches!(error, ImageError::Truncated(..))),
        ("longer", |image| image.push(0), |error| matches!(error, ImageError::Damaged(_))),
        (
            "a section of nearly all memory",
            |image| image[24..32].copy_from_slice(&(u64::MAX / 2).to_le_bytes()),
            |error| matches!(error, ImageError::Truncated(..)),
        ),
    ];
    for (name, edit, expected) in cases {
        let mut image = few_image();
        edit(&mut image);
        let error = read(&image).unwrap_err();
        assert!(expected(&error), "{name}: {error}");
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn every_flipped_byte_and_every_cut_is_refused() {
    let image = few_image();
    assert!(read(&image).is_ok());
    for at in 0..image.len() {
        let mut flipped = image.clone();
        flipped[at] ^= 1 << (at % 8);
        assert!(read(&flipped).is_err(), "byte {at} of {}", image.len());
        assert!(read(&image[..at]).is_err(), "cut at {at} of {}", image.len());
    }
}

/// Damage under a checksum that was made to match does no harm: whatever the tables say, texts are answered.
#[test]
fn damage_that_the_checksum_hides_does_no_harm() {
    let image = few_image();
    let text = TEXTS.concat();
    let mut loaded = 0;
    for at in (24..image.len()).step_by(3) {
        for value in [0, 0xff, image[at] ^ 0x81] {
            let mut forged = image.clone();
            forged[at] = value;
            let checksum = crc32fast::hash(&forged[20..]).to_le_bytes();
            forged[16..20].copy_from_slice(&checksum);
            let Ok(image) = read(&forged) else { continue };
            let inputs = vec![source(BASE), LayerInput::Image(Box::new(image))];
            let Ok(gazetteer) = load_layers(inputs) else { continue };
            loaded += 1;
            let engine = Engine::new(Arc::new(gazetteer)).unwrap();
            engine.extract(&Document::new(&text), &Options { overlap: OverlapPolicy::All, ..Options::default() });
        }
    }
    assert!(loaded > 500, "{loaded} forged images were loaded");
}

#[test]
fn layers_that_do_not_fit_are_refused() {
    let image = || LayerInput::Image(Box::new(read(&few_image()).unwrap()));
    let taken = "few-town | place.city | Elsewhere";
    let cases = [
        (
            "no entry that it refers to",
            vec![LayerInput::Source(LayerSource::lexicon()), image()],
            "few: no entry has the id `france`",
        ),
        ("no title", vec![source(&BASE.replace("mayor", "lord")), image()], "few: no title has the id `mayor`"),
        (
            "an id before it",
            vec![LayerInput::Source(LayerSource::builtin()), source(taken), image()],
            "few: the id `few-town` is taken",
        ),
        (
            "an id after it",
            vec![LayerInput::Source(LayerSource::builtin()), image(), source(taken)],
            "t.gaz:1:1: the id `few-town` is taken",
        ),
        (
            "twice",
            vec![LayerInput::Source(LayerSource::builtin()), image(), image()],
            "few: the id `few-club` is taken",
        ),
    ];
    for (name, inputs, expected) in cases {
        let problems: Vec<String> = load_layers(inputs).unwrap_err().iter().map(ToString::to_string).collect();
        assert!(problems.iter().any(|problem| problem.starts_with(expected)), "{name}: {problems:?}");
    }
}
