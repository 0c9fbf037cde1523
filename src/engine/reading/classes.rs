//! Word classes: what the gazetteer's word lists say of a single word.

use foldhash::{HashMap, HashMapExt as _};

use crate::engine::text::fold_name;
use crate::gazetteer::WordLists;

/// A set of word classes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::engine) struct Classes(u32);

macro_rules! classes {
    ($($name:ident = $bit:literal from $list:literal: $doc:literal;)*) => {
        impl Classes {
            $(#[doc = $doc] pub const $name: Self = Self(1 << $bit);)*
            const LISTS: &[(&str, Self)] = &[$(($list, Self::$name)),*];
        }
    };
}

classes! {
    HONORIFIC = 0 from "honorifics": "`Mr.`, `Dame`: stands before a person's name and is no part of it.";
    GIVEN = 1 from "given-names": "A given name that is no everyday word.";
    WEAK_GIVEN = 2 from "given-names-weak": "A given name that is an everyday word too.";
    WEAK_SURNAME = 22 from "surnames-weak": "A family name that is an everyday word or a title too.";
    SURNAME = 3 from "surnames": "A family name.";
    PARTICLE = 4 from "name-particles": "`van`, `bin`: inside a person's name, often in lower case.";
    ORGANIZATION_HEAD = 5 from "organization-heads": "`Ministry`, `University`: heads an organization's name.";
    ORGANIZATION_SUFFIX = 6 from "organization-suffixes": "`Inc.`, `GmbH`: ends an organization's name.";
    PLACE_HEAD = 7 from "place-heads": "`River`, `Street`: heads a place's name.";
    PLACE_CUE = 8 from "place-cues": "`town`, `village`: a common noun before `of` and a place's name.";
    CALENDAR = 9 from "months-and-days": "Months and weekdays.";
    COMMON = 10 from "common-words": "An everyday word.";
    NO_NAME = 11 from "common-capitalized": "Written with a capital, and yet the name of no person, place or body.";
    SPEECH = 12 from "speech-verbs": "`said`, `warned`: a verb that reports speech.";
    NAME_PREFIX = 13 from "name-prefixes": "`New`, `Saint`, `Port`: makes another name of the name it stands before.";
    DIRECTION = 14 from "directions": "`northern`, `Mainland`: narrows a place and leaves it the same place.";
    THING_HEAD = 19 from "thing-heads": "`Treaty`, `Prize`: ends the name of a thing that is no person, place or body.";
    THING_PREFIX = 20 from "thing-prefixes": "`Hurricane`, `USS`: makes the name of a thing of the name it stands before.";
    GREETING = 21 from "greetings": "`Dear`: stands before the name of whom a letter is to.";
    STARTER = 16 from "sentence-starters": "`The`, `However`: a function word, never part of a name at its start.";
    PERSON_VERB = 17 from "person-verbs": "`wrote`, `thinks`: a verb of which people are the subject more often than places.";
    NATIONALITY = 18 from "nationalities": "`American`: an adjective, whatever else a list says.";
    ORGANIZATION_KIND = 23 from "organization-kinds": "`company`, `newspaper`: a common noun before an organization's name.";
    MEMBER = 24 from "member-nouns": "`employees`, `fighters`: a noun of those who belong to a body, after its name.";
    ADDRESSED = 25 from "addressed-titles": "`President`: a title that follows `Mr.` where no name does.";
    ORGANIZATION_OPENER = 26 from "organization-openers": "`Universidad`: heads an organization's name from its start.";
    KIN = 27 from "kin-nouns": "`father`, `wife`: says whose relative the name beside it is of.";
    POST_NOMINAL = 28 from "post-nominals": "`OBE`, `FRS`: letters behind a person's name.";
    BODY = 15 from "bodies-and-regions": "`City of`, `State of`: a common noun that leaves the place after `of` the same place.";
}

impl Classes {
    /// The family name of an entry of the gazetteer, found so in the document.
    pub const FAMILY_OF_ENTRY: Self = Self(1 << 31);
    /// The first word of a phrase that attributes speech.
    pub const CUE: Self = Self(1 << 30);
    /// A family name, of the lists or of an entry.
    pub const FAMILY_NAME: Self = Self::SURNAME.or(Self::FAMILY_OF_ENTRY);

    /// Whether any class of `other` is in the set.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Both sets together.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// The classes of every single word in the lists, by folded word.
#[derive(Debug)]
pub(in crate::engine) struct ClassTable(HashMap<Box<[u8]>, Classes>);

/// A longer word is folded as names are.
const LONGEST: usize = 32;

impl ClassTable {
    pub fn new(words: &WordLists) -> Self {
        let mut table: HashMap<String, Classes> = HashMap::new();
        for (list, class) in Classes::LISTS {
            for (word, _) in words.list(list).filter(|(word, _)| !word.contains(' ')) {
                let classes = table.entry(fold_name(word.trim_end_matches('.'))).or_default();
                *classes = classes.or(*class);
            }
        }
        for (cue, _) in words.list("quotation-cues") {
            let classes = table.entry(fold_name(cue.split(' ').next().unwrap_or_default())).or_default();
            *classes = classes.or(Classes::CUE);
        }
        for classes in table.values_mut() {
            // A given name that opens sentences as an everyday word is no evidence by itself.
            if classes.any(Classes::GIVEN) && classes.any(Classes::COMMON) {
                *classes = Classes(classes.0 & !Classes::GIVEN.0).or(Classes::WEAK_GIVEN);
            }
        }
        Self(table.into_iter().map(|(word, classes)| (word.into_bytes().into(), classes)).collect())
    }

    /// The classes of a word as it stands in a text.
    pub fn of_surface(&self, surface: &str) -> Classes {
        let mut buffer = [0; LONGEST];
        match buffer.get_mut(..surface.len()).filter(|_| surface.is_ascii()) {
            Some(folded) => {
                folded.copy_from_slice(surface.as_bytes());
                folded.make_ascii_lowercase();
                self.of_folded(folded)
            }
            None => self.of_folded(fold_name(surface).as_bytes()),
        }
    }

    fn of_folded(&self, mut folded: &[u8]) -> Classes {
        while let Some(word) = folded.strip_suffix(b".") {
            folded = word;
        }
        self.0.get(folded).copied().unwrap_or_default()
    }
}
