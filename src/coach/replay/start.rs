//! Which calf-raise test the start rung of the straight-knee chain follows (D.2.3).

use chrono::{Days, NaiveDate};

use crate::catalogue::vocabulary::Quality;
use crate::coach::judge::pain::before;
use crate::coach::replay::weeks::Replay;
use crate::coach::rules::{CALF_RAISE_TEST, TEST_HOLDS_DAYS};
use crate::coach::state::ladder::Ladder;
use crate::person::Person;

impl Replay<'_, '_> {
    /// Reads the newest calf-raise test before the Monday of the week: it holds for its days, and for the start rung for
    /// as long as no other comes, where the rung it gave was trained in them.
    pub(crate) fn read_test(&mut self) {
        let (history, monday) = (self.standing.person.history, self.standing.week.starts());
        let test = history.tests(CALF_RAISE_TEST).take_while(|(day, _)| *day < monday).last();
        let raises = test.map(|(day, tested)| {
            let weaker = tested.left.min(tested.right);
            (day, (weaker.billionths() / 1_000_000_000) as u32)
        });
        let holds = |day: NaiveDate| (monday - day).num_days() <= TEST_HOLDS_DAYS;
        self.standing.weaker_raises = raises.filter(|(day, _)| holds(*day)).map(|(_, raises)| raises);
        self.standing.start_raises = raises
            .filter(|(day, raises)| holds(*day) || self.was_trained(*day, *raises))
            .map(|(_, raises)| raises);
    }

    /// Lets a calf-raise test say where the chain begins; one taken after a red day skips no rung while that is not long
    /// ago (D.5).
    pub(crate) fn take_up_test(&mut self) {
        let monday = self.standing.week.starts();
        let before_it = (self.standing.weaker_raises, self.standing.start_raises);
        self.read_test();
        let read = (self.standing.weaker_raises, self.standing.start_raises);
        let sore = self.standing.lights.last_red(before(monday, 1));
        let history = self.standing.person.history;
        let tested = history.tests(CALF_RAISE_TEST).take_while(|(day, _)| *day < monday).last();
        if tested.is_some_and(|(day, _)| day >= before(monday, 7))
            && let Some(ladder) = self.standing.ladders.get_mut(&Quality::CalfStraight)
        {
            ladder.stay_no_longer();
        }
        if sore.is_none() || tested.map(|(day, _)| day) < sore || before_it == read {
            return;
        }
        let mut at = |raises| {
            (self.standing.weaker_raises, self.standing.start_raises) = raises;
            self.standing.place(Quality::CalfStraight).map(|place| place.position)
        };
        let (stood, stands) = (at(before_it), at(read));
        if stood.is_some() && stands > stood.map(|position| position + 1) {
            (self.standing.weaker_raises, self.standing.start_raises) = before_it;
        }
    }

    /// Whether the rung that a test gave was trained while the test held, and nothing began anew since.
    fn was_trained(&self, tested: NaiveDate, raises: u32) -> bool {
        let Person { catalogue, profile, history } = self.standing.person;
        if self.began_anew_after.is_some_and(|last| tested <= last) {
            return false;
        }
        let ladder = Ladder::new(catalogue, Quality::CalfStraight);
        let given = ladder.place(catalogue, profile, Some(raises), self.standing.earned_tiers);
        let until =
            tested.checked_add_days(Days::new(TEST_HOLDS_DAYS.unsigned_abs())).unwrap_or(NaiveDate::MAX);
        given.is_some_and(|place| {
            history.exposures_between(&place.exercise.slug, tested, until).next().is_some()
        })
    }
}
