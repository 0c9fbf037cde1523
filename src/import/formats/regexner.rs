//! CoreNLP's RegexNER: pattern, type, overwritable types, priority, group, with tabs between.

use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::lines;
use crate::import::record::{Name, Record, Repeat};
use crate::import::sink::Sink;

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        if line.starts_with('#') {
            return Ok(());
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let [pattern, label, ..] = columns[..] else {
            return sink.mistake(number, "has no tab; write the pattern, a tab and the type");
        };
        let Some(class) = sink.class(number, label) else { return Ok(()) };
        match plain(pattern) {
            Some(text) => {
                let id = format!("{class} {text}");
                let record = Record { repeat: Repeat::Merges, ..Record::new(id, class, Name::new(text)) };
                sink.take(number, record).map(|_| ())
            }
            None => {
                let message =
                    format!("`{pattern}` is a regular expression; write a line for each name that it stands for");
                sink.mistake(number, message)
            }
        }
    })
}

/// The text that a pattern matches, where it matches one alone. A full stop that nothing repeats is meant as one (`Inc.`), though a regular
/// expression would take any character for it.
fn plain(pattern: &str) -> Option<String> {
    let mut text = String::with_capacity(pattern.len());
    let mut characters = pattern.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(characters.next().filter(|next| !next.is_alphanumeric())?),
            '*' | '+' | '?' | '[' | ']' | '(' | ')' | '{' | '}' | '|' | '^' | '$' => return None,
            _ => text.push(character),
        }
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_are_names_or_expressions() {
        let rows = [
            ("words", "Some Company", Some("Some Company")),
            ("escapes", r"Yahoo\! Inc\.", Some("Yahoo! Inc.")),
            ("a bare full stop", "U.S. Steel", Some("U.S. Steel")),
            ("anything", "Bank of .*", None),
            ("a class", "[Aa]pple", None),
            ("a choice", "(New|Old) York", None),
            ("a class by letter", r"Agent \d", None),
            ("a trailing escape", "Foo\\", None),
        ];
        for (row, pattern, expected) in rows {
            assert_eq!(plain(pattern).as_deref(), expected, "{row}");
        }
    }
}
