//! What stands around a run of capitalized words, as evidence of what it names.

use std::ops::Range;

use crate::engine::mention::Named;
use crate::engine::reading::{Classes, Phrase, Reading, Word};
use crate::engine::role::portfolio_end;
use crate::engine::text::{Address, Gap, Shape};
use crate::gazetteer::EntityType;

/// Which words are taken already, and by what type of entity.
#[derive(Debug)]
pub(in crate::engine) struct Cover(Vec<Option<Covered>>);

/// What covers a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::engine) enum Covered {
    /// A name of this type.
    Name(EntityType),
    /// A URL, a mail address, a handle.
    Address,
    /// A field of office after a title.
    Portfolio,
    /// The name of a law, an event, a product.
    Thing,
}

impl Cover {
    pub fn new(reading: &Reading<'_>, names: &[Named], addresses: &[Address]) -> Self {
        let mut cover = Self(vec![None; reading.words.len()]);
        for address in reading.stop.until(addresses) {
            for word in reading.words_touching(address.span) {
                cover.0[word] = Some(Covered::Address);
            }
        }
        cover.add(names);
        cover.add_portfolios(reading);
        cover.add_phrases(reading);
        cover
    }

    /// The fields of office after a title (`Minister of Education`) are no name's first words.
    fn add_portfolios(&mut self, reading: &Reading<'_>) {
        let titles = reading.phrases().iter().filter(|hit| matches!(hit.phrase, Phrase::Title(..)));
        for hit in reading.stop.until(titles) {
            if let Some(end) = portfolio_end(reading, hit.words.end) {
                for word in hit.words.end..end {
                    self.0[word].get_or_insert(Covered::Portfolio);
                }
            }
        }
    }

    /// Phrases that name nobody (`Roe v. Wade`), where no more of a name follows.
    fn add_phrases(&mut self, reading: &Reading<'_>) {
        for hit in reading.phrases().iter().filter(|hit| hit.phrase == Phrase::NoName) {
            let goes_on =
                reading.after(hit.words.end - 1).is_some_and(|next| reading.words[next].shape.starts_with_capital());
            if !goes_on && !reading.words[hit.words.start].classes.any(Classes::GIVEN) {
                self.add_thing(hit.words.clone());
            }
        }
    }

    /// The words of a name of a thing (`Acme Growth Plan`) are nobody's name, nor part of one.
    pub fn add_thing(&mut self, words: Range<usize>) {
        for word in words {
            self.0[word].get_or_insert(Covered::Thing);
        }
    }

    pub fn add(&mut self, names: &[Named]) {
        for named in names {
            for word in named.words.clone() {
                self.0[word] = Some(Covered::Name(named.entity_type));
            }
        }
    }

    pub fn is_free(&self, word: usize) -> bool {
        self.0.get(word).is_some_and(Option::is_none)
    }

    pub fn is_organization(&self, word: usize) -> bool {
        self.0.get(word) == Some(&Some(Covered::Name(EntityType::Organization)))
    }

    pub fn is_person(&self, word: usize) -> bool {
        self.0.get(word) == Some(&Some(Covered::Name(EntityType::Person)))
    }

    pub fn is_place(&self, word: usize) -> bool {
        self.0.get(word) == Some(&Some(Covered::Name(EntityType::Place)))
    }
}

/// Whether an honorific stands directly before.
pub(super) fn after_honorific(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| {
        let Word { classes, shape, .. } = reading.words[word];
        // `Del Frisco`: a particle is an honorific only with its stop.
        let stop = !classes.any(Classes::PARTICLE) || first == word + 2;
        classes.any(Classes::HONORIFIC) && shape.starts_with_capital() && stop
    })
}

/// Whether a noun of relatives stands directly before: `his wife Dell`.
pub(super) fn after_kin(reading: &Reading<'_>, first: usize) -> bool {
    reading
        .before(first)
        .is_some_and(|word| reading.words[word].classes.any(Classes::KIN) && reading.words[word].shape == Shape::Lower)
}

/// Whether a possessive of many or of a thing stands directly before: `their Jasper campus`.
pub(super) fn after_owner(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, &["its", "their", "our"]))
}

/// Whether a noun of a place stands after, a preposition before: `in the Flores neighborhood`, `in Musa Qala district`.
pub(super) fn before_place_noun(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    const NOUNS: [&str; 21] = [
        "area",
        "borough",
        "district",
        "village",
        "town",
        "city",
        "island",
        "municipality",
        "neighborhood",
        "neighbourhood",
        "peninsula",
        "province",
        "quarter",
        "region",
        "river",
        "suburb",
        "township",
        "valley",
        "county",
        "prefecture",
        "settlement",
    ];
    let article = reading.before(first).filter(|&the| reading.is(the, "the"));
    let before = article.map_or_else(|| reading.before(first), |the| reading.before(the));
    let Some((before, noun)) = before.zip(reading.after(last)) else { return false };
    // Communities are of people, too.
    let inside =
        article.is_some() && reading.is(noun, "community") && reading.is_any(before, &["in", "near", "outside"]);
    let place =
        reading.is_any(noun, &NOUNS) && reading.is_any(before, &["in", "at", "near", "of", "from", "to", "outside"]);
    (inside || place) && reading.words[noun].shape == Shape::Lower
}

/// Whether a credit names the authors here: `Reporting by Zedrik Plainfeld and Clarissa Dalloway; editing by …`.
pub(super) fn in_credit(reading: &Reading<'_>, first: usize) -> bool {
    /// No more words stand between `by` and a name of its list.
    const REACH: usize = 16;
    const WORK: [&str; 9] =
        ["reporting", "writing", "editing", "compiled", "edited", "written", "photo", "photograph", "photos"];
    let sentence = reading.words[first].sentence;
    let listed = |word: usize| {
        let shape = reading.words[word].shape;
        shape.starts_with_capital() || shape == Shape::Hyphen || reading.is_any(word, &[",", "and", "."])
    };
    let mut back = (first.saturating_sub(REACH)..first).rev();
    let by = back.find(|&word| !listed(word)).filter(|&by| by > 0 && reading.words[by - 1].sentence == sentence);
    let credited = by.is_some_and(|by| reading.is(by, "by") && reading.is_any(by - 1, &WORK));
    credited && reading.is_any(first - 1, &["by", "and", ","])
}

/// Whether the name stands alone behind a `By` that opens a line: `By Zedrik Plainfeld`, `By Zedrik Plainfeld The committee …`.
pub(super) fn in_byline(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let opens = |by: usize| reading.str(by) == "By" && (by == 0 || reading.words[by].gap >= Gap::LineBreak);
    let ends = reading.words.get(last + 1).is_none_or(|next| {
        next.gap >= Gap::LineBreak || reading.is_any(last + 1, &["|", ",", "-", "–", "—", "The", "A", "In"])
    });
    first.checked_sub(1).is_some_and(opens) && ends
}

/// Whether a greeting stands directly before, and what ends one after (`Dear Clarissa,`).
pub(super) fn after_greeting(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    let greeted = reading.before(first).is_some_and(|word| {
        reading.words[word].classes.any(Classes::GREETING) && reading.words[word].shape == Shape::Capitalized
    });
    greeted && (reading.is_any(last + 1, &[",", "!", "-", ":"]) || reading.after(last).is_none())
}

/// Whether a title that names people stands directly before.
pub(super) fn after_title(reading: &Reading<'_>, first: usize) -> bool {
    let Some(before) = reading.before(first) else { return false };
    reading.phrases_until(before + 1).any(|hit| hit.phrase.title().is_some()) || after_portfolio(reading, before + 1)
}

/// Whether a title and `of` stand directly before: the place or body whose title it is (`Earl of Clare`).
pub(super) fn after_title_of(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|of| reading.is(of, "of") && ends_title(reading, of))
}

/// Whether a title and a comma stand directly before, or the name of what the title is of lies between (`the spokesman, Vedant Patel,`;
/// `the ambassador to Denmark, Vedant Patel,`).
pub(super) fn after_title_and_comma(reading: &Reading<'_>, cover: &Cover, first: usize) -> bool {
    let Some(comma) = first.checked_sub(1).filter(|&comma| reading.is(comma, ",")) else { return false };
    let named = |word: usize| cover.is_place(word) || cover.is_organization(word);
    let before_name = (0..comma).rev().find(|&word| !named(word));
    let link = before_name.filter(|&link| link + 1 < comma && reading.is_any(link, &["to", "of", "for", "at"]));
    ends_title(reading, comma) || link.is_some_and(|link| ends_title(reading, link))
}

fn ends_title(reading: &Reading<'_>, end: usize) -> bool {
    reading.phrases_until(end).any(|hit| hit.phrase.title().is_some())
}

/// Whether `Minister of Education` or the like ends before `end`.
fn after_portfolio(reading: &Reading<'_>, end: usize) -> bool {
    // The longest list of fields that a title has.
    const REACH: usize = 12;
    reading.phrases_until(end).any(|hit| hit.phrase == Phrase::Portfolio)
        && (end.saturating_sub(REACH)..end).any(|title_end| {
            reading.phrases_until(title_end).any(|hit| matches!(hit.phrase, Phrase::Title(..)))
                && portfolio_end(reading, title_end) == Some(end)
        })
}

/// Whether a clause about a person follows: `Zedrik Plainfeld, who lost`, `Zedrik Plainfeld, whose wife`.
pub(super) fn before_who(reading: &Reading<'_>, last: usize) -> bool {
    let who = last + 1 + usize::from(reading.is(last + 1, ","));
    reading.is_any(who, &["who", "whom", "whose"]) && reading.is_same_sentence(last, who)
}

/// Whether a verb of speech stands directly after.
pub(super) fn before_speech(reading: &Reading<'_>, last: usize) -> bool {
    let Some(mut next) = reading.after(last) else { return false };
    while reading.is_any(next, &["also", "then", "later", "has", "had", "have", "further"]) {
        let Some(after) = reading.after(next) else { return false };
        next = after;
    }
    let word = &reading.words[next];
    word.classes.any(Classes::SPEECH) && word.shape == Shape::Lower
}

/// Whether a verb of speech stands directly before, behind a quotation (`,” said Yun Sun`).
pub(super) fn after_speech(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| {
        reading.words[word].classes.any(Classes::SPEECH)
            && reading.words[word].shape == Shape::Lower
            && word > 0
            && reading.words[word - 1].shape == Shape::Punctuation
    })
}

/// Whether an article stands directly before.
pub(super) fn after_article(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, &["the", "a", "an"]))
}

/// Whether an article or a word of quantity stands directly before: then a common noun with a capital is no person.
pub(super) fn after_determiner(reading: &Reading<'_>, first: usize) -> bool {
    after_article(reading, first)
        || reading.before(first).is_some_and(|word| reading.is_any(word, &["many", "some", "most", "all"]))
}

/// Whether `, 45,` or `, a spokesman` stands after: an age, or a phrase that ends in a title.
pub(super) fn before_apposition(reading: &Reading<'_>, last: usize) -> bool {
    if !reading.is(last + 1, ",") {
        return false;
    }
    let mut next = last + 2;
    let age = reading.words.get(next).is_some_and(|word| word.shape == Shape::Number && word.span.len() <= 2);
    if age && reading.is_any(next + 1, &[",", "."]) {
        return true;
    }
    if reading.is_any(next, &["a", "an", "the"]) {
        next += 1;
    }
    // A few modifiers may stand before the title (`a senior White House spokeswoman`).
    (next..next + 6)
        .take_while(|&word| word < reading.words.len() && reading.words[word].shape != Shape::Punctuation)
        .any(|word| reading.phrases_from(word).any(|hit| matches!(hit.phrase, Phrase::Title(..))))
}

/// Whether `is a …` with a title follows, a bracket of dates left out (`Le Guin (1929 – 2018) was an American author`).
pub(super) fn before_copula(reading: &Reading<'_>, last: usize) -> bool {
    // The longest bracket of a biography's first sentence.
    const BRACKET: usize = 24;
    let mut at = last + 1;
    if reading.is(at, "(") {
        let Some(close) = (at..at + BRACKET).find(|&word| reading.is(word, ")")) else { return false };
        at = close + 1;
    }
    if !reading.is_any(at, &["is", "was"]) || !reading.is_any(at + 1, &["a", "an", "the"]) {
        return false;
    }
    (at + 2..at + 8)
        .take_while(|&word| word < reading.words.len() && !matches!(reading.words[word].shape, Shape::Punctuation))
        .any(|word| reading.phrases_from(word).any(|hit| matches!(hit.phrase, Phrase::Title(..))))
}

/// What the officers of bodies are called, in the last word of a title.
pub(super) const OFFICERS: [&str; 14] = [
    "president",
    "chairman",
    "chairwoman",
    "chairperson",
    "secretary",
    "treasurer",
    "leader",
    "coach",
    "manager",
    "captain",
    "striker",
    "midfielder",
    "defender",
    "goalkeeper",
];
/// What those are called who govern a place.
pub(super) const GOVERNORS: [&str; 4] = ["governor", "mayor", "premier", "senator"];

/// Whether a title in small letters and a name follow: `Plainfeld vice-president Zedrik Dalloway`.
pub(super) fn before_officer(reading: &Reading<'_>, last: usize, nouns: &[&str]) -> bool {
    let Some(mut next) = reading.after(last).filter(|&next| reading.words[next].shape == Shape::Lower) else {
        return false;
    };
    if reading.is_any(next, &["provincial", "regional"]) {
        next += 1;
    }
    let title = reading.phrases_from(next).find(|hit| matches!(hit.phrase, Phrase::Title(..)));
    title.is_some_and(|hit| {
        let noun = hit.words.end - 1;
        let named = reading.after(noun).is_some_and(|name| reading.words[name].shape == Shape::Capitalized);
        let owns = reading.words.get(noun + 1).is_some_and(|clitic| clitic.shape == Shape::Clitic);
        (named || owns) && reading.words[noun].shape == Shape::Lower && reading.is_any(noun, nouns)
    })
}

/// Whether what stands around names a body: the noun of its kind before, that of its members after, or a sentence that says what it is.
pub(super) fn tells_organization(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    // No `the group of chemicals`.
    let described = reading.described_as(last + 1).filter(|&noun| !reading.is(noun + 1, "of"));
    after_kind(reading, first) || is_before_member(reading, last) || is_kind(reading, described)
}

/// Whether what only a body has stands before: `the CEO of Plainfeld`, `a stake in Plainfeld`, `a merger with Plainfeld`.
pub(super) fn after_part_of_body(reading: &Reading<'_>, first: usize) -> bool {
    const OF: [&str; 15] = [
        "ceo",
        "cfo",
        "coo",
        "cto",
        "executive",
        "shares",
        "shareholders",
        "shareholder",
        "stake",
        "acquisition",
        "takeover",
        "subsidiary",
        "unit",
        "co-founder",
        "employees",
    ];
    let Some(link) = reading.before(first) else { return false };
    let Some(noun) = reading.before(link) else { return false };
    match () {
        () if reading.is(link, "of") => reading.is_any(noun, &OF),
        () if reading.is(link, "in") => reading.is_any(noun, &["stake", "shares", "shareholders", "investors"]),
        () if reading.is(link, "with") => reading.is_any(noun, &["merge", "merger", "merging", "merged"]),
        () => false,
    }
}

/// Whether what only a body does follows: `Plainfeld said it …`, `Plainfeld is acquiring …`, `Plainfeld agreed to acquire …`.
pub(super) fn before_act_of_body(reading: &Reading<'_>, last: usize) -> bool {
    let Some(verb) = reading.after(last) else { return false };
    let acquires = |word: usize| {
        reading.is_any(word, &["acquire", "acquires", "acquired", "acquiring", "merge", "merging", "merges"])
    };
    const PLANS: [&str; 12] = [
        "plans", "planned", "expects", "expected", "will", "would", "has", "had", "agreed", "hopes", "aims", "intends",
    ];
    // No `she said it was late`.
    let of_its = reading.is(verb + 1, "its") || reading.is(verb + 1, "it") && reading.is_any(verb + 2, &PLANS);
    let said_it = reading.words[verb].classes.any(Classes::SPEECH) && of_its;
    let helped = reading.is_any(verb, &["is", "are", "was", "will", "to", "would"]) && acquires(verb + 1);
    let agreed =
        reading.is_any(verb, &["agreed", "plans", "wants"]) && reading.is(verb + 1, "to") && acquires(verb + 2);
    said_it || helped || agreed
}

/// Whether the noun of a kind of body stands directly before.
pub(super) fn after_kind(reading: &Reading<'_>, first: usize) -> bool {
    is_kind(reading, reading.before(first))
}

fn is_kind(reading: &Reading<'_>, word: Option<usize>) -> bool {
    word.is_some_and(|word| {
        let Word { classes, shape, gap, .. } = reading.words[word];
        // No `L-band`.
        classes.any(Classes::ORGANIZATION_KIND) && shape == Shape::Lower && gap != Gap::None
    })
}

fn is_before_member(reading: &Reading<'_>, last: usize) -> bool {
    reading.after(last).is_some_and(|next| {
        let Word { classes, shape, .. } = reading.words[next];
        classes.any(Classes::MEMBER) && matches!(shape, Shape::Lower | Shape::AllCaps)
    })
}

/// Whether a preposition of place stands directly before.
pub(super) fn after_place_preposition(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|word| reading.is_any(word, &["in", "near", "outside", "across"]))
}

/// Whether a seat in parliament is named here: `the MP for Plainfeld`, `Plainfeld MP Zedrik Dalloway`, `his Plainfeld seat`.
pub(super) fn is_seat(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    const MEMBERS: [&str; 6] = ["MP", "MSP", "MLA", "TD", "MPs", "MHA"];
    let member = |word: usize| MEMBERS.contains(&reading.str(word));
    let behind =
        reading.before(first).is_some_and(|link| reading.is(link, "for") && reading.before(link).is_some_and(member));
    let Some(next) = reading.after(last) else { return behind };
    let named = reading.after(next).is_some_and(|name| reading.words[name].shape.starts_with_capital());
    let held = || reading.before(first).is_some_and(|word| reading.is_any(word, &["his", "her", "the", "their"]));
    behind || member(next) && named || reading.is_any(next, &["seat", "constituency", "by-election"]) && held()
}

/// Whether a comma and `of` stand before: `Zedrik Plainfeld, 23, of Carpentersville`.
pub(super) fn after_comma_and_of(reading: &Reading<'_>, first: usize) -> bool {
    let named =
        |word: usize| reading.words[word].shape == Shape::Number || reading.words[word].shape.starts_with_capital();
    reading.before(first).is_some_and(|of| reading.is(of, "of") && of > 1 && reading.is(of - 1, ",") && named(of - 2))
}

/// Whether `town of` or the like stands before.
pub(super) fn after_place_cue(reading: &Reading<'_>, first: usize) -> bool {
    reading.before(first).is_some_and(|of| reading.is_of_place(of))
}

/// Whether a comma and the name of a place stand after (`Springfield, Ohio`).
pub(super) fn before_place(reading: &Reading<'_>, cover: &Cover, last: usize) -> bool {
    reading.is(last + 1, ",") && cover.is_place(last + 2) && reading.words[last + 2].gap == Gap::Space
}

/// Whether the name stands alone in brackets after a longer name (`National Theatre Company (NTC)`).
pub(super) fn in_brackets(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    first > 1
        && reading.is(first - 1, "(")
        && reading.is(last + 1, ")")
        && reading.words[first - 2].shape == Shape::Capitalized
}
