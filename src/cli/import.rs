//! `gazetteer import`: what users have, as lines of the gazetteer's text format.

use std::fs::{self, File};
use std::io::{self, BufRead as _, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _};
use clap::{Args, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};

use super::failure::Failure;
use super::output::plain_stdout;
use crate::gazetteer::EntityType;
use crate::import::{Finding, Format, Input, Labels, Options, Source, Summary, decode, import};

/// Import names from other tools and public dumps into a .gaz file.
///
/// Reads a file, or standard input, packed with gzip or not, and writes lines of the gazetteer's text format: sorted by id, everyday
/// words, given names and short names marked {weak}, names of several entries marked {shared}. The result can be read, changed,
/// compared, checked with `gazetteer check` and loaded with --gazetteer. docs/importing.md tells what of each format becomes what.
///
/// A line with a mistake is told with its number and left out; the others are written.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Import {
    /// The file; `-` is standard input. Of GATE its lists.def.
    #[arg(default_value = "-")]
    file: String,
    /// The format of the file; without it the file's name and first lines tell.
    #[arg(long)]
    format: Option<Format>,
    /// Where to write; without it to standard output. The file is replaced when all is written.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
    /// GeoNames' alternateNamesV2.txt: names by language, in place of the dump's own list.
    #[arg(long, value_name = "FILE")]
    alternate_names: Option<String>,
    /// Take only this type; may be repeated.
    #[arg(long = "type", value_name = "TYPE", value_parser = entity_type())]
    types: Vec<EntityType>,
    /// Take only this kind (`city`, `company`, `politician`); may be repeated.
    #[arg(long = "kind", value_name = "KIND")]
    kinds: Vec<String>,
    /// Take only places with so many inhabitants.
    #[arg(long, value_name = "COUNT", default_value_t = 0, hide_default_value = true)]
    min_population: u64,
    /// Take names of this language, where the source tells it; may be repeated; `all` takes every language.
    #[arg(long = "language", value_name = "CODE", default_value = "en")]
    languages: Vec<String>,
    /// What a label of the source means: LABEL=TYPE.KIND, or LABEL=- to leave it out; may be repeated.
    #[arg(long = "map", value_name = "LABEL=CLASS")]
    labels: Vec<String>,
    /// What stands before each id; without it the format's name. Two imports need two prefixes.
    #[arg(long)]
    prefix: Option<String>,
    /// Stop after so many mistakes; 0 never stops.
    #[arg(long, value_name = "COUNT", default_value_t = 100)]
    max_errors: usize,
    /// Write for use without the built-in gazetteer: refer to none of its countries, compare with none of its names.
    #[arg(long)]
    no_builtin: bool,
}

const HELP: &str = "\
Examples:
  entity-extractor gazetteer import names.csv -o names.gaz
      A table whose first line names the columns: id,name,type,kind,alias (several aliases with ; between).
  entity-extractor gazetteer import patterns.jsonl --map group_name=organization.armed-group -o groups.gaz
      spaCy patterns with a label of one's own.
  entity-extractor gazetteer import cities15000.txt --alternate-names alternateNamesV2.txt --min-population 50000 -o cities.gaz
      Cities of GeoNames with their English names.
  curl -s https://data.opensanctions.org/datasets/latest/peps/entities.ftm.json |
    entity-extractor gazetteer import --type person -o peps.gaz
      Persons from a stream.
  bzcat latest-all.json.bz2 | entity-extractor gazetteer import --format wikidata --kind politician -o politicians.gaz

Then:
  entity-extractor gazetteer check names.gaz
  entity-extractor extract --gazetteer mine=names.gaz story.txt

Exit status: 0; 1 where a line had a mistake (the others are written) or a file could not be read; 2 where the command line is not valid.";

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.as_str()).help(self.describe()))
    }
}

fn entity_type() -> impl clap::builder::TypedValueParser<Value = EntityType> {
    let names = EntityType::ALL.map(EntityType::as_str);
    PossibleValuesParser::new(names)
        .try_map(|name| EntityType::ALL.into_iter().find(|known| known.as_str() == name).ok_or("no such type"))
}

impl Import {
    /// Imports the file, tells of mistakes as they are found, and of the whole at the end.
    pub fn run(self) -> Result<(), Failure> {
        let options = self.options()?;
        let bar = progress(&self.file);
        let source = self.source(&bar)?;
        let mut tell = |finding: &Finding| say(&bar, &finding.to_string());
        let summary = match &self.output {
            None => import(source, &options, &mut plain_stdout(), &mut tell),
            Some(path) => {
                let partial = partial(path);
                let told =
                    |error: io::Error| Failure::work([format!("{}: cannot be written: {error}", partial.display())]);
                let mut file = BufWriter::new(File::create(&partial).map_err(told)?);
                let summary = import(source, &options, &mut file, &mut tell);
                if summary.is_ok() {
                    fs::rename(&partial, path).map_err(told)?;
                } else {
                    // What is incomplete helps nobody; that it could not be removed hides no error.
                    let _ = fs::remove_file(&partial);
                }
                summary
            }
        };
        bar.finish_and_clear();
        match summary {
            Ok(summary) => self.report(&summary),
            Err(crate::import::Error::Write(error)) => Err(Failure::Output(error)),
            Err(error) => Err(Failure::work([error])),
        }
    }

    fn options(&self) -> Result<Options, Failure> {
        let mut labels = Labels::default();
        for meaning in &self.labels {
            labels.add(meaning).map_err(|error| Failure::usage([format!("--map: {error}")]))?;
        }
        if let Some(prefix) = self.prefix.as_deref().filter(|prefix| !is_prefix(prefix)) {
            return Err(Failure::usage([format!("--prefix: {prefix:?} is not words of a-z and 0-9 joined by -")]));
        }
        let all = self.languages.iter().any(|language| language == "all");
        Ok(Options {
            prefix: self.prefix.clone(),
            labels,
            types: self.types.clone(),
            kinds: self.kinds.clone(),
            min_population: self.min_population,
            languages: if all { Vec::new() } else { self.languages.clone() },
            max_mistakes: Some(self.max_errors).filter(|most| *most > 0),
            builtin: !self.no_builtin,
        })
    }

    fn source(&self, bar: &ProgressBar) -> Result<Source, Failure> {
        let mut input = open(&self.file, bar)?;
        let format = match self.format {
            Some(format) => format,
            None => self.guess(&mut input, bar)?,
        };
        let alternate_names = self.alternate_names.as_deref().map(|file| open(file, bar)).transpose()?;
        if alternate_names.is_some() && format != Format::Geonames {
            return Err(Failure::usage([format!("--alternate-names goes with geonames, this is {}", format.as_str())]));
        }
        Ok(Source { format, input, alternate_names })
    }

    fn guess(&self, input: &mut Input, bar: &ProgressBar) -> Result<Format, Failure> {
        let head = input
            .reader
            .fill_buf()
            .map_err(|error| Failure::work([format!("{}: cannot be read: {error}", self.file)]))?;
        let Some(guess) = Format::guess(&self.file, head) else {
            let names = Format::ALL.map(Format::as_str).join(", ");
            let message =
                format!("{}: the format cannot be told from the file; name it with --format: {names}", self.file);
            return Err(Failure::usage([message]));
        };
        say(bar, &format!("reading {} as {}: {}", self.file, guess.format.as_str(), guess.reason));
        Ok(guess.format)
    }

    fn report(&self, summary: &Summary) -> Result<(), Failure> {
        let mut stderr = anstream::stderr().lock();
        let mut line = |text: String| writeln!(stderr, "{text}").map_err(Failure::from);
        for skipped in &summary.skipped {
            let Finding { file, line: number, message } = &skipped.first;
            let place = if *number > 0 { format!("{file}:{number}") } else { file.clone() };
            line(format!("{place}: not imported ({} in all): {message}", skipped.count))?;
        }
        let filtered = match summary.filtered {
            0 => String::new(),
            count => format!(", {count} left out as asked"),
        };
        line(format!("{} entries with {} names written{filtered}", summary.entries, summary.names))?;
        match summary.mistakes {
            0 => Ok(()),
            _ if summary.stopped => Err(Failure::work([format!(
                "more than {} mistakes: stopped, and wrote what was read until then; is this the right --format? --max-errors 0 never stops",
                self.max_errors
            )])),
            1 => Err(Failure::work(["one mistake; its line is left out"])),
            count => Err(Failure::work([format!("{count} mistakes; their lines are left out")])),
        }
    }
}

fn is_prefix(prefix: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    prefix.is_empty() || prefix.split('-').all(|word| !word.is_empty() && word.bytes().all(fits))
}

/// The file's bytes, unpacked, counted by the bar.
fn open(name: &str, bar: &ProgressBar) -> Result<Input, Failure> {
    let told = |error: &dyn std::fmt::Display| Failure::work([format!("{name}: {error}")]);
    let bytes: Box<dyn Read> = if name == "-" {
        Box::new(io::stdin())
    } else {
        Box::new(File::open(name).map_err(|error| told(&format!("cannot be read: {error}")))?)
    };
    let reader = decode(bar.wrap_read(bytes)).map_err(|error| told(&error))?;
    Ok(Input { name: name.to_owned(), reader })
}

/// A bar over the file's bytes on a terminal; a count of bytes where their number is not known; nothing elsewhere.
fn progress(file: &str) -> ProgressBar {
    let known = fs::metadata(file).ok().filter(|found| found.is_file()).map(|found| found.len());
    let (bar, template) = match known {
        Some(bytes) => (ProgressBar::new(bytes), "{bar:40} {bytes}/{total_bytes} {bytes_per_sec}, {eta} left"),
        None => (ProgressBar::new_spinner(), "{spinner} {bytes} {bytes_per_sec}"),
    };
    match ProgressStyle::with_template(template) {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A line on standard error, above the bar.
fn say(bar: &ProgressBar, text: &str) {
    bar.suspend(|| {
        // Nobody is left to be told that standard error is gone.
        let _ = writeln!(anstream::stderr(), "{text}");
    });
}

/// The file beside the output that holds it until it is whole.
fn partial(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".partial");
    name.into()
}
