//! The options of an extraction, checked.

use crate::engine::text::Encoding;
use crate::engine::{LayerSet, Options, OverlapPolicy, TypeSet};
use crate::gazetteer::{AdHocLayer, EntityType, Layer};
use crate::wire::error::{Error, Fault};
use crate::wire::limits::Limits;
use crate::wire::proto;

use super::Terms;
use super::ad_hoc::ad_hoc;

/// What a caller asks for.
#[derive(Debug, Clone, PartialEq)]
pub struct Ask {
    /// What the engine shall do.
    pub options: Options,
    /// The unit of the answer's offsets.
    pub encoding: Encoding,
    /// The entries that come with the request, for the engine to be made [with](crate::engine::Engine::with).
    pub ad_hoc: Option<AdHocLayer>,
}

/// Checks the options of a request.
pub fn options(sent: Option<proto::ExtractionOptions>, terms: Terms<'_>) -> Result<Ask, Error> {
    let proto::ExtractionOptions {
        offset_encoding,
        gazetteers,
        entity_types,
        overlap_policy,
        include_demonyms,
        discover_names,
        min_confidence,
        max_mentions,
        include_suppressed,
        include_explanations,
        ad_hoc_entries,
    } = sent.unwrap_or_default();
    let defaults = Options::default();
    let ad_hoc = ad_hoc(ad_hoc_entries, terms)?;
    let held = terms.gazetteer.layers();
    let chosen = layers(&gazetteers, "options.gazetteers", held)?;
    let options = Options {
        types: types(&entity_types)?,
        layers: if ad_hoc.is_some() { chosen.with(held.len() as u16) } else { chosen },
        overlap: overlap(overlap_policy)?,
        demonyms: include_demonyms.unwrap_or(defaults.demonyms),
        discovery: discover_names.unwrap_or(defaults.discovery),
        min_confidence: confidence(min_confidence.unwrap_or(defaults.min_confidence))?,
        max_mentions: mentions(max_mentions, terms.limits.mentions)?,
        suppressed: include_suppressed,
        explanations: include_explanations,
    };
    Ok(Ask { options, encoding: encoding(offset_encoding)?, ad_hoc })
}

/// The layers with these names; all of them where no name is given.
pub(super) fn layers(names: &[String], path: &str, layers: &[Layer]) -> Result<LayerSet, Error> {
    if names.is_empty() {
        return Ok(LayerSet::ALL);
    }
    if names.len() > Limits::GAZETTEERS {
        return Err(Error::field(path, Fault::TooManyGazetteers { count: names.len() }));
    }
    let mut set = LayerSet::NONE;
    for (index, name) in names.iter().enumerate() {
        let field = format!("{path}[{index}]");
        let Some((layer, _)) = (0..).zip(layers).find(|(_, layer)| layer.name == *name) else {
            return Err(unknown_gazetteer(field, name));
        };
        if set.contains(layer) {
            return Err(Error::field(field, Fault::DuplicateGazetteer));
        }
        set = set.with(layer);
    }
    Ok(set)
}

/// The error for a gazetteer that the server does not have. The name is cut: an error must fit into a header.
pub(super) fn unknown_gazetteer(field: impl Into<String>, name: &str) -> Error {
    const SHOWN: usize = 64;
    Error::UnknownGazetteer { field: field.into(), name: name.chars().take(SHOWN).collect() }
}

/// The unit of the options' offsets.
fn encoding(value: i32) -> Result<Encoding, Error> {
    use proto::OffsetEncoding as Wire;
    Ok(match known(value, "options.offset_encoding")? {
        Wire::Utf8 => Encoding::Utf8,
        Wire::Utf16 => Encoding::Utf16,
        Wire::Unspecified | Wire::CodePoints => Encoding::CodePoints,
    })
}

fn overlap(value: i32) -> Result<OverlapPolicy, Error> {
    use proto::OverlapPolicy as Wire;
    Ok(match known(value, "options.overlap_policy")? {
        Wire::Unspecified | Wire::Longest => OverlapPolicy::Longest,
        Wire::NoNested => OverlapPolicy::NoNested,
        Wire::All => OverlapPolicy::All,
    })
}

fn types(values: &[i32]) -> Result<TypeSet, Error> {
    use proto::EntityType as Wire;
    if values.is_empty() {
        return Ok(TypeSet::ALL);
    }
    values.iter().enumerate().try_fold(TypeSet::NONE, |set, (index, &value)| {
        let field = format!("options.entity_types[{index}]");
        Ok(set.with(match known(value, &field)? {
            Wire::Unspecified => return Err(Error::field(field, Fault::UnknownEnum { value })),
            Wire::Person => EntityType::Person,
            Wire::Place => EntityType::Place,
            Wire::Organization => EntityType::Organization,
        }))
    })
}

pub(super) fn known<E: TryFrom<i32>>(value: i32, field: &str) -> Result<E, Error> {
    E::try_from(value).map_err(|_| Error::field(field, Fault::UnknownEnum { value }))
}

fn confidence(value: f32) -> Result<f32, Error> {
    if (0.0..=1.0).contains(&value) {
        Ok(value)
    } else {
        Err(Error::field("options.min_confidence", Fault::NotAConfidence))
    }
}

fn mentions(value: Option<i32>, limit: usize) -> Result<usize, Error> {
    match value.map(usize::try_from) {
        None => Ok(limit),
        Some(Ok(count)) if count > 0 => Ok(count.min(limit)),
        Some(_) => Err(Error::field("options.max_mentions", Fault::NoMentions)),
    }
}
