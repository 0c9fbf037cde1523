//! The end of a server with calls under way.

use std::time::Duration;

use crate::support::{Setup, TestServer, document, extract, open_stream, raw, stream_item};
use entity_extractor::wire::proto;
use tokio::sync::mpsc;
use tokio::time::{sleep, timeout};
use tokio_stream::wrappers::ReceiverStream;
use tonic_types::StatusExt as _;

const SOON: Duration = Duration::from_secs(4);

#[tokio::test]
async fn calls_under_way_are_finished_when_the_server_stops() {
    let server = TestServer::start().await;
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
    let end =
        timeout(SOON, answers.message()).await.expect("an open stream ends").expect_err("and is told to go elsewhere");
    assert_eq!(end.get_error_details().error_info().unwrap().reason, "SHUTTING_DOWN");
    assert_eq!(server.ended().await.unwrap().cut, 0, "all calls were finished");
}

#[tokio::test]
async fn a_call_that_does_not_end_is_not_waited_for_past_the_deadline() {
    let mut setup = Setup::default();
    setup.transport.shutdown = Duration::from_millis(200);
    let server = TestServer::with(setup).await;
    let (_body, messages) = mpsc::channel(1);
    let channel = server.channel().await;
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    tokio::spawn(raw::call(channel, path, ReceiverStream::new(messages)));
    sleep(Duration::from_millis(100)).await;
    server.begin_stop();
    assert_eq!(server.ended().await.unwrap().cut, 1);
}
