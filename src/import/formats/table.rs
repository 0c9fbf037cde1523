//! CSV and TSV with a heading line that names the columns.

use std::fmt::Display;

use csv::{ReaderBuilder, StringRecord};

use super::{gender, year};
use crate::gazetteer::{EntityType, Entry};
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::labels::Class;
use crate::import::record::{Form, Link, Name, Record};
use crate::import::sink::Sink;

/// What stands between columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// A comma; cells may stand in quotes (RFC 4180).
    Comma,
    /// A tab; quotes are characters like others.
    Tab,
}

/// The columns that are read; `gender` and what follows takes one value, the names take several with `;` or `|` between.
const COLUMNS: [&str; 17] = [
    "id",
    "name",
    "type",
    "kind",
    "alias",
    "acronym",
    "short",
    "demonym",
    "weak",
    "family",
    "in",
    "parent",
    "gender",
    "born",
    "died",
    "prior",
    "population",
];

/// Where each of [`COLUMNS`] stands, and the columns of external ids.
struct Heading {
    columns: [Option<usize>; COLUMNS.len()],
    refs: Vec<(&'static str, usize)>,
}

pub(super) fn read(input: Input, separator: Separator, sink: &mut Sink<'_>) -> Result<(), Error> {
    let Input { name: file, reader } = input;
    sink.enter(&file);
    let (delimiter, quoting) = match separator {
        Separator::Comma => (b',', true),
        Separator::Tab => (b'\t', false),
    };
    let mut rows = ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .flexible(true)
        .has_headers(false)
        .from_reader(reader);
    let mut bytes = csv::ByteRecord::new();
    let mut heading: Option<Heading> = None;
    loop {
        match rows.read_byte_record(&mut bytes) {
            Ok(true) => {}
            Ok(false) => return Ok(()),
            Err(error) => return Err(Error::Read { file, source: error.into() }),
        }
        let line = bytes.position().map_or(0, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        let Ok(row) = StringRecord::from_byte_record(bytes.clone()) else {
            sink.mistake(line, "is not UTF-8; convert the file, for instance with iconv -f WINDOWS-1252 -t UTF-8")?;
            continue;
        };
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let Some(heading) = &heading else {
            let found = Heading::read(&row, line, sink);
            if found.at("name").is_none() || (found.at("type").is_none() && found.at("kind").is_none()) {
                return sink.mistake(
                    line,
                    "the first line names no column `name`, or neither `type` nor `kind`; nothing can be read",
                );
            }
            heading = Some(found);
            continue;
        };
        match heading.record(&row, line, sink) {
            Ok(Some(record)) => {
                sink.take(line, record)?;
            }
            Ok(None) => {}
            Err(reason) => sink.mistake(line, reason)?,
        }
    }
}

impl Heading {
    fn read(row: &StringRecord, line: usize, sink: &mut Sink<'_>) -> Self {
        let mut heading = Self { columns: [None; COLUMNS.len()], refs: Vec::new() };
        for (index, cell) in row.iter().enumerate() {
            let cell = cell.trim_start_matches('\u{feff}').trim().to_lowercase();
            let column = match cell.as_str() {
                "aliases" => "alias",
                "acronyms" => "acronym",
                "demonyms" => "demonym",
                "weak_aliases" | "weak aliases" => "weak",
                "country" => "in",
                other => other,
            };
            let external = match column {
                "wikidata" | "qid" => Some("wikidata"),
                "iso3166" => Some("iso3166"),
                "geonames" | "geonameid" => Some("geonames"),
                _ => None,
            };
            if let Some(known) = COLUMNS.iter().position(|known| *known == column) {
                heading.columns[known] = Some(index);
            } else if let Some(scheme) = external {
                heading.refs.push((scheme, index));
            } else {
                sink.skip(
                    line,
                    format!("the column `{cell}` is not read; the columns are {}, wikidata", COLUMNS.join(", ")),
                );
            }
        }
        heading
    }

    fn at(&self, column: &str) -> Option<usize> {
        COLUMNS.iter().position(|known| *known == column).and_then(|known| self.columns[known])
    }

    /// A row's entity, none where its label is not one or was not wanted; the reason where it is a mistake.
    fn record(&self, row: &StringRecord, line: usize, sink: &mut Sink<'_>) -> Result<Option<Record>, String> {
        let cell = |column: &str| {
            self.at(column).and_then(|index| row.get(index)).map(str::trim).filter(|cell| !cell.is_empty())
        };
        let list = |column: &str| {
            cell(column)
                .into_iter()
                .flat_map(|cell| cell.split([';', '|']))
                .map(str::trim)
                .filter(|name| !name.is_empty())
        };
        let name = cell("name").ok_or("has no name; write one or remove the line")?;
        let label = cell("type").or(cell("kind")).ok_or("has no type; write person, place or organization")?;
        let Some(mut class) = sink.class(line, label) else { return Ok(None) };
        if let Some(kind) = cell("kind").filter(|_| cell("type").is_some()) {
            let kind = kind.to_lowercase().replace([' ', '_'], "-");
            let text = format!("{}.{kind}", class.entity_type.as_str());
            class = text
                .parse::<Class>()
                .map_err(|()| format!("the kind `{kind}` is not words of a-z and 0-9 joined by -"))?;
        }
        let entity_type = class.entity_type;
        let id = cell("id").map_or_else(|| format!("{class} {name}"), str::to_owned);
        let mut record = Record::new(id, class, Name::new(name));
        for (column, form) in
            [("alias", Form::Alias), ("acronym", Form::Acronym), ("short", Form::Short), ("demonym", Form::Demonym)]
        {
            record.names.extend(list(column).map(|name| Name::new(name).form(form)));
        }
        record.names.extend(list("weak").map(|name| Name::new(name).weak()));
        only_of(entity_type, EntityType::Place, "demonym", cell("demonym"))?;
        for column in ["family", "gender", "born", "died"] {
            only_of(entity_type, EntityType::Person, column, cell(column))?;
        }
        only_of(entity_type, EntityType::Organization, "parent", cell("parent"))?;
        record.family = cell("family").map(str::to_owned);
        record.fact("born", valid(cell("born"), "born", "a year", year)?);
        record.fact("died", valid(cell("died"), "died", "a year", year)?);
        record.fact("gender", valid(cell("gender"), "gender", "f or m", gender)?);
        let prior = |text: &str| text.parse::<u8>().ok().filter(|prior| (1..=9).contains(prior));
        record.fact(
            "prior",
            valid(cell("prior"), "prior", "a whole number from 1 to 9", prior)?
                .filter(|prior| *prior != Entry::DEFAULT_PRIOR),
        );
        record.population =
            valid(cell("population"), "population", "a whole number", |text| text.replace(',', "").parse().ok())?;
        record.links.extend(cell("in").map(|within| within_of(within, sink)));
        record.links.extend(cell("parent").map(|parent| Link::Parent(parent.to_owned())));
        let refs = self.refs.iter().filter_map(|(scheme, index)| row.get(*index).map(|value| (*scheme, value.trim())));
        record.refs.extend(
            refs.filter(|(_, value)| !value.is_empty()).map(|(scheme, value)| (scheme.to_owned(), value.to_owned())),
        );
        Ok(Some(record))
    }
}

fn only_of(is: EntityType, needed: EntityType, column: &str, cell: Option<&str>) -> Result<(), String> {
    if is == needed || cell.is_none() {
        return Ok(());
    }
    Err(format!("the column `{column}` is for a {} alone, this is a {}; empty it", needed.as_str(), is.as_str()))
}

fn valid<T: Display>(
    cell: Option<&str>,
    column: &str,
    wanted: &str,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, String> {
    cell.map(|cell| read(cell).ok_or_else(|| format!("the column `{column}` has {cell:?}; write {wanted}"))).transpose()
}

/// A country's code, the id of a built-in entry, or the id of another row.
fn within_of(within: &str, sink: &Sink<'_>) -> Link {
    let country = Some(within).filter(|code| code.len() == 2).and_then(|code| sink.country(code));
    let builtin = || sink.known.has_entry(within).then(|| Link::InBuiltin(within.to_owned()));
    country.or_else(builtin).unwrap_or_else(|| Link::In(within.to_owned()))
}
