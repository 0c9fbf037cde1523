//! Offsets in the caller's unit: bytes of the document to UTF-16 code units or code points, and back.

/// The unit in which offsets count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8 bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Unicode code points.
    CodePoints,
}

/// The distance of checkpoints in bytes: an offset costs a count over at most so many.
const STRIDE: usize = 128;

/// Converts offsets of one text. Building it reads the text once, a conversion then takes constant time, the way back a binary
/// search. ASCII text needs no table.
#[derive(Debug, Clone)]
pub struct OffsetConverter<'a> {
    text: &'a str,
    encoding: Encoding,
    /// How many units lie before byte `i * STRIDE`; empty where every byte is a unit.
    checkpoints: Vec<usize>,
}

impl<'a> OffsetConverter<'a> {
    /// Reads `text` for offsets in `encoding`.
    pub fn new(text: &'a str, encoding: Encoding) -> Self {
        let mut checkpoints = Vec::new();
        if encoding != Encoding::Utf8 && !text.is_ascii() {
            checkpoints.reserve(text.len() / STRIDE + 2);
            let mut units = 0;
            for block in text.as_bytes().chunks(STRIDE) {
                checkpoints.push(units);
                units += count_units(block, encoding);
            }
            checkpoints.push(units);
        }
        Self { text, encoding, checkpoints }
    }

    /// The offset of byte `byte`, a character boundary; past the end the text's length in units.
    pub fn offset_of(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        debug_assert!(self.text.is_char_boundary(byte), "offsets stand on character boundaries");
        let block = byte / STRIDE;
        match self.checkpoints.get(block) {
            Some(units) => units + count_units(&self.text.as_bytes()[block * STRIDE..byte], self.encoding),
            None => byte,
        }
    }

    /// The byte at offset `offset`, or none past the end or inside a character.
    pub fn byte_of(&self, offset: usize) -> Option<usize> {
        let block = match self.checkpoints.partition_point(|&units| units <= offset) {
            0 => return self.text.is_char_boundary(offset).then_some(offset),
            after => after - 1,
        };
        let mut byte = (block * STRIDE).min(self.text.len());
        while !self.text.is_char_boundary(byte) {
            byte += 1;
        }
        let mut left = offset - self.checkpoints[block];
        for character in self.text[byte..].chars() {
            if left == 0 {
                break;
            }
            left = left.checked_sub(self.units(character))?;
            byte += character.len_utf8();
        }
        (left == 0).then_some(byte)
    }

    fn units(&self, character: char) -> usize {
        match self.encoding {
            Encoding::Utf8 => character.len_utf8(),
            Encoding::Utf16 => character.len_utf16(),
            Encoding::CodePoints => 1,
        }
    }
}

/// How many units begin in `bytes`: a code point at its first byte, a surrogate pair there too.
fn count_units(bytes: &[u8], encoding: Encoding) -> usize {
    match encoding {
        Encoding::Utf8 => bytes.len(),
        Encoding::CodePoints => bytes.iter().filter(|byte| starts_character(**byte)).count(),
        Encoding::Utf16 => {
            bytes.iter().map(|&byte| usize::from(starts_character(byte)) + usize::from(byte >= 0xF0)).sum()
        }
    }
}

fn starts_character(byte: u8) -> bool {
    byte & 0xC0 != 0x80
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENCODINGS: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::CodePoints];

    fn length(text: &str, encoding: Encoding) -> usize {
        match encoding {
            Encoding::Utf8 => text.len(),
            Encoding::Utf16 => text.encode_utf16().count(),
            Encoding::CodePoints => text.chars().count(),
        }
    }

    #[test]
    fn every_offset_converts_both_ways() {
        let texts = [
            String::new(),
            "plain ASCII".to_owned(),
            "x".repeat(3 * STRIDE),
            "é".repeat(STRIDE),
            "€".repeat(STRIDE),
            "😀".repeat(STRIDE),
            "a😀é€".repeat(STRIDE),
            format!("{}é", "x".repeat(STRIDE - 1)),
            format!("{}😀", "x".repeat(STRIDE - 1)),
            format!("{}😀x", "x".repeat(STRIDE - 2)),
        ];
        for text in texts {
            for encoding in ENCODINGS {
                let converter = OffsetConverter::new(&text, encoding);
                let mut next = 0;
                for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                    let offset = converter.offset_of(byte);
                    assert_eq!(offset, length(&text[..byte], encoding), "{text:?} byte {byte} {encoding:?}");
                    assert_eq!(converter.byte_of(offset), Some(byte), "{text:?} offset {offset} {encoding:?}");
                    for inside in next..offset {
                        assert_eq!(
                            converter.byte_of(inside),
                            None,
                            "{text:?} inside a character {inside} {encoding:?}"
                        );
                    }
                    next = offset + 1;
                }
                for past in [next, next + 1, usize::MAX] {
                    assert_eq!(converter.byte_of(past), None, "{text:?} past the end {encoding:?}");
                }
            }
        }
    }
}
