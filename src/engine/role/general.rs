//! General words for offices that have names of their own: `the Israeli leader` for the prime minister, `the NATO chief` for the secretary
//! general, `the top US diplomat` for the secretary of state.

/// A general word and the offices, by title id, that it may mean.
pub(super) struct General {
    /// The ids of the titles that the general word is.
    words: &'static [&'static str],
    /// Words of degree, one of which must stand before it; none where it needs none.
    degrees: &'static [&'static str],
    offices: &'static [&'static str],
}

impl General {
    /// Whether the word may mean the office of this title.
    pub fn means(&self, title: &str) -> bool {
        self.offices.contains(&title)
    }
}

const GENERAL: [General; 4] = [
    General {
        words: &["leader"],
        degrees: &[],
        offices: &[
            "president",
            "prime-minister",
            "chancellor",
            "premier",
            "supreme-leader",
            "secretary-general",
            "head",
        ],
    },
    General {
        words: &["chief", "head"],
        degrees: &[],
        offices: &[
            "secretary-general",
            "director-general",
            "president",
            "leader",
            "head",
            "chief",
            "high-commissioner",
            "managing-director",
            "executive-director",
            "chief-executive",
            "chair",
            "governor",
        ],
    },
    General {
        words: &["diplomat", "chief-diplomat"],
        degrees: &["top", "chief"],
        offices: &["secretary-of-state", "foreign-minister", "foreign-secretary", "high-representative"],
    },
    General { words: &["foreign-policy-chief"], degrees: &[], offices: &["high-representative"] },
];

/// The general word that a title is, where it stands alone or with the degree it needs; `before` are the folded words before it.
pub(super) fn general(title: &str, words: usize, before: impl Fn() -> Vec<String>) -> Option<&'static General> {
    // `party leader`, `police chief` are offices of their own.
    let plain = words == 1 || matches!(title, "chief-diplomat" | "foreign-policy-chief");
    GENERAL.iter().filter(|_| plain).find(|general| {
        let degree = || before().iter().any(|word| general.degrees.contains(&&**word));
        general.words.contains(&title) && (general.degrees.is_empty() || title == "chief-diplomat" || degree())
    })
}
