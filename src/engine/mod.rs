//! The engine: a document in, an extraction out. Pure and synchronous; it knows no transport, never logs and never awaits.

mod acting;
mod assemble;
mod discovery;
mod document;
mod extraction;
#[cfg(test)]
mod linear;
pub mod matching;
mod mention;
mod options;
mod reading;
mod role;
pub mod sentence;
mod span;
pub mod text;

pub use document::Document;
pub use extraction::{
    Affiliation, Candidate, Entity, Extraction, Holder, MatchedName, Mention, Normalization, Role, RoleBasis,
    RolePattern, RoleStatus, RuleFired, Suppressed, SuppressionReason,
};
pub use options::{Options, OverlapPolicy, TypeSet};
pub use span::Span;
pub use text::Encoding;

use std::cmp::Reverse;
use std::fmt;
use std::sync::Arc;

use crate::gazetteer::{EntryId, Gazetteer};
use assemble::Found;
use mention::{Evidence, Hit, NameRef, Named, People, Weigher};
use reading::{ClassTable, PhraseIndex, Reading};
use sentence::{AbbreviationKind, SentenceRules};
use text::{Address, Folded};

/// Extracts from documents with one gazetteer. Cheap to share; building one compiles the matchers.
#[derive(Debug)]
pub struct Engine {
    gazetteer: Arc<Gazetteer>,
    names: matching::NameMatcher<NameRef>,
    phrases: PhraseIndex,
    classes: ClassTable,
    sentence_rules: SentenceRules,
}

/// Why an engine could not be built.
#[derive(Debug)]
pub struct BuildError(aho_corasick::BuildError);

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the gazetteer has too many names for one automaton: {}", self.0)
    }
}

impl std::error::Error for BuildError {}

impl Engine {
    /// Builds the matchers for `gazetteer`.
    ///
    /// # Errors
    ///
    /// Fails where the names together exceed what an automaton can number (2³¹ states).
    pub fn new(gazetteer: Arc<Gazetteer>) -> Result<Self, BuildError> {
        let names = matching::NameMatcher::new(all_names(&gazetteer)).map_err(BuildError)?;
        let phrases = PhraseIndex::new(&gazetteer).map_err(BuildError)?;
        let classes = ClassTable::new(gazetteer.words());
        let sentence_rules = sentence_rules(&gazetteer);
        Ok(Self { gazetteer, names, phrases, classes, sentence_rules })
    }

    /// The gazetteer the engine was built from.
    pub fn gazetteer(&self) -> &Gazetteer {
        &self.gazetteer
    }

    /// Extracts from one document. Never fails and never panics: every text has an extraction, if an empty one.
    pub fn extract(&self, document: &Document<'_>, options: &Options) -> Extraction {
        let gazetteer = &*self.gazetteer;
        let text = document.content;
        let folded = Folded::of(text);
        let mut hits = mention::hits(&self.names, gazetteer, text, &folded, options);
        let mut reading = self.read(text, &folded, &hits);
        let mut addresses = Vec::new();
        text::find_addresses(text, &mut addresses);
        mention::place(&mut hits, &reading);
        mention::mark_family_names(&hits, &mut reading, gazetteer);
        mention::drop_in_addresses(&mut hits, &addresses);
        mention::drop_shouted(&mut hits, &reading);
        mention::drop_mistaken_acronyms(&mut hits, &reading, gazetteer);
        mention::drop_inside_longer_names(&mut hits, &reading, gazetteer);
        mention::drop_unsupported(&mut hits, &reading, gazetteer);
        mention::drop_overlapping(&mut hits, options);
        let names = self.resolve(document, options, &reading, &addresses, &mut hits);
        let index = role::Names::new(&names, reading.words.len());
        let roles = role::find(&reading, gazetteer, &index, document, options.layers);
        assemble::extraction(&Found { reading: &reading, names: &names, hits: &hits, roles }, gazetteer, options)
    }

    /// The entries that have `name` under the folding that matching uses, the highest prior first.
    pub fn look_up(&self, name: &str) -> Vec<EntryId> {
        let Some(name) = self.names.look_up(&text::fold_name(name)) else { return Vec::new() };
        let mut entries: Vec<EntryId> = self.names.values(name).iter().map(|name| name.entry).collect();
        entries.sort_by_key(|&entry| (Reverse(self.gazetteer.entry(entry).prior), entry));
        entries.dedup();
        entries
    }

    /// Splits the text into words and sentences and finds the lexicon's phrases. No sentence ends inside a name.
    fn read<'t>(&self, text: &'t str, folded: &Folded, hits: &[Hit]) -> Reading<'t> {
        let mut tokens = Vec::new();
        text::tokenize(text, &mut tokens);
        let protected: Vec<Span> = hits.iter().filter(|hit| hit.stands()).map(|hit| hit.span).collect();
        let sentences = sentence::split(text, &self.sentence_rules, &protected);
        let mut reading = Reading::new(text, &tokens, sentences, &self.classes);
        let (mut buffer, mut phrases) = (Vec::new(), Vec::new());
        self.phrases.find(&self.gazetteer, text, folded, &mut buffer, &mut phrases);
        reading.set_phrases(phrases.into_iter());
        reading
    }

    /// The names that are taken, by start, the longer first: full names, then discovered ones, then the short names that both explain.
    fn resolve(
        &self,
        document: &Document<'_>,
        options: &Options,
        reading: &Reading<'_>,
        addresses: &[Address],
        hits: &mut [Hit],
    ) -> Vec<Named> {
        let gazetteer = &*self.gazetteer;
        let evidence = Evidence::new(hits, gazetteer);
        let known = mention::known_names(hits, reading, gazetteer);
        let weigher = Weigher { gazetteer, reading, document, evidence: &evidence, known: &known };
        let mut names = mention::full_names(hits, &weigher);
        let mut cover = discovery::Cover::new(reading, &names, addresses);
        let mut locals = discovery::Locals::default();
        if options.discovery {
            let long = discovery::long_names(reading, &cover, &mut locals);
            cover.add(&long);
            if options.overlap != OverlapPolicy::All {
                discovery::drop_nested(&mut names, hits, &long);
            }
            names.extend(long);
            names.sort_by_key(|named| named.span.start);
        }
        let people = People::new(&names, gazetteer, reading.text);
        let mut family = mention::family_names(hits, &people, &weigher);
        discovery::settle_overlaps(&mut names, &mut family);
        cover.add(&family);
        names.extend(family);
        let short = discovery::short_names(reading, &cover, &people, &locals);
        cover.add(&short);
        names.extend(short);
        if options.discovery {
            names.extend(discovery::single_names(reading, &cover, &mut locals));
        }
        names.sort_by_key(|named| (named.span.start, Reverse(named.span.end)));
        names
    }
}

/// Every name of every entry, folded.
fn all_names(gazetteer: &Gazetteer) -> impl Iterator<Item = (String, NameRef)> + '_ {
    (0..).map(EntryId).zip(gazetteer.entries()).flat_map(|(entry, content)| {
        (0..).zip(&content.names).map(move |(name, content)| (text::fold_name(&content.text), NameRef { entry, name }))
    })
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
        let mut layer = LayerSource::builtin();
        layer.files.retain(|file| file.path.starts_with("titles/") || file.path.starts_with("words/"));
        let text = "\
            a-b | organization.x | A B | acronym: UA\n\
            china | place.country | China | demonym: Chinese\n\
            a-b-person | person.politician | Xi Jinping | family: Xi | alias: A\n";
        layer.files.push(SourceFile { path: "few.gaz".to_owned(), text: text.to_owned() });
        Engine::new(Arc::new(load(&[layer]).unwrap())).unwrap()
    }

    #[test]
    fn extraction_takes_linear_time() {
        // Texts that make the rules look around: each is to be repeated.
        const WORDY: [(&str, &str); 9] = [
            ("references", "the president met the foreign minister. "),
            ("people and references", "President Xi Jinping said the president was there. "),
            ("names", "Xi Jinping and "),
            ("initials before names", "A. B. Xi "),
            ("portfolios", "Minister of Education and Health and "),
            ("heads", "University of the "),
            ("brackets", "Xi (1) was ( a "),
            ("headlines", "Xi Says More Than That\n\n"),
            ("adjectives", "China’s very very very "),
        ];
        let engine = engine();
        let options =
            Options { suppressed: true, explanations: true, overlap: OverlapPolicy::All, ..Options::default() };
        linear::assert_linear("extraction", |text| {
            engine.extract(&Document::new(text), &options);
        });
        linear::assert_linear_over(&WORDY, "extraction", |text| {
            engine.extract(&Document::new(text), &options);
        });
    }
}
