//! Messages of protobuf written by hand, for no library writes wrong ones.

use crate::frames::{BATCH, EXTRACT, STREAM};

/// A field of bytes.
fn bytes_field(number: u8, bytes: &[u8]) -> Vec<u8> {
    let mut field = vec![number << 3 | 2];
    varint(&mut field, bytes.len());
    field.extend(bytes);
    field
}

fn varint(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 128 {
        bytes.push(u8::try_from(value % 128).unwrap() | 128);
        value /= 128;
    }
    bytes.push(u8::try_from(value).unwrap());
}

/// Messages of up to `size` bytes that hold as many empty parts as fit, each with the path of its method.
pub fn bombs(size: usize) -> Vec<(&'static str, Vec<u8>)> {
    // Below the limit by some bytes, for the tag and the length around.
    let fill = |part: &[u8]| part.repeat((size - 16) / part.len());
    let document = 1;
    let options = 2;
    vec![
        ("documents", BATCH, fill(&bytes_field(document, &[]))),
        ("gazetteers", BATCH, bytes_field(options, &fill(&bytes_field(2, &[])))),
        ("packed types", EXTRACT, bytes_field(options, &bytes_field(3, &vec![1; size - 32]))),
        ("types", EXTRACT, bytes_field(options, &fill(&[3 << 3, 1]))),
        ("one document again and again", EXTRACT, fill(&bytes_field(document, &[]))),
        ("unknown fields", EXTRACT, fill(&bytes_field(15, &[]))),
    ]
    .into_iter()
    .map(|(_, path, message)| (path, message))
    .collect()
}

/// A request with a short document that takes `size` bytes: only its upload is work.
pub fn padded(size: usize) -> Vec<u8> {
    bytes_field(1, &[bytes_field(2, b"Paris is in France."), bytes_field(15, &vec![b'x'; size])].concat())
}

/// Bytes that are no valid message, or no sensible one.
pub fn invalid() -> Vec<(&'static str, Vec<u8>)> {
    let nested = (0..2000).fold(Vec::new(), |inner, _| bytes_field(1, &inner));
    let groups = [1 << 3 | 3; 4000].to_vec();
    let rows: Vec<(&str, Vec<u8>)> = vec![
        ("empty", vec![]),
        ("a tag without a value", vec![1 << 3 | 2]),
        ("a length past the end", vec![1 << 3 | 2, 100, 1]),
        ("the largest length", vec![1 << 3 | 2, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]),
        ("a varint without an end", vec![255; 20]),
        ("field number 0", vec![2, 0]),
        ("wire type 6", vec![1 << 3 | 6, 0]),
        ("wire type 7", vec![1 << 3 | 7, 0]),
        ("the wrong wire type", vec![1 << 3, 1]),
        ("a group without an end", vec![1 << 3 | 3]),
        ("an end without a group", vec![1 << 3 | 4]),
        ("deep groups", groups),
        ("deep messages", nested),
        ("invalid UTF-8", bytes_field(1, &bytes_field(2, &[0xff, 0xfe]))),
        ("a lone surrogate", bytes_field(1, &bytes_field(2, &[0xed, 0xa0, 0x80]))),
        ("a NUL", bytes_field(1, &bytes_field(2, b"Paris\0"))),
        ("noise", (0..1000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect()),
    ];
    [EXTRACT, BATCH, STREAM].iter().flat_map(|path| rows.iter().map(|(_, message)| (*path, message.clone()))).collect()
}
