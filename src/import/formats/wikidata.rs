//! The Wikidata JSON dump: one array, an entity a line.

use std::collections::HashMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{json_mistake, wikidata_classes};
use crate::gazetteer::EntityType;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::lines;
use crate::import::record::{Form, Name, Record};
use crate::import::sink::Sink;

/// The language of labels that hold for every language.
const ANY_LANGUAGE: &str = "mul";

#[derive(Deserialize)]
struct Entity {
    id: String,
    #[serde(default, deserialize_with = "map_or_nothing")]
    labels: HashMap<String, Text>,
    #[serde(default, deserialize_with = "map_or_nothing")]
    aliases: HashMap<String, Vec<Text>>,
    #[serde(default)]
    claims: Claims,
    #[serde(default, deserialize_with = "map_or_nothing")]
    sitelinks: HashMap<String, IgnoredAny>,
}

#[derive(Deserialize)]
struct Text {
    value: String,
}

/// The properties that are read; an entity without any has an empty array in their place, which reads as one with defaults.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Claims {
    #[serde(rename = "P31")]
    instance_of: Vec<Claim>,
    #[serde(rename = "P106")]
    occupation: Vec<Claim>,
    #[serde(rename = "P21")]
    gender: Vec<Claim>,
    #[serde(rename = "P569")]
    born: Vec<Claim>,
    #[serde(rename = "P570")]
    died: Vec<Claim>,
    #[serde(rename = "P297")]
    iso3166: Vec<Claim>,
    #[serde(rename = "P1082")]
    population: Vec<Claim>,
    #[serde(rename = "P1813")]
    short_name: Vec<Claim>,
}

#[derive(Deserialize)]
struct Claim {
    mainsnak: Snak,
    #[serde(default)]
    rank: String,
}

#[derive(Deserialize)]
struct Snak {
    datavalue: Option<DataValue>,
}

#[derive(Deserialize)]
struct DataValue {
    value: Value,
}

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        let line = line.trim().trim_start_matches('[').trim_end_matches(']').trim().trim_end_matches(',');
        if line.is_empty() {
            return Ok(());
        }
        let entity: Entity = match serde_json::from_str(line) {
            Ok(entity) => entity,
            Err(error) => return sink.mistake(number, json_mistake(&error, "entity")),
        };
        let (instance_of, occupations) = (ids(&entity.claims.instance_of), ids(&entity.claims.occupation));
        let Some(class) = wikidata_classes::class(&instance_of, &occupations) else {
            sink.skip(number, "the entity is of no class that is a person, place or organization");
            return Ok(());
        };
        let Some(name) = entity.label(&sink.options.languages) else {
            sink.skip(number, "the entity has no label in the languages asked for; ask for more with --language");
            return Ok(());
        };
        let mut record = Record::new(entity.id.as_str(), class, Name::new(name));
        let wanted = |language: &str| language == ANY_LANGUAGE || sink.options.takes_language(language);
        record.names = entity.names(wanted);
        entity.facts(&mut record);
        sink.take(number, record).map(|_| ())
    })
}

impl Entity {
    /// The label in the first language that has one.
    fn label(&self, languages: &[String]) -> Option<&str> {
        let english = ["en".to_owned(), ANY_LANGUAGE.to_owned()];
        let of = |language: &String| self.labels.get(language).map(|label| label.value.as_str());
        languages.iter().chain(&english[usize::from(!languages.is_empty())..]).find_map(of)
    }

    /// The labels and aliases in the wanted languages, by language, and the short names.
    fn names(&self, wanted: impl Fn(&str) -> bool) -> Vec<Name> {
        let mut languages: Vec<&String> =
            self.labels.keys().chain(self.aliases.keys()).filter(|language| wanted(language)).collect();
        languages.sort_unstable();
        languages.dedup();
        let labels = languages.iter().filter_map(|language| self.labels.get(*language));
        let aliases = languages.iter().filter_map(|language| self.aliases.get(*language)).flatten();
        let mut names: Vec<Name> = labels.chain(aliases).map(|text| Name::new(text.value.as_str())).collect();
        let short = values(&self.claims.short_name).filter(|value| text(value, "language").is_some_and(&wanted));
        names.extend(short.filter_map(|value| text(value, "text")).map(|name| Name::new(name).form(Form::Short)));
        names
    }

    fn facts(&self, record: &mut Record) {
        let claims = &self.claims;
        if record.class.entity_type == EntityType::Person {
            record.fact("born", year(&claims.born));
            record.fact("died", year(&claims.died));
            let gender = ids(&claims.gender).iter().find_map(|id| match id.as_str() {
                "Q6581072" => Some("f"),
                "Q6581097" => Some("m"),
                _ => None,
            });
            record.fact("gender", gender);
        }
        let amount =
            |value: &Value| text(value, "amount").and_then(|amount| amount.trim_start_matches('+').parse().ok());
        record.population = values(&claims.population).find_map(amount);
        record.fact("prior", prior(self.sitelinks.len()));
        record.refs.push(("wikidata".to_owned(), self.id.clone()));
        let codes = values(&claims.iso3166).filter_map(Value::as_str);
        record.refs.extend(codes.map(|code| ("iso3166".to_owned(), code.to_owned())));
    }
}

/// How likely a bare name means the entity, by the wikis that have an article on it; none is the usual.
fn prior(sitelinks: usize) -> Option<u8> {
    let prior = match sitelinks {
        150.. => 7,
        80.. => 6,
        40.. => 5,
        15.. => 4,
        5.. => 3,
        _ => 2,
    };
    (prior != 3).then_some(prior)
}

/// The values of the statements that hold, preferred ones first.
fn values(claims: &[Claim]) -> impl Iterator<Item = &Value> {
    let ranked = |preferred: bool| {
        claims.iter().filter(move |claim| claim.rank != "deprecated" && (claim.rank == "preferred") == preferred)
    };
    ranked(true).chain(ranked(false)).filter_map(|claim| claim.mainsnak.datavalue.as_ref()).map(|data| &data.value)
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn ids(claims: &[Claim]) -> Vec<String> {
    values(claims).filter_map(|value| text(value, "id")).map(str::to_owned).collect()
}

/// The year of a time that is known to the year (precision 9) or better, of our era.
fn year(claims: &[Claim]) -> Option<i16> {
    const YEAR: u64 = 9;
    let precise =
        |value: &&Value| value.get("precision").and_then(Value::as_u64).is_some_and(|precision| precision >= YEAR);
    let time = values(claims).find(precise).and_then(|value| text(value, "time"))?;
    super::year(time.strip_prefix('+')?)
}

/// A map; an empty one is written `[]`.
fn map_or_nothing<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<HashMap<String, T>, D::Error> {
    struct MapOrNothing<T>(PhantomData<T>);

    impl<'de, T: Deserialize<'de>> Visitor<'de> for MapOrNothing<T> {
        type Value = HashMap<String, T>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map, or an empty array")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            let mut map = HashMap::new();
            while let Some((key, value)) = access.next_entry()? {
                map.insert(key, value);
            }
            Ok(map)
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Self::Value, A::Error> {
            while access.next_element::<IgnoredAny>()?.is_some() {}
            Ok(HashMap::new())
        }
    }

    from.deserialize_any(MapOrNothing(PhantomData))
}
