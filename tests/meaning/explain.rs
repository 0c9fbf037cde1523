//! Explanations: the document of the rules is the code's, and what an explanation tells of names that lost.

use std::fs;
use std::path::Path;

use entity_extractor::engine::{Document, Extraction, Options, RULES, RuleFired};
use entity_extractor::gazetteer::EntityType;

use crate::notation::{check, engine};

/// The rows of the tables in `docs/rules.md`: a rule and its example.
fn documented() -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules.md");
    let text = fs::read_to_string(path).expect("the document is there");
    let rows = text.lines().filter_map(|line| {
        let mut cells = line.strip_prefix("| `")?.split(" | ");
        let rule = cells.next()?.trim_end_matches('`').to_owned();
        let example = cells.nth(1)?.trim_end_matches(" |").trim_matches('`').to_owned();
        Some((rule, example))
    });
    rows.collect()
}

/// What an example is asked with: `[no demonyms]` and the like at its end are the request's options.
fn explained(example: &str) -> Extraction {
    let (text, asked) = example.split_once(" [").unwrap_or((example, ""));
    let mut options = Options { suppressed: true, explanations: true, ..Options::default() };
    match asked {
        "no demonyms]" => options.demonyms = false,
        "people only]" => options.types = entity_extractor::engine::TypeSet::NONE.with(EntityType::Person),
        "confidence 1]" => options.min_confidence = 1.0,
        _ => {}
    }
    let published = (asked == "in 1950]").then(|| "1950-01-01".parse().expect("a date"));
    engine().extract(&Document { published, ..Document::new(text) }, &options)
}

fn fired(found: &Extraction) -> Vec<&RuleFired> {
    let taken = found.mentions.iter().flat_map(|mention| &mention.rules);
    taken.chain(found.suppressed.iter().flat_map(|suppressed| &suppressed.rules)).collect()
}

#[test]
fn the_document_lists_every_rule_and_no_other() {
    let mut documented: Vec<String> = documented().into_iter().map(|(rule, _)| rule).collect();
    documented.sort();
    assert_eq!(documented, RULES);
}

#[test]
fn every_rule_fires_in_its_example() {
    let silent: Vec<String> = documented()
        .into_iter()
        .filter_map(|(rule, example)| {
            let found = explained(&example);
            let names: Vec<_> = fired(&found).iter().map(|fired| fired.rule).collect();
            (!names.contains(&rule.as_str())).then(|| format!("{rule} is not among {names:?} in {example:?}"))
        })
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// What became of each name that was not taken: `surface: rule candidate(score)…`, the surface of the winner behind `<`.
fn losers(text: &str) -> String {
    let found = explained(text);
    let id = |entry| engine().gazetteer().entry(entry).id.to_string();
    let told = found.suppressed.iter().map(|suppressed| {
        let rule = suppressed.rules.last().map_or("?", |rule| rule.rule);
        let winner = suppressed.rules.iter().find_map(|rule| rule.winner);
        let winner = winner.map_or_else(String::new, |winner| format!(" < {}", winner.of(text)));
        let candidates: Vec<String> = suppressed.candidates.iter().map(|candidate| id(candidate.entry)).collect();
        format!("{}: {rule} {}{winner}", suppressed.span.of(text), candidates.join("+"))
    });
    told.collect::<Vec<_>>().join("; ")
}

#[test]
fn losers_tell_what_they_lost_to() {
    check(
        &[
            (
                "overlap",
                "The US State Department spoke.",
                "US: overlap united-states < US State Department; State Department: overlap us-department-of-state < US State Department",
            ),
            (
                "longer name",
                "Ronald Reagan Library opened.",
                "Ronald Reagan: inside-longer-name ronald-reagan; Reagan: inside-longer-name nancy-reagan+ronald-reagan",
            ),
        ],
        losers,
    );
}

#[test]
fn an_abstention_tells_its_candidates_and_their_scores() {
    let found = explained("Bush spoke in Texas.");
    let bush = &found.suppressed[0];
    let total: f32 = bush.candidates.iter().map(|candidate| candidate.score).sum();
    assert!(bush.candidates.len() > 1 && (0.99..1.01).contains(&total), "{bush:?}");
}
