//! The cause of one unplaced duty: who is missing, who is away, which hours, which gap, which full
//! days; the first that holds.

use crate::calendar::{Date, DateRange};
use crate::model::{Book, Channel, RoleIx, StaffIx};
use crate::plan::intake::{Intake, suitable};
use crate::plan::outcome::{Cause, FullDay, Lack};
use crate::plan::problem::{DAY, Duty, Minute, Problem, Seat, bit};
use crate::plan::search::each_for;
use crate::plan::state::{Plan, Visit, apart, days_of, near};

/// Why the duty at `index` has no appointment in `plan`; `unlimited` is the same plan with no limit to
/// a day's minutes.
pub(crate) fn cause(
    book: &Book,
    intake: &Intake,
    plan: &Plan<'_>,
    unlimited: &Plan<'_>,
    index: usize,
) -> Cause {
    let finder = Finder {
        book,
        intake,
        problem: plan.problem,
        plan,
        unlimited,
        duty: &plan.problem.duties[index],
        index,
    };
    finder
        .nobody()
        .or_else(|| finder.nobody_there())
        .or_else(|| finder.no_hours())
        .or_else(|| finder.gap())
        .unwrap_or_else(|| finder.full())
}

struct Finder<'a> {
    book: &'a Book,
    intake: &'a Intake,
    problem: &'a Problem,
    plan: &'a Plan<'a>,
    unlimited: &'a Plan<'a>,
    duty: &'a Duty,
    index: usize,
}

impl Finder<'_> {
    /// Its place among its party's duties.
    fn position(&self) -> usize {
        self.problem.position(self.index)
    }

    /// The days of the window.
    fn window(&self) -> std::ops::Range<usize> {
        let from = self.duty.opens.max(self.problem.from);
        let end = Minute::try_from(self.problem.days).unwrap_or(0) * DAY;
        let until = self.duty.closes.min(end);
        if from >= until {
            0..0
        } else {
            Problem::day_of(from)..Problem::day_of(until - 1) + 1
        }
    }

    fn date(&self, day: usize) -> Date {
        self.intake
            .clock
            .first
            .plus_days(i32::try_from(day).unwrap_or(0))
    }

    fn nobody(&self) -> Option<Cause> {
        let window = self.window();
        let (first, last) = (self.date(window.start), self.date(window.end.max(1) - 1));
        let days = DateRange { first, last };
        let serves = |member: &u32| self.book.staff[*member as usize].in_service_in(days);
        let empty = |seat: &&Seat| !seat.eligible.iter().any(serves);
        let seats = std::iter::once(&self.duty.lead).chain(&self.duty.with);
        let missing = seats.clone().find(empty);
        let unfilled = self.problem.teams.of(self.duty.teams.clone()).is_empty();
        let seat = missing.or_else(|| seats.clone().last().filter(|_| unfilled))?;
        let leads = std::ptr::eq(seat, &raw const self.duty.lead);
        Some(Cause::Nobody {
            role: seat.role.map(|role| RoleIx::new(role.into())),
            leads,
        })
    }

    /// The members of teams that are all at work on a day.
    fn present(&self, day: usize) -> Vec<u32> {
        let crews = self.problem.teams.of(self.duty.teams.clone()).iter();
        let works = |member: &u32| !self.problem.members[*member as usize].spans[day].is_empty();
        let mut members: Vec<u32> = crews
            .filter(|crew| crew.iter().all(works))
            .flatten()
            .copied()
            .collect();
        members.sort_unstable();
        members.dedup();
        members
    }

    fn nobody_there(&self) -> Option<Cause> {
        if self.window().any(|day| !self.present(day).is_empty()) {
            return None;
        }
        let works = |member: &u32| {
            let spans = &self.problem.members[*member as usize].spans;
            self.window().any(|day| !spans[day].is_empty())
        };
        let seats = || std::iter::once(&self.duty.lead).chain(&self.duty.with);
        let deserted = |seat: &&Seat| !seat.eligible.iter().any(works);
        let apart = !seats().any(|seat| deserted(&seat));
        let mut members: Vec<StaffIx> = seats()
            .filter(|seat| apart || deserted(seat))
            .flat_map(|seat| seat.eligible.iter().copied())
            .filter(|member| !apart || works(member))
            .map(staff)
            .collect();
        members.sort_unstable();
        members.dedup();
        let (mut first, mut last) = (self.window(), self.window());
        let ends = first
            .next()
            .map(|first| (first, last.next_back().unwrap_or(first)));
        Some(Cause::NobodyThere {
            members,
            days: ends.map(|(first, last)| (self.date(first), self.date(last))),
            apart,
        })
    }

    fn no_hours(&self) -> Option<Cause> {
        if self.duty.possible != 0 {
            return None;
        }
        let mut members: Vec<u32> = self.window().flat_map(|day| self.present(day)).collect();
        members.sort_unstable();
        members.dedup();
        let members = members.into_iter().map(staff).collect();
        let paused = self.problem.parties[self.duty.party].paused_days;
        Some(Cause::NoHours {
            members,
            channels: suitable(self.problem, self.duty),
            paused: self.window().all(|day| paused & 1 << day != 0),
        })
    }

    /// The days on which the party could be met, its other appointments considered.
    fn open_days(&self) -> Vec<usize> {
        let party = self.duty.party;
        // A message keeps no distance to anything.
        let by_message = suitable(self.problem, self.duty).contains(&Channel::Message);
        let open = |day: &usize| {
            let own = Visit::of_duty(party, bit(self.position()), *day);
            let apart = || {
                let visits = self.plan.visits_of(party).chain(std::iter::once(&own));
                apart(self.problem, party, visits)
            };
            self.duty.possible & 1 << day != 0 && (by_message || apart())
        };
        (0..self.problem.days).filter(open).collect()
    }

    fn gap(&self) -> Option<Cause> {
        if !self.open_days().is_empty() {
            return None;
        }
        let days = days_of(self.plan.visits_of(self.duty.party));
        let near = near(self.problem, self.duty.party, days);
        let kept_away = self.window().filter(|day| near & 1 << day != 0);
        Some(Cause::Gap {
            days: kept_away.map(|day| self.date(day)).collect(),
        })
    }

    /// What a member's day has none of that has so many minutes `taken`, `ways` being the appointments
    /// that would clear the duty on it if minutes had no limit.
    fn lack(&self, member: u32, taken: Minute, ways: &[Visit]) -> Lack {
        let mut coming = ways
            .iter()
            .filter(|visit| visit.crew.contains(&member))
            .peekable();
        if coming.peek().is_none() {
            return Lack::Hours;
        }
        let asked = coming
            .filter(|visit| visit.channel != Channel::Meeting)
            .map(|visit| visit.minutes)
            .filter(|&minutes| taken + minutes > self.plan.per_day);
        match asked.min() {
            Some(asked) => Lack::Minutes(asked.unsigned_abs()),
            None => Lack::Company,
        }
    }

    fn full(&self) -> Cause {
        let mut days = Vec::new();
        for day in self.open_days() {
            let ways = each_for(self.unlimited, self.duty.party, self.position(), day);
            for member in self.present(day) {
                let minutes = self.plan.day(self.problem.cell(member, day)).minutes;
                days.push(FullDay {
                    member: staff(member),
                    date: self.date(day),
                    minutes: minutes.unsigned_abs(),
                    lacks: self.lack(member, minutes, &ways),
                });
            }
        }
        days.sort_unstable();
        let channels = suitable(self.problem, self.duty).into_iter();
        let minutes = channels.map(|channel| self.duty.minutes[channel as usize]);
        Cause::Full {
            days,
            minutes: minutes.min().unwrap_or(0).unsigned_abs(),
        }
    }
}

fn staff(member: u32) -> StaffIx {
    StaffIx::new(member as usize)
}
