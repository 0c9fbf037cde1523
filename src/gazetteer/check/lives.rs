//! Years that no life can have.

use super::Checked;
use crate::gazetteer::entry::Office;
use crate::gazetteer::problem::Problem;
use crate::gazetteer::snapshot::Gazetteer;

/// The least age in office.
const OF_AGE: i16 = 18;

/// The kinds of titles that a child may hold.
const AGELESS: [&str; 4] = ["arts", "religious", "royal", "sport"];

/// People who died before they were born, and offices held before their holder came of age or after death.
pub(super) fn impossible(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    for (_, entry, line) in checked.entries() {
        let mut find = |at: usize, message: String| findings.push(line.place.problem(at, message));
        if let (Some(born), Some(died)) = (entry.born, entry.died)
            && died < born
        {
            find(line.written.died, format!("died in {died}, before the birth in {born}; correct the years"));
        }
        for (office, raw) in entry.offices.iter().zip(&line.written.offices) {
            let from = office.from.year();
            if let Some(born) = entry.born
                && from < born + OF_AGE
                && !is_ageless(checked.gazetteer, &office)
            {
                find(raw.at, format!("in office from {from}, born in {born}; correct the years or the holder"));
            }
            if let Some(died) = entry.died
                && office.to.is_none_or(|to| to.year() > died)
            {
                find(raw.at, format!("in office after the death in {died}; end the office"));
            }
        }
    }
}

fn is_ageless(gazetteer: &Gazetteer, office: &Office<'_>) -> bool {
    gazetteer.find_title(office.title).is_some_and(|title| AGELESS.contains(&&*gazetteer.title(title).kind))
}
