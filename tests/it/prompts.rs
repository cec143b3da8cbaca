//! Questions on a terminal, asked on one: what stands in the data neither acts on it nor tells a number.

#![cfg(target_os = "linux")]

use std::fs::{File, OpenOptions};
use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};

use crate::support::office;

/// How long to wait for a question before it is said that none came.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program on a terminal of its own, and what has been printed there.
struct Terminal {
    child: Child,
    keys: File,
    prints: Receiver<Vec<u8>>,
    screen: String,
}

impl Terminal {
    fn run(folder: &tempfile::TempDir, arguments: &[&str]) -> Terminal {
        let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&ours).expect("it is ours");
        unlockpt(&ours).expect("it is ours");
        let size = Winsize {
            ws_row: 40,
            ws_col: 160,
            ws_xpixel: 0,
            ws_ypixel: 0,
        };
        tcsetwinsize(&ours, size).expect("it has a size");
        let name = ptsname(&ours, Vec::new()).expect("it has a name");
        let theirs = || {
            let name = name.to_str().expect("a name is text");
            let end = OpenOptions::new().read(true).write(true).open(name);
            Stdio::from(end.expect("it opens"))
        };
        let child = Command::new(env!("CARGO_BIN_EXE_visits"))
            .env_clear()
            .env("TERM", "xterm-256color")
            .arg("-C")
            .arg(folder.path())
            .args(["--now", "2026-11-16T09:00", "--lang", "en"])
            .args(arguments)
            .stdin(theirs())
            .stdout(theirs())
            .stderr(theirs())
            .spawn()
            .expect("the program runs");
        let mut reads = File::from(ours.try_clone().expect("it can be had twice"));
        let (printed, prints) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // The end of the program ends the terminal.
            while let Ok(count @ 1..) = reads.read(&mut bytes) {
                if printed.send(bytes[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        Terminal {
            child,
            keys: File::from(ours),
            prints,
            screen: String::new(),
        }
    }

    /// Waits until something new on the screen holds `text`.
    fn shows(&mut self, text: &str) {
        let seen = self.screen.len();
        while !self.screen[seen..].contains(text) {
            let bytes = self.prints.recv_timeout(PATIENCE);
            let bytes = bytes.unwrap_or_else(|_| panic!("no {text:?} in {:?}", self.screen));
            self.screen += &String::from_utf8_lossy(&bytes);
        }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).expect("it listens");
    }

    /// Waits until the program has done what it was told.
    fn done(mut self) {
        let code = self.child.wait().expect("it ends").code();
        while let Ok(bytes) = self.prints.recv_timeout(Duration::from_millis(200)) {
            self.screen += &String::from_utf8_lossy(&bytes);
        }
        assert_eq!(code, Some(0), "{:?}", self.screen);
    }

    /// All that was printed, once the program has been told to stop.
    fn cancelled(mut self) -> String {
        self.press("\u{1b}");
        let code = self.child.wait().expect("it ends").code();
        while let Ok(bytes) = self.prints.recv_timeout(Duration::from_millis(200)) {
            self.screen += &String::from_utf8_lossy(&bytes);
        }
        assert_eq!(code, Some(2), "{:?}", self.screen);
        self.screen
    }
}

/// An office whose names act on terminals and tell numbers.
fn hostile() -> tempfile::TempDir {
    let policy = std::fs::read_to_string(crate::support::root().join("data-example/policy.toml"));
    let policy = policy.expect("a policy");
    let at = policy.find("[[cadence]]").expect("a cadence");
    let (above, below) = policy.split_at(at);
    let below = below.replacen(
        "title = \"",
        "title = \"\\u001b]0;owned\\u0007\\u202e13912345678 ",
        1,
    );
    let staff = "[[staff]]\nid = \"wang\"\nname = \"Wang \\u001b[2J 13812345678\"\nrole = \"butler\"\ndepartment = \"engineering\"\n";
    let owners = "id,name,building,area,status\n\
                  H1-1-0101,Li \u{202e}13712345678,1,east,occupied\n\
                  H1-1-0102,Hu \u{1b}]0;owned\u{7},1,east,occupied\n";
    office(&[
        ("policy.toml", &format!("{above}{below}")),
        ("staff.toml", staff),
        ("owners.csv", owners),
    ])
}

fn is_harmless(screen: &str) {
    for acts in ["\u{1b}]0;", "\u{202e}", "\u{7}", "\u{1b}[2J 138"] {
        assert!(!screen.contains(acts), "{acts:?} in {screen:?}");
    }
    for number in ["13712345678", "13812345678", "13912345678"] {
        assert!(!screen.contains(number), "{number} in {screen:?}");
    }
}

#[test]
fn parties_and_staff_are_shown_as_everything_is() {
    let folder = hostile();
    let mut terminal = Terminal::run(&folder, &["log"]);
    terminal.shows("H1-1-0102");
    terminal.press("H1-1-0101\r");
    terminal.shows("Wang");
    let screen = terminal.cancelled();
    is_harmless(&screen);
    assert!(screen.contains("Li \\u{202e}137****5678"), "{screen:?}");
    assert!(screen.contains("138****5678"), "{screen:?}");
}

#[test]
fn rules_are_shown_as_everything_is_and_what_nobody_is_called_too() {
    let folder = hostile();
    let arguments = [
        "log",
        "--staff",
        "wang",
        "--channel",
        "door",
        "--outcome",
        "waived",
        "--at",
        "2026-11-16T08:00",
    ];
    let mut terminal = Terminal::run(&folder, &arguments);
    terminal.shows("H1-1-0102");
    // Several are meant: their names are told, and it is asked again.
    terminal.press("H1\r");
    terminal.shows("H1-1-0102");
    terminal.press("H1-1-0101\r");
    terminal.shows("139****5678");
    let screen = terminal.cancelled();
    is_harmless(&screen);
}

const DOWN: &str = "\u{1b}[B";

#[test]
fn how_long_it_took_what_was_marked_and_what_was_raised_can_be_told_and_passed_over() {
    let folder = hostile();
    let read = |file: &str| {
        let text = std::fs::read_to_string(folder.path().join(file));
        text.unwrap_or_default()
    };
    let log = |home: &str| {
        let mut terminal = Terminal::run(&folder, &["log", home, "--staff", "wang"]);
        terminal.shows("What came of it?");
        terminal.press("\r");
        terminal.shows("Anything else");
        terminal
    };
    let mut passed_over = log("H1-1-0101");
    passed_over.press("\r");
    passed_over.done();
    let visits = read("visits/2026-11.csv");
    assert!(visits.contains(",H1-1-0101,wang,door,met,,,,"), "{visits}");
    assert_eq!(read("issues/2026-11.csv"), "");

    let mut told = log("H1-1-0102");
    told.press(&format!(" {DOWN} {DOWN} \r"));
    told.shows("How many minutes");
    told.press("soon\r");
    told.shows("How many minutes");
    told.press("15\r");
    told.shows("Marks for what?");
    told.press(" \r");
    told.shows("Mark for");
    told.press(&format!("{DOWN}\r"));
    told.shows("What was raised?");
    told.press("the lift stops\r");
    told.shows("Of which kind?");
    told.press(&format!("{DOWN}\r"));
    told.shows("How grave is it?");
    told.press("\r");
    told.shows("Whose is it?");
    told.press("\r");
    told.done();
    let visits = read("visits/2026-11.csv");
    assert!(
        visits.contains(",H1-1-0102,wang,door,met,,15,,4,"),
        "{visits}"
    );
    let issues = read("issues/2026-11.csv");
    assert!(
        issues.contains(",repair,") && issues.contains("the lift stops"),
        "{issues}"
    );
}

/// What was guessed of a list is shown and asked once; one heading is told what it is, then the list is taken.
#[test]
fn a_wrong_guess_about_a_list_is_changed_before_it_is_taken() {
    let folder = hostile();
    let list = folder.path().join("list.csv");
    let rows = "房号,户主姓名,小区片,状态\n9-1-0101,Ding,east,自住\n";
    std::fs::write(&list, rows).expect("a list");
    let path = list.to_str().expect("a path is text");
    let mut terminal = Terminal::run(&folder, &["import", path, "--as", "owners"]);
    terminal.shows("Is that right?");
    terminal.press(&format!("{DOWN}\r"));
    terminal.shows("Which column?");
    terminal.press(&format!("{DOWN}{DOWN}\r"));
    terminal.shows("小区片");
    terminal.press(&format!("{DOWN}{DOWN}{DOWN}{DOWN}{DOWN}\r"));
    terminal.shows("Is that right?");
    terminal.press("\r");
    terminal.done();
    let owners = std::fs::read_to_string(folder.path().join("owners.csv"));
    let owners = owners.expect("the households");
    assert!(
        owners.contains("H9-1-0101,Ding,9,east,occupied,0101,1"),
        "{owners}"
    );
    assert!(
        !owners.contains("小区片"),
        "it is the area, and no column of its own: {owners}"
    );
}
