//! `gazetteer`: what the gazetteers hold, and why a text is tagged as it is.

use std::io::Write as _;
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::compile::Compile;
use super::failure::Failure;
use super::load;
use super::output::{stdout, table};
use super::pretty::shown;
use crate::config::{GazetteerFlags, Source};
use crate::engine::{Engine, RuleFired};
use crate::gazetteer::{self, Entry, EntryId};
use crate::wire::request::{self, Terms};
use crate::wire::{Limits, proto};

/// Check gazetteer files, and ask what the gazetteers know.
#[derive(Debug, Subcommand)]
pub enum Gazetteer {
    Check(Check),
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
        let terms = Terms { limits: &limits, layers: engine.gazetteer().layers() };
        let request = proto::ExplainTextRequest { text: self.text, options: None, focus: None };
        let asked = request::explain(request, terms).map_err(|error| Failure::usage([error]))?;
        let text = &asked.document.content;
        let found = engine.extract(&asked.document.as_engine(), &asked.ask.options);
        let mut rows: Vec<(usize, [String; 4])> = Vec::new();
        for mention in &found.mentions {
            let entity = found.entities.get(mention.entity);
            let id =
                entity.and_then(|entity| entity.entry).map_or("(discovered)", |id| engine.gazetteer().entry(id).id);
            let verdict = format!("taken {:.2}", mention.confidence);
            rows.push((
                mention.span.start,
                [shown(mention.span.of(text)), verdict, id.to_owned(), rules(&mention.rules)],
            ));
        }
        for dropped in &found.suppressed {
            let id = engine.gazetteer().entry(dropped.entry).id.to_string();
            let reason = format!("{:?}", dropped.reason);
            rows.push((dropped.span.start, [shown(dropped.span.of(text)), "dropped".to_owned(), id, reason]));
        }
        rows.sort_by_key(|(start, _)| *start);
        let rows: Vec<_> = rows.into_iter().map(|(_, row)| row).collect();
        table(&mut stdout(), ["NAME", "VERDICT", "ENTRY", "WHY"], &rows)?;
        Ok(())
    }
}

fn rules(fired: &[RuleFired]) -> String {
    fired.iter().map(|rule| format!("{}: {}", rule.rule, rule.effect)).collect::<Vec<_>>().join("; ")
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
