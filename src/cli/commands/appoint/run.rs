//! Fixing, calling off, declining.

use super::answer::{Change, answer, standing_with};
use super::arguments::Appoint;
use super::fixing::Fixing;
use super::writing::{Plan, everything};
use crate::book::amended_line;
use crate::calendar::{Almanac, Instant, Toward};
use crate::cli::commands::log::Log;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::diag::file::Folder;
use crate::duties::{Duty, Known};
use crate::model::{BookingState, Channel, Team};
use crate::ops::agreed_row::agreed_row;
use crate::report::Phrases;
use crate::text::Directory;
use crate::words::Message;

impl Appoint {
    /// Does what was asked.
    pub fn run(mut self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if self.offer {
            return self.offer(context);
        }
        let directory = context.directory()?;
        if self.declined {
            return self.decline(context, &directory);
        }
        // Read before the lock is taken, so that nobody waits for somebody's typing.
        let note = self.note.take();
        self.note = note
            .map(|text| context.text_asked("--note", &text))
            .transpose()?;
        let change = self.write(context, &directory)?;
        answer(context, &directory, &change)
    }

    /// Under the lock: reads what stands, and changes or adds one row of one plan.
    fn write(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
    ) -> Result<Change, CommandError> {
        let session = context.session(directory)?;
        let reading = everything(context, directory)?;
        let book = &reading.book;
        let now = context.now(&book.almanac)?;
        let at = self.at(context, (&book.almanac, now))?;
        let month = book.almanac.month_of(at.date()).name;
        let fixing = Fixing {
            book,
            now,
            party: context.whom(book, &self.party, now.date())?,
            at,
            month: &month,
        };
        context.deed(&session, |words| {
            let stated = &book[fixing.party];
            let (name, party) = (&stated.name, &stated.id);
            let at = &Phrases::new(words, now).minute(at);
            words.say(if self.cancel {
                Message::DeedAppointCancel { name, party, at }
            } else {
                Message::DeedAppoint { name, party, at }
            })
        });
        let plan = Plan {
            directory,
            session: &session,
            reading: &reading,
            file: Folder::Plans.file(&month),
        };
        let change = if self.cancel {
            call_off(context, &fixing, &plan)?
        } else {
            self.fix(context, &fixing, &plan)?
        };
        context.tell_voided(book, directory, now);
        Ok(change)
    }

    /// The time that was named; without `--offer` there is one.
    fn at(
        &self,
        context: &Context<'_>,
        seen: (&Almanac, Instant),
    ) -> Result<Instant, CommandError> {
        let at = self.at.as_deref().unwrap_or_default();
        context.time_asked("AT", at, seen, Toward::Future)
    }

    /// Writes the row, in the place of the one it replaces.
    fn fix(
        &self,
        context: &mut Context<'_>,
        fixing: &Fixing<'_>,
        plan: &Plan<'_>,
    ) -> Result<Change, CommandError> {
        if fixing.at <= fixing.now {
            let phrases = Phrases::new(context.words, fixing.now);
            let (at, now) = (phrases.minute(fixing.at), phrases.minute(fixing.now));
            return context.refuse(Message::AppointPast { at: &at, now: &now });
        }
        let (team, channel, duties) = self.people(context, fixing)?;
        let replaced = fixing.replaced(&duties);
        let note = self.note.clone();
        let keeps_note = note.is_none() && replaced.is_some();
        let book = fixing.book;
        let longest = duties.iter().map(|duty| duty.minutes(book, channel)).max();
        let minutes = self.minutes.or(longest);
        let minutes = minutes.unwrap_or_else(|| book.policy.visit.minutes(channel));
        let meeting = fixing.meeting(channel, &team);
        let note = note.unwrap_or_default();
        let mut row = agreed_row(book, meeting, &duties, minutes, note);
        if row.minutes == 0 || u32::from(fixing.at.time().minutes()) + row.minutes > 1440 {
            return context.refuse(Message::AppointMinutes {
                minutes: &row.minutes,
            });
        }
        if let Some(old) = replaced {
            // The id stays, so that both sides of a merge speak of one row.
            row.id = old.id.to_string();
            plan.change(context, old, |bytes, line| {
                row.with_cells(|cells| {
                    let cells = cells.iter().copied();
                    let said = cells.filter(|(name, _)| !(keeps_note && *name == "note"));
                    amended_line(bytes, line, &said.collect::<Vec<_>>())
                })
            })?;
        } else {
            plan.add(context, &row)?;
        }
        Ok(Change {
            id: row.id,
            at: fixing.at,
            replaced: replaced.cloned(),
            now: fixing.now,
        })
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
            .map(|word| context.term::<Channel>("--channel", word))
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
        let known = Known::at(book, fixing.now);
        let duties = fixing.meeting(channel, &team).clears(&known);
        Ok((team, channel, duties))
    }

    /// A call that was declined is logged: that, and not a row of the plan, is what lets the
    /// party's duties rest.
    fn decline(
        &self,
        context: &mut Context<'_>,
        directory: &Directory,
    ) -> Result<(), CommandError> {
        let book = context.master_data(directory)?;
        let now = context.now(&book.almanac)?;
        let party = context.whom(&book, &self.party, now.date())?;
        let at = self.at(context, (&book.almanac, now))?;
        let at = Phrases::new(context.words, now).minute(at);
        let said = context.words.say(Message::AppointDeclinedNote { at: &at });
        let log = Log::declined(
            book[party].id.to_string(),
            self.channel.clone().unwrap_or_else(|| "phone".to_owned()),
            self.staff.clone(),
            self.note.clone().unwrap_or(said),
        );
        let id = book[party].id.to_string();
        log.run(context)?;
        // What was agreed on stands until it is called off.
        let Ok(reading) = everything(context, directory) else {
            return Ok(());
        };
        let Some(party) = reading.book.party(&id) else {
            return Ok(());
        };
        let mut times = standing_with(&reading.book, party, now);
        times.retain(|(_, state)| *state == BookingState::Agreed);
        for (at, _) in times {
            let at = &Phrases::new(context.words, now).minute(at);
            let said = context.words.say(Message::AppointBesideAgreed { at });
            context.warn(&said);
        }
        Ok(())
    }
}

/// Calls off the saved row at that time, or the time agreed on at a visit that no row holds yet.
fn call_off(
    context: &mut Context<'_>,
    fixing: &Fixing<'_>,
    plan: &Plan<'_>,
) -> Result<Change, CommandError> {
    let id = if let Some(row) = fixing.standing() {
        plan.change(context, row, |bytes, line| {
            amended_line(bytes, line, &[("state", "cancelled")])
        })?;
        row.id.to_string()
    } else if let Some(row) = fixing.unsaved() {
        plan.add(context, &row)?;
        row.id
    } else {
        let at = Phrases::new(context.words, fixing.now).minute(fixing.at);
        let party = &fixing.book[fixing.party].id;
        return context.refuse(Message::AppointNothingThere { at: &at, party });
    };
    Ok(Change {
        id,
        at: fixing.at,
        replaced: None,
        now: fixing.now,
    })
}
