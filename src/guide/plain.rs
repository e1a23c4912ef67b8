//! The session in sentences: for screen readers and logs, and for the voice across the room.

use std::time::Duration;

use crate::catalogue::vocabulary::{Mode, Sides};
use crate::notation::Side;
use crate::text::{Count, escape, sentence};

use super::effect::{Left, Pause, Told};
use super::part::Part;
use super::session::{LINES, Session};

/// Says what is going to be led, before all.
pub fn head(title: &str, session: &Session) -> String {
    let open = session.parts().iter().filter(|part| !part.is_done()).count();
    let long = time(session.time_left());
    format!("{title}: {}, {long}. {LINES}", Count(open, "exercise"))
}

/// Says something that came to pass as a sentence; nothing for what needs no words.
pub fn say(told: &Told, session: &Session) -> Option<String> {
    let part = |index: &usize| session.parts().get(*index);
    Some(match told {
        Told::Morning => "How is it this morning? Pain 0 to 10, Enter passes.".to_string(),
        Told::WarmUp(_) => format!("{} Enter goes on.", session.setting.warm_up),
        Told::Next { part: index, lasts } => {
            let part = part(index)?;
            let setup: String = part.setup.iter().map(|step| format!(" {}", escape(step))).collect();
            format!("Next, in {}: {}.{setup}", time(*lasts), asked(part))
        }
        Told::Ready { part: index, side, set } => {
            let part = part(index)?;
            let cue = part.cues.first().map_or_else(String::new, |cue| format!(" {}", escape(cue)));
            format!("Get ready: {}.{cue}", which(part, *side, *set))
        }
        Told::Work { part: index, side, set } => {
            let part = part(index)?;
            let amount = part.amount_in_words(part.amount);
            let pace = part.pace_in_words();
            let pace = if pace.is_empty() { pace } else { format!(", {pace}") };
            let open = if session.can_be_open(part, *set, *side) {
                ", or more: end it with Enter when two are left in you"
            } else {
                ""
            };
            sentence(&format!("{}: {amount}{pace}{open}", which(part, *side, *set)))
        }
        Told::Half(left) => half(*left),
        Told::SecondsLeft(seconds) => seconds_left(*seconds),
        Told::TwoLeft => "That is the target. Two left in you? Enter ends it.".to_string(),
        Told::Kept { part: index, side, number } => {
            let part = part(index)?;
            kept(part, *side, *number)
        }
        Told::NothingDone => "Nothing was done, and nothing is written down.".to_string(),
        Told::ChangeOver(side, lasts) => format!("Change to the {} leg: {}.", leg(*side), time(*lasts)),
        Told::Rest { lasts, side, set, of } => {
            let whose = side.map_or_else(String::new, |side| format!(", {} leg", side.word()));
            format!("Rest {}. Then set {set} of {of}{whose}.", time(*lasts))
        }
        Told::Corrected(number) => format!("The last set is {number} now."),
        Told::Effort(rpe) => format!("Effort {rpe} for the last set."),
        Told::Pain(pain) => format!("Pain {pain} noted."),
        Told::Note => "Noted.".to_string(),
        Told::Touches(touches) => format!("{}.", Count((*touches).into(), "touch")),
        Told::Paused(Pause::Asked) => "Paused. Enter goes on.".to_string(),
        Told::Paused(Pause::Typing) => return None,
        Told::Paused(Pause::Gap(length)) => {
            format!("Paused: the machine was away for {}. Enter goes on.", time(*length))
        }
        Told::GoesOn => "It goes on.".to_string(),
        Told::Skipped(slug) => format!("{slug} is left out."),
        Told::Back => "Back one set: it comes again.".to_string(),
        Told::NothingBack => "There is no set to go back to.".to_string(),
        Told::Taps(true) => "Your own pace: end the set with Enter or its number.".to_string(),
        Told::Taps(false) => "The tempo leads again.".to_string(),
        Told::Muted(true) => "Sound off.".to_string(),
        Told::Muted(false) => "Sound on.".to_string(),
        Told::NotSaved(why) => format!("Not saved: {why}. It is tried again with the next set."),
        Told::SavedAfterAll => "All is saved now.".to_string(),
        Told::CueFailed(why) => format!("{why}."),
        Told::HowHard => "How hard was it as a whole, 0 to 10? Enter passes.".to_string(),
        Told::WorstPain => "The worst pain, 0 to 10? Enter passes.".to_string(),
        Told::Unknown(line) => format!("'{}' says nothing here. {LINES}", escape(line)),
        Told::Keys => LINES.to_string(),
    })
}

/// Says what is asked of an exercise: `calf-raise, 2 sets of 10 reps`.
pub(super) fn asked(part: &Part) -> String {
    let number = usize::from(part.most_sets());
    let each = if part.sides == Sides::Each { " a side" } else { "" };
    let load = part.load.map_or_else(String::new, |load| format!(", with {load}"));
    let effort = part.effort.map_or_else(String::new, |[low, high]| {
        if low == high { format!(", effort {low}") } else { format!(", effort {low} to {high}") }
    });
    format!(
        "{}, {} of {}{each}{load}{effort}",
        part.slug,
        Count(number, "set"),
        part.amount_in_words(part.amount)
    )
}

/// Says that half of what runs is over.
pub(super) fn half(left: Left) -> String {
    match left {
        Left::Time(left) => format!("Half: {} left.", time(left)),
        Left::Of(done, of) => format!("{done} of {of}."),
    }
}

/// Says how many seconds are left.
pub(super) fn seconds_left(seconds: u64) -> String {
    format!("{seconds} s left.")
}

/// Says that a set is done: `Done: 30s, left leg.`
pub(super) fn kept(part: &Part, side: Option<Side>, number: u16) -> String {
    format!("Done: {}{}.", part.amount_in_words(number), of_leg(side))
}

/// Says which set it is: `left leg, set 2 of 3`.
pub(super) fn which(part: &Part, side: Option<Side>, set: u8) -> String {
    let leg = side.map_or_else(String::new, |side| format!("{} leg, ", side.word()));
    format!("{leg}set {set} of {}", part.asked.of(side).max(set))
}

fn of_leg(side: Option<Side>) -> String {
    side.map_or_else(String::new, |side| format!(", {} leg", side.word()))
}

fn leg(side: Option<Side>) -> &'static str {
    side.map_or("other", Side::word)
}

/// Says a time: `45 s`, `2 min`, `1 min 55 s`.
pub(super) fn time(time: Duration) -> String {
    let seconds = (time + Duration::from_millis(500)).as_secs();
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, 0) => format!("{minutes} min"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// Names the exercise that comes next, for the voice.
pub(super) fn spoken_next(part: &Part) -> String {
    let each = if part.sides == Sides::Each { " a side" } else { "" };
    let load = part.load.map_or_else(String::new, |load| format!(", with {}", spoken_load(load)));
    let sets = Count(usize::from(part.most_sets()), "set");
    format!("next: {}, {sets} of {}{each}{load}", spoken_name(part), spoken_amount(part))
}

/// Says which leg gets ready, for the voice.
pub(super) fn spoken_ready(part: &Part, side: Option<Side>, set: u8) -> String {
    let leg = side.map_or_else(String::new, |side| format!("{} leg, ", side.word()));
    format!("{leg}set {set}, {}", spoken_amount(part))
}

/// Says that a set begins, where its count does not.
pub(super) fn spoken_start(part: &Part) -> Option<String> {
    match part.mode {
        Mode::Reps => None,
        Mode::Hold => Some("hold".to_string()),
        Mode::Contacts => Some("go".to_string()),
    }
}

/// Says to change legs, for the voice.
pub(super) fn spoken_change(side: Option<Side>) -> String {
    format!("change to the {} leg", leg(side))
}

/// Says that a rest begins, for the voice.
pub(super) fn spoken_rest(_part: &Part, lasts: Duration) -> String {
    format!("rest, {} seconds", (lasts + Duration::from_millis(500)).as_secs())
}

/// The slug as words.
fn spoken_name(part: &Part) -> String {
    part.slug.replace('-', " ")
}

fn spoken_amount(part: &Part) -> String {
    match part.mode {
        Mode::Hold => format!("{} seconds", part.amount),
        Mode::Reps | Mode::Contacts => part.amount_in_words(part.amount),
    }
}

fn spoken_load(load: crate::units::Load) -> String {
    let unit = match load.unit {
        crate::units::LoadUnit::Kg => "kilos",
        crate::units::LoadUnit::Lb => "pounds",
    };
    format!("{} {unit}", load.amount)
}
