//! A line of a person, place or organization.

use super::line::{Field, Line, Mistake, Value};
use super::office::{RawOffice, parse_office};
use crate::gazetteer::draft::{EntryDraft, NameDraft};
use crate::gazetteer::entry::{CasePolicy, EntityType, Entry, Gender, NameForm};

/// An entry whose references are still ids.
#[derive(Debug, PartialEq)]
pub(in crate::gazetteer) struct RawEntry {
    pub entry: EntryDraft,
    pub written: Written,
}

/// What an entry's line says as it says it: references by id, and the byte where each part starts.
#[derive(Debug, Default, PartialEq)]
pub(in crate::gazetteer) struct Written {
    /// The byte where each name starts; 0 for a family name that the line does not spell out.
    pub names: Vec<usize>,
    pub within: Option<(usize, String)>,
    pub parent: Option<(usize, String)>,
    pub offices: Vec<RawOffice>,
    /// The byte where the year of death starts, or 0.
    pub died: usize,
}

/// Reads a split line whose type is one of an entity.
pub(in crate::gazetteer) fn parse_entry(line: &Line, entity_type: EntityType) -> Result<RawEntry, Mistake> {
    let entry = EntryDraft {
        id: line.id.text.as_str().into(),
        entity_type,
        kind: line.kind.text.as_str().into(),
        names: Vec::new(),
        family: None,
        born: None,
        died: None,
        gender: None,
        external_ids: Vec::new(),
        prior: Entry::DEFAULT_PRIOR,
    };
    let mut raw = RawEntry { entry, written: Written::default() };
    raw.push_name(&line.name, NameForm::Full)?;
    for field in &line.fields {
        raw.read_field(field)?;
    }
    raw.derive_family();
    Ok(raw)
}

impl RawEntry {
    fn read_field(&mut self, field: &Field) -> Result<(), Mistake> {
        use EntityType::{Organization, Person, Place};
        let entity_type = self.entry.entity_type;
        match (field.key.text.as_str(), entity_type) {
            ("alias", _) => self.push_names(field, NameForm::Alias),
            ("acronym", _) => self.push_names(field, NameForm::Acronym),
            ("short", _) => self.push_names(field, NameForm::Short),
            ("demonym", Place) => self.push_names(field, NameForm::Demonym),
            ("family", Person) => single(field).and_then(|value| self.set_family(value)),
            ("in", _) => single(field).map(|value| self.written.within = Some((value.at, value.text.clone()))),
            ("parent", Organization) => {
                single(field).map(|value| self.written.parent = Some((value.at, value.text.clone())))
            }
            ("office", Person) => {
                self.written.offices = field.values.iter().map(parse_office).collect::<Result<_, _>>()?;
                Ok(())
            }
            ("born", Person) => single(field).and_then(year).map(|year| self.entry.born = Some(year)),
            ("died", Person) => {
                let value = single(field)?;
                self.written.died = value.at;
                year(value).map(|year| self.entry.died = Some(year))
            }
            ("gender", Person) => single(field).and_then(gender).map(|gender| self.entry.gender = Some(gender)),
            ("ref", _) => self.read_external_ids(field),
            ("prior", _) => single(field).and_then(prior).map(|prior| self.entry.prior = prior),
            (key, _) => Err(Mistake::new(
                field.key.at,
                format!("a {} has no key `{key}`; gazetteer/README.md lists the keys", entity_type.as_str()),
            )),
        }
    }

    fn push_names(&mut self, field: &Field, form: NameForm) -> Result<(), Mistake> {
        field.values.iter().try_for_each(|value| self.push_name(value, form))
    }

    /// Takes a person's family name. Who has none is called by the whole name, or by one of the other names.
    pub(super) fn set_family(&mut self, value: &Value) -> Result<(), Mistake> {
        let known = self.entry.names.iter().position(|name| *name.text == value.text);
        self.entry.family = known.or(Some(self.entry.names.len()));
        if known.is_some() { Ok(()) } else { self.push_name(value, NameForm::Family) }
    }

    pub(super) fn push_name(&mut self, value: &Value, form: NameForm) -> Result<(), Mistake> {
        if self.entry.names.iter().any(|name| *name.text == value.text && name.form != NameForm::Family) {
            return Err(Mistake::new(value.at, format!("the entry has the name `{}` twice", value.text)));
        }
        let mut name = NameDraft {
            text: value.text.as_str().into(),
            form,
            case: default_case(value, form),
            weak: false,
            shared: false,
        };
        for (at, flag) in &value.flags {
            match flag.as_str() {
                "any" => name.case = CasePolicy::Any,
                "exact" => name.case = CasePolicy::Exact,
                "weak" => name.weak = true,
                "shared" => name.shared = true,
                _ => {
                    let message =
                        format!("a name has no flag `{flag}`; it may have `any`, `exact`, `weak` and `shared`");
                    return Err(Mistake::new(*at, message));
                }
            }
        }
        self.written.names.push(value.at);
        self.entry.names.push(name);
        Ok(())
    }

    fn read_external_ids(&mut self, field: &Field) -> Result<(), Mistake> {
        for value in &field.values {
            let (scheme, id) = value
                .text
                .split_once('=')
                .filter(|(scheme, id)| !scheme.is_empty() && !id.is_empty())
                .ok_or_else(|| Mistake::new(value.at, "an external id has the form `scheme=value`"))?;
            self.entry.external_ids.push((scheme.into(), id.into()));
        }
        Ok(())
    }

    /// A person's family name is the last word of the canonical name, unless the line says otherwise.
    pub(super) fn derive_family(&mut self) {
        let entry = &mut self.entry;
        if entry.entity_type != EntityType::Person || entry.family.is_some() {
            return;
        }
        let words: Vec<&str> = entry.canonical_name().split(' ').collect();
        let suffix = |word: &str| {
            matches!(
                word,
                "Jr."
                    | "Jr"
                    | "Sr."
                    | "Sr"
                    | "II"
                    | "III"
                    | "IV"
                    | "V"
                    | "VI"
                    | "VII"
                    | "VIII"
                    | "XI"
                    | "XII"
                    | "XIII"
                    | "XIV"
                    | "XVI"
            )
        };
        let last = words.iter().rposition(|word| !suffix(word)).filter(|last| *last > 0);
        // Monarchs and popes ("Charles III", "Pope Francis") have no family name in use.
        if let Some(last) = last.filter(|last| last + 1 == words.len() || words[last + 1].starts_with(['J', 'S'])) {
            let text: Box<str> = words[last].into();
            let known = entry.names.iter().position(|name| name.text == text);
            entry.family = known.or(Some(entry.names.len()));
            if known.is_none() {
                self.written.names.push(0);
                entry.names.push(NameDraft {
                    text,
                    form: NameForm::Family,
                    case: CasePolicy::Capitalized,
                    weak: false,
                    shared: false,
                });
            }
        }
    }
}

/// Acronyms, and names that are all capitals, count only as written; other names where the text capitalizes them too.
fn default_case(value: &Value, form: NameForm) -> CasePolicy {
    let all_capitals = || value.text.chars().any(char::is_uppercase) && !value.text.chars().any(char::is_lowercase);
    if form == NameForm::Acronym || all_capitals() { CasePolicy::Exact } else { CasePolicy::Capitalized }
}

/// The one value of a field that takes no list.
fn single(field: &Field) -> Result<&Value, Mistake> {
    match field.values.as_slice() {
        [value] => Ok(value),
        _ => Err(Mistake::new(field.key.at, format!("the key `{}` takes one value", field.key.text))),
    }
}

fn year(value: &Value) -> Result<i16, Mistake> {
    value.text.parse().map_err(|_| Mistake::new(value.at, "a year is a whole number"))
}

fn gender(value: &Value) -> Result<Gender, Mistake> {
    match value.text.as_str() {
        "f" => Ok(Gender::Female),
        "m" => Ok(Gender::Male),
        _ => Err(Mistake::new(value.at, "the gender is `f` or `m`")),
    }
}

fn prior(value: &Value) -> Result<u8, Mistake> {
    let prior = value.text.parse().ok().filter(|prior| (1..=9).contains(prior));
    prior.ok_or_else(|| Mistake::new(value.at, "the prior is a whole number from 1 to 9"))
}

#[cfg(test)]
mod tests {
    use super::super::line::parse_line;
    use super::*;
    use NameForm::{Alias, Family, Full, Short};

    #[test]
    fn family_names_are_stated_or_derived() {
        let cases: [(&str, &str, Option<&str>, &[NameForm]); 7] = [
            ("the last word", "Konrad Adenauer", Some("Adenauer"), &[Full, Family]),
            ("before a suffix", "Martin Luther King Jr.", Some("King"), &[Full, Family]),
            ("none after a number", "Charles III", None, &[Full]),
            ("stated", "Mao Zedong | family: Mao", Some("Mao"), &[Full, Family]),
            ("the whole name", "Aung San | family: Aung San", Some("Aung San"), &[Full]),
            ("another name", "Mobutu Sese Seko | short: Mobutu | family: Mobutu", Some("Mobutu"), &[Full, Short]),
            (
                "the last word as another name",
                "Winston Churchill | alias: Churchill",
                Some("Churchill"),
                &[Full, Alias],
            ),
        ];
        for (name, line, family, forms) in cases {
            let line = format!("a | person.historical | {line}");
            let raw = parse_entry(&parse_line(&line).unwrap(), EntityType::Person).unwrap();
            let found = raw.entry.family.map(|family| &*raw.entry.names[family].text);
            assert_eq!(found, family, "{name}: {line}");
            let names: Vec<NameForm> = raw.entry.names.iter().map(|name| name.form).collect();
            assert_eq!(names, forms, "{name}: {line}");
            assert_eq!(raw.written.names.len(), forms.len(), "{name}: each name has a column");
        }
    }
}
