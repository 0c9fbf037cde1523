//! From memberships to offices: the title by its role, the body, the dates.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use serde::Deserialize;

use super::super::year;
use super::{Document, Party, Text, is_legislature};
use crate::import::error::Error;
use crate::import::record::Link;
use crate::import::sink::Sink;

#[derive(Deserialize)]
struct Membership {
    person_id: Option<String>,
    organization_id: Option<String>,
    role: Option<String>,
    label: Option<String>,
    post_id: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
    legislative_period_id: Option<String>,
}

#[derive(Deserialize)]
struct Event {
    id: Option<String>,
    start_date: Option<String>,
    end_date: Option<String>,
}

#[derive(Deserialize)]
struct Post {
    id: String,
    role: Option<String>,
    label: Option<String>,
    organization_id: Option<String>,
}

/// An office that a membership states.
pub(super) struct Office {
    pub line: usize,
    /// Whether its title is one of politics.
    pub is_political: bool,
    title: String,
    at: String,
    from: String,
    to: String,
    shared: bool,
    /// Whether the title has several holders at once by itself.
    several: bool,
}

/// The least age in office that `gazetteer check` accepts.
const OF_AGE: i16 = 18;

/// A day after every other.
const NEVER: &str = "9999";

/// The offices by person id. What is no office, or of no known title, is told.
pub(super) fn read(
    text: &Text<'_>,
    document: &Document<'_>,
    organizations: &[(usize, Party)],
    sink: &mut Sink<'_>,
) -> Result<HashMap<String, Vec<Office>>, Error> {
    let events: Vec<(usize, Event)> = text.each(&document.events, "event", sink)?;
    let posts: Vec<(usize, Post)> = text.each(&document.posts, "post", sink)?;
    let events: HashMap<&str, &Event> =
        events.iter().filter_map(|(_, event)| Some((event.id.as_deref()?, event))).collect();
    let posts: HashMap<&str, &Post> = posts.iter().map(|(_, post)| (post.id.as_str(), post)).collect();
    let legislatures: Vec<&str> = organizations
        .iter()
        .filter(|(_, organization)| organization.classification.as_deref().is_some_and(is_legislature))
        .map(|(_, organization)| organization.id.as_str())
        .collect();
    let mut offices = Vec::new();
    for (line, membership) in text.each::<Membership>(&document.memberships, "membership", sink)? {
        let post = membership.post_id.as_deref().and_then(|id| posts.get(id));
        let organization =
            membership.organization_id.as_deref().or(post.and_then(|post| post.organization_id.as_deref()));
        let (Some(person), Some(organization)) = (membership.person_id.as_deref(), organization) else {
            sink.mistake(
                line,
                "the membership has no person_id or no organization_id; add it or remove the membership",
            )?;
            continue;
        };
        let wordings = [&membership.role, &membership.label].into_iter().flatten().map(String::as_str);
        let of_post = post.iter().flat_map(|post| [&post.role, &post.label]).flatten().map(String::as_str);
        let wordings: Vec<&str> = wordings.chain(of_post).collect();
        let wording = |word: &&str| match word.to_lowercase().as_str() {
            "member" if legislatures.contains(&organization) => "lawmaker".to_owned(),
            other => other.to_owned(),
        };
        let Some((title, kind, several)) = wordings.iter().find_map(|word| sink.known.title(&wording(word))) else {
            let role = wordings.first().copied().unwrap_or("member");
            sink.skip(
                line,
                format!("the role {role:?} is no title that the built-in lexicon has; the membership is no office"),
            );
            continue;
        };
        let (title, is_political) = (title.to_owned(), kind == "political");
        let period = membership.legislative_period_id.as_deref().and_then(|id| events.get(id));
        let from = membership.start_date.as_deref().or(period.and_then(|period| period.start_date.as_deref()));
        let to = membership.end_date.as_deref().or(period.and_then(|period| period.end_date.as_deref()));
        let Some(from) = from else {
            sink.skip(line, "the membership has no start_date, nor has its legislative period; it is no office");
            continue;
        };
        let to = to.unwrap_or_default();
        if !is_date(from) || !(to.is_empty() || is_date(to)) || (!to.is_empty() && last(to) < first(from)) {
            let message = format!("the dates {from:?} to {to:?} are no YYYY-MM-DD in order; correct them");
            sink.mistake(line, message)?;
            continue;
        }
        let (at, from, to) = (organization.to_owned(), from.to_owned(), to.to_owned());
        offices.push((person.to_owned(), Office { line, is_political, title, at, from, to, shared: false, several }));
    }
    mark_shared(&mut offices);
    let mut by_person: HashMap<String, Vec<Office>> = HashMap::new();
    for (person, office) in offices {
        by_person.entry(person).or_default().push(office);
    }
    Ok(by_person)
}

impl Office {
    pub fn link(&self) -> Link {
        let Self { title, at, from, to, shared, .. } = self;
        Link::Office { title: title.clone(), at: at.clone(), dates: format!("{from}..{to}"), shared: *shared }
    }

    /// Why no such office can have been held in a life of these years.
    pub fn doubt(&self, born: Option<i16>, died: Option<i16>) -> Option<String> {
        let from = year(&self.from)?;
        if let Some(born) = born.filter(|born| from < born + OF_AGE) {
            return Some(format!("in office from {from}, born in {born}; correct the years"));
        }
        let to = year(&self.to);
        let died = died.filter(|died| to.is_none_or(|to| to > *died))?;
        Some(format!("in office after the death in {died}; write an end_date"))
    }
}

/// Marks the offices of one post that two people hold at once.
fn mark_shared(offices: &mut [(String, Office)]) {
    let mut posts: BTreeMap<(String, String), Vec<usize>> = BTreeMap::new();
    for (index, (_, office)) in offices.iter().enumerate().filter(|(_, (_, office))| !office.several) {
        posts.entry((office.title.clone(), office.at.clone())).or_default().push(index);
    }
    for mut holders in posts.into_values() {
        holders.sort_by_key(|index| first(&offices[*index].1.from));
        let mut longest: Option<usize> = None;
        for index in holders {
            let end = last(&offices[index].1.to);
            match longest {
                Some(other) if first(&offices[index].1.from) <= last(&offices[other].1.to) => {
                    offices[index].1.shared = true;
                    offices[other].1.shared = true;
                    if end > last(&offices[other].1.to) {
                        longest = Some(index);
                    }
                }
                _ => longest = Some(index),
            }
        }
    }
}

/// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
fn is_date(text: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let shaped = parts.len() <= 3 && digits(parts[0], 4) && parts[1..].iter().all(|part| digits(part, 2));
    shaped && first(text).parse::<Date>().is_ok() && year(text).is_some()
}

/// The first day of a date that may be coarse.
fn first(date: &str) -> String {
    format!("{date}{}", "0000-01-01".get(date.len()..).unwrap_or_default())
}

/// What sorts behind every day of a date that may be coarse, or missing.
fn last(date: &str) -> String {
    format!("{}~", if date.is_empty() { NEVER } else { date })
}
