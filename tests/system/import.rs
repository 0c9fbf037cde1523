//! `gazetteer import` from outside: what it writes where, what it tells, how it exits, and that the result is taken by the other commands.

use crate::cli::{Folder, text};

const TABLE: &str = "id,name,type,kind\nnorvik,Norvik Falls,place,city\nhelion,Helion Dynamics,org,company\n";

#[test]
fn what_is_imported_is_checked_and_found() {
    let folder = Folder::new("import");
    folder.write("names.csv", TABLE);
    folder.write("story.txt", "Helion Dynamics came to Norvik Falls.");
    let imported = folder.run(&["gazetteer", "import", "names.csv", "--output", "names.gaz"]);
    let told = text(&imported.stderr);
    assert!(imported.status.success() && imported.stdout.is_empty(), "{told}");
    assert!(told.contains("reading names.csv as csv") && told.contains("2 entries with 2 names written"), "{told}");
    assert!(!told.contains('\u{1b}'), "no bar where no terminal is: {told}");
    assert!(!folder.0.join("names.gaz.partial").exists());
    let checked = folder.run(&["gazetteer", "check", "names.gaz"]);
    assert!(checked.status.success(), "{}", text(&checked.stderr));
    let found = folder.run(&["extract", "--no-builtin", "--no-discovery", "--gazetteer", "own=names.gaz", "story.txt"]);
    for id in ["csv-helion", "csv-norvik"] {
        assert!(text(&found.stdout).contains(id), "{}", text(&found.stdout));
    }
}

#[test]
fn standard_input_to_standard_output() {
    let folder = Folder::new("import-pipe");
    let output =
        folder.run_with_input(&["gazetteer", "import", "--type", "place", "--prefix", "mine"], TABLE.as_bytes());
    assert_eq!(text(&output.stdout), "mine-norvik | place.city | Norvik Falls\n", "{}", text(&output.stderr));
    assert!(text(&output.stderr).contains("1 left out as asked"), "{}", text(&output.stderr));
}

#[test]
fn exit_codes_and_messages() {
    let folder = Folder::new("import-exits");
    folder.write("bad.jsonl", "{\"label\":\"ORG\",\"pattern\":\"Helion Dynamics\"}\nnonsense\nnonsense\n");
    folder.write("story.txt", "Once upon a time.");
    folder.write("packed.bz2", "BZh9");
    let rows: [(&str, &[&str], i32, &str, usize); 9] = [
        ("a mistake, the others written", &["bad.jsonl"], 1, "bad.jsonl:2: is no pattern", 1),
        ("counted", &["bad.jsonl"], 1, "2 mistakes; their lines are left out", 1),
        ("too many", &["bad.jsonl", "--max-errors", "1"], 1, "more than 1 mistakes: stopped", 1),
        ("no such file", &["none.csv"], 1, "none.csv: cannot be read", 0),
        ("no known format", &["story.txt"], 2, "name it with --format: csv, gate", 0),
        ("packed otherwise", &["packed.bz2"], 1, "bzcat", 0),
        ("a label's meaning", &["bad.jsonl", "--map", "ORG"], 2, "is not LABEL=TYPE.KIND", 0),
        ("a prefix", &["bad.jsonl", "--prefix", "My Names"], 2, "--prefix", 0),
        ("alternate names of no dump", &["bad.jsonl", "--alternate-names", "story.txt"], 2, "goes with geonames", 0),
    ];
    for (row, args, code, told, lines) in rows {
        let output = folder.run(&[&["gazetteer", "import"], args].concat());
        let stderr = text(&output.stderr);
        assert_eq!(output.status.code(), Some(code), "{row}: {stderr}");
        assert!(stderr.contains(told), "{row}: {stderr}");
        assert_eq!(text(&output.stdout).lines().count(), lines, "{row}");
    }
}

#[test]
fn an_output_that_was_there_stays_where_the_import_cannot_start() {
    let folder = Folder::new("import-output");
    folder.write("names.gaz", "norvik | place.city | Norvik\n");
    let output = folder.run(&["gazetteer", "import", "none.csv", "--output", "names.gaz"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(std::fs::read_to_string(folder.0.join("names.gaz")).unwrap(), "norvik | place.city | Norvik\n");
}
