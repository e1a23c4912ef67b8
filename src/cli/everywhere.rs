//! What every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// What every command takes.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Everywhere")]
pub struct Everywhere {
    /// When to use colour [default: auto]
    #[arg(long, value_enum, value_name = "WHEN")]
    pub color: Option<ColourChoice>,

    /// Use ASCII alone; the layout stays the same
    #[arg(long)]
    pub ascii: bool,

    /// Folder of the log [default: ANKLE_DATA_DIR, else the system's]
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub data_dir: Option<PathBuf>,

    /// Folder of the profile and of your own exercises [default: ANKLE_CONFIG_DIR, else the system's]
    #[arg(long, value_name = "DIR", hide_short_help = true)]
    pub config_dir: Option<PathBuf>,
}

impl Everywhere {
    /// Lets what stands behind the command win over what stands before it.
    pub(super) fn refine(&mut self, behind: Everywhere) {
        self.color = behind.color.or(self.color);
        self.ascii |= behind.ascii;
        self.data_dir = behind.data_dir.or(self.data_dir.take());
        self.config_dir = behind.config_dir.or(self.config_dir.take());
    }

    /// Returns when to use colour.
    pub fn colour(&self) -> ColourChoice {
        self.color.unwrap_or_default()
    }
}

/// When results are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ColourChoice {
    /// On a terminal
    #[default]
    Auto,
    /// In a pipe too
    Always,
    /// Not at all
    Never,
}
