//! Subjects of verbs that state a title.

use crate::notation::{Row, check, stated_roles};

/// Who the subject is, and more verbs.
const SUBJECTS: &[Row] = &[
    (
        "apposition before the verb",
        "Jay Hammond, the landlord, was the mayor.",
        "landlord | landlord | Jay Hammond | - | apposition | current; mayor | mayor | Jay Hammond | - | copula | current",
    ),
    (
        "alias before the verb",
        "Norman Rockwell, known as Norton, was an American painter of everyday life.",
        "American painter of everyday life | painter | norman-rockwell | united-states | copula | current",
    ),
    (
        "alias in brackets",
        "Emmanuel Macron (21 December 1977 [a Wednesday]) was a French banker.",
        "French banker | banker | emmanuel-macron | france | copula | current",
    ),
    (
        "letters of honour",
        "Emmanuel Macron GCB was a French banker.",
        "French banker | banker | emmanuel-macron | france | copula | current",
    ),
    (
        "place of origin",
        "Patrick Leigh Fermor of Kardamyli was a French writer.",
        "French writer | writer | Patrick Leigh Fermor | france | copula | current",
    ),
    (
        "both",
        "Angela Merkel was both a physicist and a chancellor.",
        "physicist | physicist | angela-merkel | - | copula | current; chancellor | chancellor | angela-merkel | - | copula | current",
    ),
    (
        "remained",
        "Boris Johnson remained prime minister until September.",
        "prime minister | prime minister | boris-johnson | - | copula | current",
    ),
    (
        "returned as",
        "Sam Altman returned as CEO of OpenAI.",
        "CEO of OpenAI | CEO | sam-altman | openai | appointment | current",
    ),
    (
        "took over as",
        "Rishi Sunak took over as prime minister.",
        "prime minister | prime minister | rishi-sunak | - | appointment | current",
    ),
    (
        "succeeded",
        "Rishi Sunak succeeded Liz Truss as prime minister.",
        "prime minister | prime minister | rishi-sunak | - | appointment | current",
    ),
    (
        "was succeeded",
        "Liz Truss was succeeded as prime minister.",
        "prime minister | prime minister | liz-truss | - | appointment | former",
    ),
    (
        "nominated to be",
        "Rahm Emanuel was nominated to be ambassador to Japan.",
        "ambassador to Japan | ambassador | rahm-emanuel | japan | copula | current",
    ),
    (
        "everyday word that is described",
        "Stephen Hawking was a fellow at the college.",
        "fellow at the college | fellow | stephen-hawking | - | copula | current",
    ),
    ("everyday word alone", "Stephen Hawking was a fellow.", ""),
];

#[test]
fn the_subject_of_the_verb() {
    check(SUBJECTS, stated_roles);
}
