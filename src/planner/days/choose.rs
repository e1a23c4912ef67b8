//! Which days to train on, and which of them are heavy (D.2.4).

use crate::coach::rules::HEAVY_GAP_DAYS;
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
    /// Whether a hard run follows each day of the whole week that is offered.
    pub runs_leave_no_day: bool,
    /// Days that must not be heavy for another reason: a race ahead, a heavy day just before the week.
    pub kept_light: Vec<Weekday>,
}

/// The days chosen, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenDays {
    /// Every training day.
    pub days: Vec<Weekday>,
    /// Those of them that are heavy.
    pub heavy: Vec<Weekday>,
    /// Whether the one heavy day stands before a hard run because no other day was left.
    pub before_hard_run: bool,
}

/// Chooses the days: most heavy days, then the most even gaps, then the earliest; the heavy ones among them likewise.
pub fn choose(offer: &Offer) -> ChosenDays {
    let may_be_heavy = |day: Weekday, runs: &[Weekday]| {
        let next = Weekday::ALL[(day.index() + 1) % 7];
        !runs.contains(&next) && !offer.kept_light.contains(&day)
    };
    let mut best: Option<(Score, ChosenDays)> = None;
    for days in subsets(&offer.days, offer.sessions) {
        let allowed: Vec<Weekday> =
            days.iter().copied().filter(|day| may_be_heavy(*day, &offer.hard_runs)).collect();
        let heavy = choose_heavy(&allowed, offer.heavy);
        let score = (heavy.len(), gaps(&days), Earlier(days.clone()));
        if best.as_ref().is_none_or(|(other, _)| score > *other) {
            best = Some((score, ChosenDays { days, heavy, before_hard_run: false }));
        }
    }
    let mut chosen = best.map_or_else(
        || ChosenDays { days: Vec::new(), heavy: Vec::new(), before_hard_run: false },
        |(_, chosen)| chosen,
    );
    if chosen.heavy.is_empty() && offer.heavy > 0 && offer.runs_leave_no_day {
        // The hard runs leave no day at all: the earliest is heavy all the same, and gentle.
        let first = chosen.days.iter().copied().find(|day| may_be_heavy(*day, &[]));
        chosen.before_hard_run = first.is_some();
        chosen.heavy.extend(first);
    }
    chosen
}

/// Whether a hard run follows every one of some days.
pub fn is_no_day_clear(days: &[Weekday], hard_runs: &[Weekday]) -> bool {
    let is_eve = |day: &Weekday| hard_runs.contains(&Weekday::ALL[(day.index() + 1) % 7]);
    !days.is_empty() && days.iter().all(is_eve)
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
        let spaced = subsets(allowed, count).into_iter().filter(|days| {
            count == 1 || gaps(days).first().is_some_and(|smallest| *smallest >= HEAVY_GAP_DAYS)
        });
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
        let runs_leave_no_day = is_no_day_clear(&days_offered, &hard_runs);
        let kept_light = days(light);
        let offer = Offer { days: days_offered, sessions, heavy, hard_runs, runs_leave_no_day, kept_light };
        let chosen = choose(&offer);
        let words: Vec<String> = chosen
            .days
            .iter()
            .map(|day| {
                let heavy = chosen.heavy.contains(day);
                if heavy { day.as_str().to_uppercase() } else { day.to_string() }
            })
            .collect();
        words.join(" ") + if chosen.before_hard_run { " !" } else { "" }
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
            ("mon wed fri", 3, 2, "tue sat", "", "mon WED fri"),
            ("mon wed fri", 3, 2, "tue thu sat", "", "MON wed fri !"),
            (ALL, 3, 2, "tue sat", "", "mon WED SAT"),
            ("mon wed fri", 3, 2, "", "mon", "mon WED FRI"),
            ("mon wed fri", 3, 2, "", "mon wed fri", "mon wed fri"),
            // A race keeps the one clear day light: that is no reason to be heavy before a run.
            ("mon wed fri", 3, 2, "tue sat", "wed", "mon wed fri"),
            ("mon wed fri", 3, 2, "tue thu sat", "mon", "mon WED fri !"),
        ] {
            let got = chosen(offered, sessions, heavy, runs, light);
            assert_eq!(got, expected, "{offered} {sessions} {runs} {light}");
        }
    }

    #[test]
    fn gaps_are_counted_round_the_week() {
        assert_eq!(gaps(&days("mon sun")), [1, 6]);
        assert_eq!(gaps(&days("mon wed fri")), [2, 2, 3]);
        assert_eq!(gaps(&days("thu")), [7]);
    }
}
