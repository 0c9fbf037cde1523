//! What the engine reads.

use jiff::civil::Date;

/// One document, borrowed from the caller.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The text; every span the engine returns addresses this text as it is.
    pub content: &'a str,
    /// The title, where it is not part of the text: the people it names in full explain short names in the text. Nothing is returned
    /// for the title itself.
    pub title: &'a str,
    /// The day of publication, by which offices are resolved.
    pub published: Option<Date>,
}

impl<'a> Document<'a> {
    /// A document with a text and nothing else.
    pub fn new(content: &'a str) -> Self {
        Self { content, title: "", published: None }
    }
}
