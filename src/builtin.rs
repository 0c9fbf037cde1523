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
    let wanted = FILES.iter().filter(|(path, _)| wanted(path));
    wanted.map(|(path, text)| SourceFile { path: (*path).to_owned(), text: (*text).to_owned() }).collect()
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
