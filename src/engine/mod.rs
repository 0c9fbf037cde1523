//! The engine: a document in, an extraction out. Pure and synchronous; it knows no transport, never logs and never awaits.

mod acting;
mod assemble;
mod compile;
mod discovery;
mod document;
mod extraction;
#[cfg(test)]
mod linear;
pub mod matching;
mod mention;
mod options;
mod pipeline;
mod quotation;
mod reading;
mod role;
mod rules;
pub mod sentence;
mod span;
mod stop;
pub mod text;

pub use compile::compile;
pub use document::Document;
pub use extraction::{
    Affiliation, Candidate, Entity, Extraction, Holder, MatchedName, Mention, Quotation, QuotationKind, Role,
    RoleBasis, RolePattern, RoleStatus, Speaker, SpeakerForm, Suppressed, SuppressionReason,
};
pub use options::{LayerSet, Options, OverlapPolicy, TypeSet};
pub use rules::{RULES, RuleFired};
pub use span::Span;
pub use stop::{Stop, Stopped};
pub use text::{Encoding, Normalization};

use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

use crate::gazetteer::{AdHocLayer, EntryId, Gazetteer, NameRef, TextTable};
use quotation::CueTable;
use reading::{ClassTable, PhraseIndex};
use sentence::{AbbreviationKind, SentenceRules};

/// Extracts from documents with one gazetteer. Cheap to share; building one compiles the matchers.
#[derive(Debug)]
pub struct Engine {
    gazetteer: Arc<Gazetteer>,
    /// The names of the layers that are not compiled.
    names: Arc<matching::NameMatcher<NameRef>>,
    phrases: Arc<PhraseIndex>,
    classes: Arc<ClassTable>,
    sentence_rules: Arc<SentenceRules>,
    quotation_cues: Arc<CueTable>,
}

/// Why an engine could not be built.
#[derive(Debug)]
pub struct BuildError(matching::TooManyNames);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the gazetteer is too large: {}", self.0)
    }
}

impl std::error::Error for BuildError {}

impl Engine {
    /// Builds the matchers for `gazetteer`.
    ///
    /// # Errors
    ///
    /// Fails where the layers that are not compiled have more names than an index can number (2³⁰).
    pub fn new(gazetteer: Arc<Gazetteer>) -> Result<Self, BuildError> {
        let names = Arc::new(plain_names(&gazetteer).map_err(BuildError)?);
        let phrases = Arc::new(PhraseIndex::new(&gazetteer).map_err(BuildError)?);
        let classes = Arc::new(ClassTable::new(gazetteer.words()));
        let sentence_rules = Arc::new(sentence_rules(&gazetteer));
        let quotation_cues = Arc::new(CueTable::new(gazetteer.words()));
        Ok(Self { gazetteer, names, phrases, classes, sentence_rules, quotation_cues })
    }

    /// This engine with entries that come with a request, as the last layer. All but the index of their names is shared. `entries`
    /// were made for the engine's gazetteer.
    #[must_use]
    pub fn with(&self, entries: &AdHocLayer) -> Self {
        // That no index of so few names can be made does not happen by chance; then none is found.
        let index = |names: &TextTable| matching::index_names(names.iter()).unwrap_or_default();
        Self {
            gazetteer: Arc::new(self.gazetteer.with(entries, index)),
            names: self.names.clone(),
            phrases: self.phrases.clone(),
            classes: self.classes.clone(),
            sentence_rules: self.sentence_rules.clone(),
            quotation_cues: self.quotation_cues.clone(),
        }
    }

    /// The gazetteer the engine was built from.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Extracts from one document. Never fails and never panics: every text has an extraction, if an empty one.
    pub fn extract(&self, document: &Document<'_>, options: &Options) -> Extraction {
        self.extract_until(document, options, &stop::NEVER).unwrap_or_default()
    }

    /// As [`Self::extract`], until `stop` is set.
    ///
    /// # Errors
    ///
    /// It was set before the extraction was done.
    pub fn extract_until(
        &self,
        document: &Document<'_>,
        options: &Options,
        stop: &Stop,
    ) -> Result<Extraction, Stopped> {
        pipeline::extract(self, document, options, stop)
    }

    /// The entries that have `name` under the folding that matching uses, the highest prior first.
    pub fn look_up(&self, name: &str) -> Vec<EntryId> {
        let name = text::fold_name(name);
        let plain = self.names.look_up(&name).into_iter().flat_map(|name| self.names.values(name));
        let mut entries: Vec<EntryId> = plain.map(|name| name.entry).collect();
        for layer in self.gazetteer.compiled_names() {
            let value = matching::look_up_compiled(layer, &name);
            entries.extend(value.into_iter().flat_map(|value| layer.names(value)).map(|name| name.entry));
        }
        entries.sort_by_key(|&entry| (Reverse(self.gazetteer.entry(entry).prior), entry));
        entries.dedup();
        entries
    }
}

/// The most names of text for which an automaton is built: half a second of CPU at this number, and as much longer above.
const MOST_FOR_AUTOMATON: usize = 50_000;

/// The names of the layers that are not compiled.
fn plain_names(gazetteer: &Gazetteer) -> Result<matching::NameMatcher<NameRef>, matching::TooManyNames> {
    let names = gazetteer.plain_names();
    let folded = names.map(|(name, text)| (text::fold_name(text), name));
    let few = gazetteer.plain_names().nth(MOST_FOR_AUTOMATON).is_none();
    if few { matching::NameMatcher::automaton(folded) } else { matching::NameMatcher::paths(folded) }
}

fn sentence_rules(gazetteer: &Gazetteer) -> SentenceRules {
    let words = gazetteer.words();
    let abbreviations = words.list("abbreviations").filter_map(|(word, mark)| {
        let kind = AbbreviationKind::from_marker(Some(mark).filter(|mark| !mark.is_empty()))?;
        Some((word, kind))
    });
    let titles = gazetteer.titles().iter().map(|title| title.canonical()).filter(|title| !title.contains(' '));
    let list = |name| words.list(name).map(|(word, _)| word);
    SentenceRules::new(abbreviations)
        .with_starters(list("sentence-starters"))
        .with_titles(titles)
        .with_speech_verbs(list("speech-verbs"))
        .with_closings(list("letter-closings"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{LayerSource, SourceFile, load};

    /// An engine over a few names and the built-in titles and words.
    fn engine() -> Engine {
        let mut layer = LayerSource::lexicon();
        let text = "\
            a-b | organization.x | A B | acronym: UA\n\
            china | place.country | China | demonym: Chinese\n\
            a-b-person | person.politician | Xi Jinping | family: Xi | alias: A\n";
        layer.files.push(SourceFile { path: "few.gaz".to_owned(), text: text.to_owned() });
        Engine::new(Arc::new(load(&[layer]).unwrap())).unwrap()
    }

    #[test]
    fn the_title_explains_short_names() {
        let engine = engine();
        let found = |title| {
            let document = Document { title, ..Document::new("Nobody saw Wolfe on Monday.") };
            let found = engine.extract(&document, &Options::default());
            found.entities.iter().map(|entity| (entity.name.to_string(), entity.mentions.len())).collect::<Vec<_>>()
        };
        assert_eq!(found("Author Tom Wolfe Wins Prize"), [("Wolfe".to_owned(), 1)]);
        assert_eq!(found("Xi Jinping Wins Prize"), [], "another name explains nothing");
    }

    #[test]
    fn extraction_takes_linear_time() {
        let engine = engine();
        let options =
            Options { suppressed: true, explanations: true, overlap: OverlapPolicy::All, ..Options::default() };
        linear::assert_linear("extraction", |text| {
            engine.extract(&Document::new(text), &options);
        });
        linear::assert_linear_over(&linear::WORDY, "extraction", |text| {
            engine.extract(&Document::new(text), &options);
        });
    }
}
