//! What the fuzz targets share: a small gazetteer, what holds of every extraction, and how much memory a call may take.

pub mod extraction;
pub mod memory;
pub mod names;
