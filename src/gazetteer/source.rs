//! Where a layer's text comes from: files given by name and text, so that reading them is the caller's business.

use super::image::Image;

/// A named set of gazetteer files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LayerSource {
    /// The name by which requests choose the layer.
    pub name: String,
    /// The files.
    pub files: Vec<SourceFile>,
}

/// A layer to load: as text, or compiled.
#[derive(Debug)]
pub enum LayerInput {
    /// As text.
    Source(LayerSource),
    /// Compiled.
    Image(Box<Image>),
}

/// One file of a layer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path, as messages shall name it. `….gaz` holds entries and titles, `….txt` a list of words named by the file.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// The name of the built-in layer.
pub const BUILTIN: &str = "builtin";

/// The name of the built-in titles and word lists where they are loaded without the built-in entries.
pub const LEXICON: &str = "lexicon";

/// The name of the layer of entries that come with a request; no other layer may have it.
pub const AD_HOC: &str = "ad-hoc";

/// Whether requests can choose a layer by this name.
pub fn is_layer_name(name: &str) -> bool {
    const LONGEST: usize = 64;
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    !name.is_empty() && name.len() <= LONGEST && name.chars().all(fits)
}

/// Whether a name of a layer has a meaning of its own.
pub fn is_reserved(name: &str) -> bool {
    [BUILTIN, LEXICON, AD_HOC].contains(&name)
}
