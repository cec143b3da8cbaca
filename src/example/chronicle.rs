//! The invented office at work, day by day: errands become visits, visits raise issues, issues and
//! events make errands.

use std::collections::BTreeMap;

use super::diary::{Diary, Wish};
use super::errand::{Agenda, Anchor, Errand, Purpose, put, regular, triggered};
use super::happenings::{Happening, happenings};
use super::ident::Idents;
use super::issues::{Issue, drafts};
use super::office::{Office, Party};
use super::random::Random;
use super::surveys::Survey;
use super::visits::Visit;
use crate::calendar::{Date, Instant, TimeOfDay};
use crate::model::{Channel, Outcome, Source};

/// Everything on record.
#[derive(Clone, Debug)]
pub(super) struct Records<'a> {
    /// By time.
    pub(super) visits: Vec<Visit>,
    /// Those raised.
    pub(super) issues: Vec<Issue<'a>>,
    /// By time.
    pub(super) happenings: Vec<Happening>,
    /// The survey, if one was begun.
    pub(super) survey: Option<Survey>,
}

struct Chronicle<'a> {
    office: &'a Office,
    agenda: Agenda<'a>,
    issues: Vec<Issue<'a>>,
    visits: Vec<Visit>,
    /// When a party was last met, and by whom.
    met: BTreeMap<Party, Vec<Meeting>>,
    diary: Diary,
    ids: Idents,
    issue_ids: Idents,
    random: Random,
}

/// A visit on which a party was met, as far as later errands ask.
#[derive(Clone, Debug)]
struct Meeting {
    at: Instant,
    channel: Channel,
    team: Vec<usize>,
    id: String,
}

/// Lets the office work from its first day to its last.
pub(super) fn keep(office: &Office) -> Records<'_> {
    let seed = office.options.seed;
    let stream = |topic: &str| Random::new(seed, topic);
    let happenings = happenings(office, &mut stream("events"));
    let survey = Survey::new(office);
    let mut chronicle = Chronicle {
        office,
        agenda: regular(office, &mut stream("cadences")),
        issues: drafts(office, &mut stream("issues")),
        visits: Vec::new(),
        met: BTreeMap::new(),
        diary: Diary::default(),
        ids: Idents::new(stream("visit ids")),
        issue_ids: Idents::new(stream("issue ids")),
        random: stream("visits"),
    };
    chronicle.foresee(&happenings, survey.as_ref());
    let mut day = office.options.first_day();
    while day <= office.options.until {
        chronicle.work(day);
        day = day.plus_days(1);
    }
    let mut visits = chronicle.visits;
    visits.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
    let mut issues = chronicle.issues;
    issues.retain(|issue| issue.raised_at.is_some());
    issues.sort_by(|a, b| (a.raised_at, &a.id).cmp(&(b.raised_at, &b.id)));
    Records {
        visits,
        issues,
        happenings,
        survey,
    }
}

impl<'a> Chronicle<'a> {
    /// The errands of anchors that stand fast beforehand.
    fn foresee(&mut self, happenings: &[Happening], survey: Option<&Survey>) {
        for happening in happenings {
            self.anchor(&happening.on, happening.at, happening.party, None);
        }
        for (party, home) in self.office.homes.iter().enumerate() {
            let first = self.office.options.first_day();
            let dated = [
                ("owner.moved_in", home.moved_in),
                ("owner.arrears", home.arrears_since),
            ];
            for (on, date) in dated.into_iter().filter_map(|(on, date)| Some((on, date?))) {
                self.anchor(on, date.start(), Some(party), None);
            }
            for year in first.year()..=self.office.options.until.year() {
                let birthday = home
                    .born_on
                    .and_then(|(month, day)| Date::from_ymd(year, month, day));
                if let Some(date) = birthday.filter(|date| *date >= first && home.lived_in()) {
                    self.anchor("owner.birthday", date.start(), Some(party), None);
                }
            }
        }
        for (name, date) in self.office.seasons.festivals.clone() {
            if date >= self.office.options.first_day() {
                self.anchor(&format!("festival.{name}"), date.start(), None, None);
            }
        }
        for (party, sent) in survey
            .into_iter()
            .flat_map(|survey| survey.parties.iter().map(|party| (*party, survey.sent)))
        {
            // The month's ordinary visits bring most forms back.
            if self.random.percent(12) {
                self.anchor("survey.sent", sent.start(), Some(party), None);
            }
        }
        for issue in 0..self.issues.len() {
            self.draft(issue);
        }
        self.callers();
    }

    fn anchor(&mut self, on: &str, at: Instant, party: Option<Party>, issue: Option<usize>) {
        let anchor = Anchor {
            on,
            at,
            party,
            issue,
        };
        let issues = &self.issues;
        let takes = |rule: &_| issue.is_none_or(|issue| issues[issue].taken_by(rule));
        triggered(
            self.office,
            &anchor,
            takes,
            &mut self.agenda,
            &mut self.random,
        );
    }

    /// An issue that comes up in a visit waits for one; any other is raised on its day.
    fn draft(&mut self, number: usize) {
        let (day, party) = (self.issues[number].day, self.issues[number].party);
        if self.issues[number].source == Source::Visit {
            let by = self
                .office
                .blueprint
                .cadence
                .iter()
                .find(|rule| rule.by.is_own());
            if let Some(rule) = by {
                let errand = Errand {
                    party,
                    purpose: Purpose::Rule(rule),
                    opens: day.start(),
                    last: day.plus_days(9),
                    agreed: None,
                    revisits: None,
                    raises: Some(number),
                };
                put(&mut self.agenda, self.office, day, errand);
                return;
            }
            self.issues[number].source = Source::Desk;
        }
        let minute = u16::try_from(self.random.between(8 * 60 + 30, 20 * 60)).unwrap_or(600);
        if let Some(time) = TimeOfDay::from_minutes(minute) {
            self.raise(number, day.at(time));
        }
    }

    fn raise(&mut self, number: usize, at: Instant) {
        self.issues[number].raise(at, &mut self.issue_ids, &mut self.random);
        let party = self.issues[number].party;
        for (on, at) in self.issues[number].anchors() {
            let revisits = (on != "issue.raised").then_some(number);
            let anchored = revisits.or(Some(number));
            self.anchor(on, at, Some(party), anchored);
        }
    }

    /// Owners who come to the desk.
    fn callers(&mut self) {
        let office = self.office;
        let days = office.options.until.days_since(office.options.first_day());
        let desk: Vec<usize> = (0..office.members.len())
            .filter(|&m| office.members[m].area.is_some())
            .collect();
        for _ in 0..office.options.scaled(14) {
            let date = office
                .options
                .until
                .plus_days(-self.random.between(0, days));
            let minute =
                self.random.between(9 * 12, 12 * 12 - 2) * 5 + self.random.between(0, 1) * 300;
            let party = self.random.below(office.homes.len());
            let Some(&member) = desk.get(self.random.below(desk.len())) else {
                return;
            };
            let time = u16::try_from(minute).ok().and_then(TimeOfDay::from_minutes);
            let (Some(time), true) = (time, office.members[member].at_work(date, &office.seasons))
            else {
                continue;
            };
            let (at, note) = (
                date.at(time),
                office
                    .phrases
                    .visit_note("desk", &mut self.random)
                    .to_owned(),
            );
            let id = self.ids.next('v', date);
            let minutes = Some(self.random.between(3, 12));
            self.visits.push(Visit {
                id,
                at,
                party,
                team: vec![member],
                channel: Channel::Desk,
                outcome: Outcome::Met,
                next_at: None,
                minutes,
                rule: None,
                note,
            });
            self.anchor("visit.desk", at, Some(party), None);
        }
    }

    /// One day: what is agreed first, then what is meant for it.
    fn work(&mut self, day: Date) {
        self.diary = Diary::default();
        let mut errands = self.agenda.remove(&day).unwrap_or_default();
        errands.sort_by_key(|errand| errand.agreed.is_none());
        for errand in errands {
            self.run(errand, day);
        }
    }

    fn run(&mut self, errand: Errand<'a>, day: Date) {
        if self.is_served(&errand) {
            return;
        }
        let away = self
            .office
            .home(errand.party)
            .is_some_and(|home| home.away_on(day));
        let tried = (!away && !self.met_lately(&errand, day))
            .then(|| self.try_visit(&errand, day))
            .flatten();
        match tried {
            Some(visit) => self.follow_up(errand, visit),
            None => put(&mut self.agenda, self.office, day.plus_days(1), errand),
        }
    }

    /// Whether an earlier visit did it already; then an issue looks at that one.
    fn is_served(&mut self, errand: &Errand) -> bool {
        let meetings = self.met.get(&errand.party).into_iter().flatten();
        let served = meetings.into_iter().find(|meeting| {
            meeting.at >= errand.opens && errand.agreed.is_none() && self.serves(meeting, errand)
        });
        let Some(meeting) = served else { return false };
        if let Some(issue) = errand.revisits {
            self.issues[issue]
                .revisit
                .get_or_insert((meeting.id.clone(), meeting.at));
        }
        errand.raises.is_none()
    }

    fn serves(&self, meeting: &Meeting, errand: &Errand) -> bool {
        match errand.purpose {
            Purpose::Quota(member) => meeting.team.contains(&member),
            Purpose::Rule(rule) => {
                let roles = std::iter::once(&rule.by).chain(&rule.with);
                let present = |role: &str| {
                    meeting
                        .team
                        .iter()
                        .any(|member| self.office.members[*member].role == role)
                };
                rule.channels().any(|channel| channel == meeting.channel)
                    && roles.into_iter().all(|seat| present(&seat.role))
            }
        }
    }

    /// Nobody is called upon twice within three days without need.
    fn met_lately(&self, errand: &Errand, day: Date) -> bool {
        let urgent = match errand.purpose {
            Purpose::Rule(rule) => rule
                .within
                .as_deref()
                .is_some_and(|within| within.len() < 4 && within != "14d"),
            Purpose::Quota(_) => false,
        };
        let lately =
            |meeting: &Meeting| day.days_since(meeting.at.date()) < if urgent { 1 } else { 3 };
        let personal =
            |meeting: &&Meeting| matches!(meeting.channel, Channel::Door | Channel::Phone);
        let mut meetings = self
            .met
            .get(&errand.party)
            .into_iter()
            .flatten()
            .filter(personal);
        errand.agreed.is_none() && errand.raises.is_none() && meetings.any(lately)
    }

    fn try_visit(&mut self, errand: &Errand, day: Date) -> Option<Visit> {
        let office = self.office;
        let department = errand
            .revisits
            .map(|issue| self.issues[issue].matter.department.as_str());
        let (team, channel, minutes, rule) = match errand.purpose {
            Purpose::Rule(rule) => {
                let team = office.team(rule, errand.party, department, day, &mut self.random)?;
                let channel = self.channel(&rule.channels().collect::<Vec<_>>(), errand)?;
                (team, channel, rule.minutes, Some(rule.id.clone()))
            }
            Purpose::Quota(member) => {
                let at_work = office.members[member].at_work(day, &office.seasons);
                let channel = self.channel(&[Channel::Door, Channel::Phone], errand)?;
                (at_work.then(|| vec![member])?, channel, None, None)
            }
        };
        let minutes = self.minutes(channel, minutes, errand.party);
        let opens = if day > errand.opens.date() {
            day.start()
        } else {
            errand.opens
        };
        let wish = Wish {
            team: &team,
            party: errand.party,
            channel,
            minutes,
            from: opens,
        };
        let at = match errand.agreed {
            Some(at) => {
                let start = at.time().minutes();
                self.diary.take(&team, start, start + 10);
                at
            }
            None => self.diary.find(office, &wish, &mut self.random)?,
        };
        let outcome = self.outcome(errand, channel);
        Some(Visit {
            id: self.ids.next('v', day),
            at,
            party: errand.party,
            team,
            channel,
            outcome,
            next_at: None,
            minutes: (outcome == Outcome::Met).then_some(minutes),
            rule: rule.filter(|_| {
                errand.revisits.is_some()
                    || office.blueprint.cadence.len() < 3
                    || !is_cadence(errand)
            }),
            note: String::new(),
        })
    }

    /// The owner's channel where the rule allows it, else mostly the rule's first.
    fn channel(&mut self, allowed: &[Channel], errand: &Errand) -> Option<Channel> {
        let preferred = self.office.home(errand.party).and_then(|home| home.channel);
        let quiet = |channel: &Channel| matches!(channel, Channel::Phone | Channel::Message);
        match preferred {
            Some(channel) if allowed.contains(&channel) => return Some(channel),
            Some(channel) if quiet(&channel) => {
                if let Some(other) = allowed.iter().copied().find(quiet) {
                    return Some(other);
                }
            }
            _ => {}
        }
        let first = if self.random.percent(64) {
            0
        } else {
            self.random.below(allowed.len())
        };
        allowed.get(first).copied()
    }

    fn minutes(&mut self, channel: Channel, rule: Option<i32>, party: Party) -> i32 {
        match (channel, rule) {
            (_, Some(minutes)) => minutes - self.random.between(0, minutes / 3),
            (Channel::Door, None) if self.office.home(party).is_some() => {
                self.random.between(4, 10)
            }
            (Channel::Door | Channel::Meeting, None) => self.random.between(25, 60),
            (_, None) => self.random.between(2, 5),
        }
    }

    fn outcome(&mut self, errand: &Errand, channel: Channel) -> Outcome {
        let personal = matches!(channel, Channel::Door | Channel::Phone);
        let sure = errand.raises.is_some() || !personal || self.office.home(errand.party).is_none();
        let cadence = is_cadence(errand);
        if sure {
            return Outcome::Met;
        }
        if errand.agreed.is_some() {
            return self
                .random
                .weighted(&[(94, Outcome::Met), (6, Outcome::NoAnswer)]);
        }
        match channel {
            Channel::Door => self.random.weighted(&[
                (82, Outcome::Met),
                (10, Outcome::NoAnswer),
                (5, Outcome::Rescheduled),
                (if cadence { 2 } else { 0 }, Outcome::Refused),
                (usize::from(cadence), Outcome::Waived),
            ]),
            _ => self.random.weighted(&[
                (87, Outcome::Met),
                (9, Outcome::NoAnswer),
                (2, Outcome::Rescheduled),
                (if cadence { 2 } else { 0 }, Outcome::Refused),
            ]),
        }
    }

    /// Writes the visit down and does what follows from it.
    fn follow_up(&mut self, mut errand: Errand<'a>, mut visit: Visit) {
        visit.note = self.note(&errand, &visit);
        match visit.outcome {
            Outcome::Met => self.was_met(&errand, &visit),
            Outcome::NoAnswer => {
                errand.agreed = None;
                let again = visit.at.date().plus_days(self.random.between(1, 4));
                put(&mut self.agenda, self.office, again, errand);
            }
            Outcome::Rescheduled => self.reschedule(errand, &mut visit),
            Outcome::Waived => {
                if let Purpose::Rule(rule) = errand.purpose {
                    visit.rule = Some(rule.id.clone());
                    visit.channel = Channel::Phone;
                }
            }
            Outcome::Refused => {}
        }
        self.visits.push(visit);
    }

    /// Agrees another time; where none can be found, nobody was there.
    fn reschedule(&mut self, mut errand: Errand<'a>, visit: &mut Visit) {
        let day = visit.at.date();
        let later = day.plus_days(self.random.between(1, 4));
        if let Some(at) = self.agree(visit, later) {
            visit.next_at = Some(at);
            errand.agreed = Some(at);
            errand.last = errand.last.max(at.date());
            put(&mut self.agenda, self.office, at.date(), errand);
        } else {
            visit.outcome = Outcome::NoAnswer;
            visit.note = self.note(&errand, visit);
            put(&mut self.agenda, self.office, day.plus_days(2), errand);
        }
    }

    fn was_met(&mut self, errand: &Errand, visit: &Visit) {
        self.met.entry(visit.party).or_default().push(Meeting {
            at: visit.at,
            channel: visit.channel,
            team: visit.team.clone(),
            id: visit.id.clone(),
        });
        if let Some(issue) = errand.revisits {
            self.issues[issue]
                .revisit
                .get_or_insert((visit.id.clone(), visit.at));
        }
        if let Some(issue) = errand.raises {
            self.issues[issue].visit = Some(visit.id.clone());
            self.raise(issue, visit.at.plus_minutes(3));
        }
    }

    /// A time at which the same people can come again, on `date` or soon after.
    fn agree(&mut self, visit: &Visit, date: Date) -> Option<Instant> {
        let office = self.office;
        let day = (0..4).map(|later| date.plus_days(later)).find(|day| {
            let at_work = |member: &usize| office.members[*member].at_work(*day, &office.seasons);
            let home = office
                .home(visit.party)
                .is_some_and(|home| home.away_on(*day));
            visit.team.iter().all(at_work) && !home
        })?;
        let wish = Wish {
            team: &visit.team,
            party: visit.party,
            channel: visit.channel,
            minutes: 10,
            from: day.start(),
        };
        Diary::default().find(office, &wish, &mut self.random)
    }

    fn note(&mut self, errand: &Errand, visit: &Visit) -> String {
        let phrases = &self.office.phrases;
        if let (Purpose::Rule(rule), Outcome::Met) = (errand.purpose, visit.outcome) {
            let occasion = phrases.occasion_note(&rule.on, &mut self.random);
            if let Some(note) = occasion.filter(|_| visit.channel != Channel::Message) {
                return note.to_owned();
            }
        }
        let kind = match (visit.outcome, visit.channel) {
            (Outcome::Met, Channel::Meeting) => "meeting",
            (Outcome::Met, _) if self.office.home(visit.party).is_none() => "contact",
            (Outcome::Met, Channel::Door) => "met_door",
            (Outcome::Met, Channel::Phone) => "met_phone",
            (Outcome::Met, _) => "message",
            (Outcome::NoAnswer, Channel::Phone) => "no_answer_phone",
            (Outcome::NoAnswer, _) => "no_answer_door",
            (Outcome::Refused, _) => "refused",
            (Outcome::Rescheduled, _) => "rescheduled",
            (Outcome::Waived, _) => "waived",
        };
        self.office
            .phrases
            .visit_note(kind, &mut self.random)
            .to_owned()
    }
}

fn is_cadence(errand: &Errand) -> bool {
    matches!(errand.purpose, Purpose::Rule(rule) if rule.on.is_empty() && rule.count.is_none())
}
