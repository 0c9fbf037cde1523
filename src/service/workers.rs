//! Where the engine runs: at once for a short text, on threads of its own for a long one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::wire::Error;

/// Text up to this size is worked on where the call runs: handing it to another thread would take longer than the work.
const INLINE_BYTES: usize = 8 * 1024;

/// Bounds the work under way.
#[derive(Debug)]
pub struct Workers {
    threads: Arc<Semaphore>,
    calls: Arc<Semaphore>,
}

impl Workers {
    /// At most `threads` long texts at once, at most `calls` admitted calls.
    pub fn new(threads: usize, calls: usize) -> Self {
        Self { threads: Arc::new(Semaphore::new(threads)), calls: Arc::new(Semaphore::new(calls)) }
    }

    /// Admits a call for as long as the permit lives.
    ///
    /// # Errors
    ///
    /// [`Error::Overloaded`] where there is no place: a caller who is told at once can go elsewhere.
    pub fn admit(&self) -> Result<OwnedSemaphorePermit, Error> {
        self.calls.clone().try_acquire_owned().map_err(|_| Error::Overloaded)
    }

    /// Runs `work` over `bytes` of text.
    ///
    /// # Errors
    ///
    /// [`Error::Internal`] where it panics.
    pub async fn run<T, F>(&self, bytes: usize, work: F) -> Result<T, Error>
    where
        T: Send + 'static,
        F: FnOnce() -> T + Send + 'static,
    {
        if bytes <= INLINE_BYTES {
            return guarded(work);
        }
        let permit = self.threads.clone().acquire_owned().await.map_err(|_| Error::ShuttingDown)?;
        let on_thread = move || {
            // Held by the work, not by the caller: a cancelled call's work still keeps its thread busy.
            let _permit = permit;
            guarded(work)
        };
        tokio::task::spawn_blocking(on_thread).await.unwrap_or(Err(Error::ShuttingDown))
    }
}

fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, Error> {
    catch_unwind(AssertUnwindSafe(work)).map_err(|_| Error::Internal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_internal_error_and_leaves_the_workers_usable() {
        let workers = Workers::new(1, 1);
        for (row, bytes) in [("inline", 1), ("on a thread", INLINE_BYTES + 1)] {
            let result: Result<(), Error> = workers.run(bytes, || panic!("planted")).await;
            assert_eq!(result, Err(Error::Internal), "{row}");
            assert_eq!(workers.run(bytes, || 7).await, Ok(7), "{row}, after the panic");
        }
    }

    #[tokio::test]
    async fn calls_beyond_the_limit_are_refused_until_one_ends() {
        let workers = Workers::new(1, 1);
        let place = workers.admit().unwrap();
        assert_eq!(workers.admit().unwrap_err(), Error::Overloaded);
        drop(place);
        assert!(workers.admit().is_ok());
    }
}
