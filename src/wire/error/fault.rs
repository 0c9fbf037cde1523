//! What can be wrong with a field.

use super::super::limits::Limits;
use crate::gazetteer::{AdHocFault, AdHocLayer};

/// What is wrong with one field, in words that complete "`field` …" and say what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No document was sent.
    #[error("is missing; send a document with its content")]
    NoDocument,
    /// A required text is empty.
    #[error("is required and empty")]
    Required,
    /// A text has no character that shows.
    #[error("holds nothing but white space; send the document's text")]
    Blank,
    /// A text has a NUL character.
    #[error("has a NUL character at byte {byte}; remove it, or check that the text is not UTF-16 sent as bytes")]
    Nul {
        /// Where the first one stands.
        byte: usize,
    },
    /// A text is larger than the server's limit.
    #[error("is {bytes} bytes long, the limit is {limit}; split it, or raise the server's limit")]
    ContentTooLarge {
        /// How long it is.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A text is longer than the contract allows.
    #[error("is {bytes} bytes long, the limit is {limit}; shorten it")]
    TooLong {
        /// How long it is.
        bytes: usize,
        /// The limit.
        limit: usize,
    },
    /// A document of a batch or stream has no id.
    #[error("is required in a batch and in a stream; give each document an id of its own")]
    NoId,
    /// Two documents of a batch have the same id.
    #[error("is also the id of documents[{other}]; give each document of a batch an id of its own")]
    DuplicateInBatch {
        /// The index of the other document.
        other: usize,
    },
    /// A document of the stream with the same id has no answer yet.
    #[error(
        "is also the id of a document of this stream that has no answer yet; wait for the answer or use another id"
    )]
    DuplicateInFlight,
    /// Not a language tag.
    #[error("is not a BCP 47 language tag; write it like `en` or `en-GB`, or leave it empty")]
    MalformedLanguage,
    /// A language that the service does not know.
    #[error("is a language that is not supported; only English (`en`, with any region) is")]
    UnsupportedLanguage,
    /// Not a date or time.
    #[error("is not a date; write YYYY-MM-DD or an RFC 3339 time such as 2024-01-31T08:00:00Z, or leave it empty")]
    MalformedTime,
    /// A number that is no value of the enum.
    #[error(
        "is {value}, which names nothing in this server's version of the contract; use one of the enum's named values"
    )]
    UnknownEnum {
        /// The number.
        value: i32,
    },
    /// Not a confidence.
    #[error("is not a confidence; send a number from 0 to 1")]
    NotAConfidence,
    /// Less than one mention.
    #[error("is less than 1; send 1 or more, or leave it out for the server's own limit")]
    NoMentions,
    /// More gazetteers than the contract allows.
    #[error("has {count} names, the limit is {}; leave it empty for all gazetteers", Limits::GAZETTEERS)]
    TooManyGazetteers {
        /// How many were named.
        count: usize,
    },
    /// A gazetteer is named twice.
    #[error("names the same gazetteer as an item before it; name each once")]
    DuplicateGazetteer,
    /// More ad hoc entries than the contract allows.
    #[error("has {count} entries, the limit is {}; load them as a gazetteer", AdHocLayer::ENTRIES)]
    TooManyEntries {
        /// How many were sent.
        count: usize,
    },
    /// An ad hoc entry without a type.
    #[error("is required; say whether the entry is a person, a place or an organization")]
    NoType,
    /// A part of an ad hoc entry.
    #[error(transparent)]
    AdHoc(#[from] AdHocFault),
    /// Not a name that a gazetteer can have.
    #[error("is no name for a gazetteer; send 1 to 64 of a-z, 0-9 and -, other than builtin, lexicon and ad-hoc")]
    GazetteerName,
    /// A batch without documents.
    #[error("is empty; send 1 to {} documents", Limits::BATCH_DOCUMENTS)]
    EmptyBatch,
    /// More documents than a batch may have.
    #[error(
        "has {count} documents, the limit is {}; send several batches, or use StreamExtract",
        Limits::BATCH_DOCUMENTS
    )]
    BatchTooLong {
        /// How many were sent.
        count: usize,
    },
    /// Not a page size.
    #[error("is not a page size; send 1 to {}, or 0 for {}", Limits::PAGE_SIZE, Limits::DEFAULT_PAGE_SIZE)]
    PageSize,
    /// Not a token that the server gave.
    #[error(
        "is not a token that this server gave; send the `next_page_token` of the page before, or nothing for the first page"
    )]
    PageToken,
    /// The span reaches outside of the text, or ends before it begins.
    #[error("does not lie in the text; send 0 <= begin <= end <= the text's length, in the options' offset encoding")]
    SpanOutside,
    /// An end of the span is inside a character.
    #[error("begins or ends inside a character; check the offset encoding of the options")]
    SpanInsideCharacter,
}

impl Fault {
    /// The reason for `google.rpc.ErrorInfo`.
    pub fn reason(&self) -> &'static str {
        match self {
            Self::NoDocument => "DOCUMENT_REQUIRED",
            Self::Required => "FIELD_REQUIRED",
            Self::Blank => "CONTENT_BLANK",
            Self::Nul { .. } => "NUL_CHARACTER",
            Self::ContentTooLarge { .. } => "CONTENT_TOO_LARGE",
            Self::TooLong { .. } => "VALUE_TOO_LONG",
            Self::NoId => "ID_REQUIRED",
            Self::DuplicateInBatch { .. } | Self::DuplicateInFlight => "DUPLICATE_ID",
            Self::MalformedLanguage => "MALFORMED_LANGUAGE_CODE",
            Self::UnsupportedLanguage => "UNSUPPORTED_LANGUAGE",
            Self::MalformedTime => "MALFORMED_PUBLISH_TIME",
            Self::UnknownEnum { .. } => "UNKNOWN_ENUM_VALUE",
            Self::NotAConfidence => "CONFIDENCE_OUT_OF_RANGE",
            Self::NoMentions => "MAX_MENTIONS_OUT_OF_RANGE",
            Self::TooManyGazetteers { .. } => "TOO_MANY_GAZETTEERS",
            Self::DuplicateGazetteer => "DUPLICATE_GAZETTEER",
            Self::TooManyEntries { .. } => "TOO_MANY_ENTRIES",
            Self::NoType => "TYPE_REQUIRED",
            Self::AdHoc(AdHocFault::Malformed) => "MALFORMED_ID",
            Self::AdHoc(AdHocFault::Taken) => "ENTRY_ID_TAKEN",
            Self::AdHoc(AdHocFault::Duplicate { .. }) => "DUPLICATE_ID",
            Self::AdHoc(AdHocFault::NoName) => "NAME_REQUIRED",
            Self::AdHoc(AdHocFault::TooManyNames { .. }) => "TOO_MANY_NAMES",
            Self::AdHoc(AdHocFault::NotAName) => "MALFORMED_NAME",
            Self::AdHoc(AdHocFault::SameName) => "DUPLICATE_NAME",
            Self::AdHoc(AdHocFault::Form) => "NAME_FORM_NOT_ALLOWED",
            Self::AdHoc(AdHocFault::Prior) => "PRIOR_OUT_OF_RANGE",
            Self::GazetteerName => "MALFORMED_GAZETTEER_NAME",
            Self::EmptyBatch => "BATCH_EMPTY",
            Self::BatchTooLong { .. } => "BATCH_TOO_LONG",
            Self::PageSize => "PAGE_SIZE_OUT_OF_RANGE",
            Self::PageToken => "UNKNOWN_PAGE_TOKEN",
            Self::SpanOutside => "SPAN_OUT_OF_RANGE",
            Self::SpanInsideCharacter => "SPAN_INSIDE_CHARACTER",
        }
    }

    /// The limit that was passed, where it was one.
    pub fn limit(&self) -> Option<usize> {
        match self {
            Self::ContentTooLarge { limit, .. } | Self::TooLong { limit, .. } => Some(*limit),
            Self::TooManyGazetteers { .. } => Some(Limits::GAZETTEERS),
            Self::TooManyEntries { .. } => Some(AdHocLayer::ENTRIES),
            Self::AdHoc(AdHocFault::TooManyNames { .. }) => Some(AdHocLayer::NAMES),
            Self::BatchTooLong { .. } => Some(Limits::BATCH_DOCUMENTS),
            Self::PageSize => Some(Limits::PAGE_SIZE),
            _ => None,
        }
    }
}
