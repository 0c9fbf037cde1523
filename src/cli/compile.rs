//! `gazetteer compile`: gazetteer files to one image.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write as _};
use std::path::{Path, PathBuf};

use clap::Args;

use super::failure::Failure;
use super::output::stdout;
use crate::config;
use crate::engine;
use crate::gazetteer::{self, Gazetteer, LayerInput, LayerSource};

/// Compile gazetteer files into one image, which loads at once however many names it has.
///
/// The image goes wherever a path of a gazetteer does: `serve --gazetteer mine=names.image`. It is made for the built-in gazetteer,
/// whose entries and titles the files may refer to. Exit status 1 where the files have mistakes; then no image is written.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  entity-extractor gazetteer compile --output names.image names/")]
pub struct Compile {
    /// The image to write; one that is there is replaced as a whole.
    #[arg(long, value_name = "FILE")]
    output: PathBuf,
    /// The gazetteer's name, told in messages; who loads the image gives it a name of its own.
    #[arg(long, default_value = "compiled")]
    name: String,
    /// Compile the files on their own: they refer to no built-in entry.
    #[arg(long)]
    no_builtin: bool,
    /// Files, or folders of .gaz files.
    #[arg(required = true)]
    paths: Vec<PathBuf>,
}

impl Compile {
    /// Writes the image.
    pub fn run(self) -> Result<(), Failure> {
        let base = if self.no_builtin { LayerInput::Source(LayerSource::lexicon()) } else { LayerInput::builtin() };
        let layer = config::layer(&self.name, self.paths.iter().map(PathBuf::as_path)).map_err(Failure::work)?;
        let inputs = vec![base, LayerInput::Source(layer)];
        let gazetteer = gazetteer::load_layers(inputs).map_err(Failure::work)?;
        let written = write(&gazetteer, 1, &self.output);
        let bytes = written.map_err(|error| Failure::work([format!("{}: {error}", self.output.display())]))?;
        let layer = &gazetteer.layers()[1];
        let (entries, names) = (layer.entry_count, layer.name_count);
        writeln!(stdout(), "{}: {entries} entries, {names} names, {bytes} bytes", self.output.display())?;
        Ok(())
    }
}

/// Writes beside the image first, so that nobody reads half of it.
fn write(gazetteer: &Gazetteer, layer: usize, output: &Path) -> io::Result<u64> {
    let mut part = output.as_os_str().to_owned();
    part.push(".part");
    let written = (|| {
        let mut file = BufWriter::new(File::create(&part)?);
        engine::compile(gazetteer, layer, &mut file)?;
        let file = file.into_inner()?;
        file.sync_all()?;
        let bytes = file.metadata()?.len();
        fs::rename(&part, output)?;
        Ok(bytes)
    })();
    if written.is_err() {
        // What is left of a failed attempt; that it failed is told anyway.
        let _ = fs::remove_file(&part);
    }
    written
}
