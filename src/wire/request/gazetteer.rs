//! The requests of the gazetteer service.

use super::Terms;
use super::document::{Document, check_content, check_length};
use super::options::{Ask, layers, options, unknown_gazetteer};
use crate::engine::text::OffsetConverter;
use crate::engine::{LayerSet, Span};
use crate::gazetteer::Layer;
use crate::wire::error::{Error, Fault};
use crate::wire::limits::Limits;
use crate::wire::proto;

/// Which part of a list is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Page {
    /// The index of the first item.
    pub start: usize,
    /// The most items.
    pub size: usize,
}

impl Page {
    /// Checks a page size and a token.
    fn new(size: i32, token: &str) -> Result<Self, Error> {
        let size = match usize::try_from(size) {
            Ok(0) => Limits::DEFAULT_PAGE_SIZE,
            Ok(size) if size <= Limits::PAGE_SIZE => size,
            _ => return Err(Error::field("page_size", Fault::PageSize)),
        };
        let start = if token.is_empty() {
            Some(0)
        } else {
            token.parse::<usize>().ok().filter(|start| start.to_string() == token)
        };
        let start = start.ok_or_else(|| Error::field("page_token", Fault::PageToken))?;
        Ok(Self { start, size })
    }

    /// The page's part of all items, and the token of the page after it (empty on the last).
    ///
    /// # Errors
    ///
    /// The token is of no page of these items.
    pub fn of<T>(self, items: &[T]) -> Result<(&[T], String), Error> {
        let rest = items.get(self.start..).ok_or_else(|| Error::field("page_token", Fault::PageToken))?;
        let page = &rest[..rest.len().min(self.size)];
        Ok((page, self.next(page.len(), items.len())))
    }

    /// The token of the page after this one, of which `told` of `all` items are told (empty on the last).
    pub fn next(self, told: usize, all: usize) -> String {
        let end = self.start + told;
        if end < all { end.to_string() } else { String::new() }
    }
}

/// Checks a request for one gazetteer and finds it.
pub fn get_gazetteer<'a>(request: &proto::GetGazetteerRequest, held: &'a [Layer]) -> Result<&'a Layer, Error> {
    let proto::GetGazetteerRequest { name } = request;
    if name.is_empty() {
        return Err(Error::field("name", Fault::Required));
    }
    held.iter().find(|layer| layer.name == *name).ok_or_else(|| unknown_gazetteer("name", name))
}

/// Checks a request for the list of gazetteers.
pub fn list_gazetteers(request: &proto::ListGazetteersRequest) -> Result<Page, Error> {
    let proto::ListGazetteersRequest { page_size, page_token } = request;
    Page::new(*page_size, page_token)
}

/// A name to look up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookUp {
    /// The name.
    pub name: String,
    /// The layers to look in.
    pub layers: LayerSet,
    /// Which of the entries to tell.
    pub page: Page,
}

/// Checks a request for the entries that have a name.
pub fn look_up(request: proto::LookUpNameRequest, held: &[Layer]) -> Result<LookUp, Error> {
    let proto::LookUpNameRequest { name, gazetteers, page_size, page_token } = request;
    if name.trim().is_empty() {
        return Err(Error::field("name", Fault::Required));
    }
    check_length(&name, Limits::TITLE_BYTES).map_err(|fault| Error::field("name", fault))?;
    Ok(LookUp { name, layers: layers(&gazetteers, "gazetteers", held)?, page: Page::new(page_size, &page_token)? })
}

/// A text to explain.
#[derive(Debug, Clone, PartialEq)]
pub struct Explain {
    /// The text, as a document without id and date.
    pub document: Document,
    /// What is asked.
    pub ask: Ask,
    /// Only names that overlap this span are told of.
    pub focus: Option<Span>,
}

/// Checks a request to explain a text. The options' `include_suppressed` and `include_explanations` are always on.
pub fn explain(request: proto::ExplainTextRequest, terms: Terms<'_>) -> Result<Explain, Error> {
    let proto::ExplainTextRequest { text, options: asked, focus } = request;
    check_content(&text, Limits::EXPLAIN_BYTES).map_err(|fault| Error::field("text", fault))?;
    let mut ask = options(asked, terms)?;
    ask.options.suppressed = true;
    ask.options.explanations = true;
    let focus = focus.map(|span| span_of(span, &text, &OffsetConverter::new(&text, ask.encoding))).transpose();
    let focus = focus.map_err(|fault| Error::field("focus", fault))?;
    Ok(Explain {
        document: Document { id: String::new(), content: text, title: String::new(), published: None },
        ask,
        focus,
    })
}

fn span_of(span: proto::Span, text: &str, offsets: &OffsetConverter<'_>) -> Result<Span, Fault> {
    let proto::Span { begin, end } = span;
    let length = offsets.offset_of(text.len());
    let units = |value: i32| usize::try_from(value).ok().filter(|&unit| unit <= length).ok_or(Fault::SpanOutside);
    let (begin, end) = (units(begin)?, units(end)?);
    if begin > end {
        return Err(Fault::SpanOutside);
    }
    let byte = |unit| offsets.byte_of(unit).ok_or(Fault::SpanInsideCharacter);
    Ok(Span::new(byte(begin)?, byte(end)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages() {
        let items = ["a", "b", "c"];
        let rows = [
            ("all", 0, "", "a b c, then "),
            ("first", 2, "", "a b, then 2"),
            ("last", 2, "2", "c, then "),
            ("exact end", 3, "", "a b c, then "),
            ("past the end", 2, "4", "invalid"),
            ("negative size", -1, "", "invalid"),
            ("size too large", 1001, "", "invalid"),
            ("not a token", 2, "02", "invalid"),
        ];
        for (row, size, token, expected) in rows {
            let page = Page::new(size, token).and_then(|page| page.of(&items));
            let found = page.map_or("invalid".to_owned(), |(page, next)| format!("{}, then {next}", page.join(" ")));
            assert_eq!(found, expected, "{row}");
        }
    }
}
