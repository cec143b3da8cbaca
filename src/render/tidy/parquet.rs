//! parquet: typed columns, nulls where nothing is known; days as DATE, minutes as moments in UTC.

use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, TimeUnit, Type as Physical};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::Stamp;
use crate::render::{Look, RenderFault, Show};
use crate::sheet::{Cell, Kind, Table};

pub(super) fn parquet(table: &Table, stamp: &Stamp, look: &Look) -> Result<Vec<u8>, RenderFault> {
    let fields = stamp.columns(table).map(|(key, kind)| field(key, kind));
    let fields: Vec<TypePtr> = fields.collect::<Result<_, _>>()?;
    let schema = Type::group_type_builder(table.key)
        .with_fields(fields)
        .build()?;
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        .set_created_by("visits".to_owned());
    let properties = Arc::new(properties.build());
    let mut out = SerializedFileWriter::new(Vec::new(), Arc::new(schema), properties)?;
    let mut group = out.next_row_group()?;
    for (place, (_, kind)) in stamp.columns(table).enumerate() {
        let own = stamp.cells.get(place).map(|(_, _, cell)| cell);
        let cells = table
            .rows
            .iter()
            .map(|row| own.unwrap_or_else(|| &row.cells[place - stamp.cells.len()]));
        column(&mut group, kind, cells, stamp, look)?;
    }
    group.close()?;
    Ok(out.into_inner()?)
}

fn field(key: &str, kind: Kind) -> Result<TypePtr, ParquetError> {
    let (physical, logical) = match kind {
        Kind::Int | Kind::Minutes => (Physical::INT64, None),
        Kind::Flag => (Physical::BOOLEAN, None),
        Kind::Date => (Physical::INT32, Some(LogicalType::Date)),
        Kind::Instant => {
            let moment = LogicalType::timestamp(true, TimeUnit::MILLIS);
            (Physical::INT64, Some(moment))
        }
        _ => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
    };
    let field = Type::primitive_type_builder(key, physical)
        .with_repetition(Repetition::OPTIONAL)
        .with_logical_type(logical);
    Ok(Arc::new(field.build()?))
}

fn column<'c>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    kind: Kind,
    cells: impl Iterator<Item = &'c Cell>,
    stamp: &Stamp,
    look: &Look,
) -> Result<(), ParquetError> {
    let Some(mut writer) = group.next_column()? else {
        return Ok(());
    };
    macro_rules! write {
        ($kind:ty, $value:expr) => {{
            let values: Vec<Option<_>> = cells.map($value).collect();
            let levels: Vec<i16> = values.iter().map(|value| value.is_some().into()).collect();
            let values: Vec<_> = values.into_iter().flatten().collect();
            writer
                .typed::<$kind>()
                .write_batch(&values, Some(&levels), None)?;
        }};
    }
    match kind {
        Kind::Int | Kind::Minutes => write!(Int64Type, number),
        Kind::Instant => write!(Int64Type, |cell| millis(cell, stamp)),
        Kind::Date => write!(Int32Type, day),
        Kind::Flag => write!(BoolType, flag),
        _ => write!(ByteArrayType, |cell| text(cell, look)),
    }
    writer.close()
}

fn number(cell: &Cell) -> Option<i64> {
    match cell {
        Cell::Int(number) | Cell::Minutes(number) => Some(*number),
        _ => None,
    }
}

fn millis(cell: &Cell, stamp: &Stamp) -> Option<i64> {
    match cell {
        Cell::Instant(wall) => Some((wall.minutes() - stamp.zone.offset_minutes(*wall)) * 60_000),
        _ => None,
    }
}

fn day(cell: &Cell) -> Option<i32> {
    match cell {
        // Since 1970-01-01, as parquet counts them too.
        Cell::Date(date) => Some(date.day_number()),
        _ => None,
    }
}

fn flag(cell: &Cell) -> Option<bool> {
    match cell {
        Cell::Flag(flag) => Some(*flag),
        _ => None,
    }
}

fn text(cell: &Cell, look: &Look) -> Option<ByteArray> {
    let show = Show::new(look);
    let text = match cell {
        Cell::Text(text) | Cell::Id(text) => show.masked(text).into_owned(),
        Cell::Phone(phone) => show.phone(phone).into_owned(),
        Cell::List(items) => {
            let items: Vec<_> = items.iter().map(|item| show.masked(item)).collect();
            items.join(";")
        }
        _ => return None,
    };
    Some(ByteArray::from(text.into_bytes()))
}
