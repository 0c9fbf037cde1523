//! The gazetteer that the binary carries: compiled when the binary was built, and as text for those who read its lines.

use std::io::Read as _;

use flate2::read::ZlibDecoder;

use crate::gazetteer::{BUILTIN, Gazetteer, Image, LEXICON, LayerInput, LayerSource, Problem, SourceFile, load_layers};

/// The files embedded at build time, by path, each with the length of its text.
const FILES: &[(&str, usize)] = include!(concat!(env!("OUT_DIR"), "/gazetteer.rs"));

/// Their texts, one behind the other, deflated: few runs read them, and they are a tenth of the binary otherwise.
const TEXTS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.zlib"));

/// The same files as an image.
const IMAGE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.image"));

impl Gazetteer {
    /// The gazetteer that the binary carries, alone.
    ///
    /// # Errors
    ///
    /// The problems in the embedded files; the build fails where there are any.
    pub fn builtin() -> Result<Self, Vec<Problem>> {
        load_layers(vec![LayerInput::builtin()])
    }
}

impl LayerInput {
    /// The layer that the binary carries: compiled, or as text on a machine of a byte order that images are not for.
    pub fn builtin() -> Self {
        match Image::read(IMAGE, IMAGE.len() as u64) {
            Ok(image) => Self::Image(Box::new(image)),
            Err(_) => Self::Source(LayerSource::builtin()),
        }
    }
}

impl LayerSource {
    /// The layer that the binary carries.
    pub fn builtin() -> Self {
        Self { name: BUILTIN.to_owned(), files: files(|_| true) }
    }

    /// Its titles and word lists alone, which the rules need over any entries.
    pub fn lexicon() -> Self {
        let is_lexical = |path: &str| path.starts_with("titles/") || path.starts_with("words/");
        Self { name: LEXICON.to_owned(), files: files(is_lexical) }
    }
}

/// The embedded files whose paths are wanted.
fn files(wanted: impl Fn(&str) -> bool) -> Vec<SourceFile> {
    let mut texts = ZlibDecoder::new(TEXTS);
    let mut files = Vec::new();
    for &(path, len) in FILES {
        let mut text = String::with_capacity(len);
        // The build wrote what is read here: nothing can be missing.
        let read = texts.by_ref().take(len as u64).read_to_string(&mut text);
        if read.is_ok() && wanted(path) {
            files.push(SourceFile { path: path.to_owned(), text });
        }
    }
    files
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::load;

    #[test]
    fn the_image_is_of_the_text() {
        let LayerInput::Image(image) = LayerInput::builtin() else { panic!("the embedded image is not taken") };
        let text = load(&[LayerSource::builtin()]).unwrap();
        assert_eq!((&image.name, &image.checksum), (&text.layers()[0].name, &text.layers()[0].checksum));
    }
}
