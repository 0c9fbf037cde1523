//! The end of a server with calls under way.

use std::time::Duration;

use crate::support::{Setup, TestServer, document, extract, open_stream, raw, stream_item};
use entity_extractor::server::Stopped;
use entity_extractor::wire::proto;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
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

/// A connection that speaks HTTP/2 for as long as it must and then says nothing more.
async fn silent_after_preface(server: &TestServer) -> TcpStream {
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\x04\0\0\0\0\0").await.unwrap();
    stream
}

#[tokio::test]
async fn those_who_only_listen_do_not_hold_the_end() {
    let mut setup = Setup::default();
    setup.transport.shutdown = Duration::from_secs(60);
    let server = TestServer::with(setup).await;
    let silent = TcpStream::connect(server.address).await.unwrap();
    let preface = silent_after_preface(&server).await;
    let request = tonic_health::pb::HealthCheckRequest::default();
    let mut health = tonic_health::pb::health_client::HealthClient::new(server.channel().await);
    let mut watch = health.watch(request).await.unwrap().into_inner();
    assert!(watch.message().await.unwrap().is_some());
    let (questions, receiver) = mpsc::channel(1);
    let mut reflection =
        tonic_reflection::pb::v1::server_reflection_client::ServerReflectionClient::new(server.channel().await);
    let answers = reflection.server_reflection_info(ReceiverStream::new(receiver)).await.unwrap();
    server.begin_stop();
    let stopped = timeout(SOON, server.ended()).await.expect("nobody holds it").unwrap();
    assert_eq!(stopped, Stopped { cut: 0 });
    drop((silent, preface, watch, questions, answers));
}

#[tokio::test]
async fn before_the_end_calls_are_still_taken_for_a_while() {
    let mut setup = Setup::default();
    setup.transport.pre_stop = Duration::from_secs(1);
    let server = TestServer::with(setup).await;
    let mut health = tonic_health::pb::health_client::HealthClient::new(server.channel().await);
    server.begin_stop();
    sleep(Duration::from_millis(200)).await;
    let status = health.check(tonic_health::pb::HealthCheckRequest::default()).await.unwrap().into_inner().status();
    assert_eq!(status, tonic_health::pb::health_check_response::ServingStatus::NotServing);
    server.extraction().await.extract(extract(document("d", "Paris"))).await.expect("a call on a new connection");
    assert_eq!(server.ended().await.unwrap().cut, 0);
}

#[tokio::test]
async fn a_second_word_hurries() {
    let mut setup = Setup::default();
    (setup.transport.pre_stop, setup.transport.shutdown) = (Duration::from_secs(60), Duration::from_secs(60));
    let server = TestServer::with(setup).await;
    let (_body, messages) = mpsc::channel(1);
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    tokio::spawn(raw::call(server.channel().await, path, ReceiverStream::new(messages)));
    sleep(Duration::from_millis(100)).await;
    server.begin_stop();
    server.hurry();
    assert_eq!(timeout(SOON, server.ended()).await.expect("soon").unwrap().cut, 1);
}

#[tokio::test]
async fn an_old_connection_ends_and_its_calls_do_not() {
    let mut setup = Setup::default();
    setup.transport.age = Some(Duration::from_secs(1));
    let server = TestServer::with(setup).await;
    let mut idle = silent_after_preface(&server).await;
    let (body, messages) = mpsc::channel(1);
    let channel = server.channel().await;
    let path = "/entity_extractor.v1.ExtractionService/Extract";
    let call = tokio::spawn(raw::call(channel.clone(), path, ReceiverStream::new(messages)));
    let closed = async { while matches!(idle.read(&mut [0; 64]).await, Ok(1..)) {} };
    timeout(SOON, closed).await.expect("a connection without calls is closed");
    body.send(prost::Message::encode_to_vec(&extract(document("d", "Paris")))).await.unwrap();
    drop(body);
    call.await.unwrap().expect("a call that began before");
    let mut client = entity_extractor::wire::proto::extraction_service_client::ExtractionServiceClient::new(channel);
    client.extract(extract(document("d", "Paris"))).await.expect("a call after");
}
