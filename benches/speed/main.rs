//! What the engine and the service cost, beside what one would use instead:
//!
//! - `cargo bench` measures the engine's parts beside aho-corasick's automaton.
//! - `cargo bench -- service` starts the service and an echo in turn.
//! - `benches/peers/run` compares with other tools' matchers, to which `cargo bench -- peer` is one more.
//!
//! Numbers behind the command say for how many names. They are generated, and the texts those of the project; `--names FILE` takes them
//! of a gazetteer file, and `--texts FOLDER` what stands in a folder's `.txt` files. docs/performance.md tells what came out and where.

#![expect(clippy::print_stdout, reason = "it prints its tables")]

mod clock;
mod echo;
mod engine;
mod load;
mod material;
mod names;
mod peer;
mod rounds;
mod server;
mod service;
mod texts;

use std::error::Error;

use material::Material;
use tokio::runtime::Runtime;

fn main() -> Result<(), Box<dyn Error>> {
    // Cargo adds a flag of its own.
    let mut arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let material = Material::take(&mut arguments)?;
    let (command, rest) = arguments.split_first().map_or(("engine", &[][..]), |(command, rest)| (command, rest));
    let counts = || rest.iter().map(|count| count.parse::<usize>()).collect::<Result<Vec<_>, _>>();
    match command {
        "engine" if rest.is_empty() => engine::run(&material, &[10_000, 100_000, 1_000_000]),
        "engine" => engine::run(&material, &counts()?),
        "service" if rest.is_empty() => service::run(&material, &[100_000, 1_000_000]),
        "service" => service::run(&material, &counts()?),
        "peer" => peer::run(&material, rest),
        "echo" if rest.len() == 2 => Runtime::new()?.block_on(echo::serve(rest[1].parse()?, rest[0].as_ref())),
        _ => Err("the commands are: engine [COUNT…], service [COUNT…], peer FOLDER [COUNT]; options: --names FILE, --texts FOLDER".into()),
    }
}
