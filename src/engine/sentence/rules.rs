//! The words that the rules know.

use foldhash::{HashMap, HashSet};

/// How an abbreviation's period relates to the end of a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AbbreviationKind {
    /// Never ends one (`Mr.`).
    NeverEnds,
    /// Ends one where what follows looks like a new sentence (`Inc.`).
    MayEnd,
    /// An abbreviation only before a number (`No. 5`), else a word.
    BeforeNumber,
}

impl AbbreviationKind {
    /// The kind that the word list's marker names: nothing, `may-end` or `before-number`.
    pub fn from_marker(marker: Option<&str>) -> Option<Self> {
        match marker {
            None => Some(Self::NeverEnds),
            Some("may-end") => Some(Self::MayEnd),
            Some("before-number") => Some(Self::BeforeNumber),
            Some(_) => None,
        }
    }
}

/// The word lists behind the rules, built once and shared.
#[derive(Debug, Default)]
pub struct SentenceRules {
    abbreviations: HashMap<Box<str>, AbbreviationKind>,
    starters: HashSet<Box<str>>,
    titles: HashSet<Box<str>>,
    speech_verbs: HashSet<Box<str>>,
    closings: HashSet<Box<str>>,
}

impl SentenceRules {
    /// Rules over `abbreviations`, each with its final period.
    ///
    /// An abbreviation of several words is known by its last (`et al.` by `al.`).
    pub fn new<'a>(abbreviations: impl IntoIterator<Item = (&'a str, AbbreviationKind)>) -> Self {
        let abbreviations = abbreviations
            .into_iter()
            .filter_map(|(word, kind)| Some((word.split_whitespace().next_back()?.strip_suffix('.')?.into(), kind)))
            .collect();
        Self { abbreviations, ..Self::default() }
    }

    /// Adds words that, capitalized after an abbreviation, begin a sentence (`The`, `However`): function words, never names.
    #[must_use]
    pub fn with_starters<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.starters.extend(words.into_iter().map(Box::from));
        self
    }

    /// Adds titles that stand directly before a person's name (`President`): `in the U.S. President Biden said` is two sentences.
    #[must_use]
    pub fn with_titles<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.titles.extend(words.into_iter().map(Box::from));
        self
    }

    /// Adds verbs that tie a quotation to its speaker (`asked`): `“Why?” Biden asked.` is one sentence.
    #[must_use]
    pub fn with_speech_verbs<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.speech_verbs.extend(words.into_iter().map(Box::from));
        self
    }

    /// Adds last words of what closes a letter (`regards`, in lower case): the name behind `Best regards,` begins a sentence.
    #[must_use]
    pub fn with_closings<'a>(mut self, words: impl IntoIterator<Item = &'a str>) -> Self {
        self.closings.extend(words.into_iter().map(Box::from));
        self
    }

    /// What `word`, written without its final period, is as an abbreviation: as written, else as a word in capitals or at the start of
    /// a sentence (`MR.`, `Approx.`).
    pub(super) fn abbreviation(&self, word: &str) -> Option<AbbreviationKind> {
        let known = |word: &str| self.abbreviations.get(word).copied();
        known(word).or_else(|| {
            let mut letters = word.chars();
            let first = letters.next().filter(|letter| letter.is_uppercase())?;
            let rest = letters.as_str();
            if rest.is_empty() {
                None
            } else if rest.chars().all(char::is_uppercase) {
                known(&format!("{first}{}", rest.to_lowercase()))
            } else {
                known(&format!("{}{rest}", first.to_lowercase()))
            }
        })
    }

    /// Whether the capitalized `word` begins sentences.
    pub(super) fn is_starter(&self, word: &str) -> bool {
        self.starters.contains(word)
    }

    /// Whether `word` is a title that stands before a name.
    pub(super) fn is_title(&self, word: &str) -> bool {
        self.titles.contains(word)
    }

    /// Whether `word` is a verb that ties a quotation to its speaker.
    pub(super) fn is_speech_verb(&self, word: &str) -> bool {
        self.speech_verbs.contains(word)
    }

    /// Whether `word` closes letters.
    pub(super) fn is_closing(&self, word: &str) -> bool {
        self.closings.contains(word) || self.closings.contains(word.to_lowercase().as_str())
    }
}
