//! How the sets of a session stand beside those of the time before, and beside the best there were.

use crate::catalogue::vocabulary::Mode;
use crate::log::event::Set;
use crate::notation::Side;
use crate::units::{Decimal, Load};

use super::part::Part;

/// The greatest of some sets: by what was added, then by how much it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Peak {
    load_kg: Decimal,
    number: u16,
}

impl Peak {
    /// Returns the greatest; none of none.
    pub fn of<'a>(sets: impl IntoIterator<Item = &'a Set>) -> Option<Peak> {
        let peak = |set: &Set| Peak {
            load_kg: set.load.map_or(Decimal::ZERO, Load::to_kg),
            number: set.done.number(),
        };
        sets.into_iter().map(peak).max()
    }
}

/// Says how the sets of a day stand beside the time before and the best of all days before: `+1 rep on last time`.
pub fn compared(part: &Part, done: &[Set], best: Option<Peak>) -> String {
    let is_best = best.is_some_and(|best| Peak::of(done).is_some_and(|peak| peak > best));
    let told = match beside_last(part, done) {
        // What the plan no longer remembers may still be in the log.
        None if best.is_some() => "not done for long".to_string(),
        None => return "the first time".to_string(),
        Some(told) => told,
    };
    if is_best { format!("{told}, best yet") } else { told }
}

fn beside_last(part: &Part, done: &[Set]) -> Option<String> {
    if part.last.is_empty() {
        return None;
    }
    let load = |sets: &[Set]| Peak::of(sets).map(|peak| peak.load_kg);
    if load(done) != load(&part.last) {
        let more = if load(done) > load(&part.last) { "more" } else { "less" };
        return Some(format!("{more} load than last time"));
    }
    let now = legs(part, done);
    let before = legs(part, &part.last);
    // Set by set: a week with fewer of them is no worse for it.
    let pairs: Vec<(u16, u16)> = now
        .iter()
        .zip(&before)
        .flat_map(|(now, before)| now.iter().copied().zip(before.iter().copied()))
        .collect();
    let sum = |numbers: &mut dyn Iterator<Item = u16>| numbers.map(u32::from).sum::<u32>();
    let now = sum(&mut pairs.iter().map(|(now, _)| *now));
    let before = sum(&mut pairs.iter().map(|(_, before)| *before));
    let amount = |number: u32| part.amount_in_words(u16::try_from(number).unwrap_or(u16::MAX));
    let fewer = if part.mode == Mode::Hold { "less" } else { "fewer" };
    Some(match now.checked_sub(before) {
        _ if pairs.is_empty() => "the other leg than last time".to_string(),
        Some(0) => "same as last time".to_string(),
        Some(more) => format!("+{} on last time", amount(more)),
        None => format!("{} {fewer} than last time", amount(before - now)),
    })
}

/// The numbers of each leg's sets; one told once for both legs is one for each, two-legged work has one leg of them all.
fn legs(part: &Part, sets: &[Set]) -> [Vec<u16>; 2] {
    let of = |leg: Side| {
        let is_its = |set: &&Set| set.side.is_none_or(|side| side == leg);
        sets.iter().filter(is_its).map(|set| set.done.number()).collect()
    };
    if part.is_one_sided() {
        [of(Side::Left), of(Side::Right)]
    } else {
        [sets.iter().map(|set| set.done.number()).collect(), Vec::new()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::tests::part;
    use crate::log::event::Done;
    use crate::units::LoadUnit;

    /// Sets as `L12 R12`, `30`, `10+5`: the leg, the number, the kilograms.
    fn sets(part: &Part, text: &str) -> Vec<Set> {
        let set = |word: &str| {
            let side = word.chars().next().and_then(Side::of_letter);
            let (number, load) = word
                .trim_start_matches(['L', 'R'])
                .split_once('+')
                .unwrap_or((word.trim_start_matches(['L', 'R']), ""));
            let number = number.parse().expect("a number");
            let done = if part.mode == Mode::Hold { Done::Seconds(number) } else { Done::Reps(number) };
            let load = load.parse().ok().map(|amount| Load { amount, unit: LoadUnit::Kg });
            Set { done, side, load, rpe: None, touches: None, tempo_s: None, stopped: false }
        };
        text.split_whitespace().map(set).collect()
    }

    #[test]
    fn sets_are_told_beside_the_time_before_and_the_best() {
        const EACH: &str = "single-leg-calf-raise";
        const HOLD: &str = "calf-iso-hold";
        for (slug, now, last, best, said) in [
            (EACH, "L12 R12", "", "", "the first time"),
            (EACH, "L12 R12", "", "20", "not done for long"),
            (EACH, "L12 R12", "", "11", "not done for long, best yet"),
            (EACH, "L12 R12", "L12 R12", "12", "same as last time"),
            (EACH, "L12 R12", "12", "12", "same as last time"),
            (EACH, "L13 R12", "12", "12", "+1 rep on last time, best yet"),
            (EACH, "L12 R12 L12 R12", "12 11", "14", "+2 reps on last time"),
            (EACH, "L12 R12", "12 11 12", "14", "same as last time"),
            (EACH, "L12", "R12", "14", "the other leg than last time"),
            ("calf-raise", "12 11", "10 10 10", "10", "+3 reps on last time, best yet"),
            (EACH, "L10 R12", "12", "12", "2 reps fewer than last time"),
            (EACH, "L8+5 R8+5", "12 12", "12", "more load than last time, best yet"),
            (EACH, "L20 R20", "12+5", "12+5", "less load than last time"),
            (HOLD, "L30 R30", "L30 R35", "35", "5s less than last time"),
        ] {
            let mut part = part(slug, 2, 12);
            part.last = sets(&part, last);
            let best = Peak::of(&sets(&part, best));
            assert_eq!(compared(&part, &sets(&part, now), best), said, "{slug} {now} after {last}");
        }
    }
}
