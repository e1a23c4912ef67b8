//! `[cues]`: how a guided session calls for attention from across the room.

use std::fmt;

use crate::text::is_unsafe_in_text;
use crate::vocabulary::vocabulary;

use super::check::{Fault, Read, expected};
use super::value::{Held, NONE, Value};

vocabulary! {
    /// A key of `[cues]`.
    Cue {
        /// The whole screen reversed.
        Flash = "flash",
        /// The terminal's bell.
        Bell = "bell",
        /// A notice of the desktop, sent through the terminal.
        Notify = "notify",
        /// A program that speaks.
        Say = "say",
        /// A program of the person's.
        Run = "run",
    }
}

/// How a guided session calls for attention; each way can be off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cues {
    /// Whether the screen is reversed for a moment as a count ends.
    pub flash: bool,
    /// Whether the terminal's bell rings as a count ends.
    pub bell: bool,
    /// Whether the terminal is asked for a notice when a rest ends.
    pub notify: bool,
    /// The program that speaks; it gets the words as one more argument.
    pub say: Option<Program>,
    /// The program that is begun at each change.
    pub run: Option<Program>,
}

impl Default for Cues {
    /// What can be seen and heard without another program.
    fn default() -> Cues {
        Cues { flash: true, bell: true, notify: false, say: None, run: None }
    }
}

/// A program with its first arguments, begun without a shell.
///
/// It is written as words between blanks, `espeak-ng -v de`; a quote, a `$` or a `|` means nothing but itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Program {
    /// The name of a program, or where it is.
    name: String,
    /// Its first arguments.
    arguments: Vec<String>,
}

impl Program {
    /// Reads a program and its first arguments; none where there is nothing but blanks.
    pub fn read(text: &str) -> Option<Program> {
        let mut words = text.split_whitespace().map(ToString::to_string);
        Some(Program { name: words.next()?, arguments: words.collect() })
    }

    /// Returns the name of the program, or where it is.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns its first arguments.
    pub fn arguments(&self) -> &[String] {
        &self.arguments
    }
}

impl fmt::Display for Program {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)?;
        self.arguments.iter().try_for_each(|argument| write!(f, " {argument}"))
    }
}

impl Held for Program {
    fn held(&self) -> Option<Value> {
        Some(Value::Text(self.to_string()))
    }
}

impl Cues {
    /// Takes the value of one key; where it cannot have it, every reason is returned.
    pub fn take(&mut self, cue: Cue, value: &Value) -> Result<(), Vec<Fault>> {
        match cue {
            Cue::Flash => self.flash = switch(value)?,
            Cue::Bell => self.bell = switch(value)?,
            Cue::Notify => self.notify = switch(value)?,
            Cue::Say => self.say = Some(program(cue, value)?),
            Cue::Run => self.run = Some(program(cue, value)?),
        }
        Ok(())
    }

    /// Returns the value of a key; none where no program is set.
    pub fn value(&self, cue: Cue) -> Option<Value> {
        match cue {
            Cue::Flash => self.flash.held(),
            Cue::Bell => self.bell.held(),
            Cue::Notify => self.notify.held(),
            Cue::Say => self.say.held(),
            Cue::Run => self.run.held(),
        }
    }
}

impl Cue {
    /// Reads what was typed into what the file would hold.
    pub fn read(self, typed: &[String]) -> Value {
        let text = typed.join(" ");
        if matches!(self, Cue::Say | Cue::Run) {
            return Value::Text(text);
        }
        match &*text.trim().to_lowercase() {
            "true" | "on" | "yes" => Value::Switch(true),
            "false" | "off" | "no" => Value::Switch(false),
            _ => Value::Text(text),
        }
    }

    /// Returns an example of its value as it stands in the file.
    pub fn example(self) -> &'static str {
        match self {
            Cue::Flash | Cue::Bell => "true",
            Cue::Notify => "false",
            Cue::Say => "\"espeak-ng -v en\"",
            Cue::Run => "\"notify-send calves\"",
        }
    }

    /// Says what it does in a guided session.
    pub fn about(self) -> &'static str {
        match self {
            Cue::Flash => "the screen reversed at 3, 2, 1 and at the end of a count",
            Cue::Bell => "the terminal's bell at the same moments",
            Cue::Notify => "a notice from the terminal when a rest is over",
            Cue::Say => {
                "a program that speaks: it gets what to say as its last argument, never through a shell"
            }
            Cue::Run => "a program of your own, begun at each change and told of it in ANKLE_EVENT",
        }
    }
}

fn switch(value: &Value) -> Read<bool> {
    match value {
        Value::Switch(is_on) => Ok(*is_on),
        other => expected("true or false", other),
    }
}

fn program(cue: Cue, value: &Value) -> Read<Program> {
    let Value::Text(text) = value else { return expected("a program like \"espeak-ng\"", value) };
    let fault = |message: String, hint: String| Err(vec![Fault::new(message).hint(hint)]);
    let without = || format!("to do without: ankle config remove cues.{cue}");
    if text.contains(is_unsafe_in_text) {
        return fault("no program has a control character".to_string(), "like \"espeak-ng\"".to_string());
    }
    match Program::read(text) {
        None => fault("there is no program".to_string(), without()),
        Some(program) if program.to_string() == NONE => fault(format!("'{NONE}' is no program"), without()),
        Some(Program { name, .. }) if name.starts_with('~') => fault(
            format!("'{name}' is a path that only a shell understands"),
            "write the path in full".to_string(),
        ),
        Some(program) => Ok(program),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_is_words_between_blanks_and_knows_no_shell() {
        let said = |text: &str| {
            let program = Program::read(text).expect("a program");
            (program.name().to_string(), program.arguments().join("|"), program.to_string())
        };
        let expected = |name: &str, arguments: &str, text: &str| {
            (name.to_string(), arguments.to_string(), text.to_string())
        };
        assert_eq!(said("say"), expected("say", "", "say"));
        assert_eq!(said(" espeak-ng  -v de "), expected("espeak-ng", "-v|de", "espeak-ng -v de"));
        assert_eq!(said("a 'b c' | $d"), expected("a", "'b|c'|||$d", "a 'b c' | $d"));
        assert_eq!(Program::read(" "), None);
    }

    #[test]
    fn a_switch_is_typed_as_people_say_it() {
        for (typed, is_on) in [("true", true), ("On", true), ("yes", true), ("off", false), ("no", false)] {
            assert_eq!(Cue::Bell.read(&[typed.to_string()]), Value::Switch(is_on), "{typed}");
        }
        assert_eq!(Cue::Say.read(&["yes".to_string()]), Value::Text("yes".to_string()));
    }

    #[test]
    fn every_value_reads_back_as_it_is_held() {
        let mut cues = Cues::default();
        for (cue, typed) in Cue::ALL.iter().zip(["off", "off", "on", "say -v Anna", "/opt/lamp"]) {
            assert!(!cue.about().is_empty() && !cue.example().is_empty());
            cues.take(*cue, &cue.read(&[typed.to_string()])).expect("its own kind");
        }
        let mut other = Cues::default();
        for cue in Cue::ALL {
            other.take(*cue, &cues.value(*cue).expect("set")).expect("its own value");
        }
        assert_eq!(other, cues);
    }
}
