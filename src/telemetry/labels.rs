//! Closed sets as the values of labels.

use tonic::Code;

use crate::engine::{RolePattern, SuppressionReason};
use crate::gazetteer::EntityType;

/// As the `grpc_server_*` metrics of every language name a code.
pub(super) fn code(code: Code) -> &'static str {
    match code {
        Code::Ok => "OK",
        Code::Cancelled => "Canceled",
        Code::Unknown => "Unknown",
        Code::InvalidArgument => "InvalidArgument",
        Code::DeadlineExceeded => "DeadlineExceeded",
        Code::NotFound => "NotFound",
        Code::AlreadyExists => "AlreadyExists",
        Code::PermissionDenied => "PermissionDenied",
        Code::ResourceExhausted => "ResourceExhausted",
        Code::FailedPrecondition => "FailedPrecondition",
        Code::Aborted => "Aborted",
        Code::OutOfRange => "OutOfRange",
        Code::Unimplemented => "Unimplemented",
        Code::Internal => "Internal",
        Code::Unavailable => "Unavailable",
        Code::DataLoss => "DataLoss",
        Code::Unauthenticated => "Unauthenticated",
    }
}

pub(super) fn entity_type(value: EntityType) -> &'static str {
    match value {
        EntityType::Person => "person",
        EntityType::Place => "place",
        EntityType::Organization => "organization",
    }
}

pub(super) fn pattern(value: RolePattern) -> &'static str {
    match value {
        RolePattern::Prefix => "prefix",
        RolePattern::Apposition => "apposition",
        RolePattern::Copula => "copula",
        RolePattern::Appointment => "appointment",
        RolePattern::As => "as",
        RolePattern::Reference => "reference",
    }
}

pub(super) fn reason(value: SuppressionReason) -> &'static str {
    match value {
        SuppressionReason::Case => "case",
        SuppressionReason::InsideLongerName => "inside_longer_name",
        SuppressionReason::Overlap => "overlap",
        SuppressionReason::Weak => "weak",
        SuppressionReason::Ambiguous => "ambiguous",
        SuppressionReason::Address => "address",
        SuppressionReason::Type => "type",
        SuppressionReason::Demonym => "demonym",
        SuppressionReason::Confidence => "confidence",
    }
}
