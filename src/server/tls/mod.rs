//! Connections that are encrypted, and their clients known, by TLS 1.3.

mod files;
mod names;

use std::io;
use std::path::Path;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::server::TlsStream;
use tracing::warn;

use super::transport::TlsFiles;
use super::watched::{Error, Watched};

/// Takes TLS connections in, with the certificates of the moment.
#[derive(Debug)]
pub struct Tls {
    config: Watched<Arc<ServerConfig>>,
    client_names: Vec<String>,
}

impl Tls {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be used, or the key is not that of the certificate.
    pub fn load(files: &TlsFiles) -> Result<Self, Error> {
        let paths = files.paths().map(Path::to_owned).collect();
        let config = Watched::load("certificates", paths, {
            let files = files.clone();
            move || files::read(&files)
        })?;
        Ok(Self { config, client_names: files.client_names.clone() })
    }

    /// Shakes hands.
    ///
    /// # Errors
    ///
    /// Where the peer speaks no TLS 1.3, or its certificate is missing, not trusted, revoked or without an allowed name.
    pub async fn accept<S>(&self, stream: S) -> io::Result<TlsStream<S>>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let config = self.config.now().clone();
        let stream = TlsAcceptor::from(config).accept(stream).await?;
        let certificate = stream.get_ref().1.peer_certificates().and_then(<[_]>::first);
        if names::allow(&self.client_names, certificate) {
            return Ok(stream);
        }
        warn!("a client's certificate bears none of the allowed names");
        Err(io::ErrorKind::PermissionDenied.into())
    }

    /// Reads the files again when they change, until it is dropped. New connections get what is new, those there are stay.
    pub async fn keep_read(&self) {
        self.config.keep_read().await;
    }
}
