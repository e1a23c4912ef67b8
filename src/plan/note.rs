//! What a person should know about a week, beyond its figures.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::coach::heavy_slow::Block;
use crate::coach::judge::layoff::Layoff;
use crate::coach::judge::lighter_week::DeloadCause;
use crate::coach::judge::load_jump::LoadNote;
use crate::coach::judge::pain::Cause;
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::rules::{
    ACCEPTABLE_PAIN, AFTER_RACE_DAYS, AFTER_RACE_RPE, DELOAD_RPE, FAR_APART_PERCENT, FAR_APART_WEEKS,
    MODERATE_SETS, PAST_SPRAIN_WEEKS, RECENT_SPRAIN_WEEKS, RPE_BEFORE_HARD_RUN, TEST_REST_DAYS,
};
use crate::notation::Side;
use crate::profile::key::Key;
use crate::safety::Tag;
use crate::text::and_list;
use crate::units::Pain;
use crate::week::{Weekday, short_date};

use super::heavy_slow;
use super::incident::Incident;
use super::sore_lately::SoreLately;

/// What a person should know about a week.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// The week is a what-if with these keys of the profile.
    WhatIf(Vec<(Key, String)>),
    /// The week only keeps what there is.
    Maintenance(MaintenanceWhy),
    /// A race stands on every day offered.
    OnlyRaces,
    /// More days are offered than the level trains on.
    ManyDays {
        /// Days offered.
        offered: usize,
        /// The person's level.
        level: u8,
        /// Most sessions of that level.
        sessions: u8,
    },
    /// The profile has settings for this week alone.
    WeekSettings,
    /// Hard runs follow days of calf work, which are moderate for it.
    Moderate {
        /// Those days.
        days: Vec<Weekday>,
        /// The nearest other choice of days that would have two heavy ones, where there is one.
        instead: Option<Vec<Weekday>>,
    },
    /// No day can be heavy.
    NoHeavyDay,
    /// On these days the run comes first.
    RunFirst(Vec<Weekday>),
    /// A stiff big toe asks for shoes.
    ShoesOn,
    /// A sore tendon is worth a clinician's look.
    SoreTendon,
    /// The week is light on purpose.
    Lighter {
        /// Why.
        cause: DeloadCause,
        /// Whether some line of it carries a load.
        has_load: bool,
    },
    /// A day of the week before was sore, and nothing else of the plan says so.
    SoreLately(SoreLately),
    /// One hand stays on the support, under `balance-impaired`.
    HoldOn,
    /// The race on this day makes the days after it easier.
    AfterRace(NaiveDate),
    /// The week is one of the way back.
    Returning {
        /// The gap.
        layoff: Layoff,
        /// Which week of the way back it is, 0 the first.
        week: usize,
    },
    /// It is this week of the heavy slow block.
    HeavySlow(Block),
    /// The heavy slow block has nothing to load a raise with.
    HeavySlowNeedsWeight,
    /// A gap ended the heavy slow block; it can begin again on this Monday.
    HeavySlowEnded {
        /// The Monday.
        again: NaiveDate,
    },
    /// The heavy slow block may help, from this Monday on.
    HeavySlowOffer(NaiveDate),
    /// The legs are so far apart that somebody should look at it.
    LegsFarApart(Asymmetry),
    /// One side hurts, and the other does not.
    PainOnOneSide(Side),
    /// The ankle that was hurt goes first.
    InjuredFirst(Side),
    /// The next level may be due.
    LevelUp {
        /// The person's level.
        level: u8,
        /// Weeks of harder forms up to now.
        weeks: usize,
    },
    /// The calf-raise test is due.
    TestDue,
    /// The sprain is fresh.
    FreshSprain,
    /// The sprain is no longer recent.
    SprainIsOld,
    /// The extra work after a sprain may no longer be needed.
    PastSprainIsOld,
    /// A first week is short, and grows.
    FirstWeekGrows,
    /// The days from one on are planned anew, for another profile than the eve was trained for.
    NewProfile {
        /// The day that was trained by another plan.
        eve: NaiveDate,
        /// The first day planned anew.
        from: NaiveDate,
    },
    /// The days from one on are planned anew after what happened.
    Replanned(NaiveDate, Incident),
    /// A day is one of rest after what happened.
    RestDay {
        /// The day.
        date: NaiveDate,
        /// What happened.
        incident: Incident,
        /// Whether a session stood on it.
        had_session: bool,
        /// Where that session stands now.
        to: Option<NaiveDate>,
    },
    /// A morning is the second one running with pain above the acceptable.
    LastingPain(NaiveDate),
    /// Something hurt a little today, and the session goes on.
    SoreToday {
        /// The pain.
        pain: Pain,
        /// In which exercise.
        exercise: String,
        /// Whether it is acceptable if it is gone by the morning.
        is_monitored: bool,
    },
    /// Sessions that were missed, or make room for one, moved.
    Slid(Vec<Slide>),
    /// The last sets shown with a plus are open; pain up to this is fine in them.
    OpenSets {
        /// Points of 10.
        most_pain: Pain,
        /// Whether that is new to the person.
        is_new: bool,
    },
    /// The week holds much more than those before it.
    LoadJump(LoadNote),
    /// A stop tag is open.
    Stopped(Tag),
    /// The flag `bone-stress` is set.
    BoneStress,
    /// Where all warning signs stand.
    WarningSigns,
}

/// A session that moved within its week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slide {
    /// The day it was planned for.
    pub from: NaiveDate,
    /// The day it stands on.
    pub to: NaiveDate,
    /// Whether it was missed; else it makes room for one that was.
    pub was_missed: bool,
}

impl Slide {
    /// Says what became of the session.
    pub fn text(&self) -> String {
        let (from, to) = (Weekday::of(self.from).full(), Weekday::of(self.to).short());
        let why = if self.was_missed { "session was missed: it" } else { "session makes room: it" };
        format!("{from}'s {why} moved to {to}.")
    }
}

/// Why a week only keeps what there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MaintenanceWhy {
    /// A race on this day.
    Race(NaiveDate),
    /// The goal is to maintain.
    Goal,
    /// There is one session.
    OneSession,
}

impl Note {
    /// Says it in a sentence or two.
    pub fn text(&self) -> String {
        match self {
            Note::WhatIf(keys) => {
                let keys: Vec<String> = keys.iter().map(|(key, typed)| format!("{key} {typed}")).collect();
                format!("What if: {}. Nothing is written, your profile stays as it is.", and_list(&keys))
            }
            Note::Maintenance(why) => {
                let why = match why {
                    MaintenanceWhy::Race(day) => format!("a race on {}", short_date(*day)),
                    MaintenanceWhy::Goal => "your goal is 'maintain'".to_string(),
                    MaintenanceWhy::OneSession => "one session".to_string(),
                };
                format!("Maintenance week ({why}): about half the usual work keeps what you have.")
            }
            Note::OnlyRaces => {
                "You race on every day you offer, so there is no session this week.".to_string()
            }
            Note::ManyDays { offered, level, sessions } => format!(
                "You offer {offered} days; level {level} trains on {sessions} at most, the others are for recovery."
            ),
            Note::WeekSettings => "This week has settings of its own in your profile.".to_string(),
            Note::Moderate { days, instead } => moderate(days, instead.as_deref()),
            Note::NoHeavyDay => "No day can be heavy this week, so it holds no calf strength.".to_string(),
            Note::RunFirst(days) => {
                let days: Vec<&str> = days.iter().map(|day| day.short()).collect();
                format!("On {} run first, and leave some hours before the calf work.", and_list(&days))
            }
            Note::ShoesOn => "With a stiff big toe, keep your shoes on.".to_string(),
            Note::SoreTendon => format!(
                "A sore tendon is worth showing to a clinician. Pain up to {ACCEPTABLE_PAIN} of 10 is usually fine if it is gone by morning."
            ),
            Note::Lighter { cause, has_load } => lighter(cause, *has_load),
            Note::SoreLately(sore) => sore.text(),
            Note::HoldOn => "Keep a hand on the support in everything you do standing.".to_string(),
            Note::AfterRace(race) => format!(
                "You raced on {}: for {AFTER_RACE_DAYS} days no hops and RPE {AFTER_RACE_RPE} at most, and the first session has a set less of each heavy exercise.",
                short_date(*race)
            ),
            Note::Returning { layoff, week } => returning(*layoff, *week),
            Note::HeavySlow(block) => heavy_slow::week_of(*block),
            Note::HeavySlowNeedsWeight => heavy_slow::NEEDS_WEIGHT.to_string(),
            Note::HeavySlowEnded { again } => heavy_slow::ended(*again),
            Note::HeavySlowOffer(monday) => heavy_slow::offered(*monday),
            Note::LegsFarApart(asymmetry) => far_apart(*asymmetry),
            Note::PainOnOneSide(side) => format!(
                "The {} side hurts and the other does not: no set is added for either. Get that assessed.",
                side.word()
            ),
            Note::InjuredFirst(side) => {
                format!("On one-sided work begin with the {}, the ankle that was hurt.", side.word())
            }
            Note::LevelUp { level, weeks } => format!(
                "You have trained harder forms than level {level}'s for {weeks} weeks, knee straight and bent. Ready for more? ankle config set level {}",
                level + 1
            ),
            Note::TestDue => format!(
                "The calf-raise test is due this week. Take it at least {TEST_REST_DAYS} days after heavy work, then: ankle test calf-raise --left N --right N"
            ),
            Note::FreshSprain => {
                "A fresh sprain: read 'ankle safety' first if you have not been seen.".to_string()
            }
            Note::SprainIsOld => format!(
                "The sprain is over {RECENT_SPRAIN_WEEKS} weeks old. Is it time to change 'recent-sprain' to 'past-sprain'? ankle config remove flags recent-sprain && ankle config add flags past-sprain"
            ),
            Note::PastSprainIsOld => format!(
                "You have had the flag 'past-sprain' for over {PAST_SPRAIN_WEEKS} weeks. Does it still need the extra balance work? If not: ankle config remove flags past-sprain. What tells: ankle progress"
            ),
            Note::FirstWeekGrows => {
                "Minutes are a ceiling: a first week is short, and grows from what you log.".to_string()
            }
            Note::NewProfile { eve, from } => format!(
                "What was done on {} is not what this plan asks of that day. It counts, and the days from {} on are changed.",
                short_date(*eve),
                short_date(*from)
            ),
            Note::Replanned(from, incident) => {
                format!("From {} on the plan is changed, because of {}.", short_date(*from), incident.text())
            }
            Note::RestDay { date, incident, had_session, to } => {
                rest_day(*date, *incident, *had_session, *to)
            }
            Note::LastingPain(morning) => lasting_pain(*morning),
            Note::SoreToday { pain, exercise, is_monitored } => sore_today(*pain, exercise, *is_monitored),
            Note::Slid(moves) => {
                let moves: Vec<String> = moves.iter().map(Slide::text).collect();
                moves.join(" ")
            }
            Note::OpenSets { most_pain, .. } => format!(
                "A plus, as in 3×8+, leaves the last set open: as many as leave two in reserve, and stop at pain above {most_pain}."
            ),
            Note::LoadJump(jump) => jump.text(),
            Note::Stopped(tag) => stopped(*tag),
            Note::BoneStress => bone_stress(),
            Note::WarningSigns => "All warning signs: ankle safety".to_string(),
        }
    }
}

/// Says how a week goes that is light on purpose; the effort decides before the repetitions do.
fn lighter(cause: &DeloadCause, has_load: bool) -> String {
    let load = if has_load { "a little less load, " } else { "" };
    format!(
        "A lighter week, after {}: half the calf sets, {load}the same days. Stop at RPE {DELOAD_RPE}, even before the last rep. Nothing moves up in it.",
        cause.text()
    )
}

/// Says how far the legs are apart, and for how long.
fn far_apart(asymmetry: Asymmetry) -> String {
    let since = if asymmetry.is_lasting {
        format!(", and below {FAR_APART_PERCENT} for {FAR_APART_WEEKS} weeks")
    } else {
        String::new()
    };
    let (weaker, percent) = (asymmetry.weaker_word(), asymmetry.percent);
    format!("The {weaker} leg is at {percent} percent of the other{since}. Get that assessed.")
}

/// Says how a week of the way back goes.
fn returning(layoff: Layoff, week: usize) -> String {
    let opening = if week == 0 {
        format!("Welcome back after {}.", layoff.text())
    } else {
        format!("Week {} of {} on the way back.", week + 1, layoff.weeks())
    };
    let rpe = layoff.rpe_cap();
    if layoff.is_new_beginning() {
        format!("{opening} You begin as for the first time, at RPE {rpe} at most for a week.")
    } else if layoff.takes_one_set_off() {
        format!("{opening} The first session has a set less and RPE {rpe} at most; nothing moves up yet.")
    } else {
        format!("{opening} Fewer sets and RPE {rpe} at most: strength comes back fast, tendons take longer.")
    }
}

/// Says that a day is one of rest, and what became of its session.
fn rest_day(date: NaiveDate, incident: Incident, had_session: bool, to: Option<NaiveDate>) -> String {
    let session = match to {
        Some(to) => format!(" Its session moves to {}.", short_date(to)),
        None if had_session => " Its session is left out.".to_string(),
        None => String::new(),
    };
    let cause = match incident {
        Incident::SoreMorning(_, pain) => Cause::SoreMorning(pain).text(),
        incident => incident.text(),
    };
    format!("{} is a day of rest, because of {cause}.{session}", short_date(date))
}

/// Says that pain above the acceptable lasts.
fn lasting_pain(morning: NaiveDate) -> String {
    format!(
        "{} is the second morning running with pain above {ACCEPTABLE_PAIN}, a warning sign: stop loading and have it assessed. See: ankle safety",
        short_date(morning)
    )
}

/// Says what pain of 3 to 5 means for the rest of a session.
fn sore_today(pain: Pain, exercise: &str, is_monitored: bool) -> String {
    let so = if is_monitored {
        format!("up to {ACCEPTABLE_PAIN} is fine if it is gone by morning")
    } else {
        "stay at effort 6".to_string()
    };
    format!("Pain {pain} in {exercise} today: {so}, stop at more.")
}

/// Says what a stop tag asks for, and how it is cleared.
fn stopped(tag: Tag) -> String {
    let advice = tag.advice();
    format!(
        "You noted '{tag}'. {advice} Nothing is scheduled until you clear it: ankle symptom {tag} --clear --reason \"what was found\""
    )
}

/// Says what the flag `bone-stress` asks for.
fn bone_stress() -> String {
    format!(
        "Your profile has the flag 'bone-stress'. Nothing is scheduled until you remove it. {}",
        Tag::BonePain.advice()
    )
}

/// Says which hard runs make which days moderate, and which days would do better.
fn moderate(days: &[Weekday], instead: Option<&[Weekday]>) -> String {
    let names = |days: &mut dyn Iterator<Item = Weekday>| {
        let names: Vec<&str> = days.map(Weekday::short).collect();
        and_list(&names)
    };
    let runs = names(&mut days.iter().map(|day| day.next()));
    let these = names(&mut days.iter().copied());
    let opening = if days.len() == 1 {
        format!("The hard run on {runs} keeps {these} moderate")
    } else {
        format!("The hard runs on {runs} keep {these} moderate")
    };
    let limits = format!("{MODERATE_SETS} sets of a calf form at most, at RPE {RPE_BEFORE_HARD_RUN}");
    let better = instead.map_or_else(String::new, |instead| {
        let words: Vec<&str> = instead.iter().map(|day| day.as_str()).collect();
        format!(" For two heavy days: ankle config set days {}", words.join(" "))
    });
    format!("{opening}: {limits}.{better}")
}

impl Serialize for Note {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text())
    }
}
