//! The hashes of pieces of text and of paths of them. Part of the image format: another way to hash needs another format version.

const SEED: u64 = 0x243f_6a88_85a3_08d3;
const WORD: u64 = 0x9e37_79b9_7f4a_7c15;
const LAST: u64 = 0xd1b5_4a32_d192_ed03;
const JOINED: u64 = 0xaef1_7502_108e_f2d9;
const SPACED: u64 = 0xeb44_acca_b455_d165;

/// The hash of the 1 to 16 bytes at `at`: that of [`bytes`], without a branch on how many they are.
#[inline]
pub(crate) fn short(bytes: &[u8], at: usize, len: usize) -> u64 {
    let first = word(bytes, at);
    let is_long = len > 8;
    let (state, last, len_of_last) =
        if is_long { (mixed(SEED ^ first, WORD), word(bytes, at + 8), len - 8) } else { (SEED, first, len) };
    Prefix { state, len: 0 }.with_last(last & u64::MAX >> (64 - 8 * len_of_last), len)
}

/// The hash of a piece of text, which is not empty.
pub(crate) fn bytes(bytes: &[u8]) -> u64 {
    let mut prefix = Prefix::default();
    prefix.advance(bytes);
    prefix.ended(bytes)
}

/// The hash of the words that a piece starts with, on the way to the hashes of all its beginnings.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Prefix {
    state: u64,
    /// How many bytes are in it, a multiple of 8.
    len: usize,
}

impl Default for Prefix {
    fn default() -> Self {
        Self { state: SEED, len: 0 }
    }
}

impl Prefix {
    /// Takes in the words of `bytes`, which starts with those taken in before, but for the last 1 to 8 bytes.
    pub fn advance(&mut self, bytes: &[u8]) {
        while bytes.len() - self.len > 8 {
            self.state = mixed(self.state ^ word(bytes, self.len), WORD);
            self.len += 8;
        }
    }

    /// The hash of `bytes`, whose words but for the last have been taken in.
    pub fn ended(self, bytes: &[u8]) -> u64 {
        self.with_last(word(bytes, self.len), bytes.len())
    }

    #[inline]
    fn with_last(self, last: u64, len: usize) -> u64 {
        mixed(self.state ^ last, LAST.wrapping_add(len as u64))
    }
}

/// The hash of a path: that of the path before, or the index's seed, and one more piece.
#[inline]
pub(crate) fn path(before: u64, piece: u64, spaced: bool) -> u64 {
    mixed(before ^ piece, if spaced { SPACED } else { JOINED })
}

/// The 8 bytes at `at` as a little-endian word, with zeros past the end.
#[inline]
pub(crate) fn word(bytes: &[u8], at: usize) -> u64 {
    if let Some(word) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        return u64::from_le_bytes(*word);
    }
    bytes[at..].iter().rev().fold(0, |word, &byte| word << 8 | u64::from(byte))
}

/// Both halves of the product, one upon the other.
#[inline]
fn mixed(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    product as u64 ^ (product >> 64) as u64
}
