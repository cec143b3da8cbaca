//! The visit register: a line a visit, to fill in by hand, or with a party's or a day's visits in it.

use std::collections::BTreeSet;

use crate::calendar::{Date, Instant, Period};
use crate::duties::Known;
use crate::model::{Channel, PartyIx, StaffIx, VisitIx};
use crate::ops::agenda::{Choice, items};
use crate::report::{Names, Phrases};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table};
use crate::words::{Message, Words};

/// Empty lines on a sheet.
const LINES: usize = 18;

/// Whose visits stand in a register.
#[derive(Clone, Copy, Debug)]
pub enum Filled {
    /// Nobody's: it is filled in by hand.
    Not,
    /// A party's, oldest first.
    Party(PartyIx),
    /// Those of a day, made or planned; of one member, where one is named.
    Day(Date, Option<StaffIx>),
}

/// A line before it has words.
struct Line<'a> {
    at: Instant,
    party: PartyIx,
    staff: &'a [StaffIx],
    channel: Channel,
    visit: Option<VisitIx>,
}

/// The register, with empty lines after what stands in it.
pub fn register(known: &Known<'_>, filled: Filled, words: Words) -> Page {
    let mut page = Page::new("form", title(known, filled, words), known.now);
    page.is_form = true;
    // The title of a day's register tells the day.
    let at = match filled {
        Filled::Day(..) => Kind::Id,
        _ => Kind::Instant,
    };
    let columns = vec![
        Column::new("at", words.say(Message::FormAt), at),
        Column::new("home", words.say(Message::FormHome), Kind::Id),
        Column::new("name", words.say(Message::FormName), Kind::Text).fold(3),
        Column::new("staff", words.say(Message::FormVisitor), Kind::Text).fold(3),
        Column::new("channel", words.say(Message::FormChannel), Kind::Text),
        Column::new("note", words.say(Message::FormContent), Kind::Text).fold(1),
        Column::new("outcome", words.say(Message::FormOutcome), Kind::Text),
        Column::new("signature", words.say(Message::FormSignature), Kind::Text),
    ];
    let mut table = Table::new("register", columns);
    for row in rows(known, filled, words) {
        table.push(row);
    }
    let empty = match filled {
        Filled::Day(..) if !table.rows.is_empty() => table.rows.len() + 3,
        _ => LINES,
    };
    for _ in table.rows.len()..empty {
        table.push(Row::new(vec![Cell::Empty; table.columns.len()]));
    }
    page.table(table);
    page
}

fn title(known: &Known<'_>, filled: Filled, words: Words) -> String {
    let office = &known.book.office.name;
    let Filled::Day(day, _) = filled else {
        return words.say(Message::FormRegister { office });
    };
    let phrases = Phrases::new(words, known.now);
    words.say(Message::FormDayRegister {
        office,
        day: &phrases.day(day),
        weekday: &phrases.weekday(day),
    })
}

fn rows(known: &Known<'_>, filled: Filled, words: Words) -> Vec<Row> {
    match filled {
        Filled::Not => Vec::new(),
        Filled::Party(party) => {
            let made = known.visits_of(party).iter();
            let lines = made.map(|visit| made_line(known, *visit));
            let rows = lines.map(|line| row(known, &line, Cell::Instant(line.at), words));
            rows.collect()
        }
        Filled::Day(day, staff) => of_day(known, day, staff, words),
    }
}

fn made_line<'a>(known: &Known<'a>, visit: VisitIx) -> Line<'a> {
    let made = &known.book[visit];
    Line {
        at: made.at,
        party: made.party,
        staff: &made.staff,
        channel: made.channel,
        visit: Some(visit),
    }
}

/// The visits of a day, and its appointments that none of them kept, by time.
fn of_day(known: &Known<'_>, day: Date, staff: Option<StaffIx>, words: Words) -> Vec<Row> {
    let made = known.visits_between(day.start(), day.end());
    let made = made.filter(|(_, visit)| staff.is_none_or(|one| visit.staff.contains(&one)));
    let made: Vec<VisitIx> = made.map(|(visit, _)| visit).collect();
    let met: BTreeSet<PartyIx> = made.iter().map(|visit| known.book[*visit].party).collect();
    let items = items(known, &Period::between(day, day), Choice { staff });
    let ahead = items.iter().filter(|item| {
        !item.carried && item.kept.visit().is_none() && !met.contains(&item.row.party)
    });
    let planned = ahead.map(|item| Line {
        at: item.row.starts_at(),
        party: item.row.party,
        staff: &item.row.staff,
        channel: item.row.channel,
        visit: None,
    });
    let mut lines: Vec<Line> = made.iter().map(|visit| made_line(known, *visit)).collect();
    lines.extend(planned);
    lines.sort_by_key(|line| (line.at, line.party));
    let time = |line: &Line<'_>| Cell::Id(line.at.time().to_string());
    let rows = lines.iter();
    rows.map(|line| row(known, line, time(line), words))
        .collect()
}

fn row(known: &Known<'_>, line: &Line<'_>, at: Cell, words: Words) -> Row {
    let names = Names::new(known.book, words);
    let visit = line.visit.map(|visit| &known.book[visit]);
    let outcome = visit.map_or(Cell::Empty, |visit| Cell::text(words.term(visit.outcome)));
    Row::new(vec![
        at,
        Cell::id(names.home(line.party)),
        Cell::text(names.party(line.party)),
        Cell::Text(names.members(line.staff.iter().copied())),
        Cell::text(words.term(line.channel)),
        Cell::text(
            visit
                .and_then(|visit| visit.note.as_deref())
                .unwrap_or_default(),
        ),
        outcome,
        Cell::Empty,
    ])
}
