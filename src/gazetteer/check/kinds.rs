//! The kinds of the built-in gazetteer.

use super::Checked;
use crate::gazetteer::problem::Problem;
use crate::gazetteer::source::BUILTIN;

/// The kinds that the built-in gazetteer uses, by type, with a space between; other layers are free in theirs.
pub const KINDS: [(&str, &str); 4] = [
    (
        "place",
        "country territory capital city district state province region continent sea ocean river lake canal strait bay gulf \
         island archipelago peninsula mountain range desert landform border building venue base port airport road pipeline mine \
         oil-field park disputed-area",
    ),
    (
        "organization",
        "international government ministry agency parliament court central-bank military intelligence police party armed-group \
         news-agency broadcaster newspaper magazine publisher company bank exchange university school think-tank ngo charity \
         religious union sports-club sports-team sports-league sports-federation museum theater festival hospital fund committee \
         alliance music-group",
    ),
    (
        "person",
        "politician diplomat official royal soldier judge lawyer activist business scientist academic writer journalist artist \
         musician actor filmmaker athlete coach religious criminal citizen historical",
    ),
    (
        "title",
        "political diplomatic military police judicial legal corporate religious academic scientific medical media sport arts royal \
         civic occupation",
    ),
];

/// Kinds of the built-in layer that are not among them.
pub(super) fn unknown(checked: &Checked<'_>, findings: &mut Vec<Problem>) {
    let gazetteer = checked.gazetteer;
    let Some((builtin, layer)) = (0..).zip(gazetteer.layers()).find(|(_, layer)| layer.name == BUILTIN) else { return };
    let entries = checked.entries().filter(|(_, entry, _)| entry.layer == builtin);
    let entries = entries.map(|(_, entry, line)| (entry.entity_type.as_str(), entry.kind, line.place));
    // A title knows no layer; the built-in layer comes first.
    let titles = gazetteer.titles().iter().zip(&checked.lines.titles).take(layer.title_count);
    let titles = titles.map(|(title, place)| ("title", &*title.kind, *place));
    for (of, kind, place) in entries.chain(titles) {
        let known = KINDS.iter().find(|(known, _)| *known == of).map_or("", |(_, kinds)| kinds);
        if !known.split(' ').any(|known| known == kind) {
            let at = place.text.find(&format!("{of}.")).map_or(0, |at| at + of.len() + 1);
            let message = format!("a {of} of the built-in gazetteer has no kind `{kind}`; it is one of: {known}");
            findings.push(place.problem(at, message));
        }
    }
}
