//! The contract once more, as slowly and plainly as it can be said: every period and every anchor
//! of three years, every party, every visit, from the first to the last. Nothing of this room's
//! own functions is used.

use sha2::{Digest, Sha256};

use crate::calendar::{Birthday, Date, DayKind, DayWindow, Instant, Period};
use crate::model::policy::{
    Anchor, Area, Arrears, Asks, Cadence, Count, Demand, Each, IssueStep, RuleKind, Sample, Seat,
    Selection, Trigger, Until,
};
use crate::model::{
    Book, Channel, Household, IssueKind, Outcome, PartyIx, Priority, RuleIx, StaffIx, Status,
    Visit, VisitIx,
};

/// What the contract says of a duty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Of a period that began before the office did, closed, and let pass: not listed.
    pub(super) forgiven: bool,
    pub(super) id: String,
    pub(super) opens: Instant,
    pub(super) due: Instant,
    pub(super) closes: Instant,
    pub(super) state: &'static str,
    pub(super) cleared_by: Option<VisitIx>,
    pub(super) priority: Priority,
    pub(super) leads: Vec<StaffIx>,
}

/// A duty while it is being thought about.
#[derive(Clone, Debug)]
struct Thought {
    rule: RuleIx,
    party: PartyIx,
    key: String,
    /// The ordinary dates, cut by moving out, and those a pause makes of them.
    ordinary: (Instant, Instant, Instant),
    dates: (Instant, Instant, Instant),
    /// Not owed unless a visit cleared it.
    only_if_cleared: bool,
    cut: bool,
    priority: Priority,
    /// The issue it follows, by its place in the book.
    issue: Option<usize>,
    own_visit: Option<VisitIx>,
    /// Cleared only by what comes after this.
    after: Option<Instant>,
    /// Cleared, and led, by this member alone.
    member: Option<StaffIx>,
    /// When its period began.
    begun: Option<Instant>,
}

pub(super) struct Oracle<'a> {
    pub(super) book: &'a Book,
    pub(super) now: Instant,
}

impl Oracle<'_> {
    /// Every duty that meets [from, to), sorted by id.
    pub(super) fn tell(&self, from: Instant, to: Instant) -> Vec<Told> {
        let mut told: Vec<Told> = Vec::new();
        for (rule, _) in self.book.policy.indexed_rules() {
            told.extend(self.rule(rule).into_iter().map(|(_, duty)| duty));
        }
        told.retain(|duty| duty.opens < to && from < duty.closes && duty.opens < duty.closes);
        told.retain(|duty| !duty.forgiven);
        told.sort_by(|one, other| one.id.cmp(&other.id));
        told
    }

    fn rule(&self, rule: RuleIx) -> Vec<(PartyIx, Told)> {
        match &self.book[rule].kind {
            RuleKind::Cadence(cadence) => self.cadence(rule, cadence),
            RuleKind::Trigger(trigger) => self.trigger(rule, trigger),
            RuleKind::Sample(sample) => self.sample(rule, sample),
        }
    }

    fn visits(&self) -> impl Iterator<Item = (VisitIx, &Visit)> {
        let all = self.book.visits.iter().enumerate();
        all.filter(|(_, visit)| visit.at <= self.now)
            .map(|(position, visit)| (VisitIx::new(position), visit))
    }

    fn parties(&self) -> Vec<PartyIx> {
        (0..self.book.parties.len()).map(PartyIx::new).collect()
    }

    fn periods(&self, unit: crate::calendar::Unit) -> Vec<Period> {
        let (mut day, end): (Date, Date) =
            ("2025-06-01".parse().unwrap(), "2027-06-01".parse().unwrap());
        let mut periods: Vec<Period> = Vec::new();
        while day < end {
            let period = self.book.almanac.period_holding(unit, day);
            if periods.last() != Some(&period) {
                periods.push(period);
            }
            day = day.plus_days(1);
        }
        periods
    }

    // Selections.

    fn selects(
        &self,
        whom: &Selection,
        party: PartyIx,
        reference: Instant,
        trigger: bool,
        end: Instant,
    ) -> bool {
        let stated = &self.book[party];
        if !whom.contact.is_empty() {
            return stated
                .contact()
                .is_some_and(|contact| whom.contact.iter().any(|kind| **kind == *contact.kind));
        }
        let Some(home) = stated.household() else {
            return false;
        };
        let ago = |span| self.book.almanac.minus(reference, span);
        let complaints = || {
            let wanted = whom.complaints.unwrap();
            let count = self.book.issues.iter().filter(|issue| {
                let before = if trigger {
                    issue.raised_at <= reference
                } else {
                    issue.raised_at < reference
                };
                issue.party == party
                    && issue.kind == IssueKind::Complaint
                    && issue.raised_at <= self.now
                    && ago(wanted.within) <= issue.raised_at
                    && before
            });
            count.count() >= wanted.at_least as usize
        };
        let issues = || {
            let wanted = whom.issues.as_ref().unwrap();
            let count = self.book.issues.iter().filter(|issue| {
                let before = if trigger {
                    issue.raised_at <= reference
                } else {
                    issue.raised_at < reference
                };
                issue.party == party
                    && issue.raised_at <= self.now
                    && ago(wanted.within) <= issue.raised_at
                    && before
                    && wanted
                        .filter
                        .0
                        .iter()
                        .all(|(column, list)| list.contains(&issue.text(*column).to_owned()))
            });
            count.count() >= wanted.at_least as usize
        };
        let aged = || match home.birthday {
            Some(Birthday::Date(born)) => {
                let (day, mut years) = (reference.date(), 0);
                while born.plus_months(12 * (years + 1)) <= day {
                    years += 1;
                }
                years >= i32::try_from(whom.age.unwrap()).unwrap() && born <= day
            }
            _ => false,
        };
        let owes = || {
            let Some(since) = home.arrears_since.map(Date::start) else {
                return false;
            };
            match whom.arrears.unwrap() {
                Arrears::Any => since <= reference,
                Arrears::AtLeast(span) => since <= ago(span),
            }
        };
        let moved_in = || {
            let Some(date) = home.moved_in else {
                return false;
            };
            let day = date.start();
            let before = if trigger { day <= reference } else { day < end };
            ago(whom.moved_in_within.unwrap()) <= day && before
        };
        let met = || {
            self.visits().any(|(_, visit)| {
                visit.party == party
                    && visit.outcome == Outcome::Met
                    && [Channel::Door, Channel::Phone].contains(&visit.channel)
                    && ago(whom.not_met_within.unwrap()) <= visit.at
                    && visit.at < reference
            })
        };
        whom.status
            .as_ref()
            .is_none_or(|list| list.contains(&home.status))
            && whom
                .tags
                .as_ref()
                .is_none_or(|list| home.tags.iter().any(|tag| list.contains(&tag.to_string())))
            && (whom.complaints.is_none() || complaints())
            && (whom.issues.is_none() || issues())
            && (whom.age.is_none() || aged())
            && (whom.arrears.is_none() || owes())
            && (whom.moved_in_within.is_none() || moved_in())
            && (whom.not_met_within.is_none() || !met())
    }

    // Dates.

    fn rests(home: &Household, instant: Instant) -> bool {
        if home.pause_from.is_none() && home.pause_until.is_none() {
            return false;
        }
        let day = instant.date();
        home.pause_from.is_none_or(|from| day >= from)
            && home.pause_until.is_none_or(|until| day <= until)
    }

    /// `None` where the duty does not exist or is not owed at all.
    fn think(
        &self,
        mut thought: Thought,
        trigger: Option<&Trigger>,
        selected: bool,
    ) -> Option<Thought> {
        let Some(home) = self.book[thought.party].household() else {
            return Some(thought);
        };
        let leaves = home
            .moved_out
            .map_or(Instant::MAX, |date| date.plus_days(1).start());
        let shorten = |(opens, due, closes): (Instant, Instant, Instant)| {
            (opens, due.min(leaves), closes.min(leaves))
        };
        if thought.dates.0 >= leaves {
            return None;
        }
        let uncut = thought.dates.2;
        let (opens, due, closes) = shorten(thought.dates);
        thought.ordinary = (opens, due, closes);
        thought.dates = (opens, due, closes);
        let minute_before = |instant: Instant| instant.plus_minutes(-1);
        let last_minute = Self::rests(home, minute_before(due));
        let mut longest = uncut;
        if Self::rests(home, minute_before(closes)) || (trigger.is_none() && last_minute) {
            thought.only_if_cleared = true;
        } else if Self::rests(home, opens) {
            let opens = home.pause_until.unwrap().plus_days(1).start();
            thought.dates.0 = opens;
            if let Some(trigger) = trigger {
                let closes = self.book.almanac.end_within(opens, trigger.expires);
                let due = trigger
                    .within
                    .map_or(closes, |within| self.book.almanac.end_within(opens, within));
                longest = longest.max(closes);
                thought.dates = shorten((opens, due.min(closes), closes));
            }
        } else if last_minute {
            let later = home.pause_until.unwrap().plus_days(2).start();
            let moved = closes.plus_minutes(later.minutes_since(due));
            longest = longest.max(moved);
            thought.dates = shorten((opens, later, moved));
        }
        if thought.dates.0 >= leaves {
            return None;
        }
        thought.cut = leaves < longest;
        if selected
            && home.status != Status::NotMovedIn
            && let Some(date) = home.moved_in
            && thought.dates.1 <= date.plus_days(1).start()
        {
            return None;
        }
        Some(thought)
    }

    // Clearing.

    fn asks(&self, rule: RuleIx) -> &Asks {
        &self.book[rule].asks
    }

    fn fits(&self, seat: Seat, member: StaffIx, issue: Option<usize>) -> bool {
        let stated = &self.book[member];
        let issue = issue.map(|place| &self.book.issues[place]);
        seat.role.is_none_or(|role| stated.role == role)
            && (!seat.of_issue_department
                || issue
                    .is_none_or(|issue| stated.department.as_deref() == Some(&*issue.department)))
            && (!seat.is_assignee || issue.is_none_or(|issue| issue.assignee == Some(member)))
    }

    /// Whether nobody who leads is at work on any day from one on until something closes.
    fn deserted(&self, thought: &Thought, from: Date) -> bool {
        let seat = self.asks(thought.rule).by;
        let end = thought.dates.2.plus_minutes(-1).date();
        if from > end {
            return false;
        }
        let mut days: Vec<Date> = Vec::new();
        let mut day = from;
        while day <= end {
            days.push(day);
            day = day.plus_days(1);
        }
        let serves = |member: StaffIx, day: Date| {
            let stated = &self.book[member];
            stated.joined.is_none_or(|date| date <= day)
                && stated.left.is_none_or(|date| day <= date)
        };
        let any_day = |member: StaffIx| days.iter().any(|&day| serves(member, day));
        let all: Vec<StaffIx> = (0..self.book.staff.len())
            .map(StaffIx::new)
            .filter(|&member| self.fits(seat, member, thought.issue) && any_day(member))
            .collect();
        let own = self.own_of(
            thought.party,
            seat,
            &|member| any_day(member) && seat.role == Some(self.book[member].role),
            all.iter().copied(),
        );
        let away = |member: StaffIx, day: Date| {
            let stated = &self.book[member];
            stated
                .leave
                .iter()
                .any(|leave| leave.from <= day.start() && day.plus_days(1).start() <= leave.to)
                || !serves(member, day)
        };
        !days.iter().any(|&day| {
            own.iter()
                .any(|&member| all.contains(&member) && !away(member, day))
        })
    }

    /// Tries every way of giving the seats to those present.
    fn seated(&self, seats: &[Seat], team: &[StaffIx], issue: Option<usize>) -> bool {
        let Some((first, others)) = seats.split_first() else {
            return true;
        };
        team.iter().enumerate().any(|(place, &member)| {
            let rest: Vec<StaffIx> = team
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != place)
                .map(|(_, &member)| member)
                .collect();
            self.fits(*first, member, issue) && self.seated(others, &rest, issue)
        })
    }

    /// Party and time aside.
    fn clearing(&self, thought: &Thought, visit: &Visit) -> bool {
        let asks = self.asks(thought.rule);
        let with =
            |lead: Seat| -> Vec<Seat> { [lead].into_iter().chain(asks.with.clone()).collect() };
        let looked_over = asks.inspection && visit.outcome == Outcome::Inspected;
        let stood_in = || {
            asks.stand_in.is_some_and(|role| {
                self.seated(&with(Seat::of_role(role)), &visit.staff, thought.issue)
                    && self.deserted(thought, visit.at.date())
            })
        };
        (visit.outcome == Outcome::Met || looked_over)
            && asks.channels.contains(&visit.channel)
            && (self.seated(&with(asks.by), &visit.staff, thought.issue) || stood_in())
    }

    /// What becomes of thoughts of one rule, party and period, or of one anchor.
    fn judge(&self, thoughts: &[Thought]) -> Vec<(PartyIx, Told)> {
        let mut ends: Vec<Option<(bool, VisitIx)>> = vec![None; thoughts.len()];
        let mut days: Vec<Date> = Vec::new();
        for (index, visit) in self.visits() {
            let mut candidates: Vec<usize> = Vec::new();
            for (place, thought) in thoughts.iter().enumerate() {
                if thought.party != visit.party || ends[place].is_some() {
                    continue;
                }
                let (opens, _, closes) = thought.dates;
                let waivable =
                    visit.outcome == Outcome::Waived && visit.rules.contains(&thought.rule.into());
                if waivable && opens <= visit.at && visit.at < closes && !thought.only_if_cleared {
                    ends[place] = Some((false, index));
                }
                let in_time = thought.ordinary.0 <= visit.at && visit.at < closes;
                if in_time
                    && thought.own_visit != Some(index)
                    && thought.after.is_none_or(|anchor| anchor < visit.at)
                    && thought.member.is_none_or(|one| visit.staff.contains(&one))
                    && self.clearing(thought, visit)
                {
                    candidates.push(place);
                }
            }
            candidates.sort_by_key(|&place| {
                (
                    thoughts[place].only_if_cleared,
                    thoughts[place].dates.1,
                    place,
                )
            });
            if let (Some(&place), false) = (candidates.first(), days.contains(&visit.at.date())) {
                ends[place] = Some((true, index));
                days.push(visit.at.date());
            }
        }
        let judged = thoughts
            .iter()
            .zip(ends)
            .filter_map(|(thought, end)| self.verdict(thought, end));
        judged.collect()
    }

    fn verdict(&self, thought: &Thought, end: Option<(bool, VisitIx)>) -> Option<(PartyIx, Told)> {
        let (opens, due, closes) = thought.dates;
        let cleared = end.filter(|(cleared, _)| *cleared).map(|(_, visit)| visit);
        if cleared.is_none()
            && (thought.only_if_cleared || (thought.cut && self.left(thought.party)))
        {
            return None;
        }
        let mut forgiven = false;
        let state = match end {
            Some((true, visit)) if self.book[visit].at < due => "done",
            Some((true, _)) => "done_late",
            Some((false, _)) => "waived",
            None if self.declined(thought) => "declined",
            None if self.now < opens => "upcoming",
            None if self.now < due => "open",
            None if self.now < closes => "overdue",
            None => "missed",
        };
        let over = self.now >= closes && cleared.is_none();
        let since = self.book.office.since.map(Date::start);
        if over
            && thought
                .begun
                .is_some_and(|begun| since.is_some_and(|day| begun < day))
        {
            forgiven = true;
        }
        let id = format!(
            "{}/{}/{}",
            self.book[thought.rule].id, self.book[thought.party].id, thought.key
        );
        let leads = self.leads(thought);
        let told = Told {
            forgiven,
            id,
            opens,
            due,
            closes,
            state,
            cleared_by: cleared,
            priority: thought.priority,
            leads,
        };
        Some((thought.party, told))
    }

    fn left(&self, party: PartyIx) -> bool {
        let out = self.book[party].household().and_then(|home| home.moved_out);
        out.is_some_and(|date| self.now >= date.plus_days(1).start())
    }

    fn declined(&self, thought: &Thought) -> bool {
        let ordinary = [Priority::Normal, Priority::Low].contains(&thought.priority);
        let (opens, _, closes) = thought.dates;
        ordinary
            && self.visits().any(|(index, visit)| {
                let month = self
                    .book
                    .almanac
                    .period_holding(crate::calendar::Unit::Month, visit.at.date());
                let open_then = opens <= visit.at && visit.at < closes;
                let later = visit.at < opens && month.start() <= opens && opens < month.end();
                let over = self.now >= month.end();
                visit.party == thought.party
                    && visit.outcome == Outcome::Refused
                    && thought.own_visit != Some(index)
                    && (open_then || later)
                    && !(over && closes > month.end())
            })
    }

    fn leads(&self, thought: &Thought) -> Vec<StaffIx> {
        let seat = self.asks(thought.rule).by;
        // The days that are not over, or, once it is closed, all of them.
        let last = thought.dates.2.plus_minutes(-1).date();
        let opens = thought.dates.0.date();
        let over = self.now >= thought.dates.2;
        let first = if over {
            opens
        } else {
            opens.max(self.now.date())
        };
        let stand_in = self.asks(thought.rule).stand_in;
        let stand_in = stand_in.filter(|_| self.deserted(thought, first));
        let seat = stand_in.map_or(seat, Seat::of_role);
        let serves = |member: StaffIx| {
            let stated = &self.book[member];
            let mut day = first;
            loop {
                if stated.joined.is_none_or(|date| date <= day)
                    && stated.left.is_none_or(|date| day <= date)
                {
                    return seat.role.is_none_or(|role| stated.role == role);
                }
                if day >= last {
                    return false;
                }
                day = day.plus_days(1);
            }
        };
        let all = (0..self.book.staff.len())
            .map(StaffIx::new)
            .filter(|&member| serves(member));
        let own = self.own_of(thought.party, seat, &serves, all);
        let only = |member: &StaffIx| {
            thought.member.is_none_or(|one| one == *member)
                && self.fits(seat, *member, thought.issue)
        };
        own.into_iter().filter(only).collect()
    }

    fn own_of(
        &self,
        party: PartyIx,
        seat: Seat,
        serves: &dyn Fn(StaffIx) -> bool,
        all: impl Iterator<Item = StaffIx>,
    ) -> Vec<StaffIx> {
        match self.book[party].household() {
            Some(home) if seat.area == Area::Own => {
                match home.butler.filter(|&butler| serves(butler)) {
                    Some(butler) => vec![butler],
                    None => all
                        .filter(|&member| self.book[member].areas.contains(&home.area))
                        .collect(),
                }
            }
            _ => all.collect(),
        }
    }

    // Kinds of rules.

    fn thought(
        &self,
        rule: RuleIx,
        party: PartyIx,
        key: &str,
        dates: (Instant, Instant, Instant),
    ) -> Thought {
        Thought {
            rule,
            party,
            key: key.to_owned(),
            ordinary: dates,
            dates,
            only_if_cleared: false,
            cut: false,
            priority: self.asks(rule).priority,
            issue: None,
            own_visit: None,
            after: None,
            member: None,
            begun: None,
        }
    }

    fn in_force(&self, rule: RuleIx, opens: Instant) -> bool {
        let validity = self.book[rule].validity;
        validity.from.is_none_or(|from| opens >= from.start())
            && validity
                .until
                .is_none_or(|until| opens < until.plus_days(1).start())
    }

    /// The days of a period on which a rule opens and is due.
    fn days_on(&self, rule: RuleIx, period: &Period) -> Option<(Instant, Instant)> {
        let RuleKind::Cadence(Cadence { on: Some(on), .. }) = &self.book[rule].kind else {
            return Some((period.start(), period.end()));
        };
        let mut days: Vec<Date> = Vec::new();
        let mut day = period.from;
        while day < period.to {
            days.push(day);
            day = day.plus_days(1);
        }
        let of_kind = |kind: DayKind| -> Vec<Date> {
            let counts = |day: &&Date| match kind {
                DayKind::Weekday(weekday) => day.weekday() == weekday,
                DayKind::WorkingDay => self.book.almanac.workdays.is_working_day(**day),
            };
            days.iter().filter(counts).copied().collect()
        };
        let (first, last) = match on {
            DayWindow::Nth(number, kind) => {
                let day = *of_kind(*kind).get(usize::from(*number) - 1)?;
                (day, day)
            }
            DayWindow::Last(kind) => {
                let day = *of_kind(*kind).last()?;
                (day, day)
            }
            DayWindow::Days(first, last) => {
                let last = usize::from(*last).min(days.len());
                (*days.get(usize::from(*first) - 1)?, *days.get(last - 1)?)
            }
        };
        Some((first.start(), last.plus_days(1).start()))
    }

    fn whole(&self, rule: RuleIx, party: PartyIx, period: &Period) -> Option<Thought> {
        let (opens, due) = self.days_on(rule, period)?;
        if !self.in_force(rule, opens) {
            return None;
        }
        let dates = (opens, due, period.end());
        self.recurring(self.thought(rule, party, &period.name, dates), period)
    }

    /// `None` too where it is due before the office has begun.
    fn recurring(&self, mut thought: Thought, period: &Period) -> Option<Thought> {
        thought.begun = Some(period.start());
        let thought = self.think(thought, None, true)?;
        let since = self.book.office.since;
        let early = since.is_some_and(|day| thought.dates.1 <= day.plus_days(1).start());
        (!early).then_some(thought)
    }

    fn cadence(&self, rule: RuleIx, cadence: &Cadence) -> Vec<(PartyIx, Told)> {
        let mut told = Vec::new();
        for period in self.periods(cadence.every) {
            let selected = self.parties().into_iter().filter(|&party| {
                self.selects(&cadence.whom, party, period.start(), false, period.end())
            });
            match cadence.demand {
                Demand::Times(1) => {
                    told.extend(
                        selected.flat_map(|party| {
                            self.judge(self.whole(rule, party, &period).as_slice())
                        }),
                    );
                }
                Demand::Times(times) => {
                    told.extend(selected.flat_map(|party| self.times(rule, party, &period, times)));
                }
                Demand::Pick(count) => {
                    told.extend(self.pick(rule, &selected.collect::<Vec<_>>(), &period, count));
                }
            }
        }
        told
    }

    fn times(
        &self,
        rule: RuleIx,
        party: PartyIx,
        period: &Period,
        times: u32,
    ) -> Vec<(PartyIx, Told)> {
        let days = i64::from(period.to.days_since(period.from));
        let cut = |slice: i64| {
            period
                .start()
                .plus_minutes(days * slice / i64::from(times) * 1440)
        };
        let thoughts: Vec<Thought> = (1..=i64::from(times))
            .filter_map(|slice| {
                let key = format!("{}.{slice}", period.name);
                let dates = (cut(slice - 1), cut(slice), period.end());
                if !self.in_force(rule, dates.0) {
                    return None;
                }
                self.recurring(self.thought(rule, party, &key, dates), period)
            })
            .collect();
        self.judge(&thoughts)
    }

    fn pick(
        &self,
        rule: RuleIx,
        selected: &[PartyIx],
        period: &Period,
        count: u32,
    ) -> Vec<(PartyIx, Told)> {
        let judged: Vec<_> = selected
            .iter()
            .flat_map(|&party| self.judge(self.whole(rule, party, period).as_slice()))
            .collect();
        let mut met: Vec<_> = judged
            .iter()
            .filter(|(_, told)| told.cleared_by.is_some())
            .cloned()
            .collect();
        met.sort_by_key(|(_, told)| told.cleared_by);
        let refused = |party: PartyIx| {
            self.visits().any(|(_, visit)| {
                visit.party == party && visit.outcome == Outcome::Refused && period.holds(visit.at)
            })
        };
        let mut others: Vec<_> = judged
            .into_iter()
            .filter(|(party, told)| told.cleared_by.is_none() && !refused(*party))
            .collect();
        others.sort_by_key(|(party, _)| {
            let before = self.visits().filter(|(_, visit)| {
                let unit = period.unit.unwrap();
                let then = self.book.almanac.period_holding(unit, visit.at.date());
                let dates = (then.start(), then.end(), then.end());
                visit.party == *party
                    && visit.at < period.start()
                    && self.clearing(&self.thought(rule, *party, "", dates), visit)
            });
            (
                before
                    .map(|(_, visit)| visit.at.minutes())
                    .max()
                    .unwrap_or(i64::MIN),
                *party,
            )
        });
        met.into_iter().chain(others).take(count as usize).collect()
    }

    fn sample(&self, rule: RuleIx, sample: &Sample) -> Vec<(PartyIx, Told)> {
        let mut cleared: Vec<(PartyIx, VisitIx)> = Vec::new();
        for &other in &sample.leave_out_met_for {
            let told = self.rule(other).into_iter();
            cleared.extend(told.filter_map(|(party, told)| Some((party, told.cleared_by?))));
        }
        let mut drawn = Vec::new();
        for period in self.periods(sample.every) {
            drawn.extend(self.draw(rule, sample, &period, &cleared));
        }
        drawn
    }

    fn draw(
        &self,
        rule: RuleIx,
        sample: &Sample,
        period: &Period,
        cleared: &[(PartyIx, VisitIx)],
    ) -> Vec<(PartyIx, Told)> {
        let selected = self.parties().into_iter().filter(|&party| {
            self.selects(&sample.from, party, period.start(), false, period.end())
        });
        let mut pool: Vec<(String, Thought)> = Vec::new();
        for party in selected {
            let Some(thought) = self.whole(rule, party, period) else {
                continue;
            };
            let Some((_, told)) = self.judge(std::slice::from_ref(&thought)).pop() else {
                continue;
            };
            let of_period = cleared
                .iter()
                .filter(|(other, visit)| *other == party && period.holds(self.book[*visit].at));
            let elsewhere = of_period.map(|(_, visit)| *visit).min();
            if elsewhere.is_some_and(|other| told.cleared_by.is_none_or(|own| other < own)) {
                continue;
            }
            let text = format!(
                "{}\n{}\n{}\n{}",
                self.book.office.name, self.book[rule].id, period.name, self.book[party].id
            );
            let digest = Sha256::digest(text.as_bytes());
            let hexadecimal: Vec<String> =
                digest.iter().map(|byte| format!("{byte:02x}")).collect();
            pool.push((hexadecimal.concat(), thought));
        }
        pool.sort_by(|one, other| one.0.cmp(&other.0));
        let mut parts: Vec<Vec<Thought>> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        let members = self.shares(sample, period);
        for (_, thought) in pool {
            let home = self.book[thought.party].household();
            let name = match sample.each {
                None => Some(String::new()),
                Some(Each::Building) => home.map(|home| home.building_key().to_owned()),
                Some(Each::Area) => home.map(|home| home.area.to_string()),
                Some(Each::Member(_)) => {
                    members[thought.party.position()].map(|member| self.book[member].id.to_string())
                }
            };
            let Some(name) = name else { continue };
            let place = names.iter().position(|known| *known == name);
            let place = place.unwrap_or_else(|| {
                names.push(name);
                parts.push(Vec::new());
                parts.len() - 1
            });
            parts[place].push(thought);
        }
        let mut drawn = Vec::new();
        for pool in parts {
            let (min, max) = match sample.count {
                Count::Between { min, max } => (min as usize, max as usize),
                Count::Share(share) => {
                    let number = usize::try_from(share.of_rounded_up(pool.len() as u64)).unwrap();
                    (number, number)
                }
            };
            for (place, mut thought) in pool.into_iter().enumerate().take(max) {
                if place >= min {
                    thought.priority = Priority::Low;
                }
                drawn.extend(self.judge(&[thought]));
            }
        }
        drawn
    }

    /// Whose each household is where each member of a role has a draw.
    fn shares(&self, sample: &Sample, period: &Period) -> Vec<Option<StaffIx>> {
        let Some(Each::Member(role)) = sample.each else {
            return vec![None; self.book.parties.len()];
        };
        let serves = |member: StaffIx| {
            let stated = &self.book[member];
            stated.role == role
                && stated.joined.is_none_or(|date| date < period.to)
                && stated.left.is_none_or(|date| date >= period.from)
        };
        let homes = || self.book.parties.iter().map(|party| party.household());
        let named = |home: &Household| home.butler.filter(|&butler| serves(butler));
        let mut shares: Vec<Option<StaffIx>> = homes().map(|home| home.and_then(named)).collect();
        for (place, home) in homes().enumerate() {
            let Some(home) = home.filter(|_| shares[place].is_none()) else {
                continue;
            };
            let load = |member: StaffIx| {
                shares
                    .iter()
                    .filter(|share| **share == Some(member))
                    .count()
            };
            let holding = (0..self.book.staff.len())
                .map(StaffIx::new)
                .filter(|&member| serves(member) && self.book[member].areas.contains(&home.area));
            shares[place] = holding.min_by_key(|&member| (load(member), member));
        }
        shares
    }

    /// When a series ends for a party that began at `at`: the last instant at which it may open.
    fn series_ends(
        &self,
        trigger: &Trigger,
        at: Instant,
        issue: Option<usize>,
        key: &str,
        party: PartyIx,
    ) -> Instant {
        let Some(Until::Anchor(until)) = trigger
            .series
            .as_ref()
            .and_then(|series| series.until.clone())
        else {
            return Instant::MAX;
        };
        let ended = Trigger {
            on: until.clone(),
            ..trigger.clone()
        };
        let ends = self.anchors(&ended).into_iter().filter(|found| {
            let same_issue = issue.is_none() || found.4.is_none() || found.4 == issue;
            let itself = until == trigger.on && found.2 == key;
            found.0 >= at && found.1.is_none_or(|named| named == party) && same_issue && !itself
        });
        ends.map(|found| found.0).min().unwrap_or(Instant::MAX)
    }

    fn trigger(&self, rule: RuleIx, trigger: &Trigger) -> Vec<(PartyIx, Told)> {
        let mut told = Vec::new();
        let since = self.book.office.since.map_or(Instant::MIN, Date::start);
        for (at, named, key, own_visit, issue) in self.anchors(trigger) {
            if at < since {
                continue;
            }
            let mut first = self.book.almanac.plus_signed(at, trigger.after);
            if trigger.wait_for_rain {
                let mut day = at.date().plus_days(1);
                while !self.book.almanac.workdays.is_rain(day) && day.year() < 2028 {
                    day = day.plus_days(1);
                }
                if day.year() >= 2028 {
                    continue;
                }
                first = first.max(day.start());
            }
            let parties = named.map_or_else(|| self.parties(), |party| vec![party]);
            for party in parties {
                let birthday = trigger.on == Anchor::Birthday;
                if birthday && !self.has_birthday(party, at) {
                    continue;
                }
                let asked = named.is_none() || trigger.whom != Selection::default();
                if asked && !self.selects(&trigger.whom, party, at, true, at) {
                    continue;
                }
                let ends = self.series_ends(trigger, at, issue, &key, party);
                for (turn, opens) in self.openings(trigger, at, first, ends) {
                    if !self.in_force(rule, opens) {
                        continue;
                    }
                    let closes = self.book.almanac.end_within(opens, trigger.expires);
                    let due = trigger
                        .within
                        .map_or(closes, |within| self.book.almanac.end_within(opens, within))
                        .min(closes);
                    let key = format!("{key}{turn}");
                    let mut thought = self.thought(rule, party, &key, (opens, due, closes));
                    thought.own_visit = own_visit;
                    thought.issue = issue;
                    thought.after = matches!(trigger.on, Anchor::Issue(_)).then_some(at);
                    let Some(thought) = self.think(thought, Some(trigger), named.is_none()) else {
                        continue;
                    };
                    told.extend(self.judge(&[thought]));
                }
            }
        }
        told
    }

    /// Each opening, with what stands behind the anchor in its id.
    fn openings(
        &self,
        trigger: &Trigger,
        at: Instant,
        first: Instant,
        ends: Instant,
    ) -> Vec<(String, Instant)> {
        let Some(series) = &trigger.series else {
            return vec![(String::new(), first)];
        };
        let almanac = &self.book.almanac;
        let mut openings = Vec::new();
        for turn in 1..400_u32 {
            let opens = almanac.plus(first, series.every.times(turn - 1));
            let over = match series.until {
                Some(Until::Times(times)) => turn > times,
                Some(Until::Span(span)) => opens > almanac.plus(at, span),
                _ => opens > ends,
            };
            if over {
                break;
            }
            openings.push((format!(".{turn}"), opens));
        }
        openings
    }

    fn has_birthday(&self, party: PartyIx, at: Instant) -> bool {
        let day = self.book[party].household().and_then(|home| home.birthday);
        day.is_some_and(|day| day.in_year(at.date().year()).contains(&at.date()))
    }

    #[expect(
        clippy::type_complexity,
        reason = "anchor, party, key, own visit, issue"
    )]
    fn anchors(
        &self,
        trigger: &Trigger,
    ) -> Vec<(
        Instant,
        Option<PartyIx>,
        String,
        Option<VisitIx>,
        Option<usize>,
    )> {
        let book = self.book;
        let known = |instant: Option<Instant>| instant.filter(|&instant| instant <= self.now);
        let dated = |date: Date, party| (date.start(), party, date.to_string(), None, None);
        let issues =
            |step: fn(&crate::model::Issue) -> Option<Instant>| {
                let passing =
                    book.issues
                        .iter()
                        .enumerate()
                        .filter(|(_, issue)| issue.raised_at <= self.now)
                        .filter(|(_, issue)| {
                            trigger.filter.0.iter().all(|(column, list)| {
                                list.contains(&issue.text(*column).to_owned())
                            })
                        });
                let anchored = passing.filter_map(|(place, issue)| {
                    Some((
                        known(step(issue))?,
                        Some(issue.party),
                        issue.id.to_string(),
                        None,
                        Some(place),
                    ))
                });
                anchored.collect()
            };
        match &trigger.on {
            Anchor::Event(kind) => {
                let events = book.events.iter().filter(|event| *event.kind == **kind);
                events
                    .map(|event| {
                        (
                            event.happened_at.start(),
                            event.party,
                            event.id.to_string(),
                            None,
                            None,
                        )
                    })
                    .collect()
            }
            Anchor::Issue(IssueStep::Raised) => issues(|issue| Some(issue.raised_at)),
            Anchor::Issue(IssueStep::Answered) => issues(|issue| issue.answered_at),
            Anchor::Issue(IssueStep::Resolved) => issues(|issue| issue.resolved_at),
            Anchor::Issue(IssueStep::Closed) => issues(|issue| issue.closed_at),
            Anchor::MovedIn => {
                let homes = self
                    .parties()
                    .into_iter()
                    .filter_map(|party| Some((party, book[party].household()?)));
                homes
                    .filter_map(|(party, home)| Some(dated(home.moved_in?, Some(party))))
                    .collect()
            }
            Anchor::Birthday => every_day().map(|day| dated(day, None)).collect(),
            Anchor::Visit(channel) => {
                let met = self.visits().filter(|(_, visit)| {
                    visit.outcome == Outcome::Met && visit.channel == *channel
                });
                met.map(|(index, visit)| {
                    (
                        visit.at,
                        Some(visit.party),
                        visit.id.to_string(),
                        Some(index),
                        None,
                    )
                })
                .collect()
            }
            Anchor::Festival(name) => {
                let named = book
                    .festivals
                    .iter()
                    .filter(|festival| festival.name == *name);
                named.map(|festival| dated(festival.date, None)).collect()
            }
            Anchor::Rain => {
                let days = every_day();
                days.filter(|day| book.almanac.workdays.is_rain(*day))
                    .map(|day| dated(day, None))
                    .collect()
            }
            Anchor::NoAnswer => {
                self.in_a_row(trigger, &|visit| Some(visit.outcome == Outcome::NoAnswer))
            }
            Anchor::Refused => {
                self.in_a_row(trigger, &|visit| Some(visit.outcome == Outcome::Refused))
            }
            Anchor::Rated => self.in_a_row(trigger, &|visit| {
                let marks: Vec<u8> = visit.rates.iter().flatten().copied().collect();
                let lowest = marks.iter().min()?;
                Some(*lowest <= trigger.at_most.unwrap())
            }),
            Anchor::Arrears | Anchor::SurveySent | Anchor::SurveyReturned | Anchor::TookOver => {
                Vec::new()
            }
        }
    }

    /// The visits that are the n-th in a row.
    #[expect(clippy::type_complexity, reason = "as anchors")]
    fn in_a_row(
        &self,
        trigger: &Trigger,
        counts: &dyn Fn(&Visit) -> Option<bool>,
    ) -> Vec<(
        Instant,
        Option<PartyIx>,
        String,
        Option<VisitIx>,
        Option<usize>,
    )> {
        let mut found = Vec::new();
        for party in self.parties() {
            let mut row = 0;
            for (index, visit) in self.visits() {
                if visit.party != party || visit.outcome == Outcome::Waived {
                    continue;
                }
                match counts(visit) {
                    None => {}
                    Some(false) => row = 0,
                    Some(true) => {
                        row += 1;
                        if row == trigger.in_a_row || trigger.in_a_row == 1 {
                            found.push((
                                visit.at,
                                Some(party),
                                visit.id.to_string(),
                                Some(index),
                                None,
                            ));
                        }
                    }
                }
            }
        }
        found
    }
}

/// The days in which an anchor may lie.
fn every_day() -> impl Iterator<Item = Date> {
    let first: Date = "2025-01-01".parse().unwrap();
    (0..1100).map(move |day| first.plus_days(day))
}
