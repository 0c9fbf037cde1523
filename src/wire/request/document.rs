//! A document as it comes, checked.

use jiff::Timestamp;
use jiff::civil::Date;
use oxilangtag::LanguageTag;

use crate::engine;
use crate::wire::error::{Error, Fault};
use crate::wire::limits::Limits;
use crate::wire::proto;

/// A valid document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The caller's id.
    pub id: String,
    /// The text.
    pub content: String,
    /// The title; empty where the content holds it or there is none.
    pub title: String,
    /// The day of publication.
    pub published: Option<Date>,
}

impl Document {
    /// The document as the engine reads it.
    pub fn as_engine(&self) -> engine::Document<'_> {
        engine::Document { content: &self.content, title: &self.title, published: self.published }
    }
}

/// Whether a document needs an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdRule {
    /// A document alone in its request.
    Optional,
    /// A document among others.
    Required,
}

/// Checks a document that stands at `path` of the request.
pub(super) fn document(
    document: proto::Document,
    path: &str,
    id_rule: IdRule,
    limits: &Limits,
) -> Result<Document, Error> {
    let proto::Document { id, content, language_code, publish_time, title } = document;
    let at = |field: &str| format!("{path}.{field}");
    let check = |field: &str, result: Result<(), Fault>| result.map_err(|fault| Error::field(at(field), fault));
    check("id", check_id(&id, id_rule))?;
    check("content", check_content(&content, limits.document_bytes))?;
    check("language_code", check_language(&language_code))?;
    check("title", check_length(&title, Limits::TITLE_BYTES).and_then(|()| check_nul(&title)))?;
    let published = parse_day(&publish_time).map_err(|fault| Error::field(at("publish_time"), fault))?;
    Ok(Document { id, content, title, published })
}

fn check_id(id: &str, rule: IdRule) -> Result<(), Fault> {
    if id.is_empty() && rule == IdRule::Required {
        return Err(Fault::NoId);
    }
    check_length(id, Limits::ID_BYTES)
}

/// Checks a text to extract from.
pub(super) fn check_content(content: &str, limit: usize) -> Result<(), Fault> {
    if content.len() > limit {
        return Err(Fault::ContentTooLarge { bytes: content.len(), limit });
    }
    if content.trim().is_empty() {
        return Err(Fault::Blank);
    }
    check_nul(content)
}

/// Checks that `text` has at most `limit` bytes.
pub(super) fn check_length(text: &str, limit: usize) -> Result<(), Fault> {
    if text.len() > limit { Err(Fault::TooLong { bytes: text.len(), limit }) } else { Ok(()) }
}

fn check_nul(text: &str) -> Result<(), Fault> {
    text.find('\0').map_or(Ok(()), |byte| Err(Fault::Nul { byte }))
}

fn check_language(code: &str) -> Result<(), Fault> {
    if code.is_empty() {
        return Ok(());
    }
    let tag = LanguageTag::parse(code).map_err(|_| Fault::MalformedLanguage)?;
    if tag.primary_language().eq_ignore_ascii_case("en") { Ok(()) } else { Err(Fault::UnsupportedLanguage) }
}

/// The day of a `YYYY-MM-DD` date or of an RFC 3339 time, as it is written there: the day at the place of publication.
fn parse_day(text: &str) -> Result<Option<Date>, Fault> {
    const DAY: usize = "YYYY-MM-DD".len();
    if text.is_empty() {
        return Ok(None);
    }
    let is_time = text.len() > DAY && !text.contains('[') && text.parse::<Timestamp>().is_ok();
    let day = text.get(..DAY).filter(|day| day.len() == text.len() || is_time).ok_or(Fault::MalformedTime)?;
    day.parse().map(Some).map_err(|_| Fault::MalformedTime)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days() {
        let rows: [(&str, &str); 14] = [
            ("2024-02-29", "2024-02-29"),
            ("2023-02-29", ""),
            ("2024-01-31T08:00:00Z", "2024-01-31"),
            ("2024-01-31T23:30:00-05:00", "2024-01-31"),
            ("2024-01-31t08:00:00.123z", "2024-01-31"),
            ("2024-01-31T08:00:00", ""),
            ("2024-01-31T25:00:00Z", ""),
            ("2024-01-31T08:00:00Z[UTC]", ""),
            ("2024-1-31", ""),
            ("20240131", ""),
            ("20240131T080000Z", ""),
            ("31 January 2024", ""),
            ("2024-01-3é", ""),
            (" 2024-01-31", ""),
        ];
        for (text, expected) in rows {
            let day = parse_day(text).ok().flatten();
            assert_eq!(day.map(|day| day.to_string()).unwrap_or_default(), expected, "{text}");
        }
        assert_eq!(parse_day(""), Ok(None));
    }

    #[test]
    fn languages() {
        let rows = [
            ("", Ok(())),
            ("en", Ok(())),
            ("EN-us", Ok(())),
            ("en-Latn-GB", Ok(())),
            ("en-x-house", Ok(())),
            ("de", Err(Fault::UnsupportedLanguage)),
            ("english", Err(Fault::UnsupportedLanguage)),
            ("enm", Err(Fault::UnsupportedLanguage)),
            ("en_US", Err(Fault::MalformedLanguage)),
            ("en-", Err(Fault::MalformedLanguage)),
            ("*", Err(Fault::MalformedLanguage)),
        ];
        for (code, expected) in rows {
            assert_eq!(check_language(code), expected, "{code}");
        }
    }
}
