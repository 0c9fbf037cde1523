//! A settled record as a line of the text format.

use super::record::{Case, Form, Link, Name, Record};

/// What the writer has to ask: whether several entries have a name, and which id a source id became, where there is such an entry.
pub(super) struct Context<'a> {
    pub is_shared: &'a dyn Fn(&Name) -> bool,
    pub resolve: &'a dyn Fn(&str) -> Option<String>,
}

/// The line, without its end; links to entries that are not there are left out and counted.
pub(super) fn line(id: &str, record: &Record, context: &Context<'_>) -> (String, usize) {
    let mut line = format!("{id} | {} | {}", record.class, name(&record.name, context));
    for (key, form) in
        [("alias", Form::Alias), ("acronym", Form::Acronym), ("short", Form::Short), ("demonym", Form::Demonym)]
    {
        let names = record.names.iter().filter(|name| name.form == form).map(|given| name(given, context));
        push(&mut line, key, &names.collect::<Vec<_>>());
    }
    push(&mut line, "family", &record.family.iter().map(|family| escaped(family)).collect::<Vec<_>>());
    let mut dangling = 0;
    for key in ["in", "parent", "office"] {
        let mut values = Vec::new();
        for link in record.links.iter().filter(|link| key_of(link) == key) {
            match target(link, id, context) {
                Some(value) => values.push(value),
                None => dangling += 1,
            }
        }
        if key != "office" {
            values.truncate(1);
        }
        push(&mut line, key, &values);
    }
    for (key, value) in &record.facts {
        push(&mut line, key, &[escaped(value)]);
    }
    push(
        &mut line,
        "ref",
        &record.refs.iter().map(|(scheme, id)| escaped(&format!("{scheme}={id}"))).collect::<Vec<_>>(),
    );
    (line, dangling)
}

fn push(line: &mut String, key: &str, values: &[String]) {
    if !values.is_empty() {
        line.push_str(&format!(" | {key}: {}", values.join("; ")));
    }
}

fn name(name: &Name, context: &Context<'_>) -> String {
    let case = match name.case {
        Case::Usual => None,
        Case::Any => Some("any"),
        Case::Exact => Some("exact"),
    };
    let weak = name.weak.then_some("weak");
    let shared = (!name.weak && (context.is_shared)(name)).then_some("shared");
    let flags: Vec<&str> = [case, weak, shared].into_iter().flatten().collect();
    let text = escaped(&name.text);
    if flags.is_empty() { text } else { format!("{text} {{{}}}", flags.join(" ")) }
}

/// The characters that the format uses itself, behind a backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '|' | ';' | '{' | '}' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn key_of(link: &Link) -> &'static str {
    match link {
        Link::InBuiltin(_) | Link::In(_) => "in",
        Link::Parent(_) => "parent",
        Link::Office { .. } => "office",
    }
}

/// The link's value, or none where its entry is not there or is the entry itself.
fn target(link: &Link, id: &str, context: &Context<'_>) -> Option<String> {
    let resolve = |of: &str| (context.resolve)(of).filter(|found| found != id);
    match link {
        Link::InBuiltin(of) => Some(of.clone()),
        Link::In(of) | Link::Parent(of) => resolve(of),
        Link::Office { title, at, dates, shared } => {
            let flag = if *shared { " {shared}" } else { "" };
            resolve(at).map(|at| format!("{title} @ {at} {dates}{flag}"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::text::fold_name;
    use crate::gazetteer::{LayerSource, SourceFile, load};

    #[test]
    fn what_is_written_is_read_back() {
        let rows = [
            "A|B",
            "C;D",
            "E {weak}",
            r"F\G",
            r"\",
            "{",
            "}",
            "a: b",
            "# not a comment",
            "=",
            "\"quoted\"",
            "(x)",
            "x | in: y",
        ];
        for text in rows {
            let mut record = Record::new("x", "person.other".parse().unwrap(), Name::new(text));
            record.names = vec![Name::new(format!("{text}2")).weak(), Name::new(format!("{text}3")).case(Case::Any)];
            record.refs = vec![("s".to_owned(), text.to_owned())];
            let context = Context { is_shared: &|name| name.text == text, resolve: &|_| None };
            let (line, _) = line("x", &record, &context);
            let files = vec![SourceFile { path: "x.gaz".to_owned(), text: line.clone() }];
            let gazetteer = load(&[LayerSource { name: "x".to_owned(), files }]).unwrap();
            let entry = gazetteer.entries().next().unwrap();
            let own: Vec<_> = entry.names.iter().collect();
            let names: Vec<&str> = own.iter().map(|name| name.text).take(3).collect();
            assert_eq!(names, [text, &format!("{text}2"), &format!("{text}3")], "{line}");
            assert!(own[0].shared && own[1].weak, "{line}");
            assert_eq!(entry.external_ids.iter().next().unwrap().1, text, "{line}");
            assert_eq!(fold_name(entry.canonical_name()), fold_name(text));
        }
    }

    #[test]
    fn links_to_nothing_and_to_itself_are_left_out() {
        let mut record = Record::new("x", "place.city".parse().unwrap(), Name::new("X"));
        record.links = vec![Link::In("gone".to_owned()), Link::In("x".to_owned()), Link::In("y".to_owned())];
        let resolve = |id: &str| (id != "gone").then(|| id.to_owned());
        let context = Context { is_shared: &|_| false, resolve: &resolve };
        assert_eq!(line("x", &record, &context), ("x | place.city | X | in: y".to_owned(), 2));
    }
}
