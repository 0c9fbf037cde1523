//! Health of the server as a whole and of each service.

use tonic_health::ServingStatus;
use tonic_health::server::{HealthReporter, HealthService};

use crate::wire::proto::{extraction_service_server, gazetteer_service_server};

/// The empty name stands for the server as a whole.
const SERVICES: [&str; 3] = ["", extraction_service_server::SERVICE_NAME, gazetteer_service_server::SERVICE_NAME];

/// Sets all services' health at once.
pub struct Health {
    reporter: HealthReporter,
}

impl Health {
    /// NOT_SERVING for every service.
    pub async fn new() -> Self {
        let health = Self { reporter: HealthReporter::new() };
        // A new reporter says SERVING for the empty name.
        health.set_not_serving().await;
        health
    }

    /// A service that tells it. All tell the same.
    pub fn service(&self) -> HealthService {
        HealthService::from_health_reporter(self.reporter.clone())
    }

    pub async fn set_serving(&self) {
        self.set(ServingStatus::Serving).await;
    }

    pub async fn set_not_serving(&self) {
        self.set(ServingStatus::NotServing).await;
    }

    /// Ends every watch, which would keep its connection open for ever.
    pub async fn end_watches(&self) {
        let mut reporter = self.reporter.clone();
        for service in SERVICES {
            reporter.clear_service_status(service).await;
        }
    }

    async fn set(&self, status: ServingStatus) {
        for service in SERVICES {
            self.reporter.set_service_status(service, status).await;
        }
    }
}
