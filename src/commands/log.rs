//! `ankle log`: write down sets.

use std::io::Write;

use anyhow::Context as _;
use chrono::{DateTime, FixedOffset, NaiveTime, Timelike as _};

use crate::catalogue::Exercise;
use crate::cli::{LogArgs, SideArg};
use crate::entry::{self, Misfit};
use crate::env::World;
use crate::formats::json;
use crate::log::event::{Kind, Record, Set};
use crate::notation::{self, Side, Typed, TypedSet};
use crate::report::{self, Failure, Intent};
use crate::store;
use crate::units::LoadUnit;
use crate::view::logged::{self, Logged};
use crate::week::{BareWeekday, read_moment, short_date};

use super::load;

/// Runs the command.
pub fn run(args: &LogArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let catalogue = load::catalogue(world)?;
    let loaded = load::profile(world, &catalogue)?;
    let (sets, name) = split(&args.words);
    if sets.is_empty() {
        return Err(Failure::NoSets { typed: args.words.join(" ") }.into());
    }
    let typed = read_sets(args, &sets, loaded.profile.units)?;
    if name.is_empty() {
        return Err(Failure::NoExercise.into());
    }
    let at = moment(args, world)?;
    let planned = || load::planned_on(world, &catalogue, at.date_naive());
    let matched = load::exercise(&catalogue, &name, Intent::Write, planned)?;
    let exercise = matched.exercise;
    let sets = fit(&typed, exercise)?;
    if !args.force {
        check_for_slips(world, exercise, &sets)?;
    }
    let kind = Kind::Sets {
        exercise: exercise.slug.to_string(),
        sets: sets.clone(),
        pain: typed.pain,
        note: args.note.clone(),
        planned: None,
    };
    let record = Record { id: world.new_id(), at, kind, replaces: None, batch: None };
    let folder = world.data_dir()?;
    let appended = store::append(&folder, &record.to_line()).map_err(|error| Failure::Append {
        folder: World::show_path(&folder),
        log: World::show_path(&folder.join(store::LOG_FILE)),
        error,
    })?;
    if !appended.locked {
        // The record stands; a warning that cannot be printed changes nothing about that.
        let _ = err.write_all(report::unlocked_warning(&world.stderr_look()).as_bytes());
    }

    let logged =
        Logged { exercise, typed: &name, matched_by: matched.matched_by, sets: &sets, pain: typed.pain, at };
    if args.quiet {
        return print_after(out, &format!("{}\n", record.id));
    }
    if args.json {
        let data = json::Recorded { record: &record, typed: &name, matched_by: matched.matched_by };
        return print_after(out, &json::envelope("log", data).context("cannot write the record as JSON")?);
    }
    print_after(out, &logged::confirmation(logged, &world.look))?;
    // Only now is anything read back: the record stands whatever the rest of the log holds.
    let today = world.now.date_naive();
    let history = load::history(world, err)?;
    match load::week(&catalogue, &loaded, &history, at.date_naive(), today) {
        Ok(plan) => {
            print_after(out, &logged::look_back(logged, &plan, &history, loaded.profile.units, &world.look))
        }
        // A week that cannot be planned is `plan`'s to tell.
        Err(_) => Ok(()),
    }
}

/// Prints after the record is on disk.
fn print_after(out: &mut dyn Write, text: &str) -> anyhow::Result<()> {
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(|source| Failure::Output { source, recorded: true }.into())
}

/// Tells the words that are sets from those of the name.
fn split(words: &[String]) -> (String, String) {
    let words = words.iter().flat_map(|word| word.split_whitespace());
    let (sets, name): (Vec<&str>, Vec<&str>) = words.partition(|word| notation::looks_like_sets(word));
    (sets.join(" "), name.join(" "))
}

/// Reads the notation and lays the options over it; what is said twice is refused.
fn read_sets(args: &LogArgs, sets: &str, unit: LoadUnit) -> Result<Typed, Failure> {
    fn lay<T: Copy>(
        what: &'static str,
        option: Option<T>,
        sets: &mut [TypedSet],
        slot: impl Fn(&mut TypedSet) -> &mut Option<T>,
    ) -> Result<(), Failure> {
        let Some(value) = option else { return Ok(()) };
        for set in sets {
            if slot(set).replace(value).is_some() {
                return Err(Failure::SaidTwice { what });
            }
        }
        Ok(())
    }
    let mut typed = notation::parse(sets, unit).map_err(Failure::Notation)?;
    let load = match &args.load {
        Some(text) => Some(notation::parse_load(text, unit).map_err(Failure::Notation)?),
        None => None,
    };
    let rpe = match &args.rpe {
        Some(text) => notation::parse_rpe(text).map(Some).map_err(Failure::Notation)?,
        None => None,
    };
    let side = args.side.map(|side| match side {
        SideArg::Left => Side::Left,
        SideArg::Right => Side::Right,
    });
    lay("side", side, &mut typed.sets, |set| &mut set.side)?;
    lay("load", load, &mut typed.sets, |set| &mut set.load)?;
    lay("effort", rpe, &mut typed.sets, |set| &mut set.rpe)?;
    lay("number of touches", args.touches, &mut typed.sets, |set| &mut set.touches)?;
    if args.pain.is_some() && typed.pain.is_some() {
        return Err(Failure::SaidTwice { what: "pain" });
    }
    typed.pain = typed.pain.or(args.pain);
    Ok(typed)
}

/// Makes the typed sets those of the exercise.
fn fit(typed: &Typed, exercise: &Exercise) -> Result<Vec<Set>, Failure> {
    let slug = || exercise.slug.to_string();
    entry::fit(typed, exercise).map_err(|misfit| match misfit {
        Misfit::Unit(number) => {
            Failure::WrongUnit { exercise: slug(), mode: exercise.mode, typed: typed.to_string(), number }
        }
        Misfit::Side => Failure::NoSides { exercise: slug() },
        Misfit::Touches => Failure::NoTouches { exercise: slug() },
    })
}

/// Stops what looks like a slip; reads the log only where the exercise's range is exceeded.
fn check_for_slips(world: &World, exercise: &Exercise, sets: &[Set]) -> Result<(), Failure> {
    let best = || {
        let history = load::history(world, &mut std::io::sink())?;
        Ok(entry::best(&history, &exercise.slug))
    };
    match entry::slip(exercise, sets, best)? {
        Some(slip) => Err(Failure::Slip(slip)),
        None => Ok(()),
    }
}

/// When it was done: now, or the day that was named, at noon where no time was.
fn moment(args: &LogArgs, world: &World) -> Result<DateTime<FixedOffset>, Failure> {
    let now = world.now.with_nanosecond(0).unwrap_or(world.now);
    let Some(typed) = &args.date else { return Ok(now) };
    let bad = || Failure::BadDate { typed: typed.clone(), for_plan: false };
    let today = now.date_naive();
    let moment = read_moment(typed, today, BareWeekday::Last).ok_or_else(bad)?;
    if moment.date == today && moment.time.is_none() {
        return Ok(now);
    }
    let time = moment.time.or_else(|| NaiveTime::from_hms_opt(12, 0, 0)).ok_or_else(bad)?;
    let at = world.at(moment.date.and_time(time)).ok_or_else(bad)?;
    if moment.date > today || at > now {
        let time = moment.time.map_or_else(String::new, |time| time.format(", %H:%M").to_string());
        let means = format!("{} {}{time}", short_date(moment.date), moment.date.format("%Y"));
        return Err(Failure::FutureDate { typed: typed.clone(), means });
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sets_and_name_may_come_in_any_order() {
        for (words, sets, name) in [
            (&["3x12", "single-leg-raise"][..], "3x12", "single-leg-raise"),
            (&["single", "leg", "raise", "3x12", "pain2"], "3x12 pain2", "single leg raise"),
            (&["L12 R11", "slcr"], "L12 R11", "slcr"),
            (&["3x12", "3-way", "lunge"], "3x12", "3-way lunge"),
            (&["raise"], "", "raise"),
        ] {
            let words: Vec<String> = words.iter().map(ToString::to_string).collect();
            assert_eq!(split(&words), (sets.to_string(), name.to_string()));
        }
    }
}
