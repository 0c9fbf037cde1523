//! Names that are not what they seem: each row lists all that the sentence holds.

use crate::notation::{Row, check, mentions};

/// A known name inside a longer one, known or not.
const LONGER_NAMES: &[Row] = &[
    (
        "university of a president",
        "He studied at George Washington University.",
        "George Washington University=george-washington-university",
    ),
    ("person with a city's name", "Paris Hilton was born in New York.", "Paris Hilton=paris-hilton; New York=new-york"),
    (
        "person with a country's name",
        "Michael Jordan played in Chicago.",
        "Michael Jordan=michael-jordan; Chicago=chicago",
    ),
    (
        "writer with a city's name",
        "Jack London was born in San Francisco.",
        "Jack London=PERSON; San Francisco=san-francisco",
    ),
    ("writer with a state's name", "Virginia Woolf lived in London.", "Virginia Woolf=virginia-woolf; London=london"),
    (
        "writer with a capital's name",
        "Washington Irving lived in Spain.",
        "Washington Irving=washington-irving; Spain=spain",
    ),
    (
        "player with a country's name",
        "Jordan Henderson played for Liverpool.",
        "Jordan Henderson=jordan-henderson; Liverpool=liverpool-fc",
    ),
    (
        "actor with a city's name",
        "Sydney Sweeney was born in Spokane.",
        "Sydney Sweeney=sydney-sweeney; Spokane=spokane",
    ),
    (
        "daughter of a president",
        "Chelsea Clinton was born in Arkansas.",
        "Chelsea Clinton=chelsea-clinton; Arkansas=arkansas",
    ),
    ("son of a president", "Hunter Biden was pardoned.", "Hunter Biden=hunter-biden"),
    ("wife of a president", "Melania Trump was born in Slovenia.", "Melania Trump=melania-trump; Slovenia=slovenia"),
    ("body of a state of the union", "She won a state Senate seat.", ""),
    ("knight by the given name", "They wrote to Sir Peter.", "Peter=PERSON"),
    (
        "body of the country at hand",
        "Australia voted on Sunday. In the House of Representatives, Australian lawmakers met.",
        "Australia=australia; House of Representatives=australian-house-of-representatives; Australian=australia",
    ),
    (
        "country of an ambassador",
        "They met Ambassador to France Clarissa Dalloway there.",
        "France=france; Clarissa Dalloway=PERSON",
    ),
    ("army of the past", "The Continental Army was disbanded.", "Continental Army=ORGANIZATION"),
    ("program of a company", "He was at the Google Science Fair there.", ""),
    ("storm named alone", "Hurricane Katrina hit the coast. Last month, Katrina left damage.", ""),
    ("spacecraft", "The Galileo spacecraft flew by.", ""),
    ("earl", "They met the Earl of Clare.", ""),
    ("software", "In FrameNet, words are described.", ""),
    ("discipline", "They won a title in Duo Interpretation.", ""),
    ("school", "The London Business Academy closed.", "London Business Academy=ORGANIZATION"),
    ("choir", "The Vienna Boys Choir sang.", "Vienna Boys Choir=ORGANIZATION"),
    ("war memorial", "The Korean War Memorial opened in 1994.", "Korean War Memorial=PLACE"),
    ("product of a company", "The Boeing Starliner and the Toyota Camry were late.", ""),
    ("day after a club", "Bayern Munich beat Arsenal Wednesday.", "Bayern Munich=bayern-munich; Arsenal=arsenal"),
    ("work of a house", "He was cast in House of Plainfeld.", "House of Plainfeld=ORGANIZATION"),
    ("conservatoire", "She studied at the Conservatoire de Paris.", "Conservatoire de Paris=ORGANIZATION"),
    ("bank", "The Bank of China lent to Laos.", "Bank of China=bank-of-china; Laos=laos"),
    (
        "university of a country",
        "The University of the Philippines is in Quezon City.",
        "University of the Philippines=university-of-the-philippines; Quezon City=quezon-city",
    ),
    ("institute", "The Biden Institute is in Delaware.", "Biden Institute=ORGANIZATION; Delaware=delaware"),
    (
        "foundation",
        "The Clinton Foundation is in New York.",
        "Clinton Foundation=clinton-foundation; New York=new-york",
    ),
    ("tower", "Trump Tower is in New York.", "Trump Tower=trump-tower; New York=new-york"),
    ("agreement", "The Paris Agreement was signed in New York.", "New York=new-york"),
    ("conventions", "The Geneva Conventions apply.", ""),
    ("protocol", "The Kyoto Protocol was adopted in Japan.", "Japan=japan"),
    ("holiday in an agreement", "The Good Friday Agreement was signed in Belfast.", "Belfast=belfast"),
    ("style guide", "The Chicago Manual of Style is thick.", ""),
    ("canal", "The Suez Canal is in Egypt.", "Suez Canal=suez-canal; Egypt=egypt"),
    ("leak", "The Panama Papers were leaked.", ""),
    ("ocean", "The Indian Ocean lies south of India.", "Indian Ocean=indian-ocean; India=india"),
    ("channel", "The English Channel lies south of England.", "English Channel=english-channel; England=england"),
    ("sea", "The South China Sea lies south of China.", "South China Sea=south-china-sea; China=china"),
    ("lake", "Lake Victoria lies in Uganda.", "Lake Victoria=lake-victoria; Uganda=uganda"),
    ("forest", "The Amazon rainforest lies mostly in Brazil.", "Amazon rainforest=amazon-rainforest; Brazil=brazil"),
    (
        "newspaper of a city",
        "The Washington Post and The New York Times agreed.",
        "The Washington Post=washington-post; The New York Times=new-york-times",
    ),
    (
        "newspaper of a street",
        "The Wall Street Journal is based in New York.",
        "The Wall Street Journal=wall-street-journal; New York=new-york",
    ),
    ("airline of a country", "Turkish Airlines flies to Lagos.", "Turkish Airlines=turkish-airlines; Lagos=lagos"),
    (
        "airlines",
        "Air France and British Airways cut flights.",
        "Air France=air-france; British Airways=british-airways",
    ),
    (
        "banks",
        "Deutsche Bank and Bank of America fell.",
        "Deutsche Bank=deutsche-bank; Bank of America=bank-of-america",
    ),
    (
        "teams",
        "The Houston Rockets beat the Dallas Mavericks.",
        "Houston Rockets=houston-rockets; Dallas Mavericks=dallas-mavericks",
    ),
    ("street", "He lives on Washington Street in Boston.", "Washington Street=PLACE; Boston=boston"),
    ("wall", "The Berlin Wall fell in 1989.", "Berlin Wall=berlin-wall"),
    ("bridge", "London Bridge is in London.", "London Bridge=london-bridge; London=london"),
    ("square", "Kim Il Sung Square is in Pyongyang.", "Kim Il Sung Square=kim-il-sung-square; Pyongyang=pyongyang"),
    ("basilica", "The pope spoke at St. Peter's Basilica.", "St. Peter's Basilica=st-peters-basilica"),
    ("aircraft", "A Boeing 737 landed in Denver.", "Boeing=boeing; Denver=denver"),
    (
        "countries that hold others' names",
        "Papua New Guinea is far from Guinea.",
        "Papua New Guinea=papua-new-guinea; Guinea=guinea",
    ),
    ("a direction", "South Korea is not North Korea.", "South Korea=south-korea; North Korea=north-korea"),
    (
        "an adjective in a name",
        "Northern Ireland is not Ireland.",
        "Northern Ireland=northern-ireland; Ireland=ireland",
    ),
    ("prize", "The Nobel Peace Prize is given in Oslo.", "Oslo=oslo"),
    ("king of a country", "King Abdullah of Jordan lives in Amman.", "Abdullah of Jordan=abdullah-ii; Amman=amman"),
];

/// Headlines.
const HEADLINES: &[Row] = &[
    ("title case", "Biden Says China Must Act on Climate", "Biden=joe-biden; China=china"),
    (
        "title case with a demonym",
        "Blinken Meets Top Chinese Diplomat in Jakarta",
        "Blinken=antony-blinken; Chinese=china; Jakarta=jakarta",
    ),
    ("title case with a title", "UK PM Sunak Visits Kyiv", "UK=united-kingdom; Sunak=rishi-sunak"),
    ("title case with a month that is a verb", "China Says It Will March Ahead", "China=china"),
    (
        "title case with two people",
        "Trump, Putin Meet in Helsinki",
        "Trump=donald-trump; Putin=vladimir-putin; Helsinki=helsinki",
    ),
    (
        "title case with an election",
        "Turkey Votes as Erdogan Seeks New Term",
        "Turkey=turkey; Erdogan=recep-tayyip-erdogan",
    ),
    ("capitals", "MACRON TO VISIT BEIJING NEXT WEEK", "MACRON=emmanuel-macron; BEIJING=beijing"),
    ("capitals with a pronoun", "WILL THEY LET US GO", ""),
    (
        "attribution at the end",
        "Russia Strikes Odesa Port, Ukraine Says",
        "Russia=russia; Odesa Port=port-of-odesa; Ukraine=ukraine",
    ),
    ("sentence case", "Germany's far right gains in Thuringia", "Germany=germany; Thuringia=thuringia"),
];

/// First words of sentences.
const STARTS: &[Row] = &[
    ("month", "May is mild in Moscow.", "Moscow=moscow"),
    ("another month", "March was dry in Spain.", "Spain=spain"),
    ("modal verb", "Will the talks in Doha resume?", "Doha=doha"),
    ("verb that is a name", "Mark the date.", ""),
    ("adverb that is a town", "Nice it was in France.", "France=france"),
    ("flower that is a name", "Rose petals fell in Rome.", "Rome=rome"),
    ("plants that are a surname", "Bush fires burned in Australia.", "Australia=australia"),
    ("money that is a surname", "Grant applications closed.", ""),
    ("religion that is a name", "Christian groups met.", ""),
    (
        "colour that is a surname",
        "Black voters turned out in Georgia and Arizona.",
        "Georgia=georgia-us-state; Arizona=arizona",
    ),
    ("star that is a surname", "Sun shone over Athens.", "Athens=athens"),
    ("country", "Jordan is a kingdom.", "Jordan=jordan"),
    ("after a colon", "Weather: May is mild.", ""),
    ("in quotation marks", "“March is dry,” he said.", ""),
    ("bullet", "- Will he go?\n- May he stay?", ""),
];

/// Datelines.
const DATELINES: &[Row] = &[
    ("agency in brackets", "LONDON (Reuters) - Shares fell.", "LONDON=london; Reuters=reuters"),
    ("city and country", "KYIV, Ukraine (Reuters) — Sirens sounded.", "KYIV=kyiv; Ukraine=ukraine; Reuters=reuters"),
    ("with a date", "BEIJING, July 14 (Xinhua) -- China held talks.", "BEIJING=beijing; Xinhua=xinhua; China=china"),
    ("with a dash", "WASHINGTON — The Senate voted.", "WASHINGTON=washington-dc; Senate=us-senate"),
    ("agency alone", "(Reuters) - Oil fell.", "Reuters=reuters"),
    ("with a colon", "TOKYO: Japan voted.", "TOKYO=tokyo; Japan=japan"),
    ("town that no list has", "ZORBLIN, Mass. — A bridge fell.", "ZORBLIN=PLACE; Mass.=massachusetts"),
    (
        "town with a person's name",
        "WARWICK, R.I. (AP) — A bridge fell.",
        "WARWICK=PLACE; R.I.=rhode-island; AP=associated-press",
    ),
    ("no dateline", "EXCLUSIVE — A bridge fell.", ""),
    ("two words", "NEW DELHI (AFP) – India voted.", "NEW DELHI=new-delhi; AFP=agence-france-presse; India=india"),
];

/// URLs, mail addresses, handles, hashtags.
const ADDRESSES: &[Row] = &[
    ("url", "See https://www.china.com/paris for more.", ""),
    ("mail", "Write to press@london.gov.uk or call.", ""),
    ("handles", "Follow @JoeBiden and @WHO today.", ""),
    ("bare domains", "Visit who.int or un.org.", ""),
    ("bare domain with a path", "Read www.bbc.co.uk/news about France.", "France=france"),
    ("domain that holds a name", "nytimes.com covered France.", "France=france"),
    ("a hashtag is a name", "The hashtag #Ukraine trended.", "Ukraine=ukraine"),
];

/// Everyday words.
const WORDS: &[Row] = &[
    ("common noun", "She wore a panama hat and drank java.", ""),
    ("verb", "The word polish means shine.", ""),
    ("warrior", "An amazon fought.", ""),
    ("proverb", "He is as American as apple pie.", "American=united-states"),
    ("fruit", "An apple fell.", ""),
    ("days", "On Sunday and Monday it rained.", ""),
    ("pronoun", "I was there, and so was he.", ""),
    ("nothing", "It rained all day.", ""),
];

/// Words that are names only with others: nationalities, letters, acronyms of something else.
const NO_NAMES: &[Row] = &[
    ("language", "The talk was in Swahili and in Urdu.", ""),
    ("people of old", "The Olmec built it. Olmec said nothing.", ""),
    (
        "spelled out otherwise",
        "Noise (radio frequency interference, or RFI) is radio frequency interference (RFI).",
        "",
    ),
    (
        "spelled out as the body",
        "The International Monetary Fund (IMF) met.",
        "International Monetary Fund=imf; IMF=imf",
    ),
    ("a plant", "The bush burned.", ""),
    ("subjects of study", "He has degrees in Linguistics and in Economics.", ""),
];

/// Abbreviations of states, which only tell behind a place.
const STATES: &[Row] = &[
    (
        "as wires write them",
        "He moved from Pasadena, Calif., to Albany, N.Y., in May.",
        "Pasadena=pasadena; Calif.=california; Albany=albany; N.Y.=new-york-state",
    ),
    ("as the post writes them", "He left Plano, TX for Reno, NV.", "Plano=plano; TX=texas; Reno=reno; NV=nevada"),
    ("behind a place that no list has", "They came from Plainville, KS, by bus.", "Plainville=PLACE; KS=kansas"),
    ("an everyday word", "OK, let us go to Oklahoma.", "Oklahoma=oklahoma"),
    (
        "behind a legislator's party",
        "Chuck Schumer, D-N.Y., met Ted Cruz (R-Texas) on D-Day.",
        "Chuck Schumer=chuck-schumer; N.Y.=new-york-state; Ted Cruz=ted-cruz; Texas=texas",
    ),
    ("a degree behind a person", "Jane Doe, MD, disagreed.", "Jane Doe=PERSON"),
    ("an exclamation", "They told ME in Boston, or so they said.", "Boston=boston"),
];

/// Regions whose names are adjectives too.
const REGIONS: &[Row] = &[
    ("behind an article", "Ships sailed in the Caribbean on Monday.", "Caribbean=caribbean"),
    ("behind a direction", "The eastern Caribbean saw storms.", "Caribbean=caribbean"),
    ("before a noun", "The Caribbean storm has passed.", ""),
];

/// People who are named like places.
const NAMESAKES: &[Row] = &[
    (
        "named in full before",
        "Zedrik Paris left the church. Paris was born in Rome.",
        "Zedrik Paris=PERSON; Paris=PERSON:Zedrik Paris; Rome=rome",
    ),
    (
        "the place behind a preposition",
        "Zedrik Paris left the church. In Paris he was happy.",
        "Zedrik Paris=PERSON; Paris=paris",
    ),
    ("nobody of that name", "Paris said that it would help.", "Paris=paris"),
    ("named in full after", "Paris said that it would help. Zedrik Paris left.", "Paris=paris; Zedrik Paris=PERSON"),
];

/// Family names that are everyday words or titles, behind a title.
const TITLED: &[Row] = &[
    (
        "everyday words and titles",
        "Chairman Green met Senator Baker and Congresswoman Dean.",
        "Green=PERSON; Baker=PERSON; Dean=PERSON",
    ),
    ("nobody who held the title", "Judge Black ruled on Monday.", "Black=PERSON"),
    ("an everyday word that is no family name", "President Business is a joke.", ""),
    ("a title in small letters", "The senator baker shops are closed.", ""),
];

#[test]
fn titles_tell_family_names_that_are_words() {
    check(TITLED, mentions);
}

/// Full names whose given name is a word, after a first place that tells it.
const REPEATED: &[Row] = &[(
    "a caption",
    "A talk with Mark Plainfeld. Image: Mark Plainfeld.",
    "Mark Plainfeld=PERSON; Mark Plainfeld=PERSON",
)];

#[test]
fn full_names_are_repeated_in_full() {
    check(REPEATED, mentions);
}

#[test]
fn abbreviated_states_stand_behind_places() {
    check(STATES, mentions);
}

#[test]
fn adjectives_may_name_regions() {
    check(REGIONS, mentions);
}

#[test]
fn people_may_be_named_like_places() {
    check(NAMESAKES, mentions);
}

#[test]
fn words_that_are_names_only_with_others() {
    check(NO_NAMES, mentions);
}

#[test]
fn a_name_inside_a_longer_one_is_not_meant() {
    check(LONGER_NAMES, mentions);
}

#[test]
fn headlines_capitalize_other_words_too() {
    check(HEADLINES, mentions);
}

#[test]
fn a_capital_at_the_start_tells_little() {
    check(STARTS, mentions);
}

#[test]
fn datelines_name_places() {
    check(DATELINES, mentions);
}

#[test]
fn addresses_and_handles_name_nobody() {
    check(ADDRESSES, mentions);
}

#[test]
fn everyday_words_are_no_names() {
    check(WORDS, mentions);
}
