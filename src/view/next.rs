//! What comes next of an exercise, in a sentence or two.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;
use crate::coach::next::Next;
use crate::plan::text_of;
use crate::text::escape;
use crate::units::LoadUnit;
use crate::week::short_date;
use crate::wording::sets;

/// What comes next, before it stands under a label or in a line of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextText {
    /// Whether it names a dose, which is what "Next" stands before.
    names_dose: bool,
    text: String,
}

impl NextText {
    /// Says what comes next and why.
    pub fn of(exercise: &Exercise, next: &Next<'_>, units: LoadUnit) -> NextText {
        let without_dose = |text: String| NextText { names_dose: false, text };
        let dose = |text: String| NextText { names_dose: true, text };
        let target = &next.target;
        if let Some(until) = next.rests_until {
            return without_dose(format!("It rests until {} after pain.", short_date(until)));
        }
        if let Some(other) = next.stands_on {
            let led_there = matches!(target.decision, Decision::Progress | Decision::Regress);
            let why = if led_there { format!(" {}", text_of(&target.because)) } else { String::new() };
            let slug = escape(&other.slug);
            return without_dose(match next.from {
                None => format!("You train {slug} in its place now.{why}"),
                Some(monday) => format!("From {} you train {slug} in its place.{why}", short_date(monday)),
            });
        }
        match next.landings {
            Some(Err(closed)) => {
                return without_dose(format!("No hops for now: {}.", closed.text()));
            }
            Some(Ok(landings)) => {
                return dose(format!("{landings} landings a session, as long as pain stays low."));
            }
            None => {}
        }
        let open = target.last_set_open;
        let what =
            sets::prescription(target.sets, target.dosage, open, exercise.sides, target.load_kg, units);
        // The planner deals the sets of these over the days of the week.
        let is_dealt = matches!(exercise.quality, Quality::CalfStraight | Quality::CalfBent | Quality::Iso);
        let most = if is_dealt && target.sets > 1 { "up to " } else { "" };
        let from = next.from.filter(|_| target.because.ruling().is_none());
        let from = from.map_or_else(String::new, |monday| format!(" from {}", short_date(monday)));
        dose(format!("{most}{what}{from}. {}", text_of(&target.because)))
    }

    /// Returns it for a line of its own: a dose is "Next 3×12. …".
    pub fn sentence(&self) -> String {
        if self.names_dose { format!("Next {}", self.text) } else { self.text.clone() }
    }

    /// Returns it for behind a label that says "Next" already.
    pub fn labelled(&self) -> &str {
        &self.text
    }
}
