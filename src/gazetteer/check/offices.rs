//! Posts that two people seem to hold at once.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::Checked;
use crate::gazetteer::entry::{Entry, EntryId, Office};
use crate::gazetteer::format::RawOffice;
use crate::gazetteer::place::Place;
use crate::gazetteer::problem::Problem;

/// The days by which sources differ on a handover.
const HANDOVER_DAYS: i32 = 7;

/// A time in a post.
struct Tenure<'a> {
    entry: Entry<'a>,
    office: Office<'a>,
    raw: &'a RawOffice,
    place: Place<'a>,
}

/// Offices of one post (title and body) that overlap, where neither is acting, not both are shared and the title is not one of
/// several holders. Layers are not compared with each other: a later one may know of a later holder.
pub(super) fn held_by_several(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    let mut posts: BTreeMap<(&str, EntryId, u16), Vec<Tenure<'_>>> = BTreeMap::new();
    for (_, entry, line) in checked.entries() {
        for (office, raw) in entry.offices.iter().zip(&line.written.offices) {
            let tenure = Tenure { entry, office, raw, place: line.place };
            posts.entry((office.title, office.at, entry.layer)).or_default().push(tenure);
        }
    }
    let several =
        |title: &str| checked.gazetteer.find_title(title).is_some_and(|title| checked.gazetteer.title(title).several);
    for ((title, ..), mut tenures) in posts.into_iter().filter(|((title, ..), _)| !several(title)) {
        tenures.sort_by_key(|tenure| tenure.office.from);
        for (index, later) in tenures.iter().enumerate() {
            if let Some(earlier) = tenures[..index].iter().find(|earlier| overlap(earlier, later)) {
                findings.push(finding(title, earlier, later));
            }
        }
    }
}

/// Whether two tenures surely overlap by more than a handover.
fn overlap(a: &Tenure<'_>, b: &Tenure<'_>) -> bool {
    if a.office.acting || b.office.acting || (a.office.shared && b.office.shared) {
        return false;
    }
    let end = |tenure: &Tenure<'_>| tenure.raw.surely.1.unwrap_or(Date::MAX);
    let (from, to) = (a.raw.surely.0.max(b.raw.surely.0), end(a).min(end(b)));
    to > from && (to - from).get_days() > HANDOVER_DAYS
}

fn finding(title: &str, earlier: &Tenure<'_>, later: &Tenure<'_>) -> Problem {
    let to = earlier.office.to.map(|to| to.to_string()).unwrap_or_default();
    let message = format!(
        "`{}` has `{title} @ {}` at the same time ({}..{to}); correct the dates, mark {{acting}} or both {{shared}}, or give the \
         title `several: yes`",
        earlier.entry.id, later.raw.body, earlier.office.from
    );
    later.place.problem(later.raw.at, message)
}
