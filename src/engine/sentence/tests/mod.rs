//! Tables of texts with `¦` where a sentence must end, and properties over any text.

mod english;
mod layout;
mod properties;

use super::{AbbreviationKind, SentenceRules, split};
use crate::engine::stop::NEVER;
use AbbreviationKind::{BeforeNumber, MayEnd, NeverEnds};

const ABBREVIATIONS: [(&str, AbbreviationKind); 28] = [
    ("Mr.", NeverEnds),
    ("Ms.", NeverEnds),
    ("Dr.", NeverEnds),
    ("Gen.", NeverEnds),
    ("Sen.", NeverEnds),
    ("St.", NeverEnds),
    ("Mt.", NeverEnds),
    ("p.", NeverEnds),
    ("vs.", NeverEnds),
    ("e.g.", NeverEnds),
    ("approx.", NeverEnds),
    ("Jan.", MayEnd),
    ("Sat.", MayEnd),
    ("st.", MayEnd),
    ("a.m.", MayEnd),
    ("p.m.", MayEnd),
    ("A.M.", MayEnd),
    ("P.M.", MayEnd),
    ("U.S.", MayEnd),
    ("Inc.", MayEnd),
    ("Co.", MayEnd),
    ("co.", MayEnd),
    ("Jr.", MayEnd),
    ("etc.", MayEnd),
    ("et al.", MayEnd),
    ("No.", BeforeNumber),
    ("Fig.", BeforeNumber),
    ("N°.", BeforeNumber),
];
const STARTERS: [&str; 14] = ["A", "As", "At", "Did", "He", "How", "I", "In", "It", "She", "The", "They", "We", "What"];

fn rules() -> SentenceRules {
    SentenceRules::new(ABBREVIATIONS)
        .with_starters(STARTERS)
        .with_titles(["President", "Senator"])
        .with_speech_verbs(["asked", "said", "shouted"])
        .with_closings(["regards"])
}

/// Runs a table of names and texts with marks: `¦` stands for a space, `‖` for no space, where a sentence must end; a line
/// end where one must end is written as itself with `¦` before it.
fn check(rows: &[(&str, &str)]) {
    for (name, row) in rows {
        let text = row.replace("¦\n", "\n").replace('¦', " ").replace('‖', "");
        let want: Vec<&str> = row.split(['¦', '‖']).map(str::trim).collect();
        let have: Vec<&str> = split(&text, &rules(), &[], &NEVER).into_iter().map(|span| span.of(&text)).collect();
        assert_eq!(have, want, "{name}");
    }
}
