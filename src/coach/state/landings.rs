//! What a session of hops holds (D.7): its landings spread over sets, and the rung of the one-legged ones.

use crate::catalogue::Exercise;
use crate::catalogue::vocabulary::{Flag, Quality};

use crate::coach::eligible::{Earned, barrier_with};
use crate::coach::judge::hop_gate::raises;
use crate::coach::judge::pain::{Light, before};
use crate::coach::judge::reading::{Aim, Reading};
use crate::coach::judge::symmetry::Asymmetry;
use crate::coach::rules::{
    EXPOSURES_OF_A_HOP, GATE_RAISES_SINGLE, GATE_RAISES_SINGLE_ADVANCED, WEEKS_TO_SINGLE,
};
use crate::coach::state::hops::share;
use crate::coach::state::standing::Standing;

/// The hops of one exercise in a session.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hopping<'c> {
    /// What to do.
    pub exercise: &'c Exercise,
    /// Its sets.
    pub sets: u8,
    /// Landings of a set.
    pub each: u16,
}

impl Hopping<'_> {
    /// Returns its landings.
    pub fn landings(self) -> u16 {
        u16::from(self.sets) * self.each
    }
}

/// Returns the landings of a session, which is the one number that is shown of them.
pub fn sum(session: &[Hopping<'_>]) -> u16 {
    session.iter().map(|hopping| hopping.landings()).sum()
}

impl<'c> Standing<'c, '_> {
    /// Returns a session of two-legged hops of so many landings: on an exercise, and on the rung before it for what that
    /// cannot hold. The rung itself is first.
    pub fn two_legged_session(&self, exercise: &'c Exercise, contacts: u16) -> Vec<Hopping<'c>> {
        let cap = self.contacts_cap();
        let Some(first) = self.spread(exercise, contacts, cap) else { return Vec::new() };
        let mut session = vec![first];
        let rest = contacts.saturating_sub(first.landings());
        if let Some(before) = self.before(exercise).filter(|before| rest >= before.dose.range()[0]) {
            session.extend(self.spread(before, rest, cap.saturating_sub(first.landings())));
        }
        session
    }

    /// Returns the next session of two-legged hops, an easier one where it is the first after a short gap.
    pub fn next_hops(&self) -> Vec<Hopping<'c>> {
        let Some(place) = self.place(Quality::Plyometric) else { return Vec::new() };
        let eased = self.eased(Quality::Plyometric).and_then(|way| way.layoff.contacts_percent());
        let contacts = eased.map_or(self.contacts(), |percent| share(self.contacts(), percent));
        self.two_legged_session(place.exercise, contacts)
    }

    /// Returns one-legged hops, half of the landings on each leg; none where they may not begin.
    pub fn one_legged_session(&self) -> Option<Hopping<'c>> {
        let exercise = self.one_legged_rung()?;
        self.spread(exercise, self.contacts() / 2, self.contacts_cap())
    }

    /// Spreads landings evenly over the sets, each rounded up to even as far as the level's most allows.
    fn spread(&self, exercise: &'c Exercise, contacts: u16, most_landings: u16) -> Option<Hopping<'c>> {
        let [low, high] = exercise.dose.range();
        let most_sets = self.target(exercise).sets.min(exercise.dose.sets).max(1);
        let sets = (contacts / low.max(1)).clamp(1, most_sets.into());
        let mut each = contacts.div_ceil(sets).next_multiple_of(2).min(high);
        while sets * each > most_landings && each >= low + 2 {
            each -= 2;
        }
        (contacts > 0 && sets * each <= most_landings).then_some(Hopping { exercise, sets: sets as u8, each })
    }

    /// Returns the rung of the one-legged chain: the first, and the next one each that was done well often enough.
    fn one_legged_rung(&self) -> Option<&'c Exercise> {
        let catalogue = self.person.catalogue;
        let is_start = |exercise: &&Exercise| {
            exercise.quality == Quality::Plyometric
                && exercise.is_one_sided()
                && exercise.ladder.as_ref().is_some_and(|ladder| ladder.easier.is_none())
        };
        let mut rung = catalogue.iter().find(is_start)?;
        if !self.may_hop_on(rung, 0) {
            return None;
        }
        // No harder form begins in a lighter week, nor with a week in which the landings grow.
        let may_begin = self.deload.is_none() && !self.hops.has_grown;
        if !may_begin && !self.has_hopped_on_one_leg() {
            return None;
        }
        while (may_begin || self.was_hopped(rung))
            && self.was_hopped_well(rung)
            && let Some(harder) = rung.ladder.as_ref().and_then(|ladder| ladder.harder.as_deref())
            && let Some(harder) = catalogue.get(harder).filter(|harder| self.may_hop_on(harder, 1))
        {
            rung = harder;
        }
        Some(rung)
    }

    /// Whether a person may do a one-legged hop: strong enough on each side, and long enough on two legs. A gate that was
    /// passed grants levels above the profile's.
    fn may_hop_on(&self, exercise: &Exercise, levels: u8) -> bool {
        let profile = self.person.profile;
        let monday = self.week.starts();
        let is_advanced = profile.level >= 3 || exercise.level >= 3;
        let wanted = if is_advanced { GATE_RAISES_SINGLE_ADVANCED } else { GATE_RAISES_SINGLE };
        let is_strong = || raises(self.person.catalogue, self.person.history, monday) >= wanted;
        // The bar is asked before the first of them, and for what is above the profile's level.
        let is_begun = exercise.level <= profile.level && self.has_hopped_on_one_leg();
        let is_far = self.asymmetry.is_some_and(Asymmetry::is_far);
        let earned = Earned { tiers: self.earned_tiers, levels };
        !is_far
            && !profile.has(Flag::BalanceImpaired)
            && self.hops.green_weeks >= WEEKS_TO_SINGLE
            && barrier_with(exercise, profile, earned).is_none()
            && (is_begun || (is_strong() && self.is_even()))
    }

    /// Whether the rung after one was hopped before this week.
    fn was_hopped(&self, exercise: &Exercise) -> bool {
        let harder = exercise.ladder.as_ref().and_then(|ladder| ladder.harder.as_deref());
        let until = self.week.starts();
        harder.is_some_and(|slug| self.person.history.exposures(slug).any(|(day, _)| day < until))
    }

    fn has_hopped_on_one_leg(&self) -> bool {
        let since = self.hops.open_since();
        let mut hops = self
            .person
            .catalogue
            .iter()
            .filter(|exercise| exercise.quality == Quality::Plyometric && exercise.is_one_sided());
        let until = self.week.starts();
        hops.any(|exercise| {
            let last = self.person.history.exposures(&exercise.slug).rev().find(|(day, _)| *day < until);
            last.is_some_and(|(day, _)| since.is_some_and(|since| day >= since))
        })
    }

    /// Whether a hop was done with every set at its top, on green days, often enough since hops are open. Landings and
    /// form never grow with the same week.
    fn was_hopped_well(&self, exercise: &Exercise) -> bool {
        let Some(since) = self.hops.open_since() else { return false };
        let monday = self.week.starts();
        let until = if self.hops.has_grown { before(monday, 8) } else { before(monday, 1) };
        let aim = Aim::of(exercise);
        let past = self.person.history.exposures_between(&exercise.slug, since, until.max(since));
        let well = past.filter(|(day, exposure)| {
            let reading = Reading::of(exercise, exposure);
            *day <= until
                && self.lights.day(*day).light == Light::Green
                && reading.is_some_and(|reading| {
                    reading.all_reach(aim.high)
                        && aim.rpe.is_none_or(|most| reading.mean_effort_at_most(most))
                })
        });
        well.count() >= EXPOSURES_OF_A_HOP
    }
}
