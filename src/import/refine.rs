//! From a name as a source has it to one as the text format wants it.

use std::collections::HashSet;

use super::capitals;
use super::known::Known;
use super::record::{Case, Form, Name, Record};
use super::weak::is_weak;
use crate::engine::text::fold_name;
use crate::gazetteer::EntityType;

/// The most bytes of a name. What is longer is a description.
const LONGEST: usize = 200;

/// Why a record cannot be an entry.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unfit {
    Empty,
    Long,
}

/// Settles every name of a record: plain white space, no article, capitals as usual, none twice, weak ones marked. Refining what is
/// refined changes nothing.
pub(super) fn refine(record: &mut Record, known: &Known) -> Result<(), Unfit> {
    let entity_type = record.class.entity_type;
    let mut names = std::mem::take(&mut record.names);
    for name in std::iter::once(&mut record.name).chain(&mut names) {
        name.text = plain(&name.text);
    }
    names.extend(split_bracket(&mut record.name));
    for name in std::iter::once(&mut record.name).chain(&mut names) {
        strip_article(name, entity_type);
        capitals::settle(name, entity_type, &known.small);
    }
    if fold_name(&record.name.text).is_empty() {
        return Err(Unfit::Empty);
    }
    if record.name.text.len() > LONGEST {
        return Err(Unfit::Long);
    }
    record.family = record.family.take().map(|family| plain(&family)).filter(|family| !family.is_empty());
    record.names = distinct(record, names);
    mark_weak(record, known);
    Ok(())
}

/// Without control characters and with single spaces.
pub(super) fn plain(text: &str) -> String {
    let text: String = text.chars().map(|character| if character.is_control() { ' ' } else { character }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cuts what stands in brackets at the end of a canonical name: an acronym is a name too, anything else tells two apart.
fn split_bracket(name: &mut Name) -> Option<Name> {
    let inner = name.text.strip_suffix(')')?;
    let (before, inner) = inner.rsplit_once(" (")?;
    let acronym = (!inner.contains(' ') && inner.len() > 1 && capitals::is_capitals(inner))
        .then(|| Name::new(inner).form(Form::Acronym));
    name.text = before.trim_end().to_owned();
    acronym
}

/// `The Brand Union` is written `the Brand Union`; `The Times` stays, and the place `The Hague`.
fn strip_article(name: &mut Name, entity_type: EntityType) {
    let article = |text: &str| text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("the "));
    if entity_type == EntityType::Organization && article(&name.text) && name.text[4..].contains(' ') {
        name.text.drain(..4);
    }
}

/// The names that matching tells from those before them, and from the family name that a person's canonical name gives.
fn distinct(record: &Record, names: Vec<Name>) -> Vec<Name> {
    let is_person = record.class.entity_type == EntityType::Person;
    let last = || record.name.text.rsplit_once(' ').map(|(_, last)| last);
    let family = record.family.as_deref().or_else(last).map(fold_name).filter(|_| is_person);
    let key = |name: &Name| (fold_name(&name.text), is_exact(name));
    let mut seen = HashSet::from([key(&record.name)]);
    let mut texts = HashSet::from([record.name.text.clone()]);
    let fits = |name: &Name, folded: &str| {
        !folded.is_empty() && name.text.len() <= LONGEST && family.as_deref() != Some(folded)
    };
    let mut is_new = |name: &Name| {
        let key = key(name);
        // What counts in usual case counts in this one too.
        let is_covered = seen.contains(&(key.0.clone(), false));
        fits(name, &key.0) && !is_covered && seen.insert(key) && texts.insert(name.text.clone())
    };
    names.into_iter().filter(|name| is_new(name)).collect()
}

/// Whether a name counts only as written.
fn is_exact(name: &Name) -> bool {
    match name.case {
        Case::Usual => name.form == Form::Acronym || capitals::is_capitals(&name.text),
        case => case == Case::Exact,
    }
}

fn mark_weak(record: &mut Record, known: &Known) {
    let weak: Vec<bool> = record.all_names().map(|name| is_weak(record, name, &fold_name(&name.text), known)).collect();
    for (name, weak) in std::iter::once(&mut record.name).chain(&mut record.names).zip(weak) {
        name.weak = weak;
    }
}

#[cfg(test)]
mod tests {
    use super::super::labels::Class;
    use super::*;

    fn refined(class: &str, name: &str, others: &[&str]) -> String {
        let known = Known::load(false).unwrap();
        let mut record = Record::new("x", class.parse::<Class>().unwrap(), Name::new(name));
        record.names = others.iter().map(|name| Name::new(*name)).collect();
        if let Err(unfit) = refine(&mut record, &known) {
            return format!("{unfit:?}");
        }
        let once = record.clone();
        refine(&mut record, &known).unwrap();
        assert_eq!(record, once, "refined twice");
        let shown = |name: &Name| {
            let form = if name.form == Form::Acronym { "^" } else { "" };
            format!("{}{form}{}", name.text, if name.weak { "?" } else { "" })
        };
        record.all_names().map(shown).collect::<Vec<_>>().join("; ")
    }

    /// `^` is an acronym, `?` is weak.
    #[test]
    fn names_are_settled() {
        let long = "x".repeat(300);
        let rows: [(&str, &str, &str, &[&str], &str); 21] = [
            ("white space", "place.city", " New \t York\u{a0}", &[], "New York"),
            ("folded alike", "place.city", "Zürich", &["Zurich", "ZÜRICH", "Zuerich"], "Zürich; Zuerich"),
            ("an acronym beside its word", "organization.international", "WHO", &["Who"], "WHO^; Who?"),
            ("brackets with an acronym", "organization.school", "Some Institute (SIT)", &[], "Some Institute; SIT^"),
            ("brackets that tell apart", "person.other", "Ann Exampleman (actor)", &[], "Ann Exampleman"),
            ("an article", "organization.company", "The Brand Union", &[], "Brand Union"),
            ("an article that stays", "place.city", "The Hague", &[], "The Hague"),
            ("an article of one word", "organization.newspaper", "The Spectator", &[], "The Spectator"),
            ("everyday words", "organization.company", "Orange", &["Target"], "Orange?; Target?"),
            ("two letters", "organization.company", "Xq Systems", &["XQ", "Xq"], "Xq Systems; XQ^?; Xq?"),
            ("an everyday acronym", "organization.ngo", "Some Body", &["CARE"], "Some Body; CARE^"),
            ("a place's code", "place.city", "Someville", &["CAN"], "Someville; CAN^?"),
            ("a given name alone", "person.other", "Angela Merkel", &["Angela"], "Angela Merkel; Angela?"),
            ("an unusual first word", "person.other", "Zzyx Qorv", &["Zzyx"], "Zzyx Qorv; Zzyx?"),
            ("the family name", "person.other", "Angela Merkel", &["Merkel"], "Angela Merkel"),
            ("another family name", "person.other", "Some Oneofus", &["Smith"], "Some Oneofus; Smith?"),
            ("a place called like a person", "place.city", "Martin", &[], "Martin?"),
            ("a day", "place.city", "Sunday", &[], "Sunday?"),
            ("a title", "organization.band", "President", &[], "President?"),
            ("nothing", "place.city", " \u{1} ", &[], "Empty"),
            ("a description", "place.city", &long, &[], "Long"),
        ];
        for (row, class, name, others, expected) in rows {
            assert_eq!(refined(class, name, others), expected, "{row}");
        }
    }
}
