//! A sore day of the week before, which holds work back and changes nothing else.

use chrono::NaiveDate;

use crate::coach::judge::pain::Cause;
use crate::week::{Weekday, short_date};

/// A sore day of the week before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SoreLately {
    /// The day that was trained.
    pub day: NaiveDate,
    /// What made it sore.
    pub cause: Option<Cause>,
    /// The exercise that hurt most on it, where pain was told with one.
    pub exercise: Option<String>,
    /// Whether a later day of that week went well.
    pub has_settled: bool,
}

impl SoreLately {
    /// Says what happened, what became of it, and that there is nothing to make up for.
    pub fn text(&self) -> String {
        let morning = short_date(self.day.succ_opt().unwrap_or(self.day));
        let day = Weekday::of(self.day).full();
        let its_work = format!("{day}'s heavy work");
        let (what, held) = match self.cause {
            Some(Cause::MorningAfter(pain)) => {
                (format!("{morning} was a sorer morning (pain {pain} of 10)"), its_work)
            }
            Some(Cause::Stiff(minutes)) => {
                (format!("{morning} was a stiffer morning ({minutes} minutes)"), its_work)
            }
            Some(Cause::During(pain)) => {
                let exercise = self.exercise.clone().unwrap_or_else(|| "an exercise".to_string());
                (format!("{exercise} hurt on {} (pain {pain} of 10)", short_date(self.day)), "it".to_string())
            }
            _ => (format!("{} was sore", short_date(self.day)), its_work),
        };
        if self.has_settled {
            format!("{what}, and that has settled: train as planned.")
        } else {
            format!("{what}: {held} stays where it was until that settles. Train as planned.")
        }
    }
}
