//! The domain's closed sets as the contract's enums. The domain has no "not said", so no answer has one.

use crate::engine::text::Encoding;
use crate::engine::{Normalization, QuotationKind, RoleBasis, RolePattern, RoleStatus, SpeakerForm, SuppressionReason};
use crate::gazetteer::{EntityType, NameForm};
use crate::wire::proto;

pub(super) fn offset_encoding(value: Encoding) -> proto::OffsetEncoding {
    use proto::OffsetEncoding as Wire;
    match value {
        Encoding::Utf8 => Wire::Utf8,
        Encoding::Utf16 => Wire::Utf16,
        Encoding::CodePoints => Wire::CodePoints,
    }
}

pub(super) fn entity_type(value: EntityType) -> proto::EntityType {
    use proto::EntityType as Wire;
    match value {
        EntityType::Person => Wire::Person,
        EntityType::Place => Wire::Place,
        EntityType::Organization => Wire::Organization,
    }
}

pub(super) fn name_form(value: NameForm) -> proto::NameForm {
    use proto::NameForm as Wire;
    match value {
        NameForm::Full => Wire::Full,
        NameForm::Alias => Wire::Alias,
        NameForm::Short => Wire::Short,
        NameForm::Acronym => Wire::Acronym,
        NameForm::Demonym => Wire::Demonym,
        NameForm::Family => Wire::Family,
        NameForm::Given => Wire::Given,
    }
}

pub(super) fn normalization(value: Normalization) -> proto::Normalization {
    use proto::Normalization as Wire;
    match value {
        Normalization::Case => Wire::Case,
        Normalization::Diacritics => Wire::Diacritics,
        Normalization::Apostrophe => Wire::Apostrophe,
        Normalization::Hyphen => Wire::Hyphen,
        Normalization::Whitespace => Wire::Whitespace,
        Normalization::Width => Wire::Width,
        Normalization::Invisible => Wire::Invisible,
    }
}

pub(super) fn suppression_reason(value: SuppressionReason) -> proto::SuppressionReason {
    use proto::SuppressionReason as Wire;
    match value {
        SuppressionReason::Case => Wire::Case,
        SuppressionReason::InsideLongerName => Wire::InsideLongerName,
        SuppressionReason::Overlap => Wire::Overlap,
        SuppressionReason::Weak => Wire::Weak,
        SuppressionReason::Ambiguous => Wire::Ambiguous,
        SuppressionReason::Address => Wire::Address,
        SuppressionReason::Type => Wire::Type,
        SuppressionReason::Demonym => Wire::Demonym,
        SuppressionReason::Confidence => Wire::Confidence,
    }
}

pub(super) fn role_pattern(value: RolePattern) -> proto::RolePattern {
    use proto::RolePattern as Wire;
    match value {
        RolePattern::Prefix => Wire::Prefix,
        RolePattern::Apposition => Wire::Apposition,
        RolePattern::Copula => Wire::Copula,
        RolePattern::Appointment => Wire::Appointment,
        RolePattern::As => Wire::As,
        RolePattern::Reference => Wire::Reference,
    }
}

pub(super) fn role_status(value: RoleStatus) -> proto::RoleStatus {
    use proto::RoleStatus as Wire;
    match value {
        RoleStatus::Current => Wire::Current,
        RoleStatus::Former => Wire::Former,
        RoleStatus::Acting => Wire::Acting,
        RoleStatus::Deputy => Wire::Deputy,
        RoleStatus::Elect => Wire::Elect,
        RoleStatus::Late => Wire::Late,
    }
}

pub(super) fn role_basis(value: RoleBasis) -> proto::RoleBasis {
    use proto::RoleBasis as Wire;
    match value {
        RoleBasis::Stated => Wire::Stated,
        RoleBasis::Document => Wire::Document,
        RoleBasis::Gazetteer => Wire::Gazetteer,
        RoleBasis::Unknown => Wire::Unknown,
    }
}

pub(super) fn quotation_kind(value: QuotationKind) -> proto::QuotationKind {
    use proto::QuotationKind as Wire;
    match value {
        QuotationKind::Direct => Wire::Direct,
        QuotationKind::Reported => Wire::Reported,
        QuotationKind::Mixed => Wire::Mixed,
    }
}

pub(super) fn speaker_form(value: SpeakerForm) -> proto::SpeakerForm {
    use proto::SpeakerForm as Wire;
    match value {
        SpeakerForm::Name => Wire::Name,
        SpeakerForm::Title => Wire::Title,
        SpeakerForm::Pronoun => Wire::Pronoun,
        SpeakerForm::Noun => Wire::Noun,
    }
}
