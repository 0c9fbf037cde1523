//! The settings of connections.

use super::sources::Sources;
use super::values;
use crate::server::{JwtTerms, TlsFiles, Transport};

/// Reads the settings of connections, whose messages have up to `message_bytes`. None where one is not valid, which is noted.
pub(super) fn transport(from: &mut Sources, message_bytes: Option<usize>) -> Option<Transport> {
    let connections = from.value("max-connections", values::positive);
    let streams = from.value("max-streams", values::positive_u32);
    let connection_bytes = from.value("max-connection-bytes", values::bytes);
    let header_bytes = from.value("max-header-bytes", values::header_bytes);
    let resets = from.value("max-resets", values::positive_u32);
    let handshake = from.value("handshake-seconds", values::positive_seconds);
    let upload = from.value("upload-seconds", values::positive_seconds);
    let stall = from.value("stall-seconds", values::positive_seconds);
    let keepalive = from.value("keepalive-seconds", values::positive_seconds);
    let age = from.value("connection-age-seconds", values::optional_seconds);
    let pre_stop = from.value("pre-stop-seconds", values::duration);
    let shutdown = from.value("shutdown-seconds", values::duration);
    let reflection = from.value("reflection", values::boolean);
    let tokens = from.value("tokens", values::path);
    let jwt = jwt(from);
    let tls = tls(from);
    if let (Some(connection), Some(message)) = (connection_bytes, message_bytes)
        && connection < message
    {
        from.report("max-connection-bytes", "must be at least max-message-bytes; raise it".to_owned());
    }
    Some(Transport {
        connections: connections?,
        streams: streams?,
        connection_bytes: connection_bytes?,
        header_bytes: header_bytes?,
        resets: resets?,
        handshake: handshake?,
        upload: upload?,
        stall: stall?,
        keepalive: keepalive?,
        age: age?,
        pre_stop: pre_stop?,
        shutdown: shutdown?,
        reflection: reflection?,
        tls: tls?,
        tokens: tokens?,
        jwt: jwt?,
    })
}

/// What JSON web tokens must be like, where they are taken.
fn jwt(from: &mut Sources) -> Option<Option<JwtTerms>> {
    let keys = from.value("jwks", values::path);
    let issuer = from.value("jwt-issuer", values::optional_text);
    let audience = from.value("jwt-audience", values::optional_text);
    let claim = from.value("jwt-claim", values::text);
    let scopes = from.value("jwt-scopes", values::scopes);
    let (keys, issuer, audience) = (keys?, issuer?, audience?);
    let is_set = keys.is_some();
    let rows = [
        ("jwks", !is_set && (issuer.is_some() || audience.is_some()), "is needed beside jwt-issuer and jwt-audience"),
        ("jwt-issuer", is_set && issuer.is_none(), "is needed beside jwks"),
        ("jwt-audience", is_set && audience.is_none(), "is needed beside jwks"),
    ];
    for (name, is_missing, message) in rows {
        if is_missing {
            from.report(name, format!("{message}; set all three"));
        }
    }
    let (claim, scopes) = (claim?, scopes?);
    Some(match (keys, issuer, audience) {
        (Some(keys), Some(issuer), Some(audience)) => Some(JwtTerms { keys, issuer, audience, claim, scopes }),
        _ => None,
    })
}

/// The files of TLS, where it is asked for.
fn tls(from: &mut Sources) -> Option<Option<TlsFiles>> {
    let certificates = from.value("tls-cert", values::path);
    let key = from.value("tls-key", values::path);
    let client_roots = from.value("tls-client-ca", values::path);
    let client_names = from.value("tls-client-names", values::names);
    let revoked = from.value("tls-client-crl", values::path);
    let (certificates, key, client_roots) = (certificates?, key?, client_roots?);
    let (client_names, revoked) = (client_names?, revoked?);
    let is_set = certificates.is_some();
    let rows = [
        ("tls-key", key.is_some() && !is_set, "needs tls-cert"),
        ("tls-cert", is_set && key.is_none(), "needs tls-key"),
        ("tls-client-ca", client_roots.is_some() && !is_set, "needs tls-cert"),
        ("tls-client-names", !client_names.is_empty() && client_roots.is_none(), "needs tls-client-ca"),
        ("tls-client-crl", revoked.is_some() && client_roots.is_none(), "needs tls-client-ca"),
    ];
    for (name, is_wrong, message) in rows {
        if is_wrong {
            from.report(name, format!("{message}; set both"));
        }
    }
    Some(match (certificates, key) {
        (Some(certificates), Some(key)) => Some(TlsFiles { certificates, key, client_roots, client_names, revoked }),
        _ => None,
    })
}
