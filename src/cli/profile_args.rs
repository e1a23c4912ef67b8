//! The options of what is about the profile: `setup`, `config`, `swap`, and the what-if of `plan`.

use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches, Subcommand};

use crate::profile::rows::{Key, PlanOption, ROWS, Row};

/// `ankle setup`
#[derive(Debug, Args)]
pub struct SetupArgs {}

/// `ankle config`
#[derive(Debug, Args)]
pub struct ConfigArgs {
    /// What to do.
    #[command(subcommand)]
    pub action: ConfigAction,
}

/// What can be done with one key.
#[derive(Debug, Subcommand)]
pub enum ConfigAction {
    /// Show every key with its value, or one
    #[command(
        after_help = "Examples:\n  ankle config get\n  ankle config get minutes\n  ankle config get --week 2026-W48"
    )]
    Get(ConfigGetArgs),
    /// Give a key its value, or its values
    #[command(
        after_help = "Examples:\n  ankle config set minutes 30\n  ankle config set days mon thu\n  ankle config set days 3\n  \
                      ankle config set equipment none --week 2026-W48\n  ankle config set since.recent-sprain 2026-11-02\n  \
                      ankle config set cues.say \"espeak-ng -v de\""
    )]
    Set(ConfigSetArgs),
    /// Add values to a list
    #[command(
        after_help = "Examples:\n  ankle config add equipment step\n  ankle config add avoid squat-jack"
    )]
    Add(ConfigSetArgs),
    /// Take values out of a list, or a key out of the file
    #[command(
        after_help = "Examples:\n  ankle config remove flags recent-sprain\n  ankle config remove minutes"
    )]
    Remove(ConfigRemoveArgs),
    /// Print where the file is
    Path,
}

/// `ankle config get`
#[derive(Debug, Args)]
pub struct ConfigGetArgs {
    /// One key only
    pub key: Option<String>,

    /// As it holds in one week: 2026-W48, this, next
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle config set` and `add`
#[derive(Debug, Args)]
pub struct ConfigSetArgs {
    /// The key; which there are: ankle help profile
    pub key: String,

    /// Its value, or several; 'none' for an empty list
    #[arg(required = true, value_name = "VALUE", allow_negative_numbers = true)]
    pub values: Vec<String>,

    /// For one week only: 2026-W48, this, next
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,
}

/// `ankle config remove`
#[derive(Debug, Args)]
pub struct ConfigRemoveArgs {
    /// The key
    pub key: String,

    /// What to take out of its list; without it, the key itself
    #[arg(value_name = "VALUE", allow_negative_numbers = true)]
    pub values: Vec<String>,

    /// Of one week only: 2026-W48, this, next
    #[arg(long, value_name = "WEEK")]
    pub week: Option<String>,
}

/// `ankle swap`
#[derive(Debug, Args)]
pub struct SwapArgs {
    /// The exercise of this week's plan
    #[arg(value_name = "EXERCISE")]
    pub planned: String,

    /// What to do in its place; without it, what could stand there
    #[arg(value_name = "OTHER")]
    pub other: Option<String>,

    /// Not only this week
    #[arg(long)]
    pub always: bool,
}

/// The keys of the profile as options: what the plan would be with other ones.
#[derive(Debug, Clone, Default)]
pub struct WhatIf {
    /// Each key that was given, with what was typed for it.
    pub given: Vec<(Key, Vec<String>)>,
}

impl WhatIf {
    /// Returns the option of a key: `--hard-run-days`.
    pub fn option(key: Key) -> String {
        format!("--{}", key.row().option.name)
    }
}

impl FromArgMatches for WhatIf {
    fn from_arg_matches(matches: &ArgMatches) -> Result<WhatIf, Error> {
        let given = ROWS.iter().filter_map(|row| {
            let typed = matches.get_many::<String>(row.option.name)?;
            Some((row.key, typed.cloned().collect()))
        });
        Ok(WhatIf { given: given.collect() })
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = WhatIf::from_arg_matches(matches)?;
        Ok(())
    }
}

impl Args for WhatIf {
    fn augment_args(command: Command) -> Command {
        let option = |row: &Row| {
            let PlanOption { name, value, about } = row.option;
            Arg::new(name)
                .long(name)
                .value_name(value)
                .help(about)
                .help_heading("What if the profile were another (nothing is written)")
                .action(ArgAction::Append)
                .allow_negative_numbers(true)
                .hide_short_help(true)
        };
        command.args(ROWS.iter().map(option))
    }

    fn augment_args_for_update(command: Command) -> Command {
        WhatIf::augment_args(command)
    }
}
