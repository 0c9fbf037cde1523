//! The process as Prometheus' own clients tell of it.

use std::fmt;

use procfs::process::{LimitValue, Process as Status};
use procfs::{WithCurrentSystemInfo as _, boot_time_secs, ticks_per_second};
use prometheus_client::collector::Collector;
use prometheus_client::encoding::{DescriptorEncoder, EncodeMetric as _};
use prometheus_client::metrics::counter::ConstCounter;
use prometheus_client::metrics::gauge::ConstGauge;

/// Reads `/proc/self` at each scrape. What cannot be read is left out.
#[derive(Debug)]
pub(super) struct Process;

impl Collector for Process {
    fn encode(&self, mut encoder: DescriptorEncoder<'_>) -> fmt::Result {
        let Ok(status) = Status::myself() else { return Ok(()) };
        let mut gauge = |name: &str, help: &str, value: Option<f64>| {
            let Some(value) = value.map(ConstGauge::new) else { return Ok(()) };
            value.encode(encoder.encode_descriptor(name, help, None, value.metric_type())?)
        };
        let stat = status.stat().ok();
        let of_stat = stat.as_ref();
        gauge("process_resident_memory_bytes", "Memory in use.", of_stat.map(|stat| stat.rss_bytes().get() as f64))?;
        gauge("process_virtual_memory_bytes", "Address space in use.", of_stat.map(|stat| stat.vsize as f64))?;
        gauge("process_threads", "Threads.", of_stat.map(|stat| stat.num_threads as f64))?;
        gauge("process_open_fds", "Open file descriptors.", status.fd_count().ok().map(|count| count as f64))?;
        gauge("process_max_fds", "The most file descriptors.", most_files(&status))?;
        let ticks = ticks_per_second() as f64;
        let started = of_stat.zip(boot_time_secs().ok());
        gauge(
            "process_start_time_seconds",
            "When the process started, since 1970.",
            started.map(|(stat, boot)| boot as f64 + stat.starttime as f64 / ticks),
        )?;
        if let Some(stat) = of_stat {
            let seconds = ConstCounter::new((stat.utime + stat.stime) as f64 / ticks);
            let help = "Processor time used.";
            seconds.encode(encoder.encode_descriptor("process_cpu_seconds", help, None, seconds.metric_type())?)?;
        }
        Ok(())
    }
}

fn most_files(status: &Status) -> Option<f64> {
    match status.limits().ok()?.max_open_files.soft_limit {
        LimitValue::Value(count) => Some(count as f64),
        LimitValue::Unlimited => None,
    }
}
