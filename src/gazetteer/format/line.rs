//! One line split into its parts, each with the column where it starts.

/// A mistake in a line.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gazetteer) struct Mistake {
    /// The byte of the line where it stands.
    pub at: usize,
    /// What is wrong and what to write instead.
    pub message: String,
}

impl Mistake {
    pub fn new(at: usize, message: impl Into<String>) -> Self {
        Self { at, message: message.into() }
    }
}

/// `id | type.kind | Name | key: value; value {flag} | …`
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gazetteer) struct Line {
    pub id: Value,
    /// The part before the dot.
    pub entity_type: Value,
    /// The part after it.
    pub kind: Value,
    pub name: Value,
    pub fields: Vec<Field>,
}

/// `key: value; value`
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gazetteer) struct Field {
    pub key: Value,
    pub values: Vec<Value>,
}

/// A text with its flags.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::gazetteer) struct Value {
    /// The byte of the line where it starts.
    pub at: usize,
    pub text: String,
    pub flags: Vec<(usize, String)>,
}

/// Splits a line; the caller has left out comments and empty lines.
pub(in crate::gazetteer) fn parse_line(line: &str) -> Result<Line, Mistake> {
    let mut cells = split(line, 0, b'|').into_iter();
    let (Some(id), Some(class), Some(name)) = (cells.next(), cells.next(), cells.next()) else {
        return Err(Mistake::new(0, "an entry starts with three parts: `id | type.kind | Canonical Name`"));
    };
    let id = parse_id(id)?;
    let (entity_type, kind) = parse_class(class)?;
    let name = parse_value(name)?;
    let fields = cells.map(parse_field).collect::<Result<Vec<_>, _>>()?;
    for (i, field) in fields.iter().enumerate() {
        if fields[..i].iter().any(|earlier| earlier.key.text == field.key.text) {
            let message = format!("the key `{}` stands twice; list its values once, with `;`", field.key.text);
            return Err(Mistake::new(field.key.at, message));
        }
    }
    Ok(Line { id, entity_type, kind, name, fields })
}

/// A slice of the line and the byte where it starts, without white space around it.
#[derive(Clone, Copy)]
struct Cell<'a> {
    at: usize,
    text: &'a str,
}

impl<'a> Cell<'a> {
    fn trimmed(at: usize, text: &'a str) -> Self {
        let start = text.len() - text.trim_start().len();
        Self { at: at + start, text: text.trim() }
    }
}

/// Splits at `separator`, which is ASCII, where no backslash stands before it.
fn split(text: &str, at: usize, separator: u8) -> Vec<Cell<'_>> {
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (i, byte) in text.bytes().enumerate() {
        if byte == separator && !escaped {
            cells.push(Cell::trimmed(at + start, &text[start..i]));
            start = i + 1;
        }
        escaped = byte == b'\\' && !escaped;
    }
    cells.push(Cell::trimmed(at + start, &text[start..]));
    cells
}

/// Whether a text is words of `a-z` and `0-9` joined by single hyphens.
pub(in crate::gazetteer) fn is_id(text: &str) -> bool {
    let is_word = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.split('-').all(is_word)
}

fn parse_id(cell: Cell<'_>) -> Result<Value, Mistake> {
    if is_id(cell.text) {
        return Ok(Value { at: cell.at, text: cell.text.to_owned(), flags: Vec::new() });
    }
    Err(Mistake::new(cell.at, "an id is words of `a-z` and `0-9` joined by single hyphens, such as `hong-kong`"))
}

fn parse_class(cell: Cell<'_>) -> Result<(Value, Value), Mistake> {
    let (entity_type, kind) = cell
        .text
        .split_once('.')
        .filter(|(_, kind)| !kind.is_empty())
        .ok_or_else(|| Mistake::new(cell.at, "the second part is a type and a kind, such as `place.city`"))?;
    let value = |at: usize, text: &str| Value { at, text: text.to_owned(), flags: Vec::new() };
    Ok((value(cell.at, entity_type), value(cell.at + entity_type.len() + 1, kind)))
}

fn parse_field(cell: Cell<'_>) -> Result<Field, Mistake> {
    let (key, values) = cell
        .text
        .split_once(':')
        .ok_or_else(|| Mistake::new(cell.at, "a part after the name has the form `key: value; value`"))?;
    let values_at = cell.at + key.len() + 1;
    let key = Value { at: cell.at, text: key.trim_end().to_owned(), flags: Vec::new() };
    let values = split(values, values_at, b';').into_iter().map(parse_value).collect::<Result<_, _>>()?;
    Ok(Field { key, values })
}

fn parse_value(cell: Cell<'_>) -> Result<Value, Mistake> {
    let (text, flags) = match unescaped(cell.text, b'{') {
        None => (cell.text, Vec::new()),
        Some(open) => {
            let Some(inner) = cell.text[open + 1..].strip_suffix('}') else {
                return Err(Mistake::new(cell.at + open, "flags stand at the end in braces, such as `Nice {weak}`"));
            };
            let mut flags = Vec::new();
            let mut at = open + 1;
            for word in inner.split(' ') {
                if !word.is_empty() {
                    flags.push((cell.at + at, word.to_owned()));
                }
                at += word.len() + 1;
            }
            (cell.text[..open].trim_end(), flags)
        }
    };
    let text = unescape(text);
    if text.is_empty() {
        return Err(Mistake::new(cell.at, "a value is empty; leave out the separator or write the value"));
    }
    Ok(Value { at: cell.at, text, flags })
}

/// The first `wanted`, which is ASCII, that no backslash escapes.
fn unescaped(text: &str, wanted: u8) -> Option<usize> {
    let mut escaped = false;
    for (i, byte) in text.bytes().enumerate() {
        if byte == wanted && !escaped {
            return Some(i);
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

fn unescape(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut plain = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        plain.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_split_into_parts() {
        let line = parse_line(r"ab-1 | organization.company | A\|B \; C {weak exact} | alias: X; Y {any}").unwrap();
        assert_eq!(line.id.text, "ab-1");
        assert_eq!((line.entity_type.text.as_str(), line.kind.text.as_str()), ("organization", "company"));
        assert_eq!(line.name.text, "A|B ; C");
        assert_eq!(line.name.flags.iter().map(|(_, flag)| flag.as_str()).collect::<Vec<_>>(), ["weak", "exact"]);
        let values: Vec<_> = line.fields[0].values.iter().map(|value| value.text.as_str()).collect();
        assert_eq!(values, ["X", "Y"]);
    }

    #[test]
    fn mistakes_tell_where() {
        let cases = [
            ("two parts", "a | place.city", 0),
            ("id in capitals", "  A | place.city | A", 2),
            ("id with two hyphens", "a--b | place.city | A", 0),
            ("no kind", "a | place | A", 4),
            ("empty name", "a | place.city | ", 17),
            ("no key", "a | place.city | A | alias", 21),
            ("empty value", "a | place.city | A | alias: B;; C", 30),
            ("flag in the middle", "a | place.city | A {weak} B", 19),
            ("key twice", "a | place.city | A | alias: B | alias: C", 32),
        ];
        for (name, line, at) in cases {
            assert_eq!(parse_line(line).map_err(|mistake| mistake.at), Err(at), "{name}: {line}");
        }
    }
}
