//! Names in any number, made from the word lists that the project has: the same number always has the same name.
//!
//! They share their words with each other and with the news, as real ones do: a matcher has to look twice.

use std::fmt::Write as _;

use entity_extractor::gazetteer::{Gazetteer, SourceFile};

/// What may follow a family name in the name of a place or a body.
const PLACE_HEADS: [&str; 8] = ["Bridge", "County", "Creek", "Harbor", "Heights", "Hill", "Park", "Valley"];
const BODY_HEADS: [&str; 8] =
    ["Associates", "Foundation", "Holdings", "Industries", "Institute", "Partners", "Society", "Systems"];

/// Makes names of people, places and bodies.
pub struct Names<'g> {
    given: Vec<&'g str>,
    family: Vec<&'g str>,
}

impl<'g> Names<'g> {
    /// Takes its words from the lists of a gazetteer.
    pub fn of(gazetteer: &'g Gazetteer) -> Self {
        let list = |name| {
            let words = gazetteer.words().list(name).map(|(word, _)| word);
            words.filter(|word| word.len() > 2 && word.chars().all(char::is_alphabetic)).collect()
        };
        Self { given: list("given-names"), family: list("surnames") }
    }

    /// A name, with whether it is a person's, a place's or a body's.
    fn name(&self, number: u64) -> (&'static str, String) {
        let mut state = Numbers(number);
        let family = *state.choose(&self.family);
        match state.below(8) {
            0 => ("place.city", format!("{family} {}", state.choose(&PLACE_HEADS))),
            1 => ("place.city", format!("{} {family} {}", state.choose(&self.given), state.choose(&PLACE_HEADS))),
            2 => ("organization.company", format!("{family} {}", state.choose(&BODY_HEADS))),
            3 => (
                "organization.company",
                format!("{family} {} {}", state.choose(&self.family), state.choose(&BODY_HEADS)),
            ),
            4 => ("person.politician", format!("{} {} {family}", state.choose(&self.given), state.choose(&self.given))),
            _ => ("person.politician", format!("{} {family}", state.choose(&self.given))),
        }
    }

    /// The first `count` different names, with their types.
    pub fn take(&self, count: usize) -> Vec<(&'static str, String)> {
        let mut seen = std::collections::HashSet::with_capacity(count);
        (0..).map(|number| self.name(number)).filter(|(_, name)| seen.insert(name.clone())).take(count).collect()
    }
}

/// A gazetteer file of these names, each an entry of its own.
pub fn file(names: &[(&str, String)]) -> SourceFile {
    let mut text = String::new();
    for (number, (kind, name)) in names.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "x{number:07} | {kind} | {name}");
    }
    SourceFile { path: "generated.gaz".to_owned(), text }
}

/// Numbers without a pattern (SplitMix64).
pub struct Numbers(pub u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ self.0 >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ mixed >> 31
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// One of them.
    pub fn choose<'t, T>(&mut self, items: &'t [T]) -> &'t T {
        &items[self.below(items.len())]
    }
}
