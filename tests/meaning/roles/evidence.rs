//! How far the evidence of a role reaches.

use crate::notation::{Row, check, stated_roles};

/// What belongs to the evidence beside the title: what describes it, its adjectives, its owner.
const EVIDENCE: &[Row] = &[
    (
        "description of a thing",
        "Tim Cook, head of the family, spoke.",
        "head of the family | head | tim-cook | - | apposition | current",
    ),
    (
        "description of a field and a body",
        "Steven Chu, a professor of physics at Stanford University, spoke.",
        "professor of physics at Stanford University | professor of physics | steven-chu | stanford | apposition | current",
    ),
    (
        "description with a possessive",
        "Wang Wenbin, a spokesman for China's foreign ministry, spoke.",
        "spokesman for China's foreign ministry | spokesman | wang-wenbin | china | apposition | current",
    ),
    (
        "description with a narrowing place",
        "Fiona Hill, director of the Russia program at the Brookings Institution, spoke.",
        "director of the Russia program at the Brookings Institution | director | fiona-hill | brookings | apposition | current",
    ),
    (
        "description with quotes",
        "George Lucas, creator of the \"Star Wars\" films, spoke.",
        "creator of the \"Star Wars\" films | creator | george-lucas | - | apposition | current",
    ),
    (
        "description with a name of two parts",
        "Larry Fink, secretary of the Rules and Drafting Committee, spoke.",
        "secretary of the Rules and Drafting Committee | secretary | larry-fink | Rules and Drafting Committee | apposition | current",
    ),
    (
        "description with a person",
        "Ron Chernow, a biographer of Alexander Hamilton, spoke.",
        "biographer of Alexander Hamilton | biographer | Ron Chernow | - | apposition | current",
    ),
    (
        "description with a titled person",
        "Hans Holbein, a painter of King Henry VIII, came.",
        "painter of King Henry VIII | painter | hans-holbein | - | apposition | current; King | King | henry-viii | - | prefix | current",
    ),
    (
        "description up to a verb",
        "Tim Cook is the head of the family and spoke.",
        "head of the family | head | tim-cook | - | copula | current",
    ),
    (
        "no description over a year",
        "Boris Johnson was mayor of London in 2012.",
        "mayor of London | mayor | boris-johnson | london | copula | current",
    ),
    (
        "no description over an infinitive",
        "Jacinda Ardern, a leader of Labour to watch, spoke.",
        "leader of Labour | leader | jacinda-ardern | labour-party-uk | apposition | current",
    ),
    (
        "adjectives behind an article",
        "Amanda Gorman, the amazing young poet, spoke.",
        "amazing young poet | poet | Amanda Gorman | - | apposition | current",
    ),
    (
        "adjectives behind a preposition",
        "He spoke with first-time director Greta Gerwig.",
        "first-time director | director | greta-gerwig | - | prefix | current",
    ),
    (
        "no verb behind a preposition",
        "He spoke of telling lawyer Amal Clooney.",
        "lawyer | lawyer | amal-clooney | - | prefix | current",
    ),
    (
        "adjective with a hyphen before the name",
        "He spoke with 45-year-old lawyer Amal Clooney.",
        "45-year-old lawyer | lawyer | amal-clooney | - | prefix | current",
    ),
    (
        "adjective with a hyphen",
        "Jane Austen, a 19th-century writer, lived in Bath.",
        "19th-century writer | writer | jane-austen | - | apposition | current",
    ),
    (
        "adjectives of any kind",
        "Tom Brady, a gold and bronze Paralympic medalist, spoke.",
        "gold and bronze Paralympic medalist | medalist | tom-brady | - | apposition | current",
    ),
    (
        "adjectives in a predicate",
        "Jane Austen was a Hampshire country writer.",
        "Hampshire country writer | writer | jane-austen | - | copula | current",
    ),
    (
        "fellow is an adjective",
        "He met fellow actor Tom Cruise.",
        "fellow actor | actor | tom-cruise | - | prefix | current",
    ),
    (
        "joined portfolios",
        "French interior and overseas minister Gérald Darmanin spoke.",
        "French interior and overseas minister | interior and overseas minister | gerald-darmanin | france | prefix | current",
    ),
    (
        "possessor without a name",
        "The national team's coach, Carlo Ancelotti, spoke.",
        "national team's coach | coach | carlo-ancelotti | - | prefix | current",
    ),
    (
        "plural possessor",
        "The victims' lawyer, Amal Clooney, spoke.",
        "victims' lawyer | lawyer | amal-clooney | - | prefix | current",
    ),
    (
        "person as possessor",
        "Jake Sullivan, Biden's national security adviser, spoke.",
        "Biden's national security adviser | national security adviser | jake-sullivan | - | apposition | current",
    ),
    (
        "person right before",
        "Trump lawyer Rudy Giuliani spoke.",
        "Trump lawyer | lawyer | rudy-giuliani | - | prefix | current",
    ),
    (
        "body that nothing knows",
        "The wikiWorks founder Jimmy Wales spoke.",
        "wikiWorks founder | founder | Jimmy Wales | - | prefix | current",
    ),
    (
        "acronym that nothing knows",
        "Greta Gerwig, GNQFH Executive Director, spoke.",
        "GNQFH Executive Director | Executive Director | greta-gerwig | - | apposition | current",
    ),
    (
        "body that starts with a known name",
        "US Curling Fans president Tom Brady spoke.",
        "US Curling Fans president | president | tom-brady | - | prefix | current",
    ),
    (
        "no body at the start of a sentence",
        "Bearded president Joe Biden spoke.",
        "president | president | joe-biden | - | prefix | current",
    ),
    (
        "status before a possessive",
        "Tim Cook, then Apple's chief executive, spoke.",
        "then Apple's chief executive | chief executive | tim-cook | apple | apposition | former",
    ),
    ("position of nothing", "Andy Warhol, the center of attention, spoke.", ""),
];

#[test]
fn the_evidence_reads_over_all_that_belongs_to_it() {
    check(EVIDENCE, stated_roles);
}
