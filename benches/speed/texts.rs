//! Texts to read, cut and joined to documents of about 2 KB.

use std::fs;
use std::io;
use std::path::Path;

/// How long a document becomes before the next one begins.
const DOCUMENT_BYTES: usize = 2_000;

/// The articles of the regression corpus, without their marks.
pub fn news() -> io::Result<Vec<String>> {
    let articles = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus"))?;
    let paragraphs = articles.iter().flat_map(|article| article.split("\n---\n").next().unwrap_or_default().lines());
    Ok(documents(paragraphs.filter(|paragraph| !paragraph.starts_with('#')).map(without_marks)))
}

/// What stands in the text files of a folder.
pub fn of_folder(folder: &Path) -> io::Result<Vec<String>> {
    Ok(documents(files(folder)?.iter().flat_map(|file| file.lines()).map(str::to_owned)))
}

/// The content of a folder's text files, by name.
fn files(folder: &Path) -> io::Result<Vec<String>> {
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt"));
    files.sort();
    files.iter().map(fs::read_to_string).collect()
}

/// Documents of whole paragraphs.
fn documents(paragraphs: impl Iterator<Item = String>) -> Vec<String> {
    let mut documents = vec![String::new()];
    for paragraph in paragraphs {
        if documents.last().is_some_and(|document| document.len() > DOCUMENT_BYTES) {
            documents.push(String::new());
        }
        if let Some(document) = documents.last_mut() {
            document.push_str(&paragraph);
            document.push('\n');
        }
    }
    // The last one is short.
    documents.pop();
    documents
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
