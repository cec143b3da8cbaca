//! The shares of the report, each declared once: its name, its counts, what it is compared with.

use super::Month;
use crate::duties::figures::{Figures, Pace, Share};
use crate::model::Decimal;
use crate::model::policy::Targets;
use crate::sheet::percent_of_tenths;
use crate::words::{Message, Words};

/// What a share is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// At least so much.
    AtLeast(Decimal),
    /// At most so much.
    AtMost(Decimal),
    /// Nothing that the policy states.
    None,
}

/// A share of the report.
#[derive(Clone, Copy)]
pub struct Figure {
    /// Its name for programs.
    pub key: &'static str,
    title: Message<'static>,
    /// Its counts in a month.
    pub of: fn(&Figures) -> Share,
    /// What it is compared with.
    pub goal: fn(&Targets) -> Goal,
    /// How it comes to count what is not due yet.
    pub grows: Grows,
}

/// What of a share is due while the month runs.
#[derive(Clone, Copy)]
pub enum Grows {
    /// All of it.
    Not,
    /// As much as days of the month are over.
    WithDays,
    /// So many of those counted.
    WithLimits(fn(&Figures) -> u64),
}

const fn figure(
    key: &'static str,
    title: Message<'static>,
    of: fn(&Figures) -> Share,
    goal: fn(&Targets) -> Goal,
) -> Figure {
    Figure {
        key,
        title,
        of,
        goal,
        grows: Grows::Not,
    }
}

impl Figure {
    /// The same, growing along the month.
    const fn growing(self, grows: Grows) -> Figure {
        Figure { grows, ..self }
    }
}

/// Every share of the report, in reading order.
pub const FIGURES: &[Figure] = &[
    figure("coverage", Message::ReportCoverage, covered, |targets| {
        Goal::AtLeast(targets.coverage)
    })
    .growing(Grows::WithDays),
    figure(
        "answers_on_time",
        Message::ReportAnswersOnTime,
        |month| month.answers_on_time,
        |_| Goal::None,
    ),
    figure(
        "repairs_on_time",
        Message::ReportRepairsOnTime,
        |month| month.repairs_on_time,
        |targets| Goal::AtLeast(targets.repairs_on_time),
    ),
    figure(
        "promises_kept",
        Message::ReportPromisesKept,
        |month| month.promises_kept,
        |_| Goal::None,
    ),
    figure(
        "resolved_rate",
        Message::ReportResolvedRate,
        |month| month.issues.resolved,
        |targets| Goal::AtLeast(targets.resolved),
    )
    .growing(Grows::WithLimits(|month| month.issues.due)),
    figure(
        "complaints_revisited",
        Message::ReportComplaintsRevisited,
        |month| month.complaints_revisited,
        |targets| Goal::AtLeast(targets.revisited),
    )
    .growing(Grows::WithLimits(|month| month.revisits_due)),
    figure(
        "valid_complaints",
        Message::ReportValidComplaints,
        |month| month.valid_complaints,
        |targets| Goal::AtMost(targets.complaints),
    ),
    figure(
        "logged_late",
        Message::ReportLoggedLate,
        |month| month.logged_late,
        |_| Goal::None,
    ),
];

fn covered(month: &Figures) -> Share {
    Share {
        n: month.by_area.total.covered.into(),
        of: month.by_area.total.in_scope.into(),
    }
}

impl Figure {
    /// What of it is due by now.
    pub fn pace(&self, of: Month<'_>) -> Pace {
        match self.grows {
            Grows::WithLimits(due) => match (self.of)(of.figures).of {
                0 => Pace::WHOLE,
                all => Pace {
                    over: due(of.figures),
                    of: all,
                },
            },
            Grows::WithDays => of.pace,
            Grows::Not => Pace::WHOLE,
        }
    }

    /// Whether it is where it should be by now; `None` where nothing is asked or counted.
    pub fn is_met(&self, of: Month<'_>) -> Option<bool> {
        let share = (self.of)(of.figures);
        let goal = (self.goal)(&of.book.policy.targets);
        goal.met_by(self.pace(of).held(share))
    }

    /// What it is compared with, in words: where it grows, with what of it should be there by now.
    pub fn goal_text(&self, of: Month<'_>) -> String {
        let goal = (self.goal)(&of.book.policy.targets);
        let pace = self.pace(of);
        match goal {
            // Of nothing that is due yet there is nothing to say.
            Goal::AtLeast(target) if pace.is_running() && pace.over > 0 => {
                let permille = target.of_rounded_down(1000);
                so_far(pace, &goal.text(), permille, of.words)
            }
            _ => goal.text(),
        }
    }

    /// What people call it.
    pub fn name(&self, words: Words) -> String {
        words.say(self.title)
    }
}

impl Goal {
    /// Whether a share is where it should be; `None` where nothing is asked or counted.
    pub fn met_by(self, share: Share) -> Option<bool> {
        match self {
            Goal::AtLeast(target) => share.reaches(target),
            Goal::AtMost(limit) => share.keeps_below(limit),
            Goal::None => None,
        }
    }

    /// `≥ 90%`, `≤ 1%`; empty where nothing is asked.
    pub fn text(self) -> String {
        match self {
            // At least everything is everything.
            Goal::AtLeast(target) if target.is(1, 1) => percent(target),
            Goal::AtLeast(target) => format!("≥ {}", percent(target)),
            Goal::AtMost(limit) => format!("≤ {}", percent(limit)),
            Goal::None => String::new(),
        }
    }
}

/// A target with what of it should be there by now.
pub(super) fn so_far(pace: Pace, goal: &str, permille: u64, words: Words) -> String {
    let so_far = percent_of_tenths(permille * pace.over / pace.of);
    words.say(Message::ReportGoalSoFar {
        goal: &goal,
        so_far: &so_far,
    })
}

/// A decimal share in percent, with at most two digits after the point.
fn percent(share: Decimal) -> String {
    let hundredths = share.of_rounded_down(10_000);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    let text = match (rest / 10, rest % 10) {
        (0, 0) => format!("{whole}"),
        (tenth, 0) => format!("{whole}.{tenth}"),
        (tenth, hundredth) => format!("{whole}.{tenth}{hundredth}"),
    };
    format!("{text}%")
}

#[cfg(test)]
mod tests {
    use super::{Goal, percent};
    use crate::duties::figures::Share;
    use crate::model::Decimal;

    #[test]
    fn goals_read_as_people_write_them() {
        let told = |text: &str| percent(Decimal::parse(text).unwrap());
        assert_eq!(
            [told("1.0"), told("0.9"), told("0.985"), told("0.0005")],
            ["100%", "90%", "98.5%", "0.05%"]
        );
    }

    #[test]
    fn a_share_of_nothing_misses_no_goal() {
        let goal = Goal::AtLeast(Decimal::parse("0.9").unwrap());
        assert_eq!(goal.met_by(Share::default()), None);
        assert_eq!(goal.met_by(Share { n: 8, of: 10 }), Some(false));
    }
}
