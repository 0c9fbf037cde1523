//! A gazetteer's files: loading and checking tell every mistake by its place, and what loads is the same when compiled.
#![no_main]

use entity_extractor::engine::text::fold_name;
use entity_extractor::gazetteer::{LayerInput, LayerSource, SourceFile, check, load, load_layers};
use entity_extractor_fuzz::memory::bounded;
use entity_extractor_fuzz::names::{engine, image_of, read};
use libfuzzer_sys::fuzz_target;

/// Stands between the entries and a list of words.
const SEPARATOR: &str = "\n====\n";

fuzz_target!(|text: &str| {
    let (entries, words) = text.split_once(SEPARATOR).unwrap_or((text, ""));
    let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
    let files = vec![file("fuzz.gaz", entries), file("abbreviations.txt", words), file("surnames.txt", words)];
    let layers = [LayerSource { name: "fuzz".to_owned(), files }];
    let told = bounded(text.len(), 1_000, || (load(&layers), check(&layers, fold_name)));
    let gazetteer = match told {
        (Ok(gazetteer), _) => gazetteer,
        (Err(problems), checked) => {
            assert_eq!(checked.err().as_ref(), Some(&problems), "checking tells what loading does");
            assert!(!problems.is_empty(), "a refusal has a reason");
            let lines: Vec<&str> = entries.lines().collect();
            for problem in problems {
                let line = lines.get(problem.line - 1).expect("the line is there");
                assert!((1..=line.chars().count() + 1).contains(&problem.column), "the column is there: {problem}");
            }
            return;
        }
    };
    let image = image_of(&gazetteer, 0);
    let compiled = load_layers(vec![LayerInput::Image(Box::new(read(&image)))]).expect("the image fits");
    assert_eq!(image_of(&compiled, 0), image, "compiling again gives the same bytes");
    let (of_text, of_image) = (engine(gazetteer), engine(compiled));
    for (one, other) in of_text.gazetteer().entries().zip(of_image.gazetteer().entries()) {
        assert!(one.id == other.id && one.names.iter().eq(other.names.iter()), "{}", one.id);
        for name in one.names.iter() {
            let found = of_text.look_up(name.text);
            assert_eq!(of_image.look_up(name.text), found, "{:?}", name.text);
            let id = of_text.gazetteer().find(one.id).expect("an entry is found by its id");
            assert!(fold_name(name.text).is_empty() || found.contains(&id), "{:?} is found", name.text);
        }
    }
});
