//! Why a command did not do what it was asked, and the exit status that says so.

use std::fmt::Display;
use std::io::{self, Write as _};
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

/// A failed command.
#[derive(Debug)]
pub enum Failure {
    /// The command line or the configuration is not valid; a line a problem.
    Usage(Vec<String>),
    /// The work failed; a line a problem.
    Work(Vec<String>),
    /// Output could not be written.
    Output(io::Error),
}

impl Failure {
    /// A failure of the work, told in a line each.
    pub fn work<T: Display>(problems: impl IntoIterator<Item = T>) -> Self {
        Self::Work(problems.into_iter().map(|problem| problem.to_string()).collect())
    }

    /// A failure of the command line or the configuration, told in a line each.
    pub fn usage<T: Display>(problems: impl IntoIterator<Item = T>) -> Self {
        Self::Usage(problems.into_iter().map(|problem| problem.to_string()).collect())
    }

    /// Tells of the failure on standard error.
    pub fn report(self) -> ExitCode {
        let (lines, code) = match self {
            Self::Usage(lines) => (lines, 2),
            Self::Work(lines) => (lines, 1),
            // The reader has all it wants, as with `| head`.
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Output(error) => (vec![format!("cannot write: {error}")], 1),
        };
        let label = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
        let mut stderr = anstream::stderr().lock();
        for line in lines {
            // Nobody is left to be told that standard error is gone.
            let _ = writeln!(stderr, "{label}error:{label:#} {line}");
        }
        ExitCode::from(code)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
