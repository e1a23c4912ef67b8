//! The words of a line of the heavy slow block (D.14).

use chrono::NaiveDate;

use crate::coach::Decision;
use crate::coach::because::BlockLine;
use crate::coach::judge::verdict::Why;
use crate::coach::state::exercise::{Ruling, Step};

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
    let BlockLine { block, sets, ruling, from } = line;
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
