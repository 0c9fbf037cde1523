//! spaCy EntityRuler patterns: `{"label": "ORG", "pattern": "Apple", "id": "apple"}`, a line each.

use serde::Deserialize;
use serde_json::{Map, Value};

use super::json_mistake;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::lines;
use crate::import::record::{Case, Name, Record, Repeat};
use crate::import::sink::Sink;

#[derive(Deserialize)]
struct Rule {
    label: String,
    pattern: Pattern,
    id: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Pattern {
    Phrase(String),
    Tokens(Vec<Map<String, Value>>),
}

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        let rule: Rule = match serde_json::from_str(line) {
            Ok(rule) => rule,
            Err(error) => return sink.mistake(number, json_mistake(&error, "pattern")),
        };
        let Some(class) = sink.class(number, &rule.label) else { return Ok(()) };
        let name = match rule.pattern {
            Pattern::Phrase(phrase) => Name::new(phrase),
            Pattern::Tokens(tokens) => match name(&tokens) {
                Ok(name) => name,
                Err(reason) => {
                    return sink.mistake(number, format!("{reason}; list the names that it stands for as strings"));
                }
            },
        };
        let id = rule.id.unwrap_or_else(|| format!("{class} {}", name.text));
        sink.take(number, Record { repeat: Repeat::Merges, ..Record::new(id, class, name) }).map(|_| ())
    })
}

/// The name that a token pattern matches, where it matches one alone.
fn name(tokens: &[Map<String, Value>]) -> Result<Name, String> {
    let mut words = Vec::new();
    let mut cases = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let token: Vec<(&String, &Value)> = token.iter().collect();
        let [(key, value)] = token[..] else {
            return Err(format!("token {} asks for {} things at once, a name for one", index + 1, token.len()));
        };
        let case = match key.to_uppercase().as_str() {
            "LOWER" => Case::Any,
            "ORTH" | "TEXT" => Case::Exact,
            _ => return Err(format!("token {} asks for `{key}`, which no name can tell", index + 1)),
        };
        let Value::String(word) = value else {
            return Err(format!("token {} has `{key}` with a condition in place of a word", index + 1));
        };
        words.push(word.as_str());
        cases.push(case);
    }
    let case = cases.first().copied().ok_or("the pattern has no token")?;
    if cases.iter().any(|other| *other != case) {
        return Err("some tokens count in any case and some exactly, a name can only do one".to_owned());
    }
    Ok(Name::new(joined(&words)).case(case))
}

/// The words as they are written: no space where spaCy's tokenizer parts without one.
fn joined(words: &[&str]) -> String {
    let joins_left = |word: &str| matches!(word, "-" | "/" | "–" | "," | "." | ")" | "'s" | "’s" | "'" | "’" | ":");
    let joins_right = |word: &str| matches!(word, "-" | "/" | "–" | "(" | "#" | "@");
    let mut text = String::new();
    let mut glued = true;
    for word in words {
        if !glued && !joins_left(word) {
            text.push(' ');
        }
        text.push_str(word);
        glued = joins_right(word);
    }
    text
}
