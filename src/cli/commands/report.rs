//! `report`: the month on one page.

use std::path::PathBuf;

use clap::Args;

use super::site;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::{Known, Lookback};
use crate::ops::report::Attention;
use crate::ops::{self, card, report};
use crate::render::Format;
use crate::report::closed::Part;
use crate::report::monthly::{self, Month};
use crate::report::{self as pages, Voice};

/// Report a month on one page: quotas, coverage, answers, satisfaction, what asks attention
#[derive(Args, Debug)]
pub struct Report {
    /// A month or another period: 2026-11, "last month", 2026Q4 (default: this month)
    #[arg(value_name = "MONTH", num_args = 0..=3)]
    period: Vec<String>,
    /// The same, as an option: last, this, 2026-10
    #[arg(long = "month", value_name = "MONTH", conflicts_with = "period")]
    month: Option<String>,
    /// A month that was closed, as the figures would be with what was recorded since
    #[arg(long)]
    recompute: bool,
    /// Only what asks attention; nothing is printed when nothing does
    #[arg(long)]
    brief: bool,
    /// Every table, on sheets after the page
    #[arg(long, conflicts_with = "brief")]
    full: bool,
    /// The score card of this member instead
    #[arg(long, value_name = "ID", conflicts_with = "brief")]
    card: Option<String>,
    /// A folder of pages instead: the month, each member, each building; with --show-contacts the file of
    /// each household
    #[arg(long, value_name = "DIR", conflicts_with_all = ["brief", "full", "card"])]
    site: Option<PathBuf>,
}

impl Report {
    /// Shows the report.
    pub fn run(self, context: &mut Context<'_>) -> Result<(), CommandError> {
        if self.site.is_some() {
            site::check(context)?;
        }
        let asked: Vec<String> = self.month.iter().chain(&self.period).cloned().collect();
        let is_whole = self.card.is_some() || self.site.is_some();
        let (opened, period) = context.open(is_whole, |context, book, now| {
            let period = context.period(&asked, &book.almanac, now)?;
            let back = match self.site {
                Some(_) => Lookback::all(),
                None => report::reads_back(book, &period),
            };
            Ok((period, back))
        })?;
        let is_plain = !is_whole && !self.brief && !self.recompute;
        let closed = is_plain.then(|| context.closed(&period)).transpose()?;
        if let Some(closed) = closed.flatten() {
            return context.show_closed(&opened, &period, &closed, Part::Report);
        }
        let (book, now, words) = (&opened.book, opened.now, context.words);
        let known = Known::at(book, now);
        let (figures, before) = report::figures(&known, &period);
        let voice = Voice::new(book, now, words);
        if let Some(id) = &self.card {
            let staff = context.colleague(book, id)?;
            let answer = card::card(&known, (&figures, &before), staff, &voice);
            return context.answer(answer, |answer, words| {
                pages::card::page(answer, book, words)
            });
        }
        let at = Attention {
            figures: &figures,
            before: &before,
        };
        let month = Month::new(book, &figures, &before, now, words);
        if let Some(folder) = &self.site {
            let site = ops::site::site(&known, at, context.globals.show_contacts, &voice);
            return site::write(context, &pages::site::pages(&site, month), folder);
        }
        let answer = report::report(&known, at, &voice);
        // From a timetable, silence is what nothing to say looks like; programs get an answer.
        let nothing = answer.body.attention.words().is_empty() && context.data_errors == 0;
        let is_silent = self.brief && nothing;
        if is_silent && context.format()? == Format::Table {
            return Ok(());
        }
        context.answer(answer, |answer, _| {
            if self.full {
                monthly::full(answer, month)
            } else if self.brief && !is_silent {
                monthly::brief(answer, month)
            } else {
                monthly::page(answer, month)
            }
        })
    }
}
