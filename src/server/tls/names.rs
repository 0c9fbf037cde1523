//! The names of clients.

use tokio_rustls::rustls::pki_types::CertificateDer;
use webpki::EndEntityCert;

/// Whether a client with this certificate may come in: where names are `allowed`, it must bear one of them as a DNS name or a
/// URI (RFC 5280, 4.2.1.6), letter by letter. Wildcards mean nothing here, and its subject is not looked at.
pub fn allow(allowed: &[String], certificate: Option<&CertificateDer<'_>>) -> bool {
    if allowed.is_empty() {
        return true;
    }
    let Some(certificate) = certificate.and_then(|it| EndEntityCert::try_from(it).ok()) else { return false };
    let is_allowed = |name: &str| allowed.iter().any(|allowed| allowed == name);
    certificate.valid_dns_names().any(is_allowed) || certificate.valid_uri_names().any(is_allowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn certificate(names: &[&str]) -> CertificateDer<'static> {
        let mut params = rcgen::CertificateParams::default();
        params.distinguished_name.push(rcgen::DnType::CommonName, "subject.example");
        params.subject_alt_names = names
            .iter()
            .map(|name| match name.contains("://") {
                true => rcgen::SanType::URI((*name).try_into().unwrap()),
                false => rcgen::SanType::DnsName((*name).try_into().unwrap()),
            })
            .collect();
        params.self_signed(&rcgen::KeyPair::generate().unwrap()).unwrap().der().clone()
    }

    #[test]
    fn a_certificate_must_bear_an_allowed_name() {
        let allowed = ["reader.example".to_owned(), "spiffe://news.example/ns/news/sa/reader".to_owned()];
        let rows: [(&str, &[&str], bool); 7] = [
            ("the DNS name", &["reader.example"], true),
            ("among others", &["x.example", "reader.example"], true),
            ("the URI", &["spiffe://news.example/ns/news/sa/reader"], true),
            ("longer URI", &["spiffe://news.example/ns/news/sa/reader/x"], false),
            ("wildcard", &["*.example"], false),
            ("another", &["writer.example"], false),
            ("none", &[], false),
        ];
        for (row, names, expected) in rows {
            assert_eq!(allow(&allowed, Some(&certificate(names))), expected, "{row}");
        }
        assert!(!allow(&allowed, None), "no certificate");
        assert!(!allow(&["subject.example".to_owned()], Some(&certificate(&[]))), "the subject's common name");
        assert!(allow(&[], None), "nothing asked for");
    }
}
