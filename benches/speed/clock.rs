//! Processor time: what the machine did meanwhile for others does not count.

use std::io;
use std::path::Path;
use std::time::Duration;

use cpu_time::ThreadTime;

/// The processor time that the calling thread has had.
pub fn own() -> Duration {
    ThreadTime::now().as_duration()
}

/// The processor time that a process has had, its threads that live added up; Linux tells it.
pub fn of_process(id: u32) -> io::Result<Duration> {
    let mut nanos = 0;
    for task in Path::new(&format!("/proc/{id}/task")).read_dir()? {
        let told = std::fs::read_to_string(task?.path().join("schedstat"))?;
        nanos += told.split(' ').next().and_then(|nanos| nanos.parse::<u64>().ok()).unwrap_or_default();
    }
    Ok(Duration::from_nanos(nanos))
}
