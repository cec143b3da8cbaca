//! `git`, `diff`, `doctor`, `init --git`: rows merge by their key in a real repository.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

use crate::support::{example_copy, on_folder, program, stderr, stdout, visits};

/// Ends a test, saying so, where there is no git to try: the project's gate brings one.
macro_rules! needs_git {
    () => {
        if Command::new("git").arg("--version").output().is_err() {
            eprintln!("left out: there is no git here");
            return;
        }
    };
}

/// Git in a folder, with nothing of this machine's settings.
fn git(folder: &Path, arguments: &[&str]) -> Output {
    let mut path = vec![program().parent().expect("a folder").to_owned()];
    path.extend(std::env::split_paths(
        &std::env::var_os("PATH").expect("a path"),
    ));
    Command::new("git")
        .arg("-C")
        .arg(folder)
        .args([
            "-c",
            "user.name=Li",
            "-c",
            "user.email=li@example.org",
            "-c",
            "init.defaultBranch=main",
        ])
        .args(arguments)
        .env("PATH", std::env::join_paths(path).expect("a path"))
        .env("VISITS_LANG", "en")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("HOME", folder)
        .output()
        .expect("git is installed")
}

fn done(folder: &Path, arguments: &[&str]) -> String {
    let output = git(folder, arguments);
    assert!(
        output.status.success(),
        "{arguments:?}: {}{}",
        stdout(&output),
        stderr(&output)
    );
    stdout(&output)
}

fn visits_in(folder: &Path, arguments: &[&str]) -> Output {
    on_folder(folder, "2026-11-16T09:00")
        .env("PATH", std::env::var_os("PATH").expect("a path"))
        .args(arguments)
        .output()
        .expect("it runs")
}

/// The example in a repository, everything committed, set up for rows.
fn repository() -> tempfile::TempDir {
    let folder = example_copy();
    done(folder.path(), &["init", "-q"]);
    let output = visits_in(folder.path(), &["git", "setup"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    done(folder.path(), &["add", "-A"]);
    done(folder.path(), &["commit", "-qm", "Begin"]);
    folder
}

fn change(folder: &Path, file: &str, from: &str, to: &str) {
    let path = folder.join(file);
    let text = std::fs::read_to_string(&path).expect("a file");
    assert!(text.contains(from), "{from}");
    std::fs::write(path, text.replacen(from, to, 1)).expect("it is written");
}

fn log(folder: &Path, party: &str) {
    let visit = [
        "log",
        party,
        "--staff",
        "zhang",
        "--at",
        "2026-11-16T08:30",
        "--note",
        "All well",
    ];
    let output = visits_in(folder, &visit);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn two_people_s_days_come_together_without_a_conflict() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let visits_before = done(folder, &["show", "HEAD:visits/2026-11.csv"])
        .lines()
        .count();
    done(folder, &["checkout", "-qb", "theirs"]);
    log(folder, "H1-1-0101");
    let theirs = visits_in(folder, &["owner", "set", "H1-1-0102", "tags=key"]);
    assert_eq!(theirs.status.code(), Some(0), "{}", stderr(&theirs));
    done(folder, &["commit", "-qam", "Theirs"]);
    done(folder, &["checkout", "-q", "main"]);
    log(folder, "H2-1-0101");
    let ours = visits_in(folder, &["owner", "set", "H1-1-0102", "channel=phone"]);
    assert_eq!(ours.status.code(), Some(0), "{}", stderr(&ours));
    done(folder, &["commit", "-qam", "Ours"]);
    done(folder, &["merge", "-q", "--no-edit", "theirs"]);
    let merged = std::fs::read_to_string(folder.join("visits/2026-11.csv")).expect("visits");
    assert_eq!(merged.lines().count(), visits_before + 2);
    let owners = std::fs::read_to_string(folder.join("owners.csv")).expect("owners");
    let home = owners
        .lines()
        .find(|line| line.starts_with("H1-1-0102,"))
        .expect("the home");
    assert!(home.contains(",phone,") && home.contains(",key,"), "{home}");
    let checked = visits_in(folder, &["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
}

#[test]
fn one_cell_that_both_changed_is_marked_and_check_says_so() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let set = |value: &str| {
        let output = visits_in(folder, &["owner", "set", "H1-1-0102", value]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    };
    done(folder, &["checkout", "-qb", "theirs"]);
    set("note=has a dog");
    done(folder, &["commit", "-qam", "Theirs"]);
    done(folder, &["checkout", "-q", "main"]);
    set("note=has a cat");
    done(folder, &["commit", "-qam", "Ours"]);
    let merged = git(folder, &["merge", "-q", "--no-edit", "theirs"]);
    assert!(!merged.status.success());
    let told = stderr(&merged);
    assert!(
        told.contains("owners.csv") && told.contains("H1-1-0102") && told.contains("note"),
        "the row and the cell are named: {told}"
    );
    let owners = std::fs::read_to_string(folder.join("owners.csv")).expect("owners");
    assert_eq!(owners.matches("<<<<<<< ours H1-1-0102: note\n").count(), 1);
    assert!(owners.contains("has a dog") && owners.contains("has a cat"));
    let checked = visits_in(folder, &["check"]);
    assert_ne!(checked.status.code(), Some(0));
}

#[test]
fn changes_since_a_revision_are_told_row_by_row() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let nothing = visits_in(folder, &["diff"]);
    assert!(
        stdout(&nothing).contains("Nothing has changed"),
        "{}",
        stdout(&nothing)
    );
    log(folder, "H2-1-0101");
    let set = visits_in(folder, &["owner", "set", "H1-1-0102", "phone=13912345678"]);
    assert_eq!(set.status.code(), Some(0), "{}", stderr(&set));
    change(
        folder,
        "visits.toml",
        "timezone",
        "# where it lies\ntimezone",
    );
    let told = stdout(&visits_in(folder, &["diff", "HEAD"]));
    assert!(
        told.contains("new visit") && told.contains("All well"),
        "{told}"
    );
    let home = std::fs::read_to_string(folder.join("owners.csv")).expect("owners");
    let home = home.lines().find(|line| line.starts_with("H1-1-0102,"));
    let name = home
        .and_then(|line| line.split(',').nth(1))
        .expect("a name");
    let sentence = format!("household H1-1-0102 ({name}): phone was");
    assert!(told.contains(&sentence), "{told}");
    assert!(
        told.contains(" (H2-1-0101 "),
        "whom the visit was to: {told}"
    );
    assert!(!told.contains("13912345678"), "phones are masked: {told}");
    assert!(told.contains("1 line came, 0 went"), "{told}");
    let shown = visits()
        .arg("-C")
        .arg(folder)
        .env("PATH", std::env::var_os("PATH").expect("a path"))
        .args(["--lang", "zh", "diff", "HEAD"])
        .output();
    let shown = stdout(&shown.expect("it runs"));
    assert!(
        shown.contains("方式 上门") && shown.contains("结果 已见"),
        "words of closed lists as people say them: {shown}"
    );
    let answer: Value =
        serde_json::from_str(&stdout(&visits_in(folder, &["diff", "-f", "json"]))).expect("JSON");
    let changes = answer["changes"].as_array().expect("a list");
    assert_eq!(changes.len(), 3);
    assert!(
        changes
            .iter()
            .any(|change| change["change"] == "added" && change["file"] == "visits/2026-11.csv")
    );
    let unknown = visits_in(folder, &["diff", "--upload-pack"]);
    assert_eq!(unknown.status.code(), Some(2));
    let unknown = visits_in(folder, &["diff", "no-such-branch"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("no-such-branch"));
}

#[test]
fn each_change_is_a_commit_with_its_sentence_where_that_was_asked_for() {
    needs_git!();
    let folder = repository();
    for (name, value) in [("user.name", "Li"), ("user.email", "li@example.org")] {
        done(folder.path(), &["config", name, value]);
    }
    let said = |arguments: &[&str]| {
        let output = visits_in(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        done(folder.path(), &["log", "-1", "--format=%s"])
            .trim()
            .to_owned()
    };
    let met = ["log", "H1-1-0101", "--outcome", "met", "--staff", "liang"];
    assert_eq!(said(&met), "Begin", "unless it is asked for");
    let kept = said(&["git", "setup", "--commit"]);
    assert_eq!(kept, "Begin");
    fs_write(folder.path(), "talk.md", "ours");
    let event = said(&["event", "add", "H1-1-0101", "wedding"]);
    assert!(event.starts_with("Event recorded: "), "{event}");
    let touched = done(folder.path(), &["show", "--name-only", "--format="]);
    assert_eq!(touched.trim(), "events/2026-11.csv");
    let undone = said(&["undo"]);
    assert!(
        undone.starts_with("Taken back: Event recorded: "),
        "{undone}"
    );
}

fn fs_write(folder: &Path, file: &str, text: &str) {
    std::fs::write(folder.join(file), text).expect("it is written");
}

#[test]
fn gbk_shows_as_text_in_git_s_own_diffs() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    // 漏水 in GBK.
    let line = b"id,name,kind,phone,note\nC1,\xC2\xA9\xCB\xAE,office,,\n";
    std::fs::write(folder.join("contacts.csv"), line).expect("it is written");
    let shown = done(folder, &["diff", "--", "contacts.csv"]);
    assert!(shown.contains("+C1,漏水,office"), "{shown}");
}

#[test]
fn setting_up_twice_changes_nothing_and_outside_a_repository_is_refused() {
    needs_git!();
    let folder = repository();
    let before = std::fs::read(folder.path().join(".gitattributes")).expect("the attributes");
    let again = visits_in(folder.path(), &["git", "setup"]);
    assert_eq!(again.status.code(), Some(0));
    let after = std::fs::read(folder.path().join(".gitattributes")).expect("the attributes");
    assert_eq!(before, after);
    assert_eq!(done(folder.path(), &["status", "--porcelain"]), "");
    let outside = example_copy();
    let refused = visits_in(outside.path(), &["git", "setup"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        stderr(&refused).contains("git init"),
        "{}",
        stderr(&refused)
    );
}

#[test]
fn a_new_directory_is_set_up_with_the_rest() {
    needs_git!();
    let folder = tempfile::tempdir().expect("a folder");
    done(folder.path(), &["init", "-q"]);
    let made = visits_in(folder.path(), &["init", "--preset", "butler", "--git"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let driver = done(folder.path(), &["config", "merge.visits.driver"]);
    assert!(
        driver.starts_with("visits git merge-driver %O %A %B %P;"),
        "{driver}"
    );
    let outside = tempfile::tempdir().expect("a folder");
    let refused = visits_in(outside.path(), &["init", "--preset", "butler", "--git"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(
        !outside.path().join("visits.toml").exists(),
        "nothing is begun"
    );
}

#[test]
fn the_doctor_says_what_is_fine_and_what_is_not() {
    needs_git!();
    let folder = repository();
    let states = |folder: &Path| {
        let output = visits_in(folder, &["doctor", "-f", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let checks = answer["checks"].as_array().expect("a list").clone();
        checks
            .iter()
            .map(|check| {
                format!(
                    "{} {}",
                    check["what"].as_str().unwrap(),
                    check["state"].as_str().unwrap()
                )
            })
            .collect::<Vec<_>>()
    };
    let fine = [
        "version",
        "language",
        "directory",
        "office",
        "files",
        "encoding",
        "git",
        "people",
    ];
    assert_eq!(
        states(folder.path()),
        fine.map(|what| format!("{what} fine"))
    );
    change(folder.path(), "owners.csv", ",occupied,", ",occupid,");
    std::fs::write(
        folder.path().join("contacts.csv"),
        b"id,name,kind,phone,note\nC1,\xC2\xA9\xCB\xAE,office,,\n",
    )
    .expect("written");
    done(
        folder.path(),
        &["config", "--unset", "diff.visits.textconv"],
    );
    let ill = states(folder.path());
    for wrong in ["files wrong", "encoding attention", "git attention"] {
        assert!(ill.contains(&wrong.to_owned()), "{ill:?}");
    }
    let nowhere = tempfile::tempdir().expect("a folder");
    assert!(states(nowhere.path()).contains(&"directory wrong".to_owned()));
}

/// The file that git is to commit, with a line that stands in the folder as well or not.
fn stage(folder: &Path, file: &str, from: &str, to: &str) {
    change(folder, file, from, to);
    done(folder, &["add", file]);
}

#[test]
fn the_hook_lets_nothing_be_committed_that_check_or_fmt_would_refuse() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let output = visits_in(folder, &["git", "setup", "--hook"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    // Sound and in form.
    let owner = visits_in(folder, &["owner", "set", "H1-1-0102", "tags=key"]);
    assert_eq!(owner.status.code(), Some(0), "{}", stderr(&owner));
    done(folder, &["commit", "-qam", "Sound"]);
    // A fault that is staged, and mended only in the folder.
    stage(folder, "owners.csv", "H1-1-0102,", "H1-1-0101,");
    change(folder, "owners.csv", "H1-1-0101,", "H1-1-0102,");
    let refused = git(folder, &["commit", "-qm", "Faulty"]);
    let told = stdout(&refused) + &stderr(&refused);
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(
        told.contains("owners.csv:") && told.contains("Nothing was committed"),
        "{told}"
    );
    done(folder, &["checkout", "-q", "HEAD", "--", "owners.csv"]);
    // Sound, but a date that people write.
    stage(folder, "visits/2026-11.csv", ",2026-11-02T", ",2026/11/02 ");
    let refused = git(folder, &["commit", "-qm", "Unformed"]);
    let told = stdout(&refused) + &stderr(&refused);
    assert_eq!(refused.status.code(), Some(1), "{told}");
    assert!(told.contains("visits fmt"), "{told}");
    done(folder, &["commit", "-qm", "All the same", "--no-verify"]);
    // What concerns no data is not looked at.
    std::fs::write(folder.join("notes.md"), "one").expect("it is written");
    done(folder, &["add", "notes.md"]);
    done(folder, &["commit", "-qm", "Notes"]);
}

#[test]
fn a_fault_that_is_only_in_the_folder_keeps_nobody_from_committing() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let output = visits_in(folder, &["git", "setup", "--hook"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    stage(folder, "owners.csv", ",key,", ",vip,");
    change(folder, "owners.csv", "H1-1-0102,", "H1-1-0101,");
    std::fs::write(folder.join("visits/2026-12.csv"), "no table").expect("it is written");
    done(folder, &["commit", "-qm", "Sound as staged"]);
}

#[test]
fn another_s_hook_is_left_alone() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let hook = folder.join(".git/hooks/pre-commit");
    std::fs::create_dir_all(hook.parent().expect("a folder")).expect("it is made");
    std::fs::write(&hook, "#!/bin/sh\nmake test\n").expect("it is written");
    let output = visits_in(folder, &["git", "setup", "--hook"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(
        stderr(&output).contains("visits git check-staged"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        std::fs::read_to_string(&hook).expect("the hook"),
        "#!/bin/sh\nmake test\n"
    );
}

/// A repository may come from anywhere, and its settings name programs.
#[cfg(unix)]
#[test]
fn nothing_that_a_repository_s_settings_name_is_run() {
    use std::os::unix::fs::PermissionsExt;
    needs_git!();

    let folder = repository();
    let folder = folder.path();
    let ran = tempfile::tempdir().expect("a folder");
    let script = |name: &str| {
        let path = ran.path().join(name);
        let mark = ran.path().join(format!("{name}.ran"));
        let text = format!("#!/bin/sh\ntouch {}\ncat\n", mark.display());
        std::fs::write(&path, text).expect("it is written");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&path, mode).expect("it is ours");
        path.display().to_string()
    };
    log(folder, "H2-1-0101");
    done(folder, &["commit", "-qam", "Second"]);
    for name in [
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.askPass",
        "pager.diff",
        "diff.external",
        "filter.theirs.clean",
        "filter.theirs.smudge",
        "diff.theirs.textconv",
        "diff.theirs.command",
        "merge.theirs.driver",
        "gpg.program",
        "alias.ls-files",
    ] {
        done(folder, &["config", name, &script(name)]);
    }
    done(folder, &["config", "log.showSignature", "true"]);
    for hook in [
        "post-index-change",
        "post-checkout",
        "reference-transaction",
        "pre-commit",
    ] {
        let hook = Path::new(&script(hook)).to_owned();
        let name = hook.file_name().expect("a name");
        std::fs::copy(&hook, folder.join(".git/hooks").join(name)).expect("a hook");
    }
    let attributes = "*.csv filter=theirs diff=theirs merge=theirs\n";
    std::fs::write(folder.join(".git/info/attributes"), attributes).expect("it is written");
    change(folder, "owners.csv", ",occupied,", ",rented,");
    let marks = || {
        let entries = std::fs::read_dir(ran.path()).expect("a folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut marks: Vec<String> = names.filter(|name| name.ends_with(".ran")).collect();
        marks.sort();
        marks
    };
    // Git itself obeys them: what is tried below would be seen.
    git(folder, &["status"]);
    git(folder, &["diff"]);
    let obeyed = marks();
    for name in [
        "core.fsmonitor",
        "filter.theirs.clean",
        "diff.theirs.command",
    ] {
        assert!(obeyed.contains(&format!("{name}.ran")), "{obeyed:?}");
    }
    for mark in obeyed {
        std::fs::remove_file(ran.path().join(mark)).expect("it is ours");
    }
    for (command, code) in [
        (&["diff"][..], 0),
        (&["diff", "HEAD~1"], 0),
        (&["diff", "HEAD~1..HEAD"], 0),
        (&["diff", "HEAD~1...HEAD"], 0),
        (&["diff", "nothing"], 2),
        (&["doctor"], 0),
        (&["check"], 0),
        (&["git", "setup"], 0),
        (&["log", "H1-1-0101", "--staff", "zhang"], 0),
    ] {
        let output = visits_in(folder, command);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(code), "{command:?}: {told}");
        assert_eq!(marks(), [""; 0], "{command:?}");
    }
    let told = stdout(&visits_in(folder, &["diff", "HEAD"]));
    assert!(told.contains("rented"), "{told}");
}

#[test]
fn what_changed_between_two_revisions_leaves_the_files_of_today_aside() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let set = |value: &str| {
        let output = visits_in(folder, &["owner", "set", "H1-1-0102", value]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    };
    set("note=has a dog");
    done(folder, &["commit", "-qam", "Second"]);
    done(folder, &["tag", "second"]);
    set("note=has a cat");
    done(folder, &["commit", "-qam", "Third"]);
    set("note=has a bird");
    let told = |revision: &str| {
        let output = visits_in(folder, &["diff", revision, "-f", "json"]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        let answer: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
        let changes = answer["changes"].as_array().expect("a list").clone();
        assert_eq!(changes.len(), 1, "{answer}");
        let cell = |name: &str| changes[0][name].as_str().expect("a cell").to_owned();
        assert_eq!(answer["until"].is_null(), !revision.contains(".."));
        (cell("before"), cell("after"))
    };
    let pair = |before: &str, after: &str| (before.to_owned(), after.to_owned());
    assert_eq!(told("HEAD"), pair("has a cat", "has a bird"));
    assert_eq!(told("second..HEAD"), pair("has a dog", "has a cat"));
    assert_eq!(told("second.."), pair("has a dog", "has a cat"));
    assert_eq!(told("..second"), pair("has a cat", "has a dog"));
    assert_eq!(told("second...HEAD"), pair("has a dog", "has a cat"));
    let unknown = visits_in(folder, &["diff", "second..nothing"]);
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("nothing"));
}

/// Programs that do not find `visits` (a window onto git, as a rule) merge by lines.
#[test]
fn where_visits_is_not_found_nothing_of_either_side_vanishes() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let without = |arguments: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C")
            .arg(folder)
            .args(["-c", "user.name=Li", "-c", "user.email=li@example.org"]);
        let git = git.args(arguments).env("GIT_CONFIG_NOSYSTEM", "1");
        git.env("GIT_CONFIG_GLOBAL", "/dev/null")
            .output()
            .expect("git is installed")
    };
    let note = |note: &str| {
        let visit = [
            "log",
            "H2-1-0101",
            "--staff",
            "zhang",
            "--at",
            "2026-11-16T08:30",
            "--note",
            note,
        ];
        let output = visits_in(folder, &visit);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    };
    done(folder, &["checkout", "-qb", "theirs"]);
    note("from theirs");
    let set = visits_in(folder, &["owner", "set", "H1-1-0102", "note=has a dog"]);
    assert_eq!(set.status.code(), Some(0), "{}", stderr(&set));
    done(folder, &["commit", "-qam", "Theirs"]);
    done(folder, &["checkout", "-q", "main"]);
    note("from ours");
    done(folder, &["commit", "-qam", "Ours"]);
    let merged = without(&["merge", "-q", "--no-edit", "theirs"]);
    assert!(!merged.status.success(), "both added a line in one place");
    let visits = std::fs::read_to_string(folder.join("visits/2026-11.csv")).expect("visits");
    assert!(
        visits.contains("from ours") && visits.contains("from theirs"),
        "{visits}"
    );
    assert!(
        visits.contains("<<<<<<< ours") && visits.contains(">>>>>>> theirs"),
        "{visits}"
    );
    // What only one side touched needs no driver.
    let owners = std::fs::read_to_string(folder.join("owners.csv")).expect("owners");
    assert!(owners.contains("has a dog") && !owners.contains("<<<<<<<"));
    // A driver that fails is one that is not there.
    done(folder, &["merge", "--abort"]);
    let failing = tempfile::tempdir().expect("a folder");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let program = failing.path().join("visits");
        std::fs::write(&program, "#!/bin/sh\nexit 70\n").expect("it is written");
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(&program, mode).expect("it is ours");
        let mut path = vec![failing.path().to_owned()];
        path.extend(std::env::split_paths(
            &std::env::var_os("PATH").expect("a path"),
        ));
        let mut git = Command::new("git");
        git.arg("-C")
            .arg(folder)
            .args(["-c", "user.name=Li", "-c", "user.email=li@example.org"]);
        let output = git
            .args(["merge", "-q", "--no-edit", "theirs"])
            .env("PATH", std::env::join_paths(path).expect("a path"))
            .output()
            .expect("git is installed");
        assert!(!output.status.success());
        let visits = std::fs::read_to_string(folder.join("visits/2026-11.csv")).expect("visits");
        assert!(
            visits.contains("from ours") && visits.contains("from theirs"),
            "{visits}"
        );
        done(folder, &["merge", "--abort"]);
    }
    // Differences are shown all the same, as the bytes are.
    change(folder, "owners.csv", ",occupied,", ",rented,");
    let shown = without(&["diff", "--", "owners.csv"]);
    assert!(shown.status.success(), "{}", stderr(&shown));
    assert!(stdout(&shown).contains(",rented,"), "{}", stdout(&shown));
}

/// What stands in the lists of git is not ours to read: every byte of it stays.
#[test]
fn lists_for_git_keep_every_byte_or_are_left_alone() {
    needs_git!();
    // 漏水 in GBK, bytes of nothing, and more than a file of settings may have.
    let large = [&b"*.png binary\n".repeat(200_000)[..], b"# end"].concat();
    let lists = [
        b"# \xC2\xA9\xCB\xAE\n*.png binary".to_vec(),
        b"# \xFF\xFE\x80\r\n*.png binary\r\n".to_vec(),
        large,
    ];
    for before in lists {
        for (file, line) in [
            (".gitattributes", &b"*.csv merge=visits diff=visits"[..]),
            (".gitignore", b".visits.lock"),
        ] {
            let folder = example_copy();
            done(folder.path(), &["init", "-q"]);
            std::fs::write(folder.path().join(file), &before).expect("it is written");
            let output = visits_in(folder.path(), &["git", "setup"]);
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            let after = std::fs::read(folder.path().join(file)).expect("the list");
            assert!(after.starts_with(&before), "{file}");
            let mut lines = after[before.len()..].split(|byte| *byte == b'\n');
            assert!(lines.any(|found| found.trim_ascii() == line), "{file}");
        }
    }
    let folder = example_copy();
    done(folder.path(), &["init", "-q"]);
    let utf16 = b"\xFF\xFE*\0.\0p\0n\0g\0";
    std::fs::write(folder.path().join(".gitattributes"), utf16).expect("it is written");
    let refused = visits_in(folder.path(), &["git", "setup"]);
    assert_eq!(refused.status.code(), Some(3), "{}", stderr(&refused));
    let after = std::fs::read(folder.path().join(".gitattributes")).expect("the list");
    assert_eq!(after, utf16);
    assert!(!folder.path().join(".gitignore").exists(), "all or nothing");
}

#[test]
fn a_directory_made_in_a_repository_keeps_its_lists() {
    needs_git!();
    let folder = tempfile::tempdir().expect("a folder");
    done(folder.path(), &["init", "-q"]);
    let ours = b"# \xC2\xA9\xCB\xAE\n*.bak\n";
    std::fs::write(folder.path().join(".gitignore"), ours).expect("it is written");
    let made = visits_in(folder.path(), &["init", "--preset", "butler", "--git"]);
    assert_eq!(made.status.code(), Some(0), "{}", stderr(&made));
    let ignored = std::fs::read(folder.path().join(".gitignore")).expect("the list");
    assert!(ignored.starts_with(ours));
    std::fs::create_dir(folder.path().join(".visits-journal")).expect("a folder");
    std::fs::write(folder.path().join(".visits-journal/1"), "x").expect("a file");
    std::fs::write(folder.path().join(".visits.lock"), "").expect("a file");
    let listed = done(folder.path(), &["status", "--porcelain", "-uall"]);
    assert!(listed.contains("visits.toml"), "{listed}");
    for ours_alone in [".visits-journal", ".visits.lock"] {
        assert!(!listed.contains(ours_alone), "{listed}");
    }
}

#[test]
fn a_conflict_in_a_plan_is_settled_by_planning_again() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let row = |minutes: &str| {
        std::fs::create_dir_all(folder.join("plans")).expect("it can be made");
        let text = format!(
            "id,date,start,staff,party,channel,minutes,rules,due,state,note\n\
             agreed/H1-1-0101/2026-11-20,2026-11-20,10:00,liang,H1-1-0101,door,{minutes},,,agreed,\n"
        );
        std::fs::write(folder.join("plans/2026-11.csv"), text).expect("it is written");
        done(folder, &["add", "-A"]);
        done(folder, &["commit", "-qm", minutes]);
    };
    row("20");
    done(folder, &["checkout", "-qb", "theirs"]);
    row("25");
    done(folder, &["checkout", "-q", "main"]);
    row("30");
    let merged = git(folder, &["merge", "-q", "--no-edit", "theirs"]);
    assert!(!merged.status.success());
    assert!(
        stderr(&merged).contains("plan --save"),
        "{}",
        stderr(&merged)
    );
    // The row by the household that it is about, the cell by its heading.
    let whom = "H1-1-0101, agreed/H1-1-0101/2026-11-20 (Minutes)";
    assert!(stderr(&merged).contains(whom), "{}", stderr(&merged));
    let checked = visits_in(folder, &["check"]);
    let told = stdout(&checked);
    assert!(
        told.contains("V015") && told.contains("visits plan MONTH --save"),
        "{told}"
    );
    assert!(
        !told.contains("V117"),
        "two versions of a row are no id twice: {told}"
    );
    done(folder, &["checkout", "--theirs", "plans/2026-11.csv"]);
    let saved = visits_in(folder, &["plan", "--save", "--budget", "0"]);
    assert_eq!(saved.status.code(), Some(0), "{}", stderr(&saved));
}

/// One side saved by Excel: GBK, its own form of dates, its own line ends.
#[test]
fn what_excel_saved_goes_together_with_what_was_typed_elsewhere() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let read = || std::fs::read(folder.join("visits/2026-11.csv")).expect("visits");
    let rows = String::from_utf8(read()).expect("UTF-8").lines().count();
    done(folder, &["checkout", "-qb", "theirs"]);
    let text = String::from_utf8(read()).expect("UTF-8");
    let text = text
        .replace("2026-11-0", "2026/11/")
        .replace('T', " ")
        .replace('\n', "\r\n");
    let text = text.replacen("上门", "登门", 1);
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    std::fs::write(folder.join("visits/2026-11.csv"), &gbk).expect("it is written");
    done(folder, &["commit", "-qam", "Theirs, by Excel"]);
    done(folder, &["checkout", "-q", "main"]);
    log(folder, "H2-1-0101");
    done(folder, &["commit", "-qam", "Ours"]);
    done(folder, &["merge", "-q", "--no-edit", "theirs"]);
    let merged = String::from_utf8(read()).expect("one encoding");
    assert_eq!(merged.lines().count(), rows + 1);
    assert!(merged.contains("All well"));
    let checked = visits_in(folder, &["check", "visits"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stdout(&checked));
    // What is said is what was said, but for the one visit more.
    let told = stdout(&visits_in(folder, &["diff", "HEAD~1..HEAD", "-f", "json"]));
    let answer: Value = serde_json::from_str(&told).expect("JSON");
    let changes = answer["changes"].as_array().expect("a list");
    assert!(
        changes.iter().all(|change| change["column"] == "note"),
        "{answer}"
    );
}

/// Other tables than ours may be of two encodings too: lines of both never stand in one file.
#[test]
fn lines_of_two_encodings_never_come_together() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let notes = |bytes: &[u8], message: &str| {
        std::fs::write(folder.join("notes.csv"), bytes).expect("it is written");
        done(folder, &["add", "-A"]);
        done(folder, &["commit", "-qm", message]);
    };
    let text = "a,王芳\nb,胡建\nc,李静\nd,\n";
    notes(text.as_bytes(), "Base");
    done(folder, &["checkout", "-qb", "theirs"]);
    let (gbk, _, _) = encoding_rs::GB18030.encode(text);
    notes(&[&gbk[..], b"e,\n"].concat(), "Theirs");
    done(folder, &["checkout", "-q", "main"]);
    notes(text.replace("a,王芳", "a,王小芳").as_bytes(), "Ours");
    done(folder, &["merge", "-q", "--no-edit", "theirs"]);
    let merged = std::fs::read_to_string(folder.join("notes.csv")).expect("one encoding");
    assert_eq!(merged, "\u{feff}a,王小芳\nb,胡建\nc,李静\nd,\ne,\n");
}

#[test]
fn a_faulty_row_is_in_nobody_s_way() {
    needs_git!();
    let folder = repository();
    let folder = folder.path();
    let file = folder.join("visits/2026-11.csv");
    let torn = "v-torn,2026-11-03T10:00,H1-1-0101\n";
    let text = std::fs::read_to_string(&file).expect("visits");
    std::fs::write(&file, text + torn).expect("it is written");
    done(folder, &["commit", "-qam", "Torn"]);
    done(folder, &["checkout", "-qb", "theirs"]);
    log(folder, "H1-1-0101");
    done(folder, &["commit", "-qam", "Theirs"]);
    done(folder, &["checkout", "-q", "main"]);
    log(folder, "H2-1-0101");
    done(folder, &["commit", "-qam", "Ours"]);
    done(folder, &["merge", "-q", "--no-edit", "theirs"]);
    let merged = std::fs::read_to_string(&file).expect("visits");
    assert_eq!(merged.matches(torn).count(), 1);
    assert_eq!(merged.matches("All well").count(), 2);
}
