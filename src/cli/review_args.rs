//! The options of what looks back and ahead.

use clap::Args;

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
    #[arg(long, value_name = "N", default_value_t = 12, value_parser = clap::value_parser!(u8).range(1..=52))]
    pub weeks: u8,

    /// Share of the sessions you expect to do: 1 is all of them, 0.7 seven of ten
    #[arg(long = "adherence", value_name = "SHARE", default_value = "1", value_parser = share)]
    pub adherence_percent: u8,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// Reads a share from 0 to 1 as percent.
fn share(text: &str) -> Result<u8, String> {
    let number: f64 = text.parse().map_err(|_| "a share is a number from 0 to 1, such as 0.8".to_string())?;
    if !(0.0..=1.0).contains(&number) {
        return Err("a share is from 0 to 1: 0.8 for eight sessions of ten".to_string());
    }
    #[expect(clippy::cast_sign_loss, reason = "between 0 and 100")]
    let percent = (number * 100.0).round() as u8;
    Ok(percent)
}
