//! What the engine returns. All offsets are UTF-8 bytes of the document's text as it was given.

use std::collections::BTreeMap;

use super::rules::RuleFired;
use super::span::Span;
use super::text::Normalization;
use crate::gazetteer::{EntityType, EntryId, NameForm, TitleId};

/// Everything found in one document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The sentences in order; they do not overlap.
    pub sentences: Vec<Span>,
    /// The mentions, by start, the longer first.
    pub mentions: Vec<Mention>,
    /// The names that were seen and not taken, where the options asked for them.
    pub suppressed: Vec<Suppressed>,
    /// How many names were seen and not taken, by reason, whether the options asked for them or not.
    pub suppressed_by_reason: BTreeMap<SuppressionReason, usize>,
    /// The document's entities, by first mention.
    pub entities: Vec<Entity>,
    /// The roles, by start of their evidence.
    pub roles: Vec<Role>,
    /// The quotations, in order; they do not overlap.
    pub quotations: Vec<Quotation>,
    /// How many mentions were cut by the limit on mentions.
    pub mentions_cut: usize,
}

/// A named reference to an entity.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// The name alone: no article, title, honorific or possessive clitic.
    pub span: Span,
    /// The index of the sentence that holds the mention.
    pub sentence: usize,
    /// The type.
    pub entity_type: EntityType,
    /// What sort of name it is.
    pub form: NameForm,
    /// The index of its entity in [`Extraction::entities`].
    pub entity: usize,
    /// Every entry the name may mean, best first; empty where the name was discovered.
    pub candidates: Vec<Candidate>,
    /// How sure the engine is of span, type and entity, 0 to 1.
    pub confidence: f32,
    /// The place is used as an actor (`Washington signaled`).
    pub acting: bool,
    /// The gazetteer's name that matched; none where the name was discovered.
    pub matched: Option<MatchedName>,
    /// The rules that fired, in order, where the options asked for explanations.
    pub rules: Vec<RuleFired>,
}

/// An entry that a name may mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// The entry.
    pub entry: EntryId,
    /// Its share of the evidence; the scores of a mention's candidates add up to at most 1.
    pub score: f32,
}

/// Which name of which entry matched, and by what folding.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchedName {
    /// The entry.
    pub entry: EntryId,
    /// The name as the gazetteer writes it.
    pub name: Box<str>,
    /// The differences that folding bridged between the name and the text.
    pub normalizations: Vec<Normalization>,
}

/// A name that was seen and not taken.
#[derive(Debug, Clone, PartialEq)]
pub struct Suppressed {
    /// Where it stood.
    pub span: Span,
    /// The index of the sentence that holds it.
    pub sentence: usize,
    /// The entry it would have meant.
    pub entry: EntryId,
    /// The name that matched.
    pub name: Box<str>,
    /// What sort of name it is.
    pub form: NameForm,
    /// Why it was not taken.
    pub reason: SuppressionReason,
    /// The entries that were weighed, best first, where the name was ambiguous; with explanations every entry it might have meant, those
    /// that were not weighed with score 0.
    pub candidates: Vec<Candidate>,
    /// The rules that fired, in order, where the options asked for explanations.
    pub rules: Vec<RuleFired>,
}

/// Why a name was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SuppressionReason {
    /// The text's case does not fit the name's case policy.
    Case,
    /// It is part of a longer name that the gazetteer does not know.
    InsideLongerName,
    /// It lies inside or across a mention that was taken.
    Overlap,
    /// A weak name with nothing in the text to support it.
    Weak,
    /// Several entries compete and none is clearly meant.
    Ambiguous,
    /// It is part of a URL, an email address or a handle.
    Address,
    /// The request asked for other types.
    Type,
    /// The request asked for no demonyms.
    Demonym,
    /// Its confidence is below what the request asked for.
    Confidence,
}

/// One entity of the document: the mentions that mean the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Entity {
    /// The gazetteer's entry; none where the name was discovered.
    pub entry: Option<EntryId>,
    /// The canonical name; for a discovered entity its longest name in the document.
    pub name: Box<str>,
    /// The type.
    pub entity_type: EntityType,
    /// The indices of its mentions, in order.
    pub mentions: Vec<usize>,
    /// The indices of the roles it holds, in order.
    pub roles: Vec<usize>,
    /// The share of the document's mentions that are this entity's, earlier ones counting more, 0 to 1.
    pub salience: f32,
}

/// A title tied to its holder as the text states it.
#[derive(Debug, Clone, PartialEq)]
pub struct Role {
    /// The title alone, without affiliation and adjectives of degree.
    pub title: Span,
    /// The lexicon's title, where it is one; a title composed of a portfolio and a head has its head's.
    pub title_id: Option<TitleId>,
    /// The canonical wording (`Spokesperson` for `spokeswoman`).
    pub canonical_title: Box<str>,
    /// Who holds it, where known.
    pub holder: Option<Holder>,
    /// The countries, bodies and places whose title it is.
    pub affiliations: Vec<Affiliation>,
    /// The span that says so, from the affiliation to the title, without a leading article.
    pub evidence: Span,
    /// The index of the sentence that holds the evidence.
    pub sentence: usize,
    /// How the text says it.
    pub pattern: RolePattern,
    /// Current, former, acting …
    pub status: RoleStatus,
    /// Where the tie to the holder comes from.
    pub basis: RoleBasis,
    /// How sure the engine is of title, holder and affiliation together, 0 to 1.
    pub confidence: f32,
}

/// Words that the text says somebody said.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// The words: quotation marks included; of a reported clause without `that` and without the full stop.
    pub span: Span,
    /// The index of the sentence in which it starts; it may go on in others.
    pub sentence: usize,
    /// Whether the words are literal.
    pub kind: QuotationKind,
    /// The words that say so (`said`, `according to`); none where no attribution stands with the quotation.
    pub cue: Option<Span>,
    /// Who speaks; none where the text does not say.
    pub speaker: Option<Speaker>,
    /// How sure the engine is of span, kind and speaker together, 0 to 1.
    pub confidence: f32,
}

/// Whether the words of a quotation are literal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuotationKind {
    /// In quotation marks, whole.
    Direct,
    /// In the writer's words.
    Reported,
    /// In the writer's words with some in quotation marks among them.
    Mixed,
}

/// Who speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Speaker {
    /// The words beside the quotation that stand for the speaker.
    pub span: Span,
    /// What they are.
    pub form: SpeakerForm,
    /// The index of the mention that speaks; for a pronoun, of the one it stands for.
    pub mention: Option<usize>,
    /// The index of the role reference that speaks.
    pub role: Option<usize>,
    /// The index of the speaker in [`Extraction::entities`], where the document names it.
    pub entity: Option<usize>,
}

/// What stands for a speaker.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpeakerForm {
    /// A name.
    Name,
    /// A title that stands for a person: a role reference.
    Title,
    /// A pronoun.
    Pronoun,
    /// Another noun phrase (`two officials`); it has no mention.
    Noun,
}

/// The person who holds a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holder {
    /// The mention the title is tied to; none where the holder is known only to the gazetteer.
    pub mention: Option<usize>,
    /// The holder's index in [`Extraction::entities`], where the document names the person.
    pub entity: Option<usize>,
    /// The holder's entry, where the gazetteer has one.
    pub entry: Option<EntryId>,
}

/// The country, body or place whose title it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Affiliation {
    /// The mention that names it.
    pub mention: usize,
    /// Its index in [`Extraction::entities`].
    pub entity: usize,
}

/// How the text ties a title to its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RolePattern {
    /// Before the name: `US President Joe Biden`.
    Prefix,
    /// After the name, between commas, dashes or brackets: `Wang Yi, China's top diplomat,`.
    Apposition,
    /// By a form of "to be": `Qin, who is China's foreign minister`.
    Copula,
    /// By a verb of appointment or leaving: `was named ambassador`, `resigned as chairman`.
    Appointment,
    /// By "as": `as prime minister, Sunak`.
    As,
    /// The title stands for the person: `the Chinese president`.
    Reference,
}

/// Whether the role is held now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleStatus {
    /// Held, as far as the text says.
    Current,
    /// No longer held (`former`, `ex-`, `then`).
    Former,
    /// Held for another or for the time being (`acting`, `interim`).
    Acting,
    /// As a deputy.
    Deputy,
    /// Chosen and not yet in office (`-elect`, `-designate`, `incoming`).
    Elect,
    /// The holder has died (`the late`).
    Late,
}

/// Where the tie between title and holder comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleBasis {
    /// Stated where the role stands.
    Stated,
    /// The document ties the title to this person elsewhere.
    Document,
    /// The gazetteer knows the office's holder.
    Gazetteer,
    /// Nobody: the holder is not known.
    Unknown,
}
