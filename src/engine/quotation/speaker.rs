//! Who speaks, by what stands beside a cue: a name, a title, a pronoun, a noun phrase.

use std::ops::Range;

use super::attribution::Attribution;
use super::{Context, SpeakerDraft, phrase, pronoun};
use crate::engine::RolePattern;
use crate::engine::extraction::SpeakerForm;
use crate::engine::reading::{Classes, Reading};
use crate::engine::text::Shape;

/// A speaker with the words that belong to it.
pub(super) struct Subject {
    pub speaker: SpeakerDraft,
    /// The first word, an article or a title included.
    pub start: usize,
    /// One past the last word, an apposition included.
    pub end: usize,
}

/// How far an apposition or a bracket between a name and its verb may reach, in words.
const LONGEST_ASIDE: usize = 30;
/// Words between a subject and its verb.
const AUXILIARIES: [&str; 14] = [
    "also", "then", "later", "has", "had", "have", "further", "again", "once", "even", "still", "often", "himself",
    "herself",
];
pub(super) const PRONOUNS: [&str; 7] = ["he", "she", "they", "we", "i", "it", "you"];

/// The subject that stands before a verb.
pub(super) fn before(context: &Context<'_, '_>, verb: usize, last: Option<&Attribution>) -> Option<Subject> {
    let reading = context.reading;
    let floor = context.sentence_start(verb);
    let is_adverb = |at: usize| {
        reading.is_any(at, &AUXILIARIES)
            || reading.words[at].shape == Shape::Lower && reading.str(at).ends_with("ly")
            || reading.words[at].shape == Shape::Clitic
    };
    let mut end = verb;
    loop {
        let taken = aside_words(reading, end).max(usize::from(end > floor && is_adverb(end - 1)));
        if taken == 0 || end - taken < floor {
            break;
        }
        end -= taken;
    }
    if end == floor || context.quoted_at(end - 1).is_some() {
        return None;
    }
    let head = end - 1;
    match reading.str(head) {
        "," => after_aside(context, end, floor),
        ")" => {
            let open = (floor..head).rev().take(LONGEST_ASIDE).find(|&word| reading.is(word, "("))?;
            (open > floor).then(|| named_until(context, open)).flatten()
        }
        "who" => {
            let end = if reading.is(head.checked_sub(1)?, ",") { head - 1 } else { head };
            (end > floor).then(|| named_until(context, end)).flatten()
        }
        "and" | "but" => of_sentence(context, verb),
        _ if reading.is_any(head, &PRONOUNS) => {
            Some(Subject { speaker: pronoun::resolve(context, head, last), start: head, end })
        }
        _ => role_until(context, end)
            .or_else(|| named_until(context, end))
            .or_else(|| phrase::before(context, end).map(|words| unnamed(context, words))),
    }
}

/// How many words end before `end` that say whose turn it is or when: `in turn`, `for his part`, `last night`.
fn aside_words(reading: &Reading<'_>, end: usize) -> usize {
    let is = |back: usize, words: &[&str]| end.checked_sub(back).is_some_and(|word| reading.is_any(word, words));
    match () {
        () if is(1, &["yesterday", "today", "tonight", "earlier"]) => 1,
        () if is(1, &["night", "week", "month", "year"]) && is(2, &["last", "this", "earlier"]) => 2,
        () if is(1, &["turn"]) && is(2, &["in"]) => 2,
        () if is(1, &["part"]) && is(2, &["his", "her", "its", "their"]) && is(3, &["for", "on"]) => 3,
        () => 0,
    }
}

/// The speaker of a participle: that of the attribution before it in the sentence, else the sentence's subject, if a person.
pub(super) fn of_clause(context: &Context<'_, '_>, cue: &Range<usize>, last: Option<&Attribution>) -> Option<Subject> {
    let reading = context.reading;
    // `was quoted as saying`.
    if cue.start > 2 && reading.is(cue.start - 1, "as") && reading.is_any(cue.start - 2, &["quoted", "cited"]) {
        let be = cue.start - 3;
        return reading.is_any(be, &["was", "were", "been", "is"]).then(|| self::before(context, be, last)).flatten();
    }
    if !reading.is_any(cue.start.checked_sub(1)?, &[",", "and", "—", "–"]) {
        return None;
    }
    let inherited = last.filter(|last| reading.is_same_sentence(last.cue.start, cue.start));
    match inherited {
        Some(last) => Some(Subject { speaker: last.speaker.clone(), start: cue.start, end: cue.end }),
        None => of_sentence(context, cue.start),
    }
}

/// The person who opens the sentence, where nobody else is named before `verb`.
fn of_sentence(context: &Context<'_, '_>, verb: usize) -> Option<Subject> {
    // A title and a few words of time may stand before the subject.
    const LEAD: usize = 8;
    const NAMES: usize = 8;
    let (names, floor) = (context.names, context.sentence_start(verb));
    let mut subject = None;
    for name in names.before(verb).take(NAMES).take_while(|&name| names.words(name).start >= floor) {
        if !names.is_person(name) {
            continue;
        }
        if subject.is_some_and(|other| names.key(other) != names.key(name)) {
            return None;
        }
        subject = Some(name);
    }
    let name = subject.filter(|&name| {
        let words = names.words(name);
        let owner = context.reading.words.get(words.end).is_some_and(|next| next.shape == Shape::Clitic);
        words.start < floor + LEAD && !owner && context.quoted_at(words.start).is_none()
    })?;
    let speaker = SpeakerDraft { confidence: 0.75, ..by_name(context, name) };
    Some(Subject { speaker, start: verb, end: verb })
}

/// The subject behind an aside that ends with the comma before `end`: `Yun Sun, a director at the Stimson Center, said`.
fn after_aside(context: &Context<'_, '_>, end: usize, floor: usize) -> Option<Subject> {
    let reading = context.reading;
    if let Some(titled) = titled_before_comma(context, end - 1) {
        return Some(Subject { end, ..titled });
    }
    let from = floor.max(end.saturating_sub(LONGEST_ASIDE));
    let mut found: Option<usize> = None;
    for comma in (from + 1..end - 1).rev().filter(|&word| reading.is(word, ",")) {
        if context.quoted_at(comma).is_some() {
            break;
        }
        let Some(name) = context.names.ending_at(comma - 1) else { continue };
        let opens = opens_clause(context, context.names.words(name).start, floor);
        let better = match found {
            None => true,
            Some(_) => context.names.is_person(name) && opens,
        };
        if better {
            found = Some(name);
        }
    }
    match found {
        Some(name) => {
            let subject = named_until(context, context.names.words(name).end)?;
            Some(Subject { end, ..subject })
        }
        // `The minister, who is in Paris, said`.
        None => (from + 1..end - 1)
            .filter(|&word| reading.is(word, ","))
            .find_map(|comma| role_until(context, comma))
            .map(|subject| Subject { end, ..subject }),
    }
}

/// The person in commas whose title stands before the first: `The chairman of the committee, Hon. Garba Ibrahim, said`.
fn titled_before_comma(context: &Context<'_, '_>, comma: usize) -> Option<Subject> {
    let name = context.names.ending_at(comma.checked_sub(1)?).filter(|&name| context.names.is_person(name))?;
    let first = context.names.words(name).start;
    let start = title_before(context, first);
    let crosses = (start..first).any(|word| context.reading.is(word, ","));
    crosses.then(|| Subject { speaker: by_name(context, name), start, end: comma })
}

/// Whether a subject may start here: the sentence does, or a clause, a title and an article left out.
fn opens_clause(context: &Context<'_, '_>, start: usize, floor: usize) -> bool {
    const TITLE: usize = 8;
    start < floor + TITLE || context.reading.is_any(start - 1, &["and", "but", "while", "as", "that", ",", ":"])
}

/// A name that ends before `end` and is not what a preposition ties to another noun.
fn named_until(context: &Context<'_, '_>, end: usize) -> Option<Subject> {
    let names = context.names;
    let name = names.ending_at(end.checked_sub(1)?)?;
    let start = names.words(name).start;
    if names.is_demonym(name) {
        return phrase::before(context, end).map(|words| unnamed(context, words));
    }
    let article = start.checked_sub(1).filter(|&word| context.reading.is(word, "the"));
    let first = article.unwrap_or(start);
    let titled = title_before(context, first);
    // `a spokeswoman for the minister Michael Keenan said`: a title is no link's end.
    let linked = is_linked(context, first) || is_linked(context, titled);
    if linked && let Some(words) = phrase::before(context, end).filter(|words| words.start < titled) {
        // `Xinhua News Agency in the city of Beijing said`: the name before the preposition.
        let head = names
            .starting_at(words.start)
            .filter(|&head| !names.is_demonym(head) && phrase::is_link(context.reading, names.words(head).end));
        return Some(match head {
            Some(head) => Subject { speaker: by_name(context, head), start: words.start, end },
            None => unnamed(context, words),
        });
    }
    Some(Subject { speaker: by_name(context, name), start: titled, end })
}

/// Whether a preposition before a name or its title ties it to another noun.
fn is_linked(context: &Context<'_, '_>, first: usize) -> bool {
    first.checked_sub(1).is_some_and(|link| {
        phrase::is_link(context.reading, link)
            && link > context.sentence_start(first)
            && !context.reading.words[link - 1].classes.any(Classes::CALENDAR)
            && context.reading.words[link - 1].shape.is_word()
    })
}

/// The first word of the titles, the honorifics and the owner before a name: `military spokesman Brig. Gen. X`, `ESPN’s X`.
fn title_before(context: &Context<'_, '_>, first: usize) -> usize {
    let mut start = first;
    loop {
        let earlier = one_title_before(context, start);
        if earlier == start {
            break;
        }
        start = earlier;
    }
    let clitic = start.checked_sub(1).filter(|&clitic| context.reading.words[clitic].shape == Shape::Clitic);
    clitic
        .and_then(|clitic| context.names.ending_at(clitic - 1))
        .map_or(start, |owner| context.names.words(owner).start)
}

fn one_title_before(context: &Context<'_, '_>, first: usize) -> usize {
    let reading = context.reading;
    let honorific = reading.before(first).filter(|&word| reading.words[word].classes.any(Classes::HONORIFIC));
    let before_comma = |word: usize| if word > 0 && reading.is(word - 1, ",") { word - 1 } else { word };
    let end = before_comma(first);
    let role = context.role_until(end).or_else(|| honorific.and_then(|word| context.role_until(before_comma(word))));
    let role = role.map(|role| &context.roles[role]);
    let role = role.filter(|role| role.pattern == RolePattern::Prefix).map(|role| role.evidence.start);
    let title = role.or(honorific).unwrap_or(first);
    match title.checked_sub(1) {
        Some(article) if phrase::is_determiner(reading, article) && title < first => article,
        _ => title,
    }
}

/// A title that stands for a person and ends before `end`.
fn role_until(context: &Context<'_, '_>, end: usize) -> Option<Subject> {
    let index = context.role_until(end)?;
    by_role(context, index)
}

pub(super) fn by_role(context: &Context<'_, '_>, index: usize) -> Option<Subject> {
    let role = &context.roles[index];
    let words = role.evidence.clone();
    match role.pattern {
        RolePattern::Reference => {
            let article = words.start.checked_sub(1).filter(|&word| phrase::is_determiner(context.reading, word));
            let (start, end) = (article.unwrap_or(words.start), words.end);
            let speaker = SpeakerDraft {
                words,
                form: SpeakerForm::Title,
                name: None,
                role: Some(index),
                confidence: 0.6 + 0.35 * role.confidence,
            };
            Some(Subject { speaker, start, end })
        }
        _ => {
            let name = role.holder.and_then(|holder| holder.name)?;
            let named = context.names.words(name);
            let (start, end) = (words.start.min(named.start), words.end.max(named.end));
            Some(Subject { speaker: by_name(context, name), start, end })
        }
    }
}

pub(super) fn by_name(context: &Context<'_, '_>, name: usize) -> SpeakerDraft {
    let words = context.names.words(name);
    SpeakerDraft { words, form: SpeakerForm::Name, name: Some(name), role: None, confidence: 0.95 }
}

pub(super) fn unnamed(context: &Context<'_, '_>, words: Range<usize>) -> Subject {
    let article = words.start.checked_sub(1).filter(|&word| phrase::is_determiner(context.reading, word));
    let (start, end) = (article.unwrap_or(words.start), words.end);
    let speaker = SpeakerDraft { words, form: SpeakerForm::Noun, name: None, role: None, confidence: 0.75 };
    Subject { speaker, start, end }
}
