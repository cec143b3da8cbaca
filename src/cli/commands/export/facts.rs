//! `export facts` part by part: the tables of a long history are never in memory as a whole.

use super::whole::{office_labels, stamp};
use crate::book::{EXPORTED, Exported, MasterData, ReadFault};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::model::Book;
use crate::render::{Format, Look, RenderFault, Stamp, tidy};
use crate::report::export::{NO_EXTRA, ROWS_AT_ONCE, head, is_private, parts};
use crate::sheet::Table;

/// Writes the table called `only`, or all of them; `false` where the months must be seen together, or the
/// form cannot come in parts.
pub(super) fn in_parts(
    context: &mut Context<'_>,
    only: Option<&str>,
) -> Result<bool, CommandError> {
    let format = context.format()?;
    let is_one_stream = format == Format::Ndjson || (format == Format::Csv && only.is_some());
    if !is_one_stream || !context.comes_in_parts()? {
        return Ok(false);
    }
    let directory = context.directory()?;
    let known = MasterData::read(&directory).and_then(MasterData::with_all_but_visits);
    let mut known = known.map_err(|fault| context.unreadable(fault))?;
    let now = context.now(&known.book().almanac)?;
    let mut tables: Vec<Exported> = EXPORTED
        .iter()
        .filter(|name| only.is_none_or(|only| only == **name))
        .filter_map(|name| Exported::filled(name, known.book()))
        .collect();
    let found = known.months(|book| {
        let visits = tables.iter_mut().filter(|table| is_of_visits(table));
        visits.for_each(|table| table.take_filled(book));
    });
    let Some(found) = found.map_err(|fault| context.unreadable(fault))? else {
        return Ok(false);
    };
    let (errors, left_out) = (found.data_errors, found.left_out);
    context.count_faults(known.book(), &found.faults, errors, left_out)?;
    if !context.globals.show_contacts {
        for table in &mut tables {
            table.leave_out(is_private);
        }
    }
    let labels = office_labels(known.book());
    let form = Form {
        stamp: stamp(known.book(), now, None, labels),
        format,
        look: context.look(),
    };
    let mut gone: Result<(), Gone> = Ok(());
    context.pour(|write| {
        for table in &tables {
            if gone.is_ok() {
                gone = form.table(&mut known, table, write);
            }
        }
    })?;
    match gone {
        Ok(()) => Ok(true),
        Err(Gone::Read(fault)) => Err(context.unreadable(fault)),
        Err(Gone::Form(fault)) => Err(context.no_form(&fault)),
    }
}

fn is_of_visits(table: &Exported) -> bool {
    table.name == "visits"
}

/// Why no more is written.
enum Gone {
    Read(ReadFault),
    Form(RenderFault),
}

/// The form that tables get.
struct Form {
    stamp: Stamp,
    format: Format,
    look: Look,
}

impl Form {
    /// Writes a table, of visits month by month.
    fn table(
        &self,
        known: &mut MasterData<'_>,
        table: &Exported,
        write: &mut dyn FnMut(&[u8]),
    ) -> Result<(), Gone> {
        let headed = self.bytes(&head(table, &[])).map_err(Gone::Form)?;
        write(&headed);
        let mut formed = Ok(());
        let mut rows = |book: &Book| {
            for part in parts(table, book, NO_EXTRA, ROWS_AT_ONCE) {
                match self.bytes(&part) {
                    Ok(bytes) => write(&bytes[headed.len()..]),
                    Err(fault) => formed = Err(Gone::Form(fault)),
                }
            }
        };
        if is_of_visits(table) {
            known.months(rows).map_err(Gone::Read)?;
        } else {
            rows(known.book());
        }
        formed
    }

    /// Bytes of a part; they begin with the heads, if the form has any.
    fn bytes(&self, part: &Table) -> Result<Vec<u8>, RenderFault> {
        tidy(part, &self.stamp, self.format, &self.look)
    }
}
