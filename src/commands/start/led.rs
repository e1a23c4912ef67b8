//! A session with what it meets: events go in, and what it wants done is done.

use crate::env::SessionClock;
use crate::guide::clock::Moment;
use crate::guide::effect::{Change, Cue, Effect, Told};
use crate::guide::session::{Event, Session};

use super::keeper::Keeper;
use super::today::Reader;

/// A session that is led.
pub(super) struct Led<'w> {
    pub(super) session: Session,
    pub(super) keeper: Keeper<'w>,
    pub(super) reader: &'w Reader<'w>,
    pub(super) clock: SessionClock,
}

/// What reaches the person: each way of leading takes what it can.
pub(super) trait Audience {
    /// Signals across the room.
    fn cue(&mut self, cue: Cue);
    /// Says words.
    fn say(&mut self, words: &str);
    /// Falls silent.
    fn hush(&mut self);
    /// Tells the person's own program of a change.
    fn change(&mut self, change: &Change);
    /// Tells something, in the state that came of it.
    fn tell(&mut self, told: &Told, session: &Session);
}

impl Led<'_> {
    /// Returns this moment.
    pub(super) fn moment(&self) -> Moment {
        Moment { monotonic: self.clock.monotonic(), wall: self.clock.wall() }
    }

    /// Lets time go on up to now.
    pub(super) fn tick(&mut self, audience: &mut dyn Audience) {
        self.happen(Event::Tick(self.moment()), audience);
    }

    /// Lets an event happen, and does all that follows.
    pub(super) fn happen(&mut self, event: Event, audience: &mut dyn Audience) {
        let mut events = std::collections::VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            let blank = Session::over();
            let (session, effects) = std::mem::replace(&mut self.session, blank).step(event);
            self.session = session;
            for effect in effects {
                match &effect {
                    Effect::Record { entry, .. } | Effect::Replace { entry, .. } | Effect::Void { entry } => {
                        events.push_back(match self.keeper.keep(&effect) {
                            Ok(()) => Event::Saved(*entry),
                            Err(why) => Event::NotSaved(*entry, why),
                        });
                    }
                    Effect::Reread => {
                        events.extend(self.reader.again().map(Event::Plan));
                    }
                    Effect::Cue(cue) => audience.cue(*cue),
                    Effect::Say(words) => audience.say(words),
                    Effect::Hush => audience.hush(),
                    Effect::Run(change) => audience.change(change),
                    Effect::Tell(told) => audience.tell(told, &self.session),
                    Effect::End(_) => {}
                }
            }
        }
    }
}
