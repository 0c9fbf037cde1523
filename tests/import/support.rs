//! An import in memory, so that a case is one line.

use std::io::Cursor;

use entity_extractor::engine::text::fold_name;
use entity_extractor::gazetteer::{LayerSource, SourceFile, check};
use entity_extractor::import::{Finding, Format, Input, Options, Source, Summary, decode, import};

/// What an import gave.
pub struct Imported {
    /// The lines written.
    pub text: String,
    /// The mistakes, as they are told.
    pub mistakes: Vec<String>,
    pub summary: Summary,
}

impl Imported {
    pub fn lines(&self) -> Vec<&str> {
        self.text.lines().collect()
    }

    /// What was not imported, with its count.
    pub fn skipped(&self) -> Vec<(usize, &str)> {
        self.summary.skipped.iter().map(|skipped| (skipped.count, skipped.first.message.as_str())).collect()
    }
}

/// A text as the file `name`.
pub fn input(name: &str, text: &[u8]) -> Input {
    Input { name: name.to_owned(), reader: decode(Cursor::new(text.to_vec())).expect("not packed") }
}

/// Imports a text, whose file is called `t`.
pub fn imported(format: Format, text: &str, options: &Options) -> Imported {
    imported_from(Source { format, input: input("t", text.as_bytes()), alternate_names: None }, options)
}

/// Imports a source, and checks what is written as `gazetteer check` does.
pub fn imported_from(source: Source, options: &Options) -> Imported {
    let mut output = Vec::new();
    let mut mistakes = Vec::new();
    let mut tell = |finding: &Finding| mistakes.push(finding.to_string());
    let summary = import(source, options, &mut output, &mut tell).expect("an import");
    let text = String::from_utf8(output).expect("text");
    accepted(&text, options.builtin);
    Imported { text, mistakes, summary }
}

fn accepted(text: &str, builtin: bool) {
    let file = SourceFile { path: "imported.gaz".to_owned(), text: text.to_owned() };
    let base = if builtin { LayerSource::builtin() } else { LayerSource::lexicon() };
    let layer = LayerSource { name: "imported".to_owned(), files: vec![file] };
    if let Err(problems) = check(&[base, layer], fold_name) {
        let told: Vec<String> = problems.iter().take(10).map(ToString::to_string).collect();
        panic!("{} problems, such as\n{}\nof\n{:.2000}", problems.len(), told.join("\n"), text);
    }
}
