//! An extraction for people: sentences with their mentions in colour, then tables of entities, roles and quotations.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::output::{Output, has_colour, table};
use crate::engine::{Extraction, Mention, Quotation, Role, Span};
use crate::gazetteer::{EntityType, Gazetteer};
use crate::wire::request::Document;

/// Writes what was found in a document.
pub fn document(output: &mut Output, document: &Document, found: &Extraction, gazetteer: &Gazetteer) -> io::Result<()> {
    let heading = Style::new().bold().underline();
    writeln!(output, "{heading}{}{heading:#}\n", shown(&document.id))?;
    for (index, &sentence) in found.sentences.iter().enumerate() {
        write!(output, "{:>3}  ", index + 1)?;
        marked(output, &document.content, sentence, found.mentions.iter().filter(|mention| mention.sentence == index))?;
        writeln!(output)?;
    }
    let entities: Vec<_> = found
        .entities
        .iter()
        .map(|entity| {
            let entry = entity.entry.map(|id| gazetteer.entry(id));
            [
                shown(&entity.name),
                entity.entity_type.as_str().to_owned(),
                entry.map_or_else(|| "discovered".to_owned(), |entry| entry.kind.to_string()),
                entity.mentions.len().to_string(),
                entry.map_or_else(String::new, |entry| entry.id.to_string()),
            ]
        })
        .collect();
    if !entities.is_empty() {
        writeln!(output)?;
        table(output, ["ENTITY", "TYPE", "KIND", "MENTIONS", "ID"], &entities)?;
    }
    let roles: Vec<_> = found.roles.iter().map(|role| role_row(&document.content, found, gazetteer, role)).collect();
    if !roles.is_empty() {
        writeln!(output)?;
        table(output, ["HOLDER", "TITLE", "OF", "STATUS", "PATTERN", "BASIS", "EVIDENCE"], &roles)?;
    }
    let quotations: Vec<_> =
        found.quotations.iter().map(|it| quotation_row(&document.content, found, gazetteer, it)).collect();
    if !quotations.is_empty() {
        writeln!(output)?;
        table(output, ["SPEAKER", "CUE", "KIND", "QUOTATION"], &quotations)?;
    }
    suppressed(output, document, found, gazetteer)?;
    writeln!(output)
}

/// A sentence with its mentions marked: by colour, else by brackets.
fn marked<'a>(
    output: &mut Output,
    text: &str,
    sentence: Span,
    mentions: impl Iterator<Item = &'a Mention>,
) -> io::Result<()> {
    let has_colour = has_colour(output);
    let mut from = sentence.start;
    // Nested mentions start inside one that is already marked.
    for mention in mentions.filter(|mention| mention.span.end <= sentence.end) {
        if mention.span.start < from {
            continue;
        }
        write!(output, "{}", shown(&text[from..mention.span.start]))?;
        let name = shown(mention.span.of(text));
        if has_colour {
            let style = colour(mention.entity_type);
            write!(output, "{style}{name}{style:#}")?;
        } else {
            write!(output, "[{name}|{}]", mention.entity_type.as_str())?;
        }
        from = mention.span.end;
    }
    write!(output, "{}", shown(&text[from..sentence.end]))
}

fn colour(entity_type: EntityType) -> Style {
    let colour = match entity_type {
        EntityType::Person => AnsiColor::Cyan,
        EntityType::Place => AnsiColor::Green,
        EntityType::Organization => AnsiColor::Yellow,
    };
    Style::new().bold().fg_color(Some(colour.into()))
}

fn role_row(text: &str, found: &Extraction, gazetteer: &Gazetteer, role: &Role) -> [String; 7] {
    let entity_name = |index: usize| found.entities.get(index).map_or_else(String::new, |entity| shown(&entity.name));
    let holder = role.holder.and_then(|holder| match (holder.entity, holder.entry) {
        (Some(index), _) => Some(entity_name(index)),
        (None, entry) => entry.map(|id| gazetteer.entry(id).canonical_name().to_owned()),
    });
    let bodies: Vec<_> = role.affiliations.iter().map(|affiliation| entity_name(affiliation.entity)).collect();
    [
        holder.unwrap_or_else(|| "?".to_owned()),
        shown(&role.canonical_title),
        bodies.join(", "),
        format!("{:?}", role.status).to_lowercase(),
        format!("{:?}", role.pattern).to_lowercase(),
        format!("{:?}", role.basis).to_lowercase(),
        shown(role.evidence.of(text)),
    ]
}

fn quotation_row(text: &str, found: &Extraction, gazetteer: &Gazetteer, quotation: &Quotation) -> [String; 4] {
    // A line of a terminal is not longer by much.
    const LONGEST: usize = 80;
    let words = shown(quotation.span.of(text));
    let cut = words.char_indices().nth(LONGEST).map(|(at, _)| format!("{}…", &words[..at]));
    let speaker = quotation.speaker.map(|speaker| {
        let holder = speaker.role.and_then(|role| found.roles.get(role)?.holder?.entry);
        match (speaker.entity.and_then(|index| found.entities.get(index)), holder) {
            (Some(entity), _) => shown(&entity.name),
            (None, Some(entry)) => gazetteer.entry(entry).canonical_name().to_owned(),
            (None, None) => format!("? ({})", shown(speaker.span.of(text))),
        }
    });
    [
        speaker.unwrap_or_else(|| "?".to_owned()),
        quotation.cue.map_or_else(String::new, |cue| shown(cue.of(text))),
        format!("{:?}", quotation.kind).to_lowercase(),
        cut.unwrap_or(words),
    ]
}

fn suppressed(output: &mut Output, document: &Document, found: &Extraction, gazetteer: &Gazetteer) -> io::Result<()> {
    if found.suppressed.is_empty() {
        return Ok(());
    }
    let row = |it: &crate::engine::Suppressed| {
        let entry = gazetteer.entry(it.entry);
        [
            shown(it.span.of(&document.content)),
            format!("{:?}", it.reason),
            entry.id.to_string(),
            (it.sentence + 1).to_string(),
        ]
    };
    writeln!(output)?;
    table(output, ["NOT TAKEN", "REASON", "ID", "SENTENCE"], &found.suppressed.iter().map(row).collect::<Vec<_>>())
}

/// Text as it may be shown on a terminal: line breaks are blanks, and so is whatever could steer the terminal.
pub fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
