//! Every plan of a tiny office, tried one after the other: appointments in order of time, each as early as
//! those before it let it be. Nothing of the search's own reckoning is used here: what may be done
//! and how good it is are found again from the problem's numbers.

use crate::model::Channel;
use crate::model::policy::TeamCredit;
use crate::plan::problem::{Crew, DAY, DutySet, Minute, NOWHERE, Problem, bit, indexes};

/// Levels 1 to 3: left out and late by class, short.
pub(super) type Upper = [i64; 9];

/// An appointment.
#[derive(Clone, Debug)]
pub(super) struct Made {
    pub(super) party: usize,
    pub(super) crew: Crew,
    pub(super) channel: Channel,
    pub(super) start: Minute,
    pub(super) minutes: Minute,
    pub(super) duties: DutySet,
    /// The quota row it tops up.
    pub(super) top_up: Option<u32>,
    /// Whether it is an agreed row.
    fixed: bool,
}

impl Made {
    fn end(&self) -> Minute {
        self.start + self.minutes
    }

    fn day(&self) -> i32 {
        self.start.div_euclid(DAY)
    }

    fn place(&self) -> u32 {
        match self.channel {
            Channel::Door | Channel::Meeting => u32::try_from(self.party).expect("few"),
            _ => NOWHERE,
        }
    }
}

/// What trying everything came to.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing is better than what is known.
    Nothing,
    /// This is.
    Better(Upper, Vec<Made>),
    /// There were too many plans to try.
    TooMany,
}

/// Looks for a plan that is better than `known`, which `steps` bound.
pub(super) fn better_than(problem: &Problem, known: Upper, steps: u64) -> Found {
    let mut search = Exhaustive::new(problem, known, steps);
    let agreed = problem.fixed.iter().map(|row| Made {
        party: row.party,
        crew: row.crew.clone(),
        channel: row.channel,
        start: row.start,
        minutes: row.minutes,
        duties: row.duties,
        top_up: None,
        fixed: true,
    });
    search.made = agreed.collect();
    search.go(0, 0);
    match search.best {
        Some((upper, made)) => Found::Better(upper, made),
        None if search.steps == 0 => Found::TooMany,
        None => Found::Nothing,
    }
}

/// A way to meet a party: who, how, on which day.
struct Spec {
    party: usize,
    crew: Crew,
    channel: Channel,
    day: i32,
    clears: DutySet,
    /// The quota row topped up, where there is no duty.
    top_up: Option<u32>,
}

struct Exhaustive<'p> {
    problem: &'p Problem,
    specs: Vec<Spec>,
    made: Vec<Made>,
    known: Upper,
    best: Option<(Upper, Vec<Made>)>,
    steps: u64,
    /// By duty and day how late it is at least if it is met then; none where it cannot be.
    least_late: Vec<Vec<Option<i64>>>,
}

impl<'p> Exhaustive<'p> {
    fn new(problem: &'p Problem, known: Upper, steps: u64) -> Exhaustive<'p> {
        let mut search = Exhaustive {
            problem,
            specs: specs(problem),
            made: Vec::new(),
            known,
            best: None,
            steps,
            least_late: Vec::new(),
        };
        search.least_late = (0..problem.duties.len())
            .map(|duty| search.least_late(duty))
            .collect();
        search
    }

    /// How late a duty is at least on each day, whatever else is planned.
    fn least_late(&self, duty: usize) -> Vec<Option<i64>> {
        let facts = &self.problem.duties[duty];
        let own = bit(self.problem.position(duty));
        let on = |day: i32| {
            let able = self.specs.iter().filter(|spec| {
                spec.party == facts.party && spec.day == day && spec.clears & own != 0
            });
            let late = able.filter_map(|spec| {
                let from = facts.opens.max(day * DAY).max(self.problem.from);
                let minutes = facts.minutes[spec.channel as usize];
                let mut starts = from..(day + 1) * DAY;
                let start = starts.find(|&start| {
                    self.open(spec, start, start + minutes, true) && start + minutes <= facts.closes
                })?;
                Some(self.late(duty, start, start + minutes))
            });
            late.min()
        };
        (0..i32::try_from(self.problem.days).expect("few"))
            .map(on)
            .collect()
    }

    /// How late a duty is that is met from `start` to `end`.
    fn late(&self, duty: usize, start: Minute, end: Minute) -> i64 {
        let duty = &self.problem.duties[duty];
        let from = duty.due.max(self.problem.now);
        if end <= from {
            return 0;
        }
        match duty.class {
            0 | 1 => i64::from((end - from + 59) / 60),
            _ => i64::from((start.div_euclid(DAY) - (from - 1).div_euclid(DAY)).max(0)),
        }
    }

    /// Whether everybody is at work and the party may be met by the channel then.
    fn open(&self, spec: &Spec, start: Minute, end: Minute, any_hour: bool) -> bool {
        let day = usize::try_from(spec.day).expect("not before");
        let inside =
            |spans: &[(Minute, Minute)]| spans.iter().any(|&(from, to)| from <= start && end <= to);
        let party = &self.problem.parties[spec.party];
        let at_work = |&member: &u32| inside(&self.problem.members[member as usize].spans[day]);
        let channel = match spec.channel {
            Channel::Door => any_hour || inside(&self.problem.open.door[day]),
            Channel::Phone => any_hour || inside(&self.problem.open.phone[day]),
            _ => true,
        };
        let own = match (&party.hours, spec.channel) {
            (Some(hours), Channel::Door | Channel::Phone) => inside(&hours[day]),
            _ => true,
        };
        let closed = match spec.top_up {
            Some(_) => party.closed_days,
            None => party.paused_days,
        };
        spec.crew.iter().all(at_work) && channel && own && closed & 1 << day == 0
    }

    /// Tries every appointment that starts at `from` or later, in order of time, then of the specs.
    fn go(&mut self, from: Minute, first: usize) {
        if self.best.is_some() || self.steps == 0 {
            return;
        }
        self.steps -= 1;
        if self.bound(from) >= self.known {
            return;
        }
        let upper = self.upper();
        if upper < self.known && self.is_sound() {
            self.best = Some((upper, self.made.clone()));
            return;
        }
        for number in 0..self.specs.len() {
            let day = self.specs[number].day;
            if (day + 1) * DAY <= from || !self.could_help(number) {
                continue;
            }
            for made in self.starts(number, from) {
                // Of two at the same minute the first spec comes first.
                if made.start == from && number < first {
                    continue;
                }
                let start = made.start;
                self.made.push(made);
                self.go(start, number + 1);
                self.made.pop();
            }
        }
    }

    /// Whether a spec could clear an asked duty that is open still, or meet somebody a quota is short of.
    fn could_help(&self, number: usize) -> bool {
        let spec = &self.specs[number];
        if spec.top_up.is_some() {
            return self.known[8] > 0;
        }
        let made = self.made.iter().filter(|made| made.party == spec.party);
        let taken = made.fold(0, |all, made| all | made.duties);
        let duties = self.problem.duties_of(spec.party);
        indexes(spec.clears & !taken).any(|at| duties[at].asked)
    }

    /// The appointments a spec comes to: from each opening of a duty on, as early as can be.
    fn starts(&self, number: usize, from: Minute) -> Vec<Made> {
        let spec = &self.specs[number];
        let day = spec.day * DAY;
        let duties = self.problem.duties_of(spec.party);
        let mut releases = vec![from.max(day).max(self.problem.from)];
        let longest = |at: usize| duties[at].minutes[spec.channel as usize];
        let shortest = indexes(spec.clears).map(longest).min().unwrap_or(0);
        for position in indexes(spec.clears) {
            releases.push(duties[position].opens);
            // What takes longer may be left aside once it is closed.
            if longest(position) > shortest {
                let over = duties[position].closes - longest(position) + 1;
                releases.extend([over, duties[position].closes]);
            }
        }
        releases.retain(|&release| from <= release && day <= release && release < day + DAY);
        releases.sort_unstable();
        releases.dedup();
        let minutes = self.minutes(spec, &releases);
        let mut found: Vec<Made> = Vec::new();
        for release in releases {
            let mut later = minutes.iter().copied().filter(|&start| start >= release);
            let made = later.find_map(|start| self.make(spec, start));
            found.extend(made.filter(|made| found.iter().all(|other| other.start != made.start)));
        }
        found
    }

    /// The minutes of a day at which something can begin as early as can be: a stretch of hours, or what
    /// follows something that is made.
    fn minutes(&self, spec: &Spec, releases: &[Minute]) -> Vec<Minute> {
        let day = spec.day * DAY;
        let mut minutes: Vec<Minute> = releases.to_vec();
        let number = usize::try_from(spec.day).expect("not before");
        let open = &self.problem.open;
        minutes.extend(
            open.door[number]
                .iter()
                .chain(&open.phone[number])
                .map(|span| span.0),
        );
        if let Some(hours) = &self.problem.parties[spec.party].hours {
            minutes.extend(hours[number].iter().map(|span| span.0));
        }
        let places = &self.problem.places;
        for other in self.made.iter().filter(|other| other.day() == spec.day) {
            minutes.push(other.start + 1);
            for walk in [0, places.unit, places.building, places.area] {
                minutes.extend(
                    [0, self.problem.settings.early].map(|early| other.end() + walk + early),
                );
            }
        }
        minutes.retain(|&start| day <= start && start < day + DAY && start >= self.problem.from);
        minutes.sort_unstable();
        minutes.dedup();
        minutes
    }

    /// An appointment of a spec at a minute, if it may be made beside those made so far.
    fn make(&self, spec: &Spec, start: Minute) -> Option<Made> {
        if self
            .made
            .iter()
            .any(|other| other.party == spec.party && other.start == start)
        {
            return None;
        }
        let (duties, minutes) = match spec.top_up {
            Some(row) => (
                0,
                self.problem.quotas[row as usize].minutes[spec.channel as usize],
            ),
            None => self.carried(spec, start),
        };
        let all = self.problem.duties_of(spec.party);
        let any_hour = indexes(duties).any(|position| all[position].any_hour);
        if minutes == 0 || start + minutes > (spec.day + 1) * DAY {
            return None;
        }
        let made = Made {
            party: spec.party,
            crew: spec.crew.clone(),
            channel: spec.channel,
            start,
            minutes,
            duties,
            top_up: spec.top_up,
            fixed: false,
        };
        let allowed = self.open(spec, start, start + minutes, any_hour)
            && self.suits(spec, duties)
            && (spec.top_up.is_some() || self.goes_for(spec, duties))
            && self.fits(&made);
        allowed.then_some(made)
    }

    /// What an appointment clears of what those before it leave, and how long it takes.
    fn carried(&self, spec: &Spec, start: Minute) -> (DutySet, Minute) {
        let duties = self.problem.duties_of(spec.party);
        let before = || self.made.iter().filter(|other| other.party == spec.party);
        let taken = before().fold(0, |all, other| all | other.duties);
        let mut set = indexes(spec.clears & !taken)
            .filter(|&at| duties[at].opens <= start && start < duties[at].closes)
            .fold(0, |all, at| all | bit(at));
        let minutes = |set: DutySet| {
            let all = indexes(set).map(|at| duties[at].minutes[spec.channel as usize]);
            all.max().unwrap_or(0)
        };
        // Of a series the slice due first, and none where one is cleared that day.
        let series: Vec<usize> = indexes(set)
            .filter(|&at| duties[at].series.is_some())
            .collect();
        // What would be over before the appointment is does not ride along.
        loop {
            let end = start + minutes(set);
            let over = indexes(set).filter(|&at| duties[at].closes < end);
            let over = over.fold(0, |all, at| all | bit(at));
            if over == 0 {
                break;
            }
            set &= !over;
        }
        for at in series {
            let same = |other: usize| duties[other].series == duties[at].series;
            let today = before().filter(|other| other.day() == spec.day);
            let again = today.flat_map(|other| indexes(other.duties)).any(same);
            let earlier = indexes(set)
                .filter(|&other| same(other))
                .any(|other| (duties[other].due, other) < (duties[at].due, at));
            if again || earlier {
                set &= !bit(at);
            }
        }
        (set, minutes(set))
    }

    /// Rule 3.
    fn suits(&self, spec: &Spec, duties: DutySet) -> bool {
        let party = &self.problem.parties[spec.party];
        let all = self.problem.duties_of(spec.party);
        let allowed: Vec<Vec<Channel>> = match spec.top_up {
            Some(row) => vec![self.problem.quotas[row as usize].channels.clone()],
            None => indexes(duties)
                .map(|at| all[at].channels.to_vec())
                .collect(),
        };
        let only_door = allowed.iter().any(|channels| {
            !channels.contains(&Channel::Phone) && !channels.contains(&Channel::Message)
        });
        let shy = matches!(party.prefers, Some(Channel::Phone | Channel::Message));
        let by_phone = party.by_phone
            && allowed
                .iter()
                .all(|channels| channels.contains(&Channel::Phone));
        let unwelcome = shy && spec.channel == Channel::Door && !only_door;
        !unwelcome && (!by_phone || spec.channel == Channel::Phone)
    }

    /// Rule 2: the crew is the union of teams that would be sent for its duties, one of them asked for; what
    /// else it clears rides along.
    fn goes_for(&self, spec: &Spec, duties: DutySet) -> bool {
        let all = self.problem.duties_of(spec.party);
        let carried: Vec<usize> = indexes(duties).collect();
        let asked = carried.iter().filter(|&&at| all[at].asked).count();
        asked > 0 && self.union(spec, &carried, &mut Vec::new(), false)
    }

    /// Whether teams of some of these duties, together with those in `there`, are the whole crew.
    fn union(&self, spec: &Spec, duties: &[usize], there: &mut Vec<u32>, asked: bool) -> bool {
        let Some((&first, rest)) = duties.split_first() else {
            return asked && spec.crew.iter().all(|member| there.contains(member));
        };
        let duty = &self.problem.duties_of(spec.party)[first];
        let sent = teams(self.problem, spec, first);
        let sent = sent
            .into_iter()
            .filter(|team| duty.lead.eligible.contains(&team[0]));
        let mut joined = sent.map(|team| (team, duty.asked));
        let alone = self.union(spec, rest, there, asked);
        alone
            || joined.any(|(team, led)| {
                let length = there.len();
                there.extend(&team);
                let works = self.union(spec, rest, there, asked || led);
                there.truncate(length);
                works
            })
    }

    /// Rules 5 and 6.
    fn fits(&self, made: &Made) -> bool {
        made.crew.iter().all(|&member| {
            let day: Vec<&Made> = self
                .made
                .iter()
                .filter(|other| other.day() == made.day() && other.crew.contains(&member))
                .collect();
            let used = if made.day() == 0 {
                self.problem.members[member as usize].used_today
            } else {
                0
            };
            let counted = |made: &Made| {
                if made.channel == Channel::Meeting {
                    0
                } else {
                    made.minutes
                }
            };
            let taken = used + day.iter().map(|other| counted(other)).sum::<Minute>();
            let enough = made.channel == Channel::Meeting
                || taken + made.minutes <= self.problem.settings.per_day;
            enough && self.is_reached(member, made, &day)
        })
    }

    /// Whether a member reaches everything of a day in time with one more appointment.
    fn is_reached(&self, member: u32, made: &Made, day: &[&Made]) -> bool {
        let mut all: Vec<&Made> = day.to_vec();
        all.push(made);
        let new_door = made.place() != NOWHERE;
        all.iter().all(|first| {
            all.iter().all(|second| {
                let same = std::ptr::eq(*first, *second);
                // A new door can make what follows it start elsewhere.
                let touched = new_door || std::ptr::eq(*first, made) || std::ptr::eq(*second, made);
                let agreed = first.fixed && second.fixed;
                same || !touched
                    || agreed
                    || (first.start, first.end()) > (second.start, second.end())
                    || self.reaches(member, first, second, &all)
            })
        })
    }

    fn reaches(&self, member: u32, first: &Made, second: &Made, all: &[&Made]) -> bool {
        let stood = all
            .iter()
            .filter(|made| made.place() != NOWHERE && made.start < first.start)
            .max_by_key(|made| made.start)
            .map_or(NOWHERE, |made| made.place());
        let from = if first.place() == NOWHERE {
            stood
        } else {
            first.place()
        };
        let walk = self.problem.places.walk(from, second.place());
        let day = usize::try_from(second.day()).expect("not before");
        let spans = &self.problem.members[member as usize].hours[day];
        let span = spans
            .iter()
            .find(|&&(from, to)| from <= second.start && second.start < to);
        let company = span.is_some_and(|span| {
            all.iter()
                .any(|made| span.0 <= made.start && made.start < second.start)
        });
        let early = if second.channel == Channel::Door && company {
            self.problem.settings.early
        } else {
            0
        };
        first.end() + walk + early <= second.start
    }

    /// Rule 7, of all that is made.
    fn is_sound(&self) -> bool {
        let top_ups = self.made.iter().filter(|made| made.top_up.is_some());
        let proposed = self.made.iter().filter(|made| !made.fixed);
        top_ups.clone().all(|made| !self.is_too_much(made))
            && proposed.clone().all(|made| {
                if made.channel == Channel::Message {
                    return true;
                }
                let party = &self.problem.parties[made.party];
                let day = u32::try_from(made.day()).expect("not before");
                let booked = party.booked_days & 1 << day != 0;
                let today = self.others(made).any(|other| other.day() == made.day());
                if booked || today {
                    return false;
                }
                if self.cannot_wait(made) {
                    return true;
                }
                let near = |other: &&Made| {
                    (other.day() - made.day()).abs() < self.problem.settings.gap_days
                };
                let mut binding = self
                    .others(made)
                    .filter(near)
                    .filter(|other| other.fixed || !self.cannot_wait(other));
                party.gap_days & 1 << day == 0 && binding.next().is_none()
            })
    }

    /// Whether a party with a top-up is met too often in the month.
    fn is_too_much(&self, made: &Made) -> bool {
        let party = &self.problem.parties[made.party];
        let duties = self.problem.duties_of(made.party);
        let calm = self.made.iter().filter(|other| {
            other.party == made.party
                && matches!(other.channel, Channel::Door | Channel::Phone)
                && !indexes(other.duties).any(|at| duties[at].class <= 1)
        });
        let calm = party.visits.calm + u32::try_from(calm.count()).expect("few");
        calm > self.problem.settings.max_visits
    }

    /// The other appointments of the party, messages apart.
    fn others<'a>(&'a self, made: &'a Made) -> impl Iterator<Item = &'a Made> + 'a {
        self.made.iter().filter(move |other| {
            other.party == made.party
                && other.start != made.start
                && other.channel != Channel::Message
        })
    }

    fn cannot_wait(&self, made: &Made) -> bool {
        let party = &self.problem.parties[made.party];
        let gap = self.problem.settings.gap_days;
        let near = |day: usize| {
            let day_number = i32::try_from(day).expect("few");
            party.gap_days & 1 << day != 0
                || self
                    .others(made)
                    .any(|other| (other.day() - day_number).abs() < gap)
        };
        let duties = self.problem.duties_of(made.party);
        indexes(made.duties).any(|at| {
            let mut days =
                (0..self.problem.days).filter(|&day| duties[at].possible & 1 << day != 0);
            duties[at].urgent() || days.all(near)
        })
    }

    /// Levels 1 to 3 of what is made.
    fn upper(&self) -> Upper {
        let mut upper = [0; 9];
        for (duty, facts) in self.problem.duties.iter().enumerate() {
            let own = bit(self.problem.position(duty));
            let by = self
                .made
                .iter()
                .find(|made| made.party == facts.party && made.duties & own != 0);
            match by {
                Some(made) => upper[4 + facts.class] += self.late(duty, made.start, made.end()),
                None if facts.asked => upper[facts.class] += 1,
                None => {}
            }
        }
        upper[8] = self.short();
        upper
    }

    /// What quotas are short of.
    fn short(&self) -> i64 {
        let rows = (0_u32..).zip(&self.problem.quotas);
        let short = rows.map(|(row, quota)| {
            let counts = |made: &&Made| {
                let party = &self.problem.parties[made.party];
                let day = usize::try_from(made.day()).expect("not before");
                let credited = match self.problem.settings.credit {
                    TeamCredit::All => made.crew.contains(&quota.member),
                    TeamCredit::Lead => self.lead(made) == quota.member,
                };
                party.household
                    && credited
                    && !party.counted.contains(&row)
                    && quota.counts(made.channel, day)
            };
            let mut met: Vec<usize> = self
                .made
                .iter()
                .filter(counts)
                .map(|made| made.party)
                .collect();
            met.sort_unstable();
            met.dedup();
            (i64::from(quota.need) - i64::try_from(met.len()).expect("few")).max(0)
        });
        short.sum()
    }

    /// Who stands first.
    fn lead(&self, made: &Made) -> u32 {
        let first = indexes(made.duties).next().filter(|_| !made.fixed);
        let duty = first.map(|first| &self.problem.duties_of(made.party)[first]);
        let lead = duty.and_then(|duty| self.problem.lead_of(duty, &made.crew));
        lead.unwrap_or(made.crew[0])
    }

    /// What any plan comes to at least that has these appointments and others from `from` on.
    fn bound(&self, from: Minute) -> Upper {
        let mut upper = self.upper();
        upper[8] = 0;
        let today = usize::try_from(from.div_euclid(DAY)).expect("not before");
        for (duty, facts) in self.problem.duties.iter().enumerate() {
            let own = bit(self.problem.position(duty));
            let mut made = self.made.iter().filter(|made| made.party == facts.party);
            if facts.asked && !made.any(|made| made.duties & own != 0) {
                let least = self.least_late[duty][today..].iter().flatten().min();
                if let Some(late) = least {
                    upper[facts.class] -= 1;
                    upper[4 + facts.class] += late;
                }
            }
        }
        upper
    }
}

/// Every way to meet every party, whoever goes.
fn specs(problem: &Problem) -> Vec<Spec> {
    let members = u32::try_from(problem.members.len()).expect("few");
    let crews = (1..1_u32 << members).map(|set| {
        let crew = (0..members).filter(|member| set & 1 << member != 0);
        crew.collect::<Crew>()
    });
    let crews: Vec<Crew> = crews.collect();
    let mut specs = Vec::new();
    for party in 0..problem.parties.len() {
        for crew in &crews {
            for channel in [
                Channel::Door,
                Channel::Phone,
                Channel::Message,
                Channel::Meeting,
            ] {
                let mut spec = Spec {
                    party,
                    crew: crew.clone(),
                    channel,
                    day: 0,
                    clears: 0,
                    top_up: None,
                };
                let duties = problem.duties_of(party).iter().enumerate();
                let clears = duties
                    .filter(|(at, duty)| {
                        duty.allows(channel) && !teams(problem, &spec, *at).is_empty()
                    })
                    .fold(0, |all, (at, _)| all | bit(at));
                spec.clears = clears & !problem.parties[party].carried;
                for day in 0..i32::try_from(problem.days).expect("few") {
                    if spec.clears != 0 {
                        specs.push(Spec {
                            crew: crew.clone(),
                            day,
                            ..spec
                        });
                    }
                }
            }
        }
    }
    for (row, quota) in (0_u32..).zip(&problem.quotas) {
        for &party in &quota.candidates {
            for &channel in quota
                .channels
                .iter()
                .filter(|&&channel| channel != Channel::Desk)
            {
                for day in quota.first_day..quota.end_day.min(problem.days) {
                    specs.push(Spec {
                        party: party as usize,
                        crew: Crew::from_slice(&[quota.member]),
                        channel,
                        day: i32::try_from(day).expect("few"),
                        clears: 0,
                        top_up: Some(row),
                    });
                }
            }
        }
    }
    specs
}

/// The teams of a party's duty within a crew, the lead first.
fn teams(problem: &Problem, spec: &Spec, position: usize) -> Vec<Vec<u32>> {
    let duty = &problem.duties_of(spec.party)[position];
    let leads = spec.crew.iter().copied();
    let leads = leads.filter(|&member| problem.may_lead(duty, member));
    let mut teams: Vec<Vec<u32>> = leads.map(|lead| vec![lead]).collect();
    for seat in &duty.with {
        let longer = teams.iter().flat_map(|team| {
            let free = spec.crew.iter().copied();
            let free =
                free.filter(|member| seat.eligible.contains(member) && !team.contains(member));
            free.map(|member| team.iter().copied().chain([member]).collect::<Vec<u32>>())
                .collect::<Vec<_>>()
        });
        teams = longer.collect();
    }
    teams
}
