//! The options of `edit`: whatever a record may say.

use clap::Args;

use crate::units::Pain;

use super::args::SetOptions;
use super::value::{Wanted, whole};

/// `ankle edit`
#[derive(Debug, Args)]
pub struct EditArgs {
    /// The id of the record, or the end of it
    pub id: String,

    /// What the sets should have been
    #[arg(value_name = "SETS")]
    pub sets: Vec<String>,

    /// What holds for all sets of the record.
    #[command(flatten)]
    pub options: SetOptions,

    /// Worst pain, 0 to 10, or none
    #[arg(long, value_name = "0-10", allow_hyphen_values = true, value_parser = pain)]
    pub pain: Option<PainOrNone>,

    /// Form ended the last set; --stopped=no where it did not
    #[arg(long, value_name = "YES|NO", num_args = 0..=1, require_equals = true, default_missing_value = "yes", value_parser = yes_or_no)]
    pub stopped: Option<bool>,

    /// Minutes of stiffness, of a check-in
    #[arg(long, value_name = "MINUTES", allow_negative_numbers = true, value_parser = whole::<u16>(0, 720))]
    pub stiffness: Option<u16>,

    /// Result on the left, of a test
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub left: Option<String>,

    /// Result on the right, of a test
    #[arg(long, value_name = "N", allow_hyphen_values = true)]
    pub right: Option<String>,

    /// Effort of a session, 0 to 10
    #[arg(long, value_name = "0-10", allow_hyphen_values = true)]
    pub effort: Option<String>,

    /// How long a session took
    #[arg(long, allow_negative_numbers = true, value_parser = whole::<u16>(1, 600))]
    pub minutes: Option<u16>,

    /// Why it was skipped, or what was found
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true, conflicts_with = "note")]
    pub reason: Option<String>,

    /// Print the id of the correction alone
    #[arg(long, short, conflicts_with = "json")]
    pub quiet: bool,

    /// Print one JSON object
    #[arg(long)]
    pub json: bool,
}

/// A pain, or that none was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PainOrNone(pub Option<Pain>);

fn yes_or_no(text: &str) -> Result<bool, Wanted> {
    match text.to_lowercase().as_str() {
        "yes" | "true" => Ok(true),
        "no" | "false" => Ok(false),
        _ => Err(Wanted::OneOf(vec!["yes".to_string(), "no".to_string()])),
    }
}

fn pain(text: &str) -> Result<PainOrNone, Wanted> {
    match text.parse() {
        _ if text == "none" => Ok(PainOrNone(None)),
        Ok(pain) => Ok(PainOrNone(Some(pain))),
        Err(_) => Err(Wanted::PainOrNone),
    }
}
