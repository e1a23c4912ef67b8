//! `ankle` plans, explains and records strength training of the ankle and the calf.
//!
//! # How data flows
//!
//! ```text
//! exercises/*.toml ── build.rs ─→ catalogue ─┐
//! config.toml ─→ store ─────────→ profile ───┼─→ person ─→ planner ─→ plan ─→ view, formats ─→ stdout
//! log.jsonl ─→ store ─→ log ────→ history ───┘     │         ↑ ↓
//!     ↑                                            ├──→ coach, outlook ─→ view, formats
//!     │                                            └──→ review (progress) ─→ view, formats
//!     └── store ←─ log::event ←─ entry ←─ notation ←─ "3x12@8"
//!                      ↑ ↓
//!                    exchange ←→ tables of other programs
//! ```
//!
//! A [`person`] is catalogue, profile and history in one. The [`planner`] asks the [`coach`] for the target of each
//! exercise and makes a [`plan`], a plain value. [`review`] computes what `progress` shows; [`outlook`] plans the weeks
//! ahead. [`view`] and [`formats`] only print, in words they share in [`wording`]. [`commands`] is the shell: each
//! command loads, asks the core, and shows.
//! A module uses only what stands before it in `tests/it/tidy/modules.rs`; no files use each other in a circle.
//!
//! # Where what is
//!
//! Words and values, lowest first:
//!
//! - `vocabulary`: the macro of closed word lists. [`units`]: decimal, load, RPE, pain, tempo. [`text`]: counts, lists,
//!   escapes. [`week`]: weeks, weekdays, typed dates. [`diagnostic`]: a fault in a file, with line and caret.
//! - [`safety`]: warning signs, the tags of `symptom` and their advice. [`notation`]: sets as typed, read and printed.
//! - [`catalogue`]: exercise files, their checks, phases, chains, filters and names. [`profile`]: `config.toml`, a row a key.
//! - [`log`]: lines and records, ids, undo, merge. [`history`]: what the records mean, day by day.
//!
//! [`coach`] says what to do of each exercise, and why; it knows no days of a plan:
//!
//! - `rules`: every number and the text of every rule, and nothing that decides.
//! - `state`: where a person stands. `exercise` is the dose of one exercise, and how load and sets are added or taken
//!   off. `ladder` is one chain with its marks and what stands in for a rung; `rung` finds the start rung, the branch and
//!   the favourite. `hops` says whether hops are open, `landings` what a session of them holds. `waiting` is a step put
//!   off by a gap. `standing` holds them all at the start of a week, and answers for them.
//! - `judge`: what the log says, without moving anything. `reading` is one exposure leg by leg, `effort` how easy it was,
//!   `verdict` what it decides; `pain` the light of each day, green to red, and the usual morning; `layoff` how much a
//!   gap takes off; `hop_gate` what must hold before hops begin; `race` which days a race eases; `lighter_week` when one
//!   is due; `trained_week` the calf sets of a week; `load_jump` a week against four; `symmetry` left against right;
//!   `self_test` the tests and when none is offered; `norms` typical results.
//! - `replay`: goes through the log and moves the state. `weeks` is the loop over weeks and days, `exposure` what one
//!   exposure changes, `steps` the step on or back, `gap` what the first day after a gap takes down, `waiting` what it
//!   puts off, `start` which test the start rung follows, `thin_week` which weeks hold too
//!   little to grow from.
//! - `prescribe`: the target of an exercise in a week. `because` is its reason, `decision` the same in one word, `next`
//!   the target after today. `eligible`: what level, equipment and flags allow. `heavy_slow`: the twelve-week block: its
//!   `schedule`, the `choice` of what is lifted, the `load`; `replay/heavy_slow` moves it.
//!
//! [`planner`] puts the targets on days:
//!
//! - `build` is the way in: a week as it stands on a day. `base` plans a week from its Monday, or the rest from a day
//!   on. `weekly_targets`: what a week must hold, its kind, its growth. `stopped`: a week, or its rest, without
//!   training. `swap`: what can stand in for an exercise. `impossible`: why there is no week.
//! - `days`: `offer` says which dates can be used and which stay light, `choose` picks among them by weekday alone,
//!   and which are moderate.
//! - `contents`: what the days hold. `frame` is what is settled before, `done_before` what of the week is over.
//!   `select` finds the exercise of each quality, a `pick`; `hops` does so for hops. `fill` puts a pick of each quality
//!   on each day and makes costs of them; `search` spreads sets over days, and knows only seconds, points and bits of
//!   days. `minutes` shrinks the least session, `lighter_week` halves sets, `heavy_slow` is what the block takes first,
//!   `moderate` makes less of work before a hard run, `variety` finds what comes up beside the rungs.
//! - `lines`: the filled week as a plan. `assemble` is the loop; `draft` one line before it is written; `easing` bends
//!   it after a gap and for the weaker leg; `cautions` are those of flags. `coverage` says what a line counts for,
//!   `extras` what may be done outside the session, `shortfall` what is short or cut and why, `notes` what holds for
//!   the week, `runs` what hard runs have to do with it.
//! - `under_way`: a week that has begun. `replay` is the loop over its mornings, `state` the week on one of them.
//!   `missed` says which sessions are open, and slides or drops them; `deal` tries every way to put them on days.
//!   `setbacks` finds the days of this week with red, a sore morning or sharp pain; `after_pain` plans anew after one,
//!   `new_profile` after a changed profile. `done` matches logged sets to items; what is left over is done beside them. `moved` puts
//!   work on the day it was done.
//!
//! [`plan`] is the value, and its words: `mod` week and day, `item` a line, `reason` why it is there, `coaching` the
//! coach's part of that, `note` on the week, `trim` what was left out, `shortfall` what is not reached, `incident` what
//! happened to the ankle, `rules` the sources for `--explain`, `timing` seconds, `totals` sums.
//!
//! Around them:
//!
//! - [`review`]: figures, calendar, week, self-tests and the checklist after a sprain of `progress`. [`outlook`]: the
//!   planner on a log yet to come.
//! - [`entry`]: typed sets that fit their exercise, and slips. [`exchange`]: tables of this program, Strong and Hevy.
//! - [`wording`]: what views and formats both say: `sets`, `week`, and `remarks`, a line for each thing that happened.
//! - [`view`]: text for people, about a file a screen; `page` wraps, `look` colours, `chart` draws on [`figure`].
//! - [`guide`]: the guided session, pure. `part` is one line of the day as it is led, `timeline` all of them as stretches
//!   to the plan's second; `session` walks through them, `step(state, event) → (state, effects)`, and keeps what is to be
//!   written in its `ledger`; `clock` notices when nobody was there. `screen` draws a state, `plain` says it, `summary`
//!   is what is left of it. `commands/start` alone meets terminal, clock and log: `led` hands events in and effects out,
//!   `keeper` writes, `cues` and `programs` reach across the room.
//! - [`formats`]: JSON, CSV, calendar, Markdown, HTML; `sheet` is what the last three share of a plan.
//! - [`cli`]: commands, options, help, and misuse as data. [`failure`]: every `error:` and `tip:`. [`store`]: files.
//!   [`mod@env`]: clock, terminal, folders. [`commands`]: a file a command; `load` and `write` serve them all.
//!
//! # To add or change
//!
//! Each ends with the screens in `tests/cmd`, the README where it tells of it, and a line in `CHANGELOG.md`.
//!
//! - **A key of the profile**: its field and default in `profile/mod.rs`, its row in `profile/rows.rs`. `config`,
//!   `setup`, `help profile` and the options of `plan` follow the rows. A new sort of value: `check.rs`, `value.rs`,
//!   `typed.rs`.
//! - **A format of the plan**: `PlanFormat` in `cli/args.rs`, file endings in `commands/output.rs`, the writer in
//!   `formats`, its arm in `commands/plan.rs`. One to import: `ImportFormat`, `exchange`, `commands/import.rs`. One to
//!   export: `ExportFormat`, `exchange`, `commands/export.rs`.
//! - **A kind of record**: `log/event.rs`, `log/line.rs` (`KINDS`, both ways), `history/builder.rs` for what it means,
//!   `history/pick.rs`, `view/told.rs`, `commands/correct.rs` for `edit`, `commands/oddities.rs` for `doctor`.
//! - **An exercise**: `exercises/<slug>.toml` as `exercises/README.md` says, its row in `tests/catalogue/table.txt`;
//!   for a rung, C.3 in `coach/rules/ladders.rs`.
//! - **A command**: `Command` in `cli/mod.rs`, its options in `cli/args.rs`, its row in `cli/described.rs`, a file in
//!   `commands` and its arm in `commands/mod.rs`, its line in `view/home.rs`.
//! - **A tag of `symptom`**: its row in `safety.rs`; help and list follow. One that stops is heeded everywhere. One
//!   that is only noted does nothing until `history.noted` asks for it, as `coach/judge/pain.rs` does, and
//!   `lighter_week.rs`.
//! - **A constant of a rule**: `coach/rules`, and the five steps in `.github/CONTRIBUTING.md`.
//! - **How a missed session slides**: D.8 in `coach/rules/gap.rs`, `planner/under_way/missed.rs` and `deal.rs`, vectors
//!   in `planner/tests/under_way.rs`; its words in `wording/remarks.rs`, those of `--explain` in `plan`.
//!
//! # Invariants
//!
//! 1. **The core does no I/O, reads no clock and prints nothing.** `clippy.toml` refuses the calls; [`mod@env`] and
//!    [`store`] opt out one by one.
//! 2. **The log is opened for append or for reading, never otherwise.**
//! 3. **Parsing returns values and problems.** A bad line never stops a read. Bytes first, decoded line by line.
//! 4. **`parse(display(x)) == x`** for sets, loads, dates and records.
//! 5. **Same catalogue, profile, log and date give the same bytes.** No hash order, no randomness; ties are broken by
//!    name.
//! 6. **Every bundled file is right.** The build checks each one and all of them together, and encodes them as constants.
//! 7. **Unknown keys are errors in the person's files and are ignored in the log.**
//! 8. **Every number of the coach and the planner stands in [`coach::rules`]**, with unit and source, and so does the
//!    text of every rule that code, comments and tests cite by its id.

pub mod catalogue;
pub mod cli;
pub mod coach;
pub mod commands;
pub mod diagnostic;
pub mod entry;
pub mod env;
pub mod exchange;
pub mod failure;
pub mod figure;
pub mod formats;
pub mod guide;
pub mod history;
pub mod log;
pub mod notation;
pub mod outlook;
pub mod person;
pub mod plan;
pub mod planner;
pub mod profile;
pub mod review;
pub mod safety;
pub mod store;
pub mod text;
pub mod units;
pub mod view;
pub mod week;
pub mod wording;

mod vocabulary;

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use cli::{Cli, ColourChoice, Unread};
use failure::Failure;
use view::look::Look;

/// Runs the program with its arguments, its own name first, and returns the exit code.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let (mut out, mut err) = (io::stdout().lock(), io::stderr().lock());
    let cli = match Cli::read(&arguments) {
        Ok(cli) => cli,
        Err(Unread::Shown(help)) => return show(&help, &arguments, &mut out),
        Err(Unread::Misuse(misuse)) => {
            let look = Look {
                width: env::stderr_width(),
                ascii: arguments.iter().any(|argument| argument == "--ascii"),
                colour: env::stderr_wants_colour(colour_of(&arguments)),
            };
            return report(&commands::refuse(misuse).into(), &look, &mut err);
        }
    };
    let outcome = env::World::read(&cli.everywhere)
        .map_err(anyhow::Error::from)
        .and_then(|world| commands::run(cli.command.as_ref(), &world, &mut out, &mut err));
    let Err(error) = outcome else { return ExitCode::SUCCESS };
    let colour = env::stderr_wants_colour(cli.everywhere.colour());
    let look = Look { width: env::stderr_width(), ascii: cli.everywhere.ascii, colour };
    report(&error, &look, &mut err)
}

/// Prints what went wrong, and returns the exit code.
fn report(error: &anyhow::Error, look: &Look, err: &mut dyn Write) -> ExitCode {
    let (text, code) = match error.downcast_ref::<Failure>() {
        Some(failure) if failure.is_closed_pipe() => return ExitCode::SUCCESS,
        Some(failure) if failure.is_told() => return ExitCode::from(failure.exit_code()),
        Some(failure) => (failure::error(failure, look), failure.exit_code()),
        None => (failure::unexpected(error, look), 1),
    };
    // Where even this cannot be said, the exit code still tells.
    let _ = err.write_all(text.as_bytes());
    ExitCode::from(code)
}

/// Prints help or version, and returns the exit code.
fn show(help: &clap::Error, arguments: &[OsString], out: &mut dyn Write) -> ExitCode {
    let text = help.render();
    let colour = env::stdout_wants_colour(colour_of(arguments));
    let text = if colour { text.ansi().to_string() } else { text.to_string() };
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => ExitCode::FAILURE,
        _ => ExitCode::SUCCESS,
    }
}

/// Reads `--color` from arguments that clap could not read, or did not need to.
fn colour_of(arguments: &[OsString]) -> ColourChoice {
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let separate = words.windows(2).filter(|pair| pair[0] == "--color").map(|pair| pair[1]);
    let joined = words.iter().filter_map(|word| word.strip_prefix("--color="));
    match separate.chain(joined).last() {
        Some("always") => ColourChoice::Always,
        Some("never") => ColourChoice::Never,
        _ => ColourChoice::Auto,
    }
}
