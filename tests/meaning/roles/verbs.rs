//! A title by a verb or by "as", and titles that are nobody's.

use crate::notation::{Row, check, stated_roles};

/// By a form of "to be", by a verb of appointment or leaving, and by "as".
const VERBS: &[Row] = &[
    (
        "relative clause",
        "Qin Gang, who is China's foreign minister, landed.",
        "China's foreign minister | foreign minister | qin-gang | china | copula | current",
    ),
    (
        "relative clause after a surname",
        "Qin, who is China's foreign minister, landed. Qin Gang met Blinken.",
        "China's foreign minister | foreign minister | qin-gang | china | copula | current",
    ),
    (
        "is",
        "Emmanuel Macron is the president of France.",
        "president of France | president | emmanuel-macron | france | copula | current",
    ),
    (
        "was",
        "Jacinda Ardern was New Zealand's prime minister.",
        "New Zealand's prime minister | prime minister | jacinda-ardern | new-zealand | copula | current",
    ),
    (
        "an age between",
        "Jacinda Ardern, 42, was New Zealand's prime minister.",
        "New Zealand's prime minister | prime minister | jacinda-ardern | new-zealand | copula | current",
    ),
    (
        "was until",
        "Angela Merkel was chancellor of Germany until 2021.",
        "chancellor of Germany | chancellor | angela-merkel | germany | copula | former",
    ),
    (
        "became",
        "Rishi Sunak became prime minister in 2022.",
        "prime minister | prime minister | rishi-sunak | - | copula | current",
    ),
    (
        "has been",
        "Mark Rutte has been prime minister since 2010.",
        "prime minister | prime minister | mark-rutte | - | copula | current",
    ),
    ("will be", "Donald Trump will be president.", "president | president | donald-trump | - | copula | elect"),
    (
        "former by the phrase",
        "Joe Biden is also the former vice president.",
        "former vice president | vice president | joe-biden | - | copula | former",
    ),
    (
        "dates in brackets",
        "Lemuel K. Gulliver (1929 – 2018) was an American author.",
        "American author | author | Lemuel K. Gulliver | united-states | copula | current",
    ),
    ("not", "Keir Starmer is not the president.", ""),
    (
        "named",
        "Rahm Emanuel was named ambassador to Japan.",
        "ambassador to Japan | ambassador | rahm-emanuel | japan | appointment | current",
    ),
    (
        "appointed",
        "Rahm Emanuel was appointed US ambassador to Japan.",
        "US ambassador to Japan | ambassador | rahm-emanuel | united-states+japan | appointment | current",
    ),
    (
        "elected",
        "Donald Trump was elected president in 2016.",
        "president | president | donald-trump | - | appointment | current",
    ),
    (
        "re-elected",
        "Xi Jinping was re-elected general secretary.",
        "general secretary | general secretary | xi-jinping | - | appointment | current",
    ),
    (
        "chosen as",
        "Kaja Kallas was chosen as EU foreign policy chief.",
        "EU foreign policy chief | foreign policy chief | kaja-kallas | european-union | appointment | current",
    ),
    (
        "sworn in as",
        "Keir Starmer was sworn in as prime minister.",
        "prime minister | prime minister | keir-starmer | - | appointment | current",
    ),
    (
        "served as",
        "Kofi Annan served as secretary-general of the United Nations.",
        "secretary-general of the United Nations | secretary-general | kofi-annan | united-nations | appointment | current",
    ),
    (
        "active voice",
        "Emmanuel Macron appointed Michel Barnier prime minister.",
        "prime minister | prime minister | michel-barnier | - | appointment | current",
    ),
    (
        "active voice with as",
        "Emmanuel Macron named Michel Barnier as prime minister.",
        "prime minister | prime minister | michel-barnier | - | appointment | current",
    ),
    (
        "resigned",
        "Boris Johnson resigned as prime minister.",
        "prime minister | prime minister | boris-johnson | - | appointment | former",
    ),
    (
        "stepped down",
        "Nicola Sturgeon stepped down as first minister.",
        "first minister | first minister | nicola-sturgeon | - | appointment | former",
    ),
    (
        "sacked",
        "Suella Braverman was sacked as home secretary.",
        "home secretary | home secretary | suella-braverman | - | appointment | former",
    ),
    (
        "removed",
        "Qin Gang was removed as foreign minister.",
        "foreign minister | foreign minister | qin-gang | - | appointment | former",
    ),
    (
        "as, before",
        "As prime minister, Rishi Sunak met Biden.",
        "prime minister | prime minister | rishi-sunak | - | as | current",
    ),
    (
        "as, after",
        "Rishi Sunak, as prime minister, met Biden.",
        "prime minister | prime minister | rishi-sunak | - | as | current",
    ),
    (
        "as, with a body",
        "As president of the European Commission, Ursula von der Leyen met Biden.",
        "president of the European Commission | president | ursula-von-der-leyen | european-commission | as | current",
    ),
    (
        "as, with an office held again",
        "As foreign secretary, David Cameron went to Kyiv.",
        "foreign secretary | foreign secretary | david-cameron | - | as | current",
    ),
    (
        "a term as",
        "Emmanuel Macron has won a third term as president of France.",
        "president of France | president | emmanuel-macron | france | appointment | current",
    ),
    (
        "in the future",
        "Emmanuel Macron will serve as chairman of Microsoft.",
        "chairman of Microsoft | chairman | emmanuel-macron | microsoft | appointment | elect",
    ),
];

/// Titles and names that do not belong together.
const NONE: &[Row] = &[
    ("another subject", "Biden met the president of France.", ""),
    ("generic", "Nobody wants to be president.", ""),
    ("plural", "Generals met in Paris.", ""),
    ("indefinite", "A minister resigned.", ""),
    ("office", "The presidency of France is in Paris.", ""),
    ("everyday word", "Biden is a major donor.", ""),
    ("a name further away", "The president left and Macron stayed.", ""),
];

#[test]
fn a_title_by_a_verb() {
    check(VERBS, stated_roles);
}

#[test]
fn no_title_is_stated() {
    check(NONE, stated_roles);
}
