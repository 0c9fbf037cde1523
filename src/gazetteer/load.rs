//! Layers to a gazetteer: reads every line, then resolves the references between entries, of compiled layers too.

use std::collections::HashMap;

use super::draft::EntryDraft;
use super::entry::{EntityType, EntryId};
use super::format::{Mistake, RawEntry, RawOffice, parse_entry, parse_line, parse_title};
use super::image::Image;
use super::pack::{Packer, Reference, References};
use super::place::{EntryLine, Lines, Place};
use super::problem::Problem;
use super::snapshot::{Gazetteer, Layer};
use super::source::{LayerInput, LayerSource, SourceFile};
use super::tables::Tables;
use super::title::{Title, TitleId};
use super::views::LayerTables;
use super::words::WordLists;

/// Reads the layers and resolves them into one gazetteer.
///
/// # Errors
///
/// Every problem in every file, by file and line, where there is any.
pub fn load(sources: &[LayerSource]) -> Result<Gazetteer, Vec<Problem>> {
    load_with_lines(sources).map(|(gazetteer, _)| gazetteer)
}

/// As [`load`], for layers some of which are compiled.
///
/// # Errors
///
/// As for [`load`]; a compiled layer has problems where it does not fit the others.
pub fn load_layers(mut inputs: Vec<LayerInput>) -> Result<Gazetteer, Vec<Problem>> {
    let mut loader = Loader::default();
    for input in &mut inputs {
        match input {
            LayerInput::Source(source) => loader.read_layer(source),
            LayerInput::Image(image) => loader.take_image(std::mem::take(&mut **image)),
        }
    }
    loader.finish().map(|(gazetteer, _)| gazetteer)
}

/// As [`load`], with the line of every entry and title.
pub(super) fn load_with_lines(sources: &[LayerSource]) -> Result<(Gazetteer, Lines<'_>), Vec<Problem>> {
    let mut loader = Loader::default();
    for source in sources {
        loader.read_layer(source);
    }
    loader.finish()
}

#[derive(Default)]
struct Loader<'a> {
    parts: Vec<Part>,
    layers: Vec<Layer>,
    /// How many entries all layers so far have.
    entry_count: u32,
    lines: Lines<'a>,
    /// The entries of layers that are not compiled.
    entry_ids: HashMap<Box<str>, EntryId>,
    title_ids: HashMap<Box<str>, TitleId>,
    problems: Vec<Problem>,
}

/// A layer before its references are resolved.
enum Part {
    Drafts { base: u32, drafts: Vec<EntryDraft>, titles: Vec<Title>, words: WordLists },
    Image { layer: Box<LayerTables>, name: String },
}

/// A layer that is being read.
#[derive(Default)]
struct Reading {
    drafts: Vec<EntryDraft>,
    titles: Vec<Title>,
    words: WordLists,
}

impl<'a> Loader<'a> {
    fn read_layer(&mut self, source: &'a LayerSource) {
        let mut reading = Reading::default();
        let mut checksum = Checksum::default();
        for file in &source.files {
            checksum.add(&file.path);
            checksum.add(&file.text);
            self.read_file(file, &mut reading);
        }
        let (version, checksum) = checksum.finish();
        let Reading { drafts, titles, words } = reading;
        self.layers.push(Layer {
            name: source.name.clone(),
            version,
            checksum,
            entry_count: drafts.len(),
            name_count: drafts.iter().map(|draft| draft.names.len()).sum(),
            title_count: titles.len(),
        });
        let base = self.entry_count;
        self.entry_count += index(drafts.len());
        self.parts.push(Part::Drafts { base, drafts, titles, words });
    }

    fn read_file(&mut self, file: &'a SourceFile, reading: &mut Reading) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if let Some(list) = name.strip_suffix(".txt") {
            reading.words.read(list, &file.text);
            return;
        }
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let place = Place { file: &file.path, line: index + 1, text: line };
            if let Err(mistake) = self.read_line(place, reading) {
                self.problems.push(place.problem(mistake.at, mistake.message));
            }
        }
    }

    fn read_line(&mut self, place: Place<'a>, reading: &mut Reading) -> Result<(), Mistake> {
        let line = parse_line(place.text)?;
        let taken =
            |id: &str| Mistake::new(line.id.at, format!("the id `{id}` is taken by an earlier line; ids are unique"));
        if line.entity_type.text == "title" {
            let title = parse_title(&line)?;
            let id = TitleId(index(self.title_ids.len()));
            if self.title_ids.contains_key(&title.id) {
                return Err(taken(&title.id));
            }
            self.title_ids.insert(title.id.clone(), id);
            reading.titles.push(title);
            self.lines.titles.push(place);
            return Ok(());
        }
        let entity_type =
            EntityType::ALL.into_iter().find(|known| known.as_str() == line.entity_type.text).ok_or_else(|| {
                Mistake::new(line.entity_type.at, "the type is `person`, `place`, `organization` or `title`")
            })?;
        let RawEntry { entry, written } = parse_entry(&line, entity_type)?;
        let id = EntryId(self.entry_count + index(reading.drafts.len()));
        if self.entry_ids.contains_key(&entry.id) || self.in_images(&entry.id).is_some() {
            return Err(taken(&entry.id));
        }
        self.entry_ids.insert(entry.id.clone(), id);
        reading.drafts.push(entry);
        self.lines.entries.push(EntryLine { place, written });
        Ok(())
    }

    /// Takes a compiled layer as it is; only what it shares with other layers is looked at.
    fn take_image(&mut self, image: Image) {
        let Image { name, version, checksum, tables } = image;
        let taken =
            |id: &str| Problem::of_file(&name, format!("the id `{id}` is taken by another gazetteer; ids are unique"));
        for title in &tables.titles {
            let id = TitleId(index(self.title_ids.len()));
            if self.title_ids.insert(title.id.clone(), id).is_some() {
                self.problems.push(taken(&title.id));
            }
        }
        let clash = self.entry_ids.keys().find(|id| tables.find(id).is_some()).map(ToString::to_string);
        let clash = clash.or_else(|| self.images().find_map(|(_, other)| shared_id(&tables, &other.tables)));
        self.problems.extend(clash.map(|id| taken(&id)));
        self.layers.push(Layer {
            name: name.clone(),
            version,
            checksum,
            entry_count: tables.entry_count(),
            name_count: tables.name_count(),
            title_count: tables.titles.len(),
        });
        let base = self.entry_count;
        self.entry_count += index(tables.entry_count());
        let layer = index(self.parts.len()) as u16;
        self.parts
            .push(Part::Image { layer: Box::new(LayerTables { tables, layer, base, imports: Vec::new() }), name });
    }

    fn images(&self) -> impl Iterator<Item = (&str, &LayerTables)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Image { layer, name } => Some((name.as_str(), &**layer)),
            Part::Drafts { .. } => None,
        })
    }

    fn in_images(&self, id: &str) -> Option<EntryId> {
        self.images().find_map(|(_, layer)| Some(EntryId(layer.base + layer.tables.find(id)?)))
    }

    fn entry_id(&self, id: &str) -> Option<EntryId> {
        self.entry_ids.get(id).copied().or_else(|| self.in_images(id))
    }

    fn finish(mut self) -> Result<(Gazetteer, Lines<'a>), Vec<Problem>> {
        let lines = std::mem::take(&mut self.lines);
        let references: Vec<References<'_>> = lines.entries.iter().map(|line| self.resolve(line)).collect();
        let mut imports = self.image_imports().into_iter();
        let mut of_drafts = references.iter().zip(&lines.entries);
        let mut tables = Vec::with_capacity(self.parts.len());
        for (layer, part) in (0..).zip(std::mem::take(&mut self.parts)) {
            match part {
                Part::Image { layer, .. } => {
                    tables.push(LayerTables { imports: imports.next().unwrap_or_default(), ..*layer });
                }
                Part::Drafts { base, drafts, titles, words } => {
                    let mut packer = Packer::new(base..base + index(drafts.len()));
                    for (draft, (references, line)) in drafts.iter().zip(&mut of_drafts) {
                        if let Err(mistake) = packer.push(draft, references) {
                            self.problems.push(line.place.problem(mistake.at, mistake.message));
                        }
                    }
                    tables.push(packer.finish(layer, titles, words));
                }
            }
        }
        if self.problems.is_empty() {
            Ok((Gazetteer::from_parts(tables, self.layers, self.title_ids), lines))
        } else {
            self.problems.sort();
            Err(self.problems)
        }
    }

    /// The entries that the images refer to, by image.
    fn image_imports(&mut self) -> Vec<Vec<EntryId>> {
        let mut problems = Vec::new();
        let mut imports = Vec::new();
        for (name, layer) in self.images() {
            let mut missing =
                |what: &str, id: &str| problems.push(Problem::of_file(name, format!("no {what} has the id `{id}`")));
            let found = layer.tables.imports.iter().map(|id| {
                self.entry_id(id).unwrap_or_else(|| {
                    missing("entry", id);
                    EntryId(0)
                })
            });
            imports.push(found.collect());
            for title in layer.tables.office_titles().filter(|&title| !self.title_ids.contains_key(title)) {
                missing("title", title);
            }
        }
        self.problems.extend(problems);
        imports
    }

    fn resolve<'w>(&mut self, line: &'w EntryLine<'_>) -> References<'w> {
        let EntryLine { place, written } = line;
        let mut find = |(at, id): &'w (usize, String)| self.found(id, *at, *place);
        let (within, parent) =
            (written.within.as_ref().and_then(&mut find), written.parent.as_ref().and_then(&mut find));
        let offices = written.offices.iter().filter_map(|office| self.resolve_office(office, *place)).collect();
        References { within, parent, offices }
    }

    fn resolve_office<'w>(
        &mut self,
        office: &'w RawOffice,
        place: Place<'_>,
    ) -> Option<(&'w RawOffice, Reference<'w>)> {
        let at = self.found(&office.body, office.at, place)?;
        if !self.title_ids.contains_key(office.title.as_str()) {
            self.problems.push(place.problem(office.at, format!("no title has the id `{}`", office.title)));
        }
        Some((office, at))
    }

    fn found<'w>(&mut self, id: &'w str, at: usize, place: Place<'_>) -> Option<Reference<'w>> {
        let found = self.entry_id(id);
        if found.is_none() {
            self.problems.push(place.problem(at, format!("no entry has the id `{id}`")));
        }
        Some(Reference { entry: found?, id })
    }
}

/// An id that two layers have.
fn shared_id(one: &Tables, other: &Tables) -> Option<String> {
    let (fewer, more) = if one.entry_count() <= other.entry_count() { (one, other) } else { (other, one) };
    fewer.ids.iter().find(|id| more.find(id).is_some()).map(str::to_owned)
}

/// A table index as stored; a gazetteer of four billion entries does not fit the machine before it overflows this.
fn index(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// FNV-1a with 128 bits: no secret to keep, only a change to notice.
pub(super) struct Checksum(u128);

impl Default for Checksum {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Checksum {
    pub fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    /// The version that follows from it, and the checksum with its algorithm's name.
    pub fn finish(self) -> (String, String) {
        let digits = format!("{:032x}", self.0);
        (digits[..12].to_owned(), format!("fnv1a128:{digits}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one_file(text: &str) -> Vec<LayerSource> {
        let file = SourceFile { path: "t.gaz".to_owned(), text: text.to_owned() };
        vec![LayerSource { name: "test".to_owned(), files: vec![file] }]
    }

    #[test]
    fn references_resolve_in_any_order() {
        let text = "paris | place.capital | Paris | in: france\nfrance | place.country | France";
        let gazetteer = load(&one_file(text)).unwrap();
        let paris = gazetteer.find("paris").unwrap();
        assert_eq!(gazetteer.entry(paris).within, gazetteer.find("france"));
    }

    #[test]
    fn problems_have_file_line_and_column() {
        let cases = [
            ("unknown reference", "# c\na | place.city | A | in: nowhere", "t.gaz:2:26: no entry has the id `nowhere`"),
            (
                "id twice",
                "a | place.city | A\na | place.city | B",
                "t.gaz:2:1: the id `a` is taken by an earlier line; ids are unique",
            ),
            (
                "column counts characters",
                "é | place.city | A",
                "t.gaz:1:1: an id is words of `a-z` and `0-9` joined by single hyphens, such as `hong-kong`",
            ),
            (
                "unknown type",
                "a | planet.big | A",
                "t.gaz:1:5: the type is `person`, `place`, `organization` or `title`",
            ),
            (
                "unknown flag",
                "a | place.city | A {strong}",
                "t.gaz:1:21: a name has no flag `strong`; it may have `any`, `exact`, `weak` and `shared`",
            ),
            (
                "key of another type",
                "a | place.city | A | born: 1900",
                "t.gaz:1:22: a place has no key `born`; gazetteer/README.md lists the keys",
            ),
            (
                "unknown title",
                "b | place.city | B\na | person.official | A | office: mayor @ b 2000..",
                "t.gaz:2:35: no title has the id `mayor`",
            ),
        ];
        for (name, text, expected) in cases {
            let problems = load(&one_file(text)).unwrap_err();
            assert_eq!(problems.iter().map(ToString::to_string).collect::<Vec<_>>(), [expected], "{name}");
        }
    }

    #[test]
    fn every_problem_is_reported_at_once() {
        let problems = load(&one_file("A | place.city | A\nb | place | B\nc | place.city | C | in: d")).unwrap_err();
        assert_eq!(problems.iter().map(|problem| problem.line).collect::<Vec<_>>(), [1, 2, 3]);
    }

    #[test]
    fn the_version_follows_the_content() {
        let version = |text: &str| load(&one_file(text)).unwrap().layers()[0].version.clone();
        assert_eq!(version("a | place.city | A"), version("a | place.city | A"));
        assert_ne!(version("a | place.city | A"), version("a | place.city | B"));
    }
}
