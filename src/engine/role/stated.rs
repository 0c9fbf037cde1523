//! Roles the text states: a title tied to a name beside it.

use super::modifiers::is_function_word;
use super::phrase::{Determiner, TitlePhrase};
use super::{Names, RoleDraft, verbs};
use crate::engine::reading::{Classes, Phrase, Reading};
use crate::engine::text::{Gap, Shape};
use crate::engine::{RolePattern, RoleStatus};

/// The holders of a title phrase and how the text ties them to it.
#[derive(Debug, Clone)]
pub(super) struct Tie {
    pub people: Vec<usize>,
    pub pattern: RolePattern,
    /// What the verb says of the status, where it says something.
    pub status: Option<RoleStatus>,
    /// The first word of the evidence, where the tie reaches further than the phrase does by itself.
    pub evidence_start: Option<usize>,
}

impl Tie {
    pub fn new(people: Vec<usize>, pattern: RolePattern) -> Self {
        Self { people, pattern, status: None, evidence_start: None }
    }
}

/// The tie of each phrase, in order; none where the text states none.
pub(super) fn ties(reading: &Reading<'_>, names: &Names<'_>, phrases: &[TitlePhrase]) -> Vec<Option<Tie>> {
    let mut ties: Vec<Option<Tie>> = phrases.iter().map(|phrase| own_tie(reading, names, phrase)).collect();
    // Coordinated titles share their holder: `president and chief executive Tim Cook` to the left, `Nakasone, founder and head` to the right.
    for index in (1..phrases.len()).rev() {
        if ties[index - 1].is_none() && are_coordinated(reading, &phrases[index - 1], &phrases[index]) {
            ties[index - 1] = shared(&ties[index]).filter(|tie| tie.pattern == RolePattern::Prefix);
        }
    }
    for index in 1..phrases.len() {
        if ties[index].is_none() && are_coordinated(reading, &phrases[index - 1], &phrases[index]) {
            ties[index] = shared(&ties[index - 1]).filter(|tie| tie.pattern != RolePattern::Prefix);
        }
    }
    ties
}

/// The tie as a coordinated title has it: the evidence is its own.
fn shared(tie: &Option<Tie>) -> Option<Tie> {
    Some(Tie { evidence_start: None, ..tie.clone()? })
}

/// A stated role for each holder of each tied phrase.
pub(super) fn drafts(phrase: &TitlePhrase, tie: &Tie, names: &Names<'_>) -> Vec<RoleDraft> {
    let mut drafts: Vec<RoleDraft> =
        tie.people.iter().map(|&person| RoleDraft::stated(phrase, person, names.key(person), tie)).collect();
    // `Chinese and Russian foreign ministers Wang Yi and Sergei Lavrov`: to each their own.
    if phrase.plural && drafts.len() == phrase.affiliations.len() {
        for (draft, &affiliation) in drafts.iter_mut().zip(&phrase.affiliations) {
            draft.affiliations = vec![affiliation];
        }
    }
    drafts
}

fn own_tie(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    prefix(reading, names, phrase)
        .or_else(|| label(reading, names, phrase))
        .or_else(|| apposition(reading, names, phrase))
        .or_else(|| verbs::copula(reading, names, phrase))
        .or_else(|| verbs::appointment(reading, names, phrase))
        .or_else(|| as_title(reading, names, phrase))
}

/// Whether only `and`, a comma or a slash parts two phrases.
fn are_coordinated(reading: &Reading<'_>, left: &TitlePhrase, right: &TitlePhrase) -> bool {
    let mut between = left.described_end..right.outer_start();
    let close = between.len() <= 2 && !between.is_empty();
    close
        && between.all(|word| reading.is_any(word, &["and", ",", "/", "&"]))
        && reading.words[left.start].sentence == reading.words[right.start].sentence
}

/// `US President Joe Biden`; `China's chief diplomat, Wang Yi,`; `presidents Biden and Xi`.
fn prefix(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let direct = after_honorifics(reading, phrase.end).and_then(|word| names.person_at(word));
    if let Some(person) = direct {
        // `a major donor`: in small letters an everyday word needs more than a name behind it, if only what kind (`comedy legend`).
        let everyday = phrase.weak
            && reading.words[phrase.title.start].shape == Shape::Lower
            && phrase.affiliations.is_empty()
            && !phrase.composed
            && phrase.determiner != Determiner::Definite
            && (phrase.start == phrase.title.start || names.words(person).len() == 1);
        if everyday {
            return None;
        }
        if matches!(phrase.determiner, Determiner::Indefinite | Determiner::General) && phrase.end > phrase.title.end {
            return None;
        }
        let people = if phrase.plural { coordinated_people(reading, names, person) } else { vec![person] };
        let evidence_start = employer_before(reading, names, phrase);
        return Some(Tie { evidence_start, ..Tie::new(people, RolePattern::Prefix) });
    }
    let named_title =
        matches!(phrase.determiner, Determiner::Definite | Determiner::Indefinite | Determiner::Possessive)
            || phrase.possessed
            || !phrase.affiliations.is_empty();
    // `As president of France, Macron …` is the rule `as`.
    let after_as = phrase.outer_start().checked_sub(1).is_some_and(|before| reading.is(before, "as"));
    if !named_title || after_as || !reading.is(phrase.described_end, ",") {
        return None;
    }
    // `You are a good teacher, Maria`: the name calls somebody.
    let told = phrase.determiner == Determiner::Indefinite
        && reading
            .before(phrase.outer_start())
            .is_some_and(|verb| reading.is_any(verb, &["is", "are", "was", "were", "am", "be"]));
    if told {
        return None;
    }
    let person = names.person_at(first_of_name(reading, phrase.described_end + 1))?;
    let people = coordinated_people(reading, names, person);
    // `The ministers, Wang Yi and Sergei Lavrov, met`: as many as the title needs.
    if phrase.plural && (people.len() < 2 || phrase.affiliations.len() > people.len()) {
        return None;
    }
    let people = if phrase.plural { people } else { vec![person] };
    let after = names.words(people.last().copied().unwrap_or(person)).end;
    let closed = reading.words.get(after).is_none_or(|word| {
        word.sentence != reading.words[phrase.title.start].sentence
            || matches!(reading.str(after), "," | "." | ";" | ")" | "—" | "–")
            || word.classes.any(Classes::SPEECH) && phrase.determiner != Determiner::Indefinite
    });
    // `According to a spokesman, Biden, Macron and Scholz met`: a list.
    let next = after + 1;
    let list = !phrase.plural && reading.is(after, ",") && names.person_at(next).is_some();
    // `, Wang Yi,` closes; where the name opens a clause of its own (`…, Biden met`) it is another subject.
    // Nor does a phrase that already belongs to a name before it (`Qin, the foreign minister, Wang Yi and …`).
    if !closed || list || apposition(reading, names, phrase).is_some() {
        return None;
    }
    Some(Tie::new(people, RolePattern::Prefix))
}

/// The first word of the person whose man or woman the title is, right before it (`Trump lawyer Rudy Giuliani`).
fn employer_before(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<usize> {
    if phrase.determiner != Determiner::None || reading.words[phrase.start].shape != Shape::Lower {
        return None;
    }
    let employer = names.person_ending_at(reading.before(phrase.start)?)?;
    let start = names.words(employer).start;
    // `named Smith ambassador`.
    let appointed = start.checked_sub(1).is_some_and(|verb| verbs::is_appointing(reading, verb));
    (!appointed).then_some(start)
}

/// `Coach: Carlo Ancelotti`: a label of a list, with the name alone behind it.
fn label(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let first = phrase.outer_start();
    let opens = reading.opens_sentence(first) || is_mark(reading, first - 1);
    let labels = phrase.determiner == Determiner::None
        && reading.words[first].shape == Shape::Capitalized
        && opens
        && reading.is(phrase.end, ":");
    if !labels {
        return None;
    }
    let person = names.person_at(first_of_name(reading, phrase.end + 1))?;
    let end = names.words(person).end;
    let alone = reading.words.get(end).is_none_or(|next| {
        next.gap >= Gap::LineBreak || next.shape == Shape::Punctuation || !reading.is_same_sentence(end, end - 1)
    });
    alone.then(|| Tie::new(vec![person], RolePattern::Prefix))
}

/// The word after, honorifics and their stops left out.
fn after_honorifics(reading: &Reading<'_>, end: usize) -> Option<usize> {
    let next = reading.after(end.checked_sub(1)?)?;
    Some(first_of_name(reading, next))
}

fn first_of_name(reading: &Reading<'_>, mut at: usize) -> usize {
    while reading
        .words
        .get(at)
        .is_some_and(|word| word.classes.any(Classes::HONORIFIC) && !word.classes.any(Classes::GIVEN))
    {
        match reading.after(at) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// A person and those joined by commas and `and`.
fn coordinated_people(reading: &Reading<'_>, names: &Names<'_>, first: usize) -> Vec<usize> {
    let mut people = vec![first];
    let mut at = names.words(first).end;
    while reading.is_any(at, &[",", "and"]) {
        at += 1;
        if reading.is(at, "and") {
            at += 1;
        }
        let Some(person) = names.person_at(first_of_name(reading, at)) else { break };
        people.push(person);
        at = names.words(person).end;
    }
    people
}

/// Words that may follow an apposition's title: what it is of, when, where, and the rest of the sentence.
const CLAUSE_OPENERS: [&str; 30] = [
    "himself", "herself", "and", "who", "whose", "that", "which", "said", "says", "told", "of", "to", "by", "in", "on",
    "since", "from", "at", "for", "with", "over", "until", "under", "during", "between", "based", "born", "known",
    "turned", "as",
];

/// Verbs that follow a subject.
const FINITE: [&str; 10] = ["is", "was", "are", "were", "has", "had", "have", "will", "would", "can"];

/// `Karine Jean-Pierre, the White House press secretary,`; `Wang Yi (China's top diplomat)`.
fn apposition(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    if phrase.plural || matches!(phrase.determiner, Determiner::General) {
        return None;
    }
    let (outer, start) = appositive_start(reading, names, phrase)?;
    let person = name_before(reading, names, outer.checked_sub(1)?)?;
    // An everyday word alone is no title here either (`Phoenix, a center`).
    if is_everyday(phrase) && !reading.is(phrase.end, "of") && !is_one_of_a_kind(names, phrase, person) {
        return None;
    }
    // Where a name follows directly, the title is that one's.
    let next_is_name = after_honorifics(reading, phrase.end).is_some_and(|word| names.person_at(word).is_some());
    // `According to Smith, a detective for the city was …`: a subject of its own.
    let subject = phrase.determiner != Determiner::None && reading.is_any(phrase.described_end, &FINITE);
    let closed = is_closed(reading, phrase) && !subject;
    let tie = Tie { evidence_start: Some(start), ..Tie::new(vec![person], RolePattern::Apposition) };
    (closed && !next_is_name).then_some(tie)
}

/// The mark that opens an apposition: a comma, a bracket, a dash.
fn is_mark(reading: &Reading<'_>, word: usize) -> bool {
    matches!(reading.str(word), "," | "(" | "—" | "–" | "-") && reading.words[word].shape == Shape::Punctuation
}

/// The most words between the determiner of a title and the words that belong to it by themselves.
const LONGEST_ADJECTIVES: usize = 6;

/// Where the apposition of the phrase starts, with its determiner and without.
fn appositive_start(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<(usize, usize)> {
    noun_phrase_start(reading, names, phrase, |before| is_mark(reading, before))
}

/// Where the noun phrase of the title starts behind a word for which `opens` holds, with its determiner and without. What stands between
/// determiner and title may be of any kind (`a silver and bronze Paralympic medalist`).
pub(super) fn noun_phrase_start(
    reading: &Reading<'_>,
    names: &Names<'_>,
    phrase: &TitlePhrase,
    opens: impl Fn(usize) -> bool,
) -> Option<(usize, usize)> {
    let outer = phrase.outer_start();
    let opens = |outer: usize| {
        outer.checked_sub(1).is_some_and(|before| reading.is_same_sentence(before, phrase.start) && opens(before))
    };
    if opens(outer) {
        return Some((outer, phrase.start));
    }
    let mut at = phrase.start;
    while phrase.start - at < LONGEST_ADJECTIVES {
        let before = at.checked_sub(1).filter(|&before| reading.is_same_sentence(before, phrase.start))?;
        if reading.is_any(before, &["a", "an", "the"]) {
            return opens(before).then_some((before, at));
        }
        if !may_describe(reading, names, before) {
            return None;
        }
        at = before;
    }
    None
}

/// Whether a word may stand between a determiner and a title.
fn may_describe(reading: &Reading<'_>, names: &Names<'_>, word: usize) -> bool {
    // `a senior fellow and director`: a title of its own, which the other is joined to.
    let title = reading.phrases_until(word + 1).any(|hit| matches!(hit.phrase, Phrase::Title(..)));
    let person = names.covering(word).is_some_and(|name| names.is_person(name));
    let shape = reading.words[word].shape;
    let adjective = reading.is(word, "and")
        || matches!(reading.str(word), "-" | "–" | "‑")
        || shape == Shape::Number
        || shape.is_word() && !is_function_word(reading, word);
    !person && !title && adjective
}

/// The person whose name ends before the mark of an apposition; an age, a bracket or letters of honour may stand between
/// (`Smith, 45,`; `Mao (1893 – 1976),`; `Mark Tedeschi, QC,`; `Elizabeth II,`).
pub(super) fn name_before(reading: &Reading<'_>, names: &Names<'_>, mark: usize) -> Option<usize> {
    let mut last = mark.checked_sub(1)?;
    if reading.words[last].shape == Shape::Number && reading.words[last].span.len() <= 3 {
        last = last.checked_sub(2).filter(|&end| reading.is(end + 1, ","))?;
    }
    for _ in 0..LONGEST_HONOURS {
        if names.ending_at(last).is_some() {
            break;
        }
        if reading.is_any(last, &[")", "]"]) {
            last = opening_bracket(reading, last)?.checked_sub(1)?;
            continue;
        }
        let letters = matches!(reading.words[last].shape, Shape::AllCaps | Shape::Initial)
            || reading.is_any(last, &["PhD", "Ph.D.", "Jr", "Sr", "Esq", "III"]);
        if !letters && !matches!(reading.str(last), "," | ".") {
            break;
        }
        last = last.checked_sub(1)?;
    }
    names.person_ending_at(last).filter(|&person| reading.is_same_sentence(names.words(person).start, mark))
}

/// The most words and marks between a name and its apposition.
const LONGEST_HONOURS: usize = 4;
/// The longest bracket between a name and what follows (dates and sounds in a biography).
const LONGEST_BRACKET: usize = 64;

/// The bracket that the one at `closing` closes; nested ones are seen through.
pub(super) fn opening_bracket(reading: &Reading<'_>, closing: usize) -> Option<usize> {
    let mut depth = 0;
    (closing.saturating_sub(LONGEST_BRACKET)..=closing).rev().find(|&word| {
        match reading.str(word) {
            ")" | "]" => depth += 1,
            "(" | "[" => depth -= 1,
            _ => {}
        }
        depth == 0
    })
}

/// Whether the phrase is an everyday word alone.
pub(super) fn is_everyday(phrase: &TitlePhrase) -> bool {
    phrase.weak && phrase.affiliations.is_empty() && !phrase.composed
}

/// Whether the noun phrase of the title plainly ends behind it.
pub(super) fn is_closed(reading: &Reading<'_>, phrase: &TitlePhrase) -> bool {
    reading.words.get(phrase.end).is_none_or(|word| {
        word.sentence != reading.words[phrase.start].sentence
            || word.shape == Shape::Punctuation
            || reading.is_any(phrase.end, &CLAUSE_OPENERS)
            || word.classes.any(Classes::SPEECH)
            || is_participle(reading, phrase.end)
    })
}

/// `founder interviewed by the BBC`: a participle with its preposition.
fn is_participle(reading: &Reading<'_>, word: usize) -> bool {
    reading.words[word].shape == Shape::Lower
        && reading.str(word).ends_with("ed")
        && reading.is_any(word + 1, &["by", "in", "at", "on", "with", "for", "as", "to"])
}

/// Whether an everyday word with its article speaks of the person (`Adele, the maid`; `Francis Hodgson, a fellow`).
fn is_one_of_a_kind(names: &Names<'_>, phrase: &TitlePhrase, person: usize) -> bool {
    match phrase.determiner {
        Determiner::Definite | Determiner::Possessive => true,
        // A family name alone may be something else's (`Phoenix, a center`).
        Determiner::Indefinite => names.words(person).len() > 1,
        Determiner::None | Determiner::General => phrase.possessed,
    }
}

/// `as prime minister, Sunak`; `Sunak, as prime minister,`.
fn as_title(reading: &Reading<'_>, names: &Names<'_>, phrase: &TitlePhrase) -> Option<Tie> {
    let before = phrase.outer_start().checked_sub(1)?;
    if phrase.plural || !reading.is(before, "as") || !reading.is_same_sentence(before, phrase.start) {
        return None;
    }
    let end = phrase.described_end;
    let after = reading.is(end, ",").then(|| names.person_at(first_of_name(reading, end + 1))).flatten();
    let earlier =
        || before.checked_sub(2).filter(|_| reading.is(before - 1, ",")).and_then(|end| names.person_ending_at(end));
    let person = after.or_else(earlier)?;
    Some(Tie::new(vec![person], RolePattern::As))
}
