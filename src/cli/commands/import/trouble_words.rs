//! Why a row is not taken, kind by kind.

use std::fmt::Display;

use crate::book::intake::TroubleKind;
use crate::words::Message;

/// The sentence of a kind of trouble; `column`, `value` and the `entries` that a column may have are for
/// what to do about it.
pub(super) fn trouble<'a>(
    kind: TroubleKind,
    column: &'a dyn Display,
    value: &'a dyn Display,
    entries: &'a dyn Display,
) -> Message<'a> {
    match kind {
        TroubleKind::BrokenLine => Message::ImportTroubleBrokenLine,
        TroubleKind::LineTooLong => Message::ImportTroubleLineTooLong,
        TroubleKind::CellError => Message::ImportTroubleCellError,
        TroubleKind::NotCalculated => Message::ImportTroubleNotCalculated,
        TroubleKind::LostText => Message::ImportTroubleLostText,
        TroubleKind::LongNumber => Message::ImportTroubleLongNumber { column },
        TroubleKind::DateUnreadable => Message::ImportTroubleDateUnreadable,
        TroubleKind::DateIncomplete => Message::ImportTroubleDateIncomplete,
        TroubleKind::DateAmbiguous => Message::ImportTroubleDateAmbiguous,
        TroubleKind::TwoDigitYear => Message::ImportTroubleTwoDigitYear,
        TroubleKind::NoSuchDay => Message::ImportTroubleNoSuchDay,
        TroubleKind::DateSerial => Message::ImportTroubleDateSerial,
        TroubleKind::TimeUnreadable => Message::ImportTroubleTimeUnreadable,
        TroubleKind::PhoneExponent => Message::ImportTroublePhoneExponent,
        TroubleKind::PhoneDigits => Message::ImportTroublePhoneDigits,
        TroubleKind::Masked => Message::ImportTroubleMasked,
        TroubleKind::WordUnknown => Message::ImportTroubleWordUnknown { entries },
        TroubleKind::NumberUnreadable => Message::ImportTroubleNumberUnreadable,
        TroubleKind::MarkUnreadable => Message::ImportTroubleMarkUnreadable,
        TroubleKind::HoursUnreadable => Message::ImportTroubleHoursUnreadable,
        TroubleKind::PartyUnknown => Message::ImportTroublePartyUnknown,
        TroubleKind::PartySeveral => Message::ImportTroublePartySeveral,
        TroubleKind::PartyMissing => Message::ImportTroublePartyMissing,
        TroubleKind::StaffUnknown => Message::ImportTroubleStaffUnknown,
        TroubleKind::StaffSeveral => Message::ImportTroubleStaffSeveral,
        TroubleKind::RoleUnknown => Message::ImportTroubleRoleUnknown,
        TroubleKind::NoId => Message::ImportTroubleNoId,
        TroubleKind::NoBuilding => Message::ImportTroubleNoBuilding,
        TroubleKind::BadId => Message::ImportTroubleBadId,
        TroubleKind::Twice => Message::ImportTroubleTwice,
        TroubleKind::OtherFile => Message::ImportTroubleOtherFile,
        TroubleKind::Missing => Message::ImportTroubleMissing { column },
        TroubleKind::Beyond => Message::ImportTroubleBeyond,
        TroubleKind::HomeConflict => Message::ImportTroubleHomeConflict,
        TroubleKind::NoRoom => Message::ImportTroubleNoRoom,
        TroubleKind::HomeTwice => Message::ImportTroubleHomeTwice,
        TroubleKind::HomeBecameDate => Message::ImportTroubleHomeBecameDate,
        TroubleKind::Unsound => Message::ImportTroubleUnsound { value },
    }
}
