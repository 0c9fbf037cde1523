//! The bytes that calls may hold together, from their first byte until the last of their answers is sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A number of bytes for all calls.
#[derive(Debug)]
pub struct Budget {
    limit: usize,
    held: AtomicUsize,
}

/// Nothing is left of the budget.
#[derive(Debug, PartialEq, Eq)]
pub struct Exhausted;

impl Budget {
    /// A budget of `limit` bytes.
    pub fn new(limit: usize) -> Arc<Self> {
        Arc::new(Self { limit, held: AtomicUsize::new(0) })
    }

    /// The bytes held now.
    pub fn held(&self) -> usize {
        self.held.load(Ordering::Relaxed)
    }

    /// Whether nothing is left.
    pub fn is_exhausted(&self) -> bool {
        self.held() >= self.limit
    }

    /// Bytes held by nobody yet.
    pub fn hold_none(self: &Arc<Self>) -> Held {
        Held { budget: self.clone(), bytes: 0 }
    }
}

/// A part of a budget, given back when dropped.
#[derive(Debug)]
pub struct Held {
    budget: Arc<Budget>,
    bytes: usize,
}

impl Held {
    /// Takes `bytes` more.
    ///
    /// # Errors
    ///
    /// The budget has not that many left; nothing is taken.
    pub fn grow(&mut self, bytes: usize) -> Result<(), Exhausted> {
        let before = self.budget.held.fetch_add(bytes, Ordering::Relaxed);
        if before.saturating_add(bytes) > self.budget.limit {
            self.budget.held.fetch_sub(bytes, Ordering::Relaxed);
            return Err(Exhausted);
        }
        self.bytes += bytes;
        Ok(())
    }

    /// Takes `bytes` of an answer, which exist whether there is room for them or not. What comes after finds less.
    pub fn grow_past_the_limit(&mut self, bytes: usize) {
        self.budget.held.fetch_add(bytes, Ordering::Relaxed);
        self.bytes += bytes;
    }

    /// Hands `bytes` of this part, or all it has, to another holder.
    pub fn split(&mut self, bytes: usize) -> Self {
        let bytes = bytes.min(self.bytes);
        self.bytes -= bytes;
        Self { budget: self.budget.clone(), bytes }
    }

    /// Gives all back.
    pub fn release(&mut self) {
        self.budget.held.fetch_sub(self.bytes, Ordering::Relaxed);
        self.bytes = 0;
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        self.release();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_held_is_given_back_once() {
        let budget = Budget::new(10);
        let mut first = budget.hold_none();
        assert_eq!(first.grow(6), Ok(()));
        let mut second = budget.hold_none();
        assert_eq!(second.grow(5), Err(Exhausted));
        assert_eq!(second.grow(4), Ok(()));
        assert!(budget.is_exhausted());
        let part = first.split(4);
        assert_eq!(budget.held(), 10, "handing over takes nothing");
        drop(first);
        assert_eq!(budget.held(), 8);
        second.grow_past_the_limit(20);
        assert_eq!(budget.held(), 28);
        drop(part);
        second.release();
        drop(second);
        assert_eq!(budget.held(), 0);
    }
}
