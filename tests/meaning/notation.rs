//! The notation of the tables: a row has a name, a text and what the text is to hold, written short.
//!
//! - A mention is `surface=id`, the id of its entry; one that the gazetteer lacks `surface=TYPE`, followed by `:Name` where the entity
//!   has a longer name in the document. Mentions are parted by `; `.
//! - A role is `evidence | title | holder | affiliation | pattern | status`. The holder is its entry's id or its name, an affiliation
//!   likewise; several are joined by `+`, and `-` is none. Roles are parted by `; `.
//! - A reference is `evidence | holder | affiliation | basis`; the text may start with its day of publication (`2023-06-01: …`).

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use entity_extractor::engine::{Document, Engine, Entity, Extraction, Mention, Options, Role, RolePattern};
use entity_extractor::gazetteer::{EntryId, Gazetteer};
use jiff::civil::Date;

/// A row: its name, the text, what is expected.
pub type Row = (&'static str, &'static str, &'static str);

/// The one engine of all tables.
pub fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let gazetteer = Gazetteer::builtin().expect("the built-in gazetteer is valid");
        Engine::new(Arc::new(gazetteer)).expect("the names fit")
    })
}

/// What the default options find in an undated text.
pub fn extract(text: &str) -> Extraction {
    engine().extract(&Document::new(text), &Options::default())
}

/// Fails with every row whose answer differs from what it expects.
pub fn check(rows: &[Row], answer: impl Fn(&str) -> String) {
    let failures: Vec<String> = rows
        .iter()
        .filter_map(|&(name, text, expected)| {
            let found = answer(text);
            (found != expected).then(|| format!("{name}: {text:?}\n    expected: {expected}\n    found:    {found}"))
        })
        .collect();
    assert!(failures.is_empty(), "{} of {} rows:\n{}", failures.len(), rows.len(), failures.join("\n"));
}

/// Every mention of a text.
pub fn mentions(text: &str) -> String {
    mentions_of(&extract(text), text)
}

/// Every mention of an extraction.
pub fn mentions_of(found: &Extraction, text: &str) -> String {
    joined(found.mentions.iter().map(|mention| self::mention(found, mention, text)))
}

/// Where each mention of an extraction stands and what it means, a name that the gazetteer lacks by its type.
pub fn mentions_at(found: &Extraction, text: &str) -> BTreeSet<String> {
    let meant = |mention: &Mention| match found.entities[mention.entity].entry {
        Some(entry) => id(entry),
        None => mention.entity_type.as_str().to_uppercase(),
    };
    let line = |mention: &Mention| format!("{} {}={}", mention.span.start, mention.span.of(text), meant(mention));
    found.mentions.iter().map(line).collect()
}

/// Every mention with the form of its name: `surface=id FORM`.
pub fn forms(text: &str) -> String {
    let found = extract(text);
    let with_form = |one: &Mention| {
        let form = format!("{:?}", one.form).to_lowercase();
        format!("{} {form}", mention(&found, one, text))
    };
    joined(found.mentions.iter().map(with_form))
}

/// Every role that a text states, references left out.
pub fn stated_roles(text: &str) -> String {
    stated_roles_of(&extract(text), text)
}

/// Every role that an extraction states.
pub fn stated_roles_of(found: &Extraction, text: &str) -> String {
    let stated = found.roles.iter().filter(|role| role.pattern != RolePattern::Reference);
    joined(stated.map(|role| {
        let (pattern, status) = (format!("{:?}", role.pattern), format!("{:?}", role.status));
        let title = role.title.of(text);
        let (evidence, holder, affiliations) = sides(found, role, text);
        let (pattern, status) = (pattern.to_lowercase(), status.to_lowercase());
        format!("{evidence} | {title} | {holder} | {affiliations} | {pattern} | {status}")
    }))
}

/// Every reference of a text.
pub fn references(dated: &str) -> String {
    let date = dated.split_once(": ").and_then(|(date, text)| Some((date.parse::<Date>().ok()?, text)));
    let (published, text) = date.map_or((None, dated), |(date, text)| (Some(date), text));
    references_of(&engine().extract(&Document { published, ..Document::new(text) }, &Options::default()), text)
}

/// Every reference of an extraction.
pub fn references_of(found: &Extraction, text: &str) -> String {
    let references = found.roles.iter().filter(|role| role.pattern == RolePattern::Reference);
    joined(references.map(|role| {
        let (evidence, holder, affiliations) = sides(found, role, text);
        format!("{evidence} | {holder} | {affiliations} | {}", format!("{:?}", role.basis).to_lowercase())
    }))
}

/// A role's evidence, holder and affiliations.
fn sides<'t>(found: &Extraction, role: &Role, text: &'t str) -> (&'t str, String, String) {
    let by_entry = |holder: Option<EntryId>| holder.map(id);
    let by_entity = |entity: Option<usize>| entity.map(|entity| entity_name(&found.entities[entity]));
    let holder = role.holder.and_then(|holder| by_entity(holder.entity).or_else(|| by_entry(holder.entry)));
    let affiliations: Vec<String> =
        role.affiliations.iter().map(|affiliation| entity_name(&found.entities[affiliation.entity])).collect();
    let affiliations = if affiliations.is_empty() { "-".to_owned() } else { affiliations.join("+") };
    (role.evidence.of(text), holder.unwrap_or_else(|| "-".to_owned()), affiliations)
}

fn mention(found: &Extraction, mention: &Mention, text: &str) -> String {
    let (surface, entity) = (mention.span.of(text), &found.entities[mention.entity]);
    let meant = match entity.entry {
        Some(entry) => id(entry),
        None if *entity.name == *surface => mention.entity_type.as_str().to_uppercase(),
        None => format!("{}:{}", mention.entity_type.as_str().to_uppercase(), entity.name),
    };
    format!("{surface}={meant}")
}

/// The id of an entity, or its name where no gazetteer has it.
pub fn entity_name(entity: &Entity) -> String {
    entity.entry.map_or_else(|| entity.name.to_string(), id)
}

fn id(entry: EntryId) -> String {
    engine().gazetteer().entry(entry).id.to_string()
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join("; ")
}
