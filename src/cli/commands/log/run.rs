//! Recording: read who is who, write the issues, write the visit, say what it did.

use super::answer::{Recorded, answer};
use super::arguments::Log;
use super::ask::ask;
use super::entry::Entry;
use crate::book::schema::columns_of;
use crate::book::{
    About, ChangeError, MasterData, Need, VisitsNeed, appended, fresh_id, table_edit,
};
use crate::calendar::Instant;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::cli::new_issue::NewIssue;
use crate::model::{Book, Source};
use crate::report::Phrases;
use crate::text::{Directory, Edit};
use crate::words::Message;

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
        let party = log.party.clone().unwrap_or_default();
        let entry = Entry::understand(&log, &party, context, book, now)?;
        if is_asked {
            let said = context.words.say(Message::LogAbout {
                name: &book[entry.party].name,
                party: &book[entry.party].id,
                at: &Phrases::new(context.words, now).minute(entry.at),
                channel: &context.words.term(entry.channel),
                outcome: &context.words.term(entry.outcome),
            });
            context.inform(&said);
        }
        let recorded = record(&entry, context, &directory, &known, now)?;
        answer(context, known, &recorded)
    }
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
    entry: &Entry,
    context: &mut Context<'_>,
    directory: &Directory,
    known: &MasterData<'_>,
    now: Instant,
) -> Result<Recorded, CommandError> {
    let book = known.book();
    let visit = context.new_id(directory, 'v', entry.at)?;
    let party = book[entry.party].id.to_string();
    let services = &book.policy.satisfaction.services;
    let columns = columns_of("visits", services);
    let session = context.session(directory)?;
    context.deed(&session, |words| {
        words.say(Message::DeedLog {
            name: &book[entry.party].name,
            party: &party,
            at: &Phrases::new(words, now).minute(entry.at),
            outcome: &words.term(entry.outcome),
        })
    });
    refuse_twin(entry, &party, context, known)?;
    let issues = raised(entry, &visit, &party, context, directory)?;
    let (file, issue_file) = (entry.file(), issues.first().map(NewIssue::file));
    let mut edits: Vec<Edit<'_, ChangeError>> = Vec::new();
    if let Some(file) = &issue_file {
        edits.push(table_edit(file, |current| with_issues(current, &issues)));
    }
    // The visit comes last: it is the commit of its issues.
    edits.push(table_edit(&file, |current| {
        entry.with_cells(&visit, &party, |cells| {
            appended(current, &columns, cells, INCIDENTAL).map(|(bytes, _)| bytes)
        })
    }));
    context.commit_all(&session, edits, Message::LogHalf, |context, file, error| {
        context.not_changed(directory, file, error)
    })?;
    let issues = issues.into_iter().map(|issue| issue.id).collect();
    Ok(Recorded {
        visit,
        issues,
        party,
        at: entry.at,
        now,
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
