//! `ankle start`: today's session, guided.
//!
//! The one place where the session meets terminal, clock and log; what it does is decided in [`crate::guide`].

mod cues;
mod keeper;
mod led;
mod plain;
mod programs;
mod screen;
mod signals;
mod terminal;
mod today;

use std::io::Write;

use anyhow::Context as _;

use crate::cli::StartArgs;
use crate::env::{self, World};
use crate::failure::Failure;
use crate::formats::json;
use crate::guide::effect::Ending;
use crate::guide::listing;
use crate::guide::session::Session;
use crate::guide::summary::{self, Summary};
use crate::guide::timeline::{Listed, seconds, timeline};
use crate::store;

use super::print;
use keeper::Keeper;
use led::Led;
use today::{Found, Reader};

/// Runs the command.
pub fn run(args: &StartArgs, world: &World, out: &mut dyn Write, err: &mut dyn Write) -> anyhow::Result<()> {
    let reader = Reader { args, world };
    let (found, today) = reader.read(err)?;
    let today = match today {
        Ok(today) => today,
        Err(nothing) => {
            let text = if args.json {
                json::envelope("start", listing::Listing { seconds: 0, timeline: &[] })?
            } else {
                nothing
            };
            return Ok(print(out, &text)?);
        }
    };
    if args.list {
        let stretches = timeline(&today.parts, today.warm_up_seconds);
        let listed: Vec<Listed<'_>> = stretches
            .iter()
            .filter_map(|stretch| Some(Listed { stretch: *stretch, part: today.parts.get(stretch.part)? }))
            .collect();
        let text = if args.json {
            let data = listing::Listing { seconds: seconds(&stretches), timeline: &listed };
            json::envelope("start", data).context("cannot write the timeline as JSON")?
        } else {
            listing::render(&listed, seconds(&stretches), &found.setting.title, &world.look)
        };
        return Ok(print(out, &text)?);
    }
    let is_plain = args.plain || env::is_dumb_terminal();
    let has_terminal = env::stdin_is_terminal() && env::stdout_is_terminal();
    if !is_plain && !has_terminal {
        return Err(Failure::NeedsTerminal { example: example(&today.parts) }.into());
    }
    // Held until the end: a second session would write the same sets again.
    let _lock = if args.dry_run { None } else { lock(world)? };
    let clock = world.session_clock()?;
    let mut led = Led {
        session: Session::new(found.setting.clone(), today),
        keeper: Keeper::new(world, args.dry_run),
        reader: &reader,
        clock,
    };
    let ended =
        if is_plain { plain::lead(&mut led, &found, out) } else { screen::lead(&mut led, &found, out)? };
    finish(&led, &found, args, world, out)?;
    match ended {
        Some(code) => Err(Failure::EndedBySignal { code }.into()),
        None if led.session.ledger().unsaved().next().is_some() && !args.dry_run => {
            Err(Failure::NotAllSaved.into())
        }
        None => Ok(()),
    }
}

/// A command that would do, where no terminal is there.
fn example(parts: &[crate::guide::part::Part]) -> String {
    parts.first().map_or_else(String::new, |part| {
        let unit = if part.mode == crate::catalogue::vocabulary::Mode::Hold { "s" } else { "" };
        format!("ankle log {}x{}{unit} {}", part.most_sets(), part.amount, part.slug)
    })
}

/// Takes the lock that one session alone may hold; none where the file system has none.
fn lock(world: &World) -> Result<Option<store::SessionLock>, Failure> {
    let folder = world.data_dir()?;
    match store::lock_session(&folder) {
        Ok(store::Locking::Taken(lock)) => Ok(Some(lock)),
        Ok(store::Locking::Unsupported) => Ok(None),
        Ok(store::Locking::Held) => Err(Failure::SessionRuns),
        Err(source) => {
            Err(Failure::CannotLock { path: World::show_path(&folder.join(store::SESSION_LOCK)), source })
        }
    }
}

/// Says on the normal screen what was done, what it changes, and what is not saved.
fn finish(
    led: &Led<'_>,
    found: &Found,
    args: &StartArgs,
    world: &World,
    out: &mut dyn Write,
) -> anyhow::Result<()> {
    let session = &led.session;
    let ending = session.ending().cloned().unwrap_or(Ending::Terminated);
    let slugs = summary::exercises(session);
    let best = led.reader.best(&slugs);
    let summary = Summary {
        session,
        title: &found.setting.title,
        ending: &ending,
        now: led.clock.wall(),
        is_dry_run: args.dry_run,
        best: &best,
    };
    print(out, &summary::render(&summary, &world.look))?;
    // Only now is anything read back: the records stand whatever the rest of the log holds.
    if !args.dry_run
        && !slugs.is_empty()
        && let Some(text) = led.reader.outcome(&slugs)
    {
        print(out, &text)?;
    }
    let unsaved = summary::unsaved(session, &world.look);
    if !args.dry_run && !unsaved.is_empty() {
        print(out, &unsaved)?;
    }
    Ok(())
}
