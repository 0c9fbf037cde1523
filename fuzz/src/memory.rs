//! How much memory a call takes.

use peak_alloc::PeakAlloc;

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// What every call may take, whatever it reads.
const BASE: usize = 1 << 20;

/// Calls `work`, which reads `len` bytes.
///
/// # Panics
///
/// Panics where it holds more than 1 MiB and `factor` times what it reads at once.
pub fn bounded<T>(len: usize, factor: usize, work: impl FnOnce() -> T) -> T {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let result = work();
    let taken = ALLOCATOR.peak_usage().saturating_sub(before);
    assert!(taken <= BASE + factor * len, "{taken} bytes were taken to read {len}");
    result
}
