//! Names that two entries claim, and names that a text means something else by.

use std::collections::{BTreeMap, HashSet};

use super::Checked;
use crate::gazetteer::entry::{CasePolicy, EntityType, Entry, Name, NameForm};
use crate::gazetteer::place::EntryLine;
use crate::gazetteer::problem::Problem;

/// A name of an entry that the text need not support.
struct Strong<'a> {
    entry: Entry<'a>,
    name: Name<'a>,
    line: &'a EntryLine<'a>,
    at: usize,
}

/// Strong names that entries share without saying so. Between layers only the later one has to say so: an earlier one does not know
/// of it.
pub(super) fn claimed_twice(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    let mut names: BTreeMap<String, Vec<Strong<'_>>> = BTreeMap::new();
    for (_, entry, line) in checked.entries() {
        for (name, &at) in entry.names.iter().zip(&line.written.names) {
            if !name.weak && name.form != NameForm::Family {
                names.entry((checked.fold)(name.text)).or_default().push(Strong { entry, name, line, at });
            }
        }
    }
    for claims in names.values().filter(|claims| claims.len() > 1) {
        for claim in claims.iter().filter(|claim| !claim.name.shared) {
            if let Some(other) = claims.iter().find(|other| rival(claim, other)) {
                let message = format!(
                    "`{}` is a strong name of `{}` too; mark both {{shared}}, the less usual one {{weak}}, or leave that one out",
                    claim.name.text, other.entry.id
                );
                findings.push(claim.line.place.problem(claim.at, message));
            }
        }
    }
}

fn rival(claim: &Strong<'_>, other: &Strong<'_>) -> bool {
    let exact = |name: Name<'_>| name.case == CasePolicy::Exact;
    let apart = exact(claim.name) && exact(other.name) && claim.name.text != other.name.text;
    claim.entry.id != other.entry.id && other.entry.layer <= claim.entry.layer && !apart
}

/// Strong names that are everyday words, a letter or two, or a given name alone.
pub(super) fn easily_mistaken(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    let words = |list: &str| checked.gazetteer.words().list(list).map(|(word, _)| (checked.fold)(word)).collect();
    let (common, given): (HashSet<String>, HashSet<String>) = (words("common-words"), words("given-names"));
    for (_, entry, line) in checked.entries() {
        for (name, &at) in entry.names.iter().zip(&line.written.names) {
            // The press capitalizes a demonym wherever it stands, and the engine ties a family name to a full one.
            if name.weak || matches!(name.form, NameForm::Family | NameForm::Demonym) {
                continue;
            }
            let text = name.text;
            let folded = (checked.fold)(text);
            let message = if name.case != CasePolicy::Exact && common.contains(&folded) {
                format!("`{text}` is an everyday word; mark it {{weak}} or {{exact}}")
            } else if is_too_short(&name) {
                format!("`{text}` is too short for a sure name; list it as `acronym:` or mark it {{weak}}")
            } else if is_given_name(&entry, &name, &folded, &given, checked.fold) {
                format!(
                    "`{text}` is a given name; mark it {{weak}}, or give it as `family:` where the press calls the person so"
                )
            } else {
                continue;
            };
            findings.push(line.place.problem(at, message));
        }
    }
}

/// Whether a name is a letter, or two that count in other cases than their own.
fn is_too_short(name: &Name<'_>) -> bool {
    let letters = name.text.chars().filter(|character| character.is_alphanumeric()).count();
    letters < 2 || (letters == 2 && name.case != CasePolicy::Exact)
}

/// Whether a further name of a person is the given name and no more. Who is called by it alone has it as the family name; a person
/// of one name may spell it in several ways.
fn is_given_name(
    entry: &Entry<'_>,
    name: &Name<'_>,
    folded: &str,
    given: &HashSet<String>,
    fold: fn(&str) -> String,
) -> bool {
    let mut words = entry.canonical_name().split(' ');
    let first = words.next().unwrap_or_default();
    entry.entity_type == EntityType::Person
        && matches!(name.form, NameForm::Alias | NameForm::Short)
        && words.next().is_some()
        && (given.contains(folded) || fold(first) == folded)
        && !entry.family().is_some_and(|family| fold(family).ends_with(folded))
}
