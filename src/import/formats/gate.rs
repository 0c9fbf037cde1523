//! GATE gazetteers: a `lists.def` with `file.lst:major:minor:language:annotationType` a line, and the lists, a name a line.

use std::fs::File;
use std::path::{Component, Path, PathBuf};

use super::gender;
use crate::import::error::Error;
use crate::import::input::{Input, decode};
use crate::import::labels::{Class, Meaning};
use crate::import::lines;
use crate::import::record::{Name, Record, Repeat};
use crate::import::sink::Sink;

/// What separates features from the name and from each other; what follows must look like one, for names have these characters too.
const SEPARATORS: [char; 3] = ['\t', '&', ':'];

/// A line of `lists.def` that is wanted.
struct List {
    line: usize,
    path: PathBuf,
    class: Class,
}

pub(super) fn read(input: Input, sink: &mut Sink<'_>) -> Result<(), Error> {
    let definitions = input.name.clone();
    let folder = Path::new(&definitions).parent().unwrap_or(Path::new("")).to_owned();
    let mut lists = Vec::new();
    lines::each(input, sink, |sink, number, line| {
        let mut parts = line.splitn(3, ':').map(str::trim);
        let (Some(file), Some(major)) = (parts.next(), parts.next()) else {
            return sink.mistake(number, "has no type; write file.lst:major:minor");
        };
        let outside = |part: Component<'_>| !matches!(part, Component::Normal(_) | Component::CurDir);
        if Path::new(file).components().any(outside) {
            return sink.mistake(number, format!("{file} lies outside of the folder of this file; move it there"));
        }
        if let Some(class) = class(sink, number, major, parts.next().unwrap_or_default()) {
            lists.push(List { line: number, path: folder.join(file), class });
        }
        Ok(())
    })?;
    for list in lists {
        let opened = File::open(&list.path).map_err(|error| error.to_string());
        match opened.and_then(|file| decode(file).map_err(|error| error.to_string())) {
            Ok(reader) => read_list(Input { name: list.path.display().to_string(), reader }, &list.class, sink)?,
            Err(error) => {
                sink.enter(&definitions);
                let message = format!("{}: {error}; add the file or remove the line", list.path.display());
                sink.mistake(list.line, message)?;
            }
        }
    }
    Ok(())
}

/// The class of a list. `rest` is what follows the major type: `minor:language:annotationType`.
fn class(sink: &mut Sink<'_>, line: usize, major: &str, rest: &str) -> Option<Class> {
    let mut rest = rest.split(':').filter(|part| !part.is_empty());
    let minor = rest.next();
    let annotation = rest.nth(1);
    let whole = minor.map_or_else(|| major.to_owned(), |minor| format!("{major}:{minor}"));
    let labels = &sink.options.labels;
    let known =
        |label: Option<&str>| label.map(|label| labels.meaning(label)).filter(|meaning| *meaning != Meaning::Unknown);
    if let Some(Meaning::LeftOut) = known(Some(&whole)).or_else(|| known(Some(major))) {
        return sink.class(line, if known(Some(&whole)).is_some() { &whole } else { major });
    }
    if let Some(Meaning::Is(class)) = known(Some(&whole)).or_else(|| known(annotation)) {
        return Some(class);
    }
    let Some(Meaning::Is(class)) = known(Some(major)) else { return sink.class(line, &whole) };
    match (known(minor), minor) {
        (Some(Meaning::Is(finer)), _) if finer.entity_type == class.entity_type => Some(finer),
        (_, Some(minor)) if class.is_other() => {
            let kind = minor.to_lowercase().replace(['_', ' '], "-");
            format!("{}.{kind}", class.entity_type.as_str()).parse().ok().or(Some(class))
        }
        _ => Some(class),
    }
}

fn read_list(input: Input, class: &Class, sink: &mut Sink<'_>) -> Result<(), Error> {
    lines::each(input, sink, |sink, number, line| {
        let (name, features) = split(line);
        let id = format!("{class} {name}");
        let mut record = Record { repeat: Repeat::Merges, ..Record::new(id, class.clone(), Name::new(name)) };
        for feature in features {
            match feature {
                ("gender", value) if class.entity_type.as_str() == "person" => record.fact("gender", gender(value)),
                ("ISO2", value) => record.refs.push(("iso3166".to_owned(), value.to_owned())),
                (key, _) => sink.skip(number, format!("the feature `{key}` has no place in the text format")),
            }
        }
        sink.take(number, record).map(|_| ())
    })
}

/// The name and its features, which stand behind a separator as `key=value`.
fn split(line: &str) -> (&str, Vec<(&str, &str)>) {
    let is_key = |key: &str| !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
    let feature = |part: &'_ str| part.split_once('=').is_some_and(|(key, _)| is_key(key.trim()));
    for separator in SEPARATORS {
        if let Some((name, rest)) = line.split_once(separator)
            && (rest.trim().is_empty() || feature(rest))
        {
            let pairs = rest.split(separator).filter_map(|part| part.split_once('='));
            return (name.trim(), pairs.map(|(key, value)| (key.trim(), value.trim())).collect());
        }
    }
    (line.trim(), Vec::new())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_stand_behind_a_separator() {
        type Row = (&'static str, &'static str, &'static str, &'static [(&'static str, &'static str)]);
        let rows: [Row; 8] = [
            ("none", "Some City", "Some City", &[]),
            ("an ampersand", "Some City&country=X&size=9", "Some City", &[("country", "X"), ("size", "9")]),
            ("a tab", "Some City\tcountry=X", "Some City", &[("country", "X")]),
            ("a colon", "Some City:country=X:size=9", "Some City", &[("country", "X"), ("size", "9")]),
            ("an ampersand of the name", "Salt & Pepper", "Salt & Pepper", &[]),
            ("both", "Salt & Pepper:kind=band", "Salt & Pepper", &[("kind", "band")]),
            ("a colon of the name", "Mission: Somewhere", "Mission: Somewhere", &[]),
            ("a trailing tab", "Some City\t", "Some City", &[]),
        ];
        for (row, line, name, features) in rows {
            assert_eq!(split(line), (name, features.to_vec()), "{row}");
        }
    }
}
