//! What counts as a name and as a role, over the built-in gazetteer: tables of sentences with everything they hold.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod ambiguity;
mod discovery;
mod forms;
mod invariants;
mod notation;
mod options;
mod people;
mod references;
mod roles;
mod traps;
