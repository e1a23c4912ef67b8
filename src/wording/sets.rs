//! Sets in a few characters: targets (`3×12/side`) and what was done (`L 12 12 11  R 12 12 12`).

use crate::catalogue::Exercise;
use crate::catalogue::dosage::Dosage;
use crate::catalogue::vocabulary::Sides;
use crate::log::event::{Done, Set};
use crate::notation::{Amount, Side};
use crate::plan::reason::Extra;
use crate::plan::{Item, Reason};
use crate::units::{Decimal, Load, LoadUnit, Part, Tempo};

/// Formats a target: `3×12/side +5kg`.
pub fn target(item: &Item<'_>, units: LoadUnit) -> String {
    if (item.extra_sets_left, item.extra_sets_right) != (0, 0) {
        let (left, right) = item.asked_per_leg();
        let each = |sets: u8| format!("{sets}×{}", dosage(item.dosage));
        let load = if item.load_kg == Decimal::ZERO {
            String::new()
        } else {
            format!(" +{}", load(item.load_kg, units))
        };
        return format!("L {} R {}{load}", each(left), each(right));
    }
    let open = item.last_set_open;
    let once = prescription(item.sets, item.dosage, open, item.sides(), item.load_kg, units);
    match times_a_day(item) {
        Some(times) => format!("{once}, {times}"),
        None => once,
    }
}

/// Says how many times a day an extra is meant, where its source says more than one.
fn times_a_day(item: &Item<'_>) -> Option<String> {
    let is_meant = |reason: &Reason<'_>| matches!(reason, Reason::Extra(Extra::ForTheArch));
    let given = item.exercise.source.dose.as_ref().filter(|_| item.reasons.iter().any(is_meant))?;
    let (least, most) = given.per_day?.bounds();
    Some(if least == most { format!("{least} times a day") } else { format!("{least}–{most} times a day") })
}

/// Formats so many sets of so much: `3×12/side +5kg`, and `3×12+` where the last set is open.
pub fn prescription(
    sets: u8,
    each: Dosage,
    last_set_open: bool,
    sides: Sides,
    load_kg: Decimal,
    units: LoadUnit,
) -> String {
    let amount = dosage(each) + if last_set_open { "+" } else { "" };
    let side = if sides == Sides::Each { "/side" } else { "" };
    let load = if load_kg == Decimal::ZERO { String::new() } else { format!(" +{}", load(load_kg, units)) };
    format!("{sets}×{amount}{side}{load}")
}

/// Formats all of an item as it can be typed: `3x12+5kg`.
pub fn to_type(item: &Item<'_>, units: LoadUnit) -> String {
    format!("{}x{}{}", item.sets, dosage(item.dosage), load_to_type(item.load_kg, units))
}

/// Formats a load as it can be typed behind sets: `+5kg`; nothing for none.
pub fn load_to_type(kg: Decimal, units: LoadUnit) -> String {
    if kg == Decimal::ZERO { String::new() } else { format!("+{}", load(kg, units)) }
}

/// Formats the amount of one set.
pub fn dosage(dosage: Dosage) -> String {
    match dosage {
        Dosage::Reps(number) | Dosage::Contacts(number) => number.to_string(),
        Dosage::Seconds(number) => Amount::Seconds(number).to_string(),
    }
}

/// Formats kilograms in the person's unit, as they can be put on.
pub fn load(kg: Decimal, units: LoadUnit) -> String {
    Load::shown(kg, units).to_string()
}

/// Says how slowly to lower, from a tempo in figures: `down 3s`, or `back 2s` where nothing is lowered.
pub fn lowering(exercise: &Exercise, tempo: &Tempo) -> Option<String> {
    let down = tempo.lowering().filter(|down| *down > Decimal::whole(1))?;
    Some(format!("{} {down}s", exercise.phase_name(Part::Down)))
}

/// Says a tempo in words, as it is done: `up 2s, hold 1s, down 3s`; a tempo that is a word stays one.
pub fn tempo(exercise: &Exercise, tempo: &Tempo) -> String {
    if tempo.phases().is_none() {
        return tempo.to_string();
    }
    let phases = exercise.rep_phases(tempo).into_iter();
    phases.map(|phase| format!("{} {}s", phase.name, phase.seconds)).collect::<Vec<String>>().join(", ")
}

/// Formats sets that were done, left before right: `L 12 12 11  R 12 12 12`.
pub fn done(sets: &[Set]) -> String {
    let of = |side: Option<Side>| -> Vec<&Set> { sets.iter().filter(|set| set.side == side).collect() };
    let parts = [(None, ""), (Some(Side::Left), "L "), (Some(Side::Right), "R ")];
    let parts = parts.into_iter().filter_map(|(side, letter)| {
        let sets = of(side);
        (!sets.is_empty()).then(|| format!("{letter}{}", run(&sets)))
    });
    parts.collect::<Vec<String>>().join("  ")
}

/// Formats sets with all that was told of them, as they can be typed: `12 12 11@8.5`, `L 9,9+4kg  R 9 stopped`.
pub fn noted(sets: &[Set]) -> String {
    let alike = |a: &&Set, b: &&Set| !a.stopped && (a.load, a.rpe, a.touches) == (b.load, b.rpe, b.touches);
    let parts = [(None, ""), (Some(Side::Left), "L "), (Some(Side::Right), "R ")];
    let parts = parts.into_iter().filter_map(|(side, letter)| {
        let of: Vec<&Set> = sets.iter().filter(|set| set.side == side).collect();
        let groups: Vec<String> = of.chunk_by(alike).map(group).collect();
        (!groups.is_empty()).then(|| format!("{letter}{}", groups.join(" ")))
    });
    parts.collect::<Vec<String>>().join("  ")
}

/// Sets that share load, effort and touches, those told once behind the last.
fn group(sets: &[&Set]) -> String {
    let amounts: Vec<String> = sets.iter().map(|set| amount(set.done)).collect();
    let Some(Set { load, rpe, touches, .. }) = sets.first() else { return String::new() };
    let load = load.map_or_else(String::new, |load| format!("+{load}"));
    let rpe = rpe.map_or_else(String::new, |rpe| format!("@{rpe}"));
    let touches = touches.map_or_else(String::new, |touches| format!(" touch{touches}"));
    let tail = format!("{load}{rpe}{touches}");
    // What stands behind a comma shares it, what stands behind a space does not.
    let amounts = amounts.join(if tail.is_empty() { " " } else { "," });
    format!("{amounts}{tail}{}", ended(sets.last().copied()))
}

/// Says behind a set that form ended it, in the word of the notation.
fn ended(set: Option<&Set>) -> &'static str {
    if set.is_some_and(|set| set.stopped) { " stopped" } else { "" }
}

/// The sets of one leg, the load told once where it is the same.
fn run(sets: &[&Set]) -> String {
    let same_load = sets.windows(2).all(|pair| pair[0].load == pair[1].load);
    let amounts: Vec<String> = sets
        .iter()
        .map(|set| {
            let load = set.load.filter(|_| !same_load).map_or_else(String::new, |load| format!("+{load}"));
            format!("{}{load}{}", amount(set.done), ended(Some(set)))
        })
        .collect();
    let common = sets.first().and_then(|set| set.load).filter(|_| same_load);
    amounts.join(" ") + &common.map_or_else(String::new, |load| format!(" +{load}"))
}

/// Formats the amount of one set that was done.
pub fn amount(done: Done) -> String {
    match done {
        Done::Reps(number) | Done::Contacts(number) => number.to_string(),
        Done::Seconds(number) => Amount::Seconds(number).to_string(),
    }
}

/// Says sets in words: `3 sets × 12 reps each side, +10 kg, RPE 8`.
pub fn in_words(sets: &[Set], sides: Sides) -> String {
    let alike = |a: &Set, b: &Set| {
        !a.stopped && (a.side, a.load, a.rpe, a.touches) == (b.side, b.load, b.rpe, b.touches)
    };
    let groups = sets.chunk_by(alike).map(|group| {
        let first = group[0];
        let unit = match first.done {
            Done::Reps(1) => " rep",
            Done::Reps(_) => " reps",
            Done::Seconds(_) => "",
            Done::Contacts(1) => " landing",
            Done::Contacts(_) => " landings",
        };
        let same = group.iter().all(|set| set.done == first.done);
        let counts: Vec<String> = group.iter().map(|set| amount(set.done)).collect();
        let many = crate::text::Count(group.len(), "set");
        let mut text = if same {
            format!("{many} × {}{unit}", counts[0])
        } else {
            format!("{many} of {}{unit}", crate::text::and_list(&counts))
        };
        match first.side {
            Some(side) => text += &format!(" {}", side.word()),
            None if sides == Sides::Each => text += " each side",
            None => {}
        }
        if let Some(Load { amount, unit }) = first.load {
            text += &format!(", +{amount} {}", unit.as_str());
        }
        if let Some(rpe) = first.rpe {
            text += &format!(", RPE {rpe}");
        }
        if let Some(touches) = first.touches {
            text += &format!(", {} in each", crate::text::Count(touches.into(), "touch"));
        }
        if group[group.len() - 1].stopped {
            text += if group.len() == 1 { ", stopped for form" } else { ", the last one stopped for form" };
        }
        text
    });
    groups.collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::coach::Decision;
    use crate::notation::{TypedSet, parse};
    use crate::plan::item;

    fn sets(text: &str) -> Vec<Set> {
        let typed = parse(text, LoadUnit::Kg).expect("sets").sets;
        let set = |TypedSet { amount, side, load, rpe, touches, stopped }| Set {
            done: match amount {
                Amount::Count(number) => Done::Reps(number),
                Amount::Seconds(number) => Done::Seconds(number),
            },
            side,
            load,
            rpe: rpe.map(Into::into),
            touches,
            tempo_s: None,
            stopped,
        };
        typed.into_iter().map(set).collect()
    }

    #[test]
    fn an_extra_for_a_sore_heel_says_how_often_a_day() {
        let catalogue = Catalogue::bundled();
        let exercise = catalogue.get("plantar-stretch").expect("bundled");
        let said = |why: Extra| {
            let item = Item {
                exercise,
                sets: 5,
                extra_sets_left: 0,
                extra_sets_right: 0,
                dosage: Dosage::Seconds(30),
                load_kg: Decimal::ZERO,
                last_set_open: false,
                other_rest_seconds: None,
                other_tempo: None,
                rpe: None,
                decision: Decision::Start,
                reasons: vec![Reason::Extra(why)],
                done: item::Done::nothing(),
            };
            target(&item, LoadUnit::Kg)
        };
        assert_eq!(said(Extra::ForTheArch), "5×30s/side, 2–3 times a day");
        assert_eq!(said(Extra::Favourite), "5×30s/side");
    }

    #[test]
    fn what_was_done_reads_left_before_right() {
        for (typed, shown) in [
            ("3x12", "12 12 12"),
            ("R12,12 L12,11", "L 12 11  R 12 12"),
            ("2x30s", "30s 30s"),
            ("2x12+10kg", "12 12 +10kg"),
            ("12+10kg 12+12kg", "12+10kg 12+12kg"),
            ("12,9+10kg stopped", "12 9 stopped +10kg"),
        ] {
            assert_eq!(done(&sets(typed)), shown, "{typed}");
        }
    }

    #[test]
    fn what_was_noted_tells_load_effort_and_touches_and_can_be_typed() {
        for (typed, shown) in [
            ("3x12", "12 12 12"),
            ("2x12 11@8.5", "12 12 11@8.5"),
            ("3x9+4kg", "9,9,9+4kg"),
            ("2x12+10kg@8 9+10kg@9.5", "12,12+10kg@8 9+10kg@9.5"),
            ("2x30s touch1 30s", "30s,30s touch1 30s"),
            ("30s 30s touch0", "30s 30s touch0"),
            ("R12,12@8 L12,11", "L 12 11  R 12,12@8"),
            ("12,12,9@8 stopped", "12,12,9@8 stopped"),
            ("12 9 stopped 12", "12 9 stopped 12"),
            ("R12,12 L12,11 stopped", "L 12 11 stopped  R 12 12"),
        ] {
            let sets = sets(typed);
            assert_eq!(noted(&sets), shown, "{typed}");
            let again = self::sets(shown);
            assert!(again.iter().all(|set| sets.contains(set)) && again.len() == sets.len(), "{typed}");
        }
    }

    #[test]
    fn the_meaning_is_said_in_words() {
        for (typed, sides, said) in [
            ("3x12", Sides::Each, "3 sets × 12 reps each side"),
            ("3x12+10kg@8", Sides::Both, "3 sets × 12 reps, +10 kg, RPE 8"),
            ("12,12,10", Sides::Both, "3 sets of 12, 12 and 10 reps"),
            ("L12 R11", Sides::Each, "1 set × 12 reps left; 1 set × 11 reps right"),
            ("2x30s touch1", Sides::Each, "2 sets × 30s each side, 1 touch in each"),
            ("1x1", Sides::Both, "1 set × 1 rep"),
            (
                "12,12,9@8 stopped",
                Sides::Both,
                "3 sets of 12, 12 and 9 reps, RPE 8, the last one stopped for form",
            ),
            ("9 stopped", Sides::Each, "1 set × 9 reps each side, stopped for form"),
        ] {
            assert_eq!(in_words(&sets(typed), sides), said, "{typed}");
        }
    }

    #[test]
    fn a_tempo_is_said_in_words() {
        let catalogue = Catalogue::bundled();
        for (slug, typed, said, down) in [
            ("calf-raise", "2-1-3-0", "up 2s, hold 1s, down 3s", Some("down 3s")),
            ("calf-raise", "2-0.5-3-1", "up 2s, hold 0.5s, down 3s, pause 1s", Some("down 3s")),
            ("calf-raise", "1-0-1-0", "up 1s, down 1s", None),
            ("calf-raise", "hold", "hold", None),
            ("three-point-lunge", "2-0-3-0", "down 3s, up 2s", Some("down 3s")),
            ("band-eversion", "2-0-2-0", "out 2s, back 2s", Some("back 2s")),
        ] {
            let exercise = catalogue.get(slug).expect("bundled");
            let asked = Tempo::of(typed);
            assert_eq!(
                (tempo(exercise, &asked), lowering(exercise, &asked).as_deref()),
                (said.to_string(), down),
                "{slug} {typed}"
            );
        }
    }

    #[test]
    fn loads_are_shown_in_the_unit_of_the_person() {
        assert_eq!(load(Decimal::whole(5), LoadUnit::Kg), "5kg");
        assert_eq!(load(Decimal::whole(5), LoadUnit::Lb), "11lb");
        let ten_pounds = Load { amount: Decimal::whole(10), unit: LoadUnit::Lb }.to_kg();
        assert_eq!(load(ten_pounds, LoadUnit::Kg), "4.5kg", "no nine places");
        assert_eq!(load(ten_pounds, LoadUnit::Lb), "10lb");
        assert_eq!(load_to_type(Decimal::ZERO, LoadUnit::Kg), "");
    }
}
