//! Titles that stand for a person: `the Chinese president`, `the spokeswoman`.
//!
//! They resolve to the person to whom the document has tied the title, else to a person it has named who held the office, else to the first
//! of either kind that follows, else to the office's holder on the document's date. Where none is known the role has no holder; it is never
//! guessed.

use foldhash::{HashMap, HashSet};

use super::general::{General, general};
use super::phrase::TitlePhrase;
use super::precedent::{Memory, Precedent};
use super::short_title::{is_or_is_short_for, is_short_for};
use super::{HolderDraft, Names, RoleDraft};
use crate::engine::mention::Key;
use crate::engine::reading::Reading;
use crate::engine::{Document, LayerSet, RoleBasis, RolePattern, RoleStatus};
use crate::gazetteer::{EntryId, Gazetteer, Office, TitleId};

/// What references resolve against.
pub(super) struct Resolver<'a, 't> {
    pub reading: &'a Reading<'t>,
    pub gazetteer: &'a Gazetteer,
    pub names: &'a Names<'a>,
    pub document: &'a Document<'t>,
    pub layers: LayerSet,
    /// The roles that the document states.
    pub stated: &'a [RoleDraft],
}

/// How a reference was resolved.
#[derive(Clone, Copy)]
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
            let resolution = self.resolve(phrase, &mut memory);
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

    fn resolve(&self, phrase: &TitlePhrase, memory: &mut Memory) -> Option<Resolution> {
        if self.is_of_another_body(phrase) {
            return None;
        }
        let precedent = self.by_document(phrase, memory);
        if let Some((at, resolution)) = &precedent
            && *at < phrase.start
        {
            return Some(*resolution);
        }
        // Who was named before is meant sooner than who is given the title later.
        let named = self.by_named_office_holder(phrase, memory);
        let is_before = |name: usize| self.names.words(name).start < phrase.start;
        named
            .filter(|known| known.holder.name.is_some_and(is_before))
            .or_else(|| self.by_general_wording(phrase, memory))
            .or(precedent.map(|(_, resolution)| resolution))
            .or(named)
            .or_else(|| self.by_date(phrase))
    }

    fn memory(&self) -> Memory {
        let mut officials: Vec<(EntryId, Vec<usize>)> = Vec::new();
        let mut places: HashMap<EntryId, usize> = HashMap::default();
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
        Memory { stated, resolved: Vec::new(), officials, holders: HashMap::default() }
    }

    fn precedent(&self, role: &RoleDraft) -> Option<Precedent> {
        Some(Precedent {
            at: role.evidence.start,
            title: role.title_id,
            wording: self.wording(role.title.clone()),
            affiliation: role.affiliations.last().map(|&name| self.names.key(name)),
            sender: self.sender(&role.affiliations),
            status: role.status,
            holder: role.holder?,
        })
    }

    fn sender(&self, affiliations: &[usize]) -> Option<Key> {
        affiliations.first().filter(|_| affiliations.len() > 1).map(|&name| self.names.key(name))
    }

    fn wording(&self, words: std::ops::Range<usize>) -> String {
        self.reading.span(&words).of(self.reading.text).to_lowercase()
    }

    /// The person to whom the document ties the title, and where: the nearest before, else the first after.
    fn by_document(&self, phrase: &TitlePhrase, memory: &Memory) -> Option<(usize, Resolution)> {
        let wording = self.wording(phrase.title.clone());
        let affiliation = phrase.affiliations.last().map(|&name| self.names.key(name));
        let sender = self.sender(&phrase.affiliations);
        let subjects = self.subjects(phrase);
        let fits = |precedent: &&Precedent| {
            !subjects.contains(&precedent.holder.key)
                && self.titles_agree(phrase.id, &wording, precedent)
                && self.affiliations_agree(affiliation, precedent)
                && (sender.is_none() || precedent.sender.is_none() || sender == precedent.sender)
                && status_agrees(phrase.status, precedent.status)
                && !is_deputy_of(&wording, precedent)
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
        let confidence = if rivals { 0.7 } else { 0.88 };
        Some((chosen.at, Resolution { holder: chosen.holder, basis: RoleBasis::Document, confidence }))
    }

    /// The one person to whom the document ties a title that the reference puts in general words (`the Thai leader`).
    fn by_general_wording(&self, phrase: &TitlePhrase, memory: &Memory) -> Option<Resolution> {
        let general = self.general(phrase)?;
        let wanted = self.names.key(*phrase.affiliations.last()?);
        let subjects = self.subjects(phrase);
        let mut holders = memory.near(phrase.start).filter(|precedent| {
            precedent.affiliation == Some(wanted)
                && general.means(&self.gazetteer.title(precedent.title).id)
                && status_agrees(phrase.status, precedent.status)
                && !subjects.contains(&precedent.holder.key)
        });
        let holder = holders.next()?.holder;
        let alone = holders.all(|other| other.holder.key == holder.key);
        alone.then_some(Resolution { holder, basis: RoleBasis::Document, confidence: 0.75 })
    }

    /// What the phrase means where it is a general word for several offices.
    fn general(&self, phrase: &TitlePhrase) -> Option<&'static General> {
        let before = || (phrase.start..phrase.title.start).map(|word| self.reading.str(word).to_lowercase()).collect();
        general(&self.gazetteer.title(phrase.id).id, phrase.title.len(), before)
    }

    /// The same title, or the short form of a longer one: `Secretary` after `Secretary of State`, `minister` after `foreign minister`.
    fn titles_agree(&self, id: TitleId, wording: &str, precedent: &Precedent) -> bool {
        let canonical = |id| self.gazetteer.title(id).canonical().to_lowercase();
        if is_of_a_man(wording) != is_of_a_man(&precedent.wording)
            && is_of_a_woman(wording) != is_of_a_woman(&precedent.wording)
        {
            return false;
        }
        // A deputy spokesman is a spokesman, a deputy minister is no minister.
        let one_of_several = self.gazetteer.title(id).several;
        let deputy = one_of_several && precedent.wording.strip_prefix("deputy ") == Some(wording);
        precedent.title == id && (one_of_several || !precedent.wording.ends_with(wording))
            || deputy
            || precedent.wording == wording
            || wording != "chief"
                && (is_short_for(wording, &precedent.wording) || is_short_for(wording, &canonical(precedent.title)))
    }

    fn affiliations_agree(&self, wanted: Option<Key>, precedent: &Precedent) -> bool {
        let Some(wanted) = wanted else { return true };
        match precedent.affiliation {
            Some(stated) => stated == wanted || self.is_within(stated, wanted) || self.is_within(wanted, stated),
            // The text does not say whose title it is; the holder's own country must not contradict. Of whom nothing is known a title that
            // many hold tells nothing.
            None => match precedent.holder.key.entry().map(|holder| self.gazetteer.entry(holder)) {
                Some(entry) => {
                    entry.within.is_none_or(|country| Key::Entry(country) == wanted)
                        || entry.offices.iter().any(|office| Key::Entry(office.at) == wanted)
                }
                None => !self.gazetteer.title(precedent.title).several,
            },
        }
    }

    /// Whether `inner` belongs to `outer`: the White House to the United States.
    fn is_within(&self, inner: Key, outer: Key) -> bool {
        let (Key::Entry(inner), Key::Entry(outer)) = (inner, outer) else { return false };
        let inner = self.gazetteer.entry(inner);
        inner.within == Some(outer) || inner.parent() == Some(outer)
    }

    /// A person the document names who held the office: on its date where it has one; the only one, or the nearest before.
    fn by_named_office_holder(&self, phrase: &TitlePhrase, memory: &mut Memory) -> Option<Resolution> {
        let affiliations: Vec<Key> = phrase.affiliations.iter().map(|&name| self.names.key(name)).collect();
        let Memory { officials, holders, .. } = memory;
        let subjects = self.subjects(phrase);
        let holders = holders.entry((self.wording(phrase.evidence()), affiliations)).or_insert_with(|| {
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
        let earlier: Vec<usize> = holders.iter().filter_map(before).collect();
        let rivals = if earlier.is_empty() { holders.len() } else { earlier.len() } > 1;
        let first = || holders.iter().filter_map(|&official| officials[official].1.first().copied()).min();
        let chosen = earlier.into_iter().max().or_else(first)?;
        if rivals && (phrase.affiliations.is_empty() || self.general(phrase).is_some()) {
            return None;
        }
        Some(Resolution {
            holder: HolderDraft { key: self.names.key(chosen), name: Some(chosen) },
            basis: RoleBasis::Gazetteer,
            confidence: if rivals { 0.6 } else { 0.8 },
        })
    }

    fn has_office(&self, entry: EntryId, phrase: &TitlePhrase) -> bool {
        let in_time = |office: &Office<'_>| match (self.document.published, phrase.status) {
            (Some(date), RoleStatus::Former) => office.to.is_some_and(|to| to < date),
            (Some(date), _) => office.held_on(date),
            (None, _) => true,
        };
        // Of the many who held it at some time, one before the present is no more likely than others.
        let one_of_many = |office: &Office<'_>| {
            self.document.published.is_none() && self.gazetteer.title(phrase.id).several && office.to.is_some()
        };
        let wording = self.wording(phrase.title.clone());
        let offices = &self.gazetteer.entry(entry).offices;
        offices.iter().any(|office| {
            let is_title = self.is_office_of(phrase, &wording, &office) && !one_of_many(&office);
            (is_title || self.is_meant_by(phrase, &office)) && in_time(&office)
        })
    }

    /// Whether a title phrase of this wording means this office. A short title (`Secretary`) means every office it heads.
    fn is_office_of(&self, phrase: &TitlePhrase, wording: &str, office: &Office<'_>) -> bool {
        let title = self.gazetteer.title(phrase.id);
        let same_title = *title.id == *office.title && !phrase.composed || {
            self.gazetteer.find_title(office.title).is_some_and(|held| {
                self.gazetteer.title(held).wordings.iter().any(|held| is_or_is_short_for(wording, &held.text))
            })
        };
        let at = Key::Entry(office.at);
        same_title
            && phrase.affiliations.iter().all(|&name| {
                let affiliation = self.names.key(name);
                affiliation == at || self.is_within(at, affiliation) || self.stands_for(affiliation, office.at)
            })
    }

    /// Whether the phrase is a general word for this office (`the Israeli leader`, `the NATO chief`).
    fn is_meant_by(&self, phrase: &TitlePhrase, office: &Office<'_>) -> bool {
        !phrase.affiliations.is_empty()
            && self.general(phrase).is_some_and(|general| general.means(office.title))
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
        let title = self.gazetteer.title(phrase.id);
        // Where a post has several holders at once, one that the gazetteer lists is no proof.
        if phrase.affiliations.is_empty() || title.several || phrase.status != RoleStatus::Current || phrase.composed {
            return None;
        }
        let wording = self.wording(phrase.title.clone());
        let mut holders: Vec<(EntryId, bool)> = Vec::new();
        for &holder in self.gazetteer.office_holders(&title.id) {
            let entry = self.gazetteer.entry(holder);
            let held = |office: &Office<'_>| {
                *office.title == *title.id && self.is_office_of(phrase, &wording, office) && office.held_on(date)
            };
            let mut offices = entry.offices.iter().filter(held).peekable();
            if self.layers.contains(entry.layer) && offices.peek().is_some() {
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

/// Whether a reference of one status may mean a person whom the document gives the title with another: the president is no former one.
fn status_agrees(reference: RoleStatus, stated: RoleStatus) -> bool {
    match reference {
        RoleStatus::Former | RoleStatus::Acting => stated == reference,
        _ => !matches!(stated, RoleStatus::Former | RoleStatus::Elect),
    }
}

/// Whether the precedent is the deputy of the very title (`the foreign minister` for the deputy foreign minister).
fn is_deputy_of(wording: &str, precedent: &Precedent) -> bool {
    precedent.status == RoleStatus::Deputy && precedent.wording == wording && !wording.starts_with("deputy")
}

fn is_of_a_woman(wording: &str) -> bool {
    wording.ends_with("woman")
}

fn is_of_a_man(wording: &str) -> bool {
    wording.ends_with("man") && !is_of_a_woman(wording)
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
