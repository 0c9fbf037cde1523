//! What tools ask a server before they call it: health and reflection.

use std::time::Duration;

use crate::support::{Setup, TestServer};
use tokio::time::timeout;
use tonic::transport::Channel;
use tonic_health::pb::HealthCheckRequest;
use tonic_health::pb::health_check_response::ServingStatus;
use tonic_health::pb::health_client::HealthClient;

const SERVICES: [&str; 3] = ["", "entity_extractor.v1.ExtractionService", "entity_extractor.v1.GazetteerService"];

async fn statuses(channel: &Channel) -> Vec<ServingStatus> {
    let mut statuses = Vec::new();
    for service in SERVICES {
        let request = HealthCheckRequest { service: service.to_owned() };
        statuses.push(HealthClient::new(channel.clone()).check(request).await.unwrap().into_inner().status());
    }
    statuses
}

#[tokio::test]
async fn health_follows_the_server_from_load_to_stop() {
    let server = TestServer::with(Setup { ready: false, ..Default::default() }).await;
    let channel = server.channel().await;
    assert_eq!(statuses(&channel).await, [ServingStatus::NotServing; 3], "before the gazetteers are loaded");

    let request = HealthCheckRequest { service: SERVICES[1].to_owned() };
    let mut watch = HealthClient::new(channel.clone()).watch(request).await.unwrap().into_inner();
    assert_eq!(watch.message().await.unwrap().unwrap().status(), ServingStatus::NotServing);
    server.engines.install(crate::support::engine());
    let next = timeout(Duration::from_secs(5), watch.message()).await.expect("a watcher is told");
    assert_eq!(next.unwrap().unwrap().status(), ServingStatus::Serving);
    assert_eq!(statuses(&channel).await, [ServingStatus::Serving; 3], "once they are");

    server.begin_stop();
    assert_eq!(watch.message().await.unwrap().unwrap().status(), ServingStatus::NotServing);
    assert!(watch.message().await.unwrap().is_none(), "a watch does not keep the server from ending");
    server.ended().await.expect("no call was cut off");
}

#[tokio::test]
async fn health_of_an_unknown_service_is_not_found() {
    let server = TestServer::start().await;
    let request = HealthCheckRequest { service: "entity_extractor.v1.Nothing".to_owned() };
    let status = HealthClient::new(server.channel().await).check(request).await.unwrap_err();
    assert_eq!(status.code(), tonic::Code::NotFound);
}

/// Lists the services by one version of the reflection protocol.
macro_rules! reflected {
    ($version:ident, $channel:expr) => {{
        use tonic_reflection::pb::$version::server_reflection_client::ServerReflectionClient;
        use tonic_reflection::pb::$version::server_reflection_request::MessageRequest;
        use tonic_reflection::pb::$version::server_reflection_response::MessageResponse;
        let request = tonic_reflection::pb::$version::ServerReflectionRequest {
            host: String::new(),
            message_request: Some(MessageRequest::ListServices(String::new())),
        };
        let answers = ServerReflectionClient::new($channel).server_reflection_info(tokio_stream::once(request)).await;
        match answers.unwrap().into_inner().message().await.unwrap().unwrap().message_response {
            Some(MessageResponse::ListServicesResponse(list)) => {
                list.service.into_iter().map(|service| service.name).collect::<Vec<_>>()
            }
            other => panic!("no list: {other:?}"),
        }
    }};
}

#[tokio::test]
async fn reflection_lists_the_services_in_both_versions() {
    let server = TestServer::start().await;
    for names in [reflected!(v1, server.channel().await), reflected!(v1alpha, server.channel().await)] {
        for service in SERVICES[1..].iter().chain(&["grpc.health.v1.Health"]) {
            assert!(names.iter().any(|name| name == service), "{service} is not among {names:?}");
        }
    }
}
