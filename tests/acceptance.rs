//! Sends documents from outside of the project through a real client and server, for a scorer that is outside too.
//!
//! `ENTITY_EXTRACTOR_ACCEPTANCE` names a folder with `seeds/*.txt`, `ENTITY_EXTRACTOR_PREDICTIONS` the file to write: a JSON line a
//! document with spans in code points, canonical names, and role evidence. Without the first the test passes at once.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "helpers of tests fail as tests do")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use entity_extractor::config::{self, Config, Flags, Sources};
use entity_extractor::engine::Engine;
use entity_extractor::gazetteer::load_layers;
use entity_extractor::server::{self, Stop};
use entity_extractor::service::EngineHandle;
use entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient;
use entity_extractor::wire::proto::{Document, ExtractRequest, ExtractResponse, Mention, Role, Span};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tonic::transport::Channel;

#[tokio::test]
async fn predictions() {
    let Some(folder) = env::var_os("ENTITY_EXTRACTOR_ACCEPTANCE") else {
        println!("ENTITY_EXTRACTOR_ACCEPTANCE is not set: no documents to extract from");
        return;
    };
    let output = env::var_os("ENTITY_EXTRACTOR_PREDICTIONS").expect("ENTITY_EXTRACTOR_PREDICTIONS names a file");
    let mut client = client().await;
    let mut lines = String::new();
    for path in seeds(&Path::new(&folder).join("seeds")) {
        let text = fs::read_to_string(&path).expect("a readable seed");
        let name = path.file_stem().expect("a file name").to_string_lossy();
        let answer = client.extract(request(&name, text.clone())).await.expect("an answer").into_inner();
        check(&answer, &text);
        lines.push_str(&prediction(&answer).to_string());
        lines.push('\n');
    }
    assert!(!lines.is_empty(), "the folder has seeds");
    fs::write(output, lines).expect("the predictions can be written");
}

/// A client to a server with the built-in gazetteer, which ends with the test.
async fn client() -> ExtractionServiceClient<Channel> {
    let config = Config::read(Sources::new(Flags::default(), |_| None)).expect("the defaults are valid");
    let layers = config::layers(&config.gazetteers).expect("nothing to read");
    let engines = EngineHandle::default();
    engines.install(Engine::new(load_layers(layers).expect("valid files").into()).expect("the names fit"));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("a bound port"));
    let listeners = server::Listeners { data: listener, admin: None };
    tokio::spawn(server::serve(listeners, engines, config.settings, config.transport, Stop::default()));
    ExtractionServiceClient::connect(address).await.expect("the server listens")
}

fn request(name: &str, content: String) -> ExtractRequest {
    let document = Document { id: name.to_owned(), content, ..Document::default() };
    ExtractRequest { document: Some(document), options: None }
}

fn seeds(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of seeds");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
    paths.sort();
    paths
}

/// Every offset addresses the text that the answer carries.
fn check(answer: &ExtractResponse, text: &str) {
    let text: Vec<char> = text.chars().collect();
    let slice = |span: Option<Span>| {
        let (begin, end) = ends(span);
        text[begin..end].iter().collect::<String>()
    };
    for mention in &answer.mentions {
        assert_eq!(slice(mention.span), mention.text);
        let sentence = answer.sentences[usize::try_from(mention.sentence_index).unwrap()].span;
        let ((start, _), (begin, end)) = (ends(sentence), ends(mention.span_in_sentence));
        assert_eq!(text[start + begin..start + end].iter().collect::<String>(), mention.text, "in its sentence");
    }
    for role in &answer.roles {
        assert_eq!((slice(role.title_span), slice(role.evidence_span)), (role.title.clone(), role.evidence.clone()));
    }
}

fn ends(span: Option<Span>) -> (usize, usize) {
    let span = span.expect("a span");
    (usize::try_from(span.begin).expect("from 0"), usize::try_from(span.end).expect("from 0"))
}

fn prediction(answer: &ExtractResponse) -> Value {
    json!({
        "doc_id": answer.document_id,
        "sentences": answer.sentences.iter().map(|sentence| place(sentence.span)).collect::<Vec<_>>(),
        "mentions": answer.mentions.iter().map(|mention| mention_line(answer, mention)).collect::<Vec<_>>(),
        "roles": answer.roles.iter().map(role_line).collect::<Vec<_>>(),
    })
}

fn place(span: Option<Span>) -> Value {
    let (start, end) = ends(span);
    json!({"start": start, "end": end})
}

fn mention_line(answer: &ExtractResponse, mention: &Mention) -> Value {
    let mut line = place(mention.span);
    let entity = usize::try_from(mention.entity_index).ok().and_then(|index| answer.entities.get(index));
    line["type"] = json!(mention.r#type().as_str_name().trim_start_matches("ENTITY_TYPE_"));
    line["form"] = json!(mention.form().as_str_name().trim_start_matches("NAME_FORM_"));
    line["entity"] = json!(entity.map(|entity| &entity.name));
    line
}

fn role_line(role: &Role) -> Value {
    let mut line = place(role.evidence_span);
    line["title"] = json!(role.title);
    line["affiliation"] = json!(role.affiliations.first().map(|affiliation| &affiliation.name));
    line["person"] = json!(role.holder.as_ref().map(|holder| &holder.name));
    line["pattern"] = json!(role.pattern().as_str_name().trim_start_matches("ROLE_PATTERN_").to_lowercase());
    line
}
