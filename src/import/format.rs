//! The formats, and how to tell them apart.

use serde::Deserialize;
use serde::de::IgnoredAny;

/// A format that can be imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Comma-separated values with a heading line (RFC 4180).
    Csv,
    /// GATE: `lists.def`, and the lists it names.
    Gate,
    /// The GeoNames dump.
    Geonames,
    /// JRC-Names.
    JrcNames,
    /// FollowTheMoney entities, as OpenSanctions publishes them.
    Opensanctions,
    /// Popolo: persons, organizations and memberships in one JSON object.
    Popolo,
    /// CoreNLP's RegexNER mapping.
    Regexner,
    /// spaCy EntityRuler patterns.
    Spacy,
    /// Tab-separated values with a heading line and without quotes.
    Tsv,
    /// The Wikidata JSON dump.
    Wikidata,
}

/// A format, and what tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Guess {
    /// The format.
    pub format: Format,
    /// What tells it.
    pub reason: &'static str,
}

impl Format {
    /// All formats, by name.
    pub const ALL: [Self; 10] = [
        Self::Csv,
        Self::Gate,
        Self::Geonames,
        Self::JrcNames,
        Self::Opensanctions,
        Self::Popolo,
        Self::Regexner,
        Self::Spacy,
        Self::Tsv,
        Self::Wikidata,
    ];

    /// The format's name on the command line; ids start with it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Gate => "gate",
            Self::Geonames => "geonames",
            Self::JrcNames => "jrc-names",
            Self::Opensanctions => "opensanctions",
            Self::Popolo => "popolo",
            Self::Regexner => "regexner",
            Self::Spacy => "spacy",
            Self::Tsv => "tsv",
            Self::Wikidata => "wikidata",
        }
    }

    /// What the format is, in a line.
    pub fn describe(self) -> &'static str {
        match self {
            Self::Csv => "comma-separated values with a heading line",
            Self::Gate => "GATE gazetteer: its lists.def, beside which the lists lie",
            Self::Geonames => "GeoNames dump, such as cities15000.txt or FR.txt",
            Self::JrcNames => "JRC-Names: id, type, language, name with + between words",
            Self::Opensanctions => "OpenSanctions entities, FollowTheMoney JSON lines",
            Self::Popolo => "Popolo JSON: persons, organizations, memberships",
            Self::Regexner => "CoreNLP RegexNER mapping",
            Self::Spacy => "spaCy EntityRuler patterns, JSON lines",
            Self::Tsv => "tab-separated values with a heading line",
            Self::Wikidata => "Wikidata JSON dump, an entity a line",
        }
    }

    /// The format that a file's name and first bytes tell, if they do.
    pub fn guess(name: &str, head: &[u8]) -> Option<Guess> {
        let name = name.strip_suffix(".gz").unwrap_or(name);
        let text = String::from_utf8_lossy(head);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let line = text.lines().next().unwrap_or_default();
        let guess = |format, reason| Some(Guess { format, reason });
        if name.ends_with(".def") {
            guess(Self::Gate, "the file is a .def")
        } else if text.starts_with(['{', '[']) {
            Self::guess_json(text, line)
        } else {
            Self::guess_columns(name, line)
        }
    }

    fn guess_json(text: &str, line: &str) -> Option<Guess> {
        let guess = |format, reason| Some(Guess { format, reason });
        let line = if line.trim() == "[" { text.lines().nth(1).unwrap_or_default() } else { line };
        let has = |text: &str, keys: &[&str]| keys.iter().all(|key| text.contains(&format!("\"{key}\"")));
        let whole = serde_json::from_str::<Keys>(line.trim_end_matches(',')).unwrap_or_default();
        if whole.label.is_some() && whole.pattern.is_some() {
            guess(Self::Spacy, "the first line has `label` and `pattern`")
        } else if whole.schema.is_some() && whole.properties.is_some() {
            guess(Self::Opensanctions, "the first line has `schema` and `properties`")
        } else if has(line, &["labels"]) && (text.starts_with('[') || has(line, &["type", "id"])) {
            guess(Self::Wikidata, "the first entity has `labels`")
        } else if ["persons", "organizations", "memberships"].iter().any(|key| has(text, &[key])) {
            guess(Self::Popolo, "it is one JSON object with persons, organizations or memberships")
        } else {
            None
        }
    }

    fn guess_columns(name: &str, line: &str) -> Option<Guess> {
        let guess = |format, reason| Some(Guess { format, reason });
        let columns: Vec<&str> = line.split('\t').collect();
        let number = columns[0].parse::<u64>().is_ok();
        let is_heading = |separator: char| {
            line.split(separator).any(|column| column.trim().trim_matches('"').eq_ignore_ascii_case("name"))
        };
        if columns.len() == 19 && number {
            guess(Self::Geonames, "the first line has 19 columns with a number first")
        } else if columns.len() == 4 && number && columns[1].len() == 1 {
            guess(Self::JrcNames, "the first line has an id, a letter, a language and a name")
        } else if columns.len() > 1 && is_heading('\t') {
            guess(Self::Tsv, "the first line names columns, with tabs between")
        } else if columns.len() == 1 && is_heading(',') {
            guess(Self::Csv, "the first line names columns, with commas between")
        } else if (2..=5).contains(&columns.len()) && (name.ends_with(".rules") || is_label(columns[1])) {
            guess(Self::Regexner, "the first line has a pattern, a tab and a label")
        } else {
            None
        }
    }
}

/// The keys that tell one JSON object a line from another.
#[derive(Debug, Default, Deserialize)]
struct Keys {
    label: Option<IgnoredAny>,
    pattern: Option<IgnoredAny>,
    schema: Option<IgnoredAny>,
    properties: Option<IgnoredAny>,
}

/// `STATE_OR_PROVINCE`
fn is_label(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_name_and_first_bytes() {
        let geonames = format!("123\tA{}", "\t".repeat(17));
        let rows = [
            ("lists.def", "a.lst:location:city", Some(Format::Gate)),
            ("p.jsonl", r#"{"label": "ORG", "pattern": "A"}"#, Some(Format::Spacy)),
            ("p.jsonl.gz", r#"{"id": "x", "schema": "Person", "properties": {}}"#, Some(Format::Opensanctions)),
            ("d.json", "[\n{\"type\":\"item\",\"id\":\"Q1\",\"labels\":{", Some(Format::Wikidata)),
            ("d.json", r#"{"type":"item","id":"Q1","labels":{"#, Some(Format::Wikidata)),
            ("d.json", "{\n  \"persons\": [", Some(Format::Popolo)),
            ("FR.txt", &geonames, Some(Format::Geonames)),
            ("entities", "12\tP\tu\tSome+One", Some(Format::JrcNames)),
            ("n.csv", "id,Name,type", Some(Format::Csv)),
            ("n.csv", "\u{feff}\"name\",\"type\"", Some(Format::Csv)),
            ("n.tsv", "id\tname\ttype", Some(Format::Tsv)),
            ("r.txt", "Some Company\tORGANIZATION\tMISC\t2", Some(Format::Regexner)),
            ("-", "Once upon a time", None),
            ("-", "{\"a\": 1}", None),
            ("-", "", None),
        ];
        for (name, head, expected) in rows {
            assert_eq!(Format::guess(name, head.as_bytes()).map(|guess| guess.format), expected, "{name}: {head}");
        }
    }
}
