//! Why a step of an issue cannot be taken, as a sentence.

use std::fmt::Display;

use crate::cli::context::Context;
use crate::cli::error::{CommandError, Kind};
use crate::model::{RevisitObjection, Step, StepObjection};
use crate::report::Phrases;
use crate::words::Message;

pub(super) fn cannot(
    context: &Context<'_>,
    objection: StepObjection,
    id: &dyn Display,
    phrases: Phrases,
) -> CommandError {
    let fail = |message| context.failure(Kind::Usage, message);
    let minute = |at| phrases.minute(at);
    match objection {
        StepObjection::Taken(Step::Answer, at) => fail(Message::IssueCannotAnsweredAlready {
            id,
            at: &minute(at),
        }),
        StepObjection::Taken(Step::Resolve, at) => fail(Message::IssueCannotResolvedAlready {
            id,
            at: &minute(at),
        }),
        StepObjection::Taken(Step::Escalate, at) => fail(Message::IssueCannotEscalatedAlready {
            id,
            at: &minute(at),
        }),
        StepObjection::Taken(Step::Accept, at) => fail(Message::IssueCannotAcceptedAlready {
            id,
            at: &minute(at),
        }),
        StepObjection::Taken(Step::Arrive, at) => fail(Message::IssueCannotArrivedAlready {
            id,
            at: &minute(at),
        }),
        StepObjection::Taken(_, at) | StepObjection::Closed(at) => {
            fail(Message::IssueCannotClosedAlready {
                id,
                at: &minute(at),
            })
        }
        StepObjection::Before(disorder) => {
            let (earlier, at) = disorder.earlier;
            let at = &minute(at);
            fail(match earlier {
                Step::Answer => Message::IssueCannotBeforeAnswer { id, at },
                Step::Resolve => Message::IssueCannotBeforeSolution { id, at },
                _ => Message::IssueCannotBeforeRaised { id, at },
            })
        }
        StepObjection::Unanswered => fail(Message::IssueCannotNotAnswered { id }),
        StepObjection::Unresolved => fail(Message::IssueCannotNotResolved { id }),
        StepObjection::NoComplaint => fail(Message::IssueCannotNoComplaint { id }),
        StepObjection::Held(at) => fail(Message::IssueCannotHeldAlready {
            id,
            at: &minute(at),
        }),
        StepObjection::NotHeld => fail(Message::IssueCannotNotHeld { id }),
        StepObjection::BeforeHold(at) => fail(Message::IssueCannotInHold {
            id,
            at: &minute(at),
        }),
        StepObjection::NotOver => fail(Message::IssueCannotNotOver { id }),
        StepObjection::ClosedUnresolved => fail(Message::IssueCannotCloseUnresolved { id }),
        StepObjection::NoSuggestion => fail(Message::IssueCannotNoSuggestion { id }),
        StepObjection::Revisited => fail(Message::IssueCannotRevisitedAlready { id }),
        StepObjection::Visit(RevisitObjection::OfAnother) => {
            fail(Message::IssueCannotVisitOfAnother { id })
        }
        StepObjection::Visit(RevisitObjection::NotMet(_)) => {
            fail(Message::IssueCannotVisitNotMet { id })
        }
        StepObjection::Visit(RevisitObjection::BeforeResolved(at)) => {
            fail(Message::IssueCannotVisitTooEarly {
                id,
                at: &minute(at),
            })
        }
    }
}
