//! A title before the name.

use crate::notation::{Row, check, stated_roles};

/// Before the name.
const PREFIX: &[Row] = &[
    (
        "a preposition before the status",
        "It was the heart of the state under former president Jacob Zuma.",
        "former president | president | jacob-zuma | - | prefix | former",
    ),
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
        "an acronym in brackets between",
        "They met World Health Organization (WHO) chief Tedros Adhanom Ghebreyesus.",
        "World Health Organization (WHO) chief | chief | tedros-adhanom-ghebreyesus | world-health-organization | prefix | current",
    ),
    (
        "the end of the name before it",
        "They met Plainfield County Sheriff Clarissa Dalloway there.",
        "Plainfield County Sheriff | Sheriff | Clarissa Dalloway | Plainfield County | prefix | current",
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
    (
        "no title across the end of a heading",
        "University\npresident Joe Biden ",
        "president | president | joe-biden | - | prefix | current",
    ),
    ("headline", "UK PM Sunak Visits Kyiv", "UK PM | PM | rishi-sunak | united-kingdom | prefix | current"),
];

#[test]
fn a_title_before_the_name() {
    check(PREFIX, stated_roles);
}
