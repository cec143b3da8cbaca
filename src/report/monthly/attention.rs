//! What a month asks attention for, in sentences that name who, what and how much.

use super::Month;
use super::figures::FIGURES;
use crate::duties::figures::{Figures, Rating, Tally};
use crate::model::IssueIx;
use crate::ops::report::Attention;
use crate::ops::{Say, next_plan};
use crate::report::{Names, Phrases, Voice, plan, quota, unattended};
use crate::words::{Message, Words, vocabulary};

/// Marks of which a fall by so many hundredths is told.
const FALL: u64 = 30;
/// From so many marks on.
const ENOUGH: u64 = 5;

/// How many names a list on the one page has; more are counted.
const NAMED: usize = 8;
/// How many points stand on the one page; more are counted.
const TOLD: usize = 10;

/// The points, gravest first; none where all is well. Of a period that has not begun, and of one
/// from which there is no record, there is only that to say.
impl<'a> Say<Attention<'a>, Vec<String>> for Voice<'_> {
    fn say(&self, at: &Attention<'a>) -> Vec<String> {
        let month = Month::new(self.book, at.figures, at.before, self.now, self.words);
        points(month, usize::MAX)
    }
}

/// The same for one page: long lists and what is least grave are counted instead.
pub(super) fn in_short(month: Month<'_>) -> Vec<String> {
    let mut points = points(month, NAMED);
    let others = points.len().saturating_sub(TOLD);
    if others > 0 {
        points.truncate(TOLD);
        points.push(
            month
                .words
                .say(Message::ReportAttendOthers { count: &others }),
        );
    }
    points
}

fn points(month: Month<'_>, named: usize) -> Vec<String> {
    let words = month.words;
    if month.now < month.figures.period.start() {
        return vec![words.say(Message::ReportNoDays)];
    }
    if is_blank(month.figures) && is_blank(month.before) {
        return vec![words.say(Message::ReportAttendNothing)];
    }
    let teller = Teller {
        at: month,
        month: month.figures,
        names: Names::new(month.book, words),
        named,
        words,
    };
    let parts = [
        teller.unattended(),
        teller.unanswered(),
        teller.promises(),
        teller.given_up(),
        teller.overdue(),
        teller.missed(),
        teller.quotas(),
        teller.coverage(),
    ];
    let mut points: Vec<String> = parts.into_iter().flatten().collect();
    points.extend(teller.goals());
    points.extend(teller.ratings());
    points.extend(teller.hot());
    points.extend(teller.old());
    points.extend(teller.logged_late());
    points.extend(teller.survey());
    points.extend(teller.next_plan());
    points
}

struct Teller<'a> {
    at: Month<'a>,
    month: &'a Figures,
    names: Names<'a>,
    /// How many names a list has at most.
    named: usize,
    words: Words,
}

impl Teller<'_> {
    /// What is open and with somebody who is gone or away.
    fn unattended(&self) -> Option<String> {
        let phrases = Phrases::new(self.words, self.at.now);
        let found = self.month.unattended.iter();
        let told: Vec<String> = found
            .map(|one| {
                let issue = &self.at.book[one.issue];
                let name = self.names.member(one.assignee);
                let why = unattended::absence(name, one.absence, phrases);
                let party = &self.names.party_id(issue.party);
                let summary = &issue.summary;
                self.words.say(Message::UnattendedOne {
                    party,
                    summary,
                    why: &why,
                })
            })
            .collect();
        let names = &self.listed(&told)?;
        let count = &told.len();
        Some(self.words.say(Message::UnattendedPoint { count, names }))
    }

    fn unanswered(&self) -> Option<String> {
        let share = self.month.answers_on_time;
        let names = &self.issues(&self.month.late_answers);
        let (count, of) = (&share.rest(), &share.of);
        (share.rest() > 0).then(|| {
            self.words
                .say(Message::ReportAttendAnswers { count, of, names })
        })
    }

    fn promises(&self) -> Option<String> {
        let share = self.month.promises_kept;
        let names = &self.issues(&self.month.broken_promises);
        let (count, of) = (&share.rest(), &share.of);
        (share.rest() > 0).then(|| {
            self.words
                .say(Message::ReportAttendPromises { count, of, names })
        })
    }

    /// What was closed without a solution.
    fn given_up(&self) -> Option<String> {
        let found = &self.month.closed_unsolved;
        let (count, names) = (&found.len(), &self.issues(found));
        let said = || Message::ReportAttendGivenUp { count, names };
        (!found.is_empty()).then(|| self.words.say(said()))
    }

    /// Issues that are missing to a share that ought to be whole: whose, and what about.
    fn issues(&self, missing: &[IssueIx]) -> String {
        let told: Vec<String> = missing
            .iter()
            .map(|issue| {
                let issue = &self.at.book[*issue];
                let about = self.words.word(&vocabulary::KIND, issue.category());
                format!("{} {about}", self.names.party_id(issue.party))
            })
            .collect();
        self.list(&told)
    }

    fn overdue(&self) -> Option<String> {
        let names = &self.rules(|tally| tally.overdue)?;
        Some(self.words.say(Message::ReportAttendOverdue { names }))
    }

    fn missed(&self) -> Option<String> {
        let names = &self.rules(|tally| tally.missed)?;
        Some(self.words.say(Message::ReportAttendMissed { names }))
    }

    /// The rules with a duty in a column, and how many; none if there are none.
    fn rules(&self, column: impl Fn(&Tally) -> u64) -> Option<String> {
        let counted = self
            .month
            .duties
            .iter()
            .map(|(rule, tally)| (*rule, column(tally)));
        let told: Vec<String> = counted
            .filter(|(_, count)| *count > 0)
            .map(|(rule, count)| format!("{} {count}", self.names.rule(rule)))
            .collect();
        self.listed(&told)
    }

    fn quotas(&self) -> Option<String> {
        let short = self.month.quota.iter();
        let short = short.filter(|row| self.at.is_short(row));
        let told: Vec<String> = short
            .map(|row| {
                let met = quota::told(row, self.words);
                format!("{} {met}", self.names.member(row.staff))
            })
            .collect();
        let names = &self.listed(&told)?;
        Some(self.words.say(Message::ReportAttendQuota { names }))
    }

    /// Where the target is missed, the groups that miss it, worst first.
    fn coverage(&self) -> Option<String> {
        let total = &self.month.by_area.total;
        let figure = FIGURES.iter().find(|figure| figure.key == "coverage")?;
        if figure.is_met(self.at) != Some(false) {
            return None;
        }
        let rows = self.month.by_building.rows.iter();
        let mut missing: Vec<_> = rows.filter(|row| !row.uncovered.is_empty()).collect();
        missing.sort_by_key(|row| std::cmp::Reverse(row.uncovered.len()));
        let told: Vec<String> = missing
            .iter()
            .map(|row| {
                self.words.say(Message::ReportAttendBuilding {
                    building: &row.group,
                    count: &row.uncovered.len(),
                })
            })
            .collect();
        let count = total.uncovered.len();
        Some(self.words.say(Message::ReportAttendCoverage {
            count: &count,
            of: &total.in_scope,
            buildings: &self.list(&told),
        }))
    }

    /// The shares that miss their goal; coverage has its own sentence.
    fn goals(&self) -> Vec<String> {
        let missed = FIGURES
            .iter()
            .filter(|figure| figure.key != "coverage")
            .filter(|figure| figure.is_met(self.at) == Some(false));
        missed
            .map(|figure| {
                let share = (figure.of)(self.month);
                let goal = figure.goal_text(self.at);
                self.words.say(Message::ReportAttendGoal {
                    figure: &figure.name(self.words),
                    n: &share.n,
                    of: &share.of,
                    goal: &goal,
                })
            })
            .collect()
    }

    /// Services that owners like less than the month before.
    fn ratings(&self) -> Vec<String> {
        let services = self.at.book.policy.satisfaction.services.iter();
        let pairs = services.zip(self.month.ratings.iter().zip(&self.at.before.ratings));
        pairs
            .filter(|(_, (now, before))| fell(**before, **now))
            .map(|(service, (now, before))| {
                self.words.say(Message::ReportAttendRating {
                    service: &self.words.word(&vocabulary::SERVICE, service),
                    before: &mean(*before),
                    now: &mean(*now),
                })
            })
            .collect()
    }

    /// Categories raised three times and more, and twice as often as the month before.
    fn hot(&self) -> Vec<String> {
        let hot = self.month.hot_issues.iter();
        hot.filter(|hot| hot.count >= 3 && hot.count >= 2 * hot.before)
            .map(|hot| {
                self.words.say(Message::ReportAttendHot {
                    category: &self.words.word(&vocabulary::KIND, &hot.category),
                    count: &hot.count,
                    before: &hot.before,
                })
            })
            .collect()
    }

    fn old(&self) -> Option<String> {
        let oldest = self.month.open_by_age.last()?.all();
        (oldest > 0).then(|| self.words.say(Message::ReportAttendOld { count: &oldest }))
    }

    fn logged_late(&self) -> Option<String> {
        let late = self.month.logged_late;
        (late.n > 0).then(|| {
            self.words.say(Message::ReportAttendLogged {
                count: &late.n,
                of: &late.of,
            })
        })
    }

    fn survey(&self) -> Option<String> {
        let period = self.month.survey_missing.as_ref()?;
        Some(self.words.say(Message::ReportAttendSurvey {
            period: &period.name,
        }))
    }

    /// Next month's plan, where it does not stand as it should (K6 of the rule ledger).
    fn next_plan(&self) -> Option<String> {
        let holds_now = self.month.period.holds(self.at.now);
        let next = next_plan(self.at.book, self.at.now).filter(|_| holds_now)?;
        Some(plan::next_plan(&next, self.words))
    }

    fn listed(&self, told: &[String]) -> Option<String> {
        (!told.is_empty()).then(|| self.list(told))
    }

    /// A list, its tail counted where it is long.
    fn list(&self, told: &[String]) -> String {
        let others = told.len().saturating_sub(self.named);
        let list = self.words.list(&told[..told.len() - others]);
        if others == 0 {
            return list;
        }
        self.words.say(Message::ReportAttendAndOthers {
            list: &list,
            count: &others,
        })
    }
}

/// Whether nothing was done and nothing raised, and nothing was to be done.
fn is_blank(month: &Figures) -> bool {
    let visits = &month.visits;
    let tried = visits.made + visits.attempts + visits.refused + visits.rescheduled;
    let owed: u64 = month.duties.iter().map(|(_, tally)| tally.all()).sum();
    tried + month.issues.raised + month.issues.open + owed == 0
}

/// Whether enough marks say that a service is liked less than before.
fn fell(before: Rating, now: Rating) -> bool {
    let hundredths = |rating: Rating| rating.sum * 100 / rating.count.max(1);
    before.count >= ENOUGH && now.count >= ENOUGH && hundredths(now) + FALL <= hundredths(before)
}

/// A mean with one decimal.
pub(super) fn mean(rating: Rating) -> String {
    if rating.count == 0 {
        return "–".to_owned();
    }
    let tenths = (rating.sum * 20 + rating.count) / (rating.count * 2);
    format!("{}.{}", tenths / 10, tenths % 10)
}
