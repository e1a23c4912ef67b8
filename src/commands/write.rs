//! What every command that writes shares: reading options, one append, and saying so afterwards.

use std::io::Write;

use anyhow::Context as _;
use chrono::{DateTime, FixedOffset, NaiveTime, Timelike as _};

use crate::catalogue::Exercise;
use crate::catalogue::resolve::MatchedBy;
use crate::catalogue::vocabulary::Mode;
use crate::cli::SetOptions;
use crate::entry::{self, Misfit};
use crate::env::World;
use crate::failure::{self, Failure, Given};
use crate::formats::json;
use crate::log::event::{Record, Set};
use crate::log::ids;
use crate::log::read::LONGEST_LINE;
use crate::notation::{self, NotationError, Side, Typed, TypedSet};
use crate::store;
use crate::units::{LoadUnit, Pain};
use crate::view::told;
use crate::week::{self, BareWeekday, read_moment, short_date};

use super::load;

/// Returns new ids behind what was written last, as far as the ends of the log tell.
pub(super) fn new_ids(world: &World) -> impl Iterator<Item = String> {
    let ends = world.data_dir().map(|folder| store::ends(&folder)).unwrap_or_default();
    world.ids_behind(ends.iter().filter_map(|end| ids::greatest_in(end)).max())
}

/// Returns one such id.
pub(super) fn new_id(world: &World) -> String {
    new_ids(world).next().unwrap_or_default()
}

/// Returns new ids behind all of some records.
pub(super) fn new_ids_behind(records: &[Record], world: &World) -> impl Iterator<Item = String> {
    world.ids_behind(ids::greatest(records).map(ToString::to_string))
}

/// Appends records as one write.
pub(super) fn append(world: &World, records: &[Record], err: &mut dyn Write) -> Result<(), Failure> {
    let lines: Vec<String> = records.iter().map(Record::to_line).collect();
    append_lines(world, &lines, err)
}

/// Appends lines as one write.
pub(super) fn append_lines(world: &World, lines: &[String], err: &mut dyn Write) -> Result<(), Failure> {
    let folder = world.data_dir()?;
    // A longer line would be written and never read again.
    if lines.iter().any(|line| line.len() > LONGEST_LINE) {
        return Err(Failure::TooLong);
    }
    let appended = store::append(&folder, lines).map_err(|error| Failure::Append {
        folder: World::show_path(&folder),
        log: World::show_path(&folder.join(store::LOG_FILE)),
        error,
    })?;
    if !appended.locked {
        // The records stand; a warning that cannot be printed changes nothing about that.
        let _ = err.write_all(failure::unlocked_warning(&world.stderr_look()).as_bytes());
    }
    Ok(())
}

/// A record that is noted, and how that is told.
pub(super) struct Noted<'a> {
    /// The command, for programs.
    pub(super) command: &'a str,
    /// What was typed for the exercise, where one was.
    pub(super) name: Option<(&'a str, MatchedBy)>,
    /// What it means, for people.
    pub(super) meaning: &'a str,
    /// Whether a program asked.
    pub(super) json: bool,
}

/// Writes one record and says so.
pub(super) fn note(
    record: &Record,
    noted: &Noted<'_>,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    append(world, std::slice::from_ref(record), err)?;
    let text = if noted.json {
        json::envelope(noted.command, json::Recorded::new(record, noted.name))
            .context("cannot write the record as JSON")?
    } else {
        told::done_to("Noted:", &[record], noted.meaning, world.now.date_naive(), &world.look)
    };
    print_after(out, &text)
}

/// Returns now, in whole seconds as the log has them.
pub(super) fn now(world: &World) -> DateTime<FixedOffset> {
    world.now.with_nanosecond(0).unwrap_or(world.now)
}

/// Prints after the record is on disk.
pub(super) fn print_after(out: &mut dyn Write, text: &str) -> anyhow::Result<()> {
    let printed = out.write_all(text.as_bytes()).and_then(|()| out.flush());
    printed.map_err(|source| Failure::Output { source, recorded: true }.into())
}

/// Reads the notation and lays the options over it; what is said twice is refused.
pub(super) fn read_sets(
    args: &SetOptions,
    load: Option<&str>,
    pain: Option<Pain>,
    sets: &str,
    unit: LoadUnit,
) -> Result<Typed, Failure> {
    fn lay<T: Copy>(
        what: Given,
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
    let mut typed = notation::parse(sets, unit).map_err(unread)?;
    let load = match load {
        Some(text) => Some(notation::parse_load(text, unit).map_err(unread)?),
        None => None,
    };
    let rpe = match &args.rpe {
        Some(text) => notation::parse_rpe(text).map(Some).map_err(unread)?,
        None => None,
    };
    let side = args.side.map(Side::from);
    lay(Given::Side, side, &mut typed.sets, |set| &mut set.side)?;
    lay(Given::Load, load, &mut typed.sets, |set| &mut set.load)?;
    lay(Given::Effort, rpe, &mut typed.sets, |set| &mut set.rpe)?;
    lay(Given::Touches, args.touches, &mut typed.sets, |set| &mut set.touches)?;
    if pain.is_some() && typed.pain.is_some() {
        return Err(Failure::SaidTwice { what: Given::Pain });
    }
    typed.pain = typed.pain.or(pain);
    Ok(typed)
}

/// Makes the typed sets those of the exercise.
pub(super) fn fit(typed: &Typed, exercise: &Exercise) -> Result<Vec<Set>, Failure> {
    entry::fit(typed, exercise).map_err(|misfit| unfit(misfit, exercise, typed))
}

/// Checks that options alone can be said of the exercise.
pub(super) fn fit_options(args: &SetOptions, exercise: &Exercise) -> Result<(), Failure> {
    let fit = entry::fit_options(args.side.map(Side::from), args.touches, exercise);
    fit.map_err(|misfit| unfit(misfit, exercise, &Typed::default()))
}

fn unfit(misfit: Misfit, exercise: &Exercise, typed: &Typed) -> Failure {
    let slug = exercise.slug.to_string();
    match misfit {
        Misfit::Unit(_) => {
            let instead = entry::in_the_unit_of(exercise.mode, typed);
            // What would be refused in its turn is no help.
            let most = match exercise.mode {
                Mode::Hold => entry::MOST_SECONDS,
                Mode::Reps | Mode::Contacts => entry::MOST_COUNT,
            };
            let fits = instead.sets.iter().all(|set| set.amount.number() <= most);
            let sets = fits.then(|| instead.to_string());
            Failure::WrongUnit { exercise: slug, mode: exercise.mode, sets, instead: None }
        }
        Misfit::Side => Failure::NoSides { exercise: slug },
        Misfit::Touches => Failure::NoTouches { exercise: slug },
    }
}

/// Returns a first dose of an exercise, as it can be typed.
pub(super) fn usual_sets(exercise: &Exercise) -> String {
    let [least, _] = exercise.dose.range();
    let unit = if exercise.mode == Mode::Hold { "s" } else { "" };
    format!("{}x{least}{unit}", exercise.dose.sets)
}

/// Says that sets, a load or an effort cannot be read.
pub(super) fn unread(fault: NotationError) -> Failure {
    Failure::Notation { fault, instead: None }
}

/// Stops what looks like a slip; reads the log only where the exercise's range is exceeded.
pub(super) fn check_for_slips(world: &World, exercise: &Exercise, sets: &[Set]) -> Result<(), Failure> {
    let best = || {
        let history = load::whole_history(world, &mut std::io::sink())?;
        Ok::<_, Failure>(entry::best(&history, &exercise.slug))
    };
    match entry::slip(exercise, sets, best)? {
        Some(slip) => Err(Failure::Slip(slip)),
        None => Ok(()),
    }
}

/// When it was done: now, or the day that was named, at noon where no time was.
pub(super) fn moment(date: Option<&str>, world: &World) -> Result<DateTime<FixedOffset>, Failure> {
    date.map_or_else(|| Ok(now(world)), |typed| moment_at(typed, None, world))
}

/// When it was done instead: on the day that was named, at the time it had where none was.
pub(super) fn moved(
    typed: &str,
    was: DateTime<FixedOffset>,
    world: &World,
) -> Result<DateTime<FixedOffset>, Failure> {
    moment_at(typed, Some(was.time()), world)
}

fn moment_at(typed: &str, usual: Option<NaiveTime>, world: &World) -> Result<DateTime<FixedOffset>, Failure> {
    let now = now(world);
    let bad = || Failure::BadDate {
        typed: typed.to_string(),
        for_plan: false,
        is_too_early: week::is_too_early(typed),
    };
    let today = now.date_naive();
    let moment = read_moment(typed, today, BareWeekday::Last).ok_or_else(bad)?;
    // Of today, what is not over yet is now.
    if moment.date == today && moment.time.is_none() && usual.is_none_or(|usual| usual > now.time()) {
        return Ok(now);
    }
    let usual = usual.or_else(|| NaiveTime::from_hms_opt(12, 0, 0));
    let time = moment.time.or(usual).ok_or_else(bad)?;
    let at = world.at(moment.date.and_time(time)).ok_or_else(bad)?;
    if moment.date > today || at > now {
        let time = moment.time.map_or_else(String::new, |time| time.format(", %H:%M").to_string());
        let means = format!("{} {}{time}", short_date(moment.date), moment.date.format("%Y"));
        return Err(Failure::FutureDate { typed: typed.to_string(), means });
    }
    Ok(at)
}
