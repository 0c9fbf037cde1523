//! An entry that comes with a request, read as its line in a file would be.

use super::entry_line::{RawEntry, Written};
use super::line::Value;
use crate::gazetteer::ad_hoc::{AdHocEntry, AdHocFault, AdHocField, AdHocName};
use crate::gazetteer::draft::EntryDraft;
use crate::gazetteer::entry::{EntityType, Entry, NameForm};

/// Reads the entry's names; the rest is taken as it is.
pub(in crate::gazetteer) fn ad_hoc_entry(sent: &AdHocEntry) -> Result<EntryDraft, (AdHocField, AdHocFault)> {
    if sent.names.is_empty() {
        return Err((AdHocField::Names, AdHocFault::NoName));
    }
    let entry = EntryDraft {
        id: sent.id.as_str().into(),
        entity_type: sent.entity_type,
        kind: sent.kind.as_str().into(),
        names: Vec::with_capacity(sent.names.len() + 1),
        family: None,
        born: None,
        died: None,
        gender: None,
        external_ids: Vec::new(),
        prior: sent.prior.unwrap_or(Entry::DEFAULT_PRIOR),
    };
    let mut raw = RawEntry { entry, written: Written::default() };
    for (index, name) in sent.names.iter().enumerate() {
        let text = &name.text;
        if text.is_empty() || text.contains(char::is_control) || text.trim() != text {
            return Err((AdHocField::Text(index), AdHocFault::NotAName));
        }
        let form = form(name, index, &raw).ok_or((AdHocField::Form(index), AdHocFault::Form))?;
        raw.read_name(name, form).map_err(|fault| (AdHocField::Text(index), fault))?;
    }
    raw.derive_family();
    Ok(raw.entry)
}

fn form(name: &AdHocName, index: usize, raw: &RawEntry) -> Option<NameForm> {
    use NameForm::{Acronym, Alias, Demonym, Family, Full, Short};
    let entity_type = raw.entry.entity_type;
    match (name.form, index) {
        (None | Some(Full), 0) => Some(Full),
        (_, 0) => None,
        (None, _) => Some(Alias),
        (Some(form @ (Alias | Short | Acronym)), _) => Some(form),
        (Some(Demonym), _) => (entity_type == EntityType::Place).then_some(Demonym),
        (Some(Family), _) => (entity_type == EntityType::Person && raw.entry.family.is_none()).then_some(Family),
        (Some(Full | NameForm::Given), _) => None,
    }
}

impl RawEntry {
    fn read_name(&mut self, name: &AdHocName, form: NameForm) -> Result<(), AdHocFault> {
        let flags = if name.weak { vec![(0, "weak".to_owned())] } else { Vec::new() };
        let value = Value { at: 0, text: name.text.clone(), flags };
        let before = self.entry.names.len();
        let read = if form == NameForm::Family { self.set_family(&value) } else { self.push_name(&value, form) };
        // The flag is known: what is wrong can only be that the name stands there already.
        read.map_err(|_| AdHocFault::SameName)?;
        if let (Some(case), Some(added)) = (name.case, self.entry.names.get_mut(before)) {
            added.case = case;
        }
        Ok(())
    }
}
