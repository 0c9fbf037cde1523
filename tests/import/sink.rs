//! What holds for every format: filters, ids, shared names, the limit of mistakes.

use entity_extractor::gazetteer::EntityType;
use entity_extractor::import::{Format, Labels, Options};

use crate::support::imported;

const TABLE: &str = "\
id,name,type,kind,population
b,Norvik,place,city,5000
a,Norvik,place,region,
c,Helion Dynamics,org,company,
d,Angela Merkel,person,politician,
";

fn ids(options: &Options) -> Vec<String> {
    let found = imported(Format::Csv, TABLE, options);
    found.lines().iter().map(|line| line.split(' ').next().unwrap().to_owned()).collect()
}

#[test]
fn only_what_is_asked_for_is_taken() {
    let plain = Options::default;
    let rows: [(&str, Options, &[&str]); 5] = [
        ("all, sorted by id", plain(), &["csv-a", "csv-b", "csv-c", "csv-d"]),
        ("a type", Options { types: vec![EntityType::Person], ..plain() }, &["csv-d"]),
        ("kinds", Options { kinds: vec!["city".to_owned(), "company".to_owned()], ..plain() }, &["csv-b", "csv-c"]),
        (
            "inhabitants, asked of places alone",
            Options { min_population: 100, ..plain() },
            &["csv-b", "csv-c", "csv-d"],
        ),
        (
            "another prefix",
            Options { prefix: Some("mine".to_owned()), types: vec![EntityType::Person], ..plain() },
            &["mine-d"],
        ),
    ];
    for (row, options, expected) in rows {
        assert_eq!(ids(&options), expected, "{row}");
    }
}

#[test]
fn names_of_several_entries_are_shared() {
    let text = "id,name,type,alias\n1,Norvik,place,\n2,Nörvik,place,\n3,Helion Works,org,Helion Union\n4,Paris,place.capital,\n5,Target,org,\n6,target,org,\n";
    let found = imported(Format::Csv, text, &Options::default());
    assert_eq!(
        found.lines(),
        [
            "csv-1 | place.other | Norvik {shared}",
            "csv-2 | place.other | Nörvik {shared}",
            "csv-3 | organization.other | Helion Works | alias: Helion Union",
            "csv-4 | place.capital | Paris {shared}",
            "csv-5 | organization.other | Target {weak}",
            "csv-6 | organization.other | target {weak}",
        ]
    );
    let alone = imported(Format::Csv, text, &Options { builtin: false, ..Options::default() });
    assert_eq!(alone.lines()[3], "csv-4 | place.capital | Paris");
}

#[test]
fn built_in_ids_are_not_taken_again() {
    let options = Options { prefix: Some(String::new()), ..Options::default() };
    let found = imported(Format::Csv, "id,name,type\nfrance,France,place\nnorvik,Norvik,place\n", &options);
    assert_eq!(found.lines(), ["norvik | place.other | Norvik"]);
    assert!(
        found.mistakes[0].contains("t:2: the id `france` is one of the built-in gazetteer"),
        "{:?}",
        found.mistakes
    );
}

#[test]
fn labels_are_told_once_or_mapped() {
    let text = "{\"label\":\"APT\",\"pattern\":\"Cobalt Works\"}\n".repeat(3);
    let found = imported(Format::Spacy, &text, &Options::default());
    assert_eq!((found.lines().len(), found.mistakes.len(), found.skipped()[0].0), (0, 0, 3));
    assert!(found.skipped()[0].1.contains("--map 'APT=TYPE.KIND'"), "{:?}", found.skipped());
    let mut labels = Labels::default();
    labels.add("APT=organization.armed-group").unwrap();
    let found = imported(Format::Spacy, &text, &Options { labels, ..Options::default() });
    assert_eq!(
        found.lines(),
        ["spacy-organization-armed-group-cobalt-works | organization.armed-group | Cobalt Works"]
    );
}

#[test]
fn reading_stops_after_too_many_mistakes_and_good_lines_are_written() {
    let text = format!("{{\"label\":\"ORG\",\"pattern\":\"Helion Dynamics\"}}\n{}", "nonsense\n".repeat(50));
    let rows =
        [("under the limit", Some(50), 50, false), ("over it", Some(10), 10, true), ("without one", None, 50, false)];
    for (row, max_mistakes, told, stopped) in rows {
        let found = imported(Format::Spacy, &text, &Options { max_mistakes, ..Options::default() });
        assert_eq!((found.mistakes.len(), found.summary.stopped, found.lines().len()), (told, stopped, 1), "{row}");
    }
}

#[test]
fn references_to_what_is_not_imported_are_left_out_and_told() {
    let text = "id,name,type,in\n1,Norvik,place,2\n2,Qorvland,place,gone\n3,Zyx Falls,place,FR\n";
    let found = imported(Format::Csv, text, &Options::default());
    assert_eq!(
        found.lines(),
        [
            "csv-1 | place.other | Norvik | in: csv-2",
            "csv-2 | place.other | Qorvland",
            "csv-3 | place.other | Zyx Falls | in: france",
        ]
    );
    assert_eq!(found.skipped()[0].0, 1);
}
