//! A compiled layer as a file: its tables one behind the other, read into memory as they are.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | [`MAGIC`] |
//! | 4 | the order of bytes, little-endian: `4D 3C 2B 1A` |
//! | 4 | the format's version |
//! | 4 | CRC-32 (ISO-HDLC) of all that follows |
//! | 4 | the number of sections |
//! | 8 each | the bytes of each section |
//! | – | the sections, each filled up with zeros to a multiple of 8 bytes |
//!
//! All numbers are little-endian, and the file is for machines that are so too.

use std::io::{self, Read, Write};

use bytemuck::{Pod, Zeroable};
use crc32fast::Hasher;
use serde::{Deserialize, Serialize};

use super::hash_table::{Filter, HashTable};
use super::name_index::{NameIndex, PathTable};
use super::snapshot::Gazetteer;
use super::tables::Tables;
use super::text_table::TextTable;

/// What every image starts with. The first byte is no ASCII, and the line ends tell a file that was sent as text.
pub const MAGIC: [u8; 8] = *b"\x8eEEGZ\r\n\x1a";

/// The version that is written, and the one that is read.
const VERSION: u32 = 2;
const BYTE_ORDER: u32 = 0x1a2b_3c4d;
/// The bytes before those that the checksum counts.
const UNCHECKED: usize = 20;

/// A layer that was compiled.
#[derive(Debug, Default, PartialEq)]
pub struct Image {
    /// The name by which requests choose it; whoever loads it may give it another.
    pub name: String,
    /// Changes whenever the content does.
    pub version: String,
    /// The checksum of the text it was compiled from.
    pub checksum: String,
    pub(super) tables: Tables,
}

/// Why a file is not taken as an image.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ImageError {
    /// It starts otherwise.
    #[error("is no compiled gazetteer")]
    Foreign,
    /// It was written for machines of the other byte order, or this machine is one.
    #[error("is compiled for machines of another byte order; compile it on one like this, where that is little-endian")]
    ByteOrder,
    /// A later version of the program wrote it.
    #[error("has format version {0}, this program reads {VERSION}; use a newer program or compile it again")]
    Newer(u32),
    /// An earlier version of the program wrote it.
    #[error("has format version {0}, this program reads {VERSION}; compile it again")]
    Older(u32),
    /// It is shorter than it says.
    #[error("is cut off: {0} bytes are there, {1} are told")]
    Truncated(u64, u64),
    /// Its checksum or its content is wrong.
    #[error("is damaged: {0}; compile or copy it again")]
    Damaged(&'static str),
    /// It could not be read.
    #[error("cannot be read: {0}")]
    Unreadable(String),
}

impl From<io::Error> for ImageError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// What is no table.
#[derive(Serialize, Deserialize)]
struct About {
    name: String,
    version: String,
    checksum: String,
    id_homes: u64,
    id_seed: u64,
    path_homes: u64,
    path_seed: u64,
    longest_run: u32,
}

impl Image {
    /// Reads an image of `len` bytes. Nothing is allocated beyond that length.
    ///
    /// # Errors
    ///
    /// Each reason why it is not taken.
    pub fn read(input: impl Read, len: u64) -> Result<Self, ImageError> {
        let mut reader = Reader::new(input, len)?;
        let about = reader.bytes()?;
        let titles = reader.bytes()?;
        let words = reader.bytes()?;
        let mut tables = Tables {
            entries: reader.records()?,
            ids: reader.texts()?,
            by_id: reader.hash_table()?,
            names: reader.texts()?,
            name_flags: reader.bytes()?,
            name_entries: reader.records()?,
            details: reader.records()?,
            offices: reader.records()?,
            external_ids: reader.records()?,
            external_values: reader.texts()?,
            symbols: reader.texts()?,
            imports: reader.texts()?,
            ..Tables::default()
        };
        let mut index = NameIndex {
            paths: PathTable {
                table: reader.hash_table()?,
                starts: Filter { words: reader.records()? },
                ..PathTable::default()
            },
            shared: reader.records()?,
            changed: reader.records()?,
            folded: reader.texts()?,
        };
        reader.finish()?;
        let about: About = parsed(&about)?;
        (tables.titles, tables.words) = (parsed(&titles)?, parsed(&words)?);
        (tables.by_id.homes, tables.by_id_seed) = (about.id_homes, about.id_seed);
        index.paths.table.homes = about.path_homes;
        (index.paths.seed, index.paths.longest_run) = (about.path_seed, about.longest_run);
        tables.index = Some(index);
        Ok(Self { name: about.name, version: about.version, checksum: about.checksum, tables })
    }
}

impl Gazetteer {
    /// Writes the image of a layer, by its index, with the compiled index of its names.
    ///
    /// # Errors
    ///
    /// What writing fails with, or that there is no such layer.
    pub fn write_image(&self, layer: usize, index: &NameIndex, output: &mut impl Write) -> io::Result<()> {
        let told = self.layers().get(layer).zip(self.tables(layer));
        let (about, tables) = told.ok_or_else(|| io::Error::other("there is no such layer"))?;
        let tables = &tables.tables;
        let paths = &index.paths;
        let about = serde_json::to_vec(&About {
            name: about.name.clone(),
            version: about.version.clone(),
            checksum: about.checksum.clone(),
            id_homes: tables.by_id.homes,
            id_seed: tables.by_id_seed,
            path_homes: paths.table.homes,
            path_seed: paths.seed,
            longest_run: paths.longest_run,
        })?;
        let (titles, words) = (serde_json::to_vec(&tables.titles)?, serde_json::to_vec(&tables.words)?);
        let mut sections = Sections::default();
        sections.0.extend([&*about, &titles, &words]);
        sections.add(&tables.entries);
        sections.add_texts(&tables.ids);
        sections.add(&tables.by_id.slots);
        sections.add(&tables.by_id.filter.words);
        sections.add_texts(&tables.names);
        sections.add(&tables.name_flags);
        sections.add(&tables.name_entries);
        sections.add(&tables.details);
        sections.add(&tables.offices);
        sections.add(&tables.external_ids);
        sections.add_texts(&tables.external_values);
        sections.add_texts(&tables.symbols);
        sections.add_texts(&tables.imports);
        sections.add(&paths.table.slots);
        sections.add(&paths.table.filter.words);
        sections.add(&paths.starts.words);
        sections.add(&index.shared);
        sections.add(&index.changed);
        sections.add_texts(&index.folded);
        sections.write(output)
    }
}

/// The number of sections.
const SECTIONS: usize = 28;

fn parsed<'a, T: Deserialize<'a>>(json: &'a [u8]) -> Result<T, ImageError> {
    serde_json::from_slice(json).map_err(|_| ImageError::Damaged("a description cannot be read"))
}

/// How many zeros follow a section of `len` bytes.
fn padding(len: usize) -> usize {
    len.wrapping_neg() % 8
}

/// The sections to write.
#[derive(Default)]
struct Sections<'a>(Vec<&'a [u8]>);

impl<'a> Sections<'a> {
    fn add<T: Pod>(&mut self, records: &'a [T]) {
        self.0.push(bytemuck::cast_slice(records));
    }

    fn add_texts(&mut self, texts: &'a TextTable) {
        self.0.push(texts.text.as_bytes());
        self.add(&texts.starts);
    }

    fn write(&self, output: &mut impl Write) -> io::Result<()> {
        if cfg!(target_endian = "big") {
            return Err(io::Error::other("images are for little-endian machines, and this is none"));
        }
        let mut head = (self.0.len() as u32).to_le_bytes().to_vec();
        head.extend(self.0.iter().flat_map(|section| (section.len() as u64).to_le_bytes()));
        let mut checksum = Hasher::new();
        checksum.update(&head);
        for section in &self.0 {
            checksum.update(section);
            checksum.update(&[0; 8][..padding(section.len())]);
        }
        output.write_all(&MAGIC)?;
        for number in [BYTE_ORDER, VERSION, checksum.finalize()] {
            output.write_all(&number.to_le_bytes())?;
        }
        output.write_all(&head)?;
        for section in &self.0 {
            output.write_all(section)?;
            output.write_all(&[0; 8][..padding(section.len())])?;
        }
        Ok(())
    }
}

/// Reads section after section.
struct Reader<R> {
    input: R,
    lengths: std::vec::IntoIter<u64>,
    told: u32,
    checksum: Hasher,
}

impl<R: Read> Reader<R> {
    fn new(mut input: R, len: u64) -> Result<Self, ImageError> {
        const LENGTHS: usize = SECTIONS * 8;
        let head_len = (UNCHECKED + 4 + LENGTHS) as u64;
        let mut magic = [0; MAGIC.len()];
        input.read_exact(&mut magic).map_err(|_| ImageError::Foreign)?;
        if magic != MAGIC {
            return Err(ImageError::Foreign);
        }
        if len < head_len {
            return Err(ImageError::Truncated(len, head_len));
        }
        let mut number = || -> Result<u32, ImageError> {
            let mut bytes = [0; 4];
            input.read_exact(&mut bytes)?;
            Ok(u32::from_le_bytes(bytes))
        };
        let (order, version, told) = (number()?, number()?, number()?);
        match (order, version) {
            (BYTE_ORDER, _) if cfg!(target_endian = "big") => return Err(ImageError::ByteOrder),
            (BYTE_ORDER, VERSION) => {}
            (BYTE_ORDER, newer) if newer > VERSION => return Err(ImageError::Newer(newer)),
            (BYTE_ORDER, older) => return Err(ImageError::Older(older)),
            (order, _) if order == BYTE_ORDER.swap_bytes() => return Err(ImageError::ByteOrder),
            _ => return Err(ImageError::Damaged("the byte order is none")),
        }
        let mut head = [0; 4 + LENGTHS];
        input.read_exact(&mut head)?;
        let (count, lengths) = head.split_at(4);
        if count != (SECTIONS as u32).to_le_bytes() {
            return Err(ImageError::Damaged("the number of sections is another"));
        }
        let lengths: Vec<u64> = lengths
            .chunks_exact(8)
            .map(|bytes| bytes.iter().rev().fold(0, |n, &byte| n << 8 | u64::from(byte)))
            .collect();
        let padded = |len: u64| len.checked_next_multiple_of(8);
        let expected = lengths.iter().try_fold(head_len, |sum, &len| sum.checked_add(padded(len)?));
        match expected {
            Some(expected) if expected == len => {}
            Some(expected) if expected > len => return Err(ImageError::Truncated(len, expected)),
            _ => return Err(ImageError::Damaged("its length is not what it says")),
        }
        let mut checksum = Hasher::new();
        checksum.update(&head);
        Ok(Self { input, lengths: lengths.into_iter(), told, checksum })
    }

    /// The records of the next section.
    fn records<T: Pod + Zeroable>(&mut self) -> Result<Vec<T>, ImageError> {
        let len = self.lengths.next().and_then(|len| usize::try_from(len).ok()).unwrap_or_default();
        if !len.is_multiple_of(size_of::<T>()) {
            return Err(ImageError::Damaged("a section has half a record"));
        }
        let mut records = vec![T::zeroed(); len / size_of::<T>()];
        let bytes: &mut [u8] = bytemuck::cast_slice_mut(&mut records);
        let mut zeros = [0; 8];
        let zeros = &mut zeros[..padding(len)];
        self.input.read_exact(bytes)?;
        self.input.read_exact(zeros)?;
        self.checksum.update(bytes);
        self.checksum.update(zeros);
        Ok(records)
    }

    fn bytes(&mut self) -> Result<Vec<u8>, ImageError> {
        self.records()
    }

    fn texts(&mut self) -> Result<TextTable, ImageError> {
        let text = String::from_utf8(self.records()?).map_err(|_| ImageError::Damaged("a text is not UTF-8"))?;
        Ok(TextTable { text, starts: self.records()? })
    }

    fn hash_table(&mut self) -> Result<HashTable, ImageError> {
        Ok(HashTable { slots: self.records()?, filter: Filter { words: self.records()? }, homes: 0 })
    }

    fn finish(self) -> Result<(), ImageError> {
        if self.checksum.finalize() == self.told {
            Ok(())
        } else {
            Err(ImageError::Damaged("the checksum does not match"))
        }
    }
}
