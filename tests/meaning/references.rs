//! Titles that stand for a person.

use crate::notation::{Row, check, references};

/// The text ties the title to somebody, stated or by name.
const BY_DOCUMENT: &[Row] = &[
    (
        "same title",
        "US Secretary of State Antony Blinken landed. The secretary of state met Wang Yi.",
        "secretary of state | antony-blinken | - | document",
    ),
    (
        "short title",
        "Antony Blinken, the US secretary of state, landed. The secretary met Xi.",
        "secretary | antony-blinken | - | document",
    ),
    (
        "same affiliation",
        "French President Emmanuel Macron landed. The French president met Xi.",
        "French president | emmanuel-macron | france | document",
    ),
    (
        "no affiliation",
        "French President Emmanuel Macron landed. The president met Xi.",
        "president | emmanuel-macron | - | document",
    ),
    (
        "two presidents",
        "French President Emmanuel Macron met US President Joe Biden. The French president left first. The US president stayed.",
        "French president | emmanuel-macron | france | document; US president | joe-biden | united-states | document",
    ),
    (
        "two presidents, the nearer one",
        "French President Emmanuel Macron met US President Joe Biden. The president stayed.",
        "president | joe-biden | - | document",
    ),
    (
        "before the name",
        "The president landed. French President Emmanuel Macron met Xi.",
        "president | emmanuel-macron | - | document",
    ),
    (
        "mayor of the city",
        "Mayor Sadiq Khan won. The mayor of London thanked voters.",
        "mayor of London | sadiq-khan | london | document",
    ),
    (
        "spokesman",
        "State Department spokesman Ned Price declined to comment. The spokesman left.",
        "spokesman | ned-price | - | document",
    ),
    (
        "not a vice president",
        "Vice President Kamala Harris met US President Joe Biden. The vice president left.",
        "vice president | kamala-harris | - | document",
    ),
    (
        "over the date",
        "2025-06-01: US President Joe Biden landed in 2023. The US president met Xi.",
        "US president | joe-biden | united-states | document",
    ),
    (
        "office holder by name",
        "Emmanuel Macron landed in Beijing. The French president met Xi.",
        "French president | emmanuel-macron | france | gazetteer",
    ),
    (
        "office holder by name and demonym",
        "Antony Blinken landed in Beijing. The US secretary of state met Xi.",
        "US secretary of state | antony-blinken | united-states | gazetteer",
    ),
    (
        "office holder by name alone",
        "Rishi Sunak landed. The prime minister thanked voters.",
        "prime minister | rishi-sunak | - | gazetteer",
    ),
    (
        "office holder of a city",
        "Sadiq Khan won. The London mayor thanked voters.",
        "London mayor | sadiq-khan | london | gazetteer",
    ),
    (
        "office holder by possessive",
        "Emmanuel Macron landed. France’s president met Xi.",
        "France’s president | emmanuel-macron | france | gazetteer",
    ),
    (
        "leader, the head of government",
        "Benjamin Netanyahu landed in Paris. The Israeli leader met envoys.",
        "Israeli leader | benjamin-netanyahu | israel | gazetteer",
    ),
    (
        "somebody else than the subject",
        "Biden and Macron landed. Biden met the French president.",
        "French president | emmanuel-macron | france | gazetteer",
    ),
    (
        "the subject of another clause",
        "Macron said the French president stays.",
        "French president | emmanuel-macron | france | gazetteer",
    ),
    (
        "a person's",
        "Jake Sullivan, Biden's national security adviser, landed. Biden's national security adviser left.",
        "Biden's national security adviser | jake-sullivan | - | document",
    ),
    ("two who held it", "Liz Truss met Rishi Sunak. The prime minister stayed.", "prime minister | - | - | unknown"),
    (
        "not the one of another time",
        "2023-06-01: Liz Truss wrote a book. The British prime minister read it.",
        "British prime minister | rishi-sunak | united-kingdom | gazetteer",
    ),
    (
        "named before, over the one stated after",
        "Emmanuel Macron landed in Beijing. The president spoke first. US President Joe Biden left.",
        "president | emmanuel-macron | - | gazetteer",
    ),
    (
        "the former one, by name",
        "2023-06-01: Boris Johnson landed. The former British prime minister left.",
        "former British prime minister | boris-johnson | united-kingdom | gazetteer",
    ),
    (
        "a deputy spokesman is a spokesman",
        "State Department deputy spokesman Zedrik Plainfield spoke. The spokesman left.",
        "spokesman | Zedrik Plainfield | - | document",
    ),
    (
        "the spokeswoman is not the spokesman",
        "White House spokeswoman Karine Jean-Pierre spoke after Kremlin spokesman Dmitry Peskov. The spokeswoman left.",
        "spokeswoman | karine-jean-pierre | - | document",
    ),
    (
        "leader, as the document says",
        "Thai Prime Minister Zedrik Plainfield landed. The Thai leader left.",
        "Thai leader | Zedrik Plainfield | thailand | document",
    ),
    (
        "chief, the secretary general",
        "Jens Stoltenberg landed. The NATO chief left.",
        "NATO chief | jens-stoltenberg | nato | gazetteer",
    ),
    (
        "top diplomat, the secretary of state",
        "Antony Blinken landed. The top US diplomat left.",
        "top US diplomat | antony-blinken | united-states | gazetteer",
    ),
    (
        "no chief of a party for a chief justice",
        "Chief Justice of India Wang Yi left. The chief minister met the AAP chief.",
        "chief minister | - | - | unknown",
    ),
];

/// Nobody in the text holds the office: who held it on the day of publication.
const BY_DATE: &[Row] = &[
    ("China", "2023-06-01: The Chinese president landed.", "Chinese president | xi-jinping | china | gazetteer"),
    (
        "United Kingdom in June 2023",
        "2023-06-01: The British prime minister landed.",
        "British prime minister | rishi-sunak | united-kingdom | gazetteer",
    ),
    (
        "United Kingdom in September 2022",
        "2022-09-15: The British prime minister landed.",
        "British prime minister | liz-truss | united-kingdom | gazetteer",
    ),
    (
        "United States in 2021",
        "2021-06-01: The US president landed.",
        "US president | joe-biden | united-states | gazetteer",
    ),
    (
        "United States in 2018",
        "2018-06-01: The US president landed.",
        "US president | donald-trump | united-states | gazetteer",
    ),
    (
        "Germany in 2010",
        "2010-06-01: The German chancellor landed.",
        "German chancellor | angela-merkel | germany | gazetteer",
    ),
    (
        "of France",
        "2023-06-01: The president of France landed.",
        "president of France | emmanuel-macron | france | gazetteer",
    ),
    (
        "possessive",
        "2023-06-01: France's president landed.",
        "France's president | emmanuel-macron | france | gazetteer",
    ),
    (
        "minister",
        "2023-06-01: The Chinese foreign minister landed.",
        "Chinese foreign minister | qin-gang | china | gazetteer",
    ),
    (
        "vice president",
        "2023-06-01: The US vice president landed.",
        "US vice president | kamala-harris | united-states | gazetteer",
    ),
    (
        "alliance",
        "2023-06-01: The NATO secretary general landed.",
        "NATO secretary general | jens-stoltenberg | nato | gazetteer",
    ),
    (
        "body with bodies of its own",
        "2023-06-01: The UN secretary-general landed.",
        "UN secretary-general | antonio-guterres | united-nations | gazetteer",
    ),
    (
        "company",
        "2023-06-01: The chief executive of Apple landed.",
        "chief executive of Apple | tim-cook | apple | gazetteer",
    ),
    (
        "not the former one whom the text names",
        "2023-06-01: Former US President Donald Trump spoke. The US president stayed.",
        "US president | joe-biden | united-states | gazetteer",
    ),
    (
        "not the one elected whom the text names",
        "2024-12-01: US President-elect Donald Trump spoke. The US president stayed.",
        "US president | joe-biden | united-states | gazetteer",
    ),
    (
        "not the deputy whom the text names",
        "2023-03-01: Russian Deputy Foreign Minister Zedrik Plainfield spoke. The Russian foreign minister left.",
        "Russian foreign minister | sergei-lavrov | russia | gazetteer",
    ),
];

/// The holder is not known: a role without one.
const UNKNOWN: &[Row] = &[
    (
        "the ambassador of another country at the same body",
        "Russia’s ambassador to the United Nations left. Britain’s ambassador to the United Nations, Matthew Rycroft, spoke.",
        "Russia’s ambassador to the United Nations | - | russia+united-nations | unknown",
    ),
    ("no date", "The Chinese president landed.", "Chinese president | - | china | unknown"),
    ("not the subject", "Biden met the president. Biden left.", "president | - | - | unknown"),
    (
        "not the subject who is stated",
        "President Joe Biden landed. Biden met the president.",
        "president | - | - | unknown",
    ),
    (
        "of a body that nothing knows",
        "President Joe Biden left. The president of the bank stayed.",
        "president | - | - | unknown",
    ),
    ("no affiliation", "2023-06-01: The prime minister landed.", "prime minister | - | - | unknown"),
    (
        "former",
        "2023-06-01: The former British prime minister landed.",
        "former British prime minister | - | united-kingdom | unknown",
    ),
    (
        "before the gazetteer's time",
        "1850-06-01: The French president landed.",
        "French president | - | france | unknown",
    ),
    (
        "leader, of two whom the document says",
        "Thai Prime Minister Zedrik Plainfield met Thai President Clarissa Dalloway. The Thai president left with the Thai leader.",
        "Thai president | Clarissa Dalloway | thailand | document",
    ),
    ("several hold it", "2023-06-01: The French ambassador landed.", "French ambassador | - | france | unknown"),
];

/// No role at all.
const GENERIC: &[Row] = &[
    ("a noun behind it", "Raphaël Glucksmann, a Member of the European Parliament, left. EU member states met.", ""),
    ("next", "2023-06-01: The next British prime minister will be new.", ""),
    ("indefinite", "2023-06-01: A British prime minister needs votes.", ""),
    ("every", "2023-06-01: Every US president gives speeches.", ""),
    ("no", "2023-06-01: No US president visited Greenland.", ""),
    ("plural", "2023-06-01: British prime ministers live in Downing Street.", ""),
    ("wish", "2023-06-01: He wants to become US president.", ""),
    ("post", "2023-06-01: She ran for the post of French president.", ""),
    ("candidate", "2023-06-01: The US president candidate lost.", ""),
    ("race", "2023-06-01: The US presidential race began.", ""),
    ("denial", "2023-06-01: He is not the French president.", ""),
    ("a diplomat, not the top one", "Antony Blinken landed. The US diplomat left.", ""),
    ("leader, one of two", "Benjamin Netanyahu and Isaac Herzog landed. The Israeli leader met envoys.", ""),
    ("occupation", "2023-06-01: A French teacher landed.", ""),
    ("members in the plural", "MP Wang Yi left. He said that MPs should stay.", ""),
];

#[test]
fn the_document_decides_first() {
    check(BY_DOCUMENT, references);
}

#[test]
fn the_date_decides_next() {
    check(BY_DATE, references);
}

#[test]
fn nobody_is_guessed() {
    check(UNKNOWN, references);
}

#[test]
fn generic_titles_stand_for_nobody() {
    check(GENERIC, references);
}
