//! A file of public keys: a JSON Web Key Set (RFC 7517).

use std::collections::HashMap;
use std::path::Path;

use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, JwkSet, KeyAlgorithm, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};

use super::signatures::algorithm;
use crate::server::watched::{self, Error};

/// The known public keys, by id.
#[derive(Debug, Default)]
pub struct KeySet(HashMap<String, Key>);

/// A public key.
#[derive(Debug)]
pub struct Key {
    /// The key itself.
    pub decoding: DecodingKey,
    /// The one algorithm it is good for.
    pub algorithm: Algorithm,
}

impl KeySet {
    /// The key with this id.
    pub fn get(&self, id: &str) -> Option<&Key> {
        self.0.get(id)
    }
}

/// Reads a file of keys.
pub fn read(path: &Path) -> Result<KeySet, Error> {
    parse(&watched::read(path)?).map_err(|problem| Error::new(path, problem))
}

/// The keys of a set. Those for other purposes and of other sorts are left out, as RFC 7517 (5) wants it.
pub fn parse(text: &[u8]) -> Result<KeySet, String> {
    let set: JwkSet = serde_json::from_slice(text).map_err(|error| {
        // The text of the error may quote the file; where it stands does not.
        format!("is no JSON Web Key Set: line {}, column {}", error.line(), error.column())
    })?;
    let mut keys = HashMap::new();
    for (index, jwk) in set.keys.iter().enumerate().filter(|(_, jwk)| is_for_signatures(jwk)) {
        let key = key(jwk).ok_or_else(|| format!("key {index} is not valid"))?;
        let id = jwk.common.key_id.clone().filter(|id| !id.is_empty());
        let id = id.ok_or_else(|| format!("key {index} has no kid"))?;
        if keys.insert(id, key).is_some() {
            return Err(format!("key {index} has the kid of another"));
        }
    }
    if keys.is_empty() {
        Err("holds no key for RS256, ES256 or EdDSA; nobody could call".to_owned())
    } else {
        Ok(KeySet(keys))
    }
}

/// Whether it is a public key for signatures by an algorithm that is taken.
fn is_for_signatures(jwk: &Jwk) -> bool {
    let expected = match &jwk.algorithm {
        AlgorithmParameters::RSA(_) => KeyAlgorithm::RS256,
        AlgorithmParameters::EllipticCurve(key) if key.curve == EllipticCurve::P256 => KeyAlgorithm::ES256,
        AlgorithmParameters::OctetKeyPair(key) if key.curve == EllipticCurve::Ed25519 => KeyAlgorithm::EdDSA,
        _ => return false,
    };
    let signs = matches!(jwk.common.public_key_use, None | Some(PublicKeyUse::Signature));
    signs && jwk.common.key_algorithm.is_none_or(|algorithm| algorithm == expected)
}

fn key(jwk: &Jwk) -> Option<Key> {
    const RSA_BYTES: std::ops::RangeInclusive<usize> = 256..=1024;
    let decoding = DecodingKey::from_jwk(jwk).ok()?;
    let algorithm = algorithm(decoding.family())?;
    let has_its_size = match (algorithm, decoding.kind()) {
        (Algorithm::RS256, DecodingKeyKind::RsaModulusExponent { n, .. }) => RSA_BYTES.contains(&n.len()),
        (Algorithm::ES256, DecodingKeyKind::SecretOrDer(point)) => point.len() == 65,
        (Algorithm::EdDSA, DecodingKeyKind::SecretOrDer(key)) => key.len() == 32,
        _ => false,
    };
    has_its_size.then_some(Key { decoding, algorithm })
}
