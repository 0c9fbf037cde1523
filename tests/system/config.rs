//! The configuration: which source counts, and what is said of mistakes.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::Duration;

use entity_extractor::config::{Config, Flags, KEYS, LogFormat, Source, Sources, env_name};
use entity_extractor::server::Right;

/// A file that is removed with the test.
struct TempFile(PathBuf);

impl TempFile {
    fn new(name: &str, text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("entity-extractor-{}-{name}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> String {
        self.0.display().to_string()
    }
}

impl Drop for TempFile {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

/// A key and its value.
type Pair<'a> = (&'static str, &'a str);

fn flags(values: &[Pair<'_>]) -> Flags {
    let mut flags = Flags::default();
    for &(key, value) in values {
        match key {
            "config" => flags.config = Some(value.to_owned()),
            "gazetteer" => flags.gazetteers.push(value.to_owned()),
            key => {
                flags.values.insert(key, value.to_owned());
            }
        }
    }
    flags
}

fn read(values: &[Pair<'_>], env: &[(&str, &str)]) -> Result<Config, Vec<String>> {
    let env: HashMap<String, String> = env.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect();
    let config = Config::read(Sources::new(flags(values), move |name| env.get(name).cloned()));
    config.map_err(|problems| problems.iter().map(ToString::to_string).collect())
}

#[test]
fn defaults_are_valid() {
    let config = read(&[], &[]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:50051");
    assert_eq!(config.admin_listen.unwrap().to_string(), "127.0.0.1:9464");
    assert_eq!(config.gazetteers, [Source::Builtin]);
    assert_eq!(config.log_format, LogFormat::Auto);
    assert_eq!(config.settings.limits, entity_extractor::wire::Limits::default());
    assert_eq!(config.transport.shutdown, Duration::from_secs(12));
    assert!(config.settings.workers > 0);
}

#[test]
fn a_flag_counts_over_the_environment_over_the_file_over_the_default() {
    let file = TempFile::new("precedence.toml", "max-calls = 3");
    let path = file.path();
    let (flag, config) = (("max-calls", "1"), ("config", path.as_str()));
    let env = ("ENTITY_EXTRACTOR_MAX_CALLS", "2");
    let config_env = ("ENTITY_EXTRACTOR_CONFIG", path.as_str());
    type Row<'a> = (&'a str, &'a [Pair<'a>], &'a [(&'a str, &'a str)], usize);
    let rows: [Row<'_>; 5] = [
        ("default", &[], &[], 256),
        ("file by flag", &[config], &[], 3),
        ("file by environment", &[], &[config_env], 3),
        ("environment", &[config], &[env], 2),
        ("flag", &[config, flag], &[env], 1),
    ];
    for (row, flags, env, expected) in rows {
        assert_eq!(read(flags, env).unwrap().settings.calls, expected, "{row}");
    }
}

#[test]
fn every_key_is_heard_from_every_source_and_checked() {
    for key in &KEYS {
        let env = env_name(key.name);
        let file = TempFile::new(&format!("{}.toml", key.name), &format!("{} = \"\\u0001\"", key.name));
        let rows = [
            (format!("--{}", key.name), read(&[(key.name, "\u{1}")], &[])),
            (env.clone(), read(&[], &[(&env, "\u{1}")])),
            (format!("{}: {}", file.path(), key.name), read(&[("config", &file.path())], &[])),
        ];
        for (origin, result) in rows {
            let problems = result.expect_err(&origin);
            assert!(
                problems.iter().any(|problem| problem.starts_with(&format!("{origin}: "))),
                "{origin}: {problems:?}"
            );
        }
    }
}

#[test]
fn all_problems_are_told_at_once() {
    let file =
        TempFile::new("problems.toml", "listen = \"here\"\nworkers = 1\nmax-cals = 5\n[gazetteers]\n\"A b\" = \"x\"");
    let values = [("config", file.path())];
    let values: Vec<_> = values.iter().map(|(key, value)| (*key, value.as_str())).collect();
    let problems = read(&values, &[("ENTITY_EXTRACTOR_LOG_FORMAT", "xml")]).unwrap_err();
    for (index, part) in
        ["max-cals: is no setting", "listen: \"here\" is not an address", "\"A b=", "LOG_FORMAT: \"xml\""]
            .iter()
            .enumerate()
    {
        assert!(problems[index].contains(part), "{part}: {problems:?}");
    }
    assert_eq!(problems.len(), 4, "{problems:?}");
}

#[test]
fn values() {
    let rows = [
        ("listen", "localhost", false),
        ("listen", "[::]:0", true),
        ("max-document-bytes", "64KiB", true),
        ("max-document-bytes", "64 KiB", true),
        ("max-document-bytes", "64kb", false),
        ("max-document-bytes", "0", false),
        ("max-document-bytes", "4MiB", false),
        ("max-message-bytes", "2000MiB", false),
        ("max-message-bytes", "18446744073709551615MiB", false),
        ("max-mentions", "-1", false),
        ("admin-listen", "off", true),
        ("admin-listen", "no", false),
        ("max-response-bytes", "4MiB", true),
        ("max-response-bytes", "1KiB", false),
        ("max-bytes-in-flight", "1GiB", false),
        ("max-bytes-in-flight", "7MiB", false),
        ("max-bytes-in-flight", "9MiB", true),
        ("max-queue-ms", "0", false),
        ("max-call-seconds", "0", false),
        ("max-streams", "1", true),
        ("workers", "0", true),
        ("log-level", "entity_extractor=debug,warn", true),
        ("log-level", "", false),
        ("shutdown-seconds", "86401", false),
        ("pre-stop-seconds", "0", true),
        ("connection-age-seconds", "0", true),
        ("handshake-seconds", "0", false),
        ("stall-seconds", "0", false),
        ("max-connections", "0", false),
        ("max-connection-bytes", "1MiB", false),
        ("max-header-bytes", "100", false),
        ("max-header-bytes", "2MiB", false),
        ("tls-cert", "cert.pem", false),
        ("tls-key", "key.pem", false),
        ("tls-client-ca", "ca.pem", false),
        ("tls-client-names", "reader.example", false),
        ("tls-client-crl", "crl.pem", false),
        ("tls-client-names", "", true),
        ("tokens", "tokens.txt", true),
        ("jwks", "jwks.json", false),
        ("jwt-issuer", "https://issuer.example", false),
        ("jwt-audience", "extractor", false),
        ("jwt-claim", "", false),
        ("jwt-scopes", "data", false),
        ("jwt-scopes", "write=x", false),
        ("jwt-scopes", "data=read, admin=operate", true),
        ("builtin", "yes", false),
    ];
    for (key, value, valid) in rows {
        assert_eq!(read(&[(key, value)], &[]).is_ok(), valid, "{key} = {value}");
    }
}

#[test]
fn settings_of_tls_stand_together() {
    let (cert, key, ca) = (("tls-cert", "c"), ("tls-key", "k"), ("tls-client-ca", "a"));
    let (names, crl) = (("tls-client-names", "reader.example, spiffe://news.example/reader"), ("tls-client-crl", "r"));
    let tls = read(&[cert, key, ca, names, crl], &[]).unwrap().transport.tls.unwrap();
    assert_eq!(tls.client_names, ["reader.example", "spiffe://news.example/reader"]);
    assert_eq!(read(&[], &[]).unwrap().transport.tls, None);
    let rows: [(&str, &[Pair<'_>]); 5] = [
        ("no key", &[cert]),
        ("no certificate", &[key]),
        ("names of nobody", &[cert, key, names]),
        ("revoked by nobody", &[cert, key, crl]),
        ("wildcard", &[cert, key, ca, ("tls-client-names", "*.example")]),
    ];
    for (row, flags) in rows {
        assert_eq!(read(flags, &[]).map_err(|problems| problems.len()), Err(1), "{row}");
    }
}

#[test]
fn settings_of_json_web_tokens_stand_together() {
    let (keys, issuer, audience) = (("jwks", "k"), ("jwt-issuer", "https://issuer.example"), ("jwt-audience", "a"));
    let terms = read(&[keys, issuer, audience, ("jwt-scopes", "data=read")], &[]).unwrap().transport.jwt.unwrap();
    assert_eq!((terms.claim.as_str(), terms.scopes), ("scope", vec![(Right::Data, "read".to_owned())]));
    assert_eq!(read(&[], &[]).unwrap().transport.jwt, None);
    let rows: [(&str, &[Pair<'_>]); 3] =
        [("no issuer", &[keys, audience]), ("no audience", &[keys, issuer]), ("no keys", &[issuer, audience])];
    for (row, flags) in rows {
        assert_eq!(read(flags, &[]).map_err(|problems| problems.len()), Err(1), "{row}");
    }
}

#[test]
fn gazetteers() {
    let file = TempFile::new("gazetteers.toml", "builtin = false\n[gazetteers]\nstaff = \"names/staff.gaz\"");
    let path = file.path();
    let files = |name: &str, path: PathBuf| Source::Files { name: name.to_owned(), path };
    let in_file = files("staff", std::env::temp_dir().join("names/staff.gaz"));
    assert_eq!(read(&[("config", &path)], &[]).unwrap().gazetteers, [in_file], "paths start at the file");

    let env = [("ENTITY_EXTRACTOR_GAZETTEERS", "a=/x, b=/y")];
    let (a, b) = (files("a", "/x".into()), files("b", "/y".into()));
    assert_eq!(read(&[], &env).unwrap().gazetteers, [Source::Builtin, a, b]);
    let flag = files("c", "/z=1".into());
    assert_eq!(read(&[("gazetteer", "c=/z=1")], &env).unwrap().gazetteers, [Source::Builtin, flag]);

    let rows: [(&str, &[Pair<'_>]); 5] = [
        ("no path", &[("gazetteer", "a")]),
        ("empty path", &[("gazetteer", "a=")]),
        ("same name", &[("gazetteer", "a=x"), ("gazetteer", "a=y")]),
        ("the built-in's name", &[("gazetteer", "builtin=x")]),
        ("none at all", &[("builtin", "false")]),
    ];
    for (row, flags) in rows {
        assert_eq!(read(flags, &[]).map_err(|problems| problems.len()), Err(1), "{row}");
    }
}
