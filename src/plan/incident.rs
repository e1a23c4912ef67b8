//! What happened to the ankle that changes a week under way.

use chrono::NaiveDate;

use crate::coach::judge::pain::Cause;
use crate::units::Pain;
use crate::week::short_date;

/// What happened, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Incident {
    /// A day was amber or red for this cause, where it is known.
    Sore(NaiveDate, Option<Cause>),
    /// A sharp pain was noted on a day.
    Sharp(NaiveDate),
    /// A day was the second amber one within a week.
    SecondSore(NaiveDate, Option<Cause>),
    /// A morning was as sore as a red day, with no training on its eve.
    SoreMorning(NaiveDate, Pain),
}

impl Incident {
    /// Says it in a few words, with its day.
    pub fn text(self) -> String {
        match self {
            Incident::Sore(day, cause) => sore(day, cause),
            Incident::Sharp(day) => format!("a sharp pain on {}", short_date(day)),
            Incident::SecondSore(day, cause) => {
                format!("a second sore day within a week: {}", sore(day, cause))
            }
            Incident::SoreMorning(morning, pain) => {
                format!("pain {pain} of 10 on the morning of {}", short_date(morning))
            }
        }
    }
}

fn sore(day: NaiveDate, cause: Option<Cause>) -> String {
    let date = short_date(day);
    let Some(cause) = cause else { return format!("pain on {date}") };
    match cause {
        Cause::During(_) | Cause::Beside(_) | Cause::ManyAmbers => format!("{} on {date}", cause.text()),
        Cause::MorningAfter(_) | Cause::Stiff(_) => format!("{} {date}", cause.text()),
        Cause::SecondMorning => format!("{} after {date}", cause.text()),
        Cause::RisingWeeks => cause.text(),
        Cause::SoreMorning(_) => format!("{} on {date}", cause.text()),
    }
}
