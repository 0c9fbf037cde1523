//! A new engine is tried before it answers anyone.

use crate::engine::{Document, Engine, LayerSet, Options};
use crate::gazetteer::BUILTIN;

/// Texts, and names of the built-in gazetteer that must be found in them.
const CANARIES: [(&str, &[&str]); 3] = [
    ("Angela Merkel spoke in Paris.", &["Angela Merkel", "Paris"]),
    ("The Chinese president met Antony Blinken in Beijing.", &["Chinese", "Antony Blinken", "Beijing"]),
    ("“We will not go,” the spokeswoman of the United Nations said in Geneva.\n\n😀 …", &["United Nations", "Geneva"]),
];

/// Extracts from some texts, with every gazetteer and with the built-in one alone.
///
/// # Errors
///
/// The name that the built-in gazetteer no longer finds.
///
/// # Panics
///
/// Where the engine does: the caller runs it where that is caught.
pub fn try_on(engine: &Engine) -> Result<(), String> {
    let builtin = (0..).zip(engine.gazetteer().layers()).find(|(_, layer)| layer.name == BUILTIN);
    for (text, names) in CANARIES {
        let document = Document::new(text);
        engine.extract(&document, &Options::default());
        let Some((builtin, _)) = builtin else { continue };
        let alone = Options { layers: LayerSet::NONE.with(builtin), discovery: false, ..Options::default() };
        let found = engine.extract(&document, &alone).mentions;
        let missing = |name: &&&str| !found.iter().any(|mention| &text[mention.span.start..mention.span.end] == **name);
        if let Some(name) = names.iter().find(missing) {
            return Err(format!("the engine no longer finds {name}"));
        }
    }
    Ok(())
}
