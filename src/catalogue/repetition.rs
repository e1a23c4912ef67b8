//! One repetition as it is led: its phases in the order they are done.

use super::exercise::Exercise;
use super::phases::{AS_WRITTEN, Phase};
use super::vocabulary::Mode;
use crate::units::{Decimal, Part, Tempo};

/// A stretch of one repetition, as it is led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RepPhase<'a> {
    /// What to call out: lower case, a word or two.
    pub name: &'a str,
    /// How long it takes; more than zero.
    pub seconds: Decimal,
    /// The part of the tempo it is; none where the tempo is a word and the repetition one stretch.
    pub part: Option<Part>,
}

impl Exercise {
    /// Returns the phases of a repetition at a tempo, in the order they are done; their seconds are the repetition's.
    ///
    /// Those of zero seconds are left out. A tempo that is a word is one phase of `rep_seconds`, or none where the
    /// exercise has no repetitions.
    pub fn rep_phases<'a>(&'a self, tempo: &'a Tempo) -> Vec<RepPhase<'a>> {
        let Some(lengths) = tempo.phases() else {
            let seconds = self.dose.rep_seconds;
            let name = self.work_word(tempo);
            return seconds.map(|seconds| RepPhase { name, seconds, part: None }).into_iter().collect();
        };
        let phases = self.phases().iter().map(|phase| RepPhase {
            name: phase.name(),
            seconds: lengths.of(phase.part),
            part: Some(phase.part),
        });
        phases.filter(|phase| phase.seconds > Decimal::ZERO).collect()
    }

    /// Returns the word to call out for work that a tempo in words describes: `hop`, `hold`, `walk`.
    pub fn work_word<'a>(&self, tempo: &'a Tempo) -> &'a str {
        let text = tempo.as_str();
        let end = text.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(text.len());
        match (self.mode, &text[..end]) {
            // "fast" is how the landings follow each other, not what is done.
            (Mode::Contacts, _) => "hop",
            (Mode::Hold, "") => "hold",
            (Mode::Reps, "") => "go",
            (_, word) => word,
        }
    }

    /// Returns the word for a part of its repetition.
    pub fn phase_name(&self, part: Part) -> &str {
        self.phases().iter().find(|phase| phase.part == part).map_or(part.as_str(), Phase::name)
    }

    fn phases(&self) -> &[Phase] {
        if self.dose.phases.is_empty() { AS_WRITTEN } else { &self.dose.phases }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;

    /// Writes phases as `down 2, up 2`.
    fn said(exercise: &Exercise, tempo: &Tempo) -> String {
        let phases = exercise.rep_phases(tempo).into_iter();
        phases.map(|phase| format!("{} {}", phase.name, phase.seconds)).collect::<Vec<String>>().join(", ")
    }

    #[test]
    fn a_repetition_runs_in_the_order_and_the_words_of_its_exercise() {
        let catalogue = Catalogue::bundled();
        for (slug, expected) in [
            ("calf-raise", "up 2, hold 1, down 3"),
            ("negative-calf-raise", "up 1, down 4"),
            ("three-point-lunge", "down 2, up 2"),
            ("topsy-turvy-flamingo", "down 3, up 2, hold 0.5"),
            ("single-leg-calf-raise-deficit", "down 3, stretch 1, up 2, hold 1"),
            ("band-inversion", "in 2, back 2"),
            ("short-foot", "hold 6"),
            ("pogo-hop", "hop 0.5"),
            ("hop-and-hold", "hop 4"),
            ("calf-iso-hold", ""),
        ] {
            let exercise = catalogue.get(slug).expect("bundled");
            assert_eq!(said(exercise, &exercise.dose.tempo), expected, "{slug}");
        }
        let press = catalogue.get("leg-press-calf-raise").expect("bundled");
        assert_eq!(said(press, &Tempo::of("3-1-3-2")), "push 3, hold 1, back 3, pause 2", "another tempo");
    }

    #[test]
    fn the_phases_of_every_bundled_exercise_last_as_long_as_its_repetition() {
        for exercise in &Catalogue::bundled() {
            for tempo in [&exercise.dose.tempo, &Tempo::of("3-0-3-0")] {
                let phases = exercise.rep_phases(tempo);
                let sum = phases.iter().fold(Decimal::ZERO, |sum, phase| sum.plus(phase.seconds));
                let asked = tempo.seconds().or(exercise.dose.rep_seconds).unwrap_or_default();
                assert_eq!(sum, asked, "{} {tempo}", exercise.slug);
            }
        }
    }

    #[test]
    fn work_without_phases_is_called_by_a_word_of_its_tempo() {
        let catalogue = Catalogue::bundled();
        for (slug, tempo, word) in [
            ("calf-iso-hold", "hold", "hold"),
            ("toe-walk-carry", "walk", "walk"),
            ("ankle-alphabet", "slow", "slow"),
            ("ankle-alphabet", "30 s", "hold"),
            ("short-foot", "hold 5", "hold"),
            ("short-foot", "5 s", "go"),
            ("side-hop", "fast", "hop"),
        ] {
            assert_eq!(catalogue.get(slug).expect("bundled").work_word(&Tempo::of(tempo)), word, "{slug}");
        }
    }
}
