//! What of each format becomes what: a table of lines in and lines out.

use entity_extractor::import::{Format, Options, Source};

use crate::support::{imported, imported_from, input};

/// A row's name, the text, the lines written, and a part of each mistake.
type Row = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// Every row of a format; references to built-in entries are left out unless the row is about them.
fn run(format: Format, rows: &[Row]) {
    let options = Options { builtin: false, ..Options::default() };
    for (row, text, lines, mistakes) in rows {
        let result = imported(format, text, &options);
        assert_eq!(result.lines(), *lines, "{row}: {:?}", result.mistakes);
        assert_eq!(result.mistakes.len(), mistakes.len(), "{row}: {:?}", result.mistakes);
        for (told, part) in result.mistakes.iter().zip(*mistakes) {
            assert!(told.contains(part), "{row}: {told:?} has no {part:?}");
        }
    }
}

#[test]
fn spacy() {
    run(
        Format::Spacy,
        &[
            (
                "a phrase",
                r#"{"label":"ORG","pattern":"Helion Dynamics"}"#,
                &["spacy-organization-other-helion-dynamics | organization.other | Helion Dynamics"],
                &[],
            ),
            (
                "patterns of one id are names of one entity",
                "{\"label\":\"ORG\",\"pattern\":\"Helion Dynamics\",\"id\":\"helion\"}\n{\"label\":\"ORG\",\"pattern\":\"Helion Group\",\"id\":\"helion\"}",
                &["spacy-helion | organization.other | Helion Dynamics | alias: Helion Group"],
                &[],
            ),
            (
                "tokens in any case",
                r#"{"label":"ORG","pattern":[{"lower":"cobalt"},{"LOWER":"-"},{"LOWER":"works"}]}"#,
                &["spacy-organization-other-cobalt-works | organization.other | cobalt-works {any}"],
                &[],
            ),
            (
                "tokens exactly",
                r#"{"label":"GPE","pattern":[{"ORTH":"Norvik"},{"TEXT":"Falls"}],"id":"n"}"#,
                &["spacy-n | place.other | Norvik Falls {exact}"],
                &[],
            ),
            (
                "what no name can tell",
                "{\"label\":\"ORG\",\"pattern\":[{\"POS\":\"PROPN\"}]}\n{\"label\":\"ORG\",\"pattern\":[{\"LOWER\":{\"REGEX\":\"a.\"}}]}\n{\"label\":\"ORG\",\"pattern\":[{\"LOWER\":\"a\",\"OP\":\"?\"}]}",
                &[],
                &[
                    "t:1: token 1 asks for `POS`",
                    "t:2: token 1 has `LOWER` with a condition",
                    "t:3: token 1 asks for 2 things",
                ],
            ),
            (
                "no pattern",
                "\n{\"label\":\"ORG\"}\nnonsense",
                &[],
                &["t:2: is no pattern at column 15", "t:3: is no pattern"],
            ),
        ],
    );
}

#[test]
fn regexner() {
    run(
        Format::Regexner,
        &[
            (
                "plain lines",
                "Helion Dynamics\tORGANIZATION\tMISC\t2.0\nNorvik Falls\tSTATE_OR_PROVINCE",
                &[
                    "regexner-organization-other-helion-dynamics | organization.other | Helion Dynamics",
                    "regexner-place-state-norvik-falls | place.state | Norvik Falls",
                ],
                &[],
            ),
            ("expressions", "Helion( Inc)?\tORGANIZATION", &[], &["t:1: `Helion( Inc)?` is a regular expression"]),
            ("no tab", "Helion ORGANIZATION", &[], &["t:1: has no tab"]),
        ],
    );
}

#[test]
fn jrc_names() {
    run(
        Format::JrcNames,
        &[
            (
                "variants of one id, in the languages asked for",
                "7\tP\tu\tAngela+Merkel\n7\tP\ten\tAngela+Dorothea+Merkel\n7\tP\tru\tАнгела+Меркель\n9\tO\tu\tHelion+Dynamics",
                &[
                    "jrc-names-7 | person.other | Angela Merkel | alias: Angela Dorothea Merkel | ref: jrc=7",
                    "jrc-names-9 | organization.other | Helion Dynamics | ref: jrc=9",
                ],
                &[],
            ),
            ("columns", "7\tP\tAngela+Merkel", &[], &["t:1: has 3 columns in place of 4"]),
            ("an id", "x\tP\tu\tAngela+Merkel", &[], &["t:1: the id \"x\" is no number"]),
        ],
    );
}

#[test]
fn opensanctions() {
    run(
        Format::Opensanctions,
        &[
            (
                "a person",
                r#"{"id":"NK-aB","caption":"Angela Merkel","schema":"Person","properties":{"name":["Angela Merkel","Angela Dorothea Merkel"],"weakAlias":["Mutti"],"birthDate":["1954-07-17"],"gender":["female"],"position":["Chancellor of Germany"],"country":["de"],"wikidataId":["Q567"]}}"#,
                &[
                    "opensanctions-nk-ab | person.politician | Angela Merkel | alias: Angela Dorothea Merkel; Mutti {weak} | born: 1954 | gender: f | ref: opensanctions=NK-aB; wikidata=Q567",
                ],
                &[],
            ),
            (
                "a company in capitals",
                r#"{"id":"c","schema":"Company","properties":{"name":["HELION DYNAMICS LTD"],"abbreviation":["HDL"]}}"#,
                &["opensanctions-c | organization.company | Helion Dynamics LTD | acronym: HDL | ref: opensanctions=c"],
                &[],
            ),
            (
                "no name",
                r#"{"id":"c","schema":"Company","properties":{}}"#,
                &[],
                &["t:1: has neither a caption nor a name"],
            ),
            ("no entity", r#"{"schema":"Company"}"#, &[], &["t:1: is no entity"]),
            ("of another schema", r#"{"id":"v","schema":"Vessel","properties":{}}"#, &[], &[]),
        ],
    );
}

#[test]
fn wikidata() {
    run(
        Format::Wikidata,
        &[
            (
                "an array, a line an entity",
                concat!(
                    "[\n",
                    r#"{"type":"item","id":"Q64","labels":{"en":{"language":"en","value":"Berlin"},"de":{"value":"Berlin"}},"aliases":{"en":[{"value":"Berlin, Germany"}],"fr":[{"value":"Berlin (ville)"}]},"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q515"}}},"rank":"normal"}],"P1082":[{"mainsnak":{"datavalue":{"value":{"amount":"+3700000"}}},"rank":"normal"}]},"sitelinks":[]},"#,
                    "\n",
                    r#"{"type":"item","id":"Q567","labels":{"mul":{"value":"Angela Merkel"}},"aliases":[],"claims":{"P31":[{"mainsnak":{"datavalue":{"value":{"id":"Q5"}}}}],"P106":[{"mainsnak":{"datavalue":{"value":{"id":"Q82955"}}}}],"P569":[{"mainsnak":{"datavalue":{"value":{"time":"+1954-07-17T00:00:00Z","precision":11}}}}],"P21":[{"mainsnak":{"datavalue":{"value":{"id":"Q6581072"}}}}]}}"#,
                    "\n]\n"
                ),
                &[
                    "wikidata-q567 | person.politician | Angela Merkel | born: 1954 | gender: f | prior: 2 | ref: wikidata=Q567",
                    "wikidata-q64 | place.city | Berlin | alias: Berlin, Germany | prior: 2 | ref: wikidata=Q64",
                ],
                &[],
            ),
            (
                "neither person, place nor organization; deprecated; without claims",
                "{\"id\":\"Q1\",\"labels\":{\"en\":{\"value\":\"A\"}},\"claims\":[]}\n{\"id\":\"Q2\",\"labels\":{\"en\":{\"value\":\"B\"}},\"claims\":{\"P31\":[{\"mainsnak\":{\"datavalue\":{\"value\":{\"id\":\"Q5\"}}},\"rank\":\"deprecated\"}]}}",
                &[],
                &[],
            ),
            ("cut off", "[\n{\"id\":\"Q1\",\"labels\":{\"en\":", &[], &["t:2: is no entity at column"]),
        ],
    );
}

#[test]
fn popolo() {
    run(
        Format::Popolo,
        &[
            (
                "a member by the dates of the period",
                r#"{"persons":[{"id":"p","name":"Angela Merkel","birth_date":"1954-07-17","other_names":[{"name":"Angela Dorothea Merkel"},{"name":"Ангела Меркель","lang":"ru"}],"identifiers":[{"scheme":"wikidata","identifier":"Q567"}]}],
 "organizations":[{"id":"house","name":"House of Examples","classification":"legislature"}],
 "events":[{"id":"t/1","start_date":"2011-03-09","end_date":"2016-02-03"}],
 "memberships":[{"person_id":"p","organization_id":"house","role":"member","legislative_period_id":"t/1"}]}"#,
                &[
                    "popolo-house | organization.parliament | House of Examples",
                    "popolo-p | person.politician | Angela Merkel | alias: Angela Dorothea Merkel | office: lawmaker @ popolo-house 2011-03-09..2016-02-03 | born: 1954 | ref: wikidata=Q567",
                ],
                &[],
            ),
            (
                "two in one post at a time",
                r#"{"persons":[{"id":"a","name":"Konrad Adenauer"},{"id":"b","name":"Ludwig Erhard"}],"organizations":[{"id":"o","name":"Helion Dynamics"}],
 "memberships":[{"person_id":"a","organization_id":"o","role":"Prime Minister","start_date":"2001","end_date":"2005"},
 {"person_id":"b","organization_id":"o","role":"prime minister","start_date":"2004-05"}]}"#,
                &[
                    "popolo-a | person.politician | Konrad Adenauer | office: prime-minister @ popolo-o 2001..2005 {shared}",
                    "popolo-b | person.politician | Ludwig Erhard | office: prime-minister @ popolo-o 2004-05.. {shared}",
                    "popolo-o | organization.other | Helion Dynamics",
                ],
                &[],
            ),
            (
                "a family name first",
                r#"{"persons":[{"id":"p","name":"Mao Zedong","family_name":"Mao"}]}"#,
                &["popolo-p | person.other | Mao Zedong | family: Mao"],
                &[],
            ),
            (
                "lines of mistakes",
                "{\"persons\":[\n{\"id\":\"p\"},\n{\"name\":\"X\"},\n{\"id\":\"q\",\"name\":\"Konrad Adenauer\",\"birth_date\":\"1990\"}],\"memberships\":[\n{\"person_id\":\"q\",\"organization_id\":\"o\",\"role\":\"member\",\"start_date\":\"soon\"},\n{\"person_id\":\"q\",\"organization_id\":\"o\",\"role\":\"member\",\"start_date\":\"2001\"}]}",
                &["popolo-q | person.politician | Konrad Adenauer | born: 1990"],
                &[
                    "t:5: the dates \"soon\"",
                    "t:3: is no person: missing field `id`",
                    "t:2: \"p\" has no name",
                    "t:6: in office from 2001, born in 1990",
                ],
            ),
            ("no document", "{\n\"persons\": 1}", &[], &["t:2: the file is no Popolo document"]),
        ],
    );
}

#[test]
fn tables() {
    run(
        Format::Csv,
        &[
            (
                "columns by name, quoted cells",
                "Name,id,TYPE,aliases,short,in,wikidata\n\"Helion Dynamics, Inc.\",helion,ORG,Helion Group; HDX,Helion,,Q1\nNorvik,nv,place.city,,,helion,\n",
                &[
                    "csv-helion | organization.other | Helion Dynamics, Inc. | alias: Helion Group | acronym: HDX | short: Helion | ref: wikidata=Q1",
                    "csv-nv | place.city | Norvik | in: csv-helion",
                ],
                &[],
            ),
            (
                "what the format needs escaped",
                "name,type,id\nA|B {x};C,org,1\n",
                &[r"csv-1 | organization.other | A\|B \{x\}\;C"],
                &[],
            ),
            (
                "mistakes, with the line where a row starts",
                "name,type,id,prior,born,gender\n\"Two\nLines\",org,1,,,\n,person,2,,,\nAngela Merkel,person,3,12,,\nKonrad Adenauer,person,4,,soon,\nLudwig Erhard,person,5,,,x\nHelion,org,6,,1999,\nX,org,1,,,\n",
                &["csv-1 | organization.other | Two Lines"],
                &[
                    "t:4: has no name",
                    "t:5: the column `prior` has \"12\"",
                    "t:6: the column `born`",
                    "t:7: the column `gender`",
                    "t:8: the column `born` is for a person alone",
                    "t:9: the id `csv-1` is taken by an entry of line 2",
                ],
            ),
            ("no heading", "a,b\nc,d\n", &[], &["t:1: the first line names no column `name`"]),
        ],
    );
    run(
        Format::Tsv,
        &[(
            "quotes are characters",
            "name\ttype\n\"Bird\" Parker\tPERSON\n",
            &["tsv-person-other-bird-parker | person.other | \"Bird\" Parker"],
            &[],
        )],
    );
}

/// A line of a GeoNames dump.
fn place(id: u32, names: [&str; 3], feature: [&str; 2], country: &str, population: u32) -> String {
    let [name, ascii, others] = names;
    let [class, code] = feature;
    format!(
        "{id}\t{name}\t{ascii}\t{others}\t0\t0\t{class}\t{code}\t{country}\t\t\t\t\t\t{population}\t\t0\tZone\t2020-01-01\n"
    )
}

#[test]
fn geonames() {
    let text = [
        place(1, ["Nörvik", "Norvik", "Norwick,Норвик,Vik  Nor"], ["P", "PPL"], "FR", 250_000),
        place(2, ["Qorv", "Qorv", ""], ["T", "MT"], "", 0),
        "3\tshort line\n".to_owned(),
    ]
    .concat();
    let found = imported(Format::Geonames, &text, &Options::default());
    assert_eq!(
        found.lines(),
        [
            "geonames-1 | place.city | Nörvik | alias: Norwick | in: france | prior: 4 | ref: geonames=1",
            "geonames-2 | place.mountain | Qorv | prior: 1 | ref: geonames=2",
        ]
    );
    assert_eq!(found.mistakes, ["t:3: has 2 columns in place of 19; is this a GeoNames dump?"]);
    let large = Options { min_population: 1000, ..Options::default() };
    let found = imported(Format::Geonames, &text, &large);
    assert_eq!((found.lines().len(), found.summary.filtered), (1, 1));
}

#[test]
fn geonames_with_alternate_names() {
    let dump = place(1, ["Nörvik", "Norvik", "Ignored"], ["P", "PPL"], "", 250_000);
    let names = "\
        10\t1\ten\tNorwick\t1\t\t\t\n\
        11\t1\tde\tNordwyk\t\t\t\t\n\
        12\t1\ten\tGreat Vik\t\t1\t\t\n\
        13\t1\ten\tThe Windy Vik\t\t\t1\t\n\
        14\t1\ten\tOld Norvikium\t\t\t\t1\n\
        15\t1\tlink\thttps://example.org\t\t\t\t\n\
        16\t1\twkdt\tQ99\t\t\t\t\n\
        17\t1\tabbr\tNVK\t\t\t\t\n\
        18\t2\ten\tOf a place that is not imported\t\t\t\t\n\
        19\tx\ten\tBroken\t\t\t\t\n";
    let source = Source {
        format: Format::Geonames,
        input: input("dump", dump.as_bytes()),
        alternate_names: Some(input("names", names.as_bytes())),
    };
    let found = imported_from(source, &Options::default());
    assert_eq!(
        found.lines(),
        [
            "geonames-1 | place.city | Nörvik | alias: Norwick; Old Norvikium | acronym: NVK | short: Great Vik; The Windy Vik {weak} | prior: 4 | ref: geonames=1; wikidata=Q99",
        ]
    );
    assert_eq!(found.mistakes, ["names:10: the geonameid \"x\" is no number; correct or remove the line"]);
}

#[test]
fn gate() {
    let folder = std::env::temp_dir().join(format!("entity-extractor-import-gate-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let files: [(&str, &[u8]); 4] = [
        ("lists.def", b"city.lst:location:city\nlow.lst:location:city\nfull.lst:person_full\nday.lst:date:day\ngone.lst:organization\n../x.lst:organization\n"),
        ("city.lst", b"Norvik\r\nSalt & Pepper:ISO2=XX\n\nOrl\xe9ans\n"),
        ("low.lst", b"norvik\n"),
        ("full.lst", b"Angela Merkel&gender=female&party=X\n"),
    ];
    for (name, bytes) in files {
        std::fs::write(folder.join(name), bytes).unwrap();
    }
    let definitions = folder.join("lists.def").display().to_string();
    let text = std::fs::read(&definitions).unwrap();
    let source = Source { format: Format::Gate, input: input(&definitions, &text), alternate_names: None };
    let found = imported_from(source, &Options { builtin: false, ..Options::default() });
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(
        found.lines(),
        [
            "gate-person-other-angela-merkel | person.other | Angela Merkel | gender: f",
            "gate-place-city-norvik | place.city | Norvik",
            "gate-place-city-salt-pepper | place.city | Salt & Pepper | ref: iso3166=XX",
        ]
    );
    for (told, part) in found.mistakes.iter().zip([
        "lists.def:6: ../x.lst lies outside",
        "city.lst:4: is not UTF-8 at column 4",
        "lists.def:5: ",
    ]) {
        assert!(told.contains(part), "{told}");
    }
    assert_eq!(found.mistakes.len(), 3);
    assert_eq!(found.skipped().iter().map(|(count, _)| *count).collect::<Vec<_>>(), [1, 1]);
}
