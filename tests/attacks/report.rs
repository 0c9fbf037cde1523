//! The table of figures, and what in it is out of bounds.

use std::process::ExitCode;
use std::time::Duration;

use crate::good::Figures;

/// The share of calls of the client that behaves which must succeed.
const SUCCESS: f64 = 0.999;
/// How much longer its slowest calls may take beside an attack.
const SLOWER: f64 = 1.5;
/// Below this nothing is slow: attacker and server share the machine, and perhaps with others.
const QUICK: Duration = Duration::from_millis(150);
/// How long the server may take to exit after SIGTERM.
const EXIT: Duration = Duration::from_secs(15);

/// The figures of an attack.
#[derive(Debug)]
pub struct Row {
    pub name: &'static str,
    pub alone: Figures,
    pub beside: Figures,
    pub after: Figures,
    /// By how many bytes the server has grown at most.
    pub grown: usize,
    /// By how many it may.
    pub bound: usize,
    /// The processor time the server took beside the attack.
    pub busy: Duration,
    /// What the attack has to tell.
    pub note: String,
    /// What it saw that must not be.
    pub faults: Vec<String>,
    /// How the server exited, where it was told to while the attack stood, and how long that took.
    pub exit: Option<(Option<i32>, Duration)>,
}

impl Row {
    fn faults(&self) -> Vec<String> {
        let mut faults = self.faults.clone();
        let mut check = |is_wrong: bool, fault: String| {
            if is_wrong {
                faults.push(fault);
            }
        };
        check(self.beside.share() < SUCCESS, format!("calls failed: {:?}", self.beside.failures));
        check(self.after.share() < SUCCESS, format!("calls failed afterwards: {:?}", self.after.failures));
        let slowest = QUICK.max(self.alone.p99.mul_f64(SLOWER));
        check(self.beside.p99 > slowest, format!("p99 is over {slowest:?}"));
        check(self.grown > self.bound, format!("memory grew by more than {} MiB", self.bound >> 20));
        if let Some((code, time)) = self.exit {
            check(code != Some(0), format!("exit status {code:?}"));
            check(time > EXIT, format!("exit took {time:?}"));
        }
        faults
    }
}

/// All rows so far.
#[derive(Debug, Default)]
pub struct Table {
    rows: usize,
    faults: Vec<String>,
}

impl Table {
    /// Prints a row.
    pub fn add(&mut self, row: &Row) {
        if self.rows == 0 {
            println!(
                "{:<28} {:>6} {:>8} {:>9} {:>9} {:>10} {:>6}  what was seen",
                "attack", "calls", "success", "p99 alone", "p99 with", "memory MiB", "cpu s"
            );
        }
        self.rows += 1;
        let faults = row.faults();
        let exit = row.exit.map(|(_, time)| format!("; exit after {:.1} s", time.as_secs_f64())).unwrap_or_default();
        println!(
            "{:<28} {:>6} {:>7.2}% {:>6.1} ms {:>6.1} ms {:>4} / {:<3} {:>6.2}  {}{exit}{}",
            row.name,
            row.beside.calls,
            row.beside.share() * 100.0,
            milliseconds(row.alone.p99),
            milliseconds(row.beside.p99),
            row.grown >> 20,
            row.bound >> 20,
            row.busy.as_secs_f64(),
            row.note,
            if faults.is_empty() { "" } else { "  FAILED" },
        );
        self.faults.extend(faults.iter().map(|fault| format!("{}: {fault}", row.name)));
    }

    /// Prints what is out of bounds.
    pub fn end(self) -> ExitCode {
        self.faults.iter().for_each(|fault| println!("{fault}"));
        if self.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}
