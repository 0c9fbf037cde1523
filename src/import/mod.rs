//! What users have, in the formats they have it, to lines of the gazetteer's text format.
//!
//! Each format is a file of its own that reads a stream and hands `Record`s to the `Sink`. The sink leaves
//! out what was not asked for, settles each name's flags, and keeps the records in a temporary file; in memory stay the ids and
//! a hash of each name, so that lines come out sorted, ids unique, and names of several entries marked. `docs/importing.md`
//! tells users what maps to what.

mod capitals;
mod claims;
mod countries;
mod error;
mod format;
mod formats;
mod ids;
mod input;
mod known;
mod labels;
mod lines;
mod options;
mod record;
mod refine;
mod report;
mod sink;
mod spool;
mod weak;
mod write;

use std::io::Write;

pub use error::Error;
pub use format::{Format, Guess};
pub use input::{Input, InputError, decode};
pub use known::Known;
pub use labels::{Class, Labels, LabelsError};
pub use options::Options;
pub use report::{Finding, Skipped, Summary};

use sink::Sink;

/// What to import.
pub struct Source {
    /// The form it is in.
    pub format: Format,
    /// The text.
    pub input: Input,
    /// GeoNames' file of alternate names, where there is one.
    pub alternate_names: Option<Input>,
}

/// Reads a source and writes its entries to `output`, sorted by id; tells each mistake as it is found.
///
/// After too many mistakes it stops reading, and writes what was good until then.
///
/// # Errors
///
/// Fails where the source cannot be read, the output cannot be written, or the temporary file cannot be kept.
pub fn import(
    source: Source,
    options: &Options,
    output: &mut dyn Write,
    tell: &mut dyn FnMut(&Finding),
) -> Result<Summary, Error> {
    import_with(&Known::load(options.builtin)?, source, options, output, tell)
}

/// As [`import`], with what the built-in gazetteer knows at hand: for many small sources.
///
/// # Errors
///
/// As [`import`].
pub fn import_with(
    known: &Known,
    source: Source,
    options: &Options,
    output: &mut dyn Write,
    tell: &mut dyn FnMut(&Finding),
) -> Result<Summary, Error> {
    let mut sink = Sink::new(source.format, options, known, tell)?;
    let stopped = match formats::read(source, &mut sink) {
        Err(Error::TooManyMistakes) => true,
        result => {
            result?;
            false
        }
    };
    sink.finish(output, stopped)
}
