//! What `edit` makes of a record: what was typed, laid over what is there.

use crate::catalogue::Catalogue;
use crate::cli::EditArgs;
use crate::coach::judge::self_test::SelfTest;
use crate::env::World;
use crate::failure::{Failure, Given};
use crate::log::event::{Kind, Record, Set};
use crate::notation::{self, Side};
use crate::units::{Load, LoadUnit, LoggedRpe, Pain};
use crate::view::told;

use super::{self_test, write};

/// Returns what the record says instead.
pub(super) fn corrected(
    args: &EditArgs,
    old: &Record,
    catalogue: &Catalogue,
    unit: LoadUnit,
    world: &World,
) -> Result<Kind, Failure> {
    refuse(args, &old.kind)?;
    let options = &args.options;
    // A note of nothing takes it away.
    let note = |old: Option<String>| match &options.note {
        Some(_) => options.note(),
        None => old,
    };
    let reason = |old: Option<String>| match &args.reason {
        Some(reason) => Some(reason.clone()).filter(|reason| !reason.trim().is_empty()),
        None => note(old),
    };
    Ok(match old.kind.clone() {
        Kind::Sets { exercise, sets, pain: old_pain, note: old_note, planned } => {
            let typed_pain = args.pain.map(|pain| pain.0);
            let (sets, pain) = corrected_sets(args, &exercise, &sets, catalogue, unit, world)?;
            if pain.is_some() && typed_pain.is_some() {
                return Err(Failure::SaidTwice { what: Given::Pain });
            }
            let pain = typed_pain.unwrap_or(pain.or(old_pain));
            Kind::Sets { exercise, sets, pain, note: note(old_note), planned }
        }
        Kind::Skip { exercise, reason: old } => Kind::Skip { exercise, reason: reason(old) },
        Kind::Checkin { pain, stiffness_min } => Kind::Checkin {
            pain: args.pain.and_then(|pain| pain.0).unwrap_or(pain),
            stiffness_min: args.stiffness.or(stiffness_min),
        },
        Kind::Symptom { tag, open, reason: old } => Kind::Symptom { tag, open, reason: reason(old) },
        Kind::Test { test, left, right, protocol, note: old } => {
            let of = SelfTest::from_word(&test).unwrap_or(SelfTest::KneeToWall);
            let result = |option, typed: Option<&String>, old| match typed {
                Some(typed) => self_test::result(of, option, typed),
                None => Ok(old),
            };
            let left = result("--left", args.left.as_ref(), left)?;
            let right = result("--right", args.right.as_ref(), right)?;
            Kind::Test { test, left, right, protocol, note: note(old) }
        }
        Kind::Session { rpe, minutes, pain, note: old } => {
            let rpe = match &args.effort {
                Some(effort) => notation::parse_effort(effort).map_err(write::unread)?.into(),
                None => rpe,
            };
            let minutes = args.minutes.unwrap_or(minutes);
            Kind::Session { rpe, minutes, pain: args.pain.map_or(pain, |given| given.0), note: note(old) }
        }
        void @ Kind::Void { .. } => void,
    })
}

/// Returns what can be different in a record of a kind.
pub(super) fn can_change(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::Sets { .. } => &[
            "other sets",
            "--side",
            "--load",
            "--rpe",
            "--touches",
            "--stopped",
            "--pain",
            "--date",
            "--note",
        ],
        Kind::Skip { .. } | Kind::Symptom { .. } => &["--date", "--reason"],
        Kind::Checkin { .. } => &["--pain", "--stiffness", "--date"],
        Kind::Test { .. } => &["--left", "--right", "--date", "--note"],
        Kind::Session { .. } => &["--effort", "--minutes", "--pain", "--date", "--note"],
        Kind::Void { .. } => &[],
    }
}

/// Refuses what a record of this kind does not say.
fn refuse(args: &EditArgs, kind: &Kind) -> Result<(), Failure> {
    let can = can_change(kind);
    let options = &args.options;
    // Where there is a reason, a note is one.
    let note = if can.contains(&"--reason") { "--reason" } else { "--note" };
    let given = [
        (!args.sets.is_empty(), "other sets"),
        (options.side.is_some(), "--side"),
        (options.load.is_some(), "--load"),
        (options.rpe.is_some(), "--rpe"),
        (options.touches.is_some(), "--touches"),
        (args.stopped.is_some(), "--stopped"),
        (args.pain.is_some(), "--pain"),
        (args.stiffness.is_some(), "--stiffness"),
        (args.left.is_some(), "--left"),
        (args.right.is_some(), "--right"),
        (args.effort.is_some(), "--effort"),
        (args.minutes.is_some(), "--minutes"),
        (args.reason.is_some(), "--reason"),
        (options.note.is_some(), note),
        (options.date.is_some(), "--date"),
    ];
    if matches!(kind, Kind::Checkin { .. }) && args.pain.is_some_and(|pain| pain.0.is_none()) {
        return Err(Failure::NoMorningWithoutPain);
    }
    if can.is_empty() || given.iter().any(|(is, what)| *is && !can.contains(what)) {
        return Err(Failure::CannotEdit { what: told::what(kind), can });
    }
    Ok(())
}

/// The new sets with what they leave unsaid, or the old ones with what the options change; and a pain typed with them.
fn corrected_sets(
    args: &EditArgs,
    slug: &str,
    old: &[Set],
    catalogue: &Catalogue,
    unit: LoadUnit,
    world: &World,
) -> Result<(Vec<Set>, Option<Pain>), Failure> {
    let options = &args.options;
    let is_unloaded = options.load.as_deref().is_some_and(is_nothing);
    let exercise = catalogue.get(slug);
    let (mut sets, pain) = if args.sets.is_empty() {
        (lay_over(args, old, unit)?, None)
    } else {
        let exercise = exercise.ok_or_else(|| Failure::NoNewSets { exercise: slug.to_string() })?;
        let load = options.load.clone().filter(|_| !is_unloaded);
        let typed = write::read_sets(options, load.as_deref(), None, &typed_sets(args), unit)?;
        let mut sets = write::fit(&typed, exercise)?;
        carry_over(old, &mut sets);
        (sets, typed.pain)
    };
    if let (Some(stopped), Some(last)) = (args.stopped, sets.last_mut()) {
        last.stopped = stopped;
    }
    if is_unloaded {
        for set in &mut sets {
            set.load = None;
        }
    }
    if let Some(exercise) = exercise {
        write::fit_options(options, exercise)?;
        let is_risky = !args.sets.is_empty() || options.load.is_some();
        if is_risky && !options.force {
            write::check_for_slips(world, exercise, &sets)?;
        }
    }
    Ok((sets, pain))
}

/// The sets that were typed, those in several words as one.
fn typed_sets(args: &EditArgs) -> String {
    let words: Vec<&str> = args.sets.iter().flat_map(|word| word.split_whitespace()).collect();
    notation::join_spoken(&words).join(" ")
}

/// Whether a load is typed to say that there was none.
fn is_nothing(load: &str) -> bool {
    matches!(load.trim().to_lowercase().as_str(), "0" | "0kg" | "0lb" | "none")
}

/// Replaces in every set what an option names.
fn lay_over(args: &EditArgs, old: &[Set], unit: LoadUnit) -> Result<Vec<Set>, Failure> {
    let options = &args.options;
    let load: Option<Load> = match options.load.as_deref().filter(|load| !is_nothing(load)) {
        Some(text) => Some(notation::parse_load(text, unit).map_err(write::unread)?),
        None => None,
    };
    let rpe: Option<LoggedRpe> = match &options.rpe {
        Some(text) => Some(notation::parse_rpe(text).map_err(write::unread)?.into()),
        None => None,
    };
    let side = options.side.map(Side::from);
    let laid = |set: &Set| Set {
        done: set.done,
        side: side.or(set.side),
        load: load.or(set.load),
        rpe: rpe.or(set.rpe),
        touches: options.touches.or(set.touches),
        tempo_s: set.tempo_s,
        stopped: set.stopped,
    };
    Ok(old.iter().map(laid).collect())
}

/// Keeps load, effort and touches of the old sets, each where the new ones say nothing of it.
fn carry_over(old: &[Set], new: &mut [Set]) {
    carry(old, new, |set| &mut set.load);
    carry(old, new, |set| &mut set.rpe);
    carry(old, new, |set| &mut set.touches);
    // What ended the last set still did, whatever its number should have been.
    if let (Some(last), true) = (new.last_mut(), old.last().is_some_and(|set| set.stopped)) {
        last.stopped = true;
    }
}

/// Keeps one thing: what all old sets share goes to all new ones, else each new set has it from the old one of its place
/// and side.
fn carry<T: Copy + PartialEq>(old: &[Set], new: &mut [Set], field: impl Fn(&mut Set) -> &mut Option<T>) {
    let of = |set: &Set| *field(&mut set.clone());
    if new.iter().any(|set| of(set).is_some()) {
        return;
    }
    let first = old.first().and_then(of);
    let is_shared = old.iter().all(|set| of(set) == first);
    for position in 0..new.len() {
        let side = new[position].side;
        let place = new[..position].iter().filter(|set| set.side == side).count();
        let same = old.iter().filter(|set| set.side == side).nth(place);
        *field(&mut new[position]) = if is_shared { first } else { same.and_then(of) };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::entry;
    use crate::wording::sets::noted;

    fn sets(text: &str) -> Vec<Set> {
        let catalogue = Catalogue::bundled();
        let exercise = catalogue.get("single-leg-balance").expect("bundled");
        let typed = notation::parse(text, LoadUnit::Kg).expect("sets");
        entry::fit(&typed, exercise).expect("fits")
    }

    #[test]
    fn what_new_sets_do_not_say_is_kept() {
        for (old, new, expected) in [
            ("3x12s+10kg@8", "3x11s", "11s,11s,11s+10kg@8"),
            ("3x12s+10kg", "2x11s 10s", "11s,11s,10s+10kg"),
            // What is typed wins, for all of them.
            ("3x12s+10kg@8", "3x11s@9", "11s,11s,11s+10kg@9"),
            ("3x12s+10kg@8", "3x11s+12kg", "11s,11s,11s+12kg@8"),
            ("3x12s@8", "11s 11s 11s@9", "11s 11s 11s@9"),
            // Set by set where they differ.
            ("12s@7 12s@8 12s@9", "11s 10s", "11s@7 10s@8"),
            ("12s@7 12s@8", "3x11s", "11s@7 11s@8 11s"),
            ("L12s@7 L12s@8 R12s", "R11s L11s,10s", "L 11s@7 10s@8  R 11s"),
            ("L12s+5kg R12s+5kg", "2x11s", "11s,11s+5kg"),
            ("2x30s touch2", "2x25s", "25s,25s touch2"),
            ("2x30s", "2x25s", "25s 25s"),
            ("30s,20s stopped", "30s,25s", "30s 25s stopped"),
            ("30s stopped 30s", "30s,25s", "30s 25s"),
        ] {
            let mut new_sets = sets(new);
            carry_over(&sets(old), &mut new_sets);
            assert_eq!(noted(&new_sets), expected, "{old} to {new}");
        }
    }
}
