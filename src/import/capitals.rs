//! Names that a source writes all in capitals, as registers do.

use std::collections::HashSet;

use super::record::{Case, Form, Name};
use crate::engine::text::fold_name;
use crate::gazetteer::EntityType;

/// The most letters of a single word in capitals that is taken for an acronym.
const ACRONYM: usize = 6;

/// The same of a person, who is rarely called by one.
const INITIALS: usize = 3;

/// The most letters of a word in capitals that stays so inside a longer name (`UBS AG`).
const KEPT: usize = 3;

/// Makes an acronym of a single short word in capitals, and gives any other name in capitals its usual form: as it is it would count only
/// where the text is all capitals too. A name whose case the source states is left alone.
pub(super) fn settle(name: &mut Name, entity_type: EntityType, small: &HashSet<String>) {
    let letters = name.text.chars().filter(|character| character.is_alphabetic()).count();
    if name.case != Case::Usual || letters < 2 || !is_capitals(&name.text) {
        return;
    }
    let longest = if entity_type == EntityType::Person { INITIALS } else { ACRONYM };
    if !name.text.contains(' ') {
        if letters <= longest {
            name.form = Form::Acronym;
        } else {
            name.text = capitalized(&name.text);
        }
        return;
    }
    let kept = |word: &str| entity_type != EntityType::Person && word.chars().count() <= KEPT;
    let words: Vec<&str> = name.text.split(' ').collect();
    if words.iter().all(|word| kept(word)) {
        return;
    }
    let settled = words.iter().enumerate().map(|(index, word)| {
        if index > 0 && small.contains(&fold_name(word)) {
            word.to_lowercase()
        } else if kept(word) {
            (*word).to_owned()
        } else {
            capitalized(word)
        }
    });
    name.text = settled.collect::<Vec<_>>().join(" ");
}

/// Whether a text has capitals and no small letters.
pub(super) fn is_capitals(text: &str) -> bool {
    text.chars().any(char::is_uppercase) && !text.chars().any(char::is_lowercase)
}

/// Small letters but for the first of each word; hyphens and apostrophes part words.
fn capitalized(word: &str) -> String {
    let mut starts = true;
    let mut text = String::with_capacity(word.len());
    for character in word.chars() {
        if starts {
            text.push(character);
        } else {
            text.extend(character.to_lowercase());
        }
        starts = matches!(character, '-' | '\'' | '’' | '.' | '(' | '"' | '/');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use EntityType::{Organization, Person, Place};

    #[test]
    fn capitals_are_settled() {
        let small = HashSet::from(["of".to_owned(), "bin".to_owned()]);
        let rows = [
            ("an acronym", "NATO", Organization, "NATO", Form::Acronym),
            ("a dotted one", "U.S.", Place, "U.S.", Form::Acronym),
            ("too long for one", "GAZPROM", Organization, "Gazprom", Form::Alias),
            ("a person's name", "ADELE", Person, "Adele", Form::Alias),
            ("a person's initials", "JFK", Person, "JFK", Form::Acronym),
            ("words", "BANK OF CHINA", Organization, "Bank of China", Form::Alias),
            ("short words of a company", "ROSTEC JSC", Organization, "Rostec JSC", Form::Alias),
            ("short words of a person", "KIM JONG UN", Person, "Kim Jong Un", Form::Alias),
            ("a particle", "SALMAN BIN ABDULAZIZ", Person, "Salman bin Abdulaziz", Form::Alias),
            ("a hyphen", "JEAN-PIERRE", Person, "Jean-Pierre", Form::Alias),
            ("not capitals", "McDonald's", Organization, "McDonald's", Form::Alias),
            ("a script without case", "北京", Place, "北京", Form::Alias),
        ];
        for (row, text, entity_type, expected, form) in rows {
            let mut name = Name::new(text);
            settle(&mut name, entity_type, &small);
            assert_eq!((name.text.as_str(), name.form), (expected, form), "{row}");
        }
    }

    #[test]
    fn a_stated_case_stays() {
        let mut name = Name::new("GAZPROM EXPORT").case(Case::Exact);
        settle(&mut name, Organization, &HashSet::new());
        assert_eq!(name.text, "GAZPROM EXPORT");
    }
}
