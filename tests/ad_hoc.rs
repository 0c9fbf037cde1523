//! Entries that come with a request answer as the same entries in a gazetteer of their own do.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

use std::fmt::Write as _;
use std::sync::{Arc, LazyLock};

use entity_extractor::engine::{Document, Engine, LayerSet, Options, OverlapPolicy};
use entity_extractor::gazetteer::{
    AdHocEntry, AdHocFault, AdHocField, AdHocLayer, AdHocMistake, AdHocName, CasePolicy, EntityType, LayerSource,
    NameForm, SourceFile, load,
};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use proptest::test_runner::RngSeed;

/// The built-in gazetteer and an engine over it.
static BUILTIN: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(Arc::new(load(&[LayerSource::builtin()]).unwrap())).unwrap());

/// The titles and word lists, a few entries of which those of requests are rivals, and an engine over them.
static FEW: LazyLock<Engine> = LazyLock::new(|| Engine::new(Arc::new(load(&few()).unwrap())).unwrap());

fn few() -> Vec<LayerSource> {
    let mut layer = LayerSource::lexicon();
    let text = "\
        china | place.country | China | demonym: Chinese\n\
        example-body | organization.agency | Example Agency | acronym: EA | short: Agency {weak}\n\
        xi-jinping | person.politician | Xi Jinping | family: Xi\n";
    layer.files.push(SourceFile { path: "few.gaz".to_owned(), text: text.to_owned() });
    vec![layer]
}

/// Words that names and texts are made of, so that they meet.
const WORDS: [&str; 16] = [
    "Example",
    "Agency",
    "of",
    "China",
    "Chinese",
    "Xi",
    "Li",
    "Works",
    "EA",
    "Über",
    "O’Neil",
    "in",
    "US-EU",
    "2",
    "President",
    "said",
];

fn name_text() -> impl Strategy<Value = String> {
    prop::collection::vec(select(&WORDS[..]), 1..4).prop_map(|words| words.join(" "))
}

fn name() -> impl Strategy<Value = AdHocName> {
    use NameForm::{Acronym, Alias, Demonym, Family, Short};
    let forms = select(vec![None, Some(Alias), Some(Short), Some(Acronym), Some(Demonym), Some(Family)]);
    let cases = select(vec![None, Some(CasePolicy::Exact), Some(CasePolicy::Any)]);
    (name_text(), forms, cases, any::<bool>()).prop_map(|(text, form, case, weak)| AdHocName { text, form, case, weak })
}

/// Valid entries: what a form or a name twice makes invalid is left out.
fn entries() -> impl Strategy<Value = Vec<AdHocEntry>> {
    let entry = (select(&EntityType::ALL[..]), prop::collection::vec(name(), 1..5), prop::option::of(1_u8..10));
    let kinds = select(vec!["company", "country", "politician"]);
    prop::collection::vec((entry, kinds), 1..6).prop_map(|entries| {
        let entries = entries.into_iter().enumerate();
        entries
            .map(|(index, ((entity_type, names, prior), kind))| {
                let id = format!("own-{index}");
                AdHocEntry { id, entity_type, kind: kind.to_owned(), names: valid(names, entity_type), prior }
            })
            .collect()
    })
}

fn valid(names: Vec<AdHocName>, entity_type: EntityType) -> Vec<AdHocName> {
    let mut kept: Vec<AdHocName> = Vec::new();
    for mut name in names {
        let is_family = |name: &AdHocName| name.form == Some(NameForm::Family);
        let fits = match name.form {
            _ if kept.is_empty() => {
                name.form = None;
                true
            }
            Some(NameForm::Demonym) => entity_type == EntityType::Place,
            // One that is another name too has that name's flags, which a line of a file cannot state twice.
            Some(NameForm::Family) => entity_type == EntityType::Person && !kept.iter().any(is_family),
            _ => true,
        };
        if fits && kept.iter().all(|other| other.text != name.text) {
            kept.push(name);
        }
    }
    kept
}

/// The entries as lines of a file.
fn file_of(entries: &[AdHocEntry]) -> String {
    let mut text = String::new();
    for entry in entries {
        let flags = |name: &AdHocName| {
            let case = match name.case {
                Some(CasePolicy::Exact) => "exact ",
                Some(CasePolicy::Any) => "any ",
                _ => "",
            };
            format!("{} {{{case}{}}}", name.text, if name.weak { "weak" } else { "" })
        };
        write!(text, "{} | {}.{} | {}", entry.id, entry.entity_type.as_str(), entry.kind, flags(&entry.names[0]))
            .unwrap();
        use NameForm::{Acronym, Alias, Demonym, Family, Short};
        for (form, key) in
            [(Alias, "alias"), (Short, "short"), (Acronym, "acronym"), (Demonym, "demonym"), (Family, "family")]
        {
            let of_form = entry.names[1..].iter().filter(|name| name.form.unwrap_or(Alias) == form);
            let names: Vec<String> = of_form.map(flags).collect();
            if !names.is_empty() {
                write!(text, " | {key}: {}", names.join("; ")).unwrap();
            }
        }
        if let Some(prior) = entry.prior {
            write!(text, " | prior: {prior}").unwrap();
        }
        text.push('\n');
    }
    text
}

/// The entry with its names in the order in which [`file_of`] writes them.
fn in_file_order(mut entry: AdHocEntry) -> AdHocEntry {
    let order = |name: &AdHocName| match name.form {
        None | Some(NameForm::Alias) => 0,
        Some(NameForm::Short) => 1,
        Some(NameForm::Acronym) => 2,
        Some(NameForm::Demonym) => 3,
        _ => 4,
    };
    entry.names[1..].sort_by_key(order);
    entry
}

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        name_text(),
        select(vec![
            "met",
            "President Xi Jinping",
            "China’s Agency",
            "the",
            "said on Monday.",
            "\n\n",
            "EXAMPLE AGENCY",
            ","
        ])
        .prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 1..20).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, rng_seed: RngSeed::Fixed(1), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn entries_of_a_request_answer_as_a_layer_of_them(
        entries in entries(),
        texts in prop::collection::vec(text(), 1..4),
        overlap in select(vec![OverlapPolicy::Longest, OverlapPolicy::NoNested, OverlapPolicy::All]),
        layers in subsequence(vec![0_u16, 1], 1..=2),
    ) {
        let entries: Vec<AdHocEntry> = entries.into_iter().map(in_file_order).collect();
        let file = SourceFile { path: "own.gaz".to_owned(), text: file_of(&entries) };
        let mut sources = few();
        sources.push(LayerSource { name: "own".to_owned(), files: vec![file] });
        let loaded = Engine::new(Arc::new(load(&sources).unwrap())).unwrap();
        let layered = FEW.with(&AdHocLayer::new(&entries, FEW.gazetteer()).unwrap());
        let options = Options {
            overlap, layers: layers.iter().fold(LayerSet::NONE, |set, &layer| set.with(layer)), suppressed: true, explanations: true, ..Options::default()
        };
        for text in &texts {
            let document = Document::new(text);
            prop_assert_eq!(
                layered.extract(&document, &options), loaded.extract(&document, &options), "{:?}\n{}", text, file_of(&entries)
            );
        }
        for entry in &entries {
            let id = layered.gazetteer().find(&entry.id);
            prop_assert_eq!(id, loaded.gazetteer().find(&entry.id));
        }
    }
}

fn plain(id: &str, entity_type: EntityType, names: &[(&str, Option<NameForm>)]) -> AdHocEntry {
    let name = |&(text, form): &(&str, _)| AdHocName { text: text.to_owned(), form, case: None, weak: false };
    AdHocEntry {
        id: id.to_owned(),
        entity_type,
        kind: String::new(),
        names: names.iter().map(name).collect(),
        prior: None,
    }
}

#[test]
fn entries_are_found_beside_those_of_the_gazetteer_and_gone_without_them() {
    use EntityType::{Organization, Person};
    let entries = [
        plain("example-works", Organization, &[("Example Works", None), ("EXW", Some(NameForm::Acronym))]),
        plain("nobody-example", Person, &[("Nobody Example", None)]),
    ];
    let layered = BUILTIN.with(&AdHocLayer::new(&entries, BUILTIN.gazetteer()).unwrap());
    let text = "Nobody Example of EXW met Antony Blinken in Paris. Example said Example Works would stay.";
    let ids = |engine: &Engine| -> Vec<String> {
        let options = Options { discovery: false, ..Options::default() };
        let found = engine.extract(&Document::new(text), &options);
        let entries = found.entities.iter().filter_map(|entity| entity.entry);
        entries.map(|entry| engine.gazetteer().entry(entry).id.to_owned()).collect()
    };
    assert_eq!(ids(&layered), ["nobody-example", "example-works", "antony-blinken", "paris"]);
    assert_eq!(ids(&BUILTIN), ["antony-blinken", "paris"]);
    let layer = layered.gazetteer().layers().last().unwrap();
    assert_eq!((layer.name.as_str(), layer.entry_count, layer.name_count), ("ad-hoc", 2, 4), "with a family name");
}

#[test]
fn the_version_follows_the_content() {
    use EntityType::Organization;
    let version = |name: &str| {
        let entries = [plain("own", Organization, &[(name, None)])];
        let layered = FEW.with(&AdHocLayer::new(&entries, FEW.gazetteer()).unwrap());
        layered.gazetteer().layers().last().unwrap().version.clone()
    };
    assert_eq!(version("One"), version("One"));
    assert_ne!(version("One"), version("Two"));
}

/// A name, an entry behind a valid one, and what is wrong with it.
type Row = (&'static str, AdHocEntry, AdHocField, AdHocFault);

#[test]
fn each_mistake_names_its_part() {
    use AdHocFault::{Duplicate, Form, Malformed, NoName, NotAName, SameName, Taken};
    use AdHocField::{Id, Kind, Names, Text};
    use EntityType::{Organization, Person, Place};
    use NameForm::{Alias, Demonym, Family, Full, Given};
    let named = |entity_type, names: &[_]| plain("b", entity_type, names);
    let changed = |change: fn(&mut AdHocEntry)| {
        let mut entry = plain("b", Organization, &[("B", None)]);
        change(&mut entry);
        entry
    };
    let many: Vec<String> = (0..33).map(|index| format!("Name {index}")).collect();
    let many: Vec<(&str, Option<NameForm>)> = many.iter().map(|name| (name.as_str(), None)).collect();
    let rows: [Row; 21] = [
        ("no id", changed(|it| it.id.clear()), Id, Malformed),
        ("capitals", changed(|it| it.id = "B".to_owned()), Id, Malformed),
        ("of the gazetteer", changed(|it| it.id = "china".to_owned()), Id, Taken),
        ("of another entry", changed(|it| it.id = "a".to_owned()), Id, Duplicate { other: 0 }),
        ("kind", changed(|it| it.kind = "a b".to_owned()), Kind, Malformed),
        ("prior", changed(|it| it.prior = Some(10)), AdHocField::Prior, AdHocFault::Prior),
        ("prior of nothing", changed(|it| it.prior = Some(0)), AdHocField::Prior, AdHocFault::Prior),
        ("no name", named(Place, &[]), Names, NoName),
        ("too many names", named(Place, &many), Names, AdHocFault::TooManyNames { count: 33 }),
        ("an empty name", named(Place, &[("", None)]), Text(0), NotAName),
        ("a line end", named(Place, &[("B", None), ("B\nC", None)]), Text(1), NotAName),
        ("white space around", named(Place, &[("B ", None)]), Text(0), NotAName),
        ("twice", named(Place, &[("B", None), ("C", None), ("B", None)]), Text(2), SameName),
        ("first an alias", named(Place, &[("B", Some(Alias))]), AdHocField::Form(0), Form),
        ("two full names", named(Place, &[("B", Some(Full)), ("C", Some(Full))]), AdHocField::Form(1), Form),
        ("a person's demonym", named(Person, &[("B", None), ("C", Some(Demonym))]), AdHocField::Form(1), Form),
        ("a place's family", named(Place, &[("B", None), ("C", Some(Family))]), AdHocField::Form(1), Form),
        (
            "two families",
            named(Person, &[("B C", None), ("C", Some(Family)), ("D", Some(Family))]),
            AdHocField::Form(2),
            Form,
        ),
        ("given", named(Person, &[("B", None), ("C", Some(Given))]), AdHocField::Form(1), Form),
        ("kind with a stop", changed(|it| it.kind = "a.b".to_owned()), Kind, Malformed),
        ("only white space", named(Organization, &[(" ", None)]), Text(0), NotAName),
    ];
    for (row, entry, field, fault) in rows {
        let entries = [plain("a", Organization, &[("A", None)]), entry];
        let mistake = AdHocLayer::new(&entries, FEW.gazetteer()).unwrap_err();
        assert_eq!(mistake, AdHocMistake { entry: 1, field, fault }, "{row}");
    }
}

/// What a hundred entries cost a request. Run it with `--release -- --ignored --nocapture`.
#[test]
#[ignore = "prints figures, which mean nothing in a debug build"]
fn the_cost_of_a_hundred_entries() {
    let text = include_str!("corpus/01-war-diplomacy.txt");
    let entries: Vec<AdHocEntry> = (0..100)
        .map(|index| {
            let names = [format!("Example Works {index}"), format!("EXW{index}"), format!("Works of Example {index}")];
            plain(
                &format!("own-{index}"),
                EntityType::Organization,
                &names.each_ref().map(|name| (name.as_str(), None)),
            )
        })
        .collect();
    let layer = AdHocLayer::new(&entries, BUILTIN.gazetteer()).unwrap();
    let layered = BUILTIN.with(&layer);
    let extract = |engine: &Engine| {
        std::hint::black_box(engine.extract(&Document::new(text), &Options::default()));
    };
    let work: [(&str, &dyn Fn()); 4] = [
        ("an extraction without entries", &|| extract(&BUILTIN)),
        ("checking a hundred", &|| {
            std::hint::black_box(AdHocLayer::new(&entries, BUILTIN.gazetteer()).unwrap());
        }),
        ("indexing a hundred", &|| {
            std::hint::black_box(BUILTIN.with(&layer));
        }),
        ("an extraction with a hundred", &|| extract(&layered)),
    ];
    let mut took = vec![Vec::new(); work.len()];
    for _ in 0..200 {
        for ((_, run), took) in work.iter().zip(&mut took) {
            let began = std::time::Instant::now();
            (0..5).for_each(|_| run());
            took.push(began.elapsed() / 5);
        }
    }
    for ((name, _), mut took) in work.iter().zip(took) {
        took.sort_unstable();
        eprintln!("{name}: {:?} of {} bytes", took[took.len() / 2], text.len());
    }
}
