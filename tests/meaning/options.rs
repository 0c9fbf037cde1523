//! What the options of a request change.

use entity_extractor::engine::{Document, Extraction, LayerSet, Options, OverlapPolicy, SuppressionReason, TypeSet};
use entity_extractor::gazetteer::EntityType;

use crate::notation::{check, engine, mentions_of, references};

const TEXT: &str = "Antony Blinken of the US State Department met Chinese officials and Jean-Michel Blanquer in Paris.";

fn with(text: &str, options: &Options) -> Extraction {
    engine().extract(&Document::new(text), options)
}

fn found(text: &str, options: &Options) -> String {
    mentions_of(&with(text, options), text)
}

fn types(types: &[EntityType]) -> TypeSet {
    types.iter().fold(TypeSet::NONE, |set, &one| set.with(one))
}

#[test]
fn each_option_leaves_out_its_own() {
    use EntityType::{Organization, Person, Place};
    let plain = Options::default;
    let rows: [(&str, Options, &str); 9] = [
        (
            "the default",
            plain(),
            "Antony Blinken=antony-blinken; US State Department=us-department-of-state; Chinese=china; \
             Jean-Michel Blanquer=PERSON; Paris=paris",
        ),
        (
            "people",
            Options { types: types(&[Person]), ..plain() },
            "Antony Blinken=antony-blinken; Jean-Michel Blanquer=PERSON",
        ),
        ("places", Options { types: types(&[Place]), ..plain() }, "Chinese=china; Paris=paris"),
        (
            "organizations and people",
            Options { types: types(&[Organization, Person]), ..plain() },
            "Antony Blinken=antony-blinken; US State Department=us-department-of-state; Jean-Michel Blanquer=PERSON",
        ),
        ("no type", Options { types: TypeSet::NONE, ..plain() }, ""),
        (
            "no demonyms",
            Options { demonyms: false, ..plain() },
            "Antony Blinken=antony-blinken; US State Department=us-department-of-state; Jean-Michel Blanquer=PERSON; \
             Paris=paris",
        ),
        (
            "no discovery",
            Options { discovery: false, ..plain() },
            "Antony Blinken=antony-blinken; US State Department=us-department-of-state; Chinese=china; Paris=paris",
        ),
        ("a confidence that nothing has", Options { min_confidence: 1.0, ..plain() }, ""),
        (
            "no layer",
            Options { layers: LayerSet::NONE, ..plain() },
            "Antony Blinken=PERSON; US State Department=ORGANIZATION; Jean-Michel Blanquer=PERSON; Paris=PLACE",
        ),
    ];
    for (name, options, expected) in rows {
        assert_eq!(found(TEXT, &options), expected, "{name}");
    }
}

#[test]
fn the_overlap_policy_decides_on_names_in_names() {
    const TEXT: &str = "The US State Department and the Bank of China agreed.";
    let longest = "US State Department=us-department-of-state; Bank of China=bank-of-china";
    let rows = [
        ("longest", OverlapPolicy::Longest, longest),
        ("no nested", OverlapPolicy::NoNested, longest),
        (
            "all",
            OverlapPolicy::All,
            "US State Department=us-department-of-state; US=united-states; State Department=us-department-of-state; \
             Bank of China=bank-of-china; China=china",
        ),
    ];
    for (name, overlap, expected) in rows {
        assert_eq!(found(TEXT, &Options { overlap, ..Options::default() }), expected, "{name}");
    }
}

#[test]
fn the_confidence_of_a_mention_meets_the_least_asked_for() {
    let all = with(TEXT, &Options::default());
    for min_confidence in [0.0, 0.5, 0.8, 0.9, 0.95, 0.99] {
        let some = with(TEXT, &Options { min_confidence, ..Options::default() });
        let expected: Vec<_> = all.mentions.iter().filter(|mention| mention.confidence >= min_confidence).collect();
        assert!(some.mentions.iter().map(|mention| mention.span).eq(expected.iter().map(|mention| mention.span)));
    }
}

#[test]
fn mentions_that_are_cut_are_counted() {
    let all = with(TEXT, &Options::default()).mentions;
    for max_mentions in 0..=all.len() + 1 {
        let some = with(TEXT, &Options { max_mentions, ..Options::default() });
        let kept = max_mentions.min(all.len());
        assert_eq!((some.mentions.len(), some.mentions_cut), (kept, all.len() - kept), "at most {max_mentions}");
        let spans = |mentions: &[entity_extractor::engine::Mention]| -> Vec<_> {
            mentions.iter().map(|mention| mention.span).collect()
        };
        assert_eq!(spans(&some.mentions), spans(&all[..kept]), "the first ones are kept");
    }
}

#[test]
fn each_suppressed_name_tells_its_reason() {
    use SuppressionReason::{Address, Case, Confidence, Demonym, InsideLongerName, Overlap, Type, Weak};
    let plain = || Options { suppressed: true, ..Options::default() };
    let rows: [(&str, &str, Options, &str, SuppressionReason); 9] = [
        ("in small letters", "He ate turkey in Ankara.", plain(), "turkey", Case),
        ("in a longer name", "The Vienna Boys Choir sang.", plain(), "Vienna", InsideLongerName),
        ("in a known name", "The Bank of China lent.", plain(), "China", Overlap),
        ("in an address", "Visit www.Paris.fr or call.", plain(), "Paris", Address),
        ("an everyday word", "Nice weather came.", plain(), "Nice", Weak),
        ("another type", "Paris voted.", Options { types: types(&[EntityType::Person]), ..plain() }, "Paris", Type),
        ("a demonym", "French voters voted.", Options { demonyms: false, ..plain() }, "French", Demonym),
        ("unsure", "Paris voted.", Options { min_confidence: 1.0, ..plain() }, "Paris", Confidence),
        ("a surname that many have", "Bush spoke in Texas.", plain(), "Bush", Weak),
    ];
    for (name, text, options, surface, reason) in rows {
        let answer = with(text, &options);
        let told: Vec<_> =
            answer.suppressed.iter().map(|suppressed| (suppressed.span.of(text), suppressed.reason)).collect();
        assert!(told.contains(&(surface, reason)), "{name}: {told:?}");
    }
}

#[test]
fn nothing_is_suppressed_or_explained_unasked() {
    let answer = with("He ate turkey in Turkey; Bank of China lent.", &Options::default());
    assert!(answer.suppressed.is_empty());
    assert!(answer.mentions.iter().all(|mention| mention.rules.is_empty()));
}

#[test]
fn explanations_name_the_rules_that_fired() {
    let options = Options { explanations: true, ..Options::default() };
    let rows = [
        ("joined", "Antony Blinken landed. Blinken left.", "Blinken", "family-name"),
        ("short name of a discovered person", "Jean-Michel Blanquer spoke. Blanquer left.", "Blanquer", "short-name"),
        ("organization", "Plainfield University opened.", "Plainfield University", "organization-head"),
        ("honorific", "Mrs. Dalloway bought the flowers.", "Dalloway", "after-honorific"),
        ("place", "He was born in Plainville.", "Plainville", "after-place-preposition"),
    ];
    for (name, text, surface, rule) in rows {
        let answer = with(text, &options);
        let mention = answer.mentions.iter().find(|mention| mention.span.of(text) == surface).expect(name);
        assert!(mention.rules.iter().any(|fired| fired.rule == rule), "{name}: {:?}", mention.rules);
    }
}

#[test]
fn what_is_left_out_of_the_mentions_is_left_out_of_the_roles() {
    const TEXT: &str = "French President Emmanuel Macron met Education Minister Jean-Michel Blanquer.";
    let rows = [
        ("all", Options::default(), [1, 2]),
        ("no places", Options { types: types(&[EntityType::Person]), ..Options::default() }, [0, 2]),
        ("no people", Options { types: types(&[EntityType::Place]), ..Options::default() }, [1, 0]),
        ("no demonyms", Options { demonyms: false, ..Options::default() }, [0, 2]),
        ("nothing", Options { max_mentions: 0, ..Options::default() }, [0, 0]),
    ];
    for (name, options, [affiliations, holders]) in rows {
        let answer = with(TEXT, &options);
        let told = answer.roles.iter().map(|role| role.affiliations.len()).sum::<usize>();
        let held =
            answer.roles.iter().filter(|role| role.holder.is_some_and(|holder| holder.mention.is_some())).count();
        assert_eq!((answer.roles.len(), told, held), (2, affiliations, holders), "{name}");
    }
}

#[test]
fn no_layer_holds_no_office() {
    let text = "The Chinese president landed.";
    check(
        &[(
            "every layer",
            "2023-06-01: The Chinese president landed.",
            "Chinese president | xi-jinping | china | gazetteer",
        )],
        references,
    );
    let document = Document { published: Some("2023-06-01".parse().unwrap()), ..Document::new(text) };
    let answer = engine().extract(&document, &Options { layers: LayerSet::NONE, ..Options::default() });
    assert!(answer.roles.iter().all(|role| role.holder.is_none()));
}
