//! The confirmation of `ankle log`: first what is on disk, then how it stands in the week.

use chrono::{DateTime, FixedOffset, NaiveDate, Timelike as _};

use crate::catalogue::Exercise;
use crate::catalogue::resolve::MatchedBy;
use crate::coach::Decision;
use crate::coach::because::{AppliedRuling, Because};
use crate::coach::next::Next;
use crate::coach::prescribe::Target;
use crate::coach::rules::{ACCEPTABLE_PAIN, AMBER_FROM, CLOSED_DAYS, is_pain_monitored};
use crate::history::History;
use crate::log::event::Set;
use crate::plan::{DoneState, Note, Plan, WeekKind, judged, text_of};
use crate::profile::Profile;
use crate::text::{Count, escape};
use crate::units::Pain;
use crate::week::{date_with_year, short_date};
use crate::wording::sets;

use super::look::{Look, Style};
use super::page::{Line, Page};
use super::week;

/// What was logged.
#[derive(Debug, Clone, Copy)]
pub struct Logged<'a> {
    /// The exercise.
    pub exercise: &'a Exercise,
    /// The name that was typed.
    pub typed: &'a str,
    /// How it was matched.
    pub matched_by: MatchedBy,
    /// The sets.
    pub sets: &'a [Set],
    /// Worst pain told with them.
    pub pain: Option<Pain>,
    /// The person's words.
    pub note: Option<&'a str>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Now; another year than this one is told.
    pub now: DateTime<FixedOffset>,
}

/// Says what is on disk now, with its meaning in words; needs no history.
pub fn confirmation(logged: Logged<'_>, look: &Look) -> String {
    let mut page = Page::new(look);
    let slug = &logged.exercise.slug;
    let head = Line::new().add(Style::Good, "✓").plain(" Logged ").add(Style::Bold, slug.to_string());
    let Logged { at, now, .. } = logged;
    let day = date_with_year(at.date_naive(), now.date_naive());
    let when = format!("{day}, {:02}:{:02}", at.hour(), at.minute());
    page.line_with_end(head, Line::new().plain(when));
    let pain = logged.pain.map_or_else(String::new, |pain| format!(", pain {pain} of 10"));
    let words = sets::in_words(logged.sets, logged.exercise.sides);
    // What is typed are landings; a jack has two (C.4).
    let jacks: u16 = logged.sets.iter().map(|set| set.done.number() / 2).sum();
    let words =
        if slug == "squat-jack" { format!("{words}, {} in all", Count(jacks.into(), "jack")) } else { words };
    page.paragraph(4, Style::Plain, &format!("{words}{pain}"));
    if let Some(note) = logged.note {
        page.paragraph(4, Style::Plain, &format!("\"{}\"", escape(note)));
    }
    if let Some(how) = how_matched(logged) {
        page.paragraph(4, Style::Dim, &how);
    }
    page.render(look)
}

fn how_matched(logged: Logged<'_>) -> Option<String> {
    let typed = escape(logged.typed);
    let slug = &logged.exercise.slug;
    match logged.matched_by {
        MatchedBy::Slug => None,
        MatchedBy::Alias => Some(format!("'{typed}' is another name for {slug}")),
        MatchedBy::Prefix => Some(format!("'{typed}' is short for {slug}")),
        MatchedBy::Initials => Some(format!("'{typed}' are the initials of {slug}")),
    }
}

/// Says how what was logged stands in the week, and what comes next.
pub fn look_back(
    logged: Logged<'_>,
    plan: &Plan<'_>,
    history: &History,
    next: Option<&Next<'_>>,
    profile: &Profile,
    look: &Look,
) -> String {
    let units = profile.units;
    let mut page = Page::new(look);
    let slug = &*logged.exercise.slug;
    let day = logged.at.date_naive();
    page.blank();
    let line = add_labelled;
    let items = || plan.days.iter().flat_map(|day| day.items.iter().map(move |item| (day, item)));
    if plan.kind == WeekKind::Stopped {
        line(&mut page, "plan", "stopped, see: ankle plan");
        return page.render(look);
    }
    let extras = || plan.days.iter().flat_map(|day| day.extras.iter().map(move |item| (day, item)));
    let own = items()
        .chain(extras())
        .find(|(of, item)| of.date == day && item.slug() == slug && !item.done.sets.is_empty());
    let mut answered =
        items().filter(|(of, item)| item.slug() == slug && (of.date <= day || !item.done.sets.is_empty()));
    match own.or_else(|| answered.rfind(|(_, item)| !item.done.sets.is_empty())) {
        Some((of, item)) => {
            let state = match item.done.state {
                DoneState::Done if item.is_under_target() => "done, under the target",
                DoneState::Done => "done ✓",
                _ => "not complete yet ◐",
            };
            let whose = if of.date == day { String::new() } else { format!(", of {}", short_date(of.date)) };
            line(&mut page, "plan", &format!("{}{whose}: {state}", sets::target(item, units)));
        }
        None => line(&mut page, "plan", "not in this week's plan; it counts in your log all the same"),
    }
    if let Some((date, exposure)) = history.exposures(slug).rev().find(|(date, _)| *date < day) {
        line(
            &mut page,
            "last",
            &format!("{}: {}", date_with_year(date, logged.now.date_naive()), sets::done(&exposure.sets)),
        );
    }
    for (position, words) in next.into_iter().flat_map(|next| coach(next, day)).enumerate() {
        line(&mut page, if position == 0 { "coach" } else { "" }, &words);
    }
    if let Some(until) = next
        .and_then(|next| next.rests_until)
        .filter(|_| logged.pain.is_none_or(|pain| pain <= ACCEPTABLE_PAIN))
    {
        line(
            &mut page,
            "pain",
            &format!("it rests until {} after pain: leave it for now", short_date(until)),
        );
    }
    let (done, asked) = week::progress_since(plan, history.first_day().unwrap_or(day));
    line(&mut page, "week", &format!("{done} of {}", Count(asked, "set")));
    if logged.pain.is_some_and(|pain| pain > ACCEPTABLE_PAIN) {
        line(&mut page, "pain", &too_much("it rests"));
        return page.render(look);
    }
    if let Some(pain) = logged.pain.filter(|pain| *pain >= AMBER_FROM) {
        let is_told = |note: &&Note| matches!(note, Note::SoreToday { .. });
        let note = plan.notes.iter().find(is_told).filter(|_| day == plan.today);
        let words = note.map_or_else(
            || pain_words(pain, profile),
            |note| format!("{} In the morning: ankle checkin --pain N", note.text()),
        );
        line(&mut page, "pain", &words);
    }
    let next = items().filter(|(of, item)| of.date == day && item.is_to_do()).map(|(_, item)| item).next();
    if let Some(item) = next {
        line(&mut page, "next", &format!("{} {}", item.slug(), sets::target(item, units)));
    }
    page.render(look)
}

/// Says what the coach makes of what was done on a day, and what an earlier day decided that still holds.
pub(super) fn coach(next: &Next<'_>, day: NaiveDate) -> impl Iterator<Item = String> {
    let of_day =
        next.latest.as_ref().filter(|because| because.ruling().is_some_and(|ruling| ruling.day == day));
    // Beside what the day was judged, an older step is news only while it is still ahead.
    let is_news = |because: &&Because<'_>| {
        next.latest.is_none() || !matches!(because, Because::Ruled(decides) if decides.from.is_none())
    };
    let decides = Some(&next.target).filter(|target| !is_mere_hold(target)).map(|target| &target.because);
    let decides = decides.filter(is_news);
    let is_older_told = next.latest.is_some() && decides.is_some();
    // What a week makes of an exercise holds with that week; a ruling says from when by itself.
    let told = move |because: &Because<'_>| match because {
        Because::Lighter { .. } | Because::Waits | Because::Returning { .. } if next.from.is_some() => {
            let from = next.from.map(short_date).unwrap_or_default();
            format!("From {from}: {}", text_of(because))
        }
        // "It stays as it is" would contradict the older step that is told beside it.
        Because::Ruled(applied) if applied.ruling.day == day && is_older_told && applied.is_hold() => {
            judged(&applied.ruling)
        }
        // What is judged already by a later day says its own day.
        Because::Ruled(applied) if applied.ruling.day != day => {
            text_of(&Because::Ruled(AppliedRuling { is_newest: false, ..*applied }))
        }
        _ => text_of(because),
    };
    of_day.into_iter().chain(decides).map(told)
}

/// Adds a line of the look-back: `    coach   It stays as it is.`
pub(super) fn add_labelled(page: &mut Page, label: &str, text: &str) {
    let line = Line::new().plain("    ").add(Style::Dim, label).to_column(12);
    page.line_hanging(line.plain(text), 12.min(page.width() / 3));
}

/// Says what a pain above the acceptable means.
pub fn too_much(rests: &str) -> String {
    format!(
        "above {ACCEPTABLE_PAIN} is too much: {rests} for {CLOSED_DAYS} days now. When to have it seen: ankle safety"
    )
}

/// What a pain of 3 to 5 means: acceptable for a tendon that is watched, a hold for everybody else (D.5).
pub(super) fn pain_words(pain: Pain, profile: &Profile) -> String {
    debug_assert!((AMBER_FROM..=ACCEPTABLE_PAIN).contains(&pain));
    let is_monitored = profile.flags.iter().any(|flag| is_pain_monitored(*flag));
    if is_monitored {
        format!(
            "up to {ACCEPTABLE_PAIN} is usually acceptable if it is gone by morning (Silbernagel 2007). Tell it then: ankle checkin --pain N"
        )
    } else {
        format!(
            "{AMBER_FROM} to {ACCEPTABLE_PAIN}: ease off, and what hurt stays as it is. In the morning: ankle checkin --pain N"
        )
    }
}

/// Whether a decision says nothing a person must hear right after a set.
fn is_mere_hold(target: &Target<'_>) -> bool {
    matches!(target.decision, Decision::Start) || target.because.is_old()
}
