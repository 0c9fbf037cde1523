//! Files that are read again when they change.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};

/// How often files are looked at. Their content is compared, for a Kubernetes secret changes by a link far above the file.
pub const LOOK: Duration = Duration::from_secs(2);

/// The most bytes of such a file.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// Why a file cannot be used. Nothing of its content is told.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct Error {
    /// The file.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: String,
}

impl Error {
    /// A problem with a file.
    pub fn new(path: &Path, problem: impl Into<String>) -> Self {
        Self { path: path.to_owned(), problem: problem.into() }
    }
}

/// Reads a file.
///
/// # Errors
///
/// Where it cannot be read, or is larger than any such file would be.
pub fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let cannot = |error: io::Error| Error::new(path, format!("cannot be read: {error}"));
    if fs::metadata(path).map_err(cannot)?.len() > MOST_BYTES {
        return Err(Error::new(path, format!("is larger than {MOST_BYTES} bytes")));
    }
    fs::read(path).map_err(cannot)
}

/// What tells one state of some files from another. A file that cannot be read is a state as well.
pub fn fingerprint<'p>(paths: impl Iterator<Item = &'p Path>) -> [u8; 32] {
    let mut all = Sha256::new();
    for path in paths {
        all.update(read(path).map_or([0; 32], |bytes| Sha256::digest(bytes).into()));
    }
    all.finalize().into()
}
