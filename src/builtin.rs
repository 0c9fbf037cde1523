//! The gazetteer that the binary carries: compiled when the binary was built, and as text for those who read its lines.

use crate::gazetteer::{BUILTIN, Gazetteer, Image, LEXICON, LayerInput, LayerSource, Problem, SourceFile, load_layers};

/// The files embedded at build time, by path.
const FILES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/gazetteer.rs"));

/// The same as an image.
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
        let file = |(path, text): &(&str, &str)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() };
        Self { name: BUILTIN.to_owned(), files: FILES.iter().map(file).collect() }
    }

    /// Its titles and word lists alone, which the rules need over any entries.
    pub fn lexicon() -> Self {
        let mut layer = Self::builtin();
        layer.files.retain(|file| file.path.starts_with("titles/") || file.path.starts_with("words/"));
        Self { name: LEXICON.to_owned(), ..layer }
    }
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
