//! Which days a person offers, how many of them a week takes, and which must not be heavy (D.2.4).

use chrono::{Days, NaiveDate};

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::LoadClass;
use crate::coach::heavy_slow::Block;
use crate::coach::judge::pain::{Light, Lights};
use crate::coach::judge::trained_week::CalfWeeks;
use crate::coach::rules::{HEAVY_DAYS, HEAVY_DAYS_ADVANCED, HSR_HEAVY_DAYS, RACE_REST_DAYS, WeeklyTargets};
use crate::history::History;
use crate::person::Person;
use crate::profile::{Profile, TrainingDays};
use crate::week::{Week, Weekday};

use crate::planner::days::choose::{self, ChosenDays, Offer};

/// Chooses the days; also returns how many sessions the week has.
pub(crate) fn choose_days(
    person: Person<'_, '_>,
    week: Week,
    targets: &WeeklyTargets,
) -> (ChosenDays, usize) {
    let (offer, sessions) = offer(person, week, targets);
    (choose::choose(&offer), sessions)
}

/// What the choice of days depends on; also returns how many sessions the week has.
pub(crate) fn offer(person: Person<'_, '_>, week: Week, targets: &WeeklyTargets) -> (Offer, usize) {
    let Person { catalogue, profile, history } = person;
    let (offered, wanted) = match &profile.days {
        TrainingDays::On(days) => (days.clone(), days.len()),
        TrainingDays::Free(number) => (Weekday::ALL.to_vec(), usize::from(*number)),
    };
    // A race is the session of its day.
    let is_race = |day: &Weekday| profile.races.contains(&week.day(*day));
    let free_of_races: Vec<Weekday> = offered.iter().copied().filter(|day| !is_race(day)).collect();
    let offered = free_of_races;
    let wanted = wanted.min(offered.len());
    let sessions = wanted.min(usize::from(targets.sessions));
    let kept_light = week.dates().filter(|date| is_kept_light(person, week, *date));
    let is_advanced = profile.level >= 3
        && sessions >= HEAVY_DAYS_ADVANCED
        && CalfWeeks::of(catalogue, history).is_trained_lately(week, profile, targets);
    // A race comes before the heavy slow block (D.14).
    let has_race = profile.races.iter().any(|race| week.contains(*race));
    let heavy = if Block::at(profile, week).is_some() && !has_race {
        HSR_HEAVY_DAYS
    } else if is_advanced {
        HEAVY_DAYS_ADVANCED
    } else {
        HEAVY_DAYS
    };
    let offer = Offer {
        days: offered,
        sessions,
        heavy,
        hard_runs: profile.hard_run_days.clone(),
        kept_light: kept_light.map(Weekday::of).collect(),
    };
    (offer, sessions)
}

/// Chooses among the days from one on, where so many sessions and heavy ones are over; no heavy one stands too near to
/// those.
pub(crate) fn choose_rest(
    person: Person<'_, '_>,
    week: Week,
    targets: &WeeklyTargets,
    from: NaiveDate,
    (trained, heavy): (usize, usize),
    is_near: impl Fn(NaiveDate) -> bool,
) -> ChosenDays {
    let profile = person.profile;
    let monday = &person.history.before(week.starts());
    let (mut offer, _) = offer(person.with_history(monday), week, targets);
    let usual = choose::choose(&offer);
    let is_ahead = |day: &Weekday| week.day(*day) >= from;
    let most = offer.heavy.saturating_sub(heavy);
    let sessions = match profile.days {
        TrainingDays::On(_) => usize::from(targets.sessions),
        TrainingDays::Free(_) => offer.sessions,
    };
    let sessions = sessions.saturating_sub(trained);
    let ahead = |days: &[Weekday]| days.iter().copied().filter(is_ahead).collect::<Vec<Weekday>>();
    let kept =
        ChosenDays { days: ahead(&usual.days), heavy: ahead(&usual.heavy), moderate: ahead(&usual.moderate) };
    let mut loaded = kept.heavy.iter().chain(&kept.moderate);
    let stands = loaded.all(|day| !is_near(week.day(*day)));
    let count = kept.heavy.len() + kept.moderate.len();
    if stands && count <= most && kept.days.len() <= sessions {
        return kept;
    }
    offer.days.retain(is_ahead);
    offer.sessions = sessions.min(offer.days.len());
    offer.heavy = most;
    offer.kept_light.extend(week.dates().filter(|date| is_near(*date)).map(Weekday::of));
    choose::choose(&offer)
}

/// Whether a day must not be heavy: a race is near, or the day before the week was heavy or red.
pub(crate) fn is_kept_light(person: Person<'_, '_>, week: Week, date: NaiveDate) -> bool {
    let Person { catalogue, profile, history } = person;
    let near_race = profile.races.iter().any(|race| {
        let from = race.checked_sub_days(Days::new(RACE_REST_DAYS)).unwrap_or(*race);
        (from..=*race).contains(&date)
    });
    let is_first = date == week.starts();
    near_race
        || (is_first && (was_heavy_yesterday(catalogue, history, date) || was_red_yesterday(person, date)))
}

/// Whether the day before was red (D.5): no heavy work on the day after.
fn was_red_yesterday(person: Person<'_, '_>, date: NaiveDate) -> bool {
    let before =
        |day: NaiveDate| person.history.was_active_on(day) && Lights::of(person).day(day).light == Light::Red;
    date.pred_opt().is_some_and(before)
}

fn was_heavy_yesterday(catalogue: &Catalogue, history: &History, date: NaiveDate) -> bool {
    let yesterday = date.pred_opt();
    history.exercises().any(|slug| {
        let heavy = catalogue.get(slug).is_some_and(|e| e.load_class == LoadClass::Heavy);
        heavy && history.last_done(slug) == yesterday
    })
}

/// Whether the day after is one of hard running.
pub(crate) fn hard_run_follows(profile: &Profile, day: Weekday) -> bool {
    profile.hard_run_days.contains(&day.next())
}

/// Returns how many days lie between two.
pub(crate) fn days_apart(a: NaiveDate, b: NaiveDate) -> usize {
    (a - b).num_days().unsigned_abs() as usize
}
