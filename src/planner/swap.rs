//! Another exercise in place of a planned one: what of the profile would change, and why it may not.

use chrono::NaiveDate;

use crate::catalogue::Exercise;
use crate::coach::eligible::{Barrier, barrier};
use crate::plan::{Item, Plan};
use crate::profile::Profile;
use crate::profile::edit::Scope;
use crate::profile::key::Key;
use crate::week::Week;

use crate::person::Person;
use crate::planner::build::plan_week;
use crate::planner::impossible::Unplannable;

/// Why an exercise does not come in place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal<'a> {
    /// It would stand in for itself.
    Same,
    /// It trains another quality.
    OtherQuality,
    /// It loads the tendon more.
    HigherTier,
    /// Something keeps it out of this person's plan.
    KeptOut(Barrier<'a>),
    /// No week could be planned with it.
    Unplannable(Unplannable),
    /// The planner would not choose it; what of the same quality would come instead, by slug.
    NotChosen(Vec<String>),
}

/// A key of the profile with the exercises it is to name, always or in one week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// Where it holds.
    pub scope: Scope,
    /// `avoid` or `favour`.
    pub key: Key,
    /// Every exercise under it, old ones first.
    pub slugs: Vec<String>,
    /// What takes it back, in this order.
    pub back: Vec<Back>,
}

/// A step that takes a change of a key back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Back {
    /// The week goes without the key, as it did.
    RemoveKey,
    /// An exercise goes from the list.
    Remove(String),
    /// An exercise comes back to it.
    Add(String),
}

/// A planned exercise that is to give way.
#[derive(Debug, Clone)]
pub struct Swap<'a> {
    person: Person<'a, 'a>,
    today: NaiveDate,
    planned: &'a Exercise,
    /// Whether it gives way from now on, rather than this week.
    is_lasting: bool,
    /// The first day that counts: what is behind is not swapped.
    from: NaiveDate,
    /// The week of that day as it is.
    plan: Plan<'a>,
}

impl<'a> Swap<'a> {
    /// Finds an exercise in what is ahead of this week, and of the next where it is to give way for good; nothing where
    /// it is in neither.
    pub fn find(
        person: Person<'a, 'a>,
        today: NaiveDate,
        planned: &'a Exercise,
        is_lasting: bool,
    ) -> Result<Option<Swap<'a>>, Unplannable> {
        let mut from = today;
        let mut plan = plan_week(person, from, today)?;
        // What holds from now on may show first next week.
        if is_lasting && times(&plan, from, &planned.slug) == 0 {
            from = Week::of(today).next().starts();
            plan = plan_week(person, from, today)?;
        }
        let is_ahead = times(&plan, from, &planned.slug) > 0;
        Ok(is_ahead.then_some(Swap { person, today, planned, is_lasting, from, plan }))
    }

    /// Returns the week in which something is swapped.
    pub fn week(&self) -> Week {
        Week::of(self.today)
    }

    /// Returns what has to change for another exercise to come instead, or why it does not.
    pub fn with(&self, other: &'a Exercise) -> Result<Vec<KeyChange>, Refusal<'a>> {
        self.check(other)?;
        let changes = self.changes(other);
        let apply = |profile: Profile, change: &KeyChange| {
            profile.with_exercises(change.scope, change.key, change.slugs.clone())
        };
        let profile = &changes.iter().fold(self.person.profile.clone(), apply);
        let plan = self.plan_all(profile).map_err(Refusal::Unplannable)?;
        // An extra is no stand-in for a part of the session.
        let is_extra = in_sessions(&self.plan, self.from, &self.planned.slug) == 0;
        let count = |plan: &Plan<'_>| {
            let count = if is_extra { times } else { in_sessions };
            count(plan, self.from, &other.slug)
        };
        let comes = count(&plan) > count(&self.plan) && times(&plan, self.from, &self.planned.slug) == 0;
        if comes { Ok(changes) } else { Err(Refusal::NotChosen(self.news(&plan))) }
    }

    /// Returns every other exercise of the same quality, by slug, and why it would not come where it would not.
    pub fn candidates(&self) -> Vec<(&'a Exercise, Option<Refusal<'a>>)> {
        let avoided = self.person.profile.for_week(self.week()).avoid;
        let is_alike =
            |other: &&Exercise| other.quality == self.planned.quality && other.slug != self.planned.slug;
        let judge = |other: &'a Exercise| {
            // Who wants it all the same asks for it by name.
            let is_avoided = avoided.iter().any(|slug| *slug == other.slug);
            if is_avoided { Some(Refusal::KeptOut(Barrier::Avoided)) } else { self.with(other).err() }
        };
        self.person.catalogue.iter().filter(is_alike).map(|other| (other, judge(other))).collect()
    }

    /// Refuses what is no stand-in by its nature or for this person.
    fn check(&self, other: &'a Exercise) -> Result<(), Refusal<'a>> {
        if self.planned.slug == other.slug {
            return Err(Refusal::Same);
        }
        if self.planned.quality != other.quality {
            return Err(Refusal::OtherQuality);
        }
        if other.tendon_tier > self.planned.tendon_tier {
            return Err(Refusal::HigherTier);
        }
        let mut profile = self.person.profile.for_week(self.week());
        // To ask for it is to avoid it no longer.
        profile.avoid.retain(|avoided| *avoided != *other.slug);
        barrier(other, &profile).map_or(Ok(()), |barrier| Err(Refusal::KeptOut(barrier)))
    }

    fn changes(&self, other: &Exercise) -> Vec<KeyChange> {
        let (profile, week) = (self.person.profile, self.week());
        let mut scopes: Vec<Scope> = vec![if self.is_lasting { None } else { Some(week) }];
        // What this week says for itself would hide what holds always.
        if self.is_lasting
            && [Key::Avoid, Key::Favour].iter().any(|key| profile.names_exercises_in(week, *key))
        {
            scopes.push(Some(week));
        }
        let mut changes = Vec::new();
        for scope in scopes {
            let held = scope.map_or_else(|| profile.clone(), |week| profile.for_week(week));
            let add = |key, held: Vec<String>, slug: &str, gone: &str| {
                let had = |slug: &str| held.iter().any(|held| held == slug);
                let back = if scope.is_some_and(|week| !profile.names_exercises_in(week, key)) {
                    vec![Back::RemoveKey]
                } else {
                    let remove = (!had(slug)).then(|| Back::Remove(slug.to_string()));
                    remove.into_iter().chain(had(gone).then(|| Back::Add(gone.to_string()))).collect()
                };
                let kept = held.into_iter().filter(|held| held != slug && held != gone);
                KeyChange { scope, key, slugs: kept.chain([slug.to_string()]).collect(), back }
            };
            changes.push(add(Key::Avoid, held.avoid, &self.planned.slug, &other.slug));
            changes.push(add(Key::Favour, held.favour, &other.slug, &self.planned.slug));
        }
        changes
    }

    /// Plans the week of the swap with another profile, and this one and every one with keys of its own for whether
    /// they can be planned.
    fn plan_all(&self, profile: &Profile) -> Result<Plan<'a>, Unplannable> {
        let person = self.person.with_profile(profile);
        let (today, this) = (self.today, self.week());
        let later = profile.own_weeks().filter(|week| *week > this);
        for week in [this].into_iter().chain(later) {
            plan_week(person, week.starts().max(today.min(week.ends())), today)?;
        }
        plan_week(person, self.from, today)
    }

    /// Returns what of the same quality another plan has that this one has not, by slug.
    fn news(&self, plan: &Plan<'_>) -> Vec<String> {
        let is_alike = |slug: &&str| {
            self.person.catalogue.get(slug).is_some_and(|exercise| exercise.quality == self.planned.quality)
        };
        let new = exercises(plan, self.from).filter(|slug| times(&self.plan, self.from, slug) == 0);
        let mut news: Vec<String> = new.filter(is_alike).map(ToString::to_string).collect();
        news.sort_unstable();
        news.dedup();
        news
    }
}

/// The exercises from a day on, daily extras included.
fn exercises<'p>(plan: &'p Plan<'_>, from: NaiveDate) -> impl Iterator<Item = &'p str> {
    let ahead = plan.days.iter().filter(move |day| day.date >= from);
    ahead.flat_map(|day| day.items.iter().chain(&day.extras)).map(Item::slug)
}

fn times(plan: &Plan<'_>, from: NaiveDate, slug: &str) -> usize {
    exercises(plan, from).filter(|other| *other == slug).count()
}

fn in_sessions(plan: &Plan<'_>, from: NaiveDate, slug: &str) -> usize {
    let ahead = plan.days.iter().filter(|day| day.date >= from);
    ahead.flat_map(|day| &day.items).filter(|item| item.slug() == slug).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::history::History;
    use crate::profile::Profile;

    const MONDAY: &str = "2026-11-16";

    /// Swaps on the Monday of the first week of a person without a log.
    fn swap<T>(
        profile: &str,
        planned: &str,
        is_lasting: bool,
        then: impl FnOnce(&Catalogue, Swap<'_>) -> T,
    ) -> T {
        let catalogue = Catalogue::bundled();
        let profile = Profile::read(profile, &catalogue).expect("a profile");
        let today = MONDAY.parse().expect("a day");
        let person = Person { catalogue: &catalogue, profile: &profile, history: &History::of(&[]) };
        let planned = catalogue.get(planned).expect("bundled");
        let swap = Swap::find(person, today, planned, is_lasting).expect("a week").expect("it is ahead");
        then(&catalogue, swap)
    }

    fn told(changes: &[KeyChange]) -> Vec<String> {
        let tell = |change: &KeyChange| {
            let scope = change.scope.map_or_else(|| "always".to_string(), |week| week.to_string());
            format!("{scope}: {} {}", change.key, change.slugs.join(" "))
        };
        changes.iter().map(tell).collect()
    }

    #[test]
    fn a_swap_of_one_week_adds_to_what_holds_always() {
        let profile = "avoid = [\"pogo-hop\", \"single-leg-balance\"]\nfavour = [\"crane-balance\"]";
        swap(profile, "crane-balance", false, |catalogue, swap| {
            let changes = swap.with(catalogue.get("single-leg-balance").expect("bundled")).expect("it comes");
            assert_eq!(
                told(&changes),
                ["2026-W47: avoid pogo-hop crane-balance", "2026-W47: favour single-leg-balance"]
            );
        });
    }

    #[test]
    fn what_a_week_says_for_itself_does_not_hide_what_is_to_hold_always() {
        let profile = "[week.2026-W47]\navoid = [\"pogo-hop\"]";
        swap(profile, "crane-balance", true, |catalogue, swap| {
            let changes = swap.with(catalogue.get("single-leg-balance").expect("bundled")).expect("it comes");
            let expected = [
                "always: avoid crane-balance",
                "always: favour single-leg-balance",
                "2026-W47: avoid pogo-hop crane-balance",
                "2026-W47: favour single-leg-balance",
            ];
            assert_eq!(told(&changes), expected);
            // All four are taken back, and the week's new list goes as a whole.
            let back: Vec<&Back> = changes.iter().flat_map(|change| &change.back).collect();
            let remove = |slug: &str| Back::Remove(slug.to_string());
            assert_eq!(
                back,
                [
                    &remove("crane-balance"),
                    &remove("single-leg-balance"),
                    &remove("crane-balance"),
                    &Back::RemoveKey
                ]
            );
        });
    }

    #[test]
    fn what_a_list_held_before_is_given_back_and_what_it_held_already_stays() {
        let profile =
            "avoid = [\"single-leg-balance\"]\nfavour = [\"crane-balance\", \"single-leg-balance\"]";
        swap(profile, "crane-balance", true, |catalogue, swap| {
            let changes = swap.with(catalogue.get("single-leg-balance").expect("bundled")).expect("it comes");
            let back: Vec<Vec<Back>> = changes.into_iter().map(|change| change.back).collect();
            let (crane, single) = ("crane-balance".to_string(), "single-leg-balance".to_string());
            assert_eq!(back, [vec![Back::Remove(crane.clone()), Back::Add(single)], vec![Back::Add(crane)]]);
        });
    }

    #[test]
    fn what_is_no_stand_in_is_refused_with_its_reason() {
        swap("", "calf-raise", false, |catalogue, swap| {
            for (other, expected) in [
                ("calf-raise", Refusal::Same),
                ("crane-balance", Refusal::OtherQuality),
                ("single-leg-calf-raise", Refusal::HigherTier),
            ] {
                assert_eq!(swap.with(catalogue.get(other).expect("bundled")), Err(expected), "{other}");
            }
        });
        swap("", "crane-balance", false, |_, swap| {
            let told: Vec<(&str, bool)> =
                swap.candidates().iter().map(|(other, refusal)| (&*other.slug, refusal.is_none())).collect();
            assert_eq!(
                told,
                [
                    ("ankle-tug", false),
                    ("cushion-balance", false),
                    ("eyes-closed-balance", false),
                    ("single-leg-balance", true),
                    ("y-reach", false),
                ]
            );
        });
    }
}
