//! Several ways to do the same, in turn, round by round: what slows the machine down for a while slows all of them.

use std::fmt;
use std::time::Duration;

use super::clock;

/// How long one way works in a round, at least.
const TURN: Duration = Duration::from_millis(100);

/// One way to do it.
pub struct Way<'w> {
    name: String,
    /// How much a run does, in bytes.
    bytes: usize,
    run: Box<dyn FnMut() -> usize + 'w>,
    /// Seconds of processor time a run, a round each.
    times: Vec<f64>,
    /// What a run returned.
    found: usize,
}

impl<'w> Way<'w> {
    /// A way that reads `bytes` a run, and returns how much it found.
    pub fn new(name: impl Into<String>, bytes: usize, run: impl FnMut() -> usize + 'w) -> Self {
        Self { name: name.into(), bytes, run: Box::new(run), times: Vec::new(), found: 0 }
    }

    fn turn(&mut self) {
        let started = clock::own();
        let mut runs = 0;
        let took = loop {
            self.found = (self.run)();
            runs += 1;
            let took = clock::own() - started;
            if took >= TURN {
                break took;
            }
        };
        self.times.push(took.as_secs_f64() / f64::from(runs));
    }

    /// Megabytes a second, the median.
    pub fn speed(&self) -> f64 {
        self.bytes as f64 / 1e6 / Spread::of(self.times.clone()).median
    }

    /// How many times as fast this is as `other`, round by round.
    pub fn speed_to(&self, other: &Self) -> Spread {
        let times = self.times.iter().zip(&other.times);
        let own_bytes = self.bytes as f64 / other.bytes as f64;
        Spread::of(times.map(|(own, other)| own_bytes * other / own).collect())
    }
}

/// Measures `ways` in turn, after one turn that does not count, and prints each with its speed and how many times as fast as the
/// first it is.
pub fn compare(title: &str, rounds: usize, mut ways: Vec<Way<'_>>) {
    println!("\n{title}");
    println!("  {:<42} {:>9} {:>9}   times the first (least–most)", "", "MB/s", "found");
    for _ in 0..=rounds {
        ways.iter_mut().for_each(Way::turn);
    }
    for way in &mut ways {
        way.times.remove(0);
    }
    for way in &ways {
        println!("  {:<42} {:>9.1} {:>9}   {}", way.name, way.speed(), way.found, way.speed_to(&ways[0]));
    }
}

/// What several rounds gave.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    /// In the middle.
    pub median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    /// `values` has one at least.
    pub fn of(mut values: Vec<f64>) -> Self {
        values.sort_by(f64::total_cmp);
        Self { median: values[values.len() / 2], least: values[0], most: values[values.len() - 1] }
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:.2} ({:.2}–{:.2})", self.median, self.least, self.most)
    }
}
