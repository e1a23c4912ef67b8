//! `ankle symptom`: a warning sign, or its end.

use std::io::Write;

use chrono::NaiveDate;

use crate::cli::SymptomArgs;
use crate::diagnostic::nearest;
use crate::env::World;
use crate::failure::Failure;
use crate::history::History;
use crate::log::event::{Kind, Record};
use crate::safety::{Effect, Tag};

use super::load;
use super::write::{self, Noted};

/// Runs the command.
pub fn run(
    args: &SymptomArgs,
    world: &World,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> anyhow::Result<()> {
    let tag = args.tag.to_lowercase();
    let Some(tag) = Tag::from_word(&tag) else {
        let near = nearest(&tag, Tag::ALL.iter().map(|tag| tag.as_str())).map(ToString::to_string);
        let known = Tag::ALL.iter().map(ToString::to_string).collect();
        return Err(Failure::UnknownSymptom { typed: args.tag.clone(), near, known }.into());
    };
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
    write::note(&record, &noted, world, out, err)
}

/// The tags that can be cleared on a day: stops that are open, and what was noted that day.
fn open_on(history: &History, day: NaiveDate) -> Vec<Tag> {
    let stops = history.open_stops().map(|(tag, _)| tag);
    let noted = Tag::that(Effect::Noted).filter(|tag| history.noted(*tag).any(|noted| noted == day));
    stops.chain(noted).collect()
}
