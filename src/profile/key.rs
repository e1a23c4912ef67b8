//! What the profile holds, by name.

use std::fmt;

use crate::catalogue::vocabulary::Flag;
use crate::diagnostic::nearest;

use super::cues::Cue;

pub use super::rows::Key;

/// One thing the profile holds: a key, a key of `[cues]`, or since when a flag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Name {
    /// A key.
    Key(Key),
    /// A key of `[cues]`.
    Cue(Cue),
    /// An entry of `[since]`.
    Since(Flag),
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Name::Key(key) => f.pad(key.as_str()),
            Name::Cue(cue) => f.pad(&format!("cues.{cue}")),
            Name::Since(flag) => f.pad(&format!("since.{flag}")),
        }
    }
}

/// Why a text names nothing of the profile; what was probably meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownName {
    /// The name most like it.
    pub near: Option<String>,
}

impl std::str::FromStr for Name {
    type Err = UnknownName;

    fn from_str(typed: &str) -> Result<Name, UnknownName> {
        let typed = typed.trim().to_lowercase();
        if let Some(key) = Key::from_word(&typed.replace('-', "_")) {
            return Ok(Name::Key(key));
        }
        if let Some(cue) = typed.strip_prefix("cues.").and_then(Cue::from_word) {
            return Ok(Name::Cue(cue));
        }
        if let Some(flag) = typed.strip_prefix("since.").and_then(Flag::from_word) {
            return Ok(Name::Since(flag));
        }
        let since: Vec<String> = Flag::ALL.iter().map(|flag| Name::Since(*flag).to_string()).collect();
        let cues: Vec<String> = Cue::ALL.iter().map(|cue| Name::Cue(*cue).to_string()).collect();
        if let Some(cue) = Cue::from_word(&typed) {
            return Err(UnknownName { near: Some(Name::Cue(cue).to_string()) });
        }
        if let Some(rest) = typed.strip_prefix("cue") {
            let near = if matches!(rest, "" | "s") { cues.first().map(String::as_str) } else { None };
            let near = near.or_else(|| nearest(&typed, cues.iter().map(String::as_str)));
            return Err(UnknownName { near: near.map(ToString::to_string) });
        }
        let names = Key::ALL.iter().map(|key| key.as_str());
        let near = match typed.strip_prefix("since") {
            Some("") => since.iter().find(|name| name.contains("recent")).map(String::as_str),
            Some(_) => nearest(&typed, since.iter().map(String::as_str)),
            None => nearest(&typed.replace('-', "_"), names),
        };
        Err(UnknownName { near: near.map(ToString::to_string) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whichever_dash_they_have_and_near_ones_are_suggested() {
        assert_eq!("hard-run-days".parse(), Ok(Name::Key(Key::HardRunDays)));
        assert_eq!("Hard_Run_Days".parse(), Ok(Name::Key(Key::HardRunDays)));
        assert_eq!("Cues.Say".parse(), Ok(Name::Cue(Cue::Say)));
        assert_eq!("since.recent-sprain".parse(), Ok(Name::Since(Flag::RecentSprain)));
        for (typed, near) in [
            ("minuts", Some("minutes")),
            ("flag", Some("flags")),
            ("since.recent-sprian", Some("since.recent-sprain")),
            ("since", Some("since.recent-sprain")),
            ("cues.bel", Some("cues.bell")),
            ("cue.say", Some("cues.say")),
            ("cues", Some("cues.flash")),
            ("flash", Some("cues.flash")),
            ("zebra", None),
        ] {
            let near = near.map(ToString::to_string);
            assert_eq!(typed.parse::<Name>(), Err(UnknownName { near }), "{typed}");
        }
    }
}
