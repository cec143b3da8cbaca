//! The visit about to be recorded: what the arguments mean.

use super::arguments::Log;
use super::today::Appointed;
use crate::book::NamedCell;
use crate::calendar::{Instant, Month, Toward};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::new_issue::{AskedIssue, IssueOptions};
use crate::diag::file::Folder;
use crate::model::{Book, Channel, Outcome, PartyIx, Visit, VisitObjection, VisitRow};
use crate::ops::log::LoggedVisit;
use crate::report::Phrases;
use crate::words::Message;

/// The visit about to be recorded.
pub(super) struct Entry {
    pub(super) party: PartyIx,
    pub(super) at: Instant,
    staff: String,
    pub(super) channel: Channel,
    pub(super) outcome: Outcome,
    next_at: Option<Instant>,
    minutes: Option<u32>,
    rules: String,
    rates: Vec<(String, String)>,
    gift: String,
    cost: Option<u32>,
    logged_at: Option<Instant>,
    note: String,
    /// What is said of the issues raised in it, if any were.
    pub(super) issue: Option<AskedIssue>,
    /// Their summaries.
    pub(super) summaries: Vec<String>,
}

impl Entry {
    /// What the arguments mean for one party; what they leave open is as `planned`, or now and at the door.
    pub(super) fn understand(
        log: &Log,
        party: PartyIx,
        planned: Option<&Appointed>,
        context: &Context<'_>,
        book: &Book,
        now: Instant,
    ) -> Result<Entry, CommandError> {
        let when = |option: &str, text: &Option<String>, toward| {
            text.as_deref()
                .map(|text| context.time_asked(option, text, (&book.almanac, now), toward))
                .transpose()
        };
        let outcome = log.outcome.as_deref().map_or(Ok(Outcome::Met), |word| {
            context.term::<Outcome>("--outcome", word)
        })?;
        let usual = planned.map_or(Channel::Door, |planned| planned.channel);
        let channel = log
            .channel
            .as_deref()
            .map_or(Ok(usual), |word| context.term::<Channel>("--channel", word))?;
        let team = planned.filter(|_| log.staff.is_none());
        let at = when("--at", &log.at, Toward::Past)?
            .or(planned.map(|planned| planned.at))
            .unwrap_or(now);
        let entry = Entry {
            party,
            at,
            staff: match team {
                Some(planned) => planned.staff.clone(),
                None => staff(log, context, book)?,
            },
            channel,
            outcome,
            next_at: when("--next", &log.next, Toward::Future)?,
            minutes: log.minutes,
            rules: rules(log, context, book)?,
            rates: context.marks(&log.rate, &book.policy.satisfaction.services, book)?,
            gift: log
                .gift
                .as_deref()
                .map(crate::text::one_line)
                .unwrap_or_default(),
            cost: log.cost,
            // A row recorded before it happened would be an error of its own.
            logged_at: (at <= now).then_some(now),
            note: log
                .note
                .as_deref()
                .map_or(Ok(String::new()), |text| context.text_asked("--note", text))?,
            issue: issue(log, context, book, at, now)?,
            summaries: log
                .issue
                .iter()
                .map(|text| crate::text::one_line(text))
                .collect(),
        };
        entry.require_complete(context, Phrases::new(context.words, now))?;
        if entry.outcome == Outcome::Met && at > now && !log.future {
            let phrases = Phrases::new(context.words, now);
            let (at, now) = (&phrases.minute(at), &phrases.minute(now));
            return context.refuse(Message::LogInFuture { at, now });
        }
        Ok(entry)
    }

    /// Refuses what an outcome cannot be without.
    fn require_complete(
        &self,
        context: &Context<'_>,
        phrases: Phrases,
    ) -> Result<(), CommandError> {
        let outcome = &context.words.term(self.outcome);
        for objection in self.row().objections() {
            match objection {
                VisitObjection::NoteMissing => {
                    context.refuse(Message::LogNeedsNote { outcome })?;
                }
                VisitObjection::RulesMissing => {
                    context.refuse(Message::LogNeedsRules { outcome })?;
                }
                VisitObjection::NextMissing => {
                    context.refuse(Message::LogNeedsNext { outcome })?;
                }
                VisitObjection::NextBeforeVisit(_, at) => {
                    let at = &phrases.minute(at);
                    context.refuse(Message::LogNextBefore { at })?;
                }
                // Odd, and no reason to keep anybody from recording what was.
                VisitObjection::NextUnused
                | VisitObjection::NoAppointment(_)
                | VisitObjection::RatedUnmet
                | VisitObjection::LoggedBeforeVisit(..) => {}
            }
        }
        if self.minutes.is_some_and(|minutes| minutes > 1440) {
            return context.refuse(Message::LogMinutes);
        }
        if self.summaries.iter().any(String::is_empty) {
            return context.refuse(Message::IssueNoSummary);
        }
        Ok(())
    }

    fn row(&self) -> VisitRow {
        VisitRow {
            outcome: self.outcome,
            channel: Some(self.channel),
            at: Some(self.at),
            next_at: self.next_at,
            logged_at: self.logged_at,
            has_next: self.next_at.is_some(),
            has_rules: !self.rules.is_empty(),
            has_note: !self.note.is_empty(),
            has_rates: !self.rates.is_empty(),
        }
    }

    /// Who took in what was raised: the lead.
    pub(super) fn lead(&self) -> Option<String> {
        let lead = self.staff.split(';').next().filter(|lead| !lead.is_empty());
        lead.map(str::to_owned)
    }

    /// The file it belongs into.
    pub(super) fn file(&self) -> String {
        Folder::Visits.file(Month::of(self.at.date()))
    }

    /// The visit, as it is told of.
    pub(super) fn told(&self, id: &str, book: &Book) -> LoggedVisit {
        let staff = self.staff.split(';').filter(|member| !member.is_empty());
        LoggedVisit {
            id: id.to_owned(),
            visited_at: self.at,
            party: book[self.party].id.to_string(),
            staff: staff.map(str::to_owned).collect(),
            channel: self.channel,
            outcome: self.outcome,
            next_at: self.next_at,
            file: self.file(),
            line: None,
        }
    }

    /// The visit among `visits` that says the same, word for word.
    pub(super) fn twin<'v>(&self, visits: &'v [Visit], book: &Book) -> Option<&'v Visit> {
        let team = |visit: &Visit| {
            let ids: Vec<&str> = visit
                .staff
                .iter()
                .map(|one| book[*one].id.as_str())
                .collect();
            ids.join(";")
        };
        visits.iter().find(|visit| {
            visit.party == self.party
                && visit.at == self.at
                && (visit.channel, visit.outcome) == (self.channel, self.outcome)
                && (visit.next_at, visit.minutes) == (self.next_at, self.minutes)
                && visit.note.as_deref().unwrap_or_default() == self.note
                && visit.rates.iter().flatten().count() == self.rates.len()
                && team(visit) == self.staff
        })
    }

    /// Gives `write` the row's cells.
    pub(super) fn with_cells<T>(
        &self,
        id: &str,
        party: &str,
        write: impl FnOnce(&[NamedCell<'_>]) -> T,
    ) -> T {
        let text = |at: Option<Instant>| at.map(|at| at.to_string()).unwrap_or_default();
        let (at, next_at, logged_at) = (
            self.at.to_string(),
            text(self.next_at),
            text(self.logged_at),
        );
        let minutes = self
            .minutes
            .map(|minutes| minutes.to_string())
            .unwrap_or_default();
        let mut cells: Vec<NamedCell<'_>> = vec![
            ("id", id),
            ("visited_at", &at),
            ("party", party),
            ("staff", &self.staff),
            ("channel", self.channel.as_str()),
            ("outcome", self.outcome.as_str()),
            ("next_at", &next_at),
            ("minutes", &minutes),
            ("rules", &self.rules),
        ];
        cells.extend(
            self.rates
                .iter()
                .map(|(column, mark)| (column.as_str(), mark.as_str())),
        );
        let cost = self.cost.map(|cost| cost.to_string()).unwrap_or_default();
        cells.extend([
            ("gift", self.gift.as_str()),
            ("cost", cost.as_str()),
            ("logged_at", logged_at.as_str()),
            ("note", self.note.as_str()),
        ]);
        write(&cells)
    }
}

impl Log {
    /// Whoever was there, as they were named.
    pub(super) fn team(&self, context: &Context<'_>) -> Result<String, CommandError> {
        Ok(match &self.staff {
            Some(named) => named.clone(),
            None => context.own_staff()?.unwrap_or_default(),
        })
    }

    /// An option that is of one visit alone, if one stands here.
    pub(super) fn of_one_visit(&self) -> Option<&'static str> {
        let options = [
            ("--rate", self.rate.is_empty()),
            ("--issue", self.issue.is_empty()),
            ("--next", self.next.is_none()),
            ("--gift", self.gift.is_none()),
            ("--cost", self.cost.is_none()),
        ];
        let given = options.into_iter().find(|(_, is_absent)| !is_absent);
        given.map(|(option, _)| option)
    }
}

fn staff(log: &Log, context: &Context<'_>, book: &Book) -> Result<String, CommandError> {
    let own = log.team(context)?;
    let team = context.team(book, &own)?;
    Ok(team
        .iter()
        .map(|member| book[*member].id.as_str())
        .collect::<Vec<_>>()
        .join(";"))
}

fn rules(log: &Log, context: &Context<'_>, book: &Book) -> Result<String, CommandError> {
    let named = log.rules.iter().flat_map(|text| text.split([';', '；']));
    let named = named.map(str::trim).filter(|rule| !rule.is_empty());
    let rules = named.map(|name| {
        let rule = context.rule_asked("--rules", book, name)?;
        Ok(book.policy.id_of(rule).as_str())
    });
    let rules: Vec<&str> = rules.collect::<Result<_, CommandError>>()?;
    Ok(rules.join(";"))
}

fn issue(
    log: &Log,
    context: &Context<'_>,
    book: &Book,
    at: Instant,
    now: Instant,
) -> Result<Option<AskedIssue>, CommandError> {
    if log.issue.is_empty() {
        return Ok(None);
    }
    let options = IssueOptions {
        kind: log.kind.as_deref(),
        severity: log.severity.as_deref(),
        department: log.department.as_deref(),
        assignee: None,
        category: log.category.as_deref(),
        promise: log.promise.as_deref(),
    };
    options.understand(context, book, at, now).map(Some)
}
