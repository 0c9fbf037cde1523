//! Popolo: one JSON object of persons, organizations and the memberships that tie them. It is read whole, for a membership may stand
//! before what it ties.

mod offices;

use std::collections::HashMap;
use std::io::Read as _;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{gender, year};
use crate::gazetteer::EntityType;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::labels::{Class, Meaning};
use crate::import::record::{Link, Name, Record};
use crate::import::sink::Sink;

#[derive(Deserialize)]
struct Document<'a> {
    #[serde(borrow, default)]
    persons: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    organizations: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    memberships: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    events: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    posts: Vec<&'a RawValue>,
}

/// A person or an organization.
#[derive(Deserialize)]
struct Party {
    id: String,
    name: Option<String>,
    #[serde(default)]
    other_names: Vec<OtherName>,
    #[serde(default)]
    identifiers: Vec<Identifier>,
    family_name: Option<String>,
    gender: Option<String>,
    birth_date: Option<String>,
    death_date: Option<String>,
    classification: Option<String>,
    parent_id: Option<String>,
}

#[derive(Deserialize)]
struct OtherName {
    name: String,
    lang: Option<String>,
}

#[derive(Deserialize)]
struct Identifier {
    scheme: Option<String>,
    identifier: String,
}

/// The text, and where its lines start.
struct Text<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl Text<'_> {
    /// The line of a part of the text.
    fn line(&self, part: &RawValue) -> usize {
        let at = (part.get().as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        self.starts.partition_point(|start| *start <= at)
    }

    /// Reads each part; those that are not as they should be are told.
    fn each<'p, T: Deserialize<'p>>(
        &self,
        parts: &[&'p RawValue],
        what: &str,
        sink: &mut Sink<'_>,
    ) -> Result<Vec<(usize, T)>, Error> {
        let mut read = Vec::with_capacity(parts.len());
        for part in parts {
            let line = self.line(part);
            match serde_json::from_str(part.get()) {
                Ok(value) => read.push((line, value)),
                Err(error) => {
                    let reason = error.to_string();
                    let reason = reason.split(" at line ").next().unwrap_or_default();
                    sink.mistake(
                        line + error.line().saturating_sub(1),
                        format!("is no {what}: {reason}; correct or remove it"),
                    )?;
                }
            }
        }
        Ok(read)
    }
}

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    let Input { name: file, mut reader } = input;
    sink.enter(&file);
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|source| Error::Read { file, source })?;
    let Ok(text) = String::from_utf8(bytes) else {
        return sink.mistake(1, "the file is not UTF-8; convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8");
    };
    let text = text.trim_start_matches('\u{feff}');
    let document: Document<'_> = match serde_json::from_str(text) {
        Ok(document) => document,
        Err(error) => {
            let reason = error.to_string();
            let reason = reason.split(" at line ").next().unwrap_or_default();
            return sink
                .mistake(error.line(), format!("the file is no Popolo document: {reason}; nothing can be read"));
        }
    };
    let starts = [0].into_iter().chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
    let text = Text { text, starts };
    let organizations: Vec<(usize, Party)> = text.each(&document.organizations, "organization", sink)?;
    let mut offices = offices::read(&text, &document, &organizations, sink)?;
    let persons: Vec<(usize, Party)> = text.each(&document.persons, "person", sink)?;
    for (line, person) in persons {
        take_person(line, &person, &mut offices, sink)?;
    }
    for (line, organization) in organizations {
        take_organization(line, organization, sink)?;
    }
    Ok(())
}

fn take_person(
    line: usize,
    person: &Party,
    offices: &mut HashMap<String, Vec<offices::Office>>,
    sink: &mut Sink<'_>,
) -> Result<(), Error> {
    let held = offices.remove(&person.id).unwrap_or_default();
    let kind = if held.iter().any(|office| office.is_political) { "politician" } else { "other" };
    let Some(mut record) = record(line, person, Class::new(EntityType::Person, kind), sink)? else { return Ok(()) };
    let words: Vec<&str> = record.name.text.split(' ').collect();
    let differs =
        |family: &String| words.last() != Some(&family.as_str()) && record.name.text.contains(family.as_str());
    record.family = person.family_name.clone().filter(differs);
    let (born, died) = (person.birth_date.as_deref().and_then(year), person.death_date.as_deref().and_then(year));
    record.fact("born", born);
    record.fact("died", died);
    record.fact("gender", person.gender.as_deref().and_then(gender));
    for office in held {
        match office.doubt(born, died) {
            Some(doubt) => sink.mistake(office.line, doubt)?,
            None => record.links.push(office.link()),
        }
    }
    sink.take(line, record).map(|_| ())
}

fn take_organization(line: usize, organization: Party, sink: &mut Sink<'_>) -> Result<(), Error> {
    let class = class(&organization, sink);
    let Some(mut record) = record(line, &organization, class, sink)? else { return Ok(()) };
    record.links.extend(organization.parent_id.map(Link::Parent));
    sink.take(line, record).map(|_| ())
}

/// What persons and organizations have in common.
fn record(line: usize, party: &Party, class: Class, sink: &mut Sink<'_>) -> Result<Option<Record>, Error> {
    let Some(name) = party.name.as_deref().filter(|name| !name.trim().is_empty()) else {
        sink.mistake(line, format!("{:?} has no name; write one or remove it", party.id))?;
        return Ok(None);
    };
    let mut record = Record::new(party.id.as_str(), class, Name::new(name.trim()));
    let spoken = |other: &&OtherName| sink.options.takes_language(other.lang.as_deref().unwrap_or_default());
    record.names = party.other_names.iter().filter(spoken).map(|other| Name::new(other.name.as_str())).collect();
    let wikidata = party.identifiers.iter().filter(|identifier| identifier.scheme.as_deref() == Some("wikidata"));
    record.refs = wikidata.map(|identifier| ("wikidata".to_owned(), identifier.identifier.clone())).collect();
    Ok(Some(record))
}

fn class(organization: &Party, sink: &Sink<'_>) -> Class {
    let other = Class::other(EntityType::Organization);
    let Some(classification) = organization.classification.as_deref() else { return other };
    if is_legislature(classification) {
        return Class::new(EntityType::Organization, "parliament");
    }
    match sink.options.labels.meaning(classification) {
        Meaning::Is(class) if class.entity_type == EntityType::Organization => class,
        _ => other,
    }
}

fn is_legislature(classification: &str) -> bool {
    matches!(classification.to_lowercase().as_str(), "legislature" | "parliament" | "chamber")
}
