//! A little community for tests, stated a row at a time in words.
//!
//! `owner("H1 east occupied in=2026-01-01")`, `visit("v1 2026-11-03T10:00 H1 wang door met")`:
//! first the columns that are always there, then `key=value` for the others.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Duty, Known, Window, derive};
use crate::calendar::{
    Almanac, Date, DateOrInstant, DateSet, Hours, Instant, Interval, SignedSpan, Span, Term, Unit,
    Within, Workdays, Zone, parse_birthday,
};
use crate::diag::Place;
use crate::model::policy::{
    Amount, Anchor, Area, Arrears, Asks, Cadence, Complaints, Count, CoverageSettings, Demand,
    Draw, Each, HoursSettings, IssueFilter, Issues, Quota, Role, Rule, RuleKind, Sample,
    Satisfaction, Seat, Selection, Series, TeamCredit, Trigger, Until, Validity,
};
use crate::model::{
    Book, Booking, BookingId, BookingState, Channel, Class, Contact, Decimal, Event, EventId,
    Festival, Form, Household, Issue, IssueColumn, IssueId, IssueKind, IssueSeverity, Office,
    Outcome, Party, PartyId, PartyIx, PartyKind, Plan, Policy, Priority, RoleId, RoleIx, RuleId,
    RuleIx, Source, Staff, StaffId, StaffIx, Status, Survey, Visit, VisitId,
};

/// The rows of a community, in any order.
#[derive(Clone, Debug, Default)]
pub(super) struct Town {
    rows: Vec<(&'static str, String)>,
    zone: Option<&'static str>,
    month_starts_on: Option<u8>,
    lead_only: bool,
    prorate_off: bool,
    since: Option<Date>,
}

/// The roles every town has, in policy order.
pub(super) const ROLES: [&str; 4] = ["butler", "manager", "health", "head"];

macro_rules! rows {
    ($($name:ident)+) => { $(
        /// Adds a row.
        pub(super) fn $name(mut self, row: &str) -> Town {
            self.rows.push((stringify!($name), row.to_owned()));
            self
        }
    )+ };
}

impl Town {
    pub(super) fn new() -> Town {
        Town::default()
    }

    rows! { owner contact staff visit issue event rule festival rain holiday term form row }

    pub(super) fn zone(mut self, zone: &'static str) -> Town {
        self.zone = Some(zone);
        self
    }

    pub(super) fn month_starts_on(mut self, day: u8) -> Town {
        self.month_starts_on = Some(day);
        self
    }

    /// The office began to use this on that day.
    pub(super) fn since(mut self, day: &str) -> Town {
        self.since = Some(date(day));
        self
    }

    pub(super) fn lead_only(mut self) -> Town {
        self.lead_only = true;
        self
    }

    pub(super) fn without_prorating(mut self) -> Town {
        self.prorate_off = true;
        self
    }

    /// The rows in another order.
    pub(super) fn shuffled(mut self, seed: usize) -> Town {
        let count = self.rows.len().max(1);
        let is_rule = |row: &(&'static str, String)| row.0 == "rule";
        let (rules, mut others): (Vec<_>, Vec<_>) = self.rows.drain(..).partition(is_rule);
        let turn = seed % count;
        let turn = turn.min(others.len());
        others.rotate_left(turn);
        others.reverse();
        self.rows = rules.into_iter().chain(others).collect();
        self
    }

    fn of(&self, kind: &'static str) -> impl Iterator<Item = Cells> + '_ {
        self.rows
            .iter()
            .filter(move |(name, _)| *name == kind)
            .map(|(_, row)| Cells::of(row))
    }

    /// The book that `book` would read.
    pub(super) fn book(&self) -> Book {
        let mut book = self.empty();
        book.policy.quotas = self.quotas();
        book.policy.rules = self.rules();
        book.staff = self.of("staff").map(|cells| member(&cells)).collect();
        book.staff.sort_by(|one, other| one.id.cmp(&other.id));
        let owners = self.of("owner").map(|cells| owner(&book, &cells));
        let contacts = self.of("contact").map(|cells| contact(&cells));
        let mut parties: Vec<Party> = owners.chain(contacts).collect();
        parties.sort_by(|one, other| one.id.cmp(&other.id));
        book.parties = parties;
        self.fill(&mut book);
        book
    }

    fn fill(&self, book: &mut Book) {
        let mut visits: Vec<Visit> = self.of("visit").map(|cells| visit(book, &cells)).collect();
        visits.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
        book.visits = visits;
        let mut issues: Vec<Issue> = self.of("issue").map(|cells| issue(book, &cells)).collect();
        issues.sort_by(|one, other| (one.raised_at, &one.id).cmp(&(other.raised_at, &other.id)));
        book.issues = issues;
        let mut events: Vec<Event> = self.of("event").map(|cells| event(book, &cells)).collect();
        events.sort_by(|one, other| {
            (one.happened_at.start(), &one.id).cmp(&(other.happened_at.start(), &other.id))
        });
        book.events = events;
        book.festivals = self.of("festival").map(|cells| festival(&cells)).collect();
        book.festivals
            .sort_by(|one, other| (one.date, &one.name).cmp(&(other.date, &other.name)));
        book.surveys = self.surveys(book);
        let rows: Vec<Booking> = self.of("row").map(|cells| booking(book, &cells)).collect();
        book.plans = vec![Plan {
            month: "2026-11".into(),
            rows,
        }];
    }

    fn quotas(&self) -> Vec<Quota> {
        let rules = self.of("rule").filter(|cells| cells.at(0) == "quota");
        rules.map(|cells| quota(&cells)).collect()
    }

    fn rules(&self) -> Vec<Rule> {
        let order = ["cadence", "trigger", "sample"];
        let place = |cells: &Cells| order.iter().position(|kind| *kind == cells.at(0));
        let mut cells: Vec<Cells> = self.of("rule").collect();
        cells.retain(|cells| place(cells).is_some());
        cells.sort_by_key(place);
        let ids: Vec<String> = cells.iter().map(|cells| cells.at(1).to_owned()).collect();
        cells.iter().map(|cells| rule(cells, &ids)).collect()
    }

    fn surveys(&self, book: &Book) -> Vec<Survey> {
        let mut forms: BTreeMap<String, Vec<Form>> = BTreeMap::new();
        for cells in self.of("form") {
            let form = Form {
                party: party(book, cells.at(1)),
                sent_at: cells
                    .get("sent")
                    .map(|text| DateOrInstant::Date(date(text))),
                returned_at: cells
                    .get("returned")
                    .map(|text| DateOrInstant::Date(date(text))),
                rates: rates(&cells),
                opinion: None,
                place: Place::whole("form"),
            };
            forms.entry(cells.at(0).to_owned()).or_default().push(form);
        }
        let survey = |(name, forms): (String, _)| Survey {
            name: name.into(),
            services: Vec::new(),
            forms,
        };
        forms.into_iter().map(survey).collect()
    }

    fn empty(&self) -> Book {
        let days = |kind| {
            self.of(kind)
                .map(|cells| date(cells.at(0)))
                .collect::<DateSet>()
        };
        let zone = Zone::named(self.zone.unwrap_or("Asia/Shanghai")).expect("a zone");
        let mut policy = policy();
        policy.month_starts_on = self.month_starts_on.unwrap_or(1);
        policy.quota_options.prorate = !self.prorate_off;
        if self.lead_only {
            policy.quota_options.team_credit = TeamCredit::Lead;
        }
        Book {
            office: Office {
                name: "Jade Garden".into(),
                language: None,
                since: self.since,
                community: None,
                data_version: 1,
            },
            almanac: Almanac {
                workdays: Workdays::new(days("holiday"), DateSet::default(), days("rain")),
                month_starts_on: policy.month_starts_on,
                terms: self.of("term").map(|cells| term(&cells)).collect(),
                ..Almanac::of_zone(zone)
            },
            policy,
            festivals: Vec::new(),
            staff: Vec::new(),
            parties: Vec::new(),
            visits: Vec::new(),
            issues: Vec::new(),
            events: Vec::new(),
            plans: Vec::new(),
            approvals: Vec::new(),
            visitors: Vec::new(),
            surveys: Vec::new(),
        }
    }
}

/// Every duty of a window, one line each: `id opens due closes state`.
pub(super) fn lines(town: &Town, now: &str, from: &str, to: &str) -> Vec<String> {
    let book = town.book();
    let duties = derive(&Known::at(&book, at(now)), &Window::new(at(from), at(to)));
    duties.iter().map(line).collect()
}

/// The ids and states of November 2026.
pub(super) fn november(town: &Town, now: &str) -> Vec<String> {
    let book = town.book();
    let window = Window::new(at("2026-11-01T00:00"), at("2026-12-01T00:00"));
    let duties = derive(&Known::at(&book, at(now)), &window);
    duties
        .iter()
        .map(|duty| format!("{} {}", duty.id, duty.state))
        .collect()
}

/// A duty as a line.
pub(super) fn line(duty: &Duty) -> String {
    format!(
        "{} {} {} {} {}",
        duty.id, duty.opens, duty.due, duty.closes, duty.state
    )
}

pub(super) fn at(text: &str) -> Instant {
    if text.len() == 10 {
        date(text).start()
    } else {
        text.parse().expect("an instant")
    }
}

pub(super) fn date(text: &str) -> Date {
    text.parse().expect("a date")
}

fn within(text: &str) -> Within {
    text.parse().expect("a span or a period")
}

fn span(text: &str) -> Span {
    text.parse().expect("a span")
}

/// The words of a row: those in place, and those with a name.
struct Cells {
    places: Vec<String>,
    named: BTreeMap<String, String>,
}

impl Cells {
    fn of(row: &str) -> Cells {
        let mut cells = Cells {
            places: Vec::new(),
            named: BTreeMap::new(),
        };
        for word in row.split_whitespace() {
            match word.split_once('=') {
                Some((key, value)) => {
                    cells.named.insert(key.to_owned(), value.to_owned());
                }
                None => cells.places.push(word.to_owned()),
            }
        }
        cells
    }

    fn at(&self, place: usize) -> &str {
        &self.places[place]
    }

    fn says(&self, word: &str) -> bool {
        self.places.iter().any(|place| place == word)
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.named.get(key).map(String::as_str)
    }

    fn list(&self, key: &str) -> Option<Vec<String>> {
        self.get(key)
            .map(|text| text.split(',').map(str::to_owned).collect())
    }
}

fn role(name: &str) -> RoleIx {
    RoleIx::new(ROLES.iter().position(|role| *role == name).expect("a role"))
}

fn party(book: &Book, id: &str) -> PartyIx {
    book.party(id).expect("a party")
}

fn team(book: &Book, text: &str) -> crate::model::Team {
    text.split(',')
        .map(|id| book.member(id).expect("a member"))
        .collect()
}

fn member(cells: &Cells) -> Staff {
    Staff {
        id: StaffId::new(cells.at(0)),
        name: cells.at(0).to_owned(),
        role: role(cells.at(1)),
        areas: cells
            .list("areas")
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect(),
        department: cells.get("department").map(Into::into),
        works: [true; 7],
        hours: None,
        holidays: false,
        leave: cells
            .list("leave")
            .unwrap_or_default()
            .iter()
            .map(|text| text.parse().expect("leave"))
            .collect(),
        joined: cells.get("joined").map(date),
        areas_since: cells.get("since").map(date),
        left: cells.get("left").map(date),
        quota: cells
            .get("quota")
            .map(|text| text.parse().expect("a number")),
        phone: None,
        place: Place::whole("staff.toml"),
    }
}

fn owner(book: &Book, cells: &Cells) -> Party {
    let words = |key| {
        cells
            .list(key)
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect()
    };
    let household = Household {
        building: cells.get("building").unwrap_or("1").into(),
        unit: None,
        room: None,
        area: cells.at(1).into(),
        status: Status::parse(cells.at(2)).expect("a status"),
        moved_in: cells.get("in").map(date),
        moved_out: cells.get("out").map(date),
        butler: cells
            .get("butler")
            .map(|id| book.member(id).expect("a butler")),
        channel: None,
        hours: None,
        tags: words("tags"),
        interests: words("interests"),
        work: cells.get("work").map(Into::into),
        birthday: cells
            .get("birthday")
            .map(|text| parse_birthday(text).expect("a birthday").value),
        arrears_since: cells.get("arrears").map(date),
        pause_from: cells.get("pause_from").map(date),
        pause_until: cells.get("pause_until").map(date),
        reached: cells.get("reached").map(Into::into),
    };
    stated(cells, PartyKind::Household(Box::new(household)))
}

fn contact(cells: &Cells) -> Party {
    stated(
        cells,
        PartyKind::Contact(Contact {
            kind: cells.at(1).into(),
        }),
    )
}

fn stated(cells: &Cells, kind: PartyKind) -> Party {
    Party {
        id: PartyId::new(cells.at(0)),
        name: cells.at(0).into(),
        phone: None,
        note: None,
        kind,
        place: Place::whole("owners.csv"),
    }
}

fn visit(book: &Book, cells: &Cells) -> Visit {
    let rules = cells.list("rules").unwrap_or_default();
    Visit {
        id: VisitId::new(cells.at(0)),
        at: at(cells.at(1)),
        party: party(book, cells.at(2)),
        staff: team(book, cells.at(3)),
        channel: Channel::parse(cells.at(4)).expect("a channel"),
        outcome: Outcome::parse(cells.at(5)).expect("an outcome"),
        next_at: cells.get("next").map(at),
        minutes: cells
            .get("minutes")
            .map(|text| text.parse().expect("minutes")),
        rules: rules
            .iter()
            .map(|id| book.policy.any_rule(id).expect("a rule"))
            .collect(),
        rates: rates(cells),
        gift: cells.get("gift").map(Into::into),
        cost: cells.get("cost").map(|text| text.parse().expect("a cost")),
        logged_at: cells.get("logged").map(at),
        reviewed_by: cells.get("reviewer").and_then(|id| book.member(id)),
        reviewed_at: cells.get("reviewed").map(at),
        note: None,
        place: Place::whole("visits/2026-11.csv"),
    }
}

fn issue(book: &Book, cells: &Cells) -> Issue {
    Issue {
        id: IssueId::new(cells.at(0)),
        raised_at: at(cells.at(1)),
        party: party(book, cells.at(2)),
        source: Source::Desk,
        visit: None,
        kind: IssueKind::parse(cells.at(3)).expect("a kind"),
        class: cells.get("class").and_then(Class::parse),
        severity: IssueSeverity::parse(cells.at(4)).expect("a severity"),
        department: cells.get("department").unwrap_or("engineering").into(),
        received_by: cells.get("received_by").and_then(|id| book.member(id)),
        assignee: cells.get("assignee").and_then(|id| book.member(id)),
        accepted_at: cells.get("accepted").map(at),
        category: cells.get("category").map(Into::into),
        promised_at: cells.get("promised").map(at),
        arrived_at: cells.get("arrived").map(at),
        holds: holds(cells),
        reopens: cells.get("reopens").map(IssueId::new),
        answered_at: cells.get("answered").map(at),
        resolved_at: cells.get("resolved").map(at),
        escalated_at: None,
        revisit: cells.get("revisit").map(VisitId::new),
        closed_at: cells.get("closed").map(at),
        adopted: None,
        answer: None,
        result: None,
        summary: "".into(),
        place: Place::whole("issues/2026-11.csv"),
    }
}

fn holds(cells: &Cells) -> Vec<Interval> {
    let holds = cells.list("holds").unwrap_or_default();
    let read = |text: &String| Interval::parse(text, str::parse).expect("an interval");
    holds.iter().map(read).collect()
}

fn event(book: &Book, cells: &Cells) -> Event {
    let text = cells.at(1);
    Event {
        id: EventId::new(cells.at(0)),
        happened_at: if text.len() == 10 {
            DateOrInstant::Date(date(text))
        } else {
            DateOrInstant::Instant(at(text))
        },
        party: book.party(cells.at(2)),
        kind: cells.at(3).into(),
        note: None,
        place: Place::whole("events/2026-11.csv"),
    }
}

fn festival(cells: &Cells) -> Festival {
    Festival {
        name: cells.at(0).to_owned(),
        date: date(cells.at(1)),
        place: Place::whole("calendar.toml"),
    }
}

fn booking(book: &Book, cells: &Cells) -> Booking {
    let start = at(cells.at(1));
    Booking {
        id: BookingId::new(cells.at(0)),
        date: start.date(),
        start: start.time(),
        staff: team(book, cells.at(3)),
        party: party(book, cells.at(2)),
        channel: Channel::Door,
        minutes: 10,
        rules: Vec::new(),
        due: None,
        state: BookingState::parse(cells.at(4)).expect("a state"),
        note: None,
        place: Place::whole("plans/2026-11.csv"),
    }
}

fn rule(cells: &Cells, ids: &[String]) -> Rule {
    let kind = match cells.at(0) {
        "cadence" => RuleKind::Cadence(cadence(cells)),
        "trigger" => RuleKind::Trigger(trigger(cells)),
        _ => RuleKind::Sample(sample(cells, ids)),
    };
    Rule {
        id: RuleId::new(cells.at(1)),
        title: None,
        asks: asks(cells),
        kind,
        validity: validity(cells),
        target: None,
        place: Place::new(&Arc::from("policy.toml"), 1),
    }
}

fn channels(cells: &Cells) -> Vec<Channel> {
    let words = cells
        .list("channels")
        .unwrap_or_else(|| vec!["door".into(), "phone".into()]);
    words
        .iter()
        .map(|word| Channel::parse(word).expect("a channel"))
        .collect()
}

/// `2_months`; the first term is `term`.
fn unit(text: &str) -> Unit {
    if text == "term" {
        return Unit::Term(0);
    }
    text.replace('_', " ").parse().expect("a unit")
}

fn quota(cells: &Cells) -> Quota {
    Quota {
        id: RuleId::new(cells.at(1)),
        title: None,
        role: role(cells.get("role").unwrap_or("butler")),
        amount: match cells.get("minutes") {
            Some(minutes) => Amount::Minutes(minutes.parse().expect("a number")),
            None => Amount::Households(
                cells
                    .get("households")
                    .expect("households")
                    .parse()
                    .expect("a number"),
            ),
        },
        whom: selection(cells),
        validity: validity(cells),
        per: unit(cells.get("per").unwrap_or("month")),
        channels: channels(cells),
        prefer: Vec::new(),
        place: Place::new(&Arc::from("policy.toml"), 1),
    }
}

/// `butler`, `butler:own`, `head:issue`, `:issue`, `:assignee`.
fn seat(text: &str) -> Seat {
    let (name, more) = text.split_once(':').unwrap_or((text, ""));
    let area = if more == "own" { Area::Own } else { Area::Any };
    Seat {
        role: (!name.is_empty()).then(|| role(name)),
        area,
        of_issue_department: more == "issue",
        is_assignee: more == "assignee",
    }
}

fn validity(cells: &Cells) -> Validity {
    Validity {
        from: cells.get("from_date").map(date),
        until: cells.get("until_date").map(date),
    }
}

/// `rate=4`, `rate=4,-,2`: a mark for each service, a dash for none.
fn rates(cells: &Cells) -> Box<[Option<u8>]> {
    let marks = cells.list("rate").unwrap_or_default();
    marks.iter().map(|mark| mark.parse().ok()).collect()
}

/// `school 2026-09-01/2027-01-20 …`
fn term(cells: &Cells) -> Term {
    let periods = cells.places[1..].iter();
    Term {
        name: cells.at(0).to_owned(),
        periods: periods.map(|days| days.parse().expect("days")).collect(),
    }
}

fn asks(cells: &Cells) -> Asks {
    Asks {
        by: seat(cells.get("by").unwrap_or("butler")),
        stand_in: cells.get("stand_in").map(role),
        with: cells
            .list("with")
            .unwrap_or_default()
            .iter()
            .map(|text| seat(text))
            .collect(),
        channels: channels(cells),
        priority: cells
            .get("priority")
            .and_then(Priority::parse)
            .unwrap_or(Priority::Normal),
        minutes: None,
        any_hour: false,
        inspection: cells.says("inspection"),
    }
}

fn selection(cells: &Cells) -> Selection {
    let status = cells.list("status").map(|words| {
        words
            .iter()
            .map(|word| Status::parse(word).expect("a status"))
            .collect()
    });
    let complaints = cells
        .get("complaints")
        .and_then(|text| text.split_once('/'));
    Selection {
        contact: cells.list("contact").unwrap_or_default(),
        status,
        area: cells.list("area"),
        building: cells.list("building"),
        tags: cells.list("tags"),
        not_tags: cells.list("not_tags"),
        interests: cells.list("interests"),
        moved_in_within: cells.get("moved_in").map(span),
        not_met_within: cells.get("not_met").map(span),
        complaints: complaints.map(|(number, within)| Complaints {
            at_least: number.parse().expect("a number"),
            within: span(within),
        }),
        issues: cells.get("issues").and_then(|text| {
            let mut parts = text.split('/');
            let (number, within, kind) = (parts.next()?, parts.next()?, parts.next()?);
            Some(Issues {
                filter: IssueFilter(vec![(IssueColumn::Kind, vec![kind.to_owned()])]),
                at_least: number.parse().expect("a number"),
                within: span(within),
            })
        }),
        age: cells.get("age").map(|text| text.parse().expect("an age")),
        arrears: cells.get("owing").map(|text| match text {
            "any" => Arrears::Any,
            text => Arrears::AtLeast(span(text)),
        }),
    }
}

fn cadence(cells: &Cells) -> Cadence {
    let number = |key| cells.get(key).map(|text| text.parse().expect("a number"));
    Cadence {
        whom: selection(cells),
        every: unit(cells.get("every").unwrap_or("month")),
        on: cells
            .get("on")
            .map(|text| text.replace('_', " ").parse().expect("days")),
        demand: match number("pick") {
            Some(count) => Demand::Pick(count),
            None => Demand::Times(number("times").unwrap_or(1)),
        },
    }
}

fn trigger(cells: &Cells) -> Trigger {
    let filter = IssueColumn::ALL
        .iter()
        .filter_map(|&column| Some((column, cells.list(&format!("where.{}", column.as_str()))?)));
    Trigger {
        on: Anchor::parse(cells.get("on").expect("an anchor")).expect("a known one"),
        at_most: cells
            .get("at_most")
            .map(|text| text.parse().expect("a mark")),
        in_a_row: cells
            .get("row")
            .map_or(1, |text| text.parse().expect("a number")),
        series: cells.get("again").map(|every| Series {
            every: span(every),
            until: cells.get("until").map(until),
        }),
        filter: IssueFilter(filter.collect()),
        whom: selection(cells),
        after: cells
            .get("after")
            .unwrap_or("0h")
            .parse::<SignedSpan>()
            .expect("a span"),
        within: cells.get("within").map(within),
        wait_for_rain: cells.says("rain"),
        expires: within(cells.get("expires").unwrap_or("90d")),
        draw: cells.get("share").map(|share| Draw {
            share: decimal(share),
            per: unit(cells.get("per").unwrap_or("month")),
            above: cells
                .get("above")
                .map_or(0, |text| text.parse().expect("a number")),
        }),
    }
}

/// `event.stable`, `3mo`, `6_times`.
fn until(text: &str) -> Until {
    if let Some(times) = text.strip_suffix("_times") {
        return Until::Times(times.parse().expect("a number"));
    }
    Anchor::parse(text).map_or_else(|| Until::Span(span(text)), Until::Anchor)
}

fn sample(cells: &Cells, ids: &[String]) -> Sample {
    let index =
        |id: &String| RuleIx::new(ids.iter().position(|other| other == id).expect("a rule"));
    let count = match cells.get("count").and_then(|text| text.split_once("..")) {
        Some((min, max)) => Count::Between {
            min: min.parse().expect("a number"),
            max: max.parse().expect("a number"),
        },
        None => Count::Share(decimal(cells.get("share").expect("a count or a share"))),
    };
    Sample {
        every: unit(cells.get("every").unwrap_or("month")),
        from: selection(cells),
        leave_out_met_for: cells
            .list("leave")
            .unwrap_or_default()
            .iter()
            .map(index)
            .collect(),
        each: cells.get("each").map(|text| match text {
            "building" => Each::Building,
            "area" => Each::Area,
            name => Each::Member(role(name)),
        }),
        count,
    }
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a decimal")
}

fn policy() -> Policy {
    let role = |name: &&str| Role {
        id: RoleId::new(*name),
        title: None,
        reports_to: None,
        place: Place::whole("policy.toml"),
    };
    let hours = Hours::always;
    Policy {
        roles: ROLES.iter().map(role).collect(),
        hours: HoursSettings {
            staff: hours(),
            phone: hours(),
            door: hours(),
            door_preferred: hours(),
            ..HoursSettings::default()
        },
        coverage: CoverageSettings {
            by_role: Some(RoleIx::new(0)),
        },
        satisfaction: Satisfaction {
            services: Vec::new(),
            ..Satisfaction::default()
        },
        ..Policy::default()
    }
}

/// The ids of members.
pub(super) fn names(book: &Book, members: &[StaffIx]) -> Vec<String> {
    members
        .iter()
        .map(|&member| book[member].id.to_string())
        .collect()
}
