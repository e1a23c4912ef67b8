//! Whatever happens, in whatever order.

use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::guide::part::Legs;

/// Something that happens.
#[derive(Debug, Clone)]
enum Happening {
    Tick(u64),
    /// The machine sleeps: the wall's clock alone goes on.
    Sleep(u64),
    /// The wall's clock is set back.
    SetBack(i64),
    Key(Key),
    Line(&'static str),
    DiskIsFull(bool),
    /// So much of an exercise is done elsewhere the next time the log is read; or it cannot be read.
    Elsewhere(Option<(usize, u8, u8)>),
    CueFailed,
    Resize,
    InputClosed,
}

const LINES: [&str; 20] = [
    "",
    "12",
    "0",
    "3",
    "101",
    "skip",
    "skip sore",
    "pain 3",
    "back",
    "effort 8",
    "note x",
    "note",
    "pause",
    "+",
    "-",
    "touch",
    "taps",
    "keys",
    "m",
    "nonsense",
];

fn key() -> impl Strategy<Value = Key> {
    prop_oneof![
        6 => Just(Key::Enter),
        2 => Just(Key::Char('b')),
        12 => select(" +-=.pnxtsm?0123457é".chars().collect::<Vec<char>>()).prop_map(Key::Char),
        1 => Just(Key::Backspace),
        2 => Just(Key::Escape),
    ]
}

fn happening() -> impl Strategy<Value = Happening> {
    prop_oneof![
        12 => (1_u64..2000).prop_map(Happening::Tick),
        1 => (2001_u64..90_000).prop_map(Happening::Tick),
        1 => (2100_u64..90_000).prop_map(Happening::Sleep),
        1 => (1_i64..4_000_000).prop_map(Happening::SetBack),
        14 => key().prop_map(Happening::Key),
        5 => select(LINES.to_vec()).prop_map(Happening::Line),
        2 => any::<bool>().prop_map(Happening::DiskIsFull),
        1 => prop::option::of((0..3_usize, 0..3_u8, 0..3_u8)).prop_map(Happening::Elsewhere),
        1 => Just(Happening::CueFailed),
        1 => Just(Happening::Resize),
    ]
}

/// Balance a side, raises a leg that end in an open set, and landings: short ones, so that much happens.
fn parts() -> Vec<Part> {
    let mut open = part("single-leg-calf-raise", 2, 2);
    open.is_last_open = true;
    let mut landings = part("pogo-hop", 2, 6);
    landings.rest = Duration::from_secs(10);
    vec![part("crane-balance", 1, 3), open, landings]
}

/// A session under script, with an account of what it said.
struct Account {
    script: Script,
    /// What was said to be kept of each set, in order, as it was corrected.
    said: Vec<u16>,
    /// Told so far.
    heard: usize,
    /// Done before, and elsewhere.
    before: u32,
}

impl Account {
    fn new(asks_morning: bool) -> Account {
        let script = Script::with(of(&parts()), asks_morning);
        Account { script, said: Vec::new(), heard: 0, before: 0 }
    }

    fn happen(&mut self, happening: &Happening) {
        let script = &mut self.script;
        let last = script.session.clock.last().expect("a moment");
        let (monotonic, wall) = match happening {
            Happening::Tick(by) => (*by, TimeDelta::milliseconds(by.cast_signed())),
            Happening::Sleep(by) => (50, TimeDelta::milliseconds(by.cast_signed() + 50)),
            Happening::SetBack(by) => (50, TimeDelta::milliseconds(-by)),
            Happening::DiskIsFull(is_full) => return script.disk_is_full = *is_full,
            Happening::Elsewhere(done) => {
                script.reread = done.map(|(part, left, right)| {
                    let mut today = of(&parts());
                    let is_each = today.parts[part].is_one_sided();
                    today.parts[part].done = Legs { left, right: if is_each { right } else { left } };
                    today
                });
                return;
            }
            Happening::Key(key) => return self.hear(Event::Key(*key)),
            Happening::Line(line) => return self.hear(Event::Line((*line).to_string())),
            Happening::CueFailed => return self.hear(Event::CueFailed("no voice".to_string())),
            Happening::Resize => return self.hear(Event::Resize),
            Happening::InputClosed => return self.hear(Event::InputClosed),
        };
        script.monotonic += Duration::from_millis(monotonic);
        let moment = Moment { monotonic: script.monotonic, wall: last.wall + wall };
        self.hear(Event::Tick(moment));
    }

    fn hear(&mut self, event: Event) {
        let (done, standing) = (self.done(), self.count());
        let (running, monotonic) = (self.script.session.running(), self.script.monotonic);
        let was_over = self.script.session.is_over().then(|| self.script.session.clone());
        let is_cue = matches!(event, Event::CueFailed(_));
        self.script.happen(event);
        let session = &self.script.session;
        assert!(
            session.running() >= running && session.running() <= monotonic,
            "time runs forward, and not ahead"
        );
        if let Some(before) = was_over
            && !is_cue
        {
            assert_eq!(session, &before, "nothing changes behind the end");
        }
        let corrected = |said: &mut Vec<u16>, number: u16| *said.last_mut().expect("a set") = number;
        for effect in &self.script.effects[self.heard..] {
            match effect {
                Effect::Tell(Told::Kept { number, .. }) => self.said.push(*number),
                // What is corrected is the set that was said last.
                Effect::Tell(Told::Corrected(number)) => corrected(&mut self.said, *number),
                _ => {}
            }
        }
        self.heard = self.script.effects.len();
        // What was done elsewhere comes in beside the sets of the session.
        let (more, kept) = (self.done(), self.count());
        let elsewhere = i64::from(more) - i64::from(done) - (i64::from(kept) - i64::from(standing));
        assert!(elsewhere >= 0, "a set of the session is counted once");
        self.before += u32::try_from(elsewhere).expect("not less");
        self.check();
    }

    /// Sets done, of each leg where each has its own.
    fn done(&self) -> u32 {
        let done = self.script.session.parts().iter().map(|part| {
            let right = if part.is_one_sided() { part.done.right } else { 0 };
            u32::from(part.done.left) + u32::from(right)
        });
        done.sum()
    }

    fn count(&self) -> u32 {
        u32::try_from(self.standing().count()).expect("not so many")
    }

    fn standing(&self) -> impl Iterator<Item = &crate::guide::ledger::Entry> {
        self.script
            .session
            .ledger()
            .standing()
            .map(|(_, entry)| entry)
            .filter(|entry| entry.stretch.is_some())
    }

    fn check(&self) {
        let session = &self.script.session;
        let standing = self.count();
        assert_eq!(self.done(), self.before + standing, "sets done are those kept, and those done elsewhere");
        // Every set that was said to be kept is one record, and what it says is what was said.
        let sets: Vec<Option<&Kind>> = (0..)
            .map_while(|number| session.ledger().get(number))
            .filter(|entry| entry.stretch.is_some())
            .map(|entry| entry.kind.as_ref())
            .collect();
        assert_eq!(sets.len(), self.said.len());
        for (kind, said) in sets.into_iter().zip(&self.said) {
            let Some(kind) = kind else { continue };
            let Kind::Sets { sets, exercise, .. } = kind else { panic!("{kind:?}") };
            assert_eq!(sets[0].done.number(), *said);
            assert!(*said > 0);
            assert!(sets[0].touches.is_none() || exercise == "crane-balance");
        }
        // No set of the timeline is kept twice, and they stand in its order.
        let stretches: Vec<usize> = self.standing().filter_map(|entry| entry.stretch).collect();
        assert!(stretches.is_sorted_by(|one, next| one < next), "{stretches:?}");
        assert!(stretches.iter().all(|stretch| session.timeline[*stretch].phase == Phase::Work));
        // An exercise is left out only where nothing of it was done in the session, but for pain without a set.
        if !session.is_over() {
            for (_, entry) in session.ledger().standing() {
                let Some(Kind::Skip { exercise, .. }) = &entry.kind else { continue };
                let is_of_it = |entry: &&crate::guide::ledger::Entry| matches!(&entry.kind, Some(Kind::Sets { exercise: done, .. }) if done == exercise);
                assert_eq!(self.standing().filter(is_of_it).count(), 0, "{exercise}");
            }
        }
        if session.is_typing() {
            assert!(session.pause.is_some() || !matches!(session.stage, Stage::Timed | Stage::Again));
        }
        if !self.script.disk_is_full && session.is_over() {
            assert_eq!(session.ledger().is_refused(), session.ledger().unsaved().next().is_some());
        }
        // What is drawn and asked of the session never fails.
        let _ = (session.share_done(), session.time_left(), session.until_next(), session.completed());
        let _ = (session.sets_done(), session.left(), session.last_set());
    }

    /// Whether the disk says all that it should, and nothing else.
    fn is_saved(&self) {
        let standing = self.script.session.ledger().standing();
        let wanted: Vec<&Kind> = standing.filter_map(|(_, entry)| entry.kind.as_ref()).collect();
        let mut disk: Vec<(usize, &Kind)> =
            self.script.disk.iter().filter_map(|(number, kind)| Some((*number, kind.as_ref()?))).collect();
        disk.sort_by_key(|(number, _)| *number);
        assert_eq!(disk.into_iter().map(|(_, kind)| kind).collect::<Vec<&Kind>>(), wanted);
        assert_eq!(self.script.session.ledger().unsaved().count(), 0);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_set_is_lost_or_twice_whatever_happens(
        asks_morning in any::<bool>(),
        happenings in prop::collection::vec(happening(), 1..160),
        ends_by_itself in any::<bool>(),
    ) {
        let mut account = Account::new(asks_morning);
        for happening in &happenings {
            account.happen(happening);
        }
        if !account.script.session.is_over() {
            account.script.disk_is_full = false;
            if ends_by_itself {
                account.happen(&Happening::InputClosed);
                for _ in 0..400 {
                    account.happen(&Happening::Tick(1000));
                }
            } else {
                account.hear(Event::Terminate);
            }
            account.is_saved();
        }
        prop_assert!(account.script.session.is_over());
        let ends = account.script.effects.iter().filter(|effect| matches!(effect, Effect::End(_))).count();
        prop_assert_eq!(ends, 1);
        for happening in &happenings {
            account.happen(happening);
        }
    }

    #[test]
    fn however_it_ticks_the_same_keys_at_the_same_moments_lead_to_the_same_records(
        keys in prop::collection::vec((1_u64..9000, key()), 1..25),
        ticks in prop::collection::vec(1_u64..1900, 1..40),
    ) {
        // Prompts are taken by ticks, and so may come a tick later: without them.
        let is_prompt = |key: &Key| matches!(key, Key::Char('p'));
        let run = |ticks: &[u64]| {
            let mut script = Script::new(of(&parts()));
            let mut ticks = ticks.iter().cycle().map(|tick| Duration::from_millis(*tick));
            for (after, key) in keys.iter().filter(|(_, key)| !is_prompt(key)) {
                let until = script.monotonic + Duration::from_millis(*after);
                while script.monotonic < until {
                    script.monotonic = (script.monotonic + ticks.next().expect("endless")).min(until);
                    script.happen(Event::Tick(script.moment()));
                }
                script.happen(Event::Key(*key));
            }
            script.happen(Event::Terminate);
            (script.sets(), script.session.ending().cloned())
        };
        prop_assert_eq!(run(&ticks), run(&[70]));
    }
}
