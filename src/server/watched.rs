//! Files that are read again when they change.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest as _, Sha256};
use tokio::sync::watch;
use tokio::time::sleep;
use tracing::{error, info};

/// How often files are looked at. Their content is compared, for a Kubernetes secret changes by a link far above the file.
const LOOK: Duration = Duration::from_secs(2);

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

/// What some files hold, read again when one of them changes.
pub struct Watched<T> {
    what: &'static str,
    paths: Vec<PathBuf>,
    seen: [u8; 32],
    content: watch::Sender<T>,
    read: Box<dyn Fn() -> Result<T, Error> + Send + Sync>,
}

impl<T> fmt::Debug for Watched<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Watched").field("paths", &self.paths).finish_non_exhaustive()
    }
}

impl<T> Watched<T> {
    /// Reads the files at these paths, as `read` does. `what` names what they hold in the log.
    ///
    /// # Errors
    ///
    /// Those of `read`.
    pub fn load(
        what: &'static str,
        paths: Vec<PathBuf>,
        read: impl Fn() -> Result<T, Error> + Send + Sync + 'static,
    ) -> Result<Self, Error> {
        let seen = fingerprint(&paths);
        Ok(Self { what, paths, seen, content: watch::Sender::new(read()?), read: Box::new(read) })
    }

    /// What they hold at this moment. Not to be kept for longer than a look.
    pub fn now(&self) -> watch::Ref<'_, T> {
        self.content.borrow()
    }

    /// Reads the files again when they change, until this is dropped. Where the new ones cannot be used, what was there stays.
    pub async fn keep_read(&self) {
        let mut seen = self.seen;
        loop {
            sleep(LOOK).await;
            let now = fingerprint(&self.paths);
            if now == seen {
                continue;
            }
            seen = now;
            match (self.read)() {
                Ok(content) => {
                    self.content.send_replace(content);
                    info!("the {} were read again", self.what);
                }
                Err(error) => error!(%error, "the new {} cannot be used, those before stay", self.what),
            }
        }
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
fn fingerprint(paths: &[PathBuf]) -> [u8; 32] {
    let mut all = Sha256::new();
    for path in paths {
        all.update(read(path).map_or([0; 32], |bytes| Sha256::digest(bytes).into()));
    }
    all.finalize().into()
}
