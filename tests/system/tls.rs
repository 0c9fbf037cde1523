//! TLS, the names of clients, and certificates that change.

use std::path::PathBuf;
use std::time::Duration;

use crate::support::{Setup, TestServer, document, extract};
use entity_extractor::server::TlsFiles;
use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use rcgen::{
    BasicConstraints, CertificateParams, CertificateRevocationListParams, CertifiedIssuer, IsCa, KeyIdMethod, KeyPair,
    KeyUsagePurpose, RevokedCertParams, SerialNumber,
};
use tonic::transport::{Certificate, Channel, ClientTlsConfig, Endpoint, Identity};

/// Who signs certificates.
struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key, in PEM.
#[derive(Clone)]
struct Pair {
    certificate: String,
    key: String,
}

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    fn issue(&self, name: &str, serial: u64) -> Pair {
        let mut params = CertificateParams::new([name.to_owned()]).unwrap();
        params.serial_number = Some(SerialNumber::from(serial));
        let key = KeyPair::generate().unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap().pem();
        Pair { certificate, key: key.serialize_pem() }
    }

    fn revoke(&self, serial: u64) -> String {
        let revoked = RevokedCertParams {
            serial_number: SerialNumber::from(serial),
            revocation_time: rcgen::date_time_ymd(2024, 1, 1),
            reason_code: None,
            invalidity_date: None,
        };
        let list = CertificateRevocationListParams {
            this_update: rcgen::date_time_ymd(2024, 1, 1),
            next_update: rcgen::date_time_ymd(2100, 1, 1),
            crl_number: SerialNumber::from(1),
            issuing_distribution_point: None,
            revoked_certs: vec![revoked],
            key_identifier_method: KeyIdMethod::Sha256,
        };
        list.signed_by(&self.0).unwrap().pem().unwrap()
    }

    fn pem(&self) -> String {
        self.0.pem()
    }
}

/// A folder that is removed with the test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("entity-extractor-tls-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        std::fs::write(self.0.join(name), text).unwrap();
        self.0.join(name)
    }

    fn server_files(&self, pair: &Pair) -> TlsFiles {
        TlsFiles {
            certificates: self.write("cert.pem", &pair.certificate),
            key: self.write("key.pem", &pair.key),
            client_roots: None,
            client_names: Vec::new(),
            revoked: None,
        }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn serve(tls: TlsFiles) -> TestServer {
    let mut setup = Setup::default();
    setup.transport.tls = Some(tls);
    TestServer::with(setup).await
}

/// A channel that trusts one root and shows a certificate, or none.
fn channel(server: &TestServer, root: &Authority, identity: Option<&Pair>) -> Channel {
    let mut tls =
        ClientTlsConfig::new().ca_certificate(Certificate::from_pem(root.pem())).domain_name("server.example");
    if let Some(pair) = identity {
        tls = tls.identity(Identity::from_pem(&pair.certificate, &pair.key));
    }
    Endpoint::from_shared(format!("https://{}", server.address)).unwrap().tls_config(tls).unwrap().connect_lazy()
}

async fn answers(channel: Channel) -> bool {
    ExtractionServiceClient::new(channel).extract(extract(document("d", "Paris"))).await.is_ok()
}

#[tokio::test]
async fn clients_must_be_known_where_that_is_asked_for() {
    let (ours, theirs) = (Authority::new(), Authority::new());
    let folder = Folder::new("clients");
    let mut files = folder.server_files(&ours.issue("server.example", 1));
    files.client_roots = Some(folder.write("roots.pem", &ours.pem()));
    files.client_names = vec!["reader.example".to_owned()];
    files.revoked = Some(folder.write("revoked.pem", &ours.revoke(7)));
    let server = serve(files).await;
    let rows = [
        ("the name", Some(ours.issue("reader.example", 2)), true),
        ("another name", Some(ours.issue("writer.example", 3)), false),
        ("revoked", Some(ours.issue("reader.example", 7)), false),
        ("another root", Some(theirs.issue("reader.example", 4)), false),
        ("no certificate", None, false),
    ];
    for (row, identity, expected) in rows {
        assert_eq!(answers(channel(&server, &ours, identity.as_ref())).await, expected, "{row}");
    }
}

#[tokio::test]
async fn certificates_change_and_connections_stay() {
    let (old, new) = (Authority::new(), Authority::new());
    let folder = Folder::new("change");
    let server = serve(folder.server_files(&old.issue("server.example", 1))).await;
    let open = channel(&server, &old, None);
    assert!(answers(open.clone()).await, "the old certificate");

    folder.write("cert.pem", "broken");
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(answers(channel(&server, &old, None)).await, "one that cannot be used changes nothing");

    folder.server_files(&new.issue("server.example", 2));
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert!(answers(channel(&server, &new, None)).await, "the new one for new connections");
    assert!(!answers(channel(&server, &old, None)).await, "and no longer the old one");
    assert!(answers(open).await, "connections that are there stay");
}

#[tokio::test]
async fn files_that_cannot_be_used_are_told_without_their_content() {
    let authority = Authority::new();
    let (pair, other) = (authority.issue("server.example", 1), authority.issue("server.example", 2));
    let rows = [
        ("no certificate", Pair { certificate: String::new(), ..pair.clone() }),
        ("no key", Pair { key: String::new(), ..pair.clone() }),
        ("another key", Pair { key: other.key.clone(), ..pair.clone() }),
        ("swapped", Pair { certificate: pair.key.clone(), key: pair.certificate.clone() }),
    ];
    for (row, pair) in rows {
        let folder = Folder::new("unusable");
        let error = serve(folder.server_files(&pair)).await.ended().await.expect_err(row).to_string();
        assert!(error.contains(".pem: "), "{row}: {error}");
        assert!(!error.contains("BEGIN") && error.len() < 300, "{row}: {error}");
    }
}
