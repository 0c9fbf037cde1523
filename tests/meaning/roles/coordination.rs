//! Titles, holders and bodies joined to one another.

use crate::notation::{Row, check, stated_roles};

/// Several titles, several holders, several bodies.
const COORDINATION: &[Row] = &[
    (
        "two demonyms to two people",
        "Chinese and Russian foreign ministers Wang Yi and Sergei Lavrov met.",
        "Chinese and Russian foreign ministers | foreign ministers | wang-yi | china | prefix | current; Chinese and Russian foreign ministers | foreign ministers | sergei-lavrov | russia | prefix | current",
    ),
    (
        "two countries to two people",
        "The presidents of Russia and China, Vladimir Putin and Xi Jinping, met.",
        "presidents of Russia and China | presidents | vladimir-putin | russia | prefix | current; presidents of Russia and China | presidents | xi-jinping | china | prefix | current",
    ),
    (
        "a plural title beside another's",
        "They met several French lawmakers and French academic Zedrik Plainfeld there.",
        "French academic | academic | Zedrik Plainfeld | france | prefix | current",
    ),
    ("two countries to one person", "The presidents of Russia and China met. Xi Jinping spoke.", ""),
    ("one country for a singular title", "The president of Russia and China met.", ""),
    (
        "three demonyms",
        "British, French and German leaders Keir Starmer, Emmanuel Macron and Olaf Scholz met.",
        "British, French and German leaders | leaders | keir-starmer | united-kingdom | prefix | current; British, French and German leaders | leaders | emmanuel-macron | france | prefix | current; British, French and German leaders | leaders | olaf-scholz | germany | prefix | current",
    ),
    (
        "two descriptions",
        "Fiona Hill, director of research and editor of the journal, spoke.",
        "director of research | director of research | fiona-hill | - | apposition | current; editor of the journal | editor | fiona-hill | - | apposition | current",
    ),
    (
        "two titles after the name",
        "Fiona Hill, a senior fellow and director at Brookings, spoke.",
        "senior fellow | senior fellow | fiona-hill | - | apposition | current; director at Brookings | director | fiona-hill | brookings | apposition | current",
    ),
    (
        "three titles after the name",
        "Elon Musk, founder, chairman and chief engineer of SpaceX, spoke.",
        "founder | founder | elon-musk | - | apposition | current; chairman | chairman | elon-musk | - | apposition | current; chief engineer of SpaceX | chief engineer | elon-musk | spacex | apposition | current",
    ),
    (
        "one owner of two titles",
        "Qatar’s prime minister and foreign minister Antony Blinken spoke.",
        "Qatar’s prime minister | prime minister | antony-blinken | qatar | prefix | current; foreign minister | foreign minister | antony-blinken | qatar | prefix | current",
    ),
    (
        "a list of offices",
        "Wang Yi, special envoy of the secretary-general for Syria, France’s president Emmanuel Macron and others met.",
        "special envoy of the secretary-general for Syria | special envoy | wang-yi | syria | apposition | current; France’s president | president | emmanuel-macron | france | prefix | current",
    ),
];

#[test]
fn joined_titles_holders_and_bodies() {
    check(COORDINATION, stated_roles);
}
