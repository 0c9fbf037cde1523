//! Connections that are encrypted, and their clients known, by TLS 1.3.

mod files;
mod names;

use std::io;
use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use tokio::time::sleep;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::server::TlsStream;
use tracing::{error, info, warn};

use super::transport::TlsFiles;
use super::watched::{Error, LOOK, fingerprint};

/// Takes TLS connections in, with the certificates of the moment.
#[derive(Debug)]
pub struct Tls {
    files: TlsFiles,
    current: watch::Sender<Arc<ServerConfig>>,
    seen: [u8; 32],
}

impl Tls {
    /// Reads the files.
    ///
    /// # Errors
    ///
    /// Where one of them cannot be used, or the key is not that of the certificate.
    pub fn load(files: &TlsFiles) -> Result<Self, Error> {
        let seen = fingerprint(files.paths());
        Ok(Self { current: watch::Sender::new(files::read(files)?), files: files.clone(), seen })
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
        let config = self.current.borrow().clone();
        let stream = TlsAcceptor::from(config).accept(stream).await?;
        let certificate = stream.get_ref().1.peer_certificates().and_then(<[_]>::first);
        if names::allow(&self.files.client_names, certificate) {
            return Ok(stream);
        }
        warn!("a client's certificate bears none of the allowed names");
        Err(io::ErrorKind::PermissionDenied.into())
    }

    /// Reads the files again when they change, until it is dropped. New connections get what is new, those there are stay. Where
    /// the new files cannot be used, the old ones stay in use.
    pub async fn keep_read(&self) {
        let mut seen = self.seen;
        loop {
            sleep(LOOK).await;
            let now = fingerprint(self.files.paths());
            if now == seen {
                continue;
            }
            seen = now;
            match files::read(&self.files) {
                Ok(config) => {
                    self.current.send_replace(config);
                    info!("the certificates were read again");
                }
                Err(error) => error!(%error, "the new certificates cannot be used, those before stay"),
            }
        }
    }
}
