//! Where settings come from, and what is wrong with them.

use std::fmt;
use std::path::{Path, PathBuf};

use super::keys::{Flags, KEYS, env_name};

/// A setting that cannot be used: where it was set, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    origin: String,
    message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.message)
    }
}

/// Looks an environment variable up.
type Environment = Box<dyn Fn(&str) -> Option<String>>;

/// The three sources of settings, and the problems found in them.
pub struct Sources {
    flags: Flags,
    env: Environment,
    file: toml::Table,
    file_path: PathBuf,
    problems: Vec<Problem>,
}

impl Sources {
    /// The flags, the environment as a function, and the file that one of them names.
    pub fn new(flags: Flags, env: impl Fn(&str) -> Option<String> + 'static) -> Self {
        let path = flags.config.clone().or_else(|| env(&env_name("config")));
        let mut sources = Self {
            flags,
            env: Box::new(env),
            file: toml::Table::new(),
            file_path: path.unwrap_or_default().into(),
            problems: Vec::new(),
        };
        if !sources.file_path.as_os_str().is_empty() {
            sources.read_file();
        }
        sources
    }

    fn read_file(&mut self) {
        let origin = self.file_path.display().to_string();
        let parsed =
            std::fs::read_to_string(&self.file_path).map_err(|error| format!("cannot be read: {error}")).and_then(
                |text| text.parse::<toml::Table>().map_err(|error| format!("is not valid TOML: {}", error.message())),
            );
        match parsed {
            Ok(table) => self.file = table,
            Err(message) => self.problems.push(Problem { origin, message }),
        }
        let unknown: Vec<String> = self.file.keys().filter(|key| !is_known(key)).cloned().collect();
        for key in unknown {
            let origin = self.file_origin(&key);
            let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
            let message = format!("is no setting; the settings are {} and the table gazetteers", names.join(", "));
            self.problems.push(Problem { origin, message });
        }
    }

    /// The value of a key by precedence: flag, environment, file, default. None where it is not valid, which is noted.
    pub(super) fn value<T>(&mut self, key: &'static str, parse: fn(&str) -> Result<T, String>) -> Option<T> {
        let (origin, raw) = self.raw(key)?;
        match parse(&raw) {
            Ok(value) => Some(value),
            Err(message) => {
                self.problems.push(Problem { origin, message: format!("{raw:?} {message}") });
                None
            }
        }
    }

    /// The items of `gazetteers`, each as `NAME=PATH`, and where they are from. Only the strongest source counts.
    pub(super) fn gazetteers(&mut self) -> (String, Vec<String>) {
        let env = env_name("gazetteers");
        if !self.flags.gazetteers.is_empty() {
            return ("--gazetteer".to_owned(), self.flags.gazetteers.clone());
        }
        if let Some(list) = (self.env)(&env).filter(|list| !list.is_empty()) {
            return (env, list.split(',').map(|item| item.trim().to_owned()).collect());
        }
        let origin = self.file_origin("gazetteers");
        let items = match self.file.get("gazetteers") {
            None => Vec::new(),
            Some(toml::Value::Table(table)) => {
                let folder = self.file_path.parent().unwrap_or(Path::new(""));
                let item = |(name, path): (&String, &toml::Value)| {
                    Some(format!("{name}={}", folder.join(path.as_str()?).display()))
                };
                table.iter().map(|pair| item(pair).unwrap_or_else(|| pair.0.clone())).collect()
            }
            Some(_) => {
                self.note(
                    origin.clone(),
                    "is not a table; write [gazetteers] and below it lines like name = \"path\"".to_owned(),
                );
                Vec::new()
            }
        };
        (origin, items)
    }

    /// Notes a problem with a key, wherever it was set.
    pub(super) fn report(&mut self, key: &'static str, message: String) {
        let origin = self.raw(key).map_or_else(|| key.to_owned(), |(origin, _)| origin);
        self.note(origin, message);
    }

    /// Notes a problem.
    pub(super) fn note(&mut self, origin: String, message: String) {
        self.problems.push(Problem { origin, message });
    }

    /// All problems found so far.
    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// Where a key was set, and to what.
    fn raw(&self, key: &'static str) -> Option<(String, String)> {
        let env = env_name(key);
        if let Some(value) = self.flags.values.get(key) {
            return Some((format!("--{key}"), value.clone()));
        }
        if let Some(value) = (self.env)(&env) {
            return Some((env, value));
        }
        match self.file.get(key) {
            Some(toml::Value::String(value)) => Some((self.file_origin(key), value.clone())),
            Some(value) => Some((self.file_origin(key), value.to_string())),
            None => KEYS.iter().find(|known| known.name == key).map(|known| (key.to_owned(), known.default.to_owned())),
        }
    }

    fn file_origin(&self, key: &str) -> String {
        format!("{}: {key}", self.file_path.display())
    }
}

fn is_known(key: &str) -> bool {
    key == "gazetteers" || KEYS.iter().any(|known| known.name == key)
}
