//! Where the minutes of a session are given, and the words that change them.

use crate::week::Week;

/// Where the minutes stand that no session fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinutesAt {
    /// An option of `plan`.
    Option,
    /// The profile, or its keys of one week.
    Profile {
        /// That week.
        week: Option<Week>,
    },
}

impl MinutesAt {
    /// Returns what gives so many minutes there: an option, or a command.
    pub fn give(self, minutes: u16) -> String {
        match self {
            MinutesAt::Option => format!("--minutes {minutes}"),
            MinutesAt::Profile { week: None } => format!("ankle config set minutes {minutes}"),
            MinutesAt::Profile { week: Some(week) } => {
                format!("ankle config set minutes {minutes} --week {week}")
            }
        }
    }
}
