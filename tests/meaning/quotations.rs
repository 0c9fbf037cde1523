//! Quotations and who speaks.
//!
//! A row holds `words | kind | cue | speaker` for each quotation, parted by `; `. A speaker told by name is the entity, by a pronoun
//! `he=entity`, by a title `[title]=holder`, by another noun `[noun]`; `?` is nobody known, `-` no words for a speaker or a cue.

use entity_extractor::engine::{Extraction, Quotation, QuotationKind, SpeakerForm};

use crate::notation::{Row, check, entity_name, extract};

/// Words in quotation marks with an attribution behind.
const BEHIND: &[Row] = &[
    ("subject first", "“We will win,” Biden said.", "“We will win,” | direct | said | joe-biden"),
    ("verb first", "“We will win,” said Biden.", "“We will win,” | direct | said | joe-biden"),
    ("straight marks", "\"We will win,\" Biden said.", "\"We will win,\" | direct | said | joe-biden"),
    ("single marks", "‘We will win,’ Biden said.", "‘We will win,’ | direct | said | joe-biden"),
    ("straight single marks", "'We will win,' Biden said.", "'We will win,' | direct | said | joe-biden"),
    ("doubled marks", "``We will win,'' Biden said.", "``We will win,'' | direct | said | joe-biden"),
    ("comma outside", "‘We will win’, Biden said.", "‘We will win’ | direct | said | joe-biden"),
    ("question", "“Will we win?” Biden asked.", "“Will we win?” | direct | asked | joe-biden"),
    ("exclamation", "“We won!” shouted Biden.", "“We won!” | direct | shouted | joe-biden"),
    ("dash", "“We will win” — Biden said.", "“We will win” | direct | said | joe-biden"),
    (
        "titled person in commas",
        "The chairman of the House Budget Committee, Hon. Joe Biden, said the plan had failed.",
        "the plan had failed | reported | said | joe-biden",
    ),
    ("title of a body", "“We will win,” NATO chief Joe Biden said.", "“We will win,” | direct | said | joe-biden"),
    (
        "title of a country",
        "“We will win,” French president Joe Biden told reporters.",
        "“We will win,” | direct | told | joe-biden",
    ),
    (
        "title with a capital",
        "“We will win,” U.S. Magistrate Judge Joe Biden ruled Wednesday.",
        "“We will win,” | direct | ruled | joe-biden",
    ),
    (
        "time before the verb",
        "Biden last night said the plan had failed.",
        "the plan had failed | reported | said | joe-biden",
    ),
    ("adverb", "“We will win,” Biden later said.", "“We will win,” | direct | said | joe-biden"),
    ("auxiliary", "“We will win,” Biden has also said.", "“We will win,” | direct | said | joe-biden"),
    (
        "full name and apposition",
        "“It matters,” said Angela Merkel, a former chancellor of Germany.",
        "“It matters,” | direct | said | angela-merkel",
    ),
    (
        "apposition between name and verb",
        "“It matters,” Angela Merkel, the former chancellor of Germany, said on Monday.",
        "“It matters,” | direct | said | angela-merkel",
    ),
    (
        "age between name and verb",
        "“It matters,” Angela Merkel, 68, said.",
        "“It matters,” | direct | said | angela-merkel",
    ),
    (
        "discovered name with a title at a body",
        "“It matters,” said Clarissa Dalloway, a director at the Stimson Center.",
        "“It matters,” | direct | said | Clarissa Dalloway",
    ),
    (
        "title before the name",
        "“It matters,” US Secretary of State Antony Blinken said.",
        "“It matters,” | direct | said | antony-blinken",
    ),
    (
        "title before the name, verb first",
        "“It matters,” said US Secretary of State Antony Blinken.",
        "“It matters,” | direct | said | antony-blinken",
    ),
    (
        "title, comma, name",
        "“It matters,” said China’s foreign minister, Qin Gang, on Sunday.",
        "“It matters,” | direct | said | qin-gang",
    ),
    (
        "unlisted title, comma, name",
        "“It matters,” said the coach, Clarissa Dalloway.",
        "“It matters,” | direct | said | Clarissa Dalloway",
    ),
    ("honorific", "“It matters,” said Mr. Biden.", "“It matters,” | direct | said | joe-biden"),
    (
        "title that stands for a person",
        "Joe Biden is the US president. “It matters,” the president said.",
        "“It matters,” | direct | said | [president]=joe-biden",
    ),
    (
        "spokeswoman",
        "“It matters,” the Foreign Ministry spokeswoman said.",
        "“It matters,” | direct | said | [Foreign Ministry spokeswoman]",
    ),
    (
        "spokeswoman who has a name",
        "Karine Jean-Pierre, a White House spokeswoman, met reporters. “It matters,” said the spokeswoman.",
        "“It matters,” | direct | said | [spokeswoman]=karine-jean-pierre",
    ),
    ("unnamed spokesman", "“It matters,” a spokesman said.", "“It matters,” | direct | said | [spokesman]"),
    (
        "unnamed spokesman of a body",
        "“It matters,” a spokesman for the Pentagon said.",
        "“It matters,” | direct | said | [spokesman for the Pentagon]",
    ),
    (
        "unnamed group",
        "“It matters,” two senior officials said.",
        "“It matters,” | direct | said | [two senior officials]",
    ),
    ("body", "“It matters,” the Kremlin said.", "“It matters,” | direct | said | kremlin"),
    ("body, verb first", "“It matters,” said the Kremlin.", "“It matters,” | direct | said | kremlin"),
    ("addressee", "“It matters,” Biden told reporters.", "“It matters,” | direct | told | joe-biden"),
    ("source", "“It matters,” according to Biden.", "“It matters,” | direct | according to | joe-biden"),
    ("two words of a cue", "“It matters,” Biden pointed out.", "“It matters,” | direct | pointed out | joe-biden"),
    ("quoted as saying", "“It matters,” Biden was quoted as saying.", "“It matters,” | direct | saying | joe-biden"),
    ("marks typed twice", "''We will win,'' Biden said.", "''We will win,'' | direct | said | joe-biden"),
    ("marks typed twice at the end", "\"We will win,'' Biden said.", "\"We will win,'' | direct | said | joe-biden"),
    (
        "somebody of a titled person",
        "“We will win,” a spokeswoman for President Joe Biden said.",
        "“We will win,” | direct | said | [spokeswoman for President Joe Biden]",
    ),
];

/// Words in quotation marks with an attribution before.
const AHEAD: &[Row] = &[
    ("comma", "Biden said, “We will win.”", "“We will win.” | direct | said | joe-biden"),
    ("colon", "Biden said: “We will win.”", "“We will win.” | direct | said | joe-biden"),
    (
        "addressee, place and day",
        "Biden told reporters in Paris on Monday: “We will win.”",
        "“We will win.” | direct | told | joe-biden",
    ),
    ("nothing between", "Biden said “we will win.”", "“we will win.” | direct | said | joe-biden"),
    ("that", "Biden said that “we will win.”", "“we will win.” | direct | said | joe-biden"),
    ("source", "According to Biden, “we will win.”", "“we will win.” | direct | According to | joe-biden"),
    ("next paragraph", "Biden said:\n\n“We will win.”", "“We will win.” | direct | said | joe-biden"),
    (
        "words beside an object",
        "Biden called the plan “a mistake” and left.",
        "“a mistake” | direct | called | joe-biden",
    ),
    ("one word beside an object", "Biden called the plan “crazy”.", "“crazy” | direct | called | joe-biden"),
    ("participle", "Biden spoke on Monday, adding: “We will win.”", "“We will win.” | direct | adding | joe-biden"),
];

/// Quotations in several pieces, sentences and paragraphs.
const PIECES: &[Row] = &[
    (
        "split by the attribution",
        "“It matters,” Biden said, “and it will.”",
        "“It matters,” | direct | said | joe-biden; “and it will.” | direct | said | joe-biden",
    ),
    (
        "another sentence behind the attribution",
        "“It matters,” Biden said. “It matters a lot. It does.”",
        "“It matters,” | direct | said | joe-biden; “It matters a lot. It does.” | direct | said | joe-biden",
    ),
    (
        "several sentences",
        "“It matters. It matters a lot,” Biden said.",
        "“It matters. It matters a lot,” | direct | said | joe-biden",
    ),
    (
        "several paragraphs",
        "“It matters.\n\n“It matters a lot,” Biden said.",
        "“It matters.\n\n“It matters a lot,” | direct | said | joe-biden",
    ),
    (
        "several paragraphs, straight marks",
        "\"It matters.\n\n\"It matters a lot,\" Biden said.",
        "\"It matters.\n\n\"It matters a lot,\" | direct | said | joe-biden",
    ),
    (
        "several paragraphs, a line each",
        "“It matters.\n“It matters a lot,” Biden said.",
        "“It matters.\n“It matters a lot,” | direct | said | joe-biden",
    ),
    (
        "behind a reported clause",
        "Biden said that the plan had failed. “It was a bad plan.”",
        "the plan had failed | reported | said | joe-biden; “It was a bad plan.” | direct | said | joe-biden",
    ),
    (
        "nested",
        "“He said, ‘We will win,’ and left,” Biden said.",
        "“He said, ‘We will win,’ and left,” | direct | said | joe-biden",
    ),
    (
        "nested in single marks",
        "‘He said “we will win” to me,’ Biden said.",
        "‘He said “we will win” to me,’ | direct | said | joe-biden",
    ),
    (
        "apostrophes inside",
        "‘We’ll win, don’t worry,’ Biden said.",
        "‘We’ll win, don’t worry,’ | direct | said | joe-biden",
    ),
    (
        "plural possessive inside single marks",
        "‘The ministers’ plan failed,’ Biden said.",
        "‘The ministers’ plan failed,’ | direct | said | joe-biden",
    ),
    (
        "feet and inches inside",
        "\"He is 5'10\" tall,\" Biden said.",
        "\"He is 5'10\" tall,\" | direct | said | joe-biden",
    ),
    (
        "two speakers",
        "“It matters,” Biden said. “It does not,” Putin said.",
        "“It matters,” | direct | said | joe-biden; “It does not,” | direct | said | vladimir-putin",
    ),
    (
        "nobody is known to speak",
        "The room was silent. “We have lost the war.” The room was dark.",
        "“We have lost the war.” | direct | - | -",
    ),
    (
        "the next paragraph has no speaker",
        "“It matters,” Biden said.\n\n“We have lost the war.”",
        "“It matters,” | direct | said | joe-biden; “We have lost the war.” | direct | - | -",
    ),
];

/// Clauses in the writer's words.
const REPORTED: &[Row] = &[
    ("that", "Biden said that the plan had failed.", "the plan had failed | reported | said | joe-biden"),
    ("without that", "Biden said the plan had failed.", "the plan had failed | reported | said | joe-biden"),
    ("whose turn", "Biden in turn said the plan had failed.", "the plan had failed | reported | said | joe-biden"),
    ("whose part", "Biden for his part said the plan had failed.", "the plan had failed | reported | said | joe-biden"),
    (
        "a body and where it is",
        "Xinhua in the city of Beijing said the plan had failed.",
        "the plan had failed | reported | said | xinhua",
    ),
    (
        "behind a dateline",
        "BUCHAREST, March 28 (Reuters) - The plan had failed, Biden said.",
        "The plan had failed | reported | said | joe-biden",
    ),
    (
        "two titles",
        "The plan had failed, military spokesman Brig. Gen. Nabil Plainfeld said.",
        "The plan had failed | reported | said | Nabil Plainfeld",
    ),
    ("an owner", "The plan had failed, Reuters's Joe Biden said.", "The plan had failed | reported | said | joe-biden"),
    ("day", "Biden said on Monday the plan had failed.", "the plan had failed | reported | said | joe-biden"),
    (
        "addressee and that",
        "Biden told reporters in Paris that the plan had failed.",
        "the plan had failed | reported | told | joe-biden",
    ),
    ("addressee", "Biden told CNN the plan had failed.", "the plan had failed | reported | told | joe-biden"),
    ("warned that", "Biden warned that the plan would fail.", "the plan would fail | reported | warned | joe-biden"),
    ("behind", "The plan had failed, Biden said.", "The plan had failed | reported | said | joe-biden"),
    ("behind, verb first", "The plan had failed, said Biden.", "The plan had failed | reported | said | joe-biden"),
    (
        "behind, with a day",
        "The plan had failed, Biden told reporters on Monday.",
        "The plan had failed | reported | told | joe-biden",
    ),
    (
        "source behind",
        "The plan had failed, according to Biden.",
        "The plan had failed | reported | according to | joe-biden",
    ),
    (
        "source before",
        "According to the Kremlin, the plan had failed.",
        "the plan had failed | reported | According to | kremlin",
    ),
    ("country", "Beijing said the plan had failed.", "the plan had failed | reported | said | beijing"),
    (
        "ministry",
        "The US State Department said that the plan had failed.",
        "the plan had failed | reported | said | us-department-of-state",
    ),
    (
        "officials of a country",
        "Chinese officials said the plan had failed.",
        "the plan had failed | reported | said | [Chinese officials]",
    ),
    (
        "people at a place",
        "Residents of Paris said the plan had failed.",
        "the plan had failed | reported | said | [Residents of Paris]",
    ),
    ("police", "Police said the plan had failed.", "the plan had failed | reported | said | [Police]"),
    (
        "some words quoted",
        "Biden said the plan was “a disaster” for everybody.",
        "the plan was “a disaster” for everybody | mixed | said | joe-biden",
    ),
    (
        "the last words quoted",
        "Biden said that the plan was “a disaster.”",
        "the plan was “a disaster.” | mixed | said | joe-biden",
    ),
    (
        "two clauses",
        "Biden said the plan had failed, and Putin said it had worked.",
        "the plan had failed | reported | said | joe-biden; it had worked | reported | said | vladimir-putin",
    ),
    (
        "participle",
        "Biden said the plan had failed, adding that he was sorry.",
        "the plan had failed | reported | said | joe-biden; he was sorry | reported | adding | joe-biden",
    ),
    (
        "a clause in a clause",
        "Biden said that Putin told him that the plan had failed.",
        "Putin told him that the plan had failed | reported | said | joe-biden",
    ),
    (
        "who tells that it was said",
        "Xi Jinping told Blinken that the plan had failed, state media said.",
        "the plan had failed | reported | told | xi-jinping",
    ),
    (
        "relative clause",
        "Biden, who said that the plan had failed, left.",
        "the plan had failed | reported | said | joe-biden",
    ),
    (
        "second verb",
        "Joe Biden met voters in Ohio and said that the plan had failed.",
        "the plan had failed | reported | said | joe-biden",
    ),
    (
        "somebody of a titled person",
        "An aide to President Joe Biden said the plan had failed.",
        "the plan had failed | reported | said | [aide to President Joe Biden]",
    ),
    (
        "a clause of a noun in the clause",
        "Biden said it was a plan that had failed.",
        "it was a plan that had failed | reported | said | joe-biden",
    ),
];

/// Pronouns.
const PRONOUNS: &[Row] = &[
    (
        "the only person before",
        "Biden met voters. “It matters,” he said.",
        "“It matters,” | direct | said | he=joe-biden",
    ),
    ("verb first", "Biden met voters. “It matters,” said he.", "“It matters,” | direct | said | he=joe-biden"),
    ("reported", "Angela Merkel left. She said that it mattered.", "it mattered | reported | said | She=angela-merkel"),
    (
        "the last speaker",
        "“It matters,” Biden said.\n\n“We will win,” he added.",
        "“It matters,” | direct | said | joe-biden; “We will win,” | direct | added | he=joe-biden",
    ),
    ("two persons before", "Biden met Putin. “It matters,” he said.", "“It matters,” | direct | said | he=?"),
    ("nobody before", "“It matters,” he said.", "“It matters,” | direct | said | he=?"),
    ("they", "Biden met voters. “It matters,” they said.", "“It matters,” | direct | said | they=?"),
    (
        "a name inside the quotation does not count",
        "Biden met voters. “Putin will lose,” he said.",
        "“Putin will lose,” | direct | said | he=joe-biden",
    ),
    (
        "a possessive is no subject",
        "Biden’s dog barked. “It matters,” he said.",
        "“It matters,” | direct | said | he=?",
    ),
];

/// Marks and verbs that make no quotation.
const NONE: &[Row] = &[
    ("words held at arm's length", "The “experts” were wrong about it.", ""),
    ("a few of them", "They live in a “free trade zone” near Paris.", ""),
    ("name of a work", "He read “The Old Man and the Sea” twice.", ""),
    ("name of a work at the end", "He read “The Old Man and the Sea.”", ""),
    ("name of a work that somebody wrote", "Hemingway wrote “The Old Man and the Sea.”", ""),
    ("name of a work before a verb", "In “The Old Man and the Sea,” Hemingway wrote of fishing.", ""),
    ("nickname", "Johnny “the fox” Smith said nothing.", ""),
    ("feet and inches", "He is 5'10\" tall and she is 5'9\" tall.", ""),
    ("inches", "A 6\" pipe and a 12\" pipe burst.", ""),
    ("apostrophes", "The ministers' plan and the workers' plan failed in the '90s.", ""),
    ("rock 'n' roll", "They like rock 'n' roll.", ""),
    ("unclosed", "“We will win, Biden thought.\n\nThe end.", ""),
    ("never opened", "We will win,” Biden thought.", ""),
    ("nothing inside", "He wrote “” on the wall.", ""),
    ("infinitive", "Biden declined to say that it mattered.", ""),
    ("negation", "Biden did not say that it mattered.", ""),
    ("passive", "The plan is said to have failed.", ""),
    ("noun", "His claims that it mattered were wrong.", ""),
    ("plural noun", "Recent reports that it mattered were wrong.", ""),
    ("another sense", "Biden maintained a policy of silence.", ""),
    ("no clause", "Biden said so.", ""),
    ("said in", "Biden said in Paris.", ""),
    ("told to", "Biden told him to leave.", ""),
    ("adding no clause", "Biden cooked, adding salt to the soup.", ""),
    ("according to plan", "It went according to plan.", ""),
    ("a verb with its object", "With his partner Joe Biden, he wrote the scores of the longest plays.", ""),
    ("a verb with what it confirms", "His brother, Joe Biden, confirmed his arrival.", ""),
    ("a clause of what is agreed", "Biden agreed to a plan that had failed.", ""),
];

fn quotations(text: &str) -> String {
    let found = extract(text);
    found.quotations.iter().map(|one| quotation(&found, one, text)).collect::<Vec<_>>().join("; ")
}

fn quotation(found: &Extraction, quotation: &Quotation, text: &str) -> String {
    let kind = match quotation.kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Reported => "reported",
        QuotationKind::Mixed => "mixed",
    };
    let speaker = quotation.speaker.map_or_else(
        || "-".to_owned(),
        |speaker| {
            let entity = speaker.entity.map_or_else(|| "?".to_owned(), |entity| entity_name(&found.entities[entity]));
            let words = speaker.span.of(text);
            match speaker.form {
                SpeakerForm::Name => entity,
                SpeakerForm::Pronoun => format!("{words}={entity}"),
                SpeakerForm::Title => format!("[{words}]={entity}"),
                SpeakerForm::Noun => format!("[{words}]"),
            }
        },
    );
    format!("{} | {kind} | {} | {speaker}", quotation.span.of(text), quotation.cue.map_or("-", |cue| cue.of(text)))
}

#[test]
fn attributions_behind() {
    check(BEHIND, quotations);
}

#[test]
fn attributions_ahead() {
    check(AHEAD, quotations);
}

#[test]
fn pieces() {
    check(PIECES, quotations);
}

#[test]
fn reported_clauses() {
    check(REPORTED, quotations);
}

#[test]
fn pronouns() {
    check(PRONOUNS, quotations);
}

#[test]
fn no_quotations() {
    check(NONE, quotations);
}
