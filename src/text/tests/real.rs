//! The real disk: what stands in a file's place, modes, links, many writers at once.

use std::fs::{self, File};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::text::{
    CSV_LIMIT, CellError, CommitError, Committed, Disk, Draft, EditError, Kind, LOCK_NAME,
    ReadError, RealDisk, Session, TOML_LIMIT, write_output,
};

const FILE: &str = "visits/2026-11.csv";

fn append(root: &Path, id: &str, patience: Duration) -> Result<Committed, EditError<CellError>> {
    let session = Session::open(&RealDisk, root, patience)?;
    session.edit(Path::new(FILE), |current| {
        let mut draft = Draft::open(current, &["id", "note"])?;
        draft.append(&[("id", id)])?;
        Ok(draft.into_bytes())
    })
}

fn garden() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[cfg(unix)]
fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let root = garden();
    let path = root.path().join("owners.csv");
    let file = File::create(&path).unwrap();
    file.set_len(CSV_LIMIT + 1).unwrap();
    let started = Instant::now();
    assert!(matches!(
        RealDisk.read(&path, CSV_LIMIT),
        Err(ReadError::TooLarge { .. })
    ));
    file.set_len(TOML_LIMIT).unwrap();
    assert_eq!(
        RealDisk.read(&path, TOML_LIMIT).unwrap().len() as u64,
        TOML_LIMIT
    );
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[cfg(unix)]
#[test]
fn what_is_no_file_never_hangs() {
    let root = garden();
    let pipe = root.path().join("owners.csv");
    assert!(
        std::process::Command::new("mkfifo")
            .arg(&pipe)
            .status()
            .unwrap()
            .success()
    );
    assert!(matches!(
        RealDisk.read(&pipe, CSV_LIMIT),
        Err(ReadError::NotAFile(Kind::Other))
    ));
    let folder = RealDisk.read(root.path(), CSV_LIMIT);
    assert!(matches!(folder, Err(ReadError::NotAFile(Kind::Folder))));
    let endless = RealDisk.read(Path::new("/dev/zero"), CSV_LIMIT);
    assert!(matches!(endless, Err(ReadError::NotAFile(Kind::Other))));
    assert!(matches!(
        RealDisk.read(&pipe.join("x"), CSV_LIMIT),
        Err(ReadError::Absent)
    ));

    let session = Session::open(&RealDisk, root.path(), Duration::ZERO).unwrap();
    let outcome = session.edit(Path::new("owners.csv"), |_| Ok::<_, CellError>(Vec::new()));
    let Err(EditError::Commit(CommitError::NotAFile {
        kind: Kind::Other, ..
    })) = outcome
    else {
        panic!("{outcome:?}");
    };
    drop(session);
    fs::rename(&pipe, root.path().join(LOCK_NAME)).ok();
    fs::remove_file(root.path().join(LOCK_NAME)).unwrap();
    assert!(
        std::process::Command::new("mkfifo")
            .arg(root.path().join(LOCK_NAME))
            .status()
            .unwrap()
            .success()
    );
    let locked = Session::open(&RealDisk, root.path(), Duration::ZERO);
    assert!(matches!(locked, Err(CommitError::Io { .. })));
}

#[cfg(unix)]
#[test]
fn a_link_is_read_but_not_written_through() {
    let (root, elsewhere) = (garden(), garden());
    let target = elsewhere.path().join("shared.csv");
    fs::write(&target, "id,note\n").unwrap();
    std::os::unix::fs::symlink(&target, root.path().join("owners.csv")).unwrap();
    assert_eq!(
        RealDisk
            .read(&root.path().join("owners.csv"), CSV_LIMIT)
            .unwrap(),
        b"id,note\n"
    );
    let session = Session::open(&RealDisk, root.path(), Duration::ZERO).unwrap();
    let outcome = session.edit(Path::new("owners.csv"), |_| Ok::<_, CellError>(Vec::new()));
    assert!(matches!(
        outcome,
        Err(EditError::Commit(CommitError::NotAFile {
            kind: Kind::Link,
            ..
        }))
    ));
    assert_eq!(fs::read(&target).unwrap(), b"id,note\n");
}

#[cfg(unix)]
#[test]
fn modes_stay_and_new_files_are_as_the_umask_has_them() {
    use std::os::unix::fs::PermissionsExt;
    let root = garden();
    append(root.path(), "V1", Duration::ZERO).unwrap();
    let path = root.path().join(FILE);
    // What the umask of this process makes of any new file.
    let by_any_program = root.path().join("x");
    fs::write(&by_any_program, "").unwrap();
    assert_eq!(mode(&path), mode(&by_any_program));
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    append(root.path(), "V2", Duration::ZERO).unwrap();
    assert_eq!(mode(&path), 0o600, "what was private stays so");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o666)).unwrap();
    append(root.path(), "V3", Duration::ZERO).unwrap();
    assert_eq!(mode(&path), 0o666, "whatever the mask of the process");
}

#[test]
fn a_path_out_of_the_directory_is_refused() {
    let root = garden();
    let session = Session::open(&RealDisk, root.path(), Duration::ZERO).unwrap();
    for path in ["../x.csv", "/tmp/x.csv", "a/b/c.csv", "", "visits/../../x"] {
        let outcome = session.edit(Path::new(path), |_| Ok::<_, CellError>(Vec::new()));
        assert!(
            matches!(outcome, Err(EditError::Commit(CommitError::Outside { .. }))),
            "{path}"
        );
    }
}

#[test]
fn an_edit_that_changes_nothing_leaves_the_file_alone() {
    let root = garden();
    append(root.path(), "V1", Duration::ZERO).unwrap();
    let path = root.path().join(FILE);
    let before = fs::metadata(&path).unwrap().modified().unwrap();
    let session = Session::open(&RealDisk, root.path(), Duration::ZERO).unwrap();
    let same = session.edit(Path::new(FILE), |now| {
        Ok::<_, CellError>(now.unwrap().to_vec())
    });
    assert_eq!(same.unwrap(), Committed::Unchanged);
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), before);
}

#[test]
fn the_dead_leave_nothing_behind_and_strangers_keep_theirs() {
    let root = garden();
    fs::create_dir(root.path().join("visits")).unwrap();
    fs::create_dir(root.path().join(".git")).unwrap();
    let dead = "visits/.2026-11.csv.4711.00c0ffee00c0ffee.tmp";
    let theirs = [
        "visits/.2026-11.csv.swp",
        "visits/x.tmp",
        ".git/.a.1.00c0ffee00c0ffee.tmp",
    ];
    for name in theirs.iter().chain([&dead]) {
        fs::write(root.path().join(name), "x").unwrap();
    }
    append(root.path(), "V1", Duration::ZERO).unwrap();
    assert!(!root.path().join(dead).exists());
    assert!(theirs.iter().all(|name| root.path().join(name).exists()));
}

#[test]
fn a_lock_held_too_long_is_busy_and_one_given_back_in_time_is_ours() {
    let root = garden();
    let lock = File::create(root.path().join(LOCK_NAME)).unwrap();
    lock.lock().unwrap();
    let outcome = append(root.path(), "V1", Duration::from_millis(50));
    assert!(
        matches!(outcome, Err(EditError::Commit(CommitError::Busy { .. }))),
        "{outcome:?}"
    );
    assert!(!root.path().join(FILE).exists());
    std::thread::scope(|scope| {
        let waiting = scope.spawn(|| append(root.path(), "V1", Duration::from_secs(20)));
        std::thread::sleep(Duration::from_millis(50));
        lock.unlock().unwrap();
        assert_eq!(waiting.join().unwrap().unwrap(), Committed::Changed);
    });
}

#[test]
fn a_wait_beyond_all_clocks_is_a_long_wait() {
    let root = garden();
    for patience in [Duration::MAX, Duration::from_secs(u64::MAX)] {
        append(root.path(), "V1", patience).unwrap();
    }
}

#[test]
fn a_lock_whose_name_is_gone_locks_nothing() {
    let root = garden();
    let held = Session::open(&RealDisk, root.path(), Duration::ZERO).unwrap();
    fs::remove_file(root.path().join(LOCK_NAME)).unwrap();
    append(root.path(), "V1", Duration::ZERO).unwrap();
    drop(held);
    append(root.path(), "V2", Duration::ZERO).unwrap();
    assert_eq!(
        fs::read(root.path().join(FILE)).unwrap(),
        b"id,note\nV1,\nV2,\n"
    );
}

#[test]
fn many_writers_lose_no_row_and_readers_see_whole_files() {
    let root = garden();
    let done = AtomicBool::new(false);
    let (writers, each) = (16, 8);
    std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut most = 0;
            while !done.load(Ordering::Relaxed) {
                let bytes = RealDisk
                    .read(&root.path().join(FILE), CSV_LIMIT)
                    .unwrap_or_default();
                assert!(bytes.is_empty() || bytes.ends_with(b",\n"), "half a file");
                assert!(bytes.len() >= most, "a file that shrank");
                most = bytes.len();
                std::thread::sleep(Duration::from_millis(1));
            }
        });
        let root = root.path();
        let work = |writer: usize| {
            move || {
                for row in 0..each {
                    append(root, &format!("V{writer}-{row}"), Duration::from_secs(60)).unwrap();
                }
            }
        };
        let threads: Vec<_> = (0..writers)
            .map(|writer| scope.spawn(work(writer)))
            .collect();
        for thread in threads {
            thread.join().unwrap();
        }
        done.store(true, Ordering::Relaxed);
        reader.join().unwrap();
    });
    let text = fs::read_to_string(root.path().join(FILE)).unwrap();
    let mut rows: Vec<&str> = text.lines().skip(1).collect();
    rows.sort_unstable();
    rows.dedup();
    assert_eq!(rows.len(), writers * each);
}

#[test]
fn an_output_file_is_replaced_whole() {
    let root = garden();
    let path = root.path().join("report.html");
    write_output(&RealDisk, &path, b"<p>").unwrap();
    write_output(&RealDisk, &path, b"<p>again").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"<p>again");
    assert_eq!(RealDisk.list(root.path()).unwrap().len(), 1);
    assert!(write_output(&RealDisk, root.path(), b"x").is_err());
}
