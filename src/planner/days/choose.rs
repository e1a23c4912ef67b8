//! Which days to train on, and which of them are heavy (D.2.4).

use std::cmp::Reverse;

use crate::coach::rules::{HEAVY_DAYS, HEAVY_GAP_DAYS};
use crate::week::Weekday;

/// What the choice of days depends on.
#[derive(Debug, Clone)]
pub struct Offer {
    /// The days a person can train, in order.
    pub days: Vec<Weekday>,
    /// How many of them to take.
    pub sessions: usize,
    /// Most heavy days.
    pub heavy: usize,
    /// Days of hard runs.
    pub hard_runs: Vec<Weekday>,
    /// Days that must not be heavy for another reason: a race ahead, a heavy day just before the week.
    pub kept_light: Vec<Weekday>,
}

/// The days chosen, in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChosenDays {
    /// Every training day.
    pub days: Vec<Weekday>,
    /// Those of them that are heavy.
    pub heavy: Vec<Weekday>,
    /// Those of them that hold moderate calf work, because a hard run follows.
    pub moderate: Vec<Weekday>,
}

/// Chooses the days: most heavy days, then the most even gaps, then the earliest; the heavy ones among them likewise.
///
/// Where the hard runs leave fewer heavy days than two, days before a run hold moderate work in their place.
pub fn choose(offer: &Offer) -> ChosenDays {
    let may_be_heavy =
        |day: Weekday, runs: &[Weekday]| !runs.contains(&day.next()) && !offer.kept_light.contains(&day);
    let mut best: Option<(Score, ChosenDays)> = None;
    for days in subsets(&offer.days, offer.sessions) {
        let allowed: Vec<Weekday> =
            days.iter().copied().filter(|day| may_be_heavy(*day, &offer.hard_runs)).collect();
        let heavy = choose_heavy(&allowed, offer.heavy);
        let score = (heavy.len(), gaps(&days), Earlier(days.clone()));
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, ChosenDays { days, heavy, moderate: Vec::new() }));
        }
    }
    let Some((_, mut chosen)) = best else { return ChosenDays::default() };
    let rested: Vec<Weekday> = chosen.days.iter().copied().filter(|day| may_be_heavy(*day, &[])).collect();
    let without_runs = choose_heavy(&rested, offer.heavy.min(HEAVY_DAYS)).len();
    let missing = without_runs.saturating_sub(chosen.heavy.len());
    chosen.moderate = choose_beside(&rested, &chosen.heavy, missing);
    chosen
}

/// Chooses as many of some days as stand far enough from each other and from those that are heavy already, as widely
/// spread as they can.
fn choose_beside(allowed: &[Weekday], heavy: &[Weekday], most: usize) -> Vec<Weekday> {
    let free: Vec<Weekday> = allowed.iter().copied().filter(|day| !heavy.contains(day)).collect();
    for count in (1..=most.min(free.len())).rev() {
        let with_heavy = |days: &[Weekday]| {
            let mut all = [days, heavy].concat();
            all.sort_unstable();
            gaps(&all)
        };
        let chosen = subsets(&free, count).into_iter();
        let spaced = chosen.filter(|days| is_spaced(&with_heavy(days)));
        if let Some(best) = spaced.max_by_key(|days| (with_heavy(days), Earlier(days.clone()))) {
            return best;
        }
    }
    Vec::new()
}

/// Whether the smallest of some gaps is enough between two days of heavy work.
fn is_spaced(gaps: &[usize]) -> bool {
    gaps.first().is_some_and(|smallest| *smallest >= HEAVY_GAP_DAYS)
}

/// Returns the choice of days nearest to those offered that would have two heavy days; nothing where there is none.
///
/// The nearest keeps the most days, is not heavy on the day of a hard run, and moves the others least; then the most even
/// gaps decide.
pub fn nearest_with_heavy_days(offer: &Offer) -> Option<Vec<Weekday>> {
    let count = offer.days.len();
    let has_two = |days: &[Weekday]| {
        let changed = Offer { days: days.to_vec(), sessions: offer.sessions.min(count), ..offer.clone() };
        let heavy = choose(&changed).heavy;
        (heavy.len() >= HEAVY_DAYS).then_some(heavy)
    };
    let all = subsets(Weekday::ALL, count);
    let changed = |days: &[Weekday]| days.iter().filter(|day| !offer.days.contains(day)).count();
    let nearest_of = |number: usize| {
        let choices = all.iter().filter(|days| changed(days) == number).filter_map(|days| {
            let heavy = has_two(days)?;
            let on_runs = heavy.iter().filter(|day| offer.hard_runs.contains(day)).count();
            let moved = days.iter().zip(&offer.days).map(|(to, from)| to.index().abs_diff(from.index()));
            Some((Reverse((on_runs, moved.sum::<usize>())), gaps(days), Earlier(days.clone())))
        });
        choices.max().map(|(.., Earlier(days))| days)
    };
    (1..=count).find_map(nearest_of)
}

type Score = (usize, Vec<usize>, Earlier);

/// Days compared so that the earlier ones are greater.
#[derive(Debug, PartialEq, Eq)]
struct Earlier(Vec<Weekday>);

impl PartialOrd for Earlier {
    fn partial_cmp(&self, other: &Earlier) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Earlier {
    fn cmp(&self, other: &Earlier) -> std::cmp::Ordering {
        other.0.cmp(&self.0)
    }
}

fn choose_heavy(allowed: &[Weekday], most: usize) -> Vec<Weekday> {
    for count in (1..=most.min(allowed.len())).rev() {
        let spaced = subsets(allowed, count).into_iter().filter(|days| count == 1 || is_spaced(&gaps(days)));
        if let Some(best) = spaced.max_by_key(|days| (gaps(days), Earlier(days.clone()))) {
            return best;
        }
    }
    Vec::new()
}

/// Returns the gaps between days, round the week, smallest first.
pub fn gaps(days: &[Weekday]) -> Vec<usize> {
    let mut gaps: Vec<usize> = (0..days.len())
        .map(|position| {
            let next = days[(position + 1) % days.len()].index();
            let gap = (7 + next - days[position].index()) % 7;
            if gap == 0 { 7 } else { gap }
        })
        .collect();
    gaps.sort_unstable();
    gaps
}

/// Returns every choice of `count` days in order, the earliest first.
fn subsets(days: &[Weekday], count: usize) -> Vec<Vec<Weekday>> {
    let mut all = Vec::new();
    for mask in 0u32..1 << days.len() {
        if mask.count_ones() as usize == count {
            let chosen = (0..days.len()).filter(|position| mask & (1 << position) != 0);
            all.push(chosen.map(|position| days[position]).collect());
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(text: &str) -> Vec<Weekday> {
        text.split_whitespace().map(|word| Weekday::from_word(word).expect("a day")).collect()
    }

    fn chosen(offered: &str, sessions: usize, heavy: usize, runs: &str, light: &str) -> String {
        let (days_offered, hard_runs) = (days(offered), days(runs));
        let kept_light = days(light);
        let offer = Offer { days: days_offered, sessions, heavy, hard_runs, kept_light };
        let chosen = choose(&offer);
        let words: Vec<String> = chosen
            .days
            .iter()
            .map(|day| {
                let is_moderate = chosen.moderate.contains(day);
                let mark = if is_moderate { "!" } else { "" };
                let is_heavy = chosen.heavy.contains(day);
                if is_heavy { day.as_str().to_uppercase() } else { format!("{day}{mark}") }
            })
            .collect();
        words.join(" ")
    }

    #[test]
    fn days_and_heavy_days_are_spread_as_widely_as_the_offer_allows() {
        const ALL: &str = "mon tue wed thu fri sat sun";
        for (offered, sessions, heavy, runs, light, expected) in [
            ("mon wed fri", 3, 2, "", "", "MON wed FRI"),
            (ALL, 3, 2, "", "", "MON wed FRI"),
            (ALL, 1, 2, "", "", "MON"),
            (ALL, 2, 2, "", "", "MON THU"),
            (ALL, 4, 2, "", "", "MON tue THU sat"),
            (ALL, 4, 3, "", "", "MON tue THU SAT"),
            ("tue fri", 2, 2, "", "", "TUE FRI"),
            ("sat sun", 2, 2, "", "", "SAT sun"),
            ("mon sun", 2, 2, "", "", "MON sun"),
            ("mon wed fri", 3, 2, "tue sat", "", "mon! WED fri"),
            ("mon wed fri", 3, 2, "tue thu sat", "", "mon! wed fri!"),
            ("mon tue wed", 3, 2, "wed thu", "", "MON tue wed!"),
            ("mon tue", 2, 2, "tue wed", "", "mon! tue"),
            ("mon", 1, 2, "tue", "", "mon!"),
            // Three heavy days may be two for the runs: two are enough.
            ("mon wed fri", 3, 3, "sat", "", "MON WED fri"),
            (ALL, 3, 2, "tue sat", "", "mon WED SAT"),
            ("mon wed fri", 3, 2, "", "mon", "mon WED FRI"),
            ("mon wed fri", 3, 2, "", "mon wed fri", "mon wed fri"),
            // A race, or heavy work on the eve, keeps days light whatever the runs do.
            ("mon wed fri", 3, 2, "tue sat", "wed", "mon! wed fri!"),
            ("mon wed fri", 3, 2, "tue thu sat", "mon", "mon wed! fri!"),
            ("mon wed", 2, 2, "tue", "wed", "mon! wed"),
        ] {
            let got = chosen(offered, sessions, heavy, runs, light);
            assert_eq!(got, expected, "{offered} {sessions} {runs} {light}");
        }
    }

    #[test]
    fn the_nearest_choice_with_two_heavy_days_changes_as_little_as_it_can() {
        for (offered, runs, expected) in [
            ("mon wed fri", "tue sat", Some("mon wed sun")),
            ("mon fri", "tue sat", Some("wed sun")),
            ("sat sun", "", Some("fri sun")),
            ("mon wed fri", "mon tue wed thu fri sat sun", None),
        ] {
            let offered = days(offered);
            let offer = Offer {
                sessions: offered.len(),
                days: offered,
                heavy: 2,
                hard_runs: days(runs),
                kept_light: Vec::new(),
            };
            let words =
                |days: Vec<Weekday>| days.iter().map(|day| day.as_str()).collect::<Vec<_>>().join(" ");
            assert_eq!(nearest_with_heavy_days(&offer).map(words).as_deref(), expected, "{runs}");
        }
    }

    #[test]
    fn gaps_are_counted_round_the_week() {
        assert_eq!(gaps(&days("mon sun")), [1, 6]);
        assert_eq!(gaps(&days("mon wed fri")), [2, 2, 3]);
        assert_eq!(gaps(&days("thu")), [7]);
    }
}
