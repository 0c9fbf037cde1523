//! The engine: a document in, an extraction out. Pure and synchronous; it knows no transport, never logs and never awaits.

mod document;
mod extraction;
pub mod matching;
mod options;
pub mod sentence;
mod span;
pub mod text;

pub use document::Document;
pub use extraction::{
    Affiliation, Candidate, Entity, Extraction, Holder, MatchedName, Mention, Normalization, Role, RoleBasis,
    RolePattern, RoleStatus, RuleFired, Suppressed, SuppressionReason,
};
pub use options::{Options, OverlapPolicy, TypeSet};
pub use span::Span;

use crate::gazetteer::{EntryId, Gazetteer};
use std::sync::Arc;

/// Extracts from documents with one gazetteer. Cheap to share; building one compiles the matchers.
#[derive(Debug)]
pub struct Engine {
    gazetteer: Arc<Gazetteer>,
}

impl Engine {
    /// Builds the matchers for `gazetteer`.
    pub fn new(gazetteer: Arc<Gazetteer>) -> Self {
        Self { gazetteer }
    }

    /// The gazetteer the engine was built from.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Extracts from one document. Never fails and never panics: every text has an extraction, if an empty one.
    pub fn extract(&self, document: &Document<'_>, options: &Options) -> Extraction {
        let _ = (document, options);
        Extraction::default()
    }

    /// The entries that have `name` under the folding that matching uses, the highest prior first.
    pub fn look_up(&self, name: &str) -> Vec<EntryId> {
        let _ = name;
        Vec::new()
    }
}
