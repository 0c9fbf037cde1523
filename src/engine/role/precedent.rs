//! What a reference may mean: the people to whom the document has tied titles, and those who held offices.

use foldhash::HashMap;

use super::HolderDraft;
use crate::engine::RoleStatus;
use crate::engine::mention::Key;
use crate::gazetteer::{EntryId, TitleId};

/// A person to whom the document ties a title, stated or resolved before.
pub(super) struct Precedent {
    /// The word at which it stands.
    pub at: usize,
    pub title: TitleId,
    /// The title's folded words.
    pub wording: String,
    /// The entity whose title it is; none where the text does not say.
    pub affiliation: Option<Key>,
    /// The country that sent its holder, where the title is at another body: Russia's ambassador to the United Nations.
    pub sender: Option<Key>,
    pub status: RoleStatus,
    pub holder: HolderDraft,
}

/// What resolving remembers from one reference to the next.
pub(super) struct Memory {
    /// The precedents that the document states, in text order.
    pub stated: Vec<Precedent>,
    /// Those that earlier references added, in text order.
    pub resolved: Vec<Precedent>,
    /// The people of the document who held some office, each with the names that mean them, in text order.
    pub officials: Vec<(EntryId, Vec<usize>)>,
    /// Which of them held an office, by the wording of the whole reference and whose title it is.
    pub holders: HashMap<(String, Vec<Key>), Vec<usize>>,
}

impl Memory {
    /// The precedents that a reference at word `at` may mean: the nearest on both sides, so that the time stays linear.
    pub fn near(&self, at: usize) -> impl Iterator<Item = &Precedent> {
        const REACH: usize = 64;
        let around = |precedents: &'_ [Precedent]| {
            let next = precedents.partition_point(|precedent| precedent.at < at);
            next.saturating_sub(REACH)..(next + REACH).min(precedents.len())
        };
        let (stated, resolved) = (around(&self.stated), around(&self.resolved));
        self.stated[stated].iter().chain(&self.resolved[resolved])
    }
}
