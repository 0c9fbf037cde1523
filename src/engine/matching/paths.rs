//! All names as paths of runs in one hash table: the index of compiled gazetteers.
//!
//! The hash of a path is that of the path before and of one more run. Every beginning of a name that ends with a run has an entry in the
//! table, which tells whether it is a name itself and whether a longer name starts with it. From each run of a text on, the path is
//! followed for as long as some name goes on. The bytes of a name are compared where it is found, so that hashes decide nothing.

use std::ops::Range;

use super::haystack::Haystack;
use super::runs::{Run, Runs};
use crate::engine::stop::Stop;
use crate::gazetteer::{Filter, HashTable, PathTable, hash};

/// The flag of a path that some name goes on from.
const GOES_ON: u32 = 1 << 31;

/// How many seeds are tried before giving up; one is enough but for one set of names in a thousand.
const SEEDS: u64 = 64;

/// Builds the paths of folded names, none empty and no two the same, each with its number below 2³¹ - 1.
///
/// Returns none where a number is too great, or no seed keeps the names apart, which does not happen by chance.
pub(super) fn paths<'n>(names: &(impl Iterator<Item = (&'n str, u32)> + Clone)) -> Option<PathTable> {
    (0..SEEDS).find_map(|seed| with_seed(names.clone(), seed))
}

/// A place in a folded text where a name may stand by its hash.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Found {
    start: u32,
    end: u32,
    /// The name's number.
    pub number: u32,
}

impl Found {
    pub fn range(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Tells `found` every place in the folded text where a name may stand by its hash; as many at once as are found at once, at most
/// [`BLOCK`].
#[inline]
pub(super) fn find(paths: &PathTable, haystack: &Haystack<'_>, found: impl FnMut(&[Found])) {
    let runs = haystack.runs();
    let mut search = Search { paths, runs, text: haystack.folded().as_bytes(), stop: haystack.stop(), found };
    for (block, first) in runs.all.chunks(BLOCK).zip((0..).step_by(BLOCK)) {
        let mut open = Open::default();
        for (run, at) in block.iter().zip(first..) {
            open.add(Way { path: hash::path(paths.seed, run.hash, false), start: run.start, at }, &paths.starts);
        }
        search.follow(&mut open);
        if runs.have_joints() {
            search.starting_at_joints(first, block);
        }
    }
}

/// The number of the name that may be `folded` by its hash.
pub(super) fn look_up(paths: &PathTable, folded: &str) -> Option<u32> {
    let runs = Runs::of_name(folded).all;
    let path = runs.iter().fold(paths.seed, |path, run| hash::path(path, run.hash, run.spaced));
    (paths.table.get(path)? & !GOES_ON).checked_sub(1)
}

fn with_seed<'n>(names: impl Iterator<Item = (&'n str, u32)>, seed: u64) -> Option<PathTable> {
    let mut longest_run = 0;
    let mut paths: Vec<(u64, u32)> = Vec::new();
    let mut starts: Vec<u64> = Vec::new();
    for (name, number) in names {
        let first = paths.len();
        let mut path = seed;
        for run in Runs::of_name(name).all {
            longest_run = longest_run.max(run.end - run.start);
            path = hash::path(path, run.hash, run.spaced);
            paths.push((path, GOES_ON));
        }
        let start = paths.get(first)?.0;
        if starts.last() != Some(&start) {
            starts.push(start);
        }
        paths.last_mut()?.1 = number.checked_add(1).filter(|number| number & GOES_ON == 0)?;
    }
    starts.sort_unstable();
    starts.dedup();
    paths.sort_unstable();
    let mut clash = false;
    paths.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            clash |= next.1 & !GOES_ON != 0 && kept.1 & !GOES_ON != 0;
            kept.1 |= next.1;
        }
        same
    });
    let table = (!clash).then(|| HashTable::new(paths).ok()).flatten()?;
    Some(PathTable { table, starts: Filter::new(starts.into_iter()), seed, longest_run })
}

/// How many ways through the index are followed side by side: the memory brings what all of them ask for at once.
pub(super) const BLOCK: usize = 128;

/// A path that some names may begin with, read from a place of a text on.
#[derive(Debug, Default, Clone, Copy)]
struct Way {
    path: u64,
    /// Where in the text it starts.
    start: u32,
    /// The run it ends with.
    at: u32,
}

/// Ways that the index may know, and those of one step that are names.
struct Open {
    ways: [Way; BLOCK],
    count: usize,
    found: [Found; BLOCK],
    found_count: usize,
}

impl Default for Open {
    fn default() -> Self {
        Self { ways: [Way::default(); BLOCK], count: 0, found: [Found::default(); BLOCK], found_count: 0 }
    }
}

impl Open {
    /// Adds a way that passes the filter. Which ones do, nobody can guess: so nothing branches on what the memory tells.
    #[inline]
    fn add(&mut self, way: Way, filter: &Filter) {
        self.ways[self.count] = way;
        self.count += usize::from(filter.may_have(way.path));
    }
}

/// One text on its way through the index.
struct Search<'a, F> {
    paths: &'a PathTable,
    runs: &'a Runs,
    text: &'a [u8],
    stop: &'a Stop,
    found: F,
}

impl<F: FnMut(&[Found])> Search<'_, F> {
    /// Follows each way to its end.
    fn follow(&mut self, open: &mut Open) {
        let table = &self.paths.table;
        let mut slots = [0; BLOCK];
        while open.count > 0 && !self.stop.is_set() {
            let count = std::mem::take(&mut open.count);
            for (slot, way) in slots.iter_mut().zip(&open.ways[..count]) {
                *slot = table.near(way.path);
            }
            for (index, &slot) in slots[..count].iter().enumerate() {
                let way = open.ways[index];
                if let Some(value) = table.value(way.path, slot) {
                    self.step(way, value, open);
                }
            }
            if open.found_count > 0 {
                (self.found)(&open.found[..std::mem::take(&mut open.found_count)]);
            }
            for index in 0..std::mem::take(&mut open.count) {
                open.add(open.ways[index], table.filter());
            }
        }
    }

    /// Notes the name that a way ends with, and goes on by one run where some name does.
    #[inline]
    fn step(&mut self, way: Way, value: u32, open: &mut Open) {
        let name = value & !GOES_ON;
        let end = self.runs.all[way.at as usize].end;
        open.found[open.found_count] = Found { start: way.start, end, number: name.wrapping_sub(1) };
        open.found_count += usize::from(name != 0);
        let at = way.at + 1;
        if let Some(next) = self.runs.all.get(at as usize).filter(|_| value & GOES_ON != 0) {
            self.until_joints(at as usize, way.start as usize, next.start as usize, (way.path, next.spaced));
            open.ways[open.count] = Way { path: hash::path(way.path, next.hash, next.spaced), start: way.start, at };
            open.count += 1;
        }
    }

    /// Finds the names that start at a joint of some runs, or start with one of them and end at its joint.
    fn starting_at_joints(&mut self, first: u32, runs: &[Run]) {
        for (run, at) in self.stop.until(runs.iter().zip(first..)).filter(|(run, _)| run.has_joints) {
            let before = (self.paths.seed, false);
            self.until_joints(at as usize, run.start as usize, run.start as usize, before);
            for &start in self.stop.until(self.runs.joints(run)) {
                let joint = start as usize;
                self.until_joints(at as usize, joint, joint, before);
                if run.end as usize - joint <= self.paths.longest_run as usize {
                    let hash = hash::bytes(&self.text[joint..run.end as usize]);
                    let mut open = Open::default();
                    open.add(Way { path: hash::path(self.paths.seed, hash, false), start, at }, &self.paths.starts);
                    self.follow(&mut open);
                }
            }
        }
    }

    /// Finds the names from `start` on that end at a joint of the run at `at`, of which they take what stands from `from` on; `before` is
    /// the path to there, and whether a space follows it.
    #[inline]
    fn until_joints(&mut self, at: usize, start: usize, from: usize, before: (u64, bool)) {
        // Hardly any run has one.
        if self.runs.all[at].has_joints {
            self.until_each_joint(at, start, from, before);
        }
    }

    fn until_each_joint(&mut self, at: usize, start: usize, from: usize, before: (u64, bool)) {
        let joints = self.runs.joints(&self.runs.all[at]);
        let mut prefix = hash::Prefix::default();
        let first = joints.partition_point(|&joint| joint as usize <= from);
        for joint in joints[first..].iter().map(|&joint| joint as usize) {
            if joint - from > self.paths.longest_run as usize {
                return;
            }
            let part = &self.text[from..joint];
            prefix.advance(part);
            let value = self.paths.table.get(hash::path(before.0, prefix.ended(part), before.1));
            if let Some(number) = value.and_then(|value| (value & !GOES_ON).checked_sub(1)) {
                (self.found)(&[Found { start: start as u32, end: joint as u32, number }]);
            }
        }
    }
}
