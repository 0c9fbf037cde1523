//! A source's bytes, unpacked where they are packed.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use flate2::read::MultiGzDecoder;

/// A text to read, and how messages name it.
pub struct Input {
    /// The name.
    pub name: String,
    /// The text.
    pub reader: Box<dyn BufRead>,
}

/// Why a source cannot be unpacked.
#[derive(Debug, thiserror::Error)]
pub enum InputError {
    /// It cannot be read.
    #[error("cannot be read: {0}")]
    Read(#[from] io::Error),
    /// It is packed in another way than with gzip.
    #[error("is packed with {0}; unpack it on the way: {1}")]
    Packed(&'static str, &'static str),
}

/// What other packers' files start with, and how to unpack them.
const PACKED: [(&[u8], &str, &str); 4] = [
    (b"BZh", "bzip2", "bzcat FILE | entity-extractor gazetteer import -"),
    (b"PK\x03\x04", "zip", "unzip -p FILE | entity-extractor gazetteer import -"),
    (b"\xfd7zXZ", "xz", "xzcat FILE | entity-extractor gazetteer import -"),
    (b"\x28\xb5\x2f\xfd", "zstd", "zstdcat FILE | entity-extractor gazetteer import -"),
];

const GZIP: &[u8] = b"\x1f\x8b";

/// The most bytes that tell how a file is packed.
const MAGIC: u64 = 6;

/// The bytes of text that the first look into a reader shows, to tell its format.
const HEAD: u64 = 1 << 16;

/// A buffered reader of the text, which gzip may have packed. Its first `fill_buf` has the first 64 KiB, or all.
///
/// # Errors
///
/// Fails where the first bytes cannot be read, or tell of another packer.
pub fn decode(mut bytes: impl Read + 'static) -> Result<Box<dyn BufRead>, InputError> {
    const BUFFER: usize = 1 << 17;
    let mut head = Vec::new();
    bytes.by_ref().take(MAGIC).read_to_end(&mut head)?;
    if let Some((_, packer, advice)) = PACKED.iter().find(|(magic, ..)| head.starts_with(magic)) {
        return Err(InputError::Packed(packer, advice));
    }
    let is_gzip = head.starts_with(GZIP);
    let whole = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(bytes));
    if is_gzip { with_head(BufReader::with_capacity(BUFFER, MultiGzDecoder::new(whole))) } else { with_head(whole) }
}

/// The reader with its first bytes at hand, however few a read gives.
fn with_head(mut text: impl BufRead + 'static) -> Result<Box<dyn BufRead>, InputError> {
    let mut head = Vec::new();
    text.by_ref().take(HEAD).read_to_end(&mut head)?;
    Ok(Box::new(Cursor::new(head).chain(text)))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    fn packed(text: &str) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn text_comes_out_packed_or_not() {
        let rows: [(&str, Vec<u8>, &str); 5] = [
            ("plain", b"one\ntwo\n".to_vec(), "one\ntwo\n"),
            ("gzip", packed("one\ntwo\n"), "one\ntwo\n"),
            ("two members", [packed("one\n"), packed("two\n")].concat(), "one\ntwo\n"),
            ("empty", Vec::new(), ""),
            ("shorter than any magic", b"B".to_vec(), "B"),
        ];
        for (row, bytes, expected) in rows {
            let mut text = String::new();
            decode(Cursor::new(bytes)).unwrap().read_to_string(&mut text).unwrap();
            assert_eq!(text, expected, "{row}");
        }
    }

    #[test]
    fn other_packers_are_named() {
        for (magic, packer, _) in PACKED {
            let told = decode(Cursor::new([magic, b"rest"].concat())).err().unwrap().to_string();
            assert!(told.contains(packer), "{told}");
        }
    }
}
