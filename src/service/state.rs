//! What a scrape reads where it stands: the work ahead, the bytes held, the gazetteers.

use std::fmt;
use std::sync::Arc;

use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::MetricType;
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;

use super::EngineHandle;
use super::budget::Budget;
use super::queue::Queue;

/// The bytes that calls hold and the work that waits.
#[derive(Debug)]
pub(super) struct Load {
    pub budget: Arc<Budget>,
    pub queue: Arc<Queue>,
}

impl Collector for Load {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut gauge = |name: &str, help: &str, value: f64| {
            let gauge = ConstGauge::new(value);
            gauge.encode(encoder.encode_descriptor(name, help, None, gauge.metric_type())?)
        };
        gauge(
            "entity_extractor_bytes_in_flight",
            "Bytes that calls hold until their answers are sent.",
            self.budget.held() as f64,
        )?;
        gauge(
            "entity_extractor_queue_estimate_seconds",
            "How long a document that comes now would wait, by the measured speed.",
            self.queue.estimate().as_secs_f64(),
        )
    }
}

/// Which gazetteers answer, since when, and how often loading went well or not.
#[derive(Debug)]
pub(super) struct Gazetteers {
    pub engines: EngineHandle,
}

impl Collector for Gazetteers {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let mut loads = encoder.encode_descriptor(
            "entity_extractor_gazetteer_loads",
            "Loads of all gazetteers, by result.",
            None,
            MetricType::Counter,
        )?;
        let reloads = self.engines.reloads();
        for (result, count) in [("ok", reloads.loaded), ("error", reloads.failed)] {
            ConstCounter::new(count).encode(loads.encode_family(&[("result", result)])?)?;
        }
        let stale = ConstGauge::new(u64::from(reloads.failure.is_some()));
        let help = "Whether the last load failed, so that what was loaded before still answers.";
        stale.encode(encoder.encode_descriptor(
            "entity_extractor_gazetteer_stale",
            help,
            None,
            stale.metric_type(),
        )?)?;
        let Some(snapshot) = self.engines.current() else { return Ok(()) };
        let loaded = ConstGauge::new(snapshot.loaded().as_second());
        let name = "entity_extractor_gazetteer_loaded_timestamp_seconds";
        let help = "When the gazetteers that answer were loaded, since 1970.";
        loaded.encode(encoder.encode_descriptor(name, help, None, loaded.metric_type())?)?;
        let layers = snapshot.engine().gazetteer().layers();
        let help = "The gazetteers that answer.";
        let mut info = encoder.encode_descriptor("entity_extractor_gazetteer_info", help, None, MetricType::Gauge)?;
        for layer in layers {
            let labels = [("gazetteer", layer.name.as_str()), ("version", layer.version.as_str())];
            ConstGauge::new(1_u64).encode(info.encode_family(&labels)?)?;
        }
        let help = "Entries of a gazetteer.";
        let mut entries =
            encoder.encode_descriptor("entity_extractor_gazetteer_entries", help, None, MetricType::Gauge)?;
        for layer in layers {
            let labels = [("gazetteer", layer.name.as_str())];
            ConstGauge::new(layer.entry_count as u64).encode(entries.encode_family(&labels)?)?;
        }
        Ok(())
    }
}
