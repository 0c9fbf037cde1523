//! An entry as its line states it, before it is packed into its layer's tables.

use super::entry::{CasePolicy, EntityType, Gender, Name, NameForm};

/// An entry whose references are told apart.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct EntryDraft {
    pub id: Box<str>,
    pub entity_type: EntityType,
    pub kind: Box<str>,
    /// The first is the canonical one.
    pub names: Vec<NameDraft>,
    /// Which of the names is a person's family name.
    pub family: Option<usize>,
    pub born: Option<i16>,
    pub died: Option<i16>,
    pub gender: Option<Gender>,
    pub external_ids: Vec<(Box<str>, Box<str>)>,
    pub prior: u8,
}

/// A name of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct NameDraft {
    pub text: Box<str>,
    pub form: NameForm,
    pub case: CasePolicy,
    pub weak: bool,
    pub shared: bool,
}

impl EntryDraft {
    pub fn canonical_name(&self) -> &str {
        self.names.first().map_or("", |name| &name.text)
    }
}

impl NameDraft {
    /// The name as readers see it.
    pub fn view(&self) -> Name<'_> {
        Name { text: &self.text, form: self.form, case: self.case, weak: self.weak, shared: self.shared }
    }
}
