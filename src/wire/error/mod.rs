//! What can go wrong with a call, and the one place where a code and a reason are chosen for it.

mod fault;
mod status;

pub use fault::Fault;
pub use status::{DOMAIN, code_name, from_stream, from_transport, to_rpc_status};

use prost::DecodeError;
use tonic::Code;

/// Why a call, or one document of a batch or a stream, has no answer. No variant holds document text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A field of the request is not valid.
    #[error("`{field}` {fault}")]
    Field {
        /// The field's full path, such as `documents[3].id`.
        field: String,
        /// What is wrong with it.
        fault: Fault,
    },
    /// The server holds no such gazetteer.
    #[error(
        "`{field}` names the gazetteer {name:?}, which this server does not have; ListGazetteers tells which it has"
    )]
    UnknownGazetteer {
        /// The field that names it.
        field: String,
        /// The name, cut where it is long.
        name: String,
    },
    /// The message is larger than the transport takes.
    #[error(
        "the message is larger than this server takes ({limit} bytes); send fewer documents in a batch, or \
         one at a time with StreamExtract"
    )]
    MessageTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The message is no valid protobuf of its type.
    #[error(
        "the message is not a valid protobuf of the method's request type; check that client and server use the same contract"
    )]
    Malformed,
    /// A string field of the message is not UTF-8.
    #[error(
        "a string field of the message is not valid UTF-8; decode the text with its own encoding and send it as UTF-8"
    )]
    InvalidUtf8,
    /// The server has as much to do as it takes on.
    #[error("the server has as much to do as it takes on; try again in a second, or spread the load")]
    Overloaded,
    /// The call's deadline passed before it was done.
    #[error("the call's deadline passed before it was done; allow more time, or send less at once")]
    DeadlineExceeded,
    /// The gazetteers are not loaded yet.
    #[error("the server is still loading its gazetteers; try again in a second")]
    NotReady,
    /// The server is shutting down and takes no more documents.
    #[error("the server is shutting down; send what was not answered to another one")]
    ShuttingDown,
    /// A defect of the server.
    #[error("the server failed on this document; this is a defect, please report it")]
    Internal,
}

impl Error {
    /// An invalid field.
    pub fn field(field: impl Into<String>, fault: Fault) -> Self {
        Self::Field { field: field.into(), fault }
    }

    /// The gRPC code, and the reason for `google.rpc.ErrorInfo`.
    pub fn code_and_reason(&self) -> (Code, &'static str) {
        match self {
            Self::Field { fault, .. } => (Code::InvalidArgument, fault.reason()),
            Self::UnknownGazetteer { .. } => (Code::NotFound, "UNKNOWN_GAZETTEER"),
            Self::MessageTooLarge { .. } => (Code::ResourceExhausted, "MESSAGE_TOO_LARGE"),
            Self::Malformed => (Code::InvalidArgument, "MALFORMED_REQUEST"),
            Self::InvalidUtf8 => (Code::InvalidArgument, "INVALID_UTF8"),
            Self::Overloaded => (Code::ResourceExhausted, "OVERLOADED"),
            Self::DeadlineExceeded => (Code::DeadlineExceeded, "DEADLINE_EXCEEDED"),
            Self::NotReady => (Code::Unavailable, "NOT_READY"),
            Self::ShuttingDown => (Code::Unavailable, "SHUTTING_DOWN"),
            Self::Internal => (Code::Internal, "INTERNAL"),
        }
    }
}

impl From<DecodeError> for Error {
    /// prost tells the kind of a decoding error only in its text, which quotes no field's value.
    fn from(error: DecodeError) -> Self {
        if error.to_string().ends_with("data is not UTF-8 encoded") { Self::InvalidUtf8 } else { Self::Malformed }
    }
}
