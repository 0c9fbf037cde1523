//! What a gazetteer holds, in numbers.

use std::collections::BTreeMap;

use super::snapshot::Gazetteer;

/// What a gazetteer holds, in numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stats {
    /// The entries of each type and kind, by type, then by kind.
    pub entries: Vec<KindCount>,
    /// The titles of each kind, by kind; their type is `title`.
    pub titles: Vec<KindCount>,
    /// The word lists, by name.
    pub words: Vec<WordCount>,
}

/// How many entries or titles a kind has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindCount {
    /// The type's name in the text format.
    pub of: &'static str,
    /// The kind.
    pub kind: String,
    /// How many entries or titles.
    pub count: usize,
    /// How many names or singular wordings they have.
    pub names: usize,
    /// How many offices they have.
    pub offices: usize,
}

/// How many words a list has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordCount {
    /// The list's name.
    pub list: String,
    /// How many words or phrases.
    pub count: usize,
}

impl Stats {
    /// Counts what `gazetteer` holds.
    pub fn of(gazetteer: &Gazetteer) -> Self {
        let mut entries = BTreeMap::new();
        for entry in gazetteer.entries() {
            let count = counted(&mut entries, entry.entity_type, entry.entity_type.as_str(), entry.kind);
            count.names += entry.names.len();
            count.offices += entry.offices.len();
        }
        let mut titles = BTreeMap::new();
        for title in gazetteer.titles() {
            counted(&mut titles, (), "title", &title.kind).names += title.wordings.len();
        }
        let words = gazetteer.words().lists().map(|(list, count)| WordCount { list: list.to_owned(), count });
        Self {
            entries: entries.into_values().collect(),
            titles: titles.into_values().collect(),
            words: words.collect(),
        }
    }
}

/// The count of a kind, with one more in it.
fn counted<'a, 'b, T: Ord>(
    counts: &'a mut BTreeMap<(T, &'b str), KindCount>,
    order: T,
    of: &'static str,
    kind: &'b str,
) -> &'a mut KindCount {
    let empty = || KindCount { of, kind: kind.to_owned(), count: 0, names: 0, offices: 0 };
    let count = counts.entry((order, kind)).or_insert_with(empty);
    count.count += 1;
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{LayerSource, SourceFile, load};

    #[test]
    fn kinds_and_words_are_counted() {
        let file = |path: &str, text: &str| SourceFile { path: path.to_owned(), text: text.to_owned() };
        let entries = "\
mayor | title.political | Mayor | alias: lord mayor; mayoress
queen | title.royal | Queen
paris | place.capital | Paris | alias: Paname
france | place.country | France | demonym: French
rome | place.capital | Rome
somebody | person.politician | Some Body | office: mayor @ paris 2001..2014; mayor @ rome 2015..";
        let files = vec![file("t.gaz", entries), file("colours.txt", "# colours\nred\ngreen\n"), file("empty.txt", "")];
        let stats = Stats::of(&load(&[LayerSource { name: "test".to_owned(), files }]).unwrap());
        let shown = |counts: &[KindCount]| -> Vec<String> {
            let shown =
                |kind: &KindCount| format!("{}.{} {} {} {}", kind.of, kind.kind, kind.count, kind.names, kind.offices);
            counts.iter().map(shown).collect()
        };
        assert_eq!(shown(&stats.entries), ["person.politician 1 2 2", "place.capital 2 3 0", "place.country 1 2 0"]);
        assert_eq!(shown(&stats.titles), ["title.political 1 3 0", "title.royal 1 1 0"]);
        let words: Vec<_> = stats.words.iter().map(|words| (words.list.as_str(), words.count)).collect();
        assert_eq!(words, [("colours", 2), ("empty", 0)]);
    }
}
