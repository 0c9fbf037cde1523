//! Rule `case`: a name counts only in the case that its policy asks for.

use crate::gazetteer::{CasePolicy, Name};

/// Whether the text under a hit has the case that the name's policy asks for.
///
/// The two are equal under folding; only their letters' case is compared, so that accents and apostrophes do not count.
pub(super) fn fits(name: &Name<'_>, surface: &str) -> bool {
    match name.case {
        CasePolicy::Any => true,
        CasePolicy::Exact | CasePolicy::Capitalized if name.text == surface => true,
        CasePolicy::Exact => letters(name.text).eq(letters(surface)),
        // Most words that are no names are seen by their first letter.
        CasePolicy::Capitalized if starts_small(surface) && starts_great(name.text) => false,
        CasePolicy::Capitalized => {
            let required = initials(name.text);
            let given = initials(surface);
            required.zip(given).all(|(required, given)| !required || given)
        }
    }
}

fn starts_small(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_lowercase())
}

fn starts_great(text: &str) -> bool {
    text.bytes().next().is_some_and(|first| first.is_ascii_uppercase())
}

/// For each letter that has a case, whether it is a capital.
fn letters(text: &str) -> impl Iterator<Item = bool> {
    text.chars().filter(|c| c.is_uppercase() || c.is_lowercase()).map(char::is_uppercase)
}

/// For each word, whether it starts with a capital.
fn initials(text: &str) -> impl Iterator<Item = bool> {
    text.split(|c: char| c.is_whitespace() || is_joint(c)).filter_map(|word| {
        let mut letters = word.chars().filter(|c| c.is_alphabetic());
        letters.next().map(char::is_uppercase)
    })
}

/// Hyphens, which folding makes one, part words as spaces do.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '/')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::NameForm;

    #[test]
    fn the_policy_decides() {
        use CasePolicy::{Any, Capitalized, Exact};
        let cases = [
            ("acronym as written", "US", Exact, "US", true),
            ("acronym in small letters", "US", Exact, "us", false),
            ("dotted acronym", "U.S.", Exact, "u.s.", false),
            ("word in small letters", "Turkey", Capitalized, "turkey", false),
            ("all capitals", "Blinken", Capitalized, "BLINKEN", true),
            ("small particle may rise", "Rio de Janeiro", Capitalized, "RIO DE JANEIRO", true),
            ("second word in small letters", "White House", Capitalized, "White house", false),
            ("after a hyphen", "Jean-Pierre", Capitalized, "Jean‑pierre", false),
            ("inner capital is free", "McDonald", Capitalized, "Mcdonald", true),
            ("accents do not count", "Élysée", Capitalized, "Elysee", true),
            ("any case", "e-governance academy", Any, "E-Governance Academy", true),
        ];
        for (name, text, case, surface, expected) in cases {
            let entry = Name { text, form: NameForm::Full, case, weak: false, shared: false };
            assert_eq!(fits(&entry, surface), expected, "{name}: {text:?} against {surface:?}");
        }
    }
}
