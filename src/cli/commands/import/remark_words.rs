//! What is told of cells that were taken and of what was left aside, kind by kind.

use std::fmt::Display;

use crate::book::intake::RemarkKind;
use crate::words::Message;

/// What a remark has to say.
#[derive(Clone, Copy)]
pub(super) struct Said<'a> {
    /// How many cells or rows.
    pub(super) count: &'a usize,
    /// The column.
    pub(super) column: &'a dyn Display,
    /// What the first was taken as.
    pub(super) value: &'a dyn Display,
    /// The first ones.
    pub(super) examples: &'a dyn Display,
}

/// The sentence of a kind of remark.
#[expect(clippy::too_many_lines, reason = "one arm a kind")]
pub(super) fn remark(kind: RemarkKind, said: Said<'_>) -> Message<'_> {
    let Said {
        count,
        column,
        value,
        examples,
    } = said;
    match kind {
        RemarkKind::Title => Message::ImportRemarkTitle { examples },
        RemarkKind::Total => Message::ImportRemarkTotal { examples },
        RemarkKind::Footer => Message::ImportRemarkFooter { examples },
        RemarkKind::HeaderAgain => Message::ImportRemarkHeaderAgain { examples },
        RemarkKind::Band => Message::ImportRemarkBand { examples },
        RemarkKind::OnlyNumber => Message::ImportRemarkOnlyNumber { count, examples },
        RemarkKind::NothingSaid => Message::ImportRemarkNothingSaid { count, examples },
        RemarkKind::HiddenRow => Message::ImportRemarkHiddenRow { count, examples },
        RemarkKind::Merged => Message::ImportRemarkMerged { count, examples },
        RemarkKind::MergedAcross => Message::ImportRemarkMergedAcross { count, examples },
        RemarkKind::FromAbove => Message::ImportRemarkFromAbove {
            column,
            count,
            examples,
        },
        RemarkKind::Nothing => Message::ImportRemarkNothing {
            column,
            count,
            examples,
        },
        RemarkKind::Unnamed => Message::ImportRemarkUnnamed { count, examples },
        RemarkKind::Serial => Message::ImportRemarkSerial {
            column,
            count,
            examples,
        },
        RemarkKind::DateOrder => Message::ImportRemarkDateOrder {
            column,
            count,
            examples,
        },
        RemarkKind::ShortYear => Message::ImportRemarkShortYear {
            column,
            count,
            examples,
        },
        RemarkKind::NoTime => Message::ImportRemarkNoTime {
            column,
            count,
            examples,
        },
        RemarkKind::YearTold => Message::ImportRemarkYearTold {
            column,
            count,
            examples,
        },
        RemarkKind::TimeLeftOut => Message::ImportRemarkTimeLeftOut {
            column,
            count,
            examples,
        },
        RemarkKind::BirthdayYear => Message::ImportRemarkBirthdayYear {
            column,
            count,
            examples,
        },
        RemarkKind::PhoneMended | RemarkKind::TextMended => Message::ImportRemarkPhoneMended {
            column,
            count,
            examples,
        },
        RemarkKind::MaskedSame => Message::ImportRemarkMaskedSame { column, count },
        RemarkKind::HomeParted => Message::ImportRemarkHomeParted {
            column,
            count,
            examples,
        },
        RemarkKind::RoomFromId => Message::ImportRemarkRoomFromId {
            column,
            count,
            examples,
        },
        RemarkKind::RoomZeros => Message::ImportRemarkRoomZeros {
            column,
            count,
            examples,
        },
        RemarkKind::AreaOfBuilding => Message::ImportRemarkAreaOfBuilding { count, examples },
        RemarkKind::AreaAll => Message::ImportRemarkAreaAll { count, examples },
        RemarkKind::AreaEmpty => Message::ImportRemarkAreaEmpty { count, examples },
        RemarkKind::ErrorEmpty => Message::ImportRemarkErrorEmpty {
            column,
            count,
            examples,
        },
        RemarkKind::KindAsCategory => Message::ImportRemarkKindAsCategory { count, examples },
        RemarkKind::BuildingFromSheet => Message::ImportRemarkBuildingFromSheet {
            column,
            count,
            value,
        },
        RemarkKind::IdsUseless => Message::ImportRemarkIdsUseless { column, examples },
        RemarkKind::IdMade => Message::ImportRemarkIdMade {
            column,
            count,
            examples,
        },
        RemarkKind::Default => Message::ImportRemarkDefault {
            column,
            count,
            value,
        },
        RemarkKind::NameDiffers => Message::ImportRemarkNameDiffers { count, examples },
        RemarkKind::NameChanges => Message::ImportRemarkNameChanges { count, examples },
        RemarkKind::ListParted => Message::ImportRemarkListParted {
            column,
            count,
            examples,
        },
        RemarkKind::RoleAdded => Message::ImportRemarkRoleAdded { count, examples },
        RemarkKind::AreaOfButler => Message::ImportRemarkAreaOfButler { column, count },
        RemarkKind::ButlerMade => Message::ImportRemarkButlerMade { count, examples },
        RemarkKind::DepartmentNew => Message::ImportRemarkDepartmentNew {
            column,
            count,
            examples,
        },
        RemarkKind::NoStaff => Message::ImportRemarkNoStaff,
        RemarkKind::PartyTold => Message::ImportRemarkPartyTold { column, count },
    }
}
