//! Where the formats hand their records and mistakes: takes what was asked for, keeps it, writes it at the end.

use std::collections::BTreeMap;
use std::io::Write;

use super::claims::Claims;
use super::error::Error;
use super::format::Format;
use super::known::Known;
use super::labels::{Class, Meaning};
use super::options::Options;
use super::record::{Link, Name, Record, Repeat};
use super::refine::{Unfit, plain, refine};
use super::report::{Finding, Skipped, Summary};
use super::spool::{Slot, Spool, Spooled};
use super::{ids, write};
use crate::engine::text::fold_name;
use crate::gazetteer::EntityType;

/// Takes records and mistakes.
pub(super) struct Sink<'a> {
    pub options: &'a Options,
    pub known: &'a Known,
    format: Format,
    tell: &'a mut dyn FnMut(&Finding),
    files: Vec<String>,
    claims: Claims,
    spool: Spool,
    skipped: BTreeMap<String, usize>,
    summary: Summary,
}

impl<'a> Sink<'a> {
    pub fn new(
        format: Format,
        options: &'a Options,
        known: &'a Known,
        tell: &'a mut dyn FnMut(&Finding),
    ) -> Result<Self, Error> {
        Ok(Self {
            options,
            known,
            format,
            tell,
            files: Vec::new(),
            claims: known.claims(),
            spool: Spool::new()?,
            skipped: BTreeMap::new(),
            summary: Summary::default(),
        })
    }

    /// What follows is of this file.
    pub fn enter(&mut self, file: &str) {
        self.files.push(file.to_owned());
    }

    /// Tells of a mistake.
    ///
    /// # Errors
    ///
    /// Fails where that is one too many.
    pub fn mistake(&mut self, line: usize, message: impl Into<String>) -> Result<(), Error> {
        let finding = self.finding(line, message.into());
        self.tell(&finding)
    }

    fn tell(&mut self, finding: &Finding) -> Result<(), Error> {
        self.summary.mistakes += 1;
        if self.options.max_mistakes.is_some_and(|most| self.summary.mistakes > most) {
            return Err(Error::TooManyMistakes);
        }
        (self.tell)(finding);
        Ok(())
    }

    /// Notes what is not imported, and why; the same note is told once.
    pub fn skip(&mut self, line: usize, note: impl Into<String>) {
        let note = note.into();
        if let Some(&index) = self.skipped.get(&note) {
            self.summary.skipped[index].count += 1;
        } else {
            self.skipped.insert(note.clone(), self.summary.skipped.len());
            let first = self.finding(line, note);
            self.summary.skipped.push(Skipped { first, count: 1 });
        }
    }

    fn finding(&self, line: usize, message: String) -> Finding {
        Finding { file: self.files.last().cloned().unwrap_or_default(), line, message }
    }

    /// Takes a record, unless it is filtered out or no entry; the result tells whether it was taken.
    ///
    /// # Errors
    ///
    /// Fails where it is one mistake too many, or the temporary file cannot be kept.
    pub fn take(&mut self, line: usize, record: Record) -> Result<bool, Error> {
        if self.is_wanted(&record) {
            return self.keep(line, record);
        }
        self.summary.filtered += 1;
        Ok(false)
    }

    /// As [`take`](Self::take), for further names and ids of a record that was taken: no filter sees them, and the name may be empty.
    ///
    /// # Errors
    ///
    /// As [`take`](Self::take).
    pub fn add(&mut self, line: usize, record: Record) -> Result<(), Error> {
        let record = Record { repeat: Repeat::Merges, ..record };
        if record.name.text.is_empty() {
            return self.spool(line, self.id(&record.id), &record);
        }
        self.keep(line, record).map(|_| ())
    }

    fn keep(&mut self, line: usize, mut record: Record) -> Result<bool, Error> {
        if let Err(unfit) = refine(&mut record, self.known) {
            let message = match unfit {
                Unfit::Empty => format!("the name {:?} has no letter or digit; correct or remove it", record.name.text),
                Unfit::Long => "the name is longer than 200 bytes; is it a description?".to_owned(),
            };
            self.mistake(line, message)?;
            return Ok(false);
        }
        let id = self.id(&record.id);
        if self.known.has_id(&id) {
            let message = format!("the id `{id}` is one of the built-in gazetteer; choose another with --prefix");
            self.mistake(line, message)?;
            return Ok(false);
        }
        for name in record.all_names().filter(|name| !name.weak) {
            self.claims.claim(&fold_name(&name.text), &id);
        }
        self.spool(line, id, &record)?;
        Ok(true)
    }

    fn spool(&mut self, line: usize, id: String, record: &Record) -> Result<(), Error> {
        let file = u16::try_from(self.files.len().saturating_sub(1)).unwrap_or(u16::MAX);
        self.spool.push(id, record, file, line)
    }

    fn is_wanted(&self, record: &Record) -> bool {
        let Options { types, kinds, min_population, .. } = self.options;
        let class = &record.class;
        let inhabited = class.entity_type != EntityType::Place || record.population.unwrap_or(0) >= *min_population;
        (types.is_empty() || types.contains(&class.entity_type))
            && (kinds.is_empty() || kinds.contains(&class.kind))
            && inhabited
    }

    fn id(&self, source: &str) -> String {
        ids::id(self.options.prefix.as_deref().unwrap_or(self.format.as_str()), source)
    }

    /// Writes every entry, sorted by id.
    pub fn finish(mut self, output: &mut dyn Write, stopped: bool) -> Result<Summary, Error> {
        self.summary.stopped = stopped;
        let (slots, mut spooled) = std::mem::replace(&mut self.spool, Spool::new()?).sorted()?;
        let mut links = 0;
        for group in slots.chunk_by(|a, b| a.id == b.id) {
            let Some((slot, record)) = self.merged(group, &mut spooled)? else { continue };
            let (line, dangling) = self.line(&slot.id, &record, &slots);
            links += dangling;
            writeln!(output, "{line}").map_err(Error::Write)?;
            self.summary.entries += 1;
            self.summary.names += 1 + record.names.len();
        }
        output.flush().map_err(Error::Write)?;
        if links > 0 {
            let message = "refers to an entry that is not among those imported; the reference is left out".to_owned();
            let first = Finding { file: self.files.first().cloned().unwrap_or_default(), line: 0, message };
            self.summary.skipped.push(Skipped { first, count: links });
        }
        Ok(self.summary)
    }

    /// The records of one id as one: those that merge add names, others are mistakes.
    fn merged<'s>(&mut self, group: &'s [Slot], spooled: &mut Spooled) -> Result<Option<(&'s Slot, Record)>, Error> {
        let Some((first, others)) = group.split_first() else { return Ok(None) };
        let mut record = spooled.read(first)?;
        for slot in others {
            let other = spooled.read(slot)?;
            // Names added to a record have no class of their own to differ in.
            if other.repeat == Repeat::Merges && (record.repeat == Repeat::Collides || other.class == record.class) {
                record.names.extend(std::iter::once(other.name).chain(other.names));
                record.refs.extend(other.refs);
            } else {
                let message = format!(
                    "the id `{}` is taken by an entry of line {}; give each entity an id of its own",
                    slot.id, first.line
                );
                let file = self.files.get(usize::from(slot.file)).cloned().unwrap_or_default();
                let finding = Finding { file, line: slot.line as usize, message };
                // Everything is read: nothing is left to stop.
                let _ = self.tell(&finding);
            }
        }
        if !others.is_empty() {
            record.refs.sort();
            record.refs.dedup();
            // What was fit alone is fit together.
            let _ = refine(&mut record, self.known);
        }
        Ok(Some((first, record)))
    }

    fn line(&self, id: &str, record: &Record, slots: &[Slot]) -> (String, usize) {
        let resolve = |source: &str| {
            let id = self.id(source);
            slots.binary_search_by(|slot| (*slot.id).cmp(&id)).is_ok().then_some(id)
        };
        let is_shared = |name: &Name| self.claims.is_shared(&fold_name(&name.text));
        write::line(id, record, &write::Context { is_shared: &is_shared, resolve: &resolve })
    }

    /// Counts a record that is left out because it was not asked for.
    pub fn filter(&mut self) {
        self.summary.filtered += 1;
    }

    /// The class that a label means, where it means one; notes the others.
    pub fn class(&mut self, line: usize, label: &str) -> Option<Class> {
        match self.options.labels.meaning(label) {
            Meaning::Is(class) => Some(class),
            Meaning::LeftOut => {
                self.summary.filtered += 1;
                None
            }
            Meaning::Unknown => {
                let label = plain(label);
                self.skip(
                    line,
                    format!(
                        "`{label}` is no person, place or organization; if it is, say which with --map '{label}=TYPE.KIND'"
                    ),
                );
                None
            }
        }
    }

    /// The built-in country of an ISO 3166 code, where the result may refer to it.
    pub fn country(&self, code: &str) -> Option<Link> {
        let id = super::countries::by_code(code).filter(|id| self.known.has_entry(id))?;
        Some(Link::InBuiltin(id.to_owned()))
    }
}
