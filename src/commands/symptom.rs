//! `ankle symptom`: a warning sign, or its end.

use std::io::Write;

use chrono::NaiveDate;

use crate::cli::SymptomArgs;
use crate::diagnostic::nearest;
use crate::env::World;
use crate::failure::Failure;
use crate::history::{History, OTHER_TAGS, STOP_TAGS};
use crate::log::event::{Kind, Record};
use crate::safety::advice;

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
    let known = || STOP_TAGS.iter().chain(&OTHER_TAGS).copied();
    if !known().any(|other| other == tag) {
        let near = nearest(&tag, known()).map(ToString::to_string);
        let known = known().map(ToString::to_string).collect();
        return Err(Failure::UnknownSymptom { typed: args.tag.clone(), near, known }.into());
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

/// The tags that can be cleared on a day: stops that are open, and what was noted that day.
fn open_on(history: &History, day: NaiveDate) -> Vec<String> {
    let stops = history.open_stops().map(|(tag, _)| tag);
    let noted = OTHER_TAGS.into_iter().filter(|tag| history.noted(tag).any(|noted| noted == day));
    stops.chain(noted).map(ToString::to_string).collect()
}
