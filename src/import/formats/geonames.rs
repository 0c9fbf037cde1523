//! The GeoNames dump: 19 columns with tabs between.

use std::collections::HashMap;

use super::{alternate_names, is_latin};
use crate::gazetteer::EntityType;
use crate::import::error::Error;
use crate::import::input::Input;
use crate::import::labels::Class;
use crate::import::lines;
use crate::import::record::{Name, Record};
use crate::import::sink::Sink;

/// The number of columns.
const COLUMNS: usize = 19;

/// Reads the dump, then the names that another file has for the places that were taken.
pub(super) fn read(input: Input, alternate: Option<Input>, sink: &mut Sink<'_>) -> Result<(), Error> {
    // The inhabitants of each place taken, which tell how strong its names are.
    let mut taken: HashMap<u32, u32> = HashMap::new();
    let has_alternate = alternate.is_some();
    lines::each(input, sink, |sink, number, line| {
        let columns: Vec<&str> = line.split('\t').collect();
        let &[id, name, ascii, others, _, _, class, code, country, ..] = columns.as_slice() else {
            return wrong_columns(sink, number, columns.len());
        };
        if columns.len() != COLUMNS {
            return wrong_columns(sink, number, columns.len());
        }
        let (Ok(key), Ok(population)) = (id.parse::<u32>(), columns[14].parse::<u64>()) else {
            return sink.mistake(number, "the geonameid or the population is no number; correct or remove the line");
        };
        let mut record = Record::new(id, Class::new(EntityType::Place, kind(class, code)), Name::new(name));
        record.names.push(Name::new(ascii));
        if !has_alternate {
            // GeoNames writes `Plata, La` as `Plata  La`.
            let usable = |name: &&str| is_latin(name) && !name.contains("  ");
            record.names.extend(others.split(',').filter(usable).map(Name::new));
        }
        if !code.starts_with("PCL") {
            record.links.extend(sink.country(country));
        }
        record.population = Some(population);
        record.fact("prior", prior(population, code));
        record.refs.push(("geonames".to_owned(), id.to_owned()));
        if sink.take(number, record)? && has_alternate {
            taken.insert(key, u32::try_from(population).unwrap_or(u32::MAX));
        }
        Ok(())
    })?;
    alternate.map_or(Ok(()), |alternate| alternate_names::read(alternate, &taken, sink))
}

fn wrong_columns(sink: &mut Sink<'_>, line: usize, columns: usize) -> Result<(), Error> {
    sink.mistake(line, format!("has {columns} columns in place of {COLUMNS}; is this a GeoNames dump?"))
}

/// The kind of a feature, of the built-in ones where one fits.
fn kind(class: &str, code: &str) -> &'static str {
    match (class, code) {
        ("P", "PPLC") => "capital",
        ("P", "PPLX") => "district",
        ("P", _) => "city",
        ("A", code) if code.starts_with("PCL") => "country",
        ("A", "ADM1" | "ADM1H") => "province",
        ("A", "TERR") => "territory",
        ("A", "ZN" | "ZNB") => "region",
        ("A", _) => "district",
        ("H", "OCN") => "ocean",
        ("H", "SEA") => "sea",
        ("H", "GULF") => "gulf",
        ("H", "BAY" | "BAYS" | "COVE" | "BGHT") => "bay",
        ("H", "STRT" | "CHN" | "CHNM" | "SD") => "strait",
        ("H", code) if code.starts_with("CNL") => "canal",
        ("H", code) if code.starts_with("STM") => "river",
        ("H", code) if code.starts_with("LK") || code.starts_with("LGN") || code.starts_with("RSV") => "lake",
        ("T", "ISL" | "ISLET" | "ISLT") => "island",
        ("T", "ISLS") => "archipelago",
        ("T", "MT" | "PK" | "VLC" | "HLL" | "NTK") => "mountain",
        ("T", "MTS" | "PKS" | "HLLS" | "NTKS") => "range",
        ("T", "DSRT" | "ERG") => "desert",
        ("T", "PEN") => "peninsula",
        ("H" | "T" | "U" | "V", _) => "landform",
        ("L", "CONT") => "continent",
        ("L", "PRK" | "RESN" | "RESW" | "RES" | "RESF") => "park",
        ("L", "OILF") | ("S", "OILW") => "oil-field",
        ("L", "MILB") | ("S", "STNB" | "AIRB" | "INSM") => "base",
        ("L", "PRT") => "port",
        ("L", _) => "region",
        ("S", "AIRP" | "AIRF" | "AIRS") => "airport",
        ("S", code) if code.starts_with("MN") && !code.starts_with("MNMT") => "mine",
        ("S", _) => "building",
        ("R", _) => "road",
        _ => "other",
    }
}

/// How likely a bare name means the place, by its inhabitants; none is the usual.
fn prior(population: u64, code: &str) -> Option<u8> {
    let by_size = match population {
        5_000_000.. => 6,
        1_000_000.. => 5,
        200_000.. => 4,
        15_000.. => 3,
        1_000.. => 2,
        _ => 1,
    };
    let prior = match code {
        "PCLI" => by_size.max(7),
        "PPLC" | "PCL" | "PCLD" | "ADM1" => by_size.max(4),
        _ => by_size,
    };
    (prior != 3).then_some(prior)
}
