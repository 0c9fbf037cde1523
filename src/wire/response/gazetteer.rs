//! Gazetteers, their entries and explanations as the wire has them.

use jiff::Timestamp;

use super::enums::{entity_type, name_form, suppression_reason};
use super::extraction::{external_ids, extraction};
use super::{Source, count, layer_name};
use crate::engine::{Candidate, Extraction, RuleFired, Span};
use crate::gazetteer::{BUILTIN, EntryId, Gazetteer, LEXICON, Layer, Name, Office};
use crate::wire::proto;
use crate::wire::request::Explain;

/// A layer of the gazetteer that was loaded at `loaded`, where the last load since then failed with `failure`. What is built in
/// cannot be out of date.
pub fn gazetteer(layer: &Layer, loaded: Timestamp, failure: Option<(Timestamp, &str)>) -> proto::Gazetteer {
    let failure = failure.filter(|_| ![BUILTIN, LEXICON].contains(&layer.name.as_str()));
    let state = if failure.is_some() { proto::GazetteerState::Stale } else { proto::GazetteerState::Active };
    proto::Gazetteer {
        name: layer.name.clone(),
        version: layer.version.clone(),
        checksum: layer.checksum.clone(),
        state: state.into(),
        entry_count: count(layer.entry_count),
        name_count: count(layer.name_count),
        title_count: count(layer.title_count),
        load_time: loaded.to_string(),
        failed_reload_time: failure.map(|(time, _)| time.to_string()).unwrap_or_default(),
        reload_error: failure.map(|(_, problem)| problem.to_owned()).unwrap_or_default(),
    }
}

/// A layer that was checked and is loaded nowhere.
pub fn checked_gazetteer(layer: &Layer) -> proto::Gazetteer {
    let state = proto::GazetteerState::Checked.into();
    proto::Gazetteer { state, load_time: String::new(), ..gazetteer(layer, Timestamp::UNIX_EPOCH, None) }
}

/// An entry, whole.
pub fn entry(gazetteer: &Gazetteer, id: EntryId) -> proto::GazetteerEntry {
    let entry = gazetteer.entry(id);
    proto::GazetteerEntry {
        entity_id: entry.id.to_string(),
        r#type: entity_type(entry.entity_type).into(),
        kind: entry.kind.to_string(),
        names: entry.names.iter().map(entry_name).collect(),
        gazetteer: layer_name(gazetteer, id),
        external_ids: external_ids(&entry),
        offices: entry.offices.iter().map(|held| office(gazetteer, held)).collect(),
        prior: entry.prior.into(),
        names_cut: 0,
    }
}

fn entry_name(name: Name<'_>) -> proto::EntryName {
    proto::EntryName { text: name.text.to_string(), form: name_form(name.form).into(), weak: name.weak }
}

fn office(gazetteer: &Gazetteer, office: Office<'_>) -> proto::Office {
    let at = gazetteer.entry(office.at);
    let title = gazetteer.find_title(office.title).map_or(office.title, |id| gazetteer.title(id).canonical());
    proto::Office {
        title: title.to_owned(),
        entity_id: at.id.to_string(),
        entity_name: at.canonical_name().to_owned(),
        start_date: office.from.to_string(),
        end_date: office.to.map_or_else(String::new, |day| day.to_string()),
    }
}

/// What became of every candidate name of a text.
pub fn explanation(asked: &Explain, found: &Extraction, gazetteer: &Gazetteer) -> proto::ExplainTextResponse {
    let source = Source::new(&asked.document, found, gazetteer, asked.ask.encoding);
    let in_focus =
        |span: Span| asked.focus.is_none_or(|focus| focus.overlaps(span) || (focus.is_empty() && span.contains(focus)));
    let taken = found.mentions.iter().map(|mention| (mention.span, source.taken(mention)));
    let dropped = found.suppressed.iter().map(|suppressed| (suppressed.span, source.dropped(suppressed)));
    let mut names: Vec<_> = taken.chain(dropped).filter(|(span, _)| in_focus(*span)).collect();
    names.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    proto::ExplainTextResponse {
        names: names.into_iter().map(|(_, name)| name).collect(),
        extraction: Some(extraction(&asked.document, found, gazetteer, &asked.ask)),
        names_cut: 0,
    }
}

impl Source<'_> {
    fn taken(&self, mention: &crate::engine::Mention) -> proto::NameExplanation {
        proto::NameExplanation {
            span: self.span(mention.span),
            text: self.text(mention.span),
            entity_id: self.entity_id(mention.entity),
            matched_name: mention.matched.as_ref().map_or_else(String::new, |matched| matched.name.to_string()),
            taken: true,
            reason: proto::SuppressionReason::Unspecified.into(),
            rules: self.rules(&mention.rules),
            confidence: mention.confidence,
            candidates: self.all_candidates(&mention.candidates, &mention.rules),
        }
    }

    fn dropped(&self, suppressed: &crate::engine::Suppressed) -> proto::NameExplanation {
        proto::NameExplanation {
            span: self.span(suppressed.span),
            text: self.text(suppressed.span),
            entity_id: self.entry_id(suppressed.entry),
            matched_name: suppressed.name.to_string(),
            taken: false,
            reason: suppression_reason(suppressed.reason).into(),
            rules: self.rules(&suppressed.rules),
            confidence: 0.0,
            candidates: self.all_candidates(&suppressed.candidates, &suppressed.rules),
        }
    }

    /// The candidates, and those that a rule dropped before they were weighed.
    fn all_candidates(&self, weighed: &[Candidate], rules: &[RuleFired]) -> Vec<proto::Candidate> {
        let dropped = rules.iter().filter_map(|rule| rule.entry);
        let mut entries: Vec<EntryId> =
            dropped.filter(|entry| weighed.iter().all(|candidate| candidate.entry != *entry)).collect();
        entries.sort_unstable();
        entries.dedup();
        let unweighed = entries.into_iter().map(|entry| Candidate { entry, score: 0.0 });
        weighed.iter().copied().chain(unweighed).map(|candidate| self.candidate(candidate)).collect()
    }
}
