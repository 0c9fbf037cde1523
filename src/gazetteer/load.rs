//! Sources to a gazetteer: reads every line, then resolves the references between entries.

use std::collections::HashMap;

use super::entry::{EntityType, Entry, EntryId, Office};
use super::format::{Mistake, RawEntry, RawOffice, Written, parse_entry, parse_line, parse_title};
use super::place::{EntryLine, Lines, Place};
use super::problem::Problem;
use super::snapshot::{Gazetteer, Layer};
use super::source::{LayerSource, SourceFile};
use super::title::{Title, TitleId};
use super::words::WordLists;

/// Reads the layers and resolves them into one gazetteer.
///
/// # Errors
///
/// Every problem in every file, by file and line, where there is any.
pub fn load(sources: &[LayerSource]) -> Result<Gazetteer, Vec<Problem>> {
    load_with_lines(sources).map(|(gazetteer, _)| gazetteer)
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
    entries: Vec<Entry>,
    titles: Vec<Title>,
    lines: Lines<'a>,
    words: WordLists,
    layers: Vec<Layer>,
    entry_ids: HashMap<Box<str>, EntryId>,
    title_ids: HashMap<Box<str>, TitleId>,
    problems: Vec<Problem>,
}

impl<'a> Loader<'a> {
    fn read_layer(&mut self, source: &'a LayerSource) {
        let (entries, titles) = (self.entries.len(), self.titles.len());
        let mut checksum = Checksum::default();
        for file in &source.files {
            checksum.add(&file.path);
            checksum.add(&file.text);
            self.read_file(file);
        }
        let added = &self.entries[entries..];
        let checksum = checksum.finish();
        self.layers.push(Layer {
            name: source.name.clone(),
            version: checksum[..12].to_owned(),
            checksum: format!("fnv1a128:{checksum}"),
            entry_count: added.len(),
            name_count: added.iter().map(|entry| entry.names.len()).sum(),
            title_count: self.titles.len() - titles,
        });
    }

    fn read_file(&mut self, file: &'a SourceFile) {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        if let Some(list) = name.strip_suffix(".txt") {
            self.words.read(list, &file.text);
            return;
        }
        let text = file.text.strip_prefix('\u{feff}').unwrap_or(&file.text);
        for (index, line) in text.lines().enumerate() {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let place = Place { file: &file.path, line: index + 1, text: line };
            if let Err(mistake) = self.read_line(place) {
                self.problems.push(place.problem(mistake.at, mistake.message));
            }
        }
    }

    fn read_line(&mut self, place: Place<'a>) -> Result<(), Mistake> {
        let line = parse_line(place.text)?;
        let taken =
            |id: &str| Mistake::new(line.id.at, format!("the id `{id}` is taken by an earlier line; ids are unique"));
        if line.entity_type.text == "title" {
            let title = parse_title(&line)?;
            let id = TitleId(index(self.titles.len()));
            if self.title_ids.insert(title.id.clone(), id).is_some() {
                return Err(taken(&title.id));
            }
            self.titles.push(title);
            self.lines.titles.push(place);
            return Ok(());
        }
        let entity_type =
            EntityType::ALL.into_iter().find(|known| known.as_str() == line.entity_type.text).ok_or_else(|| {
                Mistake::new(line.entity_type.at, "the type is `person`, `place`, `organization` or `title`")
            })?;
        let RawEntry { mut entry, written } = parse_entry(&line, entity_type)?;
        entry.layer = u16::try_from(self.layers.len()).unwrap_or(u16::MAX);
        let id = EntryId(index(self.entries.len()));
        if self.entry_ids.contains_key(&entry.id) {
            return Err(taken(&entry.id));
        }
        self.entry_ids.insert(entry.id.clone(), id);
        self.entries.push(entry);
        self.lines.entries.push(EntryLine { place, written });
        Ok(())
    }

    fn finish(mut self) -> Result<(Gazetteer, Lines<'a>), Vec<Problem>> {
        let lines = std::mem::take(&mut self.lines);
        let mut entries = std::mem::take(&mut self.entries);
        for (entry, line) in entries.iter_mut().zip(&lines.entries) {
            self.resolve(entry, &line.written, line.place);
        }
        if self.problems.is_empty() {
            let Self { titles, words, layers, entry_ids, title_ids, .. } = self;
            Ok((Gazetteer::from_parts(entries, titles, words, layers, entry_ids, title_ids), lines))
        } else {
            self.problems.sort();
            Err(self.problems)
        }
    }

    fn resolve(&mut self, entry: &mut Entry, written: &Written, place: Place<'_>) {
        let mut find = |(at, id): &(usize, String)| self.entry_id(id, *at, place);
        entry.within = written.within.as_ref().and_then(&mut find);
        entry.parent = written.parent.as_ref().and_then(&mut find);
        entry.offices = written.offices.iter().filter_map(|office| self.resolve_office(office, place)).collect();
    }

    fn resolve_office(&mut self, raw: &RawOffice, place: Place<'_>) -> Option<Office> {
        let at = self.entry_id(&raw.body, raw.at, place)?;
        if !self.title_ids.contains_key(raw.title.as_str()) {
            self.problems.push(place.problem(raw.at, format!("no title has the id `{}`", raw.title)));
        }
        let title = raw.title.as_str().into();
        Some(Office { title, at, from: raw.from, to: raw.to, acting: raw.acting, shared: raw.shared })
    }

    fn entry_id(&mut self, id: &str, at: usize, place: Place<'_>) -> Option<EntryId> {
        let found = self.entry_ids.get(id).copied();
        if found.is_none() {
            self.problems.push(place.problem(at, format!("no entry has the id `{id}`")));
        }
        found
    }
}

/// A table index as stored; a gazetteer of four billion entries does not fit the machine before it overflows this.
fn index(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

/// FNV-1a with 128 bits: no secret to keep, only a change to notice.
struct Checksum(u128);

impl Default for Checksum {
    fn default() -> Self {
        Self(0x6c62_272e_07bb_0142_62b8_2175_6295_c58d)
    }
}

impl Checksum {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u128::from(byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013b);
        }
    }

    fn finish(self) -> String {
        format!("{:032x}", self.0)
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
