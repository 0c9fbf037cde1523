//! Names of several entries: what the text around them decides.

use crate::notation::{Row, check, mentions};

/// Places that share a name.
const PLACES: &[Row] = &[
    (
        "country by its neighbour",
        "Georgia and Armenia border Turkey.",
        "Georgia=georgia; Armenia=armenia; Turkey=turkey",
    ),
    ("country by its capital", "Tbilisi is the capital of Georgia.", "Tbilisi=tbilisi; Georgia=georgia"),
    ("state by its capital", "Atlanta is the capital of Georgia.", "Atlanta=atlanta; Georgia=georgia-us-state"),
    ("state by another state", "Voters in Georgia and Arizona waited.", "Georgia=georgia-us-state; Arizona=arizona"),
    ("Congo by one capital", "Kinshasa is the capital of Congo.", "Kinshasa=kinshasa; Congo=congo-kinshasa"),
    ("Congo by the other", "Brazzaville is the capital of Congo.", "Brazzaville=brazzaville; Congo=congo-brazzaville"),
    (
        "both by full names",
        "The Democratic Republic of Congo is larger than the Republic of Congo.",
        "Democratic Republic of Congo=congo-kinshasa; Republic of Congo=congo-brazzaville",
    ),
    ("capital", "Washington imposed sanctions.", "Washington=washington-dc"),
    ("person by the given name", "George Washington was the first president.", "George Washington=george-washington"),
    (
        "American city by the state",
        "Birmingham, Alabama, is a city of steel.",
        "Birmingham=birmingham-alabama; Alabama=alabama",
    ),
    (
        "city in its own country before a like-named one",
        "Birmingham is in England.",
        "Birmingham=birmingham; England=england",
    ),
    (
        "city before its state",
        "Cambridge, Massachusetts, is home to Harvard University.",
        "Cambridge=cambridge-massachusetts; Massachusetts=massachusetts; Harvard University=harvard",
    ),
    ("city in its country", "Cambridge is in England.", "Cambridge=cambridge; England=england"),
    ("French capital", "Paris is the capital of France.", "Paris=paris; France=france"),
    ("city before its country", "Melbourne, Australia, is on the coast.", "Melbourne=melbourne; Australia=australia"),
    ("the state of Victoria", "Melbourne is in Victoria.", "Melbourne=melbourne; Victoria=victoria-australia"),
    (
        "capital by the accent and the country",
        "San José is the capital of Costa Rica.",
        "San José=san-jose-costa-rica; Costa Rica=costa-rica",
    ),
    ("city by the state", "San Jose, California, has many firms.", "San Jose=san-jose; California=california"),
    (
        "old name by the capital",
        "Macedonia, with its capital Skopje, joined NATO in 2020.",
        "Macedonia=north-macedonia; Skopje=skopje; NATO=nato",
    ),
    ("neighbours in spelling", "Niger borders Nigeria.", "Niger=niger; Nigeria=nigeria"),
    (
        "island nations",
        "Dominica is not the Dominican Republic.",
        "Dominica=dominica; Dominican Republic=dominican-republic",
    ),
    (
        "three Guineas",
        "Guinea, Guinea-Bissau and Equatorial Guinea are in Africa.",
        "Guinea=guinea; Guinea-Bissau=guinea-bissau; Equatorial Guinea=equatorial-guinea; Africa=africa",
    ),
    ("two Sudans", "South Sudan left Sudan in 2011.", "South Sudan=south-sudan; Sudan=sudan"),
    ("two Samoas", "American Samoa is not Samoa.", "American Samoa=american-samoa; Samoa=samoa"),
    (
        "the whole after its parts",
        "North Korea and South Korea share the Korean Peninsula.",
        "North Korea=north-korea; South Korea=south-korea; Korean Peninsula=korean-peninsula",
    ),
];

/// Names that places share with people and bodies.
const OTHERS: &[Row] = &[
    ("ruled place", "Michael Jordan met the king of Jordan.", "Michael Jordan=michael-jordan; Jordan=jordan"),
    (
        "part of a place",
        "Victoria Beckham flew to Melbourne, the capital of Victoria.",
        "Victoria Beckham=victoria-beckham; Melbourne=melbourne; Victoria=victoria-australia",
    ),
    (
        "office of a state",
        "The Georgia governor, Brian Kemp, spoke.",
        "Georgia=georgia-us-state; Brian Kemp=brian-kemp",
    ),
    (
        "office of a country",
        "The president of Georgia, Salome Zourabichvili, spoke.",
        "Georgia=georgia; Salome Zourabichvili=salome-zourabichvili",
    ),
    ("a country's congress", "Peru's Congress voted.", "Peru=peru; Congress=peruvian-congress"),
    ("no congress but its own", "Bhutan's Congress voted.", "Bhutan=bhutan"),
    ("country", "Jordan and Israel signed a treaty in 1994.", "Jordan=jordan; Israel=israel"),
    (
        "player",
        "Michael Jordan retired. Jordan had won six titles.",
        "Michael Jordan=michael-jordan; Jordan=michael-jordan",
    ),
    (
        "congressman",
        "Jim Jordan of Ohio lost. Jordan had lost twice before.",
        "Jim Jordan=jim-jordan; Ohio=ohio; Jordan=jim-jordan",
    ),
    (
        "president after a city",
        "Abraham Lincoln was shot. Lincoln died the next day.",
        "Abraham Lincoln=abraham-lincoln; Lincoln=abraham-lincoln",
    ),
    (
        "court by its country",
        "The Supreme Court of India is in New Delhi.",
        "Supreme Court of India=supreme-court-of-india; New Delhi=new-delhi",
    ),
    (
        "chamber by its country",
        "The House of Commons of Canada is in Ottawa.",
        "House of Commons of Canada=house-of-commons-canada; Ottawa=ottawa",
    ),
    (
        "ministry by its country",
        "The Chinese Foreign Ministry answered.",
        "Chinese Foreign Ministry=china-ministry-of-foreign-affairs",
    ),
    ("company beside others", "Microsoft and Amazon sell storage.", "Microsoft=microsoft; Amazon=amazon"),
    ("a bank by its apposition", "Santander, the country’s biggest bank, lost 2 percent.", "Santander=banco-santander"),
    ("a city by its preposition", "They met in Santander.", "Santander=santander"),
    (
        "chamber by its country",
        "Ministers left Canberra for the House.",
        "Canberra=canberra; House=australian-house-of-representatives",
    ),
    (
        "party by another name of it",
        "The Australian Greens voted with Labor. The Greens left.",
        "Australian Greens=australian-greens; Labor=australian-labor-party; Greens=australian-greens",
    ),
    ("the dead of long ago do not speak", "“Prices are soft,” Lister said.", "Lister=PERSON"),
    (
        "common name in a text about another country",
        "Nepal voted in peace, said the Electoral Commission.",
        "Nepal=nepal; Electoral Commission=ORGANIZATION",
    ),
    (
        "common name in a text about its country",
        "Britain voted in peace, said the Electoral Commission.",
        "Britain=united-kingdom; Electoral Commission=electoral-commission-uk",
    ),
    (
        "chamber of the country that is named",
        "Lawmakers in Nigeria met. They asked the Senate and the Supreme Court.",
        "Nigeria=nigeria; Senate=nigerian-senate; Supreme Court=supreme-court-of-nigeria",
    ),
    ("chamber of a country that is not named", "They asked the Senate in May.", "Senate=us-senate"),
];

/// Clubs that go by the name of their town.
const CLUBS: &[Row] = &[
    (
        "beside other clubs",
        "Aston Villa lost and Manchester United beat Norwich at home.",
        "Aston Villa=aston-villa; Manchester United=manchester-united; Norwich=norwich-city",
    ),
    (
        "beside a league, at the start of a sentence",
        "The Premier League season began. Burnley won, Chelsea drew.",
        "Premier League=premier-league; Burnley=burnley-fc; Chelsea=chelsea-fc",
    ),
    ("before one of its people", "Norwich manager James Close left.", "Norwich=norwich-city; James Close=PERSON"),
    (
        "no family name of a person in the news",
        "Aston Villa and Liverpool won. They beat Bolton and Stoke.",
        "Aston Villa=aston-villa; Liverpool=liverpool-fc; Bolton=bolton-wanderers; Stoke=stoke-city",
    ),
    (
        "in the town",
        "Aston Villa and Manchester United met in Norwich.",
        "Aston Villa=aston-villa; Manchester United=manchester-united; Norwich=norwich",
    ),
    ("no sport", "The train from Norwich to Ipswich was late.", "Norwich=norwich; Ipswich=ipswich"),
    (
        "one player is no sport",
        "Jordan Henderson opened a school at Norwich.",
        "Jordan Henderson=jordan-henderson; Norwich=norwich",
    ),
];

#[test]
fn sport_decides_for_the_club() {
    check(CLUBS, mentions);
}

#[test]
fn the_text_decides_which_place() {
    check(PLACES, mentions);
}

#[test]
fn the_text_decides_which_type() {
    check(OTHERS, mentions);
}
