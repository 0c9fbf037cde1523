//! The entries that come with a request, checked.

use super::Terms;
use super::document::check_length;
use super::options::known;
use crate::gazetteer::{AdHocEntry, AdHocField, AdHocLayer, AdHocName, CasePolicy, EntityType, NameForm};
use crate::wire::error::{Error, Fault};
use crate::wire::limits::Limits;
use crate::wire::proto;

const PATH: &str = "options.ad_hoc_entries";

/// The layer that the entries make; none where there are none.
pub(super) fn ad_hoc(sent: Vec<proto::AdHocEntry>, terms: Terms<'_>) -> Result<Option<AdHocLayer>, Error> {
    match sent.len() {
        0 => return Ok(None),
        count if count > AdHocLayer::ENTRIES => return Err(Error::field(PATH, Fault::TooManyEntries { count })),
        _ => {}
    }
    let entries = sent.into_iter().enumerate().map(|(index, sent)| entry(sent, &format!("{PATH}[{index}]")));
    let entries = entries.collect::<Result<Vec<_>, _>>()?;
    let layer = AdHocLayer::new(&entries, terms.gazetteer).map_err(|mistake| {
        let field = match mistake.field {
            AdHocField::Id => "id".to_owned(),
            AdHocField::Kind => "kind".to_owned(),
            AdHocField::Names => "names".to_owned(),
            AdHocField::Text(name) => format!("names[{name}].text"),
            AdHocField::Form(name) => format!("names[{name}].form"),
            AdHocField::Prior => "prior".to_owned(),
        };
        Error::field(format!("{PATH}[{}].{field}", mistake.entry), mistake.fault.into())
    })?;
    Ok(Some(layer))
}

fn entry(sent: proto::AdHocEntry, path: &str) -> Result<AdHocEntry, Error> {
    use proto::EntityType as Wire;
    let proto::AdHocEntry { id, r#type, kind, names, prior } = sent;
    let short = |text: &str, part: &str, most| {
        check_length(text, most).map_err(|fault| Error::field(format!("{path}.{part}"), fault))
    };
    short(&id, "id", Limits::ID_BYTES)?;
    short(&kind, "kind", Limits::KIND_BYTES)?;
    let entity_type = match known(r#type, &format!("{path}.type"))? {
        Wire::Unspecified => return Err(Error::field(format!("{path}.type"), Fault::NoType)),
        Wire::Person => EntityType::Person,
        Wire::Place => EntityType::Place,
        Wire::Organization => EntityType::Organization,
    };
    let names = names.into_iter().enumerate().map(|(index, sent)| name(sent, &format!("{path}.names[{index}]")));
    // What is no prior stays none.
    let prior = if prior == 0 { None } else { Some(u8::try_from(prior).unwrap_or_default()) };
    Ok(AdHocEntry { id, entity_type, kind, names: names.collect::<Result<_, _>>()?, prior })
}

fn name(sent: proto::AdHocName, path: &str) -> Result<AdHocName, Error> {
    use proto::{CasePolicy as WireCase, NameForm as WireForm};
    let proto::AdHocName { text, form, case_policy, weak } = sent;
    check_length(&text, Limits::NAME_BYTES).map_err(|fault| Error::field(format!("{path}.text"), fault))?;
    let form = match known(form, &format!("{path}.form"))? {
        WireForm::Unspecified => None,
        WireForm::Full => Some(NameForm::Full),
        WireForm::Alias => Some(NameForm::Alias),
        WireForm::Short => Some(NameForm::Short),
        WireForm::Acronym => Some(NameForm::Acronym),
        WireForm::Demonym => Some(NameForm::Demonym),
        WireForm::Family => Some(NameForm::Family),
        WireForm::Given => Some(NameForm::Given),
    };
    let case = match known(case_policy, &format!("{path}.case_policy"))? {
        WireCase::Unspecified => None,
        WireCase::Capitalized => Some(CasePolicy::Capitalized),
        WireCase::Exact => Some(CasePolicy::Exact),
        WireCase::Any => Some(CasePolicy::Any),
    };
    Ok(AdHocName { text, form, case, weak })
}
