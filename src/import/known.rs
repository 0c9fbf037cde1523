//! What the built-in gazetteer knows that an import needs: its ids, its names, its titles and words.

use std::collections::{HashMap, HashSet};

use super::claims::Claims;
use super::error::Error;
use crate::engine::text::fold_name;
use crate::gazetteer::{Gazetteer, LayerInput, LayerSource, NameForm, load_layers};

/// What the built-in gazetteer knows.
pub struct Known {
    gazetteer: Gazetteer,
    /// What is written in the text for something that is no name: everyday words, days, titles, honorifics.
    pub(super) everyday: HashSet<String>,
    pub(super) given: HashSet<String>,
    pub(super) surnames: HashSet<String>,
    /// Words inside names that stay small: `of`, `de`, `bin`.
    pub(super) small: HashSet<String>,
    /// Title ids by folded wording.
    titles: HashMap<String, String>,
}

/// The lists of words that are no names.
const EVERYDAY: [&str; 5] = ["common-words", "common-capitalized", "months-and-days", "directions", "honorifics"];

/// Words that stay small inside a name, beside the particles of family names.
const SMALL: [&str; 9] = ["and", "at", "by", "for", "in", "of", "on", "the", "to"];

impl Known {
    /// The built-in gazetteer, or its titles and words alone.
    ///
    /// # Errors
    ///
    /// The problems in the embedded files; the build fails where there are any.
    pub fn load(with_entries: bool) -> Result<Self, Error> {
        let layer = if with_entries { LayerInput::builtin() } else { LayerInput::Source(LayerSource::lexicon()) };
        let gazetteer = load_layers(vec![layer]).map_err(Error::Builtin)?;
        let words =
            |list: &str| -> Vec<String> { gazetteer.words().list(list).map(|(word, _)| fold_name(word)).collect() };
        let set = |lists: &[&str]| -> HashSet<String> { lists.iter().flat_map(|list| words(list)).collect() };
        let wordings = gazetteer
            .titles()
            .iter()
            .flat_map(|title| title.wordings.iter().map(|wording| (fold_name(&wording.text), title.id.to_string())));
        let titles: HashMap<String, String> = wordings.collect();
        let everyday = set(&EVERYDAY).into_iter().chain(titles.keys().cloned()).collect();
        let small = set(&["name-particles"]).into_iter().chain(SMALL.map(str::to_owned)).collect();
        let (given, surnames) = (set(&["given-names", "given-names-weak"]), set(&["surnames"]));
        Ok(Self { everyday, given, surnames, small, titles, gazetteer })
    }

    /// Whether the built-in gazetteer has an entry or a title with this id.
    pub(super) fn has_id(&self, id: &str) -> bool {
        self.gazetteer.find(id).is_some() || self.gazetteer.find_title(id).is_some()
    }

    /// Whether it has an entry with this id.
    pub(super) fn has_entry(&self, id: &str) -> bool {
        self.gazetteer.find(id).is_some()
    }

    /// The claims that its entries make on names.
    pub(super) fn claims(&self) -> Claims {
        let mut claims = Claims::default();
        for entry in self.gazetteer.entries() {
            for name in entry.names.iter().filter(|name| !name.weak && name.form != NameForm::Family) {
                claims.claim(&fold_name(name.text), entry.id);
            }
        }
        claims
    }

    /// The title of this wording: its id, its kind, and whether several hold it at once.
    pub(super) fn title(&self, wording: &str) -> Option<(&str, &str, bool)> {
        let id = self.titles.get(&fold_name(wording))?;
        let title = self.gazetteer.title(self.gazetteer.find_title(id)?);
        Some((id, &title.kind, title.several))
    }
}
