//! How the server treats its connections.

use std::path::PathBuf;
use std::time::Duration;

use super::access::Right;

/// Limits on connections and streams, deadlines, and who may come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transport {
    /// The most connections at once. One more is accepted and closed at once, so that its caller can go elsewhere.
    pub connections: usize,
    /// The most calls of one connection at once.
    pub streams: u32,
    /// The most bytes of requests and unread answers that one connection may make the server hold.
    pub connection_bytes: usize,
    /// The most bytes of a call's headers.
    pub header_bytes: u32,
    /// The calls a second that one connection may reset, with as many again at once. Beyond it the connection is closed.
    pub resets: u32,
    /// How long a new connection has for its TLS handshake and its first bytes of HTTP/2, both together.
    pub handshake: Duration,
    /// How long the request of a call that takes one message may take to arrive.
    pub upload: Duration,
    /// How long a peer may take nothing of what is ready for it before its call, or its connection, is ended.
    pub stall: Duration,
    /// How often a connection without traffic is pinged; it has a third of that to answer.
    pub keepalive: Duration,
    /// How old a connection becomes, a tenth more or less, before it is told to open a new one. None for no limit.
    pub age: Option<Duration>,
    /// How long calls are still taken after the server was told to stop, for balancers to hear of it.
    pub pre_stop: Duration,
    /// How long calls under way may take after that.
    pub shutdown: Duration,
    /// Whether the reflection service is there.
    pub reflection: bool,
    /// The certificate, where connections are to be encrypted.
    pub tls: Option<TlsFiles>,
    /// The file of bearer tokens, where calls need one.
    pub tokens: Option<PathBuf>,
    /// What JSON web tokens must be like, where they are taken.
    pub jwt: Option<JwtTerms>,
}

impl Default for Transport {
    fn default() -> Self {
        Self {
            connections: 10_000,
            streams: 128,
            connection_bytes: 4608 * 1024,
            header_bytes: 16 * 1024,
            resets: 1000,
            handshake: Duration::from_secs(10),
            upload: Duration::from_secs(60),
            stall: Duration::from_secs(30),
            keepalive: Duration::from_secs(60),
            age: Some(Duration::from_secs(1800)),
            pre_stop: Duration::ZERO,
            shutdown: Duration::from_secs(12),
            reflection: true,
            tls: None,
            tokens: None,
            jwt: None,
        }
    }
}

/// What a JSON web token must be like, and what it allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JwtTerms {
    /// The file of the issuer's public keys, a JSON Web Key Set. It is read again when it changes.
    pub keys: PathBuf,
    /// Who must have issued it (`iss`).
    pub issuer: String,
    /// For whom it must be (`aud`).
    pub audience: String,
    /// The claim that tells its scopes.
    pub claim: String,
    /// The scope that gives each right; a right that is not here is given to none.
    pub scopes: Vec<(Right, String)>,
}

/// The files of TLS, all PEM. They are read again when they change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The server's certificate, and behind it those between it and its root.
    pub certificates: PathBuf,
    /// The private key.
    pub key: PathBuf,
    /// The roots of client certificates. With it, every client must show one.
    pub client_roots: Option<PathBuf>,
    /// The DNS and URI names of which a client's certificate must bear one. Empty for any.
    pub client_names: Vec<String>,
    /// The revoked client certificates.
    pub revoked: Option<PathBuf>,
}
