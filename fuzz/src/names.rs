//! A small gazetteer, as text and compiled, and engines over it.

use std::sync::{Arc, LazyLock};

use entity_extractor::engine::{Engine, compile};
use entity_extractor::gazetteer::{Gazetteer, Image, LayerInput, LayerSource, SourceFile, load, load_layers};

/// Names of every form, case policy and flag, some shared, some weak, some that folding changes.
pub const NAMES: &str = "\
ankara | place.capital | Ankara | in: turkey | prior: 6
china | place.country | China | alias: People's Republic of China | acronym: PRC | demonym: Chinese | prior: 9
district | place.district | Washington | alias: Washington, D.C. | in: united-states | prior: 7
georgia | place.country | Georgia {shared} | demonym: Georgian; Georgians
georgia-state | place.state | Georgia {shared} | in: united-states
george-washington | person.politician | George Washington | born: 1732 | died: 1799 | office: president @ united-states 1789..1797
health-body | organization.international | World Health Organization | acronym: WHO; W.H.O.
joe-biden | person.politician | Joe Biden | alias: Joseph R. Biden {any} | in: united-states | office: president @ united-states 2021-01-20..2025-01-20 | gender: m | prior: 9
state-department | organization.ministry | US State Department | alias: State Department; Department of State {weak} | in: united-states
sao-paulo | place.city | São Paulo | alias: Straße™; İzmir {exact} | short: SP
turkey | place.country | Turkey | alias: Türkiye | demonym: Turkish; Turk; Turks
united-states | place.country | United States | alias: America {weak} | acronym: US; U.S.; USA | demonym: American; Americans | prior: 9
white-house | organization.government | White House | in: united-states
xi-jinping | person.politician | Xi Jinping | family: Xi | in: china | office: president @ china 2013-03-14.. | gender: m | prior: 9
";

/// The names as a layer.
pub fn source() -> LayerSource {
    layer("few", NAMES)
}

/// One file as a layer.
pub fn layer(name: &str, text: &str) -> LayerSource {
    let file = SourceFile { path: format!("{name}.gaz"), text: text.to_owned() };
    LayerSource { name: name.to_owned(), files: vec![file] }
}

/// The image of a layer.
pub fn image_of(gazetteer: &Gazetteer, layer: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    compile(gazetteer, layer, &mut bytes).expect("a gazetteer that loads can be compiled");
    bytes
}

/// The image that these bytes are.
pub fn read(bytes: &[u8]) -> Image {
    Image::read(bytes, bytes.len() as u64).expect("what was written can be read")
}

/// An engine over a gazetteer.
pub fn engine(gazetteer: Gazetteer) -> Engine {
    Engine::new(Arc::new(gazetteer)).expect("the names fit")
}

/// Engines over the built-in titles and words and the names: as text, and compiled.
pub static ENGINES: LazyLock<[Engine; 2]> = LazyLock::new(|| {
    let text = load(&[LayerSource::lexicon(), source()]).expect("the names load");
    let compiled = LayerInput::Image(Box::new(read(&image_of(&text, 1))));
    let compiled = load_layers(vec![LayerInput::Source(LayerSource::lexicon()), compiled]).expect("the image fits");
    [engine(text), engine(compiled)]
});
