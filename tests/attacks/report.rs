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
/// How long after an overload answers may take longer than before it.
const RECOVERY: Duration = Duration::from_secs(1);
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

/// The figures of one load.
#[derive(Debug)]
pub struct Load {
    /// How many times the capacity.
    pub times: f64,
    pub calls: usize,
    pub answered: usize,
    pub refused: usize,
    pub late: usize,
    /// The answers a second as a share of the capacity, and the least that will do.
    pub goodput: f64,
    pub least: f64,
    /// Of the answered calls.
    pub p50: Duration,
    pub p99: Duration,
    /// What may be the slowest hundredth.
    pub most: Duration,
    /// The processor time of the server, in seconds, as all below.
    pub busy: f64,
    /// What a refusal took of it.
    pub refusal: f64,
}

/// The figures of overload.
#[derive(Debug)]
pub struct Loads {
    /// Answers a second.
    pub capacity: f64,
    /// The size of a document.
    pub bytes: usize,
    /// What an answer takes of the processor.
    pub cost: f64,
    /// Whether server and callers have a core each.
    pub is_pinned: bool,
    pub loads: Vec<Load>,
    pub recovery: Duration,
}

/// How long after its caller has gone a call keeps its thread.
#[derive(Debug)]
pub struct Cancelled {
    /// What it takes where nobody goes.
    pub whole: Duration,
    pub p50: Duration,
    /// What that may be.
    pub most: Duration,
    pub longest: Duration,
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

    /// Prints the rows of overload.
    pub fn add_loads(&mut self, loads: &Loads) {
        let (answers, cost) = (loads.capacity, micros(loads.cost));
        let cores =
            if loads.is_pinned { "a core each for server and callers" } else { "server and callers share the cores" };
        println!("\n{answers:.0} answers/s of {} bytes, {cost:.0} µs each; {cores}", loads.bytes);
        println!(
            "{:<28} {:>6} {:>8} {:>7} {:>6} {:>15} {:>8} {:>15} {:>6} {:>10}",
            "load", "calls", "answered", "refused", "late", "goodput", "p50", "p99", "cpu s", "a refusal"
        );
        let mut faults = Vec::new();
        for load in &loads.loads {
            let (goodput, least) = (load.goodput * 100.0, load.least * 100.0);
            let name = format!("{} × capacity", load.times);
            let (p99, most) = (milliseconds(load.p99), milliseconds(load.most));
            println!(
                "{name:<28} {:>6} {:>8} {:>7} {:>6} {goodput:>6.1} / {least:>2.0} % {:>5.1} ms {p99:>5.1} / {most:>3.0} ms {:>6.2} {:>7.1} µs",
                load.calls,
                load.answered,
                load.refused,
                load.late,
                milliseconds(load.p50),
                load.busy,
                micros(load.refusal),
            );
            if load.goodput < load.least {
                faults.push(format!("{name}: {goodput:.1} % of the capacity is answered"));
            }
            if load.p99 > load.most {
                faults.push(format!("{name}: p99 is {p99:.1} ms"));
            }
        }
        let recovery = milliseconds(loads.recovery);
        println!("{:<28} {recovery:.0} / {:.0} ms", "as before after", milliseconds(RECOVERY));
        if loads.recovery > RECOVERY {
            faults.push(format!("as before only after {recovery:.0} ms"));
        }
        self.faults.extend(faults);
    }

    /// Prints the row of cancelled calls.
    pub fn add_cancelled(&mut self, cancelled: &Cancelled) {
        let [p50, most, longest, whole] =
            [cancelled.p50, cancelled.most, cancelled.longest, cancelled.whole].map(milliseconds);
        println!("\ncancelled in work of {whole:.0} ms   free after {p50:.1} / {most:.0} ms, at most {longest:.1} ms");
        if cancelled.p50 > cancelled.most {
            self.faults.push(format!("a cancelled call keeps its thread for {p50:.1} ms"));
        }
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

fn micros(seconds: f64) -> f64 {
    seconds * 1e6
}
