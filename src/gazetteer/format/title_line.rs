//! A line of a title.

use super::line::{Field, Line, Mistake, Value};
use crate::gazetteer::title::{Title, TitleWording};

/// Reads a split line whose type is `title`.
pub(in crate::gazetteer) fn parse_title(line: &Line) -> Result<Title, Mistake> {
    let mut title = Title {
        id: line.id.text.as_str().into(),
        kind: line.kind.text.as_str().into(),
        wordings: vec![wording(&line.name)?],
        plurals: Vec::new(),
        of_place: false,
        of_organization: false,
        takes_portfolio: false,
        several: false,
    };
    for field in &line.fields {
        read_field(&mut title, field)?;
    }
    // What is stated adds to the regular plurals: a title has several wordings, and seldom are all of them irregular.
    for wording in title.wordings.iter().filter(|wording| !wording.exact) {
        let plural = plural(&wording.text);
        if !title.plurals.contains(&plural) {
            title.plurals.push(plural);
        }
    }
    Ok(title)
}

fn read_field(title: &mut Title, field: &Field) -> Result<(), Mistake> {
    match field.key.text.as_str() {
        "alias" => title.wordings.extend(field.values.iter().map(wording).collect::<Result<Vec<_>, _>>()?),
        "plural" => title.plurals = field.values.iter().map(|value| value.text.as_str().into()).collect(),
        "of" => {
            for value in &field.values {
                match value.text.as_str() {
                    "place" => title.of_place = true,
                    "organization" => title.of_organization = true,
                    _ => return Err(Mistake::new(value.at, "a title goes with `place`, `organization` or both")),
                }
            }
        }
        "head" => title.takes_portfolio = yes(field)?,
        "several" => title.several = yes(field)?,
        key => {
            let message =
                format!("a title has no key `{key}`; it may have `alias`, `plural`, `of`, `head` and `several`");
            return Err(Mistake::new(field.key.at, message));
        }
    }
    Ok(())
}

/// The value of a key that says `yes` or is left out.
fn yes(field: &Field) -> Result<bool, Mistake> {
    match field.values.as_slice() {
        [value] if value.text == "yes" => Ok(true),
        _ => Err(Mistake::new(field.key.at, format!("write `{}: yes`, or leave the key out", field.key.text))),
    }
}

fn wording(value: &Value) -> Result<TitleWording, Mistake> {
    let acronym = value.text.chars().any(char::is_uppercase) && !value.text.chars().any(char::is_lowercase);
    let mut wording = TitleWording { text: value.text.as_str().into(), exact: acronym, weak: false };
    for (at, flag) in &value.flags {
        match flag.as_str() {
            "exact" => wording.exact = true,
            "any" => wording.exact = false,
            "weak" => wording.weak = true,
            _ => {
                let message = format!("a title has no flag `{flag}`; it may have `any`, `exact` and `weak`");
                return Err(Mistake::new(*at, message));
            }
        }
    }
    Ok(wording)
}

/// The regular plural of a title's head: the word before ` of `, ` for ` and the like, else the last.
fn plural(text: &str) -> Box<str> {
    let head_end = [" of ", " for ", " at ", " to ", " in ", " without ", "-in-", "-at-"]
        .iter()
        .filter_map(|link| text.find(link))
        .min()
        .unwrap_or(text.len());
    let (head, rest) = text.split_at(head_end);
    let head = match head {
        _ if head.ends_with("man") && !head.ends_with("human") => format!("{}men", &head[..head.len() - 3]),
        _ if head.ends_with('y') && !["ay", "ey", "oy"].iter().any(|vowel| head.ends_with(vowel)) => {
            format!("{}ies", &head[..head.len() - 1])
        }
        _ if head.ends_with(['s', 'x']) || head.ends_with("ch") || head.ends_with("sh") => format!("{head}es"),
        _ => format!("{head}s"),
    };
    format!("{head}{rest}").into()
}

#[cfg(test)]
mod tests {
    use super::super::line::parse_line;
    use super::*;

    #[test]
    fn keys_of_one_word_say_yes() {
        let parse = |text: &str| parse_title(&parse_line(text).unwrap()).map_err(|mistake| mistake.at);
        let cases = [
            ("none", "a | title.political | A", Ok((false, false))),
            ("head", "a | title.political | A | head: yes", Ok((true, false))),
            ("several", "a | title.political | A | several: yes", Ok((false, true))),
            ("another word", "a | title.political | A | several: no", Err(26)),
            ("two words", "a | title.political | A | head: yes; yes", Err(26)),
        ];
        for (name, text, expected) in cases {
            assert_eq!(parse(text).map(|title| (title.takes_portfolio, title.several)), expected, "{name}: {text}");
        }
    }

    #[test]
    fn stated_plurals_add_to_the_regular_ones() {
        let cases: [(&str, &str, &[&str]); 4] = [
            ("none stated", "Mayor | alias: lord mayor", &["Mayors", "lord mayors"]),
            ("one stated", "Colonel | plural: colonels in chief", &["colonels in chief", "Colonels"]),
            ("a regular one stated", "colonel | plural: colonels", &["colonels"]),
            ("acronyms have none", "Colonel | alias: Col. {exact}; CO", &["Colonels"]),
        ];
        for (name, line, expected) in cases {
            let title = parse_title(&parse_line(&format!("a | title.military | {line}")).unwrap()).unwrap();
            assert_eq!(title.plurals.iter().map(|plural| &**plural).collect::<Vec<_>>(), expected, "{name}: {line}");
        }
    }

    #[test]
    fn plurals_follow_the_head() {
        let cases = [
            ("Minister", "Ministers"),
            ("Secretary of State", "Secretaries of State"),
            ("chairman", "chairmen"),
            ("editor-in-chief", "editors-in-chief"),
            ("attorney", "attorneys"),
            ("coach", "coaches"),
        ];
        for (singular, expected) in cases {
            assert_eq!(&*plural(singular), expected);
        }
    }
}
