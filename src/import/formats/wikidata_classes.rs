//! Which of Wikidata's classes are persons, places and organizations. Only what an entity names as its own class counts: the tree of
//! subclasses is not in the dump's line. The first class of the table that an entity has is taken, so the finer ones stand first.

use crate::import::labels::Class;

/// Class and what it is, with a space between.
const CLASSES: &str = "\
    Q5 person.other; \
    Q5119 place.capital; Q6256 place.country; Q3624078 place.country; Q7275 place.country; Q3336843 place.country; \
    Q161243 place.territory; Q783733 place.territory; Q46395 place.territory; \
    Q1549591 place.city; Q1637706 place.city; Q515 place.city; Q1093829 place.city; Q3957 place.city; Q532 place.city; \
    Q15284 place.city; Q747074 place.city; Q484170 place.city; Q486972 place.city; Q123705 place.district; \
    Q35657 place.state; Q1221156 place.state; Q12443800 place.state; Q34876 place.province; Q10864048 place.province; \
    Q82794 place.region; Q28575 place.district; Q149621 place.district; Q5107 place.continent; \
    Q165 place.sea; Q9430 place.ocean; Q4022 place.river; Q23397 place.lake; Q12284 place.canal; Q37901 place.strait; \
    Q39594 place.bay; Q1322134 place.gulf; Q23442 place.island; Q33837 place.archipelago; Q34763 place.peninsula; \
    Q8502 place.mountain; Q8072 place.mountain; Q46831 place.range; Q8514 place.desert; Q1248784 place.airport; \
    Q44782 place.port; Q34442 place.road; Q46169 place.park; Q22698 place.park; Q483110 place.venue; \
    Q245016 place.base; Q41176 place.building; \
    Q484652 organization.international; Q192350 organization.ministry; Q327333 organization.agency; Q7188 organization.government; \
    Q35749 organization.parliament; Q11204 organization.parliament; Q41487 organization.court; Q66344 organization.central-bank; \
    Q7278 organization.party; Q47913 organization.intelligence; Q35535 organization.police; Q17149090 organization.armed-group; \
    Q772547 organization.military; Q176799 organization.military; Q192283 organization.news-agency; Q1616075 organization.broadcaster; \
    Q11032 organization.newspaper; Q1110794 organization.newspaper; Q41298 organization.magazine; Q2085381 organization.publisher; \
    Q22687 organization.bank; Q11691 organization.exchange; Q3918 organization.university; Q875538 organization.university; \
    Q902104 organization.university; Q9826 organization.school; Q3914 organization.school; Q155271 organization.think-tank; \
    Q79913 organization.ngo; Q708676 organization.charity; Q157031 organization.charity; Q178790 organization.union; \
    Q476028 organization.sports-club; Q847017 organization.sports-club; Q12973014 organization.sports-team; \
    Q13393265 organization.sports-team; Q623109 organization.sports-league; Q4438121 organization.sports-federation; \
    Q33506 organization.museum; Q16917 organization.hospital; Q6881511 organization.company; Q4830453 organization.company; \
    Q783794 organization.company; Q891723 organization.company; Q167037 organization.company; Q46970 organization.company; \
    Q163740 organization.other; Q43229 organization.other";

/// The trades that tell a person's kind, by Wikidata's occupation.
const OCCUPATIONS: &str = "\
    Q82955 politician; Q193391 diplomat; Q189290 soldier; Q47064 soldier; Q16533 judge; Q40348 lawyer; Q15253558 activist; \
    Q43845 business; Q131524 business; Q901 scientist; Q1650915 scientist; Q36180 writer; Q1930187 journalist; Q483501 artist; \
    Q1028181 artist; Q639669 musician; Q177220 musician; Q33999 actor; Q2526255 filmmaker; Q937857 athlete; Q2066131 athlete; \
    Q3665646 athlete; Q10833314 athlete; Q11513337 athlete; Q628099 coach; Q1622272 academic";

/// What an entity of these classes is.
pub(super) fn class(instance_of: &[String], occupations: &[String]) -> Option<Class> {
    let class: Class = first(CLASSES, instance_of)?.parse().ok()?;
    let occupation = first(OCCUPATIONS, occupations).filter(|_| class.entity_type.as_str() == "person");
    Some(occupation.map_or(class.clone(), |kind| Class::new(class.entity_type, kind)))
}

/// The meaning of the first row of a table whose id is among `ids`.
fn first(table: &'static str, ids: &[String]) -> Option<&'static str> {
    let rows = table.split("; ").filter_map(|row| row.trim().split_once(' '));
    rows.into_iter().find(|(id, _)| ids.iter().any(|given| given == id)).map(|(_, meaning)| meaning)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::KINDS;

    #[test]
    fn every_row_is_an_id_and_a_known_class() {
        let ids: Vec<&str> = CLASSES.split("; ").filter_map(|row| row.trim().split(' ').next()).collect();
        for id in &ids {
            let class = class(&[(*id).to_owned()], &[]).unwrap_or_else(|| panic!("{id}"));
            let kinds = KINDS.iter().find(|(of, _)| *of == class.entity_type.as_str()).unwrap().1;
            assert!(class.kind == "other" || kinds.split(' ').any(|kind| kind == class.kind), "{class}");
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{id}");
        }
        let people = KINDS.iter().find(|(of, _)| *of == "person").unwrap().1;
        for row in OCCUPATIONS.split("; ") {
            let (id, kind) = row.trim().split_once(' ').unwrap();
            assert!(id.starts_with('Q') && people.split(' ').any(|known| known == kind), "{row}");
        }
    }

    #[test]
    fn the_finer_class_wins() {
        let of = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
        assert_eq!(class(&of(&["Q515", "Q5119"]), &[]).unwrap().to_string(), "place.capital");
        assert_eq!(class(&of(&["Q5"]), &of(&["Q1", "Q82955"])).unwrap().to_string(), "person.politician");
        assert_eq!(class(&of(&["Q4167410"]), &[]), None);
    }
}
