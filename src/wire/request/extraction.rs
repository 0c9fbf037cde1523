//! The requests of the extraction service.

use std::collections::HashMap;

use super::Terms;
use super::document::{Document, IdRule, document};
use super::options::{Ask, options};
use crate::wire::error::{Error, Fault};
use crate::wire::limits::Limits;
use crate::wire::proto;

/// One document and what is asked of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Extract {
    /// The document.
    pub document: Document,
    /// What is asked.
    pub ask: Ask,
}

/// Checks a request for one document.
pub fn extract(request: proto::ExtractRequest, terms: Terms<'_>) -> Result<Extract, Error> {
    let proto::ExtractRequest { document: sent, options: asked } = request;
    let sent = sent.ok_or_else(|| Error::field("document", Fault::NoDocument))?;
    let document = document(sent, "document", IdRule::Optional, terms.limits)?;
    Ok(Extract { document, ask: options(asked, terms)? })
}

/// Several documents and what is asked of all of them.
#[derive(Debug)]
pub struct Batch {
    /// For each document its id as it was sent, and the document or what is wrong with it.
    pub documents: Vec<(String, Result<Document, Error>)>,
    /// What is asked.
    pub ask: Ask,
}

/// Checks a request for several documents. An error is one of the whole batch; an invalid document is told beside the others.
pub fn batch(request: proto::BatchExtractRequest, terms: Terms<'_>) -> Result<Batch, Error> {
    let proto::BatchExtractRequest { documents: sent, options: asked } = request;
    match sent.len() {
        0 => return Err(Error::field("documents", Fault::EmptyBatch)),
        count if count > Limits::BATCH_DOCUMENTS => {
            return Err(Error::field("documents", Fault::BatchTooLong { count }));
        }
        _ => {}
    }
    let ask = options(asked, terms)?;
    let mut seen = HashMap::new();
    let mut documents = Vec::with_capacity(sent.len());
    for (index, item) in sent.into_iter().enumerate() {
        let path = format!("documents[{index}]");
        let id = item.id.clone();
        let result = match seen.get(&id) {
            Some(&other) => Err(Error::field(format!("{path}.id"), Fault::DuplicateInBatch { other })),
            None => document(item, &path, IdRule::Required, terms.limits),
        };
        if !id.is_empty() {
            seen.entry(id.clone()).or_insert(index);
        }
        documents.push((id, result));
    }
    Ok(Batch { documents, ask })
}

/// Checks one document of a stream. `asked` is what the stream's last options were; it becomes those of this document.
///
/// The options are kept as they were sent and checked with each document: documents after invalid options fail too, until valid
/// ones are sent, and a reload of the gazetteers in the middle of a stream is seen by the documents after it.
pub fn stream_item(
    request: proto::StreamExtractRequest,
    asked: &mut Option<proto::ExtractionOptions>,
    terms: Terms<'_>,
) -> Result<Extract, Error> {
    let proto::StreamExtractRequest { document: sent, options: sent_options } = request;
    if sent_options.is_some() {
        *asked = sent_options;
    }
    let sent = sent.ok_or_else(|| Error::field("document", Fault::NoDocument))?;
    let document = document(sent, "document", IdRule::Required, terms.limits)?;
    Ok(Extract { document, ask: options(asked.clone(), terms)? })
}
