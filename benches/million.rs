//! Measures whole commands on a log of a million records against their goals: `cargo bench --bench million`.
//!
//! It writes the log (27 years, the same on every run), then runs every command in turn with the program it is held
//! against, and prints the median ratio of their CPU times (user and system, of the whole process) and the peak of its
//! memory. A ratio of pairs holds on a busy machine where times do not; nothing fails on a number. It needs `wc`, and for
//! some rows `sqlite3` and `valgrind`: without them it leaves those out and says so.

#![allow(clippy::disallowed_methods, clippy::print_stdout, missing_docs)]
#![allow(clippy::cast_possible_wrap, clippy::cast_sign_loss)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Result, Write as _};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};

use ankle::catalogue::Catalogue;
use chrono::{DateTime, Duration, FixedOffset};
use wait4::Wait4 as _;

const RECORDS: u64 = 1_000_000;

/// Days the log spans, up to today.
const DAYS: u64 = 9_862;

const NOW: &str = "2026-11-20T19:42:00+01:00";

/// Pairs of runs whose median is told.
const PAIRS: usize = 9;

/// Most memory, in KiB, and how much more where all records are remembered.
const MEMORY: u64 = 8 * 1024;
const WHOLE_MEMORY: u64 = MEMORY + RECORDS * 64 / 1024;

/// The rows `sqlite3` groups are those the log has.
const GROUP: &str =
    "select exercise, count(*), sum(sets), max(best), max(day) from log group by exercise order by exercise;";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("cannot measure: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let home = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let home = home.path();
    std::fs::create_dir(home.join("data"))?;
    let log = home.join("data/log.jsonl");
    write_log(&log, &home.join("rows.tsv"))?;
    println!("{RECORDS} records, {} bytes; medians of {PAIRS} pairs\n", std::fs::metadata(&log)?.len());
    println!(
        "{:<38} {:>8} {:>9} {:>7} {:>6} {:>10} {:>10}",
        "command", "CPU ms", "held to", "ratio", "goal", "peak KiB", "goal"
    );

    let ankle = |arguments: &[&str]| ankle_command(home, arguments);
    let wc = || {
        let mut wc = Command::new("wc");
        wc.arg("-l").arg(&log);
        wc
    };
    let plan = || ankle(&["plan", "--week"]);
    row("plan --week : wc -l", (4.0, MEMORY), plan, wc)?;
    // It adds a record on every run, which nobody will notice.
    row("log : plan --week", (1.0, MEMORY), || ankle(&["log", "3x12", "single-leg-raise"]), plan)?;
    let rows = home.join("rows.db");
    if import(&rows, &home.join("rows.tsv")).is_ok() {
        let sqlite = || {
            let mut sqlite = Command::new("sqlite3");
            sqlite.arg(&rows).arg(GROUP);
            sqlite
        };
        row("list : sqlite3", (2.0, WHOLE_MEMORY), || ankle(&["list"]), sqlite)?;
        row("show : sqlite3", (2.0, WHOLE_MEMORY), || ankle(&["show", "calf-raise"]), sqlite)?;
        row("progress : sqlite3", (2.0, WHOLE_MEMORY), || ankle(&["progress"]), sqlite)?;
        for arguments in [&["history"][..], &["history", "calf-raise"], &["history", "--since", "2026-10-01"]]
        {
            let name = format!("{} : sqlite3", arguments.join(" "));
            row(&name, (2.0, WHOLE_MEMORY), || ankle(arguments), sqlite)?;
        }
    } else {
        println!("sqlite3 is not installed, so what reads the whole history is not held against it");
    }
    match (instructions(&home.join("none"), home)?, instructions(&home.join("data"), home)?) {
        (Some(none), Some(million)) => {
            #[expect(clippy::cast_precision_loss, reason = "a ratio is enough")]
            let ratio = million as f64 / none as f64;
            println!(
                "\nlog -q: {none} instructions on no log, {million} on this one: x {ratio:.3} (goal 1.010)"
            );
        }
        _ => println!("\nvalgrind is not installed, so the instructions of log -q are not counted"),
    }
    Ok(())
}

fn ankle_command(home: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ankle"));
    command.args(arguments).env_clear().env("LC_ALL", "C.UTF-8").env("ANKLE_NOW", NOW);
    command.env("ANKLE_DATA_DIR", home.join("data")).env("ANKLE_CONFIG_DIR", home.join("config"));
    command
}

/// What one run took.
struct Run {
    /// Seconds of user and system.
    cpu: f64,
    /// In KiB.
    peak: u64,
}

fn measure(mut command: Command) -> Result<Run> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let ended = child.wait4()?;
    if !ended.status.success() {
        return Err(std::io::Error::other(format!("{command:?} ended with {}", ended.status)));
    }
    let usage = ended.rusage;
    Ok(Run { cpu: (usage.utime + usage.stime).as_secs_f64(), peak: usage.maxrss / 1024 })
}

/// Runs two commands in turn and prints how the first stands to the second.
fn row(
    name: &str,
    (goal, memory): (f64, u64),
    measured: impl Fn() -> Command,
    yardstick: impl Fn() -> Command,
) -> Result<()> {
    // What is read for the first time waits for the disk.
    measure(yardstick())?;
    let (mut cpu, mut held_to, mut ratios, mut peak) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..PAIRS {
        let (a, b) = (measure(measured())?, measure(yardstick())?);
        cpu.push(a.cpu * 1000.0);
        held_to.push(b.cpu * 1000.0);
        ratios.push(a.cpu / b.cpu);
        peak = peak.max(a.peak);
    }
    let (cpu, held_to, ratio) = (median(cpu), median(held_to), median(ratios));
    let verdict = if ratio <= goal && peak <= memory { "" } else { "  over" };
    println!(
        "{name:<38} {cpu:>8.0} {held_to:>9.0} {ratio:>7.2} {goal:>6.1} {peak:>10} {memory:>10}{verdict}"
    );
    Ok(())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

/// Puts the rows into a database.
fn import(database: &Path, rows: &Path) -> Result<()> {
    let script = format!(
        "create table log(exercise text, day text, sets int, best int);\n.mode tabs\n.import '{}' log\n",
        rows.display()
    );
    let mut child =
        Command::new("sqlite3").arg(database).stdin(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    if let Some(input) = &mut child.stdin {
        input.write_all(script.as_bytes())?;
    }
    drop(child.stdin.take());
    child.wait()?;
    Ok(())
}

/// Counts the instructions of `log -q` under callgrind, on the log of a folder; nothing where there is no valgrind.
fn instructions(data: &Path, home: &Path) -> Result<Option<u64>> {
    let mut command = Command::new("valgrind");
    command.arg("--tool=callgrind").arg(format!("--callgrind-out-file={}", home.join("counted").display()));
    command.arg(env!("CARGO_BIN_EXE_ankle")).args(["log", "-q", "3x12", "single-leg-raise"]);
    command.env("LC_ALL", "C.UTF-8").env("ANKLE_NOW", NOW);
    command.env("ANKLE_DATA_DIR", data).env("ANKLE_CONFIG_DIR", home.join("config"));
    // The first record makes the folder, which the others do not.
    std::fs::create_dir_all(data)?;
    File::options().create(true).append(true).open(data.join("log.jsonl"))?;
    let Ok(output) = command.output() else { return Ok(None) };
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = told.lines().find(|line| line.contains("Collected"));
    Ok(line.and_then(|line| line.rsplit(' ').next()?.parse().ok()))
}

/// Numbers that look like chance and are the same on every run (xorshift).
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    fn picks(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }
}

/// Writes the log, and its sets as rows for a database.
fn write_log(log: &Path, rows: &Path) -> Result<()> {
    let catalogue = Catalogue::bundled();
    let slugs: Vec<&str> = catalogue.iter().map(|exercise| &*exercise.slug).collect();
    let now = DateTime::parse_from_rfc3339(NOW).map_err(std::io::Error::other)?;
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut log = BufWriter::new(File::create(log)?);
    let mut rows = BufWriter::new(File::create(rows)?);
    let mut known: Vec<String> = Vec::new();
    let mut line = String::new();
    for number in 0..RECORDS {
        let back = Duration::seconds(((RECORDS - number) * DAYS * 86_400 / RECORDS).cast_signed());
        let mut written = now - back;
        let mut done = written;
        match chance.below(200) {
            // Back-dated: done long before it was written.
            0 => done -= Duration::days(chance.below(300).cast_signed()),
            // Merged: written long before, on another device.
            1 => {
                written -= Duration::days(1 + chance.below(90).cast_signed());
                done = written;
            }
            _ => {}
        }
        let id = uuid(written, &mut chance);
        line.clear();
        let _ = write!(line, "{{\"v\":1,\"id\":\"{id}\",\"at\":\"{}\",", done.format("%Y-%m-%dT%H:%M:%S%:z"));
        let target =
            &known.get(chance.below(known.len().max(1) as u64) as usize).cloned().unwrap_or_default();
        match chance.below(RECORDS) {
            0..30 if !target.is_empty() => {
                let _ = write!(line, "\"kind\":\"void\",\"voids\":\"{target}\"}}");
            }
            of @ 30..60 => {
                let tag = ["limp", "night-pain", "sharp", "tired"][(of % 4) as usize];
                // No stop tag is left open: a week is to be planned.
                let is_open = back.num_days() > 900 && tag == "sharp";
                let _ = write!(line, "\"kind\":\"symptom\",\"tag\":\"{tag}\",\"open\":{is_open}}}");
            }
            60..120 => {
                let slug = slugs[chance.below(slugs.len() as u64) as usize];
                let _ = write!(line, "\"kind\":\"skip\",\"exercise\":\"{slug}\",\"reason\":\"no time\"}}");
            }
            120..180 => {
                let _ = write!(line, "\"kind\":\"checkin\",\"pain\":{}}}", chance.below(3));
            }
            180..240 => {
                let (rpe, minutes) = (4 + chance.below(4), 20 + chance.below(30));
                let _ = write!(line, "\"kind\":\"session\",\"rpe\":{rpe},\"minutes\":{minutes}}}");
            }
            of => {
                let slug = slugs[chance.below(slugs.len() as u64) as usize];
                let (sets, best) = sets(&mut line, slug, &catalogue, &mut chance);
                if (240..280).contains(&of) && !target.is_empty() {
                    let _ = write!(line, ",\"replaces\":\"{target}\"");
                }
                line.push('}');
                writeln!(rows, "{slug}\t{}\t{sets}\t{best}", done.date_naive())?;
                if of % 10_000 == 0 {
                    known.push(id);
                }
            }
        }
        writeln!(log, "{line}")?;
    }
    rows.flush()?;
    log.flush()
}

/// Returns an id as the program makes them: the time, then chance.
fn uuid(at: DateTime<FixedOffset>, chance: &mut Chance) -> String {
    let milliseconds = at.timestamp_millis().cast_unsigned() + chance.below(1000);
    let (high, low) = (chance.next(), chance.next());
    format!(
        "{:08x}-{:04x}-7{:03x}-{:04x}-{:012x}",
        milliseconds >> 16,
        milliseconds & 0xffff,
        high & 0xfff,
        0x8000 | (high >> 12 & 0x3fff),
        low & 0xffff_ffff_ffff
    )
}

/// Writes a record of sets up to its last brace, and returns how many there are and the best.
fn sets(line: &mut String, slug: &str, catalogue: &Catalogue, chance: &mut Chance) -> (u64, u64) {
    use ankle::catalogue::vocabulary::Mode;
    let unit = match catalogue.get(slug).map(|exercise| exercise.mode) {
        Some(Mode::Hold) => "seconds",
        Some(Mode::Contacts) => "contacts",
        _ => "reps",
    };
    let count = [1, 1, 1, 2, 2, 3, 3, 4][chance.below(8) as usize];
    let side = ["", ",\"side\":\"left\"", ",\"side\":\"right\""]
        [if chance.picks(10) { 1 + chance.below(2) } else { 0 } as usize];
    let load = if chance.picks(8) {
        format!(",\"load_kg\":{}", ["2.5", "5", "12.5"][chance.below(3) as usize])
    } else {
        String::new()
    };
    let rpe = if chance.picks(15) {
        format!(",\"rpe\":{}", ["6", "7.5", "8"][chance.below(3) as usize])
    } else {
        String::new()
    };
    let _ = write!(line, "\"kind\":\"sets\",\"exercise\":\"{slug}\",\"sets\":[");
    let mut best = 0;
    let first = 8 + chance.below(13);
    for number in 0..count {
        // The last set is often the one that falls short.
        let amount = first - u64::from(number + 1 == count && chance.picks(30));
        best = best.max(amount);
        let comma = if number > 0 { "," } else { "" };
        let _ = write!(line, "{comma}{{\"{unit}\":{amount}{side}{load}{rpe}}}");
    }
    line.push(']');
    if chance.picks(6) {
        let _ = write!(line, ",\"pain\":{}", chance.below(3));
    }
    if chance.picks(1) {
        line.push_str(",\"note\":\"tight on the left, better after the second set\"");
    }
    (count, best)
}
