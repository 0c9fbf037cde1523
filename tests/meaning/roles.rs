//! Roles that the text states.

use crate::notation::{Row, check, stated_roles};

/// Before the name.
const PREFIX: &[Row] = &[
    (
        "country by acronym",
        "US Secretary of State Antony Blinken landed in Beijing.",
        "US Secretary of State | Secretary of State | antony-blinken | united-states | prefix | current",
    ),
    (
        "country by dotted acronym",
        "U.S. President Joe Biden took office in 2021.",
        "U.S. President | President | joe-biden | united-states | prefix | current",
    ),
    (
        "demonym",
        "French President Emmanuel Macron took office in 2017.",
        "French President | President | emmanuel-macron | france | prefix | current",
    ),
    (
        "possessive",
        "China's foreign minister Qin Gang met Blinken.",
        "China's foreign minister | foreign minister | qin-gang | china | prefix | current",
    ),
    (
        "possessive with commas",
        "China’s chief diplomat, Wang Yi, met Blinken.",
        "China’s chief diplomat | chief diplomat | wang-yi | china | prefix | current",
    ),
    (
        "article with commas",
        "The British prime minister, Rishi Sunak, resigned.",
        "British prime minister | prime minister | rishi-sunak | united-kingdom | prefix | current",
    ),
    (
        "no affiliation",
        "President Joe Biden took office in 2021.",
        "President | President | joe-biden | - | prefix | current",
    ),
    (
        "small letters",
        "The foreign minister Qin Gang met Blinken.",
        "foreign minister | foreign minister | qin-gang | - | prefix | current",
    ),
    (
        "two at once",
        "British Prime Minister Rishi Sunak and French President Emmanuel Macron met.",
        "British Prime Minister | Prime Minister | rishi-sunak | united-kingdom | prefix | current; French President | President | emmanuel-macron | france | prefix | current",
    ),
    (
        "former",
        "Former British prime minister Liz Truss wrote a book.",
        "Former British prime minister | prime minister | liz-truss | united-kingdom | prefix | former",
    ),
    (
        "former before an acronym",
        "He met former US President Donald Trump.",
        "former US President | President | donald-trump | united-states | prefix | former",
    ),
    ("ex", "He met ex-President Bill Clinton.", "ex-President | President | bill-clinton | - | prefix | former"),
    (
        "then",
        "Then-President Donald Trump met Kim Jong Un.",
        "Then-President | President | donald-trump | - | prefix | former",
    ),
    (
        "acting",
        "He met acting US Defense Secretary Patrick Shanahan.",
        "acting US Defense Secretary | Defense Secretary | patrick-shanahan | united-states | prefix | acting",
    ),
    (
        "interim",
        "He met interim President Ahmed al-Sharaa.",
        "interim President | President | ahmed-al-sharaa | - | prefix | acting",
    ),
    (
        "late",
        "He met the late Japanese Prime Minister Shinzo Abe.",
        "late Japanese Prime Minister | Prime Minister | shinzo-abe | japan | prefix | late",
    ),
    ("elect", "He met President-elect Joe Biden.", "President-elect | President | joe-biden | - | prefix | elect"),
    (
        "designate",
        "He met Prime Minister-designate Michel Barnier.",
        "Prime Minister-designate | Prime Minister | michel-barnier | - | prefix | elect",
    ),
    (
        "incoming",
        "Incoming Prime Minister Keir Starmer thanked voters.",
        "Incoming Prime Minister | Prime Minister | keir-starmer | - | prefix | elect",
    ),
    (
        "outgoing is still current",
        "Outgoing Dutch Prime Minister Mark Rutte went to NATO.",
        "Outgoing Dutch Prime Minister | Prime Minister | mark-rutte | netherlands | prefix | current",
    ),
    (
        "deputy as status",
        "US deputy secretary of state Wendy Sherman retired.",
        "US deputy secretary of state | deputy secretary of state | wendy-sherman | united-states | prefix | deputy",
    ),
    (
        "deputy in the title",
        "Deputy Prime Minister David Lammy met envoys.",
        "Deputy Prime Minister | Deputy Prime Minister | david-lammy | - | prefix | deputy",
    ),
    (
        "vice is a title of its own",
        "Vice President Kamala Harris lost.",
        "Vice President | Vice President | kamala-harris | - | prefix | current",
    ),
    (
        "degree",
        "He met senior Chinese foreign policy official Wang Yi.",
        "senior Chinese foreign policy official | foreign policy official | wang-yi | china | prefix | current",
    ),
    (
        "another degree",
        "Veteran Russian diplomat Sergei Lavrov walked out.",
        "Veteran Russian diplomat | diplomat | sergei-lavrov | russia | prefix | current",
    ),
    (
        "adjective between",
        "Israel's far-right finance minister, Bezalel Smotrich, walked out.",
        "Israel's far-right finance minister | finance minister | bezalel-smotrich | israel | prefix | current",
    ),
    (
        "body",
        "European Commission President Ursula von der Leyen is German.",
        "European Commission President | President | ursula-von-der-leyen | european-commission | prefix | current",
    ),
    (
        "body by acronym",
        "NATO Secretary General Jens Stoltenberg is Norwegian.",
        "NATO Secretary General | Secretary General | jens-stoltenberg | nato | prefix | current",
    ),
    (
        "hyphen in the title",
        "UN Secretary-General António Guterres is Portuguese.",
        "UN Secretary-General | Secretary-General | antonio-guterres | united-nations | prefix | current",
    ),
    ("company", "Apple CEO Tim Cook spoke in California.", "Apple CEO | CEO | tim-cook | apple | prefix | current"),
    (
        "company, long title",
        "Microsoft chief executive Satya Nadella was born in India.",
        "Microsoft chief executive | chief executive | satya-nadella | microsoft | prefix | current",
    ),
    (
        "house",
        "White House press secretary Karine Jean-Pierre left in 2025.",
        "White House press secretary | press secretary | karine-jean-pierre | white-house | prefix | current",
    ),
    (
        "ministry",
        "State Department spokesman Ned Price left in 2023.",
        "State Department spokesman | spokesman | ned-price | us-department-of-state | prefix | current",
    ),
    (
        "bank",
        "Bank of England governor Andrew Bailey raised rates.",
        "Bank of England governor | governor | andrew-bailey | bank-of-england | prefix | current",
    ),
    (
        "board",
        "Federal Reserve Chair Jerome Powell raised rates.",
        "Federal Reserve Chair | Chair | jerome-powell | federal-reserve | prefix | current",
    ),
    (
        "city",
        "London Mayor Sadiq Khan was re-elected.",
        "London Mayor | Mayor | sadiq-khan | london | prefix | current",
    ),
    (
        "state",
        "Florida Governor Ron DeSantis was re-elected.",
        "Florida Governor | Governor | ron-desantis | florida | prefix | current",
    ),
    (
        "abbreviated title",
        "California Gov. Gavin Newsom signed the bill.",
        "California Gov. | Gov. | gavin-newsom | california | prefix | current",
    ),
    (
        "abbreviated title alone",
        "Sen. Bernie Sanders and Gen. Mark Milley met.",
        "Sen. | Sen. | bernie-sanders | - | prefix | current; Gen. | Gen. | mark-milley | - | prefix | current",
    ),
    (
        "portfolio",
        "Indian Finance Minister Nirmala Sitharaman is from Madurai.",
        "Indian Finance Minister | Finance Minister | nirmala-sitharaman | india | prefix | current",
    ),
    (
        "portfolio in two words",
        "Israeli Defense Minister Yoav Gallant was dismissed.",
        "Israeli Defense Minister | Defense Minister | yoav-gallant | israel | prefix | current",
    ),
    (
        "portfolio without affiliation",
        "Health Secretary Matt Hancock resigned.",
        "Health Secretary | Health Secretary | matt-hancock | - | prefix | current",
    ),
    (
        "portfolio after the title",
        "Minister of Health Karl Lauterbach is a doctor.",
        "Minister of Health | Minister of Health | karl-lauterbach | - | prefix | current",
    ),
    (
        "discovered holder",
        "Education Minister Jean-Michel Blanquer resigned.",
        "Education Minister | Education Minister | Jean-Michel Blanquer | - | prefix | current",
    ),
    (
        "plural title",
        "Presidents Joe Biden and Xi Jinping met.",
        "Presidents | Presidents | joe-biden | - | prefix | current; Presidents | Presidents | xi-jinping | - | prefix | current",
    ),
    (
        "plural title of ministers",
        "Foreign ministers Wang Yi and Sergei Lavrov met.",
        "Foreign ministers | Foreign ministers | wang-yi | - | prefix | current; Foreign ministers | Foreign ministers | sergei-lavrov | - | prefix | current",
    ),
    (
        "coordinated titles",
        "President and Chief Executive Tim Cook spoke.",
        "President | President | tim-cook | - | prefix | current; Chief Executive | Chief Executive | tim-cook | - | prefix | current",
    ),
    ("headline", "UK PM Sunak Visits Kyiv", "UK PM | PM | rishi-sunak | united-kingdom | prefix | current"),
];

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
        "Virginia Woolf, the author, lived in London.",
        "author | author | Virginia Woolf | - | apposition | current",
    ),
];

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
        "Ursula K. Le Guin (1929 – 2018) was an American author.",
        "American author | author | Ursula K. Le Guin | united-states | copula | current",
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
fn a_title_before_the_name() {
    check(PREFIX, stated_roles);
}

#[test]
fn a_title_after_the_name() {
    check(APPOSITION, stated_roles);
}

#[test]
fn a_title_by_a_verb() {
    check(VERBS, stated_roles);
}

#[test]
fn no_title_is_stated() {
    check(NONE, stated_roles);
}
