//! Many things at once, their outcomes in order.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::channel;
use std::thread;

/// Does `work` to each of `all` on every processor, one at a time on each, and tells `watch` how many
/// are done. What comes out stands in the order of `all`.
pub(super) fn in_parallel<T: Sync, R: Send>(
    all: &[T],
    work: impl Fn(usize, &T) -> R + Sync,
    watch: &dyn Fn(u64, u64),
) -> Vec<R> {
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<R>>> = Mutex::new(all.iter().map(|_| None).collect());
    let (tell, told) = channel();
    thread::scope(|scope| {
        for _ in 0..threads.min(all.len()) {
            let (tell, next, done, work) = (tell.clone(), &next, &done, &work);
            scope.spawn(move || {
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(one) = all.get(place) else {
                        return;
                    };
                    let outcome = work(place, one);
                    if let Ok(mut done) = done.lock() {
                        done[place] = Some(outcome);
                    }
                    let _ = tell.send(());
                }
            });
        }
        drop(tell);
        for (count, ()) in told.iter().enumerate() {
            watch(count as u64 + 1, all.len() as u64);
        }
    });
    let done = done.into_inner().unwrap_or_default();
    done.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::in_parallel;

    #[test]
    fn what_comes_out_stands_in_order() {
        let all: Vec<u64> = (0..500).collect();
        let squares = in_parallel(&all, |_, one| one * one, &|_, _| {});
        assert!(
            squares
                .iter()
                .zip(&all)
                .all(|(square, one)| *square == one * one)
        );
        assert_eq!(squares.len(), 500);
        assert!(in_parallel(&[] as &[u64], |_, one| *one, &|_, _| {}).is_empty());
    }
}
