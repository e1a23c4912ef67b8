//! What mornings are usually like for a person (D.5): the ones that follow no training.

use chrono::NaiveDate;

use crate::history::{History, Morning};

use crate::coach::judge::light::Baseline;
use crate::coach::rules::{
    BASELINE_LEAST_MORNINGS, BASELINE_MORNINGS, MONITORED_BASELINE_DAYS, MONITORED_BASELINE_MOST,
};

/// The mornings of a person, to tell what is usual.
pub(super) struct Usual {
    rested: Vec<(NaiveDate, Morning)>,
    /// All of them, where few that follow no training do not mean that mornings are free of pain.
    monitored: Option<Vec<(NaiveDate, Morning)>>,
}

impl Usual {
    /// Gathers the mornings of a history.
    pub(super) fn of(history: &History, trained: impl Fn(NaiveDate) -> bool, is_monitored: bool) -> Usual {
        let rested = |day: &NaiveDate| !day.pred_opt().is_some_and(&trained);
        Usual {
            rested: history.mornings().filter(|(day, _)| rested(day)).collect(),
            monitored: is_monitored.then(|| history.mornings().collect()),
        }
    }

    /// Returns what was usual up to before a morning.
    pub(super) fn before(&self, judged: NaiveDate) -> Baseline {
        let end = self.rested.partition_point(|(morning, _)| *morning < judged);
        let last = &self.rested[end.saturating_sub(BASELINE_MORNINGS)..end];
        let pains = last.iter().map(|(_, morning)| u32::from(morning.pain.number())).collect();
        let stiff = last.iter().filter_map(|(_, morning)| morning.stiffness_min.map(u32::from)).collect();
        let (least_pain, least_stiff) = self.least_before(judged);
        Baseline {
            twice_pain: twice_median(pains).unwrap_or(2 * least_pain),
            twice_stiff: twice_median(stiff).unwrap_or(2 * least_stiff),
        }
    }

    /// Returns the least pain and stiffness of the mornings lately, for who is pain-monitored.
    fn least_before(&self, judged: NaiveDate) -> (u32, u32) {
        let mornings = self.monitored.as_deref().unwrap_or_default();
        let end = mornings.partition_point(|(morning, _)| *morning < judged);
        let is_recent =
            |(day, _): &&(NaiveDate, Morning)| (judged - *day).num_days() <= MONITORED_BASELINE_DAYS;
        let lately = || mornings[..end].iter().rev().take_while(is_recent).map(|(_, morning)| morning);
        let pain = lately().map(|morning| morning.pain).min().unwrap_or_default();
        let stiff = lately().filter_map(|morning| morning.stiffness_min).min().unwrap_or_default();
        (u32::from(pain.min(MONITORED_BASELINE_MOST).number()), u32::from(stiff))
    }
}

/// Twice the median; nothing of too few.
fn twice_median(mut values: Vec<u32>) -> Option<u32> {
    if values.len() < BASELINE_LEAST_MORNINGS {
        return None;
    }
    values.sort_unstable();
    Some(match values.len() {
        count if count % 2 == 1 => 2 * values[count / 2],
        count => values[count / 2 - 1] + values[count / 2],
    })
}
