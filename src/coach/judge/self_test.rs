//! The self-tests there are, and what speaks against taking one on a day (D.11).

use chrono::NaiveDate;

use crate::catalogue::Catalogue;
use crate::catalogue::vocabulary::{Flag, LoadClass};
use crate::history::History;
use crate::profile::Profile;
use crate::safety::Tag;
use crate::vocabulary::vocabulary;

use crate::coach::judge::pain::{Light, Lights, after, before};
use crate::coach::rules::{CALM_DAYS_TO_TEST, NO_TEST_WITH, RAISE_NOISE, TEST_REST_DAYS};

vocabulary! {
    /// A test of both sides that a person does alone.
    SelfTest {
        /// Raises on one leg, as many as go.
        CalfRaise = "calf-raise",
        /// How far the knee reaches over the toes, in centimetres.
        KneeToWall = "knee-to-wall",
        /// Seconds on one leg with closed eyes.
        Balance = "balance",
        /// Seconds for ten hops from side to side.
        SideHop = "side-hop",
    }
}

impl SelfTest {
    /// Returns how much its result varies from day to day, where that is known.
    pub fn noise(self) -> Option<u8> {
        match self {
            SelfTest::CalfRaise => Some(RAISE_NOISE),
            SelfTest::KneeToWall | SelfTest::Balance | SelfTest::SideHop => None,
        }
    }

    /// Returns the unit of its result behind a space; empty where it counts.
    pub fn unit(self) -> &'static str {
        match self {
            SelfTest::CalfRaise => "",
            SelfTest::KneeToWall => " cm",
            SelfTest::Balance | SelfTest::SideHop => " s",
        }
    }

    /// Whether the side with less of it is the better one.
    pub fn less_is_better(self) -> bool {
        self == SelfTest::SideHop
    }

    /// Returns the command that records it.
    pub fn command(self) -> &'static str {
        match self {
            SelfTest::CalfRaise => "ankle test calf-raise --left N --right N",
            SelfTest::KneeToWall => "ankle test knee-to-wall --left CM --right CM",
            SelfTest::Balance => "ankle test balance --left S --right S",
            SelfTest::SideHop => "ankle test side-hop --left S --right S",
        }
    }

    /// Whether it tires the calf, so that it keeps clear of heavy work.
    fn tires_calf(self) -> bool {
        matches!(self, SelfTest::CalfRaise | SelfTest::SideHop)
    }
}

/// What a test is judged by on a day.
#[derive(Debug, Clone, Copy)]
pub struct TestDay<'a> {
    /// The exercises.
    pub catalogue: &'a Catalogue,
    /// The person, as they are that week.
    pub profile: &'a Profile,
    /// What they logged.
    pub history: &'a History,
    /// How each day went for the ankle.
    pub lights: &'a Lights,
    /// The day.
    pub day: NaiveDate,
    /// Whether one-legged hops are open.
    pub single_leg_hops: bool,
    /// Whether the week is light on purpose.
    pub is_lighter_week: bool,
}

/// Why a test is not offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOffered {
    /// A warning sign is open.
    Stopped(Tag),
    /// A flag asks for care.
    Flag(Flag),
    /// A day was sore lately.
    Sore,
    /// It is done with closed eyes, and balance is poor.
    ClosedEyes,
    /// One-legged hops are not open.
    HopsClosed,
    /// The week is a lighter one.
    LighterWeek,
    /// There was heavy work just before.
    HeavyWork,
}

impl NotOffered {
    /// Says it in a few words, to be read behind "later" or "not now".
    pub fn text(self) -> String {
        match self {
            NotOffered::Stopped(tag) => format!("nothing is tested while '{tag}' is open"),
            NotOffered::Flag(flag) => format!("not with the flag '{flag}'"),
            NotOffered::Sore => format!("after {CALM_DAYS_TO_TEST} days without a sore one"),
            NotOffered::ClosedEyes => format!("eyes stay open with the flag '{}'", Flag::BalanceImpaired),
            NotOffered::HopsClosed => "once hops on one leg are open".to_string(),
            NotOffered::LighterWeek => "not in a lighter week".to_string(),
            NotOffered::HeavyWork => format!("{TEST_REST_DAYS} days after heavy work"),
        }
    }
}

/// Returns what speaks against every test on a day, the weightiest first.
pub fn speaks_against(
    profile: &Profile,
    history: &History,
    lights: &Lights,
    day: NaiveDate,
) -> Option<NotOffered> {
    if let Some((tag, _)) = history.open_stops().find(|(_, since)| *since <= day) {
        return Some(NotOffered::Stopped(tag));
    }
    if let Some(flag) = NO_TEST_WITH.into_iter().find(|flag| profile.has(*flag)) {
        return Some(NotOffered::Flag(flag));
    }
    let (from, tomorrow) = (before(day, CALM_DAYS_TO_TEST), after(day, 1).unwrap_or(day));
    let is_sore = |light: Light| matches!(light, Light::Amber | Light::Red);
    let was_sore = lights.between(from, tomorrow).any(|(_, pain)| is_sore(pain.light))
        || history.noted(Tag::Sharp).any(|noted| (from..=day).contains(&noted));
    was_sore.then_some(NotOffered::Sore)
}

/// Returns why a test is not offered on a day; nothing where it is.
pub fn not_offered(test: SelfTest, on: &TestDay<'_>) -> Option<NotOffered> {
    let TestDay { catalogue, profile, history, lights, day, .. } = *on;
    if let Some(against) = speaks_against(profile, history, lights, day) {
        return Some(against);
    }
    if test == SelfTest::Balance && profile.has(Flag::BalanceImpaired) {
        return Some(NotOffered::ClosedEyes);
    }
    if test == SelfTest::SideHop && !on.single_leg_hops {
        return Some(NotOffered::HopsClosed);
    }
    if on.is_lighter_week {
        return Some(NotOffered::LighterWeek);
    }
    let from = before(day, u64::from(TEST_REST_DAYS) - 1);
    let is_heavy =
        |slug: &&str| catalogue.get(slug).is_some_and(|exercise| exercise.load_class == LoadClass::Heavy);
    let mut heavy = history.exercises().filter(is_heavy);
    let was_heavy = heavy.any(|slug| history.exposures_between(slug, from, day).next().is_some());
    (test.tires_calf() && was_heavy).then_some(NotOffered::HeavyWork)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::log::read::read;
    use crate::person::Person;

    fn history(lines: &[&str]) -> History {
        let text: String = lines
            .iter()
            .enumerate()
            .map(|(n, line)| format!("{{\"v\":1,\"id\":\"{n}\",\"at\":\"2026-11-{line}}}\n"))
            .collect();
        let log = read(text.as_bytes()).expect("read");
        assert_eq!(log.bad, []);
        History::of(&log.records)
    }

    const RAISES: &str =
        r#"19T18:00:00+01:00","kind":"sets","exercise":"single-leg-calf-raise","sets":[{"reps":10}]"#;

    /// A test with these flags and records; whether one-legged hops are open, and the week is a lighter one.
    type Case<'a> = (SelfTest, Vec<Flag>, &'a [&'a str], bool, bool, Option<NotOffered>);

    #[test]
    fn a_test_is_offered_where_nothing_speaks_against_it() {
        use NotOffered::{ClosedEyes, Flag as ByFlag, HeavyWork, HopsClosed, LighterWeek, Sore, Stopped};
        let sore =
            r#"10T18:00:00+01:00","kind":"sets","exercise":"calf-iso-hold","sets":[{"seconds":30}],"pain":4"#;
        let sore_long_ago = sore.replace("10T", "05T");
        let limp = r#"18T18:00:00+01:00","kind":"symptom","tag":"limp","open":true"#;
        let [raise, wall, balance, hop] =
            [SelfTest::CalfRaise, SelfTest::KneeToWall, SelfTest::Balance, SelfTest::SideHop];
        let flagged = |flag: Flag| vec![flag];
        let cases: [Case<'_>; 17] = [
            (raise, vec![], &[], false, false, None),
            (raise, flagged(Flag::CalfStrain), &[], false, false, Some(ByFlag(Flag::CalfStrain))),
            (wall, flagged(Flag::RecentSprain), &[], false, false, Some(ByFlag(Flag::RecentSprain))),
            (balance, flagged(Flag::BoneStress), &[], false, false, Some(ByFlag(Flag::BoneStress))),
            (raise, flagged(Flag::PastSprain), &[], false, false, None),
            (raise, flagged(Flag::BalanceImpaired), &[], false, false, None),
            (balance, flagged(Flag::BalanceImpaired), &[], false, false, Some(ClosedEyes)),
            (wall, vec![], &[limp], false, false, Some(Stopped(Tag::Limp))),
            (wall, vec![], &[sore], false, false, Some(Sore)),
            (wall, vec![], &[&sore_long_ago], false, false, None),
            (hop, vec![], &[], false, false, Some(HopsClosed)),
            (hop, vec![], &[], true, false, None),
            (balance, vec![], &[], false, true, Some(LighterWeek)),
            (raise, vec![], &[RAISES], false, false, Some(HeavyWork)),
            (hop, vec![], &[RAISES], true, false, Some(HeavyWork)),
            (balance, vec![], &[RAISES], false, false, None),
            (wall, vec![], &[RAISES], false, false, None),
        ];
        for (number, (test, flags, lines, single_leg_hops, is_lighter_week, expected)) in
            cases.into_iter().enumerate()
        {
            let (catalogue, history) = (Catalogue::bundled(), history(lines));
            let profile = Profile { flags, ..Profile::default() };
            let person = Person { catalogue: &catalogue, profile: &profile, history: &history };
            let on = TestDay {
                catalogue: &catalogue,
                profile: &profile,
                history: &history,
                lights: &Lights::of(person),
                day: NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day"),
                single_leg_hops,
                is_lighter_week,
            };
            assert_eq!(not_offered(test, &on), expected, "case {number}, {test}");
        }
    }
}
