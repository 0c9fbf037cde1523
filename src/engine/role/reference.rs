//! Titles that stand for a person: `the Chinese president`, `the spokeswoman`.
//!
//! They resolve to the person to whom the document itself ties the title, else to a person the document names who held the office, else to
//! the office's holder on the document's date. Where none is known the role has no holder; it is never guessed.

use std::collections::{HashMap, HashSet};

use super::phrase::TitlePhrase;
use super::precedent::{Memory, Precedent};
use super::short_title::is_short_for;
use super::{HolderDraft, Names, RoleDraft};
use crate::engine::mention::Key;
use crate::engine::reading::Reading;
use crate::engine::{Document, RoleBasis, RolePattern, RoleStatus};
use crate::gazetteer::{EntryId, Gazetteer, Office, TitleId};

/// What references resolve against.
pub(super) struct Resolver<'a, 't> {
    pub reading: &'a Reading<'t>,
    pub gazetteer: &'a Gazetteer,
    pub names: &'a Names<'a>,
    pub document: &'a Document<'t>,
    pub layers: u64,
    /// The roles that the document states.
    pub stated: &'a [RoleDraft],
}

/// How a reference was resolved.
struct Resolution {
    holder: HolderDraft,
    basis: RoleBasis,
    confidence: f32,
}

impl Resolver<'_, '_> {
    /// The roles that these phrases, tied to no name, refer to.
    pub fn resolve_all<'p>(&self, phrases: impl Iterator<Item = &'p TitlePhrase>) -> Vec<RoleDraft> {
        let titles: HashSet<TitleId> = self.stated.iter().map(|role| role.title_id).collect();
        let mut memory = self.memory();
        let mut roles = Vec::new();
        let references = phrases.filter(|phrase| self.stands_for_somebody(phrase, &titles));
        for phrase in self.reading.stop.until(references) {
            let resolution = if self.is_of_another_body(phrase) {
                None
            } else {
                self.by_document(phrase, &memory)
                    .or_else(|| self.by_named_office_holder(phrase, &mut memory))
                    .or_else(|| self.by_date(phrase))
            };
            let is_office = !self.gazetteer.office_holders(&self.gazetteer.title(phrase.id).id).is_empty()
                && !phrase.weak
                && !phrase.composed;
            if resolution.is_none() && !is_office {
                continue;
            }
            let role = draft(phrase, resolution);
            if role.basis == RoleBasis::Gazetteer {
                memory.resolved.extend(self.precedent(&role));
            }
            roles.push(role);
        }
        roles
    }

    fn memory(&self) -> Memory {
        let mut officials: Vec<(EntryId, Vec<usize>)> = Vec::new();
        let mut places: HashMap<EntryId, usize> = HashMap::new();
        for person in self.reading.stop.until(self.names.people()) {
            let Some(entry) = self.names.key(person).entry() else { continue };
            if self.gazetteer.entry(entry).offices.is_empty() {
                continue;
            }
            let place = *places.entry(entry).or_insert_with(|| {
                officials.push((entry, Vec::new()));
                officials.len() - 1
            });
            officials[place].1.push(person);
        }
        let stated = self.reading.stop.until(self.stated).filter_map(|role| self.precedent(role)).collect();
        Memory { stated, resolved: Vec::new(), officials, holders: HashMap::new() }
    }

    fn precedent(&self, role: &RoleDraft) -> Option<Precedent> {
        Some(Precedent {
            at: role.evidence.start,
            title: role.title_id,
            wording: self.wording(role.title.clone()),
            affiliation: role.affiliations.last().map(|&name| self.names.key(name)),
            status: role.status,
            holder: role.holder?,
        })
    }

    fn wording(&self, words: std::ops::Range<usize>) -> String {
        self.reading.span(&words).of(self.reading.text).to_lowercase()
    }

    /// The person to whom the document ties the title: the nearest before, else the first after.
    fn by_document(&self, phrase: &TitlePhrase, memory: &Memory) -> Option<Resolution> {
        let wording = self.wording(phrase.title.clone());
        let affiliation = phrase.affiliations.last().map(|&name| self.names.key(name));
        let subjects = self.subjects(phrase);
        let fits = |precedent: &&Precedent| {
            !subjects.contains(&precedent.holder.key)
                && self.titles_agree(phrase.id, &wording, precedent)
                && self.affiliations_agree(affiliation, precedent)
                && (phrase.status != RoleStatus::Former || precedent.status == RoleStatus::Former)
        };
        let fitting: Vec<&Precedent> = memory.near(phrase.start).filter(fits).collect();
        // A precedent whose affiliation is the same outranks one that only does not contradict.
        let same: Vec<&Precedent> = fitting
            .iter()
            .copied()
            .filter(|precedent| affiliation.is_some() && precedent.affiliation == affiliation)
            .collect();
        let pool = if same.is_empty() { fitting } else { same };
        let nearest_before =
            pool.iter().filter(|precedent| precedent.at < phrase.start).max_by_key(|precedent| precedent.at);
        let chosen = nearest_before.or_else(|| pool.iter().min_by_key(|precedent| precedent.at))?;
        let rivals = pool.iter().any(|precedent| precedent.holder.key != chosen.holder.key);
        Some(Resolution {
            holder: chosen.holder,
            basis: RoleBasis::Document,
            confidence: if rivals { 0.7 } else { 0.88 },
        })
    }

    /// The same title, or the short form of a longer one: `Secretary` after `Secretary of State`, `minister` after `foreign minister`.
    fn titles_agree(&self, id: TitleId, wording: &str, precedent: &Precedent) -> bool {
        let canonical = |id| self.gazetteer.title(id).canonical().to_lowercase();
        (precedent.title == id && (!precedent.wording.ends_with(wording) || is_short_for(wording, &precedent.wording)))
            || precedent.wording == wording
            || is_short_for(wording, &precedent.wording)
            || is_short_for(wording, &canonical(precedent.title))
    }

    fn affiliations_agree(&self, wanted: Option<Key>, precedent: &Precedent) -> bool {
        let Some(wanted) = wanted else { return true };
        match precedent.affiliation {
            Some(stated) => stated == wanted || self.is_within(stated, wanted) || self.is_within(wanted, stated),
            // The text does not say whose title it is; the holder's own country must not contradict.
            None => precedent.holder.key.entry().is_none_or(|holder| {
                let entry = self.gazetteer.entry(holder);
                entry.within.is_none_or(|country| Key::Entry(country) == wanted)
                    || entry.offices.iter().any(|office| Key::Entry(office.at) == wanted)
            }),
        }
    }

    /// Whether `inner` belongs to `outer`: the White House to the United States.
    fn is_within(&self, inner: Key, outer: Key) -> bool {
        let (Key::Entry(inner), Key::Entry(outer)) = (inner, outer) else { return false };
        let inner = self.gazetteer.entry(inner);
        inner.within == Some(outer) || inner.parent == Some(outer)
    }

    /// A person the document names who held the office: on its date where it has one; the only one, or the nearest before.
    fn by_named_office_holder(&self, phrase: &TitlePhrase, memory: &mut Memory) -> Option<Resolution> {
        let affiliations: Vec<Key> = phrase.affiliations.iter().map(|&name| self.names.key(name)).collect();
        let Memory { officials, holders, .. } = memory;
        let subjects = self.subjects(phrase);
        let holders = holders.entry((self.wording(phrase.title.clone()), affiliations)).or_insert_with(|| {
            (0..officials.len()).filter(|&official| self.has_office(officials[official].0, phrase)).collect()
        });
        let holders: Vec<usize> = holders
            .iter()
            .copied()
            .filter(|&official| !subjects.contains(&Key::Entry(officials[official].0)))
            .collect();
        // The last name before the reference, of all who held the office; else the first after it.
        let before = |official: &usize| {
            let names = &officials[*official].1;
            names
                .partition_point(|&name| self.names.words(name).start < phrase.start)
                .checked_sub(1)
                .map(|last| names[last])
        };
        let chosen = holders.iter().filter_map(before).max();
        let chosen =
            chosen.or_else(|| holders.iter().filter_map(|&official| officials[official].1.first().copied()).min())?;
        let rivals = holders.len() > 1;
        if rivals && (phrase.affiliations.is_empty() || is_plain_leader(self.gazetteer, phrase)) {
            return None;
        }
        Some(Resolution {
            holder: HolderDraft { key: self.names.key(chosen), name: Some(chosen) },
            basis: RoleBasis::Gazetteer,
            confidence: if rivals { 0.6 } else { 0.8 },
        })
    }

    fn has_office(&self, entry: EntryId, phrase: &TitlePhrase) -> bool {
        self.gazetteer.entry(entry).offices.iter().any(|office| {
            (self.is_office_of(phrase, &office) || self.is_lead_of(phrase, &office))
                && self.document.published.is_none_or(|date| office.held_on(date))
        })
    }

    /// Whether a title phrase means this office. A short title (`Secretary`) means every office it heads.
    fn is_office_of(&self, phrase: &TitlePhrase, office: &Office<'_>) -> bool {
        let title = self.gazetteer.title(phrase.id);
        let same_title = *title.id == *office.title && !phrase.composed || {
            let wording = self.wording(phrase.title.clone());
            self.gazetteer.find_title(office.title).is_some_and(|held| {
                self.gazetteer.title(held).wordings.iter().any(|held| {
                    let held = held.text.to_lowercase();
                    held == wording || is_short_for(&wording, &held)
                })
            })
        };
        let at = Key::Entry(office.at);
        same_title
            && phrase.affiliations.iter().all(|&name| {
                let affiliation = self.names.key(name);
                affiliation == at || self.is_within(at, affiliation) || self.stands_for(affiliation, office.at)
            })
    }

    /// Whether the phrase calls the head of a state or government a leader (`the Israeli leader`).
    fn is_lead_of(&self, phrase: &TitlePhrase, office: &Office) -> bool {
        is_plain_leader(self.gazetteer, phrase)
            && !phrase.affiliations.is_empty()
            && matches!(office.title, "president" | "prime-minister" | "chancellor" | "premier" | "supreme-leader")
            && self.is_directly_at(&phrase.affiliations, office)
    }

    /// Whether a capital stands for the country of the office.
    fn stands_for(&self, affiliation: Key, country: EntryId) -> bool {
        affiliation.entry().is_some_and(|entry| {
            let entry = self.gazetteer.entry(entry);
            entry.kind == "capital" && entry.within == Some(country)
        })
    }

    /// Whether an office of the title is this very affiliation's, not that of a body within it.
    fn is_directly_at(&self, affiliations: &[usize], office: &Office<'_>) -> bool {
        affiliations.iter().all(|&name| {
            let affiliation = self.names.key(name);
            affiliation == Key::Entry(office.at) || self.stands_for(affiliation, office.at)
        })
    }

    /// The office's one holder on the document's date, though the document does not name the person. The country's own president
    /// comes before those of bodies in it. A post that several hold at a time is nobody's.
    fn by_date(&self, phrase: &TitlePhrase) -> Option<Resolution> {
        let date = self.document.published?;
        let affiliated = !phrase.affiliations.is_empty();
        // Where a post has several holders at once, one that the gazetteer lists is no proof.
        if !affiliated
            || self.gazetteer.title(phrase.id).several
            || phrase.status != RoleStatus::Current
            || phrase.composed
        {
            return None;
        }
        let title = self.gazetteer.title(phrase.id);
        if title.several {
            return None;
        }
        let mut holders: Vec<(EntryId, bool)> = Vec::new();
        for &holder in self.gazetteer.office_holders(&title.id) {
            let entry = self.gazetteer.entry(holder);
            let held = |office: &Office<'_>| {
                *office.title == *title.id && self.is_office_of(phrase, office) && office.held_on(date)
            };
            let mut offices = entry.offices.iter().filter(held).peekable();
            if self.layers & (1 << entry.layer.min(63)) != 0 && offices.peek().is_some() {
                holders.push((holder, offices.any(|office| self.is_directly_at(&phrase.affiliations, &office))));
            }
        }
        if holders.iter().any(|&(_, direct)| direct) {
            holders.retain(|&(_, direct)| direct);
        }
        let [(holder, _)] = holders[..] else { return None };
        let holder = HolderDraft { key: Key::Entry(holder), name: None };
        Some(Resolution { holder, basis: RoleBasis::Gazetteer, confidence: 0.75 })
    }
}

/// Whether the title is `leader` and nothing more.
fn is_plain_leader(gazetteer: &Gazetteer, phrase: &TitlePhrase) -> bool {
    &*gazetteer.title(phrase.id).id == "leader" && phrase.title.len() == 1
}

fn draft(phrase: &TitlePhrase, resolution: Option<Resolution>) -> RoleDraft {
    let (holder, basis, confidence) = match resolution {
        Some(found) => (Some(found.holder), found.basis, found.confidence),
        None => (None, RoleBasis::Unknown, 0.5),
    };
    RoleDraft {
        title: phrase.title.clone(),
        title_id: phrase.id,
        composed: phrase.composed,
        holder,
        affiliations: phrase.affiliations.clone(),
        evidence: phrase.evidence(),
        pattern: RolePattern::Reference,
        status: phrase.status,
        basis,
        confidence,
    }
}
