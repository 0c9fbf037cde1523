//! StreamExtract over real sockets: answers by id as they are done, options that stay, back-pressure, and how a stream ends.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use crate::support::{TestServer, document, open_stream, stream_item};
use entity_extractor::wire::proto;
use proto::stream_extract_response::Outcome;
use tokio::time::timeout;
use tonic::Code;
use tonic_types::StatusExt as _;

const SOON: Duration = Duration::from_secs(10);

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
        let is_answer = matches!(answer.outcome, Some(Outcome::Response(_)));
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
            Some(Outcome::Response(response)) => Some(response.offset_encoding()),
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
            Some(Outcome::Error(error)) => error.message,
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
