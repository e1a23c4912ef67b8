//! The words of the heavy slow block: of a line, and of a week (D.14).

use chrono::NaiveDate;

use crate::coach::Decision;
use crate::coach::because::BlockLine;
use crate::coach::heavy_slow::Block;
use crate::coach::judge::verdict::Why;
use crate::coach::rules::{HSR_HEAVY_DAYS, HSR_RPE, HSR_WEEKS};
use crate::coach::state::exercise::{Ruling, Step};
use crate::text::sentence;
use crate::week::short_date;

/// Whether it is news: sets that did not fit, or a load that changed.
pub(super) fn is_news(line: &BlockLine<'_>) -> bool {
    line.sets < line.block.sets
        || line.ruling.is_some_and(|ruling| {
            matches!(ruling.step, Step::Load(..) | Step::Rung(_)) || ruling.decision == Decision::Regress
        })
}

/// Says which week of the block it is, how many of its sets fit, and what became of the load.
pub(super) fn text(
    line: &BlockLine<'_>,
    why: impl Fn(&Ruling<'_>) -> String,
    when: impl Fn(Option<NaiveDate>) -> String,
) -> String {
    let BlockLine { block, sets, ruling, from, is_last } = line;
    let fits = if *sets < block.sets {
        format!("; {sets} of the block's {} sets fit", block.sets)
    } else {
        String::new()
    };
    let happened = |ruling: &Ruling<'_>| match ruling.why {
        Why::Met => "every set was made".to_string(),
        Why::Heavier => "you took more load, and made every set".to_string(),
        Why::BelowRange => "half the sets short of the block's reps, twice running".to_string(),
        Why::AllOut => "all out, and still short of the block's reps".to_string(),
        Why::Short => "a set stayed under the block's reps".to_string(),
        Why::TooHard => "every set was made, but above RPE 9".to_string(),
        _ => why(ruling),
    };
    let load = ruling.as_ref().map_or_else(String::new, |ruling| match ruling.step {
        // The load of the week after follows other repetitions.
        _ if *is_last => format!("; {}: the block ends with this week", happened(ruling)),
        Step::Load(from_kg, to_kg)
            if to_kg > from_kg && !matches!(ruling.why, Why::Met | Why::Heavier | Why::TooHard) =>
        {
            let when = when(*from);
            format!("; made with {to_kg} kg on one day, not on another: {to_kg} kg {when}, {from_kg} before")
        }
        Step::Load(from_kg, to_kg) if to_kg > from_kg => {
            format!("; {}: {to_kg} kg {}, {from_kg} before", happened(ruling), when(*from))
        }
        Step::Load(from_kg, to_kg) => {
            format!("; {}: {to_kg} kg for now instead of {from_kg}", happened(ruling))
        }
        Step::Rung(rung) => format!("; {}: {} for now", happened(ruling), rung.slug),
        _ if ruling.decision == Decision::Hold => format!("; {}: the load stays", happened(ruling)),
        _ if ruling.decision == Decision::Regress => format!("; {}", happened(ruling)),
        _ => String::new(),
    });
    format!("{}{fits}{load}", block.name())
}

/// Says which week of the block it is, and how it is done.
pub(super) fn week_of(block: Block) -> String {
    let Block { week, sets, reps } = block;
    let [low, high] = HSR_RPE;
    let how =
        format!("{}: {sets}×{reps}, three seconds up and three down, RPE {low} to {high}", block.name());
    let first =
        if week == 1 { " Lift what makes that hard: the load you log is the one to go on from." } else { "" };
    sentence(&how) + first
}

/// Says that there is nothing to load a raise with.
pub(super) const NEEDS_WEIGHT: &str = "The heavy slow block needs a weight, and your profile names none, so this is a usual week. Say what you have: ankle config add equipment dumbbell";

/// Says that a gap ended the block, and how it begins again.
pub(super) fn ended(again: NaiveDate) -> String {
    format!(
        "The gap ended the heavy slow block. To begin it again on {}: ankle config set hsr_from {again}",
        short_date(again)
    )
}

/// Says that there is such a block, and how it begins.
pub(super) fn offered(monday: NaiveDate) -> String {
    format!(
        "For a sore tendon there is a heavy slow block: {} weeks with rising load, up to {HSR_HEAVY_DAYS} heavy days a week. To begin on {}: ankle config set hsr_from {monday}",
        HSR_WEEKS.len(),
        short_date(monday)
    )
}
