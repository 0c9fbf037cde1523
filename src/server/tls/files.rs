//! From PEM files to a configuration of rustls.

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::rustls::crypto::{CryptoProvider, ring};
use tokio_rustls::rustls::pki_types::pem::{self, PemObject};
use tokio_rustls::rustls::pki_types::{CertificateDer, CertificateRevocationListDer, PrivateKeyDer};
use tokio_rustls::rustls::server::danger::ClientCertVerifier;
use tokio_rustls::rustls::server::{NoServerSessionStorage, WebPkiClientVerifier};
use tokio_rustls::rustls::{RootCertStore, ServerConfig, version};

use crate::server::transport::TlsFiles;
use crate::server::watched::{self, Error};

impl TlsFiles {
    /// Every file.
    pub(super) fn paths(&self) -> impl Iterator<Item = &Path> {
        let optional = [&self.client_roots, &self.revoked];
        [&self.certificates, &self.key].into_iter().chain(optional.into_iter().flatten()).map(AsRef::as_ref)
    }
}

/// Reads the files.
pub fn read(files: &TlsFiles) -> Result<Arc<ServerConfig>, Error> {
    let provider = Arc::new(ring::default_provider());
    let builder = ServerConfig::builder_with_provider(provider.clone())
        .with_protocol_versions(&[&version::TLS13])
        .map_err(|error| Error::new(&files.certificates, error.to_string()))?;
    let builder = match &files.client_roots {
        Some(roots) => builder.with_client_cert_verifier(clients(roots, files.revoked.as_deref(), provider)?),
        None => builder.with_no_client_auth(),
    };
    let certificates = items::<CertificateDer<'static>>(&files.certificates, "a certificate")?;
    let key = PrivateKeyDer::from_pem_slice(&watched::read(&files.key)?)
        // Which byte it was is nobody's business.
        .map_err(|_| Error::new(&files.key, "holds no private key in PEM"))?;
    let mut config = builder
        .with_single_cert(certificates, key)
        .map_err(|error| Error::new(&files.certificates, error.to_string()))?;
    config.alpn_protocols = vec![b"h2".to_vec()];
    // No resumption: a client whose certificate was revoked could come back with it.
    config.session_storage = Arc::new(NoServerSessionStorage {});
    config.send_tls13_tickets = 0;
    Ok(Arc::new(config))
}

fn clients(
    roots: &Path,
    revoked: Option<&Path>,
    provider: Arc<CryptoProvider>,
) -> Result<Arc<dyn ClientCertVerifier>, Error> {
    let mut store = RootCertStore::empty();
    for root in items(roots, "a certificate")? {
        store.add(root).map_err(|error| Error::new(roots, error.to_string()))?;
    }
    let mut builder = WebPkiClientVerifier::builder_with_provider(Arc::new(store), provider);
    if let Some(path) = revoked {
        // Lists of the roots are seldom at hand; that of the issuer must be.
        builder = builder
            .with_crls(items::<CertificateRevocationListDer<'static>>(path, "a revocation list")?)
            .only_check_end_entity_revocation();
    }
    builder.build().map_err(|error| Error::new(revoked.unwrap_or(roots), error.to_string()))
}

/// All items of one kind in a file, at least one.
fn items<T: PemObject>(path: &Path, what: &str) -> Result<Vec<T>, Error> {
    let bytes = watched::read(path)?;
    let items: Vec<T> = T::pem_slice_iter(&bytes)
        .collect::<Result<_, pem::Error>>()
        .map_err(|_| Error::new(path, "is not valid PEM"))?;
    if items.is_empty() { Err(Error::new(path, format!("holds not {what} in PEM"))) } else { Ok(items) }
}
