//! `ankle symptom`: a warning sign, or its end; alone, which there are.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::cli::SymptomArgs;
use crate::diagnostic::nearest;
use crate::env::World;
use crate::failure::Failure;
use crate::formats::json;
use crate::history::{History, OTHER_TAGS, STOP_TAGS};
use crate::log::event::{Kind, Record};
use crate::safety::{advice, meaning};
use crate::view::symptoms::{self, Sign};

use super::write::{self, Noted};
use super::{load, print};

/// Runs the command.
pub fn run(
    args: &SymptomArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let Some(typed) = &args.tag else { return without_tag(args, world, out, err) };
    let tag = typed.to_lowercase();
    if !known().any(|other| other == tag) {
        let near = near(&tag).map(|tag| (tag, meaning(tag))).collect();
        return Err(Failure::UnknownSymptom { typed: typed.clone(), near, known: known().collect() }.into());
    }
    if args.clear && args.reason.is_none() {
        return Err(Failure::NoReason { tag }.into());
    }
    let today = world.now.date_naive();
    let stops = STOP_TAGS.contains(&&*tag);
    if args.clear {
        let open = open_on(&load::history(world, today, err)?, today);
        if !open.contains(&tag) {
            return Err(Failure::NotOpen { tag, open }.into());
        }
    }
    let kind = Kind::Symptom { tag: tag.clone(), open: !args.clear, reason: args.reason.clone() };
    let record =
        Record { id: write::new_id(world), at: write::now(world), kind, replaces: None, batch: None };
    let meaning = if stops && !args.clear {
        format!(
            "{} Nothing is scheduled until you clear it:\nankle symptom {tag} --clear --reason \"what was found\"",
            advice(&tag)
        )
    } else {
        match (&*tag, args.clear) {
            ("sharp", false) => "That ends today: what you did takes a step back and rests for 7 days, and the days that remain are planned anew. See them: ankle plan --week. When to have it seen: ankle safety".to_string(),
            ("tired", false) => "Three times in a fortnight, with one more sign, make a lighter week.".to_string(),
            _ => String::new(),
        }
    };
    let noted = Noted { command: "symptom", name: None, meaning: &meaning, json: args.json };
    write::note(&record, &noted, world, out, err)
}

/// Lists the tags, what each means and which are open; an option without a tag is refused.
fn without_tag(
    args: &SymptomArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let today = world.now.date_naive();
    let history = load::history(world, today, err)?;
    if args.clear || args.reason.is_some() {
        return Err(Failure::NoSymptom { open: open_on(&history, today) }.into());
    }
    let sign = |tag: &'static str| {
        let stops = STOP_TAGS.contains(&tag);
        let since = history.open_stops().find(|(open, _)| *open == tag).map(|(_, since)| since);
        let open_since = if stops { since } else { history.noted(tag).find(|noted| *noted == today) };
        Sign { tag, meaning: meaning(tag), stops, open_since }
    };
    let signs: Vec<Sign<'_>> = known().map(sign).collect();
    let text = if args.json {
        json::envelope("symptom", json::Symptoms::new(&signs)).context("cannot write the signs as JSON")?
    } else {
        symptoms::render(&signs, &world.look)
    };
    Ok(print(out, &text)?)
}

/// Every tag, those that stop all loading first.
fn known() -> impl Iterator<Item = &'static str> {
    STOP_TAGS.into_iter().chain(OTHER_TAGS)
}

/// The tags that are like what was typed: as a whole, in one of their words, or by what they mean.
fn near(typed: &str) -> impl Iterator<Item = &'static str> {
    /// Shorter words are in everything.
    const LONG_ENOUGH: usize = 4;
    let is_like = |words: &str, separator: char| {
        let typed = typed.split(['-', '_', ' ']).filter(|word| word.chars().count() >= LONG_ENOUGH);
        typed.into_iter().any(|word| nearest(word, words.split(separator)).is_some())
    };
    let (whole, part): (Vec<&str>, Vec<&str>) =
        known().partition(|tag| nearest(typed, [*tag].into_iter()).is_some());
    let part = part.into_iter().filter(|tag| is_like(tag, '-') || is_like(meaning(tag), ' '));
    // What is like the whole tag is meant, whatever its words are like too.
    let found: Vec<&str> = if whole.is_empty() { part.collect() } else { whole };
    found.into_iter()
}

/// The tags that can be cleared on a day: stops that are open, and what was noted that day.
fn open_on(history: &History, day: NaiveDate) -> Vec<String> {
    let stops = history.open_stops().map(|(tag, _)| tag);
    let noted = OTHER_TAGS.into_iter().filter(|tag| history.noted(tag).any(|noted| noted == day));
    stops.chain(noted).map(ToString::to_string).collect()
}
