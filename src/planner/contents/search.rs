//! The best week within the hard rules (D.2.5): an exact search over sets and sessions.
//!
//! It knows nothing of exercises, only what things cost in seconds, what they are worth and where they may
//! stand. The week is small: a few calf doses a heavy day, and for every other quality a choice of days.

use std::cmp::Reverse;

use crate::coach::rules::points;

/// Most training days of a week; C.5 allows fewer.
pub const MOST_DAYS: usize = 7;

/// Sets of one quality on each training day.
pub type PerDay = [u8; MOST_DAYS];

/// What a quality that is counted in sets may do on each day.
#[derive(Debug, Clone, Default)]
pub struct Sets {
    /// Seconds of 0, 1, 2, … sets on each day, the change from the exercise before included; one entry where it may not stand.
    pub cost: [Vec<u32>; MOST_DAYS],
    /// What the week must reach.
    pub min: u8,
    /// What it must not exceed.
    pub max: u8,
    /// How many of the most sets of a heavy day are those of a branch; they stand on one day, beyond the week's least.
    pub branch: u8,
    /// What a day's first, second, … set is worth beside the usual, in quarters of a point.
    pub bonus: [u32; BONUSES],
}

/// Sets of a day that may be worth more than the usual.
pub const BONUSES: usize = 4;

/// What is beyond the week's least counts only among weeks that reach as much of it.
const LEAST: u32 = 1 << 12;

impl Sets {
    /// Returns the most sets that may stand on a day.
    fn most(&self, day: usize) -> u8 {
        self.cost[day].len().saturating_sub(1) as u8
    }

    fn may_stand(&self, day: usize) -> bool {
        self.most(day) > 0
    }
}

/// What a quality that is counted in sessions costs and is worth.
#[derive(Debug, Clone)]
pub struct Sessions {
    /// Seconds of the first, second, … session of the week, the change from the exercise before included; as many as the
    /// week may hold.
    pub cost: Vec<u32>,
    /// How many of them the week must reach.
    pub least: usize,
    /// What one is worth, in quarters of a point.
    pub points: u32,
    /// Days on which it may stand, one bit each.
    pub days: u8,
    /// Calendar days from the first, second, … session to the next one, as many as there are costs.
    pub recovery: Vec<u8>,
}

impl Sessions {
    /// Returns what so many sessions are worth.
    fn worth(&self, count: usize) -> u32 {
        let least = count.min(self.least);
        self.points * (least as u32 * LEAST + (count - least) as u32)
    }

    /// Returns every choice of days that leaves each session its rest, most sessions first.
    fn choices(&self, problem: &Problem) -> Vec<u8> {
        let all = 0u8..1 << problem.days;
        let allowed =
            all.filter(|mask| mask & !self.days == 0 && mask.count_ones() as usize <= self.cost.len());
        let mut choices: Vec<u8> = allowed.filter(|mask| self.is_rested(*mask, problem)).collect();
        choices.sort_by_key(|mask| Reverse(mask.count_ones()));
        choices
    }

    /// Whether each session of a choice of days has its rest before the next, that of next week included.
    fn is_rested(&self, mask: u8, problem: &Problem) -> bool {
        let mut on = [0u8; MOST_DAYS];
        let mut count = 0;
        for day in (0..problem.days).filter(|day| mask & (1 << day) != 0) {
            on[count] = problem.weekdays[day];
            count += 1;
        }
        (0..count).zip(&self.recovery).all(|(turn, days)| {
            let next = if turn + 1 < count { on[turn + 1] } else { on[0] + MOST_DAYS as u8 };
            next >= on[turn] + days
        })
    }
}

/// A week to fill.
#[derive(Debug, Clone, Default)]
pub struct Problem {
    /// Training days.
    pub days: usize,
    /// Which days of the week they are, 0 for Monday.
    pub weekdays: [u8; MOST_DAYS],
    /// Which of them are heavy, one bit each.
    pub heavy: u8,
    /// Which of them may hold work of the heavy class: those, and the moderate ones.
    pub loaded: u8,
    /// Seconds a session may take beyond the warm-up.
    pub budget: u32,
    /// Straight-knee calf work.
    pub straight: Sets,
    /// Bent-knee calf work.
    pub bent: Sets,
    /// Isometric work.
    pub iso: Sets,
    /// Most plantar-flexor work, in half sets.
    pub cap_halves: u16,
    /// Most of it in a week that holds more than its least; none where nothing beyond the least is of worth.
    pub growth_halves: Option<u16>,
    /// Everything counted in sessions, the dearest first.
    pub sessions: Vec<Sessions>,
}

impl Problem {
    /// Returns how many of the straight-knee sets of a day are more than its rung may have.
    pub fn of_branch(&self, straight: PerDay, day: usize) -> u8 {
        of_branch(self, &self.straight, straight, day)
    }

    /// Returns the seconds that a solution takes of a day beyond the warm-up.
    pub fn seconds(&self, solution: &Solution, day: usize) -> u32 {
        let of =
            |sets: &Sets, spread: &PerDay| sets.cost[day].get(usize::from(spread[day])).copied().unwrap_or(0);
        let in_sets = of(&self.straight, &solution.straight)
            + of(&self.bent, &solution.bent)
            + of(&self.iso, &solution.iso);
        let stand = self.sessions.iter().zip(&solution.sessions);
        let stand = stand.filter(|(_, mask)| **mask & (1 << day) != 0);
        let turn = |mask: u8| (mask & ((1 << day) - 1)).count_ones() as usize;
        in_sets + stand.map(|(sessions, mask)| sessions.cost[turn(*mask)]).sum::<u32>()
    }
}

/// A week, filled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Solution {
    /// Straight-knee sets of each day.
    pub straight: PerDay,
    /// Bent-knee sets of each day.
    pub bent: PerDay,
    /// Isometric sets of each day.
    pub iso: PerDay,
    /// For each entry of `Problem::sessions` the days it stands on, one bit each.
    pub sessions: Vec<u8>,
    /// What it is worth: quarters of a point of the week's least, times 4096, and quarters of a point beyond it.
    pub points: u32,
}

impl Solution {
    /// Returns what it is worth of the week's least alone.
    pub fn least_points(&self) -> u32 {
        self.points / LEAST
    }
}

/// The calf work of a week and what is known of it before the sessions are placed.
#[derive(Debug, Clone)]
struct Calf {
    straight: PerDay,
    bent: PerDay,
    iso: PerDay,
    points: u32,
    /// Lone calf sets, unevenness over the heavy days, light days with isometric work: fewer is better.
    faults: (u32, u32, u32),
    seconds: [u32; MOST_DAYS],
}

/// Finds the best week; the same problem always has the same one.
///
/// Returns nothing only where a heavy or moderate day cannot hold one set of each calf form within the budget.
pub fn best(problem: &Problem) -> Option<Solution> {
    let mut calves = calves(problem);
    calves
        .sort_by_cached_key(|calf| (Reverse(calf.points), calf.faults, seconds_key(problem, &calf.seconds)));
    let mut search = Search {
        problem,
        best: None,
        chosen: vec![0; problem.sessions.len()],
        rest: vec![0; problem.sessions.len() + 1],
        rest_cost: vec![0; problem.sessions.len() + 1],
        choices: problem.sessions.iter().map(|sessions| sessions.choices(problem)).collect(),
    };
    for (position, sessions) in problem.sessions.iter().enumerate().rev() {
        search.rest[position] = search.rest[position + 1] + sessions.worth(sessions.cost.len());
        search.rest_cost[position] = search.rest_cost[position + 1] + sessions.cost.iter().sum::<u32>();
    }
    for calf in &calves {
        if !search.could_win(calf.points + search.rest[0], calf.faults, 0) {
            // They are sorted: none of the rest could either.
            break;
        }
        search.place(calf, 0, calf.points, &calf.seconds);
    }
    search.best.map(|(_, solution)| solution)
}

/// Better is greater: points, then fewer faults, a shorter longest session, fewer seconds in all, earlier days.
type Rank = (u32, Reverse<(u32, u32, u32)>, Reverse<u32>, Reverse<u32>);

struct Search<'a> {
    problem: &'a Problem,
    best: Option<(Rank, Solution)>,
    chosen: Vec<u8>,
    /// Points of all sessions from a position on.
    rest: Vec<u32>,
    /// Seconds of the same.
    rest_cost: Vec<u32>,
    /// The choices of days of each kind of sessions, most sessions first.
    choices: Vec<Vec<u8>>,
}

impl Search<'_> {
    /// Whether a week of at most these points, these faults and at least this longest session could be the best.
    fn could_win(&self, points: u32, faults: (u32, u32, u32), longest: u32) -> bool {
        let Some(((best, Reverse(best_faults), Reverse(best_longest), _), _)) = &self.best else {
            return true;
        };
        (points, Reverse(faults), Reverse(longest)) >= (*best, Reverse(*best_faults), Reverse(*best_longest))
    }

    fn place(&mut self, calf: &Calf, position: usize, points: u32, seconds: &[u32; MOST_DAYS]) {
        let days = self.problem.days;
        let longest = seconds[..days].iter().copied().max().unwrap_or(0);
        let Some(sessions) = self.problem.sessions.get(position) else {
            self.keep(calf, points, longest, seconds);
            return;
        };
        if !self.could_win(points + self.reachable(position, seconds), calf.faults, longest) {
            return;
        }
        if points + self.rest[position] == self.best.as_ref().map_or(u32::MAX, |(rank, _)| rank.0) {
            // To match the best, everything must still fit in: then the longest session is at least the mean.
            let sum: u32 = seconds[..days].iter().sum::<u32>() + self.rest_cost[position];
            if !self.could_win(points + self.rest[position], calf.faults, sum.div_ceil(days.max(1) as u32)) {
                return;
            }
        }
        for choice in 0..self.choices[position].len() {
            let mask = self.choices[position][choice];
            let mut next = *seconds;
            let chosen_days = (0..days).filter(|day| mask & (1 << day) != 0);
            for (day, cost) in chosen_days.zip(&sessions.cost) {
                next[day] += cost;
            }
            if next[..days].iter().all(|seconds| *seconds <= self.problem.budget) {
                self.chosen[position] = mask;
                let worth = sessions.worth(mask.count_ones() as usize);
                self.place(calf, position + 1, points + worth, &next);
            }
        }
        self.chosen[position] = 0;
    }

    /// At most this many points can still come, each quality taken alone.
    fn reachable(&self, position: usize, seconds: &[u32; MOST_DAYS]) -> u32 {
        let rest = self.problem.sessions[position..].iter();
        let worth = rest.map(|sessions| {
            let least = sessions.cost.iter().min().copied().unwrap_or(0);
            let room = (0..self.problem.days).filter(|&day| {
                sessions.days & (1 << day) != 0 && seconds[day] + least <= self.problem.budget
            });
            sessions.worth(room.count().min(sessions.cost.len()))
        });
        worth.sum()
    }

    fn keep(&mut self, calf: &Calf, points: u32, longest: u32, seconds: &[u32; MOST_DAYS]) {
        let total = seconds[..self.problem.days].iter().sum();
        let rank: Rank = (points, Reverse(calf.faults), Reverse(longest), Reverse(total));
        let better = match &self.best {
            None => true,
            Some((best, solution)) => {
                rank > *best || (rank == *best && self.earliness(calf) > earliness_of(solution))
            }
        };
        if better {
            let (straight, bent, iso) = (calf.straight, calf.bent, calf.iso);
            let solution = Solution { straight, bent, iso, sessions: self.chosen.clone(), points };
            self.best = Some((rank, solution));
        }
    }

    fn earliness(&self, calf: &Calf) -> (PerDay, PerDay, PerDay, Vec<u8>) {
        let sessions = self.chosen.iter().map(|mask| mask.reverse_bits()).collect();
        (calf.straight, calf.bent, calf.iso, sessions)
    }
}

/// Weeks of equal rank are compared quality by quality: more on an earlier day is better.
fn earliness_of(solution: &Solution) -> (PerDay, PerDay, PerDay, Vec<u8>) {
    let sessions = solution.sessions.iter().map(|mask| mask.reverse_bits()).collect();
    (solution.straight, solution.bent, solution.iso, sessions)
}

fn seconds_key(problem: &Problem, seconds: &[u32; MOST_DAYS]) -> u32 {
    seconds[..problem.days].iter().copied().max().unwrap_or(0)
}

/// Returns every way to spread the calf work that the hard rules allow.
fn calves(problem: &Problem) -> Vec<Calf> {
    let straight = spreads(problem, &problem.straight, true);
    let bent = spreads(problem, &problem.bent, true);
    let iso = spreads(problem, &problem.iso, false);
    let mut all = Vec::with_capacity(straight.len() * bent.len());
    let sum = |spread: &PerDay| spread.iter().map(|sets| u16::from(*sets)).sum::<u16>();
    let seconds = |sets: &Sets, spread: &PerDay, into: &mut [u32; MOST_DAYS]| {
        for day in 0..problem.days {
            into[day] += sets.cost[day].get(usize::from(spread[day])).copied().unwrap_or(0);
        }
    };
    let fits = |seconds: &[u32; MOST_DAYS]| seconds[..problem.days].iter().all(|s| *s <= problem.budget);
    for straight in &straight {
        let points =
            worth(problem, *straight, problem.straight.min, points::STRAIGHT, points::STRAIGHT_LATER)
                + bonus(&problem.straight, *straight);
        let mut with_straight = [0; MOST_DAYS];
        seconds(&problem.straight, straight, &mut with_straight);
        if !fits(&with_straight) {
            continue;
        }
        for bent in &bent {
            let points = points
                + worth(problem, *bent, problem.bent.min, points::BENT, points::BENT_LATER)
                + bonus(&problem.bent, *bent);
            let mut with_bent = with_straight;
            seconds(&problem.bent, bent, &mut with_bent);
            if !fits(&with_bent) {
                continue;
            }
            let lone = straight.iter().chain(bent).filter(|sets| **sets == 1).count() as u32;
            let uneven =
                unevenness(problem, &problem.straight, *straight) + unevenness(problem, &problem.bent, *bent);
            for iso in &iso {
                let halves = 2 * (sum(straight) + sum(bent)) + sum(iso);
                let within = |sets: &Sets, spread: &PerDay| sum(spread) <= u16::from(sets.min);
                let is_least = within(&problem.straight, straight)
                    && within(&problem.bent, bent)
                    && within(&problem.iso, iso);
                if halves > problem.cap_halves
                    || (problem.growth_halves.is_some_and(|most| halves > most) && !is_least)
                {
                    continue;
                }
                let mut seconds_of = with_bent;
                seconds(&problem.iso, iso, &mut seconds_of);
                if !fits(&seconds_of) {
                    continue;
                }
                let on_light =
                    (0..problem.days).filter(|&day| problem.loaded & (1 << day) == 0 && iso[day] > 0);
                all.push(Calf {
                    straight: *straight,
                    bent: *bent,
                    iso: *iso,
                    points: points + worth(problem, *iso, problem.iso.min, points::ISO, points::ISO),
                    faults: (lone, uneven, on_light.count() as u32),
                    seconds: seconds_of,
                });
            }
        }
    }
    all
}

/// What the sets of a spread are worth, the dearest first: up to the week's least, and beyond it.
fn worth(problem: &Problem, spread: PerDay, min: u8, first: u32, later: u32) -> u32 {
    let dear: u8 = spread.iter().map(|sets| (*sets).min(points::LATER_FROM - 1)).sum();
    let all: u8 = spread.iter().sum();
    let of = |count: u8| {
        let dear = dear.min(count);
        u32::from(dear) * first + u32::from(count - dear) * later
    };
    let least = all.min(min);
    let beyond = if problem.growth_halves.is_some() { of(all) - of(least) } else { 0 };
    of(least) * LEAST + beyond
}

/// What the sets of a spread are worth beside that, day by day.
fn bonus(sets: &Sets, spread: PerDay) -> u32 {
    let of_day = |count: &u8| sets.bonus.iter().take(usize::from(*count)).sum::<u32>();
    spread.iter().map(of_day).sum::<u32>() * LEAST
}

/// How far the heavy days differ on which the quality may stand.
fn unevenness(problem: &Problem, sets: &Sets, spread: PerDay) -> u32 {
    let is_heavy = |day: &usize| problem.heavy & (1 << day) != 0 && sets.may_stand(*day);
    let heavy = || (0..problem.days).filter(is_heavy).map(|day| spread[day]);
    u32::from(heavy().max().unwrap_or(0) - heavy().min().unwrap_or(0))
}

/// Returns every spread of a quality's sets over the days. Calf work stands on every heavy or moderate day it may stand
/// on, and differs by at most one set between heavy ones.
fn spreads(problem: &Problem, sets: &Sets, is_calf: bool) -> Vec<PerDay> {
    let most_in_week = if is_calf || problem.growth_halves.is_some() { sets.max } else { sets.min };
    let mut all = vec![[0; MOST_DAYS]];
    for day in 0..problem.days {
        let loaded = problem.loaded & (1 << day) != 0;
        let least = u8::from(is_calf && loaded && sets.may_stand(day));
        let mut longer = Vec::with_capacity(all.len() * 2);
        for spread in &all {
            let used: u8 = spread.iter().sum();
            for count in least..=sets.most(day).min(most_in_week.saturating_sub(used)) {
                let mut next = *spread;
                next[day] = count;
                longer.push(next);
            }
        }
        all = longer;
    }
    if is_calf {
        all.retain(|spread| unevenness(problem, sets, *spread) <= 1);
    }
    if sets.branch > 0 {
        all.retain(|spread| keeps_branch(problem, sets, *spread));
    }
    all
}

/// Whether what only a branch can hold stands on one day, beyond the week's least.
fn keeps_branch(problem: &Problem, sets: &Sets, spread: PerDay) -> bool {
    let of_day = (0..problem.days).map(|day| of_branch(problem, sets, spread, day));
    let on: Vec<u8> = of_day.filter(|sets| *sets > 0).collect();
    let beyond = spread.iter().sum::<u8>().saturating_sub(sets.min);
    on.is_empty() || (on.len() == 1 && on[0] <= beyond)
}

/// Returns how many sets of a day are more than its rung may have.
fn of_branch(problem: &Problem, sets: &Sets, spread: PerDay, day: usize) -> u8 {
    if sets.branch == 0 || problem.heavy & (1 << day) == 0 {
        return 0;
    }
    spread[day].saturating_sub(sets.most(day).saturating_sub(sets.branch))
}

#[cfg(test)]
mod tests;
