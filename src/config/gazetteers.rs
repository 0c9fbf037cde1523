//! Which gazetteers to load, and their files.

use std::collections::HashSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::sources::Sources;
use super::values;
use crate::gazetteer::{Image, ImageError, LayerInput, LayerSource, MAGIC, SourceFile, is_layer_name, is_reserved};

/// The most gazetteers: requests choose among them by 64 bits, of which the lexicon and the entries of a request have one each.
pub const MOST: usize = 62;

/// A gazetteer to load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// The one built in.
    Builtin,
    /// One of the user's.
    Files {
        /// The name by which requests choose it.
        name: String,
        /// A file, a folder of `.gaz` files, or a compiled image.
        path: PathBuf,
    },
    /// One that was given to the running server.
    Given {
        /// The name by which requests choose it.
        name: String,
        /// What a `.gaz` file or an image holds.
        content: Arc<[u8]>,
    },
}

impl Source {
    /// The name by which requests choose it; none for the one built in.
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Builtin => None,
            Self::Files { name, .. } | Self::Given { name, .. } => Some(name),
        }
    }
}

/// The gazetteers that the sources name, the built-in one first.
pub(super) fn sources(from: &mut Sources) -> Vec<Source> {
    let builtin = from.value("builtin", values::boolean).unwrap_or(true);
    let (origin, items) = from.gazetteers();
    let mut seen = HashSet::new();
    let mut sources = if builtin { vec![Source::Builtin] } else { Vec::new() };
    for item in items {
        match item.split_once('=') {
            Some((name, path)) if is_layer_name(name) && !path.is_empty() => {
                if !is_reserved(name) && seen.insert(name.to_owned()) {
                    sources.push(Source::Files { name: name.to_owned(), path: path.into() });
                } else {
                    from.note(
                        origin.clone(),
                        format!("the name {name:?} is taken; give each gazetteer a name of its own"),
                    );
                }
            }
            _ => from.note(origin.clone(), format!("{item:?} is not NAME=PATH with a name of a-z, 0-9 and -")),
        }
    }
    if sources.len() > MOST {
        from.note(
            origin,
            format!("names {} gazetteers, the limit is {MOST}; put several files into one folder", sources.len()),
        );
    }
    if sources.is_empty() {
        from.note(
            "builtin".to_owned(),
            "is off and no gazetteer is named; name one with --gazetteer NAME=PATH".to_owned(),
        );
    }
    sources
}

/// Reads the files of the gazetteers. Without the built-in one its titles and word lists are still loaded: the rules need them.
///
/// # Errors
///
/// What could not be read, a line a file or folder.
pub fn layers(sources: &[Source]) -> Result<Vec<LayerInput>, Vec<String>> {
    let mut problems = Vec::new();
    let mut layers = Vec::new();
    if !sources.contains(&Source::Builtin) {
        layers.push(LayerInput::Source(LayerSource::lexicon()));
    }
    for source in sources {
        match source {
            Source::Builtin => layers.push(LayerInput::builtin()),
            Source::Files { name, path } if is_image(path) => match image_file(name, path) {
                Ok(layer) => layers.push(layer),
                Err(error) => problems.push(format!("{}: {error}", path.display())),
            },
            Source::Files { name, path } => {
                layers.push(LayerInput::Source(LayerSource {
                    name: name.clone(),
                    files: read([path.as_path()], &mut problems),
                }));
            }
            Source::Given { name, content } => match given(name, content) {
                Ok(layer) => layers.push(layer),
                Err(problem) => problems.push(format!("{name}: {problem}")),
            },
        }
    }
    if problems.is_empty() { Ok(layers) } else { Err(problems) }
}

/// Reads a layer of these files, and of the `.gaz` files of these folders by name.
///
/// # Errors
///
/// What could not be read, a line a file or folder.
pub fn layer<'p>(name: &str, paths: impl IntoIterator<Item = &'p Path>) -> Result<LayerSource, Vec<String>> {
    let mut problems = Vec::new();
    let files = read(paths, &mut problems);
    if problems.is_empty() { Ok(LayerSource { name: name.to_owned(), files }) } else { Err(problems) }
}

fn read<'p>(paths: impl IntoIterator<Item = &'p Path>, problems: &mut Vec<String>) -> Vec<SourceFile> {
    let mut files = Vec::new();
    for path in paths {
        match gaz_files(path) {
            Err(error) => problems.push(format!("{}: cannot be read: {error}", path.display())),
            Ok(paths) if paths.is_empty() => problems.push(format!("{}: has no .gaz file", path.display())),
            Ok(paths) => {
                for path in paths {
                    match fs::read_to_string(&path) {
                        Ok(text) => files.push(SourceFile { path: path.display().to_string(), text }),
                        Err(error) => problems.push(format!("{}: cannot be read: {error}", path.display())),
                    }
                }
            }
        }
    }
    files
}

fn given(name: &str, content: &[u8]) -> Result<LayerInput, String> {
    if content.starts_with(&MAGIC) {
        return image(name, content, content.len() as u64).map_err(|error| error.to_string());
    }
    let text = std::str::from_utf8(content).map_err(|error| format!("is not UTF-8 at byte {}", error.valid_up_to()))?;
    let file = SourceFile { path: format!("{name}.gaz"), text: text.to_owned() };
    Ok(LayerInput::Source(LayerSource { name: name.to_owned(), files: vec![file] }))
}

/// Whether a file starts as images do. What cannot be read is told later.
fn is_image(path: &Path) -> bool {
    let mut start = [0; MAGIC.len()];
    path.is_file() && File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == MAGIC
}

fn image_file(name: &str, path: &Path) -> Result<LayerInput, ImageError> {
    let file = File::open(path)?;
    let len = file.metadata()?.len();
    image(name, file, len)
}

/// An image of `len` bytes, under the name that it is to have.
fn image(name: &str, input: impl Read, len: u64) -> Result<LayerInput, ImageError> {
    let mut image = Image::read(input, len)?;
    name.clone_into(&mut image.name);
    Ok(LayerInput::Image(Box::new(image)))
}

/// The file, or the `.gaz` files of a folder by name.
///
/// # Errors
///
/// The folder cannot be read.
pub fn gaz_files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut paths = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "gaz"));
    paths.sort();
    Ok(paths)
}
