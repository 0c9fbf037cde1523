//! `gazetteer`: what the gazetteers hold, and why a text is tagged as it is.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::compile::Compile;
use super::failure::Failure;
use super::import::Import;
use super::load;
use super::output::{stdout, table};
use super::pretty::shown;
use crate::config::{GazetteerFlags, Source};
use crate::engine::{Candidate, Engine, RuleFired};
use crate::gazetteer::{self, Entry, EntryId};
use crate::wire::request::{self, Terms};
use crate::wire::{Limits, proto};

/// Import and check gazetteer files, and ask what the gazetteers know.
#[derive(Debug, Subcommand)]
pub enum Gazetteer {
    Check(Check),
    Import(Import),
    Lookup(Lookup),
    Explain(Explain),
    Stats(Stats),
    Compile(Compile),
}

impl Gazetteer {
    /// Runs the command.
    pub fn run(self) -> Result<(), Failure> {
        match self {
            Self::Check(check) => check.run(),
            Self::Import(import) => import.run(),
            Self::Lookup(lookup) => lookup.run(),
            Self::Explain(explain) => explain.run(),
            Self::Stats(stats) => stats.run(),
            Self::Compile(compile) => compile.run(),
        }
    }
}

/// Check gazetteer files and tell every mistake with its line and column.
///
/// The files are checked together with the built-in gazetteer, whose entries they may refer to. Without files the built-in
/// gazetteer is checked. Exit status 1 where there are mistakes.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  entity-extractor gazetteer check names/*.gaz")]
pub struct Check {
    /// Files, or folders of .gaz files.
    #[arg(required_if_eq("no_builtin", "true"))]
    files: Vec<PathBuf>,
    /// Check the files on their own, without the built-in gazetteer.
    #[arg(long)]
    no_builtin: bool,
}

impl Check {
    fn run(self) -> Result<(), Failure> {
        let named = |(index, path): (usize, PathBuf)| Source::Files { name: format!("check-{index}"), path };
        let builtin = if self.no_builtin { None } else { Some(Source::Builtin) };
        let sources: Vec<_> = builtin.into_iter().chain(self.files.into_iter().enumerate().map(named)).collect();
        let gazetteer = load::checked(&sources)?;
        let entries: usize = gazetteer.layers().iter().map(|layer| layer.entry_count).sum();
        writeln!(stdout(), "no mistakes in {entries} entries")?;
        Ok(())
    }
}

/// Show the entries that have a name, under the folding that matching uses.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  entity-extractor gazetteer lookup 'u.s.'")]
pub struct Lookup {
    /// The name, whole.
    name: String,
    #[command(flatten)]
    gazetteers: GazetteerFlags,
}

impl Lookup {
    fn run(self) -> Result<(), Failure> {
        let engine = load::engine(&self.gazetteers)?;
        let found = engine.look_up(&self.name);
        if found.is_empty() {
            return Err(Failure::work([format!("no entry has the name {:?}", self.name)]));
        }
        let mut output = stdout();
        for id in found {
            write!(output, "{}", described(&engine, id))?;
        }
        Ok(())
    }
}

/// An entry in a few lines.
fn described(engine: &Engine, id: EntryId) -> String {
    let gazetteer = engine.gazetteer();
    let Entry { id, entity_type, kind, names, offices, prior, layer, within, .. } = gazetteer.entry(id);
    let layer = gazetteer.layers().get(usize::from(layer)).map_or("", |layer| &layer.name);
    let mut text = format!("{id}  {}.{kind}  prior {prior}  from {layer}\n", entity_type.as_str());
    for name in names.iter() {
        let weak = if name.weak { ", weak" } else { "" };
        text.push_str(&format!("  {} ({:?}{weak})\n", name.text, name.form));
    }
    if let Some(within) = within {
        text.push_str(&format!("  in {}\n", gazetteer.entry(within).canonical_name()));
    }
    for office in offices.iter() {
        let title = gazetteer.find_title(office.title).map_or(office.title, |title| gazetteer.title(title).canonical());
        let to = office.to.map_or_else(|| "now".to_owned(), |day| day.to_string());
        let at = gazetteer.entry(office.at).canonical_name();
        text.push_str(&format!("  {title}, {at}, {} to {to}\n", office.from));
    }
    text
}

/// Show every name that is seen in a text, whether it is taken, and by which rule.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  entity-extractor gazetteer explain 'Washington told us that Jordan agreed.'")]
pub struct Explain {
    /// The text.
    text: String,
    #[command(flatten)]
    gazetteers: GazetteerFlags,
}

impl Explain {
    fn run(self) -> Result<(), Failure> {
        let engine = load::engine(&self.gazetteers)?;
        let limits = Limits::default();
        let terms = Terms { limits: &limits, gazetteer: engine.gazetteer() };
        let request = proto::ExplainTextRequest { text: self.text, options: None, focus: None };
        let asked = request::explain(request, terms).map_err(|error| Failure::usage([error]))?;
        let text = &asked.document.content;
        let found = engine.extract(&asked.document.as_engine(), &asked.ask.options);
        let gazetteer = engine.gazetteer();
        let why =
            |fired: &[RuleFired]| fired.iter().map(|rule| told(gazetteer, text, rule)).collect::<Vec<_>>().join("; ");
        let mut rows: Vec<(usize, [String; 5])> = Vec::new();
        for mention in &found.mentions {
            let entity = found.entities.get(mention.entity);
            let id = entity.and_then(|entity| entity.entry).map_or("(discovered)", |id| gazetteer.entry(id).id);
            let verdict = format!("taken {:.2}", mention.confidence);
            let (name, rules) = (shown(mention.span.of(text)), why(&mention.rules));
            let candidates = scores(gazetteer, &mention.candidates);
            rows.push((mention.span.start, [name, verdict, id.to_owned(), candidates, rules]));
        }
        for dropped in &found.suppressed {
            let id = gazetteer.entry(dropped.entry).id.to_string();
            let (name, rules) = (shown(dropped.span.of(text)), why(&dropped.rules));
            let candidates = scores(gazetteer, &dropped.candidates);
            rows.push((dropped.span.start, [name, format!("{:?}", dropped.reason), id, candidates, rules]));
        }
        rows.sort_by_key(|(start, _)| *start);
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        table(&mut stdout(), ["NAME", "VERDICT", "ENTRY", "CANDIDATES", "WHY"], &rows)?;
        Ok(())
    }
}

/// A rule with its effect, the candidate that it acted on, and the name that won.
fn told(gazetteer: &gazetteer::Gazetteer, text: &str, fired: &RuleFired) -> String {
    let entry = fired.entry.map_or_else(String::new, |id| format!(" {}", gazetteer.entry(id).id));
    let winner = fired.winner.map_or_else(String::new, |winner| format!(" ({})", shown(winner.of(text))));
    format!("{}{entry}: {}{winner}", fired.rule, fired.effect)
}

/// The first candidates of an ambiguous name, with their scores where they were weighed.
fn scores(gazetteer: &gazetteer::Gazetteer, candidates: &[Candidate]) -> String {
    if candidates.len() < 2 {
        return String::new();
    }
    const MOST: usize = 4;
    let score = |candidate: &Candidate| {
        let id = &gazetteer.entry(candidate.entry).id;
        if candidate.score > 0.0 { format!("{id} {:.2}", candidate.score) } else { id.to_string() }
    };
    let mut shown: Vec<String> = candidates.iter().take(MOST).map(score).collect();
    if candidates.len() > MOST {
        shown.push(format!("{} more", candidates.len() - MOST));
    }
    shown.join(", ")
}

/// Count what the gazetteers hold.
#[derive(Debug, Args)]
pub struct Stats {
    #[command(flatten)]
    gazetteers: GazetteerFlags,
}

impl Stats {
    fn run(self) -> Result<(), Failure> {
        let engine = load::engine(&self.gazetteers)?;
        let gazetteer = engine.gazetteer();
        let mut output = stdout();
        let layers = gazetteer.layers().iter().map(|layer| {
            let counts = [layer.entry_count, layer.name_count, layer.title_count].map(|count| count.to_string());
            let [entries, names, titles] = counts;
            [layer.name.clone(), layer.version.clone(), entries, names, titles]
        });
        table(&mut output, ["GAZETTEER", "VERSION", "ENTRIES", "NAMES", "TITLES"], &layers.collect::<Vec<_>>())?;
        let stats = gazetteer::Stats::of(gazetteer);
        let kinds = stats.entries.iter().chain(&stats.titles).map(|kind| {
            let [count, names, offices] = [kind.count, kind.names, kind.offices].map(|count| count.to_string());
            [format!("{}.{}", kind.of, kind.kind), count, names, offices]
        });
        writeln!(output)?;
        table(&mut output, ["KIND", "COUNT", "NAMES", "OFFICES"], &kinds.collect::<Vec<_>>())?;
        let words = stats.words.iter().map(|words| [words.list.clone(), words.count.to_string()]);
        writeln!(output)?;
        table(&mut output, ["WORD LIST", "WORDS"], &words.collect::<Vec<_>>())?;
        Ok(())
    }
}
