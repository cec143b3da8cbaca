//! `report`: the month on one page.

use std::path::PathBuf;

use clap::Args;

use super::site;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::duties::card::{card, signs};
use crate::duties::figures;
use crate::duties::{Known, Lookback};
use crate::render::Format;
use crate::report;
use crate::report::monthly::{self, Month};
use crate::report::site::Site;

/// Report a month on one page: quotas, coverage, answers, satisfaction, what asks attention
#[derive(Args, Debug)]
pub struct Report {
    /// A month or another period: 2026-11, "last month", 2026Q4 (default: this month)
    #[arg(value_name = "MONTH", num_args = 0..=3)]
    period: Vec<String>,
    /// The same, as an option: last, this, 2026-10
    #[arg(long = "month", value_name = "MONTH", conflicts_with = "period")]
    month: Option<String>,
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
        let (opened, (month, before)) = context.open(
            self.card.is_some() || self.site.is_some(),
            |context, book, now| {
                let month = context.period(&asked, &book.almanac, now)?;
                let before = book.almanac.previous(&month);
                let back = figures::lookback(book, &before).and(figures::lookback(book, &month));
                let back = if self.site.is_some() {
                    Lookback::All
                } else {
                    back
                };
                Ok(((month, before), back))
            },
        )?;
        let (book, now) = (&opened.book, opened.now);
        let known = Known::at(book, now);
        let month = figures::of(&known, &month);
        let before = figures::of(&known, &before);
        if let Some(id) = &self.card {
            let staff = context.colleague(book, id)?;
            let (now_card, then) = (card(&known, &month, staff), card(&known, &before, staff));
            let signs = signs(&known, &month.period, staff);
            let page = report::card::page(
                book,
                &now_card,
                &then,
                &signs,
                &month.period,
                now,
                context.words,
            );
            return context.show(page);
        }
        let month = Month::new(book, &month, &before, now, context.words);
        if let Some(folder) = &self.site {
            let households = context.globals.show_contacts;
            let known = &known;
            let site = Site {
                known,
                month,
                households,
            };
            return site::write(context, site, folder);
        }
        if self.full {
            return context.show(monthly::full(month));
        }
        if !self.brief {
            return context.show(monthly::page(month));
        }
        match monthly::brief(month) {
            Some(page) => context.show(page),
            // From a timetable, silence is what nothing to say looks like; programs get an answer.
            None if context.format()? == Format::Table => Ok(()),
            None => context.show(monthly::page(month)),
        }
    }
}
