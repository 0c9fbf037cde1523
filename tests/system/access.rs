//! Bearer tokens over a real socket.

use std::path::PathBuf;
use std::time::Duration;

use crate::support::{Setup, TestServer, document, extract};
use tokio_stream::StreamExt as _;
use tonic::{Code, Request, Status};
use tonic_types::StatusExt as _;

/// SHA-256 of "reader-token" and of "reflection-token".
const TOKENS: &str = "\
reader ba5005a40cf5212e4ac0190104cc127edab013294bb71279a975b27a80982d45 data
tools 931810048572cd94cff33f38596f0a1a205aec4edf39857b2921f47382c09da8 reflection
";

/// A file of tokens that is removed with the test.
struct Tokens(PathBuf);

impl Tokens {
    fn new(text: &str) -> Self {
        let path = std::env::temp_dir().join(format!("entity-extractor-tokens-{}", std::process::id()));
        std::fs::write(&path, text).unwrap();
        Self(path)
    }
}

impl Drop for Tokens {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn bearing<T>(message: T, token: Option<&str>) -> Request<T> {
    let mut request = Request::new(message);
    if let Some(token) = token {
        request.metadata_mut().insert("authorization", format!("Bearer {token}").parse().unwrap());
    }
    request
}

async fn call_data(server: &TestServer, token: Option<&str>) -> Result<(), Status> {
    server.extraction().await.extract(bearing(extract(document("d", "Paris")), token)).await.map(drop)
}

async fn call_reflection(server: &TestServer, token: Option<&str>) -> Result<(), Status> {
    use tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient;
    let mut client = ServerReflectionClient::new(server.channel().await);
    let request = bearing(tokio_stream::empty(), token);
    let mut answers = client.server_reflection_info(request).await?.into_inner();
    answers.next().await.transpose().map(drop)
}

async fn call_health(server: &TestServer) -> Result<(), Status> {
    let mut client = tonic_health::pb::health_client::HealthClient::new(server.channel().await);
    client.check(tonic_health::pb::HealthCheckRequest::default()).await.map(drop)
}

#[tokio::test]
async fn a_call_needs_a_token_with_its_right() {
    let file = Tokens::new(TOKENS);
    let mut setup = Setup::default();
    setup.transport.tokens = Some(file.0.clone());
    let server = TestServer::with(setup).await;
    let refused = |code, reason| Some((code, reason));
    let rows = [
        ("data", call_data(&server, Some("reader-token")).await, None),
        ("no token", call_data(&server, None).await, refused(Code::Unauthenticated, "UNAUTHENTICATED")),
        ("unknown", call_data(&server, Some("x")).await, refused(Code::Unauthenticated, "UNAUTHENTICATED")),
        (
            "other right",
            call_data(&server, Some("reflection-token")).await,
            refused(Code::PermissionDenied, "PERMISSION_DENIED"),
        ),
        ("reflection", call_reflection(&server, Some("reflection-token")).await, None),
        (
            "no reflection",
            call_reflection(&server, Some("reader-token")).await,
            refused(Code::PermissionDenied, "PERMISSION_DENIED"),
        ),
        ("health", call_health(&server).await, None),
    ];
    for (row, result, expected) in rows {
        let found = result.err().map(|status| {
            let reason = status.get_error_details().error_info().map(|info| info.reason.clone());
            assert!(!status.message().contains("-token"), "{row}: {status}");
            (status.code(), reason.unwrap_or_default())
        });
        assert_eq!(found, expected.map(|(code, reason)| (code, reason.to_owned())), "{row}");
    }

    // A file with a mistake changes nothing; one without takes the place of the first.
    std::fs::write(&file.0, "broken").unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    call_data(&server, Some("reader-token")).await.expect("the tokens before stay");
    std::fs::write(&file.0, TOKENS.replace("reader ", "# reader ")).unwrap();
    tokio::time::sleep(Duration::from_secs(3)).await;
    assert_eq!(call_data(&server, Some("reader-token")).await.unwrap_err().code(), Code::Unauthenticated);
}
