//! Gazetteers that operators put in place while the server answers.

use std::fs;

use entity_extractor::wire::proto;
use proto::GazetteerState;
use proto::extraction_service_client::ExtractionServiceClient;
use proto::gazetteer_admin_service_client::GazetteerAdminServiceClient;
use tonic::transport::{Channel, Endpoint};
use tonic::{Code, Request, Status};
use tonic_types::StatusExt as _;

use crate::cli::{Folder, Serving};
use crate::support::{document, extract};

const WORKS: &str = "example-works | organization.company | Example Works\n";
const TEXT: &str = "Example Works and Example Mills met in Paris.";

async fn channel(address: &str) -> Channel {
    Endpoint::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap()
}

async fn admin(serving: &Serving) -> GazetteerAdminServiceClient<Channel> {
    GazetteerAdminServiceClient::new(channel(&serving.admin).await)
}

/// The content in parts of 10 bytes.
fn parts(name: &str, content: &[u8], validate_only: bool) -> Vec<proto::ActivateGazetteerRequest> {
    let part = |chunk: &[u8]| proto::ActivateGazetteerRequest { chunk: chunk.to_vec(), ..Default::default() };
    let head = proto::ActivateGazetteerRequest { name: name.to_owned(), validate_only, chunk: Vec::new() };
    std::iter::once(head).chain(content.chunks(10).map(part)).collect()
}

async fn activate(serving: &Serving, name: &str, content: impl AsRef<[u8]>) -> Result<proto::Gazetteer, Status> {
    let parts = tokio_stream::iter(parts(name, content.as_ref(), false));
    let answer = admin(serving).await.activate_gazetteer(parts).await?;
    Ok(answer.into_inner().gazetteer.unwrap())
}

/// What a text has of the gazetteers that were activated, and the versions that answered.
async fn found(serving: &Serving) -> (Vec<String>, Vec<(String, String)>) {
    let mut client = ExtractionServiceClient::new(channel(&serving.address).await);
    let answer = client.extract(extract(document("d", TEXT))).await.unwrap().into_inner();
    let ids = answer.entities.into_iter().filter(|entity| entity.id.starts_with("example")).map(|entity| entity.id);
    let versions = answer.gazetteer_versions.into_iter().map(|version| (version.name, version.version));
    (ids.collect(), versions.collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_gazetteer_answers_until_it_is_replaced_or_taken_away() {
    let folder = Folder::new("activation");
    let mut serving = Serving::start(&folder, &["--log-level", "entity_extractor=info"]);
    assert_eq!(found(&serving).await.0, [""; 0]);
    let first = activate(&serving, "works", WORKS).await.unwrap();
    assert_eq!((first.name.as_str(), first.state(), first.entry_count), ("works", GazetteerState::Active, 1));
    let (ids, versions) = found(&serving).await;
    assert_eq!(ids, ["example-works"]);
    assert!(versions.contains(&("works".to_owned(), first.version.clone())), "{versions:?}");

    // An image takes the place of lines.
    folder.write("mills.gaz", "example-mills | organization.company | Example Mills\n");
    let compiled = folder.run(&[
        "gazetteer",
        "compile",
        "--no-builtin",
        "--name",
        "other",
        "--output",
        "mills.image",
        "mills.gaz",
    ]);
    assert!(compiled.status.success(), "{compiled:?}");
    let second = activate(&serving, "works", fs::read(folder.0.join("mills.image")).unwrap()).await.unwrap();
    assert_ne!(second.version, first.version);
    assert_eq!(found(&serving).await.0, ["example-mills"]);

    // It stays when the files are loaded again, and files cannot take its ids.
    serving.line("activated");
    serving.line("activated");
    folder.write("places.gaz", "paris | place.city | Paris\n");
    serving.line("ready");
    assert_eq!(found(&serving).await.0, ["example-mills"]);
    folder.write("places.gaz", "example-mills | place.city | Mills\n");
    serving.line("reload failed, the gazetteers before stay");
    assert_eq!(found(&serving).await.0, ["example-mills"]);

    let request = || proto::DeactivateGazetteerRequest { name: "works".to_owned() };
    admin(&serving).await.deactivate_gazetteer(request()).await.unwrap();
    assert_eq!(found(&serving).await.0, [""; 0], "and the files, which have no rival now, are loaded");
    let status = admin(&serving).await.deactivate_gazetteer(request()).await.unwrap_err();
    assert_eq!(status.code(), Code::NotFound, "{status:?}");
    serving.signal("TERM");
    assert_eq!(serving.exit_code(), Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_only_checked_changes_nothing() {
    let folder = Folder::new("only-checked");
    let serving = Serving::start(&folder, &[]);
    let checked = tokio_stream::iter(parts("works", WORKS.as_bytes(), true));
    let answer = admin(&serving).await.activate_gazetteer(checked).await.unwrap().into_inner().gazetteer.unwrap();
    assert_eq!((answer.state(), answer.entry_count, answer.load_time.as_str()), (GazetteerState::Checked, 1, ""));
    assert_eq!(found(&serving).await.0, [""; 0]);
}

/// A row's name, the gazetteer's name and content, and the code, the reason and a part of the message that refuse it.
type Refusal<'a> = (&'static str, &'a str, &'a [u8], Code, &'static str, &'static str);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_refused_is_told_and_changes_nothing() {
    use Code::{FailedPrecondition, InvalidArgument as Invalid};
    let folder = Folder::new("refused");
    let serving = Serving::start(&folder, &["--max-gazetteer-bytes", "4096"]);
    activate(&serving, "works", WORKS).await.unwrap();
    let before = found(&serving).await;
    let mut broken = String::from("a | place.city | A\nbroken\n");
    broken.extend((0..30).map(|line| format!("b-{line} | planet.x | B\n")));
    let large = "x".repeat(4097);
    let own = before.1.iter().map(|(name, _)| name.clone()).find(|name| name != "works" && name != "lexicon").unwrap();
    let rows: [Refusal; 11] = [
        ("no name", "", WORKS.as_bytes(), Invalid, "MALFORMED_GAZETTEER_NAME", "name"),
        ("no valid name", "A b", WORKS.as_bytes(), Invalid, "MALFORMED_GAZETTEER_NAME", "name"),
        ("the built-in one", "builtin", WORKS.as_bytes(), Invalid, "MALFORMED_GAZETTEER_NAME", "name"),
        ("that of requests", "ad-hoc", WORKS.as_bytes(), Invalid, "MALFORMED_GAZETTEER_NAME", "name"),
        ("one of the files", &own, b"a | place.city | A\n", FailedPrecondition, "GAZETTEER_FROM_FILES", ""),
        ("nothing", "more", b"", Invalid, "FIELD_REQUIRED", "chunk"),
        ("too large", "more", large.as_bytes(), Invalid, "CONTENT_TOO_LARGE", "chunk"),
        ("mistakes", "more", broken.as_bytes(), Invalid, "INVALID_GAZETTEER", "more.gaz:2:1: "),
        ("an id twice", "more", WORKS.as_bytes(), Invalid, "INVALID_GAZETTEER", "more.gaz:1:1: the id `example-works`"),
        ("not UTF-8", "more", b"a | place.city | \xff", Invalid, "INVALID_GAZETTEER", "more: is not UTF-8 at byte 17"),
        ("half an image", "more", b"\x8eEEGZ\r\n\x1a\x4d\x3c", Invalid, "INVALID_GAZETTEER", "is cut off"),
    ];
    for (row, name, content, code, reason, told) in rows {
        let status = activate(&serving, name, content).await.unwrap_err();
        let details = status.get_error_details();
        assert_eq!((status.code(), details.error_info().unwrap().reason.as_str()), (code, reason), "{row}: {status:?}");
        assert!(status.message().contains(told), "{row}: {}", status.message());
        if row == "mistakes" {
            let violations = &details.bad_request().unwrap().field_violations;
            assert_eq!((violations.len(), details.error_info().unwrap().metadata["problems"].as_str()), (10, "31"));
        }
    }
    assert_eq!(found(&serving).await, before);
    let answer = admin(&serving).await.activate_gazetteer(tokio_stream::empty()).await.unwrap_err();
    assert_eq!(answer.code(), Invalid);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn files_are_read_again_when_an_operator_asks() {
    let folder = Folder::new("asked");
    let serving = Serving::start(&folder, &["--reload-seconds", "0"]);
    let reload = async || {
        let answer = admin(&serving).await.reload_gazetteers(proto::ReloadGazetteersRequest {}).await?.into_inner();
        Ok::<_, Status>(answer.gazetteers.into_iter().map(|gazetteer| gazetteer.version).collect::<Vec<_>>())
    };
    let before = reload().await.unwrap();
    folder.write("places.gaz", "paris | place.city | Paris\n");
    let after = reload().await.unwrap();
    assert_ne!(before, after);
    folder.write("places.gaz", "broken\n");
    let status = reload().await.unwrap_err();
    assert_eq!(status.code(), Code::FailedPrecondition, "{status:?}");
    assert!(status.message().contains("places.gaz:1:1: "), "{}", status.message());
    let violations = status.get_error_details().precondition_failure().unwrap().violations.len();
    assert_eq!(violations, 1);
    folder.write("places.gaz", "paris | place.city | Paris\n");
    assert_eq!(reload().await.unwrap(), after);
}

/// SHA-256 of "admin-token" and of "reader-token".
const TOKENS: &str = "\
operator 10a4c7c9fc5206d6f36dc6944a81bb6f4a3cb0e25014ae3b12e6c3e52712292a admin
reader ba5005a40cf5212e4ac0190104cc127edab013294bb71279a975b27a80982d45 data
";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_tokens_the_right_admin_is_needed() {
    let folder = Folder::new("rights");
    folder.write("tokens", TOKENS);
    let serving = Serving::start(&folder, &["--tokens", "tokens"]);
    let rows = [
        ("no token", None, Some((Code::Unauthenticated, "UNAUTHENTICATED"))),
        ("unknown", Some("nobody"), Some((Code::Unauthenticated, "UNAUTHENTICATED"))),
        ("another right", Some("reader-token"), Some((Code::PermissionDenied, "PERMISSION_DENIED"))),
        ("the right", Some("admin-token"), None),
    ];
    for (row, token, expected) in rows {
        let mut request = Request::new(tokio_stream::iter(parts("works", WORKS.as_bytes(), false)));
        if let Some(token) = token {
            request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        let result = admin(&serving).await.activate_gazetteer(request).await;
        let told =
            result.err().map(|status| (status.code(), status.get_error_details().error_info().unwrap().reason.clone()));
        assert_eq!(told, expected.map(|(code, reason)| (code, reason.to_owned())), "{row}");
    }
}
