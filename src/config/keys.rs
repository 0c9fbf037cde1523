//! The settings: one table from which flags, environment variables, file keys and help texts all come.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Args, Command, FromArgMatches};

/// What every environment variable starts with. Others with this prefix are ignored: Kubernetes sets such for a service of
/// this name.
pub const ENV_PREFIX: &str = "ENTITY_EXTRACTOR_";

/// A setting.
#[derive(Debug)]
pub struct Key {
    /// Its name in the file, and behind `--` as a flag.
    pub name: &'static str,
    /// What stands for its value in help texts.
    pub value: &'static str,
    /// The value where nothing is set.
    pub default: &'static str,
    /// What it does.
    pub help: &'static str,
}

/// Every setting with a single value. The gazetteers, which have many, are beside it: `--gazetteer` and `[gazetteers]`.
pub const KEYS: [Key; 41] = [
    key(
        "listen",
        "ADDRESS",
        "127.0.0.1:50051",
        "Address and port to listen on; 0.0.0.0:50051 to be reached from outside",
    ),
    key(
        "admin-listen",
        "ADDRESS",
        "127.0.0.1:9464",
        "Address and port for metrics, probes and administration; off for none. Keep it inside: it asks nobody who they are",
    ),
    key("builtin", "BOOL", "true", "Whether the built-in gazetteer is loaded"),
    key(
        "log-format",
        "FORMAT",
        "auto",
        "How log lines look: pretty, json, or auto for pretty on a terminal and JSON elsewhere",
    ),
    key(
        "log-level",
        "FILTER",
        "info",
        "Which log lines are written: error, warn, info, debug, trace or a tracing filter",
    ),
    key(
        "max-document-bytes",
        "BYTES",
        "1MiB",
        "The longest content of a document, in UTF-8 bytes; KiB and MiB may be written",
    ),
    key("max-message-bytes", "BYTES", "4MiB", "The largest request message; bounds a batch as a whole"),
    key("max-mentions", "COUNT", "10000", "The most mentions of one answer; what is cut is counted"),
    key(
        "max-response-bytes",
        "BYTES",
        "4095KiB",
        "The largest message of an answer, which is cut to it and tells so; clients take 4MiB where they do not say otherwise",
    ),
    key(
        "max-gazetteer-bytes",
        "BYTES",
        "64MiB",
        "The largest gazetteer that may be activated over the admin port; it is kept in memory as it came, beside what is made of it",
    ),
    key(
        "max-bytes-in-flight",
        "BYTES",
        "64MiB",
        "The most bytes of requests and answers held until the answers are sent; calls beyond are refused at once",
    ),
    key(
        "max-queue-ms",
        "MILLISECONDS",
        "100",
        "The most work, as time by the measured speed, ahead of a call; calls beyond are refused at once, streams slowed down",
    ),
    key(
        "max-call-seconds",
        "SECONDS",
        "60",
        "How long a call, other than a stream, may take; a caller may ask for less",
    ),
    key("max-calls", "COUNT", "256", "The most calls, other than streams, under way at once; more are refused at once"),
    key("max-streams", "COUNT", "128", "The most calls of one connection at once"),
    key("stream-window", "COUNT", "32", "The most documents of one StreamExtract without an answer; more are not read"),
    key("workers", "COUNT", "0", "How many long documents are worked on at once; 0 for the number of cores"),
    key(
        "reload-seconds",
        "SECONDS",
        "30",
        "How often the gazetteers' files are compared, beside being watched; 0 to read them again at SIGHUP only",
    ),
    key("shutdown-seconds", "SECONDS", "12", "How long calls under way may take after SIGTERM or ctrl-c"),
    key(
        "pre-stop-seconds",
        "SECONDS",
        "0",
        "How long calls are still taken after SIGTERM or ctrl-c, with health NOT_SERVING, for balancers to hear of it; before \
         shutdown-seconds begin",
    ),
    key(
        "max-connections",
        "COUNT",
        "10000",
        "The most connections at once; one more is closed at once. Each needs a file descriptor: see ulimit -n",
    ),
    key(
        "max-connection-bytes",
        "BYTES",
        "4608KiB",
        "The most bytes of requests and unread answers that one connection may make the server hold",
    ),
    key("max-header-bytes", "BYTES", "16KiB", "The most bytes of a call's headers"),
    key(
        "max-resets",
        "COUNT",
        "1000",
        "The calls a second that one connection may cancel, twice as many in a burst; one that cancels more is closed",
    ),
    key(
        "handshake-seconds",
        "SECONDS",
        "10",
        "How long a new connection has for TLS and its first bytes of HTTP/2 before it is closed",
    ),
    key("upload-seconds", "SECONDS", "60", "How long the request of a call that is no stream may take to arrive"),
    key(
        "stall-seconds",
        "SECONDS",
        "30",
        "How long a caller may take nothing of an answer that is ready before the call, or the connection, is ended",
    ),
    key(
        "keepalive-seconds",
        "SECONDS",
        "60",
        "How often a connection without traffic is pinged; one that does not answer within a third of that is closed",
    ),
    key(
        "connection-age-seconds",
        "SECONDS",
        "1800",
        "How old a connection becomes, a tenth more or less, before its caller is told to open a new one; calls under way are \
         finished; 0 for no limit",
    ),
    key(
        "tls-cert",
        "FILE",
        "",
        "The server's certificate and those between it and its root, in PEM; with it, only TLS is spoken",
    ),
    key("tls-key", "FILE", "", "The private key of the certificate, in PEM"),
    key("tls-client-ca", "FILE", "", "The roots of client certificates, in PEM; with it, every client must show one"),
    key(
        "tls-client-names",
        "NAMES",
        "",
        "DNS names or URIs, with commas between, of which a client's certificate must bear one",
    ),
    key("tls-client-crl", "FILE", "", "The revoked client certificates, as lists of their issuers, in PEM"),
    key(
        "tokens",
        "FILE",
        "",
        "A file of lines NAME SHA256 RIGHT[,RIGHT...]: every call but those of health then needs a bearer token with the hash \
         SHA256 and the right data or reflection",
    ),
    key(
        "jwks",
        "FILE",
        "",
        "A JSON Web Key Set: every call but those of health then needs a JSON web token that one of its keys signed by RS256, ES256 or \
         EdDSA, or one of tokens",
    ),
    key("jwt-issuer", "TEXT", "", "Who must have issued a JSON web token; needed with jwks"),
    key("jwt-audience", "TEXT", "", "For whom a JSON web token must be; needed with jwks"),
    key("jwt-claim", "NAME", "scope", "The claim that tells a JSON web token's scopes, in a string or a list"),
    key(
        "jwt-scopes",
        "RIGHT=SCOPE,...",
        "data=entity-extractor.data,admin=entity-extractor.admin,reflection=entity-extractor.reflection",
        "The scope that gives each right; a right without one is given to nobody",
    ),
    key("reflection", "BOOL", "true", "Whether the reflection service is there"),
];

const fn key(name: &'static str, value: &'static str, default: &'static str, help: &'static str) -> Key {
    Key { name, value, default, help }
}

/// The environment variable of a setting.
pub fn env_name(key: &str) -> String {
    format!("{ENV_PREFIX}{}", key.to_ascii_uppercase().replace('-', "_"))
}

/// What was set by flags.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flags {
    /// The file given by `--config`.
    pub config: Option<String>,
    /// Each `--gazetteer`.
    pub gazetteers: Vec<String>,
    /// The other flags, by key.
    pub values: BTreeMap<&'static str, String>,
}

impl Args for Flags {
    fn augment_args(command: Command) -> Command {
        KEYS.iter().filter(|key| key.name != "builtin").fold(gazetteer_args(command), |command, key| {
            let default = if key.default.is_empty() { "none" } else { key.default };
            let help = format!("{} [env: {}] [default: {default}]", key.help, env_name(key.name));
            command.arg(Arg::new(key.name).long(key.name).value_name(key.value).help(help))
        })
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl FromArgMatches for Flags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = GazetteerFlags::from_arg_matches(matches)?.0;
        for key in &KEYS {
            if let Ok(Some(value)) = matches.try_get_one::<String>(key.name) {
                self.values.insert(key.name, value.clone());
            }
        }
        Ok(())
    }
}

/// The flags that say which gazetteers to load, for commands that need no other setting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GazetteerFlags(pub Flags);

impl Args for GazetteerFlags {
    fn augment_args(command: Command) -> Command {
        gazetteer_args(command)
    }

    fn augment_args_for_update(command: Command) -> Command {
        gazetteer_args(command)
    }
}

impl FromArgMatches for GazetteerFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Flags {
            config: matches.get_one::<String>("config").cloned(),
            gazetteers: matches.get_many("gazetteer").into_iter().flatten().cloned().collect(),
            values: BTreeMap::new(),
        };
        if matches.get_flag("no-builtin") {
            flags.values.insert("builtin", "false".to_owned());
        }
        Ok(Self(flags))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn gazetteer_args(command: Command) -> Command {
    command
        .arg(Arg::new("config").long("config").value_name("FILE").help(format!(
            "A TOML file with settings, named as the flags are [env: {}]",
            env_name("config")
        )))
        .arg(Arg::new("gazetteer").long("gazetteer").value_name("NAME=PATH").action(ArgAction::Append).help(format!(
            "A gazetteer of your own: a file, a folder of .gaz files, or an image that `gazetteer compile` made; may be repeated [env: {}, separated by commas]",
            env_name("gazetteers")
        )))
        .arg(Arg::new("no-builtin").long("no-builtin").action(ArgAction::SetTrue).help(format!(
            "Do not load the built-in gazetteer [env: {}=false]",
            env_name("builtin")
        )))
}
