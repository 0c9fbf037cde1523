//! Short names of people: whom they join, and when nobody.

use crate::notation::{Row, check, mentions};

/// A full name in the same text decides.
const JOINED: &[Row] = &[
    (
        "earlier",
        "Antony Blinken landed. Blinken met Xi Jinping.",
        "Antony Blinken=antony-blinken; Blinken=antony-blinken; Xi Jinping=xi-jinping",
    ),
    (
        "later",
        "Blinken landed. Antony Blinken met Xi Jinping.",
        "Blinken=antony-blinken; Antony Blinken=antony-blinken; Xi Jinping=xi-jinping",
    ),
    ("possessive", "Angela Merkel won. Merkel’s party governed.", "Angela Merkel=angela-merkel; Merkel=angela-merkel"),
    (
        "two who share it, the second nearer",
        "Hillary Clinton married Bill Clinton. Clinton was governor.",
        "Hillary Clinton=hillary-clinton; Bill Clinton=bill-clinton; Clinton=bill-clinton",
    ),
    (
        "two who share it, the order turned",
        "Bill Clinton married Hillary Clinton. Clinton was senator.",
        "Bill Clinton=bill-clinton; Hillary Clinton=hillary-clinton; Clinton=hillary-clinton",
    ),
    (
        "nearest each time",
        "Bill Clinton won in 1992. Clinton won again. Hillary Clinton ran in 2016. Clinton lost.",
        "Bill Clinton=bill-clinton; Clinton=bill-clinton; Hillary Clinton=hillary-clinton; Clinton=hillary-clinton",
    ),
    (
        "brothers",
        "Nawaz Sharif is the brother of Shehbaz Sharif. Sharif was elected in 2022.",
        "Nawaz Sharif=nawaz-sharif; Shehbaz Sharif=shehbaz-sharif; Sharif=shehbaz-sharif",
    ),
    (
        "no relatives",
        "Wang Yi met Wang Wentao. Wang is commerce minister.",
        "Wang Yi=wang-yi; Wang Wentao=wang-wentao; Wang=wang-wentao",
    ),
    (
        "father and son",
        "George H. W. Bush is the father of George W. Bush. Bush was elected in 2000.",
        "George H. W. Bush=george-h-w-bush; George W. Bush=george-w-bush; Bush=george-w-bush",
    ),
    (
        "not the famous one",
        "Hunter Biden went to court. Biden was found guilty.",
        "Hunter Biden=hunter-biden; Biden=hunter-biden",
    ),
    (
        "not the famous husband",
        "Michelle Obama wrote a book. Obama is a lawyer.",
        "Michelle Obama=michelle-obama; Obama=michelle-obama",
    ),
    (
        "the famous one is nearer",
        "Hunter Biden is the son of Joe Biden. Biden pardoned him.",
        "Hunter Biden=hunter-biden; Joe Biden=joe-biden; Biden=joe-biden",
    ),
    (
        "after an honorific",
        "Antony Blinken landed. Mr. Blinken met Mr. Xi.",
        "Antony Blinken=antony-blinken; Blinken=antony-blinken; Xi=xi-jinping",
    ),
    (
        "after a title",
        "Rishi Sunak resigned. Prime Minister Sunak had lost.",
        "Rishi Sunak=rishi-sunak; Sunak=rishi-sunak",
    ),
    ("surname first", "Yoon Suk Yeol was removed. Yoon appealed.", "Yoon Suk Yeol=yoon-suk-yeol; Yoon=yoon-suk-yeol"),
    (
        "surname first with a hyphen in the given name",
        "Park Geun-hye was removed. Park was pardoned.",
        "Park Geun-hye=park-geun-hye; Park=park-geun-hye",
    ),
    (
        "hyphen in the surname",
        "Ngozi Okonjo-Iweala leads the WTO. Okonjo-Iweala is Nigerian.",
        "Ngozi Okonjo-Iweala=ngozi-okonjo-iweala; WTO=wto; Okonjo-Iweala=ngozi-okonjo-iweala; Nigerian=nigeria",
    ),
    (
        "hyphen in the surname, short name first",
        "Jean-Pierre left in 2025. Karine Jean-Pierre wrote a book.",
        "Jean-Pierre=karine-jean-pierre; Karine Jean-Pierre=karine-jean-pierre",
    ),
    (
        "surname of several words",
        "Ursula von der Leyen won. Von der Leyen is German.",
        "Ursula von der Leyen=ursula-von-der-leyen; Von der Leyen=ursula-von-der-leyen; German=germany",
    ),
    (
        "short name of a president",
        "Luiz Inácio Lula da Silva won. Lula thanked voters.",
        "Luiz Inácio Lula da Silva=luiz-inacio-lula-da-silva; Lula=luiz-inacio-lula-da-silva",
    ),
    (
        "the whole name is the surname",
        "Aung San Suu Kyi was jailed. Suu Kyi appealed.",
        "Aung San Suu Kyi=aung-san-suu-kyi; Suu Kyi=aung-san-suu-kyi",
    ),
    (
        "known by the given name",
        "Saddam Hussein fell. Saddam hid near Tikrit.",
        "Saddam Hussein=saddam-hussein; Saddam=saddam-hussein; Tikrit=tikrit",
    ),
    (
        "spelled otherwise",
        "Recep Tayyip Erdogan won. Erdoğan thanked voters.",
        "Recep Tayyip Erdogan=recep-tayyip-erdogan; Erdoğan=recep-tayyip-erdogan",
    ),
];

/// Given names.
/// Whom a family name alone means that several people of the document have.
const SHARED: &[Row] = &[
    (
        "the nearest",
        "Bill Clinton ran. Hillary Clinton came. Clinton spoke.",
        "Bill Clinton=bill-clinton; Hillary Clinton=hillary-clinton; Clinton=hillary-clinton",
    ),
    (
        "a relative is not meant",
        "Bill Clinton ran. His wife, Hillary Clinton, came. Clinton spoke.",
        "Bill Clinton=bill-clinton; Hillary Clinton=hillary-clinton; Clinton=bill-clinton",
    ),
    (
        "a relative told after the name",
        "Bill Clinton ran. Hillary Clinton, his wife, came. Clinton spoke.",
        "Bill Clinton=bill-clinton; Hillary Clinton=hillary-clinton; Clinton=bill-clinton",
    ),
    (
        "a relative alone",
        "His wife, Hillary Clinton, came. Clinton spoke.",
        "Hillary Clinton=hillary-clinton; Clinton=hillary-clinton",
    ),
    (
        "named in full twice as often",
        "Bill Clinton ran. Bill Clinton won. Hillary Clinton came. Clinton spoke.",
        "Bill Clinton=bill-clinton; Bill Clinton=bill-clinton; Hillary Clinton=hillary-clinton; Clinton=bill-clinton",
    ),
    (
        "family name first",
        "Kim Jong-un ran. Kim Jong-un won. Kim Yo-jong came. Kim spoke.",
        "Kim Jong-un=kim-jong-un; Kim Jong-un=kim-jong-un; Kim Yo-jong=PERSON; Kim=PERSON:Kim Yo-jong",
    ),
];

#[test]
fn family_names_that_people_share() {
    check(SHARED, mentions);
}

/// People told once by an honorific or a title, whose names are everyday words, and short forms of pen names.
const TOLD: &[Row] = &[
    (
        "everyday word",
        "Ms. Goldsmith wrote. A ruling for Goldsmith was near. Goldsmith said no.",
        "Goldsmith=PERSON; Goldsmith=PERSON; Goldsmith=PERSON",
    ),
    ("also a common noun", "Mr. Cook left. The cook stayed. Cook books are sold.", "Cook=PERSON"),
    (
        "family name of a former name",
        "Cassius Clay won the fight. They cheered Clay.",
        "Cassius Clay=muhammad-ali; Clay=muhammad-ali",
    ),
];

#[test]
fn people_told_once_are_found_again() {
    check(TOLD, mentions);
}

const GIVEN: &[Row] = &[
    (
        "one person",
        "Hillary Clinton ran in 2016. Hillary won the popular vote.",
        "Hillary Clinton=hillary-clinton; Hillary=hillary-clinton",
    ),
    ("another", "Elon Musk bought Twitter. Elon renamed it.", "Elon Musk=elon-musk; Twitter=twitter; Elon=elon-musk"),
    (
        "two persons share it",
        "Donald Trump met Donald Tusk. Donald had met him before.",
        "Donald Trump=donald-trump; Donald Tusk=donald-tusk; Donald=PERSON",
    ),
];

/// Nobody is named in full: the gazetteer's prior decides, or nobody is meant.
const KNOWN: &[Row] = &[
    ("the only one of a known family name", "Rumsfeld resigned.", "Rumsfeld=donald-rumsfeld"),
    ("a family name of several words", "They hunted bin Laden for years.", "bin Laden=osama-bin-laden"),
    ("a president by the administration", "The Bush administration fell.", "Bush=george-w-bush"),
    ("one person", "Biden met voters.", "Biden=joe-biden"),
    ("two persons", "Macron and Scholz met in Paris.", "Macron=emmanuel-macron; Scholz=olaf-scholz; Paris=paris"),
    (
        "three persons",
        "Erdoğan spoke with Putin and Zelenskyy.",
        "Erdoğan=recep-tayyip-erdogan; Putin=vladimir-putin; Zelenskyy=volodymyr-zelenskyy",
    ),
    ("honorific", "Mr. Blinken met Mr. Putin.", "Blinken=antony-blinken; Putin=vladimir-putin"),
    ("a title they held", "Prime Minister Johnson resigned in 2022.", "Johnson=boris-johnson"),
    ("a title one of several held", "President Xi spoke in Beijing.", "Xi=xi-jinping; Beijing=beijing"),
    ("former title", "Former President Clinton spoke in Chicago.", "Clinton=bill-clinton; Chicago=chicago"),
    ("too many share it", "Bush spoke in Texas.", "Bush=PERSON; Texas=texas"),
];

/// People the gazetteer lacks, and their short names.
const DISCOVERED: &[Row] = &[
    (
        "surname",
        "Jean-Michel Blanquer resigned. Blanquer was education minister.",
        "Jean-Michel Blanquer=PERSON; Blanquer=PERSON:Jean-Michel Blanquer",
    ),
    (
        "surname after an honorific",
        "Clarissa Dalloway wrote it. Mrs. Dalloway lived in London.",
        "Clarissa Dalloway=PERSON; Dalloway=PERSON:Clarissa Dalloway; London=london",
    ),
    (
        "two relatives",
        "Richard Dalloway married Clarissa Dalloway. Dalloway wrote novels.",
        "Richard Dalloway=PERSON; Clarissa Dalloway=PERSON; Dalloway=PERSON:Clarissa Dalloway",
    ),
    (
        "particle",
        "Juan de la Cruz is a common name. Juan de la Cruz stands for anybody.",
        "Juan de la Cruz=PERSON; Juan de la Cruz=PERSON",
    ),
];

#[test]
fn short_names_join_full_names() {
    check(JOINED, mentions);
}

#[test]
fn given_names_join_one_person() {
    check(GIVEN, mentions);
}

#[test]
fn famous_surnames_need_no_full_name() {
    check(KNOWN, mentions);
}

#[test]
fn discovered_people_have_short_names() {
    check(DISCOVERED, mentions);
}
