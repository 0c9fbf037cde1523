//! Compiles the protobuf contract without protoc, and the gazetteer's text files into the image that the binary carries.

use std::error::Error;
use std::fmt::Write as _;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::{env, fs};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use gazetteer::{BUILTIN, LayerSource, SourceFile};
use prost::Message as _;

/// The library's own readers of gazetteer files.
#[expect(dead_code, unused_imports, reason = "the build needs a part of the library's module")]
#[path = "src/gazetteer/mod.rs"]
mod gazetteer;

/// What of the library's engine the gazetteer's index stands on.
#[expect(dead_code, unused_imports, reason = "the build needs a part of the library's modules")]
#[path = "src/engine"]
mod engine {
    pub mod compile;
    pub mod matching;
    mod options;
    mod span;
    mod stop;
    pub mod text;

    pub use options::OverlapPolicy;
    pub use span::Span;
    pub use stop::Stop;
}

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

/// Writes the text of every file below `gazetteer/` one behind the other, deflated, with a table of their paths and lengths, and the image
/// of them all.
fn embed_gazetteer(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=gazetteer");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("gazetteer");
    let mut table = String::from("&[\n");
    let mut texts = ZlibEncoder::new(Vec::new(), Compression::best());
    let mut files = Vec::new();
    for path in gazetteer_files(&root)? {
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let text = fs::read_to_string(&path)?;
        writeln!(table, "    ({name:?}, {}),", text.len())?;
        texts.write_all(text.as_bytes())?;
        files.push(SourceFile { path: name, text });
    }
    table.push_str("]\n");
    fs::write(out.join("gazetteer.rs"), table)?;
    fs::write(out.join("gazetteer.zlib"), texts.finish()?)?;
    fs::write(out.join("gazetteer.image"), image(files)?)?;
    Ok(())
}

/// The files of the folders in `root`, by path.
fn gazetteer_files(root: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for folder in fs::read_dir(root)? {
        let folder = folder?.path();
        if folder.is_dir() {
            for file in fs::read_dir(&folder)? {
                files.push(file?.path());
            }
        }
    }
    files.retain(|path| path.extension().is_some_and(|extension| extension == "gaz" || extension == "txt"));
    files.sort();
    Ok(files)
}

/// The built-in layer, compiled. Where its files have mistakes, each is told with its line.
fn image(files: Vec<SourceFile>) -> Result<Vec<u8>, Box<dyn Error>> {
    let layer = LayerSource { name: BUILTIN.to_owned(), files };
    let gazetteer = gazetteer::load(&[layer]).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(|problem| format!("gazetteer/{problem}")).collect();
        lines.join("\n")
    })?;
    let mut image = Vec::new();
    engine::compile::compile(&gazetteer, 0, &mut image)?;
    Ok(image)
}
