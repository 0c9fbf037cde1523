//! JSON web tokens over a real socket: those of the issuer, those of attackers, and keys that change.

use std::path::PathBuf;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use entity_extractor::server::{JwtTerms, Right};
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{Ed25519KeyPair, KeyPair as _};
use serde_json::{Value, json};
use tonic::{Code, Request};
use tonic_types::StatusExt as _;

use crate::support::{Setup, TestServer, document, extract};

const ISSUER: &str = "https://issuer.example";

/// A key of an issuer, with an id.
struct Key {
    id: &'static str,
    pair: Ed25519KeyPair,
}

impl Key {
    fn new(id: &'static str) -> Self {
        let seed = Ed25519KeyPair::generate_pkcs8(&SystemRandom::new()).unwrap();
        Self { id, pair: Ed25519KeyPair::from_pkcs8(seed.as_ref()).unwrap() }
    }

    fn public(&self) -> Value {
        json!({ "kty": "OKP", "kid": self.id, "crv": "Ed25519", "x": BASE64.encode(self.pair.public_key()) })
    }

    /// A token by an algorithm, with good claims but for these.
    fn token(&self, algorithm: &str, changes: &[(&str, Value)]) -> String {
        let mut claims = json!({ "iss": ISSUER, "aud": "extractor", "exp": now() + 300, "scope": "openid extract" });
        for (name, value) in changes {
            claims[*name] = value.clone();
        }
        let part = |part: &Value| BASE64.encode(part.to_string());
        let message = format!("{}.{}", part(&json!({ "alg": algorithm, "kid": self.id })), part(&claims));
        let signature = match algorithm {
            "EdDSA" => self.pair.sign(message.as_bytes()).as_ref().to_vec(),
            // What an attacker can sign: with a public key for a secret, or with nothing.
            "HS256" => {
                let key = hmac::Key::new(hmac::HMAC_SHA256, self.pair.public_key().as_ref());
                hmac::sign(&key, message.as_bytes()).as_ref().to_vec()
            }
            _ => Vec::new(),
        };
        format!("{message}.{}", BASE64.encode(signature))
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// A file of keys that is removed with the test.
struct Keys(PathBuf);

impl Keys {
    fn new(keys: &[&Key]) -> Self {
        let file = Self(std::env::temp_dir().join(format!("entity-extractor-jwks-{}.json", std::process::id())));
        file.write(keys);
        file
    }

    fn write(&self, keys: &[&Key]) {
        let keys: Vec<Value> = keys.iter().map(|key| key.public()).collect();
        std::fs::write(&self.0, json!({ "keys": keys }).to_string()).unwrap();
    }
}

impl Drop for Keys {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// The code and the reason of a call with this token; none where it is answered.
async fn call(server: &TestServer, token: &str) -> Option<(Code, String)> {
    let mut request = Request::new(extract(document("d", "Paris")));
    request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    let status = server.extraction().await.extract(request).await.err()?;
    let told = format!("{status:?}");
    assert!(token.split('.').filter(|part| part.len() > 8).all(|part| !told.contains(part)), "a token is told: {told}");
    Some((status.code(), status.get_error_details().error_info().map(|info| info.reason.clone()).unwrap_or_default()))
}

#[tokio::test]
async fn a_call_needs_a_token_of_the_issuer_for_this_server() {
    let (old, new, stranger) = (Key::new("old"), Key::new("new"), Key::new("old"));
    let file = Keys::new(&[&old]);
    let mut setup = Setup::default();
    setup.transport.jwt = Some(JwtTerms {
        keys: file.0.clone(),
        issuer: ISSUER.to_owned(),
        audience: "extractor".to_owned(),
        claim: "scope".to_owned(),
        scopes: vec![(Right::Data, "extract".to_owned())],
    });
    let server = TestServer::with(setup).await;
    let good = |key: &Key| key.token("EdDSA", &[]);
    let with = |name, value| old.token("EdDSA", &[(name, value)]);
    let rows = [
        ("good", good(&old), ""),
        ("expired", with("exp", json!(now() - 3600)), "TOKEN_EXPIRED"),
        ("not yet", with("nbf", json!(now() + 3600)), "TOKEN_INVALID"),
        ("another audience", with("aud", json!("else")), "TOKEN_INVALID"),
        ("another issuer", with("iss", json!("https://else.example")), "TOKEN_INVALID"),
        ("another's key", good(&stranger), "TOKEN_INVALID"),
        ("unknown key", good(&new), "TOKEN_KEY_UNKNOWN"),
        ("alg none", old.token("none", &[]), "UNAUTHENTICATED"),
        ("a public key as secret", old.token("HS256", &[]), "TOKEN_INVALID"),
        ("no token", "x".to_owned(), "UNAUTHENTICATED"),
        ("another scope", with("scope", json!("extractor")), "PERMISSION_DENIED"),
    ];
    for (row, token, expected) in rows {
        let refused = call(&server, &token).await;
        let code = if expected == "PERMISSION_DENIED" { Code::PermissionDenied } else { Code::Unauthenticated };
        assert_eq!(refused, (!expected.is_empty()).then(|| (code, expected.to_owned())), "{row}");
    }

    // A file with a mistake changes nothing; one with other keys takes the place of the first.
    std::fs::write(&file.0, "broken").unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(call(&server, &good(&old)).await, None, "the keys before stay");
    file.write(&[&new]);
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(call(&server, &good(&new)).await, None, "the new key is known");
    let unknown = Some((Code::Unauthenticated, "TOKEN_KEY_UNKNOWN".to_owned()));
    assert_eq!(call(&server, &good(&old)).await, unknown, "the old key is not");
}
