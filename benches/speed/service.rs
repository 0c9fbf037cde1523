//! The service beside an echo: what of a call is gRPC's, and what is ours.

use std::error::Error;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use prost::Message as _;
use tokio::runtime::Runtime;

use super::load::{Cost, Manner, answers, load};
use super::material::Material;
use super::rounds::Spread;
use super::server::{Server, stay_off};

const ROUNDS: usize = 9;
/// The documents of one load.
const DOCUMENTS: usize = 1_000;
/// The program under test.
const PROGRAM: &str = env!("CARGO_BIN_EXE_entity-extractor");
const MANNERS: [(&str, Manner); 3] =
    [("8 calls at once", Manner::Calls(8)), ("64 calls at once", Manner::Calls(64)), ("a stream", Manner::Stream(32))];

/// Prints a table for the built-in names alone, and one for each number of names beside them.
pub fn run(material: &Material, counts: &[usize]) -> Result<(), Box<dyn Error>> {
    stay_off()?;
    let documents: Arc<[String]> = material.texts()?.into();
    let runtime = Runtime::new()?;
    let folder = tempfile::tempdir()?;
    runtime.block_on(compare("the built-in names", &[], &documents, folder.path()))?;
    for &count in counts {
        let image = compile(&material.file(count)?.text, folder.path())?;
        let gazetteer = ["--gazetteer", &format!("given={image}")];
        runtime.block_on(compare(&format!("{count} entries beside them"), &gazetteer, &documents, folder.path()))?;
    }
    Ok(())
}

/// Compiles names into an image, as a user would.
fn compile(names: &str, folder: &Path) -> Result<String, Box<dyn Error>> {
    let (source, image) = (folder.join("given.gaz"), folder.join("given.image"));
    std::fs::write(&source, names)?;
    let status = Command::new(PROGRAM).args(["gazetteer", "compile", "--output"]).arg(&image).arg(&source).status()?;
    if status.success() { Ok(image.display().to_string()) } else { Err("the names do not compile".into()) }
}

/// Both servers under each load in turn.
async fn compare(
    title: &str,
    gazetteer: &[&str],
    documents: &Arc<[String]>,
    folder: &Path,
) -> Result<(), Box<dyn Error>> {
    let mut arguments = vec!["serve", "--admin-listen", "off"];
    arguments.extend(gazetteer);
    arguments.push("--listen");
    let service = Server::start(PROGRAM, &arguments).await?;
    let echo = {
        let answers = answers(&service, documents).await?;
        let mentions: usize = answers.iter().map(|answer| answer.mentions.len()).sum();
        let bytes: usize = answers.iter().map(|answer| answer.encoded_len()).sum();
        let each = |total: usize| total / answers.len();
        println!("\n{title}: first answer {:.0} ms after the start", service.started_in.as_secs_f64() * 1e3);
        println!(
            "{} documents of {} bytes, {} mentions in {} bytes of answer each",
            answers.len(),
            each(documents.iter().map(String::len).sum()),
            each(mentions),
            each(bytes)
        );
        let file = folder.join("answers");
        let encoded: Vec<u8> = answers.iter().flat_map(|answer| answer.encode_length_delimited_to_vec()).collect();
        std::fs::write(&file, encoded)?;
        Server::start(std::env::current_exe()?, &["echo", &file.display().to_string()]).await?
    };
    let mut costs = vec![(Vec::new(), Vec::new()); MANNERS.len()];
    for round in 0..=ROUNDS {
        for ((_, manner), costs) in MANNERS.iter().zip(&mut costs) {
            let of_echo = load(&echo, *manner, documents, DOCUMENTS).await?;
            let of_service = load(&service, *manner, documents, DOCUMENTS).await?;
            // The first round warms up.
            if round > 0 {
                costs.0.push(of_echo);
                costs.1.push(of_service);
            }
        }
    }
    println!(
        "  {:<18} {:>10} {:>10}   echo ÷ service (least–most)   documents/s on the clock",
        "processor time", "echo", "service"
    );
    for ((name, _), (echo, service)) in MANNERS.iter().zip(&costs) {
        let ratios = echo.iter().zip(service).map(|(echo, service)| echo.processor / service.processor).collect();
        let micros = |costs: &[Cost]| median(costs, |cost| cost.processor) * 1e6;
        println!(
            "  {name:<18} {:>7.1} µs {:>7.1} µs   {:<27} {:>6.0}",
            micros(echo),
            micros(service),
            Spread::of(ratios).to_string(),
            1.0 / median(service, |cost| cost.clock)
        );
    }
    let [_, (_, calls), (_, stream)] = &costs[..] else { return Ok(()) };
    let ratios = calls.iter().zip(stream).map(|(call, document)| call.processor / document.processor).collect();
    println!("  documents a second of the server's core, stream ÷ 64 calls: {}", Spread::of(ratios));
    Ok(())
}

fn median(costs: &[Cost], of: impl Fn(&Cost) -> f64) -> f64 {
    Spread::of(costs.iter().map(of).collect()).median
}
