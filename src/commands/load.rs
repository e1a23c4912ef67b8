//! What most commands begin with: exercises, profile, log, week.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use chrono::NaiveDate;

use crate::catalogue::resolve::{Match, Unresolved, resolve};
use crate::catalogue::{Catalogue, OwnFault, OwnFile};
use crate::diagnostic::Diagnostic;
use crate::env::World;
use crate::failure::{self, Failure, Intent, LeftOut, MinutesAt, Taken};
use crate::history::files::Unreadable;
use crate::history::fold::{Folded, fold};
use crate::history::pick::Counted;
use crate::history::{History, remembered_for};
use crate::log::event::Record;
use crate::log::ids::{self, NoSuchId, ShortIds};
use crate::log::live::{live, standing};
use crate::log::read::{BadLine, Log};
use crate::log::undo::{corrections, taken_by};
use crate::person::Person;
use crate::plan::{Item, Note, Plan};
use crate::planner::{self, Impossible};
use crate::profile::Profile;
use crate::store;
use crate::text::escape;
use crate::view::told;
use crate::week::{BareWeekday, Week, is_too_early, read_moment};

/// The profile, and whether there is a file behind it.
pub(super) struct LoadedProfile {
    pub(super) profile: Profile,
    pub(super) exists: bool,
    /// What options of the command line have changed in it, where they have.
    pub(super) what_if: Option<Note>,
}

/// Reads the person's own exercises beside the bundled ones.
pub(super) fn catalogue(world: &World) -> Result<Catalogue, Failure> {
    let (files, unreadable) = own_exercises(world)?;
    match unreadable.into_iter().next() {
        Some(failure) => Err(failure),
        None => catalogue_with(files, world),
    }
}

/// Reads the files of the person's own exercises, and says which of them cannot be read.
pub(super) fn own_exercises(world: &World) -> Result<(Vec<OwnFile>, Vec<Failure>), Failure> {
    let folder = world.config_dir()?.join("exercises");
    let unreadable = |path: &Path| {
        let path = World::show_path(path);
        move |source| Failure::Read { path, source }
    };
    let (mut files, mut failures) = (Vec::new(), Vec::new());
    let paths = match store::toml_files(&folder) {
        Ok(paths) => paths,
        Err(source) => return Ok((files, vec![unreadable(&folder)(source)])),
    };
    for path in paths {
        let slug = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match store::read_text(&path) {
            Ok(Some(text)) => files.push(OwnFile { slug, text }),
            Ok(None) => {}
            Err(source) => failures.push(match not_utf8(&source) {
                Some((text, diagnostic)) => Failure::OwnExercise {
                    folder: World::show_path(&folder),
                    texts: vec![(slug.clone(), text)],
                    faults: vec![OwnFault { slug, diagnostic }],
                },
                None => unreadable(&path)(source),
            }),
        }
    }
    Ok((files, failures))
}

/// Puts the person's own exercises beside the bundled ones.
pub(super) fn catalogue_with(files: Vec<OwnFile>, world: &World) -> Result<Catalogue, Failure> {
    let folder = world.config_dir()?.join("exercises");
    if files.is_empty() {
        return Ok(Catalogue::bundled());
    }
    Catalogue::with_own(&files).map_err(|faults| {
        let texts = files.into_iter().map(|file| (file.slug, file.text)).collect();
        Failure::OwnExercise { folder: World::show_path(&folder), texts, faults }
    })
}

/// Reads the profile; without a file the defaults hold.
pub(super) fn profile(world: &World, catalogue: &Catalogue) -> Result<LoadedProfile, Failure> {
    let path = world.config_dir()?.join("config.toml");
    let read = store::read_text(&path);
    let path = World::show_path(&path);
    let text = read.map_err(|source| unread_profile(path.clone(), source))?;
    let exists = text.is_some();
    let text = text.unwrap_or_default();
    match Profile::read(&text, catalogue) {
        Ok(profile) => Ok(LoadedProfile { profile, exists, what_if: None }),
        Err(faults) => Err(Failure::Profile { path, text, faults }),
    }
}

/// Says why the profile cannot be read; where it is not UTF-8, in which line.
pub(super) fn unread_profile(path: String, source: std::io::Error) -> Failure {
    match not_utf8(&source) {
        Some((text, fault)) => Failure::Profile { path, text, faults: vec![fault] },
        None => Failure::Read { path, source },
    }
}

/// Returns the text of a file that is not UTF-8, as far as it is, and what is wrong with it; none for other errors.
fn not_utf8(error: &std::io::Error) -> Option<(String, Diagnostic)> {
    let (text, at) = store::NotUtf8::of(error)?.marked();
    let fault = Diagnostic::at(Some(at), error.to_string()).hint("save the file as UTF-8");
    Some((text, fault))
}

/// Reads the log, and warns of what in it is no record.
pub(super) fn log(world: &World, err: &mut dyn Write) -> Result<Log, Failure> {
    let folder = world.data_dir()?;
    let log = store::load(&folder).map_err(unreadable)?;
    let left_out = LeftOut { bad: log.bad.len(), first: log.bad.first(), newer: log.newer, lines: log.lines };
    warn(&folder, &left_out, world, err);
    Ok(log)
}

/// Warns of what in the log is no record.
fn warn(folder: &Path, left_out: &LeftOut<'_>, world: &World, err: &mut dyn Write) {
    let path = |bad: &BadLine| World::show_path(&folder.join(&bad.file));
    let warning = failure::log_warning(path, left_out, &world.stderr_look());
    // A warning that cannot be printed must not keep the result from being.
    let _ = err.write_all(warning.as_bytes());
}

/// Says which file of the log cannot be read.
pub(super) fn unreadable(error: store::Unreadable) -> Failure {
    Failure::Read { path: World::show_path(&error.path), source: error.source }
}

/// Reads what the log means for the week a day lies in: all that planning it asks for.
pub(super) fn history(world: &World, of: NaiveDate, err: &mut dyn Write) -> Result<History, Failure> {
    history_since(world, remembered_for(of), err)
}

/// Reads what the whole log means.
pub(super) fn whole_history(world: &World, err: &mut dyn Write) -> Result<History, Failure> {
    history_since(world, NaiveDate::MIN, err)
}

fn history_since(world: &World, since: NaiveDate, err: &mut dyn Write) -> Result<History, Failure> {
    counted_since(world, since, err).map(|(history, _)| history)
}

/// Reads what the log means, from a day on in full, and returns its records that count, to be picked from.
pub(super) fn counted_since(
    world: &World,
    since: NaiveDate,
    err: &mut dyn Write,
) -> Result<(History, Counted<File>), Failure> {
    let folder = world.data_dir()?;
    let files = store::open(&folder).map_err(unreadable)?;
    let (read, counted) = fold(files, since).map_err(|error| unreadable_file(world, error))?;
    let Folded { history, bad, first_bad, newer, lines, .. } = read;
    warn(&folder, &LeftOut { bad, first: first_bad.as_ref(), newer, lines }, world, err);
    Ok((history, counted))
}

/// Says which file of the log cannot be read to its end.
pub(super) fn unreadable_file(world: &World, error: Unreadable) -> Failure {
    let folder = world.data_dir().unwrap_or_default();
    unreadable(store::Unreadable { path: folder.join(error.name), source: error.source })
}

/// Reads from which day on something is to be shown.
pub(super) fn since(typed: Option<&str>, today: NaiveDate) -> Result<Option<NaiveDate>, Failure> {
    let read = |typed: &str| {
        let bad = || Failure::BadSince { typed: typed.to_string(), is_too_early: is_too_early(typed) };
        read_moment(typed, today, BareWeekday::Last).map(|moment| moment.date).ok_or_else(bad)
    };
    typed.map(read).transpose()
}

/// Finds the record a person means by its id or the end of it.
pub(super) fn record<'a>(records: &'a [Record], typed: &str) -> Result<&'a Record, Failure> {
    ids::find(records, typed).map_err(|none| match none {
        NoSuchId::Unknown => Failure::UnknownId { typed: typed.to_string() },
        NoSuchId::Ambiguous(ids) => Failure::AmbiguousId { typed: typed.to_string(), ids },
    })
}

/// Refuses a record that was taken back or corrected; a void counts while it stands.
pub(super) fn that_counts(record: &Record, records: &[Record], taken: Taken) -> Result<(), Failure> {
    let ids = ShortIds::of(records);
    let short = |record: &Record| escape(ids.short(&record.id));
    let is_standing = standing(records).iter().any(|other| other.id == record.id);
    if !is_standing {
        let by = taken_by(&record.id, records).map(short);
        return Err(Failure::AlreadyTakenBack { what: told::what(&record.kind), by });
    }
    let by: Vec<String> = corrections(&record.id, records).into_iter().map(short).collect();
    let is_live = record.voided_id().is_some() || live(records).iter().any(|other| other.id == record.id);
    // The members of a circle are corrected by none that counts, and can be taken out of it.
    if is_live || by.is_empty() && taken == Taken::ByUndo {
        return Ok(());
    }
    Err(Failure::AlreadyCorrected { what: told::what(&record.kind), by, taken })
}

/// Plans a week and ticks off what is done.
pub(super) fn week<'c>(
    catalogue: &'c Catalogue,
    loaded: &LoadedProfile,
    history: &History,
    of: NaiveDate,
    today: NaiveDate,
) -> Result<Plan<'c>, Failure> {
    let person = Person { catalogue, profile: &loaded.profile, history };
    planner::plan_week(person, of, today).map_err(|none| no_week(loaded, none.week, &none.impossible))
}

/// Says why a week cannot be planned, and what would do.
pub(super) fn no_week(loaded: &LoadedProfile, week: Week, impossible: &Impossible) -> Failure {
    let &Impossible::Minutes { given, least } = impossible;
    let at = if loaded.what_if.is_some() {
        MinutesAt::Option
    } else {
        let is_of_week = loaded.profile.for_week(week).minutes != loaded.profile.minutes;
        MinutesAt::Profile { week: is_of_week.then_some(week) }
    };
    Failure::TooFewMinutes { given, least, at }
}

/// Finds the exercise a person means; what is planned today is listed first where several fit.
pub(super) fn exercise<'a>(
    catalogue: &'a Catalogue,
    typed: &str,
    intent: Intent,
    planned_today: impl FnOnce() -> Vec<String>,
) -> Result<Match<'a>, Failure> {
    let typed_text = typed.to_string();
    resolve(catalogue, typed).map_err(|unresolved| match unresolved {
        Unresolved::Unknown(similar) => {
            let similar = similar.iter().map(|exercise| exercise.slug.to_string()).collect();
            Failure::UnknownExercise { typed: typed_text, similar, intent }
        }
        Unresolved::Ambiguous(hits) => {
            let today = planned_today();
            let hits = hits.iter().map(|exercise| exercise.slug.to_string());
            let (planned, others) = hits.partition(|slug| today.contains(slug));
            Failure::AmbiguousExercise { typed: typed_text, planned, others, intent }
        }
    })
}

/// Returns the exercises planned on a day, or none where that cannot be told.
pub(super) fn planned_on(world: &World, catalogue: &Catalogue, date: NaiveDate) -> Vec<String> {
    items_on(world, catalogue, date).into_iter().map(|item| item.slug().to_string()).collect()
}

/// Returns the session planned on a day, or nothing where that cannot be told.
pub(super) fn items_on<'c>(world: &World, catalogue: &'c Catalogue, date: NaiveDate) -> Vec<Item<'c>> {
    let plan = || {
        let loaded = profile(world, catalogue).ok()?;
        let history = history(world, date, &mut std::io::sink()).ok()?;
        week(catalogue, &loaded, &history, date, date).ok()
    };
    let Some(mut plan) = plan() else { return Vec::new() };
    plan.days
        .iter_mut()
        .find(|day| day.date == date)
        .map_or_else(Vec::new, |day| std::mem::take(&mut day.items))
}
