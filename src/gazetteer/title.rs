//! What the title lexicon knows of one title.

use serde::{Deserialize, Serialize};

/// The index of a title in its gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TitleId(pub u32);

/// A title that a person may hold: an office, a rank, an occupation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Title {
    /// The stable id, kebab-case ASCII; offices refer to it.
    pub id: Box<str>,
    /// The finer class, such as `political`, `military` or `media`.
    pub kind: Box<str>,
    /// Every singular wording; the first is the canonical one.
    pub wordings: Vec<TitleWording>,
    /// Every plural wording.
    pub plurals: Vec<Box<str>>,
    /// Goes with a country or another place.
    pub of_place: bool,
    /// Goes with an organization.
    pub of_organization: bool,
    /// May follow a portfolio (`finance minister`, `foreign policy official`).
    pub takes_portfolio: bool,
    /// Several persons hold it at one place or body at once (`senator`, `ambassador`).
    pub several: bool,
}

impl Title {
    /// The canonical wording.
    pub fn canonical(&self) -> &str {
        self.wordings.first().map_or("", |wording| &wording.text)
    }
}

/// One wording of a title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TitleWording {
    /// The wording as the lexicon writes it.
    pub text: Box<str>,
    /// Counts only in exactly this case (`FM`, `CEO`).
    pub exact: bool,
    /// An everyday word that is a title only beside a name, or with `of` and a body.
    pub weak: bool,
}
