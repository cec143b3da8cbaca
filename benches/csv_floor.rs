//! The least that reading a directory's visits can cost: the csv crate's `ByteRecord` loop over the
//! files of `visits/`, nothing computed. What other commands take is told as a multiple of it.
//!
//! `cargo bench --bench csv_floor -- DIR [RUNS]` prints rows, bytes, and the fewest, median and most
//! milliseconds of all runs, as one line of JSON. The clock decides nothing here: it is only printed.

use std::path::{Path, PathBuf};
use std::time::Instant;
use std::{env, fs, io};

use csv::{ByteRecord, ReaderBuilder};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = env::args()
        .skip(1)
        .filter(|word| word != "--bench")
        .collect();
    let directory = arguments.first().map_or("data-example", String::as_str);
    let runs = arguments
        .get(1)
        .and_then(|word| word.parse().ok())
        .unwrap_or(15)
        .max(1);
    let files = visit_files(Path::new(directory))?;
    let mut milliseconds = Vec::new();
    let mut rows = 0;
    for _ in 0..runs {
        let begun = Instant::now();
        rows = count(&files)?;
        milliseconds.push(begun.elapsed().as_secs_f64() * 1000.0);
    }
    milliseconds.sort_by(f64::total_cmp);
    let bytes: u64 = files
        .iter()
        .map(|file| fs::metadata(file).map_or(0, |data| data.len()))
        .sum();
    println!(
        "{{\"rows\":{rows},\"bytes\":{bytes},\"min\":{:.3},\"median\":{:.3},\"max\":{:.3}}}",
        milliseconds[0],
        milliseconds[milliseconds.len() / 2],
        milliseconds[milliseconds.len() - 1],
    );
    Ok(())
}

fn visit_files(directory: &Path) -> io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(directory.join("visits"))? {
        files.push(entry?.path());
    }
    files.sort();
    Ok(files)
}

/// Reads every record of every file.
fn count(files: &[PathBuf]) -> io::Result<u64> {
    let mut record = ByteRecord::new();
    let mut rows = 0;
    for file in files {
        let mut reader = ReaderBuilder::new().from_path(file)?;
        while reader.read_byte_record(&mut record)? {
            rows += 1;
        }
    }
    Ok(rows)
}
