//! Back to sport after a sprain (D.15): what of it is met, and what would tell of the rest.

use chrono::NaiveDate;

use crate::catalogue::vocabulary::Flag;
use crate::coach::judge::norms::symmetry_percent;
use crate::coach::judge::pain::{Light, before};
use crate::coach::judge::self_test::{NotOffered, SelfTest, TestDay, not_offered};
use crate::coach::rules::{
    ALIKE_PERCENT, CHECKED_HOLDS, CHECKED_PAIN, CHECKED_PAIN_DAYS, CHECKED_RAISES, KNEE_TO_WALL_GAP_CM,
    STEADY_DAYS, TEST_HOLDS_DAYS,
};
use crate::coach::state::standing::Standing;
use crate::history::{History, Tested};
use crate::safety::Tag;
use crate::text::Count;
use crate::units::{Decimal, Pain};
use crate::vocabulary::vocabulary;

/// Exercises of the hop ladder.
const HOP_AND_HOLD: &str = "hop-and-hold";
const SIDE_HOP: &str = "side-hop";

vocabulary! {
    /// What is asked of an ankle before sport.
    CheckItem {
        /// Calm days.
        Pain = "pain",
        /// The range of the two sides.
        KneeToWall = "knee-to-wall",
        /// The strength of both calves.
        CalfRaise = "calf-raise",
        /// Steadiness with closed eyes.
        Balance = "balance",
        /// Hops that were landed and held, then from side to side.
        HopLadder = "hop-ladder",
        /// Hops from side to side against the clock.
        SideHop = "side-hop",
        /// An ankle that did not give way.
        GivingWay = "giving-way",
    }
}

/// How an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckState {
    /// It is met.
    Met,
    /// It is not met.
    NotMet,
    /// Nothing tells.
    Unknown,
    /// Its test is not offered for now.
    Later(NotOffered),
}

impl CheckState {
    /// Returns its word.
    pub fn word(self) -> &'static str {
        match self {
            CheckState::Met => "met",
            CheckState::NotMet => "not met",
            CheckState::Unknown => "unknown",
            CheckState::Later(_) => "later",
        }
    }
}

/// One item of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What is asked.
    pub item: CheckItem,
    /// How it stands.
    pub state: CheckState,
    /// What was found, in a few words, where something was.
    pub found: Option<String>,
}

impl Check {
    /// Says what is asked, and what was found or keeps it from being asked.
    pub fn text(&self) -> String {
        let asked = self.item.asked();
        match (&self.found, self.state) {
            (_, CheckState::Later(why)) => format!("{asked} ({})", why.text()),
            (Some(found), _) => format!("{asked} ({found})"),
            (None, _) => asked,
        }
    }

    /// Returns the command that would tell, where it is not met and one can.
    pub fn command(&self) -> Option<&'static str> {
        match self.state {
            CheckState::Unknown => self.item.command(),
            // What a test found, a test can find anew.
            CheckState::NotMet => self.item.test().map(SelfTest::command),
            CheckState::Met | CheckState::Later(_) => None,
        }
    }
}

impl CheckItem {
    /// Returns the self-test it rests on.
    fn test(self) -> Option<SelfTest> {
        match self {
            CheckItem::KneeToWall => Some(SelfTest::KneeToWall),
            CheckItem::CalfRaise => Some(SelfTest::CalfRaise),
            CheckItem::Balance => Some(SelfTest::Balance),
            CheckItem::SideHop => Some(SelfTest::SideHop),
            CheckItem::Pain | CheckItem::HopLadder | CheckItem::GivingWay => None,
        }
    }

    fn asked(self) -> String {
        match self {
            CheckItem::Pain => format!("no pain above {CHECKED_PAIN} of 10 in {CHECKED_PAIN_DAYS} days"),
            CheckItem::KneeToWall => format!("knee to wall: sides less than {KNEE_TO_WALL_GAP_CM} cm apart"),
            CheckItem::CalfRaise => {
                format!(
                    "calf raises: at least {CHECKED_RAISES} a side, the weaker at {ALIKE_PERCENT}% of the other"
                )
            }
            CheckItem::Balance => format!("balance, eyes closed: the weaker side at {ALIKE_PERCENT}%"),
            CheckItem::HopLadder => {
                format!("hop ladder: {HOP_AND_HOLD} on {CHECKED_HOLDS} green days, then {SIDE_HOP}")
            }
            CheckItem::SideHop => format!("side-hop test: the slower side at {ALIKE_PERCENT}%"),
            CheckItem::GivingWay => format!("no giving way in {STEADY_DAYS} days"),
        }
    }

    fn command(self) -> Option<&'static str> {
        match self {
            CheckItem::Pain => Some("ankle checkin --pain N"),
            CheckItem::HopLadder => None,
            CheckItem::GivingWay => Some("ankle symptom giving-way"),
            CheckItem::KneeToWall | CheckItem::CalfRaise | CheckItem::Balance | CheckItem::SideHop => {
                self.test().map(SelfTest::command)
            }
        }
    }
}

/// Reads the checklist on a day; nothing without a sprain.
pub fn checklist(standing: &Standing<'_, '_>, history: &History, today: NaiveDate) -> Option<Vec<Check>> {
    let profile = standing.person.profile;
    let flag = [Flag::RecentSprain, Flag::PastSprain].into_iter().find(|flag| profile.has(*flag))?;
    let on = standing.test_day(today);
    let of_item = |item: &CheckItem| {
        let (state, found) = match item {
            CheckItem::Pain => pain(history, today),
            CheckItem::HopLadder => hop_ladder(standing, history),
            CheckItem::GivingWay => {
                let began = profile.since.get(&flag).copied().max(history.first_day());
                giving_way(history, began, today)
            }
            tested => tested.test().map_or((CheckState::Unknown, None), |test| of_test(test, &on, history)),
        };
        Check { item: *item, state, found }
    };
    Some(CheckItem::ALL.iter().map(of_item).collect())
}

type Finding = (CheckState, Option<String>);

fn met(is_met: bool) -> CheckState {
    if is_met { CheckState::Met } else { CheckState::NotMet }
}

fn pain(history: &History, today: NaiveDate) -> Finding {
    let days = before(today, CHECKED_PAIN_DAYS - 1)..=today;
    let of_sets = history.exercises().flat_map(|slug| history.pains(slug));
    let of_mornings = history.mornings().map(|(day, morning)| (day, Some(morning.pain)));
    let told = of_sets.chain(of_mornings).filter(|(day, _)| days.contains(day));
    let worst: Option<Pain> = told.filter_map(|(_, pain)| pain).max();
    match worst {
        None => (CheckState::Unknown, None),
        Some(worst) if worst <= CHECKED_PAIN => (CheckState::Met, None),
        Some(worst) => (CheckState::NotMet, Some(format!("{worst} was told"))),
    }
}

/// Reads the newest result of a test; without one, whether it is offered.
fn of_test(test: SelfTest, on: &TestDay<'_>, history: &History) -> Finding {
    let newest = history.tests(test.as_str()).rfind(|(day, _)| *day <= on.day);
    let newest = newest.filter(|(day, _)| (on.day - *day).num_days() <= TEST_HOLDS_DAYS);
    let Some((_, Tested { left, right })) = newest else {
        let state = not_offered(test, on).map_or(CheckState::Unknown, CheckState::Later);
        return (state, None);
    };
    let percent = symmetry_percent(left, right);
    let is_alike = percent >= ALIKE_PERCENT && left.max(right) > Decimal::ZERO;
    match test {
        SelfTest::KneeToWall => {
            let gap = left.max(right).minus(left.min(right));
            (met(gap < Decimal::whole(KNEE_TO_WALL_GAP_CM)), Some(format!("{gap} cm")))
        }
        SelfTest::CalfRaise => {
            let are_enough = left.min(right) >= Decimal::whole(CHECKED_RAISES.into());
            (met(are_enough && is_alike), Some(format!("left {left}, right {right}: {percent}%")))
        }
        SelfTest::Balance | SelfTest::SideHop => (met(is_alike), Some(format!("{percent}%"))),
    }
}

fn hop_ladder(standing: &Standing<'_, '_>, history: &History) -> Finding {
    let green_days = |slug: &'static str| {
        let days = history.exposures(slug).map(|(day, _)| day);
        days.filter(|day| standing.lights.of_exercise(slug, *day).light == Light::Green)
    };
    let held: Vec<NaiveDate> = green_days(HOP_AND_HOLD).collect();
    let second = held.get(CHECKED_HOLDS - 1).copied();
    if second.is_some_and(|second| green_days(SIDE_HOP).any(|day| day > second)) {
        return (CheckState::Met, None);
    }
    let found = format!("{HOP_AND_HOLD} on {}", Count(held.len().min(CHECKED_HOLDS), "green day"));
    (CheckState::NotMet, (!held.is_empty()).then_some(found))
}

fn giving_way(history: &History, began: Option<NaiveDate>, today: NaiveDate) -> Finding {
    let last = history.noted(Tag::GivingWay).rfind(|day| *day <= today);
    let Some(began) = began.max(last) else { return (CheckState::Unknown, None) };
    let days = usize::try_from((today - began).num_days()).unwrap_or(0);
    if days >= STEADY_DAYS {
        (CheckState::Met, None)
    } else {
        (CheckState::NotMet, Some(format!("{} so far", Count(days, "day"))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::Catalogue;
    use crate::log::read::read;
    use crate::person::Person;
    use crate::planner;
    use crate::profile::Profile;
    use crate::week::Week;

    /// How each item stands on Friday 20 November 2026, by its word.
    fn states(profile: &str, lines: &[&str]) -> Option<Vec<(&'static str, &'static str)>> {
        let catalogue = Catalogue::bundled();
        let text: String = lines
            .iter()
            .enumerate()
            .map(|(n, line)| {
                let (day, rest) = line.split_once(' ').expect("a day");
                format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-{day}T18:00:00+01:00\",{rest}}}\n")
            })
            .collect();
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        let (history, profile) =
            (History::of(&log.records), Profile::read(profile, &catalogue).expect("a profile"));
        let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day");
        let person = Person { catalogue: &catalogue, profile: &profile, history: &history };
        let standing = planner::standing(person, Week::of(today));
        let checks = checklist(&standing, &history, today)?;
        Some(checks.iter().map(|check| (check.item.as_str(), check.state.word())).collect())
    }

    fn state(flag: &str, item: CheckItem, lines: &[&str]) -> &'static str {
        let all = states(&format!("flags = [\"{flag}\"]"), lines).expect("a sprain");
        all.into_iter().find(|(of, _)| *of == item.as_str()).expect("the item").1
    }

    #[test]
    fn there_is_a_checklist_only_after_a_sprain() {
        assert_eq!(states("", &[]), None);
        assert_eq!(states("flags = [\"calf-strain\"]", &[]), None);
        let words = |flag: &str| -> Vec<&str> {
            let all = states(&format!("flags = [\"{flag}\"]"), &[]).expect("a sprain");
            all.into_iter().map(|(_, state)| state).collect()
        };
        assert_eq!(
            words("past-sprain"),
            ["unknown", "unknown", "unknown", "unknown", "not met", "later", "unknown"]
        );
        // A fresh sprain is not tested yet.
        assert_eq!(
            words("recent-sprain"),
            ["unknown", "later", "later", "later", "not met", "later", "unknown"]
        );
    }

    #[test]
    fn each_item_is_met_by_what_was_logged() {
        use CheckItem::{Balance, CalfRaise, GivingWay, HopLadder, KneeToWall, Pain, SideHop};
        let test = |day: &str, name: &str, left: &str, right: &str| {
            format!(r#"{day} "kind":"test","test":"{name}","left":{left},"right":{right}"#)
        };
        let pain = |day: &str, pain: u8| format!(r#"{day} "kind":"checkin","pain":{pain}"#);
        let hop = |day: &str, slug: &str, pain: u8| {
            format!(r#"{day} "kind":"sets","exercise":"{slug}","sets":[{{"contacts":8}}],"pain":{pain}"#)
        };
        let gave_way = |day: &str| format!(r#"{day} "kind":"symptom","tag":"giving-way","open":true"#);
        let holds = || vec![hop("11-02", "hop-and-hold", 0), hop("11-06", "hop-and-hold", 1)];
        let with = |mut lines: Vec<String>, line: String| {
            lines.push(line);
            lines
        };
        for (item, lines, expected) in [
            (Pain, vec![pain("11-18", 2)], "met"),
            (Pain, vec![pain("11-18", 3)], "not met"),
            (Pain, vec![pain("11-06", 5)], "unknown"),
            (KneeToWall, vec![test("11-10", "knee-to-wall", "9.5", "11.4")], "met"),
            (KneeToWall, vec![test("11-10", "knee-to-wall", "9.5", "11.5")], "not met"),
            (KneeToWall, vec![test("09-10", "knee-to-wall", "9.5", "9.5")], "unknown"),
            (CalfRaise, vec![test("11-10", "calf-raise", "18", "20")], "met"),
            (CalfRaise, vec![test("11-10", "calf-raise", "14", "15")], "not met"),
            (CalfRaise, vec![test("11-10", "calf-raise", "17", "20")], "not met"),
            (Balance, vec![test("11-10", "balance", "27", "30")], "met"),
            (Balance, vec![test("11-10", "balance", "26", "30")], "not met"),
            (SideHop, vec![test("11-10", "side-hop", "10", "9")], "met"),
            (SideHop, vec![test("11-10", "side-hop", "10.5", "9")], "not met"),
            (HopLadder, holds(), "not met"),
            (HopLadder, with(holds(), hop("11-12", "side-hop", 2)), "met"),
            (HopLadder, with(holds(), hop("11-12", "side-hop", 4)), "not met"),
            (HopLadder, with(holds(), hop("11-04", "side-hop", 0)), "not met"),
            (GivingWay, vec![pain("10-01", 0)], "met"),
            (GivingWay, vec![pain("11-01", 0)], "not met"),
            (GivingWay, vec![pain("10-01", 0), gave_way("10-24")], "not met"),
            (GivingWay, vec![pain("10-01", 0), gave_way("10-23")], "met"),
        ] {
            let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
            assert_eq!(state("past-sprain", item, &lines), expected, "{item}: {lines:?}");
        }
    }

    #[test]
    fn what_is_unknown_names_the_command_that_would_tell_and_nothing_is_called_safe() {
        for item in CheckItem::ALL {
            let check = Check { item: *item, state: CheckState::Unknown, found: None };
            assert_eq!(check.command().is_none(), *item == CheckItem::HopLadder, "{item}");
            assert!(!check.text().contains("safe"), "{item}");
        }
    }
}
