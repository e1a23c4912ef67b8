//! What the reader of the command line has to say, in this program's words.

/// Commands that write to the log.
const LOGGING: [&str; 11] =
    ["log", "done", "skip", "undo", "redo", "edit", "checkin", "symptom", "test", "import", "merge"];

/// Returns what is said of a slip of the command line; of a command that would have logged something, that it did not.
pub fn usage(text: &str, arguments: &[&str]) -> String {
    let mut text = text
        .replace("invalid digit found in string", "not a whole number")
        .replace("cannot parse integer from empty string", "not a whole number")
        .replace("number too large to fit in target type", "too large");
    // A range as the language has it: 0..=10.
    if let Some((before, after)) = text.split_once(" is not in ")
        && let Some((from, to)) = after.split_once("..=")
    {
        text = format!("{before} is not {from} to {to}");
    }
    let is_of_log = arguments.iter().skip(1).any(|argument| LOGGING.contains(argument));
    let Some((first, rest)) = text.split_once("\n\n").filter(|_| is_of_log) else { return text };
    // What is listed below the message stays below it.
    let gap = if first.contains('\n') { "\n\n  " } else { "; " };
    format!("{first}{gap}nothing was logged\n\n{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_that_would_have_logged_says_that_it_did_not() {
        let bad = "error: invalid value 'x' for '--pain <0-10>': invalid digit found in string\n\nFor more\n";
        let said = "error: invalid value 'x' for '--pain <0-10>': not a whole number";
        for (arguments, expected) in [
            (&["ankle", "log", "3x12"][..], format!("{said}; nothing was logged\n\nFor more\n")),
            (&["ankle", "--ascii", "log"][..], format!("{said}; nothing was logged\n\nFor more\n")),
            (&["ankle", "plan"][..], format!("{said}\n\nFor more\n")),
            (&["log"][..], format!("{said}\n\nFor more\n")),
        ] {
            assert_eq!(usage(bad, arguments), expected, "{arguments:?}");
        }
        let range = "error: invalid value '11' for '--pain <0-10>': 11 is not in 0..=10\n\nFor more\n";
        assert_eq!(
            usage(range, &["ankle", "checkin"]),
            "error: invalid value '11' for '--pain <0-10>': 11 is not 0 to 10; nothing was logged\n\nFor more\n"
        );
        let missing = "error: these were not provided:\n  <ID>\n\nUsage: x\n";
        assert_eq!(
            usage(missing, &["ankle", "edit"]),
            "error: these were not provided:\n  <ID>\n\n  nothing was logged\n\nUsage: x\n"
        );
    }
}
