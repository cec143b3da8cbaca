//! Fixing, calling off, declining.

use super::arguments::Appoint;
use super::fixing::Fixing;
use crate::calendar::Instant;
use crate::cli::commands::log::Log;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::Duty;
use crate::model::{Book, Booking, Channel, PartyIx, Team};
use crate::report::{Names, Phrases};
use crate::sheet::{Page, Tone};
use crate::store::schema::schema;
use crate::store::{
    ChangeError, Directory, Need, PlanRow, Reading, amended_line, appended_again, line_where, read,
};

impl Appoint {
    /// Does what was asked.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        let directory = context.directory()?;
        let reading = everything(context, &directory)?;
        let book = &reading.book;
        let now = context.now(&book.almanac)?;
        let party = context.whom(book, &self.party, now.date())?;
        let at = context.time_asked("AT", &self.at, &book.almanac.zone, now)?;
        if self.declined {
            return self.decline(context, book, party);
        }
        let month = book.almanac.month_of(at.date()).name;
        let fixing = Fixing {
            book,
            now,
            party,
            at,
            month: &month,
        };
        let file = format!("plans/{month}.csv");
        if self.cancel {
            return call_off(context, &directory, &reading, &fixing, &file);
        }
        if at <= now {
            return context.refuse("appoint.past", &[("at", &at), ("now", &now)]);
        }
        self.fix(context, &directory, &reading, &fixing, &file)
    }

    /// Writes the row, in the place of the one it replaces.
    fn fix(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
        reading: &Reading,
        fixing: &Fixing<'_>,
        file: &str,
    ) -> Result<(), CommandError> {
        let (team, channel, duties) = self.people(context, fixing)?;
        let replaced = fixing.replaced(&duties);
        let note = self
            .note
            .as_deref()
            .map(|text| context.text_asked("--note", text))
            .transpose()?;
        let mut row = fixing.row(
            &duties,
            channel,
            &team,
            self.minutes,
            note.clone().unwrap_or_default(),
        );
        if row.minutes == 0 || u32::from(fixing.at.time().minutes()) + row.minutes > 1440 {
            return context.refuse("appoint.minutes", &[("minutes", &row.minutes)]);
        }
        if let Some(old) = replaced {
            // The id stays, so that both sides of a merge speak of one row.
            row.id = old.id.to_string();
            context.refuse_faulty(reading, file)?;
        }
        let keeps_note = note.is_none() && replaced.is_some();
        write(context, directory, file, replaced, |bytes, line| {
            row.with_cells(|cells| {
                let cells: Vec<_> = cells
                    .iter()
                    .copied()
                    .filter(|(name, _)| !(keeps_note && *name == "note"))
                    .collect();
                amended_line(bytes, line, &cells)
            })
        })
        .and_then(|there| {
            if there {
                Ok(())
            } else {
                add(context, directory, file, &row)
            }
        })?;
        answer(context, directory, &row.id, "appoint.fixed", fixing.now)
    }

    /// Who goes, how, and the duties that it serves: as asked, else as the plan has it.
    fn people(
        &self,
        context: &Context<'_>,
        fixing: &Fixing<'_>,
    ) -> Result<(Team, Channel, Vec<Duty>), CommandError> {
        let book = fixing.book;
        let planned = fixing.replaced(&[]).or_else(|| fixing.nearest());
        let asked = self
            .channel
            .as_deref()
            .map(|word| context.word("--channel", word, "channel", Channel::ALL, Channel::as_str))
            .transpose()?;
        let preferred = || {
            book[fixing.party]
                .household()
                .and_then(|household| household.channel)
        };
        let channel = asked
            .or_else(|| planned.map(|row| row.channel))
            .or_else(preferred)
            .unwrap_or(Channel::Door);
        let team = match (&self.staff, planned) {
            (Some(named), _) => context.team(book, named)?,
            (None, Some(row)) => row.staff.clone(),
            (None, None) => context.team(book, &context.own_staff()?.unwrap_or_default())?,
        };
        let duties = fixing.duties(channel, &team);
        Ok((team, channel, duties))
    }

    /// A call that was declined is logged: that, and not a row of the plan, is what lets the
    /// party's duties rest.
    fn decline(
        &self,
        context: &mut Context<'_>,
        book: &Book,
        party: PartyIx,
    ) -> Result<(), CommandError> {
        let said = context
            .words
            .say("appoint.declined-note", &[("at", &self.at)]);
        let log = Log::declined(
            book[party].id.to_string(),
            self.channel.clone().unwrap_or_else(|| "phone".to_owned()),
            self.staff.clone(),
            self.note.clone().unwrap_or(said),
        );
        log.run(context)
    }
}

/// Calls off the saved row at that time, or the time agreed on at a visit that no row holds yet.
fn call_off(
    context: &mut Context<'_>,
    directory: &Directory,
    reading: &Reading,
    fixing: &Fixing<'_>,
    file: &str,
) -> Result<(), CommandError> {
    if let Some(row) = fixing.standing() {
        context.refuse_faulty(reading, file)?;
        let cells = [("state", "cancelled")];
        write(context, directory, file, Some(row), |bytes, line| {
            amended_line(bytes, line, &cells)
        })?;
        let id = row.id.to_string();
        return answer(context, directory, &id, "appoint.cancelled", fixing.now);
    }
    let Some(row) = fixing.unsaved() else {
        let party = &fixing.book[fixing.party].id;
        return context.refuse(
            "appoint.nothing-there",
            &[("at", &fixing.at), ("party", party)],
        );
    };
    add(context, directory, file, &row)?;
    answer(context, directory, &row.id, "appoint.cancelled", fixing.now)
}

fn everything(context: &mut Context<'_>, directory: &Directory) -> Result<Reading, CommandError> {
    let need = Need {
        notes: false,
        ..Need::everything()
    };
    read(directory, &need).map_err(|fault| context.unreadable(fault))
}

/// Changes the row `row` by `change`, if it still stands where it was read; says whether there was
/// one to change.
fn write(
    context: &mut Context<'_>,
    directory: &Directory,
    file: &str,
    row: Option<&Booking>,
    change: impl FnOnce(&[u8], u32) -> Result<Vec<u8>, ChangeError>,
) -> Result<bool, CommandError> {
    let Some(row) = row else { return Ok(false) };
    let session = context.session(directory)?;
    context.commit(&session, directory, file, |current| {
        let gone = || ChangeError::NoRow(row.id.to_string());
        let bytes = current.ok_or_else(gone)?;
        let line = line_where(bytes, &[("id", row.id.as_str())], row.place.line);
        change(bytes, line.ok_or_else(gone)?)
    })?;
    Ok(true)
}

fn add(
    context: &mut Context<'_>,
    directory: &Directory,
    file: &str,
    row: &PlanRow,
) -> Result<(), CommandError> {
    let columns = schema("plans")
        .map(|schema| schema.names(&[]))
        .unwrap_or_default();
    let session = context.session(directory)?;
    context
        .commit(&session, directory, file, |current| {
            // The id of a row called off may come again: id and state together are the key.
            row.with_cells(|cells| appended_again(current, &columns, cells))
                .map(|(bytes, _)| bytes)
        })
        .map(|_| ())
}

/// How the row stands, read again from the disk.
fn answer(
    context: &mut Context<'_>,
    directory: &Directory,
    id: &str,
    said: &str,
    now: Instant,
) -> Result<(), CommandError> {
    let reading = everything(context, directory)?;
    let rows = |book: &Book| {
        let rows = book
            .plans
            .iter()
            .flat_map(|plan| &plan.rows)
            .filter(|row| row.id.as_str() == id);
        rows.max_by_key(|row| row.starts_at()).cloned()
    };
    context.remark_on(&reading, now, |book| rows(book).map(|row| row.place));
    let book = &reading.book;
    let Some(row) = rows(book) else { return Ok(()) };
    let names = Names::new(book, context.words);
    let phrases = Phrases::new(context.words, now);
    let mut page = Page::new("appoint", context.words.say(said, &[("id", &id)]), now);
    page.text(
        Tone::Plain,
        context.words.say(
            "appoint.told",
            &[
                ("name", &names.party(row.party)),
                ("party", &names.party_id(row.party)),
                ("at", &phrases.minute(row.starts_at())),
                (
                    "channel",
                    &context.words.term("channel", row.channel.as_str()),
                ),
                ("staff", &names.members(row.staff.iter().copied())),
                ("minutes", &row.minutes),
            ],
        ),
    );
    let rules: Vec<&str> = row
        .rules
        .iter()
        .filter_map(|rule| match rule {
            crate::model::BookingRule::Rule(rule) => Some(book[*rule].id.as_str()),
            _ => None,
        })
        .collect();
    let titles = row.rules.iter().filter_map(|rule| match rule {
        crate::model::BookingRule::Rule(rule) => Some(names.rule(*rule).to_owned()),
        _ => None,
    });
    page.points(titles.collect());
    page.wire.insert(
        "appointment".to_owned(),
        serde_json::json!({
            "id": id,
            "date": row.date.to_string(),
            "start": row.start.to_string(),
            "minutes": row.minutes,
            "staff": names.member_ids(row.staff.iter().copied()),
            "party": names.party_id(row.party),
            "channel": row.channel.as_str(),
            "rules": rules,
            "state": row.state.as_str(),
        }),
    );
    context.show(page)
}
