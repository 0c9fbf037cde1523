//! Where folders cannot be watched, the poll alone sees changes.

use std::future::pending;
use std::io;

use crate::config::Source;

/// Nothing.
#[derive(Debug)]
pub struct Watch;

impl Watch {
    /// Watches nothing.
    pub fn over(_: &[Source]) -> io::Result<Self> {
        Ok(Self)
    }

    /// Never.
    pub async fn changed(&self) {
        pending().await
    }
}
