//! `ankle symptom`: a warning sign, or its end; alone, which there are.

use std::io::Write;

use anyhow::Context as _;
use chrono::NaiveDate;

use crate::cli::SymptomArgs;
use crate::coach::judge::pain::before;
use crate::coach::rules::SIGN_AGAIN_DAYS;
use crate::diagnostic::nearest;
use crate::env::World;
use crate::failure::Failure;
use crate::formats::json;
use crate::history::History;
use crate::log::event::{Kind, Record};
use crate::safety::{Effect, Tag};
use crate::view::symptoms;

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
    let Some(tag) = Tag::from_word(&typed.to_lowercase()) else {
        let near = near(&typed.to_lowercase());
        return Err(Failure::UnknownSymptom { typed: typed.clone(), near }.into());
    };
    if args.clear && args.reason.is_none() {
        return Err(Failure::NoReason { tag }.into());
    }
    let today = world.now.date_naive();
    if args.clear {
        let open = open_on(&load::history(world, today, err)?, today);
        if !open.contains(&tag) {
            let open = open.iter().map(ToString::to_string).collect();
            return Err(Failure::NotOpen { tag: tag.to_string(), open }.into());
        }
    }
    let kind = Kind::Symptom { tag: tag.to_string(), open: !args.clear, reason: args.reason.clone() };
    let record =
        Record { id: write::new_id(world), at: write::now(world), kind, replaces: None, batch: None };
    let meaning = match tag.effect() {
        _ if args.clear => String::new(),
        Effect::Stops => format!(
            "{} Nothing is scheduled until you clear it:\nankle symptom {tag} --clear --reason \"what was found\"",
            tag.advice()
        ),
        Effect::Noted => tag.advice().to_string(),
    };
    let noted = Noted { command: "symptom", name: None, meaning: &meaning, json: args.json };
    write::note(&record, &noted, world, out, err)?;
    if args.json || args.clear || !told_again(tag, today, world) {
        return Ok(());
    }
    write::print_after(out, &symptoms::again(SIGN_AGAIN_DAYS, &world.look))
}

/// Whether a sign that is worth a clinician's look when it comes back was noted on an earlier day already.
fn told_again(tag: Tag, today: NaiveDate, world: &World) -> bool {
    let from = before(today, SIGN_AGAIN_DAYS - 1);
    // What of the log cannot be read is told by what reads it next: the word is kept all the same.
    let history = load::history(world, today, &mut std::io::sink());
    matches!(tag, Tag::Swelling | Tag::GivingWay)
        && history.is_ok_and(|history| history.noted(tag).any(|day| (from..today).contains(&day)))
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
    let signs = history.signs(today);
    let text = if args.json {
        json::envelope("symptom", json::Symptoms::new(&signs)).context("cannot write the signs as JSON")?
    } else {
        symptoms::render(&signs, &world.look)
    };
    Ok(print(out, &text)?)
}

/// The tags that are like what was typed: as a whole, in one of their words, or by what they mean.
fn near(typed: &str) -> Vec<Tag> {
    /// Shorter words are in everything.
    const LONG_ENOUGH: usize = 4;
    let is_like = |words: &str, separator: char| {
        let mut typed = typed.split(['-', '_', ' ']).filter(|word| word.chars().count() >= LONG_ENOUGH);
        typed.any(|word| nearest(word, words.split(separator)).is_some())
    };
    let (whole, part): (Vec<Tag>, Vec<Tag>) =
        Tag::ALL.iter().partition(|tag| nearest(typed, [tag.as_str()].into_iter()).is_some());
    // What is like the whole tag is meant, whatever its words are like too.
    if !whole.is_empty() {
        return whole;
    }
    part.into_iter().filter(|tag| is_like(tag.as_str(), '-') || is_like(tag.meaning(), ' ')).collect()
}

/// The tags that can be cleared on a day: stops that are open, and what was noted that day.
fn open_on(history: &History, day: NaiveDate) -> Vec<Tag> {
    let stops = history.open_stops().map(|(tag, _)| tag);
    let noted = Tag::that(Effect::Noted).filter(|tag| history.noted(*tag).any(|noted| noted == day));
    stops.chain(noted).collect()
}
