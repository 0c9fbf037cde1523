//! A table from 64-bit hashes to 32-bit values that is written once: the heart of a compiled gazetteer's indexes.
//!
//! Open addressing with linear probing, filled in the order of the hashes, so that the same content always gives the same table. A slot
//! holds the low half of its hash beside the value. A filter stands in front, with two bits of one word for each hash: most look-ups that
//! find nothing read one word and no slot.

/// A table from hashes to values. What a value stands for is checked by the caller: two keys may have one hash.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct HashTable {
    /// The low half of a hash, and above it the value; an empty slot is 0.
    pub(super) slots: Vec<u64>,
    pub(super) filter: Filter,
    /// How many slots a hash may call home; those past them take what finds no place before.
    pub(super) homes: u64,
}

/// A set of hashes that errs on one side: it may take a stranger for one of them, about one in forty.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Two bits for each hash, in the word for its part of the range.
    pub(super) words: Vec<u64>,
}

/// How many bits of a filter there are for each hash.
const FILTER_BITS: usize = 12;

impl Filter {
    /// Builds the filter of these hashes.
    pub fn new(hashes: impl ExactSizeIterator<Item = u64>) -> Self {
        let mut words = vec![0; (hashes.len() * FILTER_BITS).div_ceil(64)];
        for hash in hashes {
            let place = scaled(hash, words.len() as u64) as usize;
            words[place] |= Self::bits(hash);
        }
        Self { words }
    }

    /// Whether a hash may be one of them.
    #[inline]
    pub fn may_have(&self, hash: u64) -> bool {
        let place = scaled(hash, self.words.len() as u64) as usize;
        self.words.get(place).is_some_and(|word| !word & Self::bits(hash) == 0)
    }

    /// The bytes that the filter takes.
    pub fn memory_usage(&self) -> usize {
        size_of_val(&*self.words)
    }

    #[inline]
    fn bits(hash: u64) -> u64 {
        1 << (hash & 63) | 1 << (hash >> 6 & 63)
    }
}

/// Two hashes that the table cannot tell apart; hash again with another seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Collision;

/// How many slots from its home on a hash is looked for without a guess.
const NEAR: usize = 8;

impl HashTable {
    /// Builds a table of these pairs of hash and value; no value may be 0.
    ///
    /// # Errors
    ///
    /// Fails where two of the hashes are the same, or differ by so little that their slots look the same.
    pub fn new(mut pairs: Vec<(u64, u32)>) -> Result<Self, Collision> {
        pairs.sort_unstable();
        // Four slots in five are taken.
        let homes = (pairs.len() + pairs.len() / 4) as u64;
        let mut slots: Vec<u64> = Vec::with_capacity(homes as usize + 64);
        let filter = Filter::new(pairs.iter().map(|&(hash, _)| hash));
        let mut cluster = 0;
        for (hash, value) in pairs {
            let home = scaled(hash, homes) as usize;
            if home > slots.len() {
                slots.resize(home, 0);
            }
            if home == slots.len() {
                cluster = home;
            }
            if slots[cluster..].iter().any(|&slot| slot as u32 == hash as u32) {
                return Err(Collision);
            }
            slots.push(u64::from(value) << 32 | u64::from(hash as u32));
        }
        slots.resize(slots.len().max(homes as usize) + NEAR, 0);
        slots.shrink_to_fit();
        Ok(Self { slots, filter, homes })
    }

    /// The value of a hash.
    #[inline]
    pub fn get(&self, hash: u64) -> Option<u32> {
        if !self.filter.may_have(hash) {
            return None;
        }
        self.sought(hash)
    }

    /// What tells most hashes apart that have no value.
    #[inline]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The slot of a hash where it lies near its home, as nine in ten do, or 0: to be asked for many hashes before any is looked at. It
    /// may be another's, that looks the same, where the hash has none.
    #[inline]
    pub fn near(&self, hash: u64) -> u64 {
        let home = scaled(hash, self.homes) as usize;
        let Some(near) = self.slots.get(home..).and_then(|slots| slots.first_chunk::<NEAR>()) else { return 0 };
        // How far it lies nobody can guess: all are compared, from the last to the first.
        near.iter().rev().fold(0, |found, &slot| if slot as u32 == hash as u32 { slot } else { found })
    }

    /// The value of a hash of which [`near`](Self::near) told `slot`.
    #[inline]
    pub fn value(&self, hash: u64, slot: u64) -> Option<u32> {
        if slot != 0 { Some((slot >> 32) as u32) } else { self.sought(hash) }
    }

    #[cold]
    fn sought(&self, hash: u64) -> Option<u32> {
        let home = scaled(hash, self.homes) as usize;
        let mut cluster = self.slots.get(home..)?.iter().take_while(|slot| **slot != 0);
        cluster.find(|slot| **slot as u32 == hash as u32).map(|slot| (slot >> 32) as u32)
    }

    /// The bytes that the table takes.
    pub fn memory_usage(&self) -> usize {
        self.slots.len() * size_of::<u64>() + self.filter.memory_usage()
    }
}

/// Where a hash stands among `count` places; the order of the hashes is that of their places.
#[inline]
fn scaled(hash: u64, count: u64) -> u64 {
    ((u128::from(hash) * u128::from(count)) >> 64) as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Hashes with no pattern to them.
    fn hashes(count: u64) -> impl Iterator<Item = u64> {
        let mixed = |index: u64| (index ^ index << 21).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
        (1..=count).map(move |index| mixed(mixed(index)))
    }

    #[test]
    fn every_hash_finds_its_value_and_no_other() {
        for count in [0, 1, 2, 3, 64, 1000, 20_000] {
            let pairs: Vec<(u64, u32)> = hashes(count).zip(1..).collect();
            let table = HashTable::new(pairs.clone()).unwrap();
            for (hash, value) in pairs {
                assert_eq!(table.get(hash), Some(value), "{count}: {hash:x}");
                assert_eq!(table.value(hash, table.near(hash)), Some(value), "{count}: {hash:x}");
            }
            let strangers = hashes(2 * count + 10).skip(count as usize);
            assert_eq!(strangers.filter(|&hash| table.get(hash).is_some()).count(), 0, "{count}");
        }
    }

    #[test]
    fn the_ends_of_the_range_have_their_place() {
        let pairs = vec![(u64::MAX, 1), (u64::MAX - 1, 2), (0, 3), (u64::MAX - 2, 4), (1, 5)];
        let table = HashTable::new(pairs.clone()).unwrap();
        assert!(pairs.into_iter().all(|(hash, value)| table.get(hash) == Some(value)));
    }

    #[test]
    fn hashes_that_look_the_same_are_refused() {
        let far = 0x8000_0000_0000_0001;
        let cases = [
            ("one hash twice", vec![(7, 1), (7, 2)], true),
            ("neighbours with one low half", vec![(7, 1), (7 | 1 << 32, 2)], true),
            ("one low half far apart", vec![(1, 1), (far, 2)], false),
        ];
        for (name, pairs, refused) in cases {
            assert_eq!(HashTable::new(pairs).is_err(), refused, "{name}");
        }
    }

    #[test]
    fn the_order_of_the_pairs_does_not_matter() {
        let pairs: Vec<(u64, u32)> = hashes(500).zip(1..).collect();
        let reversed: Vec<(u64, u32)> = pairs.iter().rev().copied().collect();
        assert_eq!(HashTable::new(pairs), HashTable::new(reversed));
    }
}
