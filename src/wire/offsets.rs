//! Byte offsets to the caller's unit and back.

/// The unit in which a caller counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Unicode code points.
    CodePoints,
}

impl Encoding {
    fn units(self, c: char) -> usize {
        match self {
            Self::Utf8 => c.len_utf8(),
            Self::Utf16 => c.len_utf16(),
            Self::CodePoints => 1,
        }
    }
}

/// Converts offsets of one text.
#[derive(Debug)]
pub struct Offsets<'a> {
    text: &'a str,
    encoding: Encoding,
    /// Units before every `STRIDE`th byte's character.
    marks: Vec<(usize, usize)>,
}

const STRIDE: usize = 64;

impl<'a> Offsets<'a> {
    /// A converter for `text`.
    pub fn new(text: &'a str, encoding: Encoding) -> Self {
        let mut marks = vec![(0, 0)];
        let mut units = 0;
        let mut next = STRIDE;
        for (byte, c) in text.char_indices() {
            if byte >= next {
                marks.push((byte, units));
                next += STRIDE;
            }
            units += encoding.units(c);
        }
        Self { text, encoding, marks }
    }

    /// The length of the text in units.
    pub fn len(&self) -> usize {
        self.unit(self.text.len())
    }

    /// The units before byte `byte`, which is on a character boundary.
    pub fn unit(&self, byte: usize) -> usize {
        let (start, units) = self.marks[self.marks.partition_point(|mark| mark.0 <= byte) - 1];
        units + self.text[start..byte].chars().map(|c| self.encoding.units(c)).sum::<usize>()
    }

    /// The byte before which there are `unit` units: none where the text is shorter or the place is inside a character.
    pub fn byte(&self, unit: usize) -> Option<usize> {
        let (start, mut units) = self.marks[self.marks.partition_point(|mark| mark.1 <= unit) - 1];
        for (byte, c) in self.text[start..].char_indices() {
            if units >= unit {
                return (units == unit).then_some(start + byte);
            }
            units += self.encoding.units(c);
        }
        (units == unit).then_some(self.text.len())
    }
}
