//! What can go wrong with a call, and the one place where a code and a reason are chosen for it.

mod fault;
mod status;

pub use fault::Fault;
pub use status::{DOMAIN, code_name, from_stream, from_transport, to_rpc_status};

use prost::DecodeError;
use tonic::Code;

use super::limits::Limits;

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
    /// The message has more fields than any sensible one.
    #[error(
        "the message repeats its fields more often than any sensible request; send fewer documents, or several messages"
    )]
    TooManyFields,
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
    /// One connection makes the server hold more than it may.
    #[error(
        "this connection makes the server hold as many bytes as one connection may; read the answers that wait, send less at \
         once, or open another connection"
    )]
    ConnectionOverloaded,
    /// The request has not come in time.
    #[error("the request did not arrive within the time this server gives it; send it faster, or in smaller parts")]
    UploadTimeout,
    /// The call bears no token that the server knows.
    #[error("this server needs a bearer token that it knows; send one as `authorization: Bearer …`")]
    Unauthenticated,
    /// The call's JSON web token is too old.
    #[error("the bearer token has expired; get a new one")]
    TokenExpired,
    /// The call's JSON web token names a key that the server does not have.
    #[error(
        "the bearer token names no key (kid) that this server knows; get a new one from the issuer that this server trusts"
    )]
    TokenKeyUnknown,
    /// The call's JSON web token is not valid.
    #[error(
        "the bearer token is not valid here: its signature, issuer, audience or times are not what this server asks for"
    )]
    TokenInvalid,
    /// The call's token lacks a right.
    #[error("the bearer token has no right to call this method; ask the operator of the server for it")]
    PermissionDenied,
    /// A service for operators is called from another host, and no tokens tell who calls.
    #[error("this server has no file of tokens, so that this method answers callers on its own host only")]
    NotLocal,
    /// A gazetteer that was sent cannot be loaded beside the others.
    #[error("the gazetteer cannot be loaded, nothing has changed; problems: {}, the first: {}", .problems.len(), first(.problems))]
    InvalidGazetteer {
        /// Why, a line each.
        problems: Vec<String>,
    },
    /// The gazetteers cannot be loaded without the one that is to go, or as their files are now.
    #[error("the gazetteers cannot be loaded, those before stay; problems: {}, the first: {}", .problems.len(), first(.problems))]
    NotLoaded {
        /// Why, a line each.
        problems: Vec<String>,
    },
    /// A gazetteer of this name is loaded from files.
    #[error("the gazetteer {name:?} is loaded from the server's files; change those, or choose another name")]
    GazetteerFromFiles {
        /// The name.
        name: String,
    },
    /// There are as many gazetteers as can be.
    #[error("the server has as many gazetteers as requests can choose among, {limit}; take one away first")]
    TooManyActive {
        /// How many.
        limit: usize,
    },
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
            Self::TooManyFields => (Code::InvalidArgument, "TOO_MANY_FIELDS"),
            Self::InvalidUtf8 => (Code::InvalidArgument, "INVALID_UTF8"),
            Self::Overloaded => (Code::ResourceExhausted, "OVERLOADED"),
            Self::DeadlineExceeded => (Code::DeadlineExceeded, "DEADLINE_EXCEEDED"),
            Self::ConnectionOverloaded => (Code::ResourceExhausted, "CONNECTION_OVERLOADED"),
            Self::UploadTimeout => (Code::DeadlineExceeded, "UPLOAD_TIMEOUT"),
            Self::Unauthenticated => (Code::Unauthenticated, "UNAUTHENTICATED"),
            Self::TokenExpired => (Code::Unauthenticated, "TOKEN_EXPIRED"),
            Self::TokenKeyUnknown => (Code::Unauthenticated, "TOKEN_KEY_UNKNOWN"),
            Self::TokenInvalid => (Code::Unauthenticated, "TOKEN_INVALID"),
            Self::PermissionDenied => (Code::PermissionDenied, "PERMISSION_DENIED"),
            Self::NotLocal => (Code::PermissionDenied, "NOT_LOCAL"),
            Self::InvalidGazetteer { .. } => (Code::InvalidArgument, "INVALID_GAZETTEER"),
            Self::NotLoaded { .. } => (Code::FailedPrecondition, "GAZETTEERS_NOT_LOADED"),
            Self::GazetteerFromFiles { .. } => (Code::FailedPrecondition, "GAZETTEER_FROM_FILES"),
            Self::TooManyActive { .. } => (Code::FailedPrecondition, "TOO_MANY_ACTIVE_GAZETTEERS"),
            Self::NotReady => (Code::Unavailable, "NOT_READY"),
            Self::ShuttingDown => (Code::Unavailable, "SHUTTING_DOWN"),
            Self::Internal => (Code::Internal, "INTERNAL"),
        }
    }
}

/// The first of some problems, cut where it is long.
fn first(problems: &[String]) -> String {
    problems.first().map_or_else(String::new, |problem| shown(problem))
}

/// A problem, cut where it is long.
fn shown(problem: &str) -> String {
    problem.chars().take(Limits::PROBLEMS.1).collect()
}

impl From<DecodeError> for Error {
    /// prost tells the kind of a decoding error only in its text, which quotes no field's value.
    fn from(error: DecodeError) -> Self {
        if error.to_string().ends_with("data is not UTF-8 encoded") { Self::InvalidUtf8 } else { Self::Malformed }
    }
}
