//! Names of things that hold the names of people, places and bodies: laws, prizes, storms, ships, works, products, schools, papers, teams.

use crate::notation::{Row, check, mentions};

/// Laws, treaties, wars, prizes, events: their names hold no place and nobody.
const THINGS: &[Row] = &[
    ("treaty of a city", "The Treaty of Rome was signed in 1957.", ""),
    ("accord of a city", "The Plainfield Accord was signed in Ohio.", "Ohio=ohio"),
    ("protocol of a city", "The Montreal Protocol protects the ozone layer.", ""),
    ("declaration of a city", "The Helsinki Declaration was signed in Finland.", "Finland=finland"),
    ("act of a senator", "The Warren Act passed in Ohio.", "Ohio=ohio"),
    ("doctrine of a president", "The Monroe Doctrine dates from 1823.", ""),
    ("plan of a general", "The Marshall Plan rebuilt Europe.", "Europe=europe"),
    ("commission report", "The Chilcot Report was read in London.", "London=london"),
    ("prize of a publisher", "She won the Pulitzer Prize in New York.", "New York=new-york"),
    ("award of a city", "He won the Sydney Award.", ""),
    ("medal of a mathematician", "He won the Fields Medal.", ""),
    ("cup of a federation", "The FIFA World Cup begins in Qatar.", "Qatar=qatar"),
    ("cup of a donor", "The Davis Cup was played in Spain.", "Spain=spain"),
    ("film festival of a city", "The Plainfield Film Festival began in Utah.", "Utah=utah"),
    ("war of a country", "The Korean War ended in 1953.", ""),
    ("war of two countries", "The Iran-Iraq War ended in 1988.", ""),
    ("revolution of a country", "The French Revolution began in Paris.", "Paris=paris"),
    ("siege of a city", "He wrote of the Leningrad Siege.", ""),
    ("variant of a city", "The Delhi Variant spread in France.", "France=france"),
    ("disease of a person", "The Parkinson Disease trial began in Ohio.", "Ohio=ohio"),
    ("scale of a person", "It measured six on the Richter Scale.", ""),
    ("telescope of a person", "The Hubble Telescope orbits.", ""),
    ("long name of a telescope", "The James Webb Space Telescope orbits.", ""),
    ("programme of a person", "He joined the Andy Warhol Legacy Program.", ""),
    ("fair of a company", "She won the Google Coding Fair.", ""),
    ("product of a company", "They counted visits with Google Analytics.", ""),
    ("show of a person", "He watched the Ellen Show.", ""),
    ("election of a country", "They met after the Kenya Election Survey.", ""),
    ("marathon of a city", "She won the Boston Marathon.", ""),
    ("derby of a state", "The Kentucky Derby is run in May.", ""),
    ("battle of a city", "He fell in the Battle of Leningrad.", ""),
    ("constitution of a country", "They read the Constitution of Kenya.", ""),
    ("unknown law", "The Acme Growth Act passed.", ""),
    ("memorandum of a city", "The Budapest Memorandum was signed in 1994.", ""),
];

/// The same heads as everyday words: the name before them is meant.
const NO_THINGS: &[Row] = &[
    ("elections that open a sentence", "Elections in Kenya were held.", "Kenya=kenya"),
    ("in small letters", "The Ohio election was close.", "Ohio=ohio"),
    ("a plan in small letters", "The Biden plan failed.", "Biden=joe-biden"),
    ("possessive", "Biden’s Plan B failed.", "Biden=joe-biden"),
    ("headline", "Biden Plan Fails as China Talks Stall", "Biden=joe-biden; China=china"),
    ("in capitals", "BIDEN PLAN FAILS", "BIDEN=joe-biden"),
    ("treaty with a country", "The treaty with Japan was signed.", "Japan=japan"),
    ("prize for a person", "The prize went to Malala Yousafzai.", "Malala Yousafzai=malala-yousafzai"),
];

/// Storms, operations, ships.
const PREFIXED: &[Row] = &[
    ("hurricane", "Hurricane Katrina struck New Orleans.", "New Orleans=new-orleans"),
    ("hurricane with a man's name", "Hurricane Andrew struck Florida.", "Florida=florida"),
    ("typhoon", "Typhoon Haiyan struck Tacloban.", "Tacloban=tacloban"),
    ("storm", "Storm Daniel struck Libya.", "Libya=libya"),
    ("storm in brackets", "The storm struck Libya.", "Libya=libya"),
    ("operation", "Operation Jordan began in May.", ""),
    ("project with a city's name", "Project London failed in Spain.", "Spain=spain"),
    ("aircraft carrier", "The USS Ronald Reagan left Yokosuka.", "Yokosuka=yokosuka"),
    ("frigate", "HMS Kent left Portsmouth.", "Portsmouth=portsmouth"),
    ("ship with a state's name", "The USS Arizona sank at Pearl Harbor.", "Pearl Harbor=pearl-harbor"),
    ("the person herself", "Katrina Smith lives in New Orleans.", "Katrina Smith=PERSON; New Orleans=new-orleans"),
];

/// Universities, papers, teams, foundations, banks, streets, buildings, waters.
const HOLDERS: &[Row] = &[
    ("paper of a city", "The Washington Post reported it.", "The Washington Post=washington-post"),
    ("paper the gazetteer lacks", "The Jordan Valley Herald reported it.", "Jordan Valley Herald=ORGANIZATION"),
    ("paper of a saint's city", "The St. Petersburg Times reported it.", "St. Petersburg Times=ORGANIZATION"),
    ("team of a region", "The New England Patriots won.", "New England Patriots=new-england-patriots"),
    ("foundation of a maker", "The Ford Foundation paid for it.", "Ford Foundation=ford-foundation"),
    ("university by its short name", "She studied at Georgia Tech.", "Georgia Tech=georgia-tech"),
    ("university of a person", "He taught at Brandeis University.", "Brandeis University=brandeis-university"),
    ("school of a person", "The Kennedy High School closed.", "Kennedy High School=ORGANIZATION"),
    ("hospital of a person", "He died at Lincoln Hospital.", "Lincoln Hospital=ORGANIZATION"),
    ("club of a city", "The Berlin Rowing Club won.", "Berlin Rowing Club=ORGANIZATION"),
    ("bank of a state", "The Bank of Georgia fell.", "Bank of Georgia=ORGANIZATION"),
    ("lake of a state", "Lake Michigan froze.", "Lake Michigan=lake-michigan"),
    ("river of a state", "The Ohio River rose.", "Ohio River=ohio-river"),
    ("street of a president", "He lives on Kennedy Street in Denver.", "Kennedy Street=PLACE; Denver=denver"),
    ("avenue, shortened", "They met at Lincoln Ave in Denver.", "Lincoln Ave=PLACE; Denver=denver"),
    ("bridge of a city", "The Brooklyn Bridge closed.", "Brooklyn Bridge=brooklyn-bridge"),
    ("airport of a president", "He left Kennedy Airport.", "Kennedy Airport=john-f-kennedy-international-airport"),
    ("center of a president", "The Carter Center sent observers.", "Carter Center=carter-center"),
    ("hotel of a city", "They met at the Paris Hotel.", "Paris Hotel=PLACE"),
    ("square of a city", "They met on Moscow Square.", "Moscow Square=PLACE"),
];

/// People named like places and bodies.
const NAMESAKES: &[Row] = &[
    ("name of a river", "Jordan Peterson spoke in Toronto.", "Jordan Peterson=jordan-peterson; Toronto=toronto"),
    ("name of a lake", "Victoria Beckham sang.", "Victoria Beckham=victoria-beckham"),
    ("name of a country", "Chad Smith drummed in Texas.", "Chad Smith=PERSON; Texas=texas"),
    ("name of a state", "Virginia Plainfield spoke.", "Virginia Plainfield=PERSON"),
    ("name of an island", "Sicily Plainfield-Jones spoke in Rome.", "Sicily Plainfield-Jones=PERSON; Rome=rome"),
    ("family name of a city", "Michelle Boston spoke in Paris.", "Michelle Boston=PERSON; Paris=paris"),
    ("honorific before a country", "They called him Mr. China.", "China=PERSON"),
    ("honorific before a city", "Mrs. London left.", "London=PERSON"),
    ("initial before a city", "J. Paris wrote it.", "J. Paris=PERSON"),
    (
        "family name of a company's founder",
        "Henry Ford built cars in Detroit.",
        "Henry Ford=henry-ford; Detroit=detroit",
    ),
    ("short form after the full name", "Chad Smith drummed. Smith sang.", "Chad Smith=PERSON; Smith=PERSON:Chad Smith"),
    ("king with a number", "King Charles III spoke.", "Charles III=charles-iii"),
];

#[test]
fn names_of_things_hold_no_names() {
    check(THINGS, mentions);
}

#[test]
fn what_only_looks_like_a_thing_hides_nobody() {
    check(NO_THINGS, mentions);
}

#[test]
fn storms_operations_and_ships_are_no_people() {
    check(PREFIXED, mentions);
}

#[test]
fn bodies_and_places_hold_other_names() {
    check(HOLDERS, mentions);
}

#[test]
fn people_are_named_like_places() {
    check(NAMESAKES, mentions);
}
