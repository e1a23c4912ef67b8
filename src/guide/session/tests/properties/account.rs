//! A session under script, held against what it said.

use super::*;
use crate::guide::ledger::Entry;

/// A session under script, with an account of what it said.
pub(super) struct Account {
    script: Script,
    /// What was asked at the beginning.
    today: Today,
    /// What was said to be kept of each set, in order, as it was corrected.
    said: Vec<u16>,
    /// Told so far.
    heard: usize,
    /// Done before, and elsewhere.
    before: u32,
}

impl Account {
    pub(super) fn new(today: Today, asks_morning: bool) -> Account {
        let script = Script::with(today.clone(), asks_morning);
        let mut account = Account { script, today, said: Vec::new(), heard: 0, before: 0 };
        account.before = account.done();
        account
    }

    pub(super) fn happen(&mut self, happening: &Happening) {
        let script = &mut self.script;
        let last = script.session.clock.last().expect("a moment");
        let (monotonic, wall) = match happening {
            Happening::Tick(by) => (*by, TimeDelta::milliseconds(by.cast_signed())),
            Happening::Sleep(by) => (50, TimeDelta::milliseconds(by.cast_signed() + 50)),
            Happening::SetBack(by) => (50, TimeDelta::milliseconds(-by)),
            Happening::DiskIsFull(is_full) => return script.disk_is_full = *is_full,
            Happening::Elsewhere(done) => {
                script.reread = done.and_then(|(part, left, right)| {
                    let mut today = self.today.clone();
                    let part = part.min(today.parts.len().checked_sub(1)?);
                    let is_each = today.parts[part].is_one_sided();
                    today.parts[part].done = Legs { left, right: if is_each { right } else { left } };
                    Some(today)
                });
                return;
            }
            Happening::Stop => {
                script.reread = Some(Today { stop: Some("See a doctor.".to_string()), ..self.today.clone() });
                return;
            }
            Happening::DiskIsLate(is_late) => {
                script.is_disk_late = *is_late;
                if !is_late {
                    self.answer_all();
                }
                return;
            }
            Happening::Answer => return self.observe(Script::answer_late),
            Happening::While(seconds) => {
                for _ in 0..*seconds {
                    self.happen(&Happening::Tick(1000));
                }
                return;
            }
            Happening::Suspend => return self.hear(Event::Suspend),
            Happening::Terminate => return self.hear(Event::Terminate),
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
        let over = self.script.session.is_over().then(|| self.script.session.clone());
        let is_cue = matches!(event, Event::CueFailed(_));
        self.observe(|script| script.happen(event));
        if let Some(before) = over
            && !is_cue
        {
            assert_eq!(self.script.session, before, "nothing changes behind the end");
        }
    }

    /// Lets the disk answer all that it was asked.
    fn answer_all(&mut self) {
        while !self.script.late.is_empty() {
            self.observe(Script::answer_late);
        }
    }

    /// Lives through what happens, to an end after which the same happens again and changes nothing.
    pub(super) fn live(&mut self, happenings: &[Happening], ends_by_itself: bool) {
        for happening in happenings {
            self.happen(happening);
        }
        self.end(ends_by_itself);
        for happening in happenings {
            self.happen(happening);
        }
        self.is_ended_once();
    }

    /// Ends the session with a disk that takes all, by nobody at the keys or by a signal.
    pub(super) fn end(&mut self, by_itself: bool) {
        let is_to_end = !self.script.session.is_over();
        self.script.disk_is_full = false;
        if is_to_end && by_itself {
            self.happen(&Happening::InputClosed);
            for _ in 0..7200 {
                if self.script.session.is_over() {
                    break;
                }
                self.happen(&Happening::Answer);
                self.happen(&Happening::Tick(1000));
            }
        } else if is_to_end {
            self.hear(Event::Terminate);
        }
        self.happen(&Happening::DiskIsLate(false));
        if is_to_end {
            self.is_saved();
        }
    }

    pub(super) fn is_ended_once(&self) {
        assert!(self.script.session.is_over());
        let ends = self.script.effects.iter().filter(|effect| matches!(effect, Effect::End(_))).count();
        assert_eq!(ends, 1);
    }

    /// Lets something happen, and compares what the session says before and after.
    fn observe(&mut self, happen: impl FnOnce(&mut Script)) {
        let (done, standing) = (self.done(), self.count());
        let (running, monotonic) = (self.script.session.running(), self.script.monotonic);
        let stage = self.script.session.stage.clone();
        happen(&mut self.script);
        if matches!(stage, Stage::Over(_)) {
            assert_eq!(self.script.session.stage, stage, "what is over stays so");
        }
        let session = &self.script.session;
        assert!(
            session.running() >= running && session.running() <= monotonic,
            "time runs forward, and not ahead"
        );
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

    fn standing(&self) -> impl Iterator<Item = &Entry> {
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
            let counts = |part: &Part| part.counts_touches && part.slug == *exercise;
            assert!(sets[0].touches.is_none() || session.parts().iter().any(counts));
        }
        self.is_no_more_than_asked();
        // No set of the timeline is kept twice, and they stand in its order.
        let stretches: Vec<usize> = self.standing().filter_map(|entry| entry.stretch).collect();
        assert!(stretches.is_sorted_by(|one, next| one < next), "{stretches:?}");
        assert!(stretches.iter().all(|stretch| session.timeline[*stretch].phase == Phase::Work));
        // An exercise is left out only where nothing of it was done in the session, but for pain without a set.
        if !session.is_over() {
            for (_, entry) in session.ledger().standing() {
                let Some(Kind::Skip { exercise, .. }) = &entry.kind else { continue };
                let is_of_it = |entry: &&Entry| matches!(&entry.kind, Some(Kind::Sets { exercise: done, .. }) if done == exercise);
                assert_eq!(self.standing().filter(is_of_it).count(), 0, "{exercise}");
            }
        }
        if session.is_typing() {
            assert!(session.pause.is_some() || !matches!(session.stage, Stage::Timed | Stage::Again));
        }
        if self.script.in_flight.is_empty() && !self.script.disk_is_full && session.is_over() {
            assert_eq!(session.ledger().is_refused(), session.ledger().unsaved().next().is_some());
        }
        if !matches!(session.stage, Stage::Timed | Stage::Again) {
            assert_eq!(session.pause, None, "a question does not stand still");
        }
        assert!(session.share_done() <= 1000);
        assert!(session.time_left() < Duration::from_secs(24 * 3600));
        // What is drawn and asked of the session never fails.
        let _ = (session.until_next(), session.completed());
        let _ = (session.sets_done(), session.left(), session.last_set());
    }

    /// Whether no leg has more sets than were asked of it and not done before.
    fn is_no_more_than_asked(&self) {
        for part in &self.today.parts {
            for side in part.order() {
                let is_of_leg = |entry: &&Entry| match &entry.kind {
                    Some(Kind::Sets { exercise, sets, .. }) => *exercise == part.slug && sets[0].side == side,
                    _ => false,
                };
                let kept = self.standing().filter(is_of_leg).count();
                let asked = part.asked.of(side).saturating_sub(part.done.of(side));
                assert!(kept <= usize::from(asked), "{}: {kept} of {asked}", part.slug);
            }
        }
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
