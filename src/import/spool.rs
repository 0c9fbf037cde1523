//! Records between reading and writing, in a temporary file; in memory only where each lies.

use std::fs::File;
use std::io::{BufWriter, Read as _, Seek as _, SeekFrom, Write as _};

use super::error::Error;
use super::record::Record;

/// Records being written.
pub(super) struct Spool {
    file: BufWriter<File>,
    end: u64,
    slots: Vec<Slot>,
}

/// A record in the spool.
#[derive(Debug)]
pub(super) struct Slot {
    /// Its gazetteer id.
    pub id: Box<str>,
    /// The line it came from; the number of its file among those read.
    pub line: u32,
    pub file: u16,
    length: u32,
    at: u64,
}

/// Records being read.
pub(super) struct Spooled {
    file: File,
    buffer: Vec<u8>,
}

impl Spool {
    pub fn new() -> Result<Self, Error> {
        let file = BufWriter::new(tempfile::tempfile().map_err(Error::Spool)?);
        Ok(Self { file, end: 0, slots: Vec::new() })
    }

    pub fn push(&mut self, id: String, record: &Record, file: u16, line: usize) -> Result<(), Error> {
        let bytes = serde_json::to_vec(record).map_err(|error| Error::Spool(error.into()))?;
        self.file.write_all(&bytes).map_err(Error::Spool)?;
        let length = u32::try_from(bytes.len()).unwrap_or(u32::MAX);
        let line = u32::try_from(line).unwrap_or(u32::MAX);
        self.slots.push(Slot { id: id.into(), line, file, length, at: self.end });
        self.end += bytes.len() as u64;
        Ok(())
    }

    /// The records' places by id; those of one id in the order in which they came.
    pub fn sorted(self) -> Result<(Vec<Slot>, Spooled), Error> {
        let Self { file, mut slots, .. } = self;
        slots.sort_by(|a, b| a.id.cmp(&b.id));
        let file = file.into_inner().map_err(|error| Error::Spool(error.into_error()))?;
        Ok((slots, Spooled { file, buffer: Vec::new() }))
    }
}

impl Spooled {
    pub fn read(&mut self, slot: &Slot) -> Result<Record, Error> {
        self.buffer.resize(slot.length as usize, 0);
        self.file.seek(SeekFrom::Start(slot.at)).map_err(Error::Spool)?;
        self.file.read_exact(&mut self.buffer).map_err(Error::Spool)?;
        serde_json::from_slice(&self.buffer).map_err(|error| Error::Spool(error.into()))
    }
}
