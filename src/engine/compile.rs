//! A layer of a gazetteer to an image, which is then loaded without building anything.

use std::io::{self, Write};

use super::matching::index_names;
use crate::gazetteer::Gazetteer;

/// Writes the image of a layer, by its index.
///
/// # Errors
///
/// What writing fails with, that there is no such layer, or that it has more names than an index can number (2³⁰).
pub fn compile(gazetteer: &Gazetteer, layer: usize, output: &mut impl Write) -> io::Result<()> {
    let index = index_names(gazetteer.layer_names(layer))
        .ok_or_else(|| io::Error::other("the gazetteer has more names than an index can number"))?;
    gazetteer.write_image(layer, &index, output)
}
