//! The services over real sockets: answers, streams, health, reflection, and the end with calls under way.

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use entity_extractor::wire::proto;
use proto::batch_extract_result::Outcome as BatchOutcome;
use proto::stream_extract_response::Outcome as StreamOutcome;
use support::{Setup, TestServer, document, extract, raw, stream_item};
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use tokio_stream::wrappers::ReceiverStream;
use tonic::Code;
use tonic_types::StatusExt as _;

const SOON: Duration = Duration::from_secs(10);

/// A stream whose documents the test sends one by one.
async fn open_stream(
    server: &TestServer,
    window: usize,
) -> (mpsc::Sender<proto::StreamExtractRequest>, tonic::Streaming<proto::StreamExtractResponse>) {
    let (documents, receiver) = mpsc::channel(window);
    let answers = server.extraction().await.stream_extract(ReceiverStream::new(receiver)).await.expect("a stream");
    (documents, answers.into_inner())
}

#[tokio::test]
async fn extract_answers_in_the_unit_that_was_asked_for() {
    let server = TestServer::start().await;
    let rows = [
        (proto::OffsetEncoding::Unspecified, proto::OffsetEncoding::CodePoints),
        (proto::OffsetEncoding::CodePoints, proto::OffsetEncoding::CodePoints),
        (proto::OffsetEncoding::Utf16, proto::OffsetEncoding::Utf16),
        (proto::OffsetEncoding::Utf8, proto::OffsetEncoding::Utf8),
    ];
    for (asked, answered) in rows {
        let options = proto::ExtractionOptions { offset_encoding: asked.into(), ..Default::default() };
        let request = proto::ExtractRequest { document: Some(document("x", "Paris.")), options: Some(options) };
        let answer = server.extraction().await.extract(request).await.unwrap().into_inner();
        assert_eq!((answer.document_id.as_str(), answer.offset_encoding()), ("x", answered), "{asked:?}");
        let versions: Vec<_> = answer.gazetteer_versions.iter().map(|version| version.name.as_str()).collect();
        assert_eq!(versions, ["places", "bodies"], "{asked:?}");
    }
}

#[tokio::test]
async fn only_the_gazetteers_that_were_named_answer() {
    let server = TestServer::start().await;
    let options = proto::ExtractionOptions { gazetteers: vec!["bodies".to_owned()], ..Default::default() };
    let answer = server.extraction().await.extract(support::extract_with(options)).await.unwrap().into_inner();
    let names: Vec<_> = answer.gazetteer_versions.iter().map(|version| version.name.as_str()).collect();
    assert_eq!(names, ["bodies"]);
}

#[tokio::test]
async fn documents_of_a_batch_fail_alone_and_keep_their_order() {
    let server = TestServer::start().await;
    let long = "Paris is in France. ".repeat(1000);
    let documents = vec![document("a", &long), document("b", " "), document("c", "Paris"), document("a", "Paris")];
    let request = proto::BatchExtractRequest { documents, options: None };
    let results = server.extraction().await.batch_extract(request).await.unwrap().into_inner().results;
    let outcomes: Vec<_> = results
        .iter()
        .map(|result| match result.outcome.as_ref().unwrap() {
            BatchOutcome::Response(response) => (result.document_id.as_str(), response.document_id.as_str()),
            BatchOutcome::Error(error) => {
                assert_eq!(error.details.len(), 2, "an ErrorInfo and a BadRequest");
                (result.document_id.as_str(), "error")
            }
        })
        .collect();
    assert_eq!(outcomes, [("a", "a"), ("b", "error"), ("c", "c"), ("a", "error")]);
}

#[tokio::test]
async fn a_stream_answers_each_document_by_its_id() {
    let server = TestServer::start().await;
    let long = "Paris is in France. ".repeat(2000);
    let sent: Vec<_> = (0..200)
        .map(|index| match index % 5 {
            0 => document(&index.to_string(), &long),
            1 => document(&index.to_string(), ""),
            _ => document(&index.to_string(), "Paris"),
        })
        .collect();
    let messages = tokio_stream::iter(sent.into_iter().map(stream_item));
    let mut answers = server.extraction().await.stream_extract(messages).await.unwrap().into_inner();
    let mut outcomes = BTreeMap::new();
    while let Some(answer) = answers.message().await.unwrap() {
        let is_answer = matches!(answer.outcome, Some(StreamOutcome::Response(_)));
        assert!(outcomes.insert(answer.document_id, is_answer).is_none(), "one answer a document");
    }
    let expected: BTreeMap<_, _> = (0..200).map(|index| (index.to_string(), index % 5 != 1)).collect();
    assert_eq!(outcomes, expected);
}

#[tokio::test]
async fn a_stream_answers_while_it_is_still_being_sent() {
    let server = TestServer::start().await;
    let (documents, mut answers) = open_stream(&server, 1).await;
    for id in ["a", "b", "a"] {
        documents.send(stream_item(document(id, "Paris"))).await.unwrap();
        let answer = timeout(SOON, answers.message()).await.expect("an answer comes before the stream ends");
        assert_eq!(answer.unwrap().unwrap().document_id, id);
    }
    drop(documents);
    assert!(answers.message().await.unwrap().is_none());
}

#[tokio::test]
async fn the_options_of_a_stream_hold_until_others_are_sent() {
    let server = TestServer::start().await;
    let (documents, mut answers) = open_stream(&server, 1).await;
    let encoding = |value: i32| Some(proto::ExtractionOptions { offset_encoding: value, ..Default::default() });
    let rows = [
        ("default", None, Some(proto::OffsetEncoding::CodePoints)),
        ("set", encoding(1), Some(proto::OffsetEncoding::Utf8)),
        ("kept", None, Some(proto::OffsetEncoding::Utf8)),
        ("invalid", encoding(9), None),
        ("invalid options are kept too", None, None),
        ("set again", encoding(2), Some(proto::OffsetEncoding::Utf16)),
    ];
    for (row, options, expected) in rows {
        let request = proto::StreamExtractRequest { document: Some(document(row, "Paris")), options };
        documents.send(request).await.unwrap();
        let found = match answers.message().await.unwrap().unwrap().outcome {
            Some(StreamOutcome::Response(response)) => Some(response.offset_encoding()),
            _ => None,
        };
        assert_eq!(found, expected, "{row}");
    }
}

#[tokio::test]
async fn an_id_in_flight_is_refused_and_the_first_document_answered() {
    let server = TestServer::start().await;
    let long = "Paris is in France. ".repeat(4500);
    let messages = tokio_stream::iter([document("a", &long), document("a", "Paris")].map(stream_item));
    let mut answers = server.extraction().await.stream_extract(messages).await.unwrap().into_inner();
    let mut reasons = BTreeSet::new();
    while let Some(answer) = answers.message().await.unwrap() {
        reasons.insert(match answer.outcome {
            Some(StreamOutcome::Error(error)) => error.message,
            _ => "answered".to_owned(),
        });
    }
    // Whether the first is still in flight when the second comes is a matter of time; what is said if so is not.
    assert!(reasons.contains("answered"), "{reasons:?}");
    assert!(reasons.iter().all(|reason| reason == "answered" || reason.starts_with("`document.id` ")), "{reasons:?}");
}

#[tokio::test]
async fn a_caller_who_reads_no_answers_is_not_read_from_without_end() {
    let server = TestServer::start().await;
    let (documents, answers) = open_stream(&server, 1).await;
    let text = "Paris is in France. ".repeat(200);
    let mut sent = 0;
    while sent < 20_000 {
        let request = stream_item(document(&format!("{sent}-{}", "x".repeat(240)), &text));
        if timeout(Duration::from_millis(500), documents.send(request)).await.is_err() {
            break;
        }
        sent += 1;
    }
    assert!(sent < 20_000, "80 MB went in and nobody read an answer");
    drop(answers);
}

#[tokio::test]
async fn a_stream_that_breaks_still_answers_what_came_before() {
    let server = TestServer::start().await;
    let documents = (0..3).map(|index| stream_item(document(&index.to_string(), "Paris")));
    let too_large = stream_item(document("large", &"x".repeat(300_000)));
    let messages = tokio_stream::iter(documents.chain([too_large]));
    let mut answers = server.extraction().await.stream_extract(messages).await.unwrap().into_inner();
    let mut ids = BTreeSet::new();
    let status = loop {
        match answers.message().await {
            Ok(answer) => assert!(ids.insert(answer.expect("the stream ends with an error").document_id)),
            Err(status) => break status,
        }
    };
    assert_eq!(ids.len(), 3);
    assert_eq!(status.code(), Code::ResourceExhausted);
    assert_eq!(status.get_error_details().error_info().unwrap().reason, "MESSAGE_TOO_LARGE");
}

#[tokio::test]
async fn calls_beyond_the_limit_are_refused_at_once() {
    let mut setup = Setup::default();
    setup.settings.calls = 1;
    setup.settings.workers = 1;
    let server = TestServer::with(setup).await;
    let channel = server.channel().await;
    let text = "Paris is in France. ".repeat(4500);
    let calls = (0..64).map(|_| {
        let mut client = proto::extraction_service_client::ExtractionServiceClient::new(channel.clone());
        let request = extract(document("d", &text));
        tokio::spawn(async move { client.extract(request).await })
    });
    let mut refused = 0;
    for call in calls.collect::<Vec<_>>() {
        if let Err(status) = call.await.unwrap() {
            assert_eq!(status.code(), Code::ResourceExhausted, "{status:?}");
            assert!(status.get_error_details().retry_info().is_some());
            refused += 1;
        }
    }
    assert!(refused < 64, "one call at a time is served");
}

#[tokio::test]
async fn gazetteers_are_told_by_name_and_by_page() {
    let server = TestServer::start().await;
    let mut client = server.gazetteers().await;
    let (mut token, mut names) = (String::new(), Vec::new());
    loop {
        let request = proto::ListGazetteersRequest { page_size: 1, page_token: token };
        let page = client.list_gazetteers(request).await.unwrap().into_inner();
        names.extend(page.gazetteers.into_iter().map(|gazetteer| gazetteer.name));
        token = page.next_page_token;
        if token.is_empty() {
            break;
        }
    }
    assert_eq!(names, ["bodies", "places"]);
    let request = proto::GetGazetteerRequest { name: "places".to_owned() };
    let found = client.get_gazetteer(request).await.unwrap().into_inner().gazetteer.unwrap();
    assert_eq!((found.entry_count, found.state()), (3, proto::GazetteerState::Active));
    assert!(found.load_time.ends_with('Z') && found.checksum.contains(':'), "{found:?}");
}

#[tokio::test]
async fn calls_under_way_are_finished_when_the_server_stops() {
    let mut server = TestServer::start().await;
    let (body, messages) = mpsc::channel(1);
    let channel = server.channel().await;
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    let call = tokio::spawn(raw::call(channel, path, ReceiverStream::new(messages)));
    let (documents, mut answers) = open_stream(&server, 4).await;
    documents.send(stream_item(document("a", "Paris"))).await.unwrap();
    assert_eq!(answers.message().await.unwrap().unwrap().document_id, "a");

    sleep(Duration::from_millis(100)).await;
    server.begin_stop();
    sleep(Duration::from_millis(100)).await;
    body.send(prost::Message::encode_to_vec(&extract(document("d", "Paris")))).await.unwrap();
    drop(body);
    let answer: proto::ExtractResponse = prost::Message::decode(&*call.await.unwrap().unwrap()).unwrap();
    assert_eq!(answer.document_id, "d");
    let end = answers.message().await.expect_err("an open stream is told to go elsewhere");
    assert_eq!(end.get_error_details().error_info().unwrap().reason, "SHUTTING_DOWN");
    server.ended().await.expect("all calls were finished");
}

#[tokio::test]
async fn a_call_that_does_not_end_is_cut_off_at_the_deadline() {
    let mut setup = Setup::default();
    setup.transport.shutdown = Duration::from_millis(200);
    let mut server = TestServer::with(setup).await;
    let (_body, messages) = mpsc::channel(1);
    let channel = server.channel().await;
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    let call = tokio::spawn(raw::call(channel, path, ReceiverStream::new(messages)));
    sleep(Duration::from_millis(100)).await;
    server.begin_stop();
    assert!(server.ended().await.is_err());
    assert!(call.await.unwrap().is_err());
}
