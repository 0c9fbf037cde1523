//! The admin listener: probes and metrics while the server starts, works and ends.

use std::time::Duration;

use crate::support::{Setup, TestServer, document, engine, extract, raw, stream_item};
use entity_extractor::wire::proto;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use tonic::transport::Endpoint;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_client::HealthClient;

async fn health(address: std::net::SocketAddr) -> i32 {
    let channel = Endpoint::from_shared(format!("http://{address}")).unwrap().connect().await.unwrap();
    let service = "entity_extractor.v1.ExtractionService".to_owned();
    HealthClient::new(channel).check(HealthCheckRequest { service }).await.unwrap().into_inner().status
}

/// Waits until the page has this status.
async fn becomes(server: &TestServer, path: &str, status: u16) {
    for _ in 0..200 {
        if server.page(path).await.0 == status {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{path} never says {status}");
}

#[tokio::test]
async fn probes_follow_the_server_and_both_ports_tell_the_same() {
    let server = TestServer::with(Setup { ready: false, ..Setup::default() }).await;
    becomes(&server, "/readyz", 503).await;
    assert_eq!(server.page("/livez").await.0, 200);
    assert_eq!((health(server.address).await, health(server.admin).await), (2, 2), "NOT_SERVING");
    server.engines.install(engine());
    becomes(&server, "/readyz", 200).await;
    assert_eq!((health(server.address).await, health(server.admin).await), (1, 1), "SERVING");
    let (body, messages) = mpsc::channel::<Vec<u8>>(1);
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    let call = tokio::spawn(raw::call(server.channel().await, path, ReceiverStream::new(messages)));
    tokio::time::sleep(Duration::from_millis(100)).await;
    server.begin_stop();
    becomes(&server, "/readyz", 503).await;
    assert_eq!(server.page("/livez").await.0, 200, "while calls are finished");
    assert_eq!(server.page("/other").await.0, 404);
    drop(body);
    call.await.unwrap().unwrap_err();
    server.ended().await.unwrap();
}

#[tokio::test]
async fn calls_and_what_they_found_are_counted() {
    let server = TestServer::start().await;
    let mut client = server.extraction().await;
    client.extract(extract(document("a", "The UN met in Paris, France."))).await.unwrap();
    client.extract(extract(document("b", ""))).await.unwrap_err();
    let documents = vec![document("a", "Paris"), document("b", ""), document("c", "See paris.example, in France")];
    client.batch_extract(proto::BatchExtractRequest { documents, options: None }).await.unwrap();
    let messages = tokio_stream::iter([stream_item(document("a", "Paris"))]);
    let mut answers = client.stream_extract(messages).await.unwrap().into_inner();
    while answers.message().await.unwrap().is_some() {}
    drop(answers);
    server.engines.load_failed(&["places.gaz:1:1: a mistake".to_owned()]);

    let service = "grpc_service=\"entity_extractor.v1.ExtractionService\"";
    let of = |name: &str, kind: &str, method: &str, more: &str| {
        format!("{name}{{grpc_type=\"{kind}\",{service},grpc_method=\"{method}\"{more}}}")
    };
    let rows = [
        (of("grpc_server_started_total", "unary", "Extract", ""), 2.0),
        (of("grpc_server_handled_total", "unary", "Extract", ",grpc_code=\"OK\""), 1.0),
        (of("grpc_server_handled_total", "unary", "Extract", ",grpc_code=\"InvalidArgument\""), 1.0),
        (of("grpc_server_handled_total", "bidi_stream", "StreamExtract", ",grpc_code=\"OK\""), 1.0),
        (of("grpc_server_handling_seconds_count", "unary", "BatchExtract", ""), 1.0),
        (of("grpc_server_msg_received_total", "unary", "Extract", ""), 2.0),
        (of("grpc_server_msg_sent_total", "unary", "Extract", ""), 1.0),
        (of("grpc_server_msg_sent_total", "bidi_stream", "StreamExtract", ""), 1.0),
        ("entity_extractor_documents_total{result=\"ok\"}".to_owned(), 4.0),
        ("entity_extractor_documents_total{result=\"error\"}".to_owned(), 2.0),
        ("entity_extractor_document_bytes_total".to_owned(), 66.0),
        ("entity_extractor_mentions_total{type=\"place\"}".to_owned(), 5.0),
        ("entity_extractor_mentions_total{type=\"organization\"}".to_owned(), 1.0),
        ("entity_extractor_suppressed_total{reason=\"case\"}".to_owned(), 1.0),
        ("entity_extractor_shed_total{reason=\"queue\"}".to_owned(), 0.0),
        ("entity_extractor_panics_total".to_owned(), 0.0),
        ("entity_extractor_gazetteer_loads_total{result=\"ok\"}".to_owned(), 1.0),
        ("entity_extractor_gazetteer_loads_total{result=\"error\"}".to_owned(), 1.0),
        ("entity_extractor_gazetteer_stale".to_owned(), 1.0),
        ("entity_extractor_gazetteer_entries{gazetteer=\"places\"}".to_owned(), 3.0),
        ("entity_extractor_calls_in_flight".to_owned(), 0.0),
        ("entity_extractor_bytes_in_flight".to_owned(), 0.0),
    ];
    // The end of a call is counted when its answer has left, which the caller may know first.
    tokio::time::sleep(Duration::from_millis(200)).await;
    let (_, page) = server.page("/metrics").await;
    for (name, expected) in rows {
        let value = page.lines().find_map(|line| line.strip_prefix(&name)?.strip_prefix(' ')?.parse::<f64>().ok());
        assert_eq!(value, Some(expected), "{name}\n{page}");
    }
    for name in ["entity_extractor_gazetteer_info{", "entity_extractor_gazetteer_loaded_timestamp_seconds ", "# EOF"] {
        assert!(page.lines().any(|line| line.starts_with(name)), "{name}\n{page}");
    }
    if cfg!(target_os = "linux") {
        for name in ["process_resident_memory_bytes", "process_start_time_seconds", "process_open_fds"] {
            assert!(server.metric(name).await > 0.0, "{name}\n{page}");
        }
    }
}

#[tokio::test]
async fn stale_gazetteers_are_told_of_and_answer_until_others_are_loaded() {
    let server = TestServer::start().await;
    becomes(&server, "/readyz", 200).await;
    let stale = async || (server.page("/readyz").await.1, server.metric("entity_extractor_gazetteer_stale").await);
    assert_eq!(stale().await, ("ok\n".to_owned(), 0.0));
    server.engines.load_failed(&["places.gaz:1:1: a mistake".to_owned()]);
    let (page, metric) = stale().await;
    assert!(page.starts_with("ok\nthe gazetteers are stale") && page.contains("places.gaz:1:1: a mistake\n"), "{page}");
    assert_eq!((server.page("/readyz").await.0, metric), (200, 1.0));
    server.engines.install(engine());
    assert_eq!(stale().await, ("ok\n".to_owned(), 0.0));
}
