//! From a source's ids and names to ids of the text format: kebab-case ASCII.

use crate::engine::text::fold_name;

/// An id with the prefix before it. The same id always gives the same, and what ASCII cannot tell is told by a number from the whole of it.
pub(super) fn id(prefix: &str, of: &str) -> String {
    let id = slug(of);
    match (prefix, id.as_str()) {
        ("", _) => id,
        (prefix, "") => prefix.to_owned(),
        (prefix, id) => format!("{prefix}-{id}"),
    }
}

/// The letters and digits of a text in kebab-case.
fn slug(text: &str) -> String {
    const LONGEST: usize = 80;
    let folded = fold_name(text);
    let mut slug = String::with_capacity(folded.len());
    let mut lost = false;
    for character in folded.chars() {
        if character.is_ascii_alphanumeric() {
            slug.push(character.to_ascii_lowercase());
        } else {
            lost |= !character.is_ascii();
            if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
    }
    lost |= slug.len() > LONGEST || slug.is_empty();
    slug.truncate(LONGEST);
    let slug = slug.trim_end_matches('-');
    match (lost, slug) {
        (false, slug) => slug.to_owned(),
        (true, "") => format!("x{:016x}", hash(&folded)),
        (true, slug) => format!("{slug}-x{:016x}", hash(&folded)),
    }
}

/// FNV-1a: the same on every machine and in every version.
pub(super) fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_kebab_case() {
        let rows = [
            ("a number", "geonames", "2988507", "geonames-2988507"),
            ("capitals", "opensanctions", "NK-aB3", "opensanctions-nk-ab3"),
            ("a name with accents", "gate", "São Tomé & Príncipe", "gate-sao-tome-principe"),
            ("no prefix", "", "paris", "paris"),
            ("marks at the ends", "t", " .a. ", "t-a"),
        ];
        for (row, prefix, of, expected) in rows {
            assert_eq!(id(prefix, of), expected, "{row}");
        }
    }

    #[test]
    fn what_ascii_cannot_tell_stays_apart_and_stable() {
        assert_ne!(id("t", "Київ"), id("t", "Львів"));
        assert_eq!(id("t", "Київ"), id("t", "Київ"));
        assert_ne!(id("t", &format!("{}a", "x".repeat(90))), id("t", &format!("{}b", "x".repeat(90))));
        assert!(id("t", "+++").starts_with("t-x"));
    }
}
