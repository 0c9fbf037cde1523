//! News to read: the articles of the regression corpus, without their marks, cut and joined to documents of about 2 KB.

use std::fs;
use std::io;
use std::path::Path;

/// How long a document becomes before the next one begins.
const DOCUMENT_BYTES: usize = 2_000;

/// The documents, each of whole paragraphs.
pub fn news() -> io::Result<Vec<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    let mut documents = vec![String::new()];
    for file in files {
        let article = fs::read_to_string(file)?;
        for paragraph in article.split("\n---\n").next().unwrap_or_default().lines() {
            if paragraph.starts_with('#') {
                continue;
            }
            if documents.last().is_some_and(|document| document.len() > DOCUMENT_BYTES) {
                documents.push(String::new());
            }
            if let Some(document) = documents.last_mut() {
                document.push_str(&without_marks(paragraph));
                document.push('\n');
            }
        }
    }
    // The last one is short.
    documents.pop();
    Ok(documents)
}

/// `{Kyiv|kyiv}` is `Kyiv`.
fn without_marks(paragraph: &str) -> String {
    let mut text = String::new();
    let mut rest = paragraph;
    while let Some((before, marked)) = rest.split_once('{') {
        let (mark, after) = marked.split_once('}').unwrap_or((marked, ""));
        text.push_str(before);
        text.push_str(mark.split('|').next().unwrap_or_default());
        rest = after;
    }
    text.push_str(rest);
    text
}
