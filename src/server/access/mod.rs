//! Who may call what: bearer tokens and their rights.

mod jwt;
mod key_set;
mod signatures;
mod tokens;

use std::path::Path;
use std::sync::Arc;

use http::HeaderMap;
use http::header::AUTHORIZATION;

use super::transport::{JwtTerms, Transport};
use super::watched::{Error, Watched};
use crate::wire;
use key_set::KeySet;
use tokens::Tokens;

/// What a token may be good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Right {
    /// Extraction and the gazetteers.
    Data,
    /// The admin listener.
    Admin,
    /// Reflection.
    Reflection,
}

impl Right {
    /// The right of this name: `data`, `admin` or `reflection`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "data" => Some(Self::Data),
            "admin" => Some(Self::Admin),
            "reflection" => Some(Self::Reflection),
            _ => None,
        }
    }
}

/// Checks tokens against the files that the settings name, or lets all in where they name none. Clones are one.
#[derive(Debug, Clone, Default)]
pub struct Access(Arc<Checks>);

#[derive(Debug, Default)]
struct Checks {
    tokens: Option<Watched<Tokens>>,
    jwt: Option<(Watched<KeySet>, JwtTerms)>,
}

impl Access {
    /// Only bearers of tokens may call, each what its rights allow: JSON web tokens that a key of [`JwtTerms::keys`] signed, and the
    /// tokens of the file that [`Transport::tokens`] names, where they are set. A line of that file is
    ///
    /// ```text
    /// NAME SHA256 RIGHT[,RIGHT…]
    /// ```
    ///
    /// where SHA256 is the hash of the token in hexadecimal digits, and a RIGHT is `data`, `admin` or `reflection`. Empty lines
    /// and those that start with `#` are skipped.
    ///
    /// # Errors
    ///
    /// Where a file cannot be read, something in it is not valid, or it holds nothing.
    pub fn load(transport: &Transport) -> Result<Self, Error> {
        signatures::install();
        let tokens = transport.tokens.as_deref().map(|path| file("tokens", path, tokens::read)).transpose()?;
        let with_terms =
            |terms: &JwtTerms| file("keys of tokens", &terms.keys, key_set::read).map(|keys| (keys, terms.clone()));
        let jwt = transport.jwt.as_ref().map(with_terms).transpose()?;
        Ok(Self(Arc::new(Checks { tokens, jwt })))
    }

    /// Whether no file tells who may call.
    pub fn is_open(&self) -> bool {
        self.0.tokens.is_none() && self.0.jwt.is_none()
    }

    /// Whether a call with these headers has a right.
    ///
    /// # Errors
    ///
    /// [`wire::Error::Unauthenticated`] without a token that is known, or what is wrong with a JSON web token;
    /// [`wire::Error::PermissionDenied`] where it lacks the right.
    pub fn check(&self, headers: &HeaderMap, right: Right) -> Result<(), wire::Error> {
        let Checks { tokens, jwt } = &*self.0;
        if self.is_open() {
            return Ok(());
        }
        let token = headers.get(AUTHORIZATION).and_then(|value| bearer(value.as_bytes()));
        let token = token.ok_or(wire::Error::Unauthenticated)?;
        let known = tokens.as_ref().and_then(|file| file.now().rights(token));
        let rights = match (known, jwt) {
            (Some(rights), _) => rights,
            (None, Some((keys, terms))) => jwt::rights(token, &keys.now(), terms)?,
            (None, None) => return Err(wire::Error::Unauthenticated),
        };
        if rights.has(right) { Ok(()) } else { Err(wire::Error::PermissionDenied) }
    }

    /// Reads the files again when they change, until this is dropped. Where a new one is not valid, what was there before stays.
    pub async fn keep_read(&self) {
        let Checks { tokens, jwt } = &*self.0;
        tokio::join!(keep_read(tokens.as_ref()), keep_read(jwt.as_ref().map(|(keys, _)| keys)));
    }
}

/// What a file holds, as `read` reads it.
fn file<T>(
    what: &'static str,
    path: &Path,
    read: impl Fn(&Path) -> Result<T, Error> + Send + Sync + 'static,
) -> Result<Watched<T>, Error> {
    let path = path.to_owned();
    Watched::load(what, vec![path.clone()], move || read(&path))
}

async fn keep_read<T>(file: Option<&Watched<T>>) {
    if let Some(file) = file {
        file.keep_read().await;
    }
}

/// The token of an `authorization` header (RFC 6750, 2.1). The scheme's letters may be of any case (RFC 9110, 11.1).
fn bearer(value: &[u8]) -> Option<&[u8]> {
    const SCHEME: &[u8] = b"bearer ";
    let (scheme, token) = value.split_at_checked(SCHEME.len())?;
    scheme.eq_ignore_ascii_case(SCHEME).then(|| token.trim_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn access() -> Access {
        let text = format!("reader {} data", tokens::hex_hash(b"good"));
        let read = move |path: &Path| tokens::parse(&text).map_err(|problem| Error::new(path, problem));
        let tokens = file("tokens", Path::new("tokens"), read).unwrap();
        Access(Arc::new(Checks { tokens: Some(tokens), jwt: None }))
    }

    #[test]
    fn a_call_needs_a_known_token_with_the_right() {
        use wire::Error::{PermissionDenied, Unauthenticated};
        let rows = [
            ("good", Some("Bearer good"), Right::Data, Ok(())),
            ("any case", Some("bEARER good"), Right::Data, Ok(())),
            ("spaces", Some("Bearer   good "), Right::Data, Ok(())),
            ("no right", Some("Bearer good"), Right::Reflection, Err(PermissionDenied)),
            ("another right", Some("Bearer good"), Right::Admin, Err(PermissionDenied)),
            ("no header", None, Right::Data, Err(Unauthenticated)),
            ("unknown", Some("Bearer goods"), Right::Data, Err(Unauthenticated)),
            ("empty", Some("Bearer "), Right::Data, Err(Unauthenticated)),
            ("no token", Some("Bearer"), Right::Data, Err(Unauthenticated)),
            ("another scheme", Some("Basic good"), Right::Data, Err(Unauthenticated)),
            (
                "the hash itself",
                Some(&format!("Bearer {}", tokens::hex_hash(b"good"))),
                Right::Data,
                Err(Unauthenticated),
            ),
        ];
        for (row, header, right, expected) in rows {
            let mut headers = HeaderMap::new();
            if let Some(header) = header {
                headers.insert(AUTHORIZATION, header.parse().unwrap());
            }
            assert_eq!(access().check(&headers, right), expected, "{row}");
        }
        assert_eq!(Access::default().check(&HeaderMap::new(), Right::Admin), Ok(()), "no file, no question");
    }
}
