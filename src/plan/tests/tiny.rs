//! Random tiny offices: few days, few members, few duties, and every rule that can make them awkward.

use super::build::{
    ROLES, asks, cadence, date, empty, hours, place, policy, quota, role, rule, seat, trigger,
};
use super::town::Town;
use crate::calendar::{Date, DateOrInstant, DateRange, Hours, Instant, Unit};
use crate::model::policy::{Anchor, Area, Asks, Demand, Quota, Rule, Selection, TeamCredit};
use crate::model::{
    Booking, BookingId, BookingRule, BookingState, Channel, Contact, Event, EventId, Household,
    Leave, Outcome, Party, PartyId, PartyIx, PartyKind, Plan, Priority, RuleIx, Staff, StaffId,
    StaffIx, Status, Team, Visit, VisitId,
};
use crate::plan::random::Random;

/// How large an office is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    pub(super) days: i32,
    pub(super) staff: i64,
    pub(super) parties: i64,
    pub(super) events: i64,
}

/// Eight duties, three members, three days.
pub(super) const TINY: Scale = Scale {
    days: 3,
    staff: 3,
    parties: 5,
    events: 7,
};

/// Thirty households over half a month.
pub(super) const SMALL: Scale = Scale {
    days: 14,
    staff: 5,
    parties: 30,
    events: 34,
};

/// An office made from a seed.
pub(super) fn office(seed: u64, scale: Scale) -> Town {
    let mut maker = Maker {
        random: Random::new(seed.wrapping_mul(0x9e37_79b9) ^ 0x7171),
        first: date("2026-12-01").plus_days(-scale.days),
        scale,
    };
    let now = maker
        .first
        .start()
        .plus_minutes(match maker.random.below(3) {
            0 => 0,
            _ => maker.random.number(0, 20 * 60),
        });
    let rules = maker.rules();
    let mut book = empty(policy(rules));
    maker.settings(&mut book.policy);
    book.staff = maker.all(1, scale.staff, Maker::member);
    let staff = book.staff.len();
    let households = maker.random.number(2.min(scale.parties), scale.parties);
    book.parties = (0..households)
        .map(|number| maker.party(number, staff))
        .collect();
    let parties = book.parties.len();
    let events = maker.random.number(scale.events / 2, scale.events);
    book.events = (0..events)
        .map(|number| maker.event(number, parties))
        .collect();
    book.events.sort_by(|one, other| {
        (one.happened_at.start(), &one.id).cmp(&(other.happened_at.start(), &other.id))
    });
    if maker.random.chance(40) {
        let visits = maker.random.number(1, scale.parties / 2 + 1);
        book.visits = (0..visits)
            .map(|number| maker.visit(number, staff, parties, now))
            .collect();
        book.visits
            .sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    }
    if maker.random.chance(25) {
        let rules = book.policy.rules.len();
        let rows = maker.random.number(1, 2);
        book.plans = vec![Plan {
            month: "2026-11".into(),
            rows: (0..rows)
                .map(|number| maker.row(number, staff, parties, rules))
                .collect(),
        }];
    }
    Town { book, now }
}

struct Maker {
    random: Random,
    first: Date,
    scale: Scale,
}

impl Maker {
    fn all<T>(&mut self, least: i64, most: i64, each: fn(&mut Maker, i64) -> T) -> Vec<T> {
        let count = self.random.number(least, most);
        (0..count).map(|number| each(self, number)).collect()
    }

    fn hours(&mut self) -> Hours {
        hours(self.random.any(&[
            "09:00-12:00;14:00-18:00;18:30-20:30",
            "09:00-12:00",
            "18:30-20:30",
            "14:00-18:00;18:30-20:30",
            "09:00-09:45",
            "sat-mon 10:00-10:20;tue-fri 18:00-21:00",
        ]))
    }

    fn settings(&mut self, policy: &mut crate::model::policy::Policy) {
        let visit = &mut policy.visit;
        visit.door_minutes = self.random.any(&[10, 10, 20, 30]);
        visit.meeting_minutes = self.random.any(&[30, 60]);
        visit.early_minutes = self.random.any(&[0, 5]);
        visit.minutes_per_day = self.random.any(&[180, 180, 90, 60, 40, 30, 20]);
        visit.gap_days = self.random.any(&[0, 1, 2, 3, 3, 4]);
        if self.random.chance(50) {
            policy.hours.door = self.hours();
        }
        if self.random.chance(30) {
            policy.hours.phone = self.hours();
        }
        if self.random.chance(30) {
            policy.quota_options.team_credit = TeamCredit::Lead;
        }
    }

    fn asks(&mut self) -> Asks {
        use Channel::{Door, Meeting, Message, Phone};
        let area = self.random.any(&[Area::Own, Area::Any]);
        let by = seat(self.random.any(&ROLES[..3]), area);
        let channels: &[Channel] = self.random.any(&[
            &[Door][..],
            &[Door, Phone],
            &[Phone, Door],
            &[Phone],
            &[Message, Phone],
            &[Meeting, Door],
            &[Message],
        ]);
        let priority = self.random.any(Priority::ALL);
        let mut asks = asks(by, channels, priority);
        let others = self.random.any(&[0, 0, 0, 1, 1, 2]);
        for _ in 0..others {
            let area = self.random.any(&[Area::Own, Area::Any, Area::Any]);
            asks.with.push(seat(self.random.any(&ROLES[..3]), area));
        }
        asks.minutes = self
            .random
            .any(&[None, None, None, Some(3), Some(20), Some(45)]);
        asks.any_hour = self.random.chance(15);
        asks
    }

    fn rules(&mut self) -> (Vec<Quota>, Vec<Rule>) {
        let (mut quotas, mut rules) = (Vec::new(), Vec::new());
        if self.random.chance(35) {
            let households = self.random.count(1, 3);
            let per = self.random.any(&[Unit::Month, Unit::Week, Unit::Quarter]);
            let of = self.random.any(&ROLES[..3]);
            let channels: &[Channel] = self.random.any(&[
                &[Channel::Door, Channel::Phone][..],
                &[Channel::Door],
                &[Channel::Phone],
            ]);
            quotas.push(quota("meet", of, households, per, channels));
        }
        if self.random.chance(35) {
            let demand = self
                .random
                .any(&[Demand::Times(1), Demand::Times(2), Demand::Pick(1)]);
            let every = self.random.any(&[Unit::Month, Unit::Week, Unit::Quarter]);
            let whom = Selection {
                tags: Some(vec!["t".into()]),
                ..Selection::default()
            };
            let asks = self.asks();
            rules.push(rule("round", cadence(asks, whom, every, demand)));
        }
        for kind in ["a", "b", "c"] {
            let asks = self.asks();
            let within = self.random.any(&["6h", "1d", "2d", "4d"]);
            let expires = self.random.any(&["1d", "2d", "3d", "5d", "12d"]);
            let within = if expires == "1d" { "6h" } else { within };
            let within = if expires < "4d" && within == "4d" {
                "1d"
            } else {
                within
            };
            rules.push(rule(
                kind,
                trigger(asks, Anchor::Event(kind.into()), within, expires),
            ));
        }
        (quotas, rules)
    }

    fn member(&mut self, number: i64) -> Staff {
        let areas: &[&str] = self
            .random
            .any(&[&[][..], &["east"], &["west"], &["east", "west"]]);
        let day = self.day();
        let off = self.random.chance(20).then(|| self.leave(day));
        Staff {
            id: StaffId::new(format!("s{number}")),
            name: format!("S{number}"),
            role: role(self.random.any(&ROLES[..3])),
            areas: areas.iter().map(|area| (*area).into()).collect(),
            department: None,
            works: self.random.any(&[
                [true; 7],
                [true; 7],
                [true, true, true, true, true, false, false],
                [false, true, true, true, true, true, true],
            ]),
            hours: if self.random.chance(40) {
                Some(self.hours())
            } else {
                None
            },
            holidays: false,
            leave: off.into_iter().collect(),
            joined: self.random.chance(8).then(|| self.day()),
            areas_since: None,
            left: self.random.chance(8).then(|| self.day()),
            quota: None,
            phone: None,
            place: place(),
        }
    }

    /// A day off, or a part of one.
    fn leave(&mut self, day: Date) -> Leave {
        if self.random.chance(60) {
            return DateRange {
                first: day,
                last: day,
            }
            .into();
        }
        let from = day.start().plus_minutes(self.random.number(18, 38) * 30);
        Leave {
            from,
            to: from.plus_minutes(self.random.number(1, 8) * 30),
        }
    }

    /// One of the days left, or the one before.
    fn day(&mut self) -> Date {
        self.first.plus_days(
            self.random
                .below(usize::try_from(self.scale.days).expect("few") + 1)
                .try_into()
                .unwrap_or(0)
                - 1,
        )
    }

    fn party(&mut self, number: i64, staff: usize) -> Party {
        let kind = if self.random.chance(8) {
            PartyKind::Contact(Contact {
                kind: "office".into(),
            })
        } else {
            PartyKind::Household(Box::new(self.household(number, staff)))
        };
        Party {
            id: PartyId::new(format!("H{number:02}")),
            name: format!("N{number}").into(),
            phone: None,
            note: None,
            kind,
            place: place(),
        }
    }

    fn household(&mut self, number: i64, staff: usize) -> Household {
        let tagged = self.random.chance(50);
        let pause = self.random.chance(6).then(|| self.day());
        Household {
            building: self.random.number(1, 3).to_string().into(),
            unit: Some(self.random.number(1, 2).to_string().into()),
            room: Some(format!("{number:02}01").into()),
            area: self.random.any(&["east", "west"]).into(),
            status: self
                .random
                .any(&[Status::Occupied, Status::Rented, Status::Vacant]),
            moved_in: None,
            moved_out: self.random.chance(4).then(|| self.day()),
            butler: self
                .random
                .chance(25)
                .then(|| StaffIx::new(self.random.below(staff))),
            channel: self.random.chance(20).then(|| {
                self.random
                    .any(&[Channel::Door, Channel::Phone, Channel::Message])
            }),
            hours: if self.random.chance(25) {
                Some(self.hours())
            } else {
                None
            },
            tags: if tagged { vec!["t".into()] } else { Vec::new() },
            interests: Vec::new(),
            birthday: None,
            arrears_since: None,
            pause_from: pause,
            pause_until: pause,
            work: None,
            reached: None,
        }
    }

    fn event(&mut self, number: i64, parties: usize) -> Event {
        let before = self.scale.days + 6;
        let day = self.first.plus_days(
            self.random
                .below(usize::try_from(before).expect("few"))
                .try_into()
                .unwrap_or(0)
                - 5,
        );
        Event {
            id: EventId::new(format!("e{number:02}")),
            happened_at: DateOrInstant::Instant(
                day.start().plus_minutes(self.random.number(0, 95) * 15),
            ),
            party: Some(PartyIx::new(self.random.below(parties))),
            kind: self.random.any(&["a", "b", "c"]).into(),
            note: None,
            place: place(),
        }
    }

    fn visit(&mut self, number: i64, staff: usize, parties: usize, now: Instant) -> Visit {
        let at = now.plus_minutes(-self.random.number(1, 6 * 1440));
        let outcome = self.random.any(&[
            Outcome::Met,
            Outcome::Met,
            Outcome::NoAnswer,
            Outcome::Refused,
            Outcome::Rescheduled,
        ]);
        let next = now.plus_minutes(self.random.number(0, i64::from(self.scale.days) * 1440));
        Visit {
            id: VisitId::new(format!("v{number:02}")),
            at,
            party: PartyIx::new(self.random.below(parties)),
            staff: Team::from_slice(&[StaffIx::new(self.random.below(staff))]),
            channel: self.random.any(&[Channel::Door, Channel::Phone]),
            outcome,
            next_at: (outcome == Outcome::Rescheduled).then_some(next),
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

    fn row(&mut self, number: i64, staff: usize, parties: usize, rules: usize) -> Booking {
        let start = self
            .day()
            .start()
            .plus_minutes(self.random.number(108, 246) * 5);
        Booking {
            id: BookingId::new(format!("row/{number}")),
            date: start.date(),
            start: start.time(),
            staff: Team::from_slice(&[StaffIx::new(self.random.below(staff))]),
            party: PartyIx::new(self.random.below(parties)),
            channel: self.random.any(&[Channel::Door, Channel::Phone]),
            minutes: 10,
            rules: vec![BookingRule::Rule(RuleIx::new(
                rules - 1 - self.random.below(3),
            ))],
            due: None,
            state: self
                .random
                .any(&[BookingState::Agreed, BookingState::Proposed]),
            note: None,
            place: place(),
        }
    }
}
