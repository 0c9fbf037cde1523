//! Short articles of every kind of news with what a reader finds in them, in `tests/corpus`: what holds on the rows above must hold on
//! running text, too.
//!
//! A file is an article, a line of it a sentence, a blank line parts paragraphs. `{surface|id}` is a mention of an entry, or of a type
//! where the gazetteer lacks the name. Below `---` stand the roles, one a line, as in the notation of the tables: stated roles, then references.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use entity_extractor::engine::{Document, Extraction, Options};

use crate::notation::{engine, mentions_at, references_of, stated_roles_of};

/// The least share of right ones among those found, and of found ones among those that are there, over the whole corpus.
const FLOORS: [(&str, f64); 4] = [("sentences", 1.0), ("mentions", 0.975), ("roles", 0.95), ("references", 0.85)];

#[derive(Default)]
struct Article {
    name: String,
    published: String,
    text: String,
    sentences: BTreeSet<String>,
    mentions: BTreeSet<String>,
    roles: BTreeSet<String>,
    references: BTreeSet<String>,
}

#[test]
fn articles_are_read_as_a_reader_reads_them() {
    let mut counts = [Counts::default(), Counts::default(), Counts::default(), Counts::default()];
    let articles = articles();
    assert!(articles.len() >= 40, "{} articles", articles.len());
    for article in &articles {
        let document =
            Document { published: Some(article.published.parse().expect("a date")), ..Document::new(&article.text) };
        let found = engine().extract(&document, &Options::default());
        let sets = [
            (sentences(&found, &article.text), &article.sentences),
            (mentions_at(&found, &article.text), &article.mentions),
            (lines(&stated_roles_of(&found, &article.text)), &article.roles),
            (lines(&references_of(&found, &article.text)), &article.references),
        ];
        for ((found, expected), counts) in sets.iter().zip(&mut counts) {
            counts.add(&article.name, found, expected);
        }
    }
    for ((what, floor), counts) in FLOORS.iter().zip(&counts) {
        let score = counts.f1();
        println!(
            "{what}: {score:.3} of {} ({} wrong or missing)\n{}",
            counts.expected,
            counts.errors.len(),
            counts.errors.join("\n")
        );
        assert!(score >= *floor, "{what}: {score:.3} < {floor}\n{}", counts.errors.join("\n"));
    }
}

/// What was found and what is there, over all articles.
#[derive(Default)]
struct Counts {
    found: usize,
    expected: usize,
    right: usize,
    errors: Vec<String>,
}

impl Counts {
    fn add(&mut self, article: &str, found: &BTreeSet<String>, expected: &BTreeSet<String>) {
        self.found += found.len();
        self.expected += expected.len();
        self.right += found.intersection(expected).count();
        self.errors.extend(expected.difference(found).map(|one| format!("{article}: missing {one}")));
        self.errors.extend(found.difference(expected).map(|one| format!("{article}: wrong {one}")));
    }

    fn f1(&self) -> f64 {
        2.0 * self.right as f64 / (self.found + self.expected) as f64
    }
}

fn articles() -> Vec<Article> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("the corpus").map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.iter().map(|path| article(path)).collect()
}

fn article(path: &Path) -> Article {
    let source = fs::read_to_string(path).expect("a text file");
    let (head, body) = source.split_once("\n\n").expect("a blank line after the head");
    let (body, roles) = body.split_once("\n---\n").expect("a line `---`");
    let mut article = Article {
        name: path.file_stem().expect("a name").to_string_lossy().into_owned(),
        published: head.trim_start_matches("# published: ").to_owned(),
        ..Article::default()
    };
    for (index, paragraph) in body.trim().split("\n\n").enumerate() {
        if index > 0 {
            article.text.push_str("\n\n");
        }
        for (index, line) in paragraph.lines().enumerate() {
            if index > 0 {
                article.text.push(' ');
            }
            let start = article.text.len();
            article.add_line(line);
            article.sentences.insert(format!("{start} {}", &article.text[start..]));
        }
    }
    for line in roles.lines().filter(|line| !line.is_empty()) {
        let set = if line.matches(" | ").count() == 3 { &mut article.references } else { &mut article.roles };
        set.insert(line.to_owned());
    }
    article
}

impl Article {
    /// Adds a sentence, its marks as mentions.
    fn add_line(&mut self, line: &str) {
        let mut rest = line;
        while let Some((before, after)) = rest.split_once('{') {
            let (mark, after) = after.split_once('}').expect("a closed mark");
            let (surface, id) = mark.split_once('|').expect("a mark with an id");
            self.text.push_str(before);
            self.mentions.insert(format!("{} {surface}={id}", self.text.len()));
            self.text.push_str(surface);
            rest = after;
        }
        self.text.push_str(rest);
    }
}

fn sentences(found: &Extraction, text: &str) -> BTreeSet<String> {
    found.sentences.iter().map(|span| format!("{} {}", span.start, span.of(text))).collect()
}

fn lines(joined: &str) -> BTreeSet<String> {
    joined.split("; ").filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
