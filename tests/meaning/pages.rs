//! What wires and scraped pages put around names: datelines, bylines, captions, menus, letters, small letters, hyphens, initials.

use crate::notation::{Row, check, mentions};

/// Datelines, bylines, credits, captions.
const WIRE: &[Row] = &[
    ("bureau and agency", "BEIJING (Reuters) – China held talks.", "BEIJING=beijing; Reuters=reuters; China=china"),
    ("two cities", "PARIS/BERLIN (Reuters) - Leaders met.", "PARIS=paris; BERLIN=berlin; Reuters=reuters"),
    ("city, state", "AUSTIN, Texas (AP) — Voters waited.", "AUSTIN=austin; Texas=texas; AP=associated-press"),
    ("city in capitals with a date", "GENEVA, 3 May (UN) – Talks began.", "GENEVA=geneva; UN=united-nations"),
    ("city in capitals inside", "Talks in PARIS went on.", "PARIS=paris"),
    ("byline", "By Clarissa Dalloway", "Clarissa Dalloway=PERSON"),
    (
        "byline in Washington",
        "By Clarissa Dalloway in Washington",
        "Clarissa Dalloway=PERSON; Washington=washington-dc",
    ),
    ("credit", "Photo: Clarissa Dalloway/Reuters", "Clarissa Dalloway=PERSON; Reuters=reuters"),
    ("reporting", "(Reporting by Clarissa Dalloway)", "Clarissa Dalloway=PERSON"),
    (
        "editing",
        "Editing by Clarissa Dalloway and Richard Dalloway",
        "Clarissa Dalloway=PERSON; Richard Dalloway=PERSON",
    ),
    ("link", "Read more: China holds talks with Japan", "China=china; Japan=japan"),
    ("caption", "File photo of Vladimir Putin.", "Vladimir Putin=vladimir-putin"),
    ("month after a city", "PARIS, May 3 – It rained.", "PARIS=paris"),
];

/// Months, weekdays, festivals, languages, faiths.
const CALENDAR: &[Row] = &[
    ("weekday", "They met on Friday in Oslo.", "Oslo=oslo"),
    ("month and year", "It began in August 2019 in Oslo.", "Oslo=oslo"),
    ("month that is a verb", "It may rain in May.", ""),
    ("month that is a name", "In June and in April it rained.", ""),
    ("month with a stop", "It began on Jan. 9 in Oslo.", "Oslo=oslo"),
    ("festival", "They met at Easter in Rome.", "Rome=rome"),
    ("holiday of a country", "They danced at Chinese New Year.", ""),
    ("holiday eve", "They met on Christmas Eve in Rome.", "Rome=rome"),
    ("language", "She speaks Latin and Sanskrit.", ""),
    ("month that is a prime minister", "Theresa May resigned in May.", "Theresa May=theresa-may"),
];

/// Sentence-initial words, titles alone, common words with capitals.
const WORDS: &[Row] = &[
    ("verb", "Will and May are verbs.", ""),
    ("adjective", "Rich nations pay.", ""),
    ("trade", "Baker and miller struck.", ""),
    ("weather", "Snow fell in Oslo.", "Oslo=oslo"),
    ("apple", "Apple trees bloom.", ""),
    ("target", "Target prices fell.", ""),
    ("shell", "Shell fire killed two in Kharkiv.", "Kharkiv=kharkiv"),
    ("orange", "Orange juice sold well.", ""),
    ("turkey", "Roast turkey is eaten in November.", ""),
    ("china", "She broke a cup of fine china.", ""),
    ("polish", "They polish silver.", ""),
    ("who", "They asked who came.", ""),
    ("us", "They told us so.", ""),
    ("title alone", "Senator and Governor are titles.", ""),
    ("heading", "Live Updates", ""),
    ("menu", "Home | News | Sport | Business", ""),
    ("after a number", "1. Will they come?", ""),
];

/// Hyphens, slashes, initials, possessives, brackets, glue.
const JOINTS: &[Row] = &[
    ("pro and a capital", "The pro-Beijing camp won.", "Beijing=beijing"),
    ("anti and a person", "The anti-Trump vote grew.", "Trump=donald-trump"),
    ("two countries", "US-China talks failed.", "US=united-states; China=china"),
    ("based", "The London-based firm closed.", "London=london"),
    ("demonyms", "The Franco-German plan failed.", "German=germany"),
    ("slash", "The Russia/Ukraine talks failed.", "Russia=russia; Ukraine=ukraine"),
    ("initials of a person", "J. K. Rowling wrote it.", "J. K. Rowling=j-k-rowling"),
    ("initials alone", "He signed it J. K. in ink.", ""),
    ("degree", "She has a Ph.D. in biology.", ""),
    ("possessive of a country", "China's envoy left.", "China=china"),
    ("typographic possessive", "China’s envoy left.", "China=china"),
    ("plural possessive", "The Netherlands' envoy left.", "Netherlands=netherlands"),
    ("plural surname", "The Bidens left.", ""),
    ("town in a longer word", "Chinatown is full.", ""),
    ("brackets", "He lives in Oslo (Norway).", "Oslo=oslo; Norway=norway"),
    ("quotation marks", "He said “France” twice.", "France=france"),
    ("handle", "Write to @France24 today.", ""),
    ("mail", "Write to paris@example.org today.", ""),
    ("url", "See http://france.example.org/china today.", ""),
    ("hashtag", "They wrote #France on it.", "France=france"),
    ("file name", "See Paris.jpg or France.pdf for it.", ""),
];

/// Letters and posts.
const LETTERS: &[Row] = &[
    ("greeting", "Dear Clarissa,", "Clarissa=PERSON"),
    ("greeting of a rare name", "Hi Zorblin,", "Zorblin=PERSON"),
    ("greeting of everybody", "Dear Friends,", ""),
    ("greeting without an end", "Hello Zorblin fans", ""),
    ("small letters", "is there good pizza in san francisco?", "san francisco=san-francisco"),
    ("small letters, more", "i am from mexico and go to chicago", "mexico=mexico; chicago=chicago"),
    ("small letters of a word", "we were reading in bed in nice weather", ""),
    ("small letters among capitals", "They sell goods from china in Oslo.", "Oslo=oslo"),
    ("small letters without a preposition", "the chicago pizza was good", ""),
];

/// Names that a writer's layout breaks.
const RUNS: &[Row] = &[
    ("name and a label", "John Griffith Direct Dial 5", "John Griffith=PERSON"),
    ("king with a number", "They feared Tsar Zorblin I, the ruler.", "Zorblin I=PERSON"),
    ("subject of everyday words", "She taught Educational Resources there.", ""),
    ("prefix and an everyday word", "They met the New Wave there.", ""),
    ("head that is a family name", "Marc Lamont Hill spoke.", "Marc Lamont Hill=PERSON"),
    (
        "authors in brackets",
        "It is so (Zorblin, Zedrikson, & Zomblin, 2008).",
        "Zorblin=PERSON; Zedrikson=PERSON; Zomblin=PERSON",
    ),
    ("letters apart", "U P D A T E D today", ""),
    ("work of fiction", "They read Game of Zorblin. He likes Game of Zorblin, and Game of Zorblin likes him.", ""),
];

#[test]
fn wires_put_places_and_agencies_first() {
    check(WIRE, mentions);
}

#[test]
fn the_calendar_names_nobody() {
    check(CALENDAR, mentions);
}

#[test]
fn words_with_capitals_name_nobody() {
    check(WORDS, mentions);
}

#[test]
fn joints_part_names() {
    check(JOINTS, mentions);
}

#[test]
fn letters_name_people_and_places() {
    check(LETTERS, mentions);
}

#[test]
fn runs_end_where_names_end() {
    check(RUNS, mentions);
}
