//! Every check, with what it finds and what it leaves alone.

use super::*;
use crate::gazetteer::SourceFile;
use crate::gazetteer::source::BUILTIN;

/// What the files of several layers need besides the lines at hand.
const TITLES: &str = "\
captain | title.sport | Captain
king | title.royal | King
mayor | title.political | Mayor
senator | title.political | Senator | several: yes
";
const WORDS: [(&str, &str); 2] = [("common-words.txt", "nice\nreading\npolish\n"), ("given-names.txt", "Anna\nRené\n")];

/// The findings in a layer of the user's that has these lines, as `line:column message`.
fn found(lines: &str) -> Vec<String> {
    found_in(&[("names", lines)])
}

/// The findings in layers, each with its name and lines.
fn found_in(layers: &[(&str, &str)]) -> Vec<String> {
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let mut sources: Vec<LayerSource> = layers
        .iter()
        .map(|(name, lines)| LayerSource { name: (*name).to_owned(), files: vec![file(&format!("{name}.gaz"), lines)] })
        .collect();
    sources[0].files.push(file("titles.gaz", TITLES));
    sources[0].files.extend(WORDS.map(|(path, text)| file(path, text)));
    match check(&sources, str::to_lowercase) {
        Ok(_) => Vec::new(),
        Err(problems) => problems.iter().map(|p| format!("{}:{} {}", p.line, p.column, p.message)).collect(),
    }
}

/// Asserts of each row that the findings start with what is expected, one by one; nothing expected is nothing found.
fn assert_found(cases: &[(&str, &str, &[&str])]) {
    for (name, lines, expected) in cases {
        let found = found(lines);
        let same =
            found.len() == expected.len() && found.iter().zip(*expected).all(|(got, want)| got.starts_with(want));
        assert!(same, "{name}\n{lines}\nfound {found:#?}\nexpected {expected:#?}");
    }
}

#[test]
fn lines_are_sorted_by_id() {
    assert_found(&[
        ("sorted", "a | place.city | Aa1\na-b | place.city | Ab1\nab | place.city | Ac1", &[]),
        ("comments between", "a | place.city | Aa1\n\n# b\nb | place.city | Bb1", &[]),
        ("unsorted", "b | place.city | Bb1\na | place.city | Aa1", &["2:1 `a` stands after `b`"]),
        (
            "titles and entries in one file",
            "b | place.city | Bb1\na | title.political | Aa1\nc | place.city | Cc1",
            &["2:1 `a` stands after `b`"],
        ),
    ]);
}

#[test]
fn nothing_holds_itself() {
    assert_found(&[
        ("a chain", "a | place.city | Aa1 | in: b\nb | place.state | Bb1 | in: c\nc | place.country | Cc1", &[]),
        ("in itself", "a | place.city | Aa1 | in: a", &["1:28 `a` is in itself"]),
        (
            "in itself through another",
            "a | place.city | Aa1 | in: b\nb | place.city | Bb1 | in: a\nc | place.city | Cc1 | in: b",
            &["1:28 `a` is in itself", "2:28 `b` is in itself"],
        ),
        (
            "part of itself",
            "a | organization.agency | Aa1 | parent: b\nb | organization.agency | Bb1 | parent: a",
            &["1:41 `a` is part of itself", "2:41 `b` is part of itself"],
        ),
    ]);
}

#[test]
fn strong_names_are_of_one_entry() {
    assert_found(&[
        ("different", "a | place.city | Springfield\nb | place.city | Shelbyville", &[]),
        (
            "the same",
            "a | place.city | Springfield\nb | place.city | Shelbyville | alias: SPRINGFIELD {any}",
            &["1:18 `Springfield` is a strong name of `b` too", "2:39 `SPRINGFIELD` is a strong name of `a` too"],
        ),
        ("both shared", "a | place.city | Georgia {shared}\nb | place.country | Georgia {shared}", &[]),
        (
            "one shared",
            "a | place.city | Georgia\nb | place.country | Georgia {shared}",
            &["1:18 `Georgia` is a strong name of `b` too"],
        ),
        ("one weak", "a | place.city | Georgia {weak}\nb | place.country | Georgia", &[]),
        ("family names", "a | person.writer | Ulla Georgia\nb | place.country | Georgia", &[]),
        (
            "exact in different case",
            "a | place.city | Abc | acronym: ABC\nb | place.city | Xyz | short: aBc {exact}",
            &["1:18 `Abc` is a strong name of `b` too", "2:31 `aBc` is a strong name of `a` too"],
        ),
        (
            "both exact in different case",
            "a | place.city | Xxa | acronym: ABC\nb | place.city | Xyz | short: aBc {exact}",
            &[],
        ),
        ("within one entry", "a | place.city | Abc | acronym: ABC", &[]),
    ]);
}

#[test]
fn a_later_layer_says_what_it_shares() {
    let mine = "b | place.city | Georgia";
    let earlier = ("first", "a | place.country | Georgia");
    let found = found_in(&[earlier, ("second", mine)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("1:18 `Georgia` is a strong name of `a` too"), "{found:?}");
    assert_eq!(found_in(&[earlier, ("second", "b | place.city | Georgia {shared}")]), [""; 0]);
}

#[test]
fn everyday_words_are_marked() {
    assert_found(&[
        ("a name like others", "a | place.city | Lyon", &[]),
        ("an everyday word", "a | place.city | Nice", &["1:18 `Nice` is an everyday word"]),
        ("weak", "a | place.city | Nice {weak}", &[]),
        ("exact", "a | place.city | Nice {exact}", &[]),
        ("an acronym", "a | organization.company | Nnn Nn | acronym: NICE", &[]),
        (
            "an acronym in any case",
            "a | organization.company | Nnn Nn | acronym: NICE {any}",
            &["1:46 `NICE` is an ever"],
        ),
        ("a demonym", "a | place.country | Poland | demonym: Polish", &[]),
        ("a family name", "a | person.writer | Otto Reading", &[]),
        ("part of a name", "a | organization.sports-club | Nice FC", &[]),
    ]);
}

#[test]
fn short_names_are_marked() {
    assert_found(&[
        ("three letters", "a | organization.company | Ulm", &[]),
        ("two letters", "a | organization.company | Ul", &["1:28 `Ul` is too short"]),
        ("two letters and a stop", "a | organization.company | Ul.", &["1:28 `Ul.` is too short"]),
        ("two capitals", "a | organization.company | U&L", &[]),
        ("two capitals in any case", "a | organization.company | UL {any}", &["1:28 `UL` is too short"]),
        ("a capital", "a | organization.company | U", &["1:28 `U` is too short"]),
        ("weak", "a | organization.company | Ul {weak}", &[]),
        ("an acronym", "a | organization.company | Ulm | acronym: UL", &[]),
        ("a family name", "a | person.writer | Ulu | family: Ul", &[]),
    ]);
}

#[test]
fn given_names_are_marked() {
    assert_found(&[
        ("the name's first word", "a | person.writer | Ulla Ullson | short: Ulla", &["1:42 `Ulla` is a given name"]),
        ("a given name of the list", "a | person.writer | Ulla Ullson | alias: RENÉ", &["1:42 `RENÉ` is a given name"]),
        ("weak", "a | person.writer | Ulla Ullson | short: Ulla {weak}", &[]),
        ("as the family name", "a | person.writer | Ulla Ullson | short: Ulla | family: Ulla", &[]),
        ("at the family name's end", "a | person.writer | Ulla al-Anna | short: Anna", &[]),
        ("of one name", "a | person.writer | Ulla | alias: René", &[]),
        ("two words", "a | person.writer | Ulla Ullson | short: Anna Ulla", &[]),
        ("the whole name", "a | person.writer | Anna", &[]),
        ("a place", "a | place.city | Santa Anna | short: Anna", &[]),
    ]);
}

#[test]
fn lives_have_an_order() {
    let held = |years: &str, rest: &str| {
        format!("a | place.city | Aa1\nb | person.official | Bb Bbb | office: {years} | {rest}")
    };
    assert_found(&[
        ("a life", "a | person.writer | Aa Aaa | born: 1900 | died: 1900", &[]),
        ("died before born", "a | person.writer | Aa Aaa | born: 1900 | died: 1899", &["1:49 died in 1899"]),
        ("of age", &held("mayor @ a 1968..", "born: 1950"), &[]),
        ("a child", &held("mayor @ a 1967..1970", "born: 1950"), &["2:40 in office from 1967, born in 1950"]),
        ("a child king", &held("king @ a 1951..1970", "born: 1950"), &[]),
        ("a young captain", &held("captain @ a 1967..1970", "born: 1950"), &[]),
        ("until death", &held("mayor @ a 1970..1999", "died: 1999"), &[]),
        ("after death", &held("mayor @ a 1970..2000", "died: 1999"), &["2:40 in office after the death in 1999"]),
        ("for ever", &held("mayor @ a 1970..", "died: 1999"), &["2:40 in office after the death in 1999"]),
    ]);
}

#[test]
fn a_post_has_one_holder() {
    let two = |first: &str, second: &str| {
        format!(
            "a | person.official | Aa Aaa | office: {first}\nb | person.official | Bb Bbb | office: {second}\n\
             c | place.city | Cc1\nd | place.city | Dd1"
        )
    };
    let overlap: &[&str] = &["2:40 `a` has `mayor @ c` at the same time"];
    let cases = [
        ("one after the other", "mayor @ c 2000-01-01..2004-01-01", "mayor @ c 2004-01-01..", &[][..]),
        ("a handover of a week", "mayor @ c 2000-01-01..2004-01-08", "mayor @ c 2004-01-01..", &[]),
        ("a month too many", "mayor @ c 2000-01-01..2004-02-01", "mayor @ c 2004-01-01..", overlap),
        ("both still in office", "mayor @ c 2000..", "mayor @ c 2010..", overlap),
        ("years that touch", "mayor @ c 2000..2004", "mayor @ c 2004..2008", &[]),
        ("a year that holds months", "mayor @ c 2000..2004", "mayor @ c 2004-02..2004-03", &[]),
        ("years that overlap", "mayor @ c 2000..2006", "mayor @ c 2004..2008", overlap),
        ("one inside the other", "mayor @ c 2000..2020", "mayor @ c 2004-02-01..2004-03-01", overlap),
        ("acting", "mayor @ c 2000..2006", "mayor @ c 2004..2008 {acting}", &[]),
        ("both shared", "mayor @ c 2000..2006 {shared}", "mayor @ c 2004..2008 {shared}", &[]),
        ("one shared", "mayor @ c 2000..2006", "mayor @ c 2004..2008 {shared}", overlap),
        ("a title of several", "senator @ c 2000..2006", "senator @ c 2004..2008", &[]),
        ("another title", "mayor @ c 2000..2006", "king @ c 2004..2008", &[]),
        ("elsewhere", "mayor @ c 2000..2006", "mayor @ d 2004..2008", &[]),
    ];
    for (name, first, second, expected) in cases {
        assert_found(&[(name, &two(first, second), expected)]);
    }
}

#[test]
fn one_person_holds_a_post_once_at_a_time() {
    let lines =
        "a | person.official | Aa Aaa | office: mayor @ c 2000..2006; mayor @ c 2004..2008\nc | place.city | Cc1";
    assert_found(&[("twice", lines, &["1:62 `a` has `mayor @ c` at the same time"])]);
}

#[test]
fn layers_have_holders_of_their_own() {
    let first = "a | person.official | Aa Aaa | office: mayor @ c 2000..\nc | place.city | Cc1";
    let second = "d | person.official | Dd Ddd | office: mayor @ c 2010..";
    assert_eq!(found_in(&[("first", first), ("second", second)]), [""; 0]);
}

#[test]
fn the_built_in_layer_keeps_to_its_kinds() {
    let planet = "a | place.planet | Aa1\nb | title.cosmic | Bb1";
    assert_eq!(found(planet), [""; 0]);
    let found = found_in(&[(BUILTIN, planet), ("mine", "c | place.planet | Cc1\nd | title.cosmic | Dd1")]);
    let starts: Vec<&str> = found.iter().map(|found| found.split(';').next().unwrap()).collect();
    let expected = [
        "1:11 a place of the built-in gazetteer has no kind `planet`",
        "2:11 a title of the built-in gazetteer has no kind `cosmic`",
    ];
    assert_eq!(starts, expected);
}

#[test]
fn what_does_not_load_is_told_first() {
    let found = found("b | place.city | Nice\na | place.city | Aa1 | in: nowhere");
    assert_eq!(found, ["2:28 no entry has the id `nowhere`"]);
}
