//! What a gazetteer knows of one entity: its names, its kind, the offices a person held.

use jiff::civil::Date;

use super::views::{Details, ExternalIds, Names, Offices};

/// The index of an entry in its [`Gazetteer`](super::Gazetteer). Meaningful only together with that gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EntryId(pub u32);

impl EntryId {
    /// The index as a `usize`, to address the gazetteer's tables.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// What an entity is at the coarsest level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityType {
    /// A human being.
    Person,
    /// A country, city, region, building or venue.
    Place,
    /// A body that acts: a ministry, parliament, company, news agency, armed group.
    Organization,
}

impl EntityType {
    /// All types, in the order in which reports list them.
    pub const ALL: [Self; 3] = [Self::Person, Self::Place, Self::Organization];

    /// The type's name in the gazetteer's text format.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Place => "place",
            Self::Organization => "organization",
        }
    }
}

/// One entity of the gazetteer, read from its layer's tables.
#[derive(Clone, Copy)]
pub struct Entry<'g> {
    /// The stable id, kebab-case ASCII, unique over all layers.
    pub id: &'g str,
    /// The entity's type.
    pub entity_type: EntityType,
    /// The finer class, such as `country`, `ministry` or `politician`.
    pub kind: &'g str,
    /// Every name; the first is the canonical one.
    pub names: Names<'g>,
    /// The country or region the entity belongs to.
    pub within: Option<EntryId>,
    /// The offices a person held, as listed.
    pub offices: Offices<'g>,
    /// The year of birth.
    pub born: Option<i16>,
    /// The year of death.
    pub died: Option<i16>,
    /// The gender in which the press speaks of a person.
    pub gender: Option<Gender>,
    /// Ids in other knowledge bases.
    pub external_ids: ExternalIds<'g>,
    /// How likely a bare use of the name means this entry, 1 (rare) to 9.
    pub prior: u8,
    /// The index of the layer the entry came from.
    pub layer: u16,
    /// The index of the family name among the names.
    pub(super) family: Option<u32>,
    /// What only some entries have.
    pub(super) details: Details<'g>,
}

impl<'g> Entry<'g> {
    /// The prior of an entry that states none.
    pub const DEFAULT_PRIOR: u8 = 3;

    /// A person's family name, where one is known.
    pub fn family(&self) -> Option<&'g str> {
        self.names.get(self.family? as usize).map(|name| name.text)
    }

    /// The organization this one is part of.
    pub fn parent(&self) -> Option<EntryId> {
        self.details.parent()
    }

    /// The usual English name.
    pub fn canonical_name(&self) -> &'g str {
        self.names.get(0).map_or("", |name| name.text)
    }
}

/// One name of an entry, with the rules for taking it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'g> {
    /// The name as the gazetteer writes it.
    pub text: &'g str,
    /// What sort of name it is.
    pub form: NameForm,
    /// In which case it counts.
    pub case: CasePolicy,
    /// Also an everyday word or more often something else: needs support from the text.
    pub weak: bool,
    /// Another entry has the same strong name, on purpose.
    pub shared: bool,
}

/// What sort of name stood in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameForm {
    /// The canonical name.
    Full,
    /// Another full name: a spelling, an official or a former name.
    Alias,
    /// A short everyday name (`Downing Street`).
    Short,
    /// An acronym (`NATO`).
    Acronym,
    /// An adjective or a word for a people (`Chinese`, `Americans`).
    Demonym,
    /// A person's family name alone.
    Family,
    /// A person's given name alone.
    Given,
}

/// In which case a name counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CasePolicy {
    /// Each word that the name capitalizes is capitalized in the text, or the text is all capitals.
    Capitalized,
    /// Exactly the name's own case.
    Exact,
    /// Any case.
    Any,
}

/// The gender in which the press speaks of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// "she".
    Female,
    /// "he".
    Male,
}

/// A title held at a country or body for a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Office<'g> {
    /// The title's id in the title lexicon.
    pub title: &'g str,
    /// The country or body whose title it is.
    pub at: EntryId,
    /// The first day in office; the first day of the year or month where only that is known.
    pub from: Date,
    /// The last day in office, or none where still held.
    pub to: Option<Date>,
    /// Held in an acting capacity.
    pub acting: bool,
    /// The post has several holders at once.
    pub shared: bool,
}

impl Office<'_> {
    /// Whether the office was held on `date`, both ends included.
    pub fn held_on(&self, date: Date) -> bool {
        self.from <= date && self.to.is_none_or(|to| date <= to)
    }
}
