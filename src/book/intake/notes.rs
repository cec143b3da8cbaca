//! What an import has to say of single cells and rows: troubles, which keep a row out, and remarks,
//! which tell what was guessed, mended or left aside.

use std::collections::BTreeMap;

/// Most examples that are kept of one kind of remark; all of them in tests, which look for every cell.
const EXAMPLES: usize = if cfg!(test) { usize::MAX } else { 3 };

macro_rules! kinds {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[doc = $vdoc:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $vdoc])+ $variant,)+ }

        impl $name {
            /// Every kind.
            pub const ALL: &[$name] = &[$($name::$variant,)+];

            /// Its stable English name, which programs get.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word,)+ }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.word())
            }
        }
    };
}

kinds! {
    /// Why a row is not taken.
    TroubleKind {
        /// The line of a text is no record.
        BrokenLine = "broken-line",
        /// The line of a text is longer than any record.
        LineTooLong = "line-too-long",
        /// The cell holds an error such as `#N/A`.
        CellError = "cell-error",
        /// The cell holds a formula whose value was never worked out.
        NotCalculated = "not-calculated",
        /// The text was saved in an encoding that has no such letters: `???`.
        LostText = "lost-text",
        /// A number so long that a spreadsheet has cut its last digits.
        LongNumber = "long-number",
        /// Not a date.
        DateUnreadable = "date-unreadable",
        /// A date without its day, or without its year. Near: what is missing.
        DateIncomplete = "date-incomplete",
        /// Day and month cannot be told apart.
        DateAmbiguous = "date-ambiguous",
        /// The year has two digits, which may be the day or the month.
        TwoDigitYear = "two-digit-year",
        /// There is no such day.
        NoSuchDay = "no-such-day",
        /// A day as a spreadsheet counts it, in a text. Near: the day.
        DateSerial = "date-serial",
        /// A time of day that cannot be read.
        TimeUnreadable = "time-unreadable",
        /// A telephone number as a spreadsheet shortened it: `1.38E+10`.
        PhoneExponent = "phone-exponent",
        /// A telephone number with too few or too many digits.
        PhoneDigits = "phone-digits",
        /// A masked telephone number that is not the one known already.
        Masked = "masked",
        /// A word that is none of the column's.
        WordUnknown = "word-unknown",
        /// Not a whole number.
        NumberUnreadable = "number-unreadable",
        /// A mark that is none of the scale.
        MarkUnreadable = "mark-unreadable",
        /// Opening hours that cannot be read.
        HoursUnreadable = "hours-unreadable",
        /// Nobody lives there or is called so. Near: somebody who nearly is.
        PartyUnknown = "party-unknown",
        /// Several may be meant. Near: who.
        PartySeveral = "party-several",
        /// The row does not say whose it is.
        PartyMissing = "party-missing",
        /// No member of staff is called so. Near: one who nearly is.
        StaffUnknown = "staff-unknown",
        /// Several members of staff are called so.
        StaffSeveral = "staff-several",
        /// No role of the policy is meant. Near: those there are.
        RoleUnknown = "role-unknown",
        /// No id, and none can be made of the row.
        NoId = "no-id",
        /// A room without its building, so that no id can be made.
        NoBuilding = "no-building",
        /// An id with letters that no id has.
        BadId = "bad-id",
        /// An earlier row of the list has the same id or home. Near: that row.
        Twice = "twice",
        /// The id stands in the file of another month. Near: that file.
        OtherFile = "other-file",
        /// A cell that must be filled is empty, and nothing says what it should be.
        Missing = "missing",
        /// The cell stands under no heading, in a row that goes on beyond the table.
        Beyond = "beyond",
        /// The home in one cell and those in others contradict one another.
        HomeConflict = "home-conflict",
        /// A room that a spreadsheet took for a day. Near: what it may have been.
        HomeBecameDate = "home-became-date",
        /// A household without its room.
        NoRoom = "no-room",
        /// The same home is written in two ways. Near: where it stands first.
        HomeTwice = "home-twice",
        /// What `visits check` would say of the row.
        Unsound = "unsound",
    }
}

kinds! {
    /// What is told of cells that were taken, and of what was left aside.
    RemarkKind {
        /// Rows above the headings.
        Title = "title",
        /// Total rows.
        Total = "total",
        /// Notes and signatures below the table.
        Footer = "footer",
        /// The headings once more, as on the next printed page.
        HeaderAgain = "header-again",
        /// A row that only divides the list.
        Band = "band",
        /// A row that has a running number and nothing else.
        OnlyNumber = "only-number",
        /// A row in whose columns of use nothing is said.
        NothingSaid = "nothing-said",
        /// Hidden rows, which count like all others.
        HiddenRow = "hidden-row",
        /// A merged cell that holds for all its rows.
        Merged = "merged",
        /// Cells merged over several columns: the first column has the value.
        MergedAcross = "merged-across",
        /// An empty cell below one that is filled, as merged cells leave it in a text.
        FromAbove = "from-above",
        /// A word that says there is nothing.
        Nothing = "nothing",
        /// A column without a heading.
        Unnamed = "unnamed",
        /// A day that the sheet states as a number.
        Serial = "serial",
        /// A date whose order follows from its numbers.
        DateOrder = "date-order",
        /// A year of two digits.
        ShortYear = "short-year",
        /// A day without a year, of the year that was told.
        YearTold = "year-told",
        /// A day without a time, taken as its beginning.
        NoTime = "no-time",
        /// A time in a column of days.
        TimeLeftOut = "time-left-out",
        /// A birthday to which a spreadsheet added the year in which it was typed.
        BirthdayYear = "birthday-year",
        /// A telephone number mended.
        PhoneMended = "phone-mended",
        /// A name or a part of an address without its full-width letters and blanks.
        TextMended = "text-mended",
        /// A telephone number that is masked and the same as known.
        MaskedSame = "masked-same",
        /// A home in one cell, taken apart.
        HomeParted = "home-parted",
        /// A room whose zeros the id still has.
        RoomFromId = "room-from-id",
        /// A room whose zeros its neighbours still have.
        RoomZeros = "room-zeros",
        /// The building is that of the sheet's name or of the row that heads the part.
        BuildingFromSheet = "building-from-sheet",
        /// Ids that stand for nothing: the column was left aside.
        IdsUseless = "ids-useless",
        /// An id that was made.
        IdMade = "id-made",
        /// A value that nothing in the list states.
        Default = "default",
        /// The name differs from that of the household which lives there.
        NameDiffers = "name-differs",
        /// A household whose name changes.
        NameChanges = "name-changes",
        /// A list taken apart at other signs than `;`.
        ListParted = "list-parted",
        /// A role that the policy did not have.
        RoleAdded = "role-added",
        /// An area made for each butler.
        AreaOfButler = "area-of-butler",
        /// A member of staff whom only a list of households names.
        ButlerMade = "butler-made",
        /// Areas made of the buildings that members are responsible for.
        AreaOfBuilding = "area-of-building",
        /// A member who is responsible for everything.
        AreaAll = "area-all",
        /// An area of a member in which no household lies.
        AreaEmpty = "area-empty",
        /// An error in a cell of free text, which says nothing.
        ErrorEmpty = "error-empty",
        /// Words in a column of kinds that are none: what the issues are about.
        KindAsCategory = "kind-as-category",
        /// A department that nobody of the staff is of.
        DepartmentNew = "department-new",
        /// No list names staff: nobody can be sent.
        NoStaff = "no-staff",
        /// Something that one of several columns told: who a row is about.
        PartyTold = "party-told",
    }
}

/// Where something stands in the file, as its reader finds it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Spot {
    /// The file, where several are taken in.
    pub file: String,
    /// The sheet; empty for a text.
    pub sheet: String,
    /// The row, from 1.
    pub row: u32,
    /// The heading of the column, where it is one cell.
    pub heading: String,
}

/// Why one row is not taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Trouble {
    /// Where.
    pub spot: Spot,
    /// Why.
    pub kind: TroubleKind,
    /// The column of ours it is about; empty where it is about the row.
    pub column: String,
    /// What the cell says.
    pub value: String,
    /// What helps: what may be meant, what is missing.
    pub near: String,
}

/// One cell or row that a remark speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where.
    pub spot: Spot,
    /// What it says.
    pub from: String,
    /// What it was taken as; empty where it was left aside.
    pub to: String,
}

/// A kind of remark: about how many cells or rows, and the first of them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Told {
    /// How many.
    pub count: usize,
    /// The first ones.
    pub examples: Vec<Example>,
}

/// Everything told of an import, by kind and the column it is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Remarks by kind and column.
    pub remarks: BTreeMap<(RemarkKind, String), Told>,
    /// Words that stood for entries of closed lists: by column and word, the entry and how often.
    pub words: BTreeMap<(String, String), (String, usize)>,
    /// Troubles, in no order until they are sorted.
    pub troubles: Vec<Trouble>,
}

impl Notes {
    /// Notes that in `column` `word` was taken for `entry`.
    pub fn word(&mut self, column: &str, word: &str, entry: &str) {
        if word != entry {
            let key = (column.to_owned(), word.to_owned());
            let told = self
                .words
                .entry(key)
                .or_insert_with(|| (entry.to_owned(), 0));
            told.1 += 1;
        }
    }

    /// Adds a trouble.
    pub fn trouble(
        &mut self,
        kind: TroubleKind,
        column: &str,
        spot: &Spot,
        value: impl Into<String>,
        near: impl Into<String>,
    ) {
        self.troubles.push(Trouble {
            spot: spot.clone(),
            kind,
            column: column.to_owned(),
            value: value.into(),
            near: near.into(),
        });
    }

    /// Adds a remark about `column` (empty: about a row).
    pub fn remark(
        &mut self,
        kind: RemarkKind,
        column: &str,
        spot: &Spot,
        from: impl Into<String>,
        to: impl Into<String>,
    ) {
        let told = self.remarks.entry((kind, column.to_owned())).or_default();
        told.count += 1;
        if told.examples.len() < EXAMPLES {
            told.examples.push(Example {
                spot: spot.clone(),
                from: from.into(),
                to: to.into(),
            });
        }
    }
}
