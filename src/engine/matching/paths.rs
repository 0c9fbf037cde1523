//! All names as paths of runs in one hash table: the index of compiled gazetteers.
//!
//! The hash of a path is that of the path before and of one more run. Every beginning of a name that ends with a run has an entry in the
//! table, which tells whether it is a name itself and whether a longer name starts with it. From each run of a text on, the path is
//! followed for as long as some name goes on. The bytes of a name are compared where it is found, so that hashes decide nothing.

use std::ops::Range;

use super::haystack::Haystack;
use super::runs::Runs;
use crate::gazetteer::{HashTable, PathTable, hash};

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

/// Tells `found` every place in the folded text where a name may stand by its hash, with the name's number.
#[inline]
pub(super) fn find(paths: &PathTable, haystack: &Haystack<'_>, found: impl FnMut(Range<usize>, u32)) {
    let mut search = Search { paths, runs: haystack.runs(), text: haystack.folded().as_bytes(), found };
    for (at, run) in haystack.stop().until(search.runs.all.iter().enumerate()) {
        search.from(at, run.start as usize, run.hash);
        if !run.has_joints() {
            continue;
        }
        for &joint in haystack.stop().until(search.runs.joints(run)) {
            let joint = joint as usize;
            if run.end as usize - joint <= paths.longest_run as usize {
                search.from(at, joint, hash::bytes(&search.text[joint..run.end as usize]));
            } else {
                search.until_joints(at, joint, joint, (paths.seed, false));
            }
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
    for (name, number) in names {
        let mut path = seed;
        for run in Runs::of_name(name).all {
            longest_run = longest_run.max(run.end - run.start);
            path = hash::path(path, run.hash, run.spaced);
            paths.push((path, GOES_ON));
        }
        paths.last_mut()?.1 = number.checked_add(1).filter(|number| number & GOES_ON == 0)?;
    }
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
    Some(PathTable { table, seed, longest_run })
}

/// One text on its way through the index.
struct Search<'a, F> {
    paths: &'a PathTable,
    runs: &'a Runs,
    text: &'a [u8],
    found: F,
}

impl<F: FnMut(Range<usize>, u32)> Search<'_, F> {
    /// Finds the names from `start`, in the run at `at`, on; `hash` is that of the run from there on.
    #[inline]
    fn from(&mut self, mut at: usize, start: usize, hash: u64) {
        self.until_joints(at, start, start, (self.paths.seed, false));
        let mut path = hash::path(self.paths.seed, hash, false);
        while let Some(value) = self.paths.table.get(path) {
            if let Some(number) = (value & !GOES_ON).checked_sub(1) {
                (self.found)(start..self.runs.all[at].end as usize, number);
            }
            at += 1;
            let Some(next) = self.runs.all.get(at).filter(|_| value & GOES_ON != 0) else { return };
            self.until_joints(at, start, next.start as usize, (path, next.spaced));
            path = hash::path(path, next.hash, next.spaced);
        }
    }

    /// Finds the names from `start` on that end at a joint of the run at `at`, of which they take what stands from `from` on; `before` is
    /// the path to there, and whether a space follows it.
    #[inline]
    fn until_joints(&mut self, at: usize, start: usize, from: usize, before: (u64, bool)) {
        // Hardly any run has one.
        if self.runs.all[at].has_joints() {
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
                (self.found)(start..joint, number);
            }
        }
    }
}
