//! Why an import cannot go on.

use std::io;

use crate::gazetteer::Problem;

/// Why an import cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A source cannot be read.
    #[error("{file}: cannot be read: {source}")]
    Read {
        /// The file as it was named.
        file: String,
        /// What the system says.
        source: io::Error,
    },
    /// The temporary file cannot be kept.
    #[error("the temporary file cannot be kept ({0}); TMPDIR names another folder for it")]
    Spool(#[source] io::Error),
    /// The output cannot be written.
    #[error("cannot write: {0}")]
    Write(#[source] io::Error),
    /// The built-in gazetteer is broken; a test of the build keeps this from happening.
    #[error("the built-in gazetteer has {} mistakes", .0.len())]
    Builtin(Vec<Problem>),
    /// More mistakes than were allowed. [`import`](super::import) tells it in its summary.
    #[error("too many mistakes")]
    TooManyMistakes,
}
