//! What a format tells of one entity, before anything is settled.

use serde::{Deserialize, Serialize};

use super::labels::Class;

/// What a format tells of one entity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Record {
    /// The source's own id; the sink makes a gazetteer id of it.
    pub id: String,
    pub class: Class,
    /// The canonical name.
    pub name: Name,
    /// The other names.
    pub names: Vec<Name>,
    pub family: Option<String>,
    /// Keys that take one plain value, as the text format names them: `born`, `gender`, `prior`.
    pub facts: Vec<(String, String)>,
    /// External ids as scheme and value.
    pub refs: Vec<(String, String)>,
    pub links: Vec<Link>,
    pub population: Option<u64>,
    /// What a second record of the same id is.
    pub repeat: Repeat,
}

/// A name as the source has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Name {
    pub text: String,
    pub form: Form,
    pub case: Case,
    pub weak: bool,
}

/// The key under which a name is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Form {
    Alias,
    Acronym,
    Short,
    Demonym,
}

/// In which case a name counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Case {
    /// As the text format takes it without a flag.
    Usual,
    Any,
    Exact,
}

/// A reference to another entry.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) enum Link {
    /// A gazetteer id of the built-in gazetteer.
    InBuiltin(String),
    /// A source id.
    In(String),
    Parent(String),
    Office {
        title: String,
        at: String,
        dates: String,
        shared: bool,
    },
}

/// What a second record of the same id is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Repeat {
    /// A mistake.
    Collides,
    /// Further names of the same entity.
    Merges,
}

impl Record {
    /// A record with nothing but a name.
    pub fn new(id: impl Into<String>, class: Class, name: Name) -> Self {
        Self {
            id: id.into(),
            class,
            name,
            names: Vec::new(),
            family: None,
            facts: Vec::new(),
            refs: Vec::new(),
            links: Vec::new(),
            population: None,
            repeat: Repeat::Collides,
        }
    }

    /// Adds a fact where it is known.
    pub fn fact(&mut self, key: &str, value: Option<impl ToString>) {
        self.facts.extend(value.map(|value| (key.to_owned(), value.to_string())));
    }

    /// Every name, the canonical one first.
    pub fn all_names(&self) -> impl Iterator<Item = &Name> {
        std::iter::once(&self.name).chain(&self.names)
    }
}

impl Name {
    /// A plain name.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), form: Form::Alias, case: Case::Usual, weak: false }
    }

    pub fn form(self, form: Form) -> Self {
        Self { form, ..self }
    }

    pub fn case(self, case: Case) -> Self {
        Self { case, ..self }
    }

    pub fn weak(self) -> Self {
        Self { weak: true, ..self }
    }
}
