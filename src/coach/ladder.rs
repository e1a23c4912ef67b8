//! Where a person stands in a chain: which rungs were granted, and what moved them back (domain D.2.3).

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::profile::Profile;

use super::eligible::{Barrier, Earned, barrier_with};
use super::rules::{DAYS_TO_GRANT, EXPOSURES_TO_REGAIN};
use super::rung::{favourite_instead, preferred_branch, settle, start_of};

/// A chain, and a person's place in it.
#[derive(Debug, Clone)]
pub struct Ladder<'a> {
    /// The quality it trains.
    pub quality: Quality,
    /// Every rung, easiest first.
    pub rungs: Vec<&'a Exercise>,
    /// The right-most rung granted by work: a gate passed, or done well on two days.
    worked: Option<usize>,
    /// The rung a step back led to; the person stands no further than here.
    back_at: Option<usize>,
    /// Days on which each rung was done well.
    done_well: Vec<u8>,
    /// Green exposures since a red day moved the person back, and whether one did.
    regain: Option<u8>,
}

/// The exercise a quality is trained with, and what was stepped over to get there.
#[derive(Debug, Clone, PartialEq)]
pub struct Place<'a> {
    /// The current rung, or the branch that takes its place.
    pub exercise: &'a Exercise,
    /// Its position in the chain; that of the rung it branches from, for a branch.
    pub position: usize,
    /// The rung that would be current but for a barrier.
    pub instead_of: Option<(&'a Exercise, Barrier<'a>)>,
}

impl<'a> Ladder<'a> {
    /// Stands before the chain of a quality.
    pub fn new(catalogue: &'a Catalogue, quality: Quality) -> Ladder<'a> {
        let rungs = chain::rungs(catalogue, quality);
        let done_well = vec![0; rungs.len()];
        Ladder { quality, rungs, worked: None, back_at: None, done_well, regain: None }
    }

    /// Returns the position of an exercise among the rungs.
    pub fn position(&self, slug: &str) -> Option<usize> {
        self.rungs.iter().position(|rung| rung.slug == slug)
    }

    /// Returns where a person stands, given what the calf-raise test says and which tiers were earned.
    pub fn place(
        &self,
        catalogue: &'a Catalogue,
        profile: &Profile,
        weaker_raises: Option<u32>,
        tiers: u8,
    ) -> Option<Place<'a>> {
        let start = start_of(&self.rungs, profile, self.quality, weaker_raises)?;
        let granted = self.worked.map_or(start, |worked| worked.max(start));
        let wanted = self.back_at.map_or(granted, |back| back.min(granted));
        let by_gate = wanted > start || weaker_raises.is_some();
        let earned = Earned { tiers, levels: 0 };
        let here = Earned { tiers, levels: u8::from(by_gate) };
        let position = settle(&self.rungs, profile, wanted, here, earned)?;
        let branch = self
            .stand_in(catalogue, profile, wanted, here, earned)
            .or_else(|| preferred_branch(catalogue, &self.rungs[..=position], profile, here));
        let exercise = branch.unwrap_or(self.rungs[position]);
        let barrier = barrier_with(self.rungs[wanted], profile, here);
        let instead_of = barrier.map(|barrier| (self.rungs[wanted], barrier));
        Some(Place { exercise, position, instead_of })
    }

    /// Returns the favourite that takes the place of a rung the person avoids: what else they have been granted.
    fn stand_in(
        &self,
        catalogue: &'a Catalogue,
        profile: &Profile,
        wanted: usize,
        here: Earned,
        earned: Earned,
    ) -> Option<&'a Exercise> {
        if profile.avoid.is_empty() || profile.favour.is_empty() {
            return None;
        }
        let unwilling = Profile { avoid: Vec::new(), ..profile.clone() };
        let position = settle(&self.rungs, &unwilling, wanted, here, earned)?;
        favourite_instead(catalogue, &self.rungs[..=position], profile, here)
    }

    /// Returns the next rung a person could take from one, stepping over what is out of reach; a gate grants one level
    /// above the profile at most.
    pub fn next(&self, position: usize, profile: &Profile, tiers: u8) -> Option<usize> {
        let earned = Earned { tiers, levels: 1 };
        (position + 1..self.rungs.len())
            .find(|&next| barrier_with(self.rungs[next], profile, earned).is_none())
    }

    /// Returns the rung before one, stepping over what is out of reach.
    pub fn previous(&self, position: usize, profile: &Profile, tiers: u8) -> Option<usize> {
        let earned = Earned { tiers, levels: 1 };
        let before = (0..position).rev();
        before.into_iter().find(|&before| barrier_with(self.rungs[before], profile, earned).is_none())
    }

    /// Grants a rung whose gate was passed.
    pub fn grant(&mut self, position: usize) {
        self.worked = self.worked.max(Some(position));
        if self.back_at.is_some_and(|back| position > back) {
            self.back_at = Some(position);
            self.regain = None;
        }
    }

    /// Steps back to a rung; after a red day two green exposures lead forward again.
    pub fn step_back(&mut self, position: usize, was_red: bool) {
        self.back_at = Some(position);
        self.regain = was_red.then_some(0);
        self.done_well.fill(0);
    }

    /// Notes that a rung was done with every set in its range, on a green day.
    pub fn note_done_well(&mut self, position: usize) {
        self.done_well[position] = self.done_well[position].saturating_add(1);
        if self.done_well[position] >= DAYS_TO_GRANT {
            self.grant(position);
        }
        if self.back_at == Some(position)
            && let Some(green) = &mut self.regain
        {
            *green += 1;
            if *green >= EXPOSURES_TO_REGAIN {
                (self.back_at, self.regain) = (None, None);
            }
        }
    }

    /// Forgets everything: a gap this long begins anew.
    pub fn forget(&mut self) {
        (self.worked, self.back_at, self.regain) = (None, None, None);
        self.done_well.fill(0);
    }

    /// Whether a rung, or one after it, was granted by work.
    pub fn has_reached(&self, position: usize) -> bool {
        self.worked.is_some_and(|worked| worked >= position)
    }
}
