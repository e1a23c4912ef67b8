//! The options of what looks back and ahead.

use clap::Args;

use super::value::{share, whole};

/// `ankle history`
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// One exercise only
    #[arg(value_name = "EXERCISE")]
    pub words: Vec<String>,

    /// From this day on
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub since: Option<String>,

    /// Every record, not only the last
    #[arg(long)]
    pub all: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle progress`
#[derive(Debug, Args)]
pub struct ProgressArgs {
    /// One exercise, with its chart
    #[arg(value_name = "EXERCISE")]
    pub words: Vec<String>,

    /// From this day on [default: all of one exercise, 12 weeks of the rest]
    #[arg(long, value_name = "DAY", allow_hyphen_values = true)]
    pub since: Option<String>,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// `ankle outlook`
#[derive(Debug, Args)]
pub struct OutlookArgs {
    /// How many weeks, this one included
    #[arg(long, value_name = "N", default_value_t = 12, allow_negative_numbers = true, value_parser = whole::<u8>(1, 52))]
    pub weeks: u8,

    /// Share of the sessions you expect to do: 1 is all of them, 0.7 seven of ten
    #[arg(long = "adherence", value_name = "SHARE", default_value = "1", allow_negative_numbers = true, value_parser = share)]
    pub adherence_percent: u8,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}
