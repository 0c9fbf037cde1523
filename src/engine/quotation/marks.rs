//! Pairs of quotation marks: of words, curly, straight, doubled and single ones, over paragraphs too.
//!
//! A mark that opens and is not closed in its paragraph says nothing, unless the next paragraph opens with the same mark: then the
//! quotation goes on, as newspapers print it. Marks inside a pair are the pair's business.

use crate::engine::reading::Reading;
use crate::engine::text::{Gap, Shape};

/// A pair of quotation marks, by word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Quoted {
    pub open: usize,
    pub close: usize,
}

impl Quoted {
    /// The words, marks included.
    pub fn words(self) -> std::ops::Range<usize> {
        self.open..self.close + 1
    }
}

/// The kinds of marks; each has its own pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Glyph {
    Curly,
    Straight,
    Doubled,
    CurlySingle,
    StraightSingle,
    Angle,
}

const GLYPHS: usize = 6;

/// What a mark does where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Opens,
    Closes,
    /// It closes what is open, else it opens.
    Either,
}

/// The outermost pairs of a document, in order; they do not overlap.
pub(super) fn pairs(reading: &Reading<'_>) -> Vec<Quoted> {
    let mut pairs: Vec<Quoted> = Vec::new();
    let mut open = [None; GLYPHS];
    for at in reading.stop.until(0..reading.words.len()) {
        let mark = mark_at(reading, at, closes(Glyph::Straight, &open).is_some());
        if at > 0 && matches!(reading.words[at].gap, Gap::BlankLine | Gap::LineBreak) {
            let goes_on = |glyph: Glyph| mark == Some((glyph, Act::Opens)) && open[glyph as usize].is_some();
            if let Some((glyph, _)) = mark.filter(|&(glyph, _)| goes_on(glyph)) {
                let kept = open[glyph as usize];
                open = [None; GLYPHS];
                open[glyph as usize] = kept;
                continue;
            }
            if reading.words[at].gap == Gap::BlankLine {
                open = [None; GLYPHS];
            }
        }
        let Some((glyph, act)) = mark else { continue };
        match act {
            Act::Opens => open[glyph as usize] = Some(at),
            Act::Either if open[glyph as usize].is_none() => open[glyph as usize] = Some(at),
            Act::Closes | Act::Either => {
                if let Some(start) = closes(glyph, &open).filter(|&start| at > start + 1) {
                    // What opened inside is not closed any more.
                    open.iter_mut().for_each(|slot| *slot = slot.filter(|&other| other < start));
                    add(reading, &mut pairs, glyph, Quoted { open: start, close: at });
                }
            }
        }
    }
    pairs
}

/// The open mark that a closing one belongs to. Sloppy texts close a curly mark with a straight one, and the other way round.
fn closes(glyph: Glyph, open: &[Option<usize>; GLYPHS]) -> Option<usize> {
    let other = match glyph {
        Glyph::Curly => Glyph::Straight,
        Glyph::Straight => Glyph::Curly,
        // `"It was a pleasure,''`: typed twice.
        Glyph::Doubled => Glyph::Straight,
        glyph => glyph,
    };
    open[glyph as usize].or(open[other as usize])
}

/// Adds a pair, in place of those inside it. An apostrophe taken for a mark is no reason to lose real pairs: only one that closes
/// behind punctuation may hold others.
fn add(reading: &Reading<'_>, pairs: &mut Vec<Quoted>, glyph: Glyph, pair: Quoted) {
    let inside = pairs.iter().rev().take_while(|other| other.open > pair.open).count();
    let doubtful = matches!(glyph, Glyph::StraightSingle | Glyph::CurlySingle);
    if inside > 0 && doubtful && !is_plain_punctuation(reading, pair.close - 1) {
        return;
    }
    pairs.truncate(pairs.len() - inside);
    pairs.push(pair);
}

/// The quotation mark at this word, and what it does there; `open` tells whether a straight mark may close something.
fn mark_at(reading: &Reading<'_>, at: usize, open: bool) -> Option<(Glyph, Act)> {
    if reading.words[at].shape != Shape::Punctuation {
        return None;
    }
    let before = at > 0 && reading.words[at].gap == Gap::None;
    let after = reading.words.get(at + 1).is_some_and(|next| next.gap == Gap::None);
    match reading.str(at) {
        "“" if before && !after => Some((Glyph::Curly, Act::Closes)),
        "“" => Some((Glyph::Curly, Act::Opens)),
        "”" | "””" if !before && after => Some((Glyph::Curly, Act::Opens)),
        "”" | "””" => Some((Glyph::Curly, Act::Closes)),
        "«" => Some((Glyph::Angle, Act::Opens)),
        "»" => Some((Glyph::Angle, Act::Closes)),
        "``" => Some((Glyph::Doubled, Act::Opens)),
        "''" if after && (!before || opens_behind(reading, at)) => Some((Glyph::Doubled, Act::Opens)),
        "''" => Some((Glyph::Doubled, Act::Closes)),
        "\"" if is_measure(reading, at, open) => None,
        "\"" => Some((Glyph::Straight, straight(reading, at, before, after))),
        "‘" => Some((Glyph::CurlySingle, Act::Opens)),
        "’" if before && !is_apostrophe(reading, at) => Some((Glyph::CurlySingle, Act::Closes)),
        "'" if after && opens_word(reading, at, before) => Some((Glyph::StraightSingle, Act::Opens)),
        "'" if before && !is_apostrophe(reading, at) => Some((Glyph::StraightSingle, Act::Closes)),
        _ => None,
    }
}

/// What a straight mark does, by what it touches.
fn straight(reading: &Reading<'_>, at: usize, before: bool, after: bool) -> Act {
    match (before, after) {
        (false, true) => Act::Opens,
        (true, false) => Act::Closes,
        (true, true) if opens_behind(reading, at) => Act::Opens,
        (true, true) if is_plain_punctuation(reading, at - 1) => Act::Closes,
        _ => Act::Either,
    }
}

/// Whether a bracket, a dash or another opening mark stands before.
fn opens_behind(reading: &Reading<'_>, at: usize) -> bool {
    at > 0 && reading.str(at - 1).starts_with(['(', '[', '{', '—', '–', '-', '“', '‘', '/'])
}

/// Whether an apostrophe opens a word instead of closing one.
fn opens_word(reading: &Reading<'_>, at: usize, before: bool) -> bool {
    let free = !before || opens_behind(reading, at) || at > 0 && reading.str(at - 1) == "\"";
    free && reading.words.get(at + 1).is_some_and(|next| next.shape.is_word() || next.shape == Shape::Number)
}

/// A plural's possessive (`the ministers’ meeting`) or a dropped letter (`goin’ home`): an apostrophe between two words.
fn is_apostrophe(reading: &Reading<'_>, at: usize) -> bool {
    let next = reading.words.get(at + 1).filter(|next| next.gap == Gap::Space && next.shape.is_word());
    let word = reading.str(at - 1);
    next.is_some() && (word.ends_with(['s', 'S', 'z']) || word.ends_with("in"))
}

/// Feet and inches (`5'10"`), or inches alone where nothing is open (`a 6" pipe`).
fn is_measure(reading: &Reading<'_>, at: usize, open: bool) -> bool {
    let number = |at: usize| reading.words[at].shape == Shape::Number;
    if at == 0 || reading.words[at].gap != Gap::None || !number(at - 1) {
        return false;
    }
    let joined = reading.str(at - 1).contains(['\'', '’', '′']);
    let feet = joined || at > 2 && reading.is_any(at - 2, &["'", "’", "′"]) && number(at - 3);
    feet || !open
}

/// Punctuation that a quotation ends with.
pub(super) fn is_plain_punctuation(reading: &Reading<'_>, at: usize) -> bool {
    reading.words[at].shape == Shape::Punctuation && reading.str(at).starts_with(['.', ',', '!', '?', '…', ';'])
}
