//! What an import takes.

use super::labels::Labels;
use crate::gazetteer::EntityType;

/// What an import takes.
#[derive(Debug, Clone)]
pub struct Options {
    /// What stands before each id; none is the format's name.
    pub prefix: Option<String>,
    /// What the source's labels mean.
    pub labels: Labels,
    /// The types to take; empty takes all.
    pub types: Vec<EntityType>,
    /// The kinds to take; empty takes all.
    pub kinds: Vec<String>,
    /// Places need this many inhabitants; those whose number the source does not tell have none.
    pub min_population: u64,
    /// The languages whose names are taken, where the source tells a name's language; empty takes all.
    pub languages: Vec<String>,
    /// After more mistakes than this the import stops; none never stops.
    pub max_mistakes: Option<usize>,
    /// Whether the result is for use beside the built-in gazetteer: it may refer to its entries, and shares names with them.
    pub builtin: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            prefix: None,
            labels: Labels::default(),
            types: Vec::new(),
            kinds: Vec::new(),
            min_population: 0,
            languages: vec!["en".to_owned()],
            max_mistakes: Some(100),
            builtin: true,
        }
    }
}

impl Options {
    /// Whether names of a language are taken. `en` takes `en-GB` too; a language that is not told is taken.
    pub(super) fn takes_language(&self, language: &str) -> bool {
        let primary = language.split(['-', '_']).next().unwrap_or_default();
        let wanted = |wanted: &String| wanted.eq_ignore_ascii_case(language) || wanted.eq_ignore_ascii_case(primary);
        language.is_empty() || self.languages.is_empty() || self.languages.iter().any(wanted)
    }
}
