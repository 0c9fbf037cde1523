//! How much a caller may send and get.

/// The limits that an operator may set. [`Limits::default`] is what the contract documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a document's content.
    pub document_bytes: usize,
    /// The most bytes of a whole message, as the transport counts them. Above [`Limits::document_bytes`], so that a document that
    /// is too large is refused by name.
    pub message_bytes: usize,
    /// The most mentions of one answer.
    pub mentions: usize,
    /// The most bytes of a message of an answer. A client takes 4 MiB where it does not say otherwise.
    pub response_bytes: usize,
    /// The most bytes of a gazetteer that is activated over the admin listener.
    pub gazetteer_bytes: usize,
}

impl Limits {
    /// The most bytes of a document's id.
    pub const ID_BYTES: usize = 256;
    /// The most bytes of a document's title, and of a name that is looked up.
    pub const TITLE_BYTES: usize = 1024;
    /// The most documents of a batch.
    pub const BATCH_DOCUMENTS: usize = 100;
    /// The most gazetteers that a request may name.
    pub const GAZETTEERS: usize = 64;
    /// The most bytes of a name of an ad hoc entry.
    pub const NAME_BYTES: usize = 256;
    /// The most bytes of the kind of an ad hoc entry.
    pub const KIND_BYTES: usize = 64;
    /// The problems of a gazetteer that an error tells, and the most characters of each: an error must fit into a header.
    pub const PROBLEMS: (usize, usize) = (10, 200);
    /// The most bytes of a text to explain.
    pub const EXPLAIN_BYTES: usize = 64 * 1024;
    /// The most items of a page.
    pub const PAGE_SIZE: usize = 1000;
    /// The items of a page where the request does not say.
    pub const DEFAULT_PAGE_SIZE: usize = 100;
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            document_bytes: 1024 * 1024,
            message_bytes: 4 * 1024 * 1024,
            mentions: 10_000,
            response_bytes: 4095 * 1024,
            gazetteer_bytes: 64 * 1024 * 1024,
        }
    }
}
