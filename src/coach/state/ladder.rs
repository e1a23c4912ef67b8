//! Where a person stands in a chain: which rungs were granted, and what moved them back (D.2.3).

use std::borrow::Cow;

use crate::catalogue::vocabulary::Quality;
use crate::catalogue::{Catalogue, Exercise, chain};
use crate::profile::Profile;

use crate::coach::eligible::{Barrier, Earned, barrier_with, lacks_only_equipment};
use crate::coach::rules::{DAYS_TO_GRANT, EXPOSURES_TO_REGAIN};
use crate::coach::state::rung::{favourite_instead, last_branch, preferred_branch, settle, start_of};

/// What moved a person on and back in a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// The right-most rung granted by work: a gate passed, or done well on two days.
    worked: Option<usize>,
    /// The rung a step back led to; the person stands no further than here.
    back_at: Option<usize>,
    /// Green exposures since a red day moved the person back, and whether one did.
    regain: Option<u8>,
    /// Whether the person climbs back since, a rung at a time.
    climbs: bool,
    /// Whether the person stands on what the heavy slow block left them with.
    stays: bool,
}

/// Where an exercise has nothing left to add.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum End<'a> {
    /// It is the last of its chain.
    OfLadder,
    /// It has no chain: the top of its range.
    OfRange,
    /// A harder one is there, out of reach.
    Before(&'a Exercise),
}

/// A chain, and a person's place in it.
#[derive(Debug, Clone)]
pub struct Ladder<'a> {
    /// The quality it trains.
    pub quality: Quality,
    /// Every rung, easiest first, whoever could do it.
    rungs: Vec<&'a Exercise>,
    /// What takes the place of each rung while that one lacks equipment (C.3).
    stand_ins: Vec<Option<&'a Exercise>>,
    /// What the heavy slow block was lifted with last: a rung, or a branch.
    lifted: Option<&'a Exercise>,
    marks: Marks,
    /// The same when the week began, and when the one before it did.
    weekly: [Marks; 2],
    /// Days on which each rung was done well.
    done_well: Vec<u8>,
    /// Whether the gate of each rung was passed, wherever that led.
    passed: Vec<bool>,
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
        let stand_ins = chain::stand_ins(catalogue, &rungs);
        let (done_well, passed) = (vec![0; rungs.len()], vec![false; rungs.len()]);
        let (marks, weekly) = (Marks::default(), [Marks::default(); 2]);
        Ladder { quality, rungs, stand_ins, lifted: None, marks, weekly, done_well, passed }
    }

    /// Begins a week; long after a red day the climb back is over.
    pub fn begin_week(&mut self, was_red_lately: bool) {
        if self.marks.climbs && !was_red_lately {
            (self.marks.back_at, self.marks.regain, self.marks.climbs) = (None, None, false);
        }
        self.weekly = [self.marks, self.weekly[0]];
    }

    /// Returns the chain as it stood when the week before began, for a light week in which nothing moves on.
    #[must_use]
    pub fn before(&self) -> Ladder<'a> {
        Ladder { marks: self.weekly[1], ..self.clone() }
    }

    /// Returns the chain as it stood when the week began.
    #[must_use]
    pub fn at_monday(&self) -> Ladder<'a> {
        Ladder { marks: self.weekly[0], ..self.clone() }
    }

    /// Returns what moved the person.
    pub fn marks(&self) -> Marks {
        self.marks
    }

    /// Takes back what moved the person since.
    pub fn restore(&mut self, marks: Marks) {
        self.marks = marks;
    }

    /// Stands on what the heavy slow block was lifted with, until work leads on from it or back.
    pub fn stay_on(&mut self, lifted: &'a Exercise) {
        self.lifted = Some(lifted);
        self.marks.stays = true;
    }

    /// Lets the chain say again where the person stands.
    pub fn stay_no_longer(&mut self) {
        self.marks.stays = false;
    }

    /// Returns the place of what the heavy slow block is lifted with: a rung of the chain, or a branch of one.
    pub fn place_of_lifted(&self, lifted: &'a Exercise) -> Place<'a> {
        let is_branch_of = |rung: &&Exercise| {
            let branches = rung.ladder.as_ref().map(|ladder| &ladder.branches);
            branches.is_some_and(|branches| branches.contains(&lifted.slug))
        };
        let rung = self.position_of_rung(&lifted.slug);
        let position = rung.or_else(|| self.rungs.iter().position(is_branch_of)).unwrap_or(0);
        Place { exercise: lifted, position, instead_of: None }
    }

    /// Returns where the person stands since the block, as long as nothing led on from there.
    fn lifted_place(&self) -> Option<Place<'a>> {
        self.lifted.filter(|_| self.marks.stays).map(|lifted| self.place_of_lifted(lifted))
    }

    /// Returns the position of an exercise among the rungs; a stand-in has that of the rung whose place it takes, so that
    /// what it granted stays granted when the equipment comes. A branch that a person stands on leads where its rung does.
    pub fn position(&self, slug: &str) -> Option<usize> {
        let lifted = || self.lifted_place().filter(|place| place.exercise.slug == slug);
        self.position_of_rung(slug).or_else(|| lifted().map(|place| place.position))
    }

    fn position_of_rung(&self, slug: &str) -> Option<usize> {
        let mut both = self.rungs.iter().zip(&self.stand_ins);
        both.position(|(rung, stand_in)| {
            rung.slug == slug || stand_in.is_some_and(|stand_in| stand_in.slug == slug)
        })
    }

    /// Returns the rung at a position as this person can do it: its stand-in while equipment alone is missing.
    pub fn rung(&self, position: usize, profile: &Profile, tiers: u8) -> &'a Exercise {
        let (rung, earned) = (self.rungs[position], Earned { tiers, levels: 1 });
        let stand_in = self.stand_ins[position].filter(|stand_in| {
            lacks_only_equipment(rung, profile, earned) && barrier_with(stand_in, profile, earned).is_none()
        });
        stand_in.unwrap_or(rung)
    }

    /// Returns every rung as this person can do it.
    fn rungs_for(&self, profile: &Profile, tiers: u8) -> Cow<'_, [&'a Exercise]> {
        let mut rungs = Cow::Borrowed(&*self.rungs);
        for position in 0..self.rungs.len() {
            let rung = self.rung(position, profile, tiers);
            if rung.slug != self.rungs[position].slug {
                rungs.to_mut()[position] = rung;
            }
        }
        rungs
    }

    /// Returns where a person stands, given what the calf-raise test says and which tiers were earned.
    pub fn place(
        &self,
        catalogue: &'a Catalogue,
        profile: &Profile,
        weaker_raises: Option<u32>,
        tiers: u8,
    ) -> Option<Place<'a>> {
        let may_do =
            |place: &Place<'_>| barrier_with(place.exercise, profile, Earned { tiers, levels: 1 }).is_none();
        if let Some(place) = self.lifted_place().filter(may_do) {
            return Some(place);
        }
        // The test is about the straight knee alone.
        let weaker_raises = weaker_raises.filter(|_| self.quality == Quality::CalfStraight);
        let start = start_of(&self.rungs, profile, self.quality, weaker_raises)?;
        let granted = self.marks.worked.map_or(start, |worked| worked.max(start));
        let wanted = self.marks.back_at.map_or(granted, |back| back.min(granted));
        let by_gate = wanted > start || weaker_raises.is_some();
        let earned = Earned { tiers, levels: 0 };
        let here = Earned { tiers, levels: u8::from(by_gate) };
        let rungs = self.rungs_for(profile, tiers);
        let barrier = barrier_with(self.rungs[wanted], profile, here);
        let instead_of = barrier.map(|barrier| (self.rungs[wanted], barrier));
        let Some(position) = settle(&rungs, profile, wanted, here, earned) else {
            // A quality is lost only with all its members (D.2.2).
            let (position, exercise) = last_branch(catalogue, &rungs, profile, wanted, here)?;
            return Some(Place { exercise, position, instead_of });
        };
        let branch = self
            .favourite(catalogue, profile, wanted, here, earned)
            .or_else(|| preferred_branch(catalogue, &rungs[..=position], profile, here));
        let exercise = branch.unwrap_or(rungs[position]);
        Some(Place { exercise, position, instead_of })
    }

    /// Returns the favourite that takes the place of a rung the person avoids: what else they have been granted.
    fn favourite(
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
        let rungs = self.rungs_for(&unwilling, earned.tiers);
        let position = settle(&rungs, &unwilling, wanted, here, earned)?;
        favourite_instead(catalogue, &rungs[..=position], profile, here)
    }

    /// Returns the next rung a person could take from one, stepping over what is out of reach; a gate grants one level
    /// above the profile at most.
    pub fn next(&self, position: usize, profile: &Profile, tiers: u8) -> Option<usize> {
        let earned = Earned { tiers, levels: 1 };
        let is_open =
            |next: &usize| barrier_with(self.rung(*next, profile, tiers), profile, earned).is_none();
        (position + 1..self.rungs.len()).find(is_open)
    }

    /// Returns where an exercise ends that no rung follows within reach: of its chain, or of its own range where it stands
    /// at no position of a chain.
    pub fn end(&self, position: Option<usize>) -> End<'a> {
        match position.map(|position| self.rungs.get(position + 1)) {
            None => End::OfRange,
            Some(None) => End::OfLadder,
            Some(Some(harder)) => End::Before(harder),
        }
    }

    /// Returns the rung before one, stepping over what is out of reach.
    pub fn previous(&self, position: usize, profile: &Profile, tiers: u8) -> Option<usize> {
        let earned = Earned { tiers, levels: 1 };
        let is_open =
            |before: &usize| barrier_with(self.rung(*before, profile, tiers), profile, earned).is_none();
        (0..position).rev().find(is_open)
    }

    /// Grants a rung whose gate was passed.
    pub fn grant(&mut self, position: usize) {
        let leads_on = self.lifted_place().is_some_and(|place| position > place.position);
        let marks = &mut self.marks;
        marks.stays &= !leads_on;
        marks.worked = marks.worked.max(Some(position));
        if marks.back_at.is_some_and(|back| position > back) {
            (marks.back_at, marks.regain, marks.climbs) = (Some(position), None, false);
        }
    }

    /// Notes that the gate of a rung was passed, whether or not load comes before the next rung.
    pub fn note_gate(&mut self, position: usize) {
        self.passed[position] = true;
    }

    /// Steps back to a rung; after a red day two green exposures lead forward again.
    pub fn step_back(&mut self, position: usize, was_red: bool) {
        (self.marks.back_at, self.marks.stays) = (Some(position), false);
        (self.marks.regain, self.marks.climbs) = (was_red.then_some(0), false);
        self.done_well.fill(0);
        self.passed.fill(false);
    }

    /// Notes that a rung was done with every set in its range, on a green day; returns whether that leads forward again
    /// after a red one. While that is not long ago it leads to the next rung within reach, and no further.
    pub fn note_done_well(&mut self, position: usize, next: Option<usize>) -> bool {
        self.done_well[position] = self.done_well[position].saturating_add(1);
        // Once is enough behind a gate that was passed: it was not unprompted.
        let was_offered = position.checked_sub(1).is_some_and(|before| self.passed[before]);
        // After a red day the way forward begins at the rung it led back to.
        let is_ahead = self.marks.regain.is_some() && self.marks.back_at.is_some_and(|back| position > back);
        if !is_ahead && self.done_well[position] >= if was_offered { 1 } else { DAYS_TO_GRANT } {
            self.grant(position);
        }
        let marks = &mut self.marks;
        if marks.back_at == Some(position)
            && let Some(green) = &mut marks.regain
        {
            *green += 1;
            if *green >= EXPOSURES_TO_REGAIN {
                // Where nothing is left to climb, what was granted stands again.
                (marks.back_at, marks.regain) = (next, next.map(|_| 0));
                marks.climbs = next.is_some();
                return true;
            }
        }
        false
    }

    /// Forgets everything: a gap this long begins anew.
    pub fn forget(&mut self) {
        self.marks = Marks::default();
        self.done_well.fill(0);
        self.passed.fill(false);
    }
}
