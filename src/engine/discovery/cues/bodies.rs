//! What stands around a run of capitalized words and tells of a body.

use crate::engine::reading::{Classes, Phrase, Reading, Word};
use crate::engine::text::{Gap, Shape};

/// What the officers of bodies are called, in the last word of a title.
pub(in crate::engine::discovery) const OFFICERS: [&str; 14] = [
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

/// Whether a title in small letters and a name follow: `Plainfeld vice-president Zedrik Dalloway`.
pub(in crate::engine::discovery) fn before_officer(reading: &Reading<'_>, last: usize, nouns: &[&str]) -> bool {
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
pub(in crate::engine::discovery) fn tells_organization(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    // No `the group of chemicals`.
    let described = reading.described_as(last + 1).filter(|&noun| !reading.is(noun + 1, "of"));
    after_kind(reading, first) || is_before_member(reading, last) || is_kind(reading, described)
}

/// Whether what only a body has stands before: `the CEO of Plainfeld`, `a stake in Plainfeld`, `a merger with Plainfeld`.
pub(in crate::engine::discovery) fn after_part_of_body(reading: &Reading<'_>, first: usize) -> bool {
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
pub(in crate::engine::discovery) fn before_act_of_body(reading: &Reading<'_>, last: usize) -> bool {
    const PLANS: [&str; 12] = [
        "plans", "planned", "expects", "expected", "will", "would", "has", "had", "agreed", "hopes", "aims", "intends",
    ];
    let Some(verb) = reading.after(last) else { return false };
    let acquires = |word: usize| {
        reading.is_any(word, &["acquire", "acquires", "acquired", "acquiring", "merge", "merging", "merges"])
    };
    // No `she said it was late`.
    let of_its = reading.is(verb + 1, "its") || reading.is(verb + 1, "it") && reading.is_any(verb + 2, &PLANS);
    let said_it = reading.words[verb].classes.any(Classes::SPEECH) && of_its;
    let helped = reading.is_any(verb, &["is", "are", "was", "will", "to", "would"]) && acquires(verb + 1);
    let agreed =
        reading.is_any(verb, &["agreed", "plans", "wants"]) && reading.is(verb + 1, "to") && acquires(verb + 2);
    said_it || helped || agreed
}

/// Whether the noun of a kind of body stands directly before.
pub(in crate::engine::discovery) fn after_kind(reading: &Reading<'_>, first: usize) -> bool {
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

/// Whether the name stands alone in brackets after a longer name (`National Theatre Company (NTC)`).
pub(in crate::engine::discovery) fn in_brackets(reading: &Reading<'_>, first: usize, last: usize) -> bool {
    first > 1
        && reading.is(first - 1, "(")
        && reading.is(last + 1, ")")
        && reading.words[first - 2].shape == Shape::Capitalized
}
