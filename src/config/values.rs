//! Settings from text. Each error completes "VALUE …" and says what to write.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::thread::available_parallelism;
use std::time::Duration;

use tracing_subscriber::EnvFilter;

use crate::server::Right;

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Pretty on a terminal, JSON elsewhere.
    Auto,
    /// For people.
    Pretty,
    /// One JSON object a line.
    Json,
}

/// The largest number of bytes that may be set: offsets are 32 bits wide on the wire.
const MOST_BYTES: usize = 1024 * 1024 * 1024;
/// The longest time that may be set.
const MOST_SECONDS: u64 = 86_400;
/// The largest count that may be set.
const MOST: usize = 1_000_000;

pub fn address(text: &str) -> Result<SocketAddr, String> {
    text.parse().map_err(|_| "is not an address; write one like 127.0.0.1:50051 or [::1]:50051".to_owned())
}

/// An address, or none where nothing shall listen.
pub fn address_or_off(text: &str) -> Result<Option<SocketAddr>, String> {
    match text {
        "off" => Ok(None),
        _ => address(text).map(Some).map_err(|message| format!("{message}, or off")),
    }
}

pub fn boolean(text: &str) -> Result<bool, String> {
    text.parse().map_err(|_| "is not true or false".to_owned())
}

pub fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "auto" => Ok(LogFormat::Auto),
        "pretty" => Ok(LogFormat::Pretty),
        "json" => Ok(LogFormat::Json),
        _ => Err("is not a log format; write auto, pretty or json".to_owned()),
    }
}

pub fn log_level(text: &str) -> Result<String, String> {
    let valid = !text.trim().is_empty() && EnvFilter::try_new(text).is_ok();
    if valid {
        Ok(text.to_owned())
    } else {
        Err("is not a log level; write error, warn, info, debug or trace".to_owned())
    }
}

pub fn bytes(text: &str) -> Result<usize, String> {
    let (digits, unit) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
    let factor = match unit.trim_start() {
        "" | "B" => Some(1),
        "KiB" => Some(1024),
        "MiB" => Some(1024 * 1024),
        _ => None,
    };
    let size = factor.and_then(|factor: usize| digits.parse::<usize>().ok()?.checked_mul(factor));
    size.filter(|size| (1..=MOST_BYTES).contains(size))
        .ok_or_else(|| "is not a size; write a number of bytes up to 1024MiB, or one with KiB or MiB".to_owned())
}

pub fn header_bytes(text: &str) -> Result<u32, String> {
    // A call without a single header of its own has some hundred bytes of them.
    const SIZES: std::ops::RangeInclusive<usize> = 1024..=1024 * 1024;
    bytes(text)
        .ok()
        .filter(|size| SIZES.contains(size))
        .and_then(|size| u32::try_from(size).ok())
        .ok_or_else(|| "is not a size from 1KiB to 1MiB".to_owned())
}

pub fn positive(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|count| (1..=MOST).contains(count))
        .ok_or_else(|| format!("is not a number from 1 to {MOST}"))
}

pub fn positive_u32(text: &str) -> Result<u32, String> {
    positive(text).and_then(|count| u32::try_from(count).map_err(|error| error.to_string()))
}

pub fn workers(text: &str) -> Result<usize, String> {
    match text {
        "0" => Ok(available_parallelism().map_or(1, usize::from)),
        _ => positive(text).map_err(|_| format!("is not a number from 0 to {MOST}")),
    }
}

pub fn duration(text: &str) -> Result<Duration, String> {
    text.parse()
        .ok()
        .filter(|seconds| *seconds <= MOST_SECONDS)
        .map(Duration::from_secs)
        .ok_or_else(|| format!("is not a number of seconds from 0 to {MOST_SECONDS}"))
}

pub fn milliseconds(text: &str) -> Result<u64, String> {
    const MOST_MILLISECONDS: u64 = 60_000;
    text.parse()
        .ok()
        .filter(|milliseconds| (1..=MOST_MILLISECONDS).contains(milliseconds))
        .ok_or_else(|| format!("is not a number of milliseconds from 1 to {MOST_MILLISECONDS}"))
}

pub fn positive_seconds(text: &str) -> Result<Duration, String> {
    duration(text)
        .ok()
        .filter(|time| !time.is_zero())
        .ok_or_else(|| format!("is not a number of seconds from 1 to {MOST_SECONDS}"))
}

/// None for 0.
pub fn optional_seconds(text: &str) -> Result<Option<Duration>, String> {
    duration(text).map(|time| Some(time).filter(|time| !time.is_zero()))
}

/// None for nothing.
pub fn path(text: &str) -> Result<Option<PathBuf>, String> {
    if text.contains(char::is_control) {
        return Err("is not a path".to_owned());
    }
    Ok(Some(PathBuf::from(text)).filter(|path| !path.as_os_str().is_empty()))
}

/// Names with commas between, or nothing.
pub fn names(text: &str) -> Result<Vec<String>, String> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let names: Vec<String> = text.split(',').map(|name| name.trim().to_owned()).collect();
    let is_name = |name: &String| !name.is_empty() && name.chars().all(|c| c.is_ascii_graphic() && c != '*');
    if names.iter().all(is_name) {
        Ok(names)
    } else {
        Err("is not a list of names with commas between; wildcards are not allowed".to_owned())
    }
}

/// A text without white space, such as a URL.
pub fn text(text: &str) -> Result<String, String> {
    const MOST_BYTES: usize = 1024;
    if !text.is_empty() && text.len() <= MOST_BYTES && text.chars().all(|c| c.is_ascii_graphic()) {
        Ok(text.to_owned())
    } else {
        Err(format!("is not a text without white space of at most {MOST_BYTES} bytes"))
    }
}

/// None for nothing.
pub fn optional_text(value: &str) -> Result<Option<String>, String> {
    if value.is_empty() { Ok(None) } else { text(value).map(Some) }
}

/// Pairs RIGHT=SCOPE with commas between.
pub fn scopes(text: &str) -> Result<Vec<(Right, String)>, String> {
    let pair = |pair: &str| {
        let (right, scope) = pair.trim().split_once('=')?;
        Some((Right::named(right)?, self::text(scope).ok()?))
    };
    let pairs: Option<Vec<_>> = text.split(',').map(pair).collect();
    pairs.ok_or_else(|| {
        "is not a list of RIGHT=SCOPE with commas between and the rights data, admin, reflection".to_owned()
    })
}
