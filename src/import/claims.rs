//! Which names several entries have, in a few bytes a name.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use super::ids::hash;

/// Which folded names more than one entry claims. Two names with one hash count as one name, which at most marks a name as shared
/// that is not.
#[derive(Debug, Default)]
pub(super) struct Claims {
    /// The claimant by name, both as hashes; [`SEVERAL`] where there are more.
    claimants: HashMap<u64, u64, BuildHasherDefault<AsIs>>,
}

const SEVERAL: u64 = 0;

impl Claims {
    /// The entry `id` has this name as a strong one.
    pub fn claim(&mut self, folded: &str, id: &str) {
        let id = hash(id).max(1);
        let claimant = self.claimants.entry(hash(folded)).or_insert(id);
        if *claimant != id {
            *claimant = SEVERAL;
        }
    }

    /// Whether several entries have it.
    pub fn is_shared(&self, folded: &str) -> bool {
        self.claimants.get(&hash(folded)) == Some(&SEVERAL)
    }
}

/// What is a hash needs no hashing.
#[derive(Debug, Default)]
struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        // The table takes its control bits from the top, where FNV mixes least.
        self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15)
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = self.0.rotate_left(8) ^ u64::from(*byte);
        }
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_shared_by_two_entries_not_by_one_that_repeats_it() {
        let mut claims = Claims::default();
        for (name, id) in [("paris", "a"), ("paris", "b"), ("lyon", "a"), ("lyon", "a"), ("paris", "a")] {
            claims.claim(name, id);
        }
        assert!(claims.is_shared("paris"));
        assert!(!claims.is_shared("lyon"));
        assert!(!claims.is_shared("nice"));
    }
}
