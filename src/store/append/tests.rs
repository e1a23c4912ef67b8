//! Every call of an append fails once: what is in the file afterwards, and what the error says of it.

use std::cell::RefCell;

use super::*;
use crate::log::read::read;

/// How a call goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Nothing is done, and it says so with this number.
    Before(i32),
    /// It is done, and said to have failed.
    After,
    /// So many bytes are written.
    Short(usize),
}

const INTERRUPTED: i32 = 4;
const BROKEN: i32 = 5;

/// Which calls go wrong, which were made, and what stood in the log after each.
struct Script {
    log: PathBuf,
    faults: Vec<(usize, Fault)>,
    calls: RefCell<Vec<&'static str>>,
    seen: RefCell<Vec<String>>,
}

impl Script {
    fn call<T>(
        &self,
        name: &'static str,
        work: impl FnOnce(Option<usize>) -> io::Result<T>,
    ) -> io::Result<T> {
        let number = self.calls.borrow().len();
        self.calls.borrow_mut().push(name);
        let fault = self.faults.iter().find(|(at, _)| *at == number).map(|(_, fault)| *fault);
        let result = match fault {
            None => work(None),
            Some(Fault::Short(length)) => work(Some(length)),
            Some(Fault::Before(code)) => Err(io::Error::from_raw_os_error(code)),
            Some(Fault::After) => work(None).and(Err(io::Error::from_raw_os_error(BROKEN))),
        };
        self.seen.borrow_mut().push(content(&self.log));
        result
    }
}

struct Faulty<'a>(RealFolder<'a>, &'a Script);

struct FaultyLog<'a>(File, &'a Script);

impl<'a> Folder for Faulty<'a> {
    type Log = FaultyLog<'a>;

    fn make(&mut self) -> io::Result<()> {
        let Faulty(real, script) = self;
        script.call("make", |_| real.make())
    }

    fn open(&self) -> io::Result<FaultyLog<'a>> {
        self.1.call("open", |_| self.0.open()).map(|log| FaultyLog(log, self.1))
    }

    fn sync(&self) -> io::Result<()> {
        self.1.call("sync folder", |_| self.0.log().canonicalize().map(drop))
    }
}

impl LogFile for FaultyLog<'_> {
    fn lock(&mut self) -> io::Result<()> {
        self.1.call("lock", |_| self.0.lock())
    }

    fn length(&mut self) -> io::Result<u64> {
        self.1.call("length", |_| self.0.length())
    }

    fn byte_at(&mut self, position: u64) -> io::Result<u8> {
        self.1.call("byte", |_| self.0.byte_at(position))
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1.call("write", |most| LogFile::write(&mut self.0, &bytes[..most.unwrap_or(bytes.len())]))
    }

    fn cut(&mut self, length: u64) -> io::Result<()> {
        self.1.call("cut", |_| self.0.cut(length))
    }

    fn sync(&mut self) -> io::Result<()> {
        // The bytes are the same without it, and hundreds of them take long.
        self.1.call("sync", |_| Ok(()))
    }
}

#[expect(clippy::disallowed_methods, reason = "tests look at the file behind the module's back")]
fn content(log: &Path) -> String {
    std::fs::read_to_string(log).unwrap_or_default()
}

fn record(id: char) -> String {
    format!(r#"{{"v":1,"id":"{id}","at":"2026-11-20T18:00:00+01:00","kind":"checkin","pain":0}}"#)
}

/// What one append came to.
struct Run {
    result: Result<Appended, AppendError>,
    calls: Vec<&'static str>,
    seen: Vec<String>,
    after: String,
}

/// A log as it was, and what is appended to it.
struct Case {
    /// None where not even the folder is there.
    before: Option<String>,
    lines: Vec<String>,
}

impl Case {
    /// No folder, an empty log, a whole one, and two that do not end their last line; one record for each, or three.
    fn all() -> Vec<Case> {
        let logs = [
            None,
            Some(String::new()),
            Some(format!("{}\n{}\n", record('a'), record('b'))),
            Some(format!("{}\n{}", record('a'), &record('b')[..30])),
            Some(format!("{}\n{}", record('a'), record('b'))),
        ];
        let appended = [vec![record('x')], vec![record('x'), record('y'), record('z')]];
        let with = |lines: &Vec<String>| {
            let lines = lines.clone();
            logs.clone().map(|before| Case { before, lines: lines.clone() })
        };
        appended.iter().flat_map(with).collect()
    }

    fn old(&self) -> &str {
        self.before.as_deref().unwrap_or_default()
    }

    /// The bytes that are to be written.
    fn added(&self) -> String {
        let gap = if self.old().is_empty() || self.old().ends_with('\n') { "" } else { "\n" };
        format!("{gap}{}\n", self.lines.join("\n"))
    }

    fn whole(&self) -> String {
        format!("{}{}", self.old(), self.added())
    }

    fn run(&self, faults: &[(usize, Fault)]) -> Run {
        self.run_and_then(faults, |_| {})
    }

    #[expect(clippy::disallowed_methods, reason = "tests make the file behind the module's back")]
    fn run_and_then(&self, faults: &[(usize, Fault)], then: impl FnOnce(&Path)) -> Run {
        let home = tempfile::tempdir().expect("a folder");
        let path = home.path().join("made/data");
        if let Some(before) = &self.before {
            std::fs::create_dir_all(&path).expect("made");
            std::fs::write(path.join(LOG_FILE), before).expect("written");
        }
        let script = Script {
            log: path.join(LOG_FILE),
            faults: faults.to_vec(),
            calls: RefCell::default(),
            seen: RefCell::default(),
        };
        let result = append_in(&mut Faulty(RealFolder { path: &path, made: 0 }, &script), &self.lines);
        let after = content(&script.log);
        then(&path);
        Run { result, calls: script.calls.into_inner(), seen: script.seen.into_inner(), after }
    }

    fn number_of(&self, call: &str) -> usize {
        self.run(&[]).calls.iter().position(|name| *name == call).expect("such a call")
    }
}

/// How many records a log has.
fn count(log: &str) -> usize {
    read(log.as_bytes()).expect("read").records.len()
}

#[test]
fn the_content_is_synced_before_the_folder_and_the_folder_only_where_the_log_is_new() {
    for case in Case::all() {
        let run = case.run(&[]);
        assert_eq!(run.result.expect("appended"), Appended { locked: true });
        assert_eq!(run.after, case.whole());
        let calls = match case.old() {
            "" => vec!["make", "open", "lock", "length", "write", "sync", "sync folder"],
            _ => vec!["make", "open", "lock", "length", "byte", "write", "sync"],
        };
        assert_eq!(run.calls, calls);
    }
}

#[test]
fn killed_after_any_call_the_log_is_as_it_was_or_has_all_of_it() {
    for case in Case::all() {
        for (seen, call) in case.run(&[]).seen.iter().zip(case.run(&[]).calls) {
            assert!(*seen == case.old() || *seen == case.whole(), "after {call}: {seen}");
        }
    }
}

#[test]
fn whatever_call_fails_the_error_says_what_is_in_the_file_and_nothing_more_is_tried() {
    for case in Case::all() {
        let calls = case.run(&[]).calls;
        for number in 0..calls.len() {
            for fault in [Fault::Before(BROKEN), Fault::After] {
                // A write that did something says how much.
                if calls[number] == "write" && fault == Fault::After {
                    continue;
                }
                let run = case.run(&[(number, fault)]);
                let called = calls[number];
                assert_eq!(run.calls, calls[..=number], "{called} {fault:?}");
                let expected = match (called, run.result.expect_err(called)) {
                    ("sync" | "sync folder", AppendError::Unsure { .. }) => case.whole(),
                    ("make", AppendError::Nothing { doing: Step::MakeFolder, .. })
                    | ("open", AppendError::Nothing { doing: Step::Open, .. })
                    | ("lock", AppendError::Nothing { doing: Step::Lock, .. })
                    | ("length" | "byte", AppendError::Nothing { doing: Step::Read, .. })
                    | ("write", AppendError::Nothing { doing: Step::Write, .. }) => case.old().to_string(),
                    (_, error) => panic!("{called}: {error:?}"),
                };
                assert_eq!(run.after, expected, "{called} {fault:?}");
            }
        }
    }
}

#[test]
fn a_short_write_of_any_length_is_taken_back() {
    for case in Case::all() {
        let write = case.number_of("write");
        for length in 0..case.added().len() {
            let run = case.run(&[(write, Fault::Short(length))]);
            let error = run.result.expect_err("short");
            assert!(matches!(error, AppendError::Nothing { doing: Step::Write, .. }), "{error:?}");
            assert_eq!(run.after, case.old(), "{length}");
            let rest = if length == 0 { vec!["write"] } else { vec!["write", "cut"] };
            assert_eq!(run.calls[write..], rest);
        }
    }
}

#[test]
fn what_cannot_be_taken_back_is_told_and_harms_no_other_record() {
    for case in Case::all() {
        let write = case.number_of("write");
        for length in 1..case.added().len() {
            let faults = [(write, Fault::Short(length)), (write + 1, Fault::Before(BROKEN))];
            let mut after_the_next = String::new();
            let run = case.run_and_then(&faults, |folder| {
                append(folder, &[record('n')]).expect("appended");
                after_the_next = content(&folder.join(LOG_FILE));
            });
            assert_eq!(run.after, case.whole()[..case.old().len() + length]);
            let kept = count(&run.after) - count(case.old());
            match run.result.expect_err("short") {
                AppendError::Nothing { .. } => assert_eq!(&case.added()[..length], "\n"),
                AppendError::Torn { whole, .. } => assert!(whole == kept && kept < case.lines.len()),
                AppendError::Unsure { .. } => assert_eq!(kept, case.lines.len()),
            }
            assert!(after_the_next.starts_with(&run.after));
            assert_eq!(count(&after_the_next), count(&run.after) + 1, "{after_the_next}");
        }
    }
}

#[test]
fn without_locks_the_record_is_kept_and_the_caller_is_told() {
    // Not supported, no such call, no locks available.
    for code in if cfg!(target_os = "linux") { vec![95, 38, 37] } else { vec![77] } {
        for case in Case::all() {
            let run = case.run(&[(case.number_of("lock"), Fault::Before(code))]);
            assert_eq!(run.result.expect("appended"), Appended { locked: false }, "{code}");
            assert_eq!((run.after, run.calls), (case.whole(), case.run(&[]).calls));
        }
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_folder_that_cannot_be_synced_at_all_is_no_failure() {
    // No such operation on a folder, not supported.
    for code in [22, 95] {
        for case in Case::all().iter().filter(|case| case.old().is_empty()) {
            let run = case.run(&[(case.number_of("sync folder"), Fault::Before(code))]);
            assert_eq!(run.result.expect("appended"), Appended { locked: true }, "{code}");
            assert_eq!(run.after, case.whole());
        }
    }
    // Of the content it is one.
    let case = &Case::all()[0];
    let run = case.run(&[(case.number_of("sync"), Fault::Before(22))]);
    assert!(matches!(run.result.expect_err("not synced"), AppendError::Unsure { .. }));
}

#[test]
#[cfg(target_os = "linux")]
fn without_locks_nothing_is_cut_off_for_another_writer_may_stand_there() {
    for case in Case::all() {
        let (lock, write) = (case.number_of("lock"), case.number_of("write"));
        let run = case.run(&[(lock, Fault::Before(95)), (write, Fault::Short(40))]);
        let error = run.result.expect_err("short");
        assert!(matches!(error, AppendError::Torn { whole: 0, .. }), "{error:?}");
        assert_eq!(run.calls.last(), Some(&"write"));
    }
}

#[test]
#[cfg(unix)]
fn a_signal_in_between_costs_nothing() {
    for case in Case::all() {
        for call in ["lock", "write"] {
            let number = case.number_of(call);
            let again = [(number, Fault::Before(INTERRUPTED)), (number + 1, Fault::Before(INTERRUPTED))];
            let run = case.run(&again);
            assert_eq!(run.result.expect("appended"), Appended { locked: true });
            assert_eq!(run.after, case.whole());
        }
    }
}
