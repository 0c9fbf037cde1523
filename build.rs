//! Compiles the protobuf contract without protoc, and lists the gazetteer's text files for embedding.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use prost::Message as _;

const ADMIN: &str = "entity_extractor/v1/gazetteer_admin_service.proto";
const PROTOS: [&str; 3] =
    ["entity_extractor/v1/extraction_service.proto", "entity_extractor/v1/gazetteer_service.proto", ADMIN];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    compile_contract(&out)?;
    embed_gazetteer(&out)?;
    Ok(())
}

/// Generates the Rust types, and writes the descriptor sets that server reflection serves: on the admin port the whole, for callers
/// what is for them.
fn compile_contract(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=proto");
    let descriptors = protox::compile(PROTOS, ["proto"])?;
    let mut reflected = descriptors.clone();
    for file in &mut reflected.file {
        file.source_code_info = None;
    }
    fs::write(out.join("admin_descriptors.bin"), reflected.encode_to_vec())?;
    reflected.file.retain(|file| file.name() != ADMIN);
    fs::write(out.join("descriptors.bin"), reflected.encode_to_vec())?;
    tonic_prost_build::configure()
        .build_client(true)
        .codec_path("crate::wire::Codec")
        .extern_path(".google.rpc.Status", "::tonic_types::Status")
        .compile_fds(descriptors)?;
    Ok(())
}

/// Writes a table of every file below `gazetteer/`: its path and its text, sorted by path.
fn embed_gazetteer(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=gazetteer");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("gazetteer");
    let mut files = Vec::new();
    for folder in fs::read_dir(&root)? {
        let folder = folder?.path();
        if folder.is_dir() {
            for file in fs::read_dir(&folder)? {
                files.push(file?.path());
            }
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "gaz" || extension == "txt"));
    files.sort();
    let mut table = String::from("&[\n");
    for path in files {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        writeln!(table, "    ({name:?}, include_str!({:?})),", path.display().to_string())?;
    }
    table.push_str("]\n");
    fs::write(out.join("gazetteer.rs"), table)?;
    Ok(())
}
