//! JRC-Names: id, type, language and name with tabs between, a variant of a name a line.

use crate::gazetteer::EntityType;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::labels::Class;
use crate::import::lines;
use crate::import::record::{Name, Record, Repeat};
use crate::import::sink::Sink;

/// The language of names that are written so in every one.
const ANY_LANGUAGE: &str = "u";

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        if line.starts_with('#') {
            return Ok(());
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [id, entity_type, language, name] = columns[..] else {
            let message = format!("has {} columns in place of 4: id, type, language, name", columns.len());
            return sink.mistake(number, message);
        };
        let class = match entity_type {
            "P" => Class::other(EntityType::Person),
            "O" => Class::other(EntityType::Organization),
            other => match sink.class(number, other) {
                Some(class) => class,
                None => return Ok(()),
            },
        };
        if id.parse::<u64>().is_err() {
            return sink.mistake(number, format!("the id {id:?} is no number; correct or remove the line"));
        }
        if language != ANY_LANGUAGE && !sink.options.takes_language(language) {
            sink.filter();
            return Ok(());
        }
        let name = Name::new(name.replace('+', " "));
        let refs = vec![("jrc".to_owned(), id.to_owned())];
        sink.take(number, Record { repeat: Repeat::Merges, refs, ..Record::new(id, class, name) }).map(|_| ())
    })
}
