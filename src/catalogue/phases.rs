//! The phases of a repetition as a file writes them: in which order they are done, and what each is called.

use std::borrow::Cow;
use std::fmt;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::units::Part;

/// A phase as a file writes it: a part of the tempo, `down`, or a part with a name of its own, `down: back`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// Which of the tempo's four numbers is its length.
    pub part: Part,
    /// What to call it where the usual word does not fit.
    pub name: Option<Cow<'static, str>>,
}

/// The phases of an exercise that says nothing of them: the order in which a tempo is written.
pub const AS_WRITTEN: &[Phase] = &[
    Phase { part: Part::Up, name: None },
    Phase { part: Part::Top, name: None },
    Phase { part: Part::Down, name: None },
    Phase { part: Part::Bottom, name: None },
];

impl Phase {
    /// Returns the word for it that can be called out.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or(match self.part {
            Part::Up => "up",
            Part::Top => "hold",
            Part::Down => "down",
            Part::Bottom => "pause",
        })
    }
}

impl fmt::Display for Phase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{}: {name}", self.part),
            None => f.write_str(self.part.as_str()),
        }
    }
}

impl Serialize for Phase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Phase {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Phase, D::Error> {
        const PARTS: &[&str] = &["up", "top", "down", "bottom"];
        let text = String::deserialize(deserializer)?;
        let (part, name) = match text.split_once(':') {
            Some((part, name)) => (part.trim(), Some(Cow::Owned(name.trim().to_string()))),
            None => (text.trim(), None),
        };
        let part = Part::from_word(part).ok_or_else(|| D::Error::unknown_variant(part, PARTS))?;
        Ok(Phase { part, name })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phase_is_written_as_it_is_read() {
        for text in ["up", "down: let go", "bottom: stretch"] {
            let json = format!("\"{text}\"");
            let phase: Phase = serde_json::from_str(&json).expect("a phase");
            assert_eq!(serde_json::to_string(&phase).expect("json"), json);
        }
        assert!(serde_json::from_str::<Phase>("\"out\"").is_err());
    }
}
