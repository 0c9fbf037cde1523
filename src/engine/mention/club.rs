//! Clubs that go by the name of their town in texts about sport: `Norwich drew with Burnley`.

use super::hit::Hit;
use super::weak;
use crate::engine::reading::{Phrase, Reading};
use crate::gazetteer::{EntityType, EntryId, Gazetteer, NameForm, NameRef};

/// The kind of clubs.
pub(super) const KIND: &str = "sports-club";

/// Whether the text is about sport: it names two clubs, teams, players or coaches and one of them no person, by names that have one
/// reading and need no support; or a league; or one club so and two that may be.
pub(super) fn is_about_sport(hits: &[Hit], reading: &Reading<'_>, gazetteer: &Gazetteer) -> bool {
    let (mut named, mut perhaps): (Vec<EntryId>, Vec<EntryId>) = (Vec::new(), Vec::new());
    let mut plays = false;
    for hit in reading.stop.until(hits.iter().filter(|hit| hit.stands_on_words())) {
        let sure = hit.readings.len() == 1 && !weak::needs_support(reading, hit, &hit.readings[0]);
        let may_play = |name: &&NameRef| name.form != NameForm::Family && name.entity_type != EntityType::Place;
        for name in hit.readings.iter().filter(may_play) {
            let kind = gazetteer.kind(name.entry);
            let club = matches!(kind, KIND | "sports-team");
            let list = if sure { &mut named } else { &mut perhaps };
            if (club || sure && matches!(kind, "athlete" | "coach")) && !list.contains(&name.entry) {
                list.push(name.entry);
            }
            plays |= sure && club;
            if sure && kind == "sports-league" || plays && (named.len() > 1 || perhaps.len() > 1) {
                return true;
            }
        }
    }
    false
}

/// Whether the name is a club's, and stands where a club may: in a text about sport or before one of its people (`Norwich manager
/// Paul Lambert`), and not as a place (`in Norwich`).
pub(super) fn plays(
    reading: &Reading<'_>,
    gazetteer: &Gazetteer,
    about_sport: bool,
    hit: &Hit,
    name: &NameRef,
) -> bool {
    name.entity_type == EntityType::Organization
        && weak::is_no_word(reading, hit)
        && (about_sport || has_player(reading, gazetteer, hit))
        && !weak::stands_in(reading, hit)
        && gazetteer.kind(name.entry) == KIND
}

/// Whether a title of sport follows, and a name: `Norwich manager Paul Lambert`.
fn has_player(reading: &Reading<'_>, gazetteer: &Gazetteer, hit: &Hit) -> bool {
    // Clubs have what others have, too.
    let leads = |id: &str| matches!(id, "manager" | "captain");
    let of_sport = |phrase: Phrase| {
        phrase
            .title()
            .map(|title| gazetteer.title(title))
            .is_some_and(|title| &*title.kind == "sport" || leads(&title.id))
    };
    let named = |end: usize| reading.after(end - 1).is_some_and(|name| reading.words[name].shape.starts_with_capital());
    reading
        .after(hit.words.end - 1)
        .is_some_and(|next| reading.phrases_from(next).any(|hit| of_sport(hit.phrase) && named(hit.words.end)))
}
