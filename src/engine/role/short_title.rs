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

#[cfg(test)]
mod tests {
    use super::is_short_for;

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
