//! What `start` and what stands beside it take.

use std::ffi::OsString;

use clap::Args;

use super::value::whole;

/// `ankle start`
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct StartArgs {
    /// Begin at this exercise of today's plan, counted from 1
    #[arg(long, value_name = "N", allow_negative_numbers = true, value_parser = whole::<u16>(1, 99), conflicts_with = "only")]
    pub from: Option<u16>,

    /// Only this exercise of today's plan; an extra too
    #[arg(long, value_name = "EXERCISE")]
    pub only: Option<String>,

    /// Today's extras too
    #[arg(long)]
    pub extras: bool,

    /// Lines instead of a screen: for screen readers, logs and scripts
    #[arg(long)]
    pub plain: bool,

    /// Lead, and write nothing
    #[arg(long)]
    pub dry_run: bool,

    /// Print the session second by second, and lead nothing
    #[arg(long)]
    pub list: bool,

    /// Print it as one JSON object
    #[arg(long, requires = "list")]
    pub json: bool,
}

/// `ankle status`
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// The line as you want it, with {minutes}, {done}, {sets} and {next}; or json
    #[arg(long, value_name = "TEMPLATE", allow_hyphen_values = true)]
    pub format: Option<String>,

    /// The same as --format json
    #[arg(long, conflicts_with = "format")]
    pub json: bool,
}

impl StatusArgs {
    /// Whether a program asks.
    pub fn wants_json(&self) -> bool {
        self.json || self.format.as_deref() == Some("json")
    }
}

/// `ankle wait`
#[derive(Debug, Args)]
pub struct WaitArgs {
    /// Log the set, where it ended before the command did
    #[arg(long)]
    pub log: bool,

    /// What to run, with all it takes
    #[arg(required = true, value_name = "COMMAND", trailing_var_arg = true)]
    pub command: Vec<OsString>,
}

impl WaitArgs {
    /// The name of what holds another program's words.
    pub(super) const COMMAND: &str = "command";
}
