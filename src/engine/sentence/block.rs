//! Lines into blocks: paragraphs, headings, list items. No sentence goes from one block to the next.

use super::line::{Line, lines};
use super::list;
use crate::engine::{Span, Stop};

/// Lines longer than this, in characters, are paragraphs by themselves: nobody wraps there.
const WIDEST_WRAP: usize = 120;
/// Lines shorter than this, in characters, are short on purpose.
const NARROWEST_WRAP: usize = 36;

/// The blocks of `text`, in order; once `stop` is set, no more follow.
pub(super) fn blocks(text: &str, stop: &Stop) -> Vec<Span> {
    let lines = lines(text, stop);
    let prose = reaches_terminator(&lines, stop);
    let width = usual_width(&lines, &prose, stop);
    let mut blocks: Vec<Span> = Vec::new();
    let mut in_list = false;
    for (index, line) in stop.until(lines.iter().enumerate()) {
        let previous = index.checked_sub(1).map(|before| (&lines[before], prose[before]));
        match (previous, blocks.last_mut()) {
            (Some((before, prose)), Some(block)) if goes_on(before, line, prose, width, in_list) => {
                block.end = line.span.end;
            }
            _ => {
                blocks.push(line.span);
                in_list = list::marker(line.text).is_some();
            }
        }
    }
    blocks
}

/// Whether `line` continues the block that `before` belongs to.
fn goes_on(before: &Line<'_>, line: &Line<'_>, prose: bool, width: Option<usize>, in_list: bool) -> bool {
    if line.after_gap || line.starts_block() || line.stands_alone() || before.stands_alone() {
        return false;
    }
    let wrapped = width.is_some_and(|width| (before.width..=before.width + line.first_word_width()).contains(&width));
    if list::marker(line.text).is_some() && (in_list || !wrapped) {
        return false;
    }
    wrapped || prose && (line.starts_lower() || before.text.ends_with(','))
}

/// For each line, whether a later line of the same run shows a terminator: only prose is wrapped, headings are not.
fn reaches_terminator(lines: &[Line<'_>], stop: &Stop) -> Vec<bool> {
    let mut reaches = vec![false; lines.len()];
    for index in stop.until((0..lines.len().saturating_sub(1)).rev()) {
        let next = &lines[index + 1];
        reaches[index] = !next.after_gap && (next.shows_terminator() || reaches[index + 1]);
    }
    reaches
}

/// The width in characters at which most of the document's lines were wrapped, where they were.
///
/// A line that was wrapped tells of a width that it fits but that it would not fit with the next line's first word. The width that
/// the most lines tell of, less those lines that are longer, is the usual one, if at least a third of the lines agree.
fn usual_width(lines: &[Line<'_>], prose: &[bool], stop: &Stop) -> Option<usize> {
    let mut votes = [0_isize; WIDEST_WRAP + 2];
    let mut agree = [0_isize; WIDEST_WRAP + 2];
    let mut asked = 0;
    for (index, line) in stop.until(lines.iter().enumerate()) {
        if line.has_words() {
            // A line that is longer than a width speaks against it.
            votes[0] -= 1;
            votes[line.width.min(WIDEST_WRAP + 1)] += 1;
        }
        if prose[index] {
            asked += 1;
            if line.width <= WIDEST_WRAP {
                let first = lines[index + 1].first_word_width();
                for tally in [&mut votes, &mut agree] {
                    tally[line.width] += 1;
                    tally[(line.width + first + 1).min(WIDEST_WRAP + 1)] -= 1;
                }
            }
        }
    }
    let (mut best, mut vote, mut agreed) = (None, 0, 0);
    let mut most = isize::MIN;
    for width in 0..=WIDEST_WRAP {
        vote += votes[width];
        agreed += agree[width];
        if width >= NARROWEST_WRAP && vote > most && agreed > 0 {
            most = vote;
            best = Some((width, agreed));
        }
    }
    best.filter(|&(_, agreed)| agreed * 3 >= asked && most > 0).map(|(width, _)| width)
}
