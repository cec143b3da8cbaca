//! Asking git: the one place where another program is run. Never through a shell, nothing that stands
//! in the data becomes an option, and git runs nothing that the repository's settings name: a data
//! directory may come from anywhere.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Output, Stdio};

use super::context::Context;
use super::error::{CommandError, Kind};
use crate::words::Message;

/// Settings of a repository that name programs, put out of force. What no setting can do, git is not
/// asked: `git diff` and `git status` run filters on the files of the folder.
const HARMLESS: [&str; 6] = [
    "--no-pager",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "protocol.allow=never",
];

/// Git, about to be asked something.
fn git() -> Command {
    let mut git = Command::new("git");
    // A clone that lacks objects would fetch them, by whatever program its settings name.
    git.args(HARMLESS).env("GIT_NO_LAZY_FETCH", "1");
    git
}

/// Merges three files by lines into the first of them, as git does by itself: whether all went
/// together. An error where git could not.
pub fn merge_lines(ours: &Path, base: &Path, theirs: &Path) -> io::Result<bool> {
    let mut merge = git();
    merge.args([
        "merge-file",
        "-q",
        "-L",
        "ours",
        "-L",
        "base",
        "-L",
        "theirs",
        "--",
    ]);
    let status = merge.args([ours, base, theirs]).status()?;
    match status.code() {
        Some(0) => Ok(true),
        // The number of conflicts, as far as it goes.
        Some(1..=127) => Ok(false),
        _ => Err(io::Error::other(status.to_string())),
    }
}

/// The repository that a folder lies in.
pub struct Repository {
    folder: PathBuf,
}

impl Repository {
    /// The one around `folder`; none where there is no repository, or no git.
    pub fn around(folder: &Path) -> Option<Repository> {
        let repository = Repository {
            folder: folder.to_owned(),
        };
        let inside = repository.text(&["rev-parse", "--is-inside-work-tree"])?;
        (inside.trim() == "true").then_some(repository)
    }

    /// Whether there is a git to ask.
    pub fn has_git() -> bool {
        git().arg("--version").output().is_ok()
    }

    /// What git prints, as text; `None` where it fails or prints no text.
    pub fn text(&self, arguments: &[&str]) -> Option<String> {
        String::from_utf8(self.bytes(arguments)?).ok()
    }

    /// What git prints; `None` where it fails.
    pub fn bytes(&self, arguments: &[&str]) -> Option<Vec<u8>> {
        let output = self.run(arguments).ok()?;
        output.status.success().then_some(output.stdout)
    }

    /// What git prints, where it must not fail.
    pub fn answer(
        &self,
        context: &Context<'_>,
        arguments: &[&str],
    ) -> Result<Vec<u8>, CommandError> {
        let failed = |reason: &dyn std::fmt::Display| {
            let message = context.words.say(Message::GitNoGit { reason });
            CommandError::new(Kind::Data, message)
        };
        let output = self.run(arguments).map_err(|error| failed(&error))?;
        if output.status.success() {
            return Ok(output.stdout);
        }
        Err(failed(&String::from_utf8_lossy(&output.stderr).trim()))
    }

    fn run(&self, arguments: &[&str]) -> io::Result<Output> {
        git().arg("-C").arg(&self.folder).args(arguments).output()
    }

    /// Commits these files as they stand, past hooks; what is staged beside them stays staged. Where the
    /// repository has filters of its own nothing is committed: git would run them.
    pub fn commit(&self, files: &[String], message: &str) -> Result<(), String> {
        let failed = |error: io::Error| error.to_string();
        let filters = self
            .run(&["config", "--get-regexp", "^filter\\."])
            .map_err(failed)?;
        if !filters.stdout.is_empty() {
            return Err(String::from_utf8_lossy(&filters.stdout).trim().to_owned());
        }
        let names = files.iter().map(String::as_str);
        let add = ["add", "-A", "--"].into_iter().chain(names.clone());
        let no_hooks = [
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "commit.gpgSign=false",
        ];
        let commit = ["commit", "-q", "--no-verify", "-m", message, "--"];
        let commit = no_hooks.into_iter().chain(commit).chain(names);
        for asked in [add.collect::<Vec<_>>(), commit.collect()] {
            let output = self.run(&asked).map_err(failed)?;
            if !output.status.success() {
                return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
            }
        }
        Ok(())
    }

    /// Its objects, to be read one after the other.
    pub fn objects(&self) -> io::Result<Objects> {
        let mut cat = git();
        cat.arg("-C")
            .arg(&self.folder)
            .args(["cat-file", "--batch"]);
        let pipes = cat
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut child = pipes.spawn()?;
        let (asks, answers) = (child.stdin.take(), child.stdout.take());
        let missing = || io::Error::other("no pipe to git");
        Ok(Objects {
            asks: asks.ok_or_else(missing)?,
            answers: BufReader::new(answers.ok_or_else(missing)?),
            child,
        })
    }

    /// The value of a setting, if it has one.
    pub fn setting(&self, name: &str) -> Option<String> {
        let value = self.text(&["config", "--get", name])?;
        Some(value.trim_end_matches('\n').to_owned())
    }

    /// Sets a setting of this repository.
    pub fn set(&self, context: &Context<'_>, name: &str, value: &str) -> Result<(), CommandError> {
        let failed = |reason: &dyn std::fmt::Display| {
            CommandError::new(
                Kind::Data,
                context.words.say(Message::GitNotSet {
                    name: &name,
                    reason,
                }),
            )
        };
        let output = self
            .run(&["config", "--local", name, value])
            .map_err(|error| failed(&error))?;
        if output.status.success() {
            return Ok(());
        }
        Err(failed(&String::from_utf8_lossy(&output.stderr).trim()))
    }
}

/// The objects of a repository.
pub struct Objects {
    child: Child,
    asks: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Objects {
    /// The bytes of a file's object, at most `limit`.
    pub fn bytes(&mut self, id: &str, limit: u64) -> io::Result<Vec<u8>> {
        writeln!(self.asks, "{id}")?;
        self.asks.flush()?;
        let mut head = String::new();
        self.answers.read_line(&mut head)?;
        // `ID blob SIZE`, or `ID missing`.
        let size = head.trim_end().rsplit(' ').next();
        let size = size.and_then(|size| size.parse::<u64>().ok());
        let size = size.filter(|size| *size <= limit);
        let size = size.ok_or_else(|| io::Error::other(head.trim_end().to_owned()))?;
        let mut bytes = Vec::new();
        // A line feed follows.
        (&mut self.answers).take(size + 1).read_to_end(&mut bytes)?;
        if bytes.pop().is_none() || bytes.len() as u64 != size {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(bytes)
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Context<'_> {
    /// The repository around a data directory.
    pub fn repository(&self, folder: &Path) -> Result<Repository, CommandError> {
        match Repository::around(folder) {
            Some(repository) => Ok(repository),
            None => self.refuse(Message::GitNoRepository {
                folder: &folder.display(),
            }),
        }
    }
}
