//! What a caller may ask for.

use crate::gazetteer::EntityType;

/// The options of one extraction. [`Options::default`] is what a request without options gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The entity types to return.
    pub types: TypeSet,
    /// Which layers of the gazetteer answer.
    pub layers: LayerSet,
    /// What happens to names inside and across other names.
    pub overlap: OverlapPolicy,
    /// Whether demonyms (`Chinese`, `Americans`) are returned.
    pub demonyms: bool,
    /// Whether names that the gazetteer lacks are looked for.
    pub discovery: bool,
    /// Mentions below this confidence (0 to 1) are suppressed.
    pub min_confidence: f32,
    /// The most mentions to return; the rest is cut and counted.
    pub max_mentions: usize,
    /// Whether suppressed mentions are returned, each with its reason.
    pub suppressed: bool,
    /// Whether each mention tells the rules that fired on it.
    pub explanations: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            types: TypeSet::ALL,
            layers: LayerSet::ALL,
            overlap: OverlapPolicy::Longest,
            demonyms: true,
            discovery: true,
            min_confidence: 0.0,
            max_mentions: usize::MAX,
            suppressed: false,
            explanations: false,
        }
    }
}

/// What happens to valid names that share text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OverlapPolicy {
    /// From left to right the longest name at a place wins; no two mentions share text.
    Longest,
    /// Names may overlap, but a name inside a longer one is left out.
    NoNested,
    /// Every valid name, nested ones included.
    All,
}

/// A set of layers of a gazetteer, by index. A gazetteer has at most 64 layers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayerSet(u64);

impl LayerSet {
    /// Every layer.
    pub const ALL: Self = Self(u64::MAX);
    /// No layer.
    pub const NONE: Self = Self(0);

    /// This set and the layer of the index `layer`, 0 to 63.
    #[must_use]
    pub fn with(self, layer: u16) -> Self {
        Self(self.0 | 1_u64.checked_shl(layer.into()).unwrap_or(0))
    }

    /// Whether the layer of the index `layer` is in the set.
    pub fn contains(self, layer: u16) -> bool {
        self.0 & 1_u64.checked_shl(layer.into()).unwrap_or(0) != 0
    }
}

/// A set of entity types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypeSet(u8);

impl TypeSet {
    /// Every type.
    pub const ALL: Self = Self(0b111);
    /// No type.
    pub const NONE: Self = Self(0);

    /// This set and `entity_type`.
    #[must_use]
    pub fn with(self, entity_type: EntityType) -> Self {
        Self(self.0 | 1 << entity_type as u8)
    }

    /// Whether `entity_type` is in the set.
    pub fn contains(self, entity_type: EntityType) -> bool {
        self.0 & (1 << entity_type as u8) != 0
    }
}
