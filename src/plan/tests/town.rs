//! Random communities made from a seed, odd corners included.

use super::build::{
    almanac, asks, cadence, date, empty, hours, place, policy, quota, role, rule, seat, trigger,
};
use crate::calendar::{Almanac, Date, DateRange, DateSet, Instant, Period, Unit, Workdays};
use crate::duties::Known;
use crate::model::policy::{
    Anchor, Area, Count, Demand, IssueStep, Policy, Quota, Rule, RuleKind, Sample, Seat, Selection,
    TeamCredit,
};
use crate::model::{
    Book, Booking, BookingId, BookingRule, BookingState, Channel, Contact, Event, EventId,
    Household, Issue, IssueId, IssueKind, IssueSeverity, Outcome, Party, PartyId, PartyIx,
    PartyKind, Plan, Priority, RuleIx, Source, Staff, StaffId, StaffIx, Status, Team, Visit,
    VisitId,
};
use crate::plan::intake::{Clock, Intake, take_in};
use crate::plan::random::Random;
use crate::plan::{self, Options, make};

/// What size and how odd.
#[derive(Clone, Copy, Debug)]
pub(super) struct Size {
    pub(super) households: usize,
    pub(super) staff: usize,
    /// Odd corners: leave, small days, wide gaps, agreed rows.
    pub(super) odd: bool,
}

/// A community and the moment at which it is planned.
pub(super) struct Town {
    pub(super) book: Book,
    pub(super) now: Instant,
}

impl Town {
    /// The plan of its month.
    pub(super) fn planned(&self, options: &Options) -> plan::Outcome {
        make(&self.book, self.now, &self.month(), options).expect("a running month")
    }

    /// What there is to plan in its month.
    pub(super) fn taken_in(&self) -> Intake {
        let known = Known::at(&self.book, self.now);
        let clock = Clock::of(self.now, &self.month()).expect("a running month");
        take_in(&known, clock)
    }

    fn month(&self) -> Period {
        self.book.almanac.month_of(date("2026-11-01"))
    }
}

/// A search of so many moves.
pub(super) fn searched(moves: u64) -> Options {
    Options {
        moves: Some(moves),
        ..Options::default()
    }
}

const AREAS: [&str; 3] = ["east", "north", "west"];

/// A random community.
pub(super) fn town(seed: u64, size: Size) -> Town {
    let mut maker = Maker {
        random: Random::new(seed),
        size,
    };
    let now = if size.odd {
        date("2026-11-01")
            .start()
            .plus_minutes(maker.number(0, 28 * 1440))
    } else {
        date("2026-11-01").start()
    };
    let mut book = maker.empty();
    book.staff = maker.staff();
    book.parties = maker.parties(book.staff.len());
    let settled = book.clone();
    book.visits = maker.visits(&settled, now);
    book.events = maker.events(&settled);
    book.issues = maker.issues(&settled);
    if size.odd {
        book.plans = maker.plans(&settled, now);
    }
    Town { book, now }
}

/// The same with a greeting for every second party, due on one day in the middle of the month, by
/// whichever channel.
pub(super) fn greeted(mut town: Town) -> Town {
    use Channel::{Door, Message, Phone};
    let asked = asks(
        seat("butler", Area::Own),
        &[Message, Phone, Door],
        Priority::Normal,
    );
    let greeting = trigger(asked, Anchor::Event("festival".into()), "24h", "1d");
    town.book.policy.rules.push(rule("greeting", greeting));
    let greeted = (0..town.book.parties.len()).step_by(2);
    town.book.events.extend(greeted.map(|party| Event {
        id: EventId::new(format!("greet{party}")),
        happened_at: crate::calendar::DateOrInstant::Instant(date("2026-11-10").start()),
        party: Some(PartyIx::new(party)),
        kind: "festival".into(),
        note: None,
        place: place(),
    }));
    let book = &mut town.book;
    book.events.sort_by(|one, other| {
        (one.happened_at.start(), &one.id).cmp(&(other.happened_at.start(), &other.id))
    });
    town
}

struct Maker {
    random: Random,
    size: Size,
}

impl Maker {
    fn number(&mut self, least: i64, most: i64) -> i64 {
        self.random.number(least, most)
    }

    fn chance(&mut self, percent: i64) -> bool {
        self.random.chance(percent)
    }

    fn odd(&mut self, percent: i64) -> bool {
        self.size.odd && self.chance(percent)
    }

    fn any<T: Copy>(&mut self, all: &[T]) -> T {
        self.random.any(all)
    }

    fn day(&mut self, first: &str, days: i64) -> Date {
        let days = self.number(0, days - 1);
        date(first).plus_days(i32::try_from(days).expect("small"))
    }

    fn empty(&mut self) -> Book {
        let made_up = self.odd(30);
        let days = |texts: &[&str]| texts.iter().map(|text| date(text)).collect::<DateSet>();
        let holidays = if made_up {
            days(&["2026-11-10", "2026-11-11"])
        } else {
            DateSet::default()
        };
        let workdays = if made_up {
            days(&["2026-11-14"])
        } else {
            DateSet::default()
        };
        let workdays = Workdays::new(holidays, workdays, DateSet::default());
        Book {
            almanac: Almanac {
                workdays,
                ..almanac()
            },
            ..empty(self.policy())
        }
    }

    fn policy(&mut self) -> Policy {
        let minutes_per_day = if self.odd(60) {
            self.number(20, 90)
        } else {
            180
        };
        let credit = if self.odd(30) {
            TeamCredit::Lead
        } else {
            TeamCredit::All
        };
        let mut policy = policy(self.rules());
        policy.visit.early_minutes = if self.odd(30) { 0 } else { 5 };
        policy.visit.minutes_per_day = u32::try_from(minutes_per_day).expect("small");
        if self.odd(50) {
            policy.visit.gap_days = u32::try_from(self.number(0, 8)).expect("small");
        }
        policy.quota_options.team_credit = credit;
        policy.quota_options.accompany = self.odd(50);
        policy.visit.max_visits = u32::try_from(self.number(1, 3)).expect("small");
        policy
    }

    #[expect(clippy::too_many_lines, reason = "a policy, told as one")]
    fn rules(&mut self) -> (Vec<Quota>, Vec<Rule>) {
        use Channel::{Door, Meeting, Message, Phone};
        let lived_in = Selection {
            status: Some(vec![Status::Occupied, Status::Rented]),
            ..Selection::default()
        };
        let of_status = |status| Selection {
            status: Some(vec![status]),
            ..Selection::default()
        };
        let tagged = Selection {
            tags: Some(vec!["key".into()]),
            ..Selection::default()
        };
        let contacts = Selection {
            contact: vec!["office".into()],
            ..Selection::default()
        };
        let both = [Door, Phone];
        let monthly = asks(seat("butler", Area::Own), &both, Priority::Normal);
        let mut team = asks(seat("butler", Area::Own), &[Door], Priority::High);
        team.with = vec![seat("health", Area::Any)];
        team.minutes = Some(20);
        let mut handled = asks(seat("manager", Area::Any), &[Door, Meeting], Priority::High);
        handled.with = vec![
            Seat {
                of_issue_department: true,
                ..Seat::of_role(role("head"))
            },
            seat("butler", Area::Own),
        ];
        let mut urgent = asks(seat("butler", Area::Own), &[Phone, Door], Priority::Urgent);
        urgent.any_hour = self.odd(50);
        let mut by_stand_in = asks(seat("butler", Area::Any), &both, Priority::Normal);
        by_stand_in.minutes = if self.odd(50) { Some(30) } else { None };
        let households = u32::try_from(self.number(3, 20)).expect("small");
        let weekly = u32::try_from(self.number(0, 3)).expect("small");
        let quotas = vec![
            quota("butler-month", "butler", households, Unit::Month, &both),
            quota("manager-week", "manager", weekly, Unit::Week, &both),
            quota("health-quarter", "health", 6, Unit::Quarter, &[Door]),
        ];
        let mut rules = vec![
            rule(
                "resident-monthly",
                cadence(
                    monthly.clone(),
                    lived_in.clone(),
                    Unit::Month,
                    Demand::Times(1),
                ),
            ),
            rule(
                "key-twice",
                cadence(by_stand_in, tagged.clone(), Unit::Month, Demand::Times(2)),
            ),
            rule(
                "key-pick",
                cadence(
                    asks(seat("manager", Area::Any), &[Door], Priority::Normal),
                    tagged,
                    Unit::Month,
                    Demand::Pick(1),
                ),
            ),
            rule(
                "vacant-message",
                cadence(
                    asks(seat("butler", Area::Own), &[Message], Priority::Low),
                    of_status(Status::Vacant),
                    Unit::Month,
                    Demand::Times(1),
                ),
            ),
            rule(
                "quarterly-call",
                cadence(
                    asks(seat("butler", Area::Own), &[Phone], Priority::Normal),
                    of_status(Status::NotMovedIn),
                    Unit::Quarter,
                    Demand::Times(1),
                ),
            ),
            rule(
                "contact-monthly",
                cadence(
                    asks(seat("manager", Area::Any), &[Meeting, Door], Priority::High),
                    contacts,
                    Unit::Month,
                    Demand::Times(1),
                ),
            ),
            rule(
                "urgent-repair",
                trigger(urgent, Anchor::Event("urgent_repair".into()), "24h", "5d"),
            ),
            rule(
                "birth",
                trigger(team, Anchor::Event("birth".into()), "7d", "30d"),
            ),
            rule(
                "complaint-revisit",
                trigger(handled, Anchor::Issue(IssueStep::Raised), "5d", "20d"),
            ),
            rule(
                "half-sample",
                (
                    asks(seat("manager", Area::Any), &both, Priority::Normal),
                    RuleKind::Sample(Sample {
                        every: Unit::Month,
                        from: lived_in,
                        leave_out_met_for: Vec::new(),
                        each: None,
                        count: Count::Between { min: 3, max: 5 },
                    }),
                ),
            ),
        ];
        if self.odd(30) {
            rules.retain(|rule| rule.id.as_str() != "half-sample");
        }
        (quotas, rules)
    }

    fn staff(&mut self) -> Vec<Staff> {
        (0..self.size.staff)
            .map(|number| self.member(number))
            .collect()
    }

    fn member(&mut self, number: usize) -> Staff {
        let role = match number {
            0 => role("health"),
            1 => role("manager"),
            2 => role("head"),
            _ => role("butler"),
        };
        let areas = if number > 2 {
            vec![self.area(number - 3)]
        } else {
            Vec::new()
        };
        let leave = if self.odd(40) {
            let first = self.day("2026-11-01", 25);
            let days = self.number(0, 9);
            let last = first.plus_days(i32::try_from(days).expect("small"));
            vec![DateRange { first, last }.into()]
        } else {
            Vec::new()
        };
        let works = match self.number(0, 2) {
            0 => [true, true, true, true, true, false, false],
            1 => [false, true, true, true, true, true, false],
            _ => [false, false, true, true, true, true, true],
        };
        Staff {
            id: StaffId::new(format!("s{number:03}")),
            name: format!("Member {number}"),
            role,
            areas,
            department: (number == 2).then(|| "engineering".into()),
            works,
            hours: self.odd(20).then(|| hours("08:30-12:00;13:00-19:30")),
            holidays: self.odd(20),
            leave,
            joined: self.odd(10).then(|| date("2026-11-12")),
            areas_since: None,
            left: self.odd(10).then(|| date("2026-11-20")),
            quota: None,
            phone: None,
            place: place(),
        }
    }

    fn parties(&mut self, staff: usize) -> Vec<Party> {
        let mut parties = Vec::new();
        for number in 0..self.size.households {
            let household = self.household(number, staff);
            parties.push(Party {
                id: PartyId::new(format!("H{number:05}")),
                name: format!("Owner {number}").into(),
                phone: None,
                note: None,
                kind: PartyKind::Household(Box::new(household)),
                place: place(),
            });
        }
        for number in 0..2 {
            parties.push(Party {
                id: PartyId::new(format!("K{number}")),
                name: "Office".into(),
                phone: None,
                note: None,
                kind: PartyKind::Contact(Contact {
                    kind: "office".into(),
                }),
                place: place(),
            });
        }
        parties
    }

    fn household(&mut self, number: usize, staff: usize) -> Household {
        let building = number / 24;
        let status = match self.number(1, 100) {
            1..=70 => Status::Occupied,
            71..=85 => Status::Rented,
            86..=93 => Status::Vacant,
            _ => Status::NotMovedIn,
        };
        let evening = self.any(&[
            "mon-fri 18:30-20:30",
            "sat-sun 09:00-12:00",
            "tue-fri 18:30-20:30;sat-sun 09:00-12:00",
            "wed 14:03-14:16",
        ]);
        let mut household = Household {
            building: building.to_string().into(),
            unit: Some((number / 12 % 2).to_string().into()),
            room: None,
            area: self.area(building),
            status,
            moved_in: self.odd(10).then(|| self.day("2026-10-20", 40)),
            moved_out: self.odd(4).then(|| self.day("2026-11-05", 30)),
            butler: (self.odd(20) && staff > 3).then(|| StaffIx::new(self.random.below(staff))),
            channel: if self.chance(15) {
                Some(self.any(&[Channel::Door, Channel::Phone, Channel::Message]))
            } else {
                None
            },
            hours: self.chance(20).then(|| hours(evening)),
            tags: if self.chance(5) {
                vec!["key".into()]
            } else {
                Vec::new()
            },
            interests: Vec::new(),
            birthday: None,
            arrears_since: None,
            pause_from: self.odd(5).then(|| self.day("2026-11-01", 20)),
            pause_until: None,
            work: None,
            reached: None,
        };
        // Every other pause has an end.
        let ends = |from: &Date| from.day_number() % 2 == 0;
        household.pause_until = household
            .pause_from
            .filter(ends)
            .map(|from| from.plus_days(6));
        household
    }

    /// Odd towns have three areas that members share; in the others each butler has one.
    fn area(&self, number: usize) -> Box<str> {
        if self.size.odd {
            return AREAS[number % 3].into();
        }
        format!(
            "area-{:03}",
            number % self.size.staff.saturating_sub(3).max(1)
        )
        .into()
    }

    fn visits(&mut self, book: &Book, now: Instant) -> Vec<Visit> {
        let count = self.size.households * 3 / 2;
        let mut visits: Vec<Visit> = (0..count)
            .map(|number| self.visit(book, number, now))
            .collect();
        visits.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        visits
    }

    fn visit(&mut self, book: &Book, number: usize, now: Instant) -> Visit {
        let span = now.minutes_since(date("2026-09-01").start());
        let ago = if self.odd(30) {
            self.number(0, 6 * 1440)
        } else {
            self.number(0, span)
        };
        let outcome = match self.number(1, 100) {
            61..=85 => Outcome::NoAnswer,
            86..=90 => Outcome::Refused,
            91..=98 => Outcome::Rescheduled,
            _ => Outcome::Met,
        };
        let later = self.number(30, 12 * 1440);
        Visit {
            id: VisitId::new(format!("v{number:05}")),
            at: now.plus_minutes(-ago),
            party: PartyIx::new(self.random.below(book.parties.len())),
            staff: Team::from_slice(&[StaffIx::new(self.random.below(book.staff.len()))]),
            channel: self.any(&[Channel::Door, Channel::Phone]),
            outcome,
            next_at: (outcome == Outcome::Rescheduled).then(|| now.plus_minutes(later)),
            minutes: None,
            rules: smallvec::SmallVec::new(),
            rates: Box::default(),
            logged_at: None,
            gift: None,
            cost: None,
            reviewed_by: None,
            reviewed_at: None,
            note: None,
            place: place(),
        }
    }

    fn events(&mut self, book: &Book) -> Vec<Event> {
        let count = 2 + self.size.households / 20;
        let mut events: Vec<Event> = (0..count)
            .map(|number| {
                let day = self.day("2026-10-28", 33);
                let minute = self.number(0, 1439);
                Event {
                    id: EventId::new(format!("e{number}")),
                    happened_at: crate::calendar::DateOrInstant::Instant(
                        day.start().plus_minutes(minute),
                    ),
                    party: Some(PartyIx::new(self.random.below(book.parties.len()))),
                    kind: self.any(&["urgent_repair", "birth"]).into(),
                    note: None,
                    place: place(),
                }
            })
            .collect();
        events.sort_by(|one, other| {
            (one.happened_at.start(), &one.id).cmp(&(other.happened_at.start(), &other.id))
        });
        events
    }

    fn issues(&mut self, book: &Book) -> Vec<Issue> {
        let count = 1 + self.size.households / 40;
        let mut issues: Vec<Issue> = (0..count).map(|number| self.issue(book, number)).collect();
        issues.sort_by(|one, other| (one.raised_at, &one.id).cmp(&(other.raised_at, &other.id)));
        issues
    }

    fn issue(&mut self, book: &Book, number: usize) -> Issue {
        Issue {
            id: IssueId::new(format!("i{number}")),
            raised_at: self.day("2026-10-25", 10).start().plus_minutes(600),
            party: PartyIx::new(self.random.below(book.parties.len())),
            source: Source::Desk,
            visit: None,
            kind: IssueKind::Complaint,
            class: None,
            severity: IssueSeverity::Major,
            department: self.any(&["engineering", "security"]).into(),
            assignee: None,
            category: None,
            promised_at: None,
            arrived_at: None,
            holds: Vec::new(),
            reopens: None,
            answered_at: None,
            resolved_at: None,
            escalated_at: None,
            revisit: None,
            closed_at: None,
            received_by: None,
            accepted_at: None,
            adopted: None,
            answer: None,
            result: None,
            summary: "noise".into(),
            place: place(),
        }
    }

    fn plans(&mut self, book: &Book, now: Instant) -> Vec<Plan> {
        let rows = |maker: &mut Maker, first: &str, days, count| {
            (0..count)
                .map(|number| maker.row(book, number, first, days, now))
                .collect()
        };
        let count = self.number(0, i64::try_from(self.size.households / 6).expect("small"));
        vec![
            Plan {
                month: "2026-11".into(),
                rows: rows(self, "2026-11-01", 30, count),
            },
            Plan {
                month: "2026-12".into(),
                rows: rows(self, "2026-12-01", 5, 2),
            },
        ]
    }

    fn row(&mut self, book: &Book, number: i64, first: &str, days: i64, _now: Instant) -> Booking {
        let start = self
            .day(first, days)
            .start()
            .plus_minutes(self.number(108, 246) * 5);
        let rule = RuleIx::new(usize::try_from(self.number(0, 6)).expect("small"));
        Booking {
            id: BookingId::new(format!("row/{first}/{number}")),
            date: start.date(),
            start: start.time(),
            staff: Team::from_slice(&[StaffIx::new(self.random.below(book.staff.len()))]),
            party: PartyIx::new(self.random.below(book.parties.len())),
            channel: self.any(&[Channel::Door, Channel::Phone, Channel::Message]),
            minutes: 10,
            rules: vec![BookingRule::Rule(rule)],
            due: None,
            state: self.any(BookingState::ALL),
            note: None,
            place: place(),
        }
    }
}
