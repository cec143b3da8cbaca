//! What the lines say.

use crate::duties::figures::{Figures, Share};
use crate::duties::kept::Kept;
use crate::duties::overdue::OverdueItem;
use crate::duties::quota::QuotaRow;
use crate::model::{BookingRule, IssueIx, PartyIx, Stage};
use crate::ops::Say;
use crate::ops::agenda::Item;
use crate::ops::digest::{Day, Essence};
use crate::ops::report::Attention;
use crate::report::overdue::kind_word;
use crate::report::{Names, Voice};
use crate::sheet::percent;
use crate::words::Message;

impl<'a> Say<Essence<'a>, Vec<String>> for Voice<'_> {
    fn say(&self, essence: &Essence<'a>) -> Vec<String> {
        match essence {
            Essence::Day(day) => self.day(day),
            Essence::Month(at) => self.month(at),
        }
    }
}

impl Voice<'_> {
    fn day(&self, day: &Day<'_>) -> Vec<String> {
        let ahead = day
            .items
            .iter()
            .filter(|item| !item.carried && item.kept == Kept::Ahead);
        let carried = day.items.iter().filter(|item| item.carried);
        let mut lines: Vec<String> = ahead.map(|item| self.appointment(item)).collect();
        if lines.is_empty() {
            lines.push(self.words.say(Message::DigestNothingPlanned));
        }
        lines.extend(carried.map(|item| self.left_over(item)));
        lines.extend(day.late.iter().map(|item| self.late(item)));
        lines.extend(day.came_out.iter().map(|issue| self.came_out(*issue)));
        lines.extend(day.quotas.iter().map(|row| self.quota(row)));
        lines
    }

    fn appointment(&self, item: &Item<'_>) -> String {
        self.words.say(Message::DigestAppointment {
            start: &item.row.start,
            channel: &self.words.term(item.row.channel),
            home: &self.home(item.row.party),
            why: &self.why(item),
        })
    }

    fn left_over(&self, item: &Item<'_>) -> String {
        self.words.say(Message::DigestLeftOver {
            date: &item.row.date,
            home: &self.home(item.row.party),
            why: &self.why(item),
        })
    }

    /// The rules an appointment is for; one for a quota alone says so.
    fn why(&self, item: &Item<'_>) -> String {
        let names = Names::new(self.book, self.words);
        let rules = item.row.rules.iter().map(|rule| match rule {
            BookingRule::Rule(rule) => names.rule(*rule),
            BookingRule::TopUp(quota) => names.rule(*quota),
            BookingRule::Agreed | BookingRule::Gone(_) => "",
        });
        let rules: Vec<&str> = rules.filter(|name| !name.is_empty()).collect();
        self.words.list(&rules)
    }

    /// Where a household lives; a contact by name, whose office is nobody's home.
    fn home(&self, party: PartyIx) -> String {
        let names = Names::new(self.book, self.words);
        let home = names.home(party);
        if home.is_empty() {
            names.party(party).to_owned()
        } else {
            home
        }
    }

    fn late(&self, item: &OverdueItem) -> String {
        self.words.say(Message::DigestLate {
            kind: &self.words.say(kind_word(item.kind)),
            home: &self.home(item.party),
            late: &self.words.minutes(item.late_minutes),
        })
    }

    fn came_out(&self, issue: IssueIx) -> String {
        let issue = &self.book[issue];
        let unsolved = self.words.say(Message::DigestUnsolved);
        let solved = issue.resolved_at.filter(|at| *at <= self.now);
        let at = solved.or(issue.closed_at).unwrap_or(self.now);
        self.words.say(Message::DigestCameOut {
            kind: &self.words.term(issue.kind),
            home: &self.home(issue.party),
            stage: &match solved {
                Some(_) => self.words.term(Stage::Resolved),
                None => &unsolved,
            },
            at: &self.phrases.minute(at),
            id: &issue.id,
        })
    }

    fn quota(&self, row: &QuotaRow) -> String {
        self.words.say(Message::DigestQuota {
            rule: &Names::new(self.book, self.words).rule(row.quota),
            met: &row.met(),
            asked: &row.asked,
        })
    }

    /// The figures that head an office's month, then what asks attention.
    fn month(&self, at: &Attention<'_>) -> Vec<String> {
        let figures = figures(at.figures);
        let figures = figures.into_iter().filter_map(|(figure, share)| {
            let share = &self::share(share)?;
            Some(self.words.say(Message::DigestFigure {
                figure: &self.words.say(figure),
                share,
            }))
        });
        let mut lines: Vec<String> = figures.collect();
        let attention: Vec<String> = self.say(at);
        lines.extend(attention);
        lines
    }
}

fn figures(month: &Figures) -> [(Message<'static>, Share); 5] {
    let total = &month.by_area.total;
    let coverage = Share {
        n: total.covered.into(),
        of: total.in_scope.into(),
    };
    [
        (Message::GroupCovered, coverage),
        (Message::GroupAnswers, month.answers_on_time),
        (Message::GroupRepairs, month.repairs_on_time),
        (Message::GroupResolved, month.issues.resolved),
        (Message::GroupAttained, month.attainment.all.kept),
    ]
}

fn share(share: Share) -> Option<String> {
    let percent = percent(share.n, share.of)?;
    Some(format!("{percent} ({}/{})", share.n, share.of))
}
