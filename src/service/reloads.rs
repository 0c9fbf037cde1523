//! How the loads of the gazetteers went.

use jiff::Timestamp;

/// What is counted of the loads since the start.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reloads {
    /// How many were put in place, the first one included.
    pub loaded: u64,
    /// How many failed and left the gazetteers before in place.
    pub failed: u64,
    /// When the last one was put in place.
    pub last_loaded: Option<Timestamp>,
    /// Why the last one failed; none where it went well.
    pub failure: Option<ReloadFailure>,
}

/// A load that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReloadFailure {
    /// When.
    pub time: Timestamp,
    /// Why, a line a problem; only the first few.
    pub problem: String,
}

impl ReloadFailure {
    /// The time and the problem.
    pub fn parts(&self) -> (Timestamp, &str) {
        (self.time, &self.problem)
    }
}

impl Reloads {
    pub(super) fn note_loaded(&mut self, time: Timestamp) {
        self.loaded += 1;
        self.last_loaded = Some(time);
        self.failure = None;
    }

    pub(super) fn note_failed(&mut self, problems: &[String]) {
        // A wrong file may have a problem on every line.
        const MOST: usize = 10;
        // A problem may quote a name, which may be of any length.
        const LONGEST: usize = 500;
        self.failed += 1;
        let shown = |problem: &String| problem.chars().take(LONGEST).collect::<String>();
        let problem = problems.iter().take(MOST).map(shown).collect::<Vec<_>>().join("\n");
        self.failure = Some(ReloadFailure { time: Timestamp::now(), problem });
    }
}
