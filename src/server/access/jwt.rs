//! JSON web tokens (RFC 7519): who signed them, for whom, until when, and what they allow.

use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation, decode, decode_header};
use serde_json::{Map, Value};

use super::key_set::KeySet;
use super::tokens::Rights;
use crate::server::transport::JwtTerms;
use crate::wire::Error;

/// The most bytes of a token; real ones have one or two thousand.
const MOST_BYTES: usize = 8 * 1024;

/// How far the clocks of whoever issues tokens and of the server may be apart, in seconds.
const LEEWAY: u64 = 60;

/// The rights that a token gives, which may be none.
///
/// # Errors
///
/// [`Error::Unauthenticated`] for what is no such token, and for each of the others what is wrong with it.
pub fn rights(token: &[u8], keys: &KeySet, terms: &JwtTerms) -> Result<Rights, Error> {
    if token.len() > MOST_BYTES {
        return Err(Error::TokenInvalid);
    }
    let header = decode_header(token).map_err(|_| Error::Unauthenticated)?;
    // What must be understood (RFC 7515, 4.1.11) is not.
    if header.crit.is_some() {
        return Err(Error::TokenInvalid);
    }
    let key = header.kid.as_deref().and_then(|id| keys.get(id)).ok_or(Error::TokenKeyUnknown)?;
    let claims = decode::<Map<String, Value>>(token, &key.decoding, &validation(key.algorithm, terms));
    let claims = claims.map_err(|error| match error.kind() {
        ErrorKind::ExpiredSignature => Error::TokenExpired,
        _ => Error::TokenInvalid,
    })?;
    Ok(granted(claims.claims.get(&terms.claim), terms))
}

/// What is asked of a token. The key says by which algorithm it is signed, never the token.
fn validation(algorithm: Algorithm, terms: &JwtTerms) -> Validation {
    let mut validation = Validation::new(algorithm);
    validation.set_required_spec_claims(&["exp", "iss", "aud"]);
    validation.set_issuer(&[&terms.issuer]);
    validation.set_audience(&[&terms.audience]);
    validation.validate_nbf = true;
    validation.leeway = LEEWAY;
    validation
}

/// The rights whose scopes the claim has: words of a string (RFC 8693, 4.2) or strings of a list.
fn granted(claim: Option<&Value>, terms: &JwtTerms) -> Rights {
    let has = |scope: &str| match claim {
        Some(Value::String(scopes)) => scopes.split(' ').any(|one| one == scope),
        Some(Value::Array(scopes)) => scopes.iter().any(|one| one.as_str() == Some(scope)),
        _ => false,
    };
    let granted = terms.scopes.iter().filter(|(_, scope)| has(scope));
    granted.fold(Rights::NONE, |rights, (right, _)| rights.with(*right))
}

#[cfg(test)]
mod tests;
