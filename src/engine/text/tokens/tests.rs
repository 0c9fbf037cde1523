use super::*;
use crate::engine::stop::NEVER;

fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens, &NEVER);
    tokens
}

#[test]
fn words() {
    let cases: [(&str, &[&str]); 33] = [
        ("", &[]),
        ("Wang Yi said.", &["Wang", "Yi", "said", "."]),
        ("China’s foreign", &["China", "’s", "foreign"]),
        ("CHINA'S", &["CHINA", "'S"]),
        ("Biden’ll I'm he'd've", &["Biden", "’ll", "I", "'m", "he", "'d", "'ve"]),
        ("don't O'Brien Xi’an", &["don't", "O'Brien", "Xi’an"]),
        ("Xi’an’s", &["Xi’an", "’s"]),
        ("the states’ rights", &["the", "states", "’", "rights"]),
        ("‘China’ 'x'", &["‘", "China", "’", "'", "x", "'"]),
        ("2023's", &["2023", "'s"]),
        ("the 's alone", &["the", "'", "s", "alone"]),
        ("US-China", &["US", "-", "China"]),
        ("Jean-Pierre – a", &["Jean", "-", "Pierre", "–", "a"]),
        ("the U.S. vision", &["the", "U.S.", "vision"]),
        ("the U.S’s, U.S.’s", &["the", "U.S", "’s", ",", "U.S.", "’s"]),
        ("U.S.-China", &["U.S.", "-", "China"]),
        ("U.S.China", &["U.S.", "China"]),
        ("e.g. D.C.-based Ph.D.", &["e.g.", "D.C.", "-", "based", "Ph.D."]),
        ("J. Edgar, J.K. Rowling", &["J", ".", "Edgar", ",", "J.K.", "Rowling"]),
        ("Mr. Qin", &["Mr", ".", "Qin"]),
        ("said.He", &["said", ".", "He"]),
        ("J.Edgar", &["J", ".", "Edgar"]),
        ("1,000.50, 5th", &["1,000.50", ",", "5th"]),
        ("3. x", &["3", ".", "x"]),
        ("Wait... (“no!”)", &["Wait", "...", "(", "“", "no", "!", "”", ")"]),
        ("e\u{301}te\u{301} Mu\u{AD}nich\u{AD} x", &["e\u{301}te\u{301}", "Mu\u{AD}nich", "x"]),
        ("foo_bar", &["foo_bar"]),
        ("北京 x", &["北京", "x"]),
        ("$5 😀😀", &["$", "5", "😀😀"]),
        ("❤\u{FE0F}Biden", &["❤\u{FE0F}", "Biden"]),
        ("\u{301}a", &["\u{301}", "a"]),
        ("a'", &["a", "'"]),
        ("\u{FEFF}a\u{200B}", &["a"]),
    ];
    for (text, want) in cases {
        let surfaces: Vec<&str> = tokens(text).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(surfaces, want, "{text:?}");
    }
}

#[test]
fn shapes() {
    let cases = [
        ("minister", Shape::Lower),
        ("don't", Shape::Lower),
        ("Wang", Shape::Capitalized),
        ("McDonald", Shape::Capitalized),
        ("O'Brien", Shape::Capitalized),
        ("Ünal", Shape::Capitalized),
        ("G7", Shape::AllCaps),
        ("U.S.", Shape::AllCaps),
        ("NATO", Shape::AllCaps),
        ("J", Shape::Initial),
        ("iPhone", Shape::Mixed),
        ("北京", Shape::Uncased),
        ("2023", Shape::Number),
        ("5th", Shape::Number),
        ("—", Shape::Punctuation),
        ("-", Shape::Punctuation),
        ("'s", Shape::Punctuation),
    ];
    for (text, want) in cases {
        assert_eq!(tokens(text)[0].shape, want, "{text:?}");
    }
    let shapes: Vec<Shape> = tokens("US-China's").iter().map(|token| token.shape).collect();
    assert_eq!(shapes, [Shape::AllCaps, Shape::Hyphen, Shape::Capitalized, Shape::Clitic]);
}

#[test]
fn gaps() {
    let cases = [
        ("ab", Gap::BlankLine),
        ("a,", Gap::None),
        ("a\u{200B}.", Gap::None),
        ("a b", Gap::Space),
        ("a \u{A0} b", Gap::Space),
        ("a\nb", Gap::LineBreak),
        ("a\r\n  b", Gap::LineBreak),
        ("a\n \nb", Gap::BlankLine),
        ("a\r\n\r\nb", Gap::BlankLine),
        ("a\u{2029}b", Gap::BlankLine),
    ];
    for (text, want) in cases {
        assert_eq!(tokens(text).last().unwrap().gap, want, "{text:?}");
    }
}
