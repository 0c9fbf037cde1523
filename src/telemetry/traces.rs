//! Traces by OTLP, set by the standard `OTEL_*` environment variables and off without an endpoint.

use http::HeaderMap;
use opentelemetry::propagation::{Extractor, TextMapPropagator as _};
use opentelemetry::trace::{TraceContextExt as _, TracerProvider as _};
use opentelemetry::{Context, TraceId};
use opentelemetry_otlp::{ExporterBuildError, SpanExporter};
use opentelemetry_sdk::Resource;
use opentelemetry_sdk::propagation::TraceContextPropagator;
use opentelemetry_sdk::trace::{SdkTracerProvider, Tracer};
use tracing::{Span, Subscriber, field, info_span};
use tracing_opentelemetry::{OpenTelemetryLayer, OpenTelemetrySpanExt as _};
use tracing_subscriber::registry::LookupSpan;

use super::Method;

/// The variables that name a collector.
const ENDPOINTS: [&str; 2] = ["OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"];
const DISABLED: &str = "OTEL_SDK_DISABLED";
/// What the service is called where `OTEL_SERVICE_NAME` does not say.
const SERVICE: &str = "entity-extractor";

/// Sends spans to the collector that the environment names; none where it names none. To be called inside a tokio runtime, on which
/// the connection to the collector lives.
///
/// # Errors
///
/// A variable has a value that cannot be used.
pub fn exporter() -> Result<Option<SdkTracerProvider>, ExporterBuildError> {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if !ENDPOINTS.iter().any(|name| set(name).is_some()) || set(DISABLED).is_some_and(|value| value == "true") {
        return Ok(None);
    }
    let exporter = SpanExporter::builder().with_tonic().build()?;
    let mut resource = Resource::builder();
    if set("OTEL_SERVICE_NAME").is_none() {
        resource = resource.with_service_name(SERVICE);
    }
    Ok(Some(SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource.build()).build()))
}

/// Turns the spans of calls into OTLP spans.
pub fn layer<S: Subscriber + for<'a> LookupSpan<'a>>(provider: &SdkTracerProvider) -> OpenTelemetryLayer<S, Tracer> {
    tracing_opentelemetry::layer().with_tracer(provider.tracer(SERVICE)).with_location(false).with_threads(false)
}

/// The span of a call and the id of its trace: the caller's by the W3C header `traceparent`, or a new one where spans are exported.
pub fn begin(method: &Method, headers: &HeaderMap) -> (Span, Option<TraceId>) {
    let span = info_span!(
        "call",
        otel.name = format_args!("{}/{}", method.service, method.name),
        otel.kind = "server",
        otel.status_code = field::Empty,
        rpc.system = "grpc",
        rpc.service = method.service,
        rpc.method = method.name,
        rpc.grpc.status_code = field::Empty,
    );
    let parent = TraceContextPropagator::new().extract_with_context(&Context::new(), &Headers(headers));
    let callers = id(&parent);
    // Fails only where nothing exports.
    let _ = span.set_parent(parent);
    let own = id(&span.context());
    (span, own.or(callers))
}

fn id(context: &Context) -> Option<TraceId> {
    let id = context.span().span_context().trace_id();
    (id != TraceId::INVALID).then_some(id)
}

struct Headers<'a>(&'a HeaderMap);

impl Extractor for Headers<'_> {
    fn get(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.to_str().ok()
    }

    fn keys(&self) -> Vec<&str> {
        self.0.keys().map(http::HeaderName::as_str).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telemetry::METHODS;

    #[test]
    fn the_callers_trace_is_known() {
        let rows = [
            ("none", "", None),
            (
                "a trace",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                Some("4bf92f3577b34da6a3ce929d0e0e4736"),
            ),
            (
                "not sampled",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                Some("4bf92f3577b34da6a3ce929d0e0e4736"),
            ),
            ("zeros", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", None),
            ("nonsense", "Xyzzy", None),
        ];
        for (row, value, expected) in rows {
            let mut headers = HeaderMap::new();
            headers.insert("traceparent", value.parse().unwrap());
            let (_, id) = begin(&METHODS[0], &headers);
            assert_eq!(id.map(|id| id.to_string()).as_deref(), expected, "{row}");
        }
    }
}
