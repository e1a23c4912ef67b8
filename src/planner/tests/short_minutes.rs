//! Weeks that the minutes keep short.

use super::reasons::weeks_done;
use super::*;
use crate::plan::trim::Change;

/// After a sprain, with twenty minutes and much to do.
const TWENTY: &str = "level = 1\nminutes = 20\ndays = [\"mon\", \"wed\", \"fri\"]\nflags = [\"past-sprain\"]\n\
                      equipment = [\"wall\", \"chair\", \"towel\", \"band\", \"cushion\"]\n";

#[test]
fn what_has_grown_gives_back_its_sets_before_an_exercise_is_left_out() {
    let mut shortened = 0;
    for plan in weeks_done(TWENTY, "2026-11-16", 26) {
        let of = |quality: Quality| plan.totals.qualities.iter().find(|total| total.quality == quality);
        let sides = of(Quality::AnkleControl).expect("a total");
        let outline = outline(&plan);
        if sides.count < sides.min {
            let in_sessions = plan.items().filter(|item| {
                matches!(item.quality(), Quality::Balance | Quality::WholeLeg | Quality::FootIntrinsic)
            });
            for item in in_sessions {
                assert!(item.sets <= item.exercise.dose.sets, "{} in {outline:?}", item.slug());
            }
        }
        assert!(sides.count > 0, "{outline:?}");
        for item in plan.items() {
            let said = plan.trimmed.iter().any(|trim| {
                trim.exercise.slug == item.exercise.slug && matches!(trim.change, Change::FewerSets(..))
            });
            shortened += usize::from(said);
        }
        for day in &plan.days {
            assert!(day.seconds() <= 20 * 60, "{outline:?}");
        }
    }
    assert!(shortened > 0, "sets that shrank are told of");
}
