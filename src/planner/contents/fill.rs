//! Turns a person's week into the numbers of [`crate::planner::contents::search`], and its answer back into picks.

use crate::catalogue::vocabulary::Quality;
use crate::coach::Decision;
use crate::coach::rules::{
    BETWEEN_EXERCISES_SECONDS, Span, TWO_LEG_RAISE, WARM_UP_FOR_HOPS_SECONDS, WARM_UP_SECONDS, points,
};
use crate::plan::Reason;
use crate::plan::shortfall::Fewer;
use crate::planner::contents::fewer_sets;
use crate::planner::contents::frame::{Frame, IN_SESSIONS};
use crate::planner::contents::heavy_slow;
use crate::planner::contents::hops;
use crate::planner::contents::moderate::table_sets;
use crate::planner::contents::pick::{Pick, days_to_recover};
use crate::planner::contents::search::{self, MOST_DAYS, PerDay, Problem, Sessions, Sets, Solution};
use crate::planner::contents::select::{Trainee, days_to_next};
use crate::planner::contents::variety::{self, Beside, beside};
use crate::units::Decimal;

/// The picks of every quality and where they stand.
#[derive(Debug, Clone)]
pub(crate) struct Filled<'c> {
    /// Straight-knee pick of each training day, where it may stand.
    pub(crate) straight: Vec<Option<Pick<'c>>>,
    /// Bent-knee pick of each training day.
    pub(crate) bent: Vec<Option<Pick<'c>>>,
    /// Isometric pick of each training day.
    pub(crate) iso: Vec<Option<Pick<'c>>>,
    /// For each of [`IN_SESSIONS`] its turns, as many as the week asks for.
    pub(crate) turns: Vec<Vec<Pick<'c>>>,
    /// What the search chose.
    pub(crate) solution: Solution,
    /// Whether there is any week that keeps to the hard rules.
    pub(crate) is_possible: bool,
    /// The branch for straight-knee sets beyond the week's least, where they may come to that.
    pub(crate) branch: Option<Pick<'c>>,
    /// Where it stands.
    pub(crate) beside: Option<Beside<'c>>,
    /// What it would have chosen with all the time in the world; none where nothing is short.
    pub(crate) with_time: Option<Solution>,
}

impl<'c> Filled<'c> {
    /// Chooses the best week.
    pub(crate) fn solve(&mut self, trainee: Trainee<'c, '_>, frame: &Frame) {
        let problem = problem(trainee, frame, self);
        let mut solution = search::best(&problem);
        let complete = solution.as_ref().is_some_and(|solution| reaches_all(&problem, solution));
        self.with_time =
            if complete { None } else { search::best(&Problem { budget: u32::MAX / 4, ..problem.clone() }) };
        if let Some(whole) = solution.as_ref().filter(|_| !complete)
            && let Some(fewer) = self.with_fewer_sets(trainee, frame, whole)
        {
            solution = Some(fewer);
        }
        self.is_possible = solution.is_some();
        self.solution = solution.unwrap_or_else(|| empty(self.turns.len()));
        hops::alternate(frame, &mut self.turns[0], &self.solution, &problem);
        let branch = self.branch.as_ref();
        self.beside = branch.and_then(|branch| beside(branch, &self.straight, &self.solution, &problem));
    }

    /// Falls back to the table's sets of what is counted in sessions where more of the week's least fits so (D.3).
    fn with_fewer_sets(
        &mut self,
        trainee: Trainee<'c, '_>,
        frame: &Frame,
        whole: &Solution,
    ) -> Option<Solution> {
        let mut turns = fewer_sets::at_the_table(trainee, &self.turns)?;
        let own = std::mem::replace(&mut self.turns, turns.clone());
        let problem = problem(trainee, frame, self);
        let solution = search::best(&problem).filter(|fewer| fewer.least_points() > whole.least_points());
        match &solution {
            Some(solution) => {
                let minutes = trainee.person.profile.minutes;
                fewer_sets::give_back(&own, &mut turns, solution, &problem, minutes);
                self.turns = turns;
            }
            None => self.turns = own,
        }
        solution
    }

    /// Returns why a day has fewer sets of a quality than the table, where the coach asks for fewer.
    pub(crate) fn why_fewer(&self, quality: Quality) -> Option<Fewer<'c>> {
        let picks = match quality {
            Quality::CalfStraight => &self.straight,
            Quality::CalfBent => &self.bent,
            Quality::Iso => &self.iso,
            _ => return None,
        };
        let fewer = picks.iter().flatten().find(|pick| pick.target.sets < pick.exercise.dose.sets)?;
        if fewer.reasons.iter().any(|reason| matches!(reason, Reason::HardRunFollows { .. })) {
            return Some(Fewer::HardRun);
        }
        Some(match fewer.target.decision {
            Decision::Start | Decision::Progress => Fewer::NewRung,
            Decision::Regress => Fewer::StepBack,
            Decision::Return => Fewer::WayBack,
            Decision::Build | Decision::Hold | Decision::Deload => Fewer::WorkedUp,
        })
    }
}

/// Fills the week.
pub(crate) fn fill<'c>(trainee: Trainee<'c, '_>, frame: &Frame) -> Filled<'c> {
    let mut filled = picks(trainee, frame);
    filled.solve(trainee, frame);
    filled
}

/// Picks for every day and quality; nothing is chosen among them yet.
pub(crate) fn picks<'c>(trainee: Trainee<'c, '_>, frame: &Frame) -> Filled<'c> {
    let days = frame.chosen.days.len();
    let loaded_days = frame.chosen.heavy.len() + frame.chosen.moderate.len();
    let on_heavy = |quality: Quality| -> Vec<Option<Pick<'c>>> {
        (0..days)
            .map(|day| {
                let pick = &trainee.rung_on(quality, frame.date(day))?;
                if !frame.is_loaded(day) {
                    let light = loaded_days == 1 && counts_as_light(pick, trainee);
                    return light.then(|| pick.clone());
                }
                let next = days_to_next(frame.chosen.days[day], &frame.heavy_ahead());
                let is_moderate = frame.is_moderate(day);
                let pick = trainee.rung_for_heavy(pick, next, is_moderate)?;
                Some(if is_moderate { pick.moderate() } else { pick })
            })
            .collect()
    };
    let straight = on_heavy(Quality::CalfStraight);
    let bent = on_heavy(Quality::CalfBent);
    let iso = (0..days).map(|day| {
        let pick = trainee.rung_on(Quality::Iso, frame.date(day));
        let pick = pick.filter(|pick| frame.is_loaded(day) || pick.may_be_light())?;
        if !trainee.standing.may_begin(pick.exercise) {
            return None;
        }
        Some(if frame.is_moderate(day) { pick.moderate() } else { pick })
    });
    let iso: Vec<Option<Pick<'c>>> = iso.collect();
    let mut turns: Vec<Vec<Pick<'c>>> = IN_SESSIONS
        .iter()
        .map(|quality| {
            let span = frame.left(trainee.standing, *quality);
            let count = usize::from(if frame.growth_halves.is_some() { span.max } else { span.min });
            match quality {
                Quality::Plyometric => hops::turns(trainee, frame, count),
                Quality::AnkleControl | Quality::Mobility => trainee.rotation(*quality, count),
                _ => {
                    // What rests all through Monday may be back before the week is over.
                    let pick = trainee.rung(*quality);
                    let pick = pick.or_else(|| trainee.rung_on(*quality, frame.week.ends()));
                    let done = usize::from(frame.done(*quality));
                    let session = |rung: Pick<'c>| {
                        (done..done + count).map(move |n| variety::session(trainee, &rung, n))
                    };
                    pick.map_or_else(Vec::new, |rung| session(rung).collect())
                }
            }
        })
        .collect();
    heavy_slow::drop_hops(frame, trainee.standing, &mut turns[0]);
    let solution = empty(turns.len());
    // The rest of a week brings nothing new.
    let has_block = frame.block(trainee.standing).is_some();
    let grows = frame.growth_halves.is_some() && frame.done_before.is_none() && !has_block;
    let branch = grows.then(|| variety::straight_branch(trainee)).flatten();
    Filled { straight, bent, iso, turns, solution, is_possible: false, branch, beside: None, with_time: None }
}

/// A two-legged raise without load counts as light at level 1, for spacing only (D.13).
fn counts_as_light(pick: &Pick<'_>, trainee: Trainee<'_, '_>) -> bool {
    let is_unloaded = pick.target.load_kg == Decimal::ZERO;
    trainee.person.profile.level == 1 && pick.exercise.slug == TWO_LEG_RAISE && is_unloaded
}

fn reaches_all(problem: &Problem, solution: &Solution) -> bool {
    let sum = |spread: &PerDay| spread.iter().sum::<u8>();
    sum(&solution.straight) >= problem.straight.min
        && sum(&solution.bent) >= problem.bent.min
        && sum(&solution.iso) >= problem.iso.min
        && problem
            .sessions
            .iter()
            .zip(&solution.sessions)
            .all(|(sessions, mask)| mask.count_ones() as usize >= sessions.least)
}

fn empty(sessions: usize) -> Solution {
    let none = [0; MOST_DAYS];
    let sessions = vec![0; sessions];
    Solution { straight: none, bent: none, iso: none, sessions, points: 0 }
}

fn problem(trainee: Trainee<'_, '_>, frame: &Frame, filled: &Filled<'_>) -> Problem {
    let Filled { straight, bent, iso, turns, branch, .. } = filled;
    let days = frame.chosen.days.len();
    let mask = |is_one: &dyn Fn(usize) -> bool| {
        (0..days).filter(|day| is_one(*day)).fold(0u8, |mask, day| mask | 1 << day)
    };
    let heavy = mask(&|day| frame.is_heavy(day));
    let loaded = mask(&|day| frame.is_loaded(day));
    let favoured = favoured_days(trainee, frame, straight, bent);
    let sets = |quality: Quality, picks: &[Option<Pick<'_>>]| {
        let Span { min, max } = frame.left(trainee.standing, quality);
        // A heavy or moderate day has a set of each calf form, however much was done before it.
        let is_calf = matches!(quality, Quality::CalfStraight | Quality::CalfBent);
        let max = if is_calf { max.max(loaded.count_ones() as u8) } else { max };
        let table = |(day, pick): (usize, &Option<Pick<'_>>)| {
            pick.as_ref().map_or(0, |pick| table_sets(pick.exercise, frame.is_moderate(day)))
        };
        let table: u8 = picks.iter().enumerate().map(table).sum();
        // One more than the table's number a day, only where that number on all its days stays under the least.
        // The way back has fewer for a reason.
        let of_block = frame.block_span(trainee.standing, quality).is_some();
        let is_reduced = of_block || trainee.standing.way_back(quality).is_some();
        let more = u8::from(quality == Quality::CalfStraight && table < min && !is_reduced);
        let bonus = heavy_slow::bonuses(frame, trainee.standing, quality);
        let mut sets = Sets { min: if table == 0 { 0 } else { min }, max, bonus, ..Sets::default() };
        for (day, pick) in picks.iter().enumerate() {
            // The weaker leg's extra set has its time before anything else takes it.
            let extra = favoured.iter().find(|(on, of, _)| (*on, *of) == (day, quality));
            let extra = extra.map_or(0, |(_, _, seconds)| *seconds);
            let with_extra = |pick: &Pick<'_>, count: u8| {
                pick.seconds_in_session(count) + if count > 0 { extra } else { 0 }
            };
            sets.cost[day] = match pick {
                Some(pick) => {
                    let is_fixed = of_block || frame.is_moderate(day);
                    let most = if is_fixed { pick.target.sets } else { most_sets(pick, more) };
                    let own = (0..=most).map(|count| with_extra(pick, count));
                    let branch =
                        branch.as_ref().filter(|_| quality == Quality::CalfStraight && frame.is_heavy(day));
                    let more = branch.into_iter().flat_map(|branch| {
                        sets.branch = branch.target.sets;
                        (1..=branch.target.sets)
                            .map(|count| with_extra(pick, most) + branch.seconds_in_session(count))
                    });
                    own.chain(more).collect()
                }
                None => vec![0],
            };
        }
        sets
    };
    let sessions = IN_SESSIONS.iter().zip(turns).map(|(quality, turns)| {
        let light = turns.iter().all(Pick::may_be_light);
        let open = |day: &usize| trainee.standing.hops_closed(frame.date(*day)).is_none();
        let allowed = match quality {
            Quality::Plyometric if turns.is_empty() => 0,
            Quality::Plyometric => {
                (0..days).filter(|day| frame.is_heavy(*day)).filter(open).fold(0, |mask, day| mask | 1 << day)
            }
            _ if light => (1u16 << days).wrapping_sub(1) as u8,
            _ => loaded,
        };
        let rests = |day: usize| {
            let until = turns.first().and_then(|pick| trainee.rests(pick.exercise));
            until.is_some_and(|until| frame.date(day) < until)
        };
        let recovers = trainee.recovers_until(*quality);
        let recovers = |day: usize| recovers.is_some_and(|until| frame.date(day) < until);
        let allowed = allowed & !mask(&|day| rests(day) || recovers(day));
        let warm_up = if *quality == Quality::Plyometric { WARM_UP_FOR_HOPS_SECONDS } else { 0 };
        Sessions {
            cost: costs(trainee, frame, *quality, turns).map(|seconds| seconds + warm_up).collect(),
            recovery: turns.iter().map(|pick| days_to_recover(pick.exercise)).collect(),
            least: usize::from(frame.left(trainee.standing, *quality).min).min(turns.len()),
            points: match quality {
                // The only session of a week holds balance before anything beyond the calf work (C.5).
                Quality::Balance if days == 1 && frame.done_before.is_none() => {
                    points::BALANCE_OF_ONE_SESSION
                }
                _ => points::session(*quality, &trainee.person.profile.flags),
            },
            days: allowed,
        }
    });
    let hops: u8 = turns[0].iter().map(Pick::all_sets).sum();
    let done = frame.done_before.as_ref().map_or(0, |done_before| done_before.halves);
    let reserved = u16::from(hops) + 2 * favoured.len() as u16 + done;
    Problem {
        days,
        weekdays: frame.weekdays(),
        heavy,
        loaded,
        budget: (u32::from(trainee.person.profile.minutes) * 60)
            .saturating_sub(WARM_UP_SECONDS - BETWEEN_EXERCISES_SECONDS),
        straight: sets(Quality::CalfStraight, straight),
        bent: sets(Quality::CalfBent, bent),
        iso: sets(Quality::Iso, iso),
        cap_halves: heavy_slow::cap_halves(frame, trainee.standing).saturating_sub(reserved),
        growth_halves: frame.growth_halves.map(|halves| halves.saturating_sub(reserved)),
        sessions: sessions.collect(),
    }
}

/// Returns the seconds of each session of a quality; the first after a short gap has a set less (D.8), and hops are picked so.
fn costs<'c>(
    trainee: Trainee<'c, '_>,
    frame: &Frame,
    quality: Quality,
    turns: &[Pick<'c>],
) -> impl Iterator<Item = u32> {
    let eased = trainee.standing.eased(quality).filter(|_| quality != Quality::Plyometric);
    let eased = eased.filter(|way| !frame.chosen.days.is_empty() && way.first <= frame.date(0));
    turns.iter().enumerate().map(move |(turn, pick)| {
        let mut target = pick.target.clone();
        if let Some(way) = eased.filter(|_| turn == 0) {
            target.ease(pick.exercise, way.layoff);
        }
        let eased = Pick { target, ..pick.clone() };
        eased.seconds_in_session(eased.target.sets)
    })
}

/// The most sets of a day: what the coach asks for, and one more than the table where that is allowed. Fewer than the table
/// are fewer for a reason: a rung that is new, a step back.
fn most_sets(pick: &Pick<'_>, more: u8) -> u8 {
    let table = pick.exercise.dose.sets;
    if pick.target.sets < table { pick.target.sets } else { pick.target.sets.max(table + more) }
}

/// Where the weaker leg does a set more (D.6): the day, the quality, and the seconds it takes.
pub(crate) fn favoured_days(
    trainee: Trainee<'_, '_>,
    frame: &Frame,
    straight: &[Option<Pick<'_>>],
    bent: &[Option<Pick<'_>>],
) -> Vec<(usize, Quality, u32)> {
    let Some(asymmetry) = trainee.standing.asymmetry else { return Vec::new() };
    let heavy = (0..frame.chosen.days.len()).filter(|day| frame.is_heavy(*day));
    let places = heavy.filter_map(|day| {
        let picks = [(Quality::CalfStraight, &straight[day]), (Quality::CalfBent, &bent[day])];
        picks.into_iter().find_map(|(quality, pick)| {
            let pick = pick.as_ref().filter(|pick| pick.exercise.is_one_sided())?;
            Some((day, quality, pick.one_side_more_seconds()))
        })
    });
    places.take(asymmetry.days_with_more()).collect()
}
