//! The command line.

mod compile;
mod extract;
mod failure;
mod gazetteer;
mod import;
mod json;
mod load;
mod logging;
mod output;
mod pretty;
mod reload;
mod serve;
mod signals;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Tags people, places and organizations in English news text, with the roles people hold and sentence offsets.
#[derive(Debug, Parser)]
#[command(name = "entity-extractor", version, after_help = HELP, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Extract(extract::Extract),
    #[command(subcommand)]
    Gazetteer(gazetteer::Gazetteer),
}

const HELP: &str = "\
Examples:
  entity-extractor serve
      Serve gRPC on 127.0.0.1:50051, with health and reflection.
  echo 'The Chinese president met Antony Blinken in Beijing.' | entity-extractor extract
      Show what is found in a text.
  entity-extractor gazetteer explain 'Washington met us in Washington.'
      Show every name that was seen, and why it was taken or not.

Exit status:
  0  all went well
  1  something failed: a file could not be read, a gazetteer has mistakes, calls were cut off at the end
  2  the command line or the configuration is not valid; nothing was done";

/// Runs the command that the arguments name.
pub fn main() -> ExitCode {
    let result = match Cli::parse().command {
        Command::Serve(serve) => serve.run(),
        Command::Extract(extract) => extract.run(),
        Command::Gazetteer(gazetteer) => gazetteer.run(),
    };
    result.map_or_else(failure::Failure::report, |()| ExitCode::SUCCESS)
}
