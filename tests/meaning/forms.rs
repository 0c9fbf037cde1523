//! What sorts of name there are, and what their spelling may do.

use crate::notation::{Row, check, forms, mentions};

/// Each row tells the form of every name too.
const FORMS: &[Row] = &[
    (
        "full names",
        "The United Nations was founded in San Francisco in 1945.",
        "United Nations=united-nations full; San Francisco=san-francisco full",
    ),
    (
        "a full name after an article",
        "The European Union has its seat in Brussels.",
        "European Union=european-union full; Brussels=brussels full",
    ),
    (
        "an official name",
        "The People's Republic of China was founded in 1949.",
        "People's Republic of China=china alias",
    ),
    (
        "an older name",
        "Burma and Siam are Myanmar and Thailand now.",
        "Burma=myanmar alias; Siam=thailand alias; Myanmar=myanmar full; Thailand=thailand full",
    ),
    (
        "a local name",
        "Czechia is the Czech Republic.",
        "Czechia=czech-republic alias; Czech Republic=czech-republic full",
    ),
    (
        "acronyms",
        "The UN and the IMF work with the EU.",
        "UN=united-nations acronym; IMF=imf acronym; EU=european-union acronym",
    ),
    (
        "an acronym the press writes as a word",
        "Nato and Unicef have offices in Brussels.",
        "Nato=nato alias; Unicef=unicef alias; Brussels=brussels full",
    ),
    (
        "dotted acronyms",
        "The U.S. and the U.K. are members of the U.N.",
        "U.S.=united-states acronym; U.K.=united-kingdom acronym; U.N.=united-nations acronym",
    ),
    (
        "longer acronyms of a country",
        "The U.S.A. and the USA are one.",
        "U.S.A.=united-states acronym; USA=united-states acronym",
    ),
    ("a short name of a body", "The Fed raised rates.", "Fed=federal-reserve short"),
    (
        "a short name of a building",
        "The Pentagon is in Virginia.",
        "Pentagon=us-department-of-defense short; Virginia=virginia full",
    ),
    ("a street that governs", "Downing Street declined to comment.", "Downing Street=downing-street full"),
    ("a person's short name", "Lula won in Brazil.", "Lula=luiz-inacio-lula-da-silva short; Brazil=brazil full"),
    (
        "demonyms",
        "Chinese and American officials met Dutch ones.",
        "Chinese=china demonym; American=united-states demonym; Dutch=netherlands demonym",
    ),
    (
        "demonyms of people",
        "The Frenchman met two Germans, three Swedes and some Danes.",
        "Frenchman=france demonym; Germans=germany demonym; Swedes=sweden demonym; Danes=denmark demonym",
    ),
    (
        "a demonym in the singular and the plural",
        "An American met other Americans.",
        "American=united-states demonym; Americans=united-states demonym",
    ),
    ("a demonym of a city", "A Londoner met two Parisians.", "Londoner=london demonym; Parisians=paris demonym"),
    ("a demonym of a state", "A Texan met two Californians.", "Texan=texas demonym; Californians=california demonym"),
    (
        "a demonym that is a language too",
        "The Swiss speak German, French and Italian.",
        "Swiss=switzerland demonym; German=germany demonym; French=france demonym; Italian=italy demonym",
    ),
    (
        "a surname",
        "Joe Biden met Xi Jinping before Biden flew home.",
        "Joe Biden=joe-biden full; Xi Jinping=xi-jinping full; Biden=joe-biden family",
    ),
    (
        "a surname of two words",
        "Ursula von der Leyen thanked staff; von der Leyen is German.",
        "Ursula von der Leyen=ursula-von-der-leyen full; von der Leyen=ursula-von-der-leyen family; German=germany demonym",
    ),
    (
        "a surname with a small first word",
        "Mohammed bin Salman met envoys before bin Salman left Riyadh.",
        "Mohammed bin Salman=mohammed-bin-salman full; bin Salman=mohammed-bin-salman family; Riyadh=riyadh full",
    ),
    (
        "a surname that comes first",
        "Xi Jinping met Biden before Xi left Bali.",
        "Xi Jinping=xi-jinping full; Biden=joe-biden family; Xi=xi-jinping family; Bali=bali full",
    ),
    (
        "a given name",
        "Hillary Clinton ran in 2016. Hillary won the popular vote.",
        "Hillary Clinton=hillary-clinton full; Hillary=hillary-clinton given",
    ),
];

/// Possessives, hyphens and slashes.
const EDGES: &[Row] = &[
    ("possessive", "China’s Qin Gang met Blinken.", "China=china; Qin Gang=qin-gang; Blinken=antony-blinken"),
    (
        "possessive with a straight apostrophe",
        "China's Qin Gang met Blinken.",
        "China=china; Qin Gang=qin-gang; Blinken=antony-blinken",
    ),
    (
        "possessive of a plural",
        "The Philippines’ navy and the United States’ navy trained together.",
        "Philippines=philippines; United States=united-states",
    ),
    (
        "possessive of a plural with a straight apostrophe",
        "The Netherlands' ports are busy.",
        "Netherlands=netherlands",
    ),
    ("possessive of an acronym", "The EU's and the UN's envoys met.", "EU=european-union; UN=united-nations"),
    ("possessive of a dotted acronym", "The U.S.’s allies met.", "U.S.=united-states"),
    ("possessive of a surname", "Merkel’s party governed until 2021.", "Merkel=angela-merkel"),
    ("two countries by a hyphen", "US-China talks resumed.", "US=united-states; China=china"),
    ("two countries by a dash", "The US–China talks resumed.", "US=united-states; China=china"),
    ("two countries by a slash", "The India/Pakistan border is long.", "India=india; Pakistan=pakistan"),
    (
        "three countries by hyphens",
        "The Israel-Egypt-Gaza border was shut.",
        "Israel=israel; Egypt=egypt; Gaza=gaza-strip",
    ),
    ("prefix", "A pro-Beijing party lost.", "Beijing=beijing"),
    ("another prefix", "The anti-NATO vote grew.", "NATO=nato"),
    ("prefix before a demonym", "Some non-EU and pre-Soviet laws remain.", "EU=european-union; Soviet=soviet-union"),
    ("suffix", "The U.S.-led coalition left Iraq.", "U.S.=united-states; Iraq=iraq"),
    ("suffix after a name", "A London-based firm closed.", "London=london"),
    ("suffix after a person", "A Putin-backed bill passed.", "Putin=vladimir-putin"),
    ("two demonyms", "The Israeli-Palestinian conflict went on.", "Israeli=israel; Palestinian=palestine"),
    ("demonym after a combining form", "The Franco-German engine stalled.", "German=germany"),
    (
        "another combining form",
        "The Sino-American and Anglo-Irish treaties hold.",
        "American=united-states; Irish=ireland",
    ),
    ("hyphen inside a name", "Guinea-Bissau is not Guinea.", "Guinea-Bissau=guinea-bissau; Guinea=guinea"),
    ("no name inside a word", "Chinatown is no part of Chinese cooking.", "Chinese=china"),
    ("no name at the start of a word", "Parisology and Londonistan are no words.", ""),
    ("no name at the end of a word", "An Afrochina and a neoparis are no words.", ""),
    ("plural surname", "The Bidens and the Macrons dined.", ""),
    ("brackets", "The head office (London) and the branch [Paris] closed.", "London=london; Paris=paris"),
    (
        "quotation marks",
        "“China” and ‘Japan’ and \"India\" were written on it.",
        "China=china; Japan=japan; India=india",
    ),
    ("commas alone", "Africa,Asia,Europe", "Africa=africa; Asia=asia; Europe=europe"),
    ("a number after", "Beijing 2022 followed Tokyo 2020.", "Beijing=beijing; Tokyo=tokyo"),
];

/// Each row sets a name against the same letters in another case.
const CASE: &[Row] = &[
    ("us", "Tell us what the US told us.", "US=united-states"),
    ("dotted", "They told us in the U.S. that it was so.", "U.S.=united-states"),
    ("who", "Those who know the WHO say who leads it.", "WHO=world-health-organization"),
    ("turkey", "He ate turkey in Turkey.", "Turkey=turkey"),
    ("march", "They march in March.", ""),
    ("china", "The china was made in China.", "China=china"),
    ("polish", "Polish workers polish glass.", "Polish=poland"),
    ("small letters", "The town of paris is not written so, nor is london.", ""),
    ("small acronym", "The eu and the un are not written so.", ""),
    ("capitals", "BLINKEN MET WANG IN BEIJING", "BLINKEN=antony-blinken; BEIJING=beijing"),
    ("capitals in a plain sentence", "He wrote CHINA and FRANCE on it.", "CHINA=china; FRANCE=france"),
    (
        "small particle",
        "RIO DE JANEIRO and Rio de Janeiro are one.",
        "RIO DE JANEIRO=rio-de-janeiro; Rio de Janeiro=rio-de-janeiro",
    ),
    ("a small second word", "The White house is not the White House.", "White House=white-house"),
    ("a headline in capitals", "LET US GO", ""),
    ("an acronym is no everyday word", "The FED and the Fed met the fed.", "Fed=federal-reserve"),
];

/// Each row writes one name in several ways.
const SPELLING: &[Row] = &[
    (
        "accents",
        "Recep Tayyip Erdoğan is Recep Tayyip Erdogan.",
        "Recep Tayyip Erdoğan=recep-tayyip-erdogan; Recep Tayyip Erdogan=recep-tayyip-erdogan",
    ),
    ("accents on capitals", "The Élysée Palace is the Elysee Palace.", "Élysée Palace=elysee; Elysee Palace=elysee"),
    ("accents on a city", "São Paulo is Sao Paulo.", "São Paulo=sao-paulo; Sao Paulo=sao-paulo"),
    ("decomposed accents", "Sa\u{303}o Paulo is São Paulo.", "Sa\u{303}o Paulo=sao-paulo; São Paulo=sao-paulo"),
    ("full width", "ＣＨＩＮＡ is Ｃｈｉｎａ is China.", "ＣＨＩＮＡ=china; Ｃｈｉｎａ=china; China=china"),
    (
        "soft hyphen",
        "Wash\u{AD}ing\u{AD}ton is Washington.",
        "Wash\u{AD}ing\u{AD}ton=washington-dc; Washington=washington-dc",
    ),
    ("zero-width space at the edge", "\u{200B}China\u{200B} is China.", "China=china; China=china"),
    ("no-break space", "New\u{A0}York is New York.", "New\u{A0}York=new-york; New York=new-york"),
    ("runs of spaces", "New  York is New   York.", "New  York=new-york; New   York=new-york"),
    ("a line break", "He lives in New\nYork.", "New\nYork=new-york"),
    (
        "both apostrophes",
        "Côte d’Ivoire is Côte d'Ivoire is Ivory Coast.",
        "Côte d’Ivoire=ivory-coast; Côte d'Ivoire=ivory-coast; Ivory Coast=ivory-coast",
    ),
    (
        "kinds of hyphen",
        "Guinea\u{2011}Bissau is Guinea-Bissau.",
        "Guinea\u{2011}Bissau=guinea-bissau; Guinea-Bissau=guinea-bissau",
    ),
    (
        "a variant of a given name",
        "Anthony Blinken is Antony Blinken is Antony J. Blinken.",
        "Anthony Blinken=antony-blinken; Antony Blinken=antony-blinken; Antony J. Blinken=antony-blinken",
    ),
    (
        "transliterations of a person",
        "Volodymyr Zelensky is Volodymyr Zelenskyy.",
        "Volodymyr Zelensky=volodymyr-zelenskyy; Volodymyr Zelenskyy=volodymyr-zelenskyy",
    ),
    ("transliterations of a city", "Kiev is Kyiv.", "Kiev=kyiv; Kyiv=kyiv"),
    (
        "capital after the hyphen or not",
        "Kim Jong Un is Kim Jong-un.",
        "Kim Jong Un=kim-jong-un; Kim Jong-un=kim-jong-un",
    ),
    (
        "ampersand",
        "Antigua & Barbuda is Antigua and Barbuda.",
        "Antigua & Barbuda=antigua-and-barbuda; Antigua and Barbuda=antigua-and-barbuda",
    ),
    ("new name", "Türkiye is Turkey.", "Türkiye=turkey; Turkey=turkey"),
    (
        "abbreviated saint",
        "St. Petersburg is Saint Petersburg.",
        "St. Petersburg=saint-petersburg; Saint Petersburg=saint-petersburg",
    ),
    (
        "with and without stops",
        "The U.S. is another way to write US, and U.K. stands for UK.",
        "U.S.=united-states; US=united-states; U.K.=united-kingdom; UK=united-kingdom",
    ),
];

#[test]
fn every_form_is_told() {
    check(FORMS, forms);
}

#[test]
fn names_end_at_word_edges() {
    check(EDGES, mentions);
}

#[test]
fn case_carries_meaning() {
    check(CASE, mentions);
}

#[test]
fn spelling_may_vary() {
    check(SPELLING, mentions);
}
