//! The rules that reasons and notes go by, each with the source of its figures, as `--explain` prints them.

pub(super) const COVERAGE: &str =
    "sets and sessions a week for each leg: ACSM 2026, Schoenfeld 2017; caps and order are our default";
pub(super) const TESTED: &str = "a test of the last eight weeks says where to begin: our default, after the custom of 20 to 25 raises (L46, L49)";
pub(super) const START: &str = "a first dose is the bottom of the catalogue's range: our default";
pub(super) const EASE: &str = "more at once where it was easier than meant, five steps at most: guesses of effort are poor far from the end of a set (Hackett 2017), so no more than four points count; the steps are our default";
pub(super) const BUILD: &str = "one rep more, or 5 s, once every set met the target: Plotkin 2022 found reps as good as load; the step is our default";
pub(super) const LOAD: &str =
    "load by one step, or a twentieth: ACSM's 2 to 10 percent; first load and ceiling are our default";
pub(super) const PROGRESS: &str = "a harder step after the top of the range twice running: the 2-for-2 convention; the gates are our default";
pub(super) const AMBER_PAIN: &str = "pain 3 to 5, or a sorer morning, holds everything: Silbernagel 2007";
pub(super) const RED_PAIN: &str = "pain above 5, or a clearly sorer morning, takes a step back: Silbernagel 2007; days of rest are our default";
pub(super) const UNKNOWN_PAIN: &str = "more load on the tendon waits for a word on pain: our default";
pub(super) const REGRESS: &str = "a step back after two exposures under the range: our default";
pub(super) const REGAIN: &str = "two green sessions lead forward again after a step back: our default";
pub(super) const HOLD: &str = "nothing moves on work that was not logged or missed its target: our default";
pub(super) const GAP: &str = "strength lasts two weeks and is less by four: McMaster 2013, Bosquet 2013; the rest is caution for the tendon, our default";
pub(super) const LIGHTER_WEEK: &str =
    "a lighter week every 4 to 8: practice of strength athletes, Bell 2023; figures are our default";
pub(super) const WEAKER_LEG: &str =
    "within a tenth is the custom of rehabilitation; the extra set is our default";
pub(super) const LANDINGS: &str =
    "landings grow by a tenth or 5 a week, far below the athletes' tables: our default";
pub(super) const HEAVY_SLOW: &str = "twelve weeks of heavy slow resistance: Kongsgaard 2009, Beyer 2015";
pub(super) const TURN: &str = "what was done longest ago comes first: our default";
pub(super) const RECOVERY: &str =
    "48 to 72 hours between heavy days: Magnusson 2010; clear of hard runs is our default";
pub(super) const MISSED: &str = "a missed session slides and is never doubled up: our default";
