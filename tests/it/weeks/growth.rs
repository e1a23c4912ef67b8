//! What the log before a week makes of it: how it grows, hops, rests and comes back (D.4, D.6 to D.9).

use proptest::prelude::*;

use super::diary::{What, any_steady_training};
use super::past::{Past, Sure};
use super::{CASES, Case, Line, Planned, any_case, config, rules};

const LOADED: [&str; 4] = ["calf-straight", "calf-bent", "iso", "plyometric"];

/// The most plantar-flexor work of a week that grows; none where no week was trained lately.
fn growth(plan: &Planned, past: &Past<'_>) -> Option<f64> {
    let is_normal = plan.kind() == "normal" && past.is_trained_lately();
    let last = past.trained().take(2).map(|week| past.load(week));
    is_normal.then(|| last.fold(0.0, f64::max) + 2.0)
}

fn holds_only_its_minima(plan: &Planned) -> bool {
    let amounts = plan.amounts();
    LOADED.iter().all(|quality| amounts[quality].iter().sum::<u64>() <= plan.told(quality, "min"))
}

fn top_effort(line: &Line<'_>) -> f64 {
    line.value["rpe"][1].as_f64().unwrap_or(0.0)
}

fn has_blocking_flag(plan: &Planned) -> bool {
    let blocking =
        ["midportion-achilles", "recent-sprain", "calf-strain", "balance-impaired", "no-jump", "bone-stress"];
    blocking.iter().any(|flag| plan.known.has(flag))
}

/// Somebody who did every session of five to ten weeks.
fn any_steady_case() -> impl Strategy<Value = Case> {
    (any_case(), any_steady_training()).prop_map(|(case, diary)| Case { diary, ..case })
}

proptest! {
    #![proptest_config(config(CASES))]

    #[test]
    fn a_week_that_grows_has_two_sets_more_than_the_larger_of_the_last_two_trained(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let past = Past::new(&plan.known, &case.diary);
        let Some(most) = growth(&plan, &past) else { return Ok(()) };
        // An extra set of the weaker leg counts toward the cap, and is no growth.
        let extra: f64 = plan.items().iter().map(|line| {
            let more = ["extra_sets_left", "extra_sets_right"].map(|key| line.value[key].as_f64().unwrap());
            more[0].max(more[1]).max(0.0)
        }).sum();
        let within = plan.load() - extra <= most || holds_only_its_minima(&plan);
        prop_assert!(within, "{} sets after at most {}", plan.load(), most - 2.0);
    }

    #[test]
    fn a_week_without_a_trained_one_in_the_last_28_days_holds_its_minima_at_most(case in any_case()) {
        let Some(plan) = case.plan().filter(|plan| plan.kind() == "normal") else { return Ok(()) };
        let past = Past::new(&plan.known, &case.diary);
        if past.is_trained_lately() {
            return Ok(());
        }
        for (quality, by_day) in plan.amounts() {
            // Calf sets may be one more than the least, so that the heavy days are alike.
            let least = plan.told(quality, "min") + u64::from(quality.starts_with("calf"));
            prop_assert!(by_day.iter().sum::<u64>() <= least, "{}", quality);
        }
    }

    #[test]
    fn nothing_more_would_have_fitted(case in any_case()) {
        // A light week keeps to the sessions of the one whose place it takes.
        let is_whole = |plan: &Planned| !plan.is_stopped() && plan.kind() != "deload";
        let Some(plan) = case.plan().filter(is_whole) else { return Ok(()) };
        let (items, extras, known, days) = (plan.items(), plan.extras(), &plan.known, case.days());
        let past = Past::new(known, &case.diary);
        let growth = growth(&plan, &past);
        let budget = u64::from(known.minutes) * 60;
        let amounts = plan.amounts();
        let is_reduced = |quality: &&str| past.may_be_reduced(quality, case.first_session());
        if LOADED.iter().any(is_reduced) || known.raced_before(7) {
            // The first session after a gap or a race has a set less and time to spare.
            return Ok(());
        }
        let grows = |quality: &str| plan.told(quality, if growth.is_some() { "max" } else { "min" });
        for quality in ["balance", "whole-leg", "foot-intrinsic"] {
            let twin = items.iter().chain(&extras).find(|line| line.quality == quality);
            let short = amounts[quality].iter().sum::<u64>() < grows(quality);
            let (Some(twin), true) = (twin, short) else { continue };
            let is_open = |day: &&usize| !case.diary.may_rest(twin.slug, **day as i64);
            // Two days lie between sessions of whole-leg work that ask for them.
            let is_near = |day: usize| {
                let near = |other: usize| matches!((7 + other - day) % 7, 1 | 6);
                quality == "whole-leg" && ((0..7).any(|other| amounts[quality][other] > 0 && near(other)) || day == 0)
            };
            let is_open = |day: &&usize| is_open(day) && !is_near(**day);
            // A later session may take another exercise (D.2.5); the longest of them is what must not fit.
            let others = rules::facts().values().filter(|fact| fact.quality == quality && fact.class != "elastic");
            let longest = others.map(|fact| fact.seconds(fact.sets, fact.highest)).max().unwrap_or(0);
            let next = if quality == "foot-intrinsic" { twin.seconds } else { twin.seconds.max(longest) };
            for day in days.training.iter().filter(|day| amounts[quality][**day] == 0).filter(is_open) {
                let of_day = items.iter().filter(|line| line.day == *day);
                let mut seconds: Vec<u64> = of_day.map(|line| line.seconds).collect();
                seconds.push(next);
                let hops = items.iter().any(|line| line.day == *day && line.quality == "plyometric");
                prop_assert!(rules::session_seconds(&seconds, hops) > budget, "{} fits day {}", twin.slug, day);
            }
        }
        if items.iter().any(|line| line.quality == "plyometric") {
            return Ok(());
        }
        for line in items.iter().filter(|line| rules::is_in_sets(line.quality)) {
            let share = rules::share(line.quality);
            let of_heavy = days.heavy.iter().map(|day| amounts[line.quality][*day]).min().unwrap_or(0);
            let stays_even = line.quality == "iso" || line.day_kind != "heavy" || line.sets == of_heavy;
            let sum = amounts[line.quality].iter().sum::<u64>();
            let most = if sum < plan.told(line.quality, "min") { rules::cap(known) } else {
                growth.unwrap_or(0.0).min(rules::cap(known))
            };
            let is_short = sum < grows(line.quality) && plan.load() + share <= most;
            // What was never done has the table's sets; what was, its own, and a new rung one less.
            let is_new = past.days_of(line.quality, 0).is_empty();
            let is_reduced = ["deload", "return"].contains(&plan.kind());
            // The weaker leg's extra set has its time, too.
            let has_extra = items.iter().filter(|other| other.day == line.day).any(|other| {
                ["extra_sets_left", "extra_sets_right"].iter().any(|key| other.value[*key] != 0)
            });
            // A moderate day has two sets of a calf form at most.
            let is_full = line.day_kind == "moderate" && line.quality != "iso" && line.sets >= 2;
            if is_short && !is_full && stays_even && is_new && !is_reduced && !has_extra && line.sets < line.fact.sets {
                let of_day = items.iter().filter(|other| other.day == line.day);
                let seconds: Vec<u64> = of_day
                    .map(|other| {
                        let more = u64::from(other.slug == line.slug);
                        other.fact.seconds(other.sets + more, other.target)
                    })
                    .collect();
                prop_assert!(rules::session_seconds(&seconds, false) > budget, "one more set of {}", line.slug);
            }
        }
    }

    #[test]
    fn hops_stand_on_heavy_days_without_a_hard_run_after_for_those_who_may(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let items = plan.items();
        let hops: Vec<&Line<'_>> = items.iter().filter(|line| line.quality == "plyometric").collect();
        for line in &hops {
            prop_assert_eq!(line.day_kind, "heavy");
            prop_assert!(!plan.known.hard_runs.contains(&((line.day + 1) % 7)), "before a hard run");
            prop_assert!(plan.known.level >= 2 && !has_blocking_flag(&plan));
        }
        let cap = [0, 60, 100][usize::from(plan.known.level) - 1];
        for day in 0..7 {
            let of_day = hops.iter().filter(|line| line.day == day);
            let contacts: u64 = of_day.map(|line| line.sets * line.target).sum();
            prop_assert!(contacts <= cap, "{} landings on day {}", contacts, day);
        }
        // One-legged ones lie three days apart, and from the last that were done.
        let is_one_legged = |line: &&&Line<'_>| line.fact.sides != "both";
        let mut days: Vec<i64> = hops.iter().filter(is_one_legged).map(|line| line.day as i64).collect();
        if !days.is_empty() {
            let done = case.diary.entries.iter().filter_map(|entry| match &entry.what {
                What::Sets { exercise, .. } if entry.day < 0 => {
                    let fact = rules::fact(exercise)?;
                    (fact.class == "elastic" && fact.sides != "both").then_some(entry.day)
                }
                _ => None,
            });
            days.extend(done.max());
            days.sort_unstable();
            days.dedup();
            prop_assert!(days.windows(2).all(|pair| pair[1] - pair[0] >= 3), "{:?}", days);
        }
    }

    #[test]
    fn a_gate_opens_the_hops_for_nobody_who_trained_less_than_four_weeks(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let past = Past::new(&plan.known, &case.diary);
        if plan.items().iter().any(|line| line.quality == "plyometric") {
            let weeks = (-30..0).filter(|week| past.heavy_days(*week) >= 2).count();
            prop_assert!(weeks >= 4, "{} weeks with two heavy days", weeks);
            prop_assert!(past.pain_is_told(), "nothing was ever known of the pain");
        }
    }

    #[test]
    fn a_light_week_has_half_the_sets_and_little_effort(case in any_steady_case()) {
        let Some(plan) = case.plan().filter(|plan| plan.kind() == "deload") else { return Ok(()) };
        let past = Past::new(&plan.known, &case.diary);
        for line in plan.items().iter().filter(|line| LOADED.contains(&line.quality)) {
            prop_assert!(line.sets <= (line.fact.sets + 1).div_ceil(2), "{} sets of {}", line.sets, line.slug);
            // Only who reached the top of a range may have come to a set more than the table's, or who has too few days
            // for the least of the straight knee.
            let (least, _) = rules::span(line.quality, &plan.known, false);
            let is_tight =
                line.quality == "calf-straight" && least > line.fact.sets * case.days().heavy.len() as u64;
            if !past.has_topped(line.slug, line.fact.highest) && !is_tight {
                prop_assert!(line.sets <= line.fact.sets.div_ceil(2), "{} sets of {}", line.sets, line.slug);
            }
            prop_assert!(top_effort(line) <= 6.5, "RPE {} of {}", top_effort(line), line.slug);
        }
        for (quality, by_day) in plan.amounts() {
            let (_, most) = rules::span(quality, &plan.known, false);
            if rules::is_in_sets(quality) {
                // Each dose is halved for itself, rounded up.
                let days = by_day.iter().filter(|sets| **sets > 0).count() as u64;
                prop_assert!(by_day.iter().sum::<u64>() <= most.midpoint(days), "{}", quality);
            }
        }
    }

    #[test]
    fn a_way_back_keeps_its_effort_low_and_its_sets_few(case in any_case()) {
        let Some(plan) = case.plan().filter(|plan| plan.kind() == "return") else { return Ok(()) };
        for line in plan.items().iter().filter(|line| line.quality == "calf-straight") {
            prop_assert!(top_effort(line) <= 7.5, "RPE {}", top_effort(line));
            prop_assert_eq!(&line.value["decision"], "return");
            // The third week of the longest ramp has them all.
            prop_assert!(line.sets <= line.fact.sets + 1, "{} sets", line.sets);
        }
    }

    #[test]
    fn the_first_week_after_two_to_four_weeks_off_has_two_thirds_of_the_sets(case in any_case()) {
        let Some(plan) = case.plan().filter(|plan| plan.kind() == "return") else { return Ok(()) };
        let past = Past::new(&plan.known, &case.diary);
        let first = case.first_session();
        let gap = past.days_of("calf-straight", 0).last().map_or(0, |last| first - last);
        if !(14..56).contains(&gap) || past.is_return("calf-straight", first) != Sure::Yes {
            return Ok(());
        }
        for line in plan.items().iter().filter(|line| line.quality == "calf-straight") {
            let whole = line.fact.sets + 1;
            let most = if gap < 28 { (2 * whole / 3).max(1) } else { whole.div_ceil(2) };
            prop_assert!(line.sets <= most, "{} sets of {} after {} days", line.sets, line.slug, gap);
            let bottom = line.fact.lowest;
            prop_assert_eq!(line.target, bottom, "{}", line.slug);
            prop_assert!(gap < 28 || top_effort(line) <= 7.0);
        }
    }

    #[test]
    fn an_extra_set_is_for_the_weaker_leg_of_one_legged_work_and_within_the_cap(case in any_case()) {
        let Some(plan) = case.plan() else { return Ok(()) };
        let legs = ["extra_sets_left", "extra_sets_right"];
        let mut to = std::collections::BTreeSet::new();
        for line in plan.items() {
            let more = legs.map(|key| line.value[key].as_i64().unwrap());
            if more == [0, 0] {
                continue;
            }
            prop_assert_eq!(&line.fact.sides, "each");
            prop_assert!(line.quality.starts_with("calf-") && line.day_kind == "heavy");
            prop_assert!(more.iter().all(|sets| *sets <= 1) && more.contains(&1), "{:?}", more);
            let least = more.iter().min().copied().unwrap();
            prop_assert!(least == 0 || line.sets as i64 + least == 2, "the stronger leg does two at least");
            to.insert(more[0] > more[1]);
        }
        prop_assert!(to.len() <= 1, "both legs are the weaker one");
        prop_assert!(to.is_empty() || plan.load() <= rules::cap(&plan.known));
    }
}
