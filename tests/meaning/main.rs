//! What counts as a name and as a role, over the built-in gazetteer: tables of sentences with everything they hold.
#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]

mod ambiguity;
mod corpus;
mod discovery;
mod explain;
mod forms;
mod invariants;
mod notation;
mod options;
mod pages;
mod people;
mod quotations;
mod references;
mod roles;
mod things;
mod traps;
