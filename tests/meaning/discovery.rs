//! Names that the gazetteer lacks.

use crate::notation::{Row, check, mentions};

/// By given name, surname, honorific, title, speech verb, apposition.
const PEOPLE: &[Row] = &[
    ("given name and surname", "Clarissa Dalloway wrote novels.", "Clarissa Dalloway=PERSON"),
    ("hyphen in the given name", "Jean-Michel Blanquer resigned.", "Jean-Michel Blanquer=PERSON"),
    ("honorific alone", "Mrs. Dalloway bought the flowers.", "Dalloway=PERSON"),
    ("honorific and full name", "Dr. John Watson told the story.", "John Watson=PERSON"),
    ("title", "Inspector Lestrade arrested him.", "Lestrade=PERSON"),
    ("education minister", "Education Minister Jean-Michel Blanquer resigned.", "Jean-Michel Blanquer=PERSON"),
    ("initials", "J. A. Prufrock wrote it.", "J. A. Prufrock=PERSON"),
    ("middle initial", "Lemuel K. Gulliver wrote it.", "Lemuel K. Gulliver=PERSON"),
    ("family name that is a title", "Later Ms. Goldsmith and Mr. Major came.", "Goldsmith=PERSON; Major=PERSON"),
    ("title in an address", "He thanked Mr. Chief Justice and Madam Secretary.", ""),
    ("particle", "Ludwig van Beethoven was born in Bonn.", "Ludwig van Beethoven=ludwig-van-beethoven; Bonn=bonn"),
    ("two particles", "Juan de la Cruz stands for anybody.", "Juan de la Cruz=PERSON"),
    ("Arabic article", "Mohammed al-Khwarizmi was a scholar.", "Mohammed al-Khwarizmi=PERSON"),
    ("Irish prefix", "Martin O’Neill managed Leicester City.", "Martin O’Neill=PERSON; Leicester City=leicester-city"),
    (
        "apposition of a title",
        "Clarissa Dalloway, the author, lived in London.",
        "Clarissa Dalloway=PERSON; London=london",
    ),
    ("everyday word as family name", "They met James Close there.", "James Close=PERSON"),
    ("everyday word before", "They asked Independent Clarissa Dalloway there.", "Clarissa Dalloway=PERSON"),
    ("title of a member before", "They asked Independent MP Clarissa Dalloway there.", "Clarissa Dalloway=PERSON"),
    ("age", "Clarissa Dalloway, 33, wrote it.", "Clarissa Dalloway=PERSON"),
    ("speech verb before", "“It is so,” said Clarissa Dalloway.", "Clarissa Dalloway=PERSON"),
    ("speech verb after", "Clarissa Dalloway said it was so.", "Clarissa Dalloway=PERSON"),
    ("possessive", "Clarissa Dalloway’s novels are known.", "Clarissa Dalloway=PERSON"),
    ("particle without its vowel", "Jean Plainfeld d’Orbec wrote it.", "Jean Plainfeld d’Orbec=PERSON"),
    ("noun of a place as family name", "Clarissa Waters said it was so.", "Clarissa Waters=PERSON"),
    ("introduced by a title", "They hired a lawyer, Zedrik Plainfeld.", "Zedrik Plainfeld=PERSON"),
    (
        "introduced by an ambassador's title",
        "The ambassador to Denmark, Zedrik Plainfeld, left.",
        "Denmark=denmark; Zedrik Plainfeld=PERSON",
    ),
    (
        "written like a day abbreviated",
        "They met Sun Lijun and Jan Plainfeld in Jan. 2020.",
        "Sun Lijun=PERSON; Jan Plainfeld=PERSON",
    ),
    ("article with a capital", "Actor Osama Al-Romani ended his career.", "Osama Al-Romani=PERSON"),
    ("another given name before a known name", "They told Bushra Imran Khan there.", "Bushra Imran Khan=PERSON"),
    ("relative", "His wife Zorblin left.", "Zorblin=PERSON"),
    ("relative named as a company", "His wife Dell left.", "Dell=PERSON"),
    (
        "letters behind the name",
        "Sir Clarissa Dalloway GCB and James Close OBE met.",
        "Clarissa Dalloway=PERSON; James Close=PERSON",
    ),
    (
        "in a list of people",
        "They met Joe Biden, Zedri Plainfeld and Emmanuel Macron.",
        "Joe Biden=joe-biden; Zedri Plainfeld=PERSON; Emmanuel Macron=emmanuel-macron",
    ),
    ("eastern name that no list has", "They met Zau Wai-ching there.", "Zau Wai-ching=PERSON"),
    ("two letters each behind a title", "They met researcher Mu Zi there.", "Mu Zi=PERSON"),
    (
        "coordinated",
        "Clarissa Dalloway and Richard Dalloway lived in London.",
        "Clarissa Dalloway=PERSON; Richard Dalloway=PERSON; London=london",
    ),
    (
        "credit",
        "Reporting by Zedrik Plainfeld and Humeyra Dalloway; editing by Clarissa Plainfeld",
        "Zedrik Plainfeld=PERSON; Humeyra Dalloway=PERSON; Clarissa Plainfeld=PERSON",
    ),
    ("family name and its particle", "The goal by De Plainfeld was late.", "De Plainfeld=PERSON"),
    ("particle with a capital", "Roberto Di Plainfeld left.", "Roberto Di Plainfeld=PERSON"),
    ("owner with an everyday family name", "Zedrik Gray’s second goal was late.", "Zedrik Gray=PERSON"),
    (
        "last of a list",
        "Joe Biden, Emmanuel Macron and Christian Watson were absent.",
        "Joe Biden=joe-biden; Emmanuel Macron=emmanuel-macron; Christian Watson=PERSON",
    ),
    ("honorifics behind a title", "Foreign Minister Sheikh Zedrik Plainfeld left.", "Zedrik Plainfeld=PERSON"),
    (
        "title of two words",
        "Selangor Menteri Besar Zedrik Plainfeld left.",
        "Selangor=selangor; Zedrik Plainfeld=PERSON",
    ),
    ("byline", "By Zedrik Plainfeld\n\nThe mayor spoke.", "Zedrik Plainfeld=PERSON"),
    ("byline that is glued to the text", "By Zedrik Plainfeld The mayor spoke.", "Zedrik Plainfeld=PERSON"),
    ("what she says of the weather", "Clarissa Dalloway said it was late.", "Clarissa Dalloway=PERSON"),
    ("a clause about a person behind", "They met Zedriko Plainfeld, who lost.", "Zedriko Plainfeld=PERSON"),
    ("two initials, the first an article", "They met A M Plainfeld there.", "A M Plainfeld=PERSON"),
];

/// By suffix, head, complement, brackets.
const BODIES: &[Row] = &[
    ("suffix", "Acme Widgets Inc fell.", "Acme Widgets Inc=ORGANIZATION"),
    ("ampersand", "Acme & Sons Ltd closed.", "Acme & Sons Ltd=ORGANIZATION"),
    (
        "heads that open a name",
        "He left the Universidad Nacional de Plainfeld and the Instituto de Estadística y Censos.",
        "Universidad Nacional de Plainfeld=ORGANIZATION; Instituto de Estadística y Censos=ORGANIZATION",
    ),
    ("fields joined", "The Zorblin Game and Fish Commission met.", "Zorblin Game and Fish Commission=ORGANIZATION"),
    ("royal and a head behind", "He joined the Royal Armoured Corps.", "Royal Armoured Corps=ORGANIZATION"),
    ("college of a saint", "He studied at St John’s College.", "St John’s College=ORGANIZATION"),
    (
        "office of a county's sheriff",
        "He works for the Barrow County Sheriff’s Office.",
        "Barrow County Sheriff’s Office=ORGANIZATION",
    ),
    ("adjective of a nation", "The American Zorblic Union met.", "American Zorblic Union=ORGANIZATION"),
    (
        "company by its first word",
        "He left Zorblin Technologies in May. Before joining Zorblin, he slept.",
        "Zorblin Technologies=ORGANIZATION; Zorblin=ORGANIZATION:Zorblin Technologies",
    ),
    ("a place behind such a head", "They met at the Hôpital Toulouse.", "Hôpital Toulouse=ORGANIZATION"),
    ("university", "Plainfield University opened.", "Plainfield University=ORGANIZATION"),
    ("school", "Plainfield High School opened.", "Plainfield High School=ORGANIZATION"),
    ("police", "The Plainfield Police Department said so.", "Plainfield Police Department=ORGANIZATION"),
    ("council", "The Plainfield City Council voted.", "Plainfield City Council=ORGANIZATION"),
    ("newspaper", "The Plainfield Herald reported it.", "Plainfield Herald=ORGANIZATION"),
    ("complement", "The Association of Plain Speakers met.", "Association of Plain Speakers=ORGANIZATION"),
    (
        "title before the head",
        "The Royal Institute of Plain Speakers met.",
        "Royal Institute of Plain Speakers=ORGANIZATION",
    ),
    ("kind before", "They called the security firm Zorblin.", "Zorblin=ORGANIZATION"),
    ("members behind", "Many Zorblin employees left.", "Zorblin=ORGANIZATION"),
    ("described behind", "They met Zorblin, a company that sells maps.", "Zorblin=ORGANIZATION"),
    (
        "legal form behind a comma",
        "He works at Plainfeld Services, Inc. in Houston.",
        "Plainfeld Services, Inc.=ORGANIZATION; Houston=houston",
    ),
    (
        "unknown acronym beside its people",
        "Clarissa Dalloway of ZQF spoke. ZQF’s Richard Dalloway left.",
        "Clarissa Dalloway=PERSON; ZQF=ORGANIZATION; ZQF=ORGANIZATION; Richard Dalloway=PERSON",
    ),
    ("abbreviated common noun", "The level (ZQF) rose. ZQF’s height was low at ZQF. ZQF was low.", ""),
    (
        "owned by a title",
        "The Plainfield County Sheriff’s Department met.",
        "Plainfield County Sheriff’s Department=ORGANIZATION",
    ),
    ("students of it", "Two Plainfield University students left.", "Plainfield University=ORGANIZATION"),
    (
        "titled officer of it",
        "They met Plainfield Police Patrolman Clarissa Dalloway.",
        "Plainfield Police=ORGANIZATION; Clarissa Dalloway=PERSON",
    ),
    ("one that speaks", "The ZQF said that it had room.", "ZQF=ORGANIZATION"),
    ("complement with for", "The Foundation for Better Roads closed.", "Foundation for Better Roads=ORGANIZATION"),
    (
        "acronym in brackets",
        "The National Theatre Company (NTC) closed.",
        "National Theatre Company=ORGANIZATION; NTC=ORGANIZATION",
    ),
    (
        "with a country inside",
        "The Plainfield Institute of China Studies closed.",
        "Plainfield Institute of China Studies=ORGANIZATION",
    ),
    ("ministry", "The Ministry of Magic is a fiction.", "Ministry of Magic=ORGANIZATION"),
    (
        "ministry of a known place",
        "The Ministry of Magic of Ukraine is a fiction.",
        "Ministry of Magic of Ukraine=ORGANIZATION",
    ),
    (
        "academy of a known place of two words",
        "The Academy of Magic of New York is a fiction.",
        "Academy of Magic of New York=ORGANIZATION",
    ),
    (
        "kind before a name that a person could have",
        "Shares in troubled lender Monti Plainfeld were flat.",
        "Monti Plainfeld=ORGANIZATION",
    ),
    ("kind before a subject of speech", "The drug maker Plainfeld said no.", "Plainfeld=ORGANIZATION"),
    (
        "officer behind",
        "Plainfeld vice-president Clarissa Dalloway said no.",
        "Plainfeld=ORGANIZATION; Clarissa Dalloway=PERSON",
    ),
    (
        "names of founders",
        "They bought Fisher & Plainfeld Healthcare there.",
        "Fisher & Plainfeld Healthcare=ORGANIZATION",
    ),
    ("what it says of itself", "Versum Plainfeld said it plans to merge.", "Versum Plainfeld=ORGANIZATION"),
    ("what it does", "Plainfeld is acquiring a rival.", "Plainfeld=ORGANIZATION"),
    (
        "officer of it before, a given name in it",
        "They asked the CEO of Martin Plainfeld. Martin Plainfeld was for sale.",
        "Martin Plainfeld=ORGANIZATION; Martin Plainfeld=ORGANIZATION",
    ),
    ("part of it before", "He bought all shares of Plainfeld-Dalloway there.", "Plainfeld-Dalloway=ORGANIZATION"),
    (
        "what follows tells what stands before",
        "Martin Plainfeld rose. They bought a stake in Martin Plainfeld.",
        "Martin Plainfeld=ORGANIZATION; Martin Plainfeld=ORGANIZATION",
    ),
    ("legal form behind a known name", "They sued Bayer AG there.", "Bayer AG=bayer"),
];

/// By head, preposition, cue, containing place.
const PLACES: &[Row] = &[
    ("noun behind", "They met in the Zorblin neighborhood and in the Zarble community.", "Zorblin=PLACE; Zarble=PLACE"),
    ("park named for a person", "They marched from Clarissa Dalloway Park.", "Clarissa Dalloway Park=PLACE"),
    ("airport", "Plainfield Airport closed.", "Plainfield Airport=PLACE"),
    ("river", "The Plainfield River rose.", "Plainfield River=PLACE"),
    ("bridge", "The Plainfield Bridge closed.", "Plainfield Bridge=PLACE"),
    ("town", "He lives in the town of Plainville.", "Plainville=PLACE"),
    ("in", "He was born in Plainville.", "Plainville=PLACE"),
    ("behind an age", "Clarissa Dalloway, 33, of Plainville wrote it.", "Clarissa Dalloway=PERSON; Plainville=PLACE"),
    ("near", "A bridge near Plainville fell.", "Plainville=PLACE"),
    ("containing place", "He moved to Plainville, Ohio.", "Plainville=PLACE; Ohio=ohio"),
    (
        "seat of a member",
        "Bandar Plainfeld MP Clarissa Dalloway left.",
        "Bandar Plainfeld=PLACE; Clarissa Dalloway=PERSON",
    ),
    ("member for a seat", "They asked the MP for Plainfeld there.", "Plainfeld=PLACE"),
    ("seat that is held", "He lost his Plainfeld seat.", "Plainfeld=PLACE"),
    ("governor behind", "Plainfeld governor Clarissa Dalloway left.", "Plainfeld=PLACE; Clarissa Dalloway=PERSON"),
    ("bare dateline of a weak name", "PHOENIX — The mayor spoke.", "PHOENIX=phoenix"),
    ("noun of a place behind", "Two strikes hit homes in Musa Plainfeld district.", "Musa Plainfeld=PLACE"),
    (
        "provincial governor behind",
        "Plainfeld provincial governor Clarissa Dalloway left.",
        "Plainfeld=PLACE; Clarissa Dalloway=PERSON",
    ),
    ("senator behind", "Plainfeld senator Clarissa Dalloway left.", "Plainfeld=PLACE; Clarissa Dalloway=PERSON"),
];

/// Capitals that are no names.
const NOBODY: &[Row] = &[
    ("a community of people", "They spoke for the Zorblin community.", ""),
    ("a campus named like a person", "They broke ground at their Jasper campus.", ""),
    ("day", "Monday Morning was dull.", ""),
    ("event", "The Big Day came.", ""),
    ("headline", "My Best Friend Left Last Night", ""),
    ("months", "It rained in January and February.", ""),
    ("all in capitals", "THIS IS A VERY LONG SHOUT", ""),
    ("initial words", "Perhaps. Never. Always.", ""),
    ("roman numerals", "Chapter XIV follows Chapter XIII.", ""),
    ("a seat for all", "They won the Social Welfare seat.", ""),
    ("cited authors", "The method (Dye & Bavelier 2010) failed.", ""),
];

/// By the evidence of all places of a name together.
const REPEATED: &[Row] = &[
    (
        "verbs of people",
        "Zorblin wrote it. They knew Zorblin, and Zorblin went home.",
        "Zorblin=PERSON; Zorblin=PERSON; Zorblin=PERSON",
    ),
    (
        "prepositions of place",
        "We lived in Zorblin. The road to Zorblin is long, and people from Zorblin know it.",
        "Zorblin=PLACE; Zorblin=PLACE; Zorblin=PLACE",
    ),
    ("a cited author", "It is so (Zorblin, 2010) and not so.", "Zorblin=PERSON"),
    ("cited with others", "It is so, as Zorblin et al. found.", "Zorblin=PERSON"),
    (
        "a person told at one place",
        "They met Zorblin there. “It is so,” Zorblin said.",
        "Zorblin=PERSON; Zorblin=PERSON",
    ),
    (
        "a full name told at another place",
        "Zedri Plainfeld’s case was long. Former minister Zedri Plainfeld was freed.",
        "Zedri Plainfeld=PERSON; Zedri Plainfeld=PERSON",
    ),
    ("too little evidence", "They bought Zorblin. The shop had Zorblin, too.", ""),
    ("in small letters, too", "Zorblin came late. Zorblin went home and Zorblin felt well. A zorblin is a bird.", ""),
    ("after articles", "The Zorblin had walls. The Zorblin became old, and the Zorblin fell.", ""),
    ("numbered", "Zorblin 2 had a fault. Zorblin 2 came late.", ""),
    (
        "a weak name of a place, supported twice",
        "He was born in York and died in York. The walls of York are old.",
        "York=york; York=york; York=york",
    ),
    ("a weak name that the text defines", "York is an ancient city. York has walls.", "York=york; York=york"),
    (
        "a weak name of a topic at the start of a sentence",
        "They lived in York. Nobody in York knew. York slept.",
        "York=york; York=york; York=york",
    ),
    ("a weak name of a place, supported nowhere", "They read the York paper.", ""),
];

#[test]
fn repeated_names_are_discovered() {
    check(REPEATED, mentions);
}

#[test]
fn people_are_discovered() {
    check(PEOPLE, mentions);
}

#[test]
fn organizations_are_discovered() {
    check(BODIES, mentions);
}

#[test]
fn places_are_discovered() {
    check(PLACES, mentions);
}

#[test]
fn capitals_alone_discover_nothing() {
    check(NOBODY, mentions);
}
