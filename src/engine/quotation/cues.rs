//! The words that attribute speech, from the gazetteer's list `quotation-cues`.

use std::ops::Range;

use foldhash::{HashMap, HashMapExt as _};

use crate::engine::reading::{Classes, Reading};
use crate::engine::text::{Gap, Shape};
use crate::gazetteer::WordLists;

/// What may stand beside a cue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::engine) struct Beside(u8);

impl Beside {
    /// Words in quotation marks.
    pub const QUOTE: Self = Self(1);
    /// A clause after `that`.
    pub const THAT: Self = Self(1 << 1);
    /// A clause without `that`.
    pub const CLAUSE: Self = Self(1 << 2 | Self::THAT.0);
    /// An object and quoted words (`called the plan “a mistake”`).
    pub const FRAGMENT: Self = Self(1 << 3);
    /// It has the speaker of the clause before (`adding that …`).
    pub const PARTICIPLE: Self = Self(1 << 4);
    /// The speaker follows (`according to`).
    pub const SOURCE: Self = Self(1 << 5);

    /// It is the plural of a noun, too (`reports`): only a name or a pronoun before it makes it a verb.
    pub const NOUN: Self = Self(1 << 6);

    const NAMES: [(&str, Self); 7] = [
        ("quote", Self::QUOTE),
        ("that", Self::THAT),
        ("clause", Self::CLAUSE),
        ("fragment", Self::FRAGMENT),
        ("participle", Self::PARTICIPLE),
        ("source", Self::SOURCE),
        ("noun", Self::NOUN),
    ];

    /// Reads the words of a list's value; unknown ones say nothing.
    fn named(value: &str) -> Self {
        let bits = Self::NAMES.iter().filter(|(name, _)| value.split(' ').any(|word| word == *name));
        Self(bits.fold(0, |all, (_, one)| all | one.0))
    }

    /// Whether all of `other` may stand beside it.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The cues by their first word, each with the words after it.
#[derive(Debug)]
pub(in crate::engine) struct CueTable(HashMap<Box<str>, Vec<Cue>>);

#[derive(Debug)]
struct Cue {
    more: Vec<Box<str>>,
    beside: Beside,
}

impl CueTable {
    pub fn new(words: &WordLists) -> Self {
        let mut table: HashMap<Box<str>, Vec<Cue>> = HashMap::new();
        for (cue, value) in words.list("quotation-cues") {
            let mut words = cue.split(' ').map(Box::from);
            let Some(first) = words.next() else { continue };
            table.entry(first).or_default().push(Cue { more: words.collect(), beside: Beside::named(value) });
        }
        for cues in table.values_mut() {
            cues.sort_by_key(|cue| std::cmp::Reverse(cue.more.len()));
        }
        Self(table)
    }

    /// The longest cue that starts at this word. Cues are in small letters, but for the first word of a sentence.
    pub fn at(&self, reading: &Reading<'_>, at: usize) -> Option<(Range<usize>, Beside)> {
        let word = reading.words[at];
        if !word.classes.any(Classes::CUE) {
            return None;
        }
        let cues = match word.shape {
            Shape::Lower => self.0.get(reading.str(at)),
            Shape::Capitalized if at == 0 || reading.words[at - 1].sentence != word.sentence => {
                self.0.get(reading.str(at).to_ascii_lowercase().as_str())
            }
            _ => None,
        };
        cues?.iter().find_map(|cue| {
            let end = at + 1 + cue.more.len();
            let follows = |index: usize, more: &str| {
                reading.is(index, more) && matches!(reading.words[index].gap, Gap::Space | Gap::LineBreak)
            };
            (at + 1..end).zip(&cue.more).all(|(index, more)| follows(index, more)).then_some((at..end, cue.beside))
        })
    }
}
