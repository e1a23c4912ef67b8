//! The only reader of clock, environment, terminal and folders.

mod clock;
mod terminal;

use std::ffi::OsString;
use std::io::{BufRead as _, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use chrono::{
    DateTime, FixedOffset, Local, MappedLocalTime, NaiveDateTime, Offset as _, TimeDelta, TimeZone,
};
use etcetera::BaseStrategy as _;

use crate::cli::{ColourChoice, Everywhere};
use crate::failure::Failure;
use crate::log::ids;
use crate::text::{escape, shell_word};
use crate::view::look::Look;

pub use clock::{SessionClock, instant};
pub use terminal::{TerminalSigns, is_dumb_terminal, is_in_foreground, provoke_panic, terminal_signs};

/// What a run of the program finds around it.
#[derive(Debug)]
pub struct World {
    /// Now, with the offset of the place.
    pub now: DateTime<FixedOffset>,
    /// Whether `ANKLE_NOW` set it.
    clock_is_set: bool,
    /// Keeps the ids of one run in order.
    ids: uuid::timestamp::context::ContextV7,
    options: Everywhere,
    /// How results are shown.
    pub look: Look,
}

/// Width where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 80;

/// Narrowest and widest layout.
const WIDTHS: (usize, usize) = (20, 200);

impl World {
    /// Reads the clock and the terminal.
    pub fn read(options: &Everywhere) -> Result<World, Failure> {
        let stdout_is_terminal = std::io::stdout().is_terminal();
        let (now, clock_is_set) = now()?;
        let colour = wants_colour(options.colour(), stdout_is_terminal, &variable);
        let look = Look { width: width(stdout_is_terminal), ascii: options.ascii || !speaks_utf8(), colour };
        let ids = uuid::timestamp::context::ContextV7::new().with_additional_precision();
        Ok(World { now, clock_is_set, ids, options: options.clone(), look })
    }

    /// Returns the moment a local date and time mean here; one that a clock change skips is an hour later.
    pub fn at(&self, local: NaiveDateTime) -> Option<DateTime<FixedOffset>> {
        if self.clock_is_set {
            return self.now.timezone().from_local_datetime(&local).single();
        }
        let found = match Local.from_local_datetime(&local) {
            // Of an hour that a clock change repeats either is right; the first named is right at its very end too.
            MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => moment,
            MappedLocalTime::None => Local.from_local_datetime(&(local + TimeDelta::hours(1))).earliest()?,
        };
        Some(found.with_timezone(&found.offset().fix()))
    }

    /// Returns the folder of the log.
    pub fn data_dir(&self) -> Result<PathBuf, Failure> {
        let named = self.options.data_dir.clone().or_else(|| folder_variable("ANKLE_DATA_DIR"));
        match named {
            Some(folder) => Ok(folder),
            None => Ok(base_folders("ANKLE_DATA_DIR")?.data_dir().join("ankle")),
        }
    }

    /// Returns the folder of the profile and of the person's own exercises.
    pub fn config_dir(&self) -> Result<PathBuf, Failure> {
        let named = self.options.config_dir.clone().or_else(|| folder_variable("ANKLE_CONFIG_DIR"));
        match named {
            Some(folder) => Ok(folder),
            None => Ok(base_folders("ANKLE_CONFIG_DIR")?.config_dir().join("ankle")),
        }
    }

    /// Returns the folders that were named as options, to stand behind a command that is suggested.
    pub fn folder_options(&self) -> String {
        let Everywhere { data_dir, config_dir, .. } = &self.options;
        let named = [("--data-dir", data_dir), ("--config-dir", config_dir)].into_iter();
        let named = named.filter_map(|(option, folder)| Some((option, folder.as_ref()?.to_string_lossy())));
        named.map(|(option, folder)| format!(" {option} {}", escape(&shell_word(&folder)))).collect()
    }

    /// Returns a new id for a record: a `UUIDv7` of the moment it is written.
    ///
    /// The real clock, whatever `ANKLE_NOW` says: "the last one written" is told by the ids.
    fn new_id(&self) -> String {
        uuid::Uuid::new_v7(uuid::Timestamp::now(&self.ids)).hyphenated().to_string()
    }

    /// Returns new ids, each behind the one before and the first behind `last`: another device's clock may be ahead.
    pub fn ids_behind(&self, last: Option<String>) -> impl Iterator<Item = String> {
        let mut last = last;
        std::iter::repeat_with(move || {
            let fresh = self.new_id();
            let id = match &last {
                Some(last) => ids::behind(fresh, last),
                None => fresh,
            };
            last.insert(id).clone()
        })
    }

    /// Returns how errors and warnings look.
    pub fn stderr_look(&self) -> Look {
        Look { colour: stderr_wants_colour(self.options.colour()), ..self.look }
    }

    /// Returns how results look in a file: as wide as in a pipe, and coloured only where that is asked for.
    pub fn file_look(&self) -> Look {
        let colour = wants_colour(self.options.colour(), false, &variable);
        Look { width: width(false), colour, ..self.look }
    }

    /// Returns a path for people to read: `~` for the home folder, nothing that steers a terminal.
    pub fn show_path(path: &Path) -> String {
        let home = etcetera::home_dir().ok().filter(|home| home.parent().is_some());
        let shown = match home.and_then(|home| path.strip_prefix(home).ok().map(Path::to_path_buf)) {
            Some(rest) => Path::new("~").join(rest),
            None => path.to_path_buf(),
        };
        escape(&shown.to_string_lossy())
    }
}

/// Whether somebody types the answers.
pub fn stdin_is_terminal() -> bool {
    std::io::stdin().is_terminal()
}

/// Whether errors go to a terminal.
pub fn stderr_is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Whether results go to a terminal.
pub fn stdout_is_terminal() -> bool {
    std::io::stdout().is_terminal()
}

/// Longest answer that is read, in bytes.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// Reads one line of what is typed or piped in; nothing at its end.
pub fn read_answer() -> std::io::Result<Option<String>> {
    let mut line = Vec::new();
    let read = std::io::stdin().lock().take(LONGEST_ANSWER).read_until(b'\n', &mut line)?;
    Ok((read > 0).then(|| String::from_utf8_lossy(&line).trim().to_string()))
}

/// How wide errors may be.
pub fn stderr_width() -> usize {
    width(std::io::stderr().is_terminal())
}

/// Whether errors, which go to stderr, may be coloured.
pub fn stderr_wants_colour(choice: ColourChoice) -> bool {
    wants_colour(choice, std::io::stderr().is_terminal(), &variable)
}

/// Whether results, which go to stdout, may be coloured.
pub fn stdout_wants_colour(choice: ColourChoice) -> bool {
    wants_colour(choice, std::io::stdout().is_terminal(), &variable)
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the environment")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

fn folder_variable(name: &str) -> Option<PathBuf> {
    variable(name).map(PathBuf::from)
}

fn base_folders(variable: &'static str) -> Result<impl etcetera::BaseStrategy, Failure> {
    etcetera::choose_base_strategy().map_err(|_| Failure::NoHome { variable })
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that reads the clock")]
fn now() -> Result<(DateTime<FixedOffset>, bool), Failure> {
    match variable("ANKLE_NOW") {
        None => Ok((Local::now().fixed_offset(), false)),
        Some(set) => {
            let text = set.to_string_lossy().into_owned();
            let moment = DateTime::parse_from_rfc3339(&text).map_err(|_| Failure::BadNow { text })?;
            Ok((moment, true))
        }
    }
}

fn width(is_terminal: bool) -> usize {
    let told =
        variable("COLUMNS").and_then(|text| text.to_str()?.trim().parse().ok()).filter(|width| *width > 0);
    let seen = || {
        let (terminal_size::Width(width), _) = terminal_size::terminal_size().filter(|_| is_terminal)?;
        Some(usize::from(width)).filter(|width| *width > 0)
    };
    told.or_else(seen).unwrap_or(DEFAULT_WIDTH).clamp(WIDTHS.0, WIDTHS.1)
}

fn speaks_utf8() -> bool {
    if cfg!(windows) {
        return true;
    }
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(variable);
    let locale = locale.unwrap_or_default().to_string_lossy().to_lowercase();
    locale.contains("utf-8") || locale.contains("utf8")
}

/// Decides on colour: `--color`, `FORCE_COLOR`, `NO_COLOR`, `CLICOLOR_FORCE`, `CLICOLOR`, then the stream.
fn wants_colour(
    choice: ColourChoice,
    is_terminal: bool,
    variable: &dyn Fn(&str) -> Option<OsString>,
) -> bool {
    let is_off = |value: &OsString| value == "0" || value.eq_ignore_ascii_case("false");
    match choice {
        ColourChoice::Always => return true,
        ColourChoice::Never => return false,
        ColourChoice::Auto => {}
    }
    if let Some(forced) = variable("FORCE_COLOR") {
        return !is_off(&forced);
    }
    if variable("NO_COLOR").is_some() {
        return false;
    }
    if variable("CLICOLOR_FORCE").is_some_and(|value| !is_off(&value)) {
        return true;
    }
    if variable("CLICOLOR").is_some_and(|value| is_off(&value)) {
        return false;
    }
    is_terminal && variable("TERM").is_none_or(|terminal| terminal != "dumb")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_follows_the_option_then_the_variables_in_their_order_then_the_stream() {
        for (choice, variables, is_terminal, expected) in [
            (ColourChoice::Auto, "", true, true),
            (ColourChoice::Auto, "", false, false),
            (ColourChoice::Auto, "TERM=dumb", true, false),
            (ColourChoice::Auto, "CLICOLOR=0", true, false),
            (ColourChoice::Auto, "CLICOLOR=1", false, false),
            (ColourChoice::Auto, "CLICOLOR_FORCE=1 CLICOLOR=0", false, true),
            (ColourChoice::Auto, "NO_COLOR=1 CLICOLOR_FORCE=1", true, false),
            (ColourChoice::Auto, "FORCE_COLOR=1 NO_COLOR=1", false, true),
            (ColourChoice::Auto, "FORCE_COLOR=0", true, false),
            (ColourChoice::Always, "NO_COLOR=1", false, true),
            (ColourChoice::Never, "FORCE_COLOR=1", true, false),
        ] {
            let lookup = |name: &str| {
                let pairs = variables.split_whitespace().filter_map(|pair| pair.split_once('='));
                pairs.into_iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value))
            };
            assert_eq!(
                wants_colour(choice, is_terminal, &lookup),
                expected,
                "{choice:?} {variables} {is_terminal}"
            );
        }
    }
}
