//! The metrics: one registry a server, each metric a field, so that what is counted is seen where it is counted.

use std::time::Duration;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::text;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::{Histogram, exponential_buckets};
use prometheus_client::metrics::info::Info;
use prometheus_client::registry::{Metric, Registry};
use tonic::Code;

use super::catalogue::{METHODS, Method};
use super::labels;
use crate::engine::Extraction;

/// Names and values, none of which a caller can choose.
type Labels<const N: usize> = [(&'static str, &'static str); N];
type Counters<const N: usize> = Family<Labels<N>, Counter>;

/// What the service counts. Clones count together.
#[derive(Debug, Clone, Default)]
pub struct Metrics {
    started: Counters<3>,
    handled: Counters<4>,
    handling: CallTimes,
    messages_received: Counters<3>,
    messages_sent: Counters<3>,
    documents: Counters<1>,
    document_bytes: Counter,
    mentions: Counters<1>,
    suppressed: Counters<1>,
    roles: Counters<1>,
    /// Answers that were cut to the limits.
    pub answers_cut: Counter,
    shed: Counters<1>,
    /// Work that was not started because its deadline had passed.
    pub deadlines_passed: Counter,
    /// Panics that were caught.
    pub panics: Counter,
    queue: Times,
    work: Times,
    /// Calls whose answers are not sent yet.
    pub calls_in_flight: Gauge,
}

/// Why a call was refused at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShedReason {
    /// Too many calls are under way.
    Calls,
    /// The calls under way hold too many bytes.
    Bytes,
    /// Too much work is ahead of it.
    Queue,
}

/// What came of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentResult {
    /// It was answered.
    Answered,
    /// It failed.
    Failed,
}

impl Metrics {
    /// A registry of these metrics, those of the process, and those that `collectors` read at each scrape.
    pub fn registry(&self, collectors: impl IntoIterator<Item = Box<dyn Collector>>) -> Registry {
        self.start_at_zero();
        let mut registry = Registry::default();
        let grpc = registry.sub_registry_with_prefix("grpc_server");
        add(grpc, "started", "Calls that came", &self.started);
        add(grpc, "handled", "Calls that ended, by code", &self.handled);
        add(grpc, "handling_seconds", "From a call's headers to the end of its answer", &self.handling.0);
        add(grpc, "msg_received", "Messages that came", &self.messages_received);
        add(grpc, "msg_sent", "Messages that were answered", &self.messages_sent);
        let own = registry.sub_registry_with_prefix("entity_extractor");
        add(own, "documents", "Documents that came, by what came of them", &self.documents);
        add(own, "document_bytes", "Bytes of content of the documents that came", &self.document_bytes);
        add(own, "mentions", "Mentions found, by type", &self.mentions);
        add(own, "suppressed", "Names seen and not taken, by reason", &self.suppressed);
        add(own, "roles", "Roles found, by pattern", &self.roles);
        add(own, "answers_cut", "Answers that were cut to the limits", &self.answers_cut);
        add(own, "shed", "Calls and documents refused at once, by what was full", &self.shed);
        add(own, "deadlines_passed", "Work not started because its deadline had passed", &self.deadlines_passed);
        add(own, "panics", "Panics that were caught", &self.panics);
        add(own, "queue_seconds", "How long work waited for a thread", &self.queue.0);
        add(own, "work_seconds", "How long the engine and its answer took", &self.work.0);
        add(own, "calls_in_flight", "Calls whose answers are not sent yet", &self.calls_in_flight);
        own.register("build", "The version of the program", Info::new([("version", env!("CARGO_PKG_VERSION"))]));
        #[cfg(target_os = "linux")]
        registry.register_collector(Box::new(super::process::Process));
        collectors.into_iter().for_each(|collector| registry.register_collector(collector));
        registry
    }

    /// Counts a call that came.
    pub fn started(&self, method: &Method) {
        self.calls_in_flight.inc();
        self.started.get_or_create(&called(method)).inc();
    }

    /// Counts a call that has ended.
    pub fn handled(&self, method: &Method, code: Code, took: Duration) {
        self.calls_in_flight.dec();
        self.handled.get_or_create(&handled(method, code)).inc();
        self.handling.0.get_or_create(&called(method)).observe(took.as_secs_f64());
    }

    /// Counts a message that came.
    pub fn received(&self, method: &Method) {
        self.messages_received.get_or_create(&called(method)).inc();
    }

    /// Counts a message of an answer.
    pub fn sent(&self, method: &Method) {
        self.messages_sent.get_or_create(&called(method)).inc();
    }

    /// Counts a document of `bytes` that came.
    pub fn document(&self, bytes: usize) {
        self.document_bytes.inc_by(bytes as u64);
    }

    /// Counts what came of a document.
    pub fn document_done(&self, result: DocumentResult) {
        let result = match result {
            DocumentResult::Answered => "ok",
            DocumentResult::Failed => "error",
        };
        self.documents.get_or_create(&[("result", result)]).inc();
    }

    /// Counts what was found in a document.
    pub fn found(&self, found: &Extraction) {
        for mention in &found.mentions {
            self.mentions.get_or_create(&[("type", labels::entity_type(mention.entity_type))]).inc();
        }
        for role in &found.roles {
            self.roles.get_or_create(&[("pattern", labels::pattern(role.pattern))]).inc();
        }
        for (&reason, &count) in &found.suppressed_by_reason {
            self.suppressed.get_or_create(&[("reason", labels::reason(reason))]).inc_by(count as u64);
        }
    }

    /// Counts what was refused at once.
    pub fn shed(&self, reason: ShedReason) {
        self.shed.get_or_create(&[("reason", shed(reason))]).inc();
    }

    /// Notes how long work waited for a thread.
    pub fn waited(&self, time: Duration) {
        self.queue.0.observe(time.as_secs_f64());
    }

    /// Notes how long work took.
    pub fn worked(&self, time: Duration) {
        self.work.0.observe(time.as_secs_f64());
    }

    /// A series that begins with its first event has no rate for it.
    fn start_at_zero(&self) {
        for method in &METHODS {
            self.started.get_or_create(&called(method)).inc_by(0);
            self.handled.get_or_create(&handled(method, Code::Ok)).inc_by(0);
            drop(self.handling.0.get_or_create(&called(method)));
        }
        for reason in [ShedReason::Calls, ShedReason::Bytes, ShedReason::Queue] {
            self.shed.get_or_create(&[("reason", shed(reason))]).inc_by(0);
        }
        for result in ["ok", "error"] {
            self.documents.get_or_create(&[("result", result)]).inc_by(0);
        }
    }
}

/// A registry as text.
pub fn encode(registry: &Registry) -> String {
    let mut page = String::new();
    // Writing to a string does not fail.
    let _ = text::encode(&mut page, registry);
    page
}

/// Times.
#[derive(Debug, Clone)]
struct Times(Histogram);

impl Default for Times {
    fn default() -> Self {
        // From half a millisecond to half a minute.
        Self(Histogram::new(exponential_buckets(0.0005, 2.0, 17)))
    }
}

/// Times by method.
#[derive(Debug, Clone)]
struct CallTimes(Family<Labels<3>, Histogram, fn() -> Histogram>);

impl Default for CallTimes {
    fn default() -> Self {
        Self(Family::new_with_constructor(|| Times::default().0))
    }
}

fn add(registry: &mut Registry, name: &str, help: &str, metric: &(impl Metric + Clone)) {
    registry.register(name, help, metric.clone());
}

fn called(method: &Method) -> Labels<3> {
    [("grpc_type", method.kind()), ("grpc_service", method.service), ("grpc_method", method.name)]
}

fn handled(method: &Method, code: Code) -> Labels<4> {
    let [kind, service, name] = called(method);
    [kind, service, name, ("grpc_code", labels::code(code))]
}

fn shed(reason: ShedReason) -> &'static str {
    match reason {
        ShedReason::Calls => "calls",
        ShedReason::Bytes => "bytes",
        ShedReason::Queue => "queue",
    }
}
