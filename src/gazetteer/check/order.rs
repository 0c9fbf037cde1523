//! Lines out of order, and entries that contain themselves.

use std::collections::BTreeMap;

use super::Checked;
use crate::gazetteer::entry::{Entry, EntryId};
use crate::gazetteer::place::Place;
use crate::gazetteer::problem::Problem;

/// Lines that are not sorted by id within their file.
pub(super) fn unsorted(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    let mut files: BTreeMap<&str, Vec<(&str, Place<'_>)>> = BTreeMap::new();
    let entries = checked.entries().map(|(_, entry, line)| (entry.id, line.place));
    let titles =
        checked.gazetteer.titles().iter().zip(&checked.lines.titles).map(|(title, place)| (&*title.id, *place));
    for (id, place) in entries.chain(titles) {
        files.entry(place.file).or_default().push((id, place));
    }
    for lines in files.values_mut() {
        lines.sort_by_key(|(_, place)| place.line);
        for pair in lines.windows(2) {
            if let [(before, _), (id, place)] = pair
                && id < before
            {
                findings.push(place.problem(0, format!("`{id}` stands after `{before}`; sort the file's lines by id")));
            }
        }
    }
}

/// Entries that are in themselves, or part of themselves, through others or not.
pub(super) fn cycles(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    let returns = |id: EntryId, next: fn(Entry<'_>) -> Option<EntryId>| {
        let mut passed = Vec::new();
        let mut at = next(checked.gazetteer.entry(id));
        while let Some(here) = at.filter(|here| *here != id && !passed.contains(here)) {
            passed.push(here);
            at = next(checked.gazetteer.entry(here));
        }
        at == Some(id)
    };
    for (id, entry, line) in checked.entries() {
        if returns(id, |entry| entry.within) {
            let at = line.written.within.as_ref().map_or(0, |(at, _)| *at);
            findings
                .push(line.place.problem(at, format!("`{}` is in itself; name what holds it from outside", entry.id)));
        }
        if returns(id, |entry| entry.parent()) {
            let at = line.written.parent.as_ref().map_or(0, |(at, _)| *at);
            findings.push(line.place.problem(at, format!("`{}` is part of itself; name the body above it", entry.id)));
        }
    }
}
