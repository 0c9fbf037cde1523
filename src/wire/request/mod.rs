//! Requests from the wire to the domain. Every field of every message is taken apart by name, so that a new field does not
//! compile until it is handled here.

mod ad_hoc;
mod admin;
mod document;
mod extraction;
mod gazetteer;
mod options;

pub use admin::{Upload, deactivate, not_given};
pub use document::{Document, IdRule};
pub use extraction::{Batch, Extract, batch, extract, stream_item};
pub use gazetteer::{Explain, LookUp, Page, explain, get_gazetteer, list_gazetteers, look_up};
pub use options::{Ask, options};

use super::limits::Limits;
use crate::gazetteer::Gazetteer;

/// What requests are checked against: the server's limits and the gazetteers it holds.
#[derive(Debug, Clone, Copy)]
pub struct Terms<'a> {
    /// The limits.
    pub limits: &'a Limits,
    /// What the server knows.
    pub gazetteer: &'a Gazetteer,
}
