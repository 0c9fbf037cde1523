//! GeoNames' `alternateNamesV2.txt`: further names of places, each with its language.

use std::collections::HashMap;

use super::is_latin;
use crate::gazetteer::EntityType;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::labels::Class;
use crate::import::lines;
use crate::import::record::{Form, Name, Record};
use crate::import::sink::Sink;

/// What stands in the language's column for what is no name.
const NO_NAMES: [&str; 10] = ["link", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "piny", "lauc"];

/// Adds the names of the places in `taken`, which has the inhabitants of each.
pub(super) fn read(input: Input, taken: &HashMap<u32, u32>, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[_, place, language, name, ref flags @ ..] = columns.as_slice() else {
            let message = format!("has {} columns in place of 8 or 10; is this alternateNamesV2.txt?", columns.len());
            return sink.mistake(number, message);
        };
        let Ok(key) = place.parse::<u32>() else {
            return sink.mistake(number, format!("the geonameid {place:?} is no number; correct or remove the line"));
        };
        let Some(population) = taken.get(&key) else { return Ok(()) };
        let is = |flag: usize| flags.get(flag).is_some_and(|flag| *flag == "1");
        let (is_short, is_colloquial) = (is(1), is(2));
        let mut record = Record::new(place, Class::other(EntityType::Place), Name::new(name));
        record.population = Some(u64::from(*population));
        match language {
            "wkdt" => {
                record.refs.push(("wikidata".to_owned(), name.to_owned()));
                record.name = Name::new("");
            }
            "abbr" => record.name = record.name.form(Form::Acronym),
            "" if !is_latin(name) => return Ok(()),
            language if NO_NAMES.contains(&language) => return Ok(()),
            language if !sink.options.takes_language(language) => return Ok(()),
            _ if is_colloquial => record.name = record.name.form(Form::Short).weak(),
            _ if is_short => record.name = record.name.form(Form::Short),
            _ => {}
        }
        sink.add(number, record)
    })
}
