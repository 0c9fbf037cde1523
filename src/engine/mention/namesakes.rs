//! The people of a document who share a short name, and whom the short name alone means.

use super::named::Key;

/// A full name of a person in the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct FullName {
    /// The first byte of the mention.
    pub at: usize,
    pub key: Key,
    /// The family name stands first.
    pub eastern: bool,
}

/// What the full names of one person tell, up to the latest.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    /// The first names somebody's relative.
    pub relative: bool,
    /// How many there are.
    pub count: usize,
}

/// The full names that allow one short name, in text order.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    names: Vec<FullName>,
    /// Those of people who are first named as a relative: the short name means one of them only where there is nobody else.
    relatives: Vec<FullName>,
    shared: bool,
    /// Who is named in full most often, how often, and how often the next.
    most: Option<(Key, usize)>,
    next: usize,
}

impl Namesakes {
    /// Adds a full name of whom so much is told, in text order.
    pub fn add(&mut self, name: FullName, told: Told) {
        self.shared |= self.first().is_some_and(|first| first.key != name.key);
        match self.most {
            Some((key, most)) if key != name.key && told.count <= most => self.next = self.next.max(told.count),
            Some((key, most)) if key != name.key => (self.most, self.next) = (Some((name.key, told.count)), most),
            _ => self.most = Some((name.key, told.count)),
        }
        if told.relative { &mut self.relatives } else { &mut self.names }.push(name);
    }

    /// Whom the short name at byte `at` means, and whether several people share it: who is named in full far more often than the others
    /// (`Moreau` in a life of Jeanne Moreau), else the nearest full name before, else the first after. Names with the family name first
    /// are repeated short at once, so there the nearest counts.
    pub fn meant(&self, at: usize) -> Option<(Key, bool)> {
        let names = if self.names.is_empty() { &self.relatives } else { &self.names };
        let after = names.partition_point(|name| name.at < at);
        let nearest = names.get(after.saturating_sub(1))?;
        let often = |most: usize| most > 1 && most >= 2 * self.next;
        let leader = self.most.filter(|&(_, most)| self.shared && !nearest.eastern && often(most));
        Some((leader.map_or(nearest.key, |(key, _)| key), self.shared))
    }

    /// Whether several people share the short name.
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// The first full name.
    pub fn first(&self) -> Option<&FullName> {
        self.names.first().into_iter().chain(self.relatives.first()).min_by_key(|name| name.at)
    }
}
