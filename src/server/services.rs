//! The services of a server, behind one call.

use std::convert::Infallible;
use std::sync::Arc;

use http::{Request, Response};
use tonic::body::Body;
use tonic::service::Routes;
use tonic_health::pb::health_server::HealthServer;
use tonic_health::server::HealthService;
use tonic_reflection::server::v1::{ServerReflection, ServerReflectionServer};
use tower::ServiceBuilder;
use tower::util::{BoxCloneSyncService, MapResponseLayer};

use crate::service::{CallLayer, Extraction, Gazetteers, Shared};
use crate::wire::from_transport;
use crate::wire::proto::extraction_service_server::ExtractionServiceServer;
use crate::wire::proto::gazetteer_service_server::GazetteerServiceServer;
use crate::wire::proto::{ADMIN_DESCRIPTORS, DESCRIPTORS};

/// Answers any call.
pub type Services = BoxCloneSyncService<Request<Body>, Response<Body>, Infallible>;

/// What the paths of the health service start with.
pub const HEALTH: &str = "/grpc.health.v1.Health/";
/// What the paths of the reflection services start with.
pub const REFLECTION: &str = "/grpc.reflection.";

/// All services over `shared`, which takes messages of up to `message_bytes`.
///
/// # Errors
///
/// Where the descriptors built into the binary cannot be read.
pub fn services(
    shared: Arc<Shared>,
    message_bytes: usize,
    health: HealthService,
    reflection: bool,
) -> Result<Services, tonic_reflection::server::Error> {
    let calls = CallLayer::new(shared.clone());
    let extraction = Extraction::new(shared.clone());
    let mut routes = Routes::new(HealthServer::new(health))
        .add_service(ExtractionServiceServer::new(extraction).max_decoding_message_size(message_bytes))
        .add_service(GazetteerServiceServer::new(Gazetteers::new(shared)).max_decoding_message_size(message_bytes));
    if reflection {
        let descriptors = || descriptors(DESCRIPTORS);
        routes = routes.add_service(descriptors().build_v1()?).add_service(descriptors().build_v1alpha()?);
    }
    let told = MapResponseLayer::new(move |response| from_transport(response, message_bytes));
    Ok(BoxCloneSyncService::new(ServiceBuilder::new().layer(calls).layer(told).service(routes.prepare())))
}

/// Reflection for operators.
///
/// # Errors
///
/// Where the descriptors built into the binary cannot be read.
pub fn admin_reflection() -> Result<ServerReflectionServer<impl ServerReflection>, tonic_reflection::server::Error> {
    descriptors(ADMIN_DESCRIPTORS).build_v1()
}

fn descriptors(contract: &[u8]) -> tonic_reflection::server::Builder<'_> {
    // With health among them, grpcurl can ask for it by name.
    tonic_reflection::server::Builder::configure()
        .register_encoded_file_descriptor_set(contract)
        .register_encoded_file_descriptor_set(tonic_health::pb::FILE_DESCRIPTOR_SET)
        // The details of errors, so that grpcurl prints them.
        .register_encoded_file_descriptor_set(tonic_types::pb::FILE_DESCRIPTOR_SET)
}
