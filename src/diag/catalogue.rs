//! The catalogue of faults: every code, once.
//!
//! A code is never given a second meaning. Its texts (name, sentence, meaning, example, mending)
//! stand in `src/words/faults.toml`; its smallest reproduction under `tests/data/faults/`.
//!
//! | codes | speak of |
//! |---|---|
//! | `V0xx` | a file as a whole: encoding, header, damage |
//! | `V1xx` | one line or cell of any CSV file |
//! | `V2xx` | TOML: syntax, keys, values, `policy.toml`, `visits.toml` |
//! | `V3xx` | owners, contacts, staff |
//! | `V4xx` | visits |
//! | `V5xx` | issues |
//! | `V6xx` | events, the calendar, surveys |
//! | `V7xx` | saved plans |
//! | `V8xx` | rules that cannot work |

#![expect(
    clippy::doc_markdown,
    reason = "arguments are named as the sentences name them"
)]

use super::Severity;
use super::file::{self, Folder};
use crate::words::faults::{self, FaultTexts};

macro_rules! catalogue {
    ($($(#[doc = $doc:literal])+ $variant:ident = $code:ident $severity:ident $name:literal;)+) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $doc])+ $variant,)+ }

        /// Every kind of fault, in the order of the codes.
        pub const CATALOGUE: &[Entry] = &[
            $(Entry { kind: Code::$variant, code: stringify!($code), name: $name, severity: Severity::$severity, texts: faults::$code },)+
        ];
    };
}

/// One kind of fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The kind.
    pub kind: Code,
    /// The code a person reads and `visits explain` takes: `V012`.
    pub code: &'static str,
    /// A short English name for programs: `unknown-column`.
    pub name: &'static str,
    /// Whether it keeps the row or file from being taken as a fact.
    pub severity: Severity,
    /// What it says.
    pub texts: FaultTexts,
}

catalogue! {
    /// A file that must exist does not. Arguments: file.
    FileMissing = V001 Error "file-missing";
    /// The system would not give the file (permission, disk, a name that is no Unicode). Arguments:
    /// file, reason.
    FileUnreadable = V002 Error "file-unreadable";
    /// A folder, a pipe or a device stands where a file should. Arguments: file.
    NotAFile = V003 Error "not-a-file";
    /// The file is larger than visits reads: 256 MiB of CSV, 1 MiB of TOML. Arguments: file, limit
    /// (bytes).
    FileTooLarge = V004 Error "file-too-large";
    /// The file is UTF-16, what spreadsheets call "Unicode text". Arguments: file.
    Utf16 = V005 Error "utf-16";
    /// The file holds NUL bytes, as after a power cut or in a file that is no text. Arguments:
    /// file.
    NulBytes = V006 Error "nul-bytes";
    /// Bytes that are neither UTF-8 nor GB 18030, or some lines in one and some in the other.
    /// Arguments: file.
    BadEncoding = V007 Error "bad-encoding";
    /// The file is GB 18030 (GBK), what Excel writes on a Chinese Windows; it is read, but not
    /// written into before `visits fmt` has converted it. Arguments: file.
    ReadAsGb18030 = V008 Warning "read-as-gb18030";
    /// The file has rows but its first line is no header: it names none of the required columns.
    /// Arguments: file, columns (the required ones).
    HeaderMissing = V009 Error "header-missing";
    /// A required column is not in the header. Arguments: column. A near name, if any, is a column
    /// of the file.
    MissingColumn = V010 Error "missing-column";
    /// The header names a column twice. Arguments: column.
    RepeatedColumn = V011 Error "repeated-column";
    /// A column nobody knows whose name is near that of a known one; it is kept and not read.
    /// Arguments: column.
    UnknownColumn = V012 Warning "unknown-column";
    /// The header is separated by semicolons, tabs or full-width commas. Arguments: separator.
    WrongSeparator = V013 Error "wrong-separator";
    /// The first line is `sep=,`, which only a spreadsheet understands.
    SeparatorLine = V014 Error "separator-line";
    /// A line of a git conflict (`<<<<<<<`, `=======`, `>>>>>>>`): two versions of the file were
    /// not merged.
    ConflictMarker = V015 Error "conflict-marker";
    /// The header has more than 200 columns. Arguments: limit.
    TooManyColumns = V016 Error "too-many-columns";
    /// A copy that a program for shared folders left (`2026-11 (1).csv`, `owners-冲突.csv`), or a workbook
    /// beside the file that is read: it is not. Arguments: file, folder, of a copy its original.
    StrayFile = V017 Warning "stray-file";
    /// A column without a name stands in the header.
    EmptyHeaderCell = V018 Warning "empty-header-cell";
    /// A file in visits/, issues/, events/ or plans/ whose name is no month, or a workbook there: it is
    /// not read. Arguments: file, folder.
    MisnamedFile = V019 Error "misnamed-file";
    /// A file without a byte of text: not even a header. Arguments: file.
    FileEmpty = V020 Warning "file-empty";
    /// Some lines of a file end in CR LF and others in LF. Arguments: file.
    MixedLineEnds = V021 Warning "mixed-line-ends";
    /// A file without a byte of text, of which other files know that rows stood in it: it was emptied.
    /// Arguments: file, by (what knows).
    FileEmptied = V022 Error "file-emptied";
    /// A line of more than 64 KiB. Arguments: limit (bytes).
    LineTooLong = V101 Error "line-too-long";
    /// A quote is opened on this line and not closed on it.
    UnclosedQuote = V102 Error "unclosed-quote";
    /// Text stands after the closing quote of a cell, or a quote inside a cell is not doubled.
    StrayQuote = V103 Error "stray-quote";
    /// A quoted cell goes on in the next line; one line is one record. `check --fix` joins them
    /// with ` / `.
    LineBreakInCell = V104 Error "line-break-in-cell";
    /// The row has more cells than the header: often a comma in a text that is not quoted.
    /// Arguments: cells, columns.
    TooManyCells = V105 Error "too-many-cells";
    /// The row has fewer cells than the header: a torn or cut line. Arguments: cells, columns.
    TooFewCells = V106 Error "too-few-cells";
    /// Empty cells stand after the last column, as spreadsheets leave them. Arguments: cells,
    /// columns.
    TrailingCommas = V107 Warning "trailing-commas";
    /// The header stands again among the rows: another file was pasted below.
    RepeatedHeader = V108 Error "repeated-header";
    /// A row of nothing but commas.
    EmptyRow = V109 Warning "empty-row";
    /// A cell names a party that is neither an owner nor a contact. Arguments: value.
    UnknownParty = V110 Error "unknown-party";
    /// A cell names a member of staff that staff.toml does not have. Arguments: value, column.
    UnknownStaff = V111 Error "unknown-staff";
    /// A visit names a rule that the policy does not have (any more); the rest of the row counts.
    /// Arguments: value.
    UnknownRule = V112 Warning "unknown-rule";
    /// A cell that wants an id holds a person's name; the near name is the id of the one who is
    /// called so. Arguments: value, column.
    NameForId = V113 Error "name-for-id";
    /// A cell that must be filled is empty. Arguments: column.
    MissingValue = V114 Error "missing-value";
    /// Not an id: a letter first (ASCII or Han), then at most 63 letters, digits, `-`, `_`, `.`.
    /// Arguments: value, column, character (the first one that may not stand there; empty if it is
    /// too long).
    BadId = V115 Error "bad-id";
    /// An id with a full-width, Cyrillic, Greek or invisible character that looks like another or
    /// like nothing. Arguments: value, column, character (as U+XXXX). The near name is the id
    /// meant.
    LookalikeId = V116 Error "lookalike-id";
    /// An id that an earlier row already has. Arguments: value, file, line (of the first).
    DuplicateId = V117 Error "duplicate-id";
    /// A word that is not of the column's list. Arguments: value, column, known (the list, comma
    /// separated).
    UnknownWord = V118 Error "unknown-word";
    /// Not a whole number. Arguments: value, column.
    BadNumber = V119 Error "bad-number";
    /// A number outside of its bounds. Arguments: value, column, least, most.
    NumberOutOfRange = V120 Error "number-out-of-range";
    /// Not a date or an instant at all. Arguments: value, column.
    DateUnreadable = V121 Error "date-unreadable";
    /// `11/03/2026`: day and month cannot be told apart. Arguments: value, column.
    DateAmbiguous = V122 Error "date-ambiguous";
    /// `45964`: a spreadsheet showed a date as its count of days. Arguments: value, column,
    /// reads_as (that day, if counted from 1900).
    DateSerialNumber = V123 Error "date-serial-number";
    /// `1.38E+10`: a spreadsheet rounded a long number away. Arguments: value, column.
    DateExponent = V124 Error "date-exponent";
    /// `2026-02-30`. Arguments: value, column.
    NoSuchDay = V125 Error "no-such-day";
    /// `25:00`, `09:60`. Arguments: value, column.
    NoSuchTime = V126 Error "no-such-time";
    /// A date, time or number with full-width digits or signs (`１９：２０`). Arguments: value, column.
    FullWidthDigits = V127 Error "full-width-digits";
    /// A date where an instant is wanted. Arguments: value, column.
    TimeMissing = V128 Error "time-missing";
    /// An instant where a date is wanted. Arguments: value, column.
    TimeUnexpected = V129 Error "time-unexpected";
    /// `2026年11月3日`. Arguments: value, column.
    ChineseDate = V130 Error "chinese-date";
    /// A wall time that the change to daylight-saving time leaves out. Arguments: value, column,
    /// zone.
    SkippedTime = V131 Error "skipped-time";
    /// `26-11-03`: which number is the year cannot be told. Arguments: value, column.
    TwoDigitYear = V132 Error "two-digit-year";
    /// Spaces before or after a value; it is read without them. Arguments: value, column.
    SpacesAround = V133 Warning "spaces-around";
    /// A list separated by something else than `;` (`；`, `、`, `，`, `,`, `|`, `/`). Arguments:
    /// value, column, separator. The near name is the list as meant.
    ListSeparator = V134 Error "list-separator";
    /// A list names the same thing twice. Arguments: value, column.
    RepeatedInList = V135 Error "repeated-in-list";
    /// The row has too many cells and one begins with a typographic quote (`“`), which quotes
    /// nothing in CSV. Arguments: cells, columns.
    SmartQuotes = V136 Error "smart-quotes";
    /// `#REF!`, `#N/A`, `#NAME?`, `####`: a spreadsheet's own error was saved. Arguments: value,
    /// column.
    SpreadsheetError = V137 Error "spreadsheet-error";
    /// A value behind the sign by which spreadsheets force text (`'0502`, `="0502"`). Arguments:
    /// value, column. The near name is the value without.
    SpreadsheetPrefix = V138 Error "spreadsheet-prefix";
    /// A text holds a control, bidirectional or zero-width character. Arguments: column, character
    /// (as U+XXXX).
    InvisibleCharacter = V139 Warning "invisible-character";
    /// Not hours such as `tue-fri 18:30-20:30;sat-sun 09:00-12:00`. Arguments: value, column, piece
    /// (the part that cannot be read), problem (a kind: see `calendar::HoursFault`).
    BadHours = V140 Error "bad-hours";
    /// A row stands in the file of another month. Arguments: value, column, file, month (the one it
    /// belongs to).
    WrongMonth = V141 Error "wrong-month";
    /// Hours that stand twice: two pieces overlap. Arguments: value (the second piece), column.
    HoursOverlap = V142 Warning "hours-overlap";
    /// A free text holds the number of an identity card or of a bank card. Arguments: column.
    SecretNumber = V143 Warning "secret-number";
    /// The TOML cannot be read here. Arguments: reason (the reader's own words, English).
    TomlSyntax = V201 Error "toml-syntax";
    /// A key or table is given twice. Arguments: reason (the reader's own words, English).
    TomlRepeatedKey = V202 Error "toml-repeated-key";
    /// A key nobody knows. Arguments: key, table (empty at the top).
    UnknownKey = V203 Error "unknown-key";
    /// A required key is not there. Arguments: key, table.
    MissingKey = V204 Error "missing-key";
    /// A value of the wrong type. Arguments: key, expected, found (both of: string, integer,
    /// number, boolean, date, array, table, tables).
    WrongType = V205 Error "wrong-type";
    /// A number outside of its bounds. Arguments: key, value, least, most.
    ValueOutOfRange = V206 Error "value-out-of-range";
    /// `[quota]` where each entry begins with `[[quota]]`. Arguments: key.
    SingleTable = V207 Error "single-table";
    /// A role that `[roles.NAME]` does not have. Arguments: value, key.
    UnknownRole = V208 Error "unknown-role";
    /// `leave_out` names a rule that the policy does not have, or a quota. Arguments: value, key.
    UnknownRuleInPolicy = V209 Error "unknown-rule-in-policy";
    /// Two rules with one id. Arguments: value, line (of the first).
    DuplicateRule = V210 Error "duplicate-rule";
    /// A word that is not of the key's list. Arguments: value, key, known (the list, comma
    /// separated).
    UnknownValue = V211 Error "unknown-value";
    /// Not a span such as `24h`, `7d`, `2w`, `3mo`, `1y`, `2wd`. Arguments: value, key, problem
    /// (no-number, no-unit, unknown-unit, too-large, negative).
    BadSpan = V212 Error "bad-span";
    /// Not a period such as `month`, `2 months`, `quarter`. Arguments: value, key, known.
    BadUnit = V213 Error "bad-unit";
    /// A trigger's `on` that is none of the things a trigger can follow. Arguments: value, known.
    BadAnchor = V214 Error "bad-anchor";
    /// A cadence with both `pick` and `times`. Arguments: rule.
    PickWithTimes = V215 Error "pick-with-times";
    /// A sample with both `count` and `share`, or with neither. Arguments: rule.
    SampleSize = V216 Error "sample-size";
    /// A sample's `count` with min above max. Arguments: rule, min, max.
    SampleReversed = V217 Error "sample-reversed";
    /// A selection with `contact` and another key. Arguments: key (the other one).
    ContactWithOther = V218 Error "contact-with-other";
    /// A trigger that expires before it is due. Arguments: rule, within, expires.
    ExpiresBeforeDue = V219 Error "expires-before-due";
    /// `where` on a trigger that follows no issue. Arguments: rule, on.
    WhereWithoutIssue = V220 Error "where-without-issue";
    /// A list that may not be empty is. Arguments: key.
    EmptyList = V221 Error "empty-list";
    /// A list of the TOML names the same thing twice. Arguments: value, key.
    RepeatedValue = V222 Error "repeated-value";
    /// Not an IANA time zone. Arguments: value.
    UnknownZone = V223 Error "unknown-zone";
    /// The file states a version of the data contract this program does not know. Arguments: value,
    /// known.
    NewerDataVersion = V224 Error "newer-data-version";
    /// A rule's id that saved plans need for themselves: `agreed`, or `quota-` before the id of a
    /// quota. Arguments: value.
    ReservedId = V226 Error "reserved-id";
    /// `satisfied_from` above `scale`. Arguments: satisfied_from, scale.
    SatisfiedAboveScale = V227 Error "satisfied-above-scale";
    /// Not a share from 0 to 1 with at most nine decimals. Arguments: value, key.
    BadShare = V228 Error "bad-share";
    /// A role that reports, over others, to itself. Arguments: value.
    ReportsInCircle = V229 Error "reports-in-circle";
    /// A text that must say something is empty. Arguments: key.
    EmptyText = V230 Error "empty-text";
    /// Dates or leave that end before they begin. Arguments: value, key.
    RangeReversed = V231 Error "range-reversed";
    /// staff.toml names nobody.
    NoStaff = V232 Warning "no-staff";
    /// A rule's channels are such that nobody can be sent: owners come to the desk by themselves.
    NoChannelToPlan = V234 Error "no-channel-to-plan";
    /// Not days of a period such as `first saturday`, `last working day`, `1..10`. Arguments: value, key.
    BadDayWindow = V235 Error "bad-day-window";
    /// A key that means nothing without something else. Arguments: key, needs (that, as policies write
    /// it).
    KeyWithout = V236 Error "key-without";
    /// Two keys that contradict each other. Arguments: key, other.
    KeysExclude = V237 Error "keys-exclude";
    /// Two periods of a term have days in common. Arguments: value, other.
    TermsOverlap = V238 Error "terms-overlap";
    /// No file says which version of the data contract the directory follows.
    DataVersionMissing = V239 Warning "data-version-missing";
    /// `moved_out` lies before `moved_in`. Arguments: moved_in, moved_out.
    MovedOutBeforeIn = V301 Error "moved-out-before-in";
    /// `pause_until` lies before `pause_from`. Arguments: pause_from, pause_until.
    PauseReversed = V302 Error "pause-reversed";
    /// A room number that is shorter than the others of its building, where the others begin with 0, or
    /// than the one in its own id. Arguments: value, building, id (where that tells). The near name is
    /// the number with its zeros.
    RoomLostZeros = V303 Warning "room-lost-zeros";
    /// An owner's `channel` that nobody can be visited by: `desk` or `meeting`. Arguments: value.
    ChannelNotPreferable = V304 Error "channel-not-preferable";
    /// A spreadsheet rounded the telephone number (`1.38E+10`): what it was is lost.
    PhoneDamaged = V305 Warning "phone-damaged";
    /// Two households that have not moved out stand in one room. Arguments: value (the other's id),
    /// line (of the other).
    SameRoomTwice = V306 Warning "same-room-twice";
    /// A member's `left` lies before `joined`. Arguments: staff, joined, left.
    LeftBeforeJoined = V307 Error "left-before-joined";
    /// Two members of staff with one id. Arguments: value, line (of the first).
    DuplicateStaff = V308 Error "duplicate-staff";
    /// A building, unit or room that looks like a date: a spreadsheet turned `3-12` into 3
    /// December. Arguments: value, column.
    RoomBecameDate = V309 Warning "room-became-date";
    /// A telephone number that a spreadsheet made a number with a decimal (`13800000000.0`). Arguments:
    /// value. The near name is the number without it.
    PhoneDecimal = V310 Warning "phone-decimal";
    /// A birthday of the year of moving in, or of a later one: a spreadsheet added it. Arguments: value. The near name is the day of the year.
    BirthdayYearAdded = V311 Warning "birthday-year-added";
    /// A text that was saved in an encoding without its letters, `???`, or read in a wrong one, `�`.
    /// Arguments: value.
    TextLost = V312 Warning "text-lost";
    /// A telephone number with fewer or more digits than any number has. Arguments: value.
    PhoneDigits = V313 Warning "phone-digits";
    /// A telephone number in full-width digits, with the code of the own country, or two in one cell
    /// without `;` between them. Arguments: value. The near name is the number in our form.
    PhoneWritten = V314 Warning "phone-written-otherwise";
    /// The household's name stands in the cell of its number. Arguments: value. The near name is the
    /// number alone.
    PhoneWithName = V315 Warning "phone-with-name";
    /// A name or a part of an address with full-width letters, or with blanks between Chinese ones.
    /// Arguments: value, column. The near name is the plain one.
    WrittenOtherwise = V316 Warning "written-otherwise";
    /// Households of different families have one telephone number. Arguments: name, other, line (of the
    /// other), of several count.
    SamePhone = V350 Warning "same-phone";
    /// The `butler` cell names a member whose role no rule gives households to. Arguments: value,
    /// name, role.
    ButlerWithoutRole = V351 Warning "butler-without-role";
    /// The `butler` cell names a member who has left. Arguments: value, name, left.
    ButlerLeft = V352 Warning "butler-left";
    /// No member of a role that rules send by area has this area. Arguments: value, role, count (of
    /// households).
    AreaWithoutOwn = V353 Warning "area-without-own";
    /// A member's area that no household has, perhaps nearly one that some have. Arguments: value, name.
    StaffAreaUnknown = V354 Warning "staff-area-unknown";
    /// Leave of a member on days before `joined` or after `left`. Arguments: value, name.
    LeaveOutsideService = V355 Warning "leave-outside-service";
    /// A member is asked to meet more households than live in the member's own areas. Arguments:
    /// name, quota, count.
    QuotaBeyondOwnArea = V356 Warning "quota-beyond-own-area";
    /// Two ids that a person cannot tell apart. Arguments: value, other, file, line (of the other).
    IdsAlike = V357 Warning "ids-alike";
    /// One building is spelt in two ways. Arguments: value, count (of rows), near (the usual way).
    BuildingSpeltTwice = V358 Warning "building-spelt-twice";
    /// A member who is in service for some days yet has households, open issues or agreed appointments
    /// that somebody else must have then. Arguments: value, name, left, households, issues,
    /// appointments.
    MemberLeaves = V359 Warning "member-leaves";
    /// Two times of leave of one member overlap. Arguments: value, other, name.
    LeaveOverlaps = V360 Warning "leave-overlaps";
    /// Outcome `rescheduled` without `next_at`.
    NextTimeMissing = V401 Error "next-time-missing";
    /// Outcome `waived` or `refused` without a note. Arguments: outcome.
    NoteMissing = V402 Error "note-missing";
    /// Outcome `waived` without naming the rules.
    RulesMissing = V403 Error "rules-missing";
    /// `next_at` is not after `visited_at`. Arguments: next_at, visited_at.
    NextBeforeVisit = V404 Error "next-before-visit";
    /// `logged_at` lies before `visited_at`. Arguments: logged_at, visited_at.
    LoggedBeforeVisit = V405 Error "logged-before-visit";
    /// A `waived` row names a rule that the policy does not have. Arguments: value.
    WaivedUnknownRule = V406 Error "waived-unknown-rule";
    /// `next_at` with another outcome than `rescheduled`: it counts for nothing. Arguments:
    /// outcome.
    NextTimeUnused = V407 Warning "next-time-unused";
    /// A member of staff who had not joined yet, or had left, by the day of the visit. Arguments:
    /// staff, name, date.
    StaffNotInService = V408 Warning "staff-not-in-service";
    /// Outcome `rescheduled` through a channel other than door or phone: no appointment follows.
    /// Arguments: channel.
    RescheduledChannel = V409 Warning "rescheduled-channel";
    /// Marks given in a visit in which nobody was met. Arguments: outcome.
    RatedWithoutMeeting = V410 Warning "rated-without-meeting";
    /// A `rate_` column of no service of the policy: it is kept and not read. Arguments: column.
    UnknownService = V411 Warning "unknown-service";
    /// A visit after now. Arguments: value, now.
    VisitInFuture = V450 Warning "visit-in-future";
    /// A call or door visit at an hour the policy keeps free (W7 of the rule ledger). Arguments:
    /// value, channel, hours (of that weekday, or a dash).
    VisitOutsideHours = V451 Warning "visit-outside-hours";
    /// A door visit on a day on which the household asked not to be disturbed. Arguments: name,
    /// date.
    DoorVisitInPause = V452 Warning "door-visit-in-pause";
    /// One member of staff in two visits at once. Arguments: name, at, other (the other visit), line
    /// (of it).
    TwoPlacesAtOnce = V453 Warning "two-places-at-once";
    /// A door visit took longer than the policy means it to (H7 of the rule ledger). Arguments:
    /// value, most (minutes).
    VisitTooLong = V454 Warning "visit-too-long";
    /// Two visits with one party, minute, channel and outcome. Arguments: value, other, line (of the
    /// other).
    VisitLoggedTwice = V455 Warning "visit-logged-twice";
    /// Somebody was met at the door of a household that had moved out. Arguments: name, moved_out,
    /// date.
    DoorVisitToMovedOut = V456 Warning "door-visit-to-moved-out";
    /// Answered before it was raised. Arguments: answered_at, raised_at.
    AnsweredBeforeRaised = V501 Error "answered-before-raised";
    /// Resolved before it was raised. Arguments: resolved_at, raised_at.
    ResolvedBeforeRaised = V502 Error "resolved-before-raised";
    /// Closed before it was raised. Arguments: closed_at, raised_at.
    ClosedBeforeRaised = V503 Error "closed-before-raised";
    /// Closed before it was answered. Arguments: closed_at, answered_at.
    ClosedBeforeAnswered = V504 Error "closed-before-answered";
    /// Closed before it was resolved. Arguments: closed_at, resolved_at.
    ClosedBeforeResolved = V505 Error "closed-before-resolved";
    /// Closed without an answer (L3 of the rule ledger). Arguments: closed_at.
    ClosedUnanswered = V506 Error "closed-unanswered";
    /// Escalated before it was raised. Arguments: escalated_at, raised_at.
    EscalatedBeforeRaised = V507 Error "escalated-before-raised";
    /// Promised for a time before it was raised. Arguments: promised_at, raised_at.
    PromisedBeforeRaised = V508 Warning "promised-before-raised";
    /// Source `visit` without naming the visit.
    SourceVisitMissing = V509 Warning "source-visit-missing";
    /// A visit is named, but the source is another. Arguments: source.
    SourceVisitUnused = V510 Warning "source-visit-unused";
    /// A class is given to an issue that is no complaint. Arguments: kind.
    ClassWithoutComplaint = V511 Warning "class-without-complaint";
    /// Somebody was on site before it was raised. Arguments: arrived_at, raised_at.
    ArrivedBeforeRaised = V512 Error "arrived-before-raised";
    /// A stretch on hold ends before it begins, meets the one before, or begins before the issue.
    /// Arguments: value, column.
    HoldMisplaced = V513 Error "hold-misplaced";
    /// An issue names a visit that is not in the log. Arguments: value.
    IssueOfUnknownVisit = V550 Error "issue-of-unknown-visit";
    /// An issue names a visit to another party. Arguments: value, party, other (whom the visit was
    /// to).
    IssueOfAnothersVisit = V551 Error "issue-of-anothers-visit";
    /// An issue was raised on a day before the visit it came up in. Arguments: value, raised_at, at.
    RaisedBeforeVisit = V552 Warning "raised-before-visit";
    /// `revisit` names a visit that is not in the log. Arguments: value.
    RevisitOfUnknownVisit = V553 Error "revisit-of-unknown-visit";
    /// `revisit` names a visit to another party. Arguments: value, party, other (whom the visit was
    /// to).
    RevisitOfAnother = V554 Error "revisit-of-another";
    /// The result was checked before there was one. Arguments: value, at, resolved_at.
    RevisitBeforeResolved = V555 Warning "revisit-before-resolved";
    /// `revisit` names a visit in which nobody was met. Arguments: value, outcome.
    RevisitNotMet = V556 Warning "revisit-not-met";
    /// A closed issue does not say what came of it. Arguments: closed_at.
    ClosedWithoutResult = V557 Warning "closed-without-result";
    /// Solved more than a day ago, and the owner was not told. Arguments: resolved_at.
    ResolvedUnanswered = V558 Warning "resolved-unanswered";
    /// A step of an issue lies after now. Arguments: column, value, now.
    IssueInFuture = V559 Warning "issue-in-future";
    /// Two issues with one party, minute, kind and summary. Arguments: value, other, line (of the
    /// other).
    IssueLoggedTwice = V560 Warning "issue-logged-twice";
    /// A department that neither the policy nor anybody of the staff has. Arguments: value, count (of
    /// issues).
    DepartmentUnknown = V561 Error "department-unknown";
    /// A rule wants a member of the issue's department, which has none of that role. Arguments:
    /// value, role, rule.
    DepartmentWithoutHead = V562 Warning "department-without-head";
    /// `reopens` names an issue that is not there. Arguments: value.
    ReopensUnknownIssue = V563 Error "reopens-unknown-issue";
    /// `reopens` names an issue of another party. Arguments: value, party, other (whose it is).
    ReopensAnothersIssue = V564 Error "reopens-anothers-issue";
    /// `reopens` names an issue that was neither solved nor closed then. Arguments: value, raised_at.
    ReopensOpenIssue = V565 Warning "reopens-open-issue";
    /// An open issue is with a member who is not in service. Arguments: value, name, day (of leaving or
    /// of joining).
    AssigneeGone = V566 Warning "assignee-gone";
    /// An open issue is with a member who is on leave until after its next limit. Arguments: value,
    /// name, until, limit.
    AssigneeAway = V567 Warning "assignee-away";
    /// A survey form came back before it went out. Arguments: returned_at, sent_at.
    ReturnedBeforeSent = V601 Error "returned-before-sent";
    /// A survey form came back that was never sent.
    ReturnedUnsent = V602 Warning "returned-unsent";
    /// Marks or an opinion on a survey form that did not come back.
    RatedUnreturned = V603 Warning "rated-unreturned";
    /// A party has two forms in one survey. Arguments: value, line (of the first).
    DuplicateForm = V604 Error "duplicate-form";
    /// A day is both a public holiday and a make-up workday. Arguments: value.
    HolidayAndWorkday = V605 Warning "holiday-and-workday";
    /// A festival stands twice on one day. Arguments: value, date.
    FestivalTwice = V606 Error "festival-twice";
    /// A make-up workday on an ordinary Monday to Friday: probably the wrong day. Arguments: value.
    WorkdayOnWeekday = V607 Warning "workday-on-weekday";
    /// A kind of event no rule follows, nearly one that a rule does. Arguments: value, count (of
    /// events).
    EventKindMisspelt = V650 Warning "event-kind-misspelt";
    /// A festival that a rule waits for has no coming date. Arguments: value, date, rule.
    FestivalLongPast = V651 Warning "festival-long-past";
    /// Two events with one party, time, kind and note. Arguments: value, other, line (of the other).
    EventLoggedTwice = V652 Warning "event-logged-twice";
    /// A saved row serves a rule that the policy no longer has. Arguments: value.
    PlanRuleGone = V701 Warning "plan-rule-gone";
    /// Two rows of a plan with the same id and state. Arguments: value, state, line (of the first).
    DuplicateBooking = V702 Error "duplicate-booking";
    /// A row's date lies outside of the month its file is named after. Arguments: value, month,
    /// from, to.
    BookingOutsideMonth = V703 Error "booking-outside-month";
    /// The id of a saved row is not made of well-formed ids and `/`. Arguments: value.
    BadBookingId = V704 Error "bad-booking-id";
    /// A saved row tops up a quota that the policy no longer has. Arguments: value.
    TopUpOfNoQuota = V705 Warning "top-up-of-no-quota";
    /// An appointment goes on past midnight. Arguments: start, minutes.
    PastMidnight = V706 Error "past-midnight";
    /// Two saved appointments of one member overlap. Arguments: name, at, other (the other's time),
    /// line (of it).
    AppointmentsOverlap = V750 Warning "appointments-overlap";
    /// A saved appointment at an hour the policy keeps free. Arguments: value, channel, hours (of
    /// that weekday, or a dash).
    AppointmentOutsideHours = V751 Warning "appointment-outside-hours";
    /// A saved appointment of a member who is not at work that day. Arguments: name, date.
    AppointmentWhileAway = V752 Warning "appointment-while-away";
    /// A saved appointment with a household that asked not to be disturbed. Arguments: name, date.
    AppointmentInPause = V753 Warning "appointment-in-pause";
    /// A saved appointment with a household that will have moved out. Arguments: name, date,
    /// moved_out.
    AppointmentToMovedOut = V754 Warning "appointment-to-moved-out";
    /// A plan goes to one household twice on one day. Arguments: name, at, other, line (of the other).
    SamePartyDay = V755 Warning "same-party-day";
    /// A rule whose selection holds nobody. Arguments: rule.
    RuleSelectsNobody = V801 Warning "rule-selects-nobody";
    /// A rule selects by a tag, area, building, interest or kind of contact that nobody has.
    /// Arguments: rule, key, value.
    SelectionNamesUnknown = V802 Warning "selection-names-unknown";
    /// A trigger follows a kind of event that never happened, nearly one that did. Arguments: rule,
    /// value, count (of events of the near kind).
    TriggerOnUnknownKind = V803 Warning "trigger-on-unknown-kind";
    /// A trigger waits for a festival that calendar.toml does not have. Arguments: rule, value.
    TriggerOnUnknownFestival = V804 Warning "trigger-on-unknown-festival";
    /// Rules need a role that nobody in service has. Arguments: role, rule (the first), count (of
    /// rules).
    RoleWithoutMembers = V805 Warning "role-without-members";
    /// A rule sends whose own the household is, and none is anybody's. Arguments: rule, role.
    NobodysOwn = V806 Warning "nobodys-own";
    /// No member works when the rule's channels are open. Arguments: rule, role, channels.
    NeverFitsHours = V807 Warning "never-fits-hours";
    /// A trigger on a visit that is kept by such a visit. Arguments: rule, channel, through (itself,
    /// or the rule that closes the circle).
    FeedsItself = V808 Error "feeds-itself";
    /// A quota asks for more households than are lived in. Arguments: rule, quota, count.
    QuotaBeyondHouseholds = V809 Warning "quota-beyond-households";
    /// Two quotas of one role for one kind of period. Arguments: rule, other, role.
    QuotaTwice = V810 Warning "quota-twice";
    /// A cadence picks more than its selection holds. Arguments: rule, pick, count.
    PickBeyondSelection = V811 Warning "pick-beyond-selection";
    /// A sample's `min` is more than its selection holds. Arguments: rule, min, count.
    SampleBeyondSelection = V812 Warning "sample-beyond-selection";
    /// A sample whose share or `max` comes to nobody. Arguments: rule.
    SampleOfNobody = V813 Warning "sample-of-nobody";
    /// A trigger waits for rain, and calendar.toml has not one rain day. Arguments: rule.
    NoRainKnown = V814 Warning "no-rain-known";
    /// More visits a period than its days leave room for. Arguments: rule, times, gap, days.
    TimesWithinGap = V815 Warning "times-within-gap";
    /// A rule's visit takes longer than a member's visiting time of a day. Arguments: rule, minutes,
    /// most.
    RuleLongerThanDay = V816 Warning "rule-longer-than-day";
    /// Two rules ask the same of the same people. Arguments: rule, other.
    RuleTwice = V817 Warning "rule-twice";
    /// A sample leaves out those met for the sample itself. Arguments: rule.
    LeavesItselfOut = V818 Warning "leaves-itself-out";
    /// Preferred hours for the door reach beyond the hours in which one may knock. Arguments: day,
    /// preferred, door.
    PreferredOutsideDoor = V819 Warning "preferred-outside-door";
    /// A trigger's `where` has a word no issue has, nearly one they have. Arguments: rule, column,
    /// value.
    WhereMisspelt = V820 Warning "where-misspelt";
    /// Two rules of one name, told apart by a number, are in force on the same days. Arguments: rule,
    /// other (the id of each), from, until (the days).
    RulesOverlap = V821 Warning "rules-overlap";
    /// Between two rules of one name, told apart by a number, lie days on which neither is in force.
    /// Arguments: rule, other (the id of each), from, until (the days).
    RulesGap = V822 Warning "rules-gap";
    /// A ladder goes by a limit that the policy does not set. Arguments: limit, role.
    LadderWithoutLimit = V823 Warning "ladder-without-limit";
    /// The last period of a term is over, and a rule comes once in each. Arguments: term, rule, date (its
    /// last day).
    TermOver = V824 Warning "term-over";
    /// Limits that let what is worse, or what comes first, take longer. Arguments: limit, longer, shorter.
    LimitsReversed = V825 Warning "limits-reversed";
    /// A trigger on unpaid fees asks for how long they have been unpaid, which at its anchor is no time.
    /// Arguments: rule, span.
    ArrearsNeverYet = V826 Warning "arrears-never-yet";
}

impl Code {
    /// What the catalogue holds of it.
    pub fn entry(self) -> &'static Entry {
        &CATALOGUE[self as usize]
    }

    /// The code as people write it: `V012`.
    pub fn text(self) -> &'static str {
        self.entry().code
    }

    /// Whether it can stand in a row of `file`, as far as its number tells: see the table of the codes.
    pub fn speaks_of(self, file: &str) -> bool {
        let is_of_settings = file.ends_with(".toml");
        match self.text().as_bytes()[1] {
            b'2' | b'8' => is_of_settings,
            b'3' => matches!(file, file::OWNERS | file::CONTACTS | file::STAFF),
            b'4' => Folder::Visits.holds(file),
            b'5' => Folder::Issues.holds(file),
            b'6' => {
                let is_event = Folder::Events.holds(file) || Folder::Surveys.holds(file);
                is_event || file == file::CALENDAR
            }
            b'7' => Folder::Plans.holds(file),
            _ => true,
        }
    }

    /// The kind of fault written as `text`, in either case.
    pub fn parse(text: &str) -> Option<Code> {
        let found = CATALOGUE
            .iter()
            .find(|entry| entry.code.eq_ignore_ascii_case(text));
        found.map(|entry| entry.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::CATALOGUE;

    #[test]
    fn codes_ascend_so_none_is_given_twice() {
        assert!(CATALOGUE.windows(2).all(|pair| pair[0].code < pair[1].code));
    }

    #[test]
    fn every_entry_is_found_under_its_own_kind() {
        for entry in CATALOGUE {
            assert_eq!(entry.kind.entry(), entry);
        }
    }
}
