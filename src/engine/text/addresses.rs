//! Web and mail addresses, handles, hashtags and file names: names inside them are no mentions.

use super::characters::{character_at, is_apostrophe, is_word};
use crate::engine::{Span, Stop};

/// An address in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Address {
    /// Where it stands, without the punctuation around it.
    pub span: Span,
    /// What sort it is.
    pub kind: AddressKind,
}

/// What sort of address it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AddressKind {
    /// With a scheme or `www.`: `https://example.com/china`.
    Url,
    /// `desk@example.com`.
    Email,
    /// `@POTUS`.
    Handle,
    /// `#China`.
    Hashtag,
    /// A domain without a scheme, with its path: `example.com/china`.
    Domain,
    /// A file's name: `report.pdf`.
    File,
}

/// The last labels by which a domain without a scheme is known. Country domains that are English words (`in`, `it`, `us`) are left
/// out: a missing space after a full stop is more common.
const TOP_LEVEL_DOMAINS: [&str; 40] = [
    "ae", "app", "au", "biz", "br", "ca", "ch", "cn", "com", "de", "dev", "edu", "es", "eu", "fr", "gov", "hk", "il",
    "info", "int", "io", "ir", "jp", "kr", "mil", "net", "news", "nl", "org", "pl", "ru", "sa", "se", "sg", "tr", "tv",
    "tw", "ua", "uk", "za",
];

/// The endings by which a file's name is known.
const FILE_EXTENSIONS: [&str; 28] = [
    "avi", "csv", "doc", "docx", "exe", "gif", "gz", "htm", "html", "jpeg", "jpg", "js", "json", "mov", "mp3", "mp4",
    "odt", "pdf", "php", "png", "ppt", "pptx", "svg", "txt", "xls", "xlsx", "xml", "zip",
];

/// Finds the addresses in `text`, in order, in place of what `addresses` held.
/// Once `stop` is set, no more follow.
pub fn find_addresses(text: &str, addresses: &mut Vec<Address>, stop: &Stop) {
    addresses.clear();
    let mut at = 0;
    while let Some(start) = next_candidate(text, at).filter(|_| !stop.is_set()) {
        at = start;
        let Some(character) = character_at(text, at) else { break };
        let run = at + run_len(&text[at..]);
        let found = match character {
            _ if run > at => of_run(text, Span::new(at, run)),
            '@' if !text[..at].ends_with(is_word) => handle(text, at),
            '#' if !text[..at].ends_with(is_word) => hashtag(text, at),
            _ => None,
        };
        at = match found {
            Some(address) => {
                addresses.push(address);
                address.span.end.max(run)
            }
            None => run.max(at + character.len_utf8()),
        };
    }
}

/// Where the next run of [`is_address_character`] from `at` on starts that holds a sign without which there is no address, or that one
/// follows; where the sign is, if it stands behind no run.
fn next_candidate(text: &str, at: usize) -> Option<usize> {
    let sign = at + text.as_bytes()[at..].iter().position(|byte| matches!(byte, b'.' | b':' | b'@' | b'#'))?;
    let run = text[at..sign].trim_end_matches(is_address_character);
    Some(at + run.len())
}

/// The address that starts in a run of [`is_address_character`].
fn of_run(text: &str, run: Span) -> Option<Address> {
    let (word, rest) = (run.of(text), &text[run.end..]);
    if rest.starts_with("://") {
        let scheme = word.len() - word.trim_end_matches(|letter: char| letter.is_ascii_alphanumeric()).len();
        if scheme < 2 {
            return None;
        }
        let end = url_end(text, run.end + 3);
        return (end > run.end + 3).then(|| address(run.end - scheme, end, AddressKind::Url));
    }
    if let Some(domain) = rest.strip_prefix('@') {
        let domain = mail_domain(domain);
        let start = run.end - word.trim_start_matches(is_trimmed).len();
        let end = run.end + 1 + domain.len();
        return (start < run.end && !domain.is_empty()).then(|| address(start, end, AddressKind::Email));
    }
    if !word.contains('.') {
        return None;
    }
    let name = trimmed(word);
    let start = run.end - word.trim_start_matches(is_trimmed).len();
    let end = start + name.len();
    if name.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("www.")) {
        return Some(address(start, url_end(text, end), AddressKind::Url));
    }
    match kind_by_last_label(name)? {
        AddressKind::Domain if end == run.end && leads_to_path(rest) => {
            Some(address(start, url_end(text, end), AddressKind::Domain))
        }
        kind => Some(address(start, end, kind)),
    }
}

/// `@` and a name; in a federated network the server's name too.
fn handle(text: &str, at: usize) -> Option<Address> {
    let name_end = |from: usize| {
        from + text[from..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'_').count()
    };
    let end = name_end(at + 1);
    if end == at + 1 {
        return None;
    }
    let server = text[end..].strip_prefix('@').map_or("", mail_domain);
    let end = if server.is_empty() { end } else { end + 1 + server.len() };
    Some(address(at, end, AddressKind::Handle))
}

/// `#` and a word with a letter in it; `#1` is a rank.
fn hashtag(text: &str, at: usize) -> Option<Address> {
    let word = &text[at + 1..];
    let word = &word[..word.len() - word.trim_start_matches(is_word).len()];
    word.contains(char::is_alphabetic).then(|| address(at, at + 1 + word.len(), AddressKind::Hashtag))
}

fn address(start: usize, end: usize, kind: AddressKind) -> Address {
    Address { span: Span::new(start, end), kind }
}

/// How many bytes of `text` are characters of host names, file names and mail boxes.
fn run_len(text: &str) -> usize {
    let ascii = text.bytes().take_while(|&byte| byte.is_ascii() && is_address_character(char::from(byte))).count();
    let rest = &text[ascii..];
    // Most runs are ASCII.
    if rest.starts_with(|next: char| next.is_ascii()) {
        return ascii;
    }
    ascii + rest.len() - rest.trim_start_matches(is_address_character).len()
}

/// Which characters of ASCII those are.
const ASCII_CHARACTERS: [bool; 128] = {
    let mut table = [false; 128];
    let mut at = 0;
    while at < 128 {
        let byte = at as u8;
        table[at] = byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+' | b'%');
        at += 1;
    }
    table
};

#[inline]
fn is_address_character(character: char) -> bool {
    if character.is_ascii() {
        return ASCII_CHARACTERS[character as usize & 0x7f];
    }
    character.is_alphanumeric() && !is_apostrophe(character)
}

/// What may stand around a host or file name without being part of it.
fn is_trimmed(character: char) -> bool {
    matches!(character, '.' | '-' | '_' | '+' | '%')
}

fn trimmed(run: &str) -> &str {
    run.trim_matches(is_trimmed)
}

/// The domain that `text` starts with, of two labels or more; empty where there is none.
fn mail_domain(text: &str) -> &str {
    let domain = text[..run_len(text)].trim_end_matches(is_trimmed);
    let is_domain = domain
        .rsplit_once('.')
        .is_some_and(|(_, last)| last.chars().nth(1).is_some() && last.chars().all(char::is_alphabetic));
    if is_domain && !domain.starts_with('.') && !domain.contains("..") { domain } else { "" }
}

/// Whether `name` is a domain or a file, by a last label that is known and written small (or all of it in capitals).
fn kind_by_last_label(name: &str) -> Option<AddressKind> {
    let (rest, last) = name.rsplit_once('.')?;
    if rest.is_empty()
        || name.contains("..")
        || (last.contains(char::is_uppercase) && name.contains(char::is_lowercase))
    {
        return None;
    }
    let last = last.to_ascii_lowercase();
    if TOP_LEVEL_DOMAINS.binary_search(&last.as_str()).is_ok() {
        Some(AddressKind::Domain)
    } else if FILE_EXTENSIONS.binary_search(&last.as_str()).is_ok() {
        Some(AddressKind::File)
    } else {
        None
    }
}

/// Whether a path or a port follows a domain.
fn leads_to_path(rest: &str) -> bool {
    rest.starts_with('/')
        || rest.strip_prefix(':').is_some_and(|port| port.starts_with(|digit: char| digit.is_ascii_digit()))
}

/// Where a URL ends that goes on at `from`: before white space, quotes and angle brackets, without the punctuation of the
/// sentence, closing brackets that it did not open, and a possessive.
fn url_end(text: &str, from: usize) -> usize {
    let ends = |character: char| {
        character.is_whitespace() || matches!(character, '<' | '>' | '"' | '`' | '«' | '»' | '‘'..='‟')
    };
    let mut url = &text[from..];
    url = &url[..url.find(ends).unwrap_or(url.len())];
    let mut unopened = unopened_brackets(url);
    while let Some(last) = url.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '_' | '…' => {}
            ')' | ']' | '}' if unopened > 0 => unopened -= 1,
            's' if url.ends_with("'s") => {}
            _ => break,
        }
        url = &url[..url.len() - last.len_utf8()];
    }
    from + url.len()
}

/// How many more brackets `url` closes than it opens.
fn unopened_brackets(url: &str) -> usize {
    let opening = url.bytes().filter(|byte| b"([{".contains(byte)).count();
    let closing = url.bytes().filter(|byte| b")]}".contains(byte)).count();
    closing.saturating_sub(opening)
}

#[cfg(test)]
mod tests;
