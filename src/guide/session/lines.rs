//! Lines, for who has no keys: a number, a word, or nothing for Enter.

use crate::guide::effect::{Effect, Ending, Pause, Told};
use crate::guide::timeline::Phase;
use crate::notation;
use crate::units::Pain;

use super::{Session, Stage};

/// What a line means.
#[derive(Debug, Clone, PartialEq)]
enum Meaning {
    Enter,
    Number(u16),
    Answer(String),
    Pain(Pain),
    Effort(u8),
    Skip(Option<String>),
    Note(Option<String>),
    Back,
    Pause,
    More(i16),
    Touch,
    Mute,
    Taps,
    Keys,
    Quit,
}

/// What a line may be, as a sentence.
pub(in crate::guide) const LINES: &str = "Enter goes on, or ends the set. A number is what was done of it. Also: pain 3, effort 8, skip, back, \
                                pause, note WORDS, touch, + and -, quit.";

impl Session {
    pub(super) fn line(&mut self, line: &str, effects: &mut Vec<Effect>) {
        if !self.is_begun {
            return;
        }
        let line = line.trim();
        let is_question = matches!(self.stage, Stage::Morning(_) | Stage::HowHard(_) | Stage::WorstPain(_));
        match meaning(line, is_question) {
            Some(meaning) => self.mean(meaning, effects),
            None => effects.push(Effect::Tell(Told::Unknown(line.to_string()))),
        }
    }

    fn mean(&mut self, meaning: Meaning, effects: &mut Vec<Effect>) {
        match meaning {
            Meaning::Quit => self.leave(Ending::Quit, effects),
            Meaning::Keys => effects.push(Effect::Tell(Told::Keys)),
            Meaning::Mute => self.mute(effects),
            Meaning::Answer(typed) => {
                if let Stage::Morning(digits) | Stage::HowHard(digits) | Stage::WorstPain(digits) =
                    &mut self.stage
                {
                    digits.clone_from(&typed);
                }
                self.answer(effects);
                let is_asked_again = matches!(
                    &self.stage,
                    Stage::Morning(digits) | Stage::HowHard(digits) | Stage::WorstPain(digits) if digits.is_empty()
                );
                if !typed.is_empty() && is_asked_again && !matches!(self.stage, Stage::WorstPain(_)) {
                    effects.push(Effect::Tell(Told::Unknown(typed)));
                }
            }
            Meaning::Enter if self.pause.is_some() => self.go_on(effects),
            Meaning::Enter => self.enter(effects),
            Meaning::Pause if self.pause.is_some() => self.go_on(effects),
            Meaning::Pause => self.stand_still(Pause::Asked, effects),
            Meaning::Number(number) => self.number(number, effects),
            Meaning::Pain(pain) => self.note_pain(pain, effects),
            Meaning::Effort(halves) => self.set_effort(halves, effects),
            Meaning::Skip(why) => self.skip(why, effects),
            Meaning::Note(words) => self.note(words, effects),
            Meaning::Back => self.back(effects),
            Meaning::More(by) => self.more(by, effects),
            Meaning::Touch => self.touch(effects),
            Meaning::Taps => self.switch_taps(effects),
        }
    }

    /// Takes a number: of the set under way, which it ends, else of the last one.
    fn number(&mut self, number: u16, effects: &mut Vec<Effect>) {
        if !self.stretch().is_some_and(|stretch| stretch.phase == Phase::Work) {
            return self.correct(number, effects);
        }
        let most = match self.part().map(|part| part.mode) {
            Some(crate::catalogue::vocabulary::Mode::Hold) => crate::entry::MOST_SECONDS,
            _ => crate::entry::MOST_COUNT,
        };
        if number > most {
            return effects.push(Effect::Tell(Told::Unknown(number.to_string())));
        }
        self.keep_number(number, effects);
        if !self.is_over() {
            let next = self.at + 1;
            self.go_on_to(next, effects);
        }
    }
}

/// Reads a line; a question takes what stands there as its answer.
fn meaning(line: &str, is_question: bool) -> Option<Meaning> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = Some(rest.trim().to_string()).filter(|rest| !rest.is_empty());
    let is_number = line.starts_with(|c: char| c.is_ascii_digit());
    Some(match (&*word.to_lowercase(), rest) {
        ("quit" | "q" | "exit", None) => Meaning::Quit,
        ("keys" | "help" | "?", None) => Meaning::Keys,
        ("sound" | "mute" | "m", None) => Meaning::Mute,
        ("back" | "b", None) => Meaning::Back,
        ("", None) if is_question => Meaning::Answer(String::new()),
        (_, None) if is_question && is_number => Meaning::Answer(line.to_string()),
        _ if is_question => return None,
        ("", None) => Meaning::Enter,
        ("pause" | "wait", None) => Meaning::Pause,
        ("+", None) => Meaning::More(1),
        ("-", None) => Meaning::More(-1),
        ("touch" | "x", None) => Meaning::Touch,
        ("taps" | "t", None) => Meaning::Taps,
        ("skip" | "s", why) => Meaning::Skip(why),
        ("note" | "n", words) => Meaning::Note(words),
        ("pain" | "p", Some(pain)) => Meaning::Pain(pain.parse().ok()?),
        ("effort" | "rpe" | "e", Some(effort)) => {
            let halves = notation::parse_rpe(&effort).ok()?.decimal().half_steps();
            Meaning::Effort(u8::try_from(halves).ok()?)
        }
        (number, None) => {
            let number = number.trim_end_matches(['s', 'x']);
            Meaning::Number(number.parse().ok()?)
        }
        _ => return None,
    })
}
