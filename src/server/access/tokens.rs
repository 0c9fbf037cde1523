//! A file of tokens, which holds no token: only their hashes.

use std::path::Path;

use sha2::{Digest as _, Sha256};
use subtle::{Choice, ConditionallySelectable as _, ConstantTimeEq as _};

use super::Right;
use crate::server::watched::{self, Error};

/// The known tokens.
#[derive(Debug, Default)]
pub struct Tokens(Vec<Token>);

#[derive(Debug)]
struct Token {
    hash: [u8; 32],
    rights: Rights,
}

/// A set of rights.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights(u8);

impl Rights {
    /// None at all.
    pub const NONE: Self = Self(0);

    /// These and `right`.
    #[must_use]
    pub fn with(self, right: Right) -> Self {
        Self(self.0 | bit(right))
    }

    /// Whether `right` is among them.
    pub fn has(self, right: Right) -> bool {
        self.0 & bit(right) != 0
    }
}

impl Tokens {
    /// The rights of a token, where it is known. Takes the same time for any token of one length: every hash is compared, and
    /// each to its end.
    pub fn rights(&self, token: &[u8]) -> Option<Rights> {
        let hash: [u8; 32] = Sha256::digest(token).into();
        let mut found = 0;
        for known in &self.0 {
            let is_it: Choice = known.hash.ct_eq(&hash);
            found = u8::conditional_select(&found, &known.rights.0, is_it);
        }
        (found != 0).then_some(Rights(found))
    }
}

/// Reads a file of tokens.
pub fn read(path: &Path) -> Result<Tokens, Error> {
    let text = String::from_utf8(watched::read(path)?).map_err(|_| Error::new(path, "is not UTF-8"))?;
    parse(&text).map_err(|problem| Error::new(path, problem))
}

/// The tokens of a text. A problem names its line and nothing that stands there.
pub fn parse(text: &str) -> Result<Tokens, String> {
    let mut tokens = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let token = token(line).ok_or_else(|| {
            format!("line {} is not NAME SHA256 RIGHT[,RIGHT…] with the rights data, admin, reflection", index + 1)
        })?;
        tokens.push(token);
    }
    if tokens.is_empty() { Err("holds no token; nobody could call".to_owned()) } else { Ok(Tokens(tokens)) }
}

fn token(line: &str) -> Option<Token> {
    let mut fields = line.split_whitespace();
    // The name is for those who read the file.
    let _name = fields.next()?;
    let hash = unhex(fields.next()?)?;
    let rights =
        fields.next()?.split(',').try_fold(Rights::NONE, |rights, name| Some(rights.with(Right::named(name)?)))?;
    fields.next().is_none().then_some(Token { hash, rights })
}

fn bit(right: Right) -> u8 {
    match right {
        Right::Data => 1,
        Right::Admin => 2,
        Right::Reflection => 4,
    }
}

fn unhex(digits: &str) -> Option<[u8; 32]> {
    let mut bytes = [0; 32];
    if digits.len() != 2 * bytes.len() || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    for (index, byte) in bytes.iter_mut().enumerate() {
        *byte = u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok()?;
    }
    Some(bytes)
}

/// The hash of a token as a file has it.
#[cfg(test)]
pub fn hex_hash(token: &[u8]) -> String {
    Sha256::digest(token).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines() {
        let hash = hex_hash(b"t");
        let long = format!("n {hash}0 data");
        let rows = [
            ("one right", format!("n {hash} data"), Some(1)),
            ("all rights", format!("n {hash} data,admin,reflection"), Some(7)),
            ("comments", format!("# tokens\n\n  n\t{}  admin\r\n", hash.to_uppercase()), Some(2)),
            ("nothing", String::new(), None),
            ("no right", format!("n {hash}"), None),
            ("empty right", format!("n {hash} data,"), None),
            ("unknown right", format!("n {hash} all"), None),
            ("no name", format!("{hash} data"), None),
            ("more", format!("n {hash} data admin"), None),
            ("a short hash", format!("n {} data", &hash[1..]), None),
            ("a long hash", long, None),
            ("no hexadecimal", format!("n {} data", "+1".repeat(32)), None),
            ("one bad line", format!("n {hash} data\nsecret"), None),
        ];
        for (row, text, rights) in rows {
            let tokens = parse(&text);
            assert_eq!(tokens.as_ref().ok().and_then(|tokens| tokens.rights(b"t")), rights.map(Rights), "{row}");
            if let Err(problem) = tokens {
                assert!(!problem.contains(&hash) && !problem.contains("secret"), "{row}: {problem}");
            }
        }
    }

    #[test]
    fn each_token_has_its_own_rights() {
        let text = format!("a {} data\nb {} reflection", hex_hash(b"one"), hex_hash(b"two"));
        let tokens = parse(&text).unwrap();
        for (token, expected) in [("one", Some(1)), ("two", Some(4)), ("three", None), ("", None)] {
            assert_eq!(tokens.rights(token.as_bytes()), expected.map(Rights), "{token}");
        }
    }
}
