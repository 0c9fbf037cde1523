//! Images, any bytes and good ones with changes under a checksum that fits: refused, or bearing with every question.
#![no_main]

use std::hint::black_box;

use std::sync::LazyLock;

use arbitrary::Arbitrary;
use entity_extractor::engine::{Document, Options, OverlapPolicy};
use entity_extractor::gazetteer::{Image, LayerInput, LayerSource, SourceFile, load, load_layers};
use entity_extractor_fuzz::extraction;
use entity_extractor_fuzz::memory::bounded;
use entity_extractor_fuzz::names::{NAMES, engine, image_of};
use libfuzzer_sys::fuzz_target;

const TITLES: &str = "president | title.political | President\nforeign-minister | title.political | Foreign Minister\n";
const TEXT: &str = "US President Joe Biden met Xi Jinping, the Chinese president, in Washington. “No,” Biden said. Georgia’s WHO: \
São Paulo, Sao Paulo, STRASSE™, the State Department. The president left Türkiye for Ankara.";
/// Where the checksum stands, and where begins what it counts.
const CHECKSUM: std::ops::Range<usize> = 16..20;

static GOOD: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let files = vec![
        file("few.gaz", NAMES),
        file("titles.gaz", TITLES),
        file("abbreviations.txt", "U.S.\nMr.\n"),
        file("speech-verbs.txt", "said\n"),
    ];
    image_of(&load(&[LayerSource { name: "few".to_owned(), files }]).expect("the names load"), 0)
});

#[derive(Debug, Arbitrary)]
enum Input {
    Bytes(Vec<u8>),
    Changed(Vec<Change>),
}

#[derive(Debug, Arbitrary)]
enum Change {
    Byte(u16, u8),
    Number(u16, u32),
    /// Moves the bound between a section and the next.
    Bound(u8, i8),
    Copy(u16, u16, u8),
}

fn changed(changes: &[Change]) -> Vec<u8> {
    let mut image = GOOD.clone();
    let len = image.len();
    for change in changes {
        match *change {
            Change::Byte(at, byte) => image[usize::from(at) % len] = byte,
            Change::Number(at, number) => {
                let at = usize::from(at) % (len / 4) * 4;
                image[at..at + 4].copy_from_slice(&number.to_le_bytes());
            }
            Change::Bound(section, by) => {
                let at = 24 + usize::from(section) % 26 * 8;
                for (at, by) in [(at, i64::from(by)), (at + 8, -i64::from(by))] {
                    let length = i64::from_le_bytes(image[at..at + 8].try_into().expect("eight bytes"));
                    image[at..at + 8].copy_from_slice(&length.wrapping_add(by * 4).to_le_bytes());
                }
            }
            Change::Copy(from, to, count) => {
                let (from, to) = (usize::from(from) % len, usize::from(to) % len);
                let count = usize::from(count).min(len - from).min(len - to);
                image.copy_within(from..from + count, to);
            }
        }
    }
    image
}

/// Puts the checksum right, so that what is behind it is reached.
fn sealed(mut image: Vec<u8>) -> Vec<u8> {
    if let Some(content) = image.get(CHECKSUM.end..) {
        let checksum = crc32fast::hash(content).to_le_bytes();
        image[CHECKSUM].copy_from_slice(&checksum);
    }
    image
}

fuzz_target!(|input: Input| {
    let image = sealed(match input {
        Input::Bytes(bytes) => bytes,
        Input::Changed(changes) => changed(&changes),
    });
    let Ok(image) = bounded(image.len(), 8, || Image::read(&*image, image.len() as u64)) else { return };
    let Ok(gazetteer) = load_layers(vec![LayerInput::Image(Box::new(image))]) else { return };
    let engine = engine(gazetteer);
    let options = Options { overlap: OverlapPolicy::All, suppressed: true, explanations: true, ..Options::default() };
    let published = Some(jiff::civil::date(2023, 7, 1));
    let found = engine.extract(&Document { published, ..Document::new(TEXT) }, &options);
    extraction::check(&found, TEXT, &options);
    let gazetteer = engine.gazetteer();
    for entry in gazetteer.entries() {
        gazetteer.find(entry.id);
        entry.within.into_iter().chain(entry.parent()).for_each(|other| _ = black_box(gazetteer.entry(other)));
        entry.offices.iter().for_each(|office| _ = black_box(gazetteer.entry(office.at)));
        entry.external_ids.iter().for_each(drop);
        entry.names.iter().for_each(|name| drop(engine.look_up(name.text)));
    }
});
