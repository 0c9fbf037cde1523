//! OpenSanctions: FollowTheMoney entities, a JSON object a line.

use std::collections::HashMap;

use serde::Deserialize;
use serde_json::Value;

use super::{gender, json_mistake, year};
use crate::gazetteer::EntityType;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::known::Known;
use crate::import::labels::Class;
use crate::import::lines;
use crate::import::record::{Form, Name, Record};
use crate::import::sink::Sink;

#[derive(Deserialize)]
struct Entity {
    id: String,
    schema: String,
    caption: Option<String>,
    #[serde(default)]
    properties: HashMap<String, Value>,
}

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        let entity: Entity = match serde_json::from_str(line) {
            Ok(entity) => entity,
            Err(error) => return sink.mistake(number, json_mistake(&error, "entity")),
        };
        let Some(class) = entity.class(sink.known) else {
            sink.skip(number, format!("the schema `{}` is no person or organization", entity.schema));
            return Ok(());
        };
        let Some(name) = entity.caption.as_deref().or(entity.first("name")) else {
            return sink.mistake(number, "has neither a caption nor a name; add one or remove the line");
        };
        let mut record = Record::new(entity.id.as_str(), class, Name::new(name));
        for key in ["name", "alias", "previousName"] {
            record.names.extend(entity.all(key).map(Name::new));
        }
        record.names.extend(entity.all("abbreviation").map(|name| Name::new(name).form(Form::Acronym)));
        record.names.extend(entity.all("weakAlias").map(|name| Name::new(name).weak()));
        if record.class.entity_type == EntityType::Person {
            // The caption may be of another script than the family name.
            let family = entity.first("lastName").filter(|family| name.split(' ').any(|word| word == *family));
            record.family = family.map(str::to_owned);
            record.fact("born", entity.first("birthDate").and_then(year));
            record.fact("died", entity.first("deathDate").and_then(year));
            record.fact("gender", entity.first("gender").and_then(gender));
        }
        let countries = ["jurisdiction", "country", "nationality", "citizenship"];
        record.links.extend(countries.iter().filter_map(|key| entity.first(key)).find_map(|code| sink.country(code)));
        record.refs.push(("opensanctions".to_owned(), entity.id.clone()));
        record.refs.extend(entity.first("wikidataId").map(|id| ("wikidata".to_owned(), id.to_owned())));
        sink.take(number, record).map(|_| ())
    })
}

impl Entity {
    fn all<'a>(&'a self, key: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        let values = self.properties.get(key).and_then(Value::as_array);
        values.into_iter().flatten().filter_map(Value::as_str)
    }

    fn first(&self, key: &str) -> Option<&str> {
        self.all(key).next()
    }

    fn class(&self, known: &Known) -> Option<Class> {
        use EntityType::{Organization, Person};
        match self.schema.as_str() {
            "Person" => Some(Class::new(Person, self.occupation(known))),
            "Company" => Some(Class::new(Organization, "company")),
            "PublicBody" => Some(Class::new(Organization, "agency")),
            "Organization" | "LegalEntity" => Some(Class::other(Organization)),
            _ => None,
        }
    }

    /// The kind of a person by the positions held: a position without dates is no office, but tells the trade.
    fn occupation(&self, known: &Known) -> &'static str {
        let title = |position: &str| {
            let head = position.split([',', '(']).next().unwrap_or_default();
            let short = head.split(" of ").next().unwrap_or_default();
            known.title(head.trim()).or_else(|| known.title(short.trim())).map(|(_, kind, _)| kind)
        };
        let topic = |topic: &str| self.all("topics").any(|told| told == topic);
        match self.all("position").find_map(title) {
            Some("diplomatic") => "diplomat",
            Some("military") => "soldier",
            Some("judicial") => "judge",
            Some("legal") => "lawyer",
            Some("royal") => "royal",
            Some("religious") => "religious",
            Some("corporate") => "business",
            Some("police" | "civic") => "official",
            Some("political") => "politician",
            _ if topic("role.pep") => "politician",
            _ if topic("crime") => "criminal",
            _ => "other",
        }
    }
}
