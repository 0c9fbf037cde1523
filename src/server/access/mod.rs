//! Who may call what: bearer tokens and their rights.

mod tokens;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use http::HeaderMap;
use http::header::AUTHORIZATION;
use tokio::sync::watch;
use tokio::time::sleep;
use tracing::{error, info};

use super::watched::{Error, LOOK, fingerprint};
use crate::wire;
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

/// Checks tokens against a file, or lets all in. Clones are one.
#[derive(Debug, Clone)]
pub struct Access(Option<Arc<File>>);

#[derive(Debug)]
struct File {
    path: PathBuf,
    seen: [u8; 32],
    tokens: watch::Sender<Tokens>,
}

impl Access {
    /// Everyone may call everything.
    pub fn open() -> Self {
        Self(None)
    }

    /// Only bearers of the tokens of a file may call, each what its rights allow. A line of the file is
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
    /// Where the file cannot be read, a line of it is not valid, or it has none.
    pub fn load(path: &Path) -> Result<Self, Error> {
        let seen = fingerprint([path].into_iter());
        let tokens = watch::Sender::new(tokens::read(path)?);
        Ok(Self(Some(Arc::new(File { path: path.to_owned(), seen, tokens }))))
    }

    /// Whether no file tells who may call.
    pub fn is_open(&self) -> bool {
        self.0.is_none()
    }

    /// Whether a call with these headers has a right.
    ///
    /// # Errors
    ///
    /// [`wire::Error::Unauthenticated`] without a token that is known, [`wire::Error::PermissionDenied`] where it lacks the right.
    pub fn check(&self, headers: &HeaderMap, right: Right) -> Result<(), wire::Error> {
        let Some(file) = &self.0 else { return Ok(()) };
        let token = headers.get(AUTHORIZATION).and_then(|value| bearer(value.as_bytes()));
        let rights = token.and_then(|token| file.tokens.borrow().rights(token));
        match rights {
            None => Err(wire::Error::Unauthenticated),
            Some(rights) if rights.has(right) => Ok(()),
            Some(_) => Err(wire::Error::PermissionDenied),
        }
    }

    /// Reads the file again when it changes, until it is dropped. Where the new one is not valid, the tokens before stay.
    pub async fn keep_read(&self) {
        let Some(file) = &self.0 else { return };
        let mut seen = file.seen;
        loop {
            sleep(LOOK).await;
            let now = fingerprint([file.path.as_path()].into_iter());
            if now == seen {
                continue;
            }
            seen = now;
            match tokens::read(&file.path) {
                Ok(tokens) => {
                    file.tokens.send_replace(tokens);
                    info!("the tokens were read again");
                }
                Err(error) => error!(%error, "the new tokens cannot be used, those before stay"),
            }
        }
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
        let tokens = tokens::parse(&format!("reader {} data", tokens::hex_hash(b"good"))).unwrap();
        Access(Some(Arc::new(File { path: PathBuf::new(), seen: [0; 32], tokens: watch::Sender::new(tokens) })))
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
        assert_eq!(Access::open().check(&HeaderMap::new(), Right::Admin), Ok(()), "no file, no question");
    }
}
