//! What is said below a plan: one line for each thing that happened, what the week is short of, what to know.

use std::collections::BTreeSet;
use std::fmt;

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Quality;
use crate::plan::incident::Incident;
use crate::plan::shortfall::ShortWhy;
use crate::plan::trim::{Change, TrimWhy};
use crate::plan::{Note, Plan, Shortfall, Trim, WeekKind};
use crate::text::{and_list, escape};
use crate::week::{Weekday, short_date};

/// What a remark is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A session that was missed, and what became of it.
    Missed,
    /// A session that stands on another day, though none was missed.
    Moved,
    /// What pain changed.
    Changed,
    /// What the week does not reach.
    Short,
    /// What has fewer sets.
    Shortened,
    /// What is left out.
    LeftOut,
    /// Anything else to know.
    Note,
}

impl fmt::Display for About {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            About::Missed => "Missed",
            About::Moved => "Moved",
            About::Changed => "Changed",
            About::Short => "Short of",
            About::Shortened => "Shortened",
            About::LeftOut => "Left out",
            About::Note => "Note",
        })
    }
}

/// A remark, and what it is about.
pub type Remark = (About, String);

/// Returns what is said below a plan.
///
/// One thing that happened is one line, with all that became of it; what stands among the extras is on offer and not
/// short. Who asks for every reason gets each shortfall and each item left out as well.
pub fn remarks(plan: &Plan<'_>, explain: bool) -> Vec<Remark> {
    let happened = if explain { Vec::new() } else { happenings(plan) };
    let short = plan.uncovered.iter().filter(|short| is_open_question(plan, short, explain));
    let short = short.map(|short| {
        let quality = short.quality();
        (About::Short, format!("{}: {}", quality.words(), escape(&short.text())))
    });
    let is_told = |trim: &&Trim<'_>| !explain && (is_told_elsewhere(trim) || is_told_as_short(plan, trim));
    let trims: Vec<&Trim<'_>> = plan.trimmed.iter().filter(|trim| !is_told(trim)).collect();
    let notes = plan.notes.iter().filter(|note| {
        let is_told_already = matches!(
            note,
            Note::Slid(_) | Note::Replanned(..) | Note::RestDay { .. } | Note::OpenSets { is_new: false, .. }
        );
        explain || !is_told_already
    });
    let notes: Vec<Remark> = notes.map(|note| (About::Note, note.text())).collect();
    happened.into_iter().chain(short).chain(left_out(&trims)).chain(notes).collect()
}

/// Says in a line each what happened in the week, in the order it happened.
fn happenings(plan: &Plan<'_>) -> Vec<Remark> {
    let mut told: Vec<(NaiveDate, Remark)> = missed(plan).into_iter().collect();
    let mut incidents: Vec<(Incident, Option<NaiveDate>)> = Vec::new();
    for note in &plan.notes {
        match note {
            Note::Replanned(from, incident) => incidents.push((*incident, Some(*from))),
            Note::RestDay { date, incident, .. } => incidents.push((*incident, Some(*date))),
            _ => {}
        }
    }
    for trim in &plan.trimmed {
        let Some(incident) = trim.why.incident() else { continue };
        if incidents.iter().all(|(other, _)| *other != incident) {
            incidents.push((incident, None));
        }
    }
    for (incident, from) in incidents {
        let rest = plan
            .notes
            .iter()
            .find(|note| matches!(note, Note::RestDay { incident: other, .. } if *other == incident));
        let mut text = match from {
            _ if let Some(rest) = rest => rest.text(),
            Some(from) => format!("From {} on, because of {}.", short_date(from), incident.text()),
            None => format!("Because of {}.", incident.text()),
        };
        let of_it = |trim: &&Trim<'_>| trim.why.incident() == Some(incident);
        let on = plan.trimmed.iter().find(of_it).map(|trim| trim.date);
        text += &drops(plan, plan.trimmed.iter().filter(of_it));
        let day = from.or(on).unwrap_or(plan.starts);
        told.push((day, (About::Changed, text)));
    }
    told.sort_by_key(|(day, _)| *day);
    told.into_iter().map(|(_, remark)| remark).collect()
}

/// Says which sessions were missed, or moved to keep heavy days apart, and what became of them; nothing where none was.
fn missed(plan: &Plan<'_>) -> Option<(NaiveDate, Remark)> {
    let slid =
        plan.notes.iter().filter_map(|note| if let Note::Slid(moves) = note { Some(moves) } else { None });
    let slid = || slid.clone().flatten();
    let dropped = || plan.trimmed.iter().filter(|trim| trim.why.is_after_miss());
    let any_missed = slid().any(|slide| slide.was_missed) || dropped().any(|trim| trim.why.is_lost_day());
    let slid = slid().map(|slide| (slide.from, slide.text()));
    let dropped = dropped().map(|trim| {
        let what = if trim.why.is_lost_day() { "was missed" } else { "makes room" };
        (trim.date, format!("{}'s session {what}: it is dropped.", Weekday::of(trim.date).full()))
    });
    let told: BTreeSet<(NaiveDate, String)> = slid.chain(dropped).collect();
    let (first, _) = told.first()?;
    let texts: Vec<&str> = told.iter().map(|(_, text)| text.as_str()).collect();
    let (about, end) = if any_missed {
        (About::Missed, "Nothing is to be made up.")
    } else {
        (About::Moved, "Heavy days keep their distance.")
    };
    Some((*first, (about, format!("{} {end}", texts.join(" ")))))
}

/// Names what is left out of the rest of the week, each exercise once.
fn drops<'a, 'c: 'a>(plan: &Plan<'c>, trims: impl Iterator<Item = &'a Trim<'c>>) -> String {
    let mut slugs: Vec<&str> = Vec::new();
    for trim in trims {
        let slug = &*trim.exercise.slug;
        let mut later = plan.days.iter().filter(|day| day.date >= trim.date);
        let comes_yet = later.any(|day| day.items.iter().chain(&day.extras).any(|item| item.slug() == slug));
        if !comes_yet && !slugs.contains(&slug) {
            slugs.push(slug);
        }
    }
    if slugs.is_empty() { String::new() } else { format!(" Left out: {}.", and_list(&slugs)) }
}

/// Whether a shortfall says what no other line says.
fn is_open_question(plan: &Plan<'_>, short: &Shortfall<'_>, explain: bool) -> bool {
    // Nobody expects to open a new quality in a week that only keeps what there is.
    let is_news = plan.kind == WeekKind::Normal || short.quality() != Quality::Plyometric;
    let is_told = match &short.why {
        ShortWhy::Missed | ShortWhy::Replanned(_) | ShortWhy::Ended(_) | ShortWhy::HopsClosed(_) => true,
        ShortWhy::LighterWeek { in_extras }
        | ShortWhy::Minutes { in_extras, .. }
        | ShortWhy::Days { in_extras, .. } => *in_extras,
        _ => false,
    };
    is_news && (explain || !is_told)
}

/// Whether another line says it: that of what happened, or the extras.
fn is_told_elsewhere(trim: &Trim<'_>) -> bool {
    trim.change == Change::MovedToExtras || trim.why.is_after_miss() || trim.why.incident().is_some()
}

/// Whether the line of a quality that is short of minutes says it: that fewer sets or sessions of it fit.
fn is_told_as_short(plan: &Plan<'_>, trim: &Trim<'_>) -> bool {
    let is_of_it = |short: &&Shortfall<'_>| {
        let is_minutes = matches!(short.why, ShortWhy::Minutes { .. });
        let is_counted = short.total.is_in_sets() || trim.change == Change::Dropped;
        is_minutes && is_counted && short.quality() == trim.exercise.quality
    };
    let mut short = plan.uncovered.iter().filter(is_of_it);
    matches!(trim.why, TrimWhy::Minutes(_)) && short.any(|short| is_open_question(plan, short, false))
}

/// Says what was left out or made smaller, what is alike in one line.
fn left_out(trims: &[&Trim<'_>]) -> Vec<Remark> {
    let of_one_day = |a: &&Trim<'_>, b: &&Trim<'_>| (a.date, a.change, a.why) == (b.date, b.change, b.why);
    let of_one_kind = |a: &&Trim<'_>, b: &&Trim<'_>| {
        (&a.exercise.slug, a.change, a.why) == (&b.exercise.slug, b.change, b.why)
    };
    let by_kind = trims.chunk_by(of_one_kind).any(|trims| trims.len() > 1);
    let is_alike = |a: &&Trim<'_>, b: &&Trim<'_>| if by_kind { of_one_kind(a, b) } else { of_one_day(a, b) };
    let told = trims.chunk_by(is_alike).map(|trims| {
        let mut dates: Vec<String> = trims.iter().map(|trim| short_date(trim.date)).collect();
        dates.dedup();
        let mut exercises: Vec<&str> = trims.iter().map(|trim| &*trim.exercise.slug).collect();
        exercises.dedup();
        let Trim { change, why, .. } = trims[0];
        let about = match change {
            Change::FewerSets(..) => About::Shortened,
            Change::Dropped | Change::MovedToExtras => About::LeftOut,
        };
        (about, format!("{} on {}: {change}, {}", and_list(&exercises), and_list(&dates), why.text()))
    });
    told.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::history::History;
    use crate::person::Person;
    use crate::planner::base_week;
    use crate::profile::Profile;
    use crate::units::Pain;
    use crate::week::Week;

    #[test]
    fn an_open_set_is_explained_while_it_is_new_and_to_who_asks() {
        let (catalogue, profile, history) = (Catalogue::shared(), Profile::default(), History::default());
        let today: NaiveDate = "2026-11-20".parse().expect("a date");
        let person = Person { catalogue, profile: &profile, history: &history };
        let plan = base_week(person, Week::of(today), today).expect("a week");
        for (is_new, explain, expected) in
            [(true, false, true), (false, false, false), (true, true, true), (false, true, true)]
        {
            let notes = vec![Note::OpenSets { most_pain: Pain::default(), is_new }];
            let told = remarks(&Plan { notes, ..plan.clone() }, explain);
            let is_told = told.iter().any(|(_, text)| text.contains("leaves the last set open"));
            assert_eq!(is_told, expected, "new: {is_new}, asked: {explain}");
        }
    }
}
