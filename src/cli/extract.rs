//! `extract`: documents from files, answers on standard output.

use std::io::{self, IsTerminal as _, Read as _, Write as _};
use std::{error, fs};

use clap::{Args, ValueEnum};

use super::failure::Failure;
use super::json::JsonWriter;
use super::output::{plain_stdout, stdout};
use super::{load, pretty};
use crate::config::GazetteerFlags;
use crate::engine::Engine;
use crate::wire::request::{self, Terms};
use crate::wire::{Limits, proto, response};

/// Extract from files, each a document.
///
/// The output is for people on a terminal; elsewhere it is JSON, one document a line, in the form of the contract's
/// ExtractResponse, whose `documentId` is the file's name.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub struct Extract {
    /// The files; `-` is standard input.
    #[arg(default_value = "-")]
    files: Vec<String>,
    /// How the output looks; without it `pretty` on a terminal and `json` elsewhere.
    #[arg(long)]
    format: Option<Format>,
    /// The unit of offsets in JSON.
    #[arg(long, default_value = "code-points")]
    encoding: Encoding,
    /// The day of publication, YYYY-MM-DD, by which offices are resolved (`the US president`).
    #[arg(long, value_name = "DATE", default_value = "", hide_default_value = true)]
    published: String,
    /// Return only this type; may be repeated.
    #[arg(long = "type", value_name = "TYPE")]
    types: Vec<EntityType>,
    /// What happens to names inside other names.
    #[arg(long, default_value = "longest")]
    overlap: Overlap,
    /// Leave out mentions below this confidence, 0 to 1.
    #[arg(long, value_name = "CONFIDENCE")]
    min_confidence: Option<f32>,
    /// Leave out demonyms (`Chinese`, `Americans`).
    #[arg(long)]
    no_demonyms: bool,
    /// Find only names that a gazetteer has.
    #[arg(long)]
    no_discovery: bool,
    /// Also tell the names that were seen and not taken.
    #[arg(long)]
    suppressed: bool,
    /// Tell for each mention which rules fired (in JSON).
    #[arg(long)]
    explain: bool,
    #[command(flatten)]
    gazetteers: GazetteerFlags,
}

const HELP: &str = "\
Examples:
  entity-extractor extract article.txt
  entity-extractor extract --published 2024-01-31 *.txt > answers.jsonl
  curl -s https://example.org/story.txt | entity-extractor extract --format pretty
  entity-extractor extract story.txt | jq -r '.mentions[] | [.type, .text] | @tsv'

Exit status: 0, or 1 where a file could not be read or is no valid document (the others are answered all the same).";

/// The longest text whose offsets fit the contract's 32 bits.
const MOST_BYTES: usize = i32::MAX as usize;

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line.
    Json,
    /// Sentences with their mentions, then entities and roles.
    Pretty,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Encoding {
    /// Unicode code points.
    CodePoints,
    /// UTF-16 code units.
    Utf16,
    /// UTF-8 bytes.
    Utf8,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum EntityType {
    /// Human beings.
    Person,
    /// Countries, cities, regions, buildings.
    Place,
    /// Bodies that act.
    Organization,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Overlap {
    /// The longest name wins.
    Longest,
    /// Names may overlap but not lie inside one another.
    NoNested,
    /// Every name.
    All,
}

impl Extract {
    /// Answers each file; goes on after one that fails.
    pub fn run(self) -> Result<(), Failure> {
        let engine = load::engine(&self.gazetteers)?;
        let json = JsonWriter::new("ExtractResponse")?;
        let format = self.format.unwrap_or(if io::stdout().is_terminal() { Format::Pretty } else { Format::Json });
        let failed: Vec<String> = match format {
            Format::Json => {
                let mut output = plain_stdout();
                let failed = self.each(&engine, |job| {
                    let found = engine.extract(&job.document.as_engine(), &job.ask.options);
                    let answer = response::extraction(&job.document, &found, engine.gazetteer(), &job.ask);
                    writeln!(output, "{}", json.line(&answer)?)
                })?;
                output.flush()?;
                failed
            }
            Format::Pretty => {
                let mut output = stdout();
                self.each(&engine, |job| {
                    let found = engine.extract(&job.document.as_engine(), &job.ask.options);
                    pretty::document(&mut output, &job.document, &found, engine.gazetteer())
                })?
            }
        };
        if failed.is_empty() { Ok(()) } else { Err(Failure::Work(failed)) }
    }

    /// Runs `answer` for each valid document; the result tells what is wrong with the others.
    fn each(
        &self,
        engine: &Engine,
        mut answer: impl FnMut(&request::Extract) -> io::Result<()>,
    ) -> Result<Vec<String>, io::Error> {
        // Nobody else waits here; only what offsets can count is a limit.
        let limits = Limits { document_bytes: MOST_BYTES, mentions: usize::MAX, ..Limits::default() };
        let terms = Terms { limits: &limits, gazetteer: engine.gazetteer() };
        let mut failed = Vec::new();
        for file in &self.files {
            let job = read(file).and_then(|content| Ok(request::extract(self.request(file, content), terms)?));
            match job {
                Ok(job) => answer(&job)?,
                Err(error) => failed.push(format!("{file}: {error}")),
            }
        }
        Ok(failed)
    }

    fn request(&self, file: &str, content: String) -> proto::ExtractRequest {
        let document = proto::Document {
            id: file.to_owned(),
            content,
            publish_time: self.published.clone(),
            ..proto::Document::default()
        };
        proto::ExtractRequest { document: Some(document), options: Some(self.options()) }
    }

    fn options(&self) -> proto::ExtractionOptions {
        let entity_type = |wanted: &EntityType| match wanted {
            EntityType::Person => proto::EntityType::Person.into(),
            EntityType::Place => proto::EntityType::Place.into(),
            EntityType::Organization => proto::EntityType::Organization.into(),
        };
        let encoding = match self.encoding {
            Encoding::CodePoints => proto::OffsetEncoding::CodePoints,
            Encoding::Utf16 => proto::OffsetEncoding::Utf16,
            Encoding::Utf8 => proto::OffsetEncoding::Utf8,
        };
        let overlap = match self.overlap {
            Overlap::Longest => proto::OverlapPolicy::Longest,
            Overlap::NoNested => proto::OverlapPolicy::NoNested,
            Overlap::All => proto::OverlapPolicy::All,
        };
        proto::ExtractionOptions {
            offset_encoding: encoding.into(),
            gazetteers: Vec::new(),
            entity_types: self.types.iter().map(entity_type).collect(),
            overlap_policy: overlap.into(),
            include_demonyms: Some(!self.no_demonyms),
            discover_names: Some(!self.no_discovery),
            min_confidence: self.min_confidence,
            max_mentions: None,
            include_suppressed: self.suppressed,
            include_explanations: self.explain,
            ad_hoc_entries: Vec::new(),
        }
    }
}

/// The text of a file.
fn read(file: &str) -> Result<String, Box<dyn error::Error>> {
    let mut bytes = Vec::new();
    if file == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = fs::read(file)?;
    }
    String::from_utf8(bytes).map_err(|error| {
        let byte = error.utf8_error().valid_up_to();
        format!("is not UTF-8 at byte {byte}; convert it, for instance with iconv -f WINDOWS-1252 -t UTF-8").into()
    })
}
