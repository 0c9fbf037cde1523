//! What the labels of other tools mean: `GPE` is a place, `ORG` an organization.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::engine::text::fold_name;
use crate::gazetteer::{EntityType, KINDS};

/// An entity's type and kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// The type.
    #[serde(with = "SerdeType")]
    pub entity_type: EntityType,
    /// The kind, kebab-case.
    pub kind: String,
}

/// The kind of what a source says no more of.
const OTHER: &str = "other";

#[derive(Serialize, Deserialize)]
#[serde(remote = "EntityType")]
enum SerdeType {
    Person,
    Place,
    Organization,
}

impl Class {
    pub(super) fn new(entity_type: EntityType, kind: &str) -> Self {
        Self { entity_type, kind: kind.to_owned() }
    }

    /// A type of which the source says no more.
    pub(super) fn other(entity_type: EntityType) -> Self {
        Self::new(entity_type, OTHER)
    }

    /// Whether the source says no more than the type.
    pub(super) fn is_other(&self) -> bool {
        self.kind == OTHER
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.entity_type.as_str(), self.kind)
    }
}

/// What labels mean: the user's own words first, then common usage.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Labels {
    own: HashMap<String, Option<Class>>,
}

/// A meaning of a label that is none.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "{0:?} is not LABEL=TYPE.KIND, such as GPE=place.city or MISC=- to leave it out; the type is person, place or organization"
)]
pub struct LabelsError(String);

/// What a label means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Meaning {
    Is(Class),
    /// The user wants none of it.
    LeftOut,
    Unknown,
}

impl Labels {
    /// Adds a meaning, `LABEL=TYPE.KIND`, `LABEL=TYPE` or `LABEL=-`.
    ///
    /// # Errors
    ///
    /// Fails where it has another form.
    pub fn add(&mut self, meaning: &str) -> Result<(), LabelsError> {
        let error = || LabelsError(meaning.to_owned());
        let (label, class) = meaning.rsplit_once('=').filter(|(label, _)| !label.is_empty()).ok_or_else(error)?;
        let class = match class {
            "-" => None,
            class => Some(class.parse().map_err(|()| error())?),
        };
        self.own.insert(fold_name(label), class);
        Ok(())
    }

    pub(super) fn meaning(&self, label: &str) -> Meaning {
        match self.own.get(&fold_name(label)) {
            Some(Some(class)) => Meaning::Is(class.clone()),
            Some(None) => Meaning::LeftOut,
            None => usual(label).map_or(Meaning::Unknown, Meaning::Is),
        }
    }
}

/// `place.city`, or a label.
impl FromStr for Class {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (entity_type, kind) = text.split_once('.').unwrap_or((text, OTHER));
        let entity_type = EntityType::ALL.into_iter().find(|known| known.as_str() == entity_type).ok_or(())?;
        let kebab = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if kind.split('-').all(kebab) { Ok(Self::new(entity_type, kind)) } else { Err(()) }
    }
}

/// What tools commonly mean by a label: their words for a type, or one of the built-in kinds.
fn usual(label: &str) -> Option<Class> {
    use EntityType::{Organization, Person, Place};
    let label = label.trim().to_lowercase().replace([' ', '_'], "-");
    if let Ok(class) = label.parse() {
        return Some(class);
    }
    let other = match label.as_str() {
        "per" | "pers" | "people" | "human" | "individual" | "person-full" => Person,
        "gpe" | "loc" | "location" | "geo" | "geopolitical-entity" => Place,
        "org" | "organisation" | "legalentity" | "legal-entity" => Organization,
        _ => return kind(&label),
    };
    Some(Class::other(other))
}

fn kind(label: &str) -> Option<Class> {
    use EntityType::{Organization, Place};
    let class = match label {
        "fac" | "facility" => Class::new(Place, "building"),
        "state-or-province" => Class::new(Place, "state"),
        "town" | "village" => Class::new(Place, "city"),
        "corporation" | "business" => Class::new(Organization, "company"),
        _ => {
            let of = |entity_type: &EntityType| KINDS.iter().find(|(of, _)| *of == entity_type.as_str());
            let has = |entity_type: &EntityType| {
                of(entity_type).is_some_and(|(_, kinds)| kinds.split(' ').any(|kind| kind == label))
            };
            return EntityType::ALL.into_iter().find(has).map(|entity_type| Class::new(entity_type, label));
        }
    };
    Some(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_have_meanings() {
        let mut labels = Labels::default();
        for meaning in ["APT group=organization.armed-group", "FAC=-", "GPE=place.city"] {
            labels.add(meaning).unwrap();
        }
        let rows = [
            ("spaCy", "PERSON", "person.other"),
            ("another tool's", "ORGANISATION", "organization.other"),
            ("RegexNER's", "STATE_OR_PROVINCE", "place.state"),
            ("a built-in kind", "news agency", "organization.news-agency"),
            ("written out", "place.crater", "place.crater"),
            ("the user's", "apt Group", "organization.armed-group"),
            ("the user's before the usual", "GPE", "place.city"),
            ("left out", "FAC", "LeftOut"),
            ("no entity", "DATE", "Unknown"),
        ];
        for (row, label, expected) in rows {
            let told = match labels.meaning(label) {
                Meaning::Is(class) => class.to_string(),
                meaning => format!("{meaning:?}"),
            };
            assert_eq!(told, expected, "{row}");
        }
    }

    #[test]
    fn meanings_of_another_form_are_refused() {
        for meaning in ["GPE", "=place.city", "GPE=planet.big", "GPE=place.Big City", "GPE=place."] {
            assert!(Labels::default().add(meaning).is_err(), "{meaning}");
        }
    }
}
