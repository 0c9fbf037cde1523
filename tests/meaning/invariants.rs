//! What holds for any text and any options.

use entity_extractor::engine::{Document, Extraction, Options, OverlapPolicy, Span};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::notation::engine;

/// Pieces of news and characters that meet the rules at each other's edges.
const PIECES: [&str; 84] = [
    " ",
    " ",
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\u{A0}",
    "\u{AD}",
    "\u{200B}",
    "\u{301}",
    "\u{FEFF}",
    ".",
    ".",
    ",",
    ", ",
    ", ",
    ";",
    ":",
    "?",
    "!",
    "…",
    "“",
    "”",
    "\"",
    "'",
    "’",
    "’s",
    "'s",
    "(",
    ")",
    "-",
    "–",
    "—",
    "/",
    "&",
    "@",
    "#",
    "0",
    "İ",
    "ß",
    "世界",
    "😀",
    "China",
    "US",
    "U.S.",
    "us",
    "Washington",
    "French ",
    "Joe Biden",
    "Biden",
    "Xi Jinping",
    "Emmanuel Macron",
    "Jean-Pierre",
    "Mr. ",
    "president ",
    "President ",
    "the ",
    "The ",
    "foreign minister ",
    "spokesman ",
    "of ",
    "former ",
    "as ",
    " was named ",
    " said ",
    " said that ",
    ",” said ",
    ". “",
    "‘",
    "''",
    ", according to ",
    ", adding that ",
    " told ",
    " called ",
    " he ",
    " who ",
    "it matters a lot",
    "University",
    "Bank of China",
    "Jean-Michel Blanquer",
    "WHO WARNS",
];

const POLICIES: [OverlapPolicy; 3] = [OverlapPolicy::Longest, OverlapPolicy::NoNested, OverlapPolicy::All];

fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(prop::sample::select(&PIECES[..]), 0..50).prop_map(|pieces| pieces.concat()),
        1 => any::<String>(),
    ]
}

fn options() -> impl Strategy<Value = Options> {
    let limits = (0_f32..1.0, prop_oneof![Just(usize::MAX), 0_usize..6]);
    (prop::sample::select(&POLICIES[..]), any::<[bool; 4]>(), limits).prop_map(|(overlap, flags, limits)| Options {
        overlap,
        demonyms: flags[0],
        discovery: flags[1],
        suppressed: flags[2],
        explanations: flags[3],
        min_confidence: limits.0,
        max_mentions: limits.1,
        ..Options::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 20_000,
        rng_seed: RngSeed::Fixed(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn an_extraction_is_sound(text in texts(), options in options(), dated in any::<bool>()) {
        let published = dated.then(|| "2023-06-01".parse().unwrap());
        let document = Document { published, ..Document::new(&text) };
        let answer = engine().extract(&document, &options);
        check(&answer, &text, &options);
        prop_assert_eq!(&engine().extract(&document, &options), &answer, "the same answer twice");
    }

    #[test]
    fn every_policy_takes_a_subset_of_all(text in texts()) {
        let [longest, no_nested, all] = POLICIES.map(|overlap| {
            let options = Options { overlap, discovery: false, ..Options::default() };
            engine().extract(&Document::new(&text), &options).mentions.iter().map(|one| one.span).collect::<Vec<_>>()
        });
        for span in longest.iter().chain(&no_nested) {
            prop_assert!(all.contains(span), "{:?} is not among all", span.of(&text));
        }
    }
}

fn check(answer: &Extraction, text: &str, options: &Options) {
    let within = |sentence: usize, span: Span| {
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end) && span.end <= text.len());
        assert!(!span.is_empty() && answer.sentences[sentence].contains(span), "{span:?} is in its sentence");
    };
    assert!(answer.sentences.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(answer.mentions.len() <= options.max_mentions);
    assert!(answer.suppressed.is_empty() || options.suppressed);
    for (index, mention) in answer.mentions.iter().enumerate() {
        within(mention.sentence, mention.span);
        assert!(answer.entities[mention.entity].mentions.contains(&index));
        assert!((options.min_confidence..=1.0).contains(&mention.confidence));
        let total: f32 = mention.candidates.iter().map(|candidate| candidate.score).sum();
        assert!(total <= 1.001, "the scores add up to {total}");
        assert!(mention.rules.is_empty() || options.explanations);
    }
    for pair in answer.mentions.windows(2) {
        let (first, second) = (pair[0].span, pair[1].span);
        let ordered = (first.start, usize::MAX - first.end) < (second.start, usize::MAX - second.end);
        assert!(ordered, "{:?} before {:?}", first.of(text), second.of(text));
        match options.overlap {
            OverlapPolicy::Longest => assert!(!first.overlaps(second), "{:?} in {:?}", second.of(text), first.of(text)),
            OverlapPolicy::NoNested => assert!(!first.contains(second) && !second.contains(first)),
            OverlapPolicy::All => {}
        }
    }
    for (index, entity) in answer.entities.iter().enumerate() {
        assert!(!entity.mentions.is_empty() && entity.mentions.is_sorted());
        assert!(entity.mentions.iter().all(|&mention| answer.mentions[mention].entity == index));
        assert!((0.0..=1.001).contains(&entity.salience));
        assert!(entity.roles.iter().all(|&role| answer.roles[role].holder.is_some_and(|it| it.entity == Some(index))));
    }
    for role in &answer.roles {
        within(role.sentence, role.evidence);
        assert!(role.evidence.contains(role.title), "the title is in its evidence");
        for affiliation in &role.affiliations {
            assert_eq!(answer.mentions[affiliation.mention].entity, affiliation.entity);
        }
        let Some(holder) = role.holder else { continue };
        assert!(holder.entity.is_some() || holder.entry.is_some(), "a holder is somebody");
        if let Some(mention) = holder.mention {
            assert_eq!(Some(answer.mentions[mention].entity), holder.entity);
        }
    }
    for suppressed in &answer.suppressed {
        within(suppressed.sentence, suppressed.span);
        assert!(
            suppressed.rules.is_empty() != options.explanations,
            "what was dropped tells why where it is asked for"
        );
    }
    check_quotations(answer, text);
}

fn check_quotations(answer: &Extraction, text: &str) {
    let sound = |span: Span| {
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end) && span.end <= text.len());
        assert!(!span.is_empty() && span.of(text).trim() == span.of(text), "{span:?} is trimmed");
    };
    assert!(answer.quotations.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "none overlaps another");
    for quotation in &answer.quotations {
        sound(quotation.span);
        let sentence = answer.sentences[quotation.sentence];
        assert!((sentence.start..sentence.end).contains(&quotation.span.start), "it starts in its sentence");
        assert!((0.0..=1.0).contains(&quotation.confidence));
        if let Some(cue) = quotation.cue {
            sound(cue);
            assert!(!cue.overlaps(quotation.span), "the cue is outside");
        }
        let Some(speaker) = quotation.speaker else { continue };
        sound(speaker.span);
        assert!(!speaker.span.overlaps(quotation.span), "the speaker is outside");
        if let Some(mention) = speaker.mention {
            assert_eq!(Some(answer.mentions[mention].entity), speaker.entity);
        }
        if let Some(role) = speaker.role {
            assert_eq!(answer.roles[role].evidence, speaker.span);
        }
    }
}
