//! Running a target: inputs made of a pool, each held against the target's oracle.

use std::collections::BTreeSet;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::mutation::lines;
use super::random::Random;
use crate::support::root;

/// How many inputs each target has in every test run.
const GATE: u64 = 500;
/// How many inputs of new outcomes are kept beside the corpus.
const POOL: usize = 4_000;

/// What an oracle says of an input: what came of it, by which new inputs are known, or what is wrong.
pub type Verdict = Result<String, String>;

/// Something that is fuzzed.
pub struct Target<'a> {
    /// Its name: `rows`.
    pub name: &'static str,
    /// What is changed.
    pub corpus: Vec<Vec<u8>>,
    /// An input changed; two are of the pool.
    pub mutate: fn(&[u8], &[u8], &mut Random) -> Vec<u8>,
    /// What is held against each input.
    pub oracle: &'a dyn Fn(&[u8]) -> Verdict,
}

/// The same inputs in every test run, the whole corpus among them.
pub fn gate(target: &Target<'_>) {
    let done = run(target, 0x5EED, |count, _| count >= GATE);
    assert!(done.inputs >= GATE);
}

/// As long as `VISITS_FUZZ_MINUTES` says, or as many as `VISITS_FUZZ_INPUTS`; with seed `VISITS_FUZZ_SEED`.
pub fn long(target: &Target<'_>) {
    let told = |name: &str| {
        std::env::var(name)
            .ok()
            .and_then(|text| text.parse::<u64>().ok())
    };
    let minutes = told("VISITS_FUZZ_MINUTES").unwrap_or(1);
    let inputs = told("VISITS_FUZZ_INPUTS").unwrap_or(u64::MAX);
    let seed = told("VISITS_FUZZ_SEED").unwrap_or(1);
    let length = Duration::from_secs(60 * minutes);
    let done = run(target, seed, |count, since| {
        count >= inputs || (inputs == u64::MAX && since.elapsed() >= length)
    });
    println!("{}: {done:?}", target.name);
}

/// What a run did.
#[derive(Debug)]
#[expect(dead_code, reason = "read by who reads the line that is printed of it")]
pub struct Done {
    /// How many inputs there were.
    pub inputs: u64,
    /// How many different outcomes.
    outcomes: usize,
    /// How long it took.
    seconds: u64,
    /// The slowest input, in milliseconds.
    slowest: u128,
    /// The most memory the process had, as Linux tells.
    memory: String,
}

fn run(target: &Target<'_>, seed: u64, is_over: impl Fn(u64, Instant) -> bool) -> Done {
    let since = Instant::now();
    let mut random = Random::new(seed);
    let mut pool = target.corpus.clone();
    let mut outcomes = BTreeSet::new();
    let mut slowest = 0;
    let mut inputs = 0;
    while !is_over(inputs, since) {
        let first = usize::try_from(inputs)
            .ok()
            .and_then(|at| target.corpus.get(at));
        let input = first.cloned().unwrap_or_else(|| {
            let (one, other) = (random.below(pool.len()), random.below(pool.len()));
            (target.mutate)(&pool[one], &pool[other], &mut random)
        });
        let began = Instant::now();
        match judged(target, &input) {
            Ok(outcome) => {
                if outcomes.insert(outcome) && pool.len() < target.corpus.len() + POOL {
                    pool.push(input);
                }
            }
            Err(wrong) => fail(target, input, &wrong),
        }
        slowest = slowest.max(began.elapsed().as_millis());
        inputs += 1;
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let memory = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    Done {
        inputs,
        outcomes: outcomes.len(),
        seconds: since.elapsed().as_secs(),
        slowest,
        memory: memory.unwrap_or("unknown").trim().to_owned(),
    }
}

/// What the oracle says; a panic is what is wrong.
fn judged(target: &Target<'_>, input: &[u8]) -> Verdict {
    catch_unwind(AssertUnwindSafe(|| (target.oracle)(input))).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(format!("panic: {}", text.unwrap_or_default()))
    })
}

/// Makes a refused input small, keeps it and ends the test.
fn fail(target: &Target<'_>, input: Vec<u8>, wrong: &str) -> ! {
    let small = smallest(input, &|bytes| judged(target, bytes).is_err());
    let folder = root().join("target/fuzz");
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join(format!("{}-{}", target.name, small.len()));
    std::fs::write(&path, &small).expect("a file can be written");
    let now = judged(target, &small).expect_err("it is still refused");
    panic!(
        "{}: {now}\n{}\nkept as {}; first seen as: {wrong}",
        target.name,
        String::from_utf8_lossy(&small),
        path.display()
    );
}

/// The smallest input that is still refused, by leaving out lines, then runs of bytes.
fn smallest(input: Vec<u8>, is_refused: &dyn Fn(&[u8]) -> bool) -> Vec<u8> {
    let pieces = lines(&input);
    let kept = without(pieces, &|pieces| is_refused(&pieces.concat())).concat();
    if kept.len() > 4_096 {
        return kept;
    }
    without(kept, is_refused)
}

fn without<T: Clone>(mut pieces: Vec<T>, is_refused: &dyn Fn(&[T]) -> bool) -> Vec<T> {
    let mut length = pieces.len().div_ceil(2).max(1);
    loop {
        let mut at = 0;
        while at < pieces.len() {
            let mut fewer = pieces.clone();
            fewer.drain(at..(at + length).min(pieces.len()));
            if is_refused(&fewer) {
                pieces = fewer;
            } else {
                at += length;
            }
        }
        if length == 1 {
            return pieces;
        }
        length = length.div_ceil(2);
    }
}
