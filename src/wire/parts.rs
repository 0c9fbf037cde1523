//! How many parts a message has, before it is decoded: two bytes on the wire can become some hundred in memory.

/// The most fields of a message and of the messages directly in it. The largest sensible request, a batch with every field set, has
/// some thousand; a string of [`super::Limits::EXPLAIN_BYTES`] that happens to look like fields has fewer than this.
const MOST: usize = 40_000;

/// The most bytes of a request's second field: everywhere its options, names of gazetteers or the token of a page.
const SECOND_FIELD_BYTES: usize = 64 * 1024;

/// Whether a message type is a request. The contract's style (buf lint, RPC_REQUEST_STANDARD_NAME) names them so; answers, which clients
/// read with the same codec, have as many parts as they like.
pub fn is_request<M>() -> bool {
    let name = std::any::type_name::<M>();
    // The parts of a gazetteer are bytes, which may look like anything and are never taken apart.
    name.ends_with("Request") && !name.ends_with("ActivateGazetteerRequest")
}

/// Whether a request has more parts than any sensible one. Nothing is said of whether it is valid.
pub fn are_too_many(message: &[u8]) -> bool {
    let mut left = MOST;
    count(message, &mut left, Depth::Outer).is_none() && left == 0
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Outer,
    Inner,
}

/// Takes a field each from `left`. None where none is left, or where the bytes are no fields: a string, most often.
fn count(mut message: &[u8], left: &mut usize, depth: Depth) -> Option<()> {
    while !message.is_empty() {
        *left = left.checked_sub(1).filter(|left| *left > 0).or_else(|| {
            *left = 0;
            None
        })?;
        // A field's kind and size (protobuf.dev, Encoding).
        let tag = varint(&mut message)?;
        let size = match tag & 7 {
            0 => {
                varint(&mut message)?;
                0
            }
            1 => 8,
            2 => usize::try_from(varint(&mut message)?).ok()?,
            // The ends of groups are fields of their own here.
            3 | 4 => 0,
            5 => 4,
            _ => return None,
        };
        let (field, rest) = message.split_at_checked(size)?;
        if depth == Depth::Outer && tag >> 3 == 2 && size > SECOND_FIELD_BYTES {
            // Numbers that are packed into one field are no fields of their own.
            *left = 0;
            return None;
        }
        if depth == Depth::Outer && size > 0 && count(field, left, Depth::Inner).is_none() && *left == 0 {
            return None;
        }
        message = rest;
    }
    Some(())
}

fn varint(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 127) << shift;
        if byte < 128 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{Limits, proto};
    use prost::Message as _;

    fn field(number: u8, bytes: &[u8]) -> Vec<u8> {
        let mut field = vec![number << 3 | 2];
        prost::encoding::encode_varint(bytes.len() as u64, &mut field);
        field.extend(bytes);
        field
    }

    #[test]
    fn only_requests_are_looked_at() {
        assert!(is_request::<proto::ExtractRequest>() && is_request::<proto::StreamExtractRequest>());
        assert!(!is_request::<proto::ActivateGazetteerRequest>());
        assert!(!is_request::<proto::ExtractResponse>() && !is_request::<proto::Document>());
    }

    #[test]
    fn messages() {
        let options = proto::ExtractionOptions {
            gazetteers: vec!["builtin".to_owned(); Limits::GAZETTEERS],
            entity_types: vec![1; 100],
            ..Default::default()
        };
        let document = proto::Document { id: "d".to_owned(), content: "(a".repeat(500_000), ..Default::default() };
        let batch =
            proto::BatchExtractRequest { documents: vec![document; Limits::BATCH_DOCUMENTS], options: Some(options) };
        let rows = [
            ("nothing", Vec::new(), false),
            ("the largest batch, of texts that look like fields", batch.encode_to_vec(), false),
            ("the largest text that looks like fields", field(1, &b"(a".repeat(Limits::EXPLAIN_BYTES / 2)), false),
            ("as many as allowed", field(1, &[]).repeat(MOST - 1), false),
            ("one more", field(1, &[]).repeat(MOST), true),
            ("unknown fields", field(15, &[]).repeat(MOST), true),
            ("numbers", [1 << 3, 7].repeat(MOST), true),
            ("groups", [1 << 3 | 3].repeat(MOST), true),
            ("within", field(1, &field(2, &[]).repeat(MOST)), true),
            ("in several within", field(1, &field(2, &[]).repeat(MOST / 4)).repeat(5), true),
            ("packed numbers", field(2, &field(3, &[1; SECOND_FIELD_BYTES])), true),
            ("no fields at all", vec![255; 2 * MOST], false),
            ("a broken end", [field(1, &[]), vec![1 << 3 | 2, 9]].concat(), false),
        ];
        for (row, message, expected) in rows {
            assert_eq!(are_too_many(&message), expected, "{row}");
        }
    }
}
