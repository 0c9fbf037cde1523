//! How a caller ends an extraction that nobody waits for any more.

use std::sync::atomic::{AtomicBool, Ordering};

/// Set by one thread, seen by the extraction on another at its next step.
#[derive(Debug, Default)]
pub struct Stop(AtomicBool);

/// For work that nobody stops.
pub(super) static NEVER: Stop = Stop(AtomicBool::new(false));

/// How many items are sorted from one look at the flag to the next: a tenth of a millisecond's work.
const PIECE: usize = 2048;

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
        #[cfg(test)]
        tests::look();
        self.0.load(Ordering::Relaxed)
    }

    /// The items of `work` until it is told to stop. What was made of them is then not whole, and must not be used: a check follows.
    pub(super) fn until<I: IntoIterator>(&self, work: I) -> impl Iterator<Item = I::Item> {
        work.into_iter().take_while(|_| !self.is_set())
    }

    /// Sorts `items`, those with the same key as they came: piece by piece, for in one go it would be a long way to the next look at
    /// the flag. Once it was told to stop, they are in no order.
    pub(super) fn sort_by_key<T, K: Ord>(&self, items: &mut [T], key: impl Fn(&T) -> K) {
        for piece in self.until(items.chunks_mut(PIECE)) {
            piece.sort_by_key(&key);
        }
        if !self.is_set() {
            // This finds the sorted pieces, and merges them.
            items.sort_by_key(key);
        }
    }

    /// An error where it was told to.
    pub(super) fn check(&self) -> Result<(), Stopped> {
        if self.is_set() { Err(Stopped) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::sync::Arc;
    use std::time::{Duration, Instant};

    use super::*;
    use crate::engine::linear::{DIFFICULT, WORDY};
    use crate::engine::{Document, Engine, Options, OverlapPolicy};
    use crate::gazetteer::{LayerSource, load};

    /// How long the texts are: news as long as a document may be by default, others long enough to measure.
    const SIZES: [usize; 2] = [1 << 20, 1 << 17];
    /// How often a text is read until every gap was once as short as it should be: other work on the machine does not count.
    const ATTEMPTS: usize = 40;
    /// What part of the whole the longest time between two looks at the flag may be: in news, in texts of words that make the rules look
    /// around, and in those made of one word or of one run of marks, which are read in one piece.
    const PARTS: [u32; 3] = [60, 10, 2];
    /// What is too short to measure beside other work on the machine.
    const SHORT: Duration = Duration::from_millis(1);

    thread_local! {
        /// When this thread last looked, and how long before each look the one before it was.
        static LOOKS: RefCell<Option<(Instant, Vec<Duration>)>> = const { RefCell::new(None) };
    }

    /// Notes that the flag is looked at.
    pub(super) fn look() {
        LOOKS.with_borrow_mut(|looks| {
            if let Some((last, gaps)) = looks {
                gaps.push(last.elapsed());
                *last = Instant::now();
            }
        });
    }

    /// How long `work` takes from one look to the next. What it makes is not part of it: who stops it gets nothing.
    fn gaps<T>(work: impl FnOnce() -> T) -> Vec<Duration> {
        LOOKS.set(Some((Instant::now(), Vec::new())));
        let made = work();
        look();
        let gaps = LOOKS.take().map(|(_, gaps)| gaps).unwrap_or_default();
        drop(made);
        gaps
    }

    fn news() -> String {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.sort();
        files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
    }

    #[test]
    fn an_extraction_never_goes_on_for_long_once_told_to_stop() {
        let engine = Engine::new(Arc::new(load(&[LayerSource::builtin()]).unwrap())).unwrap();
        let options =
            Options { suppressed: true, explanations: true, overlap: OverlapPolicy::All, ..Options::default() };
        let news = news();
        let rows = [(("news", &*news), SIZES[0], PARTS[0])].into_iter();
        let rows = rows.chain(WORDY.into_iter().map(|row| (row, SIZES[1], PARTS[1])));
        let rows = rows.chain(DIFFICULT.into_iter().map(|row| (row, SIZES[1], PARTS[2])));
        for ((name, unit), size, part) in rows {
            let text = unit.repeat(size / unit.len());
            let mut shortest: Vec<Duration> = Vec::new();
            let mut figures = (Duration::MAX, Duration::ZERO);
            let is_bounded = (0..ATTEMPTS).any(|_| {
                let gaps = gaps(|| engine.extract(&Document::new(&text), &options));
                shortest.resize(gaps.len(), Duration::MAX);
                shortest.iter_mut().zip(gaps).for_each(|(one, other)| *one = other.min(*one));
                figures = (shortest.iter().max().copied().unwrap_or_default(), shortest.iter().sum());
                figures.0 <= SHORT.max(figures.1 / part)
            });
            assert!(is_bounded, "{name}: {:?} of {:?} between two looks", figures.0, figures.1);
        }
    }

    #[test]
    fn an_extraction_that_was_told_to_stop_tells_so() {
        let engine = Engine::new(Arc::new(load(&[LayerSource::lexicon()]).unwrap())).unwrap();
        let stop = Stop::default();
        stop.set();
        let end = engine.extract_until(&Document::new("Xi spoke."), &Options::default(), &stop);
        assert_eq!(end.unwrap_err(), Stopped);
    }
}
