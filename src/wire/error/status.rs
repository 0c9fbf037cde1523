//! Errors as gRPC statuses with google.rpc details.

use std::collections::HashMap;
use std::time::Duration;

use http::Response;
use prost::Message as _;
use tonic::body::Body;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt as _};

use super::{Error, shown};
use crate::wire::limits::Limits;

/// The domain of every `google.rpc.ErrorInfo`.
pub const DOMAIN: &str = "entity-extractor";

const RETRY_DELAY: Duration = Duration::from_secs(1);

impl From<Error> for Status {
    fn from(error: Error) -> Self {
        let (code, reason) = error.code_and_reason();
        let message = error.to_string();
        let mut details = ErrorDetails::new();
        let mut metadata = HashMap::new();
        match &error {
            Error::Field { field, fault } => {
                details.add_bad_request_violation(field, fault.to_string());
                metadata.insert("field".to_owned(), field.clone());
                if let Some(limit) = fault.limit() {
                    metadata.insert("limit".to_owned(), limit.to_string());
                }
            }
            Error::UnknownGazetteer { field, name } => {
                metadata.insert("field".to_owned(), field.clone());
                details.set_resource_info("entity_extractor.v1.Gazetteer", name, "", &message);
            }
            Error::InvalidGazetteer { problems } | Error::NotLoaded { problems } => {
                metadata.insert("problems".to_owned(), problems.len().to_string());
                for problem in problems.iter().take(Limits::PROBLEMS.0) {
                    match &error {
                        Error::InvalidGazetteer { .. } => details.add_bad_request_violation("chunk", shown(problem)),
                        _ => details.add_precondition_failure_violation("GAZETTEER", "", shown(problem)),
                    };
                }
            }
            Error::GazetteerFromFiles { name } => {
                details.set_resource_info("entity_extractor.v1.Gazetteer", name, "", &message);
            }
            Error::TooManyActive { limit } => {
                metadata.insert("limit".to_owned(), limit.to_string());
            }
            Error::MessageTooLarge { limit } => {
                metadata.insert("limit".to_owned(), limit.to_string());
            }
            Error::Overloaded | Error::NotReady | Error::ShuttingDown => {
                details.set_retry_info(Some(RETRY_DELAY));
            }
            Error::ConnectionOverloaded => {
                details.set_retry_info(Some(RETRY_DELAY));
            }
            Error::TooManyFields | Error::UploadTimeout | Error::Unauthenticated | Error::PermissionDenied => {}
            Error::TokenExpired | Error::TokenKeyUnknown | Error::TokenInvalid | Error::NotLocal => {}
            Error::Malformed | Error::InvalidUtf8 | Error::DeadlineExceeded | Error::Internal => {}
        }
        details.set_error_info(reason, DOMAIN, metadata);
        Self::with_error_details(code, message, details)
    }
}

/// A status as the message that a batch or a stream carries for one document.
pub fn to_rpc_status(status: &Status) -> tonic_types::Status {
    tonic_types::Status::decode(status.details()).unwrap_or_else(|_| tonic_types::Status {
        code: status.code() as i32,
        message: status.message().to_owned(),
        details: Vec::new(),
    })
}

/// Gives the transport's own refusal of a message that is larger than `limit` bytes a reason, as every other error has.
///
/// tonic refuses such a message with OUT_OF_RANGE before any code of the service sees it; nothing else here uses that code.
pub fn from_transport(response: Response<Body>, limit: usize) -> Response<Body> {
    match response.headers().get("grpc-status") {
        Some(code) if Code::from_bytes(code.as_bytes()) == Code::OutOfRange => too_large(limit).into_http(),
        _ => response,
    }
}

/// The same for a message in the middle of a stream.
pub fn from_stream(status: Status, limit: usize) -> Status {
    if status.code() == Code::OutOfRange { too_large(limit) } else { status }
}

fn too_large(limit: usize) -> Status {
    Error::MessageTooLarge { limit }.into()
}

/// A code's name as the gRPC documents write it.
pub fn code_name(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "CANCELLED",
        Code::Unknown => "UNKNOWN",
        Code::InvalidArgument => "INVALID_ARGUMENT",
        Code::DeadlineExceeded => "DEADLINE_EXCEEDED",
        Code::NotFound => "NOT_FOUND",
        Code::AlreadyExists => "ALREADY_EXISTS",
        Code::PermissionDenied => "PERMISSION_DENIED",
        Code::ResourceExhausted => "RESOURCE_EXHAUSTED",
        Code::FailedPrecondition => "FAILED_PRECONDITION",
        Code::Aborted => "ABORTED",
        Code::OutOfRange => "OUT_OF_RANGE",
        Code::Unimplemented => "UNIMPLEMENTED",
        Code::Internal => "INTERNAL",
        Code::Unavailable => "UNAVAILABLE",
        Code::DataLoss => "DATA_LOSS",
        Code::Unauthenticated => "UNAUTHENTICATED",
    }
}
