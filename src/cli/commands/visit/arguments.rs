//! `visit set`, `visit remove`: a visit that was recorded wrongly.

use clap::{Args, Subcommand};

use super::asked::visit_asked;
use super::review::Review;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::mending::Mending;
use crate::model::Visit as Recorded;
use crate::report::Phrases;
use crate::words::Message;

/// Mend a visit that was recorded wrongly, or take it out
#[derive(Args, Debug)]
pub struct Visit {
    #[command(subcommand)]
    step: Step,
}

#[derive(Debug, Subcommand)]
enum Step {
    Set(Set),
    Remove(Remove),
    Review(Review),
}

/// Change cells of a visit; an empty value clears a cell
#[derive(Args, Debug)]
struct Set {
    /// The visit's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// What: party=5-2-402, outcome=met, `visited_at="yesterday 19:00"`, security=4, note=…
    #[arg(value_name = "FIELD=VALUE", required = true)]
    fields: Vec<String>,
    /// Even if an issue that names it does not fit it then
    #[arg(long)]
    force: bool,
}

/// Take a visit out of the log
#[derive(Args, Debug)]
struct Remove {
    /// The visit's id, or a part of its tail that no other has
    #[arg(value_name = "ID")]
    id: String,
    /// Even if an issue names it
    #[arg(long)]
    force: bool,
}

impl Visit {
    /// Mends it.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        match self.step {
            Step::Set(set) => with(context, &set.id, set.force, |context, mending, _| {
                let cells = mending.cells(context, &set.fields, false)?;
                mending.set(context, &cells)
            }),
            Step::Review(review) => review.run(context),
            Step::Remove(remove) => with(
                context,
                &remove.id,
                remove.force,
                |context, mending, visit| {
                    let party = &mending.reading.book[visit.party];
                    mending.remove(context, |words| {
                        words.say(Message::DeedVisitRemove {
                            name: &party.name,
                            party: &party.id,
                            at: &Phrases::new(words, mending.now).minute(visit.at),
                        })
                    })
                },
            ),
        }
    }
}

/// Does something to the visit called `id`, under the lock.
fn with(
    context: &mut Context<'_>,
    id: &str,
    force: bool,
    act: impl FnOnce(&mut Context<'_>, &Mending<'_>, &Recorded) -> Result<(), CommandError>,
) -> Result<(), CommandError> {
    let directory = context.directory()?;
    let session = context.session(&directory)?;
    let (reading, now) = context.everything(&directory)?;
    let visit = visit_asked(context, &reading.book, id)?;
    let mending = Mending {
        directory: &directory,
        session: &session,
        reading: &reading,
        now,
        table: "visits",
        when: "visited_at",
        id: visit.id.as_str(),
        place: &visit.place,
        force,
    };
    act(context, &mending, visit)
}
