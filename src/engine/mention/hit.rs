//! Names of the gazetteer as they stand in a text, before it is decided which of them are meant.

use std::ops::Range;

use smallvec::SmallVec;

use crate::engine::{Candidate, RuleFired, Span, SuppressionReason};
use crate::gazetteer::{EntryId, NameForm, NameRef};

/// The names that may be meant at a place; most places have one.
pub(in crate::engine) type Readings = SmallVec<[NameRef; 2]>;

/// The rules that fired on a name; on most at most one did.
pub(in crate::engine) type Rules = SmallVec<[RuleFired; 1]>;

/// A place in the text where one or more names match, with the readings that are still possible.
#[derive(Debug, Clone)]
pub(in crate::engine) struct Hit {
    pub span: Span,
    /// The words under the span.
    pub words: Range<usize>,
    /// The possible readings, never empty; rules narrow them down.
    pub readings: Readings,
    /// Why the whole hit was dropped, if it was.
    pub dropped: Option<SuppressionReason>,
    /// The rules that fired.
    pub rules: Rules,
    /// The candidates with their scores, best first, where the hit was weighed and dropped.
    pub weighed: Vec<Candidate>,
}

impl Hit {
    /// Whether no rule has dropped the hit.
    pub fn stands(&self) -> bool {
        self.dropped.is_none()
    }

    /// Whether no rule has dropped the hit, and it covers words.
    pub fn stands_on_words(&self) -> bool {
        self.stands() && !self.words.is_empty()
    }

    /// Drops the hit.
    pub fn drop_for(&mut self, reason: SuppressionReason, rule: RuleFired) {
        self.dropped = Some(reason);
        self.rules.push(rule);
    }

    /// Narrows the readings down to those that `stays` keeps, telling of the others that `rule` dropped them; drops the hit where none
    /// is kept.
    pub fn keep(
        &mut self,
        reason: SuppressionReason,
        rule: &'static str,
        effect: &'static str,
        stays: impl Fn(&NameRef) -> bool,
    ) {
        if self.readings.iter().all(&stays) {
            return;
        }
        if !self.readings.iter().any(&stays) {
            self.drop_for(reason, RuleFired::new(rule, effect));
            return;
        }
        let (kept, dropped): (Readings, Readings) = self.readings.iter().copied().partition(stays);
        let other = |name: &NameRef| kept.iter().all(|kept| kept.entry != name.entry);
        let mut entries: Vec<EntryId> = dropped.iter().filter(|name| other(name)).map(|name| name.entry).collect();
        entries.dedup();
        self.rules.extend(entries.into_iter().map(|entry| RuleFired::on(entry, rule, effect)));
        self.readings = kept;
    }

    /// Whether a reading is a person's family name.
    pub fn has_family(&self) -> bool {
        self.readings.iter().any(|reading| reading.form == NameForm::Family)
    }

    /// Whether every reading is a person's family name alone.
    pub fn only_family(&self) -> bool {
        self.readings.iter().all(|reading| reading.form == NameForm::Family)
    }
}
