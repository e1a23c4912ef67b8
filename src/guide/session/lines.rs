//! Lines, for who has no keys: a number, a word, or nothing for Enter.

use crate::guide::effect::{Effect, Ending, Pause, Told};
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
        let heard = effects.len();
        // A text that is typed key by key is no place for lines.
        if let Some(meaning) = self.meaning(line).filter(|_| !self.is_typing()) {
            self.mean(meaning, effects);
        }
        // Who reads lines must hear of each that came to nothing.
        if effects.len() == heard && !line.is_empty() {
            effects.push(Effect::Tell(Told::Unknown(line.to_string())));
        }
    }

    /// Reads a line; where a question stands it may be its answer, and what leads a set means nothing.
    fn meaning(&self, line: &str) -> Option<Meaning> {
        let is_question = matches!(self.stage, Stage::Morning(_) | Stage::HowHard(_) | Stage::WorstPain(_));
        if is_question && line.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(Meaning::Answer(line.to_string()));
        }
        Some(match (&self.stage, meaning(line)?) {
            (Stage::Timed | Stage::Again | Stage::Over(_), meaning) => meaning,
            (_, Meaning::Enter) => Meaning::Answer(String::new()),
            (Stage::Morning(_) | Stage::WorstPain(_), Meaning::Pain(pain)) => {
                Meaning::Answer(pain.to_string())
            }
            (Stage::HowHard(_), Meaning::Effort(halves)) => {
                Meaning::Answer(format!("{}", f32::from(halves) / 2.0))
            }
            (Stage::Morning(_), Meaning::Note(_) | Meaning::More(_)) => return None,
            (_, Meaning::Skip(_) | Meaning::Pause | Meaning::Touch | Meaning::Taps | Meaning::Effort(_)) => {
                return None;
            }
            (_, meaning) => meaning,
        })
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
                    *digits = typed;
                }
                self.answer(effects);
            }
            Meaning::Enter | Meaning::Pause if self.pause.is_some() => self.go_on(effects),
            Meaning::Enter => self.enter(effects),
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

    /// Takes a number: of the set under way or to be done again, which it ends, else of the last one.
    fn number(&mut self, number: u16, effects: &mut Vec<Effect>) {
        let is_set = self.is_working() || self.stage == Stage::Again;
        let index = if is_set { Some(self.at) } else { self.ended };
        if index.is_none_or(|index| number > self.most(index)) {
            return;
        }
        if !is_set {
            return self.correct(number, effects);
        }
        self.pause = None;
        self.keep_number(number, effects);
        if !self.is_over() {
            self.go_on_to(self.at + 1, effects);
        }
    }
}

/// Reads a line.
fn meaning(line: &str) -> Option<Meaning> {
    let (word, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
    let rest = Some(rest.trim().to_string()).filter(|rest| !rest.is_empty());
    Some(match (&*word.to_lowercase(), rest) {
        ("quit" | "q" | "exit", None) => Meaning::Quit,
        ("keys" | "help" | "?", None) => Meaning::Keys,
        ("sound" | "mute" | "m", None) => Meaning::Mute,
        ("back" | "b", None) => Meaning::Back,
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
