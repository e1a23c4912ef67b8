//! The keys, and what each means where.

use std::time::Duration;

use crate::guide::effect::{Effect, Ending, Pause, Told};
use crate::guide::timeline::Phase;

use super::under_way::Taps;
use super::{Overlay, Session, Stage};

/// A key that was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A letter, a digit, a sign or the space.
    Char(char),
    /// Enter.
    Enter,
    /// Backspace.
    Backspace,
    /// Escape.
    Escape,
    /// Ctrl-C.
    Interrupt,
}

/// Longest text that is typed, in characters.
const LONGEST_TEXT: usize = 200;

/// All keys, each with what it does.
pub const KEYS: [(&str, &str); 15] = [
    ("space", "pause, and go on; a rep while taps count"),
    ("enter", "the set is done; go on"),
    ("+ -", "a rep more or fewer: of the last set, or of this one"),
    ("1 to 9, 0", "effort of the last set, 0 is 10"),
    (".", "half a point more effort"),
    ("p", "pain, then 0 to 10"),
    ("n", "a note"),
    ("x", "you touched the support"),
    ("t", "every tap of space is a rep, or the tempo leads again"),
    ("s", "skip this exercise"),
    ("b", "back one set: it is taken back"),
    ("m", "sound off, sound on"),
    ("?", "these keys"),
    ("q", "save and quit"),
    ("ctrl-z", "stop for a while; fg goes on"),
];

/// The letters and signs that mean something beside the digits.
const MEANINGFUL: &str = " +=-.pnxtsbm?qQ";

impl Session {
    pub(super) fn key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        if key == Key::Interrupt {
            return self.leave(Ending::Quit, effects);
        }
        if !self.is_begun {
            return;
        }
        match self.overlay.take() {
            Some(Overlay::Keys) => {}
            Some(overlay @ (Overlay::Note(_) | Overlay::WhySkip(_))) => self.type_text(overlay, key, effects),
            Some(Overlay::Pain(digits, since)) => self.type_pain(digits, since, key, effects),
            None => self.plain_key(key, effects),
        }
    }

    fn type_pain(&mut self, mut digits: String, since: Duration, key: Key, effects: &mut Vec<Effect>) {
        match key {
            // Only ten has two digits, and only a one can become it.
            Key::Char('1') if digits.is_empty() => {
                self.overlay = Some(Overlay::Pain("1".to_string(), self.monotonic()));
            }
            Key::Char(digit @ '0'..='9') if digits.is_empty() || digit == '0' => {
                digits.push(digit);
                self.pain_typed(&digits, effects);
            }
            Key::Backspace => self.overlay = Some(Overlay::Pain(String::new(), self.monotonic())),
            Key::Enter => self.pain_typed(&digits, effects),
            Key::Escape => {}
            Key::Char(letter) if MEANINGFUL.contains(letter) => {
                self.pain_typed(&digits, effects);
                if !self.is_over() {
                    self.plain_key(key, effects);
                }
            }
            _ => self.overlay = Some(Overlay::Pain(digits, since)),
        }
    }

    /// Returns the moment of the last tick on the monotonic clock.
    fn monotonic(&self) -> Duration {
        self.clock.last().map(|moment| moment.monotonic).unwrap_or_default()
    }

    fn type_text(&mut self, overlay: Overlay, key: Key, effects: &mut Vec<Effect>) {
        let (mut text, is_note) = match overlay {
            Overlay::Note(text) => (text, true),
            Overlay::WhySkip(text) => (text, false),
            Overlay::Keys | Overlay::Pain(..) => return,
        };
        match key {
            Key::Char(letter) if text.chars().count() < LONGEST_TEXT => text.push(letter),
            Key::Backspace => {
                text.pop();
            }
            Key::Enter => {
                let text = Some(text.trim().to_string()).filter(|text| !text.is_empty());
                if !is_note {
                    return self.skip(text, effects);
                }
                self.note(text, effects);
                return self.typed(effects);
            }
            Key::Escape => return self.typed(effects),
            Key::Char(_) | Key::Interrupt => {}
        }
        self.overlay = Some(if is_note { Overlay::Note(text) } else { Overlay::WhySkip(text) });
    }

    /// Ends the pause that a text made.
    fn typed(&mut self, effects: &mut Vec<Effect>) {
        if self.pause == Some(Pause::Typing) {
            self.go_on(effects);
        }
    }

    fn plain_key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        match (&mut self.stage, key) {
            (_, Key::Char('q' | 'Q')) => self.leave(Ending::Quit, effects),
            (_, Key::Char('?')) => self.overlay = Some(Overlay::Keys),
            (_, Key::Char('m')) => self.mute(effects),
            // The digits of that question are a pain already.
            (Stage::Over(_), _) | (Stage::WorstPain(_), Key::Char('p')) => {}
            (Stage::Morning(digits) | Stage::HowHard(digits) | Stage::WorstPain(digits), key) => match key {
                Key::Char(sign @ ('0'..='9' | '.')) if digits.len() < 4 => digits.push(sign),
                Key::Backspace => {
                    digits.pop();
                }
                Key::Enter => self.answer(effects),
                Key::Char('b') => self.back(effects),
                Key::Char('+') => self.more(1, effects),
                Key::Char('-') => self.more(-1, effects),
                Key::Char('n') if self.ended.is_some() => self.begin_note(effects),
                Key::Char('p') if self.ended.is_some() => self.begin_pain(),
                _ => {}
            },
            (Stage::Timed | Stage::Again, key) => self.session_key(key, effects),
        }
    }

    fn session_key(&mut self, key: Key, effects: &mut Vec<Effect>) {
        match key {
            Key::Enter | Key::Char(' ') if self.pause.is_some() => self.go_on(effects),
            Key::Enter => self.enter(effects),
            Key::Char(' ') if self.under_way.taps.is_some() => self.tap(effects),
            Key::Char(' ') => self.stand_still(Pause::Asked, effects),
            Key::Char('+' | '=') => self.more(1, effects),
            Key::Char('-') => self.more(-1, effects),
            Key::Char(digit @ '0'..='9') => {
                let number = digit.to_digit(10).unwrap_or(0);
                self.set_effort(if number == 0 { 20 } else { number as u8 * 2 }, effects);
            }
            Key::Char('.') => self.half_more_effort(effects),
            Key::Char('p') => self.begin_pain(),
            Key::Char('n') => self.begin_note(effects),
            Key::Char('s') => {
                self.stand_still_to_type(effects);
                self.overlay = Some(Overlay::WhySkip(String::new()));
            }
            Key::Char('b') => self.back(effects),
            Key::Char('x') => self.touch(effects),
            Key::Char('t') => self.switch_taps(effects),
            _ => {}
        }
    }

    fn begin_pain(&mut self) {
        self.prompted_of = if self.is_working() { Some(self.at) } else { self.ended };
        self.overlay = Some(Overlay::Pain(String::new(), self.monotonic()));
    }

    fn begin_note(&mut self, effects: &mut Vec<Effect>) {
        self.stand_still_to_type(effects);
        self.overlay = Some(Overlay::Note(self.noted()));
    }

    /// Makes the session stand still for a text; one that stands still already does so afterwards too.
    fn stand_still_to_type(&mut self, effects: &mut Vec<Effect>) {
        if self.pause.is_none() && matches!(self.stage, Stage::Timed | Stage::Again) {
            self.stand_still(Pause::Typing, effects);
        }
    }

    /// Switches the sound off or on.
    pub(super) fn mute(&mut self, effects: &mut Vec<Effect>) {
        self.is_muted = !self.is_muted;
        effects.push(Effect::Hush);
        effects.push(Effect::Tell(Told::Muted(self.is_muted)));
    }

    /// Lets taps count the repetitions, or the tempo lead again from where they are.
    pub(super) fn switch_taps(&mut self, effects: &mut Vec<Effect>) {
        let Some(part) = self.part().filter(|part| part.mode != crate::catalogue::vocabulary::Mode::Hold)
        else {
            return;
        };
        let one = part.one();
        if self.stretch().is_none_or(|stretch| stretch.phase != Phase::Work) {
            return;
        }
        let done = self.completed();
        // It holds for the sets after this one too, until it is switched again.
        self.counts_taps = self.under_way.taps.take().is_none();
        if self.counts_taps {
            self.begin_taps(done);
        } else {
            self.place(one * u32::from(done));
        }
        effects.push(Effect::Hush);
        effects.push(Effect::Tell(Told::Taps(self.under_way.taps.is_some())));
    }

    /// Lets taps count from so many repetitions on; the tempo says nothing meanwhile.
    pub(super) fn begin_taps(&mut self, before: u16) {
        let now = self.elapsed();
        self.under_way.taps = Some(Taps { before, count: 0, since: now, last: now, before_last: now });
        self.marks.clear();
        self.marked = 0;
    }

    /// Counts a repetition.
    fn tap(&mut self, effects: &mut Vec<Effect>) {
        let now = self.elapsed();
        let Some(taps) = &mut self.under_way.taps else { return };
        taps.add(now);
        effects.push(Effect::Say(self.completed().to_string()));
        self.reaches_target(effects);
    }
}
