//! Which differences between a name and the text folding bridged.

use unicode_normalization::char::{decompose_canonical, decompose_compatible};

use super::characters::{is_apostrophe, is_diacritic, is_hyphen, is_invisible};
use super::letters::push_folded;

/// A difference between a name and the text that matching forgives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Normalization {
    /// Upper against lower case.
    Case,
    /// Accents and other marks, composed or not.
    Diacritics,
    /// Curly against straight apostrophes.
    Apostrophe,
    /// Kinds of hyphen.
    Hyphen,
    /// Kinds and runs of white space.
    Whitespace,
    /// Full-width and other compatibility forms.
    Width,
    /// Soft hyphens and other characters that do not show.
    Invisible,
}

const KINDS: [Normalization; 7] = [
    Normalization::Case,
    Normalization::Diacritics,
    Normalization::Apostrophe,
    Normalization::Hyphen,
    Normalization::Whitespace,
    Normalization::Width,
    Normalization::Invisible,
];

/// The differences that folding bridged between `name`, as the gazetteer writes it, and `surface`, as the text does; sorted, each
/// once. Both fold to the same; white space around them counts for nothing.
pub fn normalizations(name: &str, surface: &str) -> Vec<Normalization> {
    if name == surface {
        return Vec::new();
    }
    let (name, surface) = (name.trim(), surface.trim());
    if name == surface {
        return Vec::new();
    }
    if name.is_ascii() && name.eq_ignore_ascii_case(surface) {
        return vec![Normalization::Case];
    }
    let (in_name, in_surface) = (traces(name), traces(surface));
    let differs = |kind: &Normalization| {
        let of_kind = |trace: &&Trace| trace.0 == *kind;
        !in_name.iter().filter(of_kind).eq(in_surface.iter().filter(of_kind))
    };
    let mut kinds: Vec<Normalization> = KINDS.into_iter().filter(differs).collect();
    if kinds.is_empty() {
        // Only a mark and something that does not show have changed places.
        kinds.push(Normalization::Invisible);
    }
    kinds
}

/// Something that folding removes: what, at which byte of the copy, and the character if it tells.
type Trace = (Normalization, usize, char);

/// Everything that folding removes from `text`, in order.
fn traces(text: &str) -> Vec<Trace> {
    let mut traces = Vec::new();
    let mut folded = String::new();
    for character in text.chars() {
        let at = folded.len();
        if is_invisible(character) {
            traces.push((Normalization::Invisible, at, character));
        } else if is_diacritic(character) {
            traces.push((Normalization::Diacritics, at, character));
        } else if character.is_whitespace() {
            if !folded.ends_with(' ') {
                folded.push(' ');
            }
            traces.push((Normalization::Whitespace, folded.len(), character));
        } else {
            push_folded(character, &mut folded);
            push_traces(character, at, &folded[at..], &mut traces);
        }
    }
    traces
}

/// What folding removes from `character`, which folds to `folded`.
fn push_traces(character: char, at: usize, folded: &str, traces: &mut Vec<Trace>) {
    if is_apostrophe(character) {
        traces.push((Normalization::Apostrophe, at, character));
        return;
    }
    if is_hyphen(character) {
        traces.push((Normalization::Hyphen, at, character));
        return;
    }
    let lower = character.to_lowercase().next().unwrap_or(character);
    if lower != character {
        traces.push((Normalization::Case, at, ' '));
    }
    let mut parts = 0;
    decompose_canonical(character, |_| parts += 1);
    let mut same = true;
    decompose_compatible(character, |part| same &= part == character);
    if parts > 1 {
        traces.push((Normalization::Diacritics, at, lower));
    } else if !same {
        traces.push((Normalization::Width, at, lower));
    } else if !folded.chars().eq([lower]) {
        let kind = if matches!(lower, 'ß' | 'ς') { Normalization::Case } else { Normalization::Diacritics };
        traces.push((kind, at, lower));
    }
}

#[cfg(test)]
mod tests {
    use super::super::fold_name;
    use super::*;
    use Normalization::{Apostrophe, Case, Diacritics, Hyphen, Invisible, Whitespace, Width};

    #[test]
    fn differences_are_told() {
        let cases: [(&str, &str, &[Normalization]); 31] = [
            ("China", "China", &[]),
            ("China", "CHINA", &[Case]),
            ("US", "us", &[Case]),
            ("Strauß", "STRAUSS", &[Case]),
            ("Strauß", "Strauss", &[Case]),
            ("STRAUẞ", "Strauß", &[Case]),
            ("ΠΑΡΟΣ", "Παρος", &[Case]),
            ("παροσ", "παρος", &[Case]),
            ("Erdoğan", "Erdogan", &[Diacritics]),
            ("Erdoğan", "Erdog\u{306}an", &[Diacritics]),
            ("Erdoğan", "ERDOĞAN", &[Case]),
            ("Erdoğan", "ERDOGAN", &[Case, Diacritics]),
            ("İstanbul", "Istanbul", &[Diacritics]),
            ("İstanbul", "istanbul", &[Case, Diacritics]),
            ("Łódź", "Lodz", &[Diacritics]),
            ("Æsir", "Aesir", &[Diacritics]),
            ("Xi'an", "Xi’an", &[Apostrophe]),
            ("Xi'an", "XI’AN", &[Case, Apostrophe]),
            ("Jean-Pierre", "Jean‑Pierre", &[Hyphen]),
            ("Joe Biden", "Joe\u{A0}Biden", &[Whitespace]),
            ("Joe Biden", "Joe  Biden", &[Whitespace]),
            ("Joe Biden", "Joe\nBiden", &[Whitespace]),
            (" Joe Biden ", "Joe Biden", &[]),
            ("NATO", "ＮＡＴＯ", &[Width]),
            ("NATO", "ｎａｔｏ", &[Case, Width]),
            ("Pfizer", "Pﬁzer", &[Width]),
            ("Kiev", "\u{212A}iev", &[Width]),
            ("Washington", "Wash\u{AD}ington", &[Invisible]),
            ("Wash\u{AD}ington", "Wash\u{AD}ington", &[]),
            ("e\u{AD}\u{301}", "e\u{301}\u{AD}", &[Invisible]),
            ("Côte d'Ivoire", "COTE\u{200B} D’IVOIRE", &[Case, Diacritics, Apostrophe, Invisible]),
        ];
        for (name, surface, want) in cases {
            assert_eq!(fold_name(name), fold_name(surface), "{name:?} and {surface:?} fold to the same");
            assert_eq!(normalizations(name, surface), want, "{name:?} as {surface:?}");
            assert_eq!(normalizations(surface, name), want, "{surface:?} as {name:?}");
        }
    }
}
