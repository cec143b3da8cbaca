//! Recording: read who is who, write the issues, write the visit, say what it did.

use super::answer::{Recorded, answer};
use super::arguments::Log;
use super::ask::ask;
use super::entry::Entry;
use super::today::{Appointed, today};
use crate::book::schema::columns_of;
use crate::book::{
    About, ChangeError, MasterData, Need, VisitsNeed, appended, fresh_id, table_edit,
};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::new_issue::NewIssue;
use crate::model::{Book, PartyIx, Source};
use crate::report::Phrases;
use crate::text::{Directory, Edit};
use crate::words::{Message, Words};

/// The cells a row can do without where the file has no column for them.
const INCIDENTAL: &[&str] = &["logged_at"];

impl Log {
    /// Records it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if let Some(name) = &self.visitor {
            return super::visitor::run(&self, name, context);
        }
        let directory = context.directory()?;
        let known = context.who_is_who(&directory)?;
        let book = known.book();
        let now = context.now(&book.almanac)?;
        let is_asked = self.is_short(context);
        let log = ask(self, context, &directory, book, now)?;
        let entries = entries(&log, context, &directory, book, now)?;
        if is_asked {
            for entry in &entries {
                let said = context.words.say(Message::LogAbout {
                    name: &book[entry.party].name,
                    party: &book[entry.party].id,
                    at: &Phrases::new(context.words, now).minute(entry.at),
                    channel: &context.words.term(entry.channel),
                    outcome: &context.words.term(entry.outcome),
                });
                context.inform(&said);
            }
        }
        let recorded = record(&entries, context, &directory, &known, now)?;
        answer(context, known, &recorded)
    }
}

/// The visits that the arguments mean: to each party named, several as today's plan has them.
fn entries(
    log: &Log,
    context: &Context<'_>,
    directory: &Directory,
    book: &Book,
    now: Instant,
) -> Result<Vec<Entry>, CommandError> {
    let named = log.party.iter();
    let parties = named.map(|party| context.whom(book, party, now.date()));
    let parties = parties.collect::<Result<Vec<_>, _>>()?;
    if let [party] = parties[..] {
        return Ok(vec![Entry::understand(
            log, party, None, context, book, now,
        )?]);
    }
    if let Some(option) = log.of_one_visit() {
        return context.refuse(Message::LogOfOneVisit { option: &option });
    }
    let again = |(at, party): &(usize, &PartyIx)| parties[..*at].contains(party);
    if let Some((_, twice)) = parties.iter().enumerate().find(again) {
        let name = &book[*twice].name;
        return context.refuse(Message::LogNamedTwice { name });
    }
    let team = context.team(book, &log.team(context)?)?;
    let lead = team.into_iter().next();
    let lead = lead.map(|member| book[member].id.to_string());
    let today = today(
        directory,
        |book| lead.and_then(|id| book.colleague(&id)),
        now,
    );
    let planned = |party: PartyIx| {
        let of_party = |appointed: &&Appointed| appointed.party == book[party].id.as_str();
        let mut met = today.iter().filter(|appointed| appointed.at <= now);
        met.rfind(of_party)
    };
    let parties = parties.iter();
    let entries =
        parties.map(|party| Entry::understand(log, *party, planned(*party), context, book, now));
    entries.collect()
}

impl Context<'_> {
    /// Who is who and what the rules are: the book without records of any kind, which is all that
    /// a new row has to fit to.
    pub fn master_data(&mut self, directory: &Directory) -> Result<Book, CommandError> {
        Ok(self.who_is_who(directory)?.into_book())
    }

    /// The same, to be read further.
    pub fn who_is_who<'d>(
        &mut self,
        directory: &'d Directory,
    ) -> Result<MasterData<'d>, CommandError> {
        let known = MasterData::read(directory).map_err(|fault| self.unreadable(fault))?;
        self.data_errors = known.data_errors();
        if self.globals.strict && known.data_errors() > 0 {
            let message = self.words.say(Message::FailureStrict {
                errors: &known.data_errors(),
            });
            return Err(CommandError::new(Kind::Findings, message));
        }
        Ok(known)
    }

    /// A new id for a row of kind `kind` that speaks of `at`'s day.
    pub fn new_id(
        &self,
        directory: &Directory,
        kind: char,
        at: Instant,
    ) -> Result<String, CommandError> {
        fresh_id(&**directory.disk(), kind, at.date())
            .map_err(|error| self.unwritable(&self.reason(&error)))
    }
}

fn record(
    entries: &[Entry],
    context: &mut Context<'_>,
    directory: &Directory,
    known: &MasterData<'_>,
    now: Instant,
) -> Result<Recorded, CommandError> {
    let book = known.book();
    let services = &book.policy.satisfaction.services;
    let columns = columns_of("visits", services);
    let session = context.session(directory)?;
    context.deed(&session, |words| deed(entries, book, words, now));
    let mut visits = Vec::new();
    let mut issues = Vec::new();
    for entry in entries {
        let id = context.new_id(directory, 'v', entry.at)?;
        let party = book[entry.party].id.as_str();
        refuse_twin(entry, party, context, known)?;
        issues.extend(raised(entry, &id, party, context, directory)?);
        visits.push(entry.told(&id, book));
    }
    // All are of one time or of one day.
    let (file, issue_file) = (entries[0].file(), issues.first().map(NewIssue::file));
    let mut edits: Vec<Edit<'_, ChangeError>> = Vec::new();
    if let Some(file) = &issue_file {
        edits.push(table_edit(file, |current| with_issues(current, &issues)));
    }
    // The visits come last: they are the commit of their issues.
    edits.push(table_edit(&file, |current| {
        let rows = || entries.iter().zip(&visits);
        let mut bytes = current.map(<[u8]>::to_vec);
        for (entry, visit) in rows() {
            let (added, _) = entry.with_cells(&visit.id, &visit.party, |cells| {
                appended(bytes.as_deref(), &columns, cells, INCIDENTAL)
            })?;
            bytes = Some(added);
        }
        Ok(bytes.unwrap_or_default())
    }));
    context.commit_all(&session, edits, Message::LogHalf, |context, file, error| {
        context.not_changed(directory, file, error)
    })?;
    let issues = issues.into_iter().map(|issue| issue.id).collect();
    Ok(Recorded {
        visits,
        issues,
        now,
    })
}

/// What is done, for the journal.
fn deed(entries: &[Entry], book: &Book, words: Words, now: Instant) -> String {
    let entry = &entries[0];
    if entries.len() > 1 {
        return words.say(Message::DeedLogSeveral {
            count: &entries.len(),
        });
    }
    words.say(Message::DeedLog {
        name: &book[entry.party].name,
        party: &book[entry.party].id,
        at: &Phrases::new(words, now).minute(entry.at),
        outcome: &words.term(entry.outcome),
    })
}

/// Refuses a visit that is recorded already, word for word: a key was pressed twice.
fn refuse_twin(
    entry: &Entry,
    party: &str,
    context: &Context<'_>,
    known: &MasterData<'_>,
) -> Result<(), CommandError> {
    if !entry.summaries.is_empty() {
        return Ok(());
    }
    let need = Need {
        visits: VisitsNeed::Since(entry.at.date()),
        notes: true,
        ..Need::MASTER_DATA
    };
    // What cannot be read hinders nobody from recording.
    let visits = known.visits(need, About::party(party));
    match entry.twin(&visits, known.book()) {
        Some(twin) => context.refuse(Message::LogTwice { id: &twin.id }),
        None => Ok(()),
    }
}

/// The issues raised in the visit.
fn raised(
    entry: &Entry,
    visit: &str,
    party: &str,
    context: &Context<'_>,
    directory: &Directory,
) -> Result<Vec<NewIssue>, CommandError> {
    let Some(asked) = &entry.issue else {
        return Ok(Vec::new());
    };
    let summaries = entry.summaries.iter();
    let issues = summaries.map(|summary| {
        Ok(NewIssue {
            id: context.new_id(directory, 'i', entry.at)?,
            raised_at: entry.at,
            party: party.to_owned(),
            source: Source::Visit,
            visit: Some(visit.to_owned()),
            reopens: None,
            received_by: entry.lead(),
            asked: asked.clone(),
            summary: summary.clone(),
        })
    });
    issues.collect()
}

/// A month's issues with those of the visit.
fn with_issues(current: Option<&[u8]>, issues: &[NewIssue]) -> Result<Vec<u8>, ChangeError> {
    let columns = columns_of("issues", &[]);
    let mut bytes = current.map(<[u8]>::to_vec);
    for issue in issues {
        let (added, _) = issue
            .with_cells(|cells| appended(bytes.as_deref(), &columns, cells, &["received_by"]))?;
        bytes = Some(added);
    }
    Ok(bytes.unwrap_or_default())
}
