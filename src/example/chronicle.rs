//! The invented office at work, day by day: errands become visits, visits raise issues, issues and
//! events make errands.

use std::collections::BTreeMap;

use super::diary::Diary;
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
    /// What was done.
    pub(super) visits: Vec<Visit>,
    /// Those raised.
    /// What was, or will be, raised.
    pub(super) issues: Vec<Issue<'a>>,
    /// By time.
    pub(super) happenings: Vec<Happening>,
    /// The survey, if one was begun.
    pub(super) survey: Option<Survey>,
}

/// The office at work.
pub(super) struct Chronicle<'a> {
    /// Whose chronicle it is.
    pub(super) office: &'a Office,
    /// What there is to do.
    pub(super) agenda: Agenda<'a>,
    pub(super) issues: Vec<Issue<'a>>,
    pub(super) visits: Vec<Visit>,
    /// When a party was last met, and by whom.
    pub(super) met: BTreeMap<Party, Vec<Meeting>>,
    /// Today's taken minutes.
    pub(super) diary: Diary,
    /// What is agreed for later days.
    pub(super) booked: BTreeMap<Date, Diary>,
    /// Makes ids of visits.
    pub(super) ids: Idents,
    /// Makes ids of issues.
    pub(super) issue_ids: Idents,
    /// Chance.
    pub(super) random: Random,
}

/// A visit on which a party was met, as far as later errands ask.
#[derive(Clone, Debug)]
pub(super) struct Meeting {
    /// When.
    pub(super) at: Instant,
    /// How.
    pub(super) channel: Channel,
    /// By whom.
    pub(super) team: Vec<usize>,
    /// The visit's id.
    pub(super) id: String,
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
        booked: BTreeMap::new(),
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

    pub(super) fn anchor(
        &mut self,
        on: &str,
        at: Instant,
        party: Option<Party>,
        issue: Option<usize>,
    ) {
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
                    issue: None,
                    raises: Some(number),
                };
                put(&mut self.agenda, self.office, day, errand);
                return;
            }
            self.issues[number].source = Source::Desk;
        }
        let minute = u16::try_from(self.random.between(8 * 60 + 30, 18 * 60)).unwrap_or(600);
        if let Some(time) = TimeOfDay::from_minutes(minute) {
            self.raise(number, day.at(time));
        }
    }

    pub(super) fn raise(&mut self, number: usize, at: Instant) {
        self.issues[number].raise(at, &mut self.issue_ids, &mut self.random);
        let party = self.issues[number].party;
        for (on, at) in self.issues[number].anchors() {
            self.anchor(on, at, Some(party), Some(number));
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
        self.diary = self.booked.remove(&day).unwrap_or_default();
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
}
