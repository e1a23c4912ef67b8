//! What the literate tests in `tests/cmd` cannot show: both streams apart, the log on disk, broken pipes, full disks,
//! and what holds for every command at every width.

mod coach_line;
mod corrections;
mod dates;
mod exchange;
mod extras;
mod files;
mod folders;
mod look;
mod misuse;
mod nothing_logged;
mod outputs;
mod pain_today;
mod profile;
mod reading;
mod setup;
mod several_files;
mod status;
mod stopped;
mod story;
mod streams;
mod suggestions;
mod widths;
pub(crate) mod world;
mod writers;
