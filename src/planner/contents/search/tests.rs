use super::*;
use proptest::prelude::*;

/// Every week there is, ranked by the words of the rule; the slowest way to the best one.
fn brute_force(problem: &Problem) -> Option<(u32, u32, u32)> {
    let mut best: Option<Rank> = None;
    for calf in calves(problem) {
        let mut stack = vec![(0, calf.points, calf.seconds)];
        while let Some((position, points, seconds)) = stack.pop() {
            let used = &seconds[..problem.days];
            if used.iter().any(|seconds| *seconds > problem.budget) {
                continue;
            }
            let Some(sessions) = problem.sessions.get(position) else {
                let longest = used.iter().copied().max().unwrap_or(0);
                let rank =
                    (points, Reverse(calf.faults), Reverse(longest), Reverse(used.iter().sum::<u32>()));
                best = best.max(Some(rank));
                continue;
            };
            for mask in 0u8..1 << problem.days {
                let is_allowed =
                    mask & !sessions.days == 0 && mask.count_ones() as usize <= sessions.cost.len();
                if is_allowed && is_rested(problem, sessions, mask) {
                    let mut next = seconds;
                    let days = (0..problem.days).filter(|day| mask & (1 << day) != 0);
                    days.zip(&sessions.cost).for_each(|(day, cost)| next[day] += cost);
                    let worth = sessions.worth(mask.count_ones() as usize);
                    stack.push((position + 1, points + worth, next));
                }
            }
        }
    }
    best.map(|(points, _, Reverse(longest), Reverse(total))| (points, longest, total))
}

/// Whether every two sessions are as far apart as the first of them asks, over two weeks on end.
fn is_rested(problem: &Problem, sessions: &Sessions, mask: u8) -> bool {
    let days: Vec<usize> = (0..problem.days).filter(|day| mask & (1 << day) != 0).collect();
    let twice: Vec<(usize, usize)> = [0, 7]
        .iter()
        .flat_map(|week| {
            days.iter().enumerate().map(move |(turn, day)| (turn, week + problem.weekdays[*day] as usize))
        })
        .collect();
    twice.windows(2).all(|pair| pair[1].1 - pair[0].1 >= sessions.recovery[pair[0].0].into())
}

fn seconds_of(problem: &Problem, solution: &Solution) -> [u32; MOST_DAYS] {
    let mut seconds = [0; MOST_DAYS];
    for (sets, spread) in
        [(&problem.straight, solution.straight), (&problem.bent, solution.bent), (&problem.iso, solution.iso)]
    {
        for day in 0..problem.days {
            seconds[day] += sets.cost[day].get(usize::from(spread[day])).copied().unwrap_or(0);
        }
    }
    for (sessions, mask) in problem.sessions.iter().zip(&solution.sessions) {
        let days = (0..problem.days).filter(|day| mask & (1 << day) != 0);
        days.zip(&sessions.cost).for_each(|(day, cost)| seconds[day] += cost);
    }
    seconds
}

fn sets(days: usize, where_allowed: u8, each: u32, most: u32, min: u8, max: u8) -> Sets {
    let mut sets = Sets { min, max, ..Sets::default() };
    for day in 0..days {
        let allowed = where_allowed & (1 << day) != 0;
        sets.cost[day] =
            (0..=if allowed { most } else { 0 }).map(|n| n * each + if n > 0 { 30 } else { 0 }).collect();
    }
    sets
}

fn any_problem() -> impl Strategy<Value = Problem> {
    let session = |points: u32| {
        let any =
            (prop::collection::vec(100u32..280, 0..3), 0usize..3, 1u8..16, prop::collection::vec(1u8..4, 3));
        any.prop_map(move |(cost, least, days, mut recovery)| {
            recovery.truncate(cost.len());
            Sessions { least: least.min(cost.len()), cost, points, days, recovery }
        })
    };
    let sessions = (session(10), session(10), session(6), session(3));
    let growth = prop::option::of(8u16..34);
    (1usize..5, 1u8..16, 250u32..1700, 60u32..130, 60u32..130, 40u32..110, 1u8..8, sessions, growth).prop_map(
        |(days, heavy, budget, straight, bent, iso, min, sessions, growth_halves)| {
            let all = (1u8 << days) - 1;
            let heavy = heavy & all;
            Problem {
                days,
                weekdays: std::array::from_fn(|day| (day + usize::from(day > 1)) as u8),
                heavy,
                loaded: heavy,
                budget,
                straight: sets(days, heavy, straight, 3, min, min + 2),
                bent: sets(days, heavy, bent, 3, min.saturating_sub(1), min + 1),
                iso: sets(days, all, iso, 2, 2, 4),
                cap_halves: 2 * 16,
                growth_halves,
                sessions: vec![sessions.0, sessions.1, sessions.2, sessions.3],
            }
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_search_finds_what_trying_everything_finds(problem in any_problem()) {
        let found = best(&problem).map(|solution| {
            let seconds = seconds_of(&problem, &solution);
            let used = &seconds[..problem.days];
            (solution.points, used.iter().copied().max().unwrap_or(0), used.iter().sum::<u32>())
        });
        let expected = brute_force(&problem);
        prop_assert_eq!(found, expected);
    }
}

#[test]
fn a_third_set_is_worth_less_and_what_is_beyond_the_least_counts_only_in_a_week_that_grows() {
    let spread = |sets: &[u8]| {
        let mut all = [0; MOST_DAYS];
        all[..sets.len()].copy_from_slice(sets);
        all
    };
    let first = Problem::default();
    let later = Problem { growth_halves: Some(40), ..Problem::default() };
    for (sets, min, least, beyond) in [
        (&[2, 2][..], 4, 32, 0),
        (&[3, 1], 4, 30, 0),
        (&[3, 3], 6, 44, 0),
        (&[3, 3], 4, 32, 12),
        (&[1], 4, 8, 0),
        (&[4], 6, 28, 0),
        (&[], 4, 0, 0),
    ] {
        assert_eq!(worth(&first, spread(sets), min, 8, 6), least * LEAST, "{sets:?} of {min}");
        assert_eq!(worth(&later, spread(sets), min, 8, 6), least * LEAST + beyond, "{sets:?} of {min}");
    }
}

#[test]
fn a_budget_too_small_for_a_heavy_day_has_no_week() {
    let problem = Problem {
        days: 1,
        heavy: 1,
        loaded: 1,
        budget: 100,
        straight: sets(1, 1, 60, 3, 2, 4),
        bent: sets(1, 1, 60, 3, 2, 4),
        cap_halves: 32,
        ..Problem::default()
    };
    assert_eq!(best(&problem), None);
}

#[test]
fn a_moderate_day_has_a_set_of_each_form_and_no_share_in_how_even_the_heavy_ones_are() {
    let problem = Problem {
        days: 2,
        weekdays: [0, 2, 0, 0, 0, 0, 0],
        heavy: 0b10,
        loaded: 0b11,
        budget: 2000,
        straight: Sets {
            cost: [vec![0, 60, 120], vec![0, 60, 120, 180, 240]]
                .into_iter()
                .chain(vec![vec![0]; 5])
                .collect::<Vec<_>>()
                .try_into()
                .expect("seven days"),
            min: 6,
            max: 6,
            ..Sets::default()
        },
        bent: sets(2, 3, 60, 2, 2, 4),
        cap_halves: 32,
        ..Problem::default()
    };
    let solution = best(&problem).expect("a week");
    assert_eq!((&solution.straight[..2], &solution.bent[..2]), (&[2, 4][..], &[2, 2][..]));
}
