//! What a gazetteer that loads may still have wrong: names that two entries claim, offices that cannot be, everyday words.

mod kinds;
mod lives;
mod names;
mod offices;
mod order;
#[cfg(test)]
mod tests;

pub use kinds::KINDS;

use super::entry::{Entry, EntryId};
use super::load::load_with_lines;
use super::place::{EntryLine, Lines};
use super::problem::Problem;
use super::snapshot::Gazetteer;
use super::source::LayerSource;

/// Reads the layers as [`load`](super::load) does, and refuses what a reader of the lines would question too. `fold` is the folding
/// that matching uses: two names that it makes the same are the same name.
///
/// # Errors
///
/// The problems that [`load`](super::load) tells; where there are none, every finding, by file and line.
pub fn check(sources: &[LayerSource], fold: fn(&str) -> String) -> Result<Gazetteer, Vec<Problem>> {
    let (gazetteer, lines) = load_with_lines(sources)?;
    let checked = Checked { gazetteer: &gazetteer, lines: &lines, fold };
    let mut findings = Vec::new();
    order::unsorted(&checked, &mut findings);
    order::cycles(&checked, &mut findings);
    kinds::unknown(&checked, &mut findings);
    names::claimed_twice(&checked, &mut findings);
    names::easily_mistaken(&checked, &mut findings);
    lives::impossible(&checked, &mut findings);
    offices::held_by_several(&checked, &mut findings);
    findings.sort();
    if findings.is_empty() { Ok(gazetteer) } else { Err(findings) }
}

/// A gazetteer that loads, and the lines it was read from.
struct Checked<'a> {
    gazetteer: &'a Gazetteer,
    lines: &'a Lines<'a>,
    fold: fn(&str) -> String,
}

impl<'a> Checked<'a> {
    /// Every entry with its line.
    fn entries(&self) -> impl Iterator<Item = (EntryId, Entry<'a>, &'a EntryLine<'a>)> + use<'a> {
        let entries = self.gazetteer.entries().zip(&self.lines.entries);
        (0..).map(EntryId).zip(entries).map(|(id, (entry, line))| (id, entry, line))
    }
}
