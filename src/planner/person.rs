//! A person and what they logged, as a day finds them.

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::history::{History, remembered_for};
use crate::plan::Plan;
use crate::profile::Profile;
use crate::week::Week;

use super::{Impossible, week};

/// Whose weeks are planned or looked back on, and when.
#[derive(Debug, Clone, Copy)]
pub struct Person<'a> {
    /// The exercises.
    pub catalogue: &'a Catalogue,
    /// The person, as the file has them.
    pub profile: &'a Profile,
    /// What was logged.
    pub history: &'a History,
    /// Today.
    pub today: NaiveDate,
}

/// A week that cannot be planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unplannable {
    /// Which one.
    pub week: Week,
    /// Why.
    pub impossible: Impossible,
}

impl Person<'_> {
    /// Plans the week a day lies in, as it stands today: the same plan, whatever else of the log was read.
    pub fn plan_week(self, of: NaiveDate) -> Result<Plan, Unplannable> {
        let history = &self.history.remembering(remembered_for(of));
        let planned = week(self.catalogue, self.profile, history, Week::of(of), self.today);
        planned.map_err(|impossible| Unplannable { week: Week::of(of), impossible })
    }
}
