//! Short forms of titles: `the Secretary` for the Secretary of State.

/// Whether `short` is the first or the last words of `long`. What `vice` or `deputy` makes of a title is another one.
pub(super) fn is_short_for(short: &str, long: &str) -> bool {
    const OTHERS: [&str; 8] = ["vice", "deputy", "assistant", "under", "prime", "shadow", "associate", "first"];
    if let Some(rest) = long.strip_suffix(short).filter(|rest| rest.ends_with([' ', '-'])) {
        let last = rest.trim_end_matches([' ', '-']).rsplit(' ').next().unwrap_or_default();
        return !rest.split([' ', '-']).chain([last]).any(|word| OTHERS.contains(&word));
    }
    long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
}

/// Whether `short` is `long` or short for it, whatever the case of `long`; `short` is in small letters.
pub(super) fn is_or_is_short_for(short: &str, long: &str) -> bool {
    let same = |part: Option<&str>| part.is_some_and(|part| part.eq_ignore_ascii_case(short));
    let tail = || long.len().checked_sub(short.len()).and_then(|start| long.get(start..));
    // Most titles differ at both ends: that is seen without a copy in small letters.
    if long.is_ascii() && !same(long.get(..short.len())) && !same(tail()) {
        return false;
    }
    let long = long.to_lowercase();
    long == short || is_short_for(short, &long)
}

#[cfg(test)]
mod tests {
    use super::{is_or_is_short_for, is_short_for};

    #[test]
    fn the_case_of_the_longer_title_does_not_count() {
        let cases = [
            ("the same", "minister", "Minister", true),
            ("shorter", "secretary", "Secretary of State", true),
            ("last word", "minister", "Foreign Minister", true),
            ("another", "minister", "Secretary", false),
            ("longer", "foreign minister", "minister", false),
            ("beyond ASCII", "ministre", "Ministre d'État", true),
        ];
        for (name, short, long, expected) in cases {
            assert_eq!(is_or_is_short_for(short, long), expected, "{name}");
        }
    }

    #[test]
    fn short_titles_stand_for_longer_ones() {
        let cases = [
            ("first words", "secretary", "secretary of state", true),
            ("last word", "minister", "foreign minister", true),
            ("another office", "president", "vice president", false),
            ("another office with a hyphen", "president", "vice-president", false),
            ("another office of a minister", "minister", "prime minister", false),
            ("part of a word", "state", "estate", false),
            ("the same is not shorter", "minister", "minister", false),
        ];
        for (name, short, long, expected) in cases {
            assert_eq!(is_short_for(short, long), expected, "{name}");
        }
    }
}
