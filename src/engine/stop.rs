//! How a caller ends an extraction that nobody waits for any more.

use std::sync::atomic::{AtomicBool, Ordering};

/// Set by one thread, seen by the extraction on another at its next step.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

/// The extraction was told to stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stopped;

impl Stop {
    /// Tells the extraction to stop.
    pub fn set(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Whether it was told to.
    pub fn is_set(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    /// An error where it was told to.
    pub(super) fn check(&self) -> Result<(), Stopped> {
        if self.is_set() { Err(Stopped) } else { Ok(()) }
    }
}
