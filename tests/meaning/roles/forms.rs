//! Names and titles parted by marks, and everyday words.

use crate::notation::{Row, check, stated_roles};

/// Marks and words between a name and its title.
const FORMS: &[Row] = &[
    ("label", "Director: Christopher Nolan", "Director | Director | christopher-nolan | - | prefix | current"),
    (
        "label in a line",
        "Cast and crew. Director: Christopher Nolan. Music: Hans Zimmer.",
        "Director | Director | christopher-nolan | - | prefix | current",
    ),
    ("no label before a sentence", "The director: Christopher Nolan spoke.", ""),
    (
        "letters of honour",
        "Anthony Fauci, MD, a physician, spoke.",
        "physician | physician | anthony-fauci | - | apposition | current",
    ),
    (
        "letters without a comma",
        "Keir Starmer KC, a lawyer, spoke.",
        "lawyer | lawyer | keir-starmer | - | apposition | current",
    ),
    (
        "brackets",
        "Emmanuel Macron (21 December 1977 [a Wednesday]), a French banker, spoke.",
        "French banker | banker | emmanuel-macron | france | apposition | current",
    ),
    (
        "everyday word with an article",
        "Jill Biden, the owner, spoke.",
        "owner | owner | jill-biden | - | apposition | current",
    ),
    (
        "everyday word with an article and a full name",
        "Jill Biden, a fan, and Joe Biden, a fellow at Harvard, spoke.",
        "fellow at Harvard | fellow | joe-biden | harvard | apposition | current",
    ),
    ("everyday word and a family name", "Biden, an owner, spoke.", ""),
    (
        "everyday word with its kind",
        "He spoke with comedy legend Eddie Murphy.",
        "comedy legend | legend | Eddie Murphy | - | prefix | current",
    ),
    ("everyday word alone", "He spoke with legend Eddie Murphy.", ""),
    (
        "indefinite before the name",
        "He met a lawyer, Amal Clooney, and left.",
        "lawyer | lawyer | amal-clooney | - | prefix | current",
    ),
    ("no indefinite before another subject", "In a talk with a lawyer, Biden said no.", ""),
    ("no indefinite before a list", "According to a spokesman, Biden, Macron and Scholz met.", ""),
    ("no predicate before a call", "You are a good teacher, Greta Thunberg.", ""),
    ("no apposition that is a subject", "According to Starmer, a detective for the city was wrong.", ""),
    (
        "before a participle",
        "Tim Cook, Apple chief executive interviewed by reporters, spoke.",
        "Apple chief executive | chief executive | tim-cook | apple | apposition | current",
    ),
    (
        "before himself",
        "Volodymyr Zelenskyy, an actor himself, spoke.",
        "actor | actor | volodymyr-zelenskyy | - | apposition | current",
    ),
    (
        "abbreviation in capitals",
        "SPEECH OF GEN. MARK MILLEY ON THE ARMY",
        "GEN. | GEN. | mark-milley | - | prefix | current",
    ),
];

#[test]
fn marks_and_everyday_words() {
    check(FORMS, stated_roles);
}
