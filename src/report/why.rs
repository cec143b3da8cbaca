//! `why`: what every rule means for one party, from which fact, and what would clear it.

use serde::Serialize;
use serde_json::{Map, Value};

use super::due::tone;
use super::obstacle;
use super::{Names, Phrases, Voice, reason};
use crate::calendar::Instant;
use crate::duties::why::Verdict;
use crate::duties::{Duty, Obstacle, State};
use crate::model::policy::Seat;
use crate::model::{Book, PartyIx, RoleIx};
use crate::ops::due::{self, DueDuty};
use crate::sheet::{Cell, Column, Kind, Page, Row, Table, Tone};
use crate::words::{Message, Words};

/// A rule as programs get it.
#[derive(Debug, Serialize)]
struct WireVerdict<'a> {
    rule: &'a str,
    title: &'a str,
    applies: bool,
    duties: Vec<DueDuty<'a>>,
    obstacles: Vec<String>,
    counted_for: Vec<&'a str>,
}

/// The page of `why PARTY`.
pub fn page(book: &Book, party: PartyIx, verdicts: &[Verdict], now: Instant, words: Words) -> Page {
    let teller = Teller {
        book,
        party,
        voice: Voice::of(book, now, words),
        names: Names::new(book, words),
        phrases: Phrases::new(words, now),
    };
    let who = format!(
        "{} {}",
        teller.names.party_id(party),
        teller.names.party(party)
    );
    let mut page = Page::new(
        "why",
        words.say(Message::WhyTitle { party: &who.trim() }),
        now,
    );
    page.table(teller.table(verdicts));
    page.wire = teller.wire(verdicts);
    page
}

/// Tells the verdicts on one party.
struct Teller<'a> {
    book: &'a Book,
    party: PartyIx,
    voice: Voice<'a>,
    names: Names<'a>,
    phrases: Phrases,
}

impl Teller<'_> {
    fn table(&self, verdicts: &[Verdict]) -> Table {
        let columns = vec![
            Column::new("rule", self.phrases.words.say(Message::WhyRule), Kind::Text).fold(3),
            Column::new(
                "state",
                self.phrases.words.say(Message::WhyState),
                Kind::Text,
            ),
            Column::new(
                "window",
                self.phrases.words.say(Message::WhyWhen),
                Kind::Text,
            )
            .fold(2),
            Column::new(
                "because",
                self.phrases.words.say(Message::WhyBecause),
                Kind::Text,
            )
            .fold(1),
        ];
        let mut table =
            Table::new("rules", columns).empty(self.phrases.words.say(Message::WhyEmpty));
        for verdict in verdicts {
            for row in self.rows(verdict) {
                table.push(row);
            }
        }
        table
    }

    /// A row for each duty, then one for what stands in the way.
    fn rows(&self, verdict: &Verdict) -> Vec<Row> {
        let rule = || Cell::Text(self.names.rule(verdict.rule).to_owned());
        let said = |message| Cell::Text(self.phrases.words.say(message));
        let mut rows: Vec<Row> = verdict
            .duties
            .iter()
            .map(|duty| self.duty_row(rule(), duty))
            .collect();
        if !verdict.obstacles.is_empty() {
            let text = Cell::Text(self.obstacles(verdict));
            rows.push(
                Row::new(vec![rule(), said(Message::WhyNo), Cell::Empty, text]).tone(Tone::Quiet),
            );
        } else if rows.is_empty() {
            let text = if verdict.counted.is_empty() {
                self.phrases.words.say(Message::WhyNotCounted)
            } else {
                let names = self.names.members(verdict.counted.iter().copied());
                self.phrases
                    .words
                    .say(Message::WhyCounted { names: &names })
            };
            rows.push(Row::new(vec![
                rule(),
                said(Message::WhyQuota),
                Cell::Empty,
                Cell::Text(text),
            ]));
        }
        rows
    }

    fn duty_row(&self, rule: Cell, duty: &Duty) -> Row {
        let words = self.phrases.words;
        let state = Cell::text(words.term(duty.state));
        let mut because = vec![reason::sentence(&duty.reason, self.book, self.phrases)];
        because.extend(self.ended(duty));
        if duty.state.is_pending() || duty.state == State::Declined {
            because.push(self.would_clear(duty));
        }
        let because = because.join(&words.say(Message::WhyBetween));
        Row::new(vec![
            rule,
            state,
            Cell::Text(self.window(duty)),
            Cell::Text(because),
        ])
        .tone(tone(duty.state))
    }

    /// From the day it opens to the last moment in time; when it closes, where that is later.
    fn window(&self, duty: &Duty) -> String {
        let (from, due) = (self.phrases.minute(duty.opens), self.phrases.last(duty.due));
        if duty.closes == duty.due {
            return self.phrases.words.say(Message::WhyWindow {
                from: &from,
                due: &due,
            });
        }
        let closes = self.phrases.last(duty.closes);
        self.phrases.words.say(Message::WhyWindowCloses {
            from: &from,
            due: &due,
            closes: &closes,
        })
    }

    /// The visit that ended it, if one did.
    fn ended(&self, duty: &Duty) -> Option<String> {
        let visit = &self.book[duty.ended_by?];
        let channel = self.phrases.words.term(visit.channel);
        let staff = self.names.members(visit.staff.iter().copied());
        let at = self.phrases.minute(visit.at);
        Some(self.phrases.words.say(Message::WhyEnded {
            visit: &visit.id,
            day: &at,
            channel: &channel,
            staff: &staff,
        }))
    }

    /// Which visit would clear it.
    fn would_clear(&self, duty: &Duty) -> String {
        let words = self.phrases.words;
        let asks = duty.asks(self.book);
        let channels = words.terms(asks.channels.iter().copied());
        let seats: Vec<String> = asks.with.iter().map(|seat| self.seat(*seat)).collect();
        let leads = match duty.leads.as_slice() {
            [] => words.say(Message::WhyNobody),
            leads if leads.len() <= 3 => self.names.members(leads.iter().copied()),
            leads => words.say(Message::WhyMembers {
                count: &leads.len(),
            }),
        };
        let role = self.names.seat(asks.by);
        let mut said = words.say(Message::WhyClears {
            channels: &channels,
            role: &role,
            leads: &leads,
        });
        let is_of = |role: &RoleIx| duty.leads.iter().any(|lead| self.book[*lead].role == *role);
        if let Some(role) = asks.stand_in.filter(is_of) {
            said += &words.say(Message::WhyStandsIn {
                role: &self.names.role(role),
            });
        }
        if !seats.is_empty() {
            said += &words.say(Message::WhyWith {
                seats: &words.list(&seats),
            });
        }
        said
    }

    fn seat(&self, seat: Seat) -> String {
        self.names.seat(seat)
    }

    fn obstacles(&self, verdict: &Verdict) -> String {
        let told: Vec<String> = verdict
            .obstacles
            .iter()
            .map(|obstacle| self.obstacle(verdict, obstacle))
            .collect();
        told.join(&self.phrases.words.say(Message::WhyBetween))
    }

    fn obstacle(&self, verdict: &Verdict, obstacle: &Obstacle) -> String {
        obstacle::sentence(obstacle, verdict.rule, self.party, self.book, self.phrases)
    }

    fn wire(&self, verdicts: &[Verdict]) -> Map<String, Value> {
        let rules: Vec<WireVerdict> = verdicts
            .iter()
            .map(|verdict| self.wire_verdict(verdict))
            .collect();
        let mut wire = Map::new();
        wire.insert("party".into(), self.names.party_id(self.party).into());
        wire.insert(
            "rules".into(),
            serde_json::to_value(rules).expect("plain values"),
        );
        wire
    }

    fn wire_verdict<'b>(&'b self, verdict: &'b Verdict) -> WireVerdict<'b> {
        let duties = verdict.duties.iter();
        let obstacles = verdict.obstacles.iter();
        WireVerdict {
            rule: self.names.rule_id(verdict.rule),
            title: self.names.rule(verdict.rule),
            applies: !verdict.duties.is_empty(),
            duties: duties
                .map(|duty| due::duty(self.book, duty.clone(), &self.voice))
                .collect(),
            obstacles: obstacles
                .map(|obstacle| self.obstacle(verdict, obstacle))
                .collect(),
            counted_for: self.names.member_ids(verdict.counted.iter().copied()),
        }
    }
}
