//! The person's own programs: a voice, and one for every change. They may hang, fail or flood, and touch nothing.

use std::io::Read as _;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::env;
use crate::guide::effect::Change;
use crate::notation::Side;
use crate::profile::cues::Program;

/// A voice that ends sooner with something on standard error has failed, whatever its status says.
const TOO_SOON: Duration = Duration::from_millis(250);

/// Most programs for changes that run at once; one that hangs must not fill the machine.
const MOST_RUNNING: usize = 4;

/// So much of what a program complains of is read.
const COMPLAINT: usize = 200;

/// A program that was begun.
struct Begun {
    child: Child,
    name: String,
    since: Instant,
    is_voice: bool,
    /// Whether it was ended by us: how it ended then says nothing.
    was_ended: bool,
}

/// The programs of a session.
#[derive(Default)]
pub(super) struct Programs {
    say: Option<Program>,
    run: Option<Program>,
    speaking: Option<Begun>,
    running: Vec<Begun>,
    complaint: Option<String>,
    has_complained: bool,
}

impl Programs {
    pub(super) fn new(say: Option<Program>, run: Option<Program>) -> Programs {
        let mut programs = Programs::default();
        (programs.say, programs.run) = (say, run);
        programs
    }

    /// Says words, in place of what is being said.
    pub(super) fn say(&mut self, words: &str) {
        self.hush();
        let Some(program) = &self.say else { return };
        match begin(program, Some(words), &[]) {
            Ok(begun) => self.speaking = Some(Begun { is_voice: true, ..begun }),
            Err(complaint) => {
                self.complaint.get_or_insert(complaint);
            }
        }
    }

    /// Ends what is being said.
    pub(super) fn hush(&mut self) {
        let Some(mut begun) = self.speaking.take() else { return };
        // What has ended by itself is judged by how it did.
        if matches!(begun.child.try_wait(), Ok(None)) {
            end(&mut begun.child);
            begun.was_ended = true;
        }
        self.running.push(begun);
    }

    /// Runs the program for a change.
    pub(super) fn change(&mut self, change: &Change) {
        let Some(program) = &self.run else { return };
        if self.running.iter().filter(|begun| !begun.is_voice).count() >= MOST_RUNNING {
            return;
        }
        let (set, seconds) = (change.set.to_string(), change.seconds.to_string());
        let variables = [
            ("ANKLE_EVENT", change.event),
            ("ANKLE_EXERCISE", &change.exercise),
            ("ANKLE_SIDE", change.side.map_or("", Side::word)),
            ("ANKLE_SET", &set),
            ("ANKLE_SECONDS", &seconds),
        ];
        match begin(program, None, &variables) {
            Ok(begun) => self.running.push(begun),
            Err(complaint) => {
                self.complaint.get_or_insert(complaint);
            }
        }
    }

    /// Looks which have ended, and returns the first complaint of the session.
    pub(super) fn look_after(&mut self) -> Option<String> {
        if let Some(begun) = &mut self.speaking
            && !matches!(begun.child.try_wait(), Ok(None))
        {
            self.running.extend(self.speaking.take());
        }
        let complaint = &mut self.complaint;
        self.running.retain_mut(|begun| {
            let Ok(ended) = begun.child.try_wait() else { return false };
            let Some(status) = ended else { return true };
            if !begun.was_ended {
                let said = what_it_said(&mut begun.child);
                let is_too_soon = begun.is_voice && begun.since.elapsed() < TOO_SOON && said.is_some();
                if !status.success() || is_too_soon {
                    let said = said.map_or_else(String::new, |said| format!(": {said}"));
                    complaint.get_or_insert_with(|| format!("the cue program {} failed{said}", begun.name));
                }
            }
            false
        });
        self.complaint.take().filter(|_| !std::mem::replace(&mut self.has_complained, true))
    }
}

impl Drop for Programs {
    /// What is being said ends with the session; a program for a change is left to do its work.
    fn drop(&mut self) {
        self.hush();
        for begun in &mut self.running {
            let _ = begun.child.try_wait();
        }
    }
}

/// Begins a program: never through a shell, with no keys to take and nothing it could draw on.
fn begin(program: &Program, words: Option<&str>, variables: &[(&str, &str)]) -> Result<Begun, String> {
    let name = program.name();
    let mut command = Command::new(name);
    command.args(program.arguments()).args(words).envs(variables.iter().copied());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    // A group of its own: what it begins is ended with it.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let cannot = |error: std::io::Error| {
        format!("the cue program {name} cannot be started: {}", crate::failure::plain(&error))
    };
    let child = command.spawn().map_err(cannot)?;
    let name = name.to_string();
    Ok(Begun { child, name, since: env::instant(), is_voice: false, was_ended: false })
}

/// Ends a program and all it began.
fn end(child: &mut Child) {
    #[cfg(unix)]
    if let Ok(id) = i32::try_from(child.id())
        && let Some(group) = rustix::process::Pid::from_raw(id)
    {
        let _ = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
    let _ = child.kill();
}

/// Returns the first line a program left on standard error; never waits for more.
fn what_it_said(child: &mut Child) -> Option<String> {
    let mut stderr = child.stderr.take()?;
    #[cfg(unix)]
    rustix::io::ioctl_fionbio(&stderr, true).ok()?;
    let mut bytes = [0; COMPLAINT];
    let read = stderr.read(&mut bytes).unwrap_or(0);
    let text = String::from_utf8_lossy(&bytes[..read]).into_owned();
    let line = text.lines().map(str::trim).find(|line| !line.is_empty())?;
    Some(crate::text::escape(line))
}
