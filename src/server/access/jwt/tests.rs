//! Tokens that are good, and those of attackers.

use std::time::{SystemTime, UNIX_EPOCH};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use ring::hmac;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair as _};
use serde_json::json;

use super::super::{Right, key_set, signatures};
use super::*;

/// A public RSA key, and a token that its private key, which nobody has any more, signed until the year 2100.
const RSA_KEY: &str = "1W-P3WNakAHKzr52mh8b3W4OvuO7y-UF7st9-8pW7KzWHeNHaren5cciCc6r7rSK8qSfHuBRIliP70dsBnyhbUrc1lYLvXUgbRfc-ynMJpl_tMYyUaaH-JW1GdbDfA30dA2PVhouZHFHyTVOv01z40bKFCcj4V6DAfExeGRdgDs32krcQVYwqhHZ1itZftHiN01wo-8yAmOYpO6qGwSAFg2ktJPE_c95XdOgN-lWL4kTILnzXTlcIfR9rgZUmivsVSeMXBVtrIoYhIUSpInwcmEKBo9ZlszmZzM2_CeH_DTBBYIcbJaHerFTLJL5YyonKVZneQ4Yah8Nhyj5OpRMTw";
const RSA_TOKEN: &str = "eyJhbGciOiJSUzI1NiIsImtpZCI6InJzYSIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJodHRwczovL2lzc3Vlci5leGFtcGxlIiwiYXVkIjoiZW50aXR5LWV4dHJhY3RvciIsImV4cCI6NDEwMjQ0NDgwMCwic2NvcGUiOiJvcGVuaWQgZW50aXR5LWV4dHJhY3Rvci5kYXRhIn0.CTIUHwBJCUM6d1BSjaUmuhe4qfZ7ipJPjzvAoqtqScv5A2XVMCVW6XsSr_ALp_rQXHfn4fPH0GE2wHFoVPyyYG13p1Y1iFfd-D5wRLR8YYs1QuT7iu606Lw5yvWLlhuuUyncliWnEWluBIhmOK8lcEGnM4tJgDWTxAcQ-vynjLWoa8tGCcZ0ZW8D3_m8Tc8JZthiJke4iBFcNsVi_ccUmOmm6PMGYHWFSPkNZBFO6bg7MR_QaSRZ9xnyA9x9boFF1SfilBkpp5XubNPI0oemwhDDM_RAzq4-gp-joLs4nIMknVrHT4JtQEud9KfnNDDtZHhILjj1KYB3zeFsXVsqaA";

/// An issuer with a key of each sort.
struct Issuer {
    p256: EcdsaKeyPair,
    ed25519: Ed25519KeyPair,
    random: SystemRandom,
}

impl Issuer {
    fn new() -> Self {
        signatures::install();
        let random = SystemRandom::new();
        let p256 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).unwrap();
        let p256 = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, p256.as_ref(), &random).unwrap();
        let ed25519 = Ed25519KeyPair::generate_pkcs8(&random).unwrap();
        Self { p256, ed25519: Ed25519KeyPair::from_pkcs8(ed25519.as_ref()).unwrap(), random }
    }

    /// The public keys.
    fn keys(&self) -> Value {
        let (x, y) = self.p256.public_key().as_ref()[1..].split_at(32);
        json!({ "keys": [
            { "kty": "RSA", "kid": "rsa", "n": RSA_KEY, "e": "AQAB", "alg": "RS256", "use": "sig" },
            { "kty": "EC", "kid": "ec", "crv": "P-256", "x": BASE64.encode(x), "y": BASE64.encode(y) },
            { "kty": "OKP", "kid": "ed", "crv": "Ed25519", "x": BASE64.encode(self.ed25519.public_key()) },
        ] })
    }

    /// A token by the algorithm that the header names; `none` and what is unknown is signed by nothing.
    fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |part: &Value| BASE64.encode(part.to_string());
        let message = format!("{}.{}", part(header), part(claims));
        let signature = match header["alg"].as_str().unwrap() {
            "ES256" => self.p256.sign(&self.random, message.as_bytes()).unwrap().as_ref().to_vec(),
            "EdDSA" => self.ed25519.sign(message.as_bytes()).as_ref().to_vec(),
            // By what an attacker knows: a public key, taken for a secret.
            "HS256" => {
                hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, self.ed25519.public_key().as_ref()), message.as_bytes())
                    .as_ref()
                    .to_vec()
            }
            _ => Vec::new(),
        };
        format!("{message}.{}", BASE64.encode(signature))
    }
}

fn terms() -> JwtTerms {
    JwtTerms {
        keys: "unused".into(),
        issuer: "https://issuer.example".to_owned(),
        audience: "entity-extractor".to_owned(),
        claim: "scope".to_owned(),
        scopes: vec![(Right::Data, "entity-extractor.data".to_owned()), (Right::Reflection, "tools".to_owned())],
    }
}

fn now() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()
}

/// Good claims with some changed; null leaves one out.
fn claims(changes: &Value) -> Value {
    let mut claims = json!({
        "iss": "https://issuer.example", "aud": "entity-extractor", "exp": now() + 300, "scope": "entity-extractor.data",
    });
    for (name, value) in changes.as_object().unwrap() {
        claims[name] = value.clone();
    }
    claims.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    claims
}

fn header(algorithm: &str, key: &str) -> Value {
    json!({ "alg": algorithm, "kid": key })
}

#[test]
fn rights_follow_the_scopes() {
    let issuer = Issuer::new();
    let keys = key_set::parse(issuer.keys().to_string().as_bytes()).unwrap();
    let rows = [
        ("as good as any", json!({}), vec![Right::Data]),
        ("two scopes", json!({ "scope": "openid tools entity-extractor.data" }), vec![Right::Data, Right::Reflection]),
        ("a list", json!({ "scope": ["tools"] }), vec![Right::Reflection]),
        ("a scope that starts so", json!({ "scope": "toolsmith entity-extractor.database" }), vec![]),
        ("no scope", json!({ "scope": null }), vec![]),
        ("another claim", json!({ "scope": null, "scp": "tools" }), vec![]),
        ("a number", json!({ "scope": 1 }), vec![]),
        ("several audiences", json!({ "aud": ["else", "entity-extractor"] }), vec![Right::Data]),
        ("expired, but the clocks differ", json!({ "exp": now() - 30 }), vec![Right::Data]),
        ("not yet, but the clocks differ", json!({ "nbf": now() + 30 }), vec![Right::Data]),
    ];
    for (row, changes, expected) in rows {
        for (algorithm, key) in [("ES256", "ec"), ("EdDSA", "ed")] {
            let token = issuer.sign(&header(algorithm, key), &claims(&changes));
            let expected = expected.iter().fold(Rights::NONE, |rights, &right| rights.with(right));
            assert_eq!(rights(token.as_bytes(), &keys, &terms()), Ok(expected), "{row}, {algorithm}");
        }
    }
    assert_eq!(rights(RSA_TOKEN.as_bytes(), &keys, &terms()), Ok(Rights::NONE.with(Right::Data)), "RS256");
}

#[test]
fn what_attackers_send_is_refused() {
    use Error::{TokenExpired, TokenInvalid, TokenKeyUnknown, Unauthenticated};
    let (issuer, other) = (Issuer::new(), Issuer::new());
    let keys = key_set::parse(issuer.keys().to_string().as_bytes()).unwrap();
    let good = issuer.sign(&header("EdDSA", "ed"), &claims(&json!({})));
    let changed = |changes: Value| issuer.sign(&header("EdDSA", "ed"), &claims(&changes));
    let (message, signature) = good.rsplit_once('.').unwrap();
    let headed = |header: Value| issuer.sign(&header, &claims(&json!({})));
    let rows = [
        ("alg none", headed(header("none", "ed")), Unauthenticated),
        (
            "alg None without signature",
            format!("{}.", headed(header("None", "ed")).trim_end_matches('.')),
            Unauthenticated,
        ),
        ("a public key as secret", headed(header("HS256", "ed")), TokenInvalid),
        ("ES256 by the key for EdDSA", headed(header("ES256", "ed")), TokenInvalid),
        ("EdDSA by the key for RS256", headed(header("EdDSA", "rsa")), TokenInvalid),
        ("RS512 by the key for RS256", headed(header("RS512", "rsa")), TokenInvalid),
        ("no signature", format!("{message}."), TokenInvalid),
        ("no signature at all", message.to_owned(), Unauthenticated),
        ("another's signature", other.sign(&header("EdDSA", "ed"), &claims(&json!({}))), TokenInvalid),
        ("a cut signature", format!("{message}.{}", &signature[..80]), TokenInvalid),
        ("changed claims", format!("{}.{}.{signature}", message.split_once('.').unwrap().0, "e30"), TokenInvalid),
        ("unknown key", headed(header("EdDSA", "old")), TokenKeyUnknown),
        ("no key", headed(json!({ "alg": "EdDSA" })), TokenKeyUnknown),
        ("its own key", headed(json!({ "alg": "EdDSA", "jwk": other.keys()["keys"][2] })), TokenKeyUnknown),
        ("a key that is a path", headed(header("EdDSA", "../../dev/null")), TokenKeyUnknown),
        (
            "what must be understood",
            headed(json!({ "alg": "EdDSA", "kid": "ed", "crit": ["x"], "x": 1 })),
            TokenInvalid,
        ),
        ("expired", changed(json!({ "exp": now() - 120 })), TokenExpired),
        ("expired for ever", changed(json!({ "exp": 0 })), TokenExpired),
        ("never expires", changed(json!({ "exp": null })), TokenInvalid),
        ("expires as a text", changed(json!({ "exp": "4102444800" })), TokenInvalid),
        ("not yet", changed(json!({ "nbf": now() + 120 })), TokenInvalid),
        ("not yet, as a text", changed(json!({ "nbf": "0" })), TokenInvalid),
        ("another audience", changed(json!({ "aud": "else" })), TokenInvalid),
        ("no audience", changed(json!({ "aud": null })), TokenInvalid),
        ("audience of none", changed(json!({ "aud": [] })), TokenInvalid),
        ("another issuer", changed(json!({ "iss": "https://issuer.example.org" })), TokenInvalid),
        ("no issuer", changed(json!({ "iss": null })), TokenInvalid),
        ("huge", changed(json!({ "filler": "x".repeat(MOST_BYTES) })), TokenInvalid),
        ("no token", "x".to_owned(), Unauthenticated),
        ("dots", "..".to_owned(), Unauthenticated),
        ("many dots", ".".repeat(MOST_BYTES), Unauthenticated),
        ("no JSON", format!("e30.e30.{signature}"), Unauthenticated),
    ];
    for (row, token, expected) in rows {
        let refused = rights(token.as_bytes(), &keys, &terms());
        assert_eq!(refused.as_ref(), Err(&expected), "{row}");
        let told = format!("{expected} {expected:?}");
        assert!(token.len() < 8 || !told.contains(&token[..8]), "{row}: a token is never told");
    }
    assert!(rights(good.as_bytes(), &keys, &terms()).is_ok(), "what they change is good");
}

#[test]
fn key_sets() {
    let issuer = Issuer::new();
    let [rsa, ec, ed] = [0, 1, 2].map(|index| issuer.keys()["keys"][index].clone());
    let with = |key: &Value, name: &str, value: Value| {
        let mut key = key.clone();
        key[name] = value;
        key
    };
    let secret = json!({ "kty": "oct", "kid": "s", "k": "c2VjcmV0", "alg": "HS256" });
    let rows = [
        ("all", vec![rsa.clone(), ec.clone(), ed.clone()], true),
        ("others beside", vec![ed.clone(), secret.clone(), json!({ "kty": "new", "kid": "n" })], true),
        ("none", vec![], false),
        ("secrets alone", vec![secret], false),
        ("for encryption alone", vec![with(&rsa, "use", json!("enc"))], false),
        ("for another algorithm alone", vec![with(&rsa, "alg", json!("RS512"))], false),
        ("no id", vec![with(&ed, "kid", json!(null))], false),
        ("an id twice", vec![ed.clone(), with(&ec, "kid", json!("ed"))], false),
        ("a short RSA key", vec![with(&rsa, "n", json!(&RSA_KEY[..170]))], false),
        ("a short point", vec![with(&ec, "x", json!("AAAA"))], false),
        ("no base64", vec![with(&ed, "x", json!("secret!"))], false),
    ];
    for (row, keys, valid) in rows {
        let parsed = key_set::parse(json!({ "keys": keys }).to_string().as_bytes());
        assert_eq!(parsed.is_ok(), valid, "{row}: {parsed:?}");
        assert!(parsed.err().is_none_or(|problem| !problem.contains("secret")), "{row}: no content is told");
    }
    assert!(key_set::parse(b"secret").is_err_and(|problem| !problem.contains("secret")), "no JSON");
}
