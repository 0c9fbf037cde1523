//! What the tools read: names and texts, the project's own or those of a file and a folder that are told.

use std::collections::HashSet;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use entity_extractor::gazetteer::{Gazetteer, SourceFile};

use super::names::{self, Names, Numbers};
use super::texts;

/// Where names and texts come from.
#[derive(Debug, Default)]
pub struct Material {
    names: Option<PathBuf>,
    texts: Option<PathBuf>,
}

impl Material {
    /// Takes `--names FILE` and `--texts FOLDER` out of the arguments.
    pub fn take(arguments: &mut Vec<String>) -> Result<Self, Box<dyn Error>> {
        Ok(Self { names: taken(arguments, "--names")?, texts: taken(arguments, "--texts")? })
    }

    /// The texts, in documents of about 2 KB.
    pub fn texts(&self) -> Result<Vec<String>, Box<dyn Error>> {
        Ok(match &self.texts {
            Some(folder) => texts::of_folder(folder)?,
            None => texts::news()?,
        })
    }

    /// A gazetteer file of so many entries: of the file that was told, evenly over it, and made ones beyond its end.
    pub fn file(&self, count: usize) -> Result<SourceFile, Box<dyn Error>> {
        let Some(path) = &self.names else {
            let builtin = Gazetteer::builtin().map_err(|problems| format!("{problems:?}"))?;
            return Ok(names::file(&Names::of(&builtin).take(count)));
        };
        let text = fs::read_to_string(path)?;
        let lines: Vec<&str> = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
        let taken = count.min(lines.len());
        let mut text = String::new();
        for index in 0..taken {
            text.push_str(lines[index * lines.len() / taken]);
            text.push('\n');
        }
        recombine(&lines, count - taken, &mut text);
        Ok(SourceFile { path: "given.gaz".to_owned(), text })
    }
}

/// The value behind an option, which both go.
fn taken(arguments: &mut Vec<String>, option: &str) -> Result<Option<PathBuf>, Box<dyn Error>> {
    let Some(at) = arguments.iter().position(|argument| argument == option) else { return Ok(None) };
    if at + 1 == arguments.len() {
        return Err(format!("{option} takes a path").into());
    }
    Ok(arguments.drain(at..at + 2).nth(1).map(PathBuf::from))
}

/// Writes `count` more entries, each named by the beginning of one name and the last word of another of its type.
fn recombine(lines: &[&str], count: usize, text: &mut String) {
    let known: Vec<(&str, &str, &str)> = lines.iter().filter_map(|line| parted(line)).collect();
    if known.is_empty() {
        return;
    }
    let mut seen: HashSet<String> = known.iter().map(|(_, head, tail)| format!("{head} {tail}")).collect();
    let mut numbers = Numbers(0);
    let mut made = 0;
    while made < count {
        let &(of, head, _) = numbers.choose(&known);
        let &(other, _, tail) = numbers.choose(&known);
        let name = format!("{head} {tail}");
        let same_type = of.split('.').next() == other.split('.').next();
        if same_type && seen.insert(name.clone()) {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "x{made:07} | {of} | {name}");
            made += 1;
        }
    }
}

/// Type and kind of an entry, and its name before and after the last space; none where the name has one word, flags or escapes.
fn parted(line: &str) -> Option<(&str, &str, &str)> {
    let mut fields = line.split(" | ");
    let (_, of, name) = (fields.next()?, fields.next()?, fields.next()?);
    let (head, tail) = name.rsplit_once(' ')?;
    (!name.contains(['{', '\\'])).then_some((of, head, tail))
}
