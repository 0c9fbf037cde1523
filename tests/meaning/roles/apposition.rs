//! A title after the name.

use crate::notation::{Row, check, stated_roles};

/// After the name.
const APPOSITION: &[Row] = &[
    (
        "indefinite article",
        "Karine Jean-Pierre, a White House spokeswoman, declined to comment.",
        "White House spokeswoman | spokeswoman | karine-jean-pierre | white-house | apposition | current",
    ),
    (
        "possessive",
        "Wang Yi, China's top diplomat, landed.",
        "China's top diplomat | diplomat | wang-yi | china | apposition | current",
    ),
    (
        "brackets",
        "Wang Yi (China’s foreign minister) landed.",
        "China’s foreign minister | foreign minister | wang-yi | china | apposition | current",
    ),
    (
        "dashes",
        "Emmanuel Macron — the French president — landed.",
        "French president | president | emmanuel-macron | france | apposition | current",
    ),
    (
        "definite article",
        "Antony Blinken, the US secretary of state, landed.",
        "US secretary of state | secretary of state | antony-blinken | united-states | apposition | current",
    ),
    (
        "behind a party and a state",
        "Chuck Schumer, D-N.Y., the Senate majority leader, spoke.",
        "Senate majority leader | majority leader | chuck-schumer | us-senate | apposition | current",
    ),
    (
        "a body behind its seat",
        "Durk Jager, chief executive of Cincinnati-based Procter & Gamble, left.",
        "chief executive of Cincinnati-based Procter & Gamble | chief executive | Durk Jager | procter-and-gamble | apposition | current",
    ),
    (
        "no article",
        "Jens Stoltenberg, secretary general of NATO, landed.",
        "secretary general of NATO | secretary general | jens-stoltenberg | nato | apposition | current",
    ),
    (
        "of a country",
        "Emmanuel Macron, the president of France, landed.",
        "president of France | president | emmanuel-macron | france | apposition | current",
    ),
    (
        "of a body",
        "Andrew Bailey, the governor of the Bank of England, raised rates.",
        "governor of the Bank of England | governor | andrew-bailey | bank-of-england | apposition | current",
    ),
    (
        "of a city",
        "Sadiq Khan, mayor of London, was re-elected.",
        "mayor of London | mayor | sadiq-khan | london | apposition | current",
    ),
    (
        "of a company",
        "Tim Cook, chief executive of Apple, spoke.",
        "chief executive of Apple | chief executive | tim-cook | apple | apposition | current",
    ),
    (
        "possessive company",
        "Tim Cook, Apple's chief executive, spoke.",
        "Apple's chief executive | chief executive | tim-cook | apple | apposition | current",
    ),
    (
        "acronym as title",
        "Tim Cook, the CEO of Apple, spoke.",
        "CEO of Apple | CEO | tim-cook | apple | apposition | current",
    ),
    (
        "from a state",
        "Bernie Sanders, senator from Vermont, ran in 2016.",
        "senator from Vermont | senator | bernie-sanders | vermont | apposition | current",
    ),
    (
        "to a country",
        "Nicholas Burns, the US ambassador to China, spoke.",
        "US ambassador to China | ambassador | nicholas-burns | united-states+china | apposition | current",
    ),
    (
        "to a body",
        "Linda Thomas-Greenfield, US ambassador to the United Nations, spoke.",
        "US ambassador to the United Nations | ambassador | linda-thomas-greenfield | united-states+united-nations | apposition | current",
    ),
    (
        "former",
        "Liz Truss, the former British prime minister, wrote a book.",
        "former British prime minister | prime minister | liz-truss | united-kingdom | apposition | former",
    ),
    (
        "former without affiliation",
        "Liz Truss, a former prime minister, wrote a book.",
        "former prime minister | prime minister | liz-truss | - | apposition | former",
    ),
    (
        "body that governs",
        "Dmitry Peskov, the Kremlin spokesman, declined to comment.",
        "Kremlin spokesman | spokesman | dmitry-peskov | kremlin | apposition | current",
    ),
    (
        "union",
        "Josep Borrell, the EU’s foreign policy chief, warned of war.",
        "EU’s foreign policy chief | foreign policy chief | josep-borrell | european-union | apposition | current",
    ),
    (
        "long body",
        "Anthony Fauci, director of the National Institute of Allergy and Infectious Diseases, retired.",
        "director of the National Institute of Allergy and Infectious Diseases | director | anthony-fauci | niaid | apposition | current",
    ),
    (
        "two titles",
        "Elon Musk, chief executive of Tesla and founder of SpaceX, bought Twitter.",
        "chief executive of Tesla | chief executive | elon-musk | tesla | apposition | current; founder of SpaceX | founder | elon-musk | spacex | apposition | current",
    ),
    (
        "portfolio after the title",
        "Karl Lauterbach, Minister of Health, is a doctor.",
        "Minister of Health | Minister of Health | karl-lauterbach | - | apposition | current",
    ),
    (
        "at the end",
        "The speaker was Annalena Baerbock, Germany’s foreign minister.",
        "Germany’s foreign minister | foreign minister | annalena-baerbock | germany | apposition | current",
    ),
    (
        "before a speech verb",
        "Penny Wong, foreign minister of Australia, said so.",
        "foreign minister of Australia | foreign minister | penny-wong | australia | apposition | current",
    ),
    (
        "discovered holder",
        "Clarissa Dalloway, the author, lived in London.",
        "author | author | Clarissa Dalloway | - | apposition | current",
    ),
    (
        "relative clause with its object",
        "Wang Yi, the deputy speaker whom Biden met, left.",
        "deputy speaker | deputy speaker | wang-yi | - | apposition | deputy",
    ),
];

#[test]
fn a_title_after_the_name() {
    check(APPOSITION, stated_roles);
}
